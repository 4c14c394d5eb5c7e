"""Boosted oblivious trees over integers: what the trained models of the text reader are, and how they are applied.

In an oblivious tree all nodes of a level ask the same question, so a tree of depth six is six comparisons and one look
into a table of 64 values. Features, borders and leaves are integers and a score is their sum: the same on every
machine and in every run.

The models lie beside this module as JSON, made by ``tests/quality/train.py``; ``models/README.md`` is their card.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Rows = NDArray[np.int16]
    Scores = NDArray[np.int32]

#: Scores are log-odds in thousandths.
UNIT: Final = 1000
#: Features are 16-bit; what is larger is as good as this.
MOST: Final = 32_767
#: Rows that are scored at once: bounds memory whatever the dump.
CHUNK: Final = 4096


@dataclass(frozen=True, slots=True, eq=False)
class Trees:
    """A trained model."""

    #: The features in the order of a row.
    features: tuple[str, ...]
    #: Score of a row about which no tree says anything.
    base: int
    #: The questions of all trees, each once: the feature, and the border it must exceed.
    columns: NDArray[np.intp]
    borders: NDArray[np.int16]
    #: (depth, trees): the question that each level of each tree asks.
    questions: NDArray[np.intp]
    #: (trees * 2 ** depth): the trees' tables one after the other, and (trees, 1) where each begins.
    leaves: NDArray[np.int32]
    tables: NDArray[np.uint16]

    def scores(self, rows: Rows) -> Scores:
        """Return the log-odds of each row of a (rows, features) matrix, in thousandths."""
        import numpy as np

        if len(rows) > CHUNK:
            parts = [self.scores(rows[at : at + CHUNK]) for at in range(0, len(rows), CHUNK)]
            return np.concatenate(parts)
        answers = (np.take(rows.T, self.columns, axis=0) > self.borders).view(np.uint8)
        places = np.zeros((self.questions.shape[1], len(rows)), np.uint8)
        for asked in self.questions[::-1]:
            places += places
            places += np.take(answers, asked, axis=0)
        scores: Scores = np.take(self.leaves, places + self.tables).sum(axis=0, dtype=np.int32) + np.int32(
            self.base
        )
        return scores


@cache
def model(name: str) -> Trees:
    """Return a model by its name, such as ``lines-1``."""
    return from_json(json.loads(stored(name)))


def stored(name: str) -> str:
    """Return a model's file."""
    return resources.files(__package__).joinpath("models", f"{name}.json").read_text("utf-8")


def from_json(data: dict[str, Any]) -> Trees:
    """Return the model that a file holds: ``features``, ``base``, and for each of ``trees`` its ``splits`` and ``leaves``."""
    import numpy as np

    trees = data["trees"]
    depth = max((len(tree["splits"]) for tree in trees), default=0)
    asked: dict[tuple[int, int], int] = {}
    questions = np.zeros((depth, len(trees)), np.intp)
    leaves = np.zeros((len(trees), 1 << depth), np.int32)
    for at, tree in enumerate(trees):
        for level in range(depth):
            # A shallower tree never takes the levels it lacks: nothing exceeds MOST.
            column, border = tree["splits"][level] if level < len(tree["splits"]) else (0, MOST)
            questions[level, at] = asked.setdefault((column, border), len(asked))
        leaves[at, : len(tree["leaves"])] = tree["leaves"]
    return Trees(
        tuple(data["features"]),
        data["base"],
        np.array([column for column, _ in asked], np.intp),
        np.array([border for _, border in asked], np.int16)[:, None],
        questions,
        leaves.reshape(-1),
        (np.arange(len(trees), dtype=np.uint16) << depth)[:, None].astype(np.uint16),
    )


def rows_of(values: Sequence[Sequence[int]]) -> Rows:
    """Return features as a matrix, cut to 16 bits."""
    import numpy as np

    flat = np.array(values, np.int64)
    return np.clip(flat, -MOST, MOST, out=flat).astype(np.int16)
