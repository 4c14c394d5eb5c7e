"""The learned lines of a source as people read them: the text of each, how it stands, and a handle to have it back.

Law: what is spared is kept as text where there is one, and as a handle where none is stored; both mean its imprint.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from feedsvc.model.chrome import Standing
from feedsvc.model.entry import Entry
from feedsvc.text.imprints import imprint

#: How a spared line is kept whose text no entry prints: its whole imprint.
_HANDLE: Final = re.compile(r"line ([0-9a-f]{16})")
#: Hexadecimal digits by which a line is called: of 500 lines no two share them.
SHOWN: Final = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class LearnedLine:
    """One line that stands in many of a source's articles."""

    #: The first digits of its imprint.
    id: str
    #: As the newest entry that holds it prints it; None if no stored entry does.
    line: str | None
    #: Articles that hold it, of the last so many.
    seen: int
    of: int
    #: ``text`` if some articles had it inside their text, ``outside`` if none.
    role: str
    #: What is kept of it where it is spared.
    kept: str


def learned_lines(chrome: Mapping[int, Standing], entries: Iterable[Entry]) -> list[LearnedLine]:
    """Return the learned lines in the order of ``chrome``.

    ``entries`` are asked newest first, and only as long as a line is still without its text.
    """
    texts: dict[int, str] = {}
    wanted = set(chrome)
    for entry in entries if wanted else ():
        for text in (*(line.text for line in entry.dropped), *entry.paragraphs):
            known = imprint(text)
            if known in wanted:
                wanted.discard(known)
                texts[known] = text
        if not wanted:
            break
    return [
        LearnedLine(
            id=f"{known:016x}"[:SHOWN],
            line=texts.get(known),
            seen=held.seen,
            of=held.of,
            role="outside" if held.outside else "text",
            kept=texts.get(known) or f"line {known:016x}",
        )
        for known, held in chrome.items()
    ]


def named(lines: Iterable[LearnedLine], text: str) -> list[LearnedLine]:
    """Return the lines that hold a text, or whose id it is; case does not count."""
    wanted = text.strip().casefold()
    return [line for line in lines if wanted in (line.line or "").casefold() or wanted == line.id]


def imprints_of(spared: Iterable[str]) -> frozenset[int]:
    """Return the imprints of spared lines, kept as texts or as handles."""
    found: set[int] = set()
    for line in spared:
        found.add(imprint(line))
        if handle := _HANDLE.fullmatch(line):
            found.add(int(handle[1], 16))
    return frozenset(found)
