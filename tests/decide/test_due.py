"""When a source is read next."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from feedsvc.decide.due import FIRST_WITHIN, NEVER, backoff, first_due, next_due
from feedsvc.model.source import Cron, Interval

NOW = datetime(2026, 3, 14, 9, 30, 17, tzinfo=UTC)
MOMENTS = st.datetimes(min_value=datetime(1990, 1, 1), max_value=datetime(2100, 1, 1), timezones=st.just(UTC))
PACES = st.integers(min_value=1, max_value=7 * 86_400)


def fire_at_noon(line: str, now: datetime) -> datetime | None:
    if line == "never":
        return None
    noon = now.replace(hour=12, minute=0, second=0, microsecond=0)
    return noon if noon > now else noon + timedelta(days=1)


@given(seconds=PACES, key=st.text(max_size=20), last=MOMENTS, now=MOMENTS)
def test_the_next_poll_is_ahead_and_never_more_than_an_interval(
    seconds: int, key: str, last: datetime, now: datetime
) -> None:
    due = next_due(Interval(seconds=seconds), key=key, last=last, now=now, fire=fire_at_noon)
    assert now < due <= now + timedelta(seconds=seconds)


@given(seconds=PACES, key=st.text(max_size=20), now=MOMENTS)
def test_a_source_polled_on_its_beat_keeps_it(seconds: int, key: str, now: datetime) -> None:
    every = Interval(seconds=seconds)
    first = next_due(every, key=key, last=now - timedelta(days=30), now=now, fire=fire_at_noon)
    second = next_due(every, key=key, last=first, now=first, fire=fire_at_noon)
    assert abs(second - first - timedelta(seconds=seconds)) <= timedelta(microseconds=2)


def test_a_poll_by_hand_is_not_followed_at_once_by_another_and_the_beat_returns() -> None:
    every = Interval(seconds=600)
    slot = next_due(every, key="desk", last=NOW - timedelta(days=1), now=NOW, fire=fire_at_noon)
    by_hand = slot - timedelta(seconds=60)
    after = next_due(every, key="desk", last=by_hand, now=by_hand, fire=fire_at_noon)
    assert after - by_hand == timedelta(seconds=330)
    assert next_due(every, key="desk", last=after, now=after, fire=fire_at_noon) == slot + timedelta(
        seconds=600
    )


def test_many_sources_polled_together_spread_over_the_interval_again() -> None:
    every = Interval(seconds=900)
    dues = [NOW] * 1000
    for _ in range(2):
        dues = [
            next_due(every, key=f"s{n}", last=due, now=due, fire=fire_at_noon) for n, due in enumerate(dues)
        ]
    tenths = [int((due - NOW).total_seconds() % 900 // 90) for due in dues]
    assert all(50 < tenths.count(tenth) < 150 for tenth in range(10))


def test_a_source_never_read_is_read_within_seconds() -> None:
    dues = [first_due(Interval(seconds=86_400), key=f"s{n}", now=NOW, fire=fire_at_noon) for n in range(100)]
    assert all(NOW <= due <= NOW + FIRST_WITHIN for due in dues)
    assert len(set(dues)) == 100


def test_a_cron_line_says_its_own_moments() -> None:
    noon = NOW.replace(hour=12, minute=0, second=0)
    assert first_due(Cron(line="0 12 * * *"), key="desk", now=NOW, fire=fire_at_noon) == noon
    assert next_due(Cron(line="0 12 * * *"), key="desk", last=NOW, now=NOW, fire=fire_at_noon) == noon
    assert next_due(Cron(line="never"), key="desk", last=NOW, now=NOW, fire=fire_at_noon) == NOW + NEVER


@pytest.mark.parametrize(
    ("seconds", "failures", "expected"),
    [(30, 0, 30), (30, 1, 60), (30, 3, 240), (30, 99, 3600), (7200, 5, 7200), (900, 1, 1800), (900, 2, 3600)],
)
def test_a_failing_source_is_asked_ever_more_seldom_up_to_an_hour(
    seconds: int, failures: int, expected: int
) -> None:
    assert backoff(failures, Interval(seconds=seconds)) == Interval(seconds=expected)


def test_a_cron_line_is_kept_whatever_fails() -> None:
    assert backoff(5, Cron(line="0 12 * * *")) == Cron(line="0 12 * * *")
