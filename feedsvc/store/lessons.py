"""The lessons of a source's last articles, and the lines that its operator spares: ``seams.Learning``."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from contextlib import AbstractContextManager

from sqlalchemy import Connection, delete, func, select
from sqlalchemy.dialects.sqlite import insert

from feedsvc.decide.chrome import WINDOW
from feedsvc.model.chrome import Lesson
from feedsvc.render.lesson import lesson_from_bytes, lesson_to_bytes
from feedsvc.store import schema as tables


class LessonBook:
    """Lessons and spared lines of a store, in its transactions."""

    def __init__(self, transaction: Callable[[], AbstractContextManager[Connection]]) -> None:
        self._transaction = transaction

    def lessons(self, source: str) -> tuple[tuple[str, Lesson], ...]:
        lesson = tables.lessons.c
        query = select(lesson.entry, lesson.body).where(lesson.source == source)
        with self._transaction() as connection:
            rows = connection.execute(query.order_by(lesson.number.desc()).limit(WINDOW)).all()
        return tuple((row.entry, lesson_from_bytes(row.body)) for row in rows)

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

    def forget(self, source: str) -> int:
        with self._transaction() as connection:
            connection.execute(delete(tables.spared_lines).where(tables.spared_lines.c.source == source))
            return connection.execute(
                delete(tables.lessons).where(tables.lessons.c.source == source)
            ).rowcount


def teach(connection: Connection, source: str, lessons: Sequence[tuple[str, Lesson]]) -> None:
    """Keep what articles teach: an article teaches once, by its last reading; the last WINDOW of a source count."""
    if not lessons:
        return
    lesson = tables.lessons.c
    newest = connection.execute(select(func.max(lesson.number)).where(lesson.source == source)).scalar() or 0
    adding = insert(tables.lessons)
    rows = [
        {"source": source, "entry": entry, "number": number, "body": lesson_to_bytes(taught)}
        for number, (entry, taught) in enumerate(lessons, newest + 1)
    ]
    connection.execute(
        adding.on_conflict_do_update(index_elements=["source", "entry"], set_={"body": adding.excluded.body}),
        rows,
    )
    kept = select(lesson.number).where(lesson.source == source).order_by(lesson.number.desc())
    oldest = connection.execute(kept.offset(WINDOW - 1).limit(1)).scalar()
    if oldest is not None:
        connection.execute(delete(tables.lessons).where(lesson.source == source, lesson.number < oldest))
