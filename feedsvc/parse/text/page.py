"""The dump as lines: number, blanks around, indentation; hard-wrapped paragraphs are one line again.

What the form of a dump adds is taken away here: blank lines after every line, link numbers, cells of a table that hold
paragraphs. What a line says is no matter of this module.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from feedsvc.parse.text.wrapped import unwrap
from feedsvc.text.lines import split_lines

#: Lines that are read; the longest of the development dumps has 2,276. What follows is dropped and said so.
MOST_LINES = 10_000
#: Lines beyond those that are accounted for one by one.
MOST_BEYOND: Final = 1_000
#: A cell of a row is a paragraph of its own if it is this long and ends like a sentence.
LONG_CELL: Final = 80
#: Gaps of one blank line and of more it takes to tell a dump whose blank lines were doubled.
FEWEST_GAPS: Final = 4
#: Lines it takes to tell a dump that has no blank lines at all, and what is a paragraph there, open or closed.
FEWEST_UNPARTED: Final = 8
PARAGRAPH: Final = 120
SENTENCE: Final = 60
#: No terminal is wider; of longer lines the columns are not counted one by one.
LONGEST_PRINT: Final = 200
#: Numbered links, and numbered addresses below, it takes to tell a dump of a text browser.
FEWEST_LINKS: Final = 4

_LINK = re.compile(r"\[(\d{1,4})\](?=\S)")
_WIDE = re.compile("[\u2e80-\ua4cf\uac00-\ud7af\uf900-\ufaff\uff01-\uff60]")
_REFERENCE = re.compile(r"\s{0,9}\d{1,4}\. {1,4}(?:https?|file|ftp|mailto|javascript):\S", re.IGNORECASE)
#: From Thai on, most scripts write no blanks between words.
_DENSE: Final = "\u0e00"
_SENTENCE_ENDS: Final = '.!?…”»"。！？।۔؟'


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
    #: Columns of the print up to its last character, indentation and double blanks among them; 0 if not known.
    #: A character of an East Asian script fills two.
    columns: int = 0


def read_lines(text: str, *, first: int = 1) -> tuple[list[Line], list[tuple[int, str]]]:
    """Return the non-blank lines of a decoded dump in order, and number and text of those beyond MOST_LINES.

    ``first`` is the number of the text's first line, where it is one part of a dump.
    """
    raws = split_lines(text)
    if "[1]" in text:
        raws = without_link_numbers(raws)
    lines: list[Line] = []
    beyond: list[tuple[int, str]] = []
    blanks = 0
    for number, raw in enumerate(raws, first):
        shown = " ".join(raw.split())
        if not shown:
            blanks += 1
        elif len(lines) >= MOST_LINES:
            beyond = _beyond(raws[number - first :], number)
            break
        else:
            if lines:
                lines[-1].after = blanks
            cells = cells_of(raw) if "\t" in raw else None
            if cells is None:
                lines.append(Line(shown, number, blanks, 0, raw[0] != shown[0], 1, _columns(raw)))
            else:
                lines.extend(Line(cell, number, max(blanks, 1), 1, indented=False) for cell in cells)
            blanks = 0
    if lines:
        lines[0].before = 1
        lines[-1].after = max(1, blanks)
        lines = _settled(lines)
    return lines, beyond


def without_link_numbers(raws: list[str]) -> list[str]:
    """Return the lines without the numbers that a text browser put before its links; the same list where it did not."""
    if not _has_numbered_links(raws):
        return raws
    return [_LINK.sub("", raw) if "[" in raw else raw for raw in raws]


def _beyond(raws: Sequence[str], first: int) -> list[tuple[int, str]]:
    """Return number and text of the lines that are not read; of very many the last stands for the rest."""
    found = [(number, raw) for number, raw in enumerate(raws, first) if raw and not raw.isspace()]
    listed = [(number, " ".join(raw.split())) for number, raw in found[:MOST_BEYOND]]
    rest = len(found) - len(listed)
    return [*listed, (found[MOST_BEYOND][0], f"… and {rest} more lines")] if rest else listed


def _settled(lines: list[Line]) -> list[Line]:
    """Return the lines with what their form did to the gaps undone, and wrapped paragraphs joined."""
    _halve_gaps(lines)
    lines = unwrap(lines)
    _part_paragraphs(lines)
    counts = Counter([line.text for line in lines])
    if len(counts) < len(lines):
        for line in lines:
            line.copies = counts[line.text]
    return lines


def _columns(raw: str) -> int:
    raw = raw.rstrip()
    return len(raw) if raw.isascii() or len(raw) > LONGEST_PRINT else len(raw) + len(_WIDE.findall(raw))


def cells_of(raw: str) -> list[str] | None:
    """Return the cells of a row if a paragraph is among them; a row of short cells stays one line."""
    cells = [" ".join(cell.split()) for cell in raw.split("\t")]
    cells = [cell for cell in cells if cell]
    if len(cells) > 1 and any(len(cell) >= LONG_CELL and cell[-1] in _SENTENCE_ENDS for cell in cells):
        return cells
    return None


def _halve_gaps(lines: Sequence[Line]) -> None:
    """Take away the blank line that follows every line, blank lines among them: then all gaps are odd, some are one."""
    gaps = [line.before for line in lines[1:]]
    if not gaps or any(gap % 2 == 0 for gap in gaps):
        return
    single = gaps.count(1)
    if single < FEWEST_GAPS or len(gaps) - single < FEWEST_GAPS:
        return
    for line, following in pairwise(lines):
        line.after = following.before = (following.before - 1) // 2


def _part_paragraphs(lines: Sequence[Line]) -> None:
    """In a dump without any blank line, part the paragraphs: its gaps say nothing, and paragraphs stand alone."""
    if len(lines) < FEWEST_UNPARTED or any(line.before for line in lines[1:]):
        return
    for line, following in pairwise(lines):
        if _stands_alone(line.text) or _stands_alone(following.text):
            line.after = following.before = 1


def _stands_alone(text: str) -> bool:
    """Tell whether a line is a paragraph: long, or of some length and closed. Dense scripts say twice as much."""
    length = len(text) if text.isascii() or text[len(text) // 2] < _DENSE else 2 * len(text)
    return length >= PARAGRAPH or (length >= SENTENCE and text[-1] in _SENTENCE_ENDS)


def _has_numbered_links(raws: Sequence[str]) -> bool:
    """Tell whether a text browser numbered the links: ``[12]`` before words, and a list of numbered addresses."""
    references = sum(_REFERENCE.match(raw) is not None for raw in raws if "://" in raw or "mailto:" in raw)
    if references < FEWEST_LINKS:
        return False
    links = 0
    for raw in raws:
        links += len(_LINK.findall(raw)) if "[" in raw else 0
        if links >= FEWEST_LINKS:
            return True
    return False
