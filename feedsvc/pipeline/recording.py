"""A batch of readings decided upon, stored and counted: what polls of folders and of the web have in common."""

from __future__ import annotations

import contextlib
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Final, Protocol, TypeVar

from feedsvc.decide.changes import decide
from feedsvc.decide.identity import aliases_of
from feedsvc.errors import StaleError
from feedsvc.model.entry import Entry, LedgerEntry
from feedsvc.model.outcome import Alias, FileState, Intent, Reading
from feedsvc.model.raw import Rejection
from feedsvc.model.source import Site
from feedsvc.model.visit import Visited
from feedsvc.pipeline.learn import lessons_in
from feedsvc.seams import Store

# Readings a transaction: large enough that commits (an fsync each) do not dominate, small enough to lose little.
BATCH = 100
#: Looks at the store for one batch.
ATTEMPTS: Final = 3
T = TypeVar("T")


class Desk(Protocol):
    """Runs blocking calls on the one thread that owns the store."""

    def run(self, call: Callable[[], T]) -> Awaitable[T]: ...


@dataclass(slots=True, kw_only=True)
class Counts:
    """What the readings of a poll came to."""

    read: int = 0
    new: int = 0
    changed: int = 0
    same: int = 0
    rejected: list[Rejection] = field(default_factory=list)


async def record(
    batch: Sequence[Reading],
    counts: Counts,
    *,
    source: str,
    site: Site,
    store: Store,
    desk: Desk,
    clock: Callable[[], datetime],
    standing: Callable[[str], bool],
    files: Sequence[FileState] = (),
    visited: Visited | None = None,
) -> None:
    """Store a batch with what is remembered of where it came from, in one transaction, and count it.

    ``standing`` tells whether an article still stands at a place. Raises: StoreError.
    """
    now = clock().replace(microsecond=0)

    def settle() -> list[Intent]:
        intents = intend(batch, site=site, store=store, now=now, standing=standing)
        lessons = lessons_in(batch, intents)
        store.record(source, intents=intents, files=files, lessons=lessons, visited=visited)
        return intents

    for intent in await desk.run(lambda: again_where_stale(settle)):
        counts.new += intent.kind == "new"
        counts.changed += intent.kind == "changed"
        counts.same += intent.kind in {"same", "killed"}
    counts.read += len(batch)
    for reading in batch:
        counts.rejected.extend(result for result in reading.results if isinstance(result, Rejection))


def again_where_stale(settle: Callable[[], T]) -> T:
    """Settle a batch, again where ``feedsvc reprocess`` was quicker: or the edit would be taken for stored.

    Raises: StoreError.
    """
    for _ in range(ATTEMPTS - 1):
        with contextlib.suppress(StaleError):
            return settle()
    return settle()


def intend(
    batch: Sequence[Reading],
    *,
    site: Site,
    store: Store,
    now: datetime,
    standing: Callable[[str], bool],
) -> list[Intent]:
    """Return an intent for every entry of a batch, each seeing those decided before it."""
    read: list[tuple[Entry, tuple[Alias, ...]]] = []
    for reading in batch:
        entries = [result for result in reading.results if isinstance(result, Entry)]
        read.extend((entry, aliases_of(entry, alone=is_alone(reading))) for entry in entries)
    known: dict[Alias, LedgerEntry] = store.find({alias for _, aliases in read for alias in aliases})
    minted: set[str] = set()
    # One entry may be known under several aliases: a change must be seen under all of them.
    current: dict[str, LedgerEntry] = {}
    intents: list[Intent] = []
    for entry, aliases in read:
        seen = {alias: current.get(known[alias].id, known[alias]) for alias in aliases if alias in known}
        intent = decide(
            entry,
            seen,
            aliases=aliases,
            site=site,
            now=now,
            taken=lambda name: name in minted or store.entry(name) is not None,
            standing=standing,
        )
        minted.update((intent.ledger.id, intent.ledger.slug))
        current[intent.ledger.id] = intent.ledger
        for alias in intent.aliases:
            known.setdefault(alias, intent.ledger)
        intents.append(intent)
    return intents


def is_alone(reading: Reading) -> bool:
    """Tell whether a payload holds one article: its place names that. An item of a feed is one of many, however few are read."""
    return len(reading.results) == 1 and reading.results[0].place == reading.place
