"""The HTML of a message without what surrounds it, as a page of its own.

What enters: decoded HTML. What leaves: HTML with the subject as title, less preheaders, counters, quoted
messages, signatures and footers, and without any link that would act in the recipient's name.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import escape
from itertools import islice
from typing import TYPE_CHECKING, Final

from feedsvc.model.raw import RawImage
from feedsvc.parse.mail_forward import cut_announced
from feedsvc.parse.mail_text import LONGEST_LINE, is_footer
from feedsvc.parse.mail_words import ATTRIBUTION, UNSUBSCRIBE, VIEW_ONLINE
from feedsvc.parse.markup import tree_of

if TYPE_CHECKING:
    from lxml.html import HtmlElement

#: Text of a footer, and how many elements up from the line that tells it a footer is looked for.
LONGEST_FOOTER: Final = 800
CLIMB: Final = 12
PARAGRAPH: Final = 80
#: Pixels: a mail states the width of its pictures, or programs show them too wide. Logos and buttons are not as wide.
WIDE: Final = 300
MOST_PICTURES: Final = 10
#: Rows of a table that tell whether it is a grid.
MOST_ROWS: Final = 50
#: Elements that are looked at.
MOST: Final = 20_000

#: What mail programs mark as quoted or signed, by class and id.
_QUOTED: Final = re.compile(
    r"gmail_(?:quote|extra|signature|attr)|moz-(?:cite-prefix|signature|forward-container)|yahoo_quoted|protonmail_(?:quote|signature)"
    r"|divrplyfwdmsg|appendonsend|outlookmessageheader|(?:apple|x_apple)-(?:mail-signature)|signature_block|tutanota_quote|zmail_extra"
)
_HIDDEN: Final = re.compile(
    r"display\s{0,9}:\s{0,9}none|visibility\s{0,9}:\s{0,9}hidden|max-height\s{0,9}:\s{0,9}0(?:px)?\s{0,9}(?:;|$)"
    r"|font-size\s{0,9}:\s{0,9}[01](?:px)?\s{0,9}(?:;|$)|mso-hide\s{0,9}:\s{0,9}all",
    re.IGNORECASE,
)
_HEADLINES: Final = frozenset({"h1", "h2", "h3", "h4"})
_BLOCKS: Final = ("p", "td", "div", "li")
_LAID: Final = frozenset("tbody thead tfoot tr td th center".split())
_AROUND: Final = frozenset("p div td tr tbody table li ul center footer section small".split())
_WEB: Final = re.compile(r"https?://[^\s/]", re.IGNORECASE)
_TINY: Final = frozenset({"0", "1", "2", "3", "0px", "1px", "2px", "3px"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """The page that a message is."""

    html: str
    #: The pictures of its text, each with an address of the web.
    images: tuple[RawImage, ...]
    #: Who wrote it, where it was passed on: as the header of the passing says.
    sender: str = ""


def page_of(html: str, *, subject: str, answers: bool = False) -> Letter:
    """Return a message as a page whose headline is its subject; ``answers`` tells that it answers another.

    Raises: DumpError as ``tree_of``.
    """
    from lxml import html as lxml_html

    tree = tree_of(html)
    body = tree.find(".//body")
    root = tree if body is None else body
    for element in _elements(root):
        if element.getparent() is not None and _is_hidden(element):
            element.drop_tree()
    sender = cut_announced(root, answers=answers)
    opening = _opening(root)
    for element in _elements(root):
        # A message that is quoted as a whole was passed on: it is what is meant.
        if element not in opening and element.getparent() is not None and _is_quoted(element):
            _drop_attribution(element)
            element.drop_tree()
    _drop_footers(root)
    for link in list(root.iter("a"))[:MOST]:
        above = link.getparent()
        if above is not None and above.tag in _HEADLINES:
            # A mailing leads to its stories by their headlines: here they are headlines of its own text.
            link.drop_tag()
    for image in list(root.iter("img")):
        if _width(image) < WIDE:
            image.drop_tree()
    _unlay(root)
    root.tag = "div"
    # As an article: its headlines are lost where a reader has to guess which part is one.
    shown = lxml_html.tostring(root, encoding="unicode", method="html", with_tail=False)
    title = escape(subject)
    head = f"<head><title>{title}</title></head>" if subject else ""
    return Letter(
        html=f"<html>{head}<body><article>{shown}</article></body></html>",
        images=_pictures(root),
        sender=sender,
    )


def _pictures(root: HtmlElement) -> tuple[RawImage, ...]:
    """Return the pictures of the text."""
    found = {image.get("src").strip(): image for image in islice(root.iter("img"), MOST_PICTURES)}
    return tuple(RawImage(url=url, alt=image.get("alt") or None) for url, image in found.items())


def _width(image: HtmlElement) -> int:
    said = image.get("width", "").strip().removesuffix("px")
    return int(said) if said.isascii() and said.isdigit() and len(said) < 6 else 0


def _unlay(root: HtmlElement) -> None:
    """Make blocks of tables that only lay out a page: those of one column, and those whose cells hold blocks."""
    laid = {table for table in _elements(root) if table.tag == "table" and not _is_grid(table)}
    for part in [
        one for one in _elements(root) if one in laid or (one.tag in _LAID and _table_of(one) in laid)
    ]:
        part.tag = "div"
        part.attrib.clear()


def _is_grid(table: HtmlElement) -> bool:
    """Tell whether a table holds data: cells side by side, and nothing but text in them."""
    rows = islice(table.iter("tr"), MOST_ROWS)
    is_wide = any(sum(cell.tag in {"td", "th"} for cell in row) > 1 for row in rows)
    blocks = table.iterdescendants("p", "div", "h1", "h2", "h3", "ul", "table", "img")
    return is_wide and next(blocks, None) is None


def _table_of(element: HtmlElement) -> HtmlElement | None:
    """Return the table that a row or a cell belongs to, by its tag before it was changed."""
    above = element.getparent()
    for _ in range(3):
        if above is None or above.tag == "table":
            return above
        above = above.getparent()
    return None


def _elements(root: HtmlElement) -> list[HtmlElement]:
    return [one for one in islice(root.iterdescendants(), MOST) if isinstance(one.tag, str)]


def _is_hidden(element: HtmlElement) -> bool:
    """Tell whether an element is none that a reader sees, or only counts that they do."""
    if element.tag in {"style", "script", "form", "object", "iframe", "title"}:
        return True
    if element.tag == "img":
        tiny = {element.get("width", "").strip(), element.get("height", "").strip()} & _TINY
        return bool(tiny) or not _WEB.match(element.get("src", "").strip())
    return bool(_HIDDEN.search(element.get("style", "")[:2000]))


def _is_quoted(element: HtmlElement) -> bool:
    """Tell whether a mail program marked an element as quoted, or as a signature."""
    if element.tag == "blockquote" and element.get("type", "").lower() == "cite":
        return True
    return bool(_QUOTED.search(f"{element.get('class', '')} {element.get('id', '')}"[:500].lower()))


def _opening(root: HtmlElement) -> set[HtmlElement]:
    """Return the elements above which nothing is written."""
    from lxml import etree

    found: set[HtmlElement] = set()
    for event, element in etree.iterwalk(root, events=("start", "end")):
        if event == "start":
            found.add(element)
        written = (element.text if event == "start" else element.tail) if isinstance(element.tag, str) else ""
        if written and written.strip():
            break
    return found


def _drop_attribution(quote: HtmlElement) -> None:
    """Drop the line that opens a quote: ``On Friday Dana Quill wrote:``."""
    above = quote.getprevious()
    for _ in range(3):
        if above is None or not isinstance(above.tag, str):
            return
        words = " ".join(_text_within(above, LONGEST_LINE).split())
        if words and len(words) < LONGEST_LINE and ATTRIBUTION.fullmatch(words):
            above.drop_tree()
        if words:
            return
        above = above.getprevious()


def _text_within(element: HtmlElement, limit: int) -> str:
    """Return the text of an element, no more than a little over ``limit`` of it: elements stand in each other."""
    said: list[str] = []
    for text in element.itertext():
        said.append(text)
        limit -= len(text)
        if limit < 0:
            break
    return "".join(said)


def _drop_footers(root: HtmlElement) -> None:
    """Take away what speaks of the mailing, each with as much around it as is no text; unlink what is left of it."""
    # A message of a line or two is not all footer because one stands in the same cell.
    most = len(_text_within(root, 2 * LONGEST_FOOTER)) // 2
    for link in list(root.iter("a"))[:MOST]:
        if not _stands_in(link, root):
            continue
        words = " ".join(_text_within(link, LONGEST_LINE).split())[:300]
        if not (
            UNSUBSCRIBE.search(words)
            or UNSUBSCRIBE.search(link.get("href", "")[:2000])
            or VIEW_ONLINE.search(words)
        ):
            continue
        _drop_around(link, root, most=most)
        if _stands_in(link, root):
            del link.attrib["href"]
    for element in list(root.iter("p", "td", "div", "span"))[:MOST]:
        words = " ".join((element.text or "").split())
        if not len(element) and is_footer(words) and _stands_in(element, root):
            element.drop_tree()


def _drop_around(element: HtmlElement, root: HtmlElement, *, most: int) -> None:
    """Drop the largest element around a link that is all footer: short, and without a paragraph of text."""
    chosen: HtmlElement | None = None
    above = element.getparent()
    for _ in range(CLIMB):
        if above is None or above is root:
            break
        length = len(_text_within(above, LONGEST_FOOTER))
        if length > LONGEST_FOOTER or (above.tag != "p" and length > most) or _has_paragraph(above):
            break
        if above.tag in _AROUND:
            chosen = above
        above = above.getparent()
    if chosen is not None:
        chosen.drop_tree()


def _has_paragraph(element: HtmlElement) -> bool:
    """Tell whether an element holds a headline, or a paragraph that speaks of the matter."""
    for one in element.iter(*_BLOCKS, "h1", "h2", "h3"):
        if one.tag in {"h1", "h2", "h3"}:
            return True
        words = " ".join(one.text_content().split())
        if (
            len(words) >= PARAGRAPH
            and not is_footer(words)
            and next(one.iterdescendants(*_BLOCKS), None) is None
        ):
            return True
    return False


def _stands_in(element: HtmlElement, root: HtmlElement) -> bool:
    return any(above is root for above in element.iterancestors())
