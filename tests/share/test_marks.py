"""WhatsApp's marks: only those we mean are marks."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from feedsvc.share.marks import bold, italic, without_marks
from feedsvc.text.clean import clean_line
from tests.share.whatsapp_model import Mark, marks

prone = st.text(st.sampled_from("*_~`>-+.) 1aBéд‘“\n"), max_size=40) | st.text(max_size=40)
lines = prone.map(clean_line).filter(bool)


@pytest.mark.parametrize(
    "printed, sent",
    [
        ("iran_strikes and 2*3 stay", "iran_strikes and 2*3 stay"),
        ("the *only* way", "the ∗only∗ way"),
        ("- said the minister", "– said the minister"),
        ("> 50 homes flooded", "› 50 homes flooded"),
        ("1. FC Merrow wins", "1.\xa0FC Merrow wins"),
        ("18. Januar: Sturm", "18.\xa0Januar: Sturm"),
        ("* a note", "∗ a note"),
    ],
)
def test_a_mark_that_could_act_becomes_its_look_alike(printed: str, sent: str) -> None:
    assert without_marks(printed) == sent


def test_a_bold_line_holds_no_second_asterisk() -> None:
    assert bold("F***ing 2*3") == "*F∗∗∗ing 2∗3*"


@given(lines)
@example("```a``` `b` _c_")
@example("_*~a~*_")
def test_whatsapp_finds_no_mark_in_a_plain_line(line: str) -> None:
    assert marks(without_marks(line)) == []
    assert len(without_marks(line)) == len(line)


@given(lines)
@example("> quoted")
@example("a* *b")
def test_whatsapp_finds_one_mark_in_a_bold_line_and_it_is_the_whole(line: str) -> None:
    sent = bold(line)
    assert marks(sent) == [Mark("*", sent[1:-1])]
    assert len(sent) == len(line) + 2


@given(lines)
def test_whatsapp_finds_one_mark_in_an_italic_line_and_it_is_the_whole(line: str) -> None:
    sent = italic(line)
    assert marks(sent) == [Mark("_", sent[1:-1])]


@pytest.mark.shared
def test_every_case_of_the_corpus_is_harmless_once_sent(shared: Path) -> None:
    document = json.loads((shared / "data/share/whatsapp_format_cases.json").read_text("utf-8"))
    for case in document["cases"]:
        for line in case["in"].split("\n"):
            assert marks(without_marks(line)) == [], case
            assert marks(bold(line)) == [Mark("*", bold(line)[1:-1])], case
