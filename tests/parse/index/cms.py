"""Section pages as content systems make them, filled with the stories of an invented newsroom; beside each its stories.

A page is a function, so that its markup stands once: the stories that it must give, those that it may give (boxes of the
most read, of other desks), and all else that it links, which are no stories of it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Story:
    title: str
    day: int
    about: str = ""

    @property
    def slug(self) -> str:
        return re.sub(r"[^a-z0-9]+", "-", self.title.lower()).strip("-")

    @property
    def iso(self) -> str:
        return f"2026-03-{self.day:02}T0{self.day % 9}:15:00+00:00"

    @property
    def printed(self) -> str:
        return f"{self.day} March 2026"

    @property
    def number(self) -> int:
        return 48_000 + 37 * self.day


@dataclass(frozen=True, slots=True)
class Page:
    html: str
    #: Addresses, as the page's links give them without their queries and hosts; the query only where ids stand in it.
    must: tuple[str, ...]
    may: tuple[str, ...] = ()
    address: str = "https://halvard.example/news/"


STORIES: Final = tuple(
    Story(
        title, day, f"{title}, said the harbour office, and nobody on the quay was surprised to hear of it."
    )
    for title, day in (
        ("Ferry to Oster runs aground in fog", 29),
        ("Council votes to keep the old lighthouse", 28),
        ("Herring prices at a ten-year low", 27),
        ("Two hurt as crane tips over at dock four", 26),
        ("Why the tide mill may turn again", 24),
        ("School meals to be cooked on the island", 22),
        ("Strike ends", 21),
        ("Bridge toll: what drivers will pay from May", 19),
        ("Mayor's budget fails by a single vote", 17),
        ("Gulls, bins and a very patient warden", 15),
        ("Storm surge barrier tested for the first time", 12),
        ("New nurse for Skerry after two years", 10),
    )
)
READ: Final = tuple(
    Story(title, day)
    for title, day in (
        ("Bakers agree on smaller rolls", 9),
        ("Owls move into the district court", 8),
        ("A bicycle race that nobody won", 7),
        ("Swimmers want the winter pool back", 6),
    )
)
OPINION: Final = tuple(
    Story(title, day)
    for title, day in (
        ("The island deserves a second boat", 20),
        ("Leave the gulls alone", 18),
        ("A toll is not a tax, it is worse", 16),
    )
)
RUSSIAN: Final = tuple(
    Story(title, day)
    for title, day in (
        ("Паром сел на мель у острова Остер", 29),
        ("Совет решил сохранить старый маяк", 28),
        ("Цены на сельдь упали до минимума", 27),
        ("Кран опрокинулся на четвёртом причале", 26),
        ("Школьные обеды будут готовить на острове", 22),
    )
)
ARABIC: Final = tuple(
    Story(title, day)
    for title, day in (
        ("جنوح عبارة أوستر وسط الضباب الكثيف", 29),
        ("المجلس يصوت للإبقاء على المنارة القديمة", 28),
        ("أسعار الرنجة عند أدنى مستوى لها", 27),
        ("إصابة عاملين في انقلاب رافعة بالميناء", 26),
        ("وجبات المدارس ستطهى في الجزيرة", 22),
    )
)
CHINESE: Final = tuple(
    Story(title, day)
    for title, day in (
        ("海鸥岛渡轮大雾中搁浅 乘客安全转移", 29),
        ("市议会表决保留旧灯塔", 28),
        ("鲱鱼价格跌至十年最低点", 27),
        ("四号码头吊车倾覆两人受伤", 26),
        ("岛上学校午餐将就地烹制", 22),
        ("罢工结束", 21),
    )
)
JAPANESE: Final = tuple(
    Story(title, day)
    for title, day in (
        ("かもめ島フェリーが濃霧で座礁", 29),
        ("市議会、旧灯台の保存を可決", 28),
        ("ニシン価格、十年ぶりの安値に", 27),
        ("四号埠頭でクレーン転倒、二人けが", 26),
        ("給食を島内で調理へ", 22),
    )
)

NAV: Final = (
    '<nav class="main-nav"><ul><li><a href="/">Home</a></li><li><a href="/news/">News</a></li><li><a href="/politics/">Politics</a></li>'
    '<li><a href="/sport/">Sport</a></li><li><a href="/culture/">Culture</a></li><li><a href="/opinion/">Opinion</a></li></ul></nav>'
)
FOOT: Final = (
    '<footer class="site-footer"><ul><li><a href="/about-us/">About us</a></li><li><a href="/contact/">Contact</a></li>'
    '<li><a href="/editorial-standards-and-complaints/">Editorial standards and complaints</a></li><li><a href="/privacy-policy/">Privacy</a></li>'
    '<li><a href="https://social.example/halvard">Follow us</a></li></ul></footer>'
)


def framed(main: str, *, lang: str = "en", side: str = "") -> str:
    return (
        f'<!DOCTYPE html><html lang="{lang}"><head><meta charset="utf-8"><title>News - Halvard Mail</title></head><body class="archive category">'
        f'<a class="skip-link screen-reader-text" href="#content">Skip to content</a><header id="masthead" class="site-header"><a href="/" rel="home">Halvard '
        f"Mail</a>{NAV}</header>{main}{side}{FOOT}</body></html>"
    )


def of(stories: Iterable[Story], path: str) -> tuple[str, ...]:
    return tuple(path.format(s=story) for story in stories)


def joined(form: Callable[[Story], str], stories: Iterable[Story] = STORIES) -> str:
    return "\n".join(map(form, stories))
