"""The lines around the headline: deck, byline, dates, categories, captions."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from typing import Final

from feedsvc.model.source import HouseStyle
from feedsvc.parse.text.cues import (
    are_bare_names,
    is_byline,
    is_byline_label,
    is_caption,
    is_credited,
    may_be_caption,
)
from feedsvc.parse.text.marks import Mark
from feedsvc.parse.text.page import Line
from feedsvc.parse.text.shape import closes, size
from feedsvc.parse.text.signature import part
from feedsvc.text.datelike import DateLike, find_date, is_date_line
from feedsvc.text.sections import KICKERS, SECTIONS, are_sections, names_a_section

#: Lines above the headline that may belong to it (kicker, date, category), and a page header's "today" further up.
ABOVE: Final = 3
HEADER: Final = 40
#: Lines between headline and body that may belong to either; beyond it is foreign.
BELOW: Final = 30
#: Lines below the body's first among which a byline or date may stand.
AMONG_FIRST: Final = 5
#: A line with unknown words counts as categories only this near below the headline.
CATEGORY_BELOW: Final = 2
#: A deck is one to three sentences.
DECK: Final = (40, 420)
#: A bare name counts as a byline only this near to a date line.
NAME_NEAR_DATE: Final = 3
#: A category's label holds no more characters and words.
LABEL: Final = 40
LABEL_WORDS: Final = 4
#: Lines of the body whose words in lower case are no names, and letters of such a word.
COMMON_FROM: Final = 12
COMMON_LETTERS: Final = 5
#: Lines below the headline among which captions stand.
CAPTIONS: Final = 6
#: Captions of agencies end with the day of the picture, in a sentence of more words than this.
DATE_AT_END: Final = 60
DATE_WORDS: Final = 8
#: Dates of one article stand this near to each other; further down stand those of teasers.
DATES_TOGETHER: Final = 3


@dataclass(frozen=True, slots=True)
class Role:
    """What a line of the head is: a field of RawEntry, the rule, and for dates their role."""

    field: str
    rule: str
    date: str = ""
    #: The part of the line that is it; empty for the whole.
    text: str = ""
    #: What else the line is: a byline with a date.
    also: Role | None = None


def each(roles: Mapping[int, Role]) -> Iterator[tuple[int, Role]]:
    """Yield index and role of every line in order, second roles after first."""
    for at in sorted(roles):
        role = roles[at]
        yield at, role
        if role.also is not None:
            yield at, role.also


def read_head(
    lines: Sequence[Line],
    marks: Sequence[Mark | None],
    *,
    body: Sequence[bool],
    title: int | None,
    style: HouseStyle,
) -> dict[int, Role]:
    """Return the roles of lines above the body and among its first, by index."""
    start = body.index(True)
    top = max(0, (start if title is None else title) - ABOVE)
    reach = min(start + AMONG_FIRST, len(lines))
    window = [
        at
        for at in range(top, reach)
        if not body[at] and at != title and (title is None or at - title <= BELOW)
    ]
    known = SECTIONS | KICKERS | {name.casefold() for name in style.sections}
    roles: dict[int, Role] = {}
    for at in window:
        role = _role(lines[at], marks, at, title, known)
        if role is not None:
            roles[at] = role
    _nearest_dates(roles, title)
    _own_categories(roles, title)
    _category(lines, marks, roles, title)
    unmarked = [at for at in window if marks[at] is None]
    _names(lines, roles, unmarked, title, _common_words(lines, body))
    _captions(lines, marks, roles, window, title)
    _captions_below_categories(lines, marks, roles, title, start)
    _deck(lines, marks, roles, title, start)
    _page_date(lines, roles, top)
    return roles


def _role(
    line: Line, marks: Sequence[Mark | None], at: int, title: int | None, known: frozenset[str]
) -> Role | None:
    text = line.text
    found = marks[at]
    if found is not None:
        return (
            Role("sources", "source-line")
            if found.rule == "source-line" and title is not None and at > title
            else None
        )
    if is_caption(text) and not is_byline(text):
        return Role("captions", "credit-or-flag") if title is None or at > title else None
    both = part(text)
    if both is not None:
        date_role = Role("dates", "date-beside-byline", both.role or "published", both.date)
        return Role("bylines", "byline-beside-date", text=both.byline, also=date_role)
    if is_byline(text):
        return Role("bylines", "by-line")
    date = find_date(text)
    if date is not None and is_date_line(text, date):
        return Role("dates", "date-line", date.role or "published")
    if are_sections(text, known) and (line.copies <= 2 or title is None or at > title):
        return Role("categories", "known-sections")
    if (
        title is not None
        and title < at <= title + CATEGORY_BELOW
        and line.copies == 1
        and names_a_section(text, known)
    ):
        return Role("categories", "holds-a-section")
    return None


def _nearest_dates(roles: dict[int, Role], title: int | None) -> None:
    """Forget the dates above the headline if one stands below, and those far below the first."""
    dates = [(at, role) for at, role in each(roles) if role.field == "dates"]
    below = [at for at, _ in dates if title is not None and at > title]
    if not below:
        return
    for at, role in dates:
        near = at >= below[0] and (at <= below[0] + DATES_TOGETHER or role.date == "updated")
        if near or at not in roles:
            continue
        if roles[at].field == "dates":
            del roles[at]
        else:
            roles[at] = replace(roles[at], also=None)


def _own_categories(roles: dict[int, Role], title: int | None) -> None:
    """Forget the sections above the headline if some stand below: those above are a menu's."""
    found = [at for at, role in each(roles) if role.field == "categories"]
    if title is not None and any(at > title for at in found):
        for at in found:
            if at < title:
                del roles[at]


def _category(
    lines: Sequence[Line], marks: Sequence[Mark | None], roles: dict[int, Role], title: int | None
) -> None:
    """Take a label right under a headline in capitals as its category, if no line of known sections stands there.

    Themes that shout print the post's categories there and the byline beside the date.
    """
    if title is None or title + 1 >= len(lines) or title > ABOVE or not lines[title].text.isupper():
        return
    at, text = title + 1, lines[title + 1].text
    if (
        at not in roles
        and marks[at] is None
        and len(text.split()) <= LABEL_WORDS
        and len(text) <= LABEL
        and all(word[0].isupper() for word in text.split())
        and text[-1].isalnum()
        and not any(role.field == "categories" for _, role in each(roles))
    ):
        roles[at] = Role("categories", "under-headline")


def _common_words(lines: Sequence[Line], body: Sequence[bool]) -> set[str]:
    """Return the longer words that the beginning of the body writes in lower case: no names."""
    found: set[str] = set()
    inside = [line.text for line, kept in zip(lines, body, strict=True) if kept]
    for text in inside[:COMMON_FROM]:
        words = (word.strip(".,;:!?“”\"'()") for word in text[:2000].split())
        found.update(word for word in words if len(word) >= COMMON_LETTERS and word.islower())
    return found


def _names(
    lines: Sequence[Line],
    roles: dict[int, Role],
    window: Sequence[int],
    title: int | None,
    common: AbstractSet[str],
) -> None:
    """Take a bare name near the date as the byline, if no line says ``By``."""
    if title is None or any(role.field == "bylines" for _, role in each(roles)):
        return
    dates = [at for at, role in each(roles) if role.field == "dates" and at > title]
    for at in window:
        if at > title + 1 and is_byline_label(lines[at - 1].text) and are_bare_names(lines[at].text):
            roles[at] = Role("bylines", "under-label")
            return
    for at in window:
        if at <= title or at in roles or lines[at].copies > 2:
            continue
        if not common.isdisjoint(lines[at].text.casefold().split()):
            continue
        if are_bare_names(lines[at].text) and any(abs(at - date) <= NAME_NEAR_DATE for date in dates):
            roles[at] = Role("bylines", "bare-name")
            return


def follows_placeholder(marks: Sequence[Mark | None], at: int) -> bool:
    """Tell whether the line above stands for a picture."""
    above = marks[at - 1] if at else None
    return above is not None and above.rule == "image-placeholder"


def _captions(
    lines: Sequence[Line],
    marks: Sequence[Mark | None],
    roles: dict[int, Role],
    window: Sequence[int],
    title: int | None,
) -> None:
    """Take lines without a sentence's end as captions: indented ones, and those right after a placeholder."""
    for at in window:
        if title is None or at <= title or at in roles or marks[at] is not None:
            continue
        after = follows_placeholder(marks, at)
        if (lines[at].indented or after) and may_be_caption(lines[at].text):
            roles[at] = Role("captions", "indented" if lines[at].indented else "after-placeholder")


def _captions_below_categories(
    lines: Sequence[Line],
    marks: Sequence[Mark | None],
    roles: dict[int, Role],
    title: int | None,
    start: int,
) -> None:
    """Take what stands between the categories and the date or body as captions: there the theme prints the picture.

    A whole sentence there may be a deck, unless it ends in a credit or says on what day it was.
    """
    if title is None:
        return
    for at in range(title + 1, min(start, title + 1 + CAPTIONS)):
        text = lines[at].text
        if at in roles or marks[at] is not None or lines[at].copies > 1:
            continue
        above = roles[at - 1].field if at - 1 in roles else ""
        is_place = above in {"categories", "captions"} or (above == "dates" and lines[title].text.isupper())
        if (is_place and (may_be_caption(text) or _says_when(text))) or is_credited(text):
            roles[at] = Role("captions", "below-categories")


def _says_when(text: str) -> bool:
    date = find_date(text[-DATE_AT_END:])
    return date is not None and date.year and not date.relative and len(text.split()) > DATE_WORDS


def _deck(
    lines: Sequence[Line], marks: Sequence[Mark | None], roles: dict[int, Role], title: int | None, start: int
) -> None:
    """Take the one paragraph between headline and byline, date or body as the deck."""
    if title is None:
        return
    low, high = DECK
    for at in range(title + 1, min(start, title + 5)):
        text = lines[at].text
        if at in roles or marks[at] is not None or lines[at].copies > 1:
            continue
        if (low <= size(text) <= high and len(text.split()) >= 6) or (
            closes(text) and low <= size(text) <= high
        ):
            roles[at] = Role("deck", "under-headline")
        return


def _page_date(lines: Sequence[Line], roles: dict[int, Role], top: int) -> None:
    """Take the page header's date, if any, as a base for relative ones."""
    for at in range(min(top, HEADER)):
        text = lines[at].text
        if len(text) > 60 or not any(char.isdecimal() for char in text):
            continue
        date = find_date(text)
        if date is not None and date.year and not date.relative and is_date_line(text, date):
            roles[at] = Role("dates", "page-header", "page")
            return


def date_pieces(text: str, role: str) -> list[tuple[str, str]]:
    """Return the dates a line prints, each with its role: ``3 May 2024, updated 4 May 2024`` has two."""
    first = find_date(text)
    if first is None:
        return [(text, role)]
    rest = text[first.end :]
    if rest[:1].isdecimal():
        return [(text[: first.end], role)]
    second = find_date(rest)
    if second is None or second.relative or not second.year:
        return [(text, role)]
    if second.role != "updated":
        return [(text[: first.end], role)] if _same(first, second) else [(text, role)]
    cut = first.end + _label_start(rest, second)
    return [(text[:cut].rstrip(" |·•-–—,;(/"), role), (text[cut:].strip(" |·•-–—,;)/"), "updated")]


def _same(first: DateLike, second: DateLike) -> bool:
    return first.text == second.text


def _label_start(rest: str, second: DateLike) -> int:
    """Return where the second date's label begins: at the first letter after the first date's time and zone."""
    words = rest[: second.start]
    for at, char in enumerate(words):
        if char.isalpha() and (at == 0 or not words[at - 1].isalnum()):
            word = words[at:].split()[0].strip(".,;:()")
            if len(word) > 4 or word.lower() in {"last", "mis", "mise", "stand"}:
                return at
    return second.start
