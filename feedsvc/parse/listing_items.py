"""What a page prints around a link: headline, date, summary and picture of one item of a list."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, Final

from feedsvc.parse.listing_anchors import heading_in, label_of, text_of, title_element_in, words_of
from feedsvc.parse.listing_words import CLOCK, is_date, length_of
from feedsvc.parse.markup import blocks_of
from feedsvc.text.clean import clean_line
from feedsvc.text.date_ago import find_day_back
from feedsvc.text.date_plain import plain_line
from feedsvc.text.datelike import find_date
from feedsvc.text.urls import absolute

if TYPE_CHECKING:
    from lxml.html import HtmlElement


#: Elements and texts of one item that are looked at.
_MOST: Final = 200
_MOST_BLOCKS: Final = 40
_LONGEST_TITLE: Final = 400
_LONGEST_SUMMARY: Final = 1_000
_LONGEST_DATE: Final = 80
#: Words below which a text beside a headline is a label and no summary.
_FEWEST: Final = 6
_MOMENT: Final = re.compile(r"\d{4}-\d{2}")
_PLACEHOLDER: Final = re.compile(
    r"\.svg(?:[?#]|\Z)|loader|loading|placeholder|spacer|blank|pixel", re.IGNORECASE
)
_UPDATED: Final = re.compile(r"updat|modif", re.IGNORECASE)
_DATED: Final = frozenset(
    {"date", "time", "published", "posted", "datetime", "timestamp", "pubdate", "datum", "fecha"}
)
_CUT: Final = re.compile(r"\s*(?:…|\.\.\.)\Z")
_PEOPLE: Final = frozenset({"avatar", "author", "icon", "logo", "gravatar"})
_SOURCES: Final = ("data-src", "data-lazy-src", "data-original", "data-lazy", "src")
#: How an address of a picture ends; under whatever name a script looks for it.
_PICTURE: Final = re.compile(r"\.(?:jpe?g|png|webp|avif)(?:\?[^\s?]{0,50})?\s{0,9}\Z", re.IGNORECASE)
_PAINTED: Final = re.compile(
    r"background(?:-image)?\s{0,9}:[^;]{0,99}?url\(\s{0,9}[\"']?([^\"'()\s]{1,2000})", re.IGNORECASE
)
_SETS: Final = ("data-srcset", "data-lazy-srcset", "srcset")


@dataclass(frozen=True, slots=True)
class Dates:
    """The dates of an item, as printed or stated."""

    published: str = ""
    updated: str = ""


def title_in(link: HtmlElement | None, nodes: Sequence[HtmlElement], *, is_telling: bool) -> str:
    """Return the headline of an item: what its link says, or the heading beside a link that only says "more"."""
    if link is not None and is_telling:
        heading = heading_in(link)
        text = text_of(heading) if heading is not None else _first_line(link)
        return _whole(text, link)[:_LONGEST_TITLE]
    for node in nodes:
        heading = node if node.tag in {"h1", "h2", "h3", "h4", "h5", "h6"} else title_element_in(node)
        if heading is not None:
            return text_of(heading)[:_LONGEST_TITLE]
    return "" if link is None else label_of(link)[:_LONGEST_TITLE]


def _first_line(link: HtmlElement) -> str:
    """Return the first line of a card that reads like a headline; of a plain link what it says, its time of day left out."""
    if not len(link):
        return text_of(link)
    lines = [block.text for block in islice(blocks_of(link), _MOST_BLOCKS)]
    if len(lines) > 1:
        telling = (line for line in lines if length_of(line) >= 3 and find_date(line) is None)
        return next(telling, text_of(link))
    parts = [clean_line(part[:_LONGEST_SUMMARY]) for part in islice(link.itertext(), _MOST)]
    if parts and any(CLOCK.fullmatch(part) or is_date(part) for part in (parts[0], parts[-1])):
        rest = " ".join(part for part in parts if not CLOCK.fullmatch(part) and not is_date(part))
        return clean_line(rest) or text_of(link)
    return text_of(link)


def _whole(text: str, link: HtmlElement) -> str:
    """Return a title that the list cuts short as the link's title states it."""
    stated = clean_line(link.get("title") or "")
    cut = _CUT.sub("", text)
    return stated if cut != text and cut and stated.startswith(cut) else text


def dates_in(nodes: Sequence[HtmlElement]) -> Dates:
    """Return the dates of an item: stated ones, those of elements named so, then lines that are dates."""
    published = updated = ""
    for element in _elements(nodes, "time"):
        stated = clean_line(element.get("datetime") or "")[:_LONGEST_DATE]
        shown = text_of(element)[:_LONGEST_DATE]
        text = stated if _MOMENT.match(stated) else shown if is_dated(shown) else ""
        is_update = _UPDATED.search(f"{element.get('class') or ''} {element.get('itemprop') or ''}"[:200])
        if is_update:
            updated = updated or text
        else:
            published = published or text
    if not published:
        published = _named_date(nodes) or _printed_date(nodes)
    return Dates(published=published, updated=updated)


def _named_date(nodes: Sequence[HtmlElement]) -> str:
    for element in _elements(nodes):
        said = element.get("itemprop") or ""
        if said == "datePublished" and element.get("content"):
            return clean_line(element.get("content") or "")[:_LONGEST_DATE]
        if not _DATED.isdisjoint(words_of(element)) and len(element) <= 6:
            text = text_of(element)
            if len(text) <= _LONGEST_DATE and is_dated(text):
                return next(filter(is_date, _lines(element)), text)  # without the words beside it
    return ""


def _printed_date(nodes: Sequence[HtmlElement]) -> str:
    return next((line for node in nodes for line in _lines(node) if is_date(line)), "")


def _lines(node: HtmlElement) -> Iterator[str]:
    for part in islice(node.itertext(), _MOST):
        yield clean_line(part[: 4 * _LONGEST_DATE]).strip(" |·•,–—-/()[]")


def is_dated(line: str) -> bool:
    """Tell whether a line holds a date, or a day such as "yesterday"."""
    return find_date(line) is not None or (
        len(line) <= _LONGEST_DATE and find_day_back(plain_line(line)) is not None
    )


def is_lasting(date: str) -> bool:
    """Tell whether a date says the same tomorrow: "5 hours ago" does not."""
    if _MOMENT.match(date):
        return True
    found = find_date(date)
    return found is not None and not found.relative and found.year


def summary_in(nodes: Sequence[HtmlElement], title: str) -> str:
    """Return the longest text of an item beside its headline."""
    if not title:
        return ""
    blocks = (block.text for node in nodes for block in islice(blocks_of(node), _MOST_BLOCKS))
    beside = [text.partition(title)[2].lstrip(" :.,;|–—-") if title in text else text for text in blocks]
    fit = [text for text in beside if length_of(text[:_LONGEST_SUMMARY]) >= _FEWEST and not is_date(text)]
    return max(fit, key=len, default="")[:_LONGEST_SUMMARY]


def image_in(nodes: Iterable[HtmlElement], base: str) -> str:
    """Return the address of an item's picture: no logo, no portrait of its author, no placeholder."""
    for element in _elements(list(nodes), "img", "source"):
        if not _PEOPLE.isdisjoint(words_of(element)) or _is_tiny(element):
            continue
        shown = image_of(element, base)
        if shown and not _PLACEHOLDER.search(shown.rpartition("/")[2]):
            return shown
    for element in _elements(list(nodes)):
        painted = _PAINTED.search((element.get("style") or "")[:4000])
        url = absolute(painted[1], base) if painted else None
        if url and not _PLACEHOLDER.search(url.rpartition("/")[2]):
            return url
    return ""


def image_of(element: HtmlElement, base: str) -> str:
    """Return the address of a picture; the one that a script would put in its place goes first."""
    for name in _SOURCES:
        value = (element.get(name) or "").strip()
        if value and not value.startswith("data:") and (url := absolute(value, base)):
            return url
    for name, value in element.items():
        if (
            name.startswith("data-")
            and _PICTURE.search(value[-60:])
            and (url := absolute(value.strip(), base))
        ):
            return url
    for name in _SETS:
        first = (element.get(name) or "").strip()[:4000].partition(" ")[0].rstrip(",")
        if first and not first.startswith("data:") and (url := absolute(first, base)):
            return url
    return ""


def _is_tiny(element: HtmlElement) -> bool:
    sizes = [element.get("width") or "", element.get("height") or ""]
    return any(size.isascii() and size.isdigit() and int(size[:6]) < 48 for size in sizes)


def _elements(nodes: Sequence[HtmlElement], *tags: str) -> Iterator[HtmlElement]:
    for node in nodes:
        for element in islice(node.iter(*tags) if tags else node.iter(), _MOST):
            if isinstance(element.tag, str):
                yield element
