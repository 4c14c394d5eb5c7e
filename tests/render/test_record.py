"""The printed record of a reading, and the stored form of an entry."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from feedsvc.errors import StoreError
from feedsvc.model.entry import Candidate, Caption, Category, Entry, Evidence, Image, SourceCredit
from feedsvc.model.raw import DroppedLine, Rejection
from feedsvc.model.source import FollowLink
from feedsvc.render.record import record_of
from feedsvc.render.stored import entry_from_json, entry_from_record, entry_to_json
from tests.builders import make_entry

FULL = make_entry(
    published=datetime(2026, 3, 14, 8, 5, tzinfo=timezone(timedelta(hours=5, minutes=30))),
    updated=datetime(2026, 3, 14, 9, tzinfo=UTC),
    categories=(Category(term="Harbour"), Category(term="EXPLAINER", scheme="genre")),
    images=(Image(url="https://h.example/f.jpg", alt="A ferry", caption="At the stage", credit="Jon Esk"),),
    captions=(Caption(text="The old ferry", archive=True),),
    sources=(SourceCredit(name="Harbour Board", url="https://board.example/"),),
    follow=(FollowLink(network="x", url="https://x.com/harbourpost"),),
    warnings=("No zone was printed.",),
    evidence=(
        Evidence(
            field="title",
            value="x",
            rule="first-line",
            line=3,
            rejected=(Candidate(value="y", why="too short"),),
        ),
    ),
    dropped=(DroppedLine(text="Share this", rule="share-prompt", why="asks to share", line=9),),
)


def test_the_record_has_exactly_the_keys_of_the_contract_in_its_order():
    record = record_of(FULL, file="in/ferry.txt")
    assert list(record) == [
        "file",
        "title",
        "title_raw",
        "published",
        "published_precision",
        "zone_assumed",
        "updated",
        "authors",
        "dateline",
        "categories",
        "summary",
        "body_text",
        "body_html",
        "images",
        "captions",
        "sources",
        "follow",
        "url",
        "language",
        "warnings",
    ]
    assert record["file"] == "in/ferry.txt"
    assert record["published"] == "2026-03-14T08:05:00+05:30"
    assert record["updated"] == "2026-03-14T09:00:00+00:00"
    assert record["dateline"] == "Port Merrow"
    assert record["categories"] == ["Harbour", "EXPLAINER"]
    assert record["body_text"] == "\n\n".join(FULL.paragraphs)
    assert record["images"] == [
        {"url": "https://h.example/f.jpg", "caption": "At the stage", "credit": "Jon Esk"}
    ]
    assert record["captions"] == ["The old ferry"]
    assert record["sources"] == [{"name": "Harbour Board", "url": "https://board.example/"}]
    assert record["follow"] == [{"network": "x", "url": "https://x.com/harbourpost"}]
    json.dumps(record)


def test_a_rejection_prints_its_reason_only():
    assert record_of(Rejection(source="desk", place="a", reason="empty file"), file="a.txt") == {
        "file": "a.txt",
        "rejected": "empty file",
    }


def test_an_unstated_date_prints_as_null():
    record = record_of(
        replace(FULL, published=None, published_precision=None, updated=None, dateline=None), file="a"
    )
    assert (
        record["published"]
        is record["published_precision"]
        is record["updated"]
        is record["dateline"]
        is None
    )


def test_an_entry_is_stored_without_loss():
    text = entry_to_json(FULL)
    assert "\n" not in text
    restored = entry_from_json(text)
    assert restored == FULL
    assert restored.published is not None
    assert restored.published.utcoffset() == timedelta(hours=5, minutes=30)
    assert entry_to_json(restored) == text


@given(st.text(), st.lists(st.text()), st.datetimes(timezones=st.just(UTC)) | st.none())
def test_any_text_and_any_date_come_back(text, lines, moment):
    entry = replace(FULL, title=text, paragraphs=tuple(lines), published=moment)
    assert entry_from_json(entry_to_json(entry)) == entry


def test_keys_of_a_later_version_are_passed_over_and_missing_ones_take_their_default():
    record = json.loads(entry_to_json(FULL))
    record["mood"] = "bright"
    record["images"][0]["focus"] = [1, 2]
    for key in ("truncated", "evidence", "rights", "url", "follow", "zone_assumed", "summary"):
        del record[key]
    entry = entry_from_record(record)
    assert isinstance(entry, Entry)
    assert (entry.truncated, entry.evidence, entry.rights, entry.url, entry.follow) == (
        False,
        (),
        None,
        None,
        (),
    )
    assert (entry.zone_assumed, entry.summary) == (False, "")
    assert entry.images == FULL.images


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"title": 3}, "title holds int"),
        ({"published": "yesterday"}, "published holds 'yesterday'"),
        ({"published": "2026-03-14T08:05:00"}, "without its offset"),
        ({"images": [{"url": None}]}, r"images\[0\].url holds NoneType"),
        ({"paragraphs": "text"}, "paragraphs holds str"),
    ],
)
def test_a_damaged_row_is_named(change, said):
    record = json.loads(entry_to_json(FULL)) | change
    with pytest.raises(StoreError, match=said):
        entry_from_record(record)


@pytest.mark.parametrize("text", ["", "{", "[]", "null", "[" * 100_000])
def test_a_row_that_is_no_json_object_is_a_store_error(text):
    with pytest.raises(StoreError, match="stored entry"):
        entry_from_json(text)
