"""Which entries make a feed, and in which order.

``order_key`` is the one order of the program: the store sorts its rows by the same text.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime

from feedsvc.model.entry import LedgerEntry, Tombstone
from feedsvc.model.feed import FeedDocument, ShareSnippet
from feedsvc.model.source import FeedSpec, Site
from feedsvc.text.moments import UNTIMED, credible


def moment(ledger: LedgerEntry) -> datetime:
    """Return what orders an entry: its date of publication, else when we first read it.

    Units: aware, UTC.
    """
    return (credible(ledger.entry, first_seen=ledger.first_seen) or ledger.first_seen).astimezone(UTC)


def order_key(ledger: LedgerEntry) -> str:
    """Return text that sorts entries by moment; at one moment a printed time is above a bare date."""
    timed = ledger.entry.published_precision not in UNTIMED
    return f"{moment(ledger).isoformat(timespec='microseconds')}{int(timed)}"


def newest_first(entries: Iterable[LedgerEntry]) -> tuple[LedgerEntry, ...]:
    """Return the entries newest first; ties stand in the order of their ids."""
    by_id = sorted(entries, key=lambda ledger: ledger.id)
    return tuple(sorted(by_id, key=order_key, reverse=True))


def belongs(ledger: LedgerEntry, spec: FeedSpec) -> bool:
    """Return whether a feed takes this entry: its source, and every key of ``where``; case does not count."""
    entry, where = ledger.entry, spec.where
    if spec.sources and entry.source not in spec.sources:
        return False
    return (
        _names_one_of(where.category, (category.term for category in entry.categories))
        and _names_one_of(where.source, (entry.source, *(credit.name for credit in entry.sources)))
        and _names_one_of(where.author, entry.authors)
        and (not where.language or any(_speaks(entry.language, tag) for tag in where.language))
    )


def assemble(
    spec: FeedSpec,
    *,
    site: Site,
    entries: Iterable[LedgerEntry],
    tombstones: Iterable[Tombstone] = (),
    snippets: Iterable[ShareSnippet] = (),
    founded: datetime,
) -> FeedDocument:
    """Return a feed's document: its newest living entries, and those withdrawn from it.

    ``entries`` may hold withdrawn ones: a tombstone whose entry is at hand is kept only if the entry belonged
    here. ``updated`` is ``founded`` for a feed that has never had an entry.

    Spec: RFC 4287 section 4.2.15 (updated: the most recent instant of a significant change); RFC 6721.
    """
    mine = [ledger for ledger in entries if belongs(ledger, spec) or ledger.killed_at]
    foreign = {ledger.id for ledger in mine if ledger.killed_at and not belongs(ledger, spec)}
    shown = newest_first(ledger for ledger in mine if not ledger.killed_at)[: spec.limit]
    buried = sorted((stone for stone in tombstones if stone.id not in foreign), key=lambda stone: stone.id)
    buried = sorted(buried, key=lambda stone: stone.when, reverse=True)[: spec.limit]
    ids = {ledger.id for ledger in shown}
    return FeedDocument(
        site=site,
        spec=spec,
        entries=shown,
        tombstones=tuple(buried),
        updated=max(
            (*(ledger.updated for ledger in shown), *(stone.when for stone in buried)), default=founded
        ),
        snippets=tuple(snippet for snippet in snippets if snippet.entry in ids),
    )


def emptied(former_entry_count: int, document: FeedDocument) -> bool:
    """Return whether a document would empty a feed that had entries, with too few withdrawn for that.

    Law: a failed read never takes the last good feed away from its readers.
    """
    return not document.entries and former_entry_count > len(document.tombstones)


def _names_one_of(wanted: tuple[str, ...], names: Iterable[str]) -> bool:
    if not wanted:
        return True
    folded = {name.casefold() for name in wanted}
    return any(name.casefold() in folded for name in names)


def _speaks(language: str, wanted: str) -> bool:
    """Spec: RFC 4647 section 3.3.1, basic filtering."""
    tag, prefix = language.casefold(), wanted.casefold()
    return tag == prefix or tag.startswith(f"{prefix}-")
