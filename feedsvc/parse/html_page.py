"""Pages that are no article: error pages stored under a 200, lists of other articles, stubs before a paywall."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING

from feedsvc.text.clean import clean_line

if TYPE_CHECKING:
    from lxml.html import HtmlElement

    from feedsvc.parse.body import Body
    from feedsvc.parse.html_metadata import Metadata

#: Titles of error pages; with the status or alone, so that a story about a missing person stays one.
_ERROR_TITLE = re.compile(
    r"(?:(?:http )?(?:error )?(?:40[0134]|410|50[0234])(?:$|[\s:.,–—|-]))"
    r"|(?:page|file|article|story|content)(?: you requested)?(?: was)? (?:not found|does not exist|cannot be found|no longer available)"
    r"|(?:page )?not found$|access denied|forbidden$|just a moment\W*$|attention required|are you a robot"
    r"|bad gateway|service unavailable|internal server error"
    r"|seite nicht gefunden|page (?:non trouvée|introuvable)|página no encontrada|página não encontrada|pagina non trovata"
    r"|pagina niet gevonden|страница не найдена|sayfa bulunamadı|الصفحة غير موجودة|halaman tidak ditemukan"
    r"|页面(?:不存在|无法找到|未找到)|.{0,12}页面无法找到|ページが見つかりません|페이지를 찾을 수 없",
    re.IGNORECASE,
)
_PAYWALL = re.compile(
    r"subscribe (?:now )?to (?:continue|read|keep)|(?:log|sign) in to (?:continue|read)|for subscribers only"
    r"|this (?:article|content|story) is (?:only )?(?:for|available to) subscribers|already a subscriber"
    r"|weiterlesen mit|jetzt abonnieren|réservé aux abonnés|solo para suscriptores|exclusivo para assinantes",
    re.IGNORECASE,
)
#: Characters under which a body is a notice rather than an article, unless the page says it is one.
_NOTICE = 140
_STUB = 500
#: Links of four words and more that make a list, where half of the text is theirs; and how many are looked at.
_LIST = 20
_MOST_LINKS = 1000
_MOST_TEXT = 100_000


def why_no_article(tree: HtmlElement, stated: Metadata, body: Body, *, title: str | None) -> str | None:
    """Return why a page is no article, as a clause, or None if it is one."""
    if title and _ERROR_TITLE.match(title) and body.length < 1500:
        return f"an error page: {title[:80]!r}"
    text = " ".join(block.text for block in body.blocks)
    if 0 < body.length < _STUB and _PAYWALL.search(text):
        return "a paywall stub: it asks the reader to subscribe"
    if not stated.has_article:
        links = _speaking_links(tree)
        if (
            len(links) >= _LIST
            and sum(len(link) for link in links if link in text[:_MOST_TEXT]) * 2 >= body.length
        ):
            return f"a list page: {len(links)} links and no article text"
    if body.length < _NOTICE:
        if body.length == 0:
            return "a page without article text"
        if not stated.has_article and stated.kind != "article" and title is None:
            return "a page without headline and article text"
    return None


def is_error_title(title: str) -> bool:
    """Tell whether a title is that of an error page."""
    return _ERROR_TITLE.match(title) is not None


def _speaking_links(tree: HtmlElement) -> frozenset[str]:
    """Return the texts of links that read like headlines: four words and more."""
    shown = (clean_line("".join(link.itertext())) for link in islice(tree.iter("a"), _MOST_LINKS))
    return frozenset(line for line in shown if len(line.split()) >= 4)
