"""Where a passage stands among lines: as printed, but for case, blanks and marks, or nearly.

Linear in the length of the lines, whatever is looked for.
"""

from __future__ import annotations

import unicodedata
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Final

from feedsvc.text.lines import squeeze
from feedsvc.text.similarity import letters

#: Letters in a run by which passages are compared, and the share of the passage's runs that make a line it, nearly.
RUN: Final = 4
NEARLY: Final = 0.6
#: Characters of a passage, and of a line, that are compared.
MOST: Final = 4000


@dataclass(frozen=True, slots=True)
class Passage:
    """Where a passage was found."""

    #: Indices of the lines that hold it, in order.
    found: tuple[int, ...] = ()
    #: ``exact``, ``folded``, ``close``, or empty.
    how: str = ""
    #: Index of the line that comes nearest where none holds it, or None.
    closest: int | None = None
    #: True if the passage runs over all the lines found; else each holds all of it.
    spans: bool = False


def find(wanted: str, lines: Sequence[str]) -> Passage:
    """Return the lines that hold a passage: the most exact way that finds any."""
    printed = squeeze(unicodedata.normalize("NFC", wanted))
    if not printed:
        return Passage()
    exact = tuple(at for at, line in enumerate(lines) if printed == line)
    exact = exact or tuple(at for at, line in enumerate(lines) if printed in line)
    if exact:
        return Passage(exact, "exact")
    return _folded(letters(printed), lines) or _closest(letters(printed[:MOST]), lines)


def _folded(wanted: str, lines: Sequence[str]) -> Passage | None:
    """Return the lines that hold these letters, each of them or all together; None where none do."""
    if not wanted:
        return None
    held = [letters(line) for line in lines]
    single = tuple(at for at, line in enumerate(held) if wanted in line)
    if single:
        return Passage(single, "folded")
    start = "".join(held).find(wanted)
    if start < 0:
        return None
    begins = list(accumulate((len(line) for line in held), initial=0))
    first = bisect_right(begins, start) - 1
    last = bisect_right(begins, start + len(wanted) - 1) - 1
    return Passage(tuple(at for at in range(first, last + 1) if held[at]), "folded", spans=True)


def _closest(wanted: str, lines: Sequence[str]) -> Passage:
    runs = _runs(wanted)
    if not runs:
        return Passage()
    best, nearest = 0.0, None
    for at, line in enumerate(lines):
        share = len(runs & _runs(letters(line[:MOST]))) / len(runs)
        if share > best:
            best, nearest = share, at
    if nearest is not None and best >= NEARLY:
        return Passage((nearest,), "close")
    return Passage(closest=nearest)


def _runs(text: str) -> frozenset[str]:
    if len(text) <= RUN:
        return frozenset((text,)) if text else frozenset()
    return frozenset(text[at : at + RUN] for at in range(len(text) - RUN + 1))
