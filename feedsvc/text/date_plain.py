"""A line as the date readers see it: lower case, ASCII digits and marks, every character in its place."""

from __future__ import annotations

import re
from typing import Final

from feedsvc.text.date_names import TWO_WORD_MONTHS

#: The zeros of scripts that count in tens with digits of their own.
_ZEROS: Final = (
    0x660, 0x6F0, 0x7C0, 0x966, 0x9E6, 0xA66, 0xAE6, 0xB66, 0xBE6, 0xC66, 0xCE6, 0xD66, 0xDE6, 0xE50, 0xED0, 0xF20,
    0x1040, 0x17E0, 0x1810, 0xFF10,
)  # fmt: skip
_DIGITS: Final = {zero + digit: str(digit) for zero in _ZEROS for digit in range(10)}
#: Marks that mean the same, and marks of direction, which stand for nothing.
_MARKS: Final = str.maketrans(
    "：，．／－،\u3000\xa0\u202f–‐‑−’‘"
    "\u200e\u200f\u061c\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069",
    ":,./-,   ----''" + " " * 12,
)
_TABLE: Final = _MARKS | _DIGITS
#: Stretches a word and is no letter.
_TATWEEL: Final = "\u0640"
_TWO_WORDS: Final = re.compile("|".join(map(re.escape, TWO_WORD_MONTHS)))


def plain_line(text: str) -> str:
    """Return the line in lower case with ASCII digits, month names of two words as one, marks of direction blank.

    The result is as long as ``text`` and each character stands where it stood, unless ``text`` stretches Arabic words.
    """
    if text.isascii():
        return text.lower()
    text = text.replace("İ", "i").lower().translate(_TABLE)
    if _TATWEEL in text:
        text = text.replace(_TATWEEL, "")
    if "\u0643\u0627\u0646\u0648\u0646" in text or "\u062a\u0634\u0631\u064a\u0646" in text:
        text = _TWO_WORDS.sub(lambda found: TWO_WORD_MONTHS[found[0]].ljust(len(found[0])), text)
    return text
