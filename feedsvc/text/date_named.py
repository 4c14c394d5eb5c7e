"""Days that are printed with the name of their month: ``18 January 2024``, ``Jan 18, 2024``, ``2024. január 18.``."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import replace
from datetime import date
from typing import Final, NamedTuple

from feedsvc.text.date_calendars import LUNAR_YEARS, common_year, hijri_to_gregorian, jalali_to_gregorian
from feedsvc.text.date_days import (
    FULL_WEEKDAYS,
    LETTER,
    MONTHS_OF,
    WEEKDAYS_OF,
    WORD,
    PrintedDay,
    checked,
    is_year,
    weekday_near,
)
from feedsvc.text.date_names import HIJRI_MONTHS, HIJRI_SECONDS, JALALI_MONTHS, MONTHS

_TOKEN = re.compile(rf"(?P<number>\d+)|(?P<word>{LETTER}+(?:[.'׳]{LETTER}+)*)|(?P<mark>[^\s])")
_ASCII_TOKEN = re.compile(r"(?P<number>\d+)|(?P<word>[a-z]+(?:[.'][a-z]+)*)|(?P<mark>[^\s])")


def _bare(name: str) -> str:
    """Return a Latin name without its accents: ``fevrier`` is printed as well as ``février``."""
    return "".join(char for char in unicodedata.normalize("NFD", name) if not unicodedata.combining(char))


def _all_months() -> dict[str, int]:
    """Return the names of all languages; where two languages differ, the one that comes first in the table is meant."""
    every: dict[str, int] = {}
    for language in MONTHS:
        for name, number in MONTHS_OF[language].items():
            every.setdefault(name, number)
    for name, number in list(every.items()):
        if "À" <= max(name) <= "ɏ":
            every.setdefault(_bare(name), number)
    return every


_MONTHS: Final = _all_months()
_JALALI: Final = {name: number for number, name in enumerate(JALALI_MONTHS)}
_OTHER_CALENDARS: Final = frozenset(_JALALI) | frozenset(HIJRI_MONTHS)

#: What stands between the number of a day and the name of its month, or between that and the year.
_LINK_WORDS: Final = frozenset(
    """
    of de del di da do a d the st nd rd th er ième e ta an ning dne ב г год года та ле को की का year anno ter
    """.split()
)
_LINK_MARKS: Final = frozenset(". , / - – — ' º ª | 年 ( ) _ ~".split())
#: Weekdays by full names, and short ones that are no other words.
WEEKDAY_WORDS: Final = frozenset(FULL_WEEKDAYS) | frozenset(WEEKDAYS_OF["en"]) | frozenset(WEEKDAYS_OF["de"])
#: Days that are read on one line.
MOST_DAYS: Final = 40
#: Tokens between two parts of a date.
_REACH: Final = 4
#: ``Apr 28 19:20:36 CEST 2023``, from behind the month's name.
_C_TIME = re.compile(
    r"\.? {1,2}(\d{1,2}),? \d{1,2}:\d{2}(?::\d{2})?(?: ?[ap]m)?(?: [a-z]{2,5}| [+-]\d{4})? (\d{4})(?!\d)"
)
_NAMES: Final = frozenset(_MONTHS) | _OTHER_CALENDARS
_ASCII_WORD = re.compile(r"[a-z]+(?:'[a-z]+)*")
#: What a name glued to another word may look like: ``giuffridaMar 5``, ``BUSINESSNOV 7``.
_GLUED_NAME = re.compile(r"(?:[a-zß-ÿ)][A-ZÀ-Þ][a-zß-ÿ]{2,8}|[A-ZÀ-Þ]{4,30})\.? ?\d")
#: A capital after a small letter begins a word that lost its blank.
_CAMEL = re.compile(r"(?<=[a-zß-ÿ)])[A-ZÀ-Þ]")
#: A month's name in capitals at the end of a longer word has so many letters at least, and at most.
_SHORTEST: Final = 3
_LONGEST: Final = 9


class _Token(NamedTuple):
    kind: str
    text: str
    start: int
    end: int

    @property
    def is_day(self) -> bool:
        return self.kind == "number" and len(self.text) <= 2 and 1 <= int(self.text) <= 31

    @property
    def is_year(self) -> bool:
        return self.kind == "number" and len(self.text) == 4 and is_year(common_year(int(self.text)))

    @property
    def is_link(self) -> bool:
        if self.kind == "mark":
            return self.text in _LINK_MARKS
        return self.text in _LINK_WORDS or self.text in _MONTHS or self.text in WEEKDAY_WORDS


#: Stands for a number that is not there.
_NOTHING: Final = _Token("", "", 0, 0)


def named_days(line: str, language: str | None, cased: str = "") -> list[PrintedDay]:
    """Return the days with a month's name in a plain line; without a year or a day where none is printed.

    ``cased`` is the line as printed: capitals tell where a word begins that lost its blank.
    """
    if not _may_name(line, cased):
        return []
    own = MONTHS_OF.get(language or "", {})
    tokens: list[_Token] = []
    found: list[PrintedDay] = []
    places: list[tuple[int, int]] = []
    for match in (_ASCII_TOKEN if line.isascii() else _TOKEN).finditer(line):
        kind, text = match.lastgroup or "", match[0]
        if kind == "number" and len(text) > 4:
            tokens += _parted(text, match.start())
            continue
        tokens.append(_Token(kind, text, match.start(), match.end()))
        if kind == "word":
            month = own.get(text, _MONTHS.get(text))
            if month is None and (text in _OTHER_CALENDARS or text[:2] in {"d'", "l'"} or text[0] in "بو"):
                month = _prefixed(text)
            if month is not None:
                places.append((len(tokens) - 1, month))
    if cased and len(cased) == len(line):
        places += _glued(tokens, cased)
    taken = -1
    for place, month in sorted(places):
        if place <= taken:
            continue
        if len(found) >= MOST_DAYS:
            break
        if month < 0:
            one = _of_other_calendar(tokens, place, line)
        else:
            one = _c_time(tokens[place], month + 1, line) or _around(tokens, place, month + 1)
        if one is not None:
            found.append(one)
            taken = place
            while taken + 1 < len(tokens) and tokens[taken + 1].start < one.end:
                taken += 1
    return found


def _may_name(line: str, cased: str) -> bool:
    """Tell at a glance whether a line may name a month: most do not, and taking them apart costs."""
    words = (_ASCII_WORD if line.isascii() else WORD).findall(line)
    if not _NAMES.isdisjoint(words):
        return True
    if ("'" in line or not line.isascii()) and any(
        _prefixed(word) is not None for word in words if word[:2] in {"d'", "l'"} or word[0] in "بو"
    ):
        return True
    return bool(cased) and _GLUED_NAME.search(cased) is not None


def _prefixed(word: str) -> int | None:
    """Return the month of a name with an article or a preposition grown to it; -1 for other calendars."""
    if word in _OTHER_CALENDARS:
        return -1
    if word[:2] in {"d'", "l'"}:
        return _MONTHS.get(word[2:])
    return _MONTHS.get(word[1:]) if len(word) > 3 else None


def _parted(number: str, start: int) -> list[_Token]:
    """Return year and day of numbers that lost the blank between them: ``20236. November``, ``Apr 042013``."""
    if len(number) <= 6 and number[:2] in {"19", "20"}:
        cut = 4
    elif len(number) == 6 and number[2:4] in {"19", "20"}:
        cut = 2
    else:
        return [_Token("number", number, start, start + len(number))]
    return [
        _Token("number", number[:cut], start, start + cut),
        _Token("number", number[cut:], start + cut, start + len(number)),
    ]


def _glued(tokens: list[_Token], cased: str) -> list[tuple[int, int]]:
    """Return the months that another word runs into: ``GiuffridaMar 5, 2025``, ``BUSINESSNOV 7, 2023``.

    Their tokens shrink to the name. They count before a number only.
    """
    found: list[tuple[int, int]] = []
    for place, token in enumerate(tokens):
        if token.kind != "word" or len(token.text) <= _SHORTEST or token.text in _MONTHS:
            continue
        follows = place + 1 < len(tokens) and (
            tokens[place + 1].kind == "number" or tokens[place + 1].text == "."
        )
        if not follows:
            continue
        printed = cased[token.start : token.end]
        cuts = [match.start() for match in _CAMEL.finditer(printed)][-1:]
        if printed.isupper():
            cuts = list(range(max(1, len(printed) - _LONGEST), len(printed) - _SHORTEST + 1))
        for cut in cuts:
            month = _MONTHS.get(token.text[cut:])
            if month is not None:
                tokens[place] = _Token("word", token.text[cut:], token.start + cut, token.end)
                found.append((place, month))
                break
    return found


def _around(tokens: list[_Token], place: int, month: int) -> PrintedDay | None:
    name = tokens[place]
    before_at, after_at = _number(tokens, place, -1), _number(tokens, place, 1)
    second_at = None if after_at is None else _number(tokens, after_at, 1)
    before = _NOTHING if before_at is None else tokens[before_at]
    after = _NOTHING if after_at is None else tokens[after_at]
    second = _NOTHING if second_at is None else tokens[second_at]
    if after.is_year and before.is_day:  # 18 January 2024
        return _made(after, month, before, name)
    if after.is_day and second.is_year:  # January 18, 2024
        return _made(second, month, after, name)
    if after.is_day and before.is_year:  # 2024. január 18.
        return _made(before, month, after, name)
    if before.is_day and _is_short(tokens, after_at):  # 18-Jan-24
        return _made(after, month, before, name)
    if after.is_day and _is_short(tokens, second_at):  # Jan 18, '24
        return _made(second, month, after, name)
    if after.is_year:  # January 2024
        year = common_year(int(after.text))
        return PrintedDay(year=year, month=month, day=None, start=name.start, end=after.end)
    if len(name.text) < _SHORTEST and name.text.isascii():
        return None
    if before_at is not None and before.is_day and _is_no_minute(tokens, before_at):
        if after_at is not None and not _is_hour(tokens, after_at):
            return None  # ``14 Gennaio 20`` is a date that was cut off
        return _without_year(before, name, month)
    if after_at is not None and after.is_day and _is_no_minute(tokens, after_at):
        return _without_year(after, name, month)
    return None


def _without_year(day: _Token, name: _Token, month: int) -> PrintedDay | None:
    """Return day and month of ``18 January``, ``Jan 18``."""
    try:
        date(2024, month, int(day.text))
    except ValueError:
        return None
    start, end = min(day.start, name.start), max(day.end, name.end)
    return PrintedDay(year=0, month=month, day=int(day.text), start=start, end=end)


def _is_no_minute(tokens: list[_Token], at: int) -> bool:
    """Tell whether a number is no part of a time: the hour of ``Jan 10:15`` is no day."""
    return (at + 1 >= len(tokens) or tokens[at + 1].text != ":") and (not at or tokens[at - 1].text != ":")


def _is_hour(tokens: list[_Token], at: int) -> bool:
    beyond = tokens[at + 1].text if at + 1 < len(tokens) else ""
    return beyond in {":", ".", "h", "am", "pm", "a", "p", "uhr", "時", "时"}


def _c_time(name: _Token, month: int, line: str) -> PrintedDay | None:
    match = _C_TIME.match(line, name.end)
    if match is None:
        return None
    made = checked(int(match[2]), month, int(match[1]), name.start, match.end())
    return replace(made, time_from=match.end(1)) if made else None


def _number(tokens: list[_Token], place: int, step: int) -> int | None:
    """Return the place of the next number over at most four links, or None."""
    for at in range(place + step, place + step * (_REACH + 2), step):
        if not 0 <= at < len(tokens):
            return None
        if tokens[at].kind == "number":
            return at
        if not tokens[at].is_link:
            return None
    return None


def _is_short(tokens: list[_Token], at: int | None) -> bool:
    """Tell whether a number is a year of two digits."""
    if at is None:
        return False
    number, between = tokens[at].text, tokens[at - 1].text
    return len(number) == 2 and between in {"-", "'", "/", "."} and number > "00"


def _made(year: _Token, month: int, day: _Token, name: _Token) -> PrintedDay | None:
    start, end = min(year.start, day.start, name.start), max(year.end, day.end, name.end)
    return checked(common_year(int(year.text)), month, int(day.text), start, end)


def _of_other_calendar(tokens: list[_Token], place: int, line: str) -> PrintedDay | None:
    before_at, name = _number(tokens, place, -1), tokens[place].text
    at = place
    which = 0
    if name in HIJRI_MONTHS and at + 1 < len(tokens) and tokens[at + 1].text in HIJRI_SECONDS:
        at += 1
        which = HIJRI_SECONDS[tokens[at].text]
    after_at = _number(tokens, at, 1)
    if before_at is None or after_at is None:
        return None
    before, after = tokens[before_at], tokens[after_at]
    if not before.is_day or len(after.text) != len("1445") or int(after.text) not in LUNAR_YEARS:
        return None
    year, day = int(after.text), int(before.text)
    place_of = PrintedDay(year=0, month=0, day=None, start=before.start, end=after.end)
    if name in _JALALI:
        made, weekday = jalali_to_gregorian(year, _JALALI[name] + 1, day), None
    else:
        weekday = weekday_near(line, place_of, "ar")
        made = hijri_to_gregorian(year, HIJRI_MONTHS[name][which], day, weekday)
    if made is None:
        return None
    return replace(place_of, year=made.year, month=made.month, day=made.day, weekday=weekday)
