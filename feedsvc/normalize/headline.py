"""The headline: site names, wire marks and genre kickers off, capitals restored by evidence from the body."""

from __future__ import annotations

import re
from dataclasses import dataclass

from feedsvc.normalize.dateline import find_dateline, without_dateline
from feedsvc.normalize.vocabulary import GENRES
from feedsvc.text.casing import display_name, is_capitals, is_shouting, learn, recase
from feedsvc.text.clean import clean_line
from feedsvc.text.headline_case import into_headline_case, is_headline_case, out_of_headline_case

#: Of a headline's words, body and language must know this share, or the capitals stay.
MIN_KNOWN = 0.5

_WIRE_HEAD = re.compile(
    r"(?:(?:UPDATE|WRAPUP|FACTBOX|TABLE|TEXT|REFILE|RPT|CORRECTED|EXCLUSIVE|INSIGHT|FEATURE) ?\d{0,2}-"
    r"|(?:REFILE|RPT|CORRECTED|URGENT|ATTENTION|\d(?:ST|ND|RD|TH) (?:LEAD|LD)(?:-WRITETHRU)?)[-: ]+)(?=\S)"
)
_WIRE_TAIL = re.compile(r"(?: ?=| \*{2,}| ATTENTION\b.{0,80})$")
#: ``(+Fotos)``, ``[VIDEO]``: what else the page holds is no part of the headline.
_MEDIA_TAIL = re.compile(
    r" ?[(\[]\+? ?(?:with )?(?:video|videos|vídeo|photos?|fotos?|pics|pictures|gallery|audio|watch|live|update[ds]?"
    r"|видео|фото|فيديو|صور|视频|图)(?: ?[+/&,] ?(?:video|photos?|fotos?|видео|фото))?[)\]]$",
    re.IGNORECASE,
)
_TAIL_MARK = re.compile(r" (?:[|·•»«–—-]|::|\|\|) ")
_DOMAIN = re.compile(
    r"(?:www\.)?[\w-]+(?:\.[\w-]+)*\.(?:com|org|net|info|news|tv|co|io|[a-z]{2})", re.IGNORECASE
)
_KICKER = re.compile(r"([^\W\d_][^:|\n]{1,24}?) ?[:|] +(?=\S)")
#: Two words in capitals shout too, if one is longer than acronyms are.
_SHORT_SHOUT = 2
_LONGEST_ACRONYM = 5
_NOT_LETTERS = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Headline:
    """A headline for people, and what was done to it."""

    text: str
    #: As printed, blanks and illegal characters aside.
    raw: str
    #: ``OPINION:`` and its like, as a genre; None without one.
    genre: str | None
    was_shouting: bool
    #: False where the capitals had to stay: the body knows too few of the words.
    is_restored: bool
    #: Slugs of what was done, in order.
    rules: tuple[str, ...]


def read_headline(
    printed: str,
    *,
    paragraphs: tuple[str, ...],
    language: str,
    names: tuple[str, ...] = (),
    case: str = "auto",
) -> Headline:
    """Return the headline as it should be shown; ``names`` are those of site and publisher, ``case`` the source's."""
    raw = clean_line(printed)
    rules: list[str] = []
    text = _cut(raw, _WIRE_HEAD.sub("", raw, count=1), "wire-head", rules)
    text = _cut(text, _WIRE_TAIL.sub("", text), "wire-tail", rules)
    text = _cut(text, _MEDIA_TAIL.sub("", text), "media-tail", rules)
    text = _cut(text, without_site_name(text, names), "site-name", rules)
    genre, bare = _kicker(text)
    text = _cut(text, bare, "genre-kicker", rules)
    if text.endswith(".") and text.count(".") == 1 and len(text.split()) > 3:
        text = _cut(text, text[:-1], "full-stop", rules)
    primary = language.partition("-")[0]
    was_shouting = case != "keep" and (is_shouting(text) or _is_short_shout(text))
    is_restored = False
    if was_shouting or (case == "sentence" and is_headline_case(text)):
        evidence = learn(_told(paragraphs, names, primary), primary, headline=text)
        rewrite = recase if was_shouting else out_of_headline_case
        made = rewrite(text, language=primary, evidence=evidence)
        # In Headline Case a word that nothing is known of has its capital anyway.
        is_restored = made.known >= (0.0 if case == "title" and primary == "en" else MIN_KNOWN)
        text = made.text if is_restored else text
        rules.append("case-from-body" if is_restored else "capitals-kept")
    if case == "title" and primary == "en" and (is_restored or not was_shouting):
        text = _cut(text, into_headline_case(text), "headline-case", rules)
    return Headline(
        text=text,
        raw=raw,
        genre=genre,
        was_shouting=was_shouting,
        is_restored=is_restored,
        rules=tuple(rules),
    )


def without_site_name(text: str, names: tuple[str, ...]) -> str:
    """Return ``text`` without a trailing ``| Site`` that is one of ``names`` or a domain."""
    marks = list(_TAIL_MARK.finditer(text))
    if not marks:
        return text
    head, tail = text[: marks[-1].start()].rstrip(), text[marks[-1].end() :].strip()
    known = {_folded(name) for name in names if name}
    known |= {name.removeprefix("the") for name in known}
    if len(head.split()) < 2 and len(head) < 8:
        return text
    if _folded(tail).removeprefix("the") in known or _DOMAIN.fullmatch(tail):
        return without_site_name(head, names)
    return text


def _told(paragraphs: tuple[str, ...], names: tuple[str, ...], language: str) -> tuple[str, ...]:
    """Return the paragraphs with a dateline in capitals written as a name: ``SEOUL, South Korea (AP) —``."""
    found = find_dateline(paragraphs, names=names)
    if found is None or not found[1].place:
        return paragraphs
    at, dateline = found
    place = ", ".join(display_name(part, language=language) for part in dateline.place.split(", "))
    return (
        *paragraphs[:at],
        without_dateline(paragraphs[at], dateline),
        *paragraphs[at + 1 :],
        f"– in {place}",
    )


def _is_short_shout(text: str) -> bool:
    """Tell whether a headline of two words is set in capitals; one word alone may be an acronym."""
    words = text.split()
    return len(words) == _SHORT_SHOUT and is_capitals(text) and max(map(len, words)) > _LONGEST_ACRONYM


def _folded(text: str) -> str:
    return _NOT_LETTERS.sub("", text).casefold()


def _cut(before: str, after: str, rule: str, rules: list[str]) -> str:
    after = after.strip()
    if after == before or not after:
        return before
    rules.append(rule)
    return after


def _kicker(text: str) -> tuple[str | None, str]:
    """Return a genre and the headline without it; in mixed case the word stays: it may be part of the sentence."""
    match = _KICKER.match(text)
    genre = GENRES.get(match[1].casefold().strip(" []")) if match else None
    if match is None or genre is None:
        return None, text
    return genre, text[match.end() :] if match[1].isupper() else text
