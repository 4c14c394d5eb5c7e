"""Why the trained models took a line for text or not: its features in words, with what each added to the odds.

All rows go through the trees together: a page has thousands.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import TYPE_CHECKING, Final

from feedsvc.model.account import Reason
from feedsvc.parse.text.feature_words import FIRST_LOOK, theme, words

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from feedsvc.parse.text.trees import Rows, Trees

#: Reasons that are told of a line, for and against each; and of what the first look saw.
TOLD: Final = 3
TOLD_OF_FIRST: Final = 2
#: What adds less, in thousandths of log-odds, is not worth a word.
LEAST: Final = 50
#: Rows at once: bounds memory whatever the dump.
CHUNK: Final = 512


def reasons(first: Trees, second: Trees, rows: Rows) -> list[tuple[Reason, ...]]:
    """Return for each row of the second look the strongest features for and against, in words.

    What the first look said is itself told by its strongest features; its rows open those of the second.
    """
    told: list[tuple[Reason, ...]] = []
    for start in range(0, len(rows), CHUNK):
        part = rows[start : start + CHUNK]
        of_first, of_second = contributions(first, part), contributions(second, part)
        for row, seen, added in zip(part.tolist(), of_first.tolist(), of_second.tolist(), strict=True):
            told.append(tuple(_told(first.features, second.features, row, seen, added)))
    return told


def contributions(model: Trees, rows: Rows) -> NDArray[np.int64]:
    """Return what each feature added to each row's score, in thousandths: a (rows, features) matrix.

    A level of a tree moves the expectation from the mean of the leaves that were open to the mean of those that still
    are; the move is its feature's.
    """
    import numpy as np

    depth, trees = model.questions.shape
    leaves = model.leaves.reshape(trees, 1 << depth).astype(np.float64)
    added = np.zeros((len(model.features), len(rows)), np.int64)
    places = np.zeros((trees, len(rows)), np.intp)
    mean = np.repeat(leaves.mean(axis=1)[:, None], len(rows), axis=1)
    answers = rows.T[model.columns] > model.borders
    for level, asked in enumerate(model.questions):
        places += answers[asked].astype(np.intp) << level
        # The bits of the levels to come are the high ones: the mean runs over them.
        open_means = leaves.reshape(trees, -1, 1 << (level + 1)).mean(axis=1)
        now = np.take_along_axis(open_means, places, axis=1)
        np.add.at(added, model.columns[asked], np.rint(now - mean).astype(np.int64))
        mean = now
    return added.T


def _told(
    first: Sequence[str], second: Sequence[str], row: Sequence[int], seen: Sequence[int], added: Sequence[int]
) -> Iterator[Reason]:
    for sign in (1, -1):
        for column in islice(_strongest(second, added, sign), TOLD):
            said = words(second[column], row[column])
            if second[column] == FIRST_LOOK:
                way = 1 if row[column] > 0 else -1
                features = islice(_strongest(first, seen, way), TOLD_OF_FIRST)
                said += "".join(f"; {words(first[at], row[at])}" for at in features)
            yield Reason(words=said, weight=added[column])


def _strongest(features: Sequence[str], added: Sequence[int], sign: int) -> Iterator[int]:
    """Yield the columns that speak for text (``sign`` 1) or against it (-1), the strongest first, one of each theme."""
    themes: set[str] = set()
    for column in sorted(range(len(features)), key=lambda at: -sign * added[at]):
        if sign * added[column] < LEAST:
            return
        about = theme(features[column])
        if about not in themes:
            themes.add(about)
            yield column
