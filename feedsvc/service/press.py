"""The press: one configuration's sources polled, its edition built. Both ``run`` and ``once`` work through it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from feedsvc.cron import next_fire
from feedsvc.decide.due import backoff, next_due
from feedsvc.model.outcome import RunReport
from feedsvc.model.source import Settings, Source
from feedsvc.pipeline.build import BuildReport, build
from feedsvc.pipeline.poll import poll_folder
from feedsvc.seams import Reader, Sink, Store
from feedsvc.service.desk import StoreDesk


class Press:
    """Settings and the edges they are worked with; a reload replaces ``settings``."""

    def __init__(
        self,
        *,
        settings: Settings,
        store: Store,
        sink: Sink,
        reader: Reader,
        desk: StoreDesk,
        clock: Callable[[], datetime],
    ) -> None:
        self.settings = settings
        self.store = store
        self.sink = sink
        self.reader = reader
        self.desk = desk
        self.clock = clock

    async def poll(self, source: Source, *, progress: Callable[[int, int], None] | None = None) -> RunReport:
        """Poll one source. Raises: StoreError."""
        return await poll_folder(
            source,
            site=self.settings.site,
            store=self.store,
            desk=self.desk,
            reader=self.reader,
            clock=self.clock,
            schedule=self.schedule,
            progress=progress,
        )

    async def build(self) -> BuildReport:
        """Publish what changed. Raises: PublishError, StoreError."""
        settings = self.settings
        return await self.desk.run(
            lambda: build(settings, store=self.store, sink=self.sink, now=self.clock())
        )

    def schedule(self, source: Source, now: datetime, failures: int) -> datetime:
        """Return when a source polled at ``now`` is polled again."""
        zone = self.settings.site.timezone
        return next_due(
            backoff(failures, source.every),
            key=source.key,
            last=now,
            now=now,
            fire=lambda line, after: next_fire(line, after=after, timezone=zone),
        )
