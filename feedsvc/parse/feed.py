"""Feeds: RSS 0.90 to 2.0, RSS 1.0, Atom 0.3 and 1.0, JSON Feed; as indexes, and as dumps of many articles.

What enters: a payload whose text was seen to be a feed. What leaves: an Index of its items, or a RawEntry for each item
that is not known yet. What is refused: XML and JSON built to harm, pages given instead of feeds; a page that names
feeds leads to them. An error never becomes an item.

The index and the articles of one document have the same digests: what is known by one is left out by the other.
"""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from feedsvc.errors import DumpError
from feedsvc.model.raw import Rejection
from feedsvc.model.web import Index, Link
from feedsvc.parse.detect import form_of
from feedsvc.parse.feed_apart import told_apart
from feedsvc.parse.feed_entry import raw_entry_of, shown, title_of
from feedsvc.parse.feed_values import MOST_ITEMS, Feed, Item
from feedsvc.text.encoding import decode

if TYPE_CHECKING:
    from feedsvc.model.payload import Payload
    from feedsvc.model.raw import RawEntry
    from feedsvc.model.source import HouseStyle
    from feedsvc.parse.feed_xml import Grown

#: Items of a feed, each with its number and its digest.
Numbered = tuple[tuple[int, int, Item], ...]


def read_feed(payload: Payload, *, with_words: bool = True) -> Index:
    """Return what a feed lists; of a page given instead the feeds that it names, with an empty form.

    Without words no link has summary and picture, which nobody needs who reads the articles as well.

    Raises: DumpError if it is neither, with what it is.
    """
    if not payload.body.strip():
        raise DumpError("not a feed: an empty document")
    text = decode(payload.body, declared=payload.charset).text
    form = form_of(text, place=payload.place, media_type=payload.media_type)
    if form.name == "html":
        from feedsvc.parse.feed_pages import read_page

        return read_page(text, address=payload.url)
    if form.name != "feed":
        raise DumpError(
            f"not a feed: {form.refusal.replace(', not an article', '') or f'a document of the form {form.name}'}"
        )
    feed, items = _feed(text, payload.url)
    return Index(
        links=links_of(items, with_words=with_words),
        next_page=feed.next_page,
        title=feed.title,
        language=feed.language,
        generator=feed.generator,
        own_addresses=tuple(dict.fromkeys((*feed.own_addresses, *filter(None, [payload.url])))),
        ttl_minutes=feed.rhythm.ttl_minutes,
        skip_hours=feed.rhythm.skip_hours,
        skip_days=feed.rhythm.skip_days,
        is_mended=feed.is_mended,
        form=feed.form,
        warnings=feed.warnings,
    )


def parse_feed(text: str, *, payload: Payload, style: HouseStyle) -> tuple[RawEntry | Rejection, ...]:
    """Return the articles of a feed that are not known, in its order; ``place`` numbers all of its items.

    Raises: DumpError if it cannot be read at all.
    """
    del style  # the elements name themselves
    feed, items = _feed(text, payload.url)
    if not feed.items:
        return (Rejection(source=payload.source, place=payload.place, reason="a feed without an item"),)
    return tuple(
        raw_entry_of(item, digest=digest, feed=feed, payload=payload, place=f"{payload.place}#{number}")
        for number, digest, item in items
        if digest not in payload.known
    )


def links_of(items: Numbered, *, with_words: bool = True) -> tuple[Link, ...]:
    """Return the items of a feed as what an index says of them, in its order."""
    return tuple(
        Link(
            url=item.link,
            title=title_of(item.title),
            published=next((date.text for date in item.dates if date.role == "published"), ""),
            updated=next((date.text for date in item.dates if date.role == "updated"), ""),
            summary=shown(item.summary if item.summary.value else item.content) if with_words else "",
            image=item.images[0].url if with_words and item.images else "",
            author=", ".join(piece.text for piece in item.authors)[:500],
            guid=item.guid,
            via=item.via,
            categories=tuple(piece.text for piece in item.categories),
            digest=digest,
        )
        for _number, digest, item in items
        if not item.refusal
    )


@lru_cache(maxsize=2)
def _feed(text: str, address: str | None) -> tuple[Feed, Numbered]:
    """Return the feed that a text holds, and its items told apart. Raises: DumpError.

    The last is remembered: a poll asks for the index first, and then for the articles that are new in it.
    """
    feed = _parsed(text, address)
    return feed, tuple(told_apart(feed.items))


def _parsed(text: str, address: str | None) -> Feed:
    if text.lstrip("\ufeff \t\r\n")[:1] in {"{", "["}:
        from feedsvc.parse.feed_json import read_json_feed

        return read_json_feed(text, address=address)
    from feedsvc.parse.feed_xml import grow

    grown = grow(text)
    return _in_tree(grown, address) if grown.fault is None else _mended(grown, address)


def _in_tree(grown: Grown, address: str | None) -> Feed:
    from feedsvc.parse.feed_atom import read_atom
    from feedsvc.parse.feed_names import Names
    from feedsvc.parse.feed_rss import read_rss

    is_atom = Names(core="atom")[grown.root.tag] in {"feed", "entry"}
    return (read_atom if is_atom else read_rss)(grown.root, address=address)


def _mended(grown: Grown, address: str | None) -> Feed:
    """Return what a broken document holds: of the tree and feedparser the one that finds more of its items.

    Raises: DumpError if there is no item: an empty feed is no conclusion from a broken one.
    """
    try:
        feed = _in_tree(grown, address)
    except DumpError:
        feed = Feed(form="rss")
    if len(feed.items) < grown.opened:
        from feedsvc.parse.feed_loose import read_loosely

        loose = read_loosely(grown.mended, address=address)
        feed = loose if loose is not None and len(loose.items) > len(feed.items) else feed
    items = feed.items[:-1] if grown.is_cut and len(feed.items) == grown.opened else feed.items
    if not items:
        raise DumpError(f"not a feed: broken XML, no item of which could be read: {grown.fault}")
    told = [f"The feed is broken XML and was mended: {grown.fault}."]
    if len(items) < min(grown.opened, MOST_ITEMS):
        told.append(f"Of {grown.opened} items that begin in it {len(items)} could be read.")
    return replace(feed, items=items, is_mended=True, warnings=(*told, *feed.warnings))
