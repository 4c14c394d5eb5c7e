"""What feedgen does not write: Dublin Core, Media RSS, tombstones and the Atom elements of RSS, on the trees it makes.

Elements are made with the prefixes every reader knows; ``etree.cleanup_namespaces`` then keeps on the root those that
are used, so that a document never holds a prefix like ns0.

Spec: RFC 6721 (deleted-entry); Media RSS 1.5.1; Dublin Core elements 1.1; RFC 4287.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from lxml import etree

from feedsvc.render.stated import StatedEntry, StatedFeed
from feedsvc.text.addresses import FEED_MEDIA_TYPES, feed_url

NAMESPACES: Mapping[str, str] = MappingProxyType(
    {
        "at": "http://purl.org/atompub/tombstones/1.0",
        "atom": "http://www.w3.org/2005/Atom",
        "content": "http://purl.org/rss/1.0/modules/content/",
        "dc": "http://purl.org/dc/elements/1.1/",
        "media": "http://search.yahoo.com/mrss/",
    }
)
LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_TAGS = {prefix: f"{{{address}}}" for prefix, address in NAMESPACES.items()}


def add(parent: etree._Element, name: str, text: str | None = None, **attributes: str) -> etree._Element:
    """Append ``prefix:name`` and return it."""
    prefix, _, local = name.partition(":")
    element = etree.SubElement(parent, _TAGS[prefix] + local, attributes)
    element.text = text
    return element


def extend_channel(channel: etree._Element, feed: StatedFeed) -> None:
    """Add where the feed is, and where its other forms are."""
    for form, media_type in FEED_MEDIA_TYPES.items():
        rel = "self" if form == "rss" else "alternate"
        add(channel, "atom:link", href=feed_url(feed.site, feed.name, form), rel=rel, type=media_type)


def extend_item(item: etree._Element, entry: StatedEntry) -> None:
    """Add to an RSS item what RSS itself has no element for."""
    add(item, "atom:updated", entry.updated.isoformat())
    for name in entry.authors:
        # One a person, and no ``author``: that one needs a public e-mail address.
        add(item, "dc:creator", name)
    if entry.language:
        add(item, "dc:language", entry.language)
    if entry.rights:
        add(item, "dc:rights", entry.rights)
    if entry.external_url:
        add(item, "atom:link", href=entry.external_url, rel="via")
    _add_sources(item, entry)
    _add_images(item, entry)


def extend_atom_entry(element: etree._Element, entry: StatedEntry) -> None:
    """Add to an Atom entry what Atom itself has no element for."""
    if entry.language:
        element.set(LANG, entry.language)
    _add_sources(element, entry)
    _add_images(element, entry)


def extend_atom_feed(root: etree._Element, feed: StatedFeed) -> None:
    """Add a tombstone for each withdrawn entry.

    Spec: RFC 6721 section 3: ``ref`` is the id of the entry, character by character.
    """
    for stone in feed.tombstones:
        add(root, "at:deleted-entry", ref=stone.id, when=stone.when.isoformat())


def _add_sources(parent: etree._Element, entry: StatedEntry) -> None:
    for name in entry.sources:
        add(parent, "dc:source", name)


def _add_images(parent: etree._Element, entry: StatedEntry) -> None:
    """No enclosure: it needs the length of the file, which nobody told us."""
    for image in entry.images:
        content = add(parent, "media:content", url=image.url)
        if image.media_type:
            content.set("type", image.media_type)
        content.set("medium", "image")
        # feedparser, and what is built on it, takes the caption for the body of an entry that has none.
        if image.caption and entry.html:
            add(content, "media:description", image.caption, type="plain")
        if image.credit:
            add(content, "media:credit", image.credit, role="photographer", scheme="urn:ebu")
