"""What happened: intents of a decision, and the report of one poll."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from feedsvc.model.chrome import Lesson
from feedsvc.model.entry import Entry, LedgerEntry
from feedsvc.model.raw import Rejection
from feedsvc.model.visit import AddressState, Memory


@dataclass(frozen=True, slots=True, kw_only=True)
class Alias:
    """One name under which an entry is found again. Unique by (source, kind, value)."""

    source: str
    #: ``guid``, ``url``, ``place``, ``body`` or ``head``.
    kind: str
    value: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Intent:
    """What is to be done with one entry that was read."""

    #: ``new``, ``changed``, ``same`` or ``killed``.
    kind: str
    #: One clause: ``found by body``, ``headline and body changed``.
    reason: str
    #: The entry as it shall stand; for ``same`` and ``killed`` as it stands.
    ledger: LedgerEntry
    #: Aliases to remember beside those already known.
    aliases: tuple[Alias, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class FileState:
    """What the store remembers of one file of a folder source."""

    place: str
    size: int
    mtime_ns: int
    inode: int
    #: SHA-256 of the bytes, hex.
    digest: str
    #: Reason it was no article, or None.
    rejected: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceState:
    """What the store remembers of a source."""

    source: str
    #: Aware UTC, or None: never polled.
    last_poll: datetime | None = None
    next_due: datetime | None = None
    #: Polls that failed since the last good one.
    failures: int = 0
    #: Why the last poll failed, or None.
    last_error: str | None = None
    #: Files, or items of an index, seen at the last good poll.
    files: int = 0
    #: What the source's own behaviour taught; of no matter for folders.
    memory: Memory = field(default_factory=Memory)


@dataclass(frozen=True, slots=True, kw_only=True)
class RunReport:
    """What one poll of one source did."""

    source: str
    started: datetime
    #: Seconds.
    took: float
    #: Files that were looked at / whose bytes were read.
    seen: int = 0
    read: int = 0
    new: int = 0
    changed: int = 0
    same: int = 0
    rejected: tuple[Rejection, ...] = ()
    #: Files that were left for the next poll (still being written) or skipped (symlink, FIFO, too large), and why.
    skipped: tuple[Rejection, ...] = ()
    #: Why the poll as a whole failed, or None.
    error: str | None = None
    #: What is wrong though it answered, in one clause, or None.
    trouble: str | None = None
    #: What else the operator should know, full sentences or clauses.
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What became of one payload: entries and rejections in the order of the dump."""

    place: str
    results: tuple[Entry | Rejection, ...]
    #: Imprints of the items that gave the results, in their order; 0 for what is no item. Empty if none is.
    digests: tuple[int, ...] = ()
    #: What the dump teaches of its source; None unless it holds one article, as plain text, and the source learns.
    lesson: Lesson | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Recalled:
    """What a store knows of a source on the web when it is visited."""

    state: SourceState
    #: By URL.
    addresses: Mapping[str, AddressState]
    #: Version and style that its items were last read by, or None.
    read_by: str | None
