"""What is understood of a dump while it is read: its lines, which of them are body, headline, head and tail."""

from __future__ import annotations

from dataclasses import dataclass, field

from feedsvc.model.raw import DatePiece, RawLink
from feedsvc.parse.text.corrections import Corrections
from feedsvc.parse.text.head import Role
from feedsvc.parse.text.marks import Mark
from feedsvc.parse.text.page import Line
from feedsvc.parse.text.score import Looks
from feedsvc.parse.text.title import Candidate


@dataclass(slots=True)
class Page:
    """What is known of a dump while it is read: parallel sequences, one element a line."""

    lines: list[Line]
    marks: list[Mark | None]
    body: list[bool]
    #: What the models say of the lines.
    looks: Looks
    #: Number and text of lines that are too many to be read.
    beyond: list[tuple[int, str]]
    title: int | None = None
    others: tuple[Candidate, ...] = ()
    title_rule: str = ""
    #: What of the line is the headline; empty if all of it is.
    title_part: str = ""
    #: Index of the headline's last line.
    title_end: int = -1
    roles: dict[int, Role] = field(default_factory=dict)
    #: Dates that were weighed and not taken.
    other_dates: tuple[DatePiece, ...] = ()
    links: dict[int, RawLink] = field(default_factory=dict)
    rules: Corrections = field(default_factory=lambda: Corrections(""))
    #: Indices of lines that the operator keeps in the body.
    kept: frozenset[int] = frozenset()

    #: True if a paywall ends the text.
    cut: bool = False

    @property
    def start(self) -> int:
        return self.body.index(True)

    @property
    def end(self) -> int:
        return len(self.body) - 1 - self.body[::-1].index(True)
