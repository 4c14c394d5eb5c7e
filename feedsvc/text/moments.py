"""When an entry counts as published: the source's claim where it can be true, else when we first read it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

from feedsvc.model.entry import Entry, LedgerEntry

#: A date further than this after we read it is a slip or a trick, and would hold the top of every reader.
AHEAD = timedelta(hours=1)
#: RFC 3339 and RFC 822 write four digits; ``strftime`` writes fewer for an earlier year.
FIRST_YEAR = 1000
#: Precisions that name no time of day: the claim stands for the start of its day, in its own zone.
UNTIMED = frozenset({"day", "month"})


def credible(entry: Entry, *, first_seen: datetime) -> datetime | None:
    """Return the source's date of publication, in its own zone, or None if it states none that can be true.

    A date without a time stands for the start of its day, in its own zone.
    """
    claim = entry.published
    if claim is None:
        return None
    if entry.published_precision in UNTIMED:
        claim = claim.replace(hour=0, minute=0, second=0, microsecond=0)
    try:
        ahead = claim.astimezone(UTC) > first_seen + AHEAD
    except OverflowError:  # the first or last day of the calendar, seen from another zone
        return None
    return None if ahead else claim


def published_at(ledger: LedgerEntry) -> datetime:
    """Return the moment all feed formats state as published.

    Units: aware UTC, whole seconds.
    """
    seen = whole_utc(ledger.first_seen)
    claim = credible(ledger.entry, first_seen=seen)
    moment = whole_utc(claim) if claim else seen
    return seen if moment.year < FIRST_YEAR else moment


def whole_utc(moment: datetime) -> datetime:
    """Return an aware moment in UTC, in whole seconds."""
    return moment.astimezone(UTC).replace(microsecond=0)


def at_fixed_offset(moment: datetime) -> datetime:
    """Return the same moment with the offset that held then, instead of the zone's rules.

    Two readings of one date must be equal after one of them was stored as text; Python takes a time that a zone has
    twice (the hour when clocks go back) for unequal to its own fixed form. An offset with seconds, as towns had before
    standard time, has no RFC 3339 form: such a moment is given in UTC.
    """
    offset = moment.utcoffset() or timedelta(0)
    if offset % timedelta(minutes=1):
        try:
            return moment.astimezone(UTC)
        except OverflowError:  # the first or last day of the calendar
            return moment.replace(tzinfo=UTC, fold=0)
    return moment.replace(tzinfo=timezone(offset), fold=0)
