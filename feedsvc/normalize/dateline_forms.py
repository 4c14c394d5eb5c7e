"""Datelines whose form is a language's or an agency's own: one pattern a form, with the place and the agency as groups.

Each is sure by its marks (a filing date with 电, an agency between slashes, a correspondent before a danda); what could
as well open a sentence is not here.
"""

from __future__ import annotations

import re
from typing import Final

from feedsvc.model.entry import Dateline
from feedsvc.text.places import CITIES

#: A dateline is no longer, and the story behind it no shorter.
_LONGEST: Final = 90
_SHORTEST_REST: Final = 15
_DAY: Final = r"\d{1,2}\.? [^\W\d_]{3,12}\.?(?: \d{4})?"
_HINDI: Final = "\u0900-\u0963\u0970-\u097f"
_ARABIC: Final = "\u0620-\u065f\u066e-\u06d3"
_CASED: Final = r"[A-ZÀ-ÝА-ЯЁ][\w’'. -]{1,30}"

_FORMS: Final = tuple(
    re.compile(pattern)
    for pattern in (
        # 新华社北京4月24日电（记者 …）: agency, place, day, 电; 本报 is the paper itself.
        (r"(?P<agency>[\u4e00-\u9fff]{1,6}[社网网報报台])(?P<place>[\u4e00-\u9fff]{2,8}?)(?:\d{1,2}月)?\d{1,2}日(?:专?[电電]|[讯訊]|消息)"
        r"(?:\s?[（(][^（）()]{0,6}[记記]者[^（）()]{1,40}[）)])?(?:[\s：:，,]+|(?=\S))"),
        # 【ロンドン=共同】, ［ロンドン 18日 ロイター］
        r"【(?P<place>[^】=＝\s]{2,12})[=＝](?P<agency>[^】\s]{2,14})】\s?",
        r"[\[［（(](?P<place>[^\s\d\]］）)]{2,12}) ?(?:\d{1,2}日)? ?(?P<agency>ロイター|共同|時事|AFP=?時事|ＡＦＰ時事|AFP|AP|CNN)[\]］）)] ?(?:[-－–] )?",
        # (서울=연합뉴스) 홍길동 기자 =
        r"[(\[](?P<place>[가-힣·]{2,10}) ?= ?(?P<agency>[가-힣A-Za-z]{2,12})[)\]] ?(?:[가-힣·, ]{2,20} ?(?:기자|특파원) ?=)? ?",
        # जागरण संवाददाता, आगरा।
        rf"(?P<agency>[{_HINDI} ]{{0,24}}(?:संवाददाता|एजेंसी|ब्यूरो|डेस्क|संवाद सूत्र|टीम|भाषा|आईएएनएस|पीटीआई))[,:] ?(?P<place>[{_HINDI}]{{2,16}}(?: [{_HINDI}]{{2,16}})?)(?:/[{_HINDI} ]{{2,24}})? ?[।:|] ?",
        # नई दिल्ली, 18 जनवरी (भाषा)
        rf"(?P<place>[{_HINDI}]{{2,16}}(?: [{_HINDI}]{{2,16}})?), [\d०-९]{{1,2}} [{_HINDI}]{{2,10}} ?\((?P<agency>[^()]{{2,20}})\)[।:.]?\s?",
        # القاهرة - رويترز:
        rf"(?P<place>[{_ARABIC}]{{2,14}}(?: [{_ARABIC}]{{2,14}}){{0,2}}) ?[-–—/(] ?(?P<agency>رويترز|أ ?ف ?ب|ا ف ب|فرانس برس|د ب أ|الأناضول|وكالات|الوكالات|سانا|وام|واس|قنا|كونا|بترا|وفا|أسوشيتد برس)\)? ?[:：–—-]\s?",
        # کراچی (اسٹاف رپورٹر)
        rf"(?P<place>[{_ARABIC}]{{2,14}}(?: [{_ARABIC}]{{2,14}})?) ?\((?P<agency>[^()]{{0,14}}(?:رپورٹر|نمائندہ[^()]{{0,10}}|ڈیسک|نیوز|ایجنسی|رائٹرز|اے ایف پی|اے پی پی))\) ?[:۔–-]?\s",
        # МЕРРОВ, 18 января. /ТАСС/.  and  Меррово. 18 января. INTERFAX.RU -
        rf"(?P<place>{_CASED})[,.] {_DAY} ?/(?P<agency>[^/]{{2,20}})/\.?\s",
        rf"(?P<place>{_CASED})[,.] {_DAY}(?: [—–-])? (?P<agency>INTERFAX(?:\.RU)?|РИА Новости|Интерфакс|ТАСС|БЕЛТА|Казинформ)(?: ?[—–-]|\.)\s",
        # (ANSA) - MERROW, 18 GEN -
        rf"\((?P<agency>ANSA|AGI|Adnkronos|LaPresse|Askanews|askanews|Lusa|EFE)\) ?[-–] ?(?P<place>{_CASED})(?:, {_DAY})? ?[-–—] ",
        # MERROW, Sallow, Jan. 18, 2024 /PRNewswire/ --
        r"(?P<place>[A-Z][\w’'. -]{1,30}(?:, [A-Z][\w’'. -]{1,24})?), [A-Z][a-z]{2,8}\.? \d{1,2}, \d{4} /(?P<agency>[A-Za-z -]{2,30})/ ?(?:--?|[–—]) ",
        # Merrow/Sallow (dpa) -
        r"(?P<place>[A-ZÄÖÜ][\w .-]{1,24}/[A-ZÄÖÜ][\w .-]{1,24}) \((?P<agency>[\w/ ]{2,20})\) ?[-–—] ",
    )
)  # fmt: skip
#: Newspapers of South Asia open with the city and a colon, or a danda; in a script without capitals only known cities do.
_COLON: Final = re.compile(
    rf"(?P<place>[A-Z][\w’'. -]{{2,24}}|[{_ARABIC} ]{{3,16}}|[{_HINDI} ]{{2,16}}): (?=\S)|(?P<danda>[{_HINDI} ]{{2,16}})। (?=\S)"
)
_CITIES_ELSEWHERE: Final = frozenset(
    """
    اسلام آباد|کراچی|لاہور|پشاور|کوئٹہ|راولپنڈی|ملتان|فیصل آباد|مظفر آباد|گوادر|واشنگٹن|لندن|نئی دہلی|کابل|تہران|ریاض|دبئی|غزہ|انقرہ|بیجنگ|ماسکو|نیویارک|پیرس|جنیوا
    |नई दिल्ली|मुंबई|कोलकाता|चेन्नई|बेंगलुरु|हैदराबाद|लखनऊ|पटना|रांची|भोपाल|जयपुर|आगरा|कानपुर|वाराणसी|प्रयागराज|मेरठ|गोरखपुर|देहरादून|शिमला|चंडीगढ़|जम्मू|श्रीनगर|अहमदाबाद|पुणे|नागपुर
    |इंदौर|रायपुर|भुवनेश्वर|गुवाहाटी|काठमांडू|इस्लामाबाद|लाहौर|कराची|वाशिंगटन|लंदन|न्यूयॉर्क|बीजिंग|मॉस्को|दुबई
    """.replace("\n", "")
    .replace("    ", "")
    .split("|")
)
#: The paper speaks of itself: its place counts, its name does not.
_OURSELVES: Final = frozenset({"本报", "本网", "本台", "本社"})


def read_form(paragraph: str) -> Dateline | None:
    """Return the dateline that ``paragraph`` opens with if its form is one of the above, or None."""
    head = paragraph[: _LONGEST + 30]
    if not (head[:1] in "([（［【" or not head.isascii() or "/" in head or ": " in head[:30]):
        return None
    for form in _FORMS:
        found = form.match(head)
        if found is not None and found.end() <= _LONGEST:
            return _dateline(paragraph, found, found["place"], found["agency"])
    colon = _COLON.match(head)
    if colon is not None:
        place = colon["place"] or colon["danda"]
        if place.strip() in _CITIES_ELSEWHERE or (place.isascii() and place.casefold() in CITIES):
            return _dateline(paragraph, colon, place, None)
    return None


def _dateline(paragraph: str, found: re.Match[str], place: str, agency: str | None) -> Dateline | None:
    rest = paragraph[found.end() :].strip()
    if len(rest) < _SHORTEST_REST or rest[0].islower():
        return None
    known = None if agency in _OURSELVES else agency
    return Dateline(raw=found[0].strip(), place=place.strip(" .,"), agency=known.strip() if known else None)
