"""The dump as lines: number, blanks around, indentation; hard-wrapped paragraphs are one line again."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import pairwise

from feedsvc.text.lines import split_lines

#: Lines that are read; the longest of the development dumps has 2,276. What follows is dropped and said so.
MOST_LINES = 10_000
#: A terminal, mailer or wire wraps at 60 to 100 columns (measured maxima: dpa 69, lynx 76, w3m 90).
WIDEST_WRAP = 100
NARROWEST_WRAP = 45
#: Lines of wrapped text end within this many columns of the maximum, the last of a paragraph aside.
RAGGED_BY = 15
#: Wrapped paragraphs of two lines and more it takes before a page counts as hard-wrapped.
FEWEST_WRAPPED = 3
#: A wrapped paragraph is no longer than this: a page of equally long list lines must not become one block.
LONGEST_PARAGRAPH = 60


@dataclass(slots=True, eq=False)
class Line:
    """One non-blank line, or one paragraph that was hard-wrapped over several."""

    #: Blanks squeezed, ends trimmed.
    text: str
    #: 1-based line of the dump, the first one where several were joined.
    number: int
    #: Blank lines right before and after.
    before: int
    after: int
    #: True if the print begins with blanks.
    indented: bool
    #: How often the same text stands on the page.
    copies: int = 1


def read_lines(text: str) -> tuple[list[Line], list[tuple[int, str]]]:
    """Return the non-blank lines of a decoded dump in order, and number and text of those beyond MOST_LINES."""
    lines: list[Line] = []
    beyond: list[tuple[int, str]] = []
    blanks = 0
    for number, raw in enumerate(split_lines(text), 1):
        shown = " ".join(raw.split())
        if not shown:
            blanks += 1
        elif len(lines) >= MOST_LINES:
            beyond.append((number, shown))
        else:
            if lines:
                lines[-1].after = blanks
            lines.append(Line(shown, number, blanks, 0, raw[0] != shown[0]))
            blanks = 0
    if lines:
        lines[0].before = max(1, lines[0].before)
        lines[-1].after = max(1, blanks)
    lines = _unwrap(lines)
    counts = Counter([line.text for line in lines])
    if len(counts) < len(lines):
        for line in lines:
            line.copies = counts[line.text]
    return lines, beyond


def _unwrap(lines: list[Line]) -> list[Line]:
    """Return the lines with hard-wrapped paragraphs joined, if the page is hard-wrapped as a whole."""
    paragraphs = _paragraphs(lines)
    several = [part for part in paragraphs if len(part) > 1]
    width = max((len(line.text) for part in several for line in part), default=0)
    if not NARROWEST_WRAP <= width <= WIDEST_WRAP:
        return lines
    wrapped = [part for part in several if _is_wrapped(part, width)]
    if len(wrapped) < FEWEST_WRAPPED or 2 * len(wrapped) < len(several):
        return lines
    joined: list[Line] = []
    for part in paragraphs:
        joined.extend([_join(part)] if len(part) > 1 and _is_wrapped(part, width) else part)
    return joined


def _paragraphs(lines: list[Line]) -> list[list[Line]]:
    """Return runs of lines with no blank line between; an indented line opens a run of its own."""
    runs: list[list[Line]] = []
    for line in lines:
        if runs and not line.before and not (line.indented and not runs[-1][-1].indented):
            runs[-1].append(line)
        else:
            runs.append([line])
    return runs


def _is_wrapped(part: list[Line], width: int) -> bool:
    """Tell whether each line but the last is full: the next line's first word would not have fitted.

    The last may be short; one line in ten may break early (a long address, a hyphen).
    """
    if len(part) > LONGEST_PARAGRAPH:
        return False
    early = 0
    for line, following in pairwise(part):
        first = following.text.split(" ", 1)[0]
        if len(line.text) + 1 + len(first) <= width or len(line.text) < width - RAGGED_BY:
            early += 1
    return early * 10 <= len(part) - 1


def _join(part: list[Line]) -> Line:
    text = part[0].text
    pieces = [text]
    for line, following in pairwise(part):
        pieces.append("" if line.text[-1] > "\u2e80" and following.text[0] > "\u2e80" else " ")
        pieces.append(following.text)
    return Line("".join(pieces), part[0].number, part[0].before, part[-1].after, part[0].indented)
