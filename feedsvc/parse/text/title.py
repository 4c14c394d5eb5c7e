"""Which line is the headline: the one above the body that looks like one and speaks of what the body speaks of."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from operator import mul
from typing import Final

from feedsvc.parse.text.cues import is_bare_name, is_byline, is_caption
from feedsvc.parse.text.marks import Mark
from feedsvc.parse.text.page import Line
from feedsvc.parse.text.shape import closes, size
from feedsvc.text.datelike import find_date, is_date_line
from feedsvc.text.sections import are_sections

#: How far above the first body line the headline is looked for: 89 % stand within 10 lines (development dumps).
REACH: Final = 30
#: A headline is no longer, in Latin letters.
LONGEST: Final = 260
#: Lines of the body whose words a headline is compared with.
SAMPLE_LINES: Final = 8
#: Features in the order of TITLE; see ``features``.
NAMES: Final = (
    "distance", "next to body", "very short", "short", "headline length", "long", "closes", "shared words", "shares none",
    "printed twice", "first line", "shouts", "date below", "byline below", "blank before", "blank after", "signs",
    "all capitalized", "colon", "inside body", "sections below", "deck below", "date above", "copies far",
)  # fmt: skip
#: Fitted by conditional logistic regression (penalty 1) on the development dumps, by an earlier reader: exact on .62 of
#: the pages of unseen sites. ``tests/quality/fit_weights.py`` says how far a fit of today is from it, and why it stays.
TITLE: Final = (
    -0.38,  # distance
    -0.3,  # next to body
    -2.0,  # very short
    0.18,  # short
    1.73,  # headline length
    -0.85,  # long
    -2.5,  # closes
    2.55,  # shared words
    -1.19,  # shares none
    0.31,  # printed twice
    0.45,  # first line
    -0.81,  # shouts
    2.34,  # date below
    0.43,  # byline below
    -1.07,  # blank before
    0.01,  # blank after
    -0.84,  # signs
    -0.54,  # all capitalized
    -1.35,  # colon
    -2.58,  # inside body
    -1.2,  # sections below
    0.96,  # deck below
    1.01,  # date above
    -0.02,  # copies far
)
_WORD = re.compile(r"[^\W_]{3,}|[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]{2}")
#: Kinds of lines, see ``_kind``, that are no headline.
_NO_HEADLINE: Final = frozenset({"mark", "date", "byline", "caption", "sections"})
_SIGNS = re.compile(r"[|»›©@→▶•]|\.(?:com|de|net|org)\b|https?:")


@dataclass(frozen=True, slots=True)
class Candidate:
    """A line that may be the headline."""

    #: Index among the page's lines.
    at: int
    score: float


def candidates(
    lines: Sequence[Line], marks: Sequence[Mark | None], course: Sequence[bool], start: int
) -> list[Candidate]:
    """Return the lines that may be the headline of the body that opens at index ``start``, best first."""
    found = [Candidate(at, sum(map(mul, TITLE, values))) for at, values in table(lines, marks, course, start)]
    return sorted(found, key=lambda candidate: (-candidate.score, candidate.at))


def table(
    lines: Sequence[Line], marks: Sequence[Mark | None], course: Sequence[bool], start: int
) -> list[tuple[int, tuple[float, ...]]]:
    """Return index and features of each line that may be the headline."""
    first = max(0, start - REACH)
    last = min(start + 3, len(lines))
    inside = [line.text for line, body in zip(lines[start:], course[start:], strict=True) if body]
    said = set(_WORD.findall(" ".join(text[:600] for text in inside[:SAMPLE_LINES]).casefold()))
    around = zip(lines[first : last + 4], marks[first : last + 4], strict=True)
    kinds = [_kind(line, found) for line, found in around]
    rows: list[tuple[int, tuple[float, ...]]] = []
    for at in range(first, last):
        here = at - first
        if kinds[here] in _NO_HEADLINE or size(lines[at].text) > LONGEST:
            continue
        place = _Place(
            distance=start - at,
            first=at == 0,
            inside=course[at],
            below=kinds[here + 1 : here + 4],
            above=kinds[max(0, here - 2) : here],
        )
        rows.append((at, _features(lines[at], place, said)))
    return rows


@dataclass(frozen=True, slots=True, kw_only=True)
class _Place:
    """Where a candidate stands."""

    #: Lines from it to the first line of the body.
    distance: int
    first: bool
    inside: bool
    #: Kinds of the three lines below and the two above.
    below: Sequence[str]
    above: Sequence[str]


def _kind(line: Line, found: Mark | None) -> str:
    text = line.text
    if found is not None:
        return "mark"
    if is_byline(text):
        return "byline"
    if is_caption(text):
        return "caption"
    date = find_date(text)
    if date is not None and is_date_line(text, date):
        return "date"
    if are_sections(text):
        return "sections"
    if is_bare_name(text):
        return "name"
    return "deck" if closes(text) and size(text) >= 50 else ""


def _features(line: Line, place: _Place, said: set[str]) -> tuple[float, ...]:
    text = line.text
    length = size(text)
    words = {word for word in _WORD.findall(text.casefold()) if len(word) > 3 or not word.isascii()}
    shared = len(words & said) / len(words) if words else 0.0
    parts = text.split()
    return (
        min(max(place.distance, 0), 20) / 10,
        place.distance == 1,
        length < 16,
        16 <= length < 28,
        28 <= length <= 110,
        length > 140,
        closes(text) and text[-1] not in '?!？！”"»',
        shared,
        not shared,
        line.copies > 1,
        place.first,
        text.isupper() and len(parts) > 2,
        "date" in place.below,
        "byline" in place.below or "name" in place.below,
        line.before > 0,
        line.after > 0,
        _SIGNS.search(text) is not None,
        len(parts) > 2 and all(not part[0].islower() for part in parts),
        text[-1] in ":：",
        place.inside,
        "sections" in place.below,
        "deck" in place.below[:2],
        "date" in place.above,
        line.copies > 2,
    )
