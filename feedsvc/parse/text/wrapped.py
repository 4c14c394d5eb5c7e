"""Hard-wrapped text: terminals, mailers and wires break paragraphs at a column; here they become one line again.

A page is wrapped as a whole or not at all. What tells it is not how long its lines are but that they are full: the
first word of the next line would not have fitted.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from feedsvc.parse.text.page import Line

#: A terminal, mailer or wire wraps at 60 to 100 columns (measured maxima: dpa 69, lynx 76, w3m 90).
WIDEST: Final = 100
NARROWEST: Final = 45
#: A full line ends within so many columns of the page's width: the longest word that is met.
RAGGED_BY: Final = 26
#: Text without blanks breaks at any character, but no line begins with a comma or a closing bracket.
RAGGED_DENSE: Final = 4
#: A line that breaks inside a sentence may end so many columns early: some wrap for evenness, not for fullness.
UNEVEN_BY: Final = 15
#: Full lines, followed by another, that make a page wrapped; and their share, in hundredths, of lines that have the
#: length for it. By chance two in ten are full; of wrapped pages with long menus four in ten and more.
FEWEST_FULL: Final = 4
FULL_SHARE: Final = 40
#: Characters, in hundredths of all in lines of some length, that may stand in lines beyond the width: addresses, tables.
BEYOND_SHARE: Final = 10
#: A wrapped paragraph is no longer than this: a page of equally long list lines must not become one block.
LONGEST_PARAGRAPH: Final = 60
#: Lines in a hundred that end in a hyphen where words are divided by syllable; elsewhere only compounds break there.
HYPHENATED_SHARE: Final = 3
#: East Asian text is written without blanks at the joints.
_DENSE: Final = "\u2e80"
_WORD = re.compile(r"[^\W\d_]{2,}(?:-[^\W\d_]{2,})?")
_ITEM = re.compile(r"[•▪◦‣*·►] ?\S|[-–—] \S|\(?\d{1,3}[.)] ")


def unwrap(lines: list[Line]) -> list[Line]:
    """Return the lines with wrapped paragraphs joined, if the page is wrapped as a whole."""
    width = _width(lines)
    if width is None:
        return lines
    chances = full = 0
    for line, following in pairwise(lines):
        if not following.before and line.columns * 5 >= width * 3:
            chances += 1
            full += _is_full(line, following, width)
    if full < FEWEST_FULL or full * 100 < chances * FULL_SHARE:
        return lines
    parts = _paragraphs(lines, width)
    divides = _divider(lines, parts)
    return [_join(part, divides) if len(part) > 1 else part[0] for part in parts]


def _width(lines: Sequence[Line]) -> int | None:
    """Return the column beyond which hardly anything is printed, or None if that is no wrapped page's."""
    histogram = Counter(line.columns for line in lines if line.columns >= NARROWEST and _breaks(line.text))
    total = sum(columns * count for columns, count in histogram.items())
    beyond = 0
    for columns in sorted(histogram, reverse=True):
        beyond += columns * histogram[columns]
        if beyond * 100 > total * BEYOND_SHARE:
            return columns if columns <= WIDEST else None
    return None


def _breaks(text: str) -> bool:
    """Tell whether a text can be wrapped at all: an address cannot."""
    return " " in text or text[len(text) // 2] > _DENSE


def _is_full(line: Line, following: Line, width: int) -> bool:
    """Tell whether the next line's first word would not have fitted."""
    if following.text[0] > _DENSE and line.text[-1] > _DENSE:
        return width - RAGGED_DENSE <= line.columns <= width
    first = following.text.find(" ")
    length = first if first >= 0 else len(following.text)
    return width - RAGGED_BY <= line.columns <= width and line.columns + 1 + length > width


def _goes_on(line: Line, following: Line, width: int) -> bool:
    """Tell whether the next line belongs to the same paragraph."""
    if following.before or (following.indented and not line.indented) or not line.columns:
        return False
    if _ITEM.match(following.text) and (line.text[-1] in ".!?:;" or following.text[0] in "•▪◦‣*·►"):
        return False
    if _is_full(line, following, width):
        return True
    return (
        line.columns >= width - UNEVEN_BY and following.text[0].islower() and line.text[-1] not in ".!?:"
    ) or (line.columns > width and following.text[0].islower())


def _paragraphs(lines: Sequence[Line], width: int) -> list[list[Line]]:
    """Return the lines of each paragraph."""
    parts = [[lines[0]]]
    for line, following in pairwise(lines):
        if len(parts[-1]) < LONGEST_PARAGRAPH and _goes_on(line, following, width):
            parts[-1].append(following)
        else:
            parts.append([following])
    return parts


def _divider(lines: Sequence[Line], parts: Sequence[Sequence[Line]]) -> Divider | None:
    """Return what decides at hyphens that end lines; None where no line ends in one."""
    ends = [line for part in parts for line in part[:-1]]
    hyphens = sum(_ends_in_hyphen(line.text) for line in ends)
    if not hyphens:
        return None
    words = {word.casefold() for line in lines for word in _WORD.findall(line.text)}
    return Divider(words, by_syllable=hyphens * 100 >= len(ends) * HYPHENATED_SHARE)


def _ends_in_hyphen(text: str) -> bool:
    return len(text) > 2 and text[-1] in "-\u2010" and text[-2].isalpha()


class Divider:
    """Decides whether a hyphen at a line's end divides a word or belongs to it."""

    def __init__(self, words: set[str], *, by_syllable: bool) -> None:
        self._words = words
        self._by_syllable = by_syllable

    def divides(self, first: str, second: str) -> bool:
        """Tell whether two fragments are one word: as the page itself writes it elsewhere, else as it mostly does."""
        first, second = first.casefold(), second.casefold()
        if first + second in self._words:
            return True
        if f"{first}-{second}" in self._words:
            return False
        return self._by_syllable


def _join(part: Sequence[Line], divider: Divider | None) -> Line:
    pieces = [part[0].text]
    for line, following in pairwise(part):
        text, after = line.text, following.text
        if text[-1] > _DENSE and after[0] > _DENSE and not _is_hangul(text[-1]):
            pieces.append(after)
        elif divider is not None and _ends_in_hyphen(text) and after[0].isalpha():
            first, second = _fragments(text, after)
            if after[0].islower() and divider.divides(first, second):
                pieces[-1] = pieces[-1][:-1]
            pieces.append(after)
        else:
            pieces.append(" " + after)
    return replace(part[0], text="".join(pieces), after=part[-1].after, columns=0)


def _is_hangul(char: str) -> bool:
    return "\uac00" <= char <= "\ud7af"


def _fragments(text: str, after: str) -> tuple[str, str]:
    """Return the letters before the hyphen and those that open the next line."""
    first = _LETTERS.findall(text[-41:-1])
    second = _LETTERS.match(after)
    return (first[-1] if first else ""), (second[0] if second else "")


_LETTERS = re.compile(r"[^\W\d_]+")
