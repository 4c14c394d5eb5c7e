"""What counts as a change, and whose reading counts."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from feedsvc.model.entry import Caption, Category, Entry, Evidence
from feedsvc.model.raw import DroppedLine
from tests.builders import SEEN, make_entry
from tests.decide.ledger import FERRY, MARKET, Ledger

STORY = make_entry(paragraphs=FERRY)


@pytest.mark.parametrize(
    "fields",
    [
        {"warnings": ("A date was guessed.",)},
        {"evidence": (Evidence(field="title", value="x", rule="first-line"),)},
        {"dropped": (DroppedLine(text="Share", rule="share-prompt", why="asks to share"),)},
        {"place": "renamed.txt"},
        {"form": "html"},
        {"title_raw": "NIGHT FERRY RETURNS"},
        {"guid": "f-1"},
    ],
    ids=lambda fields: next(iter(fields)),
)
def test_what_no_reader_sees_is_no_change(fields: dict[str, object]) -> None:
    ledger = Ledger()
    before = ledger.read(STORY)
    intent = ledger.read(replace(STORY, **fields))  # type: ignore[arg-type]
    assert (intent.kind, intent.ledger) == ("same", before.ledger)


@pytest.mark.parametrize(
    ("fields", "word"),
    [
        ({"title": "Night ferry is back"}, "headline"),
        ({"paragraphs": (*FERRY, "The first boat leaves at ten.")}, "body"),
        ({"body_html": "<p>x</p>"}, "markup"),
        ({"summary": "It runs again."}, "summary"),
        ({"authors": ("Ada Penhallow",)}, "authors"),
        ({"dateline": None}, "dateline"),
        ({"categories": (Category(term="Islands"),)}, "categories"),
        ({"captions": (Caption(text="The ferry Tern"),)}, "captions"),
        ({"sources": ()}, "sources"),
        ({"published": SEEN - timedelta(hours=3)}, "date"),
        ({"url": "https://h.example/ferry"}, "address"),
        ({"title": "Back", "authors": ()}, "headline and authors"),
    ],
)
def test_what_a_reader_sees_is_a_change_and_named(fields: dict[str, object], word: str) -> None:
    ledger = Ledger()
    former = ledger.read(STORY).ledger
    intent = ledger.read(replace(STORY, **fields))  # type: ignore[arg-type]
    assert intent.kind == "changed"
    assert intent.reason.endswith(f": {word} changed")
    assert (intent.ledger.id, intent.ledger.slug, intent.ledger.first_seen) == (
        former.id,
        former.slug,
        former.first_seen,
    )
    assert (intent.ledger.revision, intent.ledger.updated) == (2, ledger.now)


def test_updated_always_moves_forward_even_when_the_clock_was_set_back() -> None:
    ledger = Ledger()
    former = ledger.read(STORY).ledger
    ledger.now -= timedelta(days=3)
    assert ledger.read(replace(STORY, title="Back")).ledger.updated == former.updated + timedelta(seconds=1)


def test_a_withdrawn_entry_stays_withdrawn_under_every_name() -> None:
    ledger = Ledger()
    former = ledger.read(STORY).ledger
    ledger.held[former.id] = withdrawn = replace(former, killed_at=SEEN)
    again = ledger.read(replace(STORY, place="again.txt", title="Back"))
    assert (again.kind, again.ledger) == ("killed", withdrawn)
    later = ledger.read(
        replace(STORY, place="again.txt", title="Again", paragraphs=(*FERRY, "It left at ten."))
    )
    assert (later.kind, later.ledger) == ("killed", withdrawn)


def test_two_files_of_one_article_do_not_overwrite_each_other() -> None:
    ledger = Ledger()
    first = STORY
    second = replace(STORY, place="copy.txt", paragraphs=(*FERRY, "Read more on our site."))
    stood = ledger.read(first).ledger
    for reading in (second, first, second, first):
        intent = ledger.read(reading)
        assert (intent.kind, intent.ledger) == ("same", stood)


def test_a_second_file_that_claims_to_be_newer_speaks_for_the_entry_from_then_on() -> None:
    ledger = Ledger()
    ledger.read(STORY)
    second = replace(STORY, place="v2.txt", title="Ferry returns, dearer", updated=SEEN + timedelta(hours=1))
    assert ledger.read(second).kind == "changed"
    assert [ledger.read(reading).kind for reading in (STORY, second, STORY)] == ["same"] * 3


def test_a_renamed_file_speaks_for_its_entry_once_the_old_one_is_gone() -> None:
    ledger = Ledger()
    stood = ledger.read(STORY).ledger
    ledger.gone.add(STORY.place)
    assert ledger.read(replace(STORY, place="renamed.txt")).kind == "same"
    intent = ledger.read(replace(STORY, place="renamed.txt", paragraphs=(*FERRY, "It left at ten.")))
    assert (intent.kind, intent.ledger.id) == ("changed", stood.id)


def test_a_date_counted_back_from_the_file_does_not_move_with_it() -> None:
    ledger = Ledger()
    counted = replace(STORY, published_precision="relative")
    stood = ledger.read(counted).ledger
    touched = replace(counted, published=SEEN + timedelta(minutes=20))
    assert ledger.read(touched).ledger == stood
    edited = ledger.read(replace(touched, title="Ferry is back"))
    assert edited.kind == "changed"
    assert edited.ledger.entry.published == stood.entry.published


@st.composite
def readings(draw: st.DrawFn) -> Entry:
    paragraphs = draw(st.sampled_from((FERRY, MARKET, FERRY[:2], (*FERRY, MARKET[0]), ("Short.",), ())))
    return make_entry(
        paragraphs=paragraphs,
        place=draw(st.sampled_from(("a.txt", "b.txt", "latest.txt"))),
        title=draw(st.sampled_from(("Ferry", "Market", ""))),
        guid=draw(st.sampled_from((None, "1", "2"))),
        url=draw(st.sampled_from((None, "https://h.example/a", "https://h.example/b"))),
    )


@given(st.lists(readings(), max_size=8))
def test_reading_the_last_file_again_at_once_is_never_a_change(entries: list[Entry]) -> None:
    ledger = Ledger()
    for entry in entries:
        ledger.read(entry)
        stood = dict(ledger.held)
        assert ledger.read(entry).kind in {"same", "killed"}
        assert ledger.held == stood


@given(st.lists(readings(), min_size=1, max_size=6))
def test_whatever_is_read_ids_and_slugs_are_unique_and_updated_never_goes_back(entries: list[Entry]) -> None:
    ledger = Ledger()
    for entry in entries:
        before = dict(ledger.held)
        after = ledger.read(entry).ledger
        if after.id in before:
            assert after.updated >= before[after.id].updated
            assert after.slug == before[after.id].slug
    assert len({ledger.slug for ledger in ledger.held.values()}) == len(ledger.held)


@given(st.permutations((STORY, replace(STORY, place="b.txt"), replace(STORY, place="c.txt"))))
def test_copies_make_one_entry_in_whatever_order_they_are_read(entries: list[Entry]) -> None:
    ledger = Ledger()
    kinds = [ledger.read(entry).kind for entry in entries]
    assert kinds == ["new", "same", "same"]
