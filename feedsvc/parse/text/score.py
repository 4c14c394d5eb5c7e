"""How likely each line belongs to the body: two looks by trained models, then the likeliest course over all lines.

1. ``lines-1``: what a line says of itself and what stands around it;
2. ``lines-2``: the same, and where the line stands among those that the first look takes for body;
3. the best course of body and not-body over all lines (Viterbi with two states), so that one odd line between two
   good ones neither opens nor ends a text.

The models' card is ``models/README.md``.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from feedsvc.parse.text import standing, surroundings, traits, trees
from feedsvc.parse.text.marks import Mark
from feedsvc.parse.text.page import Line

if TYPE_CHECKING:
    from feedsvc.parse.text.trees import Rows

#: Odds of a line that says it is chrome, in thousandths: no course goes through it by itself.
MARKED: Final = -6000
#: Marks of lines that stand in the middle of texts and say nothing of where these begin or end.
TRANSPARENT: Final = frozenset(
    {"image-placeholder", "advertisement", "read-more", "bare-address", "source-line", "rule"}
)
#: Price of each change between body and not-body, in thousandths of log-odds: twice what it takes from one state, since
#: a line's odds are given to one state and taken from the other.
CHANGE: Final = 1000


@dataclass(frozen=True, slots=True)
class Looks:
    """What the models say of a page."""

    #: Log-odds of each line to be body, in thousandths; marked lines have MARKED.
    odds: list[int]
    #: The rows of the second look.
    rows: Rows


def look(lines: Sequence[Line], marks: Sequence[Mark | None]) -> Looks:
    """Return what the models say of each line."""
    if not lines:
        return Looks([], trees.rows_of([[]]))
    said = traits.traits(lines, marks)
    first = surroundings.table(said.rows)
    rows = standing.table(first, trees.model("lines-1").scores(first), said)
    odds = trees.model("lines-2").scores(rows).tolist()
    return Looks([MARKED if found else value for value, found in zip(odds, marks, strict=True)], rows)


def course(odds: Sequence[int], marks: Sequence[Mark | None]) -> list[bool]:
    """Return for each line whether it is body on the likeliest course; transparent marks neither are nor interrupt."""
    seen = [at for at, found in enumerate(marks) if found is None or found.rule not in TRANSPARENT]
    inside = [False] * len(odds)
    for at, value in zip(seen, likeliest([odds[at] for at in seen]), strict=True):
        inside[at] = value and marks[at] is None
    return inside


def likeliest(odds: Sequence[int]) -> list[bool]:
    """Return for each element whether it is body on the best course through all.

    Spec: the Viterbi algorithm for two states with equal starts.
    """
    inside = outside = 0
    came: list[tuple[bool, bool]] = []
    for value in odds:
        stays_out = outside >= inside - CHANGE
        stays_in = inside >= outside - CHANGE
        came.append((stays_out, stays_in))
        outside, inside = (
            (outside if stays_out else inside - CHANGE) - value,
            (inside if stays_in else outside - CHANGE) + value,
        )
    course = [False] * len(came)
    within = inside > outside
    for at in range(len(came) - 1, -1, -1):
        course[at] = within
        if not came[at][within]:
            within = not within
    return course
