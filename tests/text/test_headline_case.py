"""Headline case, in and out."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from feedsvc.text.casing import learn
from feedsvc.text.headline_case import into_headline_case, is_headline_case, out_of_headline_case


@pytest.mark.parametrize(
    ("printed", "shown"),
    [
        (
            "dockers in Port Selwyn end strike after all-night talks",
            "Dockers in Port Selwyn End Strike After All-Night Talks",
        ),
        (
            "tit-for-tat strikes: a guide to what NATO wants",
            "Tit-for-Tat Strikes: A Guide to What NATO Wants",
        ),
        ("what the storm is good for", "What the Storm Is Good For"),
        ("iPhone maker’s ‘quiet’ 18th year", "iPhone Maker’s ‘Quiet’ 18th Year"),
        ("‘the wall’ v. the sea", "‘The Wall’ v. the Sea"),
        ("F-16 lands in the U.S.", "F-16 Lands in the U.S."),
        ("", ""),
    ],
)
def test_small_words_stay_small_but_at_the_edges(printed: str, shown: str) -> None:
    assert into_headline_case(printed) == shown
    assert into_headline_case(shown) == shown


@pytest.mark.parametrize(
    ("text", "holds"),
    [
        ("Dockers in Port Selwyn End Strike After Talks", True),
        ("Dockers in Port Selwyn end strike after talks", False),
        ("DOCKERS IN PORT SELWYN END STRIKE", False),
        ("Mira Tolland Resigns", False),
        ("Stadtrat beschließt Neubau der Mole in Selwyn", False),
        ("港の壁を直す", False),
    ],
)
def test_headline_case_is_told_by_its_long_words(text: str, holds: bool) -> None:
    assert is_headline_case(text) is holds


def test_out_of_headline_case_names_stay_and_words_with_a_case_of_their_own() -> None:
    text = "Dockers In Port Selwyn End Strike As NATO Ships And an iPhone Arrive"
    body = ("A strike in Port Selwyn ended, the dockers said, as ships arrive at the end of a strike.",)
    made = out_of_headline_case(text, language="en", evidence=learn(body, "en", headline=text))
    assert made.text == "Dockers in Port Selwyn end strike as NATO ships and an iPhone arrive"


@given(st.text(max_size=80))
def test_headline_case_changes_case_alone(text: str) -> None:
    assert into_headline_case(text).casefold() == text.casefold() or not text.isascii()
