"""The store on SQLite, by SQLAlchemy Core: ``seams.Store``. A call is one transaction."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from contextlib import contextmanager
from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, Row, Select, delete, func, or_, select

from feedsvc.errors import NoStoreError, NotFoundError, StaleError, StoreError
from feedsvc.model.chrome import Lesson
from feedsvc.model.entry import Entry, LedgerEntry, Tombstone
from feedsvc.model.outcome import Alias, FileState, Intent, SourceState
from feedsvc.model.visit import Visited
from feedsvc.render.stored import entry_from_json
from feedsvc.seams import RenditionState
from feedsvc.store import connect, statements
from feedsvc.store import schema as tables
from feedsvc.store.failures import explained
from feedsvc.store.lessons import LessonBook, teach
from feedsvc.store.location import database_path, refuse_remote
from feedsvc.store.lock import DirectoryLock
from feedsvc.store.memory import VisitBook, remember, source_row, source_state
from feedsvc.store.rows import entry_row, ledger_of, slug_of

#: Readings kept decoded, some 15 KB each: a build asks for the whole ledger, and most of it has not changed
#: since the last. The newest are kept, not those last used: a ledger that is larger would push itself out at
#: every pass.
DECODED = 2_000
_CLEAN = "clean"


def open_store(url: str, *, read_only: bool = False) -> SqlStore:
    """Return the store at ``url``, its schema brought to the head; read-only beside a running service.

    Raises: StoreError if it is damaged, of a newer schema, another program's, or cannot be opened.
    """
    path = database_path(url)
    refuse_remote(path)
    if read_only and not path.exists():
        raise NoStoreError(f"{path}: there is no store yet: `feedsvc once` makes it")
    if not read_only:
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise StoreError(f"{path.parent}: the folder cannot be made: {error.strerror}") from error
    store = SqlStore(
        connect.reader(path) if read_only else connect.writer(path), path=path, read_only=read_only
    )
    try:
        store.prepare()
    except BaseException:
        store.abandon()
        raise
    return store


class SqlStore:
    """Entries, revisions, aliases, the states of files, sources and renditions, in one SQLite file."""

    def __init__(self, engine: Engine, *, path: Path, read_only: bool) -> None:
        self._engine = engine
        self._path = path
        self._read_only = read_only
        #: Whether this store notes how it was left; beside a running service, that is the service's to note.
        self._keeps_word = not read_only and not DirectoryLock(path).held_elsewhere()
        #: Readings by id and revision, which together never hold another.
        self._decoded: dict[tuple[str, int], Entry] = {}
        self.learning = LessonBook(self._transaction)
        self.visits = VisitBook(self._transaction)

    def prepare(self) -> None:
        """Check the database, bring its schema to the head, and note that it is in use.

        Raises: StoreError.
        """
        path = self._path
        with self._transaction() as connection:
            version = connect.schema_version(connection, path=path)
            connect.refuse_unknown(version, path=path)
            if self._read_only:
                connect.refuse_older(version, path=path)
                return
            if self._keeps_word and version is not None and statements.setting(connection, _CLEAN) == "no":
                connect.refuse_damaged(connection, path=path)
            if version is None:
                connect.create(connection)
            elif version != tables.HEAD:
                connect.upgrade(connection)
            if self._keeps_word:
                statements.remember(connection, _CLEAN, "no")

    def source_states(self) -> Mapping[str, SourceState]:
        with self._transaction() as connection:
            return {row.source: source_state(row) for row in connection.execute(select(tables.sources))}

    def unpolled(self, keys: Sequence[str]) -> frozenset[str]:
        with self._transaction() as connection:
            query = select(tables.sources.c.source).where(tables.sources.c.next_due.is_not(None))
            return frozenset(keys) - set(connection.execute(query).scalars())

    def due(self, now: datetime) -> tuple[str, ...]:
        source = tables.sources.c
        query = select(source.source).where(source.next_due <= now).order_by(source.next_due)
        with self._transaction() as connection:
            return tuple(connection.execute(query).scalars())

    def next_due(self, keys: AbstractSet[str]) -> datetime | None:
        source = tables.sources.c
        query = select(source.source, source.next_due).where(source.next_due.is_not(None))
        with self._transaction() as connection:
            for key, moment in connection.execute(query.order_by(source.next_due)).yield_per(100):
                if key in keys:
                    found: datetime = moment
                    return found
        return None

    def file_states(self, source: str) -> Mapping[str, FileState]:
        query = select(tables.files).where(tables.files.c.source == source)
        with self._transaction() as connection:
            return {row.place: _file(row) for row in connection.execute(query)}

    def rejections(self, source: str | None = None) -> tuple[tuple[str, FileState], ...]:
        file = tables.files.c
        query = select(tables.files).where(file.rejected.is_not(None)).order_by(file.source, file.place)
        if source is not None:
            query = query.where(file.source == source)
        with self._transaction() as connection:
            return tuple((row.source, _file(row)) for row in connection.execute(query))

    def find(self, aliases: Iterable[Alias]) -> dict[Alias, LedgerEntry]:
        asked: dict[tuple[str, str], list[str]] = {}
        for alias in aliases:
            asked.setdefault((alias.source, alias.kind), []).append(alias.value)
        column, entry = tables.aliases.c, tables.entries.c
        held: dict[Alias, str] = {}
        found: dict[str, LedgerEntry] = {}
        with self._transaction() as connection:
            for (source, kind), values in asked.items():
                query = select(column.value, column.entry).where(column.source == source, column.kind == kind)
                for part in statements.parts(values):
                    for value, entry_id in connection.execute(query.where(column.value.in_(part))):
                        held[Alias(source=source, kind=kind, value=value)] = entry_id
            for part in statements.parts(sorted(set(held.values()))):
                found |= {row.id: row for row in self._read(connection, _entries().where(entry.id.in_(part)))}
        return {alias: found[entry_id] for alias, entry_id in held.items()}

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
        with self._transaction() as connection:
            self._record(connection, source, intents=intents, files=files, at=at)
            teach(connection, source, lessons)
            if visited is not None:
                remember(connection, source, visited)

    def amend(
        self,
        source: str,
        *,
        intents: Sequence[Intent],
        new: Sequence[Intent] = (),
        files: Sequence[FileState] = (),
        at: datetime,
    ) -> frozenset[str]:
        with self._transaction() as connection:
            changed = frozenset(
                intent.ledger.id for intent in intents if statements.amend(connection, intent, at=at)
            )
            statements.count_changes(connection, len(changed))
            self._record(connection, source, intents=new, files=files, at=at)
        return changed

    def finish_poll(self, state: SourceState, *, gone: Sequence[str] = ()) -> None:
        file = tables.files.c
        with self._transaction() as connection:
            statements.upsert(connection, tables.sources, [source_row(state)])
            for part in statements.parts(gone):
                connection.execute(
                    delete(tables.files).where(file.source == state.source, file.place.in_(part))
                )

    def entries(
        self, *, sources: Sequence[str] | None = None, limit: int | None = None, include_killed: bool = False
    ) -> tuple[LedgerEntry, ...]:
        entry = tables.entries.c
        query = _entries().order_by(entry.sort_key.desc(), entry.id).limit(limit)
        if sources is not None:
            query = query.where(entry.source.in_(sources))
        if not include_killed:
            query = query.where(entry.killed_at.is_(None))
        with self._transaction() as connection:
            found = self._read(connection, query)
        newest = {(ledger.id, ledger.revision): ledger.entry for ledger in found[:DECODED]}
        if len(newest) >= len(self._decoded):
            self._decoded = newest
        return found

    def counts(self) -> Mapping[str, int]:
        entry = tables.entries.c
        query = select(entry.source, func.count()).where(entry.killed_at.is_(None)).group_by(entry.source)
        with self._transaction() as connection:
            return {row[0]: row[1] for row in connection.execute(query)}

    def entry(self, reference: str) -> LedgerEntry | None:
        entry = tables.entries.c
        named = or_(entry.id == reference, entry.slug == slug_of(reference))
        query = (
            _entries().where(or_(named, entry.place == reference)).order_by(named.desc(), entry.id).limit(2)
        )
        with self._transaction() as connection:
            found = self._read(connection, query)
        # An id or slug names one entry; a place that names two names none.
        ours = [ledger for ledger in found if reference == ledger.id or slug_of(reference) == ledger.slug]
        named_one = ours or found
        return named_one[0] if len(named_one) == 1 else None

    def tombstones(self) -> tuple[Tombstone, ...]:
        entry = tables.entries.c
        query = select(entry.id, entry.killed_at).where(entry.killed_at.is_not(None))
        with self._transaction() as connection:
            rows = connection.execute(query.order_by(entry.killed_at.desc(), entry.id))
            return tuple(Tombstone(id=entry_id, when=when) for entry_id, when in rows)

    def kill(self, entry_id: str, *, now: datetime) -> LedgerEntry:
        with self._transaction() as connection:
            statements.count_changes(connection, statements.kill(connection, entry_id, now=now))
            found = self._read(connection, _entries().where(tables.entries.c.id == entry_id))
        if not found:
            raise NotFoundError(f"no entry has the id {entry_id}")
        return found[0]

    def change_count(self) -> int:
        return int(self.setting(statements.CHANGES) or 0)

    def renditions(self) -> Mapping[str, RenditionState]:
        with self._transaction() as connection:
            return {
                row.path: RenditionState(**row._asdict())
                for row in connection.execute(select(tables.renditions))
            }

    def record_renditions(self, states: Sequence[RenditionState], *, gone: Sequence[str] = ()) -> None:
        with self._transaction() as connection:
            statements.upsert(connection, tables.renditions, [asdict(state) for state in states])
            for part in statements.parts(gone):
                connection.execute(delete(tables.renditions).where(tables.renditions.c.path.in_(part)))

    def exchange(self, name: str, former: str | None, value: str) -> bool:
        with self._transaction() as connection:
            stands = statements.setting(connection, name) == former
            if stands:
                statements.remember(connection, name, value)
        return stands

    def setting(self, name: str) -> str | None:
        with self._transaction() as connection:
            return statements.setting(connection, name)

    def remember(self, name: str, value: str) -> None:
        with self._transaction() as connection:
            statements.remember(connection, name, value)

    def close(self) -> None:
        """Note that all is well and let go of the file; again changes nothing."""
        if self._keeps_word:
            self._keeps_word = False
            if not DirectoryLock(self._path).held_elsewhere():  # a service may have begun since
                self.remember(_CLEAN, "yes")
        self.abandon()

    def abandon(self) -> None:
        """Let go of the file without a word, as a crash would."""
        self._engine.dispose()

    @contextmanager
    def _transaction(self) -> Iterator[Connection]:
        with explained(self._path), self._engine.begin() as connection:
            yield connection

    @staticmethod
    def _record(
        connection: Connection,
        source: str,
        *,
        intents: Sequence[Intent],
        files: Sequence[FileState],
        at: datetime | None,
    ) -> None:
        new = [entry_row(intent.ledger) for intent in intents if intent.kind == "new"]
        named = [
            {**asdict(alias), "entry": intent.ledger.id} for intent in intents for alias in intent.aliases
        ]
        count = statements.insert_new(connection, new)
        # One by one and in order: an entry may change twice in a batch.
        for ledger in (intent.ledger for intent in intents if intent.kind == "changed"):
            done = statements.change(connection, ledger, at=at or ledger.updated)
            if not done and not statements.holds(connection, ledger):
                raise StaleError(f"entry {ledger.id}: was changed by another feedsvc while it was read")
            count += done
        # The last to carry a name holds it: latest.txt names the article that stands in it now.
        statements.upsert(connection, tables.aliases, named)
        statements.upsert(connection, tables.files, [{"source": source, **asdict(state)} for state in files])
        statements.count_changes(connection, count)

    def _read(self, connection: Connection, query: Select[Any]) -> tuple[LedgerEntry, ...]:
        return tuple(ledger_of(row, self._entry(row)) for row in connection.execute(query))

    def _entry(self, row: Row[Any]) -> Entry:
        """Return the reading of a row.

        Raises: StoreError if it is damaged.
        """
        try:
            return self._decoded.get((row.id, row.revision)) or entry_from_json(row.body)
        except StoreError as error:
            raise StoreError(f"{self._path}: entry {row.id}: {error}: restore a backup") from error


def _entries() -> Select[Any]:
    return select(tables.entries)


def _file(row: Row[Any]) -> FileState:
    fields = row._asdict()
    del fields["source"]
    return FileState(**fields)
