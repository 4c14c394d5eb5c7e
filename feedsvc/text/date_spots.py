"""All days that a line prints, in whatever form, and the one day that is meant."""

from __future__ import annotations

from feedsvc.text.date_clock import STAMP
from feedsvc.text.date_days import PrintedDay, checked, east_asian_days, numeric_days, with_year
from feedsvc.text.date_named import MOST_DAYS, named_days


def find_day(
    line: str, *, language: str | None, order: str | None, year: int | None = None, cased: str = ""
) -> PrintedDay | None:
    """Return the first day that ``line`` names in full, else one that is full with ``year``, else the month it names.

    Shapes: ``language`` a primary tag; ``order`` of numbers, ``dmy``, ``mdy``, ``ymd`` or None; ``year`` the year of
    dates that print none, or None if they are to be left open; ``cased`` the line as printed.
    """
    found = find_days(line, language=language, order=order, cased=cased)
    whole = next((one for one in found if one.is_full), None)
    if whole is not None:
        return whole
    if year is not None:
        for one in found:
            full = with_year(one, year) if not one.year else None
            if full is not None:
                return full
    return next((one for one in found if one.year and one.month), None)


def find_days(
    line: str, *, language: str | None = None, order: str | None = None, cased: str = ""
) -> list[PrintedDay]:
    """Return all days, and what else is printed of days, in the order of the line; none overlap."""
    found: list[PrintedDay] = []
    if line.count("-") > 1:
        line = _without_stamps(line, found)
    found += numeric_days(line, order)
    if not line.isascii():
        found += east_asian_days(line)
    found += named_days(line, language, cased)
    if len(found) < 2:
        return found
    kept: list[PrintedDay] = []
    for one in sorted(found, key=lambda one: (not one.is_full, one.start))[: MOST_DAYS * 2]:
        if all(one.end <= other.start or one.start >= other.end for other in kept):
            kept.append(one)
    return sorted(kept, key=lambda one: one.start)


def _without_stamps(line: str, found: list[PrintedDay]) -> str:
    """Return the line with ISO stamps blanked, their days put into ``found``: another date may be glued to them."""
    for match in STAMP.finditer(line):
        day = checked(int(match["y"]), int(match["m"]), int(match["d"]), match.start(), match.end("d"))
        if day is not None:
            found.append(day)
            line = line[: match.start()] + " " * (match.end() - match.start()) + line[match.end() :]
    return line
