"""Dumps of an invented newsroom, each beside its reading by an editor."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from feedsvc.model.raw import RawEntry, Rejection
from tests.parse.text.reading import read, shown

CASES = Path(__file__).parent / "cases"
NAMES = sorted(path.stem for path in CASES.glob("*.txt"))


@pytest.mark.parametrize("name", NAMES)
def test_a_dump_is_read_as_an_editor_reads_it(name):
    text = (CASES / f"{name}.txt").read_bytes().decode("utf-8")
    expected = json.loads((CASES / f"{name}.json").read_text("utf-8"))
    expected.pop("proves")
    assert shown(read(text)) == expected


@pytest.mark.parametrize("name", NAMES)
def test_line_ends_of_any_kind_are_read_alike(name):
    text = (CASES / f"{name}.txt").read_bytes().decode("utf-8").replace("\r\n", "\n")
    plain = shown(read(text))
    for end in ("\r\n", "\r", "\u2028", "\x85"):
        assert shown(read(text.replace("\n", end))) == plain


def test_the_cases_hold_articles_and_refusals():
    results = [read((CASES / f"{name}.txt").read_bytes().decode("utf-8")) for name in NAMES]
    assert sum(isinstance(result, RawEntry) for result in results) >= 8
    assert any(isinstance(result, Rejection) for result in results)
