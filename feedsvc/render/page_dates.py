"""Dates as pages print them: no finer than the source told, in the zone of the house, never relative to now."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import lru_cache
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

if TYPE_CHECKING:
    from feedsvc.model.entry import LedgerEntry
    from feedsvc.render.page_words import Words


@dataclass(frozen=True, slots=True, kw_only=True)
class Stamp:
    """A date twice: for machines (the ``datetime`` of a time element) and for people."""

    machine: str
    shown: str


@lru_cache(maxsize=32)
def zone_of(name: str) -> ZoneInfo:
    """Return the zone of an IANA name, UTC if there is none of that name."""
    try:
        return ZoneInfo(name)
    except (KeyError, ValueError, OSError):  # unknown, malformed, the name of a folder of zones
        return ZoneInfo("UTC")


def printed_day(moment: datetime, precision: str | None, zone: ZoneInfo) -> date:
    """Return the calendar day a reader of the house is shown.

    A date printed without a time stands at midnight of the zone it was read in. Moving that midnight to another
    zone would print the day before, so it keeps its own day; kept in UTC it finds it again in the house's zone.
    """
    coarse = precision in {"day", "month"}
    at_midnight = (moment.hour, moment.minute, moment.second) == (0, 0, 0)
    return moment.date() if coarse and at_midnight else moment.astimezone(zone).date()


def day_of(ledger: LedgerEntry, zone: ZoneInfo) -> date:
    """Return the day an entry is listed under: the one printed, else the one it reached us."""
    entry = ledger.entry
    if entry.published is None:
        return ledger.first_seen.astimezone(zone).date()
    return printed_day(entry.published, entry.published_precision, zone)


def day_stamp(day: date, words: Words) -> Stamp:
    """Return a day without its weekday."""
    return Stamp(machine=day.isoformat(), shown=_day(day, words))


def full_day_stamp(day: date, words: Words) -> Stamp:
    """Return a day with its weekday, as a day's heading has it."""
    weekday = words.weekdays.split()[day.weekday()]
    return Stamp(
        machine=day.isoformat(), shown=words.full_date.format(weekday=weekday, date=_day(day, words))
    )


def moment_stamp(moment: datetime, precision: str | None, *, words: Words, zone: ZoneInfo) -> Stamp:
    """Return a moment as finely as it is known: a day shows no time, a month no day."""
    day = printed_day(moment, precision, zone)
    if precision == "month":
        shown = words.month.format(month=words.months.split()[day.month - 1], year=day.year)
        return Stamp(machine=f"{day.year:04}-{day.month:02}", shown=shown)
    if precision in {"day", "relative"}:
        return day_stamp(day, words)
    local = moment.astimezone(zone)
    time = f"{local:%H:%M} {_zone_label(local)}"
    return Stamp(machine=utc_text(moment), shown=words.moment.format(date=_day(day, words), time=time))


def utc_text(moment: datetime) -> str:
    """Return a moment as RFC 3339 in UTC, whole seconds."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _day(day: date, words: Words) -> str:
    # French alone writes the first of a month as an ordinal: 1er mai.
    number = "1er" if words.language == "fr" and day.day == 1 else str(day.day)
    return words.date.format(day=number, month=words.months.split()[day.month - 1], year=day.year)


def _zone_label(local: datetime) -> str:
    """Return PKT or CET where the zone has such a name, else UTC+04:00: some zones are named by digits only."""
    name = local.tzname() or ""
    offset = f"{local:%z}"
    return name if name.isalpha() else f"UTC{offset[:3]}:{offset[3:5]}"
