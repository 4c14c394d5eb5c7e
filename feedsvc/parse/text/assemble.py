"""What was understood of a dump becomes a RawEntry: each line in a field, in a block, or dropped with the reason."""

from __future__ import annotations

from collections.abc import Iterable

from feedsvc.model.payload import Payload
from feedsvc.model.raw import Block, DatePiece, DroppedLine, Piece, RawEntry
from feedsvc.parse.text import cues
from feedsvc.parse.text.head import each
from feedsvc.parse.text.page import Line
from feedsvc.parse.text.shape import closes
from feedsvc.parse.text.tail import signed
from feedsvc.parse.text.title import Candidate
from feedsvc.parse.text.understood import Page

#: A title and a subtitle may follow each other inside a text.
HEADINGS_IN_A_ROW = 2


def entry_of(page: Page, payload: Payload) -> RawEntry:
    """Return the article of a page; every non-blank line stands in a field, in a block or among the dropped."""
    lines = page.lines
    title = page.title
    pieces = _pieces(page)
    first = lines[title] if title is not None else None
    printed = (
        page.rules.headline
        or page.title_part
        or " ".join(line.text for line in lines[title : page.title_end + 1])
    )
    return RawEntry(
        source=payload.source,
        place=payload.place,
        form="text",
        modified=payload.modified,
        title=Piece(text=printed, rule=page.title_rule, line=first.number) if first else None,
        title_candidates=tuple(
            Piece(text=one.text[:300], rule=_why_not(page, one), line=lines[one.at].number)
            for one in page.others
        ),
        deck=next(iter(pieces["deck"]), None),
        bylines=pieces["bylines"],
        dates=_dates(page),
        categories=pieces["categories"],
        captions=pieces["captions"],
        blocks=_blocks(page),
        sources=pieces["sources"],
        rights=pieces["rights"],
        follow=tuple(page.links.values()),
        url=None,
        dropped=(*page.rules.dropped, *_dropped(page)),
        warnings=(*page.rules.warnings, *_warnings(page)),
        truncated=page.cut,
    )


def _why_not(page: Page, candidate: Candidate) -> str:
    if page.title is not None and candidate.text == (page.title_part or page.lines[page.title].text):
        return "repeats-the-headline"
    return "first-line-wins" if page.title_rule == "first-line" else "scores-lower"


def _pieces(page: Page) -> dict[str, tuple[Piece, ...]]:
    found: dict[str, list[Piece]] = {
        name: [] for name in ("deck", "bylines", "categories", "captions", "sources", "rights")
    }
    for at, role in each(page.roles):
        if role.field in found:
            line = page.lines[at]
            text = signed(line.text) if role.rule == "sign-off" else role.text or line.text
            found[role.field].append(Piece(text=text, rule=role.rule, line=line.number))
    return {name: tuple(pieces) for name, pieces in found.items()}


def _dates(page: Page) -> tuple[DatePiece, ...]:
    found: list[DatePiece] = []
    for at, role in each(page.roles):
        if role.field != "dates":
            continue
        text, number = role.text or page.lines[at].text, page.lines[at].number
        found.append(DatePiece(text=text, role=role.date, rule=role.rule, line=number))
    return (*found, *page.other_dates)


def _blocks(page: Page) -> tuple[Block, ...]:
    """Return the body as blocks; a heading stands over another line, an item among others."""
    inside = [line for line, kept in zip(page.lines, page.body, strict=True) if kept]
    blocks: list[Block] = []
    headings = _headings(inside)
    for at, line in enumerate(inside):
        kind = "paragraph"
        if cues.is_item_among(
            line.text, [other.text for other in inside[max(0, at - 1) : at + 2] if other is not line]
        ):
            kind = "item"
        elif at in headings:
            kind = "heading"
        blocks.append(Block(text=line.text, kind=kind, line=line.number))
    return tuple(blocks)


def _headings(inside: list[Line]) -> set[int]:
    """Return the indices of headings: lines without a sentence's end that stand over text; many in a row are a list."""
    found: set[int] = set()
    row: list[int] = []
    for at, line in enumerate(inside):
        if at and cues.is_heading(line.text):
            row.append(at)
            continue
        if len(row) <= HEADINGS_IN_A_ROW:
            found.update(row)
        row = []
    return found


def _dropped(page: Page) -> Iterable[DroppedLine]:
    """Account for every line that is neither in a field nor in the body."""
    kept = (
        set(page.roles) | {at for at, inside in enumerate(page.body) if inside} | {page.title, page.title_end}
    )
    start, end = page.start, page.end
    headline = page.lines[page.title].text if page.title is not None else None
    for at, line in enumerate(page.lines):
        if at in kept:
            continue
        found = page.marks[at]
        if at in page.links:
            rule, why = "follow-link", "a follow link of the publisher; kept as follow"
        elif found is not None:
            rule, why = found.rule, found.why
        elif line.text == headline:
            rule, why = "repeated-headline", "says the headline again"
        elif at < start:
            rule, why = "navigation", "stands above the text and reads like a menu or another article"
        elif at > end:
            rule, why = "after-the-end", "stands below the end of the text"
        else:
            rule, why = "not-prose", "stands between paragraphs and reads like none"
        yield DroppedLine(text=line.text, rule=rule, why=why, line=line.number)
    for number, text in page.beyond:
        yield DroppedLine(
            text=text, rule="beyond-limit", why="the dump has more lines than are read", line=number
        )


def _warnings(page: Page) -> Iterable[str]:
    if page.beyond:
        yield f"The dump is too long: only the first {page.beyond[0][0] - 1} lines were read."
    if page.cut:
        yield "A paywall ends the text: the dump holds its beginning."
    if page.title is None:
        yield "No line of the dump reads like a headline."
    if not any(role.field == "dates" and role.date == "published" for _, role in each(page.roles)):
        yield "No line of the dump reads like its date."
    if page.end - page.start < 1 and not closes(page.lines[page.end].text):
        yield "The text is one line that does not end like a sentence."
