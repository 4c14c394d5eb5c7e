"""JSON Feed 1.1: a FeedDocument enters, the bytes of ``feeds/NAME.json`` leave.

All that RSS and Atom have no element for stands in each item's ``_feedsvc`` object: the dateline, how fine and how sure
the date is, captions and credits, and a ready share text for each network.

Spec: JSON Feed 1.1; RFC 8259 section 8.1 (UTF-8, no byte order mark).
"""

from __future__ import annotations

import json
from datetime import datetime
from typing import Any

from feedsvc.model.feed import FeedDocument, Rendition, ShareSnippet
from feedsvc.render.stated import StatedEntry, StatedFeed, state
from feedsvc.text.addresses import feed_path, feed_url, media_type
from feedsvc.text.clean import xml_safe

_VERSION = "https://jsonfeed.org/version/1.1"


def render_json_feed(document: FeedDocument) -> Rendition:
    """Return the document as JSON Feed 1.1, one member a line; what is absent has no member."""
    feed = state(document)
    text = json.dumps(_feed_object(feed), ensure_ascii=False, allow_nan=False, indent=1)
    return Rendition(
        path=feed_path(feed.name, "json"),
        media_type=media_type("json"),
        body=f"{text}\n".encode(),
        modified=feed.updated,
    )


def _feed_object(feed: StatedFeed) -> dict[str, Any]:
    address = feed_url(feed.site, feed.name, "json")
    return {
        "version": _VERSION,
        "title": feed.title,
        "home_page_url": feed.home,
        "feed_url": address,
        "user_comment": f"This is a feed. Add {address} to a feed reader to follow it.",
        "description": feed.description,
        "language": feed.language,
        "authors": [{"name": feed.author, "url": feed.author_url}],
        "items": [_item(entry, feed) for entry in feed.entries],
    }


def _item(entry: StatedEntry, feed: StatedFeed) -> dict[str, Any]:
    item: dict[str, Any] = {
        "id": entry.id,
        "url": entry.url,
        "external_url": entry.external_url,
        "title": entry.title,
        "content_html": entry.html,
        # > it must have either content_html or content_text
        "content_text": entry.text or ("" if entry.html else entry.summary),
        "summary": entry.summary,
        "image": entry.images[0].url if entry.images else None,
        "date_published": _rfc3339(entry.published),
        "date_modified": _rfc3339(entry.updated),
        "authors": [{"name": name} for name in entry.authors],
        "tags": [category.term for category in entry.categories],
        "language": entry.language,
        "_feedsvc": _clean(_extension(entry, feed)),
    }
    return {name: value for name, value in item.items() if value not in (None, "", [])}


def _extension(entry: StatedEntry, feed: StatedFeed) -> dict[str, Any]:
    """Spec: JSON Feed 1.1, Extensions: ``about`` leads to a page for people; no member has a dot in its name."""
    stored = entry.entry
    return _told(
        {
            "about": feed.author_url,
            "dateline": stored.dateline.place if stored.dateline else None,
            "published_precision": stored.published_precision,
            "zone_assumed": stored.zone_assumed,
            "truncated": stored.truncated,
            "sources": [_told({"name": source.name, "url": source.url}) for source in stored.sources],
            "captions": [
                _told({"text": caption.text, "credit": caption.credit, "archive": caption.archive})
                for caption in stored.captions
            ],
            "images": [
                _told({"url": image.url, "caption": image.caption, "credit": image.credit})
                for image in entry.images
            ],
            "rights": entry.rights,
            "share": [_snippet(snippet) for snippet in entry.snippets],
        }
    )


def _snippet(snippet: ShareSnippet) -> dict[str, Any]:
    return {
        "network": snippet.network,
        "text": snippet.text,
        "intent_url": snippet.intent_url,
        "length": snippet.length,
        "limit": snippet.limit,
        "unit": snippet.unit,
        "dropped": list(snippet.dropped),
    }


def _told(members: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in members.items() if value not in (None, "", [])}


def _rfc3339(moment: datetime) -> str:
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ")


def _clean(value: Any) -> Any:
    """Return the value with every string fit for UTF-8 and for the XML that a reader may make of it."""
    if isinstance(value, str):
        return xml_safe(value)
    if isinstance(value, list):
        return [_clean(member) for member in value]
    if isinstance(value, dict):
        return {name: _clean(member) for name, member in value.items()}
    return value
