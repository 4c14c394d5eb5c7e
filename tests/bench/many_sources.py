"""Many sources in one service: ten thousand that are due, a hundred thousand that are not, two thousand that hang.

    .venv/bin/python -m tests.bench.many_sources [due | idle | slow]

Each case is a process of its own with the real store, client, schedule and workers; the servers are another process.
Prints the figures as JSON, a line a case.
"""

from __future__ import annotations

import asyncio
import json
import resource
import sys
import tempfile
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, closing
from datetime import timedelta
from pathlib import Path
from typing import Any

from feedsvc.app import make_reader, make_web, wall_clock
from feedsvc.kinds.feed import FeedOptions
from feedsvc.model.outcome import SourceState
from feedsvc.model.source import FeedSpec, HouseStyle, Interval, Serve, Settings, ShareSpec, Site, Source
from feedsvc.model.visit import Memory
from feedsvc.model.web import Access
from feedsvc.pipeline.poll import read_by_name, read_by_of
from feedsvc.publish.directory import DirectorySink
from feedsvc.service.desk import StoreDesk
from feedsvc.service.health import Health
from feedsvc.service.logs import configure_logs
from feedsvc.service.press import Press
from feedsvc.service.schedule import Schedule
from feedsvc.store import schema as tables
from feedsvc.store.sql import open_store
from feedsvc.store.statements import upsert
from tests.bench import web

HOSTS = 500


def source(kind: str, number: int, port: int) -> Source:
    net = 1 if kind == "slow" else 0  # who hangs is no neighbour of those who answer
    host = f"127.{net}.{number % HOSTS // 250 + 1}.{number % HOSTS % 250 + 1}"
    key = f"{kind}-{number}"
    return Source(
        key=key, kind="feed", location=f"http://{host}:{port}/{kind}/{number}", every=Interval(seconds=86_400),
        style=HouseStyle(source=key, publisher="Bench Post"), options=FeedOptions(),
        access=Access(allow_networks=("127.0.0.0/8",), allow_ports=(port,), gap=0.0, robots=False, seconds=20.0),
    )  # fmt: skip


def settings(folder: Path, sources: list[Source]) -> Settings:
    return Settings(
        file=str(folder / "feedsvc.yaml"), site=Site(title="Bench Post", url="https://bench.example"),
        sources=tuple(sources), feeds=(FeedSpec(name="all", title="Bench Post"),), share=ShareSpec(), serve=Serve(),
        publish_directory=str(folder / "public"), store_url=f"sqlite:///{folder}/bench.db",
    )  # fmt: skip


def prime(made: Settings, *, due: timedelta) -> None:
    """Store what a former reading of all sources would have left."""
    now = wall_clock()
    with closing(open_store(made.store_url)) as store:
        addresses, settings = [], []
        for one in made.sources:
            addresses.append(
                {
                    "source": one.key,
                    "url": one.location,
                    "etag": web.ETAG,
                    "last_modified": None,
                    "digest": "-",
                    "fetched": now,
                }
            )
            settings.append({"name": read_by_name(one.key), "value": read_by_of(one)})
        with store._transaction() as connection:
            upsert(connection, tables.addresses, addresses)
            upsert(connection, tables.settings, settings)
        store.visits.finish(
            [
                SourceState(
                    source=one.key, last_poll=now, next_due=now + due,
                    memory=Memory(location=one.location, counts=(3,)),
                )
                for one in made.sources
            ]
        )  # fmt: skip


@asynccontextmanager
async def running(made: Settings) -> AsyncIterator[Schedule]:
    desk, store = StoreDesk(), open_store(made.store_url)
    sink = DirectorySink(made.publish_directory)
    sink.prepare()
    press = Press(
        settings=made, store=store, sink=sink, reader=make_reader(made), open_web=lambda: make_web(made), desk=desk,
        clock=wall_clock,
    )  # fmt: skip
    schedule = Schedule(press, health=Health(), published=lambda _: None)
    await schedule.start()
    try:
        yield schedule
    finally:
        await schedule.stop(within=1)
        await press.close()
        desk.close()
        store.close()


async def drained(port: int, kind: str, count: int, *, within: float) -> float:
    """Wait until so many were asked; return the seconds."""
    start, asked = time.monotonic(), 0
    while asked < count:
        await asyncio.sleep(0.1)
        told = await asyncio.to_thread(web.stats, port)
        asked += told["counts"].get(kind, 0)
        if time.monotonic() - start > within:
            raise SystemExit(f"only {asked} of {count} were asked within {within} s")
    return time.monotonic() - start


async def due(folder: Path, port: int) -> dict[str, Any]:
    """Ten thousand sources that are due and answer 304."""
    made = settings(folder, [source("feed", number, port) for number in range(10_000)])
    prime(made, due=-timedelta(minutes=1))
    start = time.monotonic()
    async with running(made) as schedule:
        await drained(port, "feed", 10_000, within=120)
        while schedule.is_polling():
            await asyncio.sleep(0.05)
        seconds = time.monotonic() - start
        return {"seconds": round(seconds, 1), "megabytes": memory_megabytes()}


async def idle(folder: Path, port: int) -> dict[str, Any]:
    """A hundred thousand sources of which none is due."""
    made = settings(folder, [source("feed", number, port) for number in range(100_000)])
    prime(made, due=timedelta(hours=20))
    async with running(made):
        await asyncio.sleep(5)
        start, spent = time.monotonic(), time.process_time()
        await asyncio.sleep(20)
        share = (time.process_time() - spent) / (time.monotonic() - start)
        return {"cpu_percent": round(100 * share, 2), "megabytes": memory_megabytes()}


async def slow(folder: Path, port: int) -> dict[str, Any]:
    """Two thousand servers that accept and never answer, and five hundred that do, all due at once."""
    quick = [source("feed", number, port) for number in range(500)]
    hanging = [source("slow", number, port) for number in range(2_000)]
    seconds = {}
    for name, sources in (("alone", quick), ("beside", [*hanging, *quick])):
        (folder / name).mkdir()
        made = settings(folder / name, sources)
        prime(made, due=-timedelta(minutes=1))
        async with running(made):
            seconds[name] = round(await drained(port, "feed", 500, within=120), 1)
    return {**seconds, "megabytes": memory_megabytes()}


def memory_megabytes() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


CASES = {"due": due, "idle": idle, "slow": slow}


def main() -> None:
    configure_logs(level="critical")
    for name in sys.argv[1:] or CASES:
        with web.served() as port, tempfile.TemporaryDirectory() as folder:
            print(json.dumps({"case": name, **asyncio.run(CASES[name](Path(folder), port))}), flush=True)


if __name__ == "__main__":
    main()
