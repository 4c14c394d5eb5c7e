"""A source's style with what its dumps have taught, and what a batch of readings teaches.

Law: one poll reads all its files by what was learned before it began, so their order changes no reading; what it
teaches counts from the next poll on. Entries that are stored already stay as they were read.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from feedsvc.decide.chrome import standing
from feedsvc.decide.learned import imprints_of
from feedsvc.model.chrome import Lesson
from feedsvc.model.entry import Entry
from feedsvc.model.outcome import Intent, Reading
from feedsvc.model.source import HouseStyle
from feedsvc.seams import Learning


def informed(style: HouseStyle, learning: Learning) -> HouseStyle:
    """Return the style with the lines that are known to be chrome of its source; as it is where it does not learn.

    Raises: StoreError.
    """
    if not style.learn:
        return style
    lessons = [lesson for _, lesson in learning.lessons(style.source)]
    return replace(style, chrome=standing(lessons, spared=imprints_of(learning.spared(style.source))))


def lessons_in(batch: Sequence[Reading], intents: Sequence[Intent]) -> list[tuple[str, Lesson]]:
    """Return what a batch teaches, by the id of the entry: readings of a withdrawn entry teach nothing.

    ``intents`` are those of the batch's entries, in its order.
    """
    decided = iter(intents)
    found: list[tuple[str, Lesson]] = []
    for reading in batch:
        own = [next(decided) for result in reading.results if isinstance(result, Entry)]
        if reading.lesson is not None and len(own) == 1 and own[0].kind != "killed":
            found.append((own[0].ledger.id, reading.lesson))
    return found
