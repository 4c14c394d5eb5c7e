from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from feedsvc.decide.feeds import moment
from feedsvc.text.moments import FIRST_YEAR, published_at
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
