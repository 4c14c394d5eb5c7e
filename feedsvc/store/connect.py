"""Opening a database: its connections, its schema, and whether it was closed well.

Start-up is paid by every command: Alembic (a third of a second) is imported only where an older schema is brought to the
head. A new one is made as ``schema`` describes it; a test holds that both ways lead to the same tables.
"""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.pool import QueuePool

from feedsvc.errors import StoreError
from feedsvc.store.failures import DAMAGED
from feedsvc.store.schema import HEAD, REVISIONS, metadata

#: Seconds to wait for another program's lock; ours is taken before.
BUSY = 5.0
#: FULL, not NORMAL: what a feed has announced must not be forgotten by a power cut.
_WRITER = ("PRAGMA journal_mode=WAL", "PRAGMA synchronous=FULL", "PRAGMA foreign_keys=ON")


def engine_of(path: Path, *, pragmas: tuple[str, ...], mode: str) -> Engine:
    """Return an engine on a file whose transactions are ours: BEGIN as told, DDL included."""

    def connect() -> sqlite3.Connection:
        return sqlite3.connect(
            f"{path.as_uri()}?mode={mode}",
            uri=True,
            timeout=BUSY,
            check_same_thread=False,
            isolation_level=None,
        )

    engine = create_engine("sqlite://", creator=connect, poolclass=QueuePool)

    @event.listens_for(engine, "connect")
    def prepare(connection: Any, _record: Any) -> None:
        for pragma in pragmas:
            connection.execute(pragma)

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        connection.exec_driver_sql(connection.get_execution_options().get("begin", "BEGIN"))

    return engine


def writer(path: Path) -> Engine:
    """Return an engine that reads and writes, and makes the file where there is none."""
    return engine_of(path, pragmas=_WRITER, mode="rwc").execution_options(begin="BEGIN IMMEDIATE")


def reader(path: Path) -> Engine:
    """Return an engine that only reads, beside a writer if need be."""
    return engine_of(path, pragmas=(), mode="ro")


def schema_version(connection: Connection, *, path: Path) -> str | None:
    """Return the revision of a database's schema; None for an empty one.

    Raises: StoreError if the tables are another program's.
    """
    names = set(connection.exec_driver_sql("SELECT name FROM sqlite_master WHERE type = 'table'").scalars())
    if not names:
        return None
    if not {"alembic_version", "entries", "aliases"} <= names:
        raise StoreError(f"{path}: holds the tables of another program: name another file under `store`")
    version = connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar()
    return str(version)


def refuse_unknown(version: str | None, *, path: Path) -> None:
    """Refuse a schema of a later program. Raises: StoreError."""
    if version is not None and version not in REVISIONS:
        raise StoreError(
            f"{path}: was written by a newer feedsvc (schema {version}, this one knows {HEAD}): "
            "update feedsvc, or restore a backup"
        )


def refuse_older(version: str | None, *, path: Path) -> None:
    """Refuse a schema that reading alone cannot bring up to date. Raises: StoreError."""
    if version != HEAD:
        raise StoreError(f"{path}: has an older schema: `feedsvc once` brings it up to date")


def create(connection: Connection) -> None:
    """Make the schema of the head in an empty database, marked as Alembic marks it."""
    metadata.create_all(connection)
    connection.exec_driver_sql(
        "CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL, "
        "CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num))"
    )
    connection.exec_driver_sql("INSERT INTO alembic_version (version_num) VALUES (?)", (HEAD,))


def upgrade(connection: Connection) -> None:
    """Bring the schema to the head, in the transaction of ``connection``: all steps or none."""
    from alembic import command
    from alembic.config import Config

    config = Config(attributes={"connection": connection})
    config.set_main_option("script_location", "feedsvc.store:migrations")
    config.set_main_option("path_separator", "os")
    command.upgrade(config, "head")


def refuse_damaged(connection: Connection, *, path: Path) -> None:
    """Look through the whole database, without its indexes.

    Raises: StoreError.
    """
    found = connection.exec_driver_sql("PRAGMA quick_check(1)").scalar()
    if found != "ok":
        raise StoreError(f"{path}: {DAMAGED.format(detail=' '.join(str(found).split()))}")
