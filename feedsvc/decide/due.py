"""When a source is read next.

An interval is a grid of moments, shifted by a phase of the source's key: a thousand sources spread over the
interval, and each keeps its own beat through restarts.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from feedsvc.model.source import Cron, Interval

#: How often a source is polled; ``auto`` has become an interval by then (decide.cadence).
Pace = Interval | Cron
#: Next moment of a cron line after the given one; None if there is none.
Fire = Callable[[str, datetime], datetime | None]

_EPOCH = datetime(2000, 1, 1, tzinfo=UTC)
#: A source never read before waits so long at most: an operator who has just added it is watching.
FIRST_WITHIN = timedelta(seconds=10)
#: A cron line that names no moment (30 February) is looked at again after this.
NEVER = timedelta(days=1)
#: A failing source is asked at least this often, unless it is asked more seldom when well.
SLOWEST = 3600


def first_due(every: Pace, *, key: str, now: datetime, fire: Fire) -> datetime:
    """Return when a source that was never read is read: within seconds, or when its cron line says.

    Units: aware, in the zone of ``now``.
    """
    if isinstance(every, Cron):
        return fire(every.line, now) or now + NEVER
    return now + _phase(key, within=min(FIRST_WITHIN, _pace(every)))


def next_due(every: Pace, *, key: str, last: datetime, now: datetime, fire: Fire) -> datetime:
    """Return when a source read at ``last`` is read again: within one interval of ``now``.

    A slot sooner than half an interval after ``last`` is passed over for a moment halfway to the slot behind
    it, so that a read by hand is not followed at once by another, and a thousand read by hand together part
    again. A ``last`` in the future (the clock was set back) counts for nothing.
    """
    if isinstance(every, Cron):
        return fire(every.line, now) or now + NEVER
    pace = _pace(every)
    wait = pace - (now - _EPOCH - _phase(key, within=pace)) % pace
    if last > now or now + wait >= last + pace / 2:
        return now + wait
    return now + (wait + pace) / 2


def backoff(failures: int, every: Pace) -> Pace:
    """Return the pace of a source that failed so many times in a row.

    It is halved each time, down to once an hour. A cron line is kept: its moments were chosen by hand.
    """
    if isinstance(every, Cron) or failures <= 0:
        return every
    doubled = every.seconds * 2 ** min(failures, 16)
    return Interval(seconds=max(every.seconds, min(doubled, SLOWEST)))


def _pace(every: Interval) -> timedelta:
    return timedelta(seconds=max(every.seconds, 1))


def _phase(key: str, *, within: timedelta) -> timedelta:
    """Return a share of ``within`` that depends on the key alone, the same in every process."""
    number = int.from_bytes(hashlib.sha256(key.encode("utf-8", "surrogatepass")).digest()[:8])
    return within * (number / 2**64)
