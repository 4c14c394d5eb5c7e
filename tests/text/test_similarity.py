"""How alike two texts are."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from feedsvc.text.similarity import MAX_COMPARED, containment, fingerprint, shingles


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The Harbour Board’s “wall”", "the harbour boards wall"),
        ("a\n\nb", "a b"),
        ("STRASSE", "Straße"),
        ("夜间渡轮。", "夜间渡轮"),
    ],
)
def test_case_spacing_and_marks_do_not_count(one: str, other: str) -> None:
    assert fingerprint(one) == fingerprint(other)
    assert containment(one, other) == 1.0


def test_another_word_is_another_text() -> None:
    assert fingerprint("The ferry returns on Monday") != fingerprint("The ferry returns on Sunday")


def test_a_flash_is_found_whole_in_the_story_it_grew_into() -> None:
    flash = "The night ferry to Sallow Island will run again from Monday."
    assert (
        containment(flash, flash + " Repairs took three weeks. Divers had found a second crack in the stage.")
        == 1.0
    )


def test_a_text_of_five_million_letters_is_compared_by_its_opening() -> None:
    assert len(shingles("abcdefghijk" * 500_000)) <= MAX_COMPARED


@given(st.text(), st.text())
def test_likeness_is_mutual_and_a_share(one: str, other: str) -> None:
    assert containment(one, other) == containment(other, one)
    assert 0.0 <= containment(one, other) <= 1.0
    assert containment(one, one) == 1.0
