"""Which line is the byline: invented dumps, each with what could be mistaken for one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from feedsvc.model.raw import RawEntry
from feedsvc.model.source import HouseStyle
from feedsvc.normalize.byline import read_bylines
from tests.parse.text.reading import article, read

TOLD = (
    "The council of Ardmouth voted on Friday to keep the night bus that links the harbour with the northern estates, three"
    " weeks after it had said the line would end.\n\nNineteen members were for the motion and twelve against it, and the"
    " deputy mayor said that nobody had foreseen a margin as wide as this one.\n\nThe bus will run every forty minutes from"
    " April, the town said, and the fare will stay what it has been since the last winter.\n\nShop owners along the quay"
    " welcomed the vote, and several of them had offered to pay a part of the cost."
)
HEADLINE = "Council of Ardmouth votes to keep the night bus"
MENU = "Home\nNews\nSport\nOpinion\nSign in\nSubscribe\n\n"


def authors(text: str, style: HouseStyle | None = None) -> list[str]:
    entry = article(text, style=style) if style else article(text)
    return list(read_bylines(entry.bylines, language="en")[0])


HEADS = [
    ("By Mira Tolland\n18 January 2024", ["Mira Tolland"]),
    ("Mira Tolland\n18 January 2024", ["Mira Tolland"]),
    ("18 January 2024\nMira Tolland", ["Mira Tolland"]),
    ("By Mira Tolland and Jon Hask\n18 January 2024", ["Mira Tolland", "Jon Hask"]),
    ("By MIRA TOLLAND | Harbour News\nUpdated 18 January 2024, 10:15", ["Mira Tolland"]),
    ("18 January 2024 by Mira Tolland", ["Mira Tolland"]),
    ("Mira Tolland, Transport Correspondent\n18 January 2024", ["Mira Tolland"]),
    ("By\nMira Tolland\n18 January 2024", ["Mira Tolland"]),
    ("By Web Desk\n18 January 2024", []),
    ("18 January 2024", []),
]


@pytest.mark.parametrize(("head", "people"), HEADS, ids=[head for head, _ in HEADS])
def test_the_byline_stands_between_headline_and_text(head, people):
    assert authors(f"{MENU}{HEADLINE}\n\n{head}\n\n{TOLD}\n") == people


def test_a_credit_of_a_picture_is_no_byline():
    text = f"{MENU}{HEADLINE}\n\nBy Mira Tolland\n18 January 2024\n\nPhoto: Jon Hask\n\n{TOLD}\n"
    assert authors(text) == ["Mira Tolland"]


def test_names_in_other_stories_below_are_not_the_authors():
    below = "Related\nHarbour dredging stops\nBy Jon Hask\nFerry fares rise\nBy Ada Orr\n"
    text = f"{MENU}{HEADLINE}\n\nBy Mira Tolland\n18 January 2024\n\n{TOLD}\n\n{below}"
    assert authors(text) == ["Mira Tolland"]


def test_a_name_that_a_source_calls_nobody_is_no_author():
    style = HouseStyle(source="desk", generic_bylines=("Quay Team",))
    assert authors(f"{MENU}{HEADLINE}\n\nBy Quay Team\n18 January 2024\n\n{TOLD}\n", style) == []


def test_a_byline_with_a_date_gives_both():
    entry = article(f"{MENU}{HEADLINE}\n\nBy Mira Tolland, 18 January 2024\n\n{TOLD}\n")
    assert [piece.text for piece in entry.bylines]
    assert "18 January 2024" in entry.dates[0].text


def test_the_byline_leaves_the_body():
    entry = article(
        f"{MENU}{HEADLINE}\n\n18 January 2024\n\n{TOLD}\n\nReporting by Mira Tolland; editing by Jon Hask\n"
    )
    assert not any("Tolland" in block.text for block in entry.blocks)


def test_the_same_dump_gives_the_same_authors():
    text = f"{MENU}{HEADLINE}\n\nMira Tolland\n18 January 2024\n\n{TOLD}\n"
    assert article(text).bylines == article(text).bylines


@given(
    st.lists(
        st.sampled_from(
            ["By Ada Orr", "Jon Hask", "By", "von", "Ada Orr | 3 May 2024", "记者 李晓明", TOLD, HEADLINE, ""]
        ),
        max_size=20,
    )
)
def test_no_arrangement_of_bylines_raises(lines):
    result = read("\n\n".join(lines))
    if isinstance(result, RawEntry):
        read_bylines(result.bylines, language="en")
