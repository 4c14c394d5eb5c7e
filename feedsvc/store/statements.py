"""The statements that write: each a step of a transaction that a store has begun."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import asdict
from datetime import datetime
from typing import Any, TypeVar

from sqlalchemy import Connection, Table, delete, literal, select, update
from sqlalchemy.dialects.sqlite import insert

from feedsvc.model.entry import LedgerEntry
from feedsvc.model.outcome import Intent
from feedsvc.store import schema as tables
from feedsvc.store.rows import entry_row

#: Values in one IN list: SQLite takes 32,766 variables, before 3.32 only 999.
IN_LIST = 500
CHANGES = "changes"
T = TypeVar("T")


def parts(values: Sequence[T]) -> Iterator[Sequence[T]]:
    return (values[start : start + IN_LIST] for start in range(0, len(values), IN_LIST))


def insert_new(connection: Connection, rows: list[dict[str, Any]]) -> int:
    """Insert the entries that are not there yet; return how many."""
    if not rows:
        return 0
    adding = insert(tables.entries).on_conflict_do_nothing(index_elements=["id"])
    return connection.execute(adding, rows, execution_options={"preserve_rowcount": True}).rowcount


def change(connection: Connection, ledger: LedgerEntry, *, at: datetime) -> int:
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


def holds(connection: Connection, ledger: LedgerEntry) -> bool:
    """Tell whether a reading stands, or once stood, under the revision that it has."""
    body = entry_row(ledger)["body"]
    entry, former = tables.entries.c, tables.revisions.c
    now = select(entry.id).where(entry.id == ledger.id, entry.revision == ledger.revision, entry.body == body)
    once = select(former.entry).where(
        former.entry == ledger.id, former.revision == ledger.revision, former.body == body
    )
    return connection.execute(now.union_all(once)).first() is not None


def upsert(connection: Connection, table: Table, rows: list[dict[str, Any]]) -> None:
    if not rows:
        return
    adding = insert(table)
    keys = [column.name for column in table.primary_key]
    values = {
        column.name: adding.excluded[column.name] for column in table.columns if column.name not in keys
    }
    connection.execute(adding.on_conflict_do_update(index_elements=keys, set_=values), rows)


def amend(connection: Connection, intent: Intent, *, at: datetime) -> int:
    """Do what reading an entry again means for it, if it stands and lives as it did then; return 1 where it changed.

    Names go to it only where no entry holds them: another reading of the same moment may have been quicker.
    """
    ledger, entry = intent.ledger, tables.entries.c
    former = ledger.revision - 1 if intent.kind == "changed" else ledger.revision
    standing = select(entry.id).where(
        entry.id == ledger.id, entry.revision == former, entry.killed_at.is_(None)
    )
    if connection.execute(standing).first() is None:
        return 0
    named = [{**asdict(alias), "entry": ledger.id} for alias in intent.aliases]
    if named:
        connection.execute(insert(tables.aliases).on_conflict_do_nothing(), named)
    return change(connection, ledger, at=at) if intent.kind == "changed" else 0


def kill(connection: Connection, entry_id: str, *, now: datetime) -> int:
    """Withdraw an entry, which teaches no more; return 1, or 0 if it was withdrawn."""
    entry, lesson = tables.entries.c, tables.lessons.c
    connection.execute(delete(tables.lessons).where(lesson.entry == entry_id))
    killing = update(tables.entries).where(entry.id == entry_id, entry.killed_at.is_(None))
    return connection.execute(killing.values(killed_at=now)).rowcount


def setting(connection: Connection, name: str) -> str | None:
    return connection.execute(select(tables.settings.c.value).where(tables.settings.c.name == name)).scalar()


def remember(connection: Connection, name: str, value: str) -> None:
    upsert(connection, tables.settings, [{"name": name, "value": value}])


def count_changes(connection: Connection, count: int) -> None:
    if count > 0:
        remember(connection, CHANGES, str(int(setting(connection, CHANGES) or 0) + count))
