"""One poll of one source on the web: what its kind collects is read and recorded, with all that is to be remembered."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncGenerator, AsyncIterator, Awaitable, Callable, Mapping, Sequence
from contextlib import aclosing
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from itertools import repeat
from typing import Any, Final

from feedsvc.decide.cadence import LONGEST_REST, with_news
from feedsvc.decide.moves import address_of, moved_note, with_gone, with_move
from feedsvc.decide.watch import shrunk, trouble_of, with_barren, with_count
from feedsvc.errors import AnswerError, FetchError
from feedsvc.kinds.kind import Collect
from feedsvc.model.outcome import Reading, Recalled, RunReport, SourceState
from feedsvc.model.payload import Payload
from feedsvc.model.source import HouseStyle, Site, Source
from feedsvc.model.visit import ItemState, Memory, Visited
from feedsvc.model.web import Index
from feedsvc.pipeline.learn import informed
from feedsvc.pipeline.poll import read_by_name, read_by_of
from feedsvc.pipeline.recording import BATCH, Counts, Desk, record
from feedsvc.pipeline.visit import SourceVisit
from feedsvc.seams import Store, Web, WebReader

#: Payloads that wait for a reader: fetching goes on meanwhile.
WAITING: Final = 32
#: Payloads that are handed to the readers together.
TOGETHER: Final = 16
#: Items are forgotten when no index listed them for so long, which is looked at so often.
FORGOTTEN: Final = timedelta(days=30)
SWEEP: Final = timedelta(days=7)
GONE: Final = 410


@dataclass(frozen=True, slots=True, kw_only=True)
class WebEdges:
    """What polls on the web are made with."""

    site: Site
    store: Store
    desk: Desk
    reader: WebReader
    web: Web
    clock: Callable[[], datetime]
    #: Asks the store what it knows of a source, and stores how a visit ended: many visits together.
    recall: Callable[[str], Awaitable[Recalled]]
    finish: Callable[[SourceState], Awaitable[None]]
    #: Gives the next poll's time from the source, its memory, now and the failures in a row.
    schedule: Callable[[Source, Memory, datetime, int], datetime]


@dataclass(slots=True, kw_only=True)
class _Poll(Counts):
    """One poll under way."""

    source: Source
    edges: WebEdges
    started: datetime
    former: SourceState
    visit: SourceVisit
    watch: float = field(default_factory=time.monotonic)
    #: What is to be remembered of the items that were read, until it is stored with their entries.
    items: list[ItemState] = field(default_factory=list)
    #: True once the items that are listed no more were forgotten.
    is_swept: bool = False

    def report(self, *, trouble: str | None = None, error: str | None = None) -> RunReport:
        findings = self.visit.findings
        return RunReport(
            source=self.source.key,
            started=self.started,
            took=time.monotonic() - self.watch,
            seen=findings.listed or findings.fetched + findings.unchanged,
            read=self.read,
            new=self.new,
            changed=self.changed,
            same=self.same,
            rejected=tuple(self.rejected),
            error=error,
            trouble=trouble,
            notes=tuple(findings.warnings),
        )


async def poll_web(source: Source, collect: Collect, edges: WebEdges) -> RunReport:
    """Poll a source on the web and return what was done; one that cannot be read is a report, not an exception.

    Raises: StoreError.
    """
    started, store, run = edges.clock(), edges.store, edges.desk.run
    known = await edges.recall(source.key)
    former = known.state
    if former.memory.location != source.location:
        former = replace(former, memory=Memory(location=source.location))
    read_by = read_by_of(source)
    is_reread = known.read_by != read_by

    async def items() -> Mapping[int, ItemState]:
        found = await run(lambda: store.visits.items(source.key))
        # What an older version, or another house style, took for no article is looked at again.
        return {digest: item for digest, item in found.items() if not (is_reread and item.reason)}

    visit = SourceVisit(
        source,
        location=address_of(source.location, former.memory, now=started),
        is_first=not former.memory.counts,
        addresses={} if is_reread else known.addresses,
        recall_items=items,
        web=edges.web,
        reader=edges.reader,
        now=started,
        own_site=edges.site.url,
    )
    poll = _Poll(source=source, edges=edges, started=started, former=former, visit=visit)
    try:
        await _read_all(collect, poll)
    except FetchError as error:
        return await _failed(poll, error)
    memory = _taught(poll)
    counted = visit.findings.counted
    state = SourceState(
        source=source.key,
        last_poll=started,
        next_due=edges.schedule(source, memory, edges.clock(), 0),
        files=former.files if counted is None else counted,
        memory=memory,
    )
    await edges.finish(state)
    if is_reread:
        # An order to look again that came while this poll was under way is the next one's to follow.
        await run(lambda: store.exchange(read_by_name(source.key), known.read_by, read_by))
    return poll.report(trouble=memory.trouble)


async def _read_all(collect: Collect, poll: _Poll) -> None:
    """Read and record all that a source's kind collects; the last transaction also keeps what the visit learned.

    Raises: FetchError; what was read before is stored then, and is not read again.
    """
    source, edges, visit = poll.source, poll.edges, poll.visit
    style: HouseStyle | None = None
    batch: list[Reading] = []
    try:
        async with aclosing(_together(collect(source, visit))) as groups:
            async for payloads in groups:
                if style is None:
                    style = await edges.desk.run(lambda: informed(source.style, edges.store.learning))
                async for reading in edges.reader.read(zip(payloads, repeat(style))):
                    poll.items += visit.items.read(reading)
                    batch.append(reading)
                if len(batch) >= BATCH:
                    await _record(batch, poll, learned=Visited(at=poll.started))
                    batch = []
    except FetchError:
        learned = visit.remembered(is_whole=False)
        if batch or learned.items:
            await _record(batch, poll, learned=learned)
        raise
    learned = visit.remembered()
    swept = poll.former.memory.swept
    findings, listed = visit.findings, visit.items.listed
    # What stands in a child that did not change was not seen, and is not forgotten for that.
    is_all_seen = listed and findings.index and not (findings.index.children and findings.unchanged)
    if is_all_seen and (swept is None or poll.started - swept > SWEEP):
        poll.is_swept = True
        learned = replace(learned, listed=listed, forget_before=poll.started - FORGOTTEN)
    if batch or learned.addresses or learned.items or learned.listed:
        await _record(batch, poll, learned=learned)


async def _together(collected: AsyncIterator[Payload]) -> AsyncGenerator[list[Payload], None]:
    """Yield what is collected in groups, as many as there are: collecting goes on while a group is read."""
    queue: asyncio.Queue[Payload | None] = asyncio.Queue(WAITING)

    async def collect() -> None:
        try:
            async for payload in collected:
                await queue.put(payload)
        finally:
            if not task.cancelling():  # then nobody takes from the queue any more, and it may be full
                await queue.put(None)

    task = asyncio.create_task(collect())
    try:
        is_done = False
        while not is_done:
            group: list[Payload] = []
            found = await queue.get()
            while found is not None:
                group.append(found)
                if len(group) >= TOGETHER or queue.empty():
                    break
                found = queue.get_nowait()
            is_done = found is None
            if group:
                yield group
        await task
    finally:
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)


async def _record(batch: Sequence[Reading], poll: _Poll, *, learned: Visited) -> None:
    edges = poll.edges
    visited = replace(learned, items=(*poll.items, *learned.items))
    poll.items = []
    await record(
        batch, poll, source=poll.source.key, site=edges.site, store=edges.store, desk=edges.desk, clock=edges.clock,
        standing=poll.visit.items.stands, visited=visited,
    )  # fmt: skip


def _taught(poll: _Poll) -> Memory:
    """Return what is remembered of a source after a poll that was answered."""
    memory, findings, now = poll.former.memory, poll.visit.findings, poll.started
    # An index that did not change holds what it held.
    counted = findings.counted
    if counted is None and memory.counts:
        counted = poll.former.files
    is_shrunk = shrunk(counted, memory) is not None
    if poll.visit.location != poll.source.location:
        # The address that it moved to is worse: its own is asked again.
        memory = with_move(memory, None, now=now) if is_shrunk else memory
    elif not is_shrunk or findings.moved_to is None:
        memory = with_move(memory, findings.moved_to, now=now)
    memory = with_gone(memory, is_gone=False, now=now)
    if poll.new or poll.changed:
        memory = replace(memory, news=with_news(memory.news, now))
    is_fruitful = poll.new + poll.changed + poll.same > poll.visit.items.given_up
    memory = with_barren(memory, lost=_lost(poll), is_fruitful=is_fruitful)
    trouble = trouble_of(counted, memory, now=now)
    if (note := moved_note(poll.source.location, memory, now=now)) is not None:
        findings.warnings.append(note)
    since = (memory.trouble_since if memory.trouble else now) if trouble else None
    return replace(
        memory,
        # An index that holds less than it did is the usual one again only where it brings articles.
        counts=with_count(memory.counts, findings.counted) if is_fruitful or not is_shrunk else memory.counts,
        not_before=None,
        fresh_seconds=findings.fresh_seconds,
        swept=now if poll.is_swept else memory.swept,
        trouble=trouble,
        trouble_since=since,
        **_of_index(findings.index),
    )


def _lost(poll: _Poll) -> list[str]:
    """Return why the items that were no articles, or could not be had, were not."""
    items = poll.visit.items
    refused = [one.reason for one in poll.rejected if not items.is_missed(one.place)]
    return refused + [item.reason or "" for item in items.newly_missed]


def _of_index(index: Index | None) -> dict[str, Any]:
    """Return what an index says of when to ask again; one that did not change says what it said."""
    if index is None:
        return {}
    return {
        "ttl_minutes": index.ttl_minutes,
        "skip_hours": index.skip_hours,
        "skip_days": index.skip_days,
    }


async def _failed(poll: _Poll, error: FetchError) -> RunReport:
    """Store that a poll failed, and when the next is due; what was published stays."""
    source, edges, now = poll.source, poll.edges, poll.started
    status = error.status if isinstance(error, AnswerError) else None
    findings = poll.visit.findings
    # What the source leads to may be gone without it.
    is_gone = status == GONE and not findings.fetched and not findings.unchanged
    memory = with_gone(poll.former.memory, is_gone=is_gone, now=now)
    if poll.visit.location != source.location:
        memory = with_move(
            memory, None, now=now
        )  # the address that it moved to fails: its own is asked again
    if isinstance(error, AnswerError) and error.retry_seconds:
        memory = replace(
            memory, not_before=now + timedelta(seconds=min(error.retry_seconds, LONGEST_REST.total_seconds()))
        )
    failures = poll.former.failures + 1
    failed = replace(
        poll.former,
        last_poll=now,
        failures=failures,
        last_error=str(error),
        next_due=edges.schedule(source, memory, edges.clock(), failures),
        memory=memory,
    )
    await edges.finish(failed)
    return poll.report(error=str(error))
