"""What ``reprocess`` prints, and what it keeps of it: nothing."""

from __future__ import annotations

import gc
import json

import pytest

from feedsvc.cli.reprocess import Telling
from feedsvc.pipeline.reprocess import Outcome
from tests.builders import make_ledger


def outcomes(kind: str, *numbers: int) -> list[Outcome]:
    return [
        Outcome(kind=kind, place=f"{number}.txt", reason="reads the same", ledger=make_ledger(number))
        for number in numbers
    ]


def test_outcomes_are_told_as_they_come_and_none_is_kept(capsys: pytest.CaptureFixture[str]) -> None:
    telling = Telling(as_json=True, with_differences=False, withdraw=False)
    telling.tell(outcomes("same", 1, 2))
    telling.tell(outcomes("changed", 3))
    assert [json.loads(line)["file"] for line in capsys.readouterr().out.splitlines()] == ["3.txt"]
    gc.collect()
    assert not any(isinstance(held, Outcome) for held in gc.get_objects())
    telling.end()
    assert json.loads(capsys.readouterr().out)["summary"] == {
        "changed": 1, "new": 0, "rejected": 0, "left": 0, "same": 2,
    }  # fmt: skip
