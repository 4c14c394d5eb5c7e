"""Logistic regression with a ridge penalty, for lines and for choices among lines, on the standard library alone.

Both problems are smooth and have one top, so Newton's method finds it whatever the start; the figures that come out
depend on the examples only.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import chain
from operator import mul
from typing import Final, Protocol, TypeVar

#: Half of it times the sum of the squared weights is taken from the log-likelihood.
PENALTY: Final = 1.0
#: The curvature is kept once a step moves no weight by more than this; the last step moves none by CONVERGED.
NEAR: Final = 0.3
CONVERGED: Final = 1e-5
MOST_STEPS: Final = 60

Vector = Sequence[float]
Matrix = Sequence[Vector]
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Example:
    """Something that is or is not so."""

    features: Vector
    holds: bool
    #: For how many examples it counts.
    weight: float


@dataclass(frozen=True, slots=True)
class Choice:
    """Candidates of which one is to be chosen."""

    candidates: Sequence[Vector]
    #: For each candidate whether it is right; several may be, or none.
    right: Sequence[bool]


class Likelihood(Protocol):
    """A log-likelihood of the weights."""

    @property
    def features(self) -> int: ...

    def slope(self, at: Vector) -> list[float]: ...

    def curvature(self, at: Vector) -> list[list[float]]:
        """Return the matrix of second derivatives, sign turned."""
        ...


class ExampleLikelihood:
    """Logistic regression: each example for itself."""

    def __init__(self, examples: Sequence[Example]) -> None:
        self._rows = [example.features for example in examples]
        self._columns = _columns(self._rows)
        self._holds = [float(example.holds) for example in examples]
        self._weights = [example.weight for example in examples]
        self.features = len(self._columns)

    def slope(self, at: Vector) -> list[float]:
        off = zip(self._weights, self._holds, self._chances(at), strict=True)
        pull = [weight * (holds - chance) for weight, holds, chance in off]
        return [dot(pull, column) for column in self._columns]

    def curvature(self, at: Vector) -> list[list[float]]:
        doubt = zip(self._weights, self._chances(at), strict=True)
        return _products(self._columns, [weight * chance * (1 - chance) for weight, chance in doubt])

    def _chances(self, at: Vector) -> list[float]:
        return [0.5 + 0.5 * math.tanh(dot(row, at) / 2) for row in self._rows]


class ChoiceLikelihood:
    """Conditional logistic regression: one candidate of each choice; choices without a right one say nothing."""

    def __init__(self, choices: Sequence[Choice]) -> None:
        self._choices = [choice for choice in choices if any(choice.right)]
        self._columns = _columns([row for choice in self._choices for row in choice.candidates])
        self.features = len(self._columns)

    def slope(self, at: Vector) -> list[float]:
        pull: list[float] = []
        for choice in self._choices:
            chances = _shares(choice, at)
            whole = dot(chances, choice.right)
            pull += [
                chance * right / whole - chance for chance, right in zip(chances, choice.right, strict=True)
            ]
        return [dot(pull, column) for column in self._columns]

    def curvature(self, at: Vector) -> list[list[float]]:
        """Return the curvature as if one candidate were right: never too flat, so that no step is too long."""
        chances = [_shares(choice, at) for choice in self._choices]
        means = [
            [dot(own, column) for column in _columns(choice.candidates)]
            for own, choice in zip(chances, self._choices, strict=True)
        ]
        whole = _products(self._columns, [*chain.from_iterable(chances)])
        between = _products(_columns(means), [1.0] * len(means))
        return [
            [value - other for value, other in zip(row, others, strict=True)]
            for row, others in zip(whole, between, strict=True)
        ]


@dataclass(frozen=True, slots=True)
class Fit:
    """Weights fitted on all folds, and for each fold those that never saw it."""

    on_all: list[float]
    without: list[list[float]]


def cross_fit(folds: Sequence[Sequence[T]], likelihood: Callable[[Sequence[T]], Likelihood]) -> Fit:
    """Return the weights for all folds of examples and for all but each."""
    whole = likelihood([*chain.from_iterable(folds)])
    on_all = climb(whole, [0.0] * whole.features)
    others = [[*chain(*folds[:at], *folds[at + 1 :])] for at in range(len(folds))]
    return Fit(on_all, [climb(likelihood(examples), on_all) for examples in others])


def climb(likelihood: Likelihood, start: Vector) -> list[float]:
    """Return the weights of the highest penalized likelihood.

    Raises: ArithmeticError if the top is not reached in MOST_STEPS.
    """
    at = list(start)
    bent: list[list[float]] = []
    moved = math.inf
    for _ in range(MOST_STEPS):
        if moved > NEAR:
            bent = likelihood.curvature(at)
            for diagonal, row in enumerate(bent):
                row[diagonal] += PENALTY
        slope = [value - PENALTY * own for value, own in zip(likelihood.slope(at), at, strict=True)]
        step = _solve(bent, slope)
        at = [value + by for value, by in zip(at, step, strict=True)]
        moved = max(map(abs, step))
        if moved < CONVERGED:
            return at
    raise ArithmeticError(f"no top after {MOST_STEPS} steps: the last moved a weight by {moved:.2g}")


def dot(left: Vector, right: Vector) -> float:
    """Return the sum of the products."""
    return float(sum(map(mul, left, right)))


def _shares(choice: Choice, at: Vector) -> list[float]:
    scores = [dot(row, at) for row in choice.candidates]
    most = max(scores)
    odds = [math.exp(value - most) for value in scores]
    total = sum(odds)
    return [value / total for value in odds]


def _columns(rows: Matrix) -> list[list[float]]:
    return [list(map(float, column)) for column in zip(*rows, strict=True)]


def _products(columns: Matrix, by: Vector) -> list[list[float]]:
    """Return the weighted products of all pairs of columns."""
    matrix = [[0.0] * len(columns) for _ in columns]
    for i, column in enumerate(columns):
        weighted = list(map(mul, by, column))
        for j in range(i + 1):
            matrix[i][j] = matrix[j][i] = dot(weighted, columns[j])
    return matrix


def _solve(matrix: Matrix, right: Vector) -> list[float]:
    """Return x of ``matrix x = right``, the matrix positive definite: elimination, and no pivots needed."""
    rows = [[*row, value] for row, value in zip(matrix, right, strict=True)]
    for i, row in enumerate(rows):
        for below in rows[i + 1 :]:
            factor = below[i] / row[i]
            below[i:] = [value - factor * above for value, above in zip(below[i:], row[i:], strict=True)]
    found = [0.0] * len(rows)
    for i in reversed(range(len(rows))):
        found[i] = (rows[i][-1] - dot(rows[i][i + 1 : -1], found[i + 1 :])) / rows[i][i]
    return found
