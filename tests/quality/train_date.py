"""Trains the date model: every date that a page prints with its year, and whether it is the true day of its article."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Final, NoReturn
from unittest.mock import patch

import numpy as np

from feedsvc.model.payload import Payload
from feedsvc.model.source import HouseStyle
from feedsvc.parse.text import reader
from feedsvc.parse.text.printed_date_traits import FEATURES, rows_of_dates
from feedsvc.parse.text.printed_dates import Printed, Scene, printed_dates
from feedsvc.parse.text.trees import rows_of
from feedsvc.text.dates import read_date
from tests.quality import boost
from tests.quality.boost import CrossFit, Examples, Recipe, cross_fit
from tests.quality.corpus import FOLDS, Page, load, scorer
from tests.quality.measure import unseen

NAME: Final = "date"
RECIPE: Final = Recipe(rounds=120, depth=4, rate=0.08)
STYLE: Final = HouseStyle(source="dumps")
LATER: Final = datetime(2100, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Case:
    """A page with the dates that are weighed, and which of them are its true day."""

    page: Page
    found: tuple[Printed, ...]
    rows: tuple[tuple[int, ...], ...]
    holds: tuple[int, ...]


def train(pages: Iterable[Page]) -> CrossFit:
    """Fit the model on the pages whose day is known."""
    return cross_fit(examples(cases(pages)), RECIPE)


def cases(pages: Iterable[Page]) -> list[Case]:
    """Return what the reader weighs on each page whose day is known."""
    known = [page for page in pages if scorer().day(page.date)]
    found: dict[str, list[Case]] = {}
    for fold in range(FOLDS):
        with unseen(fold):
            found |= {page.name: _case(page) for page in known if page.fold == fold}
    return [case for page in known for case in found[page.name]]


def _case(page: Page) -> list[Case]:
    scene = _scene(page)
    found = printed_dates(scene) if scene is not None else []
    if scene is None or not found:
        return []
    true = scorer().day(page.date)
    holds = [int(_is_day(one, true, page.language)) for one in found]
    return [Case(page, tuple(found), tuple(rows_of_dates(scene, found)), tuple(holds))]


def _is_day(one: Printed, true: date, language: str) -> bool:
    """Tell whether a printed date is the true day; of numbers in an open order either reading counts."""
    if not one.is_absolute:
        return False
    for order in ("dmy", "mdy"):
        read = read_date(one.text, language=language, timezone="UTC", base=LATER, order=order)
        if read is not None and read.precision != "month" and read.moment.date() == true:
            return True
    return False


class _SeenError(Exception):
    """Ends the reading of a page where its dates are sought."""

    def __init__(self, scene: Scene) -> None:
        super().__init__()
        self.scene = scene


def _scene(page: Page) -> Scene | None:
    """Return what the reader knows of a page when it looks for its dates, by models that never saw the page's site."""

    def tell(scene: Scene) -> NoReturn:
        raise _SeenError(scene)

    payload = Payload(source="dumps", place=page.name, body=b"", modified=datetime(2024, 1, 1, tzinfo=UTC))
    with patch.object(reader, "find_dates", tell):
        try:
            reader.parse_text(page.text, payload=payload, style=STYLE)
        except _SeenError as seen:
            return seen.scene
    return None


def examples(known: Sequence[Case]) -> Examples:
    """Return the rows of all dates that print a year, a group a page."""
    chosen = [
        (number, case, row, held)
        for number, case in enumerate(known)
        for one, row, held in zip(case.found, case.rows, case.holds, strict=True)
        if one.is_absolute
    ]
    rows_of_page = Counter(number for number, *_ in chosen)
    return Examples(
        features=FEATURES,
        rows=rows_of([row for _, _, row, _ in chosen]),
        holds=np.array([held for *_, held in chosen], np.int8),
        weights=np.array([rows_of_page[number] ** -0.5 for number, *_ in chosen]),
        folds=np.array([case.page.fold for _, case, _, _ in chosen], np.int8),
        groups=np.array([number for number, *_ in chosen], np.int32),
    )


def measure(
    fitted: CrossFit, known: Sequence[Case], *, taken: int
) -> dict[str, tuple[float, float, float, int]]:
    """Return by tier the share of pages whose day the unseen model finds, the precision, the share of
    pages on which it is weighed at all, and the pages."""
    scores = [int(score) for score in fitted.scores_unseen(examples(known))]
    told: dict[str, list[tuple[bool, bool, bool]]] = {}
    for case in known:
        count = sum(one.is_absolute for one in case.found)
        own, scores = scores[:count], scores[count:]
        holds = [held for one, held in zip(case.found, case.holds, strict=True) if one.is_absolute]
        best = max(range(count), key=lambda at: (own[at], -at), default=None)
        given = best is not None and own[best] >= taken
        told.setdefault(case.page.tier, []).append((given and bool(holds[best or 0]), given, any(case.holds)))
    return {
        tier: (
            round(sum(right for right, _, _ in all_) / len(all_), 3),
            round(sum(right for right, _, _ in all_) / max(1, sum(given for _, given, _ in all_)), 3),
            round(sum(there for *_, there in all_) / len(all_), 3),
            len(all_),
        )
        for tier, all_ in told.items()
    }


def save(fitted: CrossFit) -> None:
    """Write the model, and those of the folds."""
    boost.save(fitted, NAME)


if __name__ == "__main__":
    pages = cases(load())
    made = cross_fit(examples(pages), RECIPE)
    for least in (-800, -300, 0, 300):
        print(least, measure(made, pages, taken=least))
    save(made)
