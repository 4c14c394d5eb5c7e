"""Five-field cron lines: what is wrong with one, and when one fires next.

The grammar is ours, the calendar APScheduler's: its own reading of a crontab takes weekday 0 for Monday, refuses 7,
and wants day and weekday both to match where cron wants either.

Spec: POSIX crontab: a day fires when its number or its weekday matches, if both are restricted; Vixie cron for names,
steps, Sunday as 7, and for a field that begins with ``*`` being no restriction.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

if TYPE_CHECKING:
    from apscheduler.triggers.cron import CronTrigger

#: A longer line is no schedule a person wrote.
_MAX_LENGTH = 200
_ITEM = re.compile(r"(\*|[0-9A-Za-z]{1,3})(?:-([0-9A-Za-z]{1,3}))?(?:/([0-9]{1,3}))?")
_WEEKDAYS = ("sun", "mon", "tue", "wed", "thu", "fri", "sat")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_LONGEST = {month: 29 if month == 2 else 30 if month in {4, 6, 9, 11} else 31 for month in range(1, 13)}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Field:
    name: str
    low: int
    high: int
    names: tuple[str, ...] = ()


_FIELDS = (
    _Field(name="minute", low=0, high=59),
    _Field(name="hour", low=0, high=23),
    _Field(name="day", low=1, high=31),
    _Field(name="month", low=1, high=12, names=_MONTHS),
    _Field(name="weekday", low=0, high=7, names=_WEEKDAYS),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Schedule:
    minutes: frozenset[int]
    hours: frozenset[int]
    days: frozenset[int]
    months: frozenset[int]
    #: Sunday is 0.
    weekdays: frozenset[int]
    #: True if a day fires when its number or its weekday matches; False if both must.
    either: bool


def fault(line: str) -> str | None:
    """Return why a cron line cannot be used, as a clause, or None if it can.

    Example: ``fault("0 0 31 2 *")`` is ``"no such day ever comes"``.
    """
    try:
        _read(line)
    except ValueError as error:
        return str(error)
    return None


def next_fire(line: str, *, after: datetime, timezone: str) -> datetime | None:
    """Return the first moment later than ``after`` at which a line fires, or None past the end of the calendar.

    Where clocks go back, a time of day comes twice and the line fires twice; a time that clocks skip as they go
    forward fires as if they had not.

    Units: aware UTC, whole seconds.
    Raises: ValueError for a line with a ``fault``; KeyError for an unknown zone.
    """
    triggers = _triggers(line, timezone)
    try:
        begin = after.astimezone(UTC) + timedelta(microseconds=1)
        moments = [trigger.get_next_fire_time(None, begin) for trigger in triggers]
        return min((moment.astimezone(UTC) for moment in moments if moment is not None), default=None)
    except OverflowError:
        return None


@lru_cache(maxsize=256)
def _triggers(line: str, timezone: str) -> tuple[CronTrigger, ...]:
    """Return one trigger, or two of which the earlier counts."""
    from apscheduler.triggers.cron import CronTrigger

    schedule = _read(line)

    def trigger(*, days: frozenset[int], weekdays: frozenset[int]) -> CronTrigger:
        return CronTrigger(
            minute=_listed(schedule.minutes, span=60),
            hour=_listed(schedule.hours, span=24),
            day=_listed(days, span=31),
            month=_listed(schedule.months, span=12),
            day_of_week=_listed(weekdays, span=7, names=_WEEKDAYS),
            timezone=ZoneInfo(timezone),
        )

    if schedule.either:
        every_day, all_week = frozenset(range(1, 32)), frozenset(range(7))
        return (
            trigger(days=schedule.days, weekdays=all_week),
            trigger(days=every_day, weekdays=schedule.weekdays),
        )
    return (trigger(days=schedule.days, weekdays=schedule.weekdays),)


def _listed(numbers: frozenset[int], *, span: int, names: tuple[str, ...] = ()) -> str:
    if len(numbers) == span:
        return "*"
    return ",".join(names[number] if names else str(number) for number in sorted(numbers))


def _read(line: str) -> _Schedule:
    """Raises: ValueError, whose text is a clause for the operator."""
    fields = line.split() if len(line) <= _MAX_LENGTH else []
    if len(fields) != len(_FIELDS):
        raise ValueError("a cron line has five fields: minute, hour, day, month, weekday")
    minutes, hours, days, months, weekdays = (
        _expand(text, field) for text, field in zip(fields, _FIELDS, strict=True)
    )
    either = not fields[2].startswith("*") and not fields[4].startswith("*")
    if not either and not any(day <= _LONGEST[month] for day in days for month in months):
        raise ValueError("no such day ever comes")
    return _Schedule(
        minutes=minutes,
        hours=hours,
        days=days,
        months=months,
        weekdays=frozenset(day % 7 for day in weekdays),
        either=either,
    )


def _expand(text: str, field: _Field) -> frozenset[int]:
    """Return the numbers a field stands for."""
    numbers: set[int] = set()
    for item in text.split(","):
        match = _ITEM.fullmatch(item)
        if match is None or (match[1] == "*" and match[2]):
            raise ValueError(f'{field.name}: "{item}" is no number, name, range or step')
        low, high = _bounds(match[1], match[2], field=field, stepped=match[3] is not None)
        if low > high:
            raise ValueError(f'{field.name}: "{item}" runs backwards')
        step = int(match[3] or 1)
        if step == 0:
            raise ValueError(f"{field.name}: a step of 0 never moves")
        numbers.update(range(low, high + 1, step))
    return frozenset(numbers)


def _bounds(first: str, last: str | None, *, field: _Field, stepped: bool) -> tuple[int, int]:
    # With 7 for Sunday a week has eight days; one that is counted through has seven.
    end = 6 if field.name == "weekday" else field.high
    if first == "*":
        return field.low, end
    low = _number(first, field)
    if last is None:
        return low, max(low, end) if stepped else low
    high = _number(last, field)
    return low, 7 if field.name == "weekday" and high == 0 else high  # fri-sun


def _number(text: str, field: _Field) -> int:
    if text.lower() in field.names:
        return field.names.index(text.lower()) + field.low
    if not text.isdecimal() or not field.low <= int(text) <= field.high:
        raise ValueError(f'{field.name}: "{text}" is not between {field.low} and {field.high}')
    return int(text)
