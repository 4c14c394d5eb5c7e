"""Which lines hold a printed date."""

from __future__ import annotations

import pytest

from feedsvc.text.datelike import find_date, is_date_line


@pytest.mark.parametrize(
    ("line", "printed"),
    [
        ("Thu 18 January 2024:", "18 January 2024"),
        ("Tuesday , 03 May 2022", "03 May 2022"),
        ("26 abril 2022", "26 abril 2022"),
        ("Montag, 06.11.2023", "06.11.2023"),
        ("15 августа 2016, 13:43", "15 августа 2016"),
        ("2024年1月18日", "2024年1月18日"),
        ("2024년 1월 18일", "2024년 1월 18일"),
        ("18 يناير 2024", "18 يناير 2024"),
        ("الجمعة 8 فيفري 2019", "8 فيفري 2019"),
        ("۱۸ جنوری ۲۰۲۴", "۱۸ جنوری ۲۰۲۴"),
        ("१८ जनवरी २०२४", "१८ जनवरी २०२४"),
        ("18 ม.ค. 2567", "18 ม.ค. 2567"),
        ("2020-02-19 20:29:58", "2020-02-19"),
        ("Posted: Thursday, April 21, 2022. 10:11 pm CST.", "April 21, 2022"),
        ("hace 7 horas", "hace 7 horas"),
        ("5 h ago", "5 h ago"),
    ],
)
def test_a_date_is_found_as_printed(line, printed):
    found = find_date(line)
    assert found is not None
    assert found.text == printed
    assert line[found.start : found.end] == printed
    assert is_date_line(line, found)


@pytest.mark.parametrize(
    "line",
    [
        "",
        "In May they moved.",
        "March of the 300",
        "It cost 1.500.000 and more",
        "Room 12, floor 3",
        "x" * 200 + " 18 January 2024",
    ],
)
def test_other_lines_hold_none(line):
    assert find_date(line) is None


@pytest.mark.parametrize(
    ("line", "role"),
    [
        ("Updated: 19 January 2024", "updated"),
        ("Zuletzt aktualisiert am 19. Januar 2024", "updated"),
        ("Mis à jour le 19 janvier 2024", "updated"),
        ("Published On 18 Jan 2024", "published"),
        ("18 January 2024", None),
    ],
)
def test_the_label_says_what_the_date_means(line, role):
    found = find_date(line)
    assert found is not None
    assert found.role == role


def test_a_relative_date_says_so():
    found = find_date("6 hours ago")
    assert found is not None
    assert found.relative
    assert not found.year


def test_prose_that_mentions_a_date_is_no_date_line():
    line = (
        "The council voted on 18 January 2024 to keep the night bus that links the harbour with the estates."
    )
    found = find_date(line)
    assert found is not None
    assert not is_date_line(line, found)
