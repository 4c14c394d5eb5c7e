"""Dates as newsrooms print them, read without guessing.

One cut-out line enters; the moment it names leaves, with how exactly it was named and whose zone was taken. A day
is never invented: a line without a year, an order of day and month that the language leaves open, and a date after
tomorrow give None.

Spec: RFC 3339, RFC 822 as amended by RFC 1123, and print in some fifty languages.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta, tzinfo
from functools import lru_cache
from typing import Final
from zoneinfo import ZoneInfo

from feedsvc.text.clean import clean_line
from feedsvc.text.date_ago import Ago, find_ago, find_day_back
from feedsvc.text.date_clock import Clock, at_printed_time, read_stamp
from feedsvc.text.date_days import PrintedDay, order_of, weekday_near
from feedsvc.text.date_names import MONTHS
from feedsvc.text.date_plain import plain_line
from feedsvc.text.date_spots import find_day

#: Characters of a line that are looked at; a date stands near its start or not at all.
MAX_LINE: Final = 240
#: Longest piece that is handed to dateparser: milliseconds a call, and nonsense on prose.
_MAX_LIBRARY: Final = 60
_AHEAD: Final = timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadDate:
    """A printed date, understood."""

    #: Aware, whole seconds; the first moment of the day or month where no more is printed.
    moment: datetime
    #: ``second``, ``minute``, ``day``, ``month`` or ``relative``.
    precision: str
    #: True if no zone was printed, or one that names several.
    zone_assumed: bool
    #: True if a printed weekday does not fit the date.
    weekday_wrong: bool
    #: The line as read.
    printed: str
    #: A printed zone that names several (CST, IST), or None.
    unclear_zone: str | None = None
    #: True if no year is printed and the caller's was taken.
    year_assumed: bool = False


def read_date(
    text: str,
    *,
    language: str | None,
    timezone: str,
    base: datetime,
    counted_from: datetime | None = None,
    order: str | None = None,
    year: int | None = None,
) -> ReadDate | None:
    """Return the moment that ``text`` names, or None if it names none or leaves it open.

    Shapes: ``language`` a BCP 47 tag that decides between day-month and month-day; ``timezone`` the IANA name of the
    zone where none is printed; ``base`` when the dump was read: no date may be more than a day after it;
    ``counted_from`` what relative dates count from, ``base`` if None; ``order``, ``dmy`` or ``mdy``, where the page shows it and the language does not
    decide; ``year`` that of a date without one, or None to leave such dates open.
    """
    printed = clean_line(text[: MAX_LINE * 2])[:MAX_LINE]
    line = plain_line(printed)
    if not line or not any(c.isalnum() for c in line):
        return None
    zone = _zone(timezone)
    clock = read_stamp(line)
    yearless = False
    if clock is None:
        primary = language.partition("-")[0].lower() if language else None
        numbers = order_of(language, timezone) or order
        day = find_day(line, language=primary, order=numbers, cased=printed)
        if day is None and year is not None:
            day = find_day(line, language=primary, order=numbers, year=year, cased=printed)
            yearless = day is not None
        clock = at_printed_time(day, line) if day else None
    if clock is None or clock.precision == "month":
        ago = find_ago(line) or find_day_back(line)
        if ago is not None and ago.back is not None:
            return _counted(ago, ago.back, line=line, printed=printed, zone=zone, base=counted_from or base)
    if clock is None:
        clock = _by_library(line, language)
    if clock is None:
        return None
    read = _settled(clock, line=line, printed=printed, zone=zone, language=language, base=base)
    if read is None or not yearless:
        return read
    return None if read.weekday_wrong else replace(read, year_assumed=True)


def _counted(
    ago: Ago, back: timedelta, *, line: str, printed: str, zone: tzinfo, base: datetime
) -> ReadDate | None:
    """Return the moment so long before ``base``; ``yesterday, 10:15`` has a time of its own."""
    try:
        moment = (base - back).replace(microsecond=0)
        if ago.is_day:
            local = moment.astimezone(zone)
            day = PrintedDay(year=local.year, month=local.month, day=local.day, start=ago.start, end=ago.end)
            clock = at_printed_time(day, line)
            if clock.precision != "day":
                moment = clock.local.replace(tzinfo=clock.offset or zone)
    except (OverflowError, ValueError):
        return None
    return ReadDate(
        moment=moment, precision="relative", zone_assumed=False, weekday_wrong=False, printed=printed
    )


def _settled(
    clock: Clock, *, line: str, printed: str, zone: tzinfo, language: str | None, base: datetime
) -> ReadDate | None:
    try:
        moment = clock.local.replace(tzinfo=clock.offset or zone)
        if moment.astimezone(UTC) > base.astimezone(UTC) + _AHEAD:
            return None
    except (OverflowError, ValueError):
        return None
    wrong = False
    if clock.day is not None and clock.day.day is not None:
        primary = language.partition("-")[0].lower() if language else None
        weekday = weekday_near(line, clock.day, primary)
        wrong = weekday is not None and weekday != clock.day.first.weekday()
    return ReadDate(
        moment=moment,
        precision=clock.precision,
        zone_assumed=clock.offset is None,
        weekday_wrong=wrong,
        printed=printed,
        unclear_zone=clock.unclear,
    )


@lru_cache(maxsize=32)
def _zone(name: str) -> tzinfo:
    try:
        return ZoneInfo(name)
    except (OSError, ValueError, KeyError):  # ZoneInfoNotFoundError is a KeyError
        return UTC


# --- what is left -------------------------------------------------------------------------------------------------

_HAS_YEAR = re.compile(r"(?<!\d)(?:19|20|25)\d{2}(?!\d)")
_HAS_DAY = re.compile(r"(?<!\d)\d{1,2}(?!\d)")


def _by_library(line: str, language: str | None) -> Clock | None:
    """Ask dateparser about a short piece with a year and a day, where the language is one we have no months for.

    Its languages and its required parts are given: without them it makes days up (news dates of 2021 become today's).
    """
    if (
        language is None
        or len(line) > _MAX_LIBRARY
        or not _HAS_YEAR.search(line)
        or not _HAS_DAY.search(line)
    ):
        return None
    primary = language.partition("-")[0].lower()
    if primary in _OWN or not any(c.isalpha() for c in line):
        return None
    import dateparser

    try:
        found = dateparser.parse(
            line,
            languages=[primary],
            settings={
                "REQUIRE_PARTS": ["day", "month", "year"],
                "DATE_ORDER": "DMY",
                "RETURN_AS_TIMEZONE_AWARE": False,
            },
        )
    except (ValueError, OverflowError, TypeError, RecursionError):
        return None
    if found is None:
        return None
    exact = "minute" if found.hour or found.minute else "day"
    return Clock(local=found.replace(tzinfo=None, second=0, microsecond=0), precision=exact)


#: Languages that are read without the library.
_OWN: Final = frozenset(MONTHS) | {"zh", "ja", "ko", "vi"}
