"""How much the words of a link tell."""

from __future__ import annotations

import re
from typing import Final

from feedsvc.text.date_ago import find_day_back
from feedsvc.text.date_plain import plain_line
from feedsvc.text.datelike import find_date, is_date_line

CLOCK: Final = re.compile(r"\d{1,2}[:.h]\d{2}(?: ?[ap]\.?m\.?)?", re.IGNORECASE)
_LONGEST_DATE: Final = 80
_LONGEST_DAY: Final = 30
_WORD: Final = re.compile(r"[^\W_]+")
#: Letters of scripts that put no blanks between words; two make about one.
_UNSPACED: Final = re.compile(
    r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]"
)


def length_of(text: str) -> float:
    """Return the words of a text, those of scripts without blanks by their letters."""
    unspaced = len(_UNSPACED.findall(text))
    return len(_WORD.findall(_UNSPACED.sub(" ", text))) + unspaced / 2


def is_label(text: str, labels: frozenset[str]) -> bool:
    """Tell whether a text tells nothing of where its link leads."""
    if text in labels or text.isdigit() or not _WORD.search(text):
        return True
    return len(text) <= _LONGEST_DAY and (CLOCK.fullmatch(text) is not None or is_date(text))


def is_date(line: str) -> bool:
    """Tell whether a line is a date and nothing more."""
    if not 2 <= len(line) <= _LONGEST_DATE:
        return False
    date = find_date(line)
    if date is not None:
        return is_date_line(line, date)
    back = find_day_back(plain_line(line)) if len(line) <= _LONGEST_DAY else None
    return back is not None and sum(map(str.isalpha, line[: back.start] + line[back.end :])) <= 4
