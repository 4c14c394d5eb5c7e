from datetime import UTC, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from feedsvc.decide.feeds import moment
from feedsvc.text.moments import FIRST_YEAR, at_fixed_offset, published_at
from tests.builders import SEEN, make_entry, make_ledger

KARACHI = timezone(timedelta(hours=5))


@pytest.mark.parametrize(
    "published, precision, stated",
    [
        (None, None, SEEN),
        (SEEN - timedelta(days=400), "minute", SEEN - timedelta(days=400)),
        (SEEN + timedelta(minutes=60), "minute", SEEN + timedelta(minutes=60)),
        (SEEN + timedelta(minutes=61), "minute", SEEN),
        (datetime(2026, 3, 14, 12, tzinfo=KARACHI), "day", datetime(2026, 3, 13, 19, tzinfo=UTC)),
        (datetime(1, 1, 1, tzinfo=KARACHI), "minute", SEEN),
        (datetime(9999, 12, 31, 23, tzinfo=timezone(timedelta(hours=-5))), "minute", SEEN),
        (datetime(999, 1, 1, tzinfo=UTC), "minute", SEEN),
    ],
)
def test_a_claim_counts_unless_it_cannot_be_true(
    published: datetime | None, precision: str | None, stated: datetime
) -> None:
    ledger = make_ledger(entry=make_entry(published=published, published_precision=precision))
    assert published_at(ledger) == stated


@given(
    published=st.datetimes(min_value=datetime(FIRST_YEAR, 1, 2), timezones=st.sampled_from((UTC, KARACHI))),
    precision=st.sampled_from(("second", "minute", "day", "month", "relative")),
)
def test_feeds_state_the_moment_they_are_ordered_by(published: datetime, precision: str) -> None:
    ledger = make_ledger(entry=make_entry(published=published, published_precision=precision))
    assert published_at(ledger) == moment(ledger).replace(microsecond=0)


@pytest.mark.parametrize(
    ("moment", "fixed"),
    [
        (datetime(2008, 10, 26, 2, 0, tzinfo=ZoneInfo("Europe/Kaliningrad")), "2008-10-26T02:00:00+03:00"),
        (
            datetime(2008, 10, 26, 2, 0, fold=1, tzinfo=ZoneInfo("Europe/Kaliningrad")),
            "2008-10-26T02:00:00+02:00",
        ),
        (
            datetime(1880, 1, 1, tzinfo=timezone(timedelta(minutes=19, seconds=32))),
            "1879-12-31T23:40:28+00:00",
        ),
    ],
)
def test_a_moment_keeps_the_offset_that_held_then(moment: datetime, fixed: str) -> None:
    assert at_fixed_offset(moment).isoformat() == fixed
    assert datetime.fromisoformat(fixed) == at_fixed_offset(moment)
