"""Whom a page names as the authors of its article: stated names, else marked-up ones.

Printed bylines without any mark are read in html_nearby.

Spec: schema.org author and creator; HTML Living Standard, rel=author; the class names of common templates.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from feedsvc.model.raw import Piece
from feedsvc.parse.html_linked_data import LinkedData
from feedsvc.parse.html_names import AUTHORS
from feedsvc.text.clean import clean_line
from feedsvc.text.datelike import find_date

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_ADDRESS = re.compile(r"https?:|www\.|^@|/")
_BYLINE_CLASS = re.compile(
    r"(?:^|[\s_-])(?:by-?line|author|autor|auteur|writer|redakteur|contributor)s?(?:[\s_-]?(?:name|link|text))?(?:$|[\s_-])",
    re.IGNORECASE,
)
_NOT_BYLINE = re.compile(
    r"bio|avatar|image|img|photo|social|follow|share|related|comment|date|time|box|description|about|more|desc|info|email",
    re.IGNORECASE,
)
_BY = re.compile(
    r"(?:(?:written )?by|von|par|por|di|da|door|av|af|przez|oleh|tarafından|от|автор)(?::|\s)\s{0,9}",
    re.IGNORECASE,
)
#: A piece of a byline that holds no name by itself.
_BARE_BY = re.compile(
    r"(?:written|posted|reported|published)?\s?(?:by|von|par|por|di|da|door|av|af|text|author|autor|auteur|and|und|et|y|e|in)?\s?:?",
    re.IGNORECASE,
)
_NO_NAME = re.compile(r"min(?:ute)?s? read|powered by|views|comments|^\W*$|^\d", re.IGNORECASE)


def authors_of(
    tree: HtmlElement, meta: dict[str, list[str]], data: LinkedData, *, site_name: str | None
) -> Iterator[Piece]:
    """Yield the authors of the surest place that states any person."""
    site = (site_name or "").casefold()
    for rule, names in _author_places(tree, meta, data):
        found = [
            Piece(text=name, rule=rule)
            for name in dict.fromkeys(names)
            if _is_name(name) and name.casefold() != site
        ]
        if found:
            yield from found[:12]
            return


def _author_places(
    tree: HtmlElement, meta: dict[str, list[str]], data: LinkedData
) -> Iterator[tuple[str, list[str]]]:
    yield "json-ld:author", list(data.lines("author"))
    yield "json-ld:creator", list(data.lines("creator"))
    for name in AUTHORS:
        yield (
            f"meta:{name}",
            [_BY.sub("", line, count=1) if _BY.match(line) else line for line in meta.get(name, ())],
        )
    yield (
        "itemprop:author",
        [_named(element) for element in tree.xpath(".//*[@itemprop='author']")[:6] if element.tag != "meta"],
    )
    yield (
        "rel:author",
        [_shown(element) for element in tree.xpath(".//a[@rel='author' or contains(@rel, 'author ')]")[:4]],
    )
    yield "class:byline", list(_marked_bylines(tree))


def _named(element: HtmlElement) -> str:
    inner = element.xpath(".//*[@itemprop='name']")
    if inner:
        return clean_line(inner[0].get("content") or _shown(inner[0]))
    return _shown(element)


def _marked_bylines(tree: HtmlElement) -> Iterator[str]:
    """Yield the names in the first short element that its class calls a byline."""
    for element in tree.iter("p", "span", "div", "a", "address", "li", "cite", "strong", "h3", "h4"):
        mark = f"{element.get('class') or ''} {element.get('id') or ''}"
        if mark != " " and len(mark) < 300 and _BYLINE_CLASS.search(mark) and not _NOT_BYLINE.search(mark):
            parts = [name for text in element.itertext() if (name := _name_in(clean_line(text)))]
            if parts and sum(map(len, parts)) <= 120:
                # Names that each stand in an element of their own are glued in the text of the whole.
                yield from parts if all(1 < len(part.split()) <= 4 for part in parts) else [" ".join(parts)]
                return


def _name_in(text: str) -> str:
    """Return a printed piece of a byline without its ``By`` and its date; empty if no name is left."""
    if len(text) > 120 or _NO_NAME.search(text) or _BARE_BY.fullmatch(text):
        return ""
    date = find_date(text)
    text = text[: date.start] if date is not None else text
    return _BY.sub("", text, count=1).strip(" ,;|•·–—-")


def _is_name(text: str) -> bool:
    return 2 <= len(text) <= 200 and not _ADDRESS.search(text) and any(char.isalpha() for char in text)


def _shown(element: HtmlElement) -> str:
    return clean_line("".join(element.itertext()))[:1000]
