"""The lines of a dump with what is known of them when its bylines are sought."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Final

from feedsvc.parse.text.marks import Mark
from feedsvc.parse.text.page import Line
from feedsvc.text.people import Signed

#: Last lines of a page among which its owner is named.
OWNED: Final = 60
#: Lines of the body that tell common words, and characters of the page that are searched for a name.
COMMON_FROM: Final = 20
SEARCHED: Final = 20_000
#: Lines above and below the article among which boxes about the author stand; a shorter body line may be one of them.
AROUND_ARTICLE: Final = 60
ANY_LINE: Final = 60


@dataclass(frozen=True)
class Scene:
    """The lines of a dump with what is known of them when its bylines are sought."""

    lines: Sequence[Line]
    marks: Sequence[Mark | None]
    body: Sequence[bool]
    #: First and last line of the headline; None and -1 without one.
    title: int | None
    title_end: int
    #: Index of each line that holds a date, and what other lines of the head are.
    dates: Sequence[int] = ()
    fields: Mapping[int, str] = field(default_factory=dict)

    @cached_property
    def start(self) -> int:
        return list(self.body).index(True)

    @cached_property
    def end(self) -> int:
        return len(self.body) - 1 - list(self.body)[::-1].index(True)

    @cached_property
    def told(self) -> str:
        """The body, lower case."""
        inside = zip(self.lines, self.body, strict=True)
        return "\n".join([line.text for line, kept in inside if kept and len(line.text) > ANY_LINE])[
            :SEARCHED
        ].lower()

    @cached_property
    def shown(self) -> str:
        """What is no body, lower case, a line a line: all near the article."""
        near = slice(max(0, self.start - AROUND_ARTICLE), self.end + AROUND_ARTICLE)
        inside = zip(self.lines[near], self.body[near], strict=True)
        texts = [
            line.text
            for line, kept in inside
            if len(line.text) <= 250 and (not kept or len(line.text) <= ANY_LINE)
        ]
        return "\n" + "\n".join(texts)[:SEARCHED].lower() + "\n"

    @cached_property
    def rights(self) -> str:
        """Lines that say who owns the page, and the first two of it, lower case."""
        last = [line.text for line in self.lines[-OWNED:] if "©" in line.text or "opyright" in line.text]
        return "\n".join([line.text[:200] for line in self.lines[:2]] + last).lower()

    @cached_property
    def opening(self) -> str:
        inside = [line.text[:1000] for line, kept in zip(self.lines, self.body, strict=True) if kept]
        return " ".join(inside[:COMMON_FROM])

    @cached_property
    def common(self) -> frozenset[str]:
        """Words that the beginning of the body writes in lower case."""
        return frozenset(filter(str.islower, self.opening.split()))

    @cached_property
    def headline(self) -> str:
        return "" if self.title is None else self.lines[self.title].text.casefold()


@dataclass(frozen=True, slots=True)
class Found:
    """A line that names people."""

    at: int
    people: tuple[str, ...]
    signed: Signed
    #: The line above is ``By`` and nothing else.
    labelled_above: bool
    #: A label says so, or it is no line of the body.
    is_expected: bool

    @property
    def label(self) -> int:
        return self.signed.label

    @property
    def keys(self) -> tuple[str, ...]:
        return tuple(name.casefold() for name in self.people)
