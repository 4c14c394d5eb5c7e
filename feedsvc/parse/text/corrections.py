"""What the operator's rules say of a dump's lines: which go, which stay, which one is the headline.

Enters: decoded text and the source's style. Leaves: Corrections, which the reader obeys. A dropped line is blanked, so
that nothing the reader learns from a page (its shape, its repetitions, its end) hangs on it.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from feedsvc.model.raw import DroppedLine
from feedsvc.model.source import HouseStyle
from feedsvc.parse.text.page import Line
from feedsvc.text.lines import split_lines, squeeze
from feedsvc.text.patterns import captured, patterns_of

RULE_DROPPED = "dropped-by-operator"
RULE_TITLE = "title-by-operator"


@dataclass(frozen=True, slots=True)
class Corrections:
    """The rules applied to one dump; numbers are 1-based lines of it."""

    #: The dump with its dropped lines blank.
    text: str
    dropped: tuple[DroppedLine, ...] = ()
    #: Lines that are body whatever the reader makes of them.
    kept: tuple[int, ...] = ()
    #: The line that is the headline, or None: the reader finds it.
    title: int | None = None
    #: What a pattern took of that line for the headline, or None: all of it.
    headline: str | None = None
    #: Full sentences for the operator.
    warnings: tuple[str, ...] = ()

    def kept_among(self, lines: Sequence[Line]) -> frozenset[int]:
        """Return the indices of the kept lines."""
        return frozenset(_index(lines, number) for number in self.kept) if lines else frozenset()

    def title_among(self, lines: Sequence[Line]) -> int | None:
        """Return the index of the headline that is named, or None."""
        return None if self.title is None or not lines else _index(lines, self.title)


def read_rules(text: str, style: HouseStyle) -> Corrections:
    """Return what a source's ``drop``, ``keep`` and ``title`` say of a dump; without any of them nothing is looked at.

    ``keep`` is stronger than ``drop``.
    """
    names_title = style.title != "auto" or style.title_pattern is not None
    if not (style.drop or style.keep or names_title):
        return Corrections(text)
    lines = [squeeze(line) for line in split_lines(text)]
    kept = patterns_of(style.keep).matches(lines)
    dropped = tuple(
        DroppedLine(
            text=lines[at], rule=RULE_DROPPED, why=f"the source drops what matches {pattern}", line=at + 1
        )
        for at, pattern in patterns_of(style.drop).matches(lines).items()
        if at not in kept
    )
    for line in dropped:
        lines[line.line - 1] = ""
    title, headline = _headline(lines, style) if names_title else (None, None)
    return Corrections(
        text=_blanked(text, dropped) if dropped else text,
        dropped=dropped,
        kept=tuple(at + 1 for at in kept if at + 1 != title),
        title=title,
        headline=headline,
        warnings=(_why_none(style),) if names_title and title is None else (),
    )


def _headline(lines: Sequence[str], style: HouseStyle) -> tuple[int | None, str | None]:
    """Return the number of the line that the source's rule names, and what of it is the headline if not all."""
    if style.title_pattern is not None:
        for at in patterns_of((style.title_pattern,)).matches(lines):
            if taken := captured(style.title_pattern, lines[at]):
                return at + 1, taken
        return None, None
    if style.title == "first":
        return next((at + 1 for at, line in enumerate(lines) if line), None), None
    number = int(style.title.removeprefix("line "))
    return (number, None) if number <= len(lines) and lines[number - 1] else (None, None)


def _why_none(style: HouseStyle) -> str:
    if style.title_pattern is not None:
        return "No line matches the pattern of the source's title: the reader chose one."
    return f"The source's title is {style.title}, and nothing stands there: the reader chose one."


def _blanked(text: str, dropped: Sequence[DroppedLine]) -> str:
    lines = split_lines(text)
    for line in dropped:
        lines[line.line - 1] = ""
    return "\n".join(lines)


def _index(lines: Sequence[Line], number: int) -> int:
    """Return the index of the line that holds a line of the dump: itself, or the paragraph it was joined to."""
    return max(0, bisect_right(lines, number, key=lambda line: line.number) - 1)
