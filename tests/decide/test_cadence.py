"""How often a source is polled that is polled by its own cadence, and when it has gone quiet."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from feedsvc.decide.cadence import RECENT, lengthened, pace, quiet_since, with_news
from feedsvc.model.source import Auto, Cron, Every, Interval
from feedsvc.model.visit import Memory

NOON = datetime(2026, 3, 14, 12, 0, tzinfo=UTC)
AUTO = Auto(shortest=300, longest=86_400)


def every(hours: float, *, times: int = 10, until: datetime = NOON) -> tuple[datetime, ...]:
    return tuple(until - timedelta(hours=hours * step) for step in reversed(range(times)))


@pytest.mark.parametrize("fixed", [Interval(seconds=60), Cron(line="0 6 * * *")])
def test_a_pause_that_the_operator_chose_is_kept(fixed: Every) -> None:
    assert pace(fixed, every(1), now=NOON) == fixed


@pytest.mark.parametrize(
    ("hours", "now", "seconds"),
    [
        (4, NOON, 3_600),
        (0.1, NOON, 300),
        (24 * 30, NOON, 86_400),
        (4, NOON + timedelta(hours=3), 3_600),
        (4, NOON + timedelta(hours=16), 7_200),
    ],
    ids=["a quarter of the usual pause", "the shortest", "the longest", "a short silence", "a long silence"],
)
def test_auto_asks_four_times_in_the_usual_pause_between_its_bounds(
    hours: float, now: datetime, seconds: int
) -> None:
    assert pace(AUTO, every(hours), now=now) == Interval(seconds=seconds)


@pytest.mark.parametrize(
    ("auto", "seconds"),
    [(AUTO, 3600), (Auto(shortest=7200, longest=86_400), 7200), (Auto(shortest=60, longest=240), 120)],
)
def test_a_source_whose_cadence_is_not_known_yet_is_asked_between_the_bounds(
    auto: Auto, seconds: int
) -> None:
    assert pace(auto, every(1, times=4), now=NOON) == Interval(seconds=seconds)


@given(
    news=st.lists(st.datetimes(datetime(2026, 1, 1), datetime(2027, 1, 1)), max_size=30),
    now=st.datetimes(datetime(2025, 1, 1), datetime(2028, 1, 1)),
    bounds=st.tuples(st.integers(1, 10**6), st.integers(1, 10**6)),
)
def test_whatever_a_source_did_auto_stays_between_its_bounds(
    news: list[datetime], now: datetime, bounds: tuple[int, int]
) -> None:
    auto = Auto(shortest=min(bounds), longest=max(bounds))
    moments: tuple[datetime, ...] = ()
    for moment in news:
        moments = with_news(moments, moment.replace(tzinfo=UTC))
    made = pace(auto, moments, now=now.replace(tzinfo=UTC))
    assert isinstance(made, Interval)
    assert auto.shortest <= made.seconds <= auto.longest


@pytest.mark.parametrize(
    ("memory", "hours"),
    [
        (Memory(), 1),
        (Memory(fresh_seconds=3 * 3600), 3),
        (Memory(ttl_minutes=120), 2),
        (Memory(ttl_minutes=120, fresh_seconds=5 * 3600), 5),
        (Memory(fresh_seconds=100 * 3600), 24),
        (Memory(skip_hours=(13, 14)), 3),
        (Memory(skip_hours=tuple(range(24))), 24),
        (Memory(skip_days=(5,)), 12),
        (Memory(not_before=NOON + timedelta(hours=40)), 40),
    ],
    ids=[
        "nothing",
        "max-age",
        "ttl",
        "the longer",
        "never beyond",
        "hours",
        "all hours",
        "days",
        "retry-after",
    ],
)
def test_what_a_server_says_of_when_to_ask_again_lengthens_auto(memory: Memory, hours: int) -> None:
    due = NOON + timedelta(hours=1)  # a Saturday, 13:00
    assert lengthened(due, every=AUTO, memory=memory, last=NOON) == NOON + timedelta(hours=hours)


def test_only_retry_after_lengthens_a_pause_that_the_operator_chose() -> None:
    due = NOON + timedelta(minutes=1)
    polite = Memory(fresh_seconds=3600, ttl_minutes=60, skip_hours=(12,))
    assert lengthened(due, every=Interval(seconds=60), memory=polite, last=NOON) == due
    left_alone = Memory(not_before=NOON + timedelta(hours=1))
    assert lengthened(due, every=Interval(seconds=60), memory=left_alone, last=NOON) == left_alone.not_before


def test_a_wish_to_be_left_alone_that_a_clock_set_back_made_a_year_long_counts_a_week() -> None:
    due = NOON + timedelta(minutes=1)
    memory = Memory(not_before=NOON + timedelta(days=365))
    assert lengthened(due, every=Interval(seconds=60), memory=memory, last=NOON) == NOON + timedelta(days=7)


def test_a_source_is_quiet_when_it_is_silent_far_beyond_its_own_cadence() -> None:
    hourly = every(1)
    assert quiet_since(hourly, now=NOON + timedelta(days=1)) is None
    assert quiet_since(hourly, now=NOON + timedelta(days=2, hours=1)) == NOON
    weekly = every(24 * 7)
    assert quiet_since(weekly, now=NOON + timedelta(days=27)) is None
    assert quiet_since(weekly, now=NOON + timedelta(days=29)) == NOON
    assert quiet_since(every(1, times=4), now=NOON + timedelta(days=365)) is None


def test_the_latest_moments_are_remembered_and_a_clock_set_back_teaches_nothing_wrong() -> None:
    moments = with_news(every(1, times=RECENT), NOON + timedelta(hours=1))
    assert len(moments) == RECENT
    assert moments[-1] == NOON + timedelta(hours=1)
    assert with_news(every(1, times=3), NOON - timedelta(minutes=90)) == (
        NOON - timedelta(hours=2),
        NOON - timedelta(minutes=90),
    )
