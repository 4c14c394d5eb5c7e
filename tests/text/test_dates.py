"""Dates as print gives them, read without guessing."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from feedsvc.text.dates import read_date

BASE = datetime(2026, 3, 14, 12, 0, tzinfo=UTC)
READ = [
    # (language, printed, moment in Karachi's zone unless printed, precision)
    ("en", "Thu 18 January 2024:", "2024-01-18T00:00:00+05:00", "day"),
    ("en", "Published On 18 Jan 2024", "2024-01-18T00:00:00+05:00", "day"),
    ("en", "Latest update May 6th, 2022 12:49 AM", "2022-05-06T00:49:00+05:00", "minute"),
    ("en", "May 06, 2022 News", "2022-05-06T00:00:00+05:00", "day"),
    ("en", "Apr. 26, 2022Apr. 26, 2022", "2022-04-26T00:00:00+05:00", "day"),
    ("en", "Wed, Oct 16, 2024 page1", "2024-10-16T00:00:00+05:00", "day"),
    ("en", "18-Jan-24", "2024-01-18T00:00:00+05:00", "day"),
    ("en", "January 2024", "2024-01-01T00:00:00+05:00", "month"),
    ("en", "Thu, 18 Jan 2024 05:03:02 +0530", "2024-01-18T05:03:02+05:30", "second"),
    ("en", "Thu, 18 Jan 2024 05:03:02 EST", "2024-01-18T05:03:02-05:00", "second"),
    ("en", "10:15 18 January 2024", "2024-01-18T10:15:00+05:00", "minute"),
    ("en", "2024-01-18T05:03:02.123Z", "2024-01-18T05:03:02+00:00", "second"),
    ("en", "2015-02-12T11:55:33-05:00February 12th, 2015", "2015-02-12T11:55:33-05:00", "second"),
    ("en", "20240118T050302Z", "2024-01-18T05:03:02+00:00", "second"),
    ("en", "1705554182", "2024-01-18T05:03:02+00:00", "second"),
    ("en-US", "03/04/2025", "2025-03-04T00:00:00+05:00", "day"),
    ("en-GB", "03/04/2025", "2025-04-03T00:00:00+05:00", "day"),
    ("en", "30/04/2024", "2024-04-30T00:00:00+05:00", "day"),
    ("pt", "03/05/2022 20:36", "2022-05-03T20:36:00+05:00", "minute"),
    ("de", "Montag, 06.11.2023", "2023-11-06T00:00:00+05:00", "day"),
    ("de", "18. Jänner 2024, 16.42 Uhr", "2024-01-18T16:42:00+05:00", "minute"),
    ("fr", "Publié le 30/04/2024 - 16:00", "2024-04-30T16:00:00+05:00", "minute"),
    ("fr", "1er janvier 2024 à 16h30", "2024-01-01T16:30:00+05:00", "minute"),
    ("es", "18 de enero de 2024", "2024-01-18T00:00:00+05:00", "day"),
    ("es", "Managua 26, Abril, 2022 7:43 p.m.", "2022-04-26T19:43:00+05:00", "minute"),
    ("ru", "15 августа 2016, 13:43", "2016-08-15T13:43:00+05:00", "minute"),
    ("pl", "18 listopada 2023", "2023-11-18T00:00:00+05:00", "day"),
    ("hr", "18. listopada 2023", "2023-10-18T00:00:00+05:00", "day"),
    ("hu", "2024. január 18. 10:00", "2024-01-18T10:00:00+05:00", "minute"),
    ("fi", "18. tammikuuta 2024 klo 10.15", "2024-01-18T10:15:00+05:00", "minute"),
    ("tr", "18 Ocak 2024 Perşembe", "2024-01-18T00:00:00+05:00", "day"),
    ("vi", "Ngày 18 tháng 1 năm 2024", "2024-01-18T00:00:00+05:00", "day"),
    ("sw", "Alhamisi, Januari 18, 2024", "2024-01-18T00:00:00+05:00", "day"),
    ("ar", "18 يناير 2024", "2024-01-18T00:00:00+05:00", "day"),
    ("ar", "الجمعة 8 فيفري 2019", "2019-02-08T00:00:00+05:00", "day"),
    ("ar", "28 آب/اغسطس 2013، آخر تحديث 14:00 (GMT+0400)", "2013-08-28T14:00:00+04:00", "minute"),
    ("ar", "18 كانون الثاني 2024", "2024-01-18T00:00:00+05:00", "day"),
    ("ur", "۱۸ جنوری ۲۰۲۴", "2024-01-18T00:00:00+05:00", "day"),
    ("fa", "۲۸ دی ۱۴۰۲", "2024-01-18T00:00:00+05:00", "day"),
    ("hi", "१८ जनवरी २०२४", "2024-01-18T00:00:00+05:00", "day"),
    ("bn", "শনিবার, আগস্ট ২৯, ২০২০ ১০:৪৬", "2020-08-29T10:46:00+05:00", "minute"),
    ("th", "18 ม.ค. 2567", "2024-01-18T00:00:00+05:00", "day"),
    ("zh", "2024年1月18日下午3:20", "2024-01-18T15:20:00+05:00", "minute"),
    ("ja", "令和6年1月18日", "2024-01-18T00:00:00+05:00", "day"),
    ("ko", "2024년 1월 18일", "2024-01-18T00:00:00+05:00", "day"),
    ("en", "5 h ago", "2026-03-14T07:00:00+00:00", "relative"),
    ("en", "yesterday", "2026-03-13T12:00:00+00:00", "relative"),
    ("es", "hace 7 horas", "2026-03-14T05:00:00+00:00", "relative"),
    ("de", "vor 3 Stunden", "2026-03-14T09:00:00+00:00", "relative"),
    ("zh", "3小时前", "2026-03-14T09:00:00+00:00", "relative"),
    ("ko", "2시간 전", "2026-03-14T10:00:00+00:00", "relative"),
]


@pytest.mark.parametrize(
    "language, printed, moment, precision", READ, ids=[f"{case[0]}-{case[1]}" for case in READ]
)
def test_a_printed_date_is_read(language: str, printed: str, moment: str, precision: str) -> None:
    read = read_date(printed, language=language, timezone="Asia/Karachi", base=BASE)
    assert read is not None
    assert (read.moment.isoformat(), read.precision) == (moment, precision)


REFUSED = {
    "no year": ("en", "As of Friday, April 29"),
    "the order of day and month is open": ("en", "03/04/2025"),
    "no such day": ("en", "31 February 2024"),
    "after tomorrow": ("en", "16 March 2026"),
    "no date": ("en", "Room 12 seats 2024 people"),
    "the Hijri day differs by country": ("ar", "6 رجب 1445"),
    "the end of time": ("en", "9999-12-31T23:59:60Z"),
    "nothing": ("en", ""),
}


@pytest.mark.parametrize("language, printed", REFUSED.values(), ids=REFUSED.keys())
def test_a_day_is_never_invented(language: str, printed: str) -> None:
    assert read_date(printed, language=language, timezone="UTC", base=BASE) is None


def test_the_house_zone_tells_which_order_english_numbers_have() -> None:
    london = read_date("03/04/2025", language="en", timezone="Europe/London", base=BASE)
    chicago = read_date("03/04/2025", language="en", timezone="America/Chicago", base=BASE)
    assert london is not None
    assert chicago is not None
    assert (london.moment.month, chicago.moment.month) == (4, 3)


def test_a_zone_that_is_several_is_assumed_and_said() -> None:
    read = read_date("21 April 2022, 10:11 pm CST.", language="en", timezone="UTC", base=BASE)
    assert read is not None
    assert (read.zone_assumed, read.unclear_zone) == (True, "CST")


def test_a_weekday_that_does_not_fit_is_noted() -> None:
    right = read_date("Thursday 18 January 2024", language="en", timezone="UTC", base=BASE)
    wrong = read_date("Friday 18 January 2024", language="en", timezone="UTC", base=BASE)
    assert right is not None
    assert wrong is not None
    assert (right.weekday_wrong, wrong.weekday_wrong) == (False, True)


@given(
    st.text(alphabet=st.sampled_from("0123456789 :/.-TZ+年月日adjnuary,pm前"), max_size=40),
    st.sampled_from([None, "en", "hu", "fa"]),
)
def test_no_line_makes_it_raise(text: str, language: str | None) -> None:
    read = read_date(text, language=language, timezone="No/Zone", base=BASE)
    assert read is None or read.moment.tzinfo is not None
