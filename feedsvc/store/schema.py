"""The tables as this version makes and uses them. ``migrations`` leads older ones here; a test holds the two together."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import (
    BigInteger,
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
)
from sqlalchemy.types import TypeDecorator

#: The schema revisions this version knows, oldest first; the last is the one it works with.
REVISIONS = ("0001", "0002", "0003")
HEAD = REVISIONS[-1]


class Moment(TypeDecorator[datetime]):
    """An aware datetime, kept as RFC 3339 text in UTC of one width: it sorts as text, and people can read it."""

    impl = String(32)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, _dialect: Any) -> str | None:
        return None if value is None else value.astimezone(UTC).isoformat(timespec="microseconds")

    def process_result_value(self, value: str | None, _dialect: Any) -> datetime | None:
        return None if value is None else datetime.fromisoformat(value)


class BigNumber(TypeDecorator[int]):
    """A whole number of any size, kept as text: inodes are unsigned, and a file may be dated after 2262."""

    impl = String(32)
    cache_ok = True

    def process_bind_param(self, value: int | None, _dialect: Any) -> str | None:
        return None if value is None else str(value)

    def process_result_value(self, value: str | None, _dialect: Any) -> int | None:
        return None if value is None else int(value)


metadata = MetaData()

entries = Table(
    "entries",
    metadata,
    Column("id", Text, primary_key=True),
    Column("slug", Text, nullable=False, unique=True),
    Column("source", Text, nullable=False),
    Column("place", Text, nullable=False),
    Column("language", Text, nullable=False),
    # The source's claim; None if it makes none, or one that no calendar holds in UTC.
    Column("published", Moment),
    Column("first_seen", Moment, nullable=False),
    Column("updated", Moment, nullable=False),
    Column("revision", Integer, nullable=False),
    Column("killed_at", Moment),
    # decide.feeds.order_key: the order of every feed.
    Column("sort_key", Text, nullable=False),
    # The Entry as JSON (render.stored).
    Column("body", Text, nullable=False),
)
Index("entries_newest", entries.c.sort_key.desc(), entries.c.id)
Index("entries_source", entries.c.source, entries.c.sort_key.desc())
Index("entries_place", entries.c.place)

revisions = Table(
    "revisions",
    metadata,
    Column("entry", Text, ForeignKey("entries.id"), primary_key=True),
    Column("revision", Integer, primary_key=True),
    Column("replaced_at", Moment, nullable=False),
    Column("body", Text, nullable=False),
)

aliases = Table(
    "aliases",
    metadata,
    Column("source", Text, primary_key=True),
    Column("kind", Text, primary_key=True),
    Column("value", Text, primary_key=True),
    Column("entry", Text, ForeignKey("entries.id"), nullable=False, index=True),
    sqlite_with_rowid=False,
)

files = Table(
    "files",
    metadata,
    Column("source", Text, primary_key=True),
    Column("place", Text, primary_key=True),
    Column("size", BigNumber, nullable=False),
    Column("mtime_ns", BigNumber, nullable=False),
    Column("inode", BigNumber, nullable=False),
    Column("digest", Text, nullable=False),
    Column("rejected", Text),
    sqlite_with_rowid=False,
)

sources = Table(
    "sources",
    metadata,
    Column("source", Text, primary_key=True),
    Column("last_poll", Moment),
    Column("next_due", Moment, index=True),
    Column("failures", Integer, nullable=False),
    Column("last_error", Text),
    Column("files", Integer, nullable=False),
    # The Memory as JSON (store.memory).
    Column("memory", Text),
)

addresses = Table(
    "addresses",
    metadata,
    Column("source", Text, primary_key=True),
    Column("url", Text, primary_key=True),
    Column("etag", LargeBinary),
    Column("last_modified", LargeBinary),
    Column("digest", Text, nullable=False),
    Column("fetched", Moment),
    sqlite_with_rowid=False,
)

items = Table(
    "items",
    metadata,
    Column("source", Text, primary_key=True),
    Column("digest", BigInteger, primary_key=True),
    Column("tries", Integer, nullable=False),
    Column("reason", Text),
    # When it was last recorded: items that no index lists any more are forgotten by it.
    Column("seen", Moment, nullable=False),
    sqlite_with_rowid=False,
)

renditions = Table(
    "renditions",
    metadata,
    Column("path", Text, primary_key=True),
    Column("media_type", Text, nullable=False),
    Column("digest", Text, nullable=False),
    Column("size", Integer, nullable=False),
    Column("modified", Moment, nullable=False),
    Column("inputs", Text, nullable=False),
)

lessons = Table(
    "lessons",
    metadata,
    Column("source", Text, primary_key=True),
    Column("entry", Text, ForeignKey("entries.id"), primary_key=True),
    # Grows with every article that teaches for the first time.
    Column("number", Integer, nullable=False),
    # The Lesson as bytes (render.lesson).
    Column("body", LargeBinary, nullable=False),
    sqlite_with_rowid=False,
)
Index("lessons_newest", lessons.c.source, lessons.c.number)

spared_lines = Table(
    "spared_lines",
    metadata,
    Column("source", Text, primary_key=True),
    Column("line", Text, primary_key=True),
    sqlite_with_rowid=False,
)

settings = Table(
    "settings",
    metadata,
    Column("name", Text, primary_key=True),
    Column("value", Text, nullable=False),
)
