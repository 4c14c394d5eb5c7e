"""One plain-text dump becomes one RawEntry: marks, scores, extent, headline, head, tail, and an account of every line.

Enters: decoded text. Leaves: a RawEntry or a Rejection. Refuses: what ``refuse`` names.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from feedsvc.model.payload import Payload
from feedsvc.model.raw import Block, DatePiece, DroppedLine, Piece, RawEntry, RawLink, Rejection
from feedsvc.model.source import HouseStyle
from feedsvc.parse.text import cues
from feedsvc.parse.text.extent import has_plain_head, settle, widen
from feedsvc.parse.text.head import Role, date_pieces, each, follows_placeholder, read_head
from feedsvc.parse.text.marks import Mark, mark_lines
from feedsvc.parse.text.page import Line, read_lines
from feedsvc.parse.text.refuse import fallback, refusal
from feedsvc.parse.text.score import course
from feedsvc.parse.text.shape import closes, size
from feedsvc.parse.text.tail import follow_links, read_tail, signed
from feedsvc.parse.text.title import Candidate, candidates
from feedsvc.text.datelike import find_date, is_date_line
from feedsvc.text.sections import are_sections

#: Headline candidates that are kept for ``explain``.
KEPT_CANDIDATES = 5
#: A first line of this many Latin letters and words may be the headline of a plain dump whatever the others score.
HEADLINE_LETTERS = 12
#: What the first line of a plain dump may lack to the best score and still be the headline.
FIRST_LINE_BONUS = 3.0
#: A headline may end in a full stop, but then it is short.
LONGEST_CLOSED_HEADLINE = 90
#: A headline over two lines is no longer than this, and its second line has so many words.
LONGEST_HEADLINE = 200
FEWEST_WORDS = 3
#: A title and a subtitle may follow each other inside a text.
HEADINGS_IN_A_ROW = 2
#: The same for a line that stands no higher than the body's first.
INSIDE = 50


@dataclass(slots=True)
class _Page:
    """What is known of a dump while it is read: parallel sequences, one element a line."""

    lines: list[Line]
    marks: list[Mark | None]
    body: list[bool]
    #: Number and text of lines that are too many to be read.
    beyond: list[tuple[int, str]]
    title: int | None = None
    others: tuple[Candidate, ...] = ()
    title_rule: str = ""
    #: Index of the headline's last line.
    title_end: int = -1
    roles: dict[int, Role] = field(default_factory=dict)
    links: dict[int, RawLink] = field(default_factory=dict)

    @property
    def start(self) -> int:
        return self.body.index(True)

    @property
    def end(self) -> int:
        return len(self.body) - 1 - self.body[::-1].index(True)


def parse_text(text: str, *, payload: Payload, style: HouseStyle) -> tuple[RawEntry | Rejection, ...]:
    """Return the article of a decoded plain-text dump, or why it is none; never raises.

    Every non-blank line of the dump stands in a field, in a block or among the dropped.
    """
    page = _read(text)
    if isinstance(page, str):
        return (Rejection(source=payload.source, place=payload.place, reason=page),)
    _place(page, style)
    if True not in page.body:
        reason = f"no article text: a headline and {len(page.lines) - 1} lines without a paragraph"
        return (Rejection(source=payload.source, place=payload.place, reason=reason),)
    return (_entry(page, payload),)


def _read(text: str) -> _Page | str:
    """Return the page with its body found, or why there is none."""
    lines, beyond = read_lines(text)
    marks = mark_lines(lines)
    body = settle(lines, marks, course(lines, marks))
    if True not in body:
        body = fallback(lines, marks)
    reason = refusal(lines, marks, body)
    return reason if reason is not None else _Page(lines, marks, body, beyond)


def _place(page: _Page, style: HouseStyle) -> None:
    """Find the headline, and give the lines around the body their roles."""
    lines, marks, body = page.lines, page.marks, page.body
    start = page.start
    plain = has_plain_head(marks, start)
    ranked = candidates(lines, marks, body, start)
    ranked = [one for one in ranked if not (one.at >= start and _is_paragraph(lines[one.at].text, INSIDE))]
    if ranked and not _is_paragraph(lines[ranked[0].at].text, LONGEST_CLOSED_HEADLINE):
        page.title, page.title_rule = ranked[0].at, "headline-score"
        first = next((one for one in ranked if one.at == 0), None)
        if (
            plain
            and first is not None
            and _may_open(lines[0].text)
            and (lines[0].text.isupper() or ranked[0].score - first.score <= FIRST_LINE_BONUS)
        ):
            page.title, page.title_rule = 0, "first-line"
        page.others = tuple(one for one in ranked if one.at != page.title)[:KEPT_CANDIDATES]
    if page.title is not None:
        page.title_end = _headline_end(page, page.title)
        for at in range(page.title_end + 1):
            body[at] = False
    if True not in body:
        return
    if plain:
        _part_head(page)
        _part_caption(page)
        widen(lines, marks, body)
    start = page.start
    above = page.title_end if page.title is not None else None
    page.roles = read_head(lines, marks, body=body, title=above, style=style) | page.roles
    page.roles.update(read_tail(lines, marks, end=page.end, roles=page.roles))
    for at in range(start, page.end):
        if not body[at] and marks[at] is None and cues.is_caption(lines[at].text):
            page.roles[at] = Role("captions", "credit-or-flag")
        elif (
            not body[at]
            and marks[at] is None
            and follows_placeholder(marks, at)
            and cues.may_be_caption(lines[at].text)
        ):
            page.roles[at] = Role("captions", "after-placeholder")
    page.links = follow_links(lines, marks, body)


def _headline_end(page: _Page, title: int) -> int:
    """Return the index of the headline's last line: in capitals it may run on, without a blank line, over a second."""
    at = title + 1
    if at >= len(page.lines) or page.marks[at] is not None or page.lines[at].before:
        return title
    first, second = page.lines[title].text, page.lines[at].text
    runs_on = (
        first.isupper()
        and second.isupper()
        and len(first) + len(second) <= LONGEST_HEADLINE
        and len(second.split()) >= FEWEST_WORDS
        and not (are_sections(second) or cues.is_byline(second) or cues.is_caption(second))
        and find_date(second) is None
    )
    return at if runs_on else title


def _is_paragraph(text: str, longest: int) -> bool:
    return closes(text) and text[-1] not in '?!？！”»"' and size(text) > longest


def _may_open(text: str) -> bool:
    return size(text) >= HEADLINE_LETTERS and not _is_paragraph(text, LONGEST_CLOSED_HEADLINE)


def _part_head(page: _Page) -> None:
    """In a plain dump, give the head what stands above its byline or date line: a deck is no first paragraph."""
    if page.title is None:
        return
    for at in range(page.title + 1, min(page.title + 9, page.end)):
        text = page.lines[at].text
        date = find_date(text)
        if (date is not None and date.year and is_date_line(text, date)) or cues.is_byline(text):
            above = [index for index in range(page.title + 1, at) if page.body[index]]
            if len(above) <= 2:
                for index in (*above, at):
                    page.body[index] = False


def _part_caption(page: _Page) -> None:
    """In a plain dump, give the head a first line without a sentence's end, right below the date: it is a caption."""
    inside = [at for at, kept in enumerate(page.body) if kept][:2]
    if page.title is None or len(inside) <= 1 or inside[0] <= page.title_end + 1:
        return
    first, text, above = inside[0], page.lines[inside[0]].text, page.lines[inside[0] - 1].text
    date = find_date(above)
    if date is not None and date.year and is_date_line(above, date) and cues.may_open_as_caption(text):
        page.body[first] = False
        page.roles[first] = Role("captions", "below-date")


def _entry(page: _Page, payload: Payload) -> RawEntry:
    lines = page.lines
    title = page.title
    pieces = _pieces(page)
    first = lines[title] if title is not None else None
    printed = " ".join(line.text for line in lines[title : page.title_end + 1]) if title is not None else ""
    return RawEntry(
        source=payload.source,
        place=payload.place,
        form="text",
        modified=payload.modified,
        title=Piece(text=printed, rule=page.title_rule, line=first.number) if first else None,
        title_candidates=tuple(
            Piece(text=lines[one.at].text[:300], rule=_why_not(page, one), line=lines[one.at].number)
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
        dropped=tuple(_dropped(page)),
        warnings=tuple(_warnings(page)),
    )


def _why_not(page: _Page, candidate: Candidate) -> str:
    if page.title is not None and page.lines[candidate.at].text == page.lines[page.title].text:
        return "repeats-the-headline"
    return "first-line-wins" if page.title_rule == "first-line" else "scores-lower"


def _pieces(page: _Page) -> dict[str, tuple[Piece, ...]]:
    found: dict[str, list[Piece]] = {
        name: [] for name in ("deck", "bylines", "categories", "captions", "sources", "rights")
    }
    for at, role in each(page.roles):
        if role.field in found:
            line = page.lines[at]
            text = signed(line.text) if role.rule == "sign-off" else role.text or line.text
            found[role.field].append(Piece(text=text, rule=role.rule, line=line.number))
    return {name: tuple(pieces) for name, pieces in found.items()}


def _dates(page: _Page) -> tuple[DatePiece, ...]:
    found: list[DatePiece] = []
    for at, role in each(page.roles):
        if role.field != "dates":
            continue
        text, number = role.text or page.lines[at].text, page.lines[at].number
        pieces = [(text, "page")] if role.date == "page" else date_pieces(text, role.date)
        found += [DatePiece(text=cut, role=meaning, rule=role.rule, line=number) for cut, meaning in pieces]
    return tuple(found)


def _blocks(page: _Page) -> tuple[Block, ...]:
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


def _dropped(page: _Page) -> Iterable[DroppedLine]:
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


def _warnings(page: _Page) -> Iterable[str]:
    if page.beyond:
        yield f"Only the first {len(page.lines)} of {len(page.lines) + len(page.beyond)} lines were read."
    if page.title is None:
        yield "No line of the dump reads like a headline."
    if not any(role.field == "dates" and role.date == "published" for _, role in each(page.roles)):
        yield "No line of the dump reads like its date."
    if page.end - page.start < 1 and not closes(page.lines[page.end].text):
        yield "The text is one line that does not end like a sentence."
