"""What reading a stored file again means: the same entry, and what would be shown differently."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from feedsvc.decide.differences import differences
from feedsvc.decide.identity import aliases_of
from feedsvc.decide.reread import identify, reread
from feedsvc.model.entry import Caption, Entry, LedgerEntry
from feedsvc.model.outcome import Alias
from feedsvc.model.raw import DroppedLine
from tests.builders import SEEN, make_entry, make_ledger
from tests.decide.ledger import FERRY, MARKET


def ferry(**fields: object) -> Entry:
    return make_entry(**({"paragraphs": FERRY} | fields))


def names(entries: list[Entry]) -> list[tuple[Alias, ...]]:
    return [aliases_of(entry, alone=len(entries) == 1) for entry in entries]


def found(
    entries: list[Entry], stored: list[LedgerEntry], known: dict[Alias, LedgerEntry]
) -> list[int | None]:
    matches = identify(entries, stored=stored, known=known, aliases=names(entries))
    return [None if match is None else stored.index(match) for match in matches]


def test_identity_and_the_date_of_the_last_change_stay_and_the_revision_counts() -> None:
    former = make_ledger(entry=ferry())
    intent, told = reread(former, ferry(paragraphs=FERRY[:2]), aliases=(), known={})
    assert intent.kind == "changed"
    assert intent.reason == "body read differently"
    assert replace(intent.ledger, entry=former.entry, revision=1) == former
    assert intent.ledger.revision == 2
    assert [difference.field for difference in told] == ["body"]


def test_what_only_explains_a_reading_is_no_change() -> None:
    dropped = (DroppedLine(text="Share", rule="share-prompt", why="asks readers to share"),)
    former = make_ledger(entry=ferry())
    intent, told = reread(
        former, ferry(dropped=dropped, warnings=("W.",), place="b.txt"), aliases=(), known={}
    )
    assert (intent.kind, told) == ("same", ())


def test_a_withdrawn_entry_is_left_alone() -> None:
    former = make_ledger(entry=ferry(), killed_at=SEEN)
    assert reread(former, ferry(title="Another"), aliases=(), known={})[0].kind == "killed"


def test_a_date_counted_back_from_the_file_does_not_move() -> None:
    former = make_ledger(entry=ferry(published_precision="relative"))
    later = ferry(published_precision="relative", published=SEEN + timedelta(hours=1))
    assert reread(former, later, aliases=(), known={})[0].kind == "same"


def test_names_that_another_entry_holds_stay_with_it() -> None:
    mine, other = make_ledger(1, entry=ferry()), make_ledger(2)
    aliases = (Alias(source="desk", kind="body", value="a"), Alias(source="desk", kind="head", value="b"))
    intent, _ = reread(mine, ferry(title="Another"), aliases=aliases, known={aliases[0]: other})
    assert intent.aliases == (aliases[1],)


def test_one_article_before_and_one_now_are_the_same_whatever_was_made_of_it() -> None:
    stored = make_ledger(entry=ferry())
    now = make_entry(title="Night market", paragraphs=MARKET)
    assert found([now], [stored], {}) == [0]


def test_articles_of_one_file_are_known_by_their_names_then_by_their_text() -> None:
    first, second = ferry(title="A", place="a#1"), make_entry(title="B", paragraphs=MARKET, place="a#2")
    stored = [make_ledger(1, entry=first), make_ledger(2, entry=second)]
    known = dict.fromkeys(aliases_of(first, alone=False), stored[0])
    cut = replace(second, paragraphs=MARKET[1:], title="Other")
    assert found([cut, first], stored, known) == [1, 0]
    stranger = make_entry(title="C", paragraphs=("The lamp of the pier was lit on a calm evening in May.",))
    assert found([stranger, first], stored, known) == [None, 0]


@given(st.permutations(range(3)))
def test_no_entry_is_given_to_two_articles(order: list[int]) -> None:
    entries = [ferry(title=f"T{number}", paragraphs=FERRY[: number + 1]) for number in range(3)]
    stored = [make_ledger(number, entry=entries[0]) for number in range(2)]
    matches = found([entries[number] for number in order], stored, {})
    assert sorted(match for match in matches if match is not None) == [0, 1]


def test_a_difference_is_shown_as_lines_taken_and_added() -> None:
    (difference,) = differences(ferry(), ferry(paragraphs=(FERRY[0], "New.", FERRY[2])))
    assert difference.field == "body"
    assert difference.unified() == (
        (" ", FERRY[0]), ("-", FERRY[1]), ("+", "New."), (" ", FERRY[2]),
    )  # fmt: skip


def test_every_field_that_is_published_is_told() -> None:
    former = ferry()
    after = ferry(
        title="T", authors=("A B",), categories=(), summary="S.", published=None, published_precision=None,
        language="ur", direction="rtl", captions=(Caption(text="C"),), rights="©", url="https://a.example/b",
        dateline=None, sources=(), truncated=True,
    )  # fmt: skip
    assert [difference.field for difference in differences(former, after)] == [
        "title", "date", "authors", "dateline", "categories", "summary", "captions", "sources", "rights", "address",
        "language", "cut short",
    ]  # fmt: skip
    markup = ferry(body_html="<p>Same text, other marks</p>")
    assert [difference.field for difference in differences(former, markup)] == ["markup"]
