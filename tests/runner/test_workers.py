"""Claims on worker processes that can be killed."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import psutil
import pytest

from feedsvc.model.payload import Payload
from feedsvc.model.raw import Rejection
from feedsvc.model.source import HouseStyle
from feedsvc.runner.workers import WorkerReader

NOW = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
STYLE = HouseStyle(source="desk")
CHILD = (sys.executable, str(Path(__file__).parent / "misbehaving_child.py"))


def make_payload(number: int, body: str) -> tuple[Payload, HouseStyle]:
    return Payload(source="desk", place=f"{number:03}.txt", body=body.encode(), modified=NOW), STYLE


def make_reader(*, seconds: float = 20.0, memory: int = 1024, workers: int = 2) -> WorkerReader:
    return WorkerReader(workers=workers, seconds=seconds, memory=memory, clock=lambda: NOW, command=CHILD)


def readers() -> set[psutil.Process]:
    """Return the reader processes of this one."""
    children = psutil.Process().children()
    return {child for child in children if "misbehaving_child" in " ".join(child.cmdline())}


async def read_all(reader: WorkerReader, orders: Iterable[str]) -> list[tuple[str, str]]:
    work = [make_payload(number, order) for number, order in enumerate(orders)]
    try:
        return [
            (reading.place, result.reason if isinstance(result, Rejection) else "")
            async for reading in reader.read(work)
            for result in reading.results
        ]
    finally:
        await reader.close()


async def test_readings_come_in_order_whoever_made_them() -> None:
    orders = [f"dump {number}" for number in range(100)]
    assert await read_all(make_reader(), orders) == [(f"{n:03}.txt", f"dump {n}") for n in range(100)]


async def test_a_worker_that_was_started_beforehand_is_the_one_that_reads() -> None:
    reader = make_reader(workers=1)
    before = readers()
    reader.warm()
    while not (warmed := readers() - before):  # a process that begins has no command line for a moment
        await asyncio.sleep(0.01)
    answers = await read_all(reader, ["pid"] * 20)
    assert {pid for _, pid in answers} == {str(process.pid) for process in warmed}


@pytest.mark.parametrize(("padding", "patience", "workers"), [(0, 60, 1), (20_000, 60, 2), (0, 0, 2)])
async def test_another_worker_is_started_for_much_work_or_for_work_that_waits(
    monkeypatch: pytest.MonkeyPatch, padding: int, patience: float, workers: int
) -> None:
    monkeypatch.setattr("feedsvc.runner.workers.PATIENCE", patience)
    answers = await read_all(make_reader(), ["pid" + " " * padding] * 80)
    assert len(answers) == 80
    assert len({pid for _, pid in answers}) == workers


async def test_what_is_said_of_a_refusal_comes_across() -> None:
    reader = make_reader()
    work = [make_payload(number, order) for number, order in enumerate(["fine", "a captcha"])]
    results = [reading.results[0] async for reading in reader.read(work)]
    await reader.close()
    assert [result.is_stand_in for result in results if isinstance(result, Rejection)] == [False, True]


async def test_closing_does_not_wait_for_a_dump_that_is_being_read(tmp_path: Path) -> None:
    reader = make_reader(seconds=600)
    begun = tmp_path / "begun"
    reading = asyncio.create_task(read_all(reader, [f"hang {begun}"]))
    while not begun.exists():
        await asyncio.sleep(0.01)
    await reader.close()
    answers = await asyncio.wait_for(reading, timeout=60)
    assert answers == [("000.txt", "its reader process died of it")]


async def test_a_dump_that_kills_its_worker_costs_itself_and_no_neighbour() -> None:
    orders = ["fine"] * 5 + ["die"] + ["fine"] * 14
    answers = [reason for _, reason in await read_all(make_reader(), orders)]
    assert answers == ["fine"] * 5 + ["its reader process died of it"] + ["fine"] * 14


async def test_a_dump_that_never_ends_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("feedsvc.runner.workers.START_SECONDS", 5.0)
    answers = [reason for _, reason in await read_all(make_reader(seconds=0.5), ["fine", "hang", "fine"])]
    assert answers == ["fine", "took longer to read than read.timeout allows", "fine"]


async def test_a_dump_that_asks_for_all_memory_gets_a_refusal() -> None:
    answers = [reason for _, reason in await read_all(make_reader(memory=400), ["fine", "grow", "fine"])]
    assert answers == ["fine", "needs more memory than read.memory allows", "fine"]


async def test_a_library_that_prints_does_not_break_the_answers() -> None:
    assert [reason for _, reason in await read_all(make_reader(), ["print", "fine"])] == ["print", "fine"]


async def test_no_worker_outlives_its_reader_and_idle_ones_retire() -> None:
    reader = make_reader()
    work = [make_payload(0, "fine")]
    assert [reading.place async for reading in reader.read(work)] == ["000.txt"]
    assert len(readers()) == 1
    assert reader.retire(idle_seconds=0) == 1
    assert readers() == set()
    await read_all(reader, ["fine"] * 40)
    assert readers() == set()


async def test_work_is_taken_as_it_is_done_not_all_at_once() -> None:
    taken = 0

    def endless() -> Iterator[tuple[Payload, HouseStyle]]:
        nonlocal taken
        while True:
            taken += 1
            yield make_payload(taken, "fine")

    reader = make_reader()
    seen = 0
    readings = reader.read(endless())
    async for _ in readings:
        seen += 1
        if seen == 20:
            break
    await readings.aclose()  # type: ignore[attr-defined]
    await reader.close()
    assert taken < 100
