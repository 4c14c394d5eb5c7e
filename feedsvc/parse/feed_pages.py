"""A page given in the place of a feed: which feeds it names.

Spec: RSS Advisory Board, RSS autodiscovery; HTML Living Standard, link type "alternate".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from feedsvc.errors import DumpError
from feedsvc.model.web import Index
from feedsvc.parse.markup import tree_of
from feedsvc.parse.pages import why_no_page_in
from feedsvc.text.clean import clean_line
from feedsvc.text.urls import absolute, same_origin

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_TYPES: Final = frozenset(
    {
        "application/rss+xml",
        "application/atom+xml",
        "application/feed+json",
        "application/rdf+xml",
        "text/rss+xml",
    }
)
#: How addresses of feeds end, whatever publishes them.
_FEEDLIKE: Final = re.compile(
    r"/(?:feeds?|rss|atom|rdf)(?:/(?:rss2?|atom|all|default)?)?\Z|/(?:feed|rss2?|atom|index)\.(?:xml|rss|rdf|atom)\Z"
    r"|/feed\.json\Z|\.(?:rss|atom)\Z",
    re.IGNORECASE,
)
#: Feeds of what readers say, not of what the newsroom does.
_COMMENTS: Final = re.compile(
    r"\b(?:comments?|kommentar\w{0,4}|commentaires?|comentarios?|comentários?|commenti|reacties|komentar\w{0,4}|yorum\w{0,4}|responses"
    r"|replies|комментари\w{0,4}|коментар\w{0,4})\b|replytocom|评论|評論|留言|コメント|댓글|تعليقات|التعليقات",
    re.IGNORECASE,
)
#: What stands between the name of a site, which may be Commentary, and what its feed is of.
_BETWEEN: Final = re.compile(r"[»|›:]|\s[-–—]\s")
_MOST: Final = 50


def read_page(text: str, *, address: str | None) -> Index:
    """Return an Index without form and items, with the feeds that a page names, the likeliest first.

    Raises: DumpError if it names none, with the page's title: many a block or error page answers 200.
    """
    tree = tree_of(text)
    title = clean_line(tree.findtext(".//title") or "")[:100]
    base = next((element.get("href") for element in tree.iter("base") if element.get("href")), None)
    around = absolute(base, address) or address
    stated = list(_feeds(_alternates(tree), around, address))
    feeds = stated or list(_feeds(_linked(tree), around, address))
    if not feeds:
        if reason := why_no_page_in(tree):
            raise DumpError(f"not a feed: {reason}")
        named = f'titled "{title}"' if title else "without a title"
        raise DumpError(f"not a feed: an HTML page {named} that names no feed")
    return Index(feeds=tuple(dict.fromkeys(feeds))[:_MOST], title=title, language=tree.get("lang") or "")


def _feeds(named: Iterator[tuple[str, str]], base: str | None, address: str | None) -> Iterator[str]:
    """Yield addresses, those of the page's own host first; what is said to be of comments not."""
    found = [
        url
        for href, label in named
        if not _is_of_comments(href, label) and (url := absolute(href, base)) is not None and url != address
    ]
    yield from sorted(found, key=lambda url: address is not None and not same_origin(url, address))


def _is_of_comments(href: str, label: str) -> bool:
    """Tell whether a feed is of comments, by the steps of its address and by its label without the site's name."""
    named = _BETWEEN.split(label)
    said = " ".join(named[1:] if len(named) > 1 else named)
    _, is_absolute, behind = href.partition("//")
    place = behind.partition("/")[2] if is_absolute else href
    return _COMMENTS.search(f"{place.replace('_', ' ')} {said}") is not None


def _alternates(tree: HtmlElement) -> Iterator[tuple[str, str]]:
    for element in tree.iter("link"):
        kind = (element.get("type") or "").partition(";")[0].strip().lower()
        if (
            "alternate" in (element.get("rel") or "").lower().split()
            and kind in _TYPES
            and element.get("href")
        ):
            yield element.get("href"), element.get("title") or ""


def _linked(tree: HtmlElement) -> Iterator[tuple[str, str]]:
    for element in tree.iter("a"):
        href = (element.get("href") or "").strip()
        if href and _FEEDLIKE.search(href.partition("?")[0].partition("#")[0][-200:]):
            yield href, clean_line("".join(element.itertext()))[:100]
