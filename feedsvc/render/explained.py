"""One page that shows what was made of a dump: its lines with roles and reasons on one side, the article on the other.

The page stands alone: no script, nothing loaded from anywhere, its own style allowed by hash. Its size is bounded
whatever the dump: what is left out is counted.

Spec: CSP Level 3, 2.3.1 (hash-source).
"""

from __future__ import annotations

import base64
import hashlib
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from typing import Final

from feedsvc.model.account import (
    ARTICLE_ROLES,
    BODY_ROLES,
    LOST_ROLES,
    ROLES,
    TAUGHT_ROLES,
    Explanation,
    LineAccount,
)
from feedsvc.model.entry import Entry
from feedsvc.model.raw import Rejection
from feedsvc.render.folds import Fold, folded
from feedsvc.render.page_templates import fill
from feedsvc.text.clean import xml_safe

#: Lines that the page shows in all, and of one fold; characters of one line.
MOST_LINES: Final = 3000
MOST_FOLDED: Final = 300
LONGEST: Final = 1200
#: Articles of one target that are shown.
MOST_PARTS: Final = 50
#: Characters of text that are shown of all articles together, and of one of many at least.
MOST_TEXT: Final = 300_000
LEAST_TEXT: Final = 20_000
#: Characters of a dump by which its direction is told.
_SAMPLE: Final = 4000


@dataclass(frozen=True, slots=True, kw_only=True)
class _Row:
    """One line, or several folded ones, as the page shows it."""

    line: LineAccount | None = None
    text: str = ""
    #: How many characters of the line are left out.
    cut: int = 0
    fold: str = ""
    rows: tuple[_Row, ...] = ()
    #: How many of the folded lines are left out.
    hidden: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class _Part:
    """One article as the page shows it."""

    told: Explanation
    entry: Entry | None
    reason: str
    rows: tuple[_Row, ...]
    #: How many lines of the dump are left out at its end.
    hidden: int
    #: The roles that occur: slug, name, how many lines, whether they are the article's.
    legend: tuple[tuple[str, str, int, str], ...]
    direction: str
    language: str
    html: str
    paragraphs: tuple[str, ...]
    is_cut: bool


def explained_page(told: Sequence[Explanation], *, name: str) -> bytes:
    """Return the page on the articles of one target."""
    left = MOST_LINES
    letters = max(LEAST_TEXT, MOST_TEXT // max(1, len(told)))
    parts = []
    for one in told[:MOST_PARTS]:
        part, used = _part(one, left, letters=letters)
        left = max(0, left - used)
        parts.append(part)
    style, digest = _style()
    return fill(
        "explained",
        target=xml_safe(name),
        parts=parts,
        hidden=len(told) - len(parts),
        roles=ROLES,
        style=style,
        style_hash=digest,
        kind_of=_kind,
    )


@lru_cache(maxsize=1)
def _style() -> tuple[str, str]:
    """Return the page's style sheet and the hash that allows it."""
    style = resources.files("feedsvc.render").joinpath("assets", "explained.css").read_text("utf-8")
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    return style, f"sha256-{digest}"


def _part(told: Explanation, left: int, *, letters: int) -> tuple[_Part, int]:
    rows: list[_Row] = []
    used = shown = 0
    for item in folded(told.lines):
        if used >= left:
            break
        if isinstance(item, Fold):
            inner = item.lines[: min(MOST_FOLDED, left - used)]
            rows.append(
                _Row(fold=item.label, rows=tuple(map(_row, inner)), hidden=len(item.lines) - len(inner))
            )
            used += len(inner)
            shown += len(item.lines)
        else:
            rows.append(_row(item))
            used += 1
            shown += 1
    entry = None if isinstance(told.result, Rejection) else told.result
    html = entry.body_html if entry is not None and _may_stand_as_it_is(entry, letters) else ""
    paragraphs, is_cut = ((), False) if entry is None or html else _paragraphs(entry, letters)
    part = _Part(
        told=told,
        entry=entry,
        reason=told.result.reason if isinstance(told.result, Rejection) else "",
        rows=tuple(rows),
        hidden=len(told.lines) - shown,
        legend=_legend(told.lines),
        direction=entry.direction if entry is not None else _direction(told.lines),
        language=entry.language if entry is not None else "",
        html=html,
        paragraphs=paragraphs,
        is_cut=is_cut,
    )
    return part, used


def _row(line: LineAccount) -> _Row:
    text = xml_safe(line.text[:LONGEST])
    return _Row(line=line, text=text, cut=max(0, len(line.text) - LONGEST))


def _may_stand_as_it_is(entry: Entry, letters: int) -> bool:
    """Tell whether an entry's HTML may be shown: made from text it has no pictures, which would be fetched."""
    return entry.form == "text" and len(entry.body_html) <= letters and "<img" not in entry.body_html


def _paragraphs(entry: Entry, left: int) -> tuple[tuple[str, ...], bool]:
    taken: list[str] = []
    for paragraph in entry.paragraphs:
        if left <= 0:
            return tuple(taken), True
        taken.append(paragraph[:left])
        left -= len(paragraph)
    return tuple(taken), left < 0


def _legend(lines: Sequence[LineAccount]) -> tuple[tuple[str, str, int, str], ...]:
    counts = Counter(line.role for line in lines)
    return tuple((role, name, counts[role], _kind(role)) for role, name in ROLES.items() if counts[role])


def _kind(role: str) -> str:
    """Return the group of a role, which is its colour."""
    if role in TAUGHT_ROLES:
        return "told"
    if role in LOST_ROLES:
        return "lost"
    if role in BODY_ROLES:
        return "text"
    if role in {"source", "follow", "rights"}:
        return "tail"
    return "head" if role in ARTICLE_ROLES else "chrome"


def _direction(lines: Sequence[LineAccount]) -> str:
    """Return the direction of a dump without an article: that of most of its letters."""
    sample = "".join(line.text[:200] for line in lines[:200])[:_SAMPLE]
    right = sum("\u0590" <= char <= "\u08ff" for char in sample)
    return "rtl" if 2 * right > sum(map(str.isalpha, sample)) else "ltr"
