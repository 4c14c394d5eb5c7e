"""Categories: a printed line is split only where every word of it is a section that newsrooms have."""

from __future__ import annotations

import re
from html import unescape

from feedsvc.model.entry import Candidate, Category
from feedsvc.model.raw import Piece
from feedsvc.normalize.vocabulary import GENRES, NO_CATEGORIES
from feedsvc.text.casing import capitalized, display_name, is_capitals
from feedsvc.text.clean import clean_line
from feedsvc.text.sections import SECTIONS

#: More are tags for machines.
MAX_CATEGORIES = 12
MAX_TERM = 60

_LABEL = re.compile(
    r"(?:posted in|filed under|filed in|categor(?:y|ies|ía|ías|ia|ias)|kategori(?:e|en|a|er)?|catégories?|rubrik|ressort|rubrique|sección|section|topics?|tagged|tags?"
    r"|more on|mehr zum thema|temas?|etiquetas?|thèmes?|schlagw[oö]rter|категория|рубрика|теги|التصنيف|الوسوم|分类|标签|タグ|カテゴリ|etiketler|kategori)\s*[:：]?\s+",
    re.IGNORECASE,
)
_SPLIT = re.compile(r"\s*(?:[,;|»›>•·，、،؛]| / |/(?=\s)|(?<=\s)/|\s[–—-]\s)\s*")
_GLUED = re.compile(r"(?<=[a-zà-ÿ])(?=[A-ZÀ-Ý])")


def read_categories(
    pieces: tuple[Piece, ...],
    *,
    own: tuple[str, ...],
    sections: tuple[str, ...],
    genre: str | None,
    language: str,
) -> tuple[tuple[Category, ...], tuple[Candidate, ...]]:
    """Return the categories of an entry: ``own`` of its source first, then the printed ones, then its genre.

    ``sections`` are names that this newsroom has beside the stock list.
    """
    known = SECTIONS | GENRES.keys() | {name.casefold() for name in sections}
    house = {name.casefold(): name for name in sections}
    found: dict[str, Category] = {term.casefold(): Category(term=term) for term in own if term.strip()}
    rejected: list[Candidate] = []
    for piece in pieces:
        for part in _SPLIT.split(_unlabelled(_text(piece.text))):
            for term in split_sections(part.strip(" .:#"), known):
                folded = term.casefold()
                if folded in NO_CATEGORIES or len(term) > MAX_TERM or not any(c.isalpha() for c in term):
                    if term:
                        rejected.append(Candidate(value=term[:80], why="names no section", line=piece.line))
                elif folded in GENRES:
                    made = Category(term=GENRES[folded], scheme="genre")
                    found.setdefault(made.term.casefold(), made)
                elif len(found) < MAX_CATEGORIES:
                    found.setdefault(
                        folded, Category(term=house.get(folded) or _shown(term, folded, language, known))
                    )
    if genre:
        found.setdefault(genre.casefold(), Category(term=genre, scheme="genre"))
    return tuple(found.values()), tuple(rejected)


def split_sections(line: str, known: frozenset[str] | set[str]) -> tuple[str, ...]:
    """Return the sections that a line prints side by side (``Asia World``), or the line whole.

    It is split only if each word belongs to a known section; the longest names win: ``Middle East World``.
    """
    if line.casefold() in known or line.casefold() in GENRES:
        return (line,)
    for words in (line.split(" "), _GLUED.sub(" ", line).split(" ")):
        parts = _covered(words, known)
        if parts:
            return parts
    return (line,)


def _covered(words: list[str], known: frozenset[str] | set[str]) -> tuple[str, ...] | None:
    if not 2 <= len(words) <= 8:
        return None
    parts: list[str] = []
    at = 0
    while at < len(words):
        for length in range(min(3, len(words) - at), 0, -1):
            name = " ".join(words[at : at + length])
            if name.casefold() in known:
                parts.append(name)
                at += length
                break
        else:
            return None
    return tuple(parts)


def _text(printed: str) -> str:
    """Return a category as plain text; metadata escapes ampersands once too often."""
    return clean_line(unescape(unescape(printed[:400])))


def _unlabelled(line: str) -> str:
    match = _LABEL.match(line)
    return line[match.end() :] if match else line


def _shown(term: str, folded: str, language: str, known: frozenset[str] | set[str]) -> str:
    primary = language.partition("-")[0]
    if is_capitals(term):
        return term if len(term) <= 3 else display_name(term, language=primary)
    return capitalized(term, primary) if term.islower() and folded in known else term
