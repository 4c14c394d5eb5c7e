"""The learned lines of a source as people read them: the text of each, and how it stands."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from feedsvc.model.chrome import Standing
from feedsvc.model.entry import Entry
from feedsvc.text.imprints import imprint


@dataclass(frozen=True, slots=True, kw_only=True)
class LearnedLine:
    """One line that stands in many of a source's articles."""

    #: As the newest entry that holds it prints it.
    line: str
    #: Articles that hold it, of the last so many.
    seen: int
    of: int
    #: ``text`` if some articles had it inside their text, ``outside`` if none.
    role: str


def learned_lines(chrome: Mapping[int, Standing], entries: Iterable[Entry]) -> list[LearnedLine]:
    """Return the learned lines that entries hold, in the order of ``chrome``.

    ``entries`` are asked newest first, and only as long as a line is still without its text.
    """
    texts: dict[int, str] = {}
    wanted = set(chrome)
    for entry in entries:
        if not wanted:
            break
        for text in (*(line.text for line in entry.dropped), *entry.paragraphs):
            known = imprint(text)
            if known in wanted:
                wanted.discard(known)
                texts[known] = text
    return [
        LearnedLine(line=texts[known], seen=held.seen, of=held.of, role="outside" if held.outside else "text")
        for known, held in chrome.items()
        if known in texts
    ]
