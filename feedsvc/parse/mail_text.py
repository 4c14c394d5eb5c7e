"""The plain text of a message without what surrounds it: signature, quoted tail, forward header, list footer.

What enters: the decoded text. What leaves: the lines that were written for the reader, and those cut with the reason.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from feedsvc.model.raw import DroppedLine
from feedsvc.parse.mail_forward import announced_in
from feedsvc.parse.mail_words import ATTRIBUTION, DRAWN, UNSUBSCRIBE, VIEW_ONLINE, WHY_YOU
from feedsvc.text.lines import split_lines

#: A line of a footer is shorter; a footer has fewer lines after the one that tells it.
LONGEST_LINE: Final = 300
LONGEST_FOOTER: Final = 40
#: Lines cut that are told one by one.
TOLD: Final = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """What a person wrote, and what went."""

    text: str
    dropped: tuple[DroppedLine, ...] = ()
    #: Who wrote it, where it was passed on: as the header of the passing says.
    sender: str = ""


class _Cut:
    """Lines, less those that were taken away."""

    def __init__(self, lines: list[str]) -> None:
        self.lines = lines
        self.gone: list[DroppedLine] = []

    @property
    def first(self) -> int:
        """Return where the first line stands that is not blank."""
        return next((at for at, line in enumerate(self.lines) if line.strip()), len(self.lines))

    def drop(self, begin: int, end: int, *, rule: str, why: str) -> None:
        told = [line.strip() for line in self.lines[begin:end] if line.strip()]
        self.gone.extend(DroppedLine(text=line, rule=rule, why=why) for line in told[:TOLD])
        del self.lines[begin:end]


def written_in(text: str, *, answers: bool = False) -> Written:
    """Return the text of a message that was written for its reader; ``answers`` tells that it answers another."""
    cut = _Cut([line.rstrip("\n") for line in split_lines(text)])
    sender = _cut_announced(cut, answers=answers)
    _cut_signature(cut)
    _cut_quoted_tail(cut)
    _cut_footer(cut)
    _unquote_all(cut)
    return Written(text="\n".join(cut.lines).strip("\n"), dropped=tuple(cut.gone), sender=sender)


def is_footer(line: str) -> bool:
    """Tell whether a line speaks of the mailing, not of the matter."""
    shown = line.strip()
    return len(shown) < LONGEST_LINE and bool(
        UNSUBSCRIBE.search(shown) or VIEW_ONLINE.search(shown) or WHY_YOU.search(shown)
    )


def _cut_announced(cut: _Cut, *, answers: bool) -> str:
    """Take away the header of a passed on or answered message with what is not meant; return who wrote what is."""
    found = announced_in(cut.lines, answers=answers)
    if found is None:
        return ""
    if not found.is_passed_on:
        why = "is the message that was answered or passed on"
        cut.drop(found.begin, len(cut.lines), rule="quoted", why=why)
        return ""
    cut.drop(0, found.end, rule="forward-header", why="announces a forwarded message")
    return found.sender


def _cut_signature(cut: _Cut) -> None:
    """Take away all below ``-- ``, or below the line that a list draws.

    Spec: RFC 3676 section 4.3; programs that strip blanks at the ends of lines leave ``--``.
    """
    for at, line in enumerate(cut.lines):
        if line in {"-- ", "--"} and at > cut.first:
            if len(cut.lines) - at <= LONGEST_FOOTER:
                cut.drop(at, len(cut.lines), rule="signature", why="stands below the mark of a signature")
            return


def _cut_quoted_tail(cut: _Cut) -> None:
    """Take away the message that is answered: marked by ``>``, with nothing written below it."""
    first = cut.first
    end = len(cut.lines)
    while end and (not cut.lines[end - 1].strip() or cut.lines[end - 1].startswith(">")):
        end -= 1
    if end <= first or not any(line.startswith(">") for line in cut.lines[end:]):
        return
    for width in (1, 2):
        opening = " ".join(line.strip() for line in cut.lines[max(0, end - width) : end])
        if len(opening) < LONGEST_LINE and ATTRIBUTION.fullmatch(opening):
            end = max(0, end - width)
            break
    cut.drop(end, len(cut.lines), rule="quoted", why="is the message that was answered")


def _cut_footer(cut: _Cut) -> None:
    """Take away the footer of a mailing, and the lines above the text that lead to a copy of it."""
    while (
        at := next((at for at, line in enumerate(cut.lines[:8]) if _leads_to_copy(line)), None)
    ) is not None:
        cut.drop(at, at + 1, rule="mailing", why="speaks of the mailing, not of the matter")
    begin = max(len(cut.lines) // 2, len(cut.lines) - LONGEST_FOOTER)
    at = next((at for at in range(begin, len(cut.lines)) if is_footer(cut.lines[at])), None)
    if at is None:
        return
    # The footer begins with the paragraph of the line that tells it, and with the line drawn above.
    while (
        at > begin
        and cut.lines[at - 1].strip()
        and len(cut.lines[at - 1]) < LONGEST_LINE
        and is_footer(cut.lines[at - 1])
    ):
        at -= 1
    drawn = next((up for up in range(max(begin, at - 6), at) if DRAWN.fullmatch(cut.lines[up].strip())), None)
    cut.drop(at if drawn is None else drawn, len(cut.lines), rule="mailing", why="is the footer of a mailing")


def _leads_to_copy(line: str) -> bool:
    return len(line) < LONGEST_LINE and VIEW_ONLINE.search(line) is not None


def _unquote_all(cut: _Cut) -> None:
    """Take the ``>`` off a text that is quoted as a whole: it was passed on."""
    said = [line for line in cut.lines if line.strip()]
    if said and all(line.startswith(">") for line in said):
        cut.lines[:] = [line.lstrip("> ") for line in cut.lines]
