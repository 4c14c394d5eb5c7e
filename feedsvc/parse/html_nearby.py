"""What a page prints beside its headline: the date and byline of pages that state neither.

The lines between headline and text are few, and theirs; the same words elsewhere belong to teasers and comments.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from feedsvc.model.raw import Block, DatePiece, Piece
from feedsvc.text.datelike import find_date, is_date_line
from feedsvc.text.similarity import letters

#: Lines after the headline, or before the text, that may be about the article.
_NEAR = 12
#: Characters of a byline.
_LONGEST_BYLINE = 100
#: How bylines begin; the name follows on the line.
_BYLINE = re.compile(
    r"(?:written by|reported by|article by|story by|words by|by|von|par|por|di|da|door|av|af|text|author|autore?|auteur|autor|"
    r"przez|oleh|автор|текст|penulis|reporter)(?:\s?[:：]\s{0,9}|\s{1,9})(?=[^\W\d_])"
    r"|(?:作者|記者|记者|撰文|文|글|기자|بقلم|كتب)\s?[:：／/]\s{0,9}(?=[^\W\d_])",
    re.IGNORECASE,
)
_CUT = re.compile(r"\s?[|•·/]\s|\s{1,3}(?:on|am|le|el|发表|来源|更新)\b|\s[–—-]\s")


def lines_near(page: Sequence[Block], body: Sequence[Block], title: str | None) -> tuple[str, ...]:
    """Return the lines between the headline and the text, or the last before the text."""
    starts = {letters(block.text)[:60] for block in body[:2] if len(block.text) >= 20}
    lines = [block.text for block in page]
    keys = [letters(line) for line in lines]
    start = next((at for at, key in enumerate(keys) if key[:60] in starts and key), len(lines))
    wanted = letters(title or "")
    heads = [
        at
        for at, key in enumerate(keys[: start + 1])
        if wanted and (key == wanted or (key.endswith(wanted) and len(key) < 2 * len(wanted)))
    ]
    if heads:
        return tuple(lines[heads[-1] + 1 : heads[-1] + 1 + _NEAR])
    return tuple(lines[max(0, start - _NEAR) : start]) if start < len(lines) else ()


def printed_dates(lines: Sequence[str]) -> tuple[DatePiece, ...]:
    """Return the first date of each role that stands on a line of its own."""
    found: list[DatePiece] = []
    for line in lines:
        date = find_date(line)
        if date is not None and not date.relative and date.year and is_date_line(line, date):
            role = date.role or "published"
            if all(other.role != role for other in found):
                found.append(DatePiece(text=line, role=role, rule="near-headline"))
    return tuple(found)


def printed_bylines(lines: Sequence[str]) -> tuple[Piece, ...]:
    """Return the first line that begins as bylines do, without its date and its source."""
    for line in lines:
        begun = _BYLINE.match(line) if len(line) <= _LONGEST_BYLINE else None
        if begun is None:
            continue
        date = find_date(line)
        name = line[: date.start] if date is not None else line
        if cut := _CUT.search(name, begun.end()):
            name = name[: cut.start()]
        name = name.strip(" ,;|•·–—-")
        if len(name) > begun.end() and len(name.split()) <= 10 and name[-1] not in ".!?。":
            return (Piece(text=name, rule="near-headline"),)
    return ()
