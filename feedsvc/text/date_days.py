"""The calendar days in a printed line: ISO-like, East Asian, with a month's name, or all in numbers.

A line enters as ``plain_line`` leaves it; the days leave with their places in the line, and what the line does not tell
(the year, the day, the order of two numbers) stays open.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from feedsvc.text.date_calendars import common_year
from feedsvc.text.date_names import ERAS, MONTHS, WEEKDAYS
from feedsvc.text.date_plain import plain_line

#: Older than any newsroom's web archive: such a year is a number of something else.
FIRST_YEAR: Final = 1800
_LAST_YEAR: Final = 2200


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintedDay:
    """A calendar day, or what is printed of one, and where the line prints it."""

    #: 0 where none is printed.
    year: int
    #: 0 where two numbers may each be it.
    month: int
    #: None where none is printed or two numbers may each be it.
    day: int | None
    start: int
    end: int
    #: Where the day's own time may begin: right behind it, but ``Apr 28 19:20 CEST 2023`` has its time inside.
    time_from: int = -1
    #: Printed weekday (Monday is 0) where the day was worked out with it.
    weekday: int | None = None

    @property
    def is_full(self) -> bool:
        """Tell whether year, month and day are printed and certain."""
        return self.year > 0 and self.month > 0 and self.day is not None

    @property
    def first(self) -> date:
        """The day, or the first of the month."""
        return date(self.year, self.month, self.day or 1)


def with_year(day: PrintedDay, year: int) -> PrintedDay | None:
    """Return a day that prints no year as that of ``year``, or None if that year has no such day."""
    if day.day is None or not day.month:
        return None
    return checked(year, day.month, day.day, day.start, day.end)


def checked(year: int, month: int, day: int, start: int, end: int) -> PrintedDay | None:
    """Return the day if there is such a day."""
    if not FIRST_YEAR <= year <= _LAST_YEAR:
        return None
    try:
        date(year, month, day)
    except ValueError:
        return None
    return PrintedDay(year=year, month=month, day=day, start=start, end=end)


def is_year(year: int) -> bool:
    """Tell whether a number may be the year of an article."""
    return FIRST_YEAR <= year <= _LAST_YEAR


# --- weekdays -----------------------------------------------------------------------------------------------------

#: Letters with the marks that Indic, Thai and Arabic scripts hang on them, which ``\w`` does not take.
LETTER: Final = (
    "(?:[^\\W\\d_]|[\u0300-\u036f\u0610-\u061a\u064b-\u065f\u0670\u0900-\u0963\u0970-\u0dff\u0e00-\u0e7f"
    "\u1000-\u109f\u1780-\u17d3\u200c\u200d])"
)
WORD = re.compile(f"{LETTER}+(?:[.'׳-]{LETTER}+)*")


def names_of(table: dict[str, str]) -> dict[str, dict[str, int]]:
    """Return by language the number of each name."""
    own: dict[str, dict[str, int]] = {}
    for language, groups in table.items():
        names = own.setdefault(language, {})
        for number, group in enumerate(groups.split("|")):
            for name in group.split():
                names.setdefault(plain_line(name), number)
    return own


MONTHS_OF: Final = names_of(MONTHS)
WEEKDAYS_OF: Final = names_of(WEEKDAYS)
#: The full names, which mean the same in every language that has them.
FULL_WEEKDAYS: Final = {
    plain_line(name): number
    for groups in reversed(WEEKDAYS.values())
    for number, group in enumerate(groups.split("|"))
    for name in group.split()[:1]
    if len(name) > 2
}
#: ``(木)`` beside a date.
_EAST_WEEKDAY = re.compile(
    "[(\\[（][ ]?([月火水木金土日一二三四五六월화수목금토일])(?:曜日?|요일)?[ ]?[)\\]）]|星期([一二三四五六日天])|([월화수목금토일])요일|([月火水木金土日])曜"
)
_EAST_DAYS: Final = {
    char: at
    for days in ("月火水木金土日", "一二三四五六日", "월화수목금토일")
    for at, char in enumerate(days)
} | {"天": 6}


def weekday_near(line: str, day: PrintedDay, language: str | None) -> int | None:
    """Return the weekday printed beside the day (Monday is 0), or None.

    Short names count only in the language they belong to: ``mar`` is Tuesday in French and March in Spanish.
    """
    if day.weekday is not None:
        return day.weekday
    around = line[max(0, day.start - 24) : day.end + 16]
    own = WEEKDAYS_OF.get(language or "en", {})
    months = MONTHS_OF.get(language or "en", {})
    for printed in WORD.findall(around):
        word = printed.strip(".")
        found = own.get(word, FULL_WEEKDAYS.get(word))
        if found is not None and word not in months and len(word) > 1:
            return found
    east = None if line.isascii() else _EAST_WEEKDAY.search(line[day.end : day.end + 8])
    return _EAST_DAYS[next(char for char in east.groups() if char)] if east else None


# --- East Asia ----------------------------------------------------------------------------------------------------

_CJK = re.compile(
    r"(?:(?:(?P<era>令和|平成|昭和|民國|民国) ?(?P<e>\d{1,3}|元)|(?<!\d)(?P<y>\d{4}|(?<=')\d{2})) ?[年년] ?)"
    r"(?P<m>\d{1,2}) ?[月월](?: ?(?P<d>\d{1,2}) ?[日일号號])?"
)
_CJK_SHORT = re.compile(r"(?<![\d年년])(?<![年년] )(?P<m>\d{1,2}) ?[月월] ?(?P<d>\d{1,2}) ?[日일号號]")
_VIETNAMESE = re.compile(r"(?<!\d)(\d{1,2}) ?(?:tháng|thg|-) ?(\d{1,2})(?: năm |, ?|/| )(\d{4})(?!\d)")


def east_asian_days(line: str) -> list[PrintedDay]:
    """Return the days printed with the counters of Chinese, Japanese and Korean, or in Vietnamese."""
    found: list[PrintedDay | None] = []
    if "月" in line or "월" in line:
        for match in _CJK.finditer(line):
            if match["era"]:
                year = ERAS[match["era"]] + (1 if match["e"] == "元" else int(match["e"]))
            else:
                year = common_year(int(match["y"]))
            month = int(match["m"])
            if match["d"]:
                found.append(checked(year, month, int(match["d"]), *match.span()))
            elif is_year(year) and 1 <= month <= 12:
                found.append(
                    PrintedDay(year=year, month=month, day=None, start=match.start(), end=match.end())
                )
        found += [
            PrintedDay(
                year=0, month=int(match["m"]), day=int(match["d"]), start=match.start(), end=match.end()
            )
            for match in _CJK_SHORT.finditer(line)
            if 1 <= int(match["m"]) <= 12 and 1 <= int(match["d"]) <= 31
        ]
    if "thg" in line or "tháng" in line:
        found += [
            checked(int(match[3]), int(match[2]), int(match[1]), *match.span())
            for match in _VIETNAMESE.finditer(line)
        ]
    return [one for one in found if one is not None]


# --- all in numbers -----------------------------------------------------------------------------------------------

_SEPARATOR: Final = "[./•·-]"
#: Day, month and year in numbers; the year may have a time or another date glued to it.
_NUMERIC = re.compile(
    rf"(?<!\d)(?<!\d[.,:/-])(\d{{1,4}})( ?{_SEPARATOR} ?)(\d{{1,2}})( ?{_SEPARATOR} ?)"
    rf"(\d{{4}}|\d{{2}})(?=t?\d{{2}}:\d{{2}}|\d{{1,2}}[./-]\d{{1,2}}[./-]\d|(?:[^\d%.,:/-]|$)|[.,:/-](?:\D|$))"
)
#: Zones of places that print the month first in English.
_MONTH_FIRST_ZONES: Final = ("America/", "US/", "Pacific/Honolulu", "Pacific/Guam", "Asia/Manila")
_NO_ZONE_EVIDENCE: Final = frozenset({"", "UTC", "GMT", "Etc/UTC", "Etc/GMT", "Zulu", "UCT"})
_MONTH_FIRST_TAGS: Final = frozenset({"en-us", "en-ph", "es-us", "es-pr", "fil-ph", "sw-ke"})
_YEAR_FIRST: Final = frozenset("zh ja ko hu lt mn".split())


def order_of(language: str | None, timezone: str) -> str | None:
    """Return ``dmy``, ``mdy`` or ``ymd`` where language or zone tells, else None.

    English alone tells nothing: London prints 03/04 for the third of April, New York for the fourth of March.
    """
    tag = (language or "").lower().replace("_", "-")
    primary = tag.partition("-")[0]
    if tag in _MONTH_FIRST_TAGS:
        return "mdy"
    if primary in _YEAR_FIRST:
        return "ymd"
    if primary and (primary not in {"en", "tl", "fil", "und"} or "-" in tag):
        return "dmy"
    if primary in {"en", "tl", "fil"} and timezone not in _NO_ZONE_EVIDENCE:
        return "mdy" if timezone.startswith(_MONTH_FIRST_ZONES) else "dmy"
    return None


def order_shown(line: str) -> str | None:
    """Return the order that a date of ``line`` shows by itself, ``dmy`` or ``mdy``: one of its numbers is no month."""
    for match in _NUMERIC.finditer(line):
        first, second, mark = int(match[1]), int(match[3]), match[2].strip()
        if mark == match[4].strip() and mark in "/-" and len(match[1]) <= 2 and len(match[5]) == 4:
            if 12 < first <= 31 and second <= 12:
                return "dmy"
            if 12 < second <= 31 and first <= 12:
                return "mdy"
    return None


def numeric_days(line: str, order: str | None) -> list[PrintedDay]:
    """Return the days that a line prints in numbers, and those whose order it leaves open."""
    found: list[PrintedDay] = []
    for match in _NUMERIC.finditer(line):
        first, second, third = match[1], match[3], match[5]
        mark = match[2].strip()
        if mark != match[4].strip() or len(first) == 3 or (len(first) == 4 and len(third) == 4):
            continue
        one: PrintedDay | None = None
        if len(first) == 4:
            one = checked(common_year(int(first)), int(second), int(third), *match.span())
        elif len(third) == 4 or mark != "-":
            one = _day_and_month(
                int(first), int(second), match, "dmy" if mark == "." and order != "ymd" else order
            )
        if one is not None:
            found.append(one)
    return found


def _day_and_month(first: int, second: int, match: re.Match[str], order: str | None) -> PrintedDay | None:
    span = match.span()
    if order == "ymd" and len(match[5]) == 2:
        return checked(2000 + first, second, int(match[5]), *span)
    year = common_year(int(match[5]))
    if first > 12 or first == second or (order in {"dmy", "ymd"} and second <= 12):
        return checked(year, second, first, *span)
    if second > 12 or order == "mdy":
        return checked(year, first, second, *span)
    open_ = checked(year, first, second, *span)
    return replace(open_, month=0, day=None) if open_ else None
