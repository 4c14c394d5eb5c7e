"""The time of day and the zone in a printed line, and ISO 8601 as machines print it.

Spec: RFC 3339; RFC 822 section 5 for the zones of North America; other names only where they mean one zone.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta, timezone

from feedsvc.text.date_days import FIRST_YEAR, PrintedDay
from feedsvc.text.date_names import ZONES


@dataclass(frozen=True, slots=True, kw_only=True)
class Clock:
    """A local moment, how exactly it is printed, and the zone printed beside it."""

    local: datetime
    #: ``second``, ``minute``, ``day`` or ``month``.
    precision: str
    offset: timezone | None = None
    #: A printed zone that names several, or None.
    unclear: str | None = None
    #: Where the line prints the day; None for machine forms.
    day: PrintedDay | None = None


#: ISO 8601, extended: the day, and the time and offset that may follow without a blank before the next date.
STAMP = re.compile(
    r"(?<![\d-])(?P<y>\d{4})-(?P<m>\d{2})-(?P<d>\d{2})"
    r"(?:(?:t|[ ,]{1,3}|t )(?P<H>\d{2}):(?P<M>\d{2})(?::(?P<S>\d{2})(?:[.,]\d{1,9})?)?"
    r" ?(?P<z>z(?![a-z])|(?:utc|gmt)?[+-]\d{2}(?::\d{2}|\d{2}(?!\d))|(?:utc|gmt)(?![+-]?\d))?)?(?!\d(?!\d?[./]))(?!\d{3})"
)
_BASIC = re.compile(r"(\d{4})(\d{2})(\d{2})(?:t?(\d{2})(\d{2})(\d{2})?(z|[+-]\d{2}:?\d{2})?)?")
_UNIX = re.compile(r"(1\d{9})(?:\d{3})?(?:\.\d{1,9})?")


def read_stamp(line: str) -> Clock | None:
    """Return what a machine's date says: Unix seconds or milliseconds, ISO 8601, basic or extended."""
    unix = _UNIX.fullmatch(line)
    if unix:
        local = datetime.fromtimestamp(int(unix[1]), UTC).replace(tzinfo=None)
        return Clock(local=local, precision="second", offset=UTC)
    basic = _BASIC.fullmatch(line)
    if basic:
        return _clock(basic.groups(), None)
    match = STAMP.search(line)
    if match is None:
        return None
    day_end = match.start("d") + 2
    year, month, number = int(match["y"]), int(match["m"]), int(match["d"])
    clock = _clock(
        match.groups(), PrintedDay(year=year, month=month, day=number, start=match.start(), end=day_end)
    )
    if clock is None or match["z"]:
        return clock
    if match["H"]:
        return zoned(clock, line[match.end() :])
    return at_printed_time(clock.day, line) if clock.day else clock


def _clock(groups: tuple[str | None, ...], day: PrintedDay | None) -> Clock | None:
    hour, second, offset = groups[3], groups[5], groups[6]
    numbers = [int(group or 0) for group in groups[:6]]
    try:
        local = datetime(  # noqa: DTZ001 - the local clock; its zone is settled by the caller
            numbers[0], numbers[1], numbers[2], numbers[3], numbers[4], min(numbers[5], 59)
        )
    except ValueError:
        return None
    if local.year < FIRST_YEAR:
        return None
    precision = "day" if hour is None else "minute" if second is None else "second"
    return Clock(local=local, precision=precision, offset=_offset(offset) if offset else None, day=day)


# --- the time of day ----------------------------------------------------------------------------------------------

_MORNING = "am|a\\.m\\.?|上午|오전|午前|ص|sáng|पूर्वाह्न"
_AFTERNOON = "pm|p\\.m\\.?|下午|晚上|오후|午後|م|chiều|tối|अपराह्न"
_TIME = re.compile(
    rf"(?:(?P<before>上午|下午|晚上|오전|오후|午前|午後) ?)?"
    rf"(?<![\d.:/+-])(?P<h>[01]?\d|2[0-4])(?:[:h時时点點시]|(?<=\d)\.(?=[0-5]\d ?(?:$|uhr|cet|cest|gmt|hrs?|wib|am|pm|u\b|kl)))"
    rf" ?(?P<m>[0-5]\d)(?!\d)[分분]?(?:[:] ?(?P<s>[0-5]\d)(?!\d))?"
    rf"(?: ?(?P<after>(?:{_MORNING}|{_AFTERNOON})(?![a-zء-ي])))?"
)
_HOUR = re.compile(r"(?<![\d.:/])(?P<h>1[0-2]|0?[1-9]) ?(?P<after>am|pm|a\.m\.?|p\.m\.?)(?![a-z])")
_IS_AFTERNOON = re.compile(_AFTERNOON)
_IS_MORNING = re.compile(_MORNING)
#: How far from the day its time may stand.
_REACH = 60


def at_printed_time(day: PrintedDay, line: str) -> Clock:
    """Return the day at the time and in the zone printed beside it: after it if there is one, else before it."""
    bare = Clock(
        local=datetime.combine(day.first, time()), precision="month" if day.day is None else "day", day=day
    )
    if day.day is None:
        return bare
    begin = day.time_from if day.time_from >= 0 else day.end
    after = line[begin : begin + _REACH]
    before = line[max(0, day.start - _REACH) : day.start]
    for piece in (after, before):
        match = _TIME.search(piece) or _HOUR.search(piece)
        if match is None:
            continue
        named = match.groupdict()
        hour = _hour(int(named["h"]), f"{named.get('before') or ''}{named.get('after') or ''}")
        if hour is None:
            continue
        local = datetime.combine(
            day.first, time(hour % 24, int(named.get("m") or 0), int(named.get("s") or 0))
        )
        clock = Clock(local=local, precision="second" if named.get("s") else "minute", day=day)
        return zoned(clock, piece[match.end() :])
    return bare


def _hour(hour: int, half: str) -> int | None:
    """Return the hour of 24; 12 a.m. is midnight; 24:xx is no time."""
    if hour == 24:
        return None
    if hour <= 12 and _IS_AFTERNOON.search(half):
        return hour % 12 + 12
    if hour <= 12 and _IS_MORNING.search(half):
        return hour % 12
    return hour


# --- the zone -----------------------------------------------------------------------------------------------------

_ZONE = re.compile(
    r"[\s(,|/–-]{0,4}(?:hrs?|hours|uhr|h|o'clock|local time)?[\s(,]{0,3}"
    r"(?:(?P<number>(?:utc|gmt)? ?[+\-−]\d{1,2}:?(?:\d{2})?(?!\d))|(?P<name>[a-zмск]{1,5})(?!\w|\.\w))"
)
#: Names of zones, never of anything else that follows a time.
_UNCLEAR = frozenset({"cst", "ist", "bst", "ast"})


def zoned(clock: Clock, rest: str) -> Clock:
    """Return ``clock`` with the zone that ``rest`` begins with, if it is one; a name of several zones stays unclear."""
    match = _ZONE.match(rest)
    if match is None:
        return clock
    if match["number"]:
        offset = _offset(match["number"].replace(" ", ""))
        return _at(clock, offset) if offset else clock
    name = match["name"]
    if name in _UNCLEAR:
        return Clock(local=clock.local, precision=clock.precision, unclear=name.upper(), day=clock.day)
    minutes = ZONES.get(name)
    return clock if minutes is None else _at(clock, timezone(timedelta(minutes=minutes)))


def _at(clock: Clock, offset: timezone) -> Clock:
    return Clock(local=clock.local, precision=clock.precision, offset=offset, day=clock.day)


def _offset(text: str) -> timezone | None:
    """Return the zone that ``z``, ``+0530``, ``-05:00`` or ``gmt+4`` names; None beyond 14 hours."""
    text = text.removeprefix("utc").removeprefix("gmt").strip()
    if text in {"", "z"}:
        return UTC
    digits = text[1:].replace(":", "")
    if not digits.isdigit() or len(digits) > 4:
        return None
    hours, minutes = (int(digits), 0) if len(digits) <= 2 else (int(digits[:-2]), int(digits[-2:]))
    total = hours * 60 + minutes
    if total > 14 * 60 or minutes > 59:
        return None
    return timezone(timedelta(minutes=-total if text[0] in "-−" else total))
