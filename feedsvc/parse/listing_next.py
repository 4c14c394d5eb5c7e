"""Where a listing goes on: what it states, what its links say, or the page number after its own."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

from feedsvc.parse.listing_addresses import is_same_site, key_of, site_of
from feedsvc.parse.listing_anchors import Anchor, words_of
from feedsvc.text.urls import absolute

if TYPE_CHECKING:
    from lxml.html import HtmlElement

#: What links to the next page say, whole, without their arrows.
_SAYS_NEXT: Final = re.compile(
    r"(?:next(?: page| posts)?|older(?: posts| entries| articles| stories| news)?|load more|show more|more (?:articles|stories|news|posts)"
    r"|nächste(?: seite)?|weiter|ältere(?: beiträge| artikel)?|mehr (?:artikel|meldungen|laden)"
    r"|(?:page )?suivante?|articles plus anciens|siguiente|página siguiente|entradas antiguas|próxima(?: página)?|seguinte"
    r"|(?:pagina )?successiv[ao]|avanti|volgende(?: pagina)?|następna(?: strona)?|dalej|další|következő|nästa(?: sida)?|neste|næste"
    r"|seuraava|sonraki(?: sayfa)?|следующая(?: страница)?|далее|вперед|вперёд|наступна|التالي|الصفحة التالية|التالية|بعدی|صفحه بعد|اگلا"
    r"|הבא|अगला|selanjutnya|berikutnya|tiếp theo|trang sau|ถัดไป|下一页|下一頁|下页|次へ|次のページ|다음)",
    re.IGNORECASE,
)
_ARROWS: Final = " \t\u00a0<>«»‹›←→⟩⟨▸►▶…·|."
_ARROW_ALONE: Final = frozenset({"›", "»", "→", ">", ">>", "⟩", "▸", "►", "▶"})
_DIGIT: Final = re.compile(r"\d")
_BEHIND: Final = re.compile(r"(.{0,1000}?)[/_-](\d{1,4})(?:/|\.[a-z]{2,5})?", re.IGNORECASE)
_ENDING: Final = re.compile(r"\.[a-z]{2,5}\Z", re.IGNORECASE)
#: Links of one text that are a label of items.
_LABEL: Final = 3
_NUMBER: Final = re.compile(
    r"(?:[?&](?:page|p|paged|seite|pagina|pag|pg|start|strona|sayfa)=|/(?:page|p|seite|pagina|strona|sayfa)/?)(\d{1,4})(?=/?(?:[?&#]|\Z))",
    re.IGNORECASE,
)


def next_page(tree: HtmlElement, anchors: Sequence[Anchor], *, address: str, base: str) -> str | None:
    """Return the address of the listing's next page, or None on the last."""
    own = key_of(address)
    site = site_of(urlsplit(address).hostname or "")

    def fit(url: str | None) -> bool:
        return url is not None and key_of(url) != own and is_same_site(url, site)

    for element in tree.iter("link", "a"):
        if "next" in (element.get("rel") or "").lower().split():
            url = absolute((element.get("href") or "").partition("#")[0], base)
            if fit(url):
                return url
    number = _number(address) or 1
    wanted = str(number + 1)
    told = [anchor for anchor in anchors if anchor.key != own and is_same_site(anchor.url, site)]
    folder = urlsplit(address).path.rpartition("/")[0]

    def goes_on(url: str) -> bool:
        # A menu may have a section that is called "Next".
        path = urlsplit(url).path
        return (bool(folder) and path.startswith(f"{folder}/")) or _DIGIT.search(
            url.partition("://")[2]
        ) is not None

    def is_after(url: str) -> bool:
        # Where nothing names the number it stands behind the listing's own address: ``/sea/``, ``/sea/2/``.
        behind = _BEHIND.fullmatch(urlsplit(url).path)
        return _number(url) == number + 1 or (
            behind is not None
            and behind[2] == wanted
            and behind[1] == _ENDING.sub("", urlsplit(address).path).rstrip("/")
        )

    said = Counter(anchor.text for anchor in {(one.text, one.key): one for one in told}.values())
    for says in (_says_next, _is_arrow):
        for anchor in told:
            # What many links say that lead elsewhere each is "more" of an item.
            if (
                says(anchor)
                and said[anchor.text] < _LABEL
                and goes_on(anchor.url)
                and _number(anchor.url) not in range(1, number + 1)
            ):
                return anchor.url
    return next((anchor.url for anchor in told if anchor.text == wanted and is_after(anchor.url)), None)


def _number(url: str) -> int | None:
    found = _NUMBER.search(url)
    return int(found[1]) if found else None


def _says_next(anchor: Anchor) -> bool:
    return (
        not anchor.is_label
        and len(anchor.text) <= 40
        and _SAYS_NEXT.fullmatch(anchor.text.strip(_ARROWS)) is not None
    )


def _is_arrow(anchor: Anchor) -> bool:
    """Tell whether a link is an arrow and nothing more, to a page with a number, or named ``next``."""
    if not anchor.is_label and anchor.text not in _ARROW_ALONE:
        return False
    label = anchor.element.get("aria-label") or anchor.element.get("title") or ""
    if _SAYS_NEXT.match(label[:60].strip()):
        return True
    return bool(not anchor.is_label or "next" in words_of(anchor.element)) and _number(anchor.url) is not None
