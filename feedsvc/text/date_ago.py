"""Dates that are counted back from when the page was written: ``5 hours ago``, ``vor 3 Stunden``, ``3小时前``, ``gestern, 10:15``."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import timedelta
from typing import Final

from feedsvc.text.date_days import LETTER, WORD
from feedsvc.text.date_names import AGO_AFTER, AGO_BEFORE, DAYS_BACK, LONG_UNITS, UNITS

#: A relative date is a short line, or it is prose.
LONGEST_RELATIVE: Final = 60
#: Words among which ``yesterday`` stands.
_FIRST_WORDS: Final = 3


@dataclass(frozen=True, slots=True)
class Ago:
    """How long ago, and where the line says so."""

    start: int
    end: int
    #: None for months and years, which name no day.
    back: timedelta | None
    #: True for ``today`` and ``yesterday``, which name a whole day.
    is_day: bool = False


_SECONDS: Final = {word: seconds for seconds, line in UNITS.items() for word in line.split()}
_LONG: Final = frozenset(LONG_UNITS.split())
_DAYS: Final = {word.replace("’", "'"): days for days, line in DAYS_BACK.items() for word in line.split()}
_ARTICLES: Final = "an?|one|une?|eine[rmn]?|una?|uma?|ett|en|jedną"
_BEFORE: Final = frozenset(AGO_BEFORE.split())
_AFTER: Final = frozenset(AGO_AFTER.split())
#: A cheap look: does a line hold any word that counts back? Some scripts write theirs without blanks around.
_HINT_WORDS: Final = frozenset(word for word in _BEFORE | _AFTER if word.isascii())
_HINTS: Final = (*sorted(word for word in _BEFORE | _AFTER if not word.isascii()), "前", "전")
_LETTERS = re.compile(r"[^\W\d_]+")
_COUNT = re.compile(rf"(?<![\d.,:])(?:(?P<n>\d{{1,3}})\+? ?|(?<!\w)(?:{_ARTICLES}) )(?P<unit>{LETTER}+)\.?")
_EAST = re.compile(
    r"(?<!\d)(?P<n>\d{1,3}) ?(?:(?P<unit>秒钟?|秒鐘|分钟|分鐘|分|小时|小時|時間|天|日|周|週間?|초|분|시간|일|주)|个月|個月|か月|ヶ月|年|개월|년) ?(?:之前|以前|前|전)"
)
_NEXT = re.compile(rf" ?({LETTER}+)")
_BETWEEN = re.compile(rf"({LETTER}+)(?: (?:etwa|ca|circa|rund|environ|about))?[. ]*$")


def _may_count(line: str) -> bool:
    if "il y a" in line or not _HINT_WORDS.isdisjoint(_LETTERS.findall(line)):
        return True
    return not line.isascii() and any(hint in line for hint in _HINTS)


def find_ago(line: str) -> Ago | None:
    """Return what a plain line counts back, or None; prose counts back nothing."""
    if len(line) > LONGEST_RELATIVE or not _may_count(line):
        return None
    if not line.isascii():
        east = _EAST.search(line)
        if east is not None:
            unit = east["unit"]
            return Ago(*east.span(), timedelta(seconds=int(east["n"]) * _SECONDS[unit]) if unit else None)
    for match in _COUNT.finditer(line):
        unit = match["unit"]
        seconds = _SECONDS.get(unit)
        if seconds is None and unit not in _LONG:
            continue
        before, after = _BETWEEN.search(line, 0, match.start()), _NEXT.match(line, match.end())
        if before is not None and (before[1] in _BEFORE or line[: match.start()].endswith("il y a ")):
            start, end = before.start(), match.end()
        elif after is not None and after[1] in _AFTER:
            start, end = match.start(), after.end()
        else:
            continue
        back = timedelta(seconds=int(match["n"] or 1) * seconds) if seconds else None
        return Ago(start, end, back)
    return None


def find_day_back(line: str) -> Ago | None:
    """Return the whole day that one of a short line's first words counts back, as ``yesterday`` does, or None."""
    if len(line) > LONGEST_RELATIVE:
        return None
    for place, match in enumerate(WORD.finditer(line)):
        if place >= _FIRST_WORDS:
            break
        days = _DAYS.get(match[0])
        if days is not None:
            return Ago(*match.span(), timedelta(days=days), is_day=True)
    return None
