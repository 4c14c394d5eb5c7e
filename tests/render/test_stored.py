"""An entry through the store's JSON and back."""

from __future__ import annotations

import json
from datetime import datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from feedsvc.errors import StoreError
from feedsvc.model.entry import Candidate, Caption, Entry, Evidence, Image
from feedsvc.model.raw import DroppedLine
from feedsvc.model.source import FollowLink
from feedsvc.render.stored import entry_from_json, entry_to_json
from feedsvc.text.moments import at_fixed_offset
from tests.builders import make_entry

FULL = make_entry(
    published=datetime(2026, 3, 14, 8, 5, tzinfo=timezone(timedelta(hours=5, minutes=30))),
    images=(
        Image(url="https://h.example/a.jpg", alt="The Tern"),
        Image(url="https://h.example/b.jpg", credit="M. T."),
    ),
    captions=(Caption(text="The ferry Tern", archive=True),),
    follow=(FollowLink(network="x", url="https://x.com/harbourpost"),),
    warnings=("A date was guessed.",),
    evidence=(
        Evidence(field="title", value="x", rule="r", line=3, rejected=(Candidate(value="y", why="short"),)),
    ),
    dropped=(DroppedLine(text="Share", rule="share-prompt", why="asks to share", line=9),),
    truncated=True,
)

#: As normalize gives them: a fixed offset, not a zone's rules.
AWARE = st.datetimes(timezones=st.timezones()).map(at_fixed_offset)


@pytest.mark.parametrize("entry", [make_entry(), FULL], ids=["plain", "full"])
def test_an_entry_comes_back_as_it_went_in(entry: Entry) -> None:
    text = entry_to_json(entry)
    assert entry_from_json(text) == entry
    assert entry_to_json(entry_from_json(text)) == text
    assert "\n" not in text


@given(st.builds(Entry, published=st.none() | AWARE, updated=st.none() | AWARE))
def test_any_entry_comes_back_as_it_went_in(entry: Entry) -> None:
    assert entry_from_json(entry_to_json(entry)) == entry


def test_rows_outlive_the_version_that_wrote_them() -> None:
    record = json.loads(entry_to_json(FULL))
    del record["warnings"], record["rights"], record["truncated"], record["evidence"][0]["line"]
    record["mood"] = "calm"
    entry = entry_from_json(json.dumps(record))
    assert (entry.warnings, entry.rights, entry.truncated, entry.evidence[0].line) == ((), None, False, 0)


@pytest.mark.parametrize(
    ("field", "value", "message"),
    [
        ("title", 7, "title holds int"),
        ("truncated", 1, "truncated holds int"),
        ("authors", "Mira", "authors holds str"),
        ("authors", ["Mira", None], r"authors\[1\] holds NoneType"),
        ("images", [{"url": "a"}, {"url": 1}], r"images\[1\]\.url holds int"),
        ("evidence", [{"rejected": [{"line": "x"}]}], r"evidence\[0\]\.rejected\[0\]\.line holds str"),
        ("dateline", [], "dateline holds list"),
        ("published", "soon", "published holds 'soon', no date"),
        ("published", 5, "published holds 5, no date"),
        ("published", "2026-03-14T08:00:00", "published .* without its offset"),
    ],
)
def test_a_damaged_record_names_the_field(field: str, value: object, message: str) -> None:
    record = json.loads(entry_to_json(FULL)) | {field: value}
    with pytest.raises(StoreError, match=message):
        entry_from_json(json.dumps(record))


@pytest.mark.parametrize("text", ["", "{", "[]", "null", "[" * 100_000, "NaN"])
def test_what_is_no_entry_is_refused(text: str) -> None:
    with pytest.raises(StoreError, match="no JSON"):
        entry_from_json(text)
