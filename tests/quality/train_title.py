"""Trains the headline model: every line near the beginning of the body, and parts of lines, and which is the true title."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final
from unittest.mock import patch

import numpy as np

from feedsvc.model.source import HouseStyle
from feedsvc.parse.text import reader
from feedsvc.parse.text.corrections import read_rules
from feedsvc.parse.text.marks import Mark
from feedsvc.parse.text.page import Line
from feedsvc.parse.text.several import parts_of
from feedsvc.parse.text.title import NAMES, table, texts_of
from feedsvc.parse.text.title_traits import Scene, Text
from tests.quality import boost
from tests.quality.boost import CrossFit, Examples, Recipe, cross_fit
from tests.quality.corpus import FOLDS, Page, load, scorer

if TYPE_CHECKING:
    from feedsvc.parse.text.trees import Rows

NAME: Final = "title"
RECIPE: Final = Recipe(rounds=300, depth=3, columns=0.2)
#: The model is the mean of as many, fitted alike but for their seed: one alone is right on a hundredth more or less of
#: the pages by chance.
SEEDS: Final = (1, 2, 3, 4)
STYLE: Final = HouseStyle(source="dumps")
#: Words shared with the true title by which a line counts as it where no line is it: truth taken from a tab's title.
ALIKE: Final = 0.75


@dataclass(frozen=True, slots=True)
class Case:
    """A page with what is weighed on it."""

    page: Page
    texts: tuple[Text, ...]
    rows: Rows
    #: Whether each is the true title, and whether it is learned as such.
    right: tuple[bool, ...]
    learned: tuple[bool, ...]


def train(pages: Iterable[Page]) -> CrossFit:
    """Fit the model on the pages whose title is known, and print how often it is right on sites that it never saw."""
    known = cases(pages)
    taught = examples(known)
    fits = [cross_fit(taught, replace(RECIPE, seed=seed)) for seed in SEEDS]
    for seed, one in zip(SEEDS, fits, strict=True):
        alone = {tier: round(share, 3) for tier, (share, _) in measure(one, known).items()}
        print(f"title, seed {seed} alone: {alone}")
    fitted = CrossFit(
        on_all=mean([one.on_all for one in fits]),
        without=tuple(mean([one.without[fold] for one in fits]) for fold in range(FOLDS)),
    )
    for tier, (share, most) in measure(fitted, known).items():
        print(f"title, tier {tier}: {share:.3f} right on unseen sites, of {most:.3f} that could be")
    return fitted


def mean(models: Sequence[boost.Model]) -> boost.Model:
    """Return the model whose scores are the mean of others'."""
    count = len(models)
    return {
        "features": models[0]["features"],
        "base": round(sum(model["base"] for model in models) / count),
        "trees": [
            {"splits": tree["splits"], "leaves": [round(leaf / count) for leaf in tree["leaves"]]}
            for model in models
            for tree in model["trees"]
        ],
    }


def save(fitted: CrossFit) -> None:
    boost.save(fitted, NAME)


def cases(pages: Iterable[Page]) -> list[Case]:
    """Return what the reader weighs on each page whose title is known, around bodies found on unseen sites."""
    from tests.quality.measure import unseen

    chosen = [page for page in pages if page.title]
    found: list[Case] = []
    for fold in range(FOLDS):
        with unseen(fold):
            found += [_case(page) for page in chosen if page.fold == fold]
    return found


def _case(page: Page) -> Case:
    seen = _scene(page)
    if seen is None:
        return Case(page, (), np.zeros((0, len(NAMES)), np.int16), (), ())
    scene, rows = seen
    texts = tuple(texts_of(scene))
    if not texts:
        return Case(page, (), np.zeros((0, len(NAMES)), np.int16), (), ())
    same, alike = scorer().norm, scorer().tok_f1
    right = tuple(same(one.text) == same(page.title) for one in texts)
    near = tuple(not one.cut and alike(one.text, page.title) >= ALIKE for one in texts)
    return Case(page, texts, table(scene, texts, rows), right, right if any(right) else near)


class _SeenError(Exception):
    """The reader has come to the headline."""


def _scene(page: Page) -> tuple[Scene, Rows] | None:
    """Return what the reader knows of a page when it looks for its headline."""
    seen: list[tuple[Scene, Rows]] = []

    def record(lines: Sequence[Line], marks: Sequence[Mark | None], body: Sequence[bool], rows: Rows) -> None:
        seen.append((Scene(lines, marks, tuple(body)), rows))
        raise _SeenError

    with patch.object(reader, "candidates", record):
        try:
            reader.understand(parts_of(read_rules(page.text, STYLE))[0], STYLE)
        except _SeenError:
            return seen[0]
    return None


def examples(known: Sequence[Case]) -> Examples:
    """Return the rows of all cases, a group a page."""
    sizes = [len(case.texts) for case in known]
    return Examples(
        features=NAMES,
        rows=np.concatenate([case.rows for case in known]),
        holds=np.array([held for case in known for held in case.learned], np.int8),
        weights=np.ones(sum(sizes)),
        folds=np.repeat([case.page.fold for case in known], sizes).astype(np.int8),
        groups=np.repeat(np.arange(len(known)), sizes).astype(np.int32),
    )


def measure(fitted: CrossFit, known: Sequence[Case]) -> dict[str, tuple[float, float]]:
    """Return, by tier, on what share of the pages the unseen model's choice is the true title, and any choice could be."""
    scores = fitted.scores_unseen(examples(known)).tolist()
    told: dict[str, list[tuple[bool, bool]]] = {}
    for case in known:
        own, scores = scores[: len(case.texts)], scores[len(case.texts) :]
        best = max(range(len(own)), key=lambda at: own[at], default=None)
        told.setdefault(case.page.tier, []).append((best is not None and case.right[best], any(case.right)))
    return {tier: tuple(np.array(pairs).mean(axis=0).tolist()) for tier, pairs in told.items()}


if __name__ == "__main__":
    save(train(load()))
