"""How likely each line belongs to the body: shape first, then what stands around it, then the likeliest course.

Three passes, each linear in the length of the dump:

1. a weighted sum of the line's shape;
2. a weighted sum of shape, the neighbours' first scores, and the prose before, around and after;
3. the best course of body and not-body over all lines (Viterbi with two states), so that one odd line between two
   good ones neither opens nor ends a text.

The weights were fitted by ridge logistic regression on the open tier of the development dumps; see ``weights.py``.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import accumulate
from operator import mul
from typing import Final

from feedsvc.parse.text.marks import Mark
from feedsvc.parse.text.page import Line
from feedsvc.parse.text.shape import shape
from feedsvc.parse.text.weights import CONTEXT, SHAPE, SHAPE_IN_CONTEXT

#: Score of a line that says it is chrome: fixed before the neighbours are looked at.
MARKED: Final = -6.0
#: Marks of lines that stand in the middle of texts and say nothing of where these begin or end.
TRANSPARENT: Final = frozenset(
    {"image-placeholder", "advertisement", "read-more", "bare-address", "source-line", "rule"}
)
#: Scores are cut here before they speak for their neighbours: one very sure line is no surer than several sure ones.
CAP: Final = 4.0
#: A line speaks for at most this many characters of prose.
LONGEST_MASS: Final = 400
#: Reach, in lines, of the near window, the wide window and the density window.
NEAR: Final = 4
WIDE: Final = 25
AROUND: Final = 12
#: A line is not looked at again if it and its two neighbours on each side score below this: deep in a menu.
HOPELESS: Final = -3.0
#: Price of each change between body and not-body, in log-odds. Measured on the development dumps, F1 by cross-validation:
#: none .9256, .3 .928, .5 .929, .7 .928, 1 .925.
CHANGE: Final = 0.5

#: The features of the second pass, in the order of ``weights.CONTEXT``.
CONTEXT_NAMES: Final = (
    "one",
    "own score",
    "one before",
    "one after",
    "two before",
    "two after",
    "near before",
    "near after",
    "wide before",
    "wide after",
    "density",
    "share before",
    "share after",
    "mass before",
    "mass after",
    "weaker side",
    "weaker side, if doubtful itself",
)


def first_scores(
    lines: Sequence[Line], marks: Sequence[Mark | None]
) -> tuple[list[float], list[tuple[float, ...]]]:
    """Return each line's score by its shape, capped, and the shapes; marked lines have none."""
    scores: list[float] = []
    shapes: list[tuple[float, ...]] = []
    for line, found in zip(lines, marks, strict=True):
        form = shape(line) if found is None else ()
        shapes.append(form)
        score = sum(map(mul, SHAPE, form)) if form else MARKED
        scores.append(-CAP if score < -CAP else min(score, CAP))
    return scores, shapes


def contexts(lines: Sequence[Line], scores: Sequence[float]) -> list[tuple[float, ...] | None]:
    """Return the features of the second pass for each line; None where it is not worth a second look."""
    count = len(lines)
    chances = [1 / (1 + math.exp(-score)) for score in scores]
    masses = [
        chance * chance * min(len(line.text), LONGEST_MASS)
        for chance, line in zip(chances, lines, strict=True)
    ]
    sums = [0.0, *accumulate(chances)]
    mass = [0.0, *accumulate(masses)]
    total = mass[-1] + 1
    around = [mass[min(at + AROUND + 1, count)] - mass[max(at - AROUND, 0)] for at in range(count)]
    peak = max(around, default=0.0) + 1
    padded = [-CAP] * 3 + list(scores) + [-CAP] * 3
    found: list[tuple[float, ...] | None] = []
    for at in range(count):
        own = scores[at]
        before3, before2, before1, _, after1, after2, after3 = padded[at : at + 7]
        if own < HOPELESS and max(before2, before1, after1, after2) < HOPELESS:
            found.append(None)
            continue
        weaker = min(max(before1, before2, before3), max(after1, after2, after3))
        below, above = mass[at], total - mass[at + 1]
        found.append(
            (
                1.0,
                own,
                before1,
                after1,
                before2,
                after2,
                (sums[at] - sums[max(at - NEAR, 0)]) / NEAR,
                (sums[min(at + NEAR + 1, count)] - sums[at + 1]) / NEAR,
                (sums[at] - sums[max(at - WIDE, 0)]) / WIDE,
                (sums[min(at + WIDE + 1, count)] - sums[at + 1]) / WIDE,
                around[at] / peak,
                below / total,
                1 - mass[at + 1] / total,
                math.log1p(below) / 5,
                math.log1p(above) / 5,
                weaker,
                weaker if own < 0 else 0.0,
            )
        )
    return found


def scores(lines: Sequence[Line], marks: Sequence[Mark | None]) -> list[float]:
    """Return the log-odds of each line to be body text.

    Placeholders and their like are left out before neighbours are looked at: a text goes on around a picture.
    """
    seen = [at for at, found in enumerate(marks) if found is None or found.rule not in TRANSPARENT]
    first, shapes = first_scores([lines[at] for at in seen], [marks[at] for at in seen])
    odds = [MARKED] * len(lines)
    around = contexts([lines[at] for at in seen], first)
    for at, form, context in zip(seen, shapes, around, strict=True):
        if not form:
            continue
        if context is None:
            odds[at] = -CAP
        else:
            odds[at] = sum(map(mul, CONTEXT, context)) + sum(map(mul, SHAPE_IN_CONTEXT, form))
    return odds


def course(lines: Sequence[Line], marks: Sequence[Mark | None]) -> list[bool]:
    """Return for each line whether it is body on the likeliest course; transparent marks neither are nor interrupt."""
    odds = scores(lines, marks)
    seen = [at for at, found in enumerate(marks) if found is None or found.rule not in TRANSPARENT]
    inside = [False] * len(lines)
    for at, value in zip(seen, likeliest([odds[at] for at in seen]), strict=True):
        inside[at] = value and marks[at] is None
    return inside


def likeliest(odds: Sequence[float]) -> list[bool]:
    """Return for each element whether it is body on the best course through all.

    Spec: the Viterbi algorithm for two states with equal starts.
    """
    inside = outside = 0.0
    came: list[tuple[bool, bool]] = []
    for value in odds:
        stays_out = outside >= inside - CHANGE
        stays_in = inside >= outside - CHANGE
        came.append((stays_out, stays_in))
        outside, inside = (
            (outside if stays_out else inside - CHANGE) - value / 2,
            (inside if stays_in else outside - CHANGE) + value / 2,
        )
    course = [False] * len(came)
    within = inside > outside
    for at in range(len(came) - 1, -1, -1):
        course[at] = within
        if not came[at][within]:
            within = not within
    return course
