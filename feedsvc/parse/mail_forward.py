"""The header that mail programs put above a message that was passed on or answered, and what of the two is meant.

What enters: the lines of a text, or a page. What leaves: where that header stands, who wrote what is below it, and whether
that was passed on: then it is the article, and a note above it goes; or was answered: then it goes, and what is above stays.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import TYPE_CHECKING, Final

from feedsvc.parse.mail_words import (
    ANSWER,
    DRAWN,
    FORWARD_FIELD,
    FORWARD_SENDER,
    FORWARD_SUBJECT,
    LIST_TAG,
    ORIGINAL,
)

if TYPE_CHECKING:
    from lxml.html import HtmlElement

#: Characters of a note that is written above what is passed on.
LONGEST_NOTE: Final = 400
#: Fields of a header that no line announces; characters of one.
FEWEST_FIELDS: Final = 3
LONGEST_FIELD: Final = 500
#: Lines of a header, the empty ones with them.
MOST_LINES: Final = 40
#: Steps through a page, two for each element.
MOST_STEPS: Final = 40_000
_ENDS_LINE: Final = frozenset(
    "p div tr table li ul ol blockquote h1 h2 h3 h4 h5 h6 center section hr pre br body".split()
)
_NO_TEXT: Final = frozenset({"script", "style", "title", "head"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Announced:
    """Where the header stands, as numbers of lines, the end not with it."""

    begin: int
    end: int
    #: As it is written; nothing where it is not.
    sender: str
    #: What is below is the article; otherwise it is what was answered.
    is_passed_on: bool


def is_answer(subject: str) -> bool:
    """Tell whether a message answers another, by the first prefix of its subject."""
    return ANSWER.match(LIST_TAG.sub("", subject, count=1)) is not None


def announced_in(lines: Sequence[str], *, answers: bool) -> Announced | None:
    """Return the first header of a passed on or answered message among lines, or None."""
    shown = [_bare(line) for line in lines]
    may_stand = [not line or _is_field(line) for line in shown]
    found = next(filter(None, (_header_at(shown, may_stand, at) for at in range(len(shown)))), None)
    if found is None:
        return None
    begin, end = found
    above, below = _length(shown[:begin]), _length(shown[end:])
    is_passed_on = not above or (not answers and above < LONGEST_NOTE and above < below)
    senders = (FORWARD_SENDER.match(line) for line in shown[begin:end])
    sender = next((line.string[line.end() :] for line in senders if line), "")
    return Announced(begin=begin, end=end, sender=sender.strip(" *"), is_passed_on=is_passed_on)


def _header_at(lines: Sequence[str], may_stand: Sequence[bool], begin: int) -> tuple[int, int] | None:
    """Return where a header that begins at a line begins and ends: fields below a line that announces them, or many.

    ``may_stand`` tells which lines are fields or empty.
    """
    is_announced = ORIGINAL.fullmatch(lines[begin][:LONGEST_FIELD]) is not None
    if not is_announced and not FORWARD_SENDER.match(lines[begin]):
        return None
    start = begin + is_announced
    last = min(len(lines), begin + MOST_LINES)
    end = next((at for at in range(start, last) if not may_stand[at]), last)
    if is_announced:
        return begin, end
    fields = [line for line in lines[start:end] if line]
    if len(fields) < FEWEST_FIELDS or not any(map(FORWARD_SUBJECT.match, fields)):
        return None
    drawn = next((up for up in range(begin - 1, max(-1, begin - 3), -1) if lines[up]), None)
    if drawn is not None and DRAWN.fullmatch(lines[drawn]):
        begin = drawn
    return begin, end


def _is_field(line: str) -> bool:
    return len(line) < LONGEST_FIELD and FORWARD_FIELD.fullmatch(line) is not None


def _bare(line: str) -> str:
    return line.lstrip("> ").rstrip()


def _length(lines: Sequence[str]) -> int:
    return sum(map(len, lines))


@dataclass(slots=True)
class _Line:
    """A line of a page: its words, and where each of them stands."""

    words: list[str] = field(default_factory=list)
    #: Elements, and whether it is the text before their first child or that behind their end.
    slots: list[tuple[HtmlElement, bool]] = field(default_factory=list)
    pictures: list[HtmlElement] = field(default_factory=list)

    @property
    def shown(self) -> str:
        return " ".join("".join(self.words).split())

    def clear(self) -> None:
        for element, is_inside in self.slots:
            if is_inside:
                element.text = None
            else:
                element.tail = None
        for picture in self.pictures:
            picture.drop_tree()


def cut_announced(root: HtmlElement, *, answers: bool) -> str:
    """Take out of a page what is not meant, and the header itself; return who wrote what was passed on, if it was."""
    lines = list(_lines(root))
    found = announced_in([line.shown for line in lines], answers=answers)
    if found is None:
        return ""
    for line in lines[: found.end] if found.is_passed_on else lines[found.begin :]:
        line.clear()
    return found.sender if found.is_passed_on else ""


def _lines(root: HtmlElement) -> Iterator[_Line]:
    from lxml import etree

    line = _Line()
    for event, element in islice(etree.iterwalk(root, events=("start", "end", "comment")), MOST_STEPS):
        is_start = event == "start"
        if isinstance(element.tag, str) and element.tag in _ENDS_LINE and (line.slots or line.pictures):
            yield line
            line = _Line()
        if is_start and element.tag == "img":
            line.pictures.append(element)
        if is_start and element.tag in {"td", "th"}:
            line.words.append(" ")
        words = element.text if is_start else element.tail if element is not root else None
        if words and not (is_start and element.tag in _NO_TEXT):
            line.words.append(words)
            line.slots.append((element, is_start))
    yield line
