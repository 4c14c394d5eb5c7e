"""What the operator's rules say of a dump's lines: which go, which stay, which one is the headline.

Enters: decoded text and the source's style. Leaves: Corrections, which the reader obeys. A dropped line is blanked, so
that nothing the reader learns from a page (its shape, its repetitions, its end) hangs on it.

Law: patterns see the lines that ``explain`` shows, without a text browser's link numbers and with the cells of a row
that holds a paragraph apart; only hard-wrapped lines they see as printed.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from feedsvc.model.raw import DroppedLine
from feedsvc.model.source import HouseStyle
from feedsvc.parse.text.page import MOST_LINES, Line, cells_of, without_link_numbers
from feedsvc.text.lines import split_lines, squeeze
from feedsvc.text.patterns import captured, patterns_of

RULE_DROPPED = "dropped-by-operator"
RULE_TITLE = "title-by-operator"
_BEYOND = f"beyond the {MOST_LINES:,} lines that are read"


class Spot(NamedTuple):
    """A line that a rule names: its number in the dump, and its text, for a row of cells has one number for many."""

    number: int
    text: str


@dataclass(frozen=True, slots=True)
class Corrections:
    """The rules applied to one dump; numbers are 1-based lines of it."""

    #: The dump with its dropped lines blank.
    text: str
    dropped: tuple[DroppedLine, ...] = ()
    #: Lines that are body whatever the reader makes of them.
    kept: tuple[Spot, ...] = ()
    #: The line that is the headline, or None: the reader finds it.
    title: Spot | None = None
    #: What a pattern took of that line for the headline, or None: all of it.
    headline: str | None = None
    #: Full sentences for the operator.
    warnings: tuple[str, ...] = ()

    def within(self, beyond: Sequence[tuple[int, str]]) -> Corrections:
        """Return the rules without what they say of lines ``beyond`` those that are read, with a warning of each."""
        if not beyond or (not self.kept and self.title is None):
            return self
        end = beyond[0][0]
        kept = tuple(spot for spot in self.kept if spot.number < end)
        warnings = []
        if len(kept) < len(self.kept):
            named = self.kept[len(kept)].number
            warnings.append(f"The source keeps line {named}, which stands {_BEYOND}: it was not read.")
        is_unread = self.title is not None and self.title.number >= end
        if is_unread:
            warnings.append(f"The source's title stands {_BEYOND}: the reader chose one.")
        return replace(
            self,
            kept=kept,
            title=None if is_unread else self.title,
            headline=None if is_unread else self.headline,
            warnings=(*self.warnings, *warnings),
        )

    def kept_among(self, lines: Sequence[Line]) -> frozenset[int]:
        """Return the indices of the kept lines."""
        return frozenset(at for spot in self.kept for at in _indices(lines, spot))

    def title_among(self, lines: Sequence[Line]) -> int | None:
        """Return the index of the headline that is named, or None."""
        return None if self.title is None else next(iter(_indices(lines, self.title)), None)


def read_rules(text: str, style: HouseStyle) -> Corrections:
    """Return what a source's ``drop``, ``keep`` and ``title`` say of a dump; without any of them nothing is looked at.

    ``keep`` is stronger than ``drop``.
    """
    names_title = style.title != "auto" or style.title_pattern is not None
    if not (style.drop or style.keep or names_title):
        return Corrections(text)
    printed = split_lines(text, keep="\x0c")
    raws = without_link_numbers(printed)
    spots = _spots(raws)
    lines = [spot.text for spot in spots]
    kept = patterns_of(style.keep).matches(lines)
    gone = {at: why for at, why in patterns_of(style.drop).matches(lines).items() if at not in kept}
    dropped = tuple(
        DroppedLine(
            text=lines[at],
            rule=RULE_DROPPED,
            why=f"the source drops what matches {pattern}",
            line=spots[at].number,
        )
        for at, pattern in gone.items()
    )
    for at in gone:
        lines[at] = ""
    title, headline = _headline(lines, spots, style) if names_title else (None, None)
    return Corrections(
        text=text if raws is printed and not gone else _blanked(raws, dropped),
        dropped=dropped,
        kept=tuple(spots[at] for at in kept if at != title),
        title=None if title is None else spots[title],
        headline=headline,
        warnings=(_why_none(style),) if names_title and title is None else (),
    )


def _spots(raws: Sequence[str]) -> list[Spot]:
    """Return the lines as patterns see them, blank ones among them."""
    found: list[Spot] = []
    for number, raw in enumerate(raws, 1):
        cells = cells_of(raw) if "\t" in raw else None
        if cells is None:
            found.append(Spot(number, squeeze(raw)))
        else:
            found.extend(Spot(number, cell) for cell in cells)
    return found


def _headline(
    lines: Sequence[str], spots: Sequence[Spot], style: HouseStyle
) -> tuple[int | None, str | None]:
    """Return the index of the line that the source's rule names, and what of it is the headline if not all."""
    if style.title_pattern is not None:
        for at in patterns_of((style.title_pattern,)).matches(lines):
            if taken := captured(style.title_pattern, lines[at]):
                return at, taken
        return None, None
    number = 0 if style.title == "first" else int(style.title.removeprefix("line "))
    for at in range(bisect_left(spots, number, key=lambda spot: spot.number), len(spots)):
        if number and spots[at].number > number:
            break
        if lines[at]:
            return at, None
    return None, None


def _why_none(style: HouseStyle) -> str:
    if style.title_pattern is not None:
        return "No line matches the pattern of the source's title: the reader chose one."
    return f"The source's title is {style.title}, and nothing stands there: the reader chose one."


def _blanked(raws: Sequence[str], dropped: Sequence[DroppedLine]) -> str:
    """Return the dump without its dropped lines; of a row of cells the others stay."""
    lines = list(raws)
    gone: dict[int, set[str]] = defaultdict(set)
    for line in dropped:
        gone[line.line].add(line.text)
    for number, texts in gone.items():
        cells = lines[number - 1].split("\t")
        lines[number - 1] = (
            "\t".join(cell for cell in cells if squeeze(cell) not in texts) if len(cells) > 1 else ""
        )
        if squeeze(raws[number - 1]) in texts:
            lines[number - 1] = ""
    return "\n".join(lines)


def _indices(lines: Sequence[Line], spot: Spot) -> range | list[int]:
    """Return the indices of the lines that hold a line of the dump: itself, or the paragraph it was joined to."""
    end = bisect_right(lines, spot.number, key=lambda line: line.number)
    if not end:
        return []
    begin = bisect_left(lines, lines[end - 1].number, hi=end, key=lambda line: line.number)
    row = range(begin, end)
    return [at for at in row if lines[at].text == spot.text] or row
