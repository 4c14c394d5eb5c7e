"""What a dump teaches comes out of the reading processes with its reading, and what was learned goes in."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from feedsvc.decide.chrome import standing
from feedsvc.model.entry import Entry
from feedsvc.model.outcome import Reading
from feedsvc.model.payload import Payload
from feedsvc.model.source import HouseStyle
from feedsvc.runner.workers import WorkerReader
from feedsvc.text.imprints import imprint

NOW = datetime(2026, 3, 14, 9, 30, tzinfo=UTC)
APPEAL = (
    "The Herald belongs to the people who read it, and a crown a week keeps its boats and reporters at sea."
)


def dump(word: str) -> Payload:
    body = f"""Library boat returns to {word} after the ice

The library boat tied up at {word} on Monday with nine hundred books on board, the first since the ice broke its rudder.

{APPEAL}

People in {word} ask for atlases and for recipes, in that order, said the librarian, who has made the round for years.

The boat leaves {word} again on Thursday, if the wind allows it, and is expected back before the spring fair opens.
"""
    return Payload(source="desk", place=f"{word}.txt", body=body.encode(), modified=NOW)


@pytest.fixture
async def reader() -> AsyncIterator[WorkerReader]:
    opened = WorkerReader(workers=1, seconds=20, memory=1024, clock=lambda: NOW)
    yield opened
    await opened.close()


async def readings(reader: WorkerReader, style: HouseStyle, *words: str) -> list[Reading]:
    return [reading async for reading in reader.read((dump(word), style) for word in words)]


async def test_lessons_come_back_and_what_they_teach_is_used(reader: WorkerReader) -> None:
    style = HouseStyle(source="desk")
    first = await readings(reader, style, "Ostrey", "Vannick", "Brint", "Kestle")
    lessons = [reading.lesson for reading in first if reading.lesson is not None]
    assert len(lessons) == 4
    assert all(imprint(APPEAL) in lesson.text for lesson in lessons)
    informed = replace(style, chrome=standing(lessons))
    (fifth,) = await readings(reader, informed, "Leam")
    (entry,) = fifth.results
    assert isinstance(entry, Entry)
    assert APPEAL not in entry.paragraphs
    assert len(entry.paragraphs) == 3
    # It goes on teaching, or it would be forgotten for having been left out.
    assert fifth.lesson is not None
    assert imprint(APPEAL) in fifth.lesson.text


async def test_a_source_that_may_not_learn_teaches_nothing(reader: WorkerReader) -> None:
    (reading,) = await readings(reader, HouseStyle(source="desk", learn=False), "Ostrey")
    assert reading.lesson is None
