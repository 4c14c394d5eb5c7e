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
    #: (depth, trees): the feature that each level of each tree asks for, and the border it must exceed.
    columns: NDArray[np.intp]
    borders: NDArray[np.int16]
    #: (trees * 2 ** depth): the trees' tables one after the other.
    leaves: NDArray[np.int32]

    def scores(self, rows: Rows) -> Scores:
        """Return the log-odds of each row of a (rows, features) matrix, in thousandths."""
        import numpy as np

        if len(rows) > CHUNK:
            parts = [self.scores(rows[at : at + CHUNK]) for at in range(0, len(rows), CHUNK)]
            return np.concatenate(parts)
        table = np.ascontiguousarray(rows.T)
        depth, trees = self.columns.shape
        places = np.repeat(np.arange(trees, dtype=np.int32) << depth, table.shape[1]).reshape(trees, -1)
        for level in range(depth):
            exceeds = table[self.columns[level]] > self.borders[level][:, None]
            places += exceeds.astype(np.int32) << level
        scores: Scores = self.leaves[places].sum(axis=0, dtype=np.int32) + np.int32(self.base)
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
    columns = np.zeros((depth, len(trees)), np.intp)
    borders = np.full((depth, len(trees)), MOST, np.int16)
    leaves = np.zeros((len(trees), 1 << depth), np.int32)
    for at, tree in enumerate(trees):
        for level, (column, border) in enumerate(tree["splits"]):
            columns[level, at] = column
            borders[level, at] = border
        # A shallower tree never takes the levels it lacks: nothing exceeds MOST.
        leaves[at, : len(tree["leaves"])] = tree["leaves"]
    return Trees(tuple(data["features"]), data["base"], columns, borders, leaves.reshape(-1))


def rows_of(values: Sequence[Sequence[int]]) -> Rows:
    """Return features as a matrix, cut to 16 bits."""
    import numpy as np

    return np.clip(np.array(values, np.int64), -MOST, MOST).astype(np.int16)
