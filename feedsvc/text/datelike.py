"""Recognition of printed dates: does a line hold one, where, and what stands around it. Nothing is interpreted.

A date is a day, a month and (mostly) a year in one neighbourhood: as names in many languages, as numbers parted by
``.``, ``/`` or ``-``, with the East Asian counters, or relative (``5 hours ago``). The value is read elsewhere.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from feedsvc.text.date_ago import LONGEST_RELATIVE, find_ago
from feedsvc.text.date_days import WORD, PrintedDay
from feedsvc.text.date_named import WEEKDAY_WORDS
from feedsvc.text.date_plain import plain_line
from feedsvc.text.date_spots import find_days

#: A date line is short; a longer line is prose that mentions a date.
LONGEST_DATE_LINE: Final = 160
#: Lines whose answer is kept: each stage of reading asks of the same ones.
ASKED_AGAIN: Final = 2048
#: Words beside a date without a year, and beside a month without a day.
_BESIDE_YEARLESS: Final = 2
_BESIDE_MONTH: Final = 1

#: First words of labels that say "last changed"; lower case, matched at the start of the text before the date.
_UPDATED = re.compile(
    r"(?<![^\W\d_])(?:updated?|modified|last (?:updated?|modified|edited)|latest update|ultima modifica|uppfært|mis[e]? à jour|modifié|actualizad[oa]|"
    r"modificado|atualizad[oa]|aktualisiert|zuletzt (?:ge|be)|geändert|stand|aggiornat[oa]|bijgewerkt|opdateret|oppdatert|"
    r"uppdaterad|päivitetty|aktualizacja|aktualizace|frissítve|güncelle\w*|обновлено|оновлено|diperbarui)\b|"
    r"(?:آخر تحديث|تحديث|بروزرسانی|اپ ڈیٹ|अपडेट|更新|수정|업데이트)",
    re.IGNORECASE,
)

_PUBLISHED = re.compile(
    r"\b(?:published|posted|first published|date|filed|created|issued|publi[ée]e?|publicado|publicada|veröffentlicht|"
    r"erstellt|pubblicato|gepubliceerd|geplaatst|publisert|publicerad|udgivet|julkaistu|opublikowano|publikováno|"
    r"опубликовано|diterbitkan|yayınlanma|tarih)\b|(?:نشر|تاریخ اشاعت|تاریخ انتشار|प्रकाशित|发布|發布|发表|公開|掲載|입력|등록|투고)",
    re.IGNORECASE,
)

#: Verbs and their like: the line tells something.
_TELLS = re.compile(r"\b(?:is|are|was|were|has|have|had|will|how|we|said|killed)\b")
#: The same where a label makes it likelier that the line is a date: ``Last updated``, ``Stand``.
_ANNOUNCES = re.compile(r"\b(?:here|what|how|we|said)\b", re.IGNORECASE)
_DIGIT = re.compile(r"\d")
_TIME = re.compile(r"(?<!\d)\d{1,2} ?[:.h]\d{2}(?!\d)")


@dataclass(frozen=True, slots=True, kw_only=True)
class DateLike:
    """A date found in a line, as printed."""

    #: The bare date, ``18 January 2024``.
    text: str
    #: Offsets of the bare date in the line.
    start: int
    end: int
    #: ``published``, ``updated``, or None: the line does not say.
    role: str | None
    #: True for ``5 hours ago``.
    relative: bool = False
    #: True if a year is printed.
    year: bool = True


def find_date(line: str) -> DateLike | None:
    """Return the first date of a line, or None; lines over LONGEST_DATE_LINE characters hold none.

    Example: ``find_date("Thu 18 January 2024:").text`` is ``"18 January 2024"``.
    """
    return None if len(line) > LONGEST_DATE_LINE else _first_date(line)


@lru_cache(maxsize=ASKED_AGAIN)
def _first_date(line: str) -> DateLike | None:
    plain = ""
    yearless: PrintedDay | None = None
    if _DIGIT.search(line):
        plain = plain_line(line)
        for day in find_days(plain, cased=line):
            if day.year and (day.day or not day.month or is_alone(plain, day, _BESIDE_MONTH)):
                return _date(line, day.start, day.end, year=True)
            yearless = yearless or (None if day.year else day)
    # Relative comes first where no year is printed: ``ago`` is also a Spanish month.
    ago = find_ago(plain or plain_line(line)) if len(line) <= LONGEST_RELATIVE else None
    if ago is not None:
        return _date(line, ago.start, ago.end, year=False, relative=True)
    if yearless is not None and is_alone(plain, yearless, _BESIDE_YEARLESS):
        return _date(line, yearless.start, yearless.end, year=False)
    return None


def is_alone(plain: str, day: PrintedDay, most: int) -> bool:
    """Tell whether a date has hardly any words beside it but weekdays: ``April 22 5:08 am``."""
    if not plain.isascii() and any("\u3040" <= char <= "\u9fff" for char in plain[day.start : day.end]):
        return True
    beside = WORD.findall(plain[: day.start]) + WORD.findall(plain[day.end :])
    return sum(word not in WEEKDAY_WORDS for word in beside) <= most


def _date(line: str, start: int, end: int, *, year: bool, relative: bool = False) -> DateLike:
    before, after = line[:start], line[end:]
    role = role_of(before)
    if role is None and _PUBLISHED.search(after):
        role = "published"
    return DateLike(text=line[start:end], start=start, end=end, role=role, relative=relative, year=year)


def role_of(before: str) -> str | None:
    """Return what the words before a date say of it: ``published``, ``updated`` or nothing."""
    if _UPDATED.search(before):
        return "updated"
    return "published" if _PUBLISHED.search(before) else None


def is_date_line(line: str, date: DateLike) -> bool:
    """Tell whether a line is little more than its date: label, weekday, time, zone, a name or place.

    The date behind a handle, ``(@ada) January 18, 2024``, is that of a post; a line with a verb tells something.
    """
    tells = _TELLS if date.role is None else _ANNOUNCES
    if "(@" in line[: date.start] or tells.search(line):
        return False
    rest = line[: date.start] + " " + line[date.end :]
    letters = sum(char.isalpha() for char in rest)
    return letters <= 45 and len(rest.split()) <= 16


def has_time(line: str) -> bool:
    """Tell whether a line prints a time of day."""
    return _TIME.search(line) is not None
