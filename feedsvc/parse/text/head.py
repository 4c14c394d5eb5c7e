"""The lines around the headline: deck, byline, dates, categories, captions."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import Final

from feedsvc.model.source import HouseStyle
from feedsvc.parse.text.cues import (
    is_byline,
    is_caption,
    is_credited,
    may_be_caption,
)
from feedsvc.parse.text.marks import Mark
from feedsvc.parse.text.page import Line
from feedsvc.parse.text.shape import closes, size
from feedsvc.parse.text.signature import part
from feedsvc.text.datelike import find_date
from feedsvc.text.sections import KICKERS, SECTIONS, are_sections, names_a_section

#: Lines above the headline that may belong to it: kicker, category.
ABOVE: Final = 3
#: Lines between headline and body that may belong to either; beyond it is foreign.
BELOW: Final = 30
#: Lines below the body's first among which a byline or date may stand.
AMONG_FIRST: Final = 5
#: A line with unknown words counts as categories only this near below the headline.
CATEGORY_BELOW: Final = 2
#: A deck is one to three sentences.
DECK: Final = (40, 420)
#: A category's label holds no more characters and words.
LABEL: Final = 40
LABEL_WORDS: Final = 4
#: Lines below the headline among which captions stand.
CAPTIONS: Final = 6
#: Captions of agencies end with the day of the picture, in a sentence of more words than this.
DATE_AT_END: Final = 60
DATE_WORDS: Final = 8
#: The field of a line that is a date of something else, while the lines beside it are read.
OTHER_DATE: Final = "other-date"


@dataclass(frozen=True, slots=True)
class Role:
    """What a line of the head is: a field of RawEntry, the rule, and for dates their role."""

    field: str
    rule: str
    date: str = ""
    #: The part of the line that is it; empty for the whole.
    text: str = ""
    #: What else the line is: a byline with a date, a date with the day of an update.
    also: Role | None = None


def each(roles: Mapping[int, Role]) -> Iterator[tuple[int, Role]]:
    """Yield index and role of every line in order, second roles after first."""
    for at in sorted(roles):
        role: Role | None = roles[at]
        while role is not None:
            yield at, role
            role = role.also


def read_head(
    lines: Sequence[Line],
    marks: Sequence[Mark | None],
    *,
    body: Sequence[bool],
    title: int | None,
    style: HouseStyle,
    dates: Mapping[int, Role],
    date_lines: AbstractSet[int],
) -> dict[int, Role]:
    """Return the roles of lines above the body and among its first, by index, and of all ``dates``.

    ``date_lines`` are lines that are nothing but a date, the article's or another.
    """
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
        role = _role(lines[at], marks, at, title, known, dated=dates.get(at))
        if role is None and at in date_lines:
            role = Role(OTHER_DATE, "date-line")
        if role is not None:
            roles[at] = role
    _own_categories(roles, title)
    _category(lines, marks, roles, title)
    _captions(lines, marks, roles, window, title)
    _captions_below_categories(lines, marks, roles, title, start)
    _deck(lines, marks, roles, title, start)
    others = [at for at, role in roles.items() if role.field == OTHER_DATE]
    for at in others:
        del roles[at]
    return {**dates, **roles}


def _role(
    line: Line,
    marks: Sequence[Mark | None],
    at: int,
    title: int | None,
    known: frozenset[str],
    *,
    dated: Role | None,
) -> Role | None:
    text = line.text
    if dated is not None:
        both = part(text)
        if both is not None:
            return Role("bylines", "byline-beside-date", text=both.byline, also=dated)
        return Role("bylines", "by-line", also=dated) if is_byline(text) else dated
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
        return Role("bylines", "byline-beside-date", text=both.byline)
    if is_byline(text):
        return Role("bylines", "by-line")
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
