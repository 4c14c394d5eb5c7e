"""Which line is the headline: the one above the body that looks like one and speaks of what the body speaks of.

Every open line around the beginning of the body is weighed by a trained model (``models/title.json``), and so is what
is left of it without a site's name, a path through the site, or a date.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from feedsvc.parse.text import standing, surroundings, trees
from feedsvc.parse.text.marks import Mark
from feedsvc.parse.text.page import Line
from feedsvc.parse.text.shape import size
from feedsvc.parse.text.title_traits import FEATURES, Scene, Text, may_be_headline, rows_of_texts
from feedsvc.text.datelike import find_date

if TYPE_CHECKING:
    from feedsvc.parse.text.trees import Rows

#: The features of the model: what the line models know of the line, then what makes a headline.
NAMES: Final = (*surroundings.names(), *standing.names(), *FEATURES)
#: A part of a line may be a headline of its own from so many Latin letters on.
SHORTEST_PART: Final = 12
#: A line of more parts is a row of buttons.
MOST_PARTS: Final = 6
#: A longer line is not cut.
LONGEST_CUT: Final = 300
#: A part has lost its date; the numbers before are those of the marks between parts.
CUT_DATE: Final = 6
#: Marks between a headline and a site's name, or the steps of a path.
_PARTS = (
    (1, re.compile(r" ?\|+ ")),
    (2, re.compile(r" [-–—] ")),
    (3, re.compile(r" ?(?:>+|[»›→·•]|::) ?")),
    (4, re.compile(r" ?/ ")),
    (5, re.compile(r" : ")),
)
_DIGIT = re.compile(r"\d")
_MAY_PART = re.compile(r"[|>»›→·•/]|::| [-–—:] ")


@dataclass(frozen=True, slots=True)
class Candidate:
    """A line, or a part of one, that may be the headline."""

    #: Index among the page's lines.
    at: int
    #: Log-odds in thousandths.
    score: int
    text: str
    is_part: bool = False


def candidates(
    lines: Sequence[Line], marks: Sequence[Mark | None], body: Sequence[bool], rows: Rows
) -> list[Candidate]:
    """Return what may be the headline, best first; ``rows`` are those of the line models' second look."""
    scene = Scene(lines, marks, body)
    texts = list(texts_of(scene))
    if not texts:
        return []
    scores = trees.model("title").scores(table(scene, texts, rows)).tolist()
    found = [
        Candidate(one.at, score, one.text, one.cut > 0) for one, score in zip(texts, scores, strict=True)
    ]
    return sorted(found, key=lambda one: (-one.score, -one.at))


def texts_of(scene: Scene) -> Iterator[Text]:
    """Yield what is weighed, in the order of the page: lines, and after each its parts."""
    for at in range(scene.first, scene.last):
        if may_be_headline(scene, at):
            text = scene.lines[at].text
            yield Text(at, text)
            yield from parts_of(at, text)


def table(scene: Scene, texts: Sequence[Text], rows: Rows) -> Rows:
    """Return the features of each candidate, in the order of NAMES."""
    import numpy as np

    own = trees.rows_of(rows_of_texts(scene, texts))
    return np.concatenate([rows[[one.at for one in texts]], own], axis=1)


def parts_of(at: int, text: str) -> Iterator[Text]:
    """Yield the parts of a line that may be its headline: the longest between marks, and what follows a date."""
    if len(text) > LONGEST_CUT:
        return
    if _MAY_PART.search(text):
        for number, mark in _PARTS:
            parts = [part.strip() for part in mark.split(text)]
            if 1 < len(parts) <= MOST_PARTS:
                longest = max(parts, key=size)
                if _is_headline(longest, text):
                    yield Text(at, longest, " ".join(part for part in parts if part is not longest), number)
    if _DIGIT.search(text[:24]):
        date = find_date(text)
        if date is not None and date.start == 0:
            rest = text[date.end :].lstrip(" :|–—-,.")
            if _is_headline(rest, text):
                yield Text(at, rest, text[: date.end], CUT_DATE)


def _is_headline(part: str, text: str) -> bool:
    return size(part) >= SHORTEST_PART and part != text and (" " in part or not part.isascii())
