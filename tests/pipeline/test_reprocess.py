"""Reading stored entries again, on a real store and a real folder; the reader works in this process."""

from __future__ import annotations

import json
import os
from collections.abc import AsyncIterator, Iterable, Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from feedsvc.decide.due import next_due
from feedsvc.model.outcome import Reading
from feedsvc.model.payload import Payload
from feedsvc.model.raw import Rejection
from feedsvc.model.source import HouseStyle, Interval, Source
from feedsvc.pipeline.poll import poll_folder
from feedsvc.pipeline.reprocess import Batch, apply, reprocess, summary
from feedsvc.reading import read
from feedsvc.seams import Store
from feedsvc.service.desk import StoreDesk
from feedsvc.store.sql import open_store
from tests.builders import make_site
from tests.journeys.newsroom import story

NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)
APPEAL = (
    "Become a member of the Selwyn Herald and read all that we write about the town, every day of the week."
)
DROP = ("^Become a member",)


class Inline:
    """Reads in this process; refuses the places in ``broken`` as a worker that died would."""

    def __init__(self) -> None:
        self.broken: set[str] = set()

    async def read(self, work: Iterable[tuple[Payload, HouseStyle]]) -> AsyncIterator[Reading]:
        for payload, style in work:
            if payload.place in self.broken:
                died = Rejection(source="desk", place=payload.place, reason="died of it", is_failure=True)
                yield Reading(place=payload.place, results=(died,))
            else:
                yield read(payload, style, now=NOW)

    async def close(self) -> None: ...


class Desk:
    """A source over a folder, a store beside it."""

    def __init__(self, folder: Path, store: Store) -> None:
        self.inbox = folder / "inbox"
        self.inbox.mkdir()
        self.store = store
        self.reader = Inline()
        self.source = Source(
            key="desk", kind="folder", location=str(self.inbox), every=Interval(seconds=30), settle=0.0,
            style=HouseStyle(source="desk", publisher="Selwyn Herald"),
        )  # fmt: skip
        self.later = NOW + timedelta(hours=1)

    def drop(self, name: str, text: str) -> Path:
        path = self.inbox / name
        path.write_text(text)
        moment = NOW.timestamp() - 60
        os.utime(path, (moment, moment))
        return path

    def rule(self, **rules: object) -> None:
        style = HouseStyle(source="desk", publisher="Selwyn Herald", **rules)  # type: ignore[arg-type]
        self.source = replace(self.source, style=style)

    async def poll(self) -> None:
        desk = StoreDesk()
        await poll_folder(
            self.source, site=make_site(), store=self.store, desk=desk, reader=self.reader, clock=lambda: NOW,
            schedule=lambda source, now, _: next_due(source.every, key="desk", last=now, now=now, fire=lambda _, at: at),
        )  # fmt: skip
        desk.close()

    async def batches(self) -> list[Batch]:
        again = reprocess(self.source, site=make_site(), store=self.store, reader=self.reader, now=self.later)
        return [batch async for batch in again]

    def apply(self, batches: Iterable[Batch], *, with_new: bool = True, withdraw: bool = False) -> None:
        for batch in batches:
            apply(
                batch, source=self.source, store=self.store, now=self.later, with_new=with_new, withdraw=withdraw
            )  # fmt: skip

    async def counts(self) -> dict[str, int]:
        told = summary([outcome for batch in await self.batches() for outcome in batch.outcomes])
        return {kind: count for kind, count in told.items() if count}


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    store = open_store(f"sqlite:///{tmp_path}/desk.db")
    yield Desk(tmp_path, store)
    store.close()


def ends(number: int) -> str:
    """Return a story of its own for each number, with an appeal in its text."""
    lead = f"The harbour office counted {number * 37} boats in month {number} of its survey, and found {number} adrift."
    return f"{story(f'Survey {number} of the harbour counts its boats', lead=lead)}\n{APPEAL}\n\nRenn signed survey {number}.\n"


async def test_an_end_in_the_middle_leaves_whole_batches_and_the_rest_is_done_again(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("feedsvc.pipeline.reprocess.BATCH", 10)
    for number in range(13):
        desk.drop(f"{number:03}.txt", ends(number))
    await desk.poll()
    before = {ledger.id: ledger for ledger in desk.store.entries()}
    desk.rule(drop=DROP)
    first, second = await desk.batches()
    assert (len(first.intents), len(second.intents)) == (10, 3)
    desk.apply([first])
    assert await desk.counts() == {"changed": 3, "same": 10}
    desk.apply(await desk.batches())
    desk.apply([first, second])  # what a slow writer records late changes nothing
    assert await desk.counts() == {"same": 13}
    for ledger in desk.store.entries():
        former = before.pop(ledger.id)
        assert replace(ledger, entry=former.entry, revision=1) == former
        assert ledger.revision == 2
        assert not any(APPEAL in text for text in ledger.entry.paragraphs)
    assert before == {}


async def test_looking_writes_nothing(desk: Desk) -> None:
    desk.drop("a.txt", ends(1))
    await desk.poll()
    desk.rule(drop=DROP)
    before = (desk.store.change_count(), desk.store.entries(), desk.store.file_states("desk"))
    assert await desk.counts() == {"changed": 1}
    assert (desk.store.change_count(), desk.store.entries(), desk.store.file_states("desk")) == before


async def test_a_reader_that_breaks_withdraws_nothing(desk: Desk) -> None:
    desk.drop("a.txt", ends(1))
    await desk.poll()
    desk.reader.broken = {"a.txt"}
    desk.apply(await desk.batches(), withdraw=True)
    assert len(desk.store.entries()) == 1
    assert await desk.counts() == {"left": 1}


async def test_what_is_rejected_is_withdrawn_only_where_that_is_asked_for(desk: Desk) -> None:
    desk.drop("a.txt", ends(1))
    await desk.poll()
    desk.rule(drop=("[a-z]",))
    desk.apply(await desk.batches())
    assert await desk.counts() == {"rejected": 1}
    desk.apply(await desk.batches(), withdraw=True)
    assert desk.store.entries() == ()
    assert len(desk.store.tombstones()) == 1


async def test_beside_a_service_a_file_that_was_refused_is_left_to_its_next_poll(desk: Desk) -> None:
    desk.rule(drop=("[a-z]",))
    desk.drop("a.txt", ends(1))
    await desk.poll()
    desk.rule(drop=DROP)
    desk.store.remember("read-by desk", "the rules of today")
    desk.apply(await desk.batches(), with_new=False)
    assert desk.store.entries() == ()
    assert desk.store.setting("read-by desk") == ""
    await desk.poll()
    assert len(desk.store.entries()) == 1


async def test_a_file_changed_into_no_article_leaves_its_entry(desk: Desk) -> None:
    path = desk.drop("a.txt", ends(1))
    await desk.poll()
    path.write_text("____")
    await desk.poll()
    desk.rule(drop=DROP)
    (batch,) = await desk.batches()
    (outcome,) = batch.outcomes
    assert outcome.kind == "left"
    assert "was changed into what is no article" in outcome.reason


async def test_of_a_dump_with_many_a_withdrawn_one_does_not_come_back_under_another_id(desk: Desk) -> None:
    items = [
        {"title": f"Pier {number}", "text": f"Pier {number} of the port reopens after {number * 7} weeks.\n\n{APPEAL * 3}"}
        for number in range(1, 5)
    ]  # fmt: skip
    desk.drop("wire.json", json.dumps(items))
    await desk.poll()
    ids = {ledger.entry.place: ledger.id for ledger in desk.store.entries()}
    desk.store.kill(ids.pop("wire.json#2"), now=NOW)
    desk.rule(drop=DROP, title_pattern="^(Pier)")
    desk.apply(await desk.batches())
    assert {ledger.entry.place: ledger.id for ledger in desk.store.entries()} == ids
    assert all(ledger.entry.title == "Pier" for ledger in desk.store.entries())
