"""When an entry counts as published: the source's claim where it can be true, else when we first read it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from feedsvc.model.entry import LedgerEntry

#: A date further than this after we read it is a slip or a trick, and would hold the top of every reader.
AHEAD = timedelta(hours=1)
#: RFC 3339 and RFC 822 write four digits; ``strftime`` writes fewer for an earlier year.
FIRST_YEAR = 1000
#: Precisions that name no time of day: the claim stands for the start of its day, in its own zone.
_UNTIMED = frozenset({"day", "month"})


def published_at(ledger: LedgerEntry) -> datetime:
    """Return the moment all feed formats state as published.

    Units: aware UTC, whole seconds.
    """
    seen = whole_utc(ledger.first_seen)
    claim = ledger.entry.published
    if claim is None:
        return seen
    if ledger.entry.published_precision in _UNTIMED:
        claim = claim.replace(hour=0, minute=0, second=0)
    try:
        moment = whole_utc(claim)
    except OverflowError:  # the first or last day of the calendar, seen from another zone
        return seen
    return seen if moment.year < FIRST_YEAR or moment - seen > AHEAD else moment


def whole_utc(moment: datetime) -> datetime:
    """Return an aware moment in UTC, in whole seconds."""
    return moment.astimezone(UTC).replace(microsecond=0)
