"""A batch is stored whole or not at all: full disks and kills."""

from __future__ import annotations

import resource
import subprocess
import sys
from pathlib import Path

import pytest

from feedsvc.errors import StoreError
from feedsvc.store.sql import open_store
from tests.builders import make_entry, make_ledger
from tests.store.test_contract import alias, new, state

ROOT = Path(__file__).resolve().parents[2]
BATCH = 50
WRITER = """
import sys
from feedsvc.store.sql import open_store
from tests.store.test_crashes import batch_of
store = open_store(sys.argv[1])
for number in range(10_000):
    intents, files = batch_of(number)
    store.record("desk", intents=intents, files=files)
    print(number, flush=True)
"""


def batch_of(number: int):
    ledgers = [
        make_ledger(number * BATCH + one, entry=make_entry(paragraphs=("x" * 2000,))) for one in range(BATCH)
    ]
    return [new(ledger, alias(ledger.id)) for ledger in ledgers], [state(ledger.id) for ledger in ledgers]


@pytest.mark.parametrize("batches", [1, 4, 9])
def test_a_kill_at_any_moment_leaves_no_half_batch(url: str, batches: int) -> None:
    with subprocess.Popen([sys.executable, "-c", WRITER, url], stdout=subprocess.PIPE, cwd=ROOT) as writer:
        assert writer.stdout is not None
        for _ in range(batches):
            writer.stdout.readline()
        writer.kill()
    store = open_store(url)
    entries = store.entries()
    assert len(entries) >= batches * BATCH
    assert len(entries) % BATCH == 0
    assert len(store.file_states("desk")) == len(entries) == store.change_count()
    assert len(store.find(alias(ledger.id) for ledger in entries)) == len(entries)
    store.close()


def limit_files_to_half_a_megabyte() -> None:
    resource.setrlimit(resource.RLIMIT_FSIZE, (500_000, 500_000))


def test_a_file_that_cannot_grow_costs_the_batch_and_nothing_else(url: str) -> None:
    writer = subprocess.run(
        [sys.executable, "-c", WRITER, url],
        capture_output=True,
        text=True,
        cwd=ROOT,
        check=False,
        preexec_fn=limit_files_to_half_a_megabyte,
    )
    assert "StoreError" in writer.stderr
    assert "could not be read or written" in writer.stderr or "the disk is full" in writer.stderr
    stored = len(writer.stdout.split())
    store = open_store(url)
    assert len(store.entries()) == stored * BATCH
    store.record("desk", intents=[new(make_ledger(10**9))], files=[])
    store.close()


def test_a_full_disk_is_named_and_the_store_goes_on_once_there_is_room(url: str) -> None:
    store = open_store(url)
    with store._transaction() as connection:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
        connection.exec_driver_sql(f"PRAGMA max_page_count = {pages + 4}")
    intents, files = batch_of(1)
    with pytest.raises(StoreError, match=r"the disk is full. Nothing of the batch was stored"):
        store.record("desk", intents=intents, files=files)
    assert store.entries() == ()
    assert store.file_states("desk") == {}
    with store._transaction() as connection:
        connection.exec_driver_sql("PRAGMA max_page_count = 1000000")
    store.record("desk", intents=intents, files=files)
    assert len(store.entries()) == BATCH
    store.close()
