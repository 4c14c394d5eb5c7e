"""A byline line made ready to be read: addresses, dates, times and counts part names, glued words are parted."""

from __future__ import annotations

import re
from typing import Final

from feedsvc.text.date_names import MONTHS
from feedsvc.text.datelike import find_date

#: What takes the place of a date, a time or an address: parts names as ``|`` does.
_CUT: Final = " | "

_MONTHS: Final = frozenset(
    name for table in MONTHS.values() for names in table.split("|") for name in names.split() if len(name) > 2
)
_MAIL: Final = re.compile(r"<?\[?[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}>?\]?|\[email[^\]]{0,20}\]")
_ADDRESS: Final = re.compile(r"\(?(?:https?://|www\.)\S+")
_HANDLE: Final = re.compile(r"\(?(?<!\w)@[\w.]{2,40}\)?")
_BRACKETS: Final = re.compile(r"[(\[（][^()\[\]（）]{0,80}[)\]）]")
_TIME: Final = re.compile(
    r"\d{1,2}[:.h]\d{2}(?::\d\d)?(?: ?(?:am|pm|a\.m\.|p\.m\.|uhr|h))?(?: (?:[A-Z]{2,4}T?))?(?!\w)",
    re.IGNORECASE,
)
_NUMBER: Final = re.compile(
    r"(?<![\w.])\d[\w.,:/+-]*(?: ?(?:views?|comments?|min(?:ute)?s?\.?|mins? read|shares?|kommentare?|ergänzungen|words|days?|years?|hours?|months?))?",
    re.IGNORECASE,
)
_GLUED: Final = re.compile(
    r"(?<=[a-zà-ÿ]{3})(?<!Fitz)(?=[A-ZÀ-Þ][a-zà-ÿ])|(?<=[^\W\d_])(?=\d{1,2}\.\d{1,2}\.\d{2,4}|\d{4}[年-])"
)
_STUCK: Final = ("published", "updated", "posted", "follow", "twitter")
_GLUED_WORD: Final = re.compile(
    r"(?<=[^\W\d_]{3})(?=(?:published|updated|posted|follow|twitter)(?![a-z]))", re.IGNORECASE
)
_GLUED_LABEL: Final = re.compile(
    r"^[Bb]y(?:by)? ?(?=[A-Z])|(?:(?<=\d)|^|(?<= )|(?<=on))(?:author|autor)(?=[A-Z])|^beitragvon(?= )"
)


def cleaned(text: str) -> str:
    """Return a line without the brackets around it, its mail addresses, handles and links."""
    line = " ".join(text.split()).rstrip(" =")
    if line[:1] in "([（［【" and line[-1:] in ")]）］】.":
        line = line.strip("()[]（）［］【】.")
    if "@" in line:
        line = _HANDLE.sub(_CUT, _MAIL.sub(_CUT, line))
    return _ADDRESS.sub(_CUT, line) if "//" in line or "www." in line else line


def unglued(line: str) -> str:
    """Return a line with a label, a role or a button parted from the name it is printed against."""
    folded = line.lower()
    if folded.startswith(("by", "beitragvon")) or "author" in folded or "autor" in folded:
        line = _GLUED_LABEL.sub(
            lambda found: "by " if found[0].lower().startswith("by") else " Author: ", line
        )
    if " " not in line.strip():
        return line
    if any(word in folded for word in _STUCK):
        line = _GLUED_WORD.sub(_CUT, line)
    return _GLUED.sub(_CUT, line)


def without_dates(line: str) -> str:
    """Return a line with a separator for each date."""
    for _ in range(3):
        if not any(map(str.isdecimal, line)):
            break
        date = find_date(line)
        if date is None:
            break
        line = line[: date.start] + _CUT + line[date.end :]
    return _without_days(line) if any(map(str.isdecimal, line)) else line


def _without_days(line: str) -> str:
    """Cut days that print no year: ``March 18``, ``18 March``."""
    words = line.split(" ")
    for at, word in enumerate(words):
        if word.casefold().strip(".,") in _MONTHS:
            for near in (at - 1, at + 1):
                if 0 <= near < len(words) and words[near][:1].isdecimal():
                    words[at], words[near] = _CUT, ""
    return " ".join(words)


def without_numbers(line: str) -> str:
    """Return a line with separators for dates, times and counts; ``r23`` stays, it is a nickname."""
    if not any(map(str.isdecimal, line)):
        return line
    return _NUMBER.sub(_cut_number, _TIME.sub(_CUT, without_dates(line)))


def _cut_number(found: re.Match[str]) -> str:
    return _CUT if not found[0][-1:].isalpha() or " " in found[0] else found[0]


def without_brackets(line: str) -> str:
    """Return a line without what stands in brackets."""
    return _BRACKETS.sub(" ", line) if "(" in line or "[" in line or "（" in line else line
