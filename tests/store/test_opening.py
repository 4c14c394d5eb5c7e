"""What a store refuses to open, and in which words."""

from __future__ import annotations

import errno
import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from feedsvc.errors import StoreError
from feedsvc.store import schema
from feedsvc.store.backup import back_up
from feedsvc.store.location import database_path, refuse_remote
from feedsvc.store.lock import DirectoryLock
from feedsvc.store.sql import open_store
from tests.builders import make_ledger
from tests.store.test_contract import new


@pytest.fixture
def made(url: str) -> str:
    """A store with one entry, closed."""
    store = open_store(url)
    store.record("desk", intents=[new(make_ledger(1))], files=[])
    store.close()
    return url


def database(url: str) -> sqlite3.Connection:
    return sqlite3.connect(database_path(url), isolation_level=None)


def tables_of(path: Path) -> dict[str, tuple[object, ...]]:
    """Return the columns, foreign keys and indexes of each table, whatever the text that made them."""
    with closing(sqlite3.connect(path)) as connection:

        def told(pragma: str, name: str) -> list[tuple[object, ...]]:
            return connection.execute(f"PRAGMA {pragma}({name!r})").fetchall()

        names = [
            name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
        ]
        return {
            name: (
                sorted(told("table_info", name)),
                sorted(told("foreign_key_list", name)),
                sorted((index[1:], told("index_info", str(index[1]))) for index in told("index_list", name)),
            )
            for name in names
        }


def test_a_new_store_has_the_tables_to_which_the_steps_lead_older_ones(url: str, tmp_path: Path) -> None:
    from feedsvc.store.connect import upgrade, writer

    open_store(url).close()
    engine = writer(tmp_path / "stepped.db")
    with engine.begin() as connection:
        upgrade(connection)
    engine.dispose()
    made = tables_of(database_path(url))
    assert {"entries", "sources", "alembic_version"} <= set(made)
    assert made == tables_of(tmp_path / "stepped.db")


def test_the_steps_lead_to_the_tables_that_this_version_names(tmp_path: Path) -> None:
    from alembic.autogenerate import compare_metadata
    from alembic.migration import MigrationContext

    from feedsvc.store.connect import reader, upgrade, writer

    engine = writer(tmp_path / "stepped.db")
    with engine.begin() as connection:
        upgrade(connection)
    engine.dispose()
    engine = reader(tmp_path / "stepped.db")
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": False})
        differences = compare_metadata(context, schema.metadata)
        assert context.get_current_revision() == schema.HEAD
    engine.dispose()
    assert differences == []


def test_the_steps_are_those_that_the_schema_lists() -> None:
    from alembic.config import Config
    from alembic.script import ScriptDirectory

    config = Config()
    config.set_main_option("script_location", "feedsvc.store:migrations")
    config.set_main_option("path_separator", "os")
    steps = [step.revision for step in ScriptDirectory.from_config(config).walk_revisions()]
    assert tuple(reversed(steps)) == schema.REVISIONS


def test_alembic_is_imported_neither_for_a_new_store_nor_for_one_that_is_up_to_date(url: str) -> None:
    code = (
        "import sys; from feedsvc.store.sql import open_store; "
        f"open_store({url!r}).close(); open_store({url!r}).close(); sys.exit('alembic' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_a_newer_schema_is_refused(made: str) -> None:
    with closing(database(made)) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    for read_only in (False, True):
        with pytest.raises(StoreError, match=r"newer feedsvc \(schema 9999, .*update feedsvc"):
            open_store(made, read_only=read_only)


def test_another_programs_database_is_refused_and_not_touched(url: str) -> None:
    database_path(url).parent.mkdir()
    with closing(database(url)) as connection:
        connection.execute("CREATE TABLE recipes (name TEXT)")
    with pytest.raises(StoreError, match="another program"):
        open_store(url)
    with closing(database(url)) as connection:
        assert connection.execute("SELECT name FROM sqlite_master").fetchall() == [("recipes",)]


def test_a_file_that_is_no_database_is_refused_and_left_as_it_is(url: str) -> None:
    path = database_path(url)
    path.parent.mkdir()
    path.write_text("dear diary\n" * 500)
    with pytest.raises(StoreError, match=r"feedsvc\.db: is not a database .*Restore a backup"):
        open_store(url)
    assert path.read_text() == "dear diary\n" * 500


def test_a_folder_in_the_place_of_the_file_is_refused(url: str) -> None:
    database_path(url).mkdir(parents=True)
    with pytest.raises(StoreError, match="cannot be opened"):
        open_store(url)


def test_a_file_in_the_place_of_the_folder_is_refused(url: str) -> None:
    database_path(url).parent.write_text("")
    with pytest.raises(StoreError, match="the folder cannot be made"):
        open_store(url)


def test_damage_is_found_after_an_unclean_end(made: str) -> None:
    store = open_store(made)
    for number in range(2, 200):
        store.record("desk", intents=[new(make_ledger(number))], files=[])
    store.abandon()
    path = database_path(made)
    body = bytearray(path.read_bytes())
    middle = len(body) // 8192 * 4096
    body[middle : middle + 8192] = b"\xff" * 8192
    path.write_bytes(body)
    with pytest.raises(StoreError, match=r"is damaged .*Restore a backup, or move the file away.*new ids"):
        open_store(made)
    assert path.read_bytes() == body


def test_a_damaged_entry_says_which_it_is(made: str) -> None:
    with closing(database(made)) as connection:
        connection.execute("UPDATE entries SET body = 'x'")
    store = open_store(made, read_only=True)
    with pytest.raises(StoreError, match="entry tag:harbourpost"):
        store.entries()
    store.close()


def test_a_database_that_another_program_holds_is_said_to_be_locked(
    made: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("feedsvc.store.connect.BUSY", 0.05)
    with closing(database(made)) as connection:
        connection.execute("BEGIN EXCLUSIVE")
        with pytest.raises(StoreError, match="locked by another program"):
            open_store(made)


def test_readers_read_beside_the_writer_and_write_nothing(made: str) -> None:
    writer = open_store(made)
    reader = open_store(made, read_only=True)
    assert reader.entries() == writer.entries()
    writer.record("desk", intents=[new(make_ledger(2))], files=[])
    assert len(reader.entries()) == 2
    with pytest.raises(StoreError, match="cannot be written"):
        reader.remember("a", "b")
    reader.close()
    writer.close()


def test_reading_makes_no_store(url: str) -> None:
    with pytest.raises(StoreError, match="there is no store yet"):
        open_store(url, read_only=True)
    assert not database_path(url).parent.exists()


def test_an_older_schema_is_not_upgraded_by_reading(made: str) -> None:
    with closing(database(made)) as connection:
        for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall():
            connection.execute(f"DROP TABLE {name}")
    with pytest.raises(StoreError, match="older schema"):
        open_store(made, read_only=True)


@pytest.mark.parametrize(
    "url", ["postgresql://u:secret@db/x", "sqlite://", "sqlite:///:memory:", "feedsvc.db", ""]
)
def test_a_url_without_a_file_is_refused_without_its_secrets(url: str) -> None:
    with pytest.raises(StoreError, match="expected") as caught:
        open_store(url)
    assert "secret" not in str(caught.value)


def test_a_network_file_system_is_refused(tmp_path: Path) -> None:
    mounts = tmp_path / "mounts"
    mounts.write_text(f"/dev/sda / ext4 rw 0 0\nnas:/x {tmp_path}/nas nfs4 rw 0 0\nnonsense\n")
    refuse_remote(tmp_path / "feedsvc.db", mounts=mounts)
    with pytest.raises(StoreError, match="network file system"):
        refuse_remote(tmp_path / "nas" / "var" / "feedsvc.db", mounts=mounts)
    refuse_remote(tmp_path / "feedsvc.db", mounts=tmp_path / "absent")


def test_only_one_process_holds_the_lock_and_the_other_is_told_which(url: str) -> None:
    with (
        DirectoryLock(url),
        pytest.raises(StoreError, match=rf"another feedsvc \(process {os.getpid()}\) is using .*feedsvc\.db"),
    ):
        DirectoryLock(url).acquire()
    again = DirectoryLock(database_path(url))
    again.acquire()
    again.release()
    again.release()


def test_the_lock_goes_with_the_process_that_held_it(url: str) -> None:
    code = (
        "import os; from feedsvc.store.lock import DirectoryLock; "
        f"DirectoryLock({url!r}).acquire(); print('held', flush=True); os.read(0, 1)"
    )
    with subprocess.Popen(
        [sys.executable, "-c", code], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == b"held\n"
        lock = DirectoryLock(url)
        assert lock.held_elsewhere()
        with pytest.raises(StoreError, match=rf"process {holder.pid}"):
            lock.acquire()
        holder.kill()
        holder.wait()
        assert not lock.held_elsewhere()
        lock.acquire()
        assert not lock.held_elsewhere()
        lock.release()


def test_beside_a_running_service_nothing_is_said_about_its_end(made: str) -> None:
    code = (
        "import os; from feedsvc.store.lock import DirectoryLock; from feedsvc.store.sql import open_store; "
        f"DirectoryLock({made!r}).acquire(); open_store({made!r}); print('held', flush=True); os.read(0, 1)"
    )
    with subprocess.Popen(
        [sys.executable, "-c", code], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == b"held\n"
        guest = open_store(made)
        guest.remember("by", "guest")
        guest.close()
        holder.kill()
    with closing(database(made)) as connection:
        assert connection.execute("SELECT value FROM settings WHERE name = 'clean'").fetchone() == ("no",)


def test_of_the_end_of_a_service_that_began_meanwhile_nothing_is_said_either(made: str) -> None:
    code = (
        "import os; from feedsvc.store.lock import DirectoryLock; from feedsvc.store.sql import open_store; "
        f"DirectoryLock({made!r}).acquire(); open_store({made!r}); print('held', flush=True); os.read(0, 1)"
    )
    guest = open_store(made)
    with subprocess.Popen(
        [sys.executable, "-c", code], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == b"held\n"
        guest.close()
        holder.kill()
    with closing(database(made)) as connection:
        assert connection.execute("SELECT value FROM settings WHERE name = 'clean'").fetchone() == ("no",)


def test_a_backup_is_the_whole_store_and_overwrites_nothing(made: str, tmp_path: Path) -> None:
    target = tmp_path / "copy.db"
    service = open_store(made)
    assert back_up(made, target) == target.stat().st_size
    copy = open_store(f"sqlite:///{target}", read_only=True)
    assert copy.entries() == service.entries()
    copy.close()
    service.close()
    with pytest.raises(StoreError, match="overwrites nothing"):
        back_up(made, target)
    with pytest.raises(StoreError, match="no store yet"):
        back_up(f"sqlite:///{tmp_path}/none.db", tmp_path / "other.db")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["copy.db", "var"]


def test_a_backup_goes_where_files_have_one_name_only_and_overwrites_nothing_there(
    made: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*_: object) -> None:
        raise OSError(errno.EPERM, "Operation not permitted")

    monkeypatch.setattr("feedsvc.store.backup.os.link", refused)
    target = tmp_path / "copy.db"
    size = back_up(made, target)
    opened = open_store(f"sqlite:///{target}", read_only=True)
    assert opened.counts()
    opened.close()
    assert size == target.stat().st_size
    with pytest.raises(StoreError, match="exists already"):
        back_up(made, target)
    assert [path.name for path in tmp_path.glob(".copy*")] == []
