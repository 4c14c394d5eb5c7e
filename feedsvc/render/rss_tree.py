"""The RSS tree, made by feedgen: the one module that imports it for RSS.

Where feedgen falls short, and the way round:

- it takes the last link given for the channel's, so the page for people is the only one it is given;
- it writes one ``atom:link``, no person without an e-mail address, and no media, so extensions write those;
- it dates a feed by the clock, so every date is set;
- it puts the newest entry last by default, so entries are appended;
- it switches the locale of the whole process while it writes a date, so it runs under a lock.
"""

from __future__ import annotations

from threading import Lock

from feedgen.entry import FeedEntry
from feedgen.ext.base import BaseEntryExtension, BaseExtension
from feedgen.feed import FeedGenerator
from lxml import etree

from feedsvc.render.entry_elements import NAMESPACES, extend_channel, extend_item
from feedsvc.render.stated import GENERATOR, StatedEntry, StatedFeed
from feedsvc.render.xmltext import described

#: feedgen's date writer calls ``locale.setlocale``; eight threads without a lock left a process in the wrong locale.
_LOCALE = Lock()


class _Channel(BaseExtension):  # type: ignore[misc]
    """The channel's own elements; feedgen asks for them before it writes the items."""

    feed: StatedFeed

    def extend_ns(self) -> dict[str, str]:
        return {prefix: NAMESPACES[prefix] for prefix in ("dc", "media")}

    def extend_rss(self, feed: etree._Element) -> etree._Element:
        extend_channel(feed[0], self.feed)
        return feed


class _Item(BaseEntryExtension):  # type: ignore[misc]
    """An item's own elements."""

    entry: StatedEntry

    def extend_rss(self, feed: etree._Element) -> etree._Element:
        extend_item(feed, self.entry)
        return feed


def rss_tree(feed: StatedFeed) -> etree._Element:
    """Return the ``rss`` element of a feed."""
    generator = FeedGenerator()
    generator.title(feed.title)
    generator.description(described(feed.description))
    generator.link(href=feed.home, rel="alternate")
    generator.language(feed.language)
    generator.updated(feed.updated)
    generator.generator(GENERATOR)
    generator.docs("https://www.rssboard.org/rss-specification")
    generator.register_extension("stated", _Channel, _Item)
    generator.stated.feed = feed
    for entry in feed.entries:
        _fill(generator.add_entry(order="append"), entry)
    with _LOCALE:
        root: etree._Element = generator._create_rss()[0]  # noqa: SLF001  (public rss_str gives no tree; stable since 0.3)
    etree.cleanup_namespaces(root)
    return root


def _fill(item: FeedEntry, entry: StatedEntry) -> None:
    item.title(entry.title)
    item.link(href=entry.url, rel="alternate")
    item.summary(described(entry.summary))
    if entry.html:
        item.content(entry.html)
    item.published(entry.published)
    for category in entry.categories:
        item.category(_category(category.term, category.scheme))
    # Last: id() after guid() would forget what guid() said.
    item.guid(entry.id, permalink=False)
    item.stated.entry = entry


def _category(term: str, scheme: str | None) -> dict[str, str]:
    return {"term": term, "scheme": scheme} if scheme else {"term": term}
