"""One plain-text dump becomes one RawEntry: marks, scores, extent, headline, head, tail, and an account of every line.

Enters: decoded text. Leaves: a RawEntry or a Rejection. Refuses: what ``refuse`` names.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from feedsvc.model.chrome import Standing
from feedsvc.model.payload import Payload
from feedsvc.model.raw import RawEntry, Rejection
from feedsvc.model.source import HouseStyle
from feedsvc.parse.text import cues
from feedsvc.parse.text.assemble import entry_of
from feedsvc.parse.text.copies import mark_captions, mark_second_copy, part_captions
from feedsvc.parse.text.corrections import RULE_TITLE, read_rules
from feedsvc.parse.text.dating import find_dates, out_of_body
from feedsvc.parse.text.extent import has_plain_head, lengthen, settle, widen
from feedsvc.parse.text.head import Role, follows_placeholder, read_head
from feedsvc.parse.text.learned import strike
from feedsvc.parse.text.marks import mark_lines
from feedsvc.parse.text.page import read_lines
from feedsvc.parse.text.printed_dates import Scene as DateScene
from feedsvc.parse.text.refuse import clear_walls, cut_short, fallback, legal_page, refusal
from feedsvc.parse.text.score import course, look
from feedsvc.parse.text.several import Part, parts_of
from feedsvc.parse.text.shape import closes, size
from feedsvc.parse.text.signing import nobody, sign
from feedsvc.parse.text.tail import follow_links, read_tail
from feedsvc.parse.text.title import candidates
from feedsvc.parse.text.understood import Page
from feedsvc.text.datelike import find_date, is_date_line
from feedsvc.text.sections import are_sections

#: Headline candidates that are kept for ``explain``.
KEPT_CANDIDATES = 5
#: A first line of this many Latin letters and words may be the headline of a plain dump whatever the others score.
HEADLINE_LETTERS = 12
#: What the first line of a plain dump may lack to the best score and still be the headline, in thousandths of log-odds.
FIRST_LINE_BONUS = 1000
#: A first line in capitals may lack so many times as much.
SHOUTING = 3
#: A headline may end in a full stop, but then it is short.
LONGEST_CLOSED_HEADLINE = 90
#: A headline over two lines is no longer than this, and its second line has so many words.
LONGEST_HEADLINE = 200
FEWEST_WORDS = 3
#: The same for a line that stands no higher than the body's first.
INSIDE = 50


def parse_text(text: str, *, payload: Payload, style: HouseStyle) -> tuple[RawEntry | Rejection, ...]:
    """Return the articles of a decoded plain-text dump, nearly always one, or why there is none; never raises.

    Every non-blank line of the dump stands in a field, in a block or among the dropped.
    """
    parts = parts_of(read_rules(text, style))
    if len(parts) == 1:
        return (_article(parts[0], payload, style),)
    return tuple(
        _article(part, replace(payload, place=f"{payload.place}#{number}"), style)
        for number, part in enumerate(parts, 1)
    )


def _article(part: Part, payload: Payload, style: HouseStyle) -> RawEntry | Rejection:
    """Return the article of one part of a dump, or why it is none."""
    page = understand(part, style)
    if isinstance(page, str):
        return Rejection(source=payload.source, place=payload.place, reason=page)
    return entry_of(page, payload)


def understand(part: Part, style: HouseStyle) -> Page | str:
    """Return one part of a dump with the role of each line, or why it is no article."""
    page = _understand(part, style)
    if isinstance(page, str) and style.chrome:
        # What was learned may cost a line, never an article.
        return _understand(part, replace(style, chrome={}))
    return page


def _understand(part: Part, style: HouseStyle) -> Page | str:
    page = _read(part, style.chrome)
    if isinstance(page, str):
        return page
    _place(page, style)
    _keep(page)
    if True not in page.body:
        return f"no article text: a headline and {len(page.lines) - 1} lines without a paragraph"
    if page.title is not None and page.title_rule != RULE_TITLE:
        shown = [line.text for line, inside in zip(page.lines, page.body, strict=True) if inside]
        return legal_page(page.lines[page.title].text, shown) or page
    return page


def _read(part: Part, chrome: Mapping[int, Standing]) -> Page | str:
    """Return the page with its body found, or why there is none."""
    lines, beyond = read_lines(part.rules.text, first=part.first)
    rules = part.rules.within(beyond)
    marks = mark_lines(lines)
    mark_second_copy(lines, marks)
    captioned = {lines[at]: role for at, role in mark_captions(lines, marks).items()}
    kept, title = rules.kept_among(lines), rules.title_among(lines)
    looks = look(lines, marks)
    body = settle(lines, marks, course(looks.odds, marks))
    lengthen(lines, marks, looks.odds, body)
    if True not in body:
        body = fallback(lines, marks)
    if title is not None:
        body[title] = False
    cut = cut_short(lines, marks, body)
    walled = "" if cut else clear_walls(lines, marks, body)
    struck = strike(lines, marks, body, chrome=chrome, spared={*kept, title})
    if struck:
        rules = replace(rules, dropped=(*rules.dropped, *struck))
        kept, title = rules.kept_among(lines), rules.title_among(lines)
        looks = look(lines, marks)
    with_kept = [inside or at in kept for at, inside in enumerate(body)]
    reason = refusal(lines, marks, with_kept, walled=walled)
    body = body if True in body else with_kept
    # By the line, not its place: what was learned of the source may have gone from among them.
    captions = {at: captioned[line] for at, line in enumerate(lines) if line in captioned}
    return reason or Page(
        lines, marks, body, looks, beyond, title=title, rules=rules, kept=kept, cut=cut, roles=captions
    )


def _place(page: Page, style: HouseStyle) -> None:
    """Find the headline, and give the lines around the body their roles."""
    lines, marks, body = page.lines, page.marks, page.body
    page.roles |= part_captions(lines, marks, body)
    if True not in body:
        return
    start = page.start
    plain = has_plain_head(marks, start)
    ranked = candidates(lines, marks, body, page.looks.rows)
    ranked = [one for one in ranked if not (one.at >= start and _is_paragraph(lines[one.at].text, INSIDE))]
    ranked = [one for one in ranked if one.at not in page.kept and one.at < page.end]
    if page.title is not None:
        page.title_rule = RULE_TITLE
    elif ranked and not _is_paragraph(lines[ranked[0].at].text, LONGEST_CLOSED_HEADLINE):
        page.title, page.title_rule = ranked[0].at, "headline-score"
        page.title_part = ranked[0].text if ranked[0].is_part else ""
        first = next((one for one in ranked if one.at == 0 and not one.is_part), None)
        if (
            plain
            and first is not None
            and _may_open(lines[0].text)
            and ranked[0].score - first.score
            <= FIRST_LINE_BONUS * (SHOUTING if lines[0].text.isupper() else 1)
        ):
            page.title_part = page.title_part if page.title == 0 else ""
            page.title, page.title_rule = 0, "first-line"
    if page.title is not None:
        page.others = tuple(one for one in ranked if one.at != page.title)[:KEPT_CANDIDATES]
        is_cut = bool(page.rules.headline or page.title_part)
        page.title_end = page.title if is_cut else _headline_end(page, page.title)
        # A headline that the operator names may stand anywhere; the one that is found opens the article.
        opening = page.title if page.title_rule == RULE_TITLE and page.title >= start else 0
        for at in range(opening, page.title_end + 1):
            body[at] = False
    if True not in body:
        return
    if plain:
        _part_head(page)
        _part_caption(page)
        widen(lines, marks, body)
    start = page.start
    above = page.title_end if page.title is not None and page.title_end < start else None
    dated = find_dates(DateScene(lines, marks, body, above))
    out_of_body(dated, body, spared=page.kept)
    page.other_dates = dated.others
    page.roles = (
        read_head(
            lines, marks, body=body, title=above, style=style, dates=dated.roles, date_lines=dated.lines
        )
        | page.roles
    )
    page.roles.update(read_tail(lines, marks, end=page.end, roles=page.roles))
    page.roles = sign(
        lines, marks, body, title=page.title, title_end=page.title_end, roles=page.roles, nobody=nobody(style)
    )
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


def _keep(page: Page) -> None:
    """Give the body the lines that the operator keeps, whatever was made of them."""
    for at in page.kept:
        page.body[at] = True
    for at in page.kept if page.title is None else {*page.kept, page.title}:
        page.roles.pop(at, None)
        page.links.pop(at, None)


def _headline_end(page: Page, title: int) -> int:
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


def _part_head(page: Page) -> None:
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


def _part_caption(page: Page) -> None:
    """In a plain dump, give the head a first line without a sentence's end, right below the date: it is a caption."""
    inside = [at for at, kept in enumerate(page.body) if kept][:2]
    if page.title is None or len(inside) <= 1 or inside[0] <= page.title_end + 1:
        return
    first, text, above = inside[0], page.lines[inside[0]].text, page.lines[inside[0] - 1].text
    date = find_date(above)
    if date is not None and date.year and is_date_line(above, date) and cues.may_open_as_caption(text):
        page.body[first] = False
        page.roles[first] = Role("captions", "below-date")
