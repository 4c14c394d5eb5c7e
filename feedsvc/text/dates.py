"""Dates as newsrooms print them, read without guessing.

One cut-out line enters; the moment it names leaves, with how exactly it was named and whose zone was taken. A day
is never invented: a line without a year, an order of day and month that the language leaves open, and a date after
tomorrow give None.

Spec: RFC 3339, RFC 822 as amended by RFC 1123, and print in some fifty languages.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, tzinfo
from functools import lru_cache
from zoneinfo import ZoneInfo

from feedsvc.text.clean import clean_line
from feedsvc.text.date_clock import Clock, at_printed_time, read_stamp
from feedsvc.text.date_days import WORD, find_day, weekday_near
from feedsvc.text.date_names import AGO, DAYS_BACK, TWO_WORD_MONTHS, UNITS

#: Characters of a line that are looked at; a date stands near its start or not at all.
MAX_LINE = 240
#: Longest piece that is handed to dateparser: milliseconds a call, and nonsense on prose.
_MAX_LIBRARY = 60
_AHEAD = timedelta(days=1)


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


def read_date(text: str, *, language: str | None, timezone: str, base: datetime) -> ReadDate | None:
    """Return the moment that ``text`` names, or None if it names none or leaves it open.

    Shapes: ``language`` a BCP 47 tag that decides between day-month and month-day; ``timezone`` the IANA name of the
    zone where none is printed; ``base`` when the dump was written: relative dates count from it, and no date may
    be more than a day after it.
    """
    printed = clean_line(text[: MAX_LINE * 2])[:MAX_LINE]
    line = _plain(printed)
    if not line or not any(c.isalnum() for c in line):
        return None
    zone = _zone(timezone)
    clock = read_stamp(line)
    if clock is None:
        day = find_day(line, language=language, timezone=timezone)
        clock = at_printed_time(day, line) if day else None
    if clock is None:
        back = _relative(line)
        if back is not None:
            moment = (base - back).replace(microsecond=0)
            return ReadDate(
                moment=moment, precision="relative", zone_assumed=False, weekday_wrong=False, printed=printed
            )
        clock = _by_library(line, language)
    if clock is None:
        return None
    return _settled(clock, line=line, printed=printed, zone=zone, language=language, base=base)


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


_DROP = re.compile("[\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069\u0640]")
_FULLWIDTH = str.maketrans(
    {
        "：": ":",
        "，": ", ",
        "．": ".",
        "／": "/",
        "－": "-",
        "،": ", ",
        "　": " ",
        "–": "-",
        "‐": "-",
        "‑": "-",
    }
)


def _plain(text: str) -> str:
    """Return the line in lower case with ASCII digits, two-word months joined, bidi marks gone."""
    text = text.replace("İ", "i").lower()
    if text.isascii():
        return text
    text = _DROP.sub("", text).translate(_FULLWIDTH)
    text = "".join(str(unicodedata.digit(c)) if not c.isascii() and c.isdecimal() else c for c in text)
    for two, one in TWO_WORD_MONTHS.items():
        text = text.replace(two, one)
    return text


@lru_cache(maxsize=32)
def _zone(name: str) -> tzinfo:
    try:
        return ZoneInfo(name)
    except (OSError, ValueError, KeyError):  # ZoneInfoNotFoundError is a KeyError
        return UTC


# --- so long ago --------------------------------------------------------------------------------------------------

_SECONDS = {word: seconds for seconds, line in UNITS.items() for word in line.split()}
_DAYS = {word: days for days, line in DAYS_BACK.items() for word in line.split()}
_COUNT = re.compile(rf"(\d{{1,3}}) ?({WORD.pattern})")
_ARTICLE = re.compile(
    r"\b(an?|une?|eine[rm]?|una?|uma?) (hour|minute|day|week|heure|jour|stunde|tag|hora|día|dia|ora|giorno)\b"
)
#: A relative date is a short line, or it is prose.
_MAX_RELATIVE = 60


def _relative(line: str) -> timedelta | None:
    """Return how long ago ``5 h ago`` or ``hace 7 horas`` was, or None."""
    if len(line) > _MAX_RELATIVE:
        return None
    words = WORD.findall(line)
    count = _COUNT.search(line) or _ARTICLE.search(line)
    if count:
        amount = int(count[1]) if count[1].isdigit() else 1
        unit, tail = count[2], ""
        for end in ("前", "之前", "전"):
            if unit.endswith(end):
                unit, tail = unit.removesuffix(end), end
        seconds = _SECONDS.get(unit.strip())
        if seconds is not None and (tail or any(word in AGO for word in words)):
            return timedelta(seconds=amount * seconds)
    for word in words[:3]:
        if word in _DAYS:
            return timedelta(days=_DAYS[word])
    return None


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


def _own_languages() -> frozenset[str]:
    from feedsvc.text.date_names import MONTHS

    return frozenset(MONTHS) | {"zh", "ja", "ko", "vi"}


_OWN = _own_languages()
