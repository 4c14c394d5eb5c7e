"""Hashtags from categories: none is invented, and each is one that X, Telegram and Facebook read as a tag.

Spec: twitter-text, hashtags: letters, marks, digits and ``_``, at least one letter.
"""

from __future__ import annotations

from collections.abc import Sequence

import regex

from feedsvc.model.entry import Category
from feedsvc.text.clean import clean_line

#: Letters with their marks, digits; ZWNJ and ZWJ stand inside words of Persian, Urdu and Hindi.
_WORD = regex.compile(r"[\p{L}\p{Nd}][\p{L}\p{M}\p{Nd}]*(?:[\u200c\u200d][\p{L}\p{M}\p{Nd}]+)*")
_LETTER = regex.compile(r"\p{L}")
_APOSTROPHE = regex.compile(r"(?<=\p{L})['’]s\b")
#: Characters; a longer category is a sentence, not a tag.
_LONGEST = 40


def hashtags(categories: Sequence[Category], *, limit: int) -> tuple[str, ...]:
    """Return at most ``limit`` hashtags in the order of the categories, subjects before genres.

    Example: ``Business & Economy`` gives ``#BusinessEconomy``; ``2024`` gives none.
    """
    subjects_first = sorted(categories, key=lambda category: category.scheme is not None)
    tags: dict[str, str] = {}
    for category in subjects_first:
        tag = _tag(category.term)
        if tag:
            tags.setdefault(tag.casefold(), tag)
    return tuple(tags.values())[: max(limit, 0)]


def _tag(term: str) -> str:
    words = _WORD.findall(_APOSTROPHE.sub("s", clean_line(term)))
    camel = "".join(word[0].upper() + word[1:] for word in words)
    if not _LETTER.search(camel) or len(camel) > _LONGEST:
        return ""
    return f"#{camel}"
