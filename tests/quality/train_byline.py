"""Trains the byline model: every line near an article that names somebody, and whether it names its true authors."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from unittest.mock import patch

import numpy as np

from feedsvc.model.payload import Payload
from feedsvc.model.source import HouseStyle
from feedsvc.parse.text import bylines, signing
from feedsvc.parse.text.byline_scene import Found, Scene
from feedsvc.parse.text.byline_traits import FEATURES, rows_of_found
from feedsvc.parse.text.reader import parse_text
from feedsvc.parse.text.trees import rows_of
from tests.quality import boost
from tests.quality.boost import CrossFit, Examples, Recipe, cross_fit
from tests.quality.corpus import Page, load, scorer

NAME = "byline"
RECIPE = Recipe(rounds=250, depth=5)
STYLE = HouseStyle(source="dumps")


@dataclass(frozen=True, slots=True)
class Case:
    """A page with the lines that are weighed, and which of them name its authors."""

    page: Page
    found: tuple[Found, ...]
    #: How many of them stand around the headline.
    head: int
    rows: tuple[tuple[int, ...], ...]
    holds: tuple[int, ...]


def train(pages: Iterable[Page]) -> CrossFit:
    """Fit the model on the pages whose authors are known."""
    return cross_fit(examples(cases(pages)), RECIPE)


def save(fitted: CrossFit) -> None:
    """Write the models for the reader and for the measure."""
    boost.save(fitted, NAME)


def cases(pages: Iterable[Page]) -> list[Case]:
    """Return what the reader weighs on each page whose authors are known."""
    return [case for page in pages if page.authors for case in _case(page)]


def _case(page: Page) -> list[Case]:
    scene = _scene(page)
    if scene is None:
        return []
    head = bylines.around_head(scene)
    zones = [bylines.candidates(scene, places) for places in (head, bylines.around_end(scene, head))]
    found = [one for zone in zones for one in zone]
    truth = scorer().names(page.truth["author"])
    named = [scorer().names(list(one.people)) for one in found]
    # Several lines name one author each where no line names all.
    whole = any(names == truth for names in named)
    holds = [int(names == truth or (not whole and bool(names) and names <= truth)) for names in named]
    rows = [row for zone in zones for row in rows_of_found(scene, zone)]
    return [Case(page, tuple(found), len(zones[0]), tuple(map(tuple, rows)), tuple(holds))]


def _scene(page: Page) -> Scene | None:
    """Return what the reader knows of a page when it looks for its bylines."""
    seen: list[Scene] = []

    def record(scene: Scene, **_: object) -> list[bylines.Byline]:
        seen.append(scene)
        return []

    payload = Payload(source="dumps", place=page.name, body=b"", modified=datetime(2024, 1, 1, tzinfo=UTC))
    with patch.object(signing, "find_bylines", record):
        parse_text(page.text, payload=payload, style=STYLE)
    return seen[0] if seen else None


def examples(known: Sequence[Case]) -> Examples:
    """Return the rows of all cases, a group a page."""
    return Examples(
        features=FEATURES,
        rows=rows_of([row for case in known for row in case.rows]),
        holds=np.array([held for case in known for held in case.holds], np.int8),
        weights=np.ones(sum(len(case.rows) for case in known)),
        folds=np.array([case.page.fold for case in known for _ in case.rows], np.int8),
        groups=np.array([at for at, case in enumerate(known) for _ in case.rows], np.int32),
    )


def measure(fitted: CrossFit, known: Sequence[Case]) -> dict[str, float]:
    """Return, by tier, on what share of the pages the unseen model finds exactly the true authors."""
    scores = [int(score) for score in fitted.scores_unseen(examples(known))]
    right: dict[str, list[bool]] = {}
    for case in known:
        own, scores = scores[: len(case.rows)], scores[len(case.rows) :]
        seen = case.head if max(own[: case.head], default=bylines.TAKEN) >= bylines.SURE else len(own)
        chosen = bylines.chosen(case.found[:seen], own[:seen])
        names = scorer().names([name for one in chosen for name in one.people])
        right.setdefault(case.page.tier, []).append(names == scorer().names(case.page.truth["author"]))
    return {tier: sum(told) / len(told) for tier, told in right.items()}


if __name__ == "__main__":
    pages = cases(load())
    made = cross_fit(examples(pages), RECIPE)
    print({tier: round(share, 3) for tier, share in measure(made, pages).items()})
    save(made)
