"""Which of a page's dates are its article's."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from feedsvc.model.raw import RawEntry
from tests.parse.text.reading import article, read

BODY = "\n\n".join(
    f"The council of Ardmouth voted on Friday evening to keep the night bus number {number}, three weeks after the "
    "harbour office had announced that it was to end, and the deputy mayor said that nobody had expected it."
    for number in range(6)
)
MENU = "Home\nWorld\nSport\nCulture\nSearch\nLog in\n"
TITLE = "Night bus stays, council of Ardmouth decides"


def dates(text: str, role: str = "published") -> list[str]:
    return [date.text for date in article(text).dates if date.role == role]


HEADS = {
    "plain": ("18 January 2024", "18 January 2024"),
    "with a byline": ("By Mira Tolland | Ardmouth | Published: 18 January 2024", "18 January 2024"),
    "with categories": ("18.01.2024 in Harbour, Politics", "18.01.2024"),
    "printed twice": ("Jan. 18, 2024Jan. 18, 2024", "Jan. 18, 2024"),
    "of a machine": ("Thu Jan 18 19:20:36 CET 2024", "Thu Jan 18 19:20:36 CET 2024"),
    "of two calendars": ("2024年1月18日 10:15", "2024年1月18日 10:15"),
}


@pytest.mark.parametrize("line, date", HEADS.values(), ids=HEADS.keys())
def test_the_date_below_the_headline_is_the_article_s(line: str, date: str) -> None:
    found = dates(f"{MENU}\n{TITLE}\n{line}\n\n{BODY}")
    assert found
    assert date in found[0]


def test_an_update_beside_the_date_is_an_update() -> None:
    text = f"{MENU}\n{TITLE}\nPublished: 18 January 2024 10:15 | Updated: 19 January 2024 11:00\n\n{BODY}"
    assert dates(text) == ["Published: 18 January 2024 10:15"]
    assert dates(text, "updated") == ["Updated: 19 January 2024 11:00"]


def test_a_stamp_that_is_glued_to_a_date_is_the_hidden_update() -> None:
    text = f"{MENU}\n{TITLE}\nMira Tolland2024-02-07T10:10:52+01:0018. Januar 2024|\n\n{BODY}"
    assert dates(text) == ["18. Januar 2024"]


def test_comments_date_nothing() -> None:
    comments = "\n".join(
        f"Reader{number} says:\n{number + 10} March 2024 at 10:1{number}\nI take that bus every night."
        for number in range(6)
    )
    text = f"{MENU}\n{TITLE}\n18 January 2024\n\n{BODY}\n\nComments\n{comments}"
    assert dates(text) == ["18 January 2024"]


def test_dates_that_are_not_taken_are_handed_on() -> None:
    text = f"{MENU}\n{TITLE}\n18 January 2024\n\n{BODY}\n\nMore\nFerry returns\n2 January 2024\nQuay closed\n3 January 2024"
    others = [date for date in article(text).dates if date.role == "other"]
    assert {"2 January 2024", "3 January 2024"} <= {date.text for date in others}
    assert all(date.rule and date.line for date in others)


def test_a_date_without_a_year_is_left_to_the_years_of_the_page() -> None:
    text = f"{MENU}\n{TITLE}\nJan 18\n\n{BODY}\n\n© 2024 Harbour Wire"
    found = article(text).dates
    assert [(date.text, date.role) for date in found if date.role == "published"] == [("Jan 18", "published")]
    assert [(date.text, date.role) for date in found if date.rule == "latest-years"] == [("2024", "page")]


def test_a_page_without_a_date_has_none() -> None:
    assert not dates(f"{MENU}\n{TITLE}\n\n{BODY}")


LINES = st.sampled_from(
    [
        *MENU.split(),
        TITLE,
        "18 January 2024",
        "Updated: 19.01.2024, 10:15",
        "6 hours ago",
        "Jan 18",
        "© 2024",
        "",
        BODY.split("\n\n")[0],
        "By Mira Tolland | 1/2/2024",
        "2024-01-18T10:00:00Z18 January 2024",
    ]
)


@given(st.lists(LINES, min_size=1, max_size=30))
def test_every_date_of_a_page_stands_on_its_line(lines: list[str]) -> None:
    result = read("\n".join(lines))
    if isinstance(result, RawEntry):
        for date in result.dates:
            assert date.rule == "latest-years" or date.text in lines[date.line - 1]
