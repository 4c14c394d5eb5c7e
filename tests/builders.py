"""Values with good defaults: a test names only what it is about.

The newsroom, its people and its articles are invented.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

from feedsvc.model.entry import Category, Dateline, Entry, LedgerEntry, SourceCredit, Tombstone
from feedsvc.model.feed import FeedDocument, ShareSnippet
from feedsvc.model.source import FeedSpec, FollowLink, Site

SEEN = datetime(2026, 3, 14, 9, 30, tzinfo=UTC)


def make_site(**fields: Any) -> Site:
    defaults: dict[str, Any] = {
        "title": "Harbour Post",
        "url": "https://harbourpost.example",
        "language": "en",
        "description": "News from the harbour and the hills behind it.",
        "follow": (FollowLink(network="whatsapp", url="https://whatsapp.com/channel/0029harbour"),),
    }
    return Site(**(defaults | fields))


def make_spec(**fields: Any) -> FeedSpec:
    defaults: dict[str, Any] = {"name": "all", "title": "Harbour Post"}
    return FeedSpec(**(defaults | fields))


def make_entry(**fields: Any) -> Entry:
    """Return an entry; ``paragraphs`` given without ``body_html`` make it."""
    paragraphs = fields.setdefault(
        "paragraphs",
        (
            "Port Merrow – The night ferry to Sallow Island will run again from Monday, the harbour board said.",
            "Repairs to the landing stage took three weeks longer than planned.",
        ),
    )
    fields.setdefault("body_html", "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs))
    defaults: dict[str, Any] = {
        "source": "desk",
        "place": "ferry.txt",
        "form": "text",
        "title": "Night ferry to Sallow Island returns",
        "title_raw": "NIGHT FERRY TO SALLOW ISLAND RETURNS",
        "published": datetime(2026, 3, 14, 8, 5, tzinfo=UTC),
        "published_precision": "minute",
        "zone_assumed": False,
        "updated": None,
        "authors": ("Mira Tolland",),
        "dateline": Dateline(raw="Port Merrow –", place="Port Merrow"),
        "categories": (Category(term="Harbour"),),
        "summary": "The night ferry to Sallow Island will run again from Monday, the harbour board said.",
        "images": (),
        "captions": (),
        "sources": (SourceCredit(name="Merrow Coast Wire"),),
        "follow": (),
        "rights": None,
        "guid": None,
        "url": None,
        "language": "en",
        "direction": "ltr",
    }
    return Entry(**(defaults | fields))


def make_ledger(number: int = 1, *, entry: Entry | None = None, **fields: Any) -> LedgerEntry:
    """Return an entry with an identity of its own for each ``number``."""
    defaults: dict[str, Any] = {
        "id": f"tag:harbourpost.example,2026-03-14:{number:020x}",
        "slug": f"2026-03-14-night-ferry-{number}",
        "entry": entry if entry is not None else make_entry(),
        "first_seen": SEEN,
        "updated": SEEN,
        "revision": 1,
    }
    return LedgerEntry(**(defaults | fields))


def make_snippet(ledger: LedgerEntry, **fields: Any) -> ShareSnippet:
    defaults: dict[str, Any] = {
        "entry": ledger.id,
        "network": "whatsapp",
        "text": f"*{ledger.entry.title}*\nhttps://harbourpost.example/e/{ledger.slug}/",
        "intent_url": "https://wa.me/?text=ferry",
        "length": 90,
        "limit": 4096,
        "unit": "characters",
    }
    return ShareSnippet(**(defaults | fields))


def make_document(entries: Sequence[LedgerEntry] | None = None, **fields: Any) -> FeedDocument:
    """Return a feed of the given entries, of one if none are given."""
    shown = (make_ledger(),) if entries is None else tuple(entries)
    stones: tuple[Tombstone, ...] = fields.get("tombstones", ())
    moments = (*(ledger.updated for ledger in shown), *(stone.when for stone in stones))
    defaults: dict[str, Any] = {
        "site": make_site(),
        "spec": make_spec(),
        "entries": shown,
        "tombstones": stones,
        "updated": max(moments, default=SEEN),
    }
    return FeedDocument(**(defaults | fields))
