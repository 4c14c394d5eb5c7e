"""How often a source that is polled by its own cadence is polled, and when it has been quiet for too long.

The cadence is learned from the moments at which a source brought news. A source is asked about four times between two
pieces of news, so that an article waits a quarter of the usual pause at most; a pause that grows beyond the usual one
slows the asking down.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from statistics import median
from typing import Final

from feedsvc.decide.due import Pace
from feedsvc.decide.moves import is_gone
from feedsvc.model.source import Auto, Every, Interval
from feedsvc.model.visit import Memory

#: Moments of news that are remembered.
RECENT: Final = 20
#: Pauses that it takes to know a cadence.
FEWEST: Final = 4
#: Polls between two pieces of news.
POLLS: Final = 4
#: The pause of a source that is gone.
GONE_PAUSE: Final = timedelta(days=30)
#: A server's wish to be left alone counts no further ahead: neither its word nor our clock need be right.
LONGEST_REST: Final = timedelta(days=7)
#: A source whose silence lasts so many times its longest usual pause has gone quiet, and no sooner than this.
QUIET_TIMES: Final = 4
QUIET_LEAST: Final = timedelta(days=2)


def pace(every: Every, news: Sequence[datetime], *, now: datetime) -> Pace:
    """Return the pace of a source: its own where the file says ``auto``, else what the file says."""
    if not isinstance(every, Auto):
        return every
    pauses = _pauses(news)
    if len(pauses) < FEWEST:
        # Nothing is known yet: halfway, in the sense of doubling, between the bounds.
        seconds = int((every.shortest * every.longest) ** 0.5)
        return Interval(seconds=max(every.shortest, min(seconds, 3600, every.longest)))
    usual = median(pauses)
    silence = max((now - news[-1]).total_seconds(), 0.0)
    seconds = int(max(usual, silence / 2) / POLLS)
    return Interval(seconds=max(every.shortest, min(seconds, every.longest)))


def lengthened(due: datetime, *, every: Every, memory: Memory, last: datetime) -> datetime:
    """Return when a source polled at ``last`` and due at ``due`` is polled, by what it says of that itself.

    Retry-After binds always. What a server says of how long nothing changes (max-age, Expires, ttl, skipHours, skipDays)
    lengthens ``auto``, up to its longest pause; a pause that the operator chose stays. A source that is gone for good is
    asked once in a while all the same.
    """
    if is_gone(memory, now=last):
        due = max(due, last + GONE_PAUSE)
    if isinstance(every, Auto):
        latest = last + timedelta(seconds=every.longest)
        stated = max(memory.fresh_seconds or 0, 60 * (memory.ttl_minutes or 0))
        due = max(due, min(last + timedelta(seconds=stated), latest))
        due = max(due, min(_past_skipped(due, memory), latest))
    return due if memory.not_before is None else max(due, min(memory.not_before, last + LONGEST_REST))


def _past_skipped(moment: datetime, memory: Memory) -> datetime:
    """Return the moment, or the first full hour after it that the source does not ask to be spared.

    Spec: RSS 2.0, skipHours and skipDays: hours and days in GMT.
    """
    if not memory.skip_hours and not memory.skip_days:
        return moment
    skipped = moment.astimezone(UTC)
    for _ in range(7 * 24):
        if skipped.hour not in memory.skip_hours and skipped.weekday() not in memory.skip_days:
            break
        skipped = skipped.replace(minute=0, second=0, microsecond=0) + timedelta(hours=1)
    return max(moment, skipped)


def quiet_since(news: Sequence[datetime], *, now: datetime) -> datetime | None:
    """Return the moment of the last news if a source has been silent far beyond its own cadence, else None."""
    pauses = sorted(_pauses(news))
    if len(pauses) < FEWEST:
        return None
    longest = pauses[-1]
    limit = max(timedelta(seconds=longest * QUIET_TIMES), QUIET_LEAST)
    return news[-1] if now - news[-1] > limit else None


def with_news(news: Sequence[datetime], moment: datetime) -> tuple[datetime, ...]:
    """Return the remembered moments with another; what a clock set back puts in the wrong order is left out."""
    return tuple(sorted({*(one for one in news if one <= moment), moment}))[-RECENT:]


def _pauses(news: Sequence[datetime]) -> list[float]:
    return [(later - earlier).total_seconds() for earlier, later in pairwise(news)]
