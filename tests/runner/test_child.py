"""A worker's answer to a dump that asks for more memory than there is: a refusal for it alone, whatever is asked for."""

from __future__ import annotations

import json
import pickle
from datetime import UTC, datetime
from typing import Any

import pytest

from feedsvc.model.payload import Payload
from feedsvc.model.source import HouseStyle
from feedsvc.parse.payload import parse
from feedsvc.runner.child import answer

NOW = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
TEXT = json.dumps(
    {"title": "Ferry returns", "text": "The ferry returned to Ostrey on Monday, the harbour master said."}
)


def answers(operation: str) -> list[list[dict[str, Any]]]:
    work = [
        (Payload(source="desk", place=place, body=TEXT.encode(), modified=NOW), HouseStyle(source="desk"))
        for place in ("a.json", "huge.json", "b.json")
    ]
    found: list[list[dict[str, Any]]] = json.loads(answer(pickle.dumps((operation, work, NOW, 20.0))))
    return found


@pytest.mark.parametrize("operation", ["entries", "records", "explanations"])
def test_a_dump_that_takes_all_memory_is_refused_and_its_neighbours_are_read(
    monkeypatch: pytest.MonkeyPatch, operation: str
) -> None:
    def greedy(payload: Payload, style: HouseStyle) -> Any:
        if payload.place == "huge.json":
            raise MemoryError
        return parse(payload, style)

    monkeypatch.setattr("feedsvc.reading.parse", greedy)
    (first,), (refused,), (last,) = answers(operation)
    assert refused["rejected"] == "needs more memory than read.memory allows"
    assert "rejected" not in first
    assert "rejected" not in last
