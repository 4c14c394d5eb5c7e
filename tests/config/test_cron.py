"""Cron lines mean what they mean everywhere else."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from feedsvc.cron import fault, next_fire

#: A Sunday.
NOW = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)


def fires(line: str, *, count: int, after: datetime = NOW, timezone: str = "UTC") -> list[str]:
    """Return the next moments of a line, as weekday, day and time in UTC."""
    found = []
    for _ in range(count):
        moment = next_fire(line, after=after, timezone=timezone)
        assert moment is not None
        assert moment.tzinfo is UTC
        found.append(moment.strftime("%a %d %b %H:%M"))
        after = moment
    return found


def days(line: str) -> str:
    """Return the weekdays of one week on which a line fires at noon, Monday first."""
    after, found = datetime(2026, 11, 22, 23, 0, tzinfo=UTC), []
    while (moment := next_fire(line, after=after, timezone="UTC")) and moment < NOW + timedelta(
        days=7, hours=1
    ):
        found.append(moment.strftime("%a"))
        after = moment
    return " ".join(found)


@pytest.mark.parametrize(
    ("weekday", "expected"),
    [
        ("0", "Sun"),
        ("7", "Sun"),
        ("sun", "Sun"),
        ("1", "Mon"),
        ("6", "Sat"),
        ("0-5", "Mon Tue Wed Thu Fri Sun"),
        ("1-5", "Mon Tue Wed Thu Fri"),
        ("5-7", "Fri Sat Sun"),
        ("0-7", "Mon Tue Wed Thu Fri Sat Sun"),
        ("fri-sun", "Fri Sat Sun"),
        ("SUN-tue", "Mon Tue Sun"),
        ("*/2", "Tue Thu Sat Sun"),
        ("1-7/2", "Mon Wed Fri Sun"),
        ("1,3,0", "Mon Wed Sun"),
        ("0,7", "Sun"),
        ("2/2", "Tue Thu Sat"),
        ("mon,wed-thu", "Mon Wed Thu"),
        ("*", "Mon Tue Wed Thu Fri Sat Sun"),
    ],
)
def test_weekdays_are_counted_from_sunday_which_is_0_and_7(weekday: str, expected: str) -> None:
    assert days(f"0 12 * * {weekday}") == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("*/15 * * * *", ["Sun 22 Nov 12:15", "Sun 22 Nov 12:30"]),
        ("0 12 * * *", ["Mon 23 Nov 12:00", "Tue 24 Nov 12:00"]),
        ("5/20 13 * * *", ["Sun 22 Nov 13:05", "Sun 22 Nov 13:25"]),
        ("0,30 6-8/2 1 jan,JUL *", ["Fri 01 Jan 06:00", "Fri 01 Jan 06:30"]),
        ("0 0 29 2 *", ["Tue 29 Feb 00:00", "Sun 29 Feb 00:00"]),
        ("0 0 31 * *", ["Thu 31 Dec 00:00", "Sun 31 Jan 00:00", "Wed 31 Mar 00:00"]),
        ("  0   0  1  *  * ", ["Tue 01 Dec 00:00"]),
    ],
)
def test_the_next_moments_of_a_line(line: str, expected: list[str]) -> None:
    assert fires(line, count=len(expected)) == expected


def test_day_and_weekday_both_given_fire_on_either() -> None:
    assert fires("0 0 1 * fri", count=3) == ["Fri 27 Nov 00:00", "Tue 01 Dec 00:00", "Fri 04 Dec 00:00"]


def test_a_field_that_begins_with_a_star_restricts_no_other() -> None:
    assert fires("0 0 1-7 * */7", count=2) == ["Sun 06 Dec 00:00", "Sun 03 Jan 00:00"]


def test_the_moment_itself_is_not_the_next_one() -> None:
    assert fires("0 12 * * *", count=1) == ["Mon 23 Nov 12:00"]
    assert fires("0 12 * * *", count=1, after=NOW - timedelta(microseconds=1)) == ["Sun 22 Nov 12:00"]


def test_a_line_is_read_on_the_clock_of_its_zone() -> None:
    assert fires("0 9 * * 0", count=1, timezone="Asia/Karachi") == ["Sun 29 Nov 04:00"]
    assert fires("30 0 * * 1", count=1, timezone="Asia/Karachi") == ["Sun 22 Nov 19:30"]


def test_an_hour_that_comes_twice_fires_twice() -> None:
    after = datetime(2026, 10, 24, 12, 0, tzinfo=UTC)
    assert fires("30 2 * * *", count=3, after=after, timezone="Europe/Berlin") == [
        "Sun 25 Oct 00:30",
        "Sun 25 Oct 01:30",
        "Mon 26 Oct 01:30",
    ]


def test_an_hour_that_is_skipped_fires_as_if_it_were_not() -> None:
    after = datetime(2027, 3, 27, 12, 0, tzinfo=UTC)
    assert fires("30 2 * * *", count=2, after=after, timezone="Europe/Berlin") == [
        "Sun 28 Mar 01:30",
        "Mon 29 Mar 00:30",
    ]


@pytest.mark.parametrize(
    "change", [datetime(2026, 10, 25, 0, 0, tzinfo=UTC), datetime(2027, 3, 28, 0, 0, tzinfo=UTC)]
)
def test_quarter_hours_go_on_evenly_across_a_change_of_clocks(change: datetime) -> None:
    after = change - timedelta(hours=1)
    for _ in range(20):
        moment = next_fire("*/15 * * * *", after=after, timezone="Europe/Berlin")
        assert moment == after + timedelta(minutes=15)
        after = moment


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("", "a cron line has five fields: minute, hour, day, month, weekday"),
        ("@daily", "a cron line has five fields: minute, hour, day, month, weekday"),
        ("* * * *", "a cron line has five fields: minute, hour, day, month, weekday"),
        ("* * * * * *", "a cron line has five fields: minute, hour, day, month, weekday"),
        ("0 0 31 2 *", "no such day ever comes"),
        ("0 0 30 2 */2", "no such day ever comes"),
        ("0 0 31 4,6,9,11 *", "no such day ever comes"),
        ("60 * * * *", 'minute: "60" is not between 0 and 59'),
        ("* 24 * * *", 'hour: "24" is not between 0 and 23'),
        ("* * 0 * *", 'day: "0" is not between 1 and 31'),
        ("* * * 13 *", 'month: "13" is not between 1 and 12'),
        ("* * * * 8", 'weekday: "8" is not between 0 and 7'),
        ("* * * * foo", 'weekday: "foo" is not between 0 and 7'),
        ("* * sun * *", 'day: "sun" is not between 1 and 31'),
        ("* 9-5 * * *", 'hour: "9-5" runs backwards'),
        ("* * * * 5-1", 'weekday: "5-1" runs backwards'),
        ("*/0 * * * *", "minute: a step of 0 never moves"),
        ("a-b-c * * * *", 'minute: "a-b-c" is no number, name, range or step'),
        ("*-5 * * * *", 'minute: "*-5" is no number, name, range or step'),
        ("1,,2 * * * *", 'minute: "" is no number, name, range or step'),
        ("-1 * * * *", 'minute: "-1" is no number, name, range or step'),
        ("* * L * *", 'day: "L" is not between 1 and 31'),
        ("٣ * * * *", 'minute: "٣" is no number, name, range or step'),
    ],
)
def test_a_line_that_cannot_be_used_is_told_why(line: str, why: str) -> None:
    assert fault(line) == why
    with pytest.raises(ValueError):
        next_fire(line, after=NOW, timezone="UTC")


def test_a_day_that_never_comes_may_stand_beside_a_weekday_that_does() -> None:
    assert fault("0 0 31 2 1") is None
    assert fires("0 0 31 2 1", count=1) == ["Mon 01 Feb 00:00"]


def test_past_the_end_of_the_calendar_nothing_fires() -> None:
    assert next_fire("0 0 * * *", after=datetime.max.replace(tzinfo=UTC), timezone="UTC") is None
    assert next_fire("0 0 29 2 *", after=datetime(9997, 1, 1, tzinfo=UTC), timezone="UTC") is None


@given(st.text("0123456789*/,- afnrstu", max_size=120) | st.text(max_size=60) | st.just("1," * 50_000))
def test_no_line_does_worse_than_have_a_fault(line: str) -> None:
    assert fault(line) is None or isinstance(fault(line), str)


_FIELD = st.sampled_from(["*", "0", "1", "5", "7", "*/3", "1-5", "2,4", "1-6/2"])
_LATER = st.sampled_from(["*", "1", "5", "7", "*/3", "1-5", "2,4", "1-6/2"])


@given(
    line=st.tuples(_FIELD, _FIELD, _LATER, _LATER, _FIELD).map(" ".join),
    after=st.datetimes(datetime(2000, 1, 1), datetime(2100, 1, 1), timezones=st.just(UTC)),
    timezone=st.sampled_from(["UTC", "Asia/Karachi", "Europe/Berlin", "America/New_York", "Pacific/Apia"]),
)
def test_the_next_moment_is_later_and_on_the_minute(line: str, after: datetime, timezone: str) -> None:
    moment = next_fire(line, after=after, timezone=timezone)
    assert moment is not None
    assert moment > after
    assert (moment.second, moment.microsecond) == (0, 0)
