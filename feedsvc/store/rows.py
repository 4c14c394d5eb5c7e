"""Entries to rows and back; the flat states need no translation, their fields are named as their columns."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Row

from feedsvc.decide.feeds import order_key
from feedsvc.model.entry import Entry, LedgerEntry
from feedsvc.render.stored import entry_to_json


def entry_row(ledger: LedgerEntry) -> dict[str, Any]:
    """Return the row of an entry; its columns beside ``body`` are there to be searched and sorted by."""
    entry = ledger.entry
    return {
        "id": ledger.id,
        "slug": ledger.slug,
        "source": entry.source,
        "place": entry.place,
        "language": entry.language,
        "published": _in_utc(entry.published),
        "first_seen": ledger.first_seen,
        "updated": ledger.updated,
        "revision": ledger.revision,
        "killed_at": ledger.killed_at,
        "sort_key": order_key(ledger),
        "body": entry_to_json(entry),
    }


def ledger_of(row: Row[Any], entry: Entry) -> LedgerEntry:
    """Return the ledger's entry of a row, around the reading that its body holds."""
    return LedgerEntry(
        id=row.id,
        slug=row.slug,
        entry=entry,
        first_seen=row.first_seen,
        updated=row.updated,
        revision=row.revision,
        killed_at=row.killed_at,
    )


def slug_of(reference: str) -> str:
    """Return the slug that a reference names: itself, or the one in a page's address."""
    path = reference.partition("?")[0].partition("#")[0]
    marker = path.rfind("/e/")
    if marker < 0:
        return reference
    return path[marker + len("/e/") :].removesuffix("index.html").strip("/")


def _in_utc(moment: datetime | None) -> datetime | None:
    """Return a moment in UTC, or None where UTC has none: the first hours of the year 1, east of Greenwich."""
    try:
        return moment and moment.astimezone(UTC)
    except OverflowError:
        return None
