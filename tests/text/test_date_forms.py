"""Dates as pages print them: glued, labelled, by other calendars, without a year."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from feedsvc.text.date_ago import find_ago
from feedsvc.text.date_days import order_shown
from feedsvc.text.date_plain import plain_line
from feedsvc.text.date_spots import find_days
from feedsvc.text.datelike import find_date
from feedsvc.text.dates import read_date

BASE = datetime(2026, 3, 14, 12, 0, tzinfo=UTC)
DAYS = {
    # printed: the days on the line; zeros where nothing is printed or it stays open
    "Fri Apr 28 19:20:36 CEST 2023": [(2023, 4, 28)],
    "Jan 04 09:34 2021": [(2021, 1, 4)],
    "HARBOURNOV 7, 2023 2:00 AM": [(2023, 11, 7)],
    "EditorialNovember 22, 2018": [(2018, 11, 22)],
    "ByMira TollandMar 5, 2025 | 6 comments": [(2025, 3, 5)],
    "Research7 April 2020": [(2020, 4, 7)],
    "quaymaster28.09.1912:44": [(2019, 9, 28)],
    "Talvera-29/05/2025 20:00": [(2025, 5, 29)],
    "2022-12-07T10:10:52+01:0025. Dezember 2022|": [(2022, 12, 7), (2022, 12, 25)],
    "2015-02-12T11:55:33-05:00February 12th, 2015": [(2015, 2, 12), (2015, 2, 12)],
    "20 janvier 202020 janvier 2020évaluation": [(2020, 1, 20), (2020, 1, 20)],
    "Apr. 26, 2022Apr. 26, 2022": [(2022, 4, 26), (2022, 4, 26)],
    "Apr 042013": [(2013, 4, 4)],
    "31 Donnerstag Okt 2019": [(2019, 10, 31)],
    "Von Ada Moreno, Datum: 03.Mär.19": [(2019, 3, 3)],
    "2025•01•08": [(2025, 1, 8)],
    "» 2021 – 01 – 18": [(2021, 1, 18)],
    "2025.12.17 | essay": [(2025, 12, 17)],
    "18.11.2021 in Deutschland, Politik": [(2021, 11, 18)],
    "05.04.2025 - Güncelleme : 05.04.2025": [(2025, 4, 5), (2025, 4, 5)],
    "11/08/23 5:19pm": [(2023, 0, None)],
    "Jan 23": [(0, 1, 23)],
    "12月11日": [(0, 12, 11)],
    "2019年3月5日（火） 08時15分": [(2019, 3, 5)],
    "令和元年5月1日": [(2019, 5, 1)],
    "民國113年1月18日": [(2024, 1, 18)],
    "28 آب/اغسطس 2013، آخر تحديث 14:00": [(2013, 8, 28)],
    "18 تشرين الأول 2024": [(2024, 10, 18)],
    "۲۸ دی ۱۴۰۲": [(2024, 1, 18)],
    "الخميس 6 رجب 1445": [(2024, 1, 18)],
    "18 ม.ค. 2567": [(2024, 1, 18)],
    "Feb. 29th 2024": [(2024, 2, 29)],
    "le 2 fevrier 2024": [(2024, 2, 2)],
    "14 Gennaio 20 )": [],
    "6 رجب 1445": [],
    "192.168.1.12": [],
    "It cost 1.500.000 and more": [],
    "March of the 300": [],
}


@pytest.mark.parametrize("printed", DAYS, ids=list(DAYS))
def test_all_days_of_a_line_are_found(printed: str) -> None:
    found = find_days(plain_line(printed), cased=printed)
    assert [(day.year, day.month, day.day) for day in found] == DAYS[printed]


AGO = {
    "5 h ago": 18000,
    "an hour ago": 3600,
    "vor einer Stunde": 3600,
    "vor 3 Stunden": 10800,
    "hace 7 horas": 25200,
    "il y a 2 jours": 172800,
    "3 ore fa": 10800,
    "há 3 dias": 259200,
    "2 uur geleden": 7200,
    "5 минут назад": 300,
    "منذ 3 ساعات": 10800,
    "3小时前": 10800,
    "2시간 전": 7200,
    "Top 5 day hikes in a row": None,
    "open for 3 days": None,
    "2 years ago": None,
}


@pytest.mark.parametrize("printed", AGO, ids=list(AGO))
def test_what_is_counted_back_is_read(printed: str) -> None:
    found = find_ago(plain_line(printed))
    assert (found.back.total_seconds() if found and found.back else None) == AGO[printed]


def test_yesterday_has_the_time_that_is_printed() -> None:
    read = read_date("Gestern, 10:15 Uhr", language="de", timezone="Europe/Berlin", base=BASE)
    assert read is not None
    assert (read.moment.isoformat(), read.precision) == ("2026-03-13T10:15:00+01:00", "relative")


def test_a_date_of_a_machine_s_clock_is_read_with_its_zone() -> None:
    read = read_date("Fri Apr 28 19:20:36 CEST 2023", language="en", timezone="UTC", base=BASE)
    assert read is not None
    assert (read.moment.isoformat(), read.weekday_wrong) == ("2023-04-28T19:20:36+02:00", False)


def test_a_year_is_taken_only_where_one_is_given() -> None:
    assert read_date("Jan 23", language="en", timezone="UTC", base=BASE) is None
    read = read_date("Jan 23", language="en", timezone="UTC", base=BASE, year=2025)
    assert read is not None
    assert (read.moment.date(), read.year_assumed) == (date(2025, 1, 23), True)


def test_a_weekday_that_does_not_fit_refutes_an_assumed_year() -> None:
    assert read_date("Monday, January 23", language="en", timezone="UTC", base=BASE, year=2025) is None


def test_the_order_that_the_page_shows_is_taken() -> None:
    read = read_date("03/04/2025", language="en", timezone="UTC", base=BASE, order="mdy")
    assert read is not None
    assert read.moment.date() == date(2025, 3, 4)


@pytest.mark.parametrize(
    "line, order", [("12/16/2025", "mdy"), ("16/12/2025", "dmy"), ("03/04/2025", None), ("16.12.2025", None)]
)
def test_a_number_that_is_no_month_shows_the_order(line: str, order: str | None) -> None:
    assert order_shown(line) == order


FORMS = (
    "{d:02}.{m:02}.{y}",
    "{y}-{m:02}-{d:02}",
    "{y}年{m}月{d}日",
    "{d} {name} {y}",
    "{name} {d}, {y}",
    "{name} {d}, {y} at 10:15",
    "By Ada Moreno | Talvera | Published: {name} {d}, {y}",
    "{name} {d}, {y}{name} {d}, {y}",
)
NAMES = "January February March April May June July August September October November December".split()


@given(st.dates(date(1990, 1, 1), date(2025, 12, 31)), st.sampled_from(FORMS))
def test_no_form_reads_another_day_than_was_printed(day: date, form: str) -> None:
    printed = form.format(d=day.day, m=day.month, y=day.year, name=NAMES[day.month - 1])
    found = find_date(printed)
    assert found is not None
    assert found.year
    read = read_date(printed, language="en", timezone="UTC", base=BASE)
    assert read is not None
    assert read.moment.date() == day


@given(st.text(alphabet="0123456789 :/.-,年月日()ADJanuryMach前تموزรค'T+Z•", max_size=80))
def test_no_line_makes_the_search_raise(text: str) -> None:
    for one in find_days(plain_line(text), cased=text):
        assert 0 <= one.start < one.end
        if one.is_full:
            assert one.first.year == one.year


@pytest.mark.parametrize("unit", ["1", "1/", "1-", "20 ", "may ", "a", "年1", "١", "Ma5", "'", "jan 1 "])
def test_a_long_line_costs_no_more_than_its_length(unit: str) -> None:
    line = unit * (100_000 // len(unit))
    assert isinstance(find_days(plain_line(line), cased=line), list)
    assert find_date(line) is None
