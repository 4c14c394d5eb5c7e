"""RSS 2.0: a FeedDocument enters, the bytes of ``feeds/NAME.rss`` leave.

Equal documents give equal bytes, whatever the clock, locale or zone of the process.

Spec: RSS 2.0.11; RSS Advisory Board, Best Practices Profile.
"""

from __future__ import annotations

from feedsvc.model.feed import FeedDocument, Rendition
from feedsvc.render.stated import state
from feedsvc.render.xmltext import with_numeric_escapes
from feedsvc.text.addresses import feed_path, media_type


def render_rss(document: FeedDocument) -> Rendition:
    """Return the document as RSS 2.0, each element on a line of its own."""
    from lxml import etree

    from feedsvc.render.rss_tree import rss_tree

    feed = state(document)
    body = etree.tostring(rss_tree(feed), encoding="UTF-8", xml_declaration=True, pretty_print=True)
    return Rendition(
        path=feed_path(feed.name, "rss"),
        media_type=media_type("rss"),
        body=with_numeric_escapes(body),
        modified=feed.updated,
    )
