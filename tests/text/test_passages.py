"""Where a passage stands among lines."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from feedsvc.text.passages import Passage, find

LINES = [
    "Home",
    "Ferry returns to Ostrey",
    "“The ice is gone,” said the pilot.",
    "The ferry returns to Ostrey on Monday, and leaves again before the tide turns.",
    "Home",
]


@pytest.mark.parametrize(
    ("wanted", "found", "how"),
    [
        ("Home", (0, 4), "exact"),
        ("Ferry returns to Ostrey", (1,), "exact"),
        ("  Ferry \n returns  ", (1,), "exact"),
        ("on Monday", (3,), "exact"),
        ("FERRY RETURNS TO OSTREY", (1, 3), "folded"),
        ('"The ice is gone", said the pilot', (2,), "folded"),
        ("said the pilot. The ferry returns", (2, 3), "folded"),
        ("The ferry comes back to Ostrey on Monday, and leaves before the tide turns", (3,), "close"),
    ],
)
def test_the_most_exact_way_that_finds_a_passage_is_taken(
    wanted: str, found: tuple[int, ...], how: str
) -> None:
    passage = find(wanted, LINES)
    assert (passage.found, passage.how) == (found, how)


def test_a_passage_over_several_lines_says_so() -> None:
    assert find("the pilot. The ferry", LINES).spans
    assert not find("Home", LINES).spans


def test_what_is_nowhere_names_the_closest_line_if_one_comes_near() -> None:
    assert find("the pilot of the balloon has never been to sea", LINES) == Passage(closest=2)
    assert find("۱۲۳۴۵۶", LINES) == Passage()
    assert find("  ", LINES) == Passage()
    assert find("anything", []) == Passage()


@given(st.lists(st.text(max_size=40), max_size=8), st.text(max_size=40))
def test_nothing_that_is_asked_breaks_it(lines: list[str], wanted: str) -> None:
    passage = find(wanted, lines)
    assert all(0 <= at < len(lines) for at in passage.found)
    assert bool(passage.found) == bool(passage.how)
