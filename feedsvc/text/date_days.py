"""The calendar day in a printed line: ISO-like, East Asian, with a month's name, or all in numbers.

A line enters in lower case with ASCII digits; the day leaves with its place in the line, or None where the line
names no day, or leaves open which.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from feedsvc.text.date_names import ERAS, JALALI_MONTHS, MONTHS, WEEKDAYS

#: Older than any newsroom's web archive: such a year is a number of something else.
FIRST_YEAR = 1800
_LAST_YEAR = 2200


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintedDay:
    """A calendar day, or a month where ``day`` is None, and where the line prints it."""

    year: int
    month: int
    day: int | None
    start: int
    end: int

    @property
    def first(self) -> date:
        """The day, or the first of the month."""
        return date(self.year, self.month, self.day or 1)


def find_day(line: str, *, language: str | None, timezone: str) -> PrintedDay | None:
    """Return the first day that ``line`` names in full, else the month it names, else None.

    Shapes: ``language`` a BCP 47 tag; with ``timezone`` it decides between day-month and month-day.
    """
    primary = language.partition("-")[0].lower() if language else None
    return _east_asian(line) or _named(line, primary) or _numeric(line, _order(language, timezone))


def weekday_near(line: str, day: PrintedDay, language: str | None) -> int | None:
    """Return the weekday printed beside the day (Monday is 0), or None.

    Short names count only in the language they belong to: ``mar`` is Tuesday in French and March in Spanish.
    """
    around = line[max(0, day.start - 24) : day.end + 16]
    own = _WEEKDAYS_OF.get(language or "en", {})
    for printed in WORD.findall(around):
        word = printed.strip(".")
        found = own.get(word, _FULL_WEEKDAYS.get(word))
        if found is not None and word not in _MONTHS_OF.get(language or "en", {}):
            return found
    return None


# --- words --------------------------------------------------------------------------------------------------------

#: Letters with the marks that Indic, Thai and Arabic scripts hang on them, which ``\w`` does not take.
_LETTER = (
    "(?:[^\\W\\d_]|[\u0300-\u036f\u0610-\u061a\u064b-\u065f\u0670\u0900-\u0963\u0970-\u0dff\u0e00-\u0e7f"
    "\u1000-\u109f\u1780-\u17d3\u200c\u200d])"
)
WORD = re.compile(f"{_LETTER}+(?:[.'’׳-]{_LETTER}+)*")
_TOKEN = re.compile(rf"(?P<number>\d+)|(?P<word>{_LETTER}+(?:[.'’׳]{_LETTER}+)*)|(?P<mark>[^\s])")


def _by_name(table: dict[str, str]) -> tuple[dict[str, dict[str, int]], dict[str, int], dict[str, int]]:
    """Return names by language, and two unions: all names, and each language's full ones alone."""
    own: dict[str, dict[str, int]] = {}
    every: dict[str, int] = {}
    full: dict[str, int] = {}
    for language, groups in table.items():
        names = own.setdefault(language, {})
        for number, group in enumerate(groups.split("|")):
            for place, name in enumerate(group.split()):
                names.setdefault(name, number)
                every.setdefault(name, number)
                if place == 0 and len(name) > 2:
                    full.setdefault(name, number)
    return own, every, full


_MONTHS_OF, _MONTHS, _ = _by_name(MONTHS)
_WEEKDAYS_OF, _, _FULL_WEEKDAYS = _by_name(WEEKDAYS)
_JALALI = {name: number for number, name in enumerate(JALALI_MONTHS)}

#: What stands between the number of a day and the name of its month, or between that and the year.
_LINKS = frozenset(
    """
    . , / - – — ' ’ of de del di da do a d d’ the st nd rd th er º ª ième ta an ning dne ב г год года та ले को की का , 年 को,
    """.split()
)
_ORDINALS = frozenset("st nd rd th er º ª ième e a-la va lea".split())


@dataclass(frozen=True, slots=True)
class _Token:
    kind: str
    text: str
    start: int
    end: int


def _named(line: str, language: str | None) -> PrintedDay | None:
    """Find a day by the name of its month: ``18 January 2024``, ``January 18, 2024``, ``2024. január 18.``."""
    own = _MONTHS_OF.get(language or "", {})
    tokens = [_Token(m.lastgroup or "", m[0], m.start(), m.end()) for m in _TOKEN.finditer(line)]
    month_only: PrintedDay | None = None
    for place, token in enumerate(tokens):
        if token.kind != "word":
            continue
        name = token.text.removeprefix("d’").removeprefix("d'")
        month = own.get(name, _MONTHS.get(name))
        if month is None and name[:1] in "بو" and len(name) > 3:
            month = _MONTHS.get(name[1:])
        if month is None and name in _JALALI:
            found = _jalali_day(tokens, place)
        elif month is None:
            continue
        else:
            found = _around(tokens, place, month + 1)
        if found is None:
            continue
        if found.day is not None:
            return found
        month_only = month_only or found
    return month_only


def _around(tokens: list[_Token], place: int, month: int) -> PrintedDay | None:
    before = _number(tokens, place, -1)
    after = _number(tokens, place, 1)
    year_after = _number(tokens, after, 1) if after is not None else None
    # 18 January 2024
    if before is not None and after is not None and _is_day(tokens[before]) and _is_year(tokens[after]):
        return _made(tokens[after], month, tokens[before])
    # January 18, 2024
    if (
        after is not None
        and year_after is not None
        and _is_day(tokens[after])
        and _is_year(tokens[year_after])
    ):
        return _made(tokens[year_after], month, tokens[after])
    # 2024. január 18.
    if before is not None and after is not None and _is_year(tokens[before]) and _is_day(tokens[after]):
        return _made(tokens[before], month, tokens[after])
    # 18-Jan-24, 18 Jan ’24
    if before is not None and after is not None and _is_day(tokens[before]) and _is_short_year(tokens, after):
        return _made(tokens[after], month, tokens[before])
    # Jan 18, ’24
    if (
        after is not None
        and year_after is not None
        and _is_day(tokens[after])
        and _is_short_year(tokens, year_after)
    ):
        return _made(tokens[year_after], month, tokens[after])
    # January 2024
    if after is not None and _is_year(tokens[after]):
        year = _gregorian(int(tokens[after].text))
        return PrintedDay(year=year, month=month, day=None, start=tokens[place].start, end=tokens[after].end)
    return None


def _number(tokens: list[_Token], place: int, step: int) -> int | None:
    """Return the place of the next number, over at most four links, or None."""
    at = place + step
    for _ in range(5):
        if not 0 <= at < len(tokens):
            return None
        token = tokens[at]
        if token.kind == "number":
            return at
        if token.text not in _LINKS and token.text not in _MONTHS:
            return None
        at += step
    return None


def _is_day(token: _Token) -> bool:
    return len(token.text) <= 2 and 1 <= int(token.text) <= 31


def _is_year(token: _Token) -> bool:
    return len(token.text) == 4 and FIRST_YEAR <= _gregorian(int(token.text)) <= _LAST_YEAR


def _is_short_year(tokens: list[_Token], at: int) -> bool:
    between = tokens[at - 1].text
    return len(tokens[at].text) == 2 and between in {"-", "’", "'", "/", "."} and tokens[at].text > "00"


def _gregorian(year: int) -> int:
    """Return the year of our era: 2567 is 2024 by the Buddhist count of Thailand."""
    if 2400 <= year <= 2700:
        return year - 543
    return year + 2000 if year < 70 else year + 1900 if year < 100 else year


def _made(year: _Token, month: int, day: _Token) -> PrintedDay | None:
    return _checked(
        _gregorian(int(year.text)), month, int(day.text), min(year.start, day.start), max(year.end, day.end)
    )


def _checked(year: int, month: int, day: int, start: int, end: int) -> PrintedDay | None:
    if not FIRST_YEAR <= year <= _LAST_YEAR:
        return None
    try:
        date(year, month, day)
    except ValueError:
        return None
    return PrintedDay(year=year, month=month, day=day, start=start, end=end)


# --- the Iranian calendar -----------------------------------------------------------------------------------------


def _jalali_day(tokens: list[_Token], place: int) -> PrintedDay | None:
    before, after = _number(tokens, place, -1), _number(tokens, place, 1)
    if before is None or after is None or not _is_day(tokens[before]):
        return None
    year = int(tokens[after].text)
    if not 1300 <= year <= 1500:
        return None
    made = jalali_to_gregorian(year, _JALALI[tokens[place].text] + 1, int(tokens[before].text))
    if made is None:
        return None
    return PrintedDay(
        year=made.year, month=made.month, day=made.day, start=tokens[before].start, end=tokens[after].end
    )


def jalali_to_gregorian(year: int, month: int, day: int) -> date | None:
    """Return the Gregorian day of an Iranian one, by the 33-year rule (right for 1300 to 1500)."""
    if not 1 <= month <= 12 or not 1 <= day <= (31 if month <= 6 else 30):
        return None
    days_before = (month - 1) * 31 - max(0, month - 7)
    leaps = (year - 1) // 33 * 8 + ((year - 1) % 33 + 3) // 4
    # 19 March 622 (Gregorian, ordinal 226,895) is the day before 1 Farvardin 1 under this rule.
    return date.fromordinal(226_894 + (year - 1) * 365 + leaps + days_before + day)


# --- East Asia ----------------------------------------------------------------------------------------------------

_CJK = re.compile(
    r"(?P<era>令和|平成|昭和|民國|民国)? ?(?P<y>\d{1,4}|元) ?[年년] ?(?P<m>\d{1,2}) ?[月월](?: ?(?P<d>\d{1,2}) ?[日일号號])?"
)
_VIETNAMESE = re.compile(r"(\d{1,2}) ?(?:tháng|thg|-) ?(\d{1,2})(?: năm |, ?|/| )(\d{4})")


def _east_asian(line: str) -> PrintedDay | None:
    match = _CJK.search(line)
    if match:
        year = 1 if match["y"] == "元" else int(match["y"])
        year = year + ERAS[match["era"]] if match["era"] else year
        if match["d"]:
            return _checked(year, int(match["m"]), int(match["d"]), match.start(), match.end())
        if FIRST_YEAR <= year <= _LAST_YEAR and 1 <= int(match["m"]) <= 12:
            return PrintedDay(
                year=year, month=int(match["m"]), day=None, start=match.start(), end=match.end()
            )
    match = _VIETNAMESE.search(line) if "th" in line else None
    if match:
        return _checked(int(match[3]), int(match[2]), int(match[1]), match.start(), match.end())
    return None


# --- all in numbers -----------------------------------------------------------------------------------------------

_NUMERIC = re.compile(
    r"(?<![\d.,:/-])(\d{1,4})( ?[./-] ?)(\d{1,2})( ?[./-] ?)(\d{4}|\d{2})(?![\d%]|[.,:/-]\d)"
)
#: Zones of places that print the month first in English.
_MONTH_FIRST_ZONES = ("America/", "US/", "Pacific/Honolulu", "Pacific/Guam", "Asia/Manila")
_NO_ZONE_EVIDENCE = frozenset({"", "UTC", "GMT", "Etc/UTC", "Etc/GMT", "Zulu", "UCT"})
_MONTH_FIRST_TAGS = frozenset({"en-us", "en-ph", "es-us", "es-pr", "fil-ph", "sw-ke"})
_YEAR_FIRST = frozenset("zh ja ko hu lt mn".split())


def _order(language: str | None, timezone: str) -> str | None:
    """Return ``dmy`` or ``mdy`` where language or zone tells, else None.

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


def _numeric(line: str, order: str | None) -> PrintedDay | None:
    for match in _NUMERIC.finditer(line):
        first, second, third = match[1], match[3], match[5]
        mark = match[2].strip()
        if mark != match[4].strip():
            continue
        found: PrintedDay | None = None
        if len(first) == 4:
            found = _checked(_gregorian(int(first)), int(second), int(third), match.start(), match.end())
        elif len(first) <= 2 and (len(third) == 4 or mark != "-"):
            found = _day_and_month(
                int(first),
                int(second),
                int(third),
                order="dmy" if mark == "." and order != "ymd" else order,
                match=match,
            )
        if found is not None:
            return found
    return None


def _day_and_month(
    first: int, second: int, third: int, *, order: str | None, match: re.Match[str]
) -> PrintedDay | None:
    span = match.start(), match.end()
    if order == "ymd" and len(match[5]) == 2:
        return _checked(2000 + first, second, third, *span)
    year = _gregorian(third)
    if first > 12:
        return _checked(year, second, first, *span)
    if second > 12:
        return _checked(year, first, second, *span)
    if first == second or order == "dmy":
        return _checked(year, second, first, *span)
    return _checked(year, first, second, *span) if order == "mdy" else None
