"""OPML 2.0: the list of all feeds, for readers that subscribe to many at once.

Spec: OPML 2.0, subscription lists: ``type="rss"`` for a feed of any format; dates by RFC 822.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from email.utils import format_datetime

from feedsvc.model.feed import Rendition
from feedsvc.model.source import FeedSpec, Site
from feedsvc.text.addresses import OPML_MEDIA_TYPE, OPML_PATH, feed_url, front_url, home_url
from feedsvc.text.clean import clean_line
from feedsvc.text.language import plausible_tag
from feedsvc.text.moments import whole_utc


def render_opml(site: Site, specs: Sequence[FeedSpec], *, updated: datetime) -> Rendition:
    """Return the list of the given feeds; ``updated`` is when the newest of them changed."""
    from lxml import etree

    root = etree.Element("opml", version="2.0")
    head = etree.SubElement(root, "head")
    owner = clean_line(site.title) or front_url(site)
    for name, text in (
        ("title", owner),
        ("dateModified", format_datetime(whole_utc(updated), usegmt=True)),
        ("ownerName", owner),
        ("ownerId", front_url(site)),
        ("docs", "https://opml.org/spec2.opml"),
    ):
        etree.SubElement(head, name).text = text
    body = etree.SubElement(root, "body")
    for spec in specs:
        etree.SubElement(body, "outline", _outline(site, spec))
    return Rendition(
        path=OPML_PATH,
        media_type=f"{OPML_MEDIA_TYPE}; charset=utf-8",
        body=etree.tostring(root, encoding="UTF-8", xml_declaration=True, pretty_print=True),
        modified=whole_utc(updated),
    )


def _outline(site: Site, spec: FeedSpec) -> dict[str, str]:
    title = clean_line(spec.title) or clean_line(spec.name)
    attributes = {
        "type": "rss",
        "text": title,
        "title": title,
        "xmlUrl": feed_url(site, spec.name, "rss"),
        "htmlUrl": home_url(site, spec),
        "description": clean_line(spec.description),
        "language": plausible_tag(spec.language) or "",
        "version": "RSS2",
    }
    return {name: value for name, value in attributes.items() if value}
