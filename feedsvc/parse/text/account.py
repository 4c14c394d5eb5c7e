"""The account of one plain-text dump: what each of its lines was taken for, by which rule, with the model's reasons.

The reader runs again on the one dump, and what it keeps to itself on the way is told here; the normal path carries none
of it. What a line became is taken from the reader's own result, so that no account can differ from the article.

Enters: decoded text. Leaves: for each article of the dump the account of all its non-blank lines, in order. Linear.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from feedsvc.model.account import LineAccount, Reason
from feedsvc.model.payload import Payload
from feedsvc.model.raw import Block, DroppedLine
from feedsvc.model.source import HouseStyle
from feedsvc.parse.text import score, trees
from feedsvc.parse.text.account_words import FIELD_ROLES, mark_role, why
from feedsvc.parse.text.assemble import entry_of
from feedsvc.parse.text.copies import mark_second_copy
from feedsvc.parse.text.corrections import read_rules
from feedsvc.parse.text.extent import ENDS
from feedsvc.parse.text.marks import Mark, mark_lines
from feedsvc.parse.text.page import Line, read_lines
from feedsvc.parse.text.reader import understand
from feedsvc.parse.text.reasons import reasons
from feedsvc.parse.text.several import Part, parts_of
from feedsvc.parse.text.shape import closes, size
from feedsvc.parse.text.understood import Page

#: An unmarked line outside the text is a teaser if it is this long or ends like a sentence, else a menu's.
TEASER: Final = 60
_UNMARKED: Final = frozenset({"navigation", "after-the-end", "not-prose"})

#: Number and text of a line: by these the reader's results are found again.
_Key = tuple[int, str]


@dataclass(frozen=True, slots=True)
class _Seen:
    """What the models said of a line."""

    odds: int | None
    reasons: tuple[Reason, ...]


_UNSEEN: Final = _Seen(None, ())


@dataclass(slots=True)
class _Results:
    """What the reader made of the lines, to be taken out line by line: a row of cells has several under one number."""

    blocks: dict[_Key, list[Block]] = field(default_factory=lambda: defaultdict(list))
    dropped: dict[_Key, list[DroppedLine]] = field(default_factory=lambda: defaultdict(list))


def account(text: str, *, payload: Payload, style: HouseStyle) -> tuple[tuple[LineAccount, ...], ...]:
    """Return for each article of a decoded plain-text dump the account of its lines; never raises.

    A part of the dump that is no article has an account, too: what its lines say of themselves.
    """
    return tuple(_account(part, payload, style) for part in parts_of(read_rules(text, style)))


def _account(part: Part, payload: Payload, style: HouseStyle) -> tuple[LineAccount, ...]:
    lines, beyond = read_lines(part.rules.text, first=part.first)
    marks = mark_lines(lines)
    mark_second_copy(lines, marks)
    seen = _seen(lines, marks)
    page = understand(part, style)
    if isinstance(page, str):
        told = [*_loose(lines, marks, seen), *map(_gone, part.rules.dropped), *map(_unread, beyond)]
    else:
        told = list(_told(page, payload, seen))
    return tuple(sorted(told, key=lambda line: line.number))


def _seen(lines: Sequence[Line], marks: Sequence[Mark | None]) -> dict[_Key, _Seen]:
    """Return what the models said of the lines that they decide."""
    if not lines:
        return {}
    looks = score.look(lines, marks)
    told = reasons(trees.model("lines-1"), trees.model("lines-2"), looks.rows)
    return {
        (line.number, line.text): _Seen(odds, why)
        for line, mark, odds, why in zip(lines, marks, looks.odds, told, strict=True)
        if mark is None
    }


def _told(page: Page, payload: Payload, seen: dict[_Key, _Seen]) -> Iterator[LineAccount]:
    raw = entry_of(page, payload)
    results = _Results()
    for block in raw.blocks:
        results.blocks[block.line, block.text].append(block)
    for gone in raw.dropped:
        results.dropped[gone.line, gone.text].append(gone)
    ended = _why_ended(page)
    threads = _in_threads(page)
    for at, line in enumerate(page.lines):
        key = (line.number, line.text)
        looked = seen.get(key, _UNSEEN)
        if page.title is not None and page.title <= at <= page.title_end and not page.body[at]:
            rule = page.title_rule if at == page.title else "headline-goes-on"
            yield _line(line, "headline", rule, why(rule), looked)
        elif page.body[at]:
            yield _body(page, at, results.blocks[key], looked)
        elif at in page.roles:
            role = page.roles[at]
            both = f" and {why(role.also.rule)}" if role.also is not None else ""
            yield _line(line, FIELD_ROLES[role.field], role.rule, why(role.rule) + both, looked)
        elif results.dropped[key]:
            gone = results.dropped[key].pop(0)
            also = ended if gone.rule == "after-the-end" else ""
            yield _dropped(gone, looked, also=also, in_thread=at in threads)
    # What is left has no line of the page any more: dropped by the operator or as learned, or never read.
    for left in results.dropped.values():
        for gone in left:
            yield _dropped(gone, seen.get((gone.line, gone.text), _UNSEEN))


def _body(page: Page, at: int, blocks: list[Block], looked: _Seen) -> LineAccount:
    kind = blocks.pop(0).kind if blocks else "paragraph"
    role = {"heading": "heading", "item": "item", "quote": "quote"}.get(kind, "body")
    if at in page.kept:
        rule = "kept-by-operator"
    elif looked.odds is None or looked.odds > 0:
        rule = "reads-like-text"
    else:
        rule = "among-text"
    also = f", and {why(page.roles[at].rule)}" if at in page.roles else ""
    return _line(page.lines[at], role, rule, why(rule) + also, looked)


def _dropped(gone: DroppedLine, looked: _Seen, *, also: str = "", in_thread: bool = False) -> LineAccount:
    if gone.rule in _UNMARKED:
        role = "comment" if in_thread else "teaser" if _is_long(gone.text) else "menu"
        decided = looked
    else:
        role = mark_role(gone.rule)
        decided = looked if role == "learned" else _UNSEEN
    return LineAccount(
        number=gone.line,
        text=gone.text,
        role=role,
        rule=gone.rule,
        why=f"{gone.why}{also}",
        odds=decided.odds,
        reasons=decided.reasons,
    )


def _gone(line: DroppedLine) -> LineAccount:
    return _dropped(line, _UNSEEN)


def _unread(beyond: tuple[int, str]) -> LineAccount:
    number, text = beyond
    return LineAccount(number=number, text=text, role="unread", rule="beyond-limit", why=why("beyond-limit"))


def _loose(
    lines: Sequence[Line], marks: Sequence[Mark | None], seen: dict[_Key, _Seen]
) -> Iterator[LineAccount]:
    """Yield what the lines of a dump without an article say of themselves."""
    for line, mark in zip(lines, marks, strict=True):
        looked = seen.get((line.number, line.text), _UNSEEN)
        if mark is not None:
            yield _line(line, mark_role(mark.rule), mark.rule, mark.why, _UNSEEN)
            continue
        rule = "would-be-text" if looked.odds is not None and looked.odds > 0 else "no-text"
        yield _line(line, "teaser" if _is_long(line.text) else "menu", rule, why(rule), looked)


def _line(line: Line, role: str, rule: str, clause: str, looked: _Seen) -> LineAccount:
    return LineAccount(
        number=line.number,
        text=line.text,
        role=role,
        rule=rule,
        why=clause,
        odds=looked.odds,
        reasons=looked.reasons,
    )


def _is_long(text: str) -> bool:
    return size(text) >= TEASER or closes(text)


def _why_ended(page: Page) -> str:
    """Return a clause on the line that ends the text, or nothing where none says so."""
    for at in range(page.end + 1, len(page.lines)):
        mark = page.marks[at]
        if mark is not None and mark.rule in ENDS:
            return f", which ends before line {page.lines[at].number}: that {mark.why}"
    return ""


def _in_threads(page: Page) -> frozenset[int]:
    """Return the indices of unmarked lines in the readers' comments: below their heading, down to another box."""
    inside = False
    found: set[int] = set()
    for at in range(page.end + 1, len(page.lines)):
        mark = page.marks[at]
        if mark is None:
            if inside:
                found.add(at)
        elif mark.rule in {"comment-thread", "related", "newsletter", "rights-line", "follow-heading"}:
            inside = mark.rule == "comment-thread"
    return frozenset(found)
