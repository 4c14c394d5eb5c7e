"""Reads all development dumps as ``feedsvc preview`` does and prints the scorer's table, by default cross-validated.

    .venv/bin/python -m tests.quality.measure [--fitted] [--by language|source|tier] [--worst N]

Cross-validated: each page is read with the models of its fold, which never saw a page of its site
(``tests/quality/folds``). ``--fitted`` reads with the models that the product has, which saw them all.
"""

from __future__ import annotations

import argparse
import os
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Final
from unittest.mock import patch

from feedsvc.model.entry import Entry
from feedsvc.model.payload import Payload
from feedsvc.model.source import HouseStyle
from feedsvc.parse.text import trees
from feedsvc.reading import read
from feedsvc.render.record import record_of
from tests.quality import corpus
from tests.quality.boost import HELD_OUT
from tests.quality.corpus import FOLDS, Page

#: When the dumps count as saved and read: after the latest of their true dates.
NOW: Final = datetime(2026, 11, 1, tzinfo=UTC)
STYLE: Final = HouseStyle(source="desk")
#: The tiers on which figures are given, and the figures of each.
FIGURES: Final = ("F1", "P", "R", ">=.9", "with", "without", "t_exact", "d_day", "d_prec", "a_set")

Record = dict[str, object]


@contextmanager
def unseen(fold: int) -> Iterator[None]:
    """Read with the models that never saw a fold."""

    def held_out(name: str) -> str:
        return (HELD_OUT / f"{name}-{fold}.json").read_text("utf-8")

    trees.model.cache_clear()
    try:
        with patch.object(trees, "stored", held_out):
            yield
    finally:
        trees.model.cache_clear()


def record(page: Page, style: HouseStyle = STYLE) -> Record:
    """Return a page's first article, or why it is none, as ``preview --json`` prints it."""
    payload = Payload(source="desk", place=f"{page.name}.txt", body=page.text.encode(), modified=NOW)
    results = read(payload, style, now=NOW).results
    entries = [one for one in results if isinstance(one, Entry)]
    return record_of(entries[0] if entries else results[0], file=f"{page.name}.txt")


def records(fold: int | None) -> dict[str, Record]:
    """Return the records of a fold's pages by models that never saw it; of all pages by the product's if None."""
    if fold is None:
        return {page.name: record(page) for page in corpus.load()}
    with unseen(fold):
        return {page.name: record(page) for page in corpus.load() if page.fold == fold}


def all_records(*, fitted: bool = False) -> dict[str, Record]:
    """Return the records of all development dumps by name."""
    if fitted:
        return records(None)
    with ProcessPoolExecutor(min(FOLDS, os.cpu_count() or 1)) as pool:
        parts = list(pool.map(records, range(FOLDS)))
    return {name: one for part in parts for name, one in part.items()}


def scores(found: Mapping[str, Record], pages: Sequence[Page]) -> dict[str, float]:
    """Return the scorer's figures over pages."""
    scorer = corpus.scorer()
    scored = [
        scorer.score_page(
            page.truth, {} if "rejected" in found[page.name] else scorer.prediction(found[page.name])
        )
        for page in pages
    ]
    return dict(scorer.aggregate(scored))


def rejected(found: Mapping[str, Record]) -> list[str]:
    """Return the names of the pages that were taken for no article."""
    return [name for name, one in found.items() if "rejected" in one]


def table(found: Mapping[str, Record], by: str | None) -> list[tuple[str, dict[str, float]]]:
    """Return the rows of the printed table: each tier, then each value of ``by``."""
    pages = corpus.load()
    rows = [
        (f"tier {tier}", scores(found, [page for page in pages if page.tier == tier]))
        for tier in ("open", "segments", "meta", "snapshot")
    ]
    if by is not None:
        values = sorted({str(page.truth.get(by)) for page in pages})
        groups = [(value, [page for page in pages if str(page.truth.get(by)) == value]) for value in values]
        rows += [
            (value, scores(found, group)) for value, group in sorted(groups, key=lambda one: -len(one[1]))
        ]
    return rows


def worst(found: Mapping[str, Record], count: int) -> list[tuple[float, str]]:
    """Return body F1 and name of the pages of tier ``open`` that are read worst."""
    pages = [page for page in corpus.load() if page.tier == "open" and page.body is not None]
    return sorted((scores(found, [page])["mF1"], page.name) for page in pages)[:count]


def shown(rows: Sequence[tuple[str, Mapping[str, float]]]) -> str:
    """Return rows as a table of text."""
    head = f"{'':14}{'pages':>6} " + " ".join(f"{name:>8}" for name in FIGURES)
    lines = [head]
    for name, figures in rows:
        cells = (f"{figures[key]:8.3f}" if key in figures else f"{'-':>8}" for key in FIGURES)
        lines.append(f"{name:14}{figures['n']:6.0f} " + " ".join(cells))
    return "\n".join(lines)


def main() -> None:
    parser = argparse.ArgumentParser(description="Measure the reading of the development dumps.")
    parser.add_argument("--fitted", action="store_true", help="with the product's own models")
    parser.add_argument("--by", choices=["language", "source"], help="a row for each value")
    parser.add_argument("--worst", type=int, default=0, help="name so many of the worst pages")
    parser.add_argument("--json", type=Path, help="write the records here, one a line")
    wanted = parser.parse_args()
    if corpus.fingerprint() != corpus.FINGERPRINT:
        parser.exit(1, "The corpus is another than the one that the floors were measured on.\n")
    found = all_records(fitted=wanted.fitted)
    print(shown(table(found, wanted.by)))
    print(f"rejected: {len(rejected(found))} of {len(found)}")
    for figure, name in worst(found, wanted.worst):
        print(f"    {figure:.3f} {name}")
    if wanted.json:
        import json

        wanted.json.write_text("".join(json.dumps(one, ensure_ascii=False) + "\n" for one in found.values()))


if __name__ == "__main__":
    main()
