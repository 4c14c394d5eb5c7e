"""What an operator's rules do to the lines of a text dump."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from feedsvc.model.raw import RawEntry, Rejection
from feedsvc.model.source import HouseStyle
from feedsvc.parse.text.corrections import Corrections, read_rules
from feedsvc.parse.text.page import MOST_LINES
from feedsvc.parse.text.reader import parse_text
from tests.parse.text.reading import PAYLOAD, article, read

DUMP = """NORTH QUAY PRESS

desk copy 4

Ferry service returns to Lantern Bay

Tue 4 March 2025:

Lantern Bay – The ferry to the outer islands sailed again on Tuesday, nine months after its engine room burned out.

Become a member of the North Quay Press and read all that we write about the islands, every day.

More than 300 people queued before sunrise, the harbour master said.

The operator said it would run two crossings a day until June.

Correction: an earlier version gave the wrong month.

Share this story

HEADLINE: The ferry is back
"""


def style(**rules: object) -> HouseStyle:
    return HouseStyle(source="desk", **rules)  # type: ignore[arg-type]


def texts(entry: RawEntry) -> list[str]:
    return [block.text for block in entry.blocks]


def test_without_rules_no_line_is_looked_at():
    assert read_rules(DUMP, style()) == Corrections(DUMP)


def test_a_dropped_line_is_in_no_field_and_says_which_pattern_took_it():
    entry = article(DUMP, style=style(drop=("^desk copy", "(?i)become a MEMBER")))
    assert not any("member" in text for text in texts(entry))
    gone = [line for line in entry.dropped if line.rule == "dropped-by-operator"]
    assert [(line.line, line.why) for line in gone] == [
        (3, "the source drops what matches ^desk copy"),
        (11, "the source drops what matches (?i)become a MEMBER"),
    ]


def test_lines_keep_their_numbers_beside_dropped_ones():
    entry = article(DUMP, style=style(drop=("^NORTH QUAY", "^Become", "^desk")))
    assert {block.text[:8]: block.line for block in entry.blocks}["More tha"] == 13
    assert entry.title is not None
    assert entry.title.line == 5


def test_a_kept_line_is_body_whatever_it_says_of_itself():
    entry = article(DUMP, style=style(keep=("^Share this", "^desk copy")))
    assert texts(entry)[0] == "desk copy 4"
    assert texts(entry)[-1] == "Share this story"
    assert not {"desk copy 4", "Share this story"} & {line.text for line in entry.dropped}


def test_keep_is_stronger_than_drop():
    entry = article(DUMP, style=style(drop=("e",), keep=("^(?:Lantern|More|The) ", "^Ferry")))
    assert len(texts(entry)) == 4


@pytest.mark.parametrize(
    ("rules", "title"),
    [
        ({"title": "first"}, "NORTH QUAY PRESS"),
        ({"title": "first", "drop": ("^NORTH",)}, "desk copy 4"),
        ({"title": "line 3"}, "desk copy 4"),
        ({"title_pattern": "^HEADLINE: (.+)$"}, "The ferry is back"),
        ({"title_pattern": "^Ferry service"}, "Ferry service"),
    ],
)
def test_the_headline_is_the_line_that_the_operator_names(rules, title):
    entry = article(DUMP, style=style(**rules))
    assert entry.title is not None
    assert (entry.title.text, entry.title.rule) == (title, "title-by-operator")
    assert any(text.startswith("Lantern Bay – The ferry") for text in texts(entry))
    assert title not in texts(entry)


def test_a_headline_named_below_the_text_takes_nothing_of_the_text_above_it():
    entry = article(DUMP, style=style(title_pattern="^HEADLINE: (.+)$"))
    assert len(texts(entry)) >= 4
    assert not any("HEADLINE" in text for text in texts(entry))


def test_a_named_paragraph_of_the_text_is_the_headline_and_leaves_the_text():
    entry = article(DUMP, style=style(title_pattern="^More than 300"))
    assert entry.title is not None
    assert (entry.title.text, entry.title.line) == ("More than 300", 13)
    assert any("The operator" in text for text in texts(entry))
    assert any("Lantern Bay" in text for text in texts(entry))


@pytest.mark.parametrize("rules", [{"title": "line 2"}, {"title": "line 900"}, {"title_pattern": "^SLUG"}])
def test_where_nothing_stands_the_reader_chooses_and_warns(rules):
    entry = article(DUMP, style=style(**rules))
    assert entry.title is not None
    assert entry.title.rule != "title-by-operator"
    assert "the reader chose one." in entry.warnings[0]


def test_a_dump_of_which_nothing_is_left_is_no_article():
    assert isinstance(read(DUMP, style=style(drop=(".",))), Rejection)


def test_hard_wrapped_lines_are_matched_as_printed():
    wrapped = "Ferry service returns to Lantern Bay\n\n" + "\n\n".join(
        "The ferry to the outer islands sailed again on Tuesday, nine\nmonths after its engine room burned out, "
        f"and {number} people\nqueued before sunrise, the harbour master of the bay said."
        for number in range(200, 206)
    )
    entry = article(
        wrapped.replace("and 203 people", "and 203 people\nPAGE 2"), style=style(drop=("^PAGE [0-9]",))
    )
    assert not any("PAGE" in text for text in texts(entry))
    assert any("202 people queued" in text for text in texts(entry))


def long_dump() -> str:
    """Return a dump of more lines than are read, whose last ones are blank-parted notes."""
    notes = "".join(f"Note {number} of the harbour office\n" for number in range(MOST_LINES))
    return f"{DUMP}\n{notes}Correction 2: the second correction stands far below.\n"


def test_a_rule_on_a_line_that_is_not_read_acts_on_no_other_and_warns():
    last = "Note 9990 of the harbour office"
    plain = article(long_dump())
    for rules in ({"keep": ("^Correction 2",)}, {"title_pattern": "^Correction 2"}, {"title": "line 10020"}):
        entry = article(long_dump(), style=style(**rules))
        assert last not in texts(entry)
        assert texts(entry) == texts(plain)
        assert entry.title == plain.title
        assert any("beyond the 10,000 lines that are read" in warning for warning in entry.warnings), rules
    both = article(long_dump(), style=style(keep=("^Correction",)))
    assert "Correction: an earlier version gave the wrong month." in texts(both)
    assert any(f"keeps line {len(long_dump().splitlines())}" in warning for warning in both.warnings)


ROW = (
    "Photo desk\tThe pilot boat turned back twice before it reached the ferry, said the harbour master of the bay.\t"
    "Share this story\tWrite to the editor"
)


@pytest.mark.parametrize(
    ("pattern", "cells"),
    [
        ("^Photo desk$", ["Photo desk"]),
        ("^Share this story$", ["Share this story"]),
        ("^Write", ["Write to the editor"]),
        ("^(Share|Write)", ["Share this story", "Write to the editor"]),
    ],
)
def test_the_cells_of_a_row_are_kept_one_by_one(pattern, cells):
    dump = DUMP.replace("The operator said", f"{ROW}\n\nThe operator said")
    entry = article(dump, style=style(keep=(pattern,)))
    assert [cell for cell in ROW.split("\t") if cell in texts(entry) and len(cell) < 40] == cells
    assert set(ROW.split("\t")) <= {*texts(entry), *(line.text for line in entry.dropped)}


def test_a_dropped_cell_leaves_the_others_of_its_row():
    dump = DUMP.replace("The operator said", f"{ROW}\n\nThe operator said")
    entry = article(dump, style=style(drop=("^Photo desk", "^Share", "^Write")))
    assert ROW.split("\t")[1] in texts(entry)
    gone = [line.text for line in entry.dropped if line.rule == "dropped-by-operator"]
    assert gone == ["Photo desk", "Share this story", "Write to the editor", "Share this story"]


def test_a_cell_may_be_the_headline():
    entry = article(f"{ROW}\n\n{DUMP}", style=style(title_pattern="^Photo desk"))
    assert entry.title is not None
    assert entry.title.text == "Photo desk"
    assert article(f"{ROW}\n\n{DUMP}", style=style(title="line 1")).title == entry.title


LINKS = "\n".join(f"   {number}. https://quay.example/{number}" for number in range(1, 9))


@pytest.mark.parametrize("rules", [{}, {"drop": ("^desk copy",)}, {"drop": (r"^\d+\. https",)}])
def test_link_numbers_of_a_text_browser_are_no_part_of_a_line(rules):
    numbered = DUMP.replace("Share this", "[8]Share this").replace("The operator", "[3]The [4]operator")
    numbered = numbered.replace("NORTH QUAY", "[1]NORTH [2]QUAY") + f"\nReferences\n\n{LINKS}\n"
    entry = article(numbered, style=style(keep=("^Share this story$",), **rules))
    assert "Share this story" in texts(entry)
    assert "The operator said it would run two crossings a day until June." in texts(entry)


def test_a_drop_leaves_the_form_feeds_that_part_articles():
    two = f"{DUMP}\n\x0c{DUMP.replace('Lantern Bay', 'Upper Merrow')}"
    results = parse_text(two, payload=PAYLOAD, style=style(drop=("^Become",)))
    assert [type(result) for result in results] == [RawEntry, RawEntry]


@given(
    text=st.lists(st.text(max_size=30), max_size=12).map("\n".join),
    drop=st.sampled_from([(), ("a",), (".",), ("^[A-Z]", "9")]),
    keep=st.sampled_from([(), ("b",), (".",)]),
    title=st.sampled_from(["auto", "first", "line 1", "line 4"]),
    pattern=st.sampled_from([None, "(.)", "b(.+)"]),
)
def test_any_dump_under_any_rules_is_an_article_or_a_rejection(text, drop, keep, title, pattern):
    result = read(text, style=style(drop=drop, keep=keep, title=title, title_pattern=pattern))
    if isinstance(result, RawEntry):
        assert not result.title or result.title.text
