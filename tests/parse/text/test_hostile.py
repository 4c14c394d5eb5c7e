"""Dumps made to hurt: very long lines, very many lines. The test's own time limit is the only clock."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from feedsvc.model.entry import Entry
from feedsvc.model.raw import RawEntry, Rejection
from feedsvc.normalize.entry import normalize
from feedsvc.parse.text import cues, marks
from feedsvc.parse.text.page import MOST_BEYOND, MOST_LINES
from feedsvc.text.datelike import find_date
from feedsvc.text.encoding import decode
from tests.parse.text.reading import STYLE, read

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


def test_very_many_lines_beyond_the_limit_are_counted_not_listed():
    result = read("\n\n".join(PARAGRAPH.format(number) for number in range(MOST_LINES + 5000)))
    assert isinstance(result, RawEntry)
    beyond = [line for line in result.dropped if line.rule == "beyond-limit"]
    assert len(beyond) == MOST_BEYOND + 1
    assert beyond[-1].text == f"… and {5000 - MOST_BEYOND} more lines"


HEAD = "COUNCIL KEEPS THE NIGHT BUS\n\nBy Ana Pell\n\n14 February 2025\n\n"
STORY = HEAD + "\n\n".join(
    PARAGRAPH.format(number) + " The mayor said that nobody had asked for it." for number in range(6)
)


def test_ten_thousand_blank_lines_between_paragraphs_change_nothing():
    plain, stretched = read(STORY), read(STORY.replace("\n\n", "\n" * 10_000))
    assert isinstance(plain, RawEntry)
    assert isinstance(stretched, RawEntry)
    assert [block.text for block in stretched.blocks] == [block.text for block in plain.blocks]


def test_right_to_left_overrides_do_not_reach_the_entry():
    result = read(STORY.replace("mayor", "\u202emayor\u202c\u2066"))
    assert isinstance(result, RawEntry)
    entry = normalize(result, STYLE, now=datetime(2025, 3, 1, tzinfo=UTC))
    assert isinstance(entry, Entry)
    assert not {"\u202e", "\u2066"} & set("".join(entry.paragraphs) + entry.title)


def test_lines_in_two_encodings_are_read_in_both():
    lines = STORY.replace("mayor", "mäyor “Ana”").split("\n")
    body = b"\n".join(line.encode("utf-8" if number % 4 else "cp1252") for number, line in enumerate(lines))
    result = read(decode(body).text)
    assert isinstance(result, RawEntry)
    assert sum("mäyor “Ana”" in block.text for block in result.blocks) == 6


@pytest.mark.parametrize(
    "text, reason",
    [
        ("\n".join(["Home", "World", "Sport", "Log in", "Search", "Contact"] * 50), "list page: "),
        ("COUNCIL KEEPS THE NIGHT BUS", "no article"),
        ("\n" * 100_000, "empty file"),
    ],
)
def test_a_dump_without_a_text_is_refused(text, reason):
    result = read(text)
    assert isinstance(result, Rejection)
    assert result.reason.startswith(reason)


@pytest.mark.parametrize(
    "text",
    [
        ("-" * 40 + "\nTitle here\n14 February 2025\n") * 20_000,
        "\n".join(f"[{n}]word [{n}]other" for n in range(20_000))
        + "\n".join(f"  {n}. http://x.y/{n}" for n in range(20_000)),
        "\n".join(PARAGRAPH.format(number % 7) for number in range(50_000)),
        "\t".join(["Home"] * 100_000),
        HEAD + "\n".join(["The council met on Monday and agreed on what it had agreed on"] * 50_000),
        "404 page not found " * 50_000,
        "\n".join(["404 " * 39] * 3_000),
        "\n".join(["we value your privacy " * 15] * 3_000),
    ],
    ids=["rules", "links", "copies", "tabs", "full lines", "one long error", "errors", "walls"],
)
def test_forms_made_to_cost_are_read_in_linear_time(text):
    read(text)
