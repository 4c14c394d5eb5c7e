"""Whom a text comes from, by its ``SOURCE:`` lines; and the rights it prints."""

from __future__ import annotations

import re

from feedsvc.model.entry import SourceCredit
from feedsvc.model.raw import Piece
from feedsvc.text.casing import display_name, is_capitals
from feedsvc.text.clean import clean_line
from feedsvc.text.people_words import AGENCIES
from feedsvc.text.urls import absolute

MAX_SOURCES = 10
MAX_NAME = 120

_LABEL = re.compile(
    r"(?:sources?|via|quellen?|fuentes?|fontes?|fonti|bron(?:nen)?|källa|kilde|lähde|źródło|zdroj|forrás|sursa|kaynak|источник|джерело|sumber|nguồn"
    r"|المصادر|المصدر|مصدر|منبع|ذرائع|ماخذ(?: خبر)?|स्रोत|সূত্র|来源|來源|出典|출처|πηγή|מקור|originally published (?:by|on|in)|first published (?:by|on|in))\s*[:：]?\s*(?=\S)",
    re.IGNORECASE,
)
_ADDRESS = re.compile(r"https?://[^\s<>\"”’)\]]+")
_SPLIT = re.compile(r"\s*(?:[;,+|，、،؛]|\s/\s|(?<=[^\s/])/(?=[A-Z]{2,}))\s*")
#: ``and news agencies`` is no second name; a second name may follow each of the others.
_AND = re.compile(r"\s+(?:and|und|et|y|e|og|och|en|&|و|और|ve)\s+", re.IGNORECASE)
_GENERIC_TAIL = re.compile(
    r"\b(and|und|et|y|e|en|och|og) ((?:other )?(?:news )?(?:agencies|wires|wire services)|(?:news ?)?agenturen|agences|agencias|agências|agenzie|persbureaus|staff)$",
    re.IGNORECASE,
)
_GENERIC = re.compile(
    r"(?:other )?(?:news )?(?:agencies|wires|agenturen|agences|agencias|agências|agenzie|وكالات)",
    re.IGNORECASE,
)


def read_sources(
    pieces: tuple[Piece, ...], *, publisher: tuple[str, ...], language: str
) -> tuple[SourceCredit, ...]:
    """Return the sources that the lines name, in display case; the publisher's own name stands last.

    ``Al Jazeera and news agencies`` is one name: whoever the agencies were, the line does not say.
    """
    found: dict[str, SourceCredit] = {}
    for piece in pieces:
        for source in _line(piece.text, language):
            kept = found.get(source.name.casefold())
            if kept is None or (kept.url is None and source.url):
                found[source.name.casefold()] = source
    own = tuple(name.casefold() for name in publisher if name)
    ordered = sorted(
        found.values(), key=lambda source: source.name.casefold().startswith(own) if own else False
    )
    return tuple(ordered[:MAX_SOURCES])


def read_rights(pieces: tuple[Piece, ...]) -> str | None:
    """Return the rights lines as one text, each once, or None."""
    lines = dict.fromkeys(clean_line(piece.text[:600]) for piece in pieces)
    return " ".join(line for line in lines if line) or None


def is_own(source: SourceCredit, publisher: tuple[str, ...]) -> bool:
    """Tell whether a source is the publisher itself, alone or with unnamed agencies."""
    name = source.name.casefold()
    return any(
        name == own.casefold() or name.startswith(f"{own.casefold()} and ") for own in publisher if own
    )


def _line(printed: str, language: str) -> list[SourceCredit]:
    line = clean_line(printed[:400])
    label = _LABEL.match(line)
    line = line[label.end() :] if label else line
    address = _ADDRESS.search(line)
    url = absolute(address[0].rstrip(".,;"), None) if address else None
    line = _ADDRESS.sub(" ", line).strip(" ()[]–—-:：.")
    names = [name for part in _SPLIT.split(line) for name in _parted(part.strip(" .()[]"))]
    names = [
        _shown(name, language)
        for name in names
        if 1 < len(name) <= MAX_NAME and any(c.isalpha() for c in name)
    ]
    if not names and url is not None:
        names = [url.split("/")[2].removeprefix("www.")]
    return [SourceCredit(name=name, url=url if len(names) == 1 else None) for name in names]


def _parted(part: str) -> list[str]:
    """Split ``AFP and Reuters``: both are known; ``Ministry of Trade and Industry`` is one."""
    pieces = _AND.split(part)
    if len(pieces) > 1 and all(
        piece.casefold() in AGENCIES and not _GENERIC.fullmatch(piece) for piece in pieces
    ):
        return pieces
    return [part]


def _shown(name: str, language: str) -> str:
    if not is_capitals(name):
        return name
    if _GENERIC.fullmatch(name):
        return name.capitalize()
    made = display_name(name, language=language.partition("-")[0])
    return _GENERIC_TAIL.sub(lambda match: f"{match[1].lower()} {match[2].lower()}", made)
