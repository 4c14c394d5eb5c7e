"""Several articles in one text file: where one ends and the next begins.

A drawn line, a form feed or ``Document 2 of 7`` parts articles only if each part begins like one: a short line, a date
or a byline soon after, then paragraphs. Many articles end with a drawn line and the publisher's addresses below it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Final

from feedsvc.parse.text.corrections import Corrections
from feedsvc.parse.text.cues import is_byline
from feedsvc.text.datelike import find_date, is_date_line
from feedsvc.text.lines import split_lines

#: A drawn line that parts articles; a shorter one parts sections.
LONGEST_RULE: Final = 200
LONGEST_NUMBER: Final = 40
#: Lines below a separator among which the headline stands, and below that its date or byline.
HEAD: Final = 6
LONGEST_HEADLINE: Final = 200
#: Characters in sentences that make a part an article, and the shortest line that counts.
FEWEST_CHARACTERS: Final = 200
PARAGRAPH: Final = 40
#: Lines of a part that are looked at.
MOST_LINES: Final = 400
#: Separators that one file may hold; a file of more is none of articles.
MOST_PARTS: Final = 5000

_RULE = re.compile(r"[ \t]{0,20}(?:-{20,200}|_{20,200}|={20,200}|\*{20,200}|~{20,200}|#{20,200})[ \t]{0,20}")
_NUMBERED = re.compile(
    r"(?:document|article|dokument|documento|artikel) \d{1,4} (?:of|von|de) \d{1,4}", re.IGNORECASE
)
_SIGNS: Final = "-_=*~#"
_SIGNS_OR_BLANKS: Final = frozenset(_SIGNS + " \t")
_FIRSTS: Final = (" 1 of ", " 1 OF ", " 1 von ", " 1 de ")
_ENDS: Final = frozenset('.!?…”»"。！？।۔؟')


@dataclass(frozen=True, slots=True)
class Part:
    """One article of a dump: its lines, as the operator's rules left them."""

    rules: Corrections
    #: 1-based line of the dump where it begins.
    first: int = 1


def parts_of(rules: Corrections) -> tuple[Part, ...]:
    """Return the articles of a dump in order; one part where it holds one, or where a line is named as the headline."""
    text = rules.text
    if rules.title is not None or not _may_hold_several(text):
        return (Part(rules),)
    lines = split_lines(text, keep="\x0c")
    for places in (_below_numbers(text, lines), _at_form_feeds(text, lines), _below_rules(lines)):
        begins = _begins(lines, places) if 0 < len(places) <= MOST_PARTS else [0]
        if len(begins) > 1:
            return tuple(_part(rules, lines, begin, end) for begin, end in pairwise([*begins, len(lines)]))
    return (Part(rules),)


def _part(rules: Corrections, lines: Sequence[str], begin: int, end: int) -> Part:
    inside = range(begin + 1, end + 1)
    return Part(
        replace(
            rules,
            text="\n".join(lines[begin:end]),
            dropped=tuple(line for line in rules.dropped if line.line in inside),
            kept=tuple(spot for spot in rules.kept if spot.number in inside),
        ),
        first=begin + 1,
    )


def _may_hold_several(text: str) -> bool:
    """Tell cheaply whether a separator can be there at all."""
    return "\x0c" in text or any(sign * 20 in text for sign in _SIGNS) or any(one in text for one in _FIRSTS)


def _below_rules(lines: Sequence[str]) -> list[int]:
    return [
        at
        for at, line in enumerate(lines, 1)
        if line and line[0] in _SIGNS_OR_BLANKS and len(line) <= LONGEST_RULE and _RULE.fullmatch(line)
    ]


def _below_numbers(text: str, lines: Sequence[str]) -> list[int]:
    if not any(one in text for one in _FIRSTS):
        return []
    return [
        at
        for at, line in enumerate(lines, 1)
        if 0 < len(line) <= LONGEST_NUMBER and _NUMBERED.fullmatch(line.strip())
    ]


def _at_form_feeds(text: str, lines: Sequence[str]) -> list[int]:
    return [at for at, line in enumerate(lines) if at and line.startswith("\x0c")] if "\x0c" in text else []


def _begins(lines: Sequence[str], places: Sequence[int]) -> list[int]:
    """Return where the articles begin; a place at which none begins belongs to the one above."""
    begins = [0]
    for at, following in pairwise([*places, len(lines)]):
        if begins_like_an_article(lines[at:following]):
            begins.append(at)
    if len(begins) == 1 or begins_like_an_article(lines[: begins[1]]):
        return begins
    # A list of contents above the first article goes with it; other text above says that this is no such file.
    return [0] if _has_text(lines[: begins[1]]) else [0, *begins[2:]]


def begins_like_an_article(lines: Sequence[str]) -> bool:
    """Tell whether a headline opens the lines, a date or byline stands soon below, and sentences follow."""
    shown = [" ".join(line.split()) for line in lines[:MOST_LINES] if line and not line.isspace()]
    if len(shown) < 3 or len(shown[0]) > LONGEST_HEADLINE or "://" in shown[0]:
        return False
    return _has_text(shown[1:]) and any(map(_dates_or_signs, shown[:HEAD]))


def _dates_or_signs(line: str) -> bool:
    if len(line) > LONGEST_HEADLINE:
        return False
    date = find_date(line)
    return (date is not None and bool(date.year) and is_date_line(line, date)) or is_byline(line)


def _has_text(lines: Sequence[str]) -> bool:
    return sum(len(line) for line in lines if len(line) >= PARAGRAPH) >= FEWEST_CHARACTERS and any(
        line.rstrip()[-1:] in _ENDS for line in lines
    )
