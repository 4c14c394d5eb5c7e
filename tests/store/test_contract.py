"""What every store does."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from feedsvc.decide.feeds import newest_first
from feedsvc.errors import NotFoundError, StaleError
from feedsvc.model.entry import LedgerEntry, Tombstone
from feedsvc.model.outcome import Alias, FileState, Intent, Recalled, SourceState
from feedsvc.model.visit import AddressState, ItemState, Memory, Moved, Visited
from feedsvc.model.web import Validators
from feedsvc.seams import RenditionState, Store
from feedsvc.store.sql import open_store
from tests.builders import SEEN, make_entry, make_ledger

LATER = SEEN + timedelta(hours=1)


def alias(value: str, kind: str = "guid", source: str = "desk") -> Alias:
    return Alias(source=source, kind=kind, value=value)


def new(ledger: LedgerEntry, *aliases: Alias) -> Intent:
    return Intent(kind="new", reason="first reading", ledger=ledger, aliases=aliases)


def changed(ledger: LedgerEntry, title: str) -> Intent:
    after = replace(
        ledger,
        entry=replace(ledger.entry, title=title),
        updated=ledger.updated + timedelta(minutes=1),
        revision=ledger.revision + 1,
    )
    return Intent(kind="changed", reason="headline changed", ledger=after)


def state(place: str = "a.txt", **fields: object) -> FileState:
    defaults: dict[str, object] = {"size": 10, "mtime_ns": 1, "inode": 2, "digest": "d"}
    return FileState(place=place, **(defaults | fields))  # type: ignore[arg-type]


def test_what_is_recorded_is_found_again_without_loss(store: Store) -> None:
    ledger = make_ledger(1)
    store.record("desk", intents=[new(ledger, alias("g"), alias("u", "url"))], files=[])
    assert store.find([alias("g"), alias("u", "url"), alias("x"), alias("g", source="wire")]) == {
        alias("g"): ledger,
        alias("u", "url"): ledger,
    }
    assert store.entries() == (ledger,)
    assert store.entry(ledger.id) == ledger


def test_recording_a_batch_twice_changes_nothing_the_second_time(store: Store) -> None:
    ledger = make_ledger(1)
    first = [new(ledger, alias("g"))]
    store.record("desk", intents=first, files=[state()])
    second = [changed(ledger, "Ferry returns"), new(make_ledger(2), alias("h"))]
    store.record("desk", intents=second, files=[state()])
    before = (store.entries(), store.change_count(), store.file_states("desk"))
    store.record("desk", intents=second, files=[state()])
    store.record("desk", intents=first, files=[state()])
    assert (store.entries(), store.change_count(), store.file_states("desk")) == before


def test_a_change_keeps_identity_and_may_come_twice_in_a_batch(store: Store) -> None:
    ledger = make_ledger(1)
    once = changed(ledger, "Ferry returns")
    twice = changed(once.ledger, "Ferry returns on Monday")
    store.record("desk", intents=[new(ledger), once, twice], files=[])
    assert store.entries() == (twice.ledger,)
    assert (twice.ledger.id, twice.ledger.revision) == (ledger.id, 3)
    assert store.change_count() == 3


def test_same_only_adds_aliases(store: Store) -> None:
    ledger = make_ledger(1)
    store.record("desk", intents=[new(ledger)], files=[])
    count = store.change_count()
    same = Intent(kind="same", reason="found by body", ledger=ledger, aliases=(alias("b.txt", "place"),))
    store.record("desk", intents=[same], files=[])
    assert store.find([alias("b.txt", "place")]) == {alias("b.txt", "place"): ledger}
    assert store.change_count() == count


def test_a_reading_made_again_counts_only_where_its_entry_stands_as_it_did(store: Store) -> None:
    first, second, third = (make_ledger(number) for number in (1, 2, 3))
    store.record("desk", intents=[new(ledger) for ledger in (first, second, third)], files=[])
    again = [changed(ledger, "Ferry returns") for ledger in (first, second, third)]
    quicker = changed(second, "Ferry returns on Monday")
    store.record("desk", intents=[quicker], files=[])
    store.kill(third.id, now=LATER)
    count = store.change_count()
    assert store.amend("desk", intents=again, at=LATER) == {first.id}
    assert store.change_count() == count + 1
    assert {ledger.id: ledger.entry.title for ledger in store.entries()} == {
        first.id: "Ferry returns",
        second.id: "Ferry returns on Monday",
    }
    assert store.amend("desk", intents=again, at=LATER) == frozenset()
    assert store.change_count() == count + 1


def test_a_reading_made_again_takes_no_name_of_another_entry(store: Store) -> None:
    first, second = make_ledger(1), make_ledger(2)
    store.record("desk", intents=[new(first)], files=[])
    again = replace(changed(first, "Ferry returns"), aliases=(alias("g"), alias("h")))
    same = Intent(kind="same", reason="reads the same", ledger=first, aliases=(alias("i"),))
    store.record("desk", intents=[new(second, alias("g"))], files=[])
    store.amend("desk", intents=[again], at=LATER)
    store.amend("desk", intents=[same], at=LATER)  # was decided before the entry changed
    held = store.find([alias("g"), alias("h"), alias("i")])
    assert {name.value: ledger.id for name, ledger in held.items()} == {"g": second.id, "h": first.id}


def test_a_change_of_what_another_program_changed_is_refused_whole(store: Store) -> None:
    ledger = make_ledger(1)
    store.record("desk", intents=[new(ledger)], files=[])
    mine, theirs = changed(ledger, "Ferry returns"), changed(ledger, "Ferry returns late")
    store.amend("desk", intents=[theirs], at=LATER)
    with pytest.raises(StaleError, match="changed by another feedsvc"):
        store.record("desk", intents=[new(make_ledger(2)), mine], files=[state()])
    assert store.entries() == (theirs.ledger,)
    assert store.file_states("desk") == {}
    after = changed(theirs.ledger, "Ferry returns")
    store.record("desk", intents=[after], files=[state()])
    store.record("desk", intents=[theirs, after], files=[state()])  # once more, as after a kill
    assert store.entries() == (after.ledger,)


def test_a_value_is_exchanged_only_where_the_former_stands(store: Store) -> None:
    assert store.exchange("read-by desk", None, "a")
    assert not store.exchange("read-by desk", None, "b")
    assert store.exchange("read-by desk", "a", "b")
    assert store.setting("read-by desk") == "b"


def test_a_place_names_the_article_that_stands_there_now(store: Store) -> None:
    first, second, place = make_ledger(1), make_ledger(2), alias("latest.txt", "place")
    store.record("desk", intents=[new(first, place)], files=[])
    store.record("desk", intents=[new(second, place)], files=[])
    assert store.find([place]) == {place: second}


def test_hundreds_of_aliases_are_found_in_one_call(store: Store) -> None:
    intents = [new(make_ledger(number), alias(str(number))) for number in range(1200)]
    store.record("desk", intents=intents, files=[])
    found = store.find(alias(str(number)) for number in range(1300))
    assert len(found) == 1200
    assert found[alias("700")] == make_ledger(700)


def test_entries_come_in_the_order_of_every_feed(store: Store) -> None:
    ledgers = [
        make_ledger(1, entry=make_entry(published=SEEN - timedelta(days=2))),
        make_ledger(
            2, entry=make_entry(published=None, published_precision=None), first_seen=SEEN - timedelta(days=1)
        ),
        make_ledger(3, entry=make_entry(published=SEEN + timedelta(days=9))),
        make_ledger(4, entry=make_entry(published=SEEN)),
    ]
    store.record("desk", intents=[new(ledger) for ledger in ledgers], files=[])
    assert store.entries() == newest_first(ledgers)
    assert [ledger.id[-1] for ledger in store.entries()] == ["3", "4", "2", "1"]
    assert store.entries(limit=2) == newest_first(ledgers)[:2]


def test_entries_are_taken_by_source_and_counted(store: Store) -> None:
    desk, wire = make_ledger(1), make_ledger(2, entry=make_entry(source="wire"))
    store.record("desk", intents=[new(desk)], files=[])
    store.record("wire", intents=[new(wire)], files=[])
    assert store.entries(sources=["wire"]) == (wire,)
    assert store.entries(sources=[]) == ()
    assert store.counts() == {"desk": 1, "wire": 1}
    store.kill(wire.id, now=LATER)
    assert store.counts() == {"desk": 1}


@pytest.mark.parametrize(
    "reference",
    [
        "tag:harbourpost.example,2026-03-14:00000000000000000001",
        "2026-03-14-night-ferry-1",
        "https://harbourpost.example/e/2026-03-14-night-ferry-1/",
        "http://127.0.0.1:8080/e/2026-03-14-night-ferry-1/index.html?ref=x#top",
        "one.txt",
    ],
)
def test_an_entry_is_named_by_id_slug_page_or_place(store: Store, reference: str) -> None:
    first = make_ledger(1, entry=make_entry(place="one.txt"))
    others = [make_ledger(number, entry=make_entry(place="two.txt")) for number in (2, 3)]
    store.record("desk", intents=[new(first), *map(new, others)], files=[])
    assert store.entry(reference) == first


@pytest.mark.parametrize("reference", ["two.txt", "", "no", "%", "https://harbourpost.example/"])
def test_a_reference_to_none_or_to_two_names_none(store: Store, reference: str) -> None:
    both = [make_ledger(number, entry=make_entry(place="two.txt")) for number in (2, 3)]
    store.record("desk", intents=[new(ledger) for ledger in both], files=[])
    assert store.entry(reference) is None


def test_a_slug_wins_over_a_file_of_that_name(store: Store) -> None:
    named = make_ledger(1)
    files = [make_ledger(number, entry=make_entry(place=named.slug)) for number in (2, 3)]
    store.record("desk", intents=[new(ledger) for ledger in (*files, named)], files=[])
    assert store.entry(named.slug) == named


def test_a_withdrawn_entry_leaves_a_tombstone_and_withdrawing_again_changes_nothing(store: Store) -> None:
    ledger = make_ledger(1)
    store.record("desk", intents=[new(ledger, alias("g"))], files=[])
    killed = store.kill(ledger.id, now=LATER)
    count = store.change_count()
    assert killed == replace(ledger, killed_at=LATER)
    assert store.kill(ledger.id, now=LATER + timedelta(days=1)) == killed
    assert store.change_count() == count
    assert store.entries() == ()
    assert store.entries(include_killed=True) == (killed,)
    assert store.tombstones() == (Tombstone(id=ledger.id, when=LATER),)
    assert store.find([alias("g")]) == {alias("g"): killed}


def test_a_late_reading_does_not_bring_a_withdrawn_entry_back(store: Store) -> None:
    ledger = make_ledger(1)
    store.record("desk", intents=[new(ledger)], files=[])
    store.kill(ledger.id, now=LATER)
    store.record("desk", intents=[changed(ledger, "Back")], files=[])
    assert store.entries() == ()


def test_an_unknown_entry_cannot_be_withdrawn(store: Store) -> None:
    with pytest.raises(NotFoundError, match="tag:nobody"):
        store.kill("tag:nobody", now=LATER)


def test_files_are_remembered_and_forgotten(store: Store) -> None:
    kept = state("b.txt", mtime_ns=2**64, inode=2**64 - 1, size=2**40, rejected="empty file")
    store.record("desk", intents=[], files=[state("a.txt"), kept])
    store.record("wire", intents=[], files=[state("a.txt")])
    assert store.rejections() == (("desk", kept),)
    assert store.rejections("wire") == ()
    store.finish_poll(SourceState(source="desk", last_poll=LATER, files=1), gone=["a.txt", "never-seen.txt"])
    assert store.file_states("desk") == {"b.txt": kept}
    assert store.file_states("wire") == {"a.txt": state("a.txt")}


def test_sources_fall_due_most_overdue_first(store: Store) -> None:
    for key, hours in (("late", -1), ("later", -5), ("ahead", 1)):
        store.finish_poll(
            SourceState(source=key, last_poll=SEEN, next_due=SEEN + timedelta(hours=hours), failures=2)
        )
    keys = ["late", "ahead", "new", "later"]
    assert store.due(SEEN) == ("later", "late")
    assert store.unpolled(keys) == {"new"}
    assert store.next_due(frozenset(keys)) == SEEN - timedelta(hours=5)
    assert store.next_due(frozenset({"new"})) is None
    assert store.source_states()["late"].failures == 2


def test_renditions_and_settings_are_remembered(store: Store) -> None:
    first = RenditionState(path="a", media_type="t", digest="d", size=1, modified=SEEN, inputs="i")
    second = replace(first, path="b")
    store.record_renditions([first, second])
    store.record_renditions([replace(first, size=2)], gone=["b"])
    assert store.renditions() == {"a": replace(first, size=2)}
    assert store.setting("founded") is None
    store.remember("founded", "x")
    store.remember("founded", "y")
    assert store.setting("founded") == "y"


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40)
@given(
    text=st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=60),
    published=st.none() | st.datetimes(timezones=st.just(UTC)),
    number=st.integers(min_value=0, max_value=10**18),
)
def test_any_text_and_date_comes_back_as_it_went_in(
    store: Store, text: str, published: datetime | None, number: int
) -> None:
    entry = make_entry(title=text, place=text, paragraphs=(text,), published=published)
    ledger = make_ledger(number, entry=entry)
    if store.entry(ledger.id) is None:
        store.record("desk", intents=[new(ledger, alias(text))], files=[])
        assert store.entry(ledger.id) == ledger
        assert store.find([alias(text)])[alias(text)] == ledger


def test_what_a_visit_learned_is_stored_with_its_entries_and_recalled_for_many_sources_at_once(
    store: Store,
) -> None:
    known = AddressState(
        url="https://wire.example/rss", validators=Validators(etag=b'W/"\xff"', last_modified=b"Fri"), digest="d",
        fetched=SEEN,
    )  # fmt: skip
    lost = ItemState(digest=-(2**63), reason="no answer", tries=2)
    visited = Visited(at=SEEN, addresses=(known,), items=(lost, ItemState(digest=2**63 - 1)))
    store.record("wire", intents=[], files=[], visited=visited)
    memory = Memory(
        location="https://wire.example/rss", news=(SEEN, LATER), counts=(40, 0, 41), gone_since=SEEN, gone_times=2,
        moved=Moved(url="https://new.example/", since=SEEN, times=3), not_before=LATER, fresh_seconds=60,
        ttl_minutes=5, skip_hours=(1, 2), skip_days=(6,), swept=SEEN, trouble="quiet", trouble_since=SEEN,
    )  # fmt: skip
    state = SourceState(
        source="wire", last_poll=SEEN, next_due=LATER, failures=1, last_error="x", memory=memory
    )
    store.visits.finish([state, SourceState(source="other")])
    store.remember("read-by wire", "1.0")
    recalled = store.visits.recall(
        {"wire": "read-by wire", "never": "read-by never", "other": "read-by other"}
    )
    assert recalled["wire"] == Recalled(state=state, addresses={known.url: known}, read_by="1.0")
    assert recalled["never"] == Recalled(state=SourceState(source="never"), addresses={}, read_by=None)
    assert recalled["other"].state.memory == Memory()
    assert store.visits.items("wire") == {item.digest: item for item in visited.items}
    assert store.visits.items("never") == {}


def test_items_that_are_listed_no_more_are_forgotten_and_those_that_are_stay(store: Store) -> None:
    items = (ItemState(digest=1), ItemState(digest=2), ItemState(digest=3, reason="no article"))
    store.record("wire", intents=[], files=[], visited=Visited(at=SEEN, items=items))
    store.record("desk", intents=[], files=[], visited=Visited(at=SEEN, items=items))
    sweep = Visited(at=LATER, items=(ItemState(digest=4),), listed=frozenset({2}), forget_before=LATER)
    store.record("wire", intents=[], files=[], visited=sweep)
    assert set(store.visits.items("wire")) == {2, 4}
    assert set(store.visits.items("desk")) == {1, 2, 3}


def test_a_damaged_memory_is_none_and_costs_no_source(tmp_path: Path) -> None:
    store = open_store(f"sqlite:///{tmp_path}/herald.db")
    store.visits.finish([SourceState(source="wire", failures=3, memory=Memory(counts=(1,)))])
    with closing(sqlite3.connect(tmp_path / "herald.db")) as database, database:
        database.execute('update sources set memory = \'{"counts": 7, "of a later version": 1}\'')
    assert store.source_states()["wire"] == SourceState(source="wire", failures=3)
    store.close()
