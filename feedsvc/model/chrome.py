"""What a source's dumps have in common: lessons, and the lines that were learned from them.

A line is known by its imprint, a number of 64 bits (``text.imprints``).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple


@dataclass(frozen=True, slots=True, kw_only=True)
class Lesson:
    """What one article teaches: the imprints of its lines, each once, by what the reader made of them."""

    #: Paragraphs, and what stands last in the body; lines that learning took out of it count here, too.
    text: tuple[int, ...] = ()
    #: Lines that left the body.
    outside: tuple[int, ...] = ()
    #: Lines that are this article's own whatever other dumps hold: headline, byline, dates, short lines inside.
    own: tuple[int, ...] = ()


class Standing(NamedTuple):
    """How a learned line stands in its source; a plain tuple, for it goes to the readers with every batch."""

    #: Articles that hold it, of the last so many.
    seen: int
    of: int
    #: True if no article ever held it inside its text.
    outside: bool
