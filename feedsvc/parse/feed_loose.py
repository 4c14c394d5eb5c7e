"""Feeds that are no XML even when mended: tags never closed, HTML that nobody escaped. feedparser reads them.

What enters: text whose references were mended, without its DOCTYPE. What leaves: a Feed with as much as can be told.
feedparser neither sanitizes nor resolves here: both are done later, for all feeds alike.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping
from typing import Any, Final

from feedsvc.model.raw import DatePiece, Piece, RawImage
from feedsvc.parse.feed_media import attached
from feedsvc.parse.feed_values import MOST_ITEMS, Feed, Item, Text
from feedsvc.text.clean import clean_line
from feedsvc.text.urls import absolute

#: Characters that feedparser is given: of the worst kinds it reads so many in six seconds.
MOST: Final = 1_000_000


def read_loosely(text: str, *, address: str | None) -> Feed | None:
    """Return the feed that a text holds as far as feedparser can tell, or None if it finds no item."""
    import feedparser

    try:
        # A stream: of a text feedparser would ask whether it is an address or the name of a file.
        found = feedparser.parse(
            io.BytesIO(text[:MOST].encode("utf-8", "replace")),
            response_headers={"content-type": "application/xml; charset=utf-8"},
            sanitize_html=False,
            resolve_relative_uris=False,
        )
    except (ValueError, TypeError, LookupError, AttributeError, AssertionError, RecursionError):
        return None  # a library's fault over a hostile document
    if not found.entries:
        return None
    about = found.feed
    base = absolute(_line(about, "link"), address) or address or ""
    return Feed(
        form="atom" if found.version.startswith("atom") else "rss",
        title=_line(about, "title")[:500],
        language=_line(about, "language")[:60],
        generator=_line(about, "generator")[:500],
        own_addresses=tuple(_links(about, "self", base)),
        next_page=next(_links(about, "next", base), None),
        items=tuple(
            _item(entry, base, _line(about, "language")[:60]) for entry in found.entries[:MOST_ITEMS]
        ),
    )


def _item(entry: Mapping[str, Any], base: str, language: str) -> Item:
    link = absolute(_line(entry, "link"), base) or ""
    bodies = [body.get("value") or "" for body in entry.get("content") or ()]
    summary = str(entry.get("summary") or "")
    content = max(bodies, key=len, default="") or summary
    return Item(
        guid=_line(entry, "id"),
        link=link,
        title=Text(value=str(entry.get("title") or "")),
        content=Text(value=content),
        summary=Text(value=summary if content != summary else ""),
        dates=tuple(_dates(entry)),
        authors=tuple(_named(entry, "authors", "name")),
        categories=tuple(_named(entry, "tags", "term")),
        images=_images(entry, link or base),
        rights=tuple(Piece(text=text[:500], rule="rights") for text in [_line(entry, "rights")] if text),
        language=language,
        base=link or base,
    )


def _line(found: Mapping[str, Any], name: str) -> str:
    value = found.get(name)
    return clean_line(value) if isinstance(value, str) else ""


def _links(found: Mapping[str, Any], rel: str, base: str) -> Iterator[str]:
    for link in found.get("links") or ():
        if link.get("rel") == rel and (url := absolute(link.get("href"), base)):
            yield url


def _dates(entry: Mapping[str, Any]) -> Iterator[DatePiece]:
    for name in ("published", "updated"):
        if name in entry and (text := _line(entry, name)):
            yield DatePiece(text=text[:200], role=name, rule=name)


def _named(entry: Mapping[str, Any], several: str, name: str) -> Iterator[Piece]:
    for one in (entry.get(several) or ())[:100]:
        if text := _line(one, name)[:500]:
            yield Piece(text=text, rule=several)


def _images(entry: Mapping[str, Any], base: str) -> tuple[RawImage, ...]:
    given = [*(entry.get("media_content") or ()), *(entry.get("enclosures") or ())]
    named = [
        (str(one.get("url") or one.get("href") or ""), str(one.get("type") or "")) for one in given[:100]
    ]
    return attached(named, base)
