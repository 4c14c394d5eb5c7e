"""Where the body begins and ends, and what inside it is no body: rules on top of the likeliest course."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from feedsvc.parse.text.cues import is_byline, is_caption, is_item
from feedsvc.parse.text.marks import Mark
from feedsvc.parse.text.page import Line
from feedsvc.parse.text.shape import closes, size
from feedsvc.text.datelike import find_date, is_date_line

#: Characters and paragraphs that must be read before an end counts, and the share of all body text before it.
#: Measured on the development dumps with the trained models (change of cross-validated body F1 in thousandths): share
#: prompts +.3, follow headings +.2; rights lines, rules and headings of related articles cost .3 to .6 and are left to
#: the models. A comment form counts only with its note: a link ``Leave a comment`` stands under many headlines.
FEWEST_CHARACTERS: Final = 300
FEWEST_PARAGRAPHS: Final = 2
ENDS: Final = {
    "comment-thread": 0.0,
    "share-prompt": 0.5,
    "comment-form": 0.5,
    "follow-heading": 0.7,
    "end-mark": 0.5,
}
#: A paragraph, for the counts above, in Latin letters.
PARAGRAPH: Final = 80
#: ``* * *`` between paragraphs parts sections of one text; a longer rule ends it.
LONGEST_ORNAMENT: Final = 11
#: Unmarked lines in a row without a sentence's end that a plain dump's text may take before its known end.
LONGEST_RUN: Final = 3
#: And behind a line that announces a list with a colon.
LONGEST_LIST: Final = 8
#: Marks at which a plain dump's article is over: none of them stands inside a text.
_STOPS_TABLE = """
source-line follow-heading follow-link share-prompt share-link comment-form comment-thread rights-line
tags related newsletter end-mark rule
"""
STOPS: Final = frozenset(_STOPS_TABLE.split())
#: Lines at the beginning of the body among which byline and date may hide.
OPENING: Final = 4
#: A shorter line that stands twice on a page is a button or a teaser; a sentence this long may be quoted again.
REPEATED_SENTENCE: Final = 60
#: Odds, in thousandths, of a paragraph below the end that is still taken for the text's.
DOUBTED: Final = -1000
#: A page with at most this many unmarked lines above the body, and the headline among them, has no menu: it is a plain
#: dump, in which everything that nothing speaks against is text.
PLAIN_HEAD: Final = 9


def settle(lines: Sequence[Line], marks: Sequence[Mark | None], course: Sequence[bool]) -> list[bool]:
    """Return for each line whether it is body: the course, ended where the article ends."""
    body = list(course)
    end = _end(lines, marks, body)
    for at in range(end, len(body)):
        body[at] = False
    for at, inside in enumerate(body):
        if inside and is_caption(lines[at].text):
            body[at] = False
    _open(lines, body)
    return body


def _open(lines: Sequence[Line], body: list[bool]) -> None:
    """Give the head its byline and date lines that the course took for the body's first."""
    opening = [at for at, inside in enumerate(body) if inside][:OPENING]
    for at in opening:
        text = lines[at].text
        date = find_date(text)
        if (date is not None and date.year and not closes(text) and is_date_line(text, date)) or (
            is_byline(text) and not closes(text)
        ):
            body[at] = False


def _end(lines: Sequence[Line], marks: Sequence[Mark | None], body: Sequence[bool]) -> int:
    """Return the index at which the article is over: the first end mark after enough text."""
    total = sum(len(line.text) for line, inside in zip(lines, body, strict=True) if inside)
    read = paragraphs = 0
    for at, (line, found) in enumerate(zip(lines, marks, strict=True)):
        if body[at]:
            read += len(line.text)
            paragraphs += size(line.text) >= PARAGRAPH
        if (
            found is None
            or found.rule not in ENDS
            or read < FEWEST_CHARACTERS
            or paragraphs < FEWEST_PARAGRAPHS
        ):
            continue
        if read >= ENDS[found.rule] * total and _is_end(lines, marks, at):
            return at
    return len(lines)


def _is_end(lines: Sequence[Line], marks: Sequence[Mark | None], at: int) -> bool:
    """Tell whether a rule or form is followed by what follows an article's end."""
    found = marks[at]
    if found is None or found.rule not in {"rule", "comment-form"}:
        return True
    after = [mark.rule for mark in marks[at + 1 : at + 4] if mark is not None]
    if found.rule == "comment-form":
        return "comment-form" in after
    if len(lines[at].text) <= LONGEST_ORNAMENT and at + 1 < len(lines) and marks[at + 1] is None:
        return not closes(lines[at + 1].text)
    return bool(after) or at + 1 >= len(marks)


def lengthen(
    lines: Sequence[Line], marks: Sequence[Mark | None], odds: Sequence[int], body: list[bool]
) -> None:
    """Take the paragraphs right below the body's end that the models doubted but little: losing text is worse.

    Measured, cross-validated: body F1 +.001, pages of .9 and more +.8 in a hundred.
    """
    if True not in body:
        return
    away = 0
    for at in range(len(body) - body[::-1].index(True), len(body)):
        found = marks[at]
        if found is not None:
            if found.rule in STOPS:
                return
            continue
        if closes(lines[at].text) and size(lines[at].text) >= PARAGRAPH and odds[at] >= DOUBTED:
            body[at] = True
            away = 0
        else:
            away += 1
            if away > LONGEST_RUN:
                return


def _is_foreign(line: Line) -> bool:
    date = find_date(line.text)
    return (
        (line.copies > 1 and not (closes(line.text) and size(line.text) >= REPEATED_SENTENCE))
        or is_caption(line.text)
        or (is_byline(line.text) and not closes(line.text))
        or (date is not None and date.year and is_date_line(line.text, date))
    )


def has_plain_head(marks: Sequence[Mark | None], start: int) -> bool:
    """Tell whether hardly anything stands above the body: a dump of one article without a menu."""
    return sum(found is None for found in marks[:start]) <= PLAIN_HEAD


def widen(lines: Sequence[Line], marks: Sequence[Mark | None], body: list[bool]) -> None:
    """In a plain dump, take into the body what stands between its last line so far and the article's known end.

    Nothing is taken if no end is reached, or if too many lines on the way read like no text.
    """
    last = len(body) - 1 - body[::-1].index(True)
    listed = _in_list(lines, body, last)
    taken: list[int] = []
    open_lines: list[int] = []
    for at in range(last + 1, len(body)):
        found = marks[at]
        if found is not None:
            if found.rule in STOPS and not (found.rule == "rule" and not _is_end(lines, marks, at)):
                break
            continue
        if _is_foreign(lines[at]):
            if is_caption(lines[at].text):
                continue
            break
        text = lines[at].text
        if closes(text) or text[-1] in ":：" or is_item(text):
            taken += [*open_lines, at]
            open_lines = []
        else:
            open_lines.append(at)
        announced = listed or lines[(taken or [last])[-1]].text[-1] in ":："
        if len(open_lines) > (LONGEST_LIST if announced else LONGEST_RUN):
            return
    else:
        if open_lines:
            return
    if open_lines and (listed or lines[(taken or [last])[-1]].text[-1] in ":："):
        taken += open_lines
    for at in taken:
        body[at] = True


def _in_list(lines: Sequence[Line], body: Sequence[bool], last: int) -> bool:
    """Tell whether the body's last line is an item of a list that a colon announces."""
    for at in range(last, max(last - LONGEST_LIST, -1), -1):
        if body[at] and (lines[at].text[-1] in ":：" or closes(lines[at].text)):
            return lines[at].text[-1] in ":："
    return False
