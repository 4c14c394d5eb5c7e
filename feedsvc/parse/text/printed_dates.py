"""Every date that a page prints and that may be its article's: where it stands, what is said of it, how much is printed.

A page prints many: today's, those of teasers, comments and pictures, and one or two of its own. Here they are found
and cut out of their lines; which are the article's is chosen by ``dating``.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from feedsvc.parse.text.marks import Mark
from feedsvc.parse.text.page import Line
from feedsvc.text.date_ago import find_ago, find_day_back
from feedsvc.text.date_clock import STAMP
from feedsvc.text.date_days import PrintedDay
from feedsvc.text.date_plain import plain_line
from feedsvc.text.date_spots import find_days
from feedsvc.text.datelike import LONGEST_DATE_LINE, DateLike, has_time, is_alone, is_date_line, role_of

#: Lines at the top of the page, above the headline, below it, among the body's first and last, below it, and at the
#: end of the page, among which a date may be the article's.
TOP: Final = 40
ABOVE: Final = 60
BELOW: Final = 30
AMONG_FIRST: Final = 6
AMONG_LAST: Final = 3
AFTER: Final = 50
BOTTOM: Final = 20
#: Lines between headline and body among which dates without a year, or relative ones, are looked for as well.
NEAR: Final = 4
#: Characters of a paragraph's beginning or end in which a date may stand that is the article's.
EDGE: Final = 80
#: Dates that are looked at: in a line, and on a page.
MOST_IN_LINE: Final = 3
MOST: Final = 48
#: A line amid the body that is none of it holds a date of the article only if it is short.
SHORT: Final = 100
#: A label on a line of its own is no longer than this.
LABEL: Final = 32
#: Characters before and behind a date that are its label, its weekday and its time.
LEAD: Final = 70
TRAIL: Final = 60

#: What a line must hold to hold a date with its year.
_MAYBE = re.compile(
    r"(?:1[34589]|2[056])\d\d|\d[./•·-] ?\d{1,2} ?[./•·-] ?\d\d|\d ?[年年]|['’-]\d\d(?!\d)|[٠-٩۰-۹०-९০-৯๐-๙０-９]"
)
_DIGIT = re.compile(r"\d")
_PARTING: Final = " |·•-–—,;(/\t"


@dataclass(frozen=True)
class Scene:
    """The lines of a dump with what is known of them when its dates are sought."""

    lines: Sequence[Line]
    marks: Sequence[Mark | None]
    body: Sequence[bool]
    #: Last line of the headline, None without one.
    title: int | None

    @cached_property
    def start(self) -> int:
        return list(self.body).index(True)

    @cached_property
    def end(self) -> int:
        return len(self.body) - 1 - list(self.body)[::-1].index(True)

    @cached_property
    def head(self) -> int:
        """The headline, or the first line of a body that has none."""
        return self.start if self.title is None else self.title


@dataclass(frozen=True, slots=True, kw_only=True)
class Printed:
    """A date that a line prints."""

    at: int
    #: The date with its label, weekday, time and zone, as printed.
    text: str
    #: Offsets of the bare date in the line.
    start: int
    end: int
    #: ``published``, ``updated`` or nothing; and whether the line above says so.
    role: str
    labelled_above: bool
    #: What is printed of the day; None for a relative date.
    day: PrintedDay | None
    has_time: bool
    #: True if the line is little more than the date.
    is_line: bool
    #: Its place among the dates of its line, and how many there are.
    place: int = 0
    among: int = 1

    @property
    def is_absolute(self) -> bool:
        """Tell whether a day is printed with its year."""
        return self.day is not None and self.day.year > 0 and (self.day.day is not None or not self.day.month)


def printed_dates(scene: Scene) -> list[Printed]:
    """Return the dates near the article, at the top and at the end of the page, in reading order; MOST at most."""
    found: list[Printed] = []
    for at in _places(scene):
        text = scene.lines[at].text
        near = scene.head - NEAR <= at <= scene.start + 1
        if len(text) <= LONGEST_DATE_LINE:
            if (_DIGIT.search(text) and _MAYBE.search(text)) or (near and len(text) <= LABEL * 2):
                found += _of_line(scene, at, text, near=near)
        elif scene.body[at]:
            found += _of_paragraph(scene, at, text)
        if len(found) > MOST * 2:
            break
    if len(found) > MOST:
        found.sort(key=lambda one: (min(abs(one.at - scene.head), abs(one.at - scene.end)), one.at))
        found = sorted(found[:MOST], key=lambda one: (one.at, one.place))
    return found


def _places(scene: Scene) -> Iterator[int]:
    """Yield the indices of the lines that are looked at, each once, in order."""
    count, head, start, end = len(scene.lines), scene.head, scene.start, scene.end
    ranges = (
        (0, TOP),
        (head - ABOVE, min(head + BELOW, start)),
        (start - BELOW, start + AMONG_FIRST),
        (end - AMONG_LAST, end + AFTER),
        (count - BOTTOM, count),
    )
    done = 0
    for first, stop in sorted(ranges):
        for at in range(done, min(first, end, count)):
            if start <= at and not scene.body[at] and len(scene.lines[at].text) <= SHORT:
                yield at
        done = max(done, min(first, count))
        for at in range(done, min(stop, count)):
            if at != scene.title:
                yield at
        done = max(done, min(stop, count))


def _of_line(scene: Scene, at: int, text: str, *, near: bool) -> list[Printed]:
    plain = plain_line(text)
    cased = text if len(text) == len(plain) else ""
    days = [
        day
        for day in (find_days(plain, cased=cased) if _DIGIT.search(plain) else ())
        if (day.year and (day.day or not day.month)) or is_alone(plain, day, 1 if day.year else 2)
    ]
    dated = [day for day in days if day.year] or (days[:1] if near else [])
    if not dated and near:
        ago = find_ago(plain) or (find_day_back(plain) if has_time(text) else None)
        if ago is not None and (ago.back is not None):
            role, above = _role(scene, at, text[: ago.start])
            return [
                Printed(
                    at=at,
                    text=text,
                    start=ago.start,
                    end=ago.end,
                    role=role,
                    labelled_above=above,
                    day=None,
                    has_time=has_time(text),
                    is_line=_is_line(text, ago.start, ago.end, role),
                )
            ]
    spans = [(day, _end(plain, day)) for day in dated]
    return [_cut(scene, at, spans, place) for place in range(min(len(dated), MOST_IN_LINE))]


def _end(plain: str, day: PrintedDay) -> int:
    """Return where a date ends; that of a machine ends with its time and zone."""
    stamp = STAMP.match(plain, day.start) if plain[day.start : day.start + 5].endswith("-") else None
    return stamp.end() if stamp is not None else day.end


def _of_paragraph(scene: Scene, at: int, text: str) -> list[Printed]:
    """Return the date that opens or closes a paragraph: ``31 October 2023. Night buses …``, ``… (KNA 19.11.21)``."""
    found: list[Printed] = []
    for edge, offset in ((text[:EDGE], 0), (text[-EDGE:], len(text) - EDGE)):
        if offset and at < scene.end - AMONG_LAST:
            break
        if not _MAYBE.search(edge):
            continue
        plain = plain_line(edge)
        days = [day for day in find_days(plain, cased=edge if len(edge) == len(plain) else "") if day.is_full]
        if days:
            day = days[-1] if offset else days[0]
            role = role_of(edge[: day.start]) or ""
            cut = edge[: day.end + TRAIL // 3] if not offset else edge[day.start :]
            found.append(
                Printed(
                    at=at,
                    text=cut,
                    start=offset + day.start,
                    end=offset + day.end,
                    role=role,
                    labelled_above=False,
                    day=day,
                    has_time=has_time(cut),
                    is_line=False,
                )
            )
    return found


def _role(scene: Scene, at: int, before: str) -> tuple[str, bool]:
    """Return what the words before a date say of it, and whether they stand on the line above."""
    role = role_of(before)
    if role is not None:
        return role, False
    above = scene.lines[at - 1].text if at else ""
    if len(before) <= 2 and 0 < len(above) <= LABEL and not any(map(str.isdigit, above)):
        role = role_of(above)
        if role is not None:
            return role, True
    return "", False


def _cut(scene: Scene, at: int, spans: Sequence[tuple[PrintedDay, int]], place: int) -> Printed:
    """Return one of a line's dates with what belongs to it: to the label of the next, from the end of the one before."""
    text = scene.lines[at].text
    day, end = spans[place]
    first = max(spans[place - 1][1] if place else 0, day.start - LEAD)
    last = min(len(text), end + TRAIL)
    if place and first < day.start:
        first += _label_start(text[first : day.start])
    role, above = _role(scene, at, text[first : day.start])
    if place + 1 < len(spans):
        next_ = spans[place + 1][0]
        gap = text[end : next_.start]
        last = min(last, end + _label_start(gap))
        if end > day.end and not gap.strip() and _is_other(day, next_):
            role = "updated"  # themes hide the stamp of the last change before the date they show
    return Printed(
        at=at,
        text=text[first:last].strip(_PARTING),
        start=day.start,
        end=day.end,
        role=role,
        labelled_above=above,
        day=day,
        has_time=has_time(text[day.end : last]) or has_time(text[first : day.start]),
        is_line=_is_line(text, day.start, day.end, role),
        place=place,
        among=len(spans),
    )


def _is_line(text: str, start: int, end: int, role: str) -> bool:
    return is_date_line(text, DateLike(text="", start=start, end=end, role=role or None))


def _is_other(day: PrintedDay, next_: PrintedDay) -> bool:
    return (day.year, day.month, day.day) != (next_.year, next_.month, next_.day)


#: Letters of scripts whose shortest words say something lie above it; French ``à`` lies below.
LATIN: Final = 0x24F


def _label_start(gap: str) -> int:
    """Return where the next date's label begins in what stands between two: at the first longer word."""
    for at, char in enumerate(gap):
        if char.isalpha() and (at == 0 or not gap[at - 1].isalnum()):
            word = gap[at:].split(maxsplit=1)[0].strip(".,;:()")
            if (
                len(word) > 4
                or word.lower() in {"last", "mis", "mise", "mod", "on", "am", "le", "el"}
                or (not word.isascii() and (len(word) > 2 or ord(word[0]) > LATIN))
            ):
                return at
    return len(gap)


def nearest(places: Sequence[int], at: int, far: int) -> int:
    """Return how many lines the nearest of the sorted ``places`` is from ``at``; negative above it."""
    here = bisect_left(places, at)
    best = far
    for place in places[max(0, here - 1) : here + 2]:
        if abs(place - at) < abs(best):
            best = place - at
    return best
