"""The schedule: one APScheduler tick over the queue of due sources, housekeeping jobs, and a watch on the clock.

Why one tick and not a job a source: a job store costs memory and start-up for every source, while the queue is one
indexed column. Why every job names its grace, coalescing and instances: APScheduler's own grace of one second drops
late runs silently. Why the clock is watched from outside: after the wall clock is set back APScheduler sleeps until the
old time comes again (measured: no run in the hour that follows).
"""

from __future__ import annotations

import asyncio
import contextlib
import time
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import structlog
from apscheduler.schedulers.asyncio import AsyncIOScheduler
from apscheduler.triggers.interval import IntervalTrigger

from feedsvc.errors import FeedsvcError, PublishError
from feedsvc.model.outcome import RunReport
from feedsvc.model.source import Source
from feedsvc.pipeline.build import BuildReport
from feedsvc.service.health import Health
from feedsvc.service.press import Press, is_on_the_web
from feedsvc.service.turns import Turns

log = structlog.get_logger()

TICK = 0.5
# Seconds until a source is tried again after the store itself failed.
STORE_PAUSE = 5.0
# Seconds between looks for what another command changed in the store (`feedsvc kill`).
OUTSIDE = 2.0
# Seconds between looks whether every published file still stands; one that was deleted is made again.
STANDING = 60.0
CLOCK_CHECK = 5.0
# Seconds between wall clock and monotonic clock that count as a jump.
CLOCK_JUMP = 60.0


class Schedule:
    """Polls due sources and builds after them, until stopped."""

    def __init__(self, press: Press, *, health: Health, published: Callable[[BuildReport], None]) -> None:
        self._press = press
        self._health = health
        self._published = published
        self._scheduler = AsyncIOScheduler(timezone=UTC)
        self._running: dict[str, asyncio.Task[None]] = {}
        self._hastened: set[str] = set()
        self._paused: dict[str, float] = {}
        #: When the next source is due, as far as the store was asked; and how often that came to count no more.
        self._earliest: datetime | None = None
        self._looks = 0
        #: What the last poll of each source noted: it is not said again while it stands.
        self._noted: dict[str, tuple[str, ...]] = {}
        self._turns = Turns()
        #: Sources by key as configured, and those of them that the store does not know yet.
        self._sources: dict[str, Source] = {}
        self._unpolled: set[str] | None = None
        self._build_wanted = asyncio.Event()
        self._tasks: list[asyncio.Task[None]] = []
        self._stopping = False
        self._built_count = -1

    async def start(self) -> None:
        """Poll what is due, publish, then keep the beat. Returns after the first build."""
        self._configure()
        with contextlib.suppress(FeedsvcError):  # the tick says what is wrong with the store
            self._health.recall((await self._press.desk.run(self._press.bring_due_back)).values())
        await self._tick()
        # What stands on this machine is published at once; what is fetched follows.
        local = [task for key, task in self._running.items() if not is_on_the_web(self._sources[key])]
        if local:
            await asyncio.wait(local, timeout=10)
        self._build_wanted.clear()
        if not await self._build():
            self._build_wanted.set()
        self._every("tick", self._tick, seconds=TICK)
        self._every("outside changes", self._notice_outside_changes, seconds=OUTSIDE)
        self._every("standing files", self._build_wanted.set, seconds=STANDING)
        self._tasks = [
            asyncio.create_task(self._keep_building(), name="build"),
            asyncio.create_task(self._watch_clock(), name="clock"),
        ]
        self._scheduler.start()

    def add_housekeeping(self, name: str, job: Callable[[], Any], *, seconds: float) -> None:
        """Run a housekeeping job now and then; it may be a coroutine function."""
        self._every(name, job, seconds=seconds)

    def _every(self, name: str, job: Callable[[], Any], *, seconds: float) -> None:
        self._scheduler.add_job(
            self._guarded(name, job),
            IntervalTrigger(seconds=seconds, timezone=UTC),
            id=name,
            misfire_grace_time=None,
            coalesce=True,
            max_instances=1,
            replace_existing=True,
        )

    def is_polling(self) -> bool:
        """Tell whether a poll is under way or waits for its turn."""
        return bool(self._running)

    def hasten(self, key: str) -> None:
        """Make a source due now: its folder changed."""
        self._hastened.add(key)

    def reconfigured(self) -> None:
        """Forget what was planned for the former configuration and publish anew.

        Folders are looked at again; what is asked over the web only where the configuration of the source changed.
        """
        former = self._sources
        self._configure()
        keys = self._sources.keys()
        for what in [what for what in self._health.troubles if what.startswith("poll ")]:
            if what.removeprefix("poll ") not in keys:
                self._out_of_trouble(what)
        self._hastened.update(
            key
            for key, source in self._sources.items()
            if not is_on_the_web(source) or source != former.get(key)
        )
        self._build_wanted.set()

    def _configure(self) -> None:
        self._sources = {source.key: source for source in self._press.settings.sources}
        self._unpolled = None
        self._look_anew()

    def _look_anew(self) -> None:
        """Ask the store again when the next source is due, though it may just be telling."""
        self._earliest = None
        self._looks += 1

    async def stop(self, *, within: float) -> None:
        """Let polls that are under way finish, ``within`` seconds at most; a batch is stored whole or not at all."""
        self._stopping = True
        if self._scheduler.running:
            self._scheduler.shutdown(wait=False)
        if self._running:
            _, late = await asyncio.wait(self._running.values(), timeout=within)
            for task in late:
                task.cancel()
            await asyncio.gather(*late, return_exceptions=True)
        for task in self._tasks:
            task.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await task

    async def _tick(self) -> None:
        self._health.last_tick = time.monotonic()
        if self._stopping:
            return
        now = self._press.clock()
        hastened, self._hastened = self._hastened, set()
        if not hastened and self._earliest is not None and now < self._earliest:
            return
        sources = self._sources
        try:
            due = await self._due(now)
        except FeedsvcError as error:
            self._hastened |= hastened
            self._in_trouble("queue", error)
            return
        self._out_of_trouble("queue")
        for key in dict.fromkeys((*due, *sorted(hastened & set(sources)))):
            if key in self._running:
                if key in hastened:
                    self._hastened.add(key)
                continue
            if time.monotonic() < self._paused.get(key, 0.0):
                if key in hastened:
                    self._hastened.add(key)
                continue
            self._running[key] = asyncio.create_task(self._poll(sources[key]), name=f"poll {key}")
        await self._look_ahead()

    async def _due(self, now: datetime) -> list[str]:
        """Return the sources that are due, those first that were never polled. Raises: StoreError."""
        run, store, sources = self._press.desk.run, self._press.store, self._sources
        if self._unpolled is None:
            self._unpolled = set(await run(lambda: store.unpolled(tuple(sources))))
        due = await run(lambda: store.due(now))
        return [*(key for key in sources if key in self._unpolled), *(key for key in due if key in sources)]

    async def _look_ahead(self) -> None:
        if self._unpolled:
            return  # the next tick looks again
        waiting, looks = self._sources.keys() - self._running.keys(), self._looks
        try:
            earliest = await self._press.desk.run(lambda: self._press.store.next_due(waiting))
            if looks == self._looks:
                self._earliest = earliest
        except FeedsvcError as error:
            self._in_trouble("queue", error)

    async def _poll(self, source: Source) -> None:
        bound = log.bind(source=source.key)
        try:
            report = await self._turns.take(lambda: self._press.poll(source), is_web=is_on_the_web(source))
            if self._unpolled is not None:
                self._unpolled.discard(source.key)
            self._paused.pop(source.key, None)
            self._out_of_trouble(f"poll {source.key}")
            self._report(report, bound)
            if report.new or report.changed:
                self._build_wanted.set()
        except FeedsvcError as error:
            self._try_again(source.key)
            self._in_trouble(f"poll {source.key}", error)
        except Exception:  # noqa: BLE001 - the job wrapper: logged whole, and one source never costs another
            self._try_again(source.key)
            self._health.sources[source.key] = "unexpected error: the log has the traceback"
            bound.critical("poll broke", exc_info=True)
        finally:
            self._running.pop(source.key, None)
            self._look_anew()

    def _try_again(self, key: str) -> None:
        """Poll a source again after a pause, though it may not be due: what hastened it has not been read."""
        self._paused[key] = time.monotonic() + STORE_PAUSE
        self._hastened.add(key)

    def _report(self, report: RunReport, bound: Any) -> None:
        if report.error:
            self._health.sources[report.source] = report.error
            bound.error("poll failed", reason=report.error)
            return
        if self._health.sources.pop(report.source, None):
            bound.info("source is well again")
        self._doubt(report, bound)
        former, self._noted[report.source] = self._noted.get(report.source, ()), report.notes
        for note in report.notes:
            if note not in former:
                bound.warning("noted", note=note)
        for rejection in report.rejected:
            bound.warning("not an article", file=rejection.place, reason=rejection.reason)
        for skipped in report.skipped:
            bound.debug("left for now", file=skipped.place, reason=skipped.reason)
        if report.read:
            bound.info(
                "polled",
                read=report.read,
                new=report.new,
                changed=report.changed,
                rejected=len(report.rejected),
                seconds=round(report.took, 2),
            )

    def _doubt(self, report: RunReport, bound: Any) -> None:
        """Say once what is wrong with a source that answers, and once that it no longer is."""
        former = self._health.doubts.pop(report.source, None)
        if report.trouble:
            self._health.doubts[report.source] = report.trouble
            if report.trouble != former:
                bound.warning("source in doubt; what is published stays", reason=report.trouble)
        elif former:
            bound.info("source is out of doubt")

    async def _keep_building(self) -> None:
        while True:
            await self._build_wanted.wait()
            self._build_wanted.clear()
            if not await self._build():
                await asyncio.sleep(STORE_PAUSE)
                self._build_wanted.set()

    async def _build(self) -> bool:
        """Build; return False if it should be tried again."""
        try:
            self._built_count = await self._press.desk.run(self._press.store.change_count)
            report = await self._press.build()
        except FeedsvcError as error:
            self._in_trouble("build", error)
            if isinstance(error, PublishError):
                self._published(BuildReport())  # the files that could be written are
            return False
        except Exception:
            self._health.troubles["build"] = "a build broke unexpectedly: the log has the traceback"
            log.critical("build broke", exc_info=True)
            return False
        self._out_of_trouble("build")
        self._health.is_built = True
        self._health.kept = report.kept
        self._health.last_build = self._press.clock()
        for path, reason in report.kept:
            log.error("last good file kept", path=path, reason=reason)
        if report.written:
            log.info("published", files=report.written, seconds=round(report.took, 2))
        self._published(report)
        return True

    async def _notice_outside_changes(self) -> None:
        if await self._press.desk.run(self._press.store.change_count) != self._built_count:
            self._build_wanted.set()

    def _in_trouble(self, what: str, error: FeedsvcError) -> None:
        if self._health.troubles.get(what) != str(error):
            log.error("in trouble; what is published stays", what=what, reason=str(error))
        self._health.troubles[what] = str(error)

    def _out_of_trouble(self, what: str) -> None:
        if self._health.troubles.pop(what, None):
            log.info("out of trouble", what=what)

    async def _watch_clock(self) -> None:
        """Notice that the wall clock was set, and set all that waits for it anew."""
        wall, steady = time.time(), time.monotonic()
        while True:
            await asyncio.sleep(CLOCK_CHECK)
            jump = (time.time() - wall) - (time.monotonic() - steady)
            wall, steady = time.time(), time.monotonic()
            if abs(jump) > CLOCK_JUMP:
                log.warning("the clock was set", seconds=round(jump))
                await self.clock_was_set()

    async def clock_was_set(self) -> None:
        """Run every job soon and bring due times that lie too far ahead back."""
        for job in self._scheduler.get_jobs():
            job.modify(next_run_time=datetime.now(UTC))
        self._scheduler.wakeup()
        with contextlib.suppress(FeedsvcError):
            await self._press.desk.run(self._press.bring_due_back)
        self._look_anew()

    def _guarded(self, name: str, job: Callable[[], Any]) -> Callable[[], Any]:
        async def run() -> None:
            try:
                outcome = job()
                if asyncio.iscoroutine(outcome):
                    await outcome
            except asyncio.CancelledError:
                if not self._stopping:
                    raise
            except Exception:  # the job wrapper: one broken job must not end the schedule
                log.critical("job broke", job=name, exc_info=True)

        return run
