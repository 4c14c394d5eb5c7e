"""A payload becomes entries and rejections; nothing is raised."""

from __future__ import annotations

import json
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from feedsvc.model.entry import Entry
from feedsvc.model.outcome import Reading
from feedsvc.model.raw import Rejection
from feedsvc.normalize.entry import normalize
from feedsvc.reading import explain
from feedsvc.reading import read as read_payload
from tests.parse.payloads import STYLE, make_payload

NOW = datetime(2026, 3, 15, 12, 0, tzinfo=UTC)
STORY = {
    "title": "Night ferry to Sallow Island returns",
    "published": "2026-03-14T08:05:00Z",
    "text": "The night ferry to Sallow Island will run again from Monday, the harbour board said.\n\nRepairs took nine weeks.",
}


def read(body: str | bytes, place: str) -> Reading:
    return read_payload(make_payload(body, place), STYLE, now=NOW)


def test_each_article_of_a_dump_is_read_in_its_order():
    done = read(
        "\n".join(
            [json.dumps(STORY), "{broken", json.dumps(STORY | {"title": "Fares fall on Sallow Island"})]
        ),
        "wire.jsonl",
    )
    first, second, third = done.results
    assert isinstance(first, Entry)
    assert (first.title, first.place) == ("Night ferry to Sallow Island returns", "wire.jsonl#1")
    assert first.published == datetime(2026, 3, 14, 8, 5, tzinfo=UTC)
    assert isinstance(second, Rejection)
    assert second.place == "wire.jsonl#2"
    assert isinstance(third, Entry)
    assert third.title == "Fares fall on Sallow Island"


def test_a_dump_that_cannot_be_read_is_a_rejection_with_the_reason():
    (result,) = read(b"%PDF-1.7", "a.txt").results
    assert result == Rejection(source="desk", place="a.txt", reason="binary: a PDF document, not text")


def test_a_fault_over_one_article_costs_that_article(monkeypatch):
    def faulty(raw, style, *, now):
        if raw.place.endswith("#2"):
            raise ZeroDivisionError("division\nby zero")
        return normalize(raw, style, now=now)

    monkeypatch.setattr("feedsvc.reading.normalize", faulty)
    first, second = read(json.dumps([STORY, STORY]), "a.json").results
    assert isinstance(first, Entry)
    assert second == Rejection(
        source="desk",
        place="a.json#2",
        reason="could not be read: ZeroDivisionError: division by zero",
        is_failure=True,
    )


def test_a_fault_over_the_dump_costs_the_dump(monkeypatch):
    def faulty(payload, style):
        raise RecursionError

    monkeypatch.setattr("feedsvc.reading.parse", faulty)
    assert read("x", "a.txt").results == (
        Rejection(source="desk", place="a.txt", reason="could not be read: RecursionError", is_failure=True),
    )


def test_a_fault_in_teaching_costs_the_lesson_and_not_the_article(monkeypatch):
    def faulty(raw, *, chrome):
        raise ZeroDivisionError

    text = f"{STORY['title']}\n\nBy Mara Quill\n\n14 March 2026\n\n{STORY['text']}\n\n" + "\n\n".join(
        f"The board heard on day {day} that the new engine of the ferry had been tried at sea and found sound."
        for day in range(1, 5)
    )
    assert read(text, "a.txt").lesson is not None
    monkeypatch.setattr("feedsvc.parse.text.learned.lesson_of", faulty)
    done = read(text, "a.txt")
    assert [type(result) for result in done.results] == [Entry]
    assert done.lesson is None


@pytest.mark.parametrize(
    "broken",
    ["reading.parse", "reading.normalize", "parse.text.learned.lesson_of", "parse.text.account.account"],
)
def test_the_end_of_the_memory_is_the_process_s_to_answer_for(monkeypatch, broken):
    def faulty(*_args, **_fields):
        raise MemoryError

    monkeypatch.setattr(f"feedsvc.{broken}", faulty)
    payload = make_payload("Ferry returns\n\n" + "\n\n".join([STORY["text"]] * 5), "a.txt")
    with pytest.raises(MemoryError):
        explain(payload, STYLE, now=NOW)


@settings(max_examples=40, deadline=None)
@given(st.binary(max_size=300), st.sampled_from(["a.txt", "a.html", "a.json", "a.md"]))
def test_no_bytes_raise(body, place):
    results = read(body, place).results
    assert results
    assert not any(
        isinstance(result, Rejection) and result.reason.startswith("could not be read") for result in results
    )
