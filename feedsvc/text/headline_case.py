"""Headline case: is a line set In It, and what would a line look like in it, or out of it.

Spec: the capitals of the Associated Press and New York Times headline styles, for English only; no other language sets
headlines so.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from feedsvc.text.casing import Recased, capitalized, lower, recase

#: Lower case inside an English headline; the first and the last word are never small.
SMALL_WORDS = frozenset("a an and as at but by en for if in nor of on or per the to v v. via vs vs.".split())
#: A shorter headline shows too little to be told from one of names: ``Mira Tolland Resigns``.
FEWEST_WORDS = 4

_WORD = re.compile(r"[^\W_][\w.'’&]*(?:[-‐‑/][\w.'’&]+)*")
_PARTS = re.compile(r"([-‐‑/])")
#: What makes the next word the first of a part of its own.
_OPENS = re.compile(r"[:.!?…|—–]\s*[“”\"‘’'«(]*$|[“\"‘«(]$")


def is_headline_case(text: str) -> bool:
    """Tell whether a line is set In Headline Case: every word of some length has a capital and goes on in lower case.

    A German line is not: its verbs are small. A line in capitals is not either.
    """
    words = [match[0] for match in _WORD.finditer(text)]
    told = [
        word for word in words if len(word) > 3 and word[0].isalpha() and lower(word, "en") not in SMALL_WORDS
    ]
    if len(words) < FEWEST_WORDS or len(told) < FEWEST_WORDS - 1:
        return False
    return all(word[0].isupper() for word in told) and any(word[1:].islower() for word in told)


def out_of_headline_case(text: str, *, language: str, evidence: Mapping[str, str]) -> Recased:
    """Return a line in headline case as a sentence would write it; what shows a case of its own stays as it is.

    Shapes: ``evidence`` is what ``casing.learn`` returned.
    """
    made = recase(text, language=language, evidence=evidence)
    pieces: list[str] = []
    at = 0
    for printed, written in zip(_WORD.finditer(text), _WORD.finditer(made.text), strict=False):
        kept = printed[0] if _has_own_case(printed[0]) else written[0]
        pieces += [made.text[at : written.start()], kept]
        at = written.end()
    return Recased(text="".join(pieces) + made.text[at:], restored=made.restored, known=made.known)


def into_headline_case(text: str) -> str:
    """Return an English line in headline case; the case of ``NATO`` and ``iPhone`` stays.

    Example: ``Dockers end strike after all-night talks`` is ``Dockers End Strike After All-Night Talks``.
    """
    words = list(_WORD.finditer(text))
    pieces: list[str] = []
    at = 0
    for place, match in enumerate(words):
        before = text[at : match.start()]
        is_edge = place in {0, len(words) - 1} or _OPENS.search(before) is not None
        pieces += [before, _titled(match[0], is_edge=is_edge)]
        at = match.end()
    return "".join(pieces) + text[at:]


def _titled(word: str, *, is_edge: bool) -> str:
    parts = _PARTS.split(word)
    last = len(parts) - 1
    return "".join(
        part
        if _PARTS.fullmatch(part)
        else _part(part, is_small=not is_edge if last == 0 else 0 < place < last)
        for place, part in enumerate(parts)
    )


def _part(part: str, *, is_small: bool) -> str:
    small = lower(part, "en")
    if small in SMALL_WORDS and not _is_acronym(part):
        return small if is_small else capitalized(small, "en")
    if _has_own_case(part) or part[:1].isdigit():
        return part
    return capitalized(part, "en")


def _is_acronym(part: str) -> bool:
    """Tell whether a small word is none: ``AN`` stands in no headline that is not all capitals, ``V.`` is a name."""
    return len(part) > 1 and part.isupper()


def _has_own_case(word: str) -> bool:
    """Tell whether a word shows a capital behind its first letter: ``NATO``, ``iPhone``, ``McAdam``."""
    return any(
        any(c.isupper() for c in part[1:]) for part in _PARTS.split(word) if not _PARTS.fullmatch(part)
    )
