"""What stands twice: the whole article (a print view below the page), and captions beside their alternative text.

A sentence may be quoted again in any text; an article that begins again in the same order is a second print of it.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Mapping, MutableSequence, Sequence
from typing import Final

from feedsvc.parse.text.cues import is_caption
from feedsvc.parse.text.head import Role
from feedsvc.parse.text.marks import Mark
from feedsvc.parse.text.page import Line

#: A line this long says something that is not said twice by chance.
LONG: Final = 80
#: Long lines that come again in order, and their share of all long lines that stand above the second print.
FEWEST_COPIES: Final = 3
COPIED_SHARE: Final = 60
#: Captions are no longer, in characters.
LONGEST_CAPTION: Final = 400
SHORTEST_CAPTION: Final = 12

_AGAIN = Mark("second-copy", "prints the text above once more", ends=True)
_CAPTION = Mark("image-placeholder", "says the caption of a picture that is not in the dump once more")
_CAPTION_AGAIN = Mark("repeated-caption", "says the caption above once more")


def mark_second_copy(lines: Sequence[Line], marks: MutableSequence[Mark | None]) -> None:
    """Mark the second print of an article, from where its lines come again in the order of the first."""
    half = len(lines) // 2
    if 2 * FEWEST_COPIES <= len(lines) == 2 * half and _is_doubled(lines, half):
        begin, end = half, len(lines)
    else:
        begin, end = _second_print(lines, marks)
    if begin == end:
        return
    for at in range(begin, end):
        marks[at] = _AGAIN
    counts = Counter([line.text for line, found in zip(lines, marks, strict=True) if found is not _AGAIN])
    for line in lines:
        line.copies = counts[line.text]


def _is_doubled(lines: Sequence[Line], half: int) -> bool:
    """Tell whether the whole dump stands there twice."""
    return all(
        line.copies > 1 and line.text == again.text
        for line, again in zip(lines[:half], lines[half:], strict=True)
    )


def _second_print(lines: Sequence[Line], marks: Sequence[Mark | None]) -> tuple[int, int]:
    """Return where the second print of the article begins and ends; the same place twice where there is none."""
    if sum(line.copies > 1 and len(line.text) >= LONG for line in lines) < 2 * FEWEST_COPIES:
        return 0, 0
    first, again = _prints(lines)
    begin = _beginning(first, again) if len(again) >= FEWEST_COPIES else None
    if begin is None:
        return 0, 0
    long_above = sum(len(line.text) >= LONG and marks[at] is None for at, line in enumerate(lines[:begin]))
    copied = [at for at in first.values() if at < begin and lines[at].copies > 1]
    if len(copied) * 100 < long_above * COPIED_SHARE:
        return 0, 0
    while begin and lines[begin - 1].copies > 1 and len(lines[begin - 1].text) >= SHORTEST_CAPTION:
        begin -= 1
    return begin, max(again.values()) + 1


def _prints(lines: Sequence[Line]) -> tuple[Mapping[str, int], Mapping[str, int]]:
    """Return where long lines stand first, and where those that stand again do so last."""
    first: dict[str, int] = {}
    again: dict[str, int] = {}
    for at, line in enumerate(lines):
        if len(line.text) >= LONG:
            if line.text in first:
                again[line.text] = at
            else:
                first[line.text] = at
    return first, again


def _beginning(first: Mapping[str, int], again: Mapping[str, int]) -> int | None:
    """Return where the second print begins: below all that it repeats, in the same order; None if there is none.

    Most pairs straddle that place; a teaser that stands twice in one print does not.
    """
    pairs = sorted((first[text], at) for text, at in again.items())
    place = _straddled(pairs)
    straddling = [at for one, at in pairs if one < place <= at]
    ordered = _ascending(straddling)
    if len(ordered) < FEWEST_COPIES or len(ordered) * 100 < len(pairs) * COPIED_SHARE:
        return None
    return ordered[0]


def _straddled(pairs: Sequence[tuple[int, int]]) -> int:
    """Return the place that lies between the two of most pairs, the last of such places."""
    steps = sorted([(one + 1, 1) for one, _ in pairs] + [(at + 1, -1) for _, at in pairs])
    open_pairs = most = place = 0
    for at, step in steps:
        open_pairs += step
        if step > 0 and open_pairs >= most:
            most, place = open_pairs, at
    return place


def _ascending(values: Sequence[int]) -> list[int]:
    """Return a longest ascending choice of values, in their order."""
    ends: list[int] = []
    links: list[int] = []
    tops: list[int] = []
    for index, value in enumerate(values):
        depth = bisect_left(ends, value)
        ends[depth : depth + 1] = [value]
        tops[depth : depth + 1] = [index]
        links.append(tops[depth - 1] if depth else -1)
    chosen: list[int] = []
    at = tops[-1] if tops else -1
    while at >= 0:
        chosen.append(values[at])
        at = links[at]
    return chosen[::-1]


def mark_captions(lines: Sequence[Line], marks: MutableSequence[Mark | None]) -> dict[int, Role]:
    """Mark captions that stand twice in a row under a picture's place, with the credit below; return them as captions.

    Alternative text and caption say the same. They are marked before the lines are scored: text goes on around them.
    """
    found: dict[int, Role] = {}
    for at in range(1, len(lines) - 1):
        above = marks[at - 1]
        if (
            lines[at].copies > 1
            and lines[at + 1].text == lines[at].text
            and marks[at] is None
            and above is not None
            and above.rule == _CAPTION.rule
            and SHORTEST_CAPTION <= len(lines[at].text) <= LONGEST_CAPTION
        ):
            marks[at] = marks[at + 1] = _CAPTION
            found[at] = Role("captions", "printed-twice")
            below = at + 2
            if below < len(lines) and marks[below] is None and is_caption(lines[below].text):
                marks[below] = _CAPTION
                found[below] = Role("captions", "credit-or-flag")
    return found


def part_captions(
    lines: Sequence[Line], marks: MutableSequence[Mark | None], body: MutableSequence[bool]
) -> dict[int, Role]:
    """Take captions out of the body that stand twice in a row: alternative text and caption say the same.

    Return the first of each pair as a caption.
    """
    found: dict[int, Role] = {}
    last: int | None = None
    for at, line in enumerate(lines):
        if marks[at] is not None:
            continue
        if (
            line.copies > 1
            and last is not None
            and body[at]
            and lines[last].text == line.text
            and SHORTEST_CAPTION <= len(line.text) <= LONGEST_CAPTION
        ):
            body[at] = body[last] = False
            marks[at] = marks[last] = _CAPTION_AGAIN
            found[last] = Role("captions", "printed-twice")
            continue
        last = at
    return found
