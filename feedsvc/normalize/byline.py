"""People from bylines: names read by ``text.people``, organisations turned away, capitals made names."""

from __future__ import annotations

from feedsvc.model.entry import Candidate
from feedsvc.model.raw import Piece
from feedsvc.text.casing import capitalized, display_name, is_capitals, lower
from feedsvc.text.clean import clean_line
from feedsvc.text.people import read_people

#: An article signed by more is a list of something else.
MAX_AUTHORS = 12
_MAX_LINE = 400
#: Letters from which a word in capitals beside others that are not is a surname, not initials.
_SURNAME = 4


def read_bylines(
    pieces: tuple[Piece, ...],
    *,
    language: str,
    generic: tuple[str, ...] = (),
    publisher: tuple[str, ...] = (),
) -> tuple[tuple[str, ...], tuple[Candidate, ...]]:
    """Return the people that the byline lines name, and what was turned away with the reason.

    Organisations and generic bylines (``Web Desk``) are nobody; ``generic`` and ``publisher`` add to the stock list.
    """
    nobody = frozenset(name.casefold() for name in (*generic, *publisher))
    authors: dict[str, str] = {}
    rejected: list[Candidate] = []
    for piece in pieces:
        signed = read_people(clean_line(piece.text[:_MAX_LINE]), nobody=nobody, alone=True)
        rejected += [Candidate(value=part[:80], why=why, line=piece.line) for part, why in signed.turned]
        for person in signed.people:
            name = _shown(clean_line(person), language.partition("-")[0])
            if len(authors) < MAX_AUTHORS and name:
                authors.setdefault(name.casefold(), name)
    return tuple(authors.values()), tuple(rejected)


def _shown(name: str, language: str) -> str:
    """Return a name out of capitals, the surname alone too: ``Chokri GHARBI``."""
    if is_capitals(name):
        return display_name(name, language=language)
    words = [
        capitalized(lower(word, language), language)
        if len(word) >= _SURNAME and is_capitals(word) and word.isalpha()
        else word
        for word in name.split(" ")
    ]
    return " ".join(words)
