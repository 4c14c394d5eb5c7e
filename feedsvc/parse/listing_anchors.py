"""The links of a page, each with where it stands: by what elements, in the page's main part or in its frame.

Two links of one list have the same path: the tags that lead to them, with the classes that most of their neighbours share;
what only one of them carries (``post-4711``, ``first``, ``category-sport``) tells items apart and not lists.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, Final

from feedsvc.parse.listing_addresses import key_of
from feedsvc.text.clean import clean_line
from feedsvc.text.urls import absolute

if TYPE_CHECKING:
    from lxml.html import HtmlElement

#: Links of a page that are looked at; the articles of a page of more stand among them.
MOST_ANCHORS: Final = 20_000
#: Elements that are looked at: a page of links has a few for each.
MOST_ELEMENTS: Final = 300_000
#: Neighbours whose classes are compared.
_NEIGHBOURS: Final = 60
_LONGEST_TEXT: Final = 2_000
_HEADINGS: Final = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_ITEMS: Final = frozenset({"li", "tr", "dt", "dd", "article"})
_FRAME_TAGS: Final = frozenset({"nav", "aside", "form", "dialog", "menu"})
_FRAME_ROLES: Final = frozenset(
    {"navigation", "contentinfo", "search", "complementary", "dialog", "menu", "menubar"}
)
#: Words of classes that name a headline, and elements of an item among which one is looked for.
_TITLES: Final = frozenset("title headline heading titel titre titolo titulo".split())
_MOST_WITHIN: Final = 60
#: Words of classes and ids that name the frame around what a page is about.
_FRAME_WORDS: Final = frozenset(
    """
    nav navbar navigation menu submenu footer sidebar aside breadcrumb breadcrumbs share sharing social cookie cookies
    consent pagination pager tagcloud toolbar topbar login newsletter subscribe comments comment advert ads banner
    langs languages skip bottom colophon masthead
    """.split()
)
#: What a footer is of that is the page's, by the first word of its name.
_PAGES: Final = frozenset(
    "footer site page main global app body master layout web big mega primary bottom".split()
)
#: Ids of what stands beside the main part; as classes they are those of lesser stories, too.
_BESIDES: Final = frozenset({"secondary", "tertiary", "right-column", "rightcolumn", "col-right"})
#: Ends of words that are written as one: ``sidemenu``, ``topnav``.
_FRAME_ENDS: Final = ("menu", "nav", "footer", "sidebar")
_CLASS_PARTS: Final = re.compile(r"[A-Z]?[a-z]+")
_DIGITS: Final = re.compile(r"\d+")
_SILENT: Final = frozenset({"script", "style", "template", "noscript", "svg", "head", "select", "button"})


@dataclass(frozen=True, slots=True)
class Anchor:
    """One link of a page."""

    element: HtmlElement
    #: Absolute, without fragment; and what stays of it where it names the same article.
    url: str
    key: str
    #: What it shows, as one line; of one that shows no words what it is labelled with.
    text: str
    #: Number of its path: equal for the links of one list.
    path: int
    #: True if it stands in a heading, or holds one.
    is_heading: bool
    is_framed: bool
    is_main: bool
    is_item: bool
    #: True if ``text`` is no more than its label.
    is_label: bool = False


@dataclass(frozen=True, slots=True)
class _Around:
    path: int = 0
    is_heading: bool = False
    is_framed: bool = False
    is_main: bool = False
    is_item: bool = False


class _Walk:
    """Collects the links of a tree in page order; lxml bounds the depth, so recursion is safe."""

    def __init__(self, base: str) -> None:
        self.anchors: list[Anchor] = []
        self._base = base
        self._paths: dict[tuple[int, str, tuple[str, ...]], int] = {}
        self._left = MOST_ELEMENTS

    @property
    def is_full(self) -> bool:
        return self._left <= 0 or len(self.anchors) >= MOST_ANCHORS

    def visit(self, element: HtmlElement, around: _Around) -> None:
        shared = _shared_classes(element)
        for child in element:
            tag = child.tag
            if self.is_full:
                return
            if not isinstance(tag, str) or tag in _SILENT:
                continue
            self._left -= 1
            named = (around.path, tag, _kept(child, shared.get(tag)))
            within = _Around(
                path=self._paths.setdefault(named, len(self._paths) + 1),
                is_heading=around.is_heading or tag in _HEADINGS,
                is_framed=tag not in {"main", "article"}
                and (around.is_framed or _is_frame(child, tag, around)),
                is_main=around.is_main or tag in {"main", "article"} or child.get("role") in {"main", "feed"},
                is_item=around.is_item or tag in _ITEMS,
            )
            if tag == "a":
                self._take(child, within)
            else:
                self.visit(child, within)

    def _take(self, element: HtmlElement, around: _Around) -> None:
        href = element.get("href") or ""
        if not href or href[:1] == "#":
            return
        url = absolute(href.partition("#")[0], self._base)
        if url is None:
            return
        text = text_of(element)
        self.anchors.append(
            Anchor(
                element=element,
                url=url,
                key=key_of(url),
                text=text or label_of(element),
                is_label=not text,
                path=around.path,
                is_heading=around.is_heading or heading_in(element) is not None,
                is_framed=around.is_framed,
                is_main=around.is_main,
                is_item=around.is_item,
            )
        )


def anchors_in(tree: HtmlElement, base: str) -> tuple[list[Anchor], bool]:
    """Return the links of a page that lead somewhere by http, in page order, and whether there are more."""
    walk = _Walk(base)
    walk.visit(tree, _Around())
    return walk.anchors, walk.is_full


def heading_in(element: HtmlElement) -> HtmlElement | None:
    """Return the first heading within an element, or None."""
    return next((inner for inner in element.iter(*_HEADINGS) if text_of(inner)), None)


def title_element_in(element: HtmlElement) -> HtmlElement | None:
    """Return the first heading within an element, else what is one by its name; None if there is none."""
    heading = heading_in(element)
    if heading is not None:
        return heading
    named = (
        inner
        for inner in islice(element.iter(), _MOST_WITHIN)
        if isinstance(inner.tag, str)
        and (inner.get("role") == "heading" or not _TITLES.isdisjoint(words_of(inner)))
    )
    return next((inner for inner in named if len(text_of(inner)) > 1), None)


def text_of(element: HtmlElement) -> str:
    """Return what an element shows, as one line; of a very long one the beginning."""
    parts: list[str] = []
    room = _LONGEST_TEXT
    for part in element.itertext():
        parts.append(part[:room])
        room -= len(part)
        if room <= 0:
            break
    return clean_line(" ".join(parts) if len(parts) > 1 and _is_loose(element) else "".join(parts))


def label_of(link: HtmlElement) -> str:
    """Return what a link is called that shows no words: its label, its title, what describes its picture."""
    stated = link.get("aria-label") or link.get("title") or ""
    if not stated.strip():
        pictures = islice(link.iter("img"), 3)
        stated = next((alt for picture in pictures if (alt := picture.get("alt") or "").strip()), "")
    return clean_line(stated[:_LONGEST_TEXT])


def _is_loose(element: HtmlElement) -> bool:
    """Tell whether the parts of an element stand apart: a card whose lines have no blanks between them."""
    return any(
        child.tag in {"div", "p", "h1", "h2", "h3", "h4", "h5", "h6", "br", "time", "ul"} for child in element
    )


def words_of(element: HtmlElement) -> frozenset[str]:
    """Return the words of an element's class and id, lower case."""
    said = f"{element.get('class') or ''} {element.get('id') or ''}"
    return frozenset(part.lower() for part in _CLASS_PARTS.findall(said[:500]))


def _is_frame(element: HtmlElement, tag: str, around: _Around) -> bool:
    if tag in {"html", "body"}:
        return False
    if tag in _FRAME_TAGS or element.get("role") in _FRAME_ROLES:
        return not (
            tag == "form" and element.find(".//h2") is not None
        )  # ASP.NET wraps a whole page in a form
    if tag in {"header", "footer"}:
        return not (around.is_item or (around.is_main and tag == "header"))
    said = f"{element.get('class') or ''} {element.get('id') or ''}"[:500].strip()
    is_beside = element.get("id") in _BESIDES
    if not is_beside and not any(_names_a_frame(token) for token in said.split()):
        return False
    # Names such as ``sidebar-layout`` stand at what holds the whole page, too.
    return (
        element.find(".//main") is None
        and element.find(".//h1") is None
        and element.find(".//article") is None
    )


def _names_a_frame(token: str) -> bool:
    """Tell whether a class names a part of the frame: ``site-nav``, ``footer_links``; not ``with-sidebar``."""
    parts = [part.lower() for part in _CLASS_PARTS.findall(token)]
    if not parts or parts[0] in {"has", "with", "no", "is", "without"}:
        return False
    if parts[-1] == "footer" and parts[0] not in _PAGES:
        return False  # that of a card or an entry
    return parts[0] in _FRAME_WORDS or parts[-1] in _FRAME_WORDS or parts[-1].endswith(_FRAME_ENDS)


def _classes(element: HtmlElement) -> list[str]:
    return _DIGITS.sub("", (element.get("class") or "")[:500]).split()


def _shared_classes(element: HtmlElement) -> dict[str, frozenset[str]]:
    """Return by tag the classes that at least half of an element's children carry, where they are three or more."""
    seen: dict[str, int] = {}
    counted: Counter[tuple[str, str]] = Counter()
    for child in islice(element, _NEIGHBOURS):
        if isinstance(child.tag, str):
            seen[child.tag] = seen.get(child.tag, 0) + 1
            counted.update((child.tag, token) for token in set(_classes(child)))
    return {
        tag: frozenset(token for (of, token), times in counted.items() if of == tag and times * 2 >= number)
        for tag, number in seen.items()
        if number >= 3
    }


def _kept(element: HtmlElement, shared: frozenset[str] | None) -> tuple[str, ...]:
    if not element.get("class"):
        return ()
    return tuple(sorted({token for token in _classes(element) if shared is None or token in shared}))
