"""The dates of an entry, from the pieces that a page prints."""

from __future__ import annotations

from datetime import UTC, date, datetime

from feedsvc.model.raw import DatePiece, RawEntry
from feedsvc.model.source import HouseStyle
from feedsvc.normalize.dates import Dates, read_dates

NOW = datetime(2026, 3, 14, 12, 0, tzinfo=UTC)
STYLE = HouseStyle(source="desk")


def found(*pieces: tuple[str, str] | tuple[str, str, str], language: str = "en") -> Dates:
    dates = tuple(
        DatePiece(text=piece[0], role=piece[1], rule=piece[2] if len(piece) > 2 else "date-line", line=number)
        for number, piece in enumerate(pieces, 1)
    )
    raw = RawEntry(source="desk", place="a.txt", form="text", modified=NOW, dates=dates)
    return read_dates(raw, STYLE, language=language, now=NOW)


def day(dates: Dates) -> date | None:
    return dates.published.moment.date() if dates.published else None


def test_other_dates_of_the_page_tell_the_order_of_numbers() -> None:
    assert day(found(("03/04/2025", "published"))) is None
    assert day(found(("03/04/2025", "published"), ("12/16/2024", "other"))) == date(2025, 3, 4)
    assert day(found(("03/04/2025", "published"), ("16/12/2024", "other"))) == date(2025, 4, 3)


def test_the_order_that_would_be_after_the_dump_is_the_wrong_one() -> None:
    assert day(found(("03/04/2026", "published"))) == date(2026, 3, 4)


def test_a_relative_date_counts_from_the_page_s_own_day() -> None:
    dates = found(("6 hours ago", "published"), ("Friday, 29 April 2022", "page"))
    assert day(dates) == date(2022, 4, 28)
    assert dates.published is not None
    assert dates.published.precision == "relative"


def test_a_relative_date_of_an_old_page_in_a_new_copy_names_no_day() -> None:
    assert day(found(("6 hours ago", "published"), ("2019 2018", "page", "latest-years"))) is None
    assert day(found(("6 hours ago", "published"), ("2026 2018", "page", "latest-years"))) == NOW.date()
    assert day(found(("6 hours ago", "published"))) == NOW.date()


def test_a_date_without_a_year_is_of_the_latest_year_of_the_page() -> None:
    dates = found(("Jan 23", "published"), ("2030 2024 2021", "page", "latest-years"))
    assert day(dates) == date(2024, 1, 23)
    assert dates.published is not None
    assert dates.published.year_assumed


def test_a_date_without_a_year_is_never_to_come() -> None:
    assert day(found(("Aug 15", "published"))) == date(2025, 8, 15)


def test_dates_that_the_reader_did_not_take_are_shown_and_never_used() -> None:
    dates = found(("18 January 2024", "other"))
    assert dates.published is None
    assert [(one.value, one.line) for one in dates.rejected] == [("18 January 2024", 1)]
