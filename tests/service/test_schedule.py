"""Claims on the schedule: spread, catching up, and a clock that is set."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from feedsvc.errors import PublishError, StoreError
from feedsvc.model.outcome import RunReport
from feedsvc.model.source import (
    FeedSpec,
    HouseStyle,
    Interval,
    Serve,
    Settings,
    ShareSpec,
    Site,
    Source,
)
from feedsvc.pipeline.build import BuildReport
from feedsvc.publish.directory import DirectorySink
from feedsvc.runner.workers import WorkerReader
from feedsvc.seams import Web
from feedsvc.service.desk import StoreDesk
from feedsvc.service.health import Health
from feedsvc.service.press import Press
from feedsvc.service.run import Service
from feedsvc.service.schedule import Schedule
from feedsvc.service.watch import Watchers
from feedsvc.store.sql import open_store
from tests.journeys.newsroom import story


class Clock:
    """A clock that tests set."""

    def __init__(self) -> None:
        self.ahead = timedelta(0)

    def __call__(self) -> datetime:
        return datetime.now(UTC) + self.ahead


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    def make_source(key: str, seconds: int) -> Source:
        (tmp_path / key).mkdir()
        return Source(
            key=key,
            kind="folder",
            location=str(tmp_path / key),
            every=Interval(seconds=seconds),
            style=HouseStyle(source=key),
            settle=0.0,
        )

    return Settings(
        file=None,
        site=Site(title="Selwyn Herald", url="https://herald.example"),
        sources=(make_source("desk", 1), make_source("wire", 3600)),
        feeds=(FeedSpec(name="all", title="Selwyn Herald"),),
        share=ShareSpec(),
        publish_directory=str(tmp_path / "public"),
        serve=Serve(),
        store_url=f"sqlite:///{tmp_path}/herald.db",
    )


def no_web() -> Web:
    raise AssertionError("folders need no web")


@pytest.fixture
def press(settings: Settings) -> Iterator[Press]:
    clock = Clock()
    desk, store = StoreDesk(), open_store(settings.store_url)
    sink = DirectorySink(settings.publish_directory)
    sink.prepare()
    reader = WorkerReader(workers=1, seconds=20.0, memory=1024, clock=clock)
    yield Press(
        settings=settings, store=store, sink=sink, reader=reader, open_web=no_web, desk=desk, clock=clock
    )
    desk.close()
    store.close()


@asynccontextmanager
async def running(press: Press, health: Health | None = None) -> AsyncIterator[Schedule]:
    schedule = Schedule(press, health=health or Health(), published=lambda _: None)
    await schedule.start()
    try:
        yield schedule
    finally:
        await schedule.stop(within=5)
        await press.close()


async def wait_for_polls(press: Press, polls: list[str], key: str, count: int) -> None:
    async with asyncio.timeout(15):
        while polls.count(key) < count:
            await asyncio.sleep(0.05)


def listen(press: Press, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return a list that grows with every poll."""
    polls: list[str] = []
    poll = press.poll

    async def told(source: Source, **given: object) -> RunReport:
        report = await poll(source, **given)  # type: ignore[arg-type]
        polls.append(source.key)
        return report

    monkeypatch.setattr(press, "poll", told)
    return polls


async def test_a_source_is_polled_again_and_again_at_its_own_pace(
    press: Press, monkeypatch: pytest.MonkeyPatch
) -> None:
    polls = listen(press, monkeypatch)
    async with running(press):
        await wait_for_polls(press, polls, "desk", 3)
    assert polls.count("wire") == 1


async def test_polling_goes_on_after_the_clock_is_set_back_an_hour(
    press: Press, monkeypatch: pytest.MonkeyPatch
) -> None:
    polls = listen(press, monkeypatch)
    async with running(press) as schedule:
        await wait_for_polls(press, polls, "desk", 1)
        clock = press.clock
        assert isinstance(clock, Clock)
        clock.ahead = timedelta(hours=-1)
        await schedule.clock_was_set()
        seen = polls.count("desk")
        await wait_for_polls(press, polls, "desk", seen + 2)
        states = await press.desk.run(press.store.source_states)
        due = states["wire"].next_due
        assert due is not None
        assert due <= clock() + timedelta(hours=1, seconds=5)


async def test_a_leap_of_ten_years_is_one_poll_a_source_not_millions(
    press: Press, monkeypatch: pytest.MonkeyPatch
) -> None:
    polls = listen(press, monkeypatch)
    async with running(press) as schedule:
        await wait_for_polls(press, polls, "wire", 1)
        clock = press.clock
        assert isinstance(clock, Clock)
        clock.ahead = timedelta(days=3650)
        await schedule.clock_was_set()
        await wait_for_polls(press, polls, "wire", 2)
        await asyncio.sleep(1)
    assert polls.count("wire") == 2


async def test_a_poll_that_breaks_is_logged_and_costs_no_other_source_its_turn(
    press: Press, monkeypatch: pytest.MonkeyPatch
) -> None:
    polls: list[str] = []
    poll = press.poll

    async def broken(source: Source, **given: object) -> RunReport:
        if source.key == "wire":
            raise ZeroDivisionError("a fault of ours")
        polls.append(source.key)
        return await poll(source, **given)  # type: ignore[arg-type]

    monkeypatch.setattr(press, "poll", broken)
    health = Health()
    async with running(press, health):
        await wait_for_polls(press, polls, "desk", 2)
    assert "unexpected error" in health.sources["wire"]


async def test_a_store_that_fails_for_a_while_is_trouble_and_then_is_not(
    press: Press, monkeypatch: pytest.MonkeyPatch
) -> None:
    from feedsvc.errors import StoreError

    monkeypatch.setattr("feedsvc.service.schedule.STORE_PAUSE", 0.2)
    health = Health()
    async with running(press, health):
        assert health.is_ready()
        fails = True
        record = press.store.record

        def failing(*given: object, **named: object) -> None:
            if fails:
                raise StoreError("herald.db: the disk is full")
            record(*given, **named)  # type: ignore[arg-type]

        monkeypatch.setattr(press.store, "record", failing)
        (Path(press.settings.sources[0].location) / "wall.txt").write_text(story())
        async with asyncio.timeout(15):
            while health.trouble is None:
                await asyncio.sleep(0.05)
        assert not health.is_ready()
        fails = False
        feed = Path(press.settings.publish_directory) / "feeds" / "all.json"
        async with asyncio.timeout(15):
            while "harbour wall" not in feed.read_text():
                await asyncio.sleep(0.05)
            while not health.is_ready():
                await asyncio.sleep(0.05)


async def test_a_reload_that_drops_a_source_keeps_its_entries_published(
    press: Press, monkeypatch: pytest.MonkeyPatch
) -> None:
    polls = listen(press, monkeypatch)
    (Path(press.settings.sources[0].location) / "wall.txt").write_text(story())
    async with running(press) as schedule:
        press.settings = replace(press.settings, sources=press.settings.sources[1:])
        schedule.reconfigured()
        await wait_for_polls(press, polls, "wire", 2)
        await asyncio.sleep(0.3)
    assert "harbour wall" in (Path(press.settings.publish_directory) / "feeds" / "all.json").read_text()


async def test_a_source_whose_folder_changed_is_tried_again_when_the_store_failed_though_it_is_not_due(
    press: Press, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("feedsvc.service.schedule.STORE_PAUSE", 0.2)
    polls = listen(press, monkeypatch)
    async with running(press) as schedule:
        await wait_for_polls(press, polls, "wire", 1)
        listened, failures = press.poll, [StoreError("the disk is full")] * 2

        async def failing(source: Source, **given: object) -> RunReport:
            if source.key == "wire" and failures:
                raise failures.pop()
            return await listened(source, **given)  # type: ignore[arg-type]

        monkeypatch.setattr(press, "poll", failing)
        schedule.hasten("wire")
        await wait_for_polls(press, polls, "wire", 2)
    assert failures == []


async def test_a_changed_folder_is_not_forgotten_when_the_queue_cannot_be_read(
    press: Press, monkeypatch: pytest.MonkeyPatch
) -> None:
    polls = listen(press, monkeypatch)
    async with running(press) as schedule:
        await wait_for_polls(press, polls, "wire", 1)
        due, failures = press.store.due, [StoreError("is locked")] * 2

        def failing(now: datetime) -> tuple[str, ...]:
            if failures:
                raise failures.pop()
            return due(now)

        monkeypatch.setattr(press.store, "due", failing)
        schedule.hasten("wire")
        await wait_for_polls(press, polls, "wire", 2)
    assert failures == []


async def test_a_build_that_could_not_write_one_file_shows_the_others(
    press: Press, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown: list[BuildReport] = []
    schedule = Schedule(press, health=Health(), published=shown.append)

    async def failing() -> BuildReport:
        raise PublishError("all.rss: permission denied", unwritten=("feeds/all.rss",))

    monkeypatch.setattr(press, "build", failing)
    assert not await schedule._build()
    assert len(shown) == 1


async def test_watchers_of_overlapping_reloads_leave_none_behind(settings: Settings) -> None:
    watchers = Watchers(lambda _: None)
    await watchers.watch(settings.sources)
    await asyncio.sleep(0)
    await asyncio.gather(*(watchers.watch(settings.sources) for _ in range(4)))
    watching = [task for task in asyncio.all_tasks() if task.get_name().startswith("watch ")]
    assert len(watching) == len(settings.sources)
    await watchers.stop()
    assert not [task for task in asyncio.all_tasks() if task.get_name().startswith("watch ")]


async def test_a_reload_that_breaks_leaves_no_service_manager_waiting(
    press: Press, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []
    monkeypatch.setattr("feedsvc.service.systemd.notify", lambda *lines: said.extend(lines))

    def broken() -> Settings:
        raise OSError("the disk is gone")

    with pytest.raises(OSError, match="the disk is gone"):
        await Service(press, reload_settings=broken).reload()
    assert (said[0], said[-1]) == ("RELOADING=1", "READY=1")
