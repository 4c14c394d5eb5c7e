"""Long menus are folded: runs of chrome that say nothing one by one become one line that counts them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from feedsvc.model.account import LOST_ROLES, ROLES, TAUGHT_ROLES, LineAccount

#: Lines of a run that stay where it borders on the article: there reading goes wrong.
BORDER: Final = 2
#: Fewer are not worth folding.
FEWEST: Final = 5


@dataclass(frozen=True, slots=True)
class Fold:
    """Lines of chrome that are shown as one."""

    lines: tuple[LineAccount, ...]

    @property
    def label(self) -> str:
        """What is folded: ``84 menu lines``, or ``90 lines: 84 menu, 6 share``."""
        counts = Counter(ROLES[line.role] for line in self.lines).most_common()
        if len(counts) == 1:
            return f"{len(self.lines):,} {counts[0][0]} lines"
        told = ", ".join(f"{count:,} {role}" for role, count in counts)
        return f"{len(self.lines):,} lines: {told}"


def folded(lines: Sequence[LineAccount]) -> Iterator[LineAccount | Fold]:
    """Yield lines and folds in order; every line is in one of them."""
    start = 0
    while start < len(lines):
        kind = _kind(lines[start])
        if not kind:
            yield lines[start]
            start += 1
            continue
        end = start
        while end < len(lines) and _kind(lines[end]) == kind:
            end += 1
        first = start + BORDER if start else start
        last = end - BORDER if end < len(lines) else end
        if last - first >= FEWEST:
            yield from lines[start:first]
            yield Fold(tuple(lines[first:last]))
            yield from lines[last:end]
        else:
            yield from lines[start:end]
        start = end


def _kind(line: LineAccount) -> str:
    """Return with which lines one may be folded; empty for those of the article.

    Chrome folds, with the placeholders of the pictures among it; what operator or source taught folds apart from it.
    """
    if line.role in TAUGHT_ROLES:
        return "taught"
    return "chrome" if line.is_chrome or line.role in LOST_ROLES else ""
