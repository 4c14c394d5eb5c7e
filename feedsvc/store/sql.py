"""The store on SQLite, by SQLAlchemy Core: ``seams.Store``. A call is one transaction."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from typing import Any, TypeVar

from sqlalchemy import Connection, Engine, Row, Select, Table, delete, func, literal, or_, select, update
from sqlalchemy.dialects.sqlite import insert

from feedsvc.errors import NoStoreError, NotFoundError, StoreError
from feedsvc.model.chrome import Lesson
from feedsvc.model.entry import Entry, LedgerEntry, Tombstone
from feedsvc.model.outcome import Alias, FileState, Intent, SourceState
from feedsvc.render.stored import entry_from_json
from feedsvc.seams import RenditionState
from feedsvc.store import connect
from feedsvc.store import schema as tables
from feedsvc.store.failures import explained
from feedsvc.store.lessons import LessonBook, teach
from feedsvc.store.location import database_path, refuse_remote
from feedsvc.store.lock import DirectoryLock
from feedsvc.store.rows import entry_row, ledger_of, slug_of

#: Values in one IN list: SQLite takes 32,766 variables, before 3.32 only 999.
IN_LIST = 500
#: Readings kept decoded, some 15 KB each: a build asks for the whole ledger, and most of it has not changed
#: since the last. The newest are kept, not those last used: a ledger that is larger would push itself out at
#: every pass.
DECODED = 2_000
_CHANGES = "changes"
_CLEAN = "clean"
T = TypeVar("T")


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
            if self._keeps_word and version is not None and _setting(connection, _CLEAN) == "no":
                connect.refuse_damaged(connection, path=path)
            if version != tables.HEAD:
                connect.upgrade(connection)
            if self._keeps_word:
                _remember(connection, _CLEAN, "no")

    def source_states(self) -> Mapping[str, SourceState]:
        with self._transaction() as connection:
            return {
                row.source: SourceState(**row._asdict()) for row in connection.execute(select(tables.sources))
            }

    def due(self, keys: Sequence[str], *, now: datetime) -> tuple[str, ...]:
        moments = self._moments(keys)
        never = tuple(key for key, moment in moments.items() if moment is None)
        return never + tuple(key for moment, key in _in_order(moments) if moment <= now)

    def next_due(self, keys: Sequence[str]) -> datetime | None:
        return next((moment for moment, _ in _in_order(self._moments(keys))), None)

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
                for part in _parts(values):
                    for value, entry_id in connection.execute(query.where(column.value.in_(part))):
                        held[Alias(source=source, kind=kind, value=value)] = entry_id
            for part in _parts(sorted(set(held.values()))):
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
    ) -> None:
        new = [entry_row(intent.ledger) for intent in intents if intent.kind == "new"]
        named = [
            {**asdict(alias), "entry": intent.ledger.id} for intent in intents for alias in intent.aliases
        ]
        with self._transaction() as connection:
            count = _insert_new(connection, new)
            # One by one and in order: an entry may change twice in a batch.
            count += sum(
                _change(connection, intent.ledger, at=at or intent.ledger.updated)
                for intent in intents
                if intent.kind == "changed"
            )
            # The last to carry a name holds it: latest.txt names the article that stands in it now.
            _upsert(connection, tables.aliases, named)
            _upsert(connection, tables.files, [{"source": source, **asdict(state)} for state in files])
            teach(connection, source, lessons)
            _count_changes(connection, count)

    def finish_poll(self, state: SourceState, *, gone: Sequence[str] = ()) -> None:
        file = tables.files.c
        with self._transaction() as connection:
            _upsert(connection, tables.sources, [asdict(state)])
            for part in _parts(gone):
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
        entry = tables.entries.c
        with self._transaction() as connection:
            killing = update(tables.entries).where(entry.id == entry_id, entry.killed_at.is_(None))
            _count_changes(connection, connection.execute(killing.values(killed_at=now)).rowcount)
            found = self._read(connection, _entries().where(entry.id == entry_id))
        if not found:
            raise NotFoundError(f"no entry has the id {entry_id}")
        return found[0]

    def change_count(self) -> int:
        return int(self.setting(_CHANGES) or 0)

    def renditions(self) -> Mapping[str, RenditionState]:
        with self._transaction() as connection:
            return {
                row.path: RenditionState(**row._asdict())
                for row in connection.execute(select(tables.renditions))
            }

    def record_renditions(self, states: Sequence[RenditionState], *, gone: Sequence[str] = ()) -> None:
        with self._transaction() as connection:
            _upsert(connection, tables.renditions, [asdict(state) for state in states])
            for part in _parts(gone):
                connection.execute(delete(tables.renditions).where(tables.renditions.c.path.in_(part)))

    def setting(self, name: str) -> str | None:
        with self._transaction() as connection:
            return _setting(connection, name)

    def remember(self, name: str, value: str) -> None:
        with self._transaction() as connection:
            _remember(connection, name, value)

    def close(self) -> None:
        """Note that all is well and let go of the file; again changes nothing."""
        if self._keeps_word:
            self._keeps_word = False
            self.remember(_CLEAN, "yes")
        self.abandon()

    def abandon(self) -> None:
        """Let go of the file without a word, as a crash would."""
        self._engine.dispose()

    @contextmanager
    def _transaction(self) -> Iterator[Connection]:
        with explained(self._path), self._engine.begin() as connection:
            yield connection

    def _moments(self, keys: Sequence[str]) -> dict[str, datetime | None]:
        states = self.source_states()
        return {key: states[key].next_due if key in states else None for key in keys}

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


def _in_order(moments: Mapping[str, datetime | None]) -> list[tuple[datetime, str]]:
    return sorted((moment, key) for key, moment in moments.items() if moment is not None)


def _parts(values: Sequence[T]) -> Iterator[Sequence[T]]:
    return (values[start : start + IN_LIST] for start in range(0, len(values), IN_LIST))


def _insert_new(connection: Connection, rows: list[dict[str, Any]]) -> int:
    """Insert the entries that are not there yet; return how many."""
    if not rows:
        return 0
    adding = insert(tables.entries).on_conflict_do_nothing(index_elements=["id"])
    return connection.execute(adding, rows, execution_options={"preserve_rowcount": True}).rowcount


def _change(connection: Connection, ledger: LedgerEntry, *, at: datetime) -> int:
    """Put a reading in the place of the former, which becomes a revision; return 1, or 0 if it stood there."""
    entry = tables.entries.c
    former = (entry.id == ledger.id) & (entry.revision == ledger.revision - 1)
    kept = select(entry.id, entry.revision, literal(at, tables.Moment()), entry.body).where(former)
    connection.execute(
        insert(tables.revisions).from_select(["entry", "revision", "replaced_at", "body"], kept)
    )
    row = entry_row(ledger)
    # Identity is given once, and a withdrawn entry stays withdrawn whatever a late reading says.
    for fixed in ("id", "slug", "first_seen", "killed_at"):
        del row[fixed]
    return connection.execute(update(tables.entries).where(former).values(row)).rowcount


def _upsert(connection: Connection, table: Table, rows: list[dict[str, Any]]) -> None:
    if not rows:
        return
    adding = insert(table)
    keys = [column.name for column in table.primary_key]
    values = {
        column.name: adding.excluded[column.name] for column in table.columns if column.name not in keys
    }
    connection.execute(adding.on_conflict_do_update(index_elements=keys, set_=values), rows)


def _setting(connection: Connection, name: str) -> str | None:
    return connection.execute(select(tables.settings.c.value).where(tables.settings.c.name == name)).scalar()


def _remember(connection: Connection, name: str, value: str) -> None:
    _upsert(connection, tables.settings, [{"name": name, "value": value}])


def _count_changes(connection: Connection, count: int) -> None:
    if count > 0:
        _remember(connection, _CHANGES, str(int(_setting(connection, _CHANGES) or 0) + count))
