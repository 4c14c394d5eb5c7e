"""How alike two texts are, in any script: a fingerprint for the same text, shingles for an edited one.

Both look at case-folded letters and digits only, so that spacing, quotes, punctuation and marks do not count.
"""

from __future__ import annotations

import hashlib

#: Letters and digits in one shingle: about two words of a spaced script, a phrase of Chinese.
SHINGLE = 8
#: Letters and digits of a text that are compared; past some 8,000 words one article's opening tells it from
#: another.
MAX_COMPARED = 50_000


def letters(text: str) -> str:
    """Return the case-folded letters and digits of a text, in order."""
    return "".join(filter(str.isalnum, text.casefold()))


def fingerprint(text: str) -> str:
    """Return the SHA-256, hex, of the letters and digits of a text."""
    return hashlib.sha256(letters(text).encode("utf-8", "surrogatepass")).hexdigest()


def shingles(text: str) -> frozenset[str]:
    """Return every run of ``SHINGLE`` letters and digits; a shorter text is one, an empty one none."""
    folded = letters(text[: 2 * MAX_COMPARED])[:MAX_COMPARED]
    if len(folded) <= SHINGLE:
        return frozenset((folded,)) if folded else frozenset()
    return frozenset(folded[start : start + SHINGLE] for start in range(len(folded) - SHINGLE + 1))


def containment(one: str, other: str) -> float:
    """Return how much of the shorter text is found in the longer: 1.0 all of it, 0.0 nothing.

    Measured by the shorter, so that a flash of two sentences is found again in the full story it grew into.
    Two empty texts are alike; an empty text is not found in any other.
    """
    first, second = shingles(one), shingles(other)
    if not first or not second:
        return 1.0 if first == second else 0.0
    return len(first & second) / min(len(first), len(second))
