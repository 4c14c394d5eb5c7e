"""People in a byline line: labels, dates, roles, places, addresses and organisations off, the names parted.

The same function reads the line when the reader weighs whether it is a byline, and when the entry takes its authors.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import Final

from feedsvc.text.given_names import GIVEN_NAMES
from feedsvc.text.people_east import EAST, east_people
from feedsvc.text.people_marks import cleaned, unglued, without_brackets, without_dates, without_numbers
from feedsvc.text.people_words import (
    AGENCIES,
    COLON,
    DEGREES,
    GENERIC_BYLINES,
    HONORIFICS,
    LABEL,
    LABEL_ENDS,
    NO_NAMES,
    PARTICLES,
    ROLE_ENDINGS,
    ROLES,
    WEAK,
)
from feedsvc.text.places import PLACES

#: Characters of a line that are read, and of a name.
LONGEST_LINE: Final = 400
LONGEST_NAME: Final = 60
MOST_WORDS: Final = 5
#: ``Prof.`` is cut short; behind a longer word a full stop ends a sentence.
LONGEST_SHORTENED: Final = 5
#: What leads from a name to its date, or invites to comment.
_LEADS: Final = re.compile(
    r"(?:\s(?:on|at|am|um|le|el|em|il|den|vom|in|the|of|im|à|posted|published|updated|last|first|veröffentlicht|aktualisiert|publié|publicado|uhr|follows?|lesezeit)){1,4}$",
    re.IGNORECASE,
)
_INVITES: Final = re.compile(r"\s(?:schreibe|leave|hinterlasse|keine|no|add)\s.*$", re.IGNORECASE)
_JOINS: Final = re.compile(r"^(?:and|und|et|y|e|&|by|with|von)\s+", re.IGNORECASE)
_SIGNS: Final = re.compile('[?!%$€£"“”«»#=<>{}*]')
_PARTS: Final = re.compile(r"\s*[|·•—–¦\t►»›→;↦⋅●]+\s*| -+ | // |(?<=\w)- (?=[A-Z])")
_ITEMS: Final = re.compile(
    r"\s*(?:[,&،、，+/]|\s(?:AND|UND|ET|WITH|Y|E|and|und|et|y|e|en|och|og|ja|i|ve|и|та|dan|و|और|এবং|和|with|mit|as told to)\s)\s*"
)
_TAIL: Final = re.compile(
    r"\s(?:in|for|from|at|on|with reporting|à|aus|para|pour|für|FOR|en|im|bei|about|via|im Interview|is|was|has|ist|zu|,)\s.*$"
)
_ORGANISATION: Final = re.compile(
    r"\s(?:the )?(?:associated press|canadian press|reuters|afp|dpa|ap|bloomberg|cnn|bbc|press association|news service|xinhua)$",
    re.IGNORECASE,
)
#: A letter and what is no digit, sign or blank: vowel signs of India and Thailand are no ``\\w``.
_WORD: Final = re.compile(r"[^\W\d_][^\s\d!-&(-,/:-@\[-`{-~।॥،؛؟«»“”…。、]*\.?")


@dataclass(frozen=True, slots=True)
class Signed:
    """What a line says about who wrote."""

    people: tuple[str, ...]
    #: What was turned away, each with the reason.
    turned: tuple[tuple[str, str], ...] = ()
    #: 2 for ``By``, ``Author:`` and their like, 1 for a label that is also a common word, 0 for none.
    label: int = 0
    #: Parts of the line, and letters of it, that belong to no name.
    parts: int = 0
    rest: int = 0


def read_people(text: str, *, nobody: AbstractSet[str] = frozenset(), alone: bool = False) -> Signed:
    """Return the people that a line names as its writers; ``alone`` if it is known to be a byline.

    Example: ``Von Ada Moreno, Berlin | 3. Mai 2024`` gives ``Ada Moreno``.
    """
    line = cleaned(text[:LONGEST_LINE])
    if EAST.search(line):
        names, is_labelled = east_people(without_dates(line))
        if names or is_labelled:
            return Signed(names, (), 2 if is_labelled else 0, 1, _letters(line) - sum(map(len, names)))
        if not _LATIN_NAME.search(line):
            return Signed((), (), 0, 1, _letters(line))
    line = without_numbers(unglued(without_brackets(line)))
    label, segments = _segments(line)
    people: dict[str, str] = {}
    turned: list[tuple[str, str]] = []
    parts = 0
    for segment in segments:
        for at, part in enumerate(part for part in _PARTS.split(segment) if part.strip(" .,:")):
            parts += 1
            items = list(_items(part, nobody, is_sure=(label > 0 or alone) and at == 0))
            found = [name for name, why in items if why is None]
            turned += [(name, why) for name, why in items if why is not None]
            if people and (len(found) < len(items) or ((label or alone) and not _are_given(found))):
                break
            for name in found:
                people.setdefault(name.casefold(), name)
    kept = tuple(people.values())
    return Signed(kept, tuple(turned), label, parts, _letters(line) - sum(_letters(name) for name in kept))


#: Two words in Latin letters side by side: what may be a name in a line of characters.
_LATIN_NAME = re.compile(r"[A-Za-zÀ-ɏ][\w'’.-]* [A-Za-zÀ-ɏ]")


def _are_given(names: Sequence[str]) -> bool:
    return all(name.split()[0].casefold() in GIVEN_NAMES for name in names)


def _letters(text: str) -> int:
    return sum(map(str.isalpha, text))


def _segments(line: str) -> tuple[int, list[str]]:
    """Return the strength of the line's label, and what stands behind the labels of writers (all, if there is none)."""
    words = line.casefold().replace(":", " ").replace("：", " ").split()
    marks = (
        []
        if LABEL_ENDS.isdisjoint(words)
        else [mark for mark in LABEL.finditer(line) if _is_label(line, mark)]
    )
    if not marks:
        return 0, [line]
    segments: list[str] = []
    strength = 0
    for at, mark in enumerate(marks):
        if mark["label"] is None:
            continue
        end = marks[at + 1].start() if at + 1 < len(marks) else len(line)
        segment = line[mark.end() : end]
        if not segment.strip(" |.,:"):
            strength = max(strength, 2)
            continue
        strength = max(strength, 1 if mark["label"].casefold() in WEAK and not mark["colon"] else 2)
        segments.append(segment)
    if segments or strength:
        return strength, segments
    return 0, [line[: marks[0].start()]]


def _is_label(line: str, mark: re.Match[str]) -> bool:
    word = (mark["label"] or mark["other"]).casefold()
    if word in COLON and not mark["colon"]:
        return word in {"author", "autor", "autora", "autorin", "auteur", "autore"} and _opens(line, mark)
    if mark["other"] and " " not in word and not mark["colon"]:
        return False
    if word in WEAK and not mark["colon"]:
        return _opens(line, mark) and line[mark.end() : mark.end() + 1].upper() != "|"
    return True


def _opens(line: str, mark: re.Match[str]) -> bool:
    before = line[: mark.start()].rstrip()
    return not before or not (before[-1].isalnum() or before[-1] in ",'’-")


def _items(part: str, nobody: AbstractSet[str], *, is_sure: bool) -> Iterator[tuple[str, str | None]]:
    """Yield the names of a part, each with why it is none, or None."""
    follows = turned = False
    before = " "
    for at, item in enumerate(_ITEMS.split(_INVITES.sub("", part))):
        bare = _LEADS.sub("", _JOINS.sub("", _trimmed(item)))
        for name in _parted(bare) if bare else ():
            opens = at == 0 or (" " not in before and name.casefold() in GIVEN_NAMES)
            kept, why = _named(name, nobody, is_sure=is_sure and opens, follows=follows)
            before = kept
            if why is None and turned and kept.split()[0].casefold() not in GIVEN_NAMES:
                why = "a title or place, no name"
            follows = follows or why is None
            turned = turned or (follows and why is not None)
            yield kept[:LONGEST_NAME], why


def _trimmed(item: str) -> str:
    """Return a name without the marks around it; the full stop behind an initial stays."""
    item = item.strip(' ,:;–—-*•"“”…()[]<>_')
    return item if item[-3:-2] in {" ", "."} else item.rstrip(".")


def _parted(name: str) -> list[str]:
    """Part names that stand behind each other, each begun by a given name: ``Ada Moreno Tom Iqbal``."""
    words = name.split()
    if not 4 <= len(words) <= 12:
        return [name]
    groups: list[list[str]] = []
    for at, word in enumerate(words):
        is_first = word.casefold() in GIVEN_NAMES and len(words) - at >= 2
        if not groups or (is_first and len(groups[-1]) >= 2 and groups[-1][-1].casefold() not in PARTICLES):
            groups.append([])
        groups[-1].append(word)
    whole = all(2 <= len(group) <= 3 and group[0].casefold() in GIVEN_NAMES for group in groups)
    return [" ".join(group) for group in groups] if whole and len(groups) > 1 else [name]


def _named(name: str, nobody: AbstractSet[str], *, is_sure: bool, follows: bool) -> tuple[str, str | None]:
    if _signs_for_nobody(name, nobody):
        return name, "signs for nobody"
    if name.casefold() in DEGREES:
        return name, "a degree, no name"
    name = _ORGANISATION.sub("", _TAIL.sub("", name)) or name
    role = role_at(name.split())
    if role is not None:
        beside = "" if follows else _beside_role(name.split(), role)
        if not beside:
            return name, "a title or place, no name"
        name = beside
    return name, _why_no_name(name, is_sure=is_sure, follows=follows)


def _signs_for_nobody(name: str, nobody: AbstractSet[str]) -> bool:
    folded = name.casefold()
    folded = folded.removeprefix("the ")
    if folded in GENERIC_BYLINES or folded in AGENCIES or folded in nobody:
        return True
    words = folded.split()
    return all(word in GENERIC_BYLINES or word in AGENCIES or word in nobody for word in words)


def role_at(words: Sequence[str]) -> int | None:
    """Return which of the words says what somebody is, or None."""
    for at, word in enumerate(words):
        folded = word.casefold().strip(".,:;()-")
        if folded in ROLES or folded.endswith(ROLE_ENDINGS):
            return at
    return None


def _beside_role(words: Sequence[str], role: int) -> str:
    """Return the name that stands before or behind a role, or nothing: ``Ada Moreno Education editor``."""
    before, after = words[:role], words[role + 1 :]
    if len(before) >= 2 and all(word[:1].isupper() for word in before[:2]):
        kept = 3 if len(before) > 3 and (before[1].casefold() in PARTICLES or before[1].endswith(".")) else 2
        return " ".join(before[:kept])
    return " ".join(after) if not before and 2 <= len(after) <= 3 else ""


def _why_no_name(name: str, *, is_sure: bool, follows: bool) -> str | None:
    words = name.split()
    folded = [word.casefold().strip(".,:") for word in words]
    if len(name) > LONGEST_NAME or len(words) > MOST_WORDS or _letters(name) < 2 or _SIGNS.search(name):
        return "no name"
    if len(words) == 1:
        if not is_sure or folded[0] in NO_NAMES:
            return "a title or place, no name"
        return "initials of an organisation" if name.isupper() and 2 < len(name) <= 5 else None
    if any(
        word in NO_NAMES and (at == 0 or word not in PARTICLES) for at, word in enumerate(folded)
    ) and not (folded[0] in GIVEN_NAMES and NO_NAMES.isdisjoint(folded[1:])):
        return "no name"
    if any(char.isdigit() for char in name):
        return "no name"
    if name.casefold() in PLACES:
        return "a title or place, no name"
    return (
        None
        if _is_cased(words)
        or (is_sure and len(words) == 2 and not follows and name.replace(" ", "").isalpha())
        else "no name"
    )


def _is_cased(words: list[str]) -> bool:
    """Tell whether every word of a name begins with a capital or has no case, particles aside."""
    capitals = 0
    for at, word in enumerate(words):
        if not _WORD.fullmatch(word.strip("()")) and not _is_initials(word):
            return False
        if word[-1] == "." and len(word) > LONGEST_SHORTENED and at + 1 < len(words):
            return False
        letter = next((char for char in word if char.isalpha()), "")
        if letter.isupper() or (letter and not letter.islower()):
            capitals += 1
        elif word.casefold().strip(".") in HONORIFICS and at == 0:
            continue
        elif word.casefold() not in PARTICLES and not ("'" in word or "-" in word):
            return False
    return capitals >= 2


def _is_initials(word: str) -> bool:
    return len(word) <= 8 and all(char.isalpha() or char in ".-" for char in word)
