"""Letter case: is a line shouting, and what would it look like if it did not.

A headline in capitals is restored by evidence from its own body, never by a rule of thumb such as ``str.title``
(which makes ``Pakistan’S`` and ``Tit-For-Tat``). What the body never shows stays in lower case.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from feedsvc.text.casing_words import (
    ACRONYMS,
    NAME_PARTICLES,
    NOUN_ENDINGS,
    SHORT_NAMES,
    UNITS_AFTER_NUMBERS,
)
from feedsvc.text.date_names import MONTHS, WEEKDAYS
from feedsvc.text.language_words import FUNCTION_WORDS
from feedsvc.text.places import PLACES

#: Share of upper case among cased letters, and words, from which a line counts as shouting.
SHOUTING_SHARE = 0.85
SHOUTING_WORDS = 3
#: Characters of a body that are learned from: more only repeats them.
MAX_LEARNED = 40_000

_WORD = re.compile(r"(?:[^\W\d_]\.){2,}|[^\W_]+(?:[.'’&-][^\W_]+)*")
_INITIALS = re.compile(r"(?:[^\W\d_]\.){2,}")
_STARTS_SENTENCE = re.compile('[.!?:…“”"‘«»„(\\[।؟。！？\n•–—]')
_HYPHENS = re.compile(r"([-‐‑/])")
_ROMAN = re.compile(r"[IVX]{2,}")
_NUMBERED = re.compile(r"(\d[\d.,:]*)([^\W\d_]+)")
#: ``War: ‘we eat leaves’``: a quotation of three words or more from a colon to the end.
_QUOTED_END = re.compile(r"(: )([“‘\"«„](?: ?[^\s“”‘\"«»]+ ){2}[^“”‘\"«»]*[”’\"»“]$)")
_SENTENCE_START = re.compile(r"((?<!\.[^\W\d_])[.!?…]\s)([\"'“‘«(]?\w)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Recased:
    """A line out of capitals, and what the change rests on."""

    text: str
    #: Words written with a capital because the body writes them so.
    restored: tuple[str, ...]
    #: Share of its words that body or language know.
    known: float


def is_shouting(text: str) -> bool:
    """Tell whether a line is set in capitals; scripts without case never are."""
    upper = sum(map(str.isupper, text))
    lower_ = sum(map(str.islower, text))
    return (
        upper > 0
        and upper >= SHOUTING_SHARE * (upper + lower_)
        and len(_WORD.findall(text)) >= SHOUTING_WORDS
    )


def is_capitals(text: str) -> bool:
    """Tell whether a name is set in capitals throughout, however short."""
    return any(c.isupper() for c in text) and not any(c.islower() for c in text)


def lower(text: str, language: str) -> str:
    """Return ``text`` in lower case; Turkish and Azeri keep their two i apart."""
    if language in {"tr", "az"}:
        text = text.replace("I", "ı")
    return text.replace("İ", "i").lower()


def _key(word: str, language: str) -> str:
    """Return the name under which a word is learned and looked up: lower case, one kind of apostrophe."""
    return lower(word, language).replace("’", "'")


def capitalized(text: str, language: str) -> str:
    """Return ``text`` with its first letter in upper case, whatever marks stand before it."""
    for place, character in enumerate(text):
        if character.isalnum():
            upper = "İ" if character == "i" and language in {"tr", "az"} else character.upper()
            return text[:place] + (upper if len(upper) == 1 else character) + text[place + 1 :]
    return text


def learn(paragraphs: Iterable[str], language: str, *, headline: str) -> Mapping[str, str]:
    """Return how the body writes the words of ``headline`` inside its sentences, by the word in lower case.

    Words that stand side by side are learned as a pair too: Port Selwyn, where the port is a port.

    A word met only where case says nothing has an empty form. A word that opens a sentence says nothing, unless a
    second capital follows: ``Mira Tolland said``.
    """
    wanted = _wanted(headline, language)
    forms: dict[str, Counter[str]] = {}
    left = MAX_LEARNED
    for paragraph in paragraphs:
        if left <= 0:
            break
        text = paragraph[:left]
        left -= len(text)
        if is_shouting(text[:400]):
            continue
        words = list(_WORD.finditer(text))
        keys = [_key(match[0], language) for match in words]
        for place, key in enumerate(keys):
            for part in (key, *_HYPHENS.split(key)) if "-" in key or "/" in key else (key,):
                if part in wanted:
                    forms.setdefault(part, Counter())
            base = _possessive_base(key) if "'" in key else key
            if key not in wanted and base not in wanted:
                continue
            word = words[place][0]
            starts = place == 0 or _STARTS_SENTENCE.search(text, words[place - 1].end(), words[place].start())
            if starts and not _opens_name(words, place, language) and not _shows_case(word):
                continue
            forms.setdefault(key, Counter())[word] += 1
            if base != key:
                forms.setdefault(base, Counter())[_possessive_base(word)] += 1
            if (
                place + 1 < len(words)
                and keys[place + 1] in wanted
                and _adjoin(words[place], words[place + 1])
            ):
                pair = f"{word} {words[place + 1][0]}"
                # "Islands off" shows a name that ends there: of both words together it says nothing.
                if word[:1].isupper() == words[place + 1][0][:1].isupper():
                    forms.setdefault(f"{key} {keys[place + 1]}", Counter())[pair] += 1
    return {key: _commonest(counted) for key, counted in forms.items()}


def recase(text: str, *, language: str, evidence: Mapping[str, str]) -> Recased:
    """Return a line in capitals as the body, and failing that the language, would write it.

    Shapes: ``evidence`` is what ``learn`` returned.
    """
    common = _function_words(language)
    pieces: list[str] = []
    restored: list[str] = []
    known = total = at = 0
    words = list(_WORD.finditer(text))
    paired = _pairs(words, language, evidence)
    for place, match in enumerate(words):
        pieces.append(text[at : match.start()])
        at = match.end()
        word, is_known = _word(match[0], language, evidence, common)
        if place in paired:
            word, is_known = paired[place], True
        total += 1
        known += is_known
        if word != lower(match[0], language):
            restored.append(word)
        pieces.append(word)
    pieces.append(text[at:])
    return Recased(
        text=_with_sentence_starts("".join(pieces), language),
        restored=tuple(dict.fromkeys(restored)),
        known=known / total if total else 0.0,
    )


def _pairs(words: list[re.Match[str]], language: str, evidence: Mapping[str, str]) -> dict[int, str]:
    """Return the forms of words that the body shows side by side, by their place in the headline."""
    found: dict[int, str] = {}
    for place in range(len(words) - 1):
        if place in found or not _adjoin(words[place], words[place + 1]):
            continue
        keys = _key(words[place][0], language), _key(words[place + 1][0], language)
        form = evidence.get(" ".join(keys))
        if not form and language == "en" and not all(evidence.get(key, "").islower() for key in keys):
            form = _place_of_two_words(*keys)
        if form:
            if "’" in words[place + 1][0]:
                form = form.replace("'", "’")
            found[place], _, found[place + 1] = form.partition(" ")
    return found


def _place_of_two_words(first: str, second: str) -> str:
    """Return a known name of two words, possessive or not, with its capitals; empty if there is none."""
    if f"{first} {_possessive_base(second)}" not in PLACES:
        return ""
    return f"{capitalized(first, 'en')} {capitalized(second, 'en')}"


def _adjoin(word: re.Match[str], following: re.Match[str]) -> bool:
    return word.string[word.end() : following.start()] == " "


def display_name(text: str, *, language: str) -> str:
    """Return a name printed in capitals as names are written: ``AL JAZEERA`` is Al Jazeera, ``AFP`` stays.

    A name that is not all capitals stays as it is.
    """
    if not is_capitals(text):
        return text
    words = text.split(" ")
    made = [
        _name_word(word, first=place == 0, alone=len(words) == 1, language=language)
        for place, word in enumerate(words)
    ]
    return " ".join(made)


def _wanted(headline: str, language: str) -> frozenset[str]:
    found: set[str] = set()
    for word in _WORD.findall(headline):
        key = _key(word, language)
        base = _possessive_base(key)
        found.update((key, base, *_HYPHENS.split(key), *_HYPHENS.split(base)))
    return frozenset(found)


def _shows_case(word: str) -> bool:
    """Tell whether a word that opens a sentence still shows its case: ``iPhone``, ``NATO``, ``de``."""
    return word.islower() or (len(word) > 1 and word[1:] != word[1:].lower())


def _commonest(counted: Counter[str]) -> str:
    return max(counted.items(), key=lambda item: (item[1], item[0]))[0] if counted else ""


def _opens_name(words: list[re.Match[str]], place: int, language: str) -> bool:
    if place + 1 >= len(words) or not words[place][0][:1].isupper():
        return False
    this, following = words[place], words[place + 1]
    return (
        following.start() == this.end() + 1
        and following[0][:1].isupper()
        and lower(this[0], language) not in _function_words(language)
    )


def _possessive_base(word: str) -> str:
    for ending in ("’s", "'s", "’S", "'S"):
        if word.endswith(ending):
            return word[:-2]
    return word


def _word(word: str, language: str, evidence: Mapping[str, str], common: frozenset[str]) -> tuple[str, bool]:
    """Return a word of the headline as it should stand, and whether anything is known of it."""
    key = _key(word, language)
    if evidence.get(key):
        known = evidence[key]
        return (known.replace("'", "’") if "’" in word else known), True
    if _INITIALS.fullmatch(word):
        return word, True
    base = _possessive_base(word)
    if base != word:
        made, is_known = _word(base, language, evidence, common)
        return made + word[-2:-1] + "s", is_known
    if any(c.isdigit() for c in word):
        return _numbered(word, language, evidence, common), True
    if _HYPHENS.search(word):
        parts = [
            (part, True) if _HYPHENS.fullmatch(part) else _word(part, language, evidence, common)
            for part in _HYPHENS.split(word)
            if part
        ]
        return "".join(part for part, _ in parts), all(is_known for _, is_known in parts)
    return _unseen(word, key, language, common, in_body=key in evidence)


def _unseen(word: str, key: str, language: str, common: frozenset[str], *, in_body: bool) -> tuple[str, bool]:
    """Return a word that the body never shows inside a sentence."""
    if key in common:
        return ("I" if key == "i" and language == "en" else key), True
    if word in ACRONYMS or _ROMAN.fullmatch(word):
        return word, True
    if language == "en" and (key in _ENGLISH_DAYS or key in PLACES):
        return capitalized(key, language), True
    if language == "de" and key.endswith(NOUN_ENDINGS):
        return capitalized(key, language), True
    return key, in_body


def _numbered(word: str, language: str, evidence: Mapping[str, str], common: frozenset[str]) -> str:
    """Return ``F-16`` as printed, ``18TH`` as 18th, ``5-YEAR-OLD`` as 5-year-old."""
    made: list[str] = []
    parts = _HYPHENS.split(word)
    for place, part in enumerate(parts):
        numbered = _NUMBERED.fullmatch(part)
        if numbered and numbered[2].lower() in UNITS_AFTER_NUMBERS:
            made.append(numbered[1] + numbered[2].lower())
        elif part.isalpha() and (place > 0 or len(part) > 5 or evidence.get(_key(part, language))):
            made.append(_word(part, language, evidence, common)[0])
        else:
            made.append(part)
    return "".join(made)


def _with_sentence_starts(text: str, language: str) -> str:
    """Return ``text`` with a capital at its start, behind each stop, and in a sentence quoted behind a colon.

    ``U.S. strikes`` is no new sentence, and two quoted words are none.
    """
    text = _QUOTED_END.sub(
        lambda match: match[1] + capitalized(match[2], language), capitalized(text, language)
    )
    return _SENTENCE_START.sub(lambda match: match[1] + capitalized(match[2], language), text)


def _name_word(word: str, *, first: bool, alone: bool, language: str) -> str:
    bare = re.sub(r"\W", "", word)
    if not bare or _INITIALS.fullmatch(word) or any(c.isdigit() for c in bare):
        return word
    if bare in ACRONYMS or (bare not in SHORT_NAMES and _reads_like_acronym(bare, alone=alone)):
        return word
    if len(bare) == 1:
        return word if word.endswith(".") or language != "es" else word.lower()
    small = lower(word, language)
    if not first and small in NAME_PARTICLES:
        return small
    pieces = re.split("([-‐‑/'’.])", small)
    made = "".join(
        piece if place and pieces[place - 1] in {"'", "’"} and piece == "s" else capitalized(piece, language)
        for place, piece in enumerate(pieces)
    )
    return re.sub(r"\bMc([a-z])", lambda match: f"Mc{match[1].upper()}", made)


def _reads_like_acronym(bare: str, *, alone: bool) -> bool:
    return (len(bare) <= 5 and not _VOWEL.search(bare)) or (alone and len(bare) <= 4)


_VOWEL = re.compile("[AEIOUYÀ-ÖØ-ÝĀĂĄĒĘĚĪİŌŐŪŮŰАЕЁИОУЫЭЮЯІЇЄΑΕΗΙΟΥΩ]")
_ENGLISH_DAYS = frozenset(
    name
    for table in (MONTHS, WEEKDAYS)
    for group in table["en"].split("|")
    for name in group.split()[:1]
    if name not in {"may", "march"}
)
_COMMON: dict[str, frozenset[str]] = {name: frozenset(line.split()) for name, line in FUNCTION_WORDS.items()}


def _function_words(language: str) -> frozenset[str]:
    return _COMMON.get(language, frozenset())
