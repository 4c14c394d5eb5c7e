"""One poll of one folder source: from files to recorded entries."""

from __future__ import annotations

import asyncio
import re
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from functools import partial
from typing import Final

from feedsvc import __version__
from feedsvc.decide.wanted import sifted
from feedsvc.errors import FetchError
from feedsvc.fetch import folder
from feedsvc.fetch.aside import aside
from feedsvc.fetch.folder import FileReading, Files, FoundFile, Scan, unchanged
from feedsvc.model.outcome import FileState, Reading, RunReport, SourceState
from feedsvc.model.payload import Payload
from feedsvc.model.raw import Rejection
from feedsvc.model.source import HouseStyle, Site, Source
from feedsvc.pipeline.learn import informed
from feedsvc.pipeline.recording import BATCH, Counts, Desk, record
from feedsvc.seams import Reader, Store

#: How the reason for a file of several items begins.
_OF_ITEMS: Final = re.compile(r"(\d+) of (\d+) items: ")


@dataclass(slots=True, kw_only=True)
class _Tally(Counts):
    skipped: list[Rejection] = field(default_factory=list)
    #: States of opened files by place, waiting for the reading that belongs to them.
    opened: dict[str, FileState] = field(default_factory=dict)
    #: States of files whose bytes were already known.
    touched: list[FileState] = field(default_factory=list)


def read_by_name(source: str) -> str:
    """Return the name of the setting by which a poll tells whether files that were refused are to be read again."""
    return f"read-by {source}"


def read_by_of(source: Source) -> str:
    """Return what a source's articles are read and chosen by: version, house style, filters."""
    chosen = (source.wanted.only, source.wanted.without)
    return f"{__version__} {source.style}" + (f" {chosen}" if any(chosen) else "")


async def poll_folder(
    source: Source,
    *,
    site: Site,
    store: Store,
    desk: Desk,
    reader: Reader,
    clock: Callable[[], datetime],
    schedule: Callable[[Source, datetime, int], datetime],
    progress: Callable[[int, int], None] | None = None,
    files: Files = folder,
) -> RunReport:
    """Poll a folder and return what was done; a folder that cannot be read is a report, not an exception.

    ``schedule`` gives the next poll's time from the source, now and the failures in a row; ``progress`` is told
    how many files have been read, of how many. ``files`` finds and opens what the source holds.

    Raises: StoreError.
    """
    started, watch = clock(), time.monotonic()
    states = await desk.run(store.source_states)
    former = states.get(source.key) or SourceState(source=source.key)
    known = await desk.run(lambda: store.file_states(source.key))
    # What an older version, or another house style, took for no article is looked at again.
    read_by = read_by_of(source)
    last_read_by = await desk.run(lambda: store.setting(read_by_name(source.key)))
    is_reread = last_read_by != read_by
    if is_reread:
        known = {place: state for place, state in known.items() if state.rejected is None}
    tally = _Tally()
    try:
        scan = partial(files.scan, source, known=known, now=started)
        found = await (aside(scan) if files.is_remote(source) else asyncio.to_thread(scan))
        fresh = tuple(file for file in found.files if not unchanged(file, known.get(file.place)))
        if former.last_poll is None and source.wanted.backfill is not None:
            fresh, passed = _newest(fresh, source.wanted.backfill)
            await desk.run(lambda: store.record(source.key, intents=(), files=passed))
        batch: list[Reading] = []
        done = 0
        standing = {file.place for file in found.files} | {item.place for item in found.skipped}

        async def store_batch() -> None:
            opened = [file_state(tally.opened.pop(reading.place), reading) for reading in batch]
            states, tally.touched = opened + tally.touched, []
            if states:
                await record(
                    batch, tally, source=source.key, site=site, store=store, desk=desk, clock=clock,
                    standing=standing.__contains__, files=states,
                )  # fmt: skip

        style = await desk.run(lambda: informed(source.style, store.learning)) if fresh else source.style
        async for reading in reader.read(
            _payloads(style, files.read_files(source, fresh, known=known), tally)
        ):
            batch.append(sifted(reading, source.wanted))
            done += 1
            if len(batch) >= BATCH:
                await store_batch()
                batch = []
            if progress:
                progress(done, len(fresh))
        await store_batch()
    except FetchError as error:
        failed = replace(
            former,
            last_poll=started,
            failures=former.failures + 1,
            last_error=str(error),
            next_due=schedule(source, clock(), former.failures + 1),
        )
        await desk.run(lambda: store.finish_poll(failed))
        return RunReport(source=source.key, started=started, took=time.monotonic() - watch, error=str(error))
    tally.skipped.extend(found.skipped)
    state = SourceState(
        source=source.key,
        last_poll=started,
        next_due=_next_due(source, found, tally, clock=clock, schedule=schedule),
        files=len(found.files),
    )
    gone = _gone(known, found)
    await desk.run(lambda: store.finish_poll(state, gone=gone))
    if is_reread:
        # An order to look again that came while this poll was under way is the next one's to follow.
        await desk.run(lambda: store.exchange(read_by_name(source.key), last_read_by, read_by))
    return RunReport(
        source=source.key,
        started=started,
        took=time.monotonic() - watch,
        seen=len(found.files),
        read=tally.read,
        new=tally.new,
        changed=tally.changed,
        same=tally.same,
        rejected=tuple(tally.rejected),
        skipped=tuple(tally.skipped),
    )


def _next_due(
    source: Source,
    found: Scan,
    tally: _Tally,
    *,
    clock: Callable[[], datetime],
    schedule: Callable[[Source, datetime, int], datetime],
) -> datetime:
    """Return the next poll's time: as configured, or sooner if a file was caught while it was being written."""
    now = clock()
    due = schedule(source, now, 0)
    if found.unsettled or any("changed while" in item.reason for item in tally.skipped):
        due = min(due, now + timedelta(seconds=source.settle))
    return due


def _newest(files: tuple[FoundFile, ...], count: int) -> tuple[tuple[FoundFile, ...], list[FileState]]:
    """Return the newest of files, in name order, and the states that pass the others over for good."""
    by_age = sorted(files, key=lambda file: file.mtime_ns, reverse=True)
    taken = {file.place for file in by_age[:count]}
    passed = [
        FileState(place=file.place, size=file.size, mtime_ns=file.mtime_ns, inode=file.inode, digest="")
        for file in by_age[count:]
    ]
    return tuple(file for file in files if file.place in taken), passed


def _gone(known: Mapping[str, FileState], found: Scan) -> tuple[str, ...]:
    """Return the remembered files that stand no more.

    A folder without any file where there were some looks like a lost mount: nothing is forgotten then.
    """
    if not found.files:
        return ()
    seen = {file.place for file in found.files} | {item.place for item in found.skipped}
    return tuple(place for place in known if place not in seen)


def _payloads(
    style: HouseStyle, readings: Iterator[FileReading], tally: _Tally
) -> Iterator[tuple[Payload, HouseStyle]]:
    for reading in readings:
        if reading.skipped is not None:
            tally.skipped.append(reading.skipped)
        elif reading.payload is None:
            tally.touched.append(reading.state)
        else:
            tally.opened[reading.state.place] = reading.state
            yield reading.payload, style


def was_refused(state: FileState) -> bool:
    """Tell whether nothing of a file was an article, by what file_state said of it."""
    said = _OF_ITEMS.match(state.rejected or "")
    return state.rejected is not None and (said is None or said[1] == said[2])


def file_state(state: FileState, reading: Reading) -> FileState:
    """Return the file's state with the reason for what of it is no article."""
    refused = [result for result in reading.results if isinstance(result, Rejection)]
    if not refused:
        return state
    reason = refused[0].reason
    if len(reading.results) > 1:
        reason = f"{len(refused)} of {len(reading.results)} items: {refused[0].place}: {reason}"
    return replace(state, rejected=reason)
