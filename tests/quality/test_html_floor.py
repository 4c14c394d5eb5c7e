"""The reading of pages may not fall below what it has reached.

The sample is every eighth page of the development split, by name; the scores are those of ../shared/tools.
"""

from __future__ import annotations

import importlib.util
import tarfile
from datetime import UTC, datetime
from types import ModuleType
from typing import Any

import pytest

from feedsvc.reading import read
from feedsvc.render.record import record_of
from tests.parse.payloads import STYLE, make_payload

#: Reached on the sample when it was pinned: .976, .79, .91, .72. The floors leave room for two pages.
FLOORS = {"F1": 0.955, "t_exact": 0.73, "d_day": 0.85, "a_set": 0.66}
NOW = datetime(2026, 11, 22, tzinfo=UTC)


def scorer(path: Any) -> ModuleType:
    spec = importlib.util.spec_from_file_location("score_articles", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.shared
def test_pages_are_read_as_well_as_before(shared):
    score = scorer(shared / "tools/score_articles.py")
    score.score_page.all_pages = True
    truth = score.load_truth()
    names = sorted(name for name, page in truth.items() if page["tier"] == "open")[::8]
    scores = []
    with tarfile.open(shared / "data/dumps-dev/html.tar.xz") as archive:
        pages = {member.name: archive.extractfile(member) for member in archive if member.name[5:-5] in names}
        bodies = {name: file.read() for name, file in pages.items() if file is not None}
    for name in names:
        payload = make_payload(bodies[f"html/{name}.html"], f"{name}.html")
        (result,) = read(payload, STYLE, now=NOW).results
        scores.append(score.score_page(truth[name], score.prediction(record_of(result, file=payload.place))))
    reached = score.aggregate(scores)
    assert {key: round(reached[key], 3) for key in FLOORS if reached[key] < FLOORS[key]} == {}
