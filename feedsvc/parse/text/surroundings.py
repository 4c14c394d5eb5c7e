"""What stands around each line, as integers: its neighbours, how much prose is near, before and after, how far each mark.

Everything here is sums and looks along the page in numpy, linear in its length.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Final

from feedsvc.parse.text import traits
from feedsvc.parse.text.trees import MOST

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from feedsvc.parse.text.trees import Rows

    Table = NDArray[Any]

#: Traits of the neighbours that are looked at, and how many lines away.
_SHOWN: Final = (
    "size",
    "capitalized",
    "function words",
    "closes",
    "end",
    "start",
    "blanks after",
    "mark",
    "digits",
    "year",
    "item",
    "credit",
)
_AWAY: Final = (-3, -2, -1, 1, 2, 3)
#: Reach of the windows, in lines.
_REACH: Final = (3, 8, 20)
_COUNTED: Final = ("prose", "letters", "marks", "dates", "comments", "credits")
#: Marks whose distance before and after is told, and the farthest that is.
_FAR_MARKS: Final = (
    "related",
    "read-more",
    "share-prompt",
    "comment-thread",
    "comment-form",
    "newsletter",
    "follow-heading",
    "rights-line",
    "tags",
    "image-placeholder",
    "page-control",
)
FARTHEST: Final = 60
#: A line of prose: so many Latin letters, a sentence's end, so many hundredths of function words.
PROSE: Final = (60, 18)
#: A line speaks for at most this many letters.
LONGEST_MASS: Final = 1000
#: Reach of the look for the longest line before and after.
_LONGEST: Final = 10
#: The longest line whose year makes it a date's.
_DATED: Final = 60
#: Lines are alike that have about the same size, end alike and are both marked or not.
_ALIKE: Final = (25, 6)
_TWIN: Final = 40

_AT: Final = {name: at for at, name in enumerate(traits.NAMES)}


def names() -> tuple[str, ...]:
    """Return the features in the order of ``table``."""
    found = list(traits.NAMES)
    for away in _AWAY:
        found += [f"{name} {away:+d}" for name in _SHOWN]
    for reach in _REACH:
        found += [f"{what} {side} {reach}" for side in ("before", "after") for what in _COUNTED]
    found += ["prose before", "prose after", "prose before, share", "prose after, share"]
    found += ["lines before", "lines after", "place"]
    found += ["since prose", "until prose", "gap"]
    found += ["prose beside", "longest before", "longest after"]
    found += [f"{side} {name}" for name in (*_FAR_MARKS, "comment words") for side in ("since", "until")]
    found += ["like 1", "like 2", "like 3", "twin"]
    return tuple(found)


def table(values: Table) -> Rows:
    """Return for each line its traits and what stands around it, given the rows of its traits."""
    import numpy as np

    count = len(values)
    size, marked = values[:, _AT["size"]], values[:, _AT["mark"]]
    words = values[:, _AT["function words"]]
    prose = (size >= PROSE[0]) & (words >= PROSE[1]) & (values[:, _AT["closes"]] > 0) & (marked == 0)
    letters = np.where(prose, np.minimum(size, LONGEST_MASS), 0)
    dated = (values[:, _AT["year"]] > 0) & (size < _DATED)
    comments = values[:, _AT["comment words"]] > 0
    columns: list[Table] = [values]
    shown = values[:, [_AT[name] for name in _SHOWN]]
    columns += [shifted(shown, away) for away in _AWAY]
    counted = np.stack([prose, letters, marked > 0, dated, comments, values[:, _AT["credit"]]], axis=1)
    for reach in _REACH:
        columns += windows(counted, reach)
    columns += _shares(letters)
    places = np.arange(count)
    columns += [np.minimum(places, 1000), np.minimum(count - 1 - places, 1000), 100 * places // count]
    since, until = since_and_until(prose)
    columns += [since, until, np.minimum(since, 30) + np.minimum(until, 30)]
    open_size = size * (marked == 0)
    columns.append(np.minimum(shifted(letters, -1), shifted(letters, 1)))
    columns += [longest(open_size, _LONGEST, forward=False), longest(open_size, _LONGEST, forward=True)]
    for name in _FAR_MARKS:
        columns += since_and_until(marked == traits.MARKS.index(name) + 1)
    columns += since_and_until(comments)
    kind = np.minimum(size // _ALIKE[0], _ALIKE[1]) * 64 + values[:, _AT["end"]] * 8 + (marked > 0)
    columns += [(kind == shifted(kind, away)) * 1 + (kind == shifted(kind, -away)) for away in (1, 2, 3)]
    columns.append(((values[:, _AT["copies"]] > 1) & (size > _TWIN)) * 1)
    return clipped(columns, count)


def _shares(letters: Table) -> list[Table]:
    """Return the letters of prose before and after each line, and their shares of all, in hundredths."""
    import numpy as np

    sums = np.concatenate([[0], np.cumsum(letters)])
    whole = int(sums[-1])
    before, after = sums[:-1], whole - sums[1:]
    return [before // 10, after // 10, 100 * before // (whole + 1), 100 * after // (whole + 1)]


def clipped(columns: Sequence[Table], count: int) -> Rows:
    """Return columns and blocks of columns side by side, cut to 16 bits."""
    import numpy as np

    flat = np.concatenate([column.reshape(count, -1) for column in columns], axis=1)
    return np.clip(flat, -MOST, MOST, out=flat).astype(np.int16)


def shifted(values: Table, away: int) -> Table:
    """Return the values of the line so many lines further; zeros beyond the page."""
    import numpy as np

    found = np.zeros_like(values)
    if abs(away) >= len(values):
        return found
    if away > 0:
        found[:-away] = values[away:]
    else:
        found[-away:] = values[:away]
    return found


def windows(values: Table, reach: int) -> tuple[Table, Table]:
    """Return the sums over so many lines before and after each line, itself left out."""
    import numpy as np

    count = len(values)
    sums = np.zeros((count + 1, values.shape[1]), np.int64)
    np.cumsum(values, axis=0, dtype=np.int64, out=sums[1:])
    before, after = sums[:-1].copy(), -sums[1:]
    before[reach:] -= sums[: max(count - reach, 0)]
    after[: max(count - reach, 0)] += sums[reach + 1 :]
    after[max(count - reach, 0) :] += sums[-1]
    return before, after


def since_and_until(holds: NDArray[np.bool_]) -> tuple[Table, Table]:
    """Return how many lines before and after each line one stands for which it holds; itself counts as 0."""
    import numpy as np

    count = len(holds)
    at = np.arange(count)
    last = np.maximum.accumulate(np.where(holds, at, -FARTHEST))
    following = np.minimum.accumulate(np.where(holds, at, count + FARTHEST)[::-1])[::-1]
    return np.minimum(at - last, FARTHEST), np.minimum(following - at, FARTHEST)


def longest(values: Table, reach: int, *, forward: bool) -> Table:
    """Return the greatest value among so many lines before, or after, each line."""
    import numpy as np

    found = np.zeros_like(values)
    for away in range(1, reach + 1):
        np.maximum(found, shifted(values, away if forward else -away), out=found)
    return found
