"""The edges of an extracted body: lines of the page that stand before its first and after its last paragraph.

Extraction keeps whole elements; a byline, a date or a source line inside the article's own element comes with them. The
text reader's marks tell them; only short blocks at the very edge are asked, so that no sentence of the story is lost.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from feedsvc.model.raw import DroppedLine, Piece
from feedsvc.parse.text.cues import is_byline
from feedsvc.parse.text.marks import mark
from feedsvc.text.clean import clean_line
from feedsvc.text.datelike import find_date, is_date_line

if TYPE_CHECKING:
    from lxml.html import HtmlElement

#: Blocks asked at either edge.
_EDGE = 5
#: Characters of the longest byline or label; a paragraph is longer.
_LABEL = 160
_SOURCE = "source-line"


def trim_edges(body: HtmlElement) -> tuple[tuple[Piece, ...], tuple[DroppedLine, ...]]:
    """Remove labels from a body's edges, in place; return the source lines among them, and the rest with the reason."""
    sources: list[Piece] = []
    dropped: list[DroppedLine] = []
    for _ in range(_EDGE):
        if len(body) < 2 or (found := _head_label(_text(body[0]))) is None:
            break
        dropped.append(found)
        body.remove(body[0])
    for _ in range(_EDGE):
        if len(body) < 2:
            break
        text = _text(body[-1])
        marked = mark(text) if 0 < len(text) <= _LABEL else None
        if marked is None:
            break
        if marked.rule == _SOURCE:
            sources.insert(0, Piece(text=text, rule=_SOURCE))
        else:
            dropped.append(DroppedLine(text=text, rule=marked.rule, why=marked.why))
        body.remove(body[-1])
    return tuple(sources), tuple(dropped)


def _head_label(text: str) -> DroppedLine | None:
    if not 0 < len(text) <= _LABEL:
        return None
    if is_byline(text):
        return DroppedLine(text=text, rule="byline", why="names who wrote it")
    date = find_date(text)
    if date is not None and is_date_line(text, date):
        return DroppedLine(text=text, rule="date", why="prints the date")
    return None


def _text(element: HtmlElement) -> str:
    return clean_line("".join(element.itertext())) if element.tag in {"p", "div"} else ""
