"""What is no article: error pages, walls, lists, imprints, test messages; each with the reason a person understands.

A false refusal loses an article, so a wording alone refuses nothing: there must be little text besides it. A paywall
that lets some text through is no refusal; the text is marked as the beginning of one.
"""

from __future__ import annotations

from collections.abc import MutableSequence, Sequence
from typing import Final

from feedsvc.parse.text.marks import Mark
from feedsvc.parse.text.no_article import (
    LEGAL,
    LEGAL_WORDS,
    is_error,
    is_paywall,
    opens_error,
    opens_list,
    tries_the_line,
    wall_kind,
)
from feedsvc.parse.text.page import Line
from feedsvc.parse.text.shape import closes, size
from feedsvc.text.datelike import find_date, is_date_line

#: An error page says little besides: the longest seen holds 600 characters of running text.
LITTLE_TEXT: Final = 700
#: Under an error's own heading stand teasers of other articles, none as long as a paragraph.
TEASERS: Final = 2500
LONGEST_TEASER: Final = 300
#: A wall speaks for the page only where there is no more text than this, in Latin letters.
WALLED: Final = 2000
#: What stands beside a wall is an article if it has a paragraph so long, or so much in all.
LONG_PARAGRAPH: Final = 220
#: Lines at the top of a dump among which an error says so, and a list.
TOP: Final = 60
LONGEST_NOTICE: Final = 160
#: A list page has at least this many lines and no paragraph.
LIST_LINES: Final = 12
#: Of a list of teasers: so many of them, and so many buttons between them, in hundredths of the teasers; dates count
#: only where no teaser is longer than this. The first of each holds where a heading says that the page is a list.
FEWEST_SAID: Final = 2
FEWEST_TEASERS: Final = 5
SAID_SHARE: Final = 40
BETWEEN_SHARE: Final = 80
SHORT_TEASER: Final = 200
LONG_TEASER: Final = 250
#: A paragraph, in Latin letters; the shortest brief has one.
PARAGRAPH: Final = 80
#: In a plain dump a shorter text will do, if it is a sentence.
SENTENCE: Final = 25
#: Lines below the body's end among which a paywall shows; text that is more than a beginning.
BELOW_END: Final = 6
BEGINNING: Final = 1800

_WALL = Mark("wall", "asks for consent, a login or a subscription in the place of a text")


def clear_walls(
    lines: Sequence[Line], marks: MutableSequence[Mark | None], body: MutableSequence[bool]
) -> str:
    """Take the lines of walls out of a short body; return the kind of the first, or nothing.

    Where nothing else is left, what else may be text is taken instead.
    """
    inside = [at for at, within in enumerate(body) if within]
    if sum(size(lines[at].text) for at in inside) > WALLED:
        return ""
    walls = [at for at in inside if wall(lines[at].text)]
    if not walls:
        return ""
    kind = wall(lines[walls[0]].text)
    for at in walls:
        body[at], marks[at] = False, _WALL
    if not any(size(lines[at].text) >= SENTENCE for at in inside if body[at]):
        for at, within in enumerate(fallback(lines, marks)):
            body[at] = within and not wall(lines[at].text)
    return kind


#: Of a longer line only the beginning is searched for wordings.
LONGEST_PRINTED: Final = 400


def wall(text: str) -> str:
    """Return the kind of wall a line belongs to, or nothing."""
    return wall_kind(text[:LONGEST_PRINTED].casefold())


def refusal(
    lines: Sequence[Line], marks: Sequence[Mark | None], body: Sequence[bool], *, walled: str = ""
) -> str | None:
    """Return why a dump is no article, or None; ``walled`` is the kind of wall that was cleared."""
    if not lines:
        return "empty file"
    text = [line.text for line, inside in zip(lines, body, strict=True) if inside]
    sizes = [size(one) for one in text]
    longest = max(sizes, default=0)
    if longest < LONGEST_TEASER:
        reason = _reason(lines, marks, body, sum(sizes))
        if reason is not None:
            return reason
    if walled and not _is_text(text, sizes):
        return f"{walled}: {len(lines)} lines and no article"
    if text and longest >= SENTENCE:
        return None
    return _why_nothing(lines, marks)


def _reason(
    lines: Sequence[Line], marks: Sequence[Mark | None], body: Sequence[bool], total: int
) -> str | None:
    """Return why a page without a long paragraph is no article, or None."""
    start = body.index(True) if True in body else len(body)
    if total <= TEASERS:
        error = _error(lines, start, total)
        if error is not None:
            return f"error page: {error[:80]}"
    if total <= LITTLE_TEXT and any(
        tries_the_line(line.text.casefold()) for line in lines[:3] if len(line.text) <= LONGEST_NOTICE
    ):
        return "test message of an agency"
    if len(lines) >= LIST_LINES and _is_list(lines, marks, body):
        return f"list page: {len(lines)} lines of teasers and no article"
    return None


def _error(lines: Sequence[Line], start: int, total: int) -> str | None:
    """Return the line that says the page could not be shown; it stands above what else there is."""
    for at, line in enumerate(lines[:TOP]):
        if len(line.text) > LONGEST_NOTICE:
            continue
        low = line.text.casefold()
        if is_error(low) and (total <= LITTLE_TEXT or at < start):
            return line.text
        if total <= LITTLE_TEXT and opens_error(low):
            return line.text
    return None


def _is_list(lines: Sequence[Line], marks: Sequence[Mark | None], body: Sequence[bool]) -> bool:
    """Tell whether short texts alternate with buttons or dates: of many pages that, of fewer if a heading says so."""
    inside = [at for at, within in enumerate(body) if within]
    sizes = [length for length in (size(lines[at].text) for at in inside) if length >= PARAGRAPH]
    if len(sizes) < FEWEST_SAID:
        return False
    said = any(
        len(line.text) <= PARAGRAPH and opens_list(line.text.casefold())
        for line in lines[: min(TOP, inside[0])]
    )
    if len(sizes) < FEWEST_TEASERS and not said:
        return False
    if max(sizes) > LONG_TEASER and not said:
        return False
    buttons, dates = _between(lines, marks, inside)
    between = buttons + (dates if said or max(sizes) <= SHORT_TEASER else 0)
    return between * 100 >= len(sizes) * (SAID_SHARE if said else BETWEEN_SHARE)


def _between(lines: Sequence[Line], marks: Sequence[Mark | None], inside: Sequence[int]) -> tuple[int, int]:
    """Return how many buttons that lead to other articles, and how many dates, stand around and between body lines."""
    buttons = dates = 0
    for at in range(max(0, inside[0] - 2), min(inside[-1] + 3, len(lines))):
        found = marks[at]
        if found is not None:
            buttons += found.rule == "read-more"
        elif len(lines[at].text) <= PARAGRAPH:
            date = find_date(lines[at].text)
            dates += date is not None and bool(date.year) and is_date_line(lines[at].text, date)
    return buttons, dates


def _is_text(text: Sequence[str], sizes: Sequence[int]) -> bool:
    """Tell whether what stands beside a wall may be an article."""
    prose = [length for one, length in zip(text, sizes, strict=True) if length >= PARAGRAPH and closes(one)]
    return max(prose, default=0) >= LONG_PARAGRAPH or sum(prose) >= LONG_PARAGRAPH


def _why_nothing(lines: Sequence[Line], marks: Sequence[Mark | None]) -> str:
    if any(is_error(line.text.casefold()) for line in lines[:TOP] if len(line.text) <= LONGEST_NOTICE):
        return "error page: the page says that it has no text"
    for line in lines[:TOP]:
        if len(line.text) <= LONGEST_PRINTED and (kind := wall(line.text)):
            return f"{kind}: {len(lines)} lines and no article"
    open_lines = sum(found is None for found in marks)
    if not open_lines:
        return "no article: nothing but menu, forms and links"
    longest = max(size(line.text) for line, found in zip(lines, marks, strict=True) if found is None)
    if len(lines) >= LIST_LINES and longest < PARAGRAPH:
        return f"list page: {len(lines)} lines and no paragraph"
    return f"no article text: {len(lines)} lines and no paragraph"


def legal_page(title: str | None, body: Sequence[str]) -> str | None:
    """Return why a page with this headline is no article, or None: it states law, contact or terms, and reads so."""
    if title is None or len(title) > PARAGRAPH:
        return None
    low = title.casefold()
    heads = {low, *(low.partition(sign)[0] for sign in (" | ", " - ", " – ", " — "))}
    if not any(head.strip(" .:!") in LEGAL for head in heads):
        return None
    if not LEGAL_WORDS.search(" ".join(text[:LONGEST_PRINTED] for text in body[:TOP]).casefold()):
        return None
    return f"imprint or legal page: {title}"


def cut_short(
    lines: Sequence[Line], marks: MutableSequence[Mark | None], body: MutableSequence[bool]
) -> bool:
    """Tell whether a paywall ends a short text; then what stands from there on, offers and prices, leaves the body."""
    inside = [at for at, within in enumerate(body) if within]
    if not inside or sum(size(lines[at].text) for at in inside) > BEGINNING:
        return False
    below = range(inside[-1] + 1, min(inside[-1] + 1 + BELOW_END, len(lines)))
    wall_at = next(
        (at for at in (*inside, *below) if is_paywall(lines[at].text[:LONGEST_PRINTED].casefold())), None
    )
    if wall_at is None:
        return False
    before, after = _prose(lines, inside, below=wall_at), _prose(lines, inside, above=wall_at)
    if before < PARAGRAPH or after * 2 > before:
        return False
    for at in range(wall_at, len(body)):
        if body[at] or at == wall_at:
            body[at], marks[at] = False, marks[at] or _WALL
    return True


def _prose(lines: Sequence[Line], inside: Sequence[int], *, above: int = -1, below: int = 10**9) -> int:
    """Return the letters of paragraphs between two lines; those of the first count even without a sentence's end."""
    return sum(
        length
        for at in inside
        if above < at < below
        and (length := size(lines[at].text)) >= PARAGRAPH
        and (closes(lines[at].text) or above < 0)
    )


def fallback(lines: Sequence[Line], marks: Sequence[Mark | None]) -> list[bool]:
    """Return what may be body where the course found none: the sentences, or in a very short dump all but line one."""
    body = [
        found is None and ((closes(line.text) and size(line.text) >= 40) or size(line.text) >= LONG_PARAGRAPH)
        for line, found in zip(lines, marks, strict=True)
    ]
    if any(body):
        return body
    if len(lines) < LIST_LINES:
        body = [
            found is None and size(line.text) >= SENTENCE and at > 0
            for at, (line, found) in enumerate(zip(lines, marks, strict=True))
        ]
    return body
