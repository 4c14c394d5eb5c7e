"""The protocols that edges meet: what the pipeline and the service need, and nothing of how it is done."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from feedsvc.errors import FetchError
from feedsvc.model.chrome import Lesson
from feedsvc.model.entry import LedgerEntry, Tombstone
from feedsvc.model.feed import Rendition
from feedsvc.model.outcome import Alias, FileState, Intent, Reading, Recalled, SourceState
from feedsvc.model.payload import Payload
from feedsvc.model.source import HouseStyle
from feedsvc.model.visit import How, ItemState, Visited
from feedsvc.model.web import Access, Answer, Index, Link, NotModified, Validators


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
        """Return what the source's last articles teach, by the entry's id, newest first; damaged lessons not."""

    def spared(self, source: str) -> tuple[str, ...]:
        """Return the lines that are never chrome, whatever the dumps teach."""

    def spare(self, source: str, lines: Iterable[str]) -> None: ...

    def unspare(self, source: str) -> int:
        """Let all lines of a source be learned again; return how many were spared."""

    def forget(self, source: str) -> int:
        """Forget all lessons of a source, but not its spared lines; return how many articles had taught."""


class Remembering(Protocol):
    """What a store remembers of sources on the web. Calls block, as the store's own."""

    def recall(self, asked: Mapping[str, str]) -> Mapping[str, Recalled]:
        """Return what is known of sources; with each the setting that tells what its items were read by."""

    def items(self, source: str) -> Mapping[int, ItemState]:
        """Return the items of a source that are remembered, by digest."""

    def finish(self, states: Sequence[SourceState]) -> None:
        """Store the outcome of visits, in one transaction."""


class Store(Protocol):
    """Entries, revisions, aliases, file and source states, renditions. Calls block; one thread makes them all.

    Raises: StoreError, with what happened, where and what to do.
    """

    @property
    def learning(self) -> Learning: ...

    @property
    def visits(self) -> Remembering: ...

    def source_states(self) -> Mapping[str, SourceState]: ...

    def unpolled(self, keys: Sequence[str]) -> frozenset[str]:
        """Return those of ``keys`` that have no next_due: they were never polled."""

    def due(self, now: datetime) -> tuple[str, ...]:
        """Return all sources whose next_due has come, configured or not, most overdue first."""

    def next_due(self, keys: AbstractSet[str]) -> datetime | None:
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
        visited: Visited | None = None,
    ) -> None:
        """Store a batch in ONE transaction: entries, revisions, aliases, and the files that they came from.

        ``visited`` is what a visit to the web learned: validators never stand without the entries they answer for.

        ``new`` inserts, ``changed`` updates and keeps the former reading as a revision, ``same`` and ``killed``
        only add aliases. ``lessons`` are what entries teach, by id. Recording the same batch twice changes nothing
        the second time. ``at`` is when a former reading was replaced, where that is not when its entry was updated.

        Raises: StaleError, and stores nothing, if another program changed an entry since it was found.
        """

    def amend(
        self,
        source: str,
        *,
        intents: Sequence[Intent],
        new: Sequence[Intent] = (),
        files: Sequence[FileState] = (),
        at: datetime,
    ) -> frozenset[str]:
        """Store what reading entries again made of them in ONE transaction; return the ids of those that changed.

        Another writer may have been quicker: a reading counts only where its entry lives and stands as it was when it
        was read again, and a name goes to it only where no entry holds it. ``new`` and ``files`` are recorded as
        ``record`` does.
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
        """Withdraw an entry, which teaches no more; again changes nothing. Raises NotFoundError."""

    def change_count(self) -> int:
        """Return a number that grows with every change of any entry."""

    def rejections(self, source: str | None = None) -> tuple[tuple[str, FileState], ...]:
        """Return (source, file) of the files that were no article."""

    def renditions(self) -> Mapping[str, RenditionState]: ...

    def record_renditions(self, states: Sequence[RenditionState], *, gone: Sequence[str] = ()) -> None: ...

    def setting(self, name: str) -> str | None:
        """Return a remembered value (``built-from``, ``founded``), or None."""

    def remember(self, name: str, value: str) -> None: ...

    def exchange(self, name: str, former: str | None, value: str) -> bool:
        """Remember a value in the place of ``former``; where another stands there change nothing, return False."""

    def close(self) -> None: ...


class Reader(Protocol):
    """Reads payloads in worker processes, in order."""

    def read(self, work: Iterable[tuple[Payload, HouseStyle]]) -> AsyncIterator[Reading]:
        """Yield a Reading for each payload, in order; a payload that kills its worker yields a Rejection."""

    async def close(self) -> None: ...


class WebReader(Reader, Protocol):
    """Reads indexes, too."""

    async def index(self, payload: Payload, how: How) -> Index:
        """Return what an index lists. Raises: FetchError if it is none, with the reason."""


class Sink(Protocol):
    """Where renditions are published."""

    def put(self, renditions: Sequence[Rendition]) -> tuple[Rendition, ...]:
        """Publish each atomically; return those whose bytes changed.

        Raises: PublishError; what it does not name as unwritten stands.
        """

    def remove(self, paths: Sequence[str]) -> None:
        """Take files away; what is absent is no error. Raises: PublishError."""

    def holds(self, rendition_path: str, *, size: int) -> bool:
        """Return whether the file stands there with this many bytes."""

    def published_entries(self, name: str) -> int:
        """Return how many entries the published feed of this name holds; 0 if there is none."""


class Web(Protocol):
    """Asks addresses for documents; the only way out of the process."""

    async def get(
        self, url: str, *, access: Access, validators: Validators = ..., accept: str = ...
    ) -> Answer | NotModified:
        """Return what an address answers. Raises: FetchError, with the reason; AnswerError for 4xx and 5xx."""

    async def close(self) -> None: ...


class Visit(Protocol):
    """One poll of one source on the web, as its kind sees it: asks politely, remembers what was known, reads indexes."""

    @property
    def is_first(self) -> bool:
        """Return whether nothing was read from the source before."""

    def led_to(self, url: str) -> tuple[str, ...]:
        """Return the other addresses that the last visit to read the index asked: what that led to."""

    async def again(self, url: str, *, accept: str = ...) -> Answer:
        """Return what an address answers, known or not. Raises: FetchError."""

    async def get(self, url: str, *, accept: str = ...) -> Answer | None:
        """Return what an address answers; None if it is what was read before. Raises: FetchError."""

    async def index(self, answer: Answer, how: How, *, is_part: bool = False) -> Index:
        """Return what an index lists, read in a worker. Raises: FetchError if it is none.

        A part (a further page, a child) is not what visits are compared by: not every visit reads it.
        """

    def goes_on(self, links: Sequence[Link]) -> bool:
        """Return whether more of an index is to be read, of which these were chosen last.

        The first reading goes to the end, or as far as is to be filled back; every other as far as there is anything new.
        """

    def lost(self, url: str, error: FetchError, *, of: str) -> None:
        """Note that what an index led to could not be had: that index is read again next time."""

    def chosen(self, index: Index) -> list[Link]:
        """Return the items to read: not known, wanted, and at the first reading no more than are to be filled back."""

    def is_given_up(self, link: Link) -> bool:
        """Return whether the page of an item could not be had so often that it is asked for no more."""

    def pages(self, links: Sequence[Link]) -> AsyncIterator[Payload]:
        """Yield the pages that items lead to, in their order; what cannot be had is noted and tried again later.

        Items whose page was given up are left out for good.
        """

    def payload(
        self, answer: Answer, *, known: frozenset[int] = ..., hint: Link | None = None
    ) -> Payload: ...

    def told(self, link: Link) -> Payload:
        """Return what an index says of an item as a dump of its own: the item is not followed."""

    def told_as_one(self, links: Sequence[Link]) -> Payload:
        """Return what an index says of items as one dump: they are parts of one article."""
