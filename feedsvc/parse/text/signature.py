"""Byline and date on one line: ``By Ada Moreno • 15 January 2020``, ``03.11.2023 von Tom Iqbal``, parted again."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from feedsvc.parse.text.cues import LONGEST_BYLINE, are_bare_names, is_byline
from feedsvc.text.datelike import find_date

_SEPARATORS: Final = " \t,;|•·–—-/(:"
#: What stands between a name and its date and belongs to the date: labels, prepositions, weekdays; casefolded.
_BETWEEN_TABLE = """
on at le am el em il den vom published posted updated last update modified first created veröffentlicht aktualisiert zuletzt stand
publié mis à jour publicado actualizado atualizado pubblicato aggiornato gepubliceerd uhr the
mon tue wed thu fri sat sun tues thur thurs monday tuesday wednesday thursday friday saturday sunday
montag dienstag mittwoch donnerstag freitag samstag sonntag mo di mi do fr sa so
lundi mardi mercredi jeudi vendredi samedi dimanche lunes martes miércoles jueves viernes sábado domingo
"""
_BETWEEN: Final = frozenset(_BETWEEN_TABLE.split())
_LABEL = re.compile(
    r"(?<!\w)(?:written by|by|von|par|por|di|door|av|af|author|autor)(?= ?:? ?\S)", re.IGNORECASE
)
#: What follows a name on the same line and is no name: ``· 6 min read``.
_AFTER_NAME = re.compile(r"\s*[|•·–—]\s*.*$|\s+\d.*$")


@dataclass(frozen=True, slots=True)
class Signature:
    """Both parts of a line, as printed."""

    byline: str
    date: str
    #: ``published``, ``updated`` or None: the line does not say.
    role: str | None


def part(text: str) -> Signature | None:
    """Return byline and date of a line that holds both, or None."""
    if len(text) > LONGEST_BYLINE:
        return None
    date = find_date(text)
    if date is None:
        return None
    before = _without_tail(text[: date.start])
    if before and (is_byline(before) or are_bare_names(before)):
        return Signature(before, text[len(before) :].strip(_SEPARATORS), date.role)
    label = _LABEL.search(text, date.end)
    if label is None:
        return None
    byline = _AFTER_NAME.sub("", text[label.start() :]).strip()
    return (
        Signature(byline, text[: label.start()].strip(_SEPARATORS), date.role) if is_byline(byline) else None
    )


def _without_tail(text: str) -> str:
    """Return what stands before a date without the words that lead to it."""
    kept = text.rstrip(_SEPARATORS)
    while kept:
        head, _, word = kept.rpartition(" ")
        if word.strip(_SEPARATORS).casefold().rstrip(".") not in _BETWEEN:
            break
        kept = head.rstrip(_SEPARATORS)
    return kept
