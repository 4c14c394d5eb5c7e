"""Which entries make a feed, and in which order."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from feedsvc.decide.feeds import assemble, belongs, emptied, moment, newest_first, order_key
from feedsvc.model.entry import Category, LedgerEntry, SourceCredit, Tombstone
from feedsvc.model.source import Where
from tests.builders import SEEN, make_document, make_entry, make_ledger, make_site, make_snippet, make_spec

KARACHI = timezone(timedelta(hours=5))
FOUNDED = datetime(2026, 1, 1, tzinfo=UTC)


def dated(number: int, published: datetime | None, precision: str | None = "minute") -> LedgerEntry:
    return make_ledger(number, entry=make_entry(published=published, published_precision=precision))


@pytest.mark.parametrize(
    ("published", "precision", "expected"),
    [
        (datetime(2026, 3, 14, 13, 5, tzinfo=KARACHI), "minute", datetime(2026, 3, 14, 8, 5, tzinfo=UTC)),
        (datetime(2026, 3, 14, 23, 59, tzinfo=KARACHI), "day", datetime(2026, 3, 13, 19, 0, tzinfo=UTC)),
        (datetime(2016, 3, 14, tzinfo=UTC), "day", datetime(2016, 3, 14, tzinfo=UTC)),
        (None, None, SEEN),
        (SEEN + timedelta(hours=1), "minute", SEEN + timedelta(hours=1)),
        (SEEN + timedelta(hours=1, seconds=1), "minute", SEEN),
        (datetime(2099, 1, 1, tzinfo=UTC), "minute", SEEN),
        (datetime.min.replace(tzinfo=KARACHI), "minute", SEEN),
        (datetime.max.replace(tzinfo=timezone(-timedelta(hours=12))), "minute", SEEN),
        (datetime.min.replace(hour=6, tzinfo=KARACHI), "day", SEEN),
    ],
)
def test_an_entry_is_ordered_by_its_own_date_unless_that_cannot_be_true(
    published: datetime | None, precision: str | None, expected: datetime
) -> None:
    assert moment(dated(1, published, precision)) == expected
    assert moment(dated(1, published, precision)).tzinfo is UTC


def test_a_bare_date_stands_below_every_time_of_its_day() -> None:
    midnight = datetime(2026, 3, 14, tzinfo=KARACHI)
    bare = dated(1, midnight, "day")
    first_minute = dated(2, midnight)
    day_before = dated(3, midnight - timedelta(minutes=1))
    assert newest_first((bare, day_before, first_minute)) == (first_minute, bare, day_before)


def test_a_tie_is_settled_by_id() -> None:
    entries = [dated(number, SEEN) for number in (3, 1, 2)]
    assert [ledger.id[-1] for ledger in newest_first(entries)] == ["1", "2", "3"]


@given(st.lists(st.datetimes(timezones=st.just(UTC)), max_size=20), st.randoms())
def test_the_order_does_not_depend_on_the_order_of_arrival(moments: list[datetime], random: object) -> None:
    entries = [dated(number, when) for number, when in enumerate(moments)]
    shuffled = entries[:]
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    ordered = newest_first(shuffled)
    assert ordered == newest_first(entries)
    assert [order_key(ledger) for ledger in ordered] == sorted(map(order_key, entries), reverse=True)
    assert all(moment(one) >= moment(next_one) for one, next_one in pairwise(ordered))


@pytest.mark.parametrize(
    ("sources", "where", "expected"),
    [
        ((), Where(), True),
        (("desk",), Where(), True),
        (("wire",), Where(), False),
        ((), Where(category=("harbour",)), True),
        ((), Where(category=("World", "HARBOUR")), True),
        ((), Where(category=("Harb",)), False),
        ((), Where(author=("mira tolland",)), True),
        ((), Where(author=("Mira",)), False),
        ((), Where(source=("merrow coast wire",)), True),
        ((), Where(source=("desk",)), True),
        ((), Where(source=("Another Wire",)), False),
        ((), Where(language=("pt",)), True),
        ((), Where(language=("pt-br",)), True),
        ((), Where(language=("p",)), False),
        ((), Where(language=("pt-PT",)), False),
        ((), Where(category=("Harbour",), language=("en",)), False),
        (("desk",), Where(category=("Harbour",), language=("en", "pt")), True),
    ],
)
def test_a_feed_takes_what_every_key_of_where_names(
    sources: tuple[str, ...], where: Where, expected: bool
) -> None:
    entry = make_entry(
        language="pt-BR",
        categories=(Category(term="Harbour"),),
        sources=(SourceCredit(name="Merrow Coast Wire"),),
    )
    assert belongs(make_ledger(entry=entry), make_spec(sources=sources, where=where)) is expected


def test_a_feed_holds_the_newest_and_speaks_of_the_last_change() -> None:
    entries = [dated(number, SEEN - timedelta(hours=number)) for number in range(1, 8)]
    corrected = make_ledger(9, entry=entries[0].entry, updated=SEEN + timedelta(days=1))
    document = assemble(
        make_spec(limit=3),
        site=make_site(),
        entries=[*entries[1:], corrected],
        snippets=[make_snippet(corrected), make_snippet(entries[6])],
        founded=FOUNDED,
    )
    assert document.entries == (corrected, entries[1], entries[2])
    assert document.updated == corrected.updated
    assert [snippet.entry for snippet in document.snippets] == [corrected.id]


def test_a_withdrawn_entry_leaves_the_feed_and_a_tombstone_stays() -> None:
    living, dead = make_ledger(1), make_ledger(2, killed_at=SEEN + timedelta(days=2))
    stone = Tombstone(id=dead.id, when=SEEN + timedelta(days=2))
    document = assemble(
        make_spec(), site=make_site(), entries=[living, dead], tombstones=[stone], founded=FOUNDED
    )
    assert (document.entries, document.tombstones, document.updated) == ((living,), (stone,), stone.when)


def test_a_feed_says_nothing_of_what_was_withdrawn_from_others() -> None:
    dead = make_ledger(2, killed_at=SEEN, entry=make_entry(source="wire"))
    stone = Tombstone(id=dead.id, when=SEEN)
    spec = make_spec(sources=("desk",))
    document = assemble(spec, site=make_site(), entries=[dead], tombstones=[stone], founded=FOUNDED)
    assert (document.entries, document.tombstones, document.updated) == ((), (), FOUNDED)


@pytest.mark.parametrize(
    ("former", "entries", "stones", "expected"),
    [(0, 0, 0, False), (3, 0, 0, True), (3, 1, 0, False), (3, 0, 3, False), (3, 0, 1, True)],
)
def test_a_feed_is_not_emptied_by_anything_but_withdrawal(
    former: int, entries: int, stones: int, expected: bool
) -> None:
    document = make_document(
        [make_ledger(number) for number in range(entries)],
        tombstones=tuple(Tombstone(id=f"tag:{number}", when=SEEN) for number in range(stones)),
    )
    assert emptied(former, document) is expected
