"""The Atom tree, made by feedgen: the one module that imports it for Atom.

Where feedgen falls short, and the way round:

- it loses rel, type and all else of an entry's links, so a subclass writes them again;
- it knows no xml:lang of an entry, no tombstones, no Dublin Core, no media, so extensions write those;
- it dates a feed by the clock, so every date is set;
- its tree stands in no namespace, with an attribute that only looks like one; what is added must do the same.
"""

from __future__ import annotations

from feedgen.entry import FeedEntry
from feedgen.ext.base import BaseEntryExtension, BaseExtension
from feedgen.feed import FeedGenerator
from lxml import etree

from feedsvc.render.entry_elements import NAMESPACES, extend_atom_entry, extend_atom_feed
from feedsvc.render.stated import GENERATOR, StatedEntry, StatedFeed
from feedsvc.text.addresses import FEED_MEDIA_TYPES, feed_page_url, feed_url

_LINK_ATTRIBUTES = ("rel", "type", "hreflang", "title", "length")


class _LinkedEntry(FeedEntry):  # type: ignore[misc]
    """feedgen's entry with its links whole: 1.0.0 shadows each link by the element it makes of it."""

    def atom_entry(self, extensions: bool = True) -> etree._Element:  # noqa: FBT001, FBT002  (feedgen's signature)
        element: etree._Element = super().atom_entry(extensions=extensions)
        for made, link in zip(element.findall("link"), self.link(), strict=True):
            for name in _LINK_ATTRIBUTES:
                if link.get(name):
                    made.set(name, link[name])
        return element


class _Feed(BaseExtension):  # type: ignore[misc]
    """The feed's own elements; feedgen asks for them before it writes the entries, where they must stand."""

    feed: StatedFeed

    def extend_ns(self) -> dict[str, str]:
        return {prefix: NAMESPACES[prefix] for prefix in ("at", "dc", "media")}

    def extend_atom(self, feed: etree._Element) -> etree._Element:
        extend_atom_feed(feed, self.feed)
        return feed


class _Entry(BaseEntryExtension):  # type: ignore[misc]
    """An entry's own elements."""

    entry: StatedEntry

    def extend_atom(self, feed: etree._Element) -> etree._Element:
        extend_atom_entry(feed, self.entry)
        return feed


def atom_tree(feed: StatedFeed) -> etree._Element:
    """Return the ``feed`` element of a feed."""
    generator = FeedGenerator()
    # Of the format-neutral page, so that all forms of a feed have one identity.
    generator.id(feed_page_url(feed.site, feed.name))
    generator.title(feed.title)
    generator.subtitle(feed.description)
    generator.language(feed.language)
    generator.updated(feed.updated)
    generator.author({"name": feed.author, "uri": feed.author_url})
    generator.generator(GENERATOR)
    for link in _feed_links(feed):
        generator.link(link)
    generator.register_extension("stated", _Feed, _Entry)
    generator.stated.feed = feed
    for entry in feed.entries:
        _fill(generator.add_entry(_LinkedEntry(), order="append"), entry)
    root: etree._Element = generator._create_atom()[0]  # noqa: SLF001  (public atom_str gives no tree; stable since 0.3)
    etree.cleanup_namespaces(root)
    return root


def _feed_links(feed: StatedFeed) -> list[dict[str, str]]:
    """Return the feed's links: at most one alternate of a type (RFC 4287 section 4.1.1)."""
    others = [
        {
            "href": feed_url(feed.site, feed.name, form),
            "rel": "self" if form == "atom" else "alternate",
            "type": media_type,
        }
        for form, media_type in FEED_MEDIA_TYPES.items()
    ]
    return [{"href": feed.home, "rel": "alternate", "type": "text/html"}, *others]


def _fill(made: FeedEntry, entry: StatedEntry) -> None:
    made.id(entry.id)
    made.title(entry.title)
    made.updated(entry.updated)
    made.published(entry.published)
    if entry.external_url:
        made.link({"href": entry.external_url, "rel": "via"})
    # Last: of several links many readers take the last for the entry's own.
    made.link({"href": entry.url, "rel": "alternate", "type": "text/html"})
    made.summary(entry.summary)
    if entry.html:
        made.content(entry.html, type="html")
    for name in entry.authors:
        made.author({"name": name})
    for category in entry.categories:
        scheme = {"scheme": category.scheme} if category.scheme else {}
        made.category({"term": category.term, **scheme})
    if entry.rights:
        made.rights(entry.rights)
    made.stated.entry = entry
