"""People from bylines: labels, titles, places, addresses and organisations off, capitals made names."""

from __future__ import annotations

import re

from feedsvc.model.entry import Candidate
from feedsvc.model.raw import Piece
from feedsvc.normalize.vocabulary import AGENCIES, GENERIC_BYLINES
from feedsvc.text.casing import capitalized, display_name, is_capitals, lower
from feedsvc.text.clean import clean_line

#: An article signed by more is a list of something else.
MAX_AUTHORS = 12
MAX_NAME = 60
_MAX_LINE = 400

_LABEL = re.compile(
    r"(?:(?:article|story|text|words|report|reporting|written|posted|reported|compiled|interview|analysis|opinion|commentary|essay|explainer|photos? and text) by"
    r"|by|by-line|byline|authors?|reporters?|writer|von|text|autor(?:en|in|a|es)?|von unserem korrespondenten|par|propos recueillis par"
    r"|por|escrito por|redacción de|di|a cura di|da|de|door|af|av|tekst|skrevet av|autore|auteurs?|yazan|haber|автор[ы]?|текст|автори"
    r"|oleh|penulis|bài|tác giả|بقلم|كتبت?|حوار|تحریر|از|द्वारा|लेखक|作者|记者|記者|文|撰文|기자|글|取材・文)"
    r"(?:[:：]\s*|\s+|(?<=[作者记記文글])(?=\S))(?:by\s+)?",
    re.IGNORECASE,
)
_MAIL = re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}")
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+")
_HANDLE = re.compile(r"\(?@[\w.]{2,40}\)?")
_BRACKETS = re.compile(r"[(\[（][^()\[\]（）]{0,80}[)\]）]")
_TAIL = re.compile(
    r"(?: [|·•—–] | - |\t|(?<=\w), (?=(?:in|at|for|from|à|en|aus|pour|para) )| (?:in|for|from|with reporting|à|aus|para|pour|für) (?=[A-ZÀ-ÝА-Я]))"
)
_DATE_TAIL = re.compile(r"[\s,|/·-]*\d{1,4}[./ -].*$")
_SPLIT = re.compile(
    r"\s*(?:[,&;、，/|+]|\s(?:AND|UND|ET|WITH|and|und|et|y|e|en|och|og|ja|i|ve|и|та|dan|و|और|এবং|和|with|mit)\s)\s*"
)
_ROLE = re.compile(
    r"\b(?:reporters?|correspondents?|editors?|writers?|journalists?|columnist|contributors?|staff|desk|team|bureau|chief|producer"
    r"|photographers?|intern|fellow|professor|director|analyst|redakteur(?:in)?|redakteure|korrespondent(?:in)?|journalistin?|redaktion|reporterin"
    r"|redactora?|corresponsal|periodista|enviad[oa]|rédact(?:eur|rice)|journaliste|correspondante?|envoyée?|repórter|redatora?|correspondente|jornalista"
    r"|redattore|giornalista|redacteur|verslaggever|newsroom|news|agency|agencies|press|media|online|magazine|newspaper|university|institute|foundation"
    r"|updated|published|posted|minutes?|read|share|follow|subscribe|comments?|редактор|корреспондент|обозреватель)\b",
    re.IGNORECASE,
)
_EAST_ROLE = re.compile(r"(?:^新华社|^本报|记者|記者|기자|特派员|特約|편집위원|编辑|責任編集)")
#: ``In Rome and in London``: a line of places under the byline.
_IN = frozenset({"in", "at", "from", "for", "en", "à", "aus", "desde", "em", "da"})
_HONORIFIC = re.compile(r"(?:Dr|Prof|Mr|Mrs|Ms|Sir|Dame)\.? (?=\S+ \S)")


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
    nobody = {name.casefold() for name in (*generic, *publisher)} | GENERIC_BYLINES | AGENCIES
    authors: dict[str, str] = {}
    rejected: list[Candidate] = []
    for piece in pieces:
        before = ""
        for part in _parts(piece.text):
            why = _why_nobody(part, nobody, is_alone=part == piece.text.strip()) or _why_place(part, before)
            before = part if why is None else before or "-"
            if why:
                rejected.append(Candidate(value=part[:80], why=why, line=piece.line))
            elif len(authors) < MAX_AUTHORS:
                name = _shown(part, language.partition("-")[0])
                authors.setdefault(name.casefold(), name)
    return tuple(authors.values()), tuple(rejected)


def _parts(printed: str) -> list[str]:
    line = clean_line(printed[:_MAX_LINE]).rstrip(" =")
    line = _BRACKETS.sub(" ", _HANDLE.sub(" ", _ADDRESS.sub(" ", _MAIL.sub(" ", line))))
    for _ in range(2):
        line = _LABEL.sub("", line.strip(), count=1) if _LABEL.match(line.strip()) else line.strip()
    line = _DATE_TAIL.sub("", line)
    cut = _TAIL.search(line)
    line = line[: cut.start()] if cut and cut.start() > 3 else line
    return [part for part in (_bare(part) for part in _SPLIT.split(line)) if part]


def _bare(part: str) -> str:
    part = _LABEL.sub("", part, count=1) if part[:3].lower() == "by " else part
    part = _EAST_ROLE.sub("", part).strip() if not part.isascii() else part
    return _HONORIFIC.sub("", part.strip(" .,:;–—-*•")).strip()


def _shown(name: str, language: str) -> str:
    """Return a name out of capitals, the surname alone too: ``Chokri GHARBI``."""
    if is_capitals(name):
        return display_name(name, language=language)
    words = [
        capitalized(lower(word, language), language)
        if len(word) > 3 and is_capitals(word) and word.isalpha()
        else word
        for word in name.split(" ")
    ]
    return " ".join(words)


def _why_place(part: str, before: str) -> str | None:
    """Return why one word behind a full name or an organisation is taken for a place, or None."""
    is_after_name = before == "-" or " " in before
    return "a title or place, no name" if is_after_name and " " not in part and part.isascii() else None


def _why_nobody(part: str, nobody: set[str], *, is_alone: bool) -> str | None:
    """Return why a part of a byline names no person, or None if it may; a name stated alone may be a handle."""
    folded = part.casefold().removeprefix("the ")
    if folded in nobody:
        return "signs for nobody"
    words = part.split()
    if len(part) > MAX_NAME or len(words) > 5 or sum(c.isalpha() for c in part) < 2:
        return "no name"
    if (
        any(c.isdigit() for c in part)
        or _ROLE.search(part)
        or (len(words) > 1 and words[0].casefold() in _IN)
    ):
        return "a title or place, no name"
    if all(word.casefold() in nobody for word in words):
        return "signs for nobody"
    first = next((c for c in part if c.isalpha()), "")
    is_handle = is_alone and len(words) == 1 and part.isalpha() and len(part) > 3
    if first.islower() and not is_handle and not any(c.isupper() for c in part[1:]):
        return "a title or place, no name"
    if is_capitals(part) and len(words) == 1 and len(part) <= 5:
        return "initials of an organisation"
    return None
