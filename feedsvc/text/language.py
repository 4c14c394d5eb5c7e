"""Which language a text is written in, and which way it runs: by script first, then by function words and letters.

No model is loaded: a table lookup a word is exact enough for articles and costs well under a millisecond.

Spec: BCP 47 tags leave; Unicode blocks decide the script.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter

from feedsvc.text.language_words import (
    ARABIC,
    CYRILLIC,
    CYRILLIC_WORDS,
    DEVANAGARI_WORDS,
    FUNCTION_WORDS,
    LETTERS,
    RIGHT_TO_LEFT,
)

#: Characters looked at: enough for a hundred function words, and chrome rarely outweighs it.
SAMPLE = 2000
#: Function-word weight below which a Latin text tells nothing (a headline, a list of names).
MIN_SCORE = 1.2
#: How much one telling letter weighs beside a function word that one language alone has.
LETTER_WEIGHT = 0.35

_WORD = re.compile(r"[^\W\d_]+")
_TAG = re.compile(r"([A-Za-z]{2,3})(?:[-_]([A-Za-z0-9-]{1,30}))?")

#: First and last code point of a script, and the language it is taken for where it writes one of weight.
_SCRIPTS = (
    ("el", "\u0370", "\u03ff"), ("cyrillic", "\u0400", "\u052f"), ("hy", "\u0530", "\u058f"),
    ("he", "\u0590", "\u05ff"), ("arabic", "\u0600", "\u077f"), ("dv", "\u0780", "\u07bf"),
    ("devanagari", "\u0900", "\u097f"), ("bn", "\u0980", "\u09ff"), ("pa", "\u0a00", "\u0a7f"),
    ("gu", "\u0a80", "\u0aff"), ("or", "\u0b00", "\u0b7f"), ("ta", "\u0b80", "\u0bff"), ("te", "\u0c00", "\u0c7f"),
    ("kn", "\u0c80", "\u0cff"), ("ml", "\u0d00", "\u0d7f"), ("si", "\u0d80", "\u0dff"), ("th", "\u0e00", "\u0e7f"),
    ("lo", "\u0e80", "\u0eff"), ("bo", "\u0f00", "\u0fff"), ("my", "\u1000", "\u109f"), ("ka", "\u10a0", "\u10ff"),
    ("ko", "\u1100", "\u11ff"), ("am", "\u1200", "\u137f"), ("km", "\u1780", "\u17ff"), ("el", "\u1f00", "\u1fff"),
    ("kana", "\u3040", "\u30ff"), ("han", "\u3400", "\u4dbf"), ("han", "\u4e00", "\u9fff"),
    ("ko", "\uac00", "\ud7af"), ("arabic", "\ufb50", "\ufdff"), ("arabic", "\ufe70", "\ufefc"),
)  # fmt: skip
_STARTS = [first for _, first, _ in _SCRIPTS]
#: One Chinese character says about as much as a short word.
_HAN_WEIGHT = 3


def _inverted(words: dict[str, str]) -> dict[str, tuple[tuple[str, float], ...]]:
    holders: dict[str, list[str]] = {}
    for language, line in words.items():
        for word in dict.fromkeys(line.split()):
            holders.setdefault(word, []).append(language)
    return {word: tuple((name, 1 / len(names)) for name in names) for word, names in holders.items()}


_LATIN_WORDS = _inverted(FUNCTION_WORDS)
_CYRILLIC_WORDS = _inverted(CYRILLIC_WORDS)
_DEVANAGARI_WORDS = _inverted(DEVANAGARI_WORDS)


def detect(text: str, *, default: str) -> str:
    """Return the primary language tag of ``text``, or ``default`` where it shows no language.

    The first few thousand characters decide.
    """
    sample = text[:SAMPLE].lower()
    if sample.isascii():
        return _latin(sample, Counter(sample), default)
    characters = Counter(sample)
    counts: Counter[str] = Counter()
    for character, count in characters.items():
        script = _script(character)
        if script is not None:
            counts[script] += count * (_HAN_WEIGHT if script in {"han", "kana", "ko"} else 1)
    if not counts:
        return default
    script = counts.most_common(1)[0][0]
    if script == "latin":
        return _latin(sample, characters, default)
    if script in {"han", "kana"}:
        # Japanese hangs its grammar on kana; Chinese prints them in names only.
        return "ja" if counts["kana"] >= 0.1 * (counts["kana"] + counts["han"]) else "zh"
    if script == "cyrillic":
        return _by_words_and_letters(sample, characters, _CYRILLIC_WORDS, CYRILLIC, default="ru")
    if script == "arabic":
        return _by_words_and_letters(sample, characters, {}, ARABIC, default="ar")
    if script == "devanagari":
        return _by_words_and_letters(sample, characters, _DEVANAGARI_WORDS, {}, default="hi")
    return script


def direction(language: str) -> str:
    """Return ``rtl`` or ``ltr`` for a language tag; a script subtag outweighs the language."""
    parts = language.lower().replace("_", "-").split("-")
    if any(part in {"arab", "hebr", "thaa", "syrc", "nkoo"} for part in parts[1:]):
        return "rtl"
    if any(part in {"latn", "cyrl", "deva"} for part in parts[1:]):
        return "ltr"
    return "rtl" if parts[0] in RIGHT_TO_LEFT else "ltr"


def plausible_tag(tag: str | None) -> str | None:
    """Return a BCP 47 tag in its usual case (``pt-BR``), or None if ``tag`` is none."""
    match = _TAG.fullmatch((tag or "").strip())
    if match is None:
        return None
    parts = [match[1].lower()]
    for part in (match[2] or "").replace("_", "-").split("-"):
        if len(part) == 4 and part.isalpha():
            parts.append(part.title())
        elif len(part) == 2 or (len(part) == 3 and part.isdigit()):
            parts.append(part.upper())
    return "-".join(parts)


def _script(character: str) -> str | None:
    """Return the script that a lower-case letter belongs to, or None for digits, marks and other scripts."""
    if "a" <= character <= "z" or "\u00df" <= character <= "\u024f" or "\u1e00" <= character <= "\u1eff":
        return "latin"
    place = bisect_right(_STARTS, character) - 1
    if place < 0:
        return None
    name, _, last = _SCRIPTS[place]
    return name if character <= last and character.isalpha() else None


def _latin(sample: str, characters: Counter[str], default: str) -> str:
    scores: dict[str, float] = {}
    for word, count in Counter(_WORD.findall(sample)).items():
        for language, weight in _LATIN_WORDS.get(word, ()):
            scores[language] = scores.get(language, 0.0) + weight * min(count, 12)
    if not sample.isascii():
        for language, letters in LETTERS.items():
            found = sum(characters[letter] for letter in letters)
            if found:
                scores[language] = scores.get(language, 0.0) + LETTER_WEIGHT * min(found, 40)
    return _best(scores, default)


def _by_words_and_letters(
    sample: str,
    characters: Counter[str],
    words: dict[str, tuple[tuple[str, float], ...]],
    letters: dict[str, tuple[str, float]],
    *,
    default: str,
) -> str:
    scores: dict[str, float] = {}
    if words:
        for word in sample.split():
            for language, weight in words.get(word, ()):
                scores[language] = scores.get(language, 0.0) + weight
    for language, (own, weight) in letters.items():
        found = sum(characters[letter] for letter in own)
        if found:
            scores[language] = scores.get(language, 0.0) + found * weight
    return _best(scores, default)


def _best(scores: dict[str, float], default: str) -> str:
    if not scores:
        return default
    language, score = max(scores.items(), key=lambda item: (item[1], item[0] == default))
    return language if score >= MIN_SCORE else default
