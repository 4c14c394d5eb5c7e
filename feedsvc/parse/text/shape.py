"""How long a line is in Latin letters, and whether it ends like a sentence."""

from __future__ import annotations

import re
from typing import Final

#: Characters of scripts that write no spaces between words, and Hangul: each says about as much as 2.5 Latin letters.
_DENSE = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\uf900-\ufaff]"
)
DENSITY: Final = 2.5
#: The beginning of a line in which such characters are counted; its size and its end are those of the whole line.
SAMPLE: Final = 160
#: Characters of a line in a script that writes no stop from which it is a sentence.
STOPLESS: Final = 60
CLOSING: Final = frozenset('.!?…”»"。！？।۔؟။')


def size(text: str) -> int:
    """Return the length of a text in Latin letters: a Chinese character counts for two and a half."""
    if text.isascii():
        return len(text)
    sample = text[:SAMPLE]
    dense = len(_DENSE.findall(sample))
    return int(len(text) * (1 + (DENSITY - 1) * dense / len(sample))) if sample else 0


def closes(text: str) -> bool:
    """Tell whether a text ends like a sentence; one that breaks off in dots does not.

    Thai and Lao write no stop: a long line of theirs ends like one.
    """
    if "\u0e00" <= text[-1:] <= "\u0eff":
        return len(text) >= STOPLESS
    return text[-1:] in CLOSING and not text.endswith(("...", "…"))
