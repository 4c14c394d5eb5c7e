"""What a store keeps of its sources' chrome."""

from __future__ import annotations

import sqlite3
from contextlib import closing

import pytest

from feedsvc.decide.chrome import WINDOW
from feedsvc.errors import StoreError
from feedsvc.model.chrome import Lesson
from feedsvc.render.lesson import lesson_from_bytes, lesson_to_bytes
from feedsvc.seams import Store
from feedsvc.store import schema
from feedsvc.store.location import database_path
from feedsvc.store.sql import open_store
from tests.builders import SEEN, make_ledger
from tests.store.test_contract import new


def lesson(number: int) -> Lesson:
    return Lesson(text=(number, 2**64 - 1), outside=(0,), own=(number + 1,))


def teach(store: Store, *numbers: int, source: str = "desk") -> None:
    ledgers = [make_ledger(number) for number in numbers]
    store.record(
        source,
        intents=[new(ledger) for ledger in ledgers],
        files=[],
        lessons=[(ledger.id, lesson(number)) for ledger, number in zip(ledgers, numbers, strict=True)],
    )


def test_lessons_come_back_newest_first_and_by_source(store: Store) -> None:
    teach(store, 1, 2)
    teach(store, 3, source="wire")
    assert store.learning.lessons("desk") == ((make_ledger(2).id, lesson(2)), (make_ledger(1).id, lesson(1)))
    assert store.learning.lessons("wire") == ((make_ledger(3).id, lesson(3)),)
    assert store.learning.lessons("nowhere") == ()


def test_an_article_teaches_once_by_its_last_reading(store: Store) -> None:
    teach(store, 1, 2)
    before = store.learning.lessons("desk")
    teach(store, 1, 2)
    assert store.learning.lessons("desk") == before
    store.record("desk", intents=[], files=[], lessons=[(make_ledger(1).id, lesson(9))])
    assert store.learning.lessons("desk") == (before[0], (make_ledger(1).id, lesson(9)))


def test_only_the_last_articles_of_a_source_are_kept(store: Store, url: str) -> None:
    teach(store, *range(WINDOW))
    teach(store, *range(WINDOW, WINDOW + 30))
    held = store.learning.lessons("desk")
    assert [entry for entry, _ in held] == [make_ledger(WINDOW + 29 - at).id for at in range(WINDOW)]
    with closing(sqlite3.connect(database_path(url))) as connection:
        assert connection.execute("SELECT count(*) FROM lessons").fetchone() == (WINDOW,)


def test_what_is_forgotten_is_gone_for_its_source_alone(store: Store) -> None:
    teach(store, 1, 2)
    teach(store, 3, source="wire")
    store.learning.spare("desk", ["Follow us on the ferry"])
    store.learning.spare("wire", ["Follow us on the rails"])
    assert store.learning.forget("desk") == 2
    assert store.learning.lessons("desk") == ()
    assert len(store.learning.lessons("wire")) == 1
    assert store.learning.spared("desk") == ("Follow us on the ferry",)
    assert store.learning.unspare("desk") == 1
    assert store.learning.spared("desk") == ()
    assert store.learning.spared("wire") == ("Follow us on the rails",)


@pytest.mark.parametrize("damage", ["x'00'", "x''", "'text'", "7"])
def test_a_damaged_lesson_costs_itself_and_is_told_of(
    store: Store, url: str, damage: str, caplog: pytest.LogCaptureFixture
) -> None:
    teach(store, 1, 2, 3)
    with closing(sqlite3.connect(database_path(url))) as connection:
        connection.execute(f"UPDATE lessons SET body = {damage} WHERE entry = ?", (make_ledger(2).id,))
        connection.commit()
    held = store.learning.lessons("desk")
    assert held == ((make_ledger(3).id, lesson(3)), (make_ledger(1).id, lesson(1)))
    (told,) = caplog.records
    assert told.levelname == "WARNING"
    assert f"source desk, entry {make_ledger(2).id}" in told.getMessage()
    assert store.learning.forget("desk") == 3


def test_a_withdrawn_entry_teaches_no_more_even_if_it_is_read_meanwhile(store: Store) -> None:
    teach(store, 1, 2)
    store.kill(make_ledger(1).id, now=SEEN)
    assert store.learning.lessons("desk") == ((make_ledger(2).id, lesson(2)),)
    store.record("desk", intents=[], files=[], lessons=[(make_ledger(1).id, lesson(1))])
    assert store.learning.lessons("desk") == ((make_ledger(2).id, lesson(2)),)


def test_spared_lines_are_kept_once_in_order(store: Store) -> None:
    store.learning.spare("desk", ["b", "a"])
    store.learning.spare("desk", ["b"])
    store.learning.spare("desk", [])
    assert store.learning.spared("desk") == ("a", "b")
    assert store.learning.spared("wire") == ()


def test_lessons_are_stored_with_their_batch_or_not_at_all(store: Store) -> None:
    with pytest.raises(StoreError):
        store.record("desk", intents=[new(make_ledger(1))], files=[], lessons=[("no such entry", lesson(1))])
    assert store.entries() == ()
    assert store.learning.lessons("desk") == ()


@pytest.mark.parametrize("packed", [b"", b"1234", lesson_to_bytes(Lesson(text=(1,)))[:-1], b"\xff" * 20])
def test_damaged_lessons_are_told_in_words(packed: bytes) -> None:
    with pytest.raises(StoreError, match="a stored lesson is damaged"):
        lesson_from_bytes(packed)


def test_a_store_of_the_former_schema_keeps_its_entries_and_learns(url: str) -> None:
    from alembic import command
    from alembic.config import Config

    from feedsvc.store.connect import writer

    path = database_path(url)
    path.parent.mkdir(parents=True)
    engine = writer(path)
    with engine.begin() as connection:
        config = Config(attributes={"connection": connection})
        config.set_main_option("script_location", "feedsvc.store:migrations")
        config.set_main_option("path_separator", "os")
        command.upgrade(config, "0001")
        row = {
            "id": "tag:a", "slug": "a", "source": "desk", "place": "a.txt", "language": "en", "first_seen":
            "2026-03-14T09:30:00.000000+00:00", "updated": "2026-03-14T09:30:00.000000+00:00", "revision": 1,
            "sort_key": "2026", "body": '{"source":"desk","place":"a.txt"}',
        }  # fmt: skip
        names = ", ".join(row)
        marks = ", ".join(f":{name}" for name in row)
        connection.exec_driver_sql(f"INSERT INTO entries ({names}) VALUES ({marks})", row)
    engine.dispose()
    with pytest.raises(StoreError, match=r"older schema: `feedsvc once` brings it up to date"):
        open_store(url, read_only=True)
    store = open_store(url)
    try:
        assert store.counts() == {"desk": 1}
        store.record("desk", intents=[], files=[], lessons=[("tag:a", lesson(1))])
        assert store.learning.lessons("desk") == (("tag:a", lesson(1)),)
    finally:
        store.close()
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("SELECT version_num FROM alembic_version").fetchone() == (schema.HEAD,)
