"""The press: one configuration's sources polled, its edition built. Both ``run`` and ``once`` work through it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from feedsvc.cron import next_fire
from feedsvc.decide.cadence import lengthened, pace
from feedsvc.decide.due import backoff, next_due
from feedsvc.kinds.registry import KINDS
from feedsvc.model.outcome import Recalled, RunReport, SourceState
from feedsvc.model.source import Settings, Source
from feedsvc.model.visit import Memory
from feedsvc.pipeline.build import BuildReport, build
from feedsvc.pipeline.gathered import Gathered
from feedsvc.pipeline.poll import poll_folder, read_by_name
from feedsvc.pipeline.poll_web import WebEdges, poll_web
from feedsvc.seams import Sink, Store, Web, WebReader
from feedsvc.service.desk import StoreDesk


def is_on_the_web(source: Source) -> bool:
    """Tell whether a source is asked over the web, and not read from a folder."""
    return KINDS[source.kind].is_fetched(source)


class Press:
    """Settings and the edges they are worked with; a reload replaces ``settings``."""

    def __init__(
        self,
        *,
        settings: Settings,
        store: Store,
        sink: Sink,
        reader: WebReader,
        open_web: Callable[[], Web],
        desk: StoreDesk,
        clock: Callable[[], datetime],
    ) -> None:
        self.settings = settings
        self.store = store
        self.sink = sink
        self.reader = reader
        self._open_web = open_web
        self._web: Web | None = None
        self.desk = desk
        self.clock = clock
        self._recall = Gathered(self._recalled)
        self._finish = Gathered(self._finished)

    async def poll(self, source: Source, *, progress: Callable[[int, int], None] | None = None) -> RunReport:
        """Poll one source. Raises: StoreError."""
        collect = KINDS[source.kind].collect
        if collect is not None:
            edges = WebEdges(
                site=self.settings.site,
                store=self.store,
                desk=self.desk,
                reader=self.reader,
                web=self.web,
                clock=self.clock,
                recall=self._recall,
                finish=self._finish,
                schedule=self.schedule,
            )
            return await poll_web(source, collect, edges)
        return await poll_folder(
            source,
            site=self.settings.site,
            store=self.store,
            desk=self.desk,
            reader=self.reader,
            clock=self.clock,
            schedule=lambda source, now, failures: self.schedule(source, Memory(), now, failures),
            progress=progress,
            files=KINDS[source.kind].files,
        )

    @property
    def web(self) -> Web:
        """Return the way out, made when first asked for: its libraries take a quarter of a second to load."""
        if self._web is None:
            self._web = self._open_web()
        return self._web

    async def close(self) -> None:
        """End the workers and the connections."""
        if self._web is not None:
            await self._web.close()
        await self.reader.close()

    async def _recalled(self, keys: Sequence[str]) -> list[Recalled]:
        asked = {key: read_by_name(key) for key in keys}
        found = await self.desk.run(lambda: self.store.visits.recall(asked))
        return [found[key] for key in keys]

    async def _finished(self, states: Sequence[SourceState]) -> list[None]:
        await self.desk.run(lambda: self.store.visits.finish(states))
        return [None] * len(states)

    def bring_due_back(self) -> Mapping[str, SourceState]:
        """Bring due times that lie too far ahead back, as after a clock was set back; return what is known of the sources.

        Blocks: for the desk. Raises: StoreError.
        """
        now, states = self.clock(), self.store.source_states()
        known = {source.key: states[source.key] for source in self.settings.sources if source.key in states}
        late: dict[str, SourceState] = {}
        for source in self.settings.sources:
            state = known.get(source.key)
            if state is None or state.next_due is None:
                continue
            latest = self.schedule(source, state.memory, now, state.failures)
            if state.next_due > latest:
                late[source.key] = replace(state, next_due=latest)
        if late:
            self.store.visits.finish(list(late.values()))
        return known | late

    async def build(self) -> BuildReport:
        """Publish what changed. Raises: PublishError, StoreError."""
        settings = self.settings
        return await self.desk.run(
            lambda: build(settings, store=self.store, sink=self.sink, now=self.clock())
        )

    def schedule(self, source: Source, memory: Memory, now: datetime, failures: int) -> datetime:
        """Return when a source polled at ``now`` is polled again."""
        zone = self.settings.site.timezone
        due = next_due(
            backoff(failures, pace(source.every, memory.news, now=now)),
            key=source.key,
            last=now,
            now=now,
            fire=lambda line, after: next_fire(line, after=after, timezone=zone),
        )
        return lengthened(due, every=source.every, memory=memory, last=now)
