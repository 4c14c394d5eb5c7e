"""Where each line stands among those that the first look took for body: runs, gaps, mass, shared topic; as integers.

The second look asks what the first could not: is the line beside sure ones, inside the page's main run of text, and
does it speak of what that speaks of? Linear in the length of the page.
"""

from __future__ import annotations

import math
from collections import Counter
from functools import cache
from typing import TYPE_CHECKING, Final

from feedsvc.parse.text.surroundings import clipped, longest, shifted, since_and_until, windows
from feedsvc.parse.text.trees import UNIT

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from feedsvc.parse.text.traits import Traits
    from feedsvc.parse.text.trees import Rows, Scores

    Column = NDArray[np.int64]

#: Odds are cut here before they speak for their neighbours, in thousandths.
SURE: Final = 6000
#: From here on a line counts as surely body, and its topic as the page's.
CORE: Final = 500
CORE_LETTERS: Final = 60
FAST: Final = 1500
#: A line speaks for at most this many letters.
LONGEST_MASS: Final = 400
#: Below these odds a line's topic is not looked at.
HOPELESS: Final = -3000
_AWAY: Final = (-4, -3, -2, -1, 1, 2, 3, 4)
_REACH: Final = (3, 8, 20, 50)
_AROUND: Final = 12
_BESIDE: Final = 3


def names() -> tuple[str, ...]:
    """Return the features in the order of ``table``, those of the first look left out."""
    found = ["odds"]
    found += [f"odds {away:+d}" for away in _AWAY]
    for reach in _REACH:
        found += [f"chance before {reach}", f"chance after {reach}"]
    found += ["mass before", "mass after", "mass before, share", "mass after, share", "peak"]
    found += ["best before", "best after", "worst before", "worst after"]
    found += ["kin", "close kin", "topic"]
    found += [
        "since sure",
        "until sure",
        "run lines",
        "run mass",
        "run rank",
        "since body",
        "until body",
        "weaker side",
    ]
    return tuple(found)


def table(first: Rows, odds: Scores, said: Traits) -> Rows:
    """Return for each line the features of the first look and its standing; ``odds`` are the first look's."""
    import numpy as np

    count = len(first)
    own = np.clip(odds.astype(np.int64), -SURE, SURE)
    above = own + SURE + 1  # beyond the page stand zeros: surely no body
    columns: list[NDArray[np.generic]] = [own]
    columns += [shifted(above, away) for away in _AWAY]
    chance = _chances()[own + SURE]
    for reach in _REACH:
        before, after = windows(chance[:, None], reach)
        columns += [before // 10, after // 10]
    mass = np.minimum(first[:, 0].astype(np.int64), LONGEST_MASS) * chance // 1000 * chance // 1000
    sums = np.concatenate([[0], np.cumsum(mass)])
    whole = int(sums[-1])
    columns += [sums[:-1] // 10, (whole - sums[1:]) // 10]
    columns += [100 * sums[:-1] // (whole + 1), 100 * (whole - sums[1:]) // (whole + 1)]
    before, after = windows(mass[:, None], _AROUND)
    around = (before + after)[:, 0] + mass
    columns.append(100 * around // (int(around.max()) + 1))
    columns += [longest(above, _BESIDE, forward=False), longest(above, _BESIDE, forward=True)]
    below = 2 * SURE + 2 - above
    columns += [longest(below, _BESIDE, forward=False), longest(below, _BESIDE, forward=True)]
    columns += _kin(own, first[:, 0], said)
    columns += since_and_until(own > FAST)
    columns += _runs(own > 0, mass)
    columns += since_and_until(own > 0)
    columns.append(np.minimum(shifted(above, -1), shifted(above, 1)))
    return np.concatenate([first, clipped(columns, count)], axis=1)


@cache
def _chances() -> NDArray[np.int64]:
    """Return the chance in thousandths for each of the odds from -SURE to SURE."""
    import numpy as np

    found = [int(1000 / (1 + math.exp(-odds / UNIT))) for odds in range(-SURE, SURE + 1)]
    return np.array(found, np.int64)


def _kin(own: Column, size: NDArray[np.int16], said: Traits) -> list[Column]:
    """Return in hundredths how much of each line's topic other sure lines share, and three others; and its words."""
    import numpy as np

    core = ((own > CORE) & (size >= CORE_LETTERS)).tolist()
    topics = {at: said.topic(at) for at in np.flatnonzero(own >= HOPELESS).tolist()}
    lines: Counter[str] = Counter()
    for at, topic in topics.items():
        if core[at]:
            lines.update(topic)
    rows = np.zeros((len(own), 3), np.int64)
    for at, topic in topics.items():
        if topic:
            held = [lines[word] - core[at] for word in topic]
            words = len(held) + 1
            shared = 100 * sum([number > 0 for number in held]) // words
            rows[at] = (shared, 100 * sum([number > 2 for number in held]) // words, words - 1)
    return list(rows.T)


def _runs(inside: NDArray[np.bool_], mass: Column) -> list[Column]:
    """Return for each line how many lines its run of body, or of chrome, has; its mass; and its rank by mass."""
    import numpy as np

    run = np.concatenate([[0], np.cumsum(inside[1:] != inside[:-1])])
    lines = np.bincount(run)
    masses = np.zeros(len(lines), np.int64)
    np.add.at(masses, run, mass * inside)
    order = np.argsort(-masses, kind="stable")
    rank = np.empty_like(order)
    rank[order] = np.arange(len(order))
    return [np.minimum(lines[run], 100), masses[run] // 10, np.minimum(rank[run], 20)]
