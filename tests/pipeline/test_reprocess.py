"""Reading stored entries again, on a real store and a real folder; the reader works in this process."""

from __future__ import annotations

import json
import os
from collections import Counter
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
from feedsvc.pipeline.reprocess import Batch, Outcome, apply, reprocess, summary
from feedsvc.reading import read
from feedsvc.seams import Store
from feedsvc.service.desk import StoreDesk
from feedsvc.store.sql import open_store
from tests.builders import make_site
from tests.journeys.newsroom import story
from tests.journeys.test_corrections import OTHER

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
            schedule=lambda source, now, _: next_due(Interval(seconds=60), key="desk", last=now, now=now, fire=lambda _, at: at),
        )  # fmt: skip
        desk.close()

    async def batches(self) -> list[Batch]:
        again = reprocess(self.source, site=make_site(), store=self.store, reader=self.reader, now=self.later)
        return [batch async for batch in again]

    def apply(
        self, batches: Iterable[Batch], *, with_new: bool = True, withdraw: bool = False
    ) -> list[Outcome]:
        done: list[Outcome] = []
        for batch in batches:
            done += apply(
                batch, source=self.source, store=self.store, now=self.later, with_new=with_new, withdraw=withdraw
            )  # fmt: skip
        return done

    async def counts(self) -> dict[str, int]:
        told = summary(Counter(outcome.kind for batch in await self.batches() for outcome in batch.outcomes))
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
    assert desk.store.setting("read-by desk") != "the rules of today"
    await desk.poll()
    assert len(desk.store.entries()) == 1


@pytest.mark.parametrize(
    "is_first", [True, False], ids=["a poll as ever", "a poll that follows such an order"]
)
async def test_the_order_to_look_again_outlives_a_poll_that_is_under_way(desk: Desk, is_first: bool) -> None:
    desk.rule(drop=("[a-z]",))
    desk.drop("a.txt", ends(1))
    await desk.poll()
    desk.rule(drop=DROP)
    (batch,) = await desk.batches()
    if not is_first:
        desk.apply([batch], with_new=False)

    class Slow(Inline):
        async def read(self, work: Iterable[tuple[Payload, HouseStyle]]) -> AsyncIterator[Reading]:
            desk.apply([batch], with_new=False)  # another process, while this one reads
            async for reading in super().read(work):
                yield replace(
                    reading,
                    results=(Rejection(source="desk", place=reading.place, reason="by the former rules"),),
                )

    desk.reader = Slow()
    await desk.poll()
    assert desk.store.entries() == ()
    desk.reader = Inline()
    await desk.poll()
    assert len(desk.store.entries()) == 1


async def test_what_a_service_changed_meanwhile_is_left_and_told_so(desk: Desk) -> None:
    for number in range(2):
        desk.drop(f"{number}.txt", ends(number + 1))
    await desk.poll()
    desk.rule(drop=DROP)
    (batch,) = await desk.batches()
    quicker = batch.intents[0]
    desk.apply([replace(batch, intents=(quicker,), outcomes=())])
    done = desk.apply([batch])
    assert sorted((outcome.kind, outcome.ledger.id == quicker.ledger.id) for outcome in done) == [
        ("changed", False),
        ("left", True),
    ]
    assert any("by another feedsvc" in outcome.reason for outcome in done)


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


async def test_an_edit_that_a_poll_reads_beside_a_reprocess_is_not_lost(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = desk.drop("a.txt", ends(1))
    await desk.poll()
    desk.rule(drop=DROP)
    (batch,) = await desk.batches()
    path.write_text(ends(1).replace("found 1 adrift", "found nine adrift"))
    record, quicker = desk.store.record, [batch]

    def overtaken(source: str, **given: object) -> None:
        while quicker:  # another process, between this poll's look and its change
            desk.apply([quicker.pop()])
        record(source, **given)  # type: ignore[arg-type]

    monkeypatch.setattr(desk.store, "record", overtaken)
    await desk.poll()
    (ledger,) = desk.store.entries()
    assert ledger.revision == 3
    assert "found nine adrift" in ledger.entry.body_text


ITEM = {"title": "Pier 1", "text": f"Pier 1 of the port reopens after seven weeks of work.\n\n{APPEAL}"}


async def test_what_is_stored_of_a_file_that_was_partly_refused_is_read_again(desk: Desk) -> None:
    desk.drop("wire.jsonl", f"{json.dumps(ITEM)}\n{{broken")
    await desk.poll()
    (before,) = desk.store.entries()
    assert (desk.store.file_states("desk")["wire.jsonl"].rejected or "").startswith("1 of 2 items")
    desk.rule(drop=DROP)

    class Whole(Inline):
        """A later version, which sees no item where the broken line stands."""

        async def read(self, work: Iterable[tuple[Payload, HouseStyle]]) -> AsyncIterator[Reading]:
            async for reading in super().read(work):
                yield replace(reading, results=reading.results[:1])

    desk.reader = Whole()
    assert await desk.counts() == {"changed": 1}
    desk.apply(await desk.batches())
    (after,) = desk.store.entries()
    assert after.id == before.id
    assert not any(APPEAL in text for text in after.entry.paragraphs)


async def test_an_entry_of_a_partly_refused_file_that_is_not_found_again_is_told_of(desk: Desk) -> None:
    desk.drop("wire.jsonl", f"{json.dumps(ITEM)}\n{{broken")
    await desk.poll()

    class Nothing(Inline):
        async def read(self, work: Iterable[tuple[Payload, HouseStyle]]) -> AsyncIterator[Reading]:
            async for reading in super().read(work):
                yield replace(reading, results=reading.results[1:])

    desk.reader = Nothing()
    (outcome,) = [outcome for batch in await desk.batches() for outcome in batch.outcomes]
    assert (outcome.kind, outcome.ledger.entry.title) == ("rejected", "Pier 1")


async def test_an_entry_whose_refused_file_holds_another_article_today_is_told_of(desk: Desk) -> None:
    path = desk.drop("a.txt", ends(1))
    await desk.poll()
    desk.rule(drop=("[a-z]",))
    path.write_text(OTHER)
    await desk.poll()
    assert desk.store.file_states("desk")["a.txt"].rejected
    desk.rule()
    outcomes = [outcome for batch in await desk.batches() for outcome in batch.outcomes]
    assert sorted((outcome.kind, outcome.reason) for outcome in outcomes) == [
        ("left", "a.txt holds another article now"),
        ("new", "was no article before"),
    ]


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
