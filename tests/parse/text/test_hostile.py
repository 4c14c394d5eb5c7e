"""Dumps made to hurt: very long lines, very many lines. The test's own time limit is the only clock."""

from __future__ import annotations

import pytest

from feedsvc.model.raw import RawEntry, Rejection
from feedsvc.parse.text import cues, marks
from feedsvc.parse.text.page import MOST_LINES
from feedsvc.text.datelike import find_date
from tests.parse.text.reading import read

PARAGRAPH = "The council met on Monday, number {0}, and agreed on what it had agreed on in the year before."


@pytest.mark.parametrize(
    "alphabet",
    ["x", "word. ", "新", "_", '" ', "(photo ", "- ", "1/", "by ", "© ", "a_", "http://", "vor 1 "],
)
def test_one_line_of_megabytes_is_read_in_linear_time(alphabet):
    read(alphabet * (2_000_000 // len(alphabet)))


@pytest.mark.parametrize(
    "alphabet",
    [
        "x",
        "a b ",
        "(photo ",
        "[ap ",
        "- ",
        "1/",
        "1.1.",
        "12 ",
        "by ",
        "© ",
        "a_",
        "a.",
        "http://",
        "comment ",
        "Foto: ",
        ". ",
        "/afp",
    ],
)
def test_no_expression_runs_away_on_its_own_alphabet(alphabet):
    line = alphabet * (100_000 // len(alphabet))
    for text in (line, line[:150], line[:230], line[:690], line + "!"):
        marks.mark(text)
        find_date(text)
        cues.is_byline(text)
        cues.is_caption(text)
        cues.is_bare_name(text)


def test_lines_beyond_the_limit_are_dropped_and_said_so():
    result = read("\n\n".join(PARAGRAPH.format(number) for number in range(MOST_LINES + 500)))
    assert isinstance(result, RawEntry)
    assert sum(line.rule == "beyond-limit" for line in result.dropped) == 500
    assert any("lines were read" in warning for warning in result.warnings)


def test_a_hundred_thousand_menu_lines_are_a_list_page():
    result = read("\n".join(f"Item {number}" for number in range(100_000)))
    assert isinstance(result, Rejection)
    assert result.reason.startswith("list page: ")
