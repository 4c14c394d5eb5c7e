"""What is known of a printed date, as whole numbers: the features of the date model."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import Final

from feedsvc.parse.text.cues import is_byline, is_caption
from feedsvc.parse.text.printed_dates import Printed, Scene, nearest
from feedsvc.parse.text.shape import closes

#: A distance that is as good as any further one.
FAR: Final = 99
#: Lines on either side of a date among which a byline is looked for.
AROUND: Final = 5
LABELS: Final = {"": 0, "published": 1, "updated": 2}
#: Lines above the headline that are its neighbours.
NEAR: Final = 4
#: Dates within so many lines may be a list's, the more so if they are printed alike, a few characters apart.
SERIES: Final = 15
LIKE: Final = 6
#: Days of a year as they are counted here: features compare days, they do not read calendars.
YEAR: Final = 372
MONTH: Final = 31

FEATURES: Final = (
    "from_title", "from_start", "from_end", "from_top", "from_bottom", "in_body",
    "label", "labelled_above", "letters_before", "letters_behind", "line_length", "offset", "is_date_line",
    "has_time", "numeric", "open_order", "yearless", "month_only", "copies_of_line", "same_day", "same_day_above_end",
    "place", "among", "rank", "count", "dates_between_title", "to_date_above", "to_date_below", "regular",
    "byline_on_line", "from_byline", "from_caption", "marked", "rights",
    "above_length", "below_length", "above_closes", "below_closes", "blank_above", "blank_below",
    "days_before_newest", "days_after_oldest", "newest_above_title", "weekday", "lines_title_to_start", "line_words",
    "near_head", "others_near_head", "others_labelled", "series", "line_series",
)  # fmt: skip

_WEEKDAY = re.compile(
    r"\b(?:mon|tues?|wed|thu|fri|sat|sun|montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag)",
    re.IGNORECASE,
)
_NUMBERS = re.compile(r"[\d./•·\- ]+")


def rows_of_dates(scene: Scene, found: Sequence[Printed]) -> list[tuple[int, ...]]:
    """Return the features of each date that prints a year, in the order of FEATURES; of others as if it did."""
    values = [_value(one) for one in found]
    years = [value for value in values if value > 0]
    newest, oldest = max(years, default=0), min(years, default=0)
    days = Counter(values)
    days_above = Counter(value for value, one in zip(values, found, strict=True) if one.at <= scene.end)
    places = sorted({one.at for one in found})
    bylines, captions = _signed_lines(scene, places)
    top = next(
        (value for value, one in zip(values, found, strict=True) if value > 0 and one.at < scene.head), 0
    )
    near = [scene.head - NEAR <= one.at <= scene.start + 1 for one in found]
    labelled = sum(one.role == "published" for one in found)
    rows: list[tuple[int, ...]] = []
    for rank, (one, value) in enumerate(zip(found, values, strict=True)):
        here = places.index(one.at)
        up = one.at - places[here - 1] if here else FAR
        down = places[here + 1] - one.at if here + 1 < len(places) else FAR
        known = value if value > 0 else newest
        rows.append(
            (
                *_where(scene, one),
                *_what(scene, one),
                days[value] - 1,
                days_above[value] - 1,
                one.place,
                one.among,
                rank,
                len(found),
                sum(min(one.at, scene.head) < at < max(one.at, scene.head) for at in places),
                min(up, FAR),
                min(down, FAR),
                abs(up - down) <= 1 and up <= 12,
                one.at in bylines,
                nearest(bylines, one.at, FAR),
                nearest(captions, one.at, FAR),
                *_beside(scene, one.at),
                newest - known,
                known - oldest,
                top - known if top else -1,
                _WEEKDAY.search(scene.lines[one.at].text) is not None,
                min(scene.start - scene.head, FAR),
                min(scene.lines[one.at].text.count(" "), FAR),
                near[rank],
                sum(near) - near[rank],
                labelled - (one.role == "published"),
                len(beside := [other for other in found if abs(other.at - one.at) <= SERIES]) - 1,
                sum(_is_like(scene, one, other) for other in beside) - 1,
            )
        )
    return [tuple(map(int, row)) for row in rows]


def _is_like(scene: Scene, one: Printed, other: Printed) -> bool:
    """Tell whether two dates are printed alike: equally long, at the same place, in lines that have as much beside."""
    return (
        abs((one.end - one.start) - (other.end - other.start)) <= LIKE
        and (one.start > 2) == (other.start > 2)
        and (len(scene.lines[one.at].text) > one.end + 2) == (len(scene.lines[other.at].text) > other.end + 2)
    )


def _value(one: Printed) -> int:
    """Return a number that orders days; 0 for a date without a year, negative ones for what is no whole day."""
    day = one.day
    if day is None or not day.year:
        return 0
    return day.year * YEAR + (day.month or 6) * MONTH + (day.day or 15)


def _signed_lines(scene: Scene, places: Sequence[int]) -> tuple[list[int], list[int]]:
    """Return the indices of bylines and captions near the dates."""
    near = {at for place in places for at in range(place - AROUND, place + AROUND + 1)}
    bylines: list[int] = []
    captions: list[int] = []
    for at in sorted(near):
        if 0 <= at < len(scene.lines):
            text = scene.lines[at].text
            if len(text) <= 200 and is_byline(text):
                bylines.append(at)
            elif len(text) <= 200 and not scene.body[at] and is_caption(text):
                captions.append(at)
    return bylines, captions


def _where(scene: Scene, one: Printed) -> tuple[int, ...]:
    return (
        _cut(one.at - scene.head),
        _cut(one.at - scene.start),
        _cut(one.at - scene.end),
        min(one.at, FAR),
        min(len(scene.lines) - 1 - one.at, FAR),
        scene.body[one.at],
    )


def _what(scene: Scene, one: Printed) -> tuple[int, ...]:
    line = scene.lines[one.at]
    text, day = line.text, one.day
    printed = text[one.start : one.end]
    numeric = _NUMBERS.fullmatch(printed) is not None
    whole = day is None or (day.year > 0 and (day.day is not None or not day.month))
    return (
        LABELS[one.role],
        one.labelled_above,
        min(sum(map(str.isalpha, text[: one.start][-FAR:])), FAR),
        min(sum(map(str.isalpha, text[one.end :][:FAR])), FAR),
        len(text),
        min(one.start, FAR),
        one.is_line,
        one.has_time,
        numeric,
        day is not None and day.month == 0,
        day is not None and not day.year,
        not whole,
        min(line.copies, FAR),
    )


def _beside(scene: Scene, at: int) -> tuple[int, ...]:
    mark, line = scene.marks[at], scene.lines[at]
    above = scene.lines[at - 1].text if at else ""
    below = scene.lines[at + 1].text if at + 1 < len(scene.lines) else ""
    return (
        mark is not None,
        mark is not None and mark.rule == "rights-line",
        min(len(above), 400),
        min(len(below), 400),
        closes(above),
        closes(below),
        min(line.before, FAR),
        min(line.after, FAR),
    )


def _cut(distance: int) -> int:
    return max(-FAR, min(distance, FAR))
