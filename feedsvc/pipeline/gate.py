"""The gate: what is not fit to be published is not.

A reader that is served a broken or suddenly empty feed forgets what it knew, or shouts it all again when the feed comes
back; the last good file is better than either.
"""

from __future__ import annotations

import json

from lxml import etree

from feedsvc.decide.feeds import emptied
from feedsvc.model.feed import FeedDocument, Rendition

_XML = ("application/rss+xml", "application/atom+xml", "text/x-opml")


def refuse_malformed(rendition: Rendition) -> str | None:
    """Return why a rendition is not well-formed, or None if it is."""
    try:
        if rendition.media_type.startswith(_XML):
            parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)
            etree.fromstring(rendition.body, parser)
        elif rendition.media_type.startswith("application/feed+json"):
            json.loads(rendition.body)
    except (etree.XMLSyntaxError, ValueError) as error:
        return f"is not well-formed: {error}"
    if not rendition.body:
        return "is empty"
    return None


def refuse_emptied(document: FeedDocument, *, former: int) -> str | None:
    """Return why a feed that lost all its entries is not published, or None."""
    if emptied(former, document):
        return (
            f"would lose all of its {former} entries, though none was withdrawn: "
            "the last good feed stays; see `feedsvc status`"
        )
    return None
