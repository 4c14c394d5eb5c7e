"""Atom 1.0: a FeedDocument enters, the bytes of ``feeds/NAME.atom`` leave.

Equal documents give equal bytes, whatever the clock, locale or zone of the process.

Spec: RFC 4287; RFC 6721 for entries that were withdrawn.
"""

from __future__ import annotations

from feedsvc.model.feed import FeedDocument, Rendition
from feedsvc.render.stated import state
from feedsvc.text.addresses import feed_path, media_type


def render_atom(document: FeedDocument) -> Rendition:
    """Return the document as Atom 1.0, each element on a line of its own."""
    from lxml import etree

    from feedsvc.render.atom_tree import atom_tree

    feed = state(document)
    return Rendition(
        path=feed_path(feed.name, "atom"),
        media_type=media_type("atom"),
        body=etree.tostring(atom_tree(feed), encoding="UTF-8", xml_declaration=True, pretty_print=True),
        modified=feed.updated,
    )
