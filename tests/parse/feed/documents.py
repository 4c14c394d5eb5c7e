"""Feeds of an invented newsroom, and what is read of them."""

from __future__ import annotations

from typing import Any

from feedsvc.model.raw import RawEntry
from feedsvc.model.web import Index
from feedsvc.parse.feed import read_feed
from tests.parse.payloads import make_payload, parsed

ADDRESS = "https://wire.example/rss.xml"
_SPACES = (
    'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:content="http://purl.org/rss/1.0/modules/content/" '
    'xmlns:media="http://search.yahoo.com/mrss/" xmlns:atom="http://www.w3.org/2005/Atom" '
    'xmlns:sy="http://purl.org/rss/1.0/modules/syndication/" '
    'xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd" '
    'xmlns:feedburner="http://rssnamespace.org/feedburner/ext/1.0"'
)


def rss(*items: str, channel: str = "") -> str:
    """Return an RSS document of items, each the inside of its element."""
    inside = "".join(f"<item>{item}</item>" for item in items)
    return (
        f'<?xml version="1.0"?><rss version="2.0" {_SPACES}><channel><title>Selwyn Wire</title>'
        f"<link>https://wire.example/</link>{channel}{inside}</channel></rss>"
    )


def atom(*entries: str, feed: str = "", attributes: str = "") -> str:
    inside = "".join(f"<entry>{entry}</entry>" for entry in entries)
    return (
        f'<feed xmlns="http://www.w3.org/2005/Atom" {attributes}><title>Selwyn Wire</title>'
        f"<id>tag:wire.example,2026:feed</id><updated>2026-11-20T10:00:00Z</updated>{feed}{inside}</feed>"
    )


def entries(document: str | bytes, **fields: Any) -> list[RawEntry]:
    """Return the articles of a feed that was fetched; a rejection fails the test."""
    results = parsed(document, ADDRESS, **{"url": ADDRESS, **fields})
    assert all(isinstance(result, RawEntry) for result in results), results
    return [result for result in results if isinstance(result, RawEntry)]


def entry(document: str | bytes, **fields: Any) -> RawEntry:
    (one,) = entries(document, **fields)
    return one


def listed(document: str | bytes, **fields: Any) -> Index:
    return read_feed(make_payload(document, ADDRESS, **{"url": ADDRESS, **fields}))


def title(document: str | bytes) -> str:
    return headline(entry(document))


def headline(found: RawEntry) -> str:
    return found.title.text if found.title else ""


def standfirst(found: RawEntry) -> str:
    return found.deck.text if found.deck else ""


def text(found: RawEntry) -> list[str]:
    return [block.text for block in found.blocks]
