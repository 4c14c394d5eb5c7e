"""The lessons of a source's last articles, and the lines that its operator spares: ``seams.Learning``."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from typing import Any

from sqlalchemy import Connection, LargeBinary, Row, cast, delete, func, select
from sqlalchemy.dialects.sqlite import insert

from feedsvc.decide.chrome import WINDOW
from feedsvc.errors import StoreError
from feedsvc.model.chrome import Lesson
from feedsvc.render.lesson import lesson_from_bytes, lesson_to_bytes
from feedsvc.store import schema as tables

log = logging.getLogger(__name__)


class LessonBook:
    """Lessons and spared lines of a store, in its transactions."""

    def __init__(self, transaction: Callable[[], AbstractContextManager[Connection]]) -> None:
        self._transaction = transaction

    def lessons(self, source: str) -> tuple[tuple[str, Lesson], ...]:
        lesson = tables.lessons.c
        # What another program wrote there may be no bytes at all.
        packed = cast(lesson.body, LargeBinary).label("packed")
        query = select(lesson.entry, packed).where(lesson.source == source)
        with self._transaction() as connection:
            rows = connection.execute(query.order_by(lesson.number.desc()).limit(WINDOW)).all()
        return tuple(_readable(source, rows))

    def spared(self, source: str) -> tuple[str, ...]:
        spared = tables.spared_lines.c
        with self._transaction() as connection:
            found = connection.execute(
                select(spared.line).where(spared.source == source).order_by(spared.line)
            )
            return tuple(found.scalars())

    def spare(self, source: str, lines: Iterable[str]) -> None:
        rows = [{"source": source, "line": line} for line in lines]
        if rows:
            with self._transaction() as connection:
                connection.execute(insert(tables.spared_lines).on_conflict_do_nothing(), rows)

    def unspare(self, source: str) -> int:
        with self._transaction() as connection:
            return connection.execute(
                delete(tables.spared_lines).where(tables.spared_lines.c.source == source)
            ).rowcount

    def forget(self, source: str) -> int:
        with self._transaction() as connection:
            return connection.execute(
                delete(tables.lessons).where(tables.lessons.c.source == source)
            ).rowcount


def _readable(source: str, rows: Iterable[Row[Any]]) -> Iterator[tuple[str, Lesson]]:
    """Yield what can be read; a damaged lesson costs what it taught, and is told of, but not the source's polls."""
    for row in rows:
        try:
            yield row.entry, lesson_from_bytes(row.packed)
        except StoreError as error:
            # Of the library: commands that set no logs up show it on standard error all the same.
            log.warning(
                "lesson skipped: %s, source %s, entry %s; `feedsvc forget %s` begins anew",
                error, source, row.entry, source,
            )  # fmt: skip


def teach(connection: Connection, source: str, lessons: Sequence[tuple[str, Lesson]]) -> None:
    """Keep what articles teach: an article teaches once, by its last reading; the last WINDOW of a source count."""
    if not lessons:
        return
    lesson, entry = tables.lessons.c, tables.entries.c
    ids = [taught for taught, _ in lessons]
    # Who withdraws an entry while it is read does not want to be taught by it.
    killed = set(
        connection.execute(select(entry.id).where(entry.id.in_(ids), entry.killed_at.is_not(None))).scalars()
    )
    newest = connection.execute(select(func.max(lesson.number)).where(lesson.source == source)).scalar() or 0
    adding = insert(tables.lessons)
    rows = [
        {"source": source, "entry": entry_id, "number": number, "body": lesson_to_bytes(taught)}
        for number, (entry_id, taught) in enumerate(lessons, newest + 1)
        if entry_id not in killed
    ]
    if not rows:
        return
    connection.execute(
        adding.on_conflict_do_update(index_elements=["source", "entry"], set_={"body": adding.excluded.body}),
        rows,
    )
    kept = select(lesson.number).where(lesson.source == source).order_by(lesson.number.desc())
    oldest = connection.execute(kept.offset(WINDOW - 1).limit(1)).scalar()
    if oldest is not None:
        connection.execute(delete(tables.lessons).where(lesson.source == source, lesson.number < oldest))
