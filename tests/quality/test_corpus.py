"""The fingerprint of the corpus: no part of what figures hang on may change unnoticed."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.quality import corpus

PARTS = ("data/dumps/a.txt", "data/dumps/b.txt", "data/truth.json", "tools/score_articles.py")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for part in PARTS:
        path = tmp_path / part
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"what stands in {part}")
    monkeypatch.setattr(corpus, "DUMPS", tmp_path / "data")
    monkeypatch.setattr(corpus, "SCORER", tmp_path / "tools" / "score_articles.py")
    return tmp_path


@pytest.mark.parametrize("part", PARTS)
def test_a_change_of_any_part_changes_the_fingerprint(folder: Path, part: str) -> None:
    before = corpus.fingerprint()
    assert corpus.fingerprint() == before
    (folder / part).write_text("another text")
    assert corpus.fingerprint() != before


def test_a_text_that_moves_from_one_dump_to_the_next_changes_the_fingerprint(folder: Path) -> None:
    before = corpus.fingerprint()
    first, second = (folder / part for part in PARTS[:2])
    text = first.read_text()
    first.write_text(text[:-1])
    second.write_text(text[-1] + second.read_text())
    assert corpus.fingerprint() != before
