"""The protocols that edges meet: what the pipeline and the service need, and nothing of how it is done."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from feedsvc.model.chrome import Lesson
from feedsvc.model.entry import LedgerEntry, Tombstone
from feedsvc.model.feed import Rendition
from feedsvc.model.outcome import Alias, FileState, Intent, Reading, SourceState
from feedsvc.model.payload import Payload
from feedsvc.model.source import HouseStyle


@dataclass(frozen=True, slots=True, kw_only=True)
class RenditionState:
    """What the store remembers of one published file."""

    path: str
    media_type: str
    #: SHA-256 of the bytes, hex: the strong ETag.
    digest: str
    size: int
    #: Last change of what it shows, aware UTC.
    modified: datetime
    #: Digest of everything it was rendered from: equal inputs need no render.
    inputs: str


class Learning(Protocol):
    """What a store keeps of its sources' chrome. Calls block, as the store's own."""

    def lessons(self, source: str) -> tuple[tuple[str, Lesson], ...]:
        """Return what the source's last articles teach, by the entry's id, newest first."""

    def spared(self, source: str) -> tuple[str, ...]:
        """Return the lines that are never chrome, whatever the dumps teach."""

    def spare(self, source: str, lines: Iterable[str]) -> None: ...

    def forget(self, source: str) -> int:
        """Forget all lessons and spared lines of a source; return how many articles had taught."""


class Store(Protocol):
    """Entries, revisions, aliases, file and source states, renditions. Calls block; one thread makes them all.

    Raises: StoreError, with what happened, where and what to do.
    """

    @property
    def learning(self) -> Learning: ...

    def source_states(self) -> Mapping[str, SourceState]: ...

    def due(self, keys: Sequence[str], *, now: datetime) -> tuple[str, ...]:
        """Return those of ``keys`` whose next_due has come or is unknown, most overdue first."""

    def next_due(self, keys: Sequence[str]) -> datetime | None:
        """Return the earliest next_due of ``keys``; None if there is none."""

    def file_states(self, source: str) -> Mapping[str, FileState]:
        """Return the remembered files of a source by place."""

    def find(self, aliases: Iterable[Alias]) -> dict[Alias, LedgerEntry]:
        """Return the entries that the given aliases name, killed ones included."""

    def record(
        self,
        source: str,
        *,
        intents: Sequence[Intent],
        files: Sequence[FileState],
        lessons: Sequence[tuple[str, Lesson]] = (),
        at: datetime | None = None,
    ) -> None:
        """Store a batch in ONE transaction: entries, revisions, aliases, and the files that they came from.

        ``new`` inserts, ``changed`` updates and keeps the former reading as a revision, ``same`` and ``killed``
        only add aliases. ``lessons`` are what entries teach, by id. Recording the same batch twice changes nothing
        the second time. ``at`` is when a former reading was replaced, where that is not when its entry was updated.
        """

    def finish_poll(self, state: SourceState, *, gone: Sequence[str] = ()) -> None:
        """Store a source's state and forget the files that are gone, in one transaction."""

    def entries(
        self,
        *,
        sources: Sequence[str] | None = None,
        limit: int | None = None,
        include_killed: bool = False,
    ) -> tuple[LedgerEntry, ...]:
        """Return entries, newest first by published (or first_seen where it is unknown)."""

    def counts(self) -> Mapping[str, int]:
        """Return the number of living entries by source."""

    def entry(self, reference: str) -> LedgerEntry | None:
        """Return the entry with this id, slug, page address or place; None if none or more than one."""

    def tombstones(self) -> tuple[Tombstone, ...]: ...

    def kill(self, entry_id: str, *, now: datetime) -> LedgerEntry:
        """Withdraw an entry; again changes nothing. Raises NotFoundError."""

    def change_count(self) -> int:
        """Return a number that grows with every change of any entry."""

    def rejections(self, source: str | None = None) -> tuple[tuple[str, FileState], ...]:
        """Return (source, file) of the files that were no article."""

    def renditions(self) -> Mapping[str, RenditionState]: ...

    def record_renditions(self, states: Sequence[RenditionState], *, gone: Sequence[str] = ()) -> None: ...

    def setting(self, name: str) -> str | None:
        """Return a remembered value (``built-from``, ``founded``), or None."""

    def remember(self, name: str, value: str) -> None: ...

    def close(self) -> None: ...


class Reader(Protocol):
    """Reads payloads in worker processes, in order."""

    def read(self, work: Iterable[tuple[Payload, HouseStyle]]) -> AsyncIterator[Reading]:
        """Yield a Reading for each payload, in order; a payload that kills its worker yields a Rejection."""

    async def close(self) -> None: ...


class Sink(Protocol):
    """Where renditions are published."""

    def put(self, renditions: Sequence[Rendition]) -> tuple[Rendition, ...]:
        """Publish atomically; return those whose bytes changed. Raises PublishError."""

    def remove(self, paths: Sequence[str]) -> None: ...

    def holds(self, rendition_path: str, *, size: int) -> bool:
        """Return whether the file stands there with this many bytes."""

    def published_entries(self, name: str) -> int:
        """Return how many entries the published feed of this name holds; 0 if there is none."""
