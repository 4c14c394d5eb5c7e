"""The dateline: place, and agency, that open the story. It stays in the text and leaves the summary."""

from __future__ import annotations

import re

from feedsvc.model.entry import Dateline
from feedsvc.normalize.dateline_forms import read_form
from feedsvc.text.date_names import MONTHS
from feedsvc.text.people_words import AGENCIES
from feedsvc.text.words import OPENERS

#: Characters before the separator, at most; and of story behind it, at least.
MAX_HEAD = 60
MIN_REST = 25

#: A dash of any make, or the pipe of agency reprints; the Spanish ``.-`` too.
_SEPARATOR = re.compile(
    r"(?:\.? ?[–—―]|\.?[ ]?--|\.-| [-_])(?:\s+|(?=[“\"«]))|(?<=\)) {1,2}(?=\S)|(?<=\)): (?=\S)|(?<=[A-Z]): (?=\S)|(?<=\w)- (?=\S)| [–—](?=[^\W\d_])| ?\| ?"
)
#: The press of South Asia opens with ``ISLAMABAD:``; a shorter word in capitals is an acronym.
_COLON_WORDS = 2
_COLON_LETTERS = 5
_AGENCY = re.compile(r" ?\(([^()]{2,40})\)$")
#: ``LA CROSSE, Wis.``, ``BUFFALO, N.Y.``: the full stop belongs to the region.
_SHORT_REGION = re.compile(r", (?:(?:[A-Z]\.){2}|[A-Z][a-z]{1,4}\.)$")
_SITE = re.compile(r"\w\.[a-z]{2,4}$", re.IGNORECASE)
_SPEAKER = re.compile(r"[A-Z][A-Z .'’-]{1,40}: ")
_NUMBER = re.compile(r"\d{1,4}")
_WORD = re.compile(r"[^\s,]+")
_QUOTES = re.compile('[“”"«»„‘!?:;…@#=/\\[\\]]')

#: Chinese, Japanese, Korean and Thai open stories in other ways.
_NO_BLANKS = re.compile("[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")

#: Small words inside names of places.
_PARTICLES = frozenset(
    "de del la las los le les al el of the and da do dos das di y e am an der im in on sur en upon".split()
)
#: Openers of a line with a dash that are no places, case-folded.
_NO_PLACES = frozenset(
    """
    note update updated watch read editor editors correction breaking exclusive opinion analysis explainer also video photo
    photos image file related published posted source sources by from mr mrs ms dr judge justice president minister
    q a question answer host interviewer speaker moderator summary advertisement live here why how what when who
    but so yet still now then yes no well dear hello today yesterday tomorrow monday tuesday wednesday thursday friday saturday
    sunday heute gestern hoy ayer aujourd'hui
    """.split()
)
#: Endings of outlets, which reprints put where the place belongs.
_OUTLETS = frozenset(
    """
    news times post tribune herald gazette journal chronicle daily online media press desk staff radio tv television
    blog magazine express guardian mirror independent star sun globe telegraph wire service agency network
    """.split()
)
_MONTHS = frozenset(name for table in MONTHS.values() for group in table.split("|") for name in group.split())


def find_dateline(paragraphs: tuple[str, ...], *, names: tuple[str, ...] = ()) -> tuple[int, Dateline] | None:
    """Return the dateline that opens the first or second paragraph, with the paragraph's index, or None.

    ``names`` are publishers: an outlet in the place of the place is none.
    """
    for index, paragraph in enumerate(paragraphs[:2]):
        found = read_dateline(paragraph, names=names)
        if found is not None:
            return None if _is_transcript(paragraphs, found) else (index, found)
    return None


def read_dateline(paragraph: str, *, names: tuple[str, ...] = ()) -> Dateline | None:
    """Return the dateline that ``paragraph`` opens with, or None.

    Spec: the forms of AP, Reuters, AFP, dpa, EFE and their reprints; the date in one is when it was filed.
    """
    own = read_form(paragraph)
    if own is not None:
        return None if _is_outlet(own.place, names) else own
    for separator in _SEPARATOR.finditer(paragraph, 0, MAX_HEAD + 30):
        found = _read(paragraph, separator, names)
        if found is not None:
            return found
        if separator.start() > MAX_HEAD or "|" not in separator[0]:
            return None
    return None


def without_dateline(paragraph: str, dateline: Dateline | None) -> str:
    """Return a paragraph without the dateline it opens with."""
    if dateline is None or not paragraph.startswith(dateline.raw):
        return paragraph
    return paragraph[len(dateline.raw) :].lstrip()


def _read(paragraph: str, separator: re.Match[str], names: tuple[str, ...]) -> Dateline | None:
    head, rest = paragraph[: separator.start()].strip(), paragraph[separator.end() :]
    mark = separator[0].strip()
    agency: str | None = None
    if mark == "|":
        place, _, agency = (piece.strip() for piece in head.partition("|"))
        if not agency:
            return None
        end = separator.end()
    else:
        bracket = _AGENCY.search(head)
        if bracket:
            agency, head = bracket[1].strip(), head[: bracket.start()].rstrip()
        place, end = head, separator.end()
    place = _without_date(place.rstrip(" ,"))
    place = place if _SHORT_REGION.search(place) else place.rstrip(" .,")
    known = agency is not None and _is_agency(agency)
    if mark == ":" and not known and not _may_precede_colon(place):
        return None
    if len(head) > MAX_HEAD or len(rest) < MIN_REST or rest[:1].islower() or (agency and _looks_told(agency)):
        return None
    if not mark and not known:
        return None
    if not _is_place(place, is_sure=known) or _is_outlet(place, names):
        return None
    return Dateline(raw=paragraph[:end].strip(), place=place, agency=agency)


def _may_precede_colon(place: str) -> bool:
    """Tell whether what stands in capitals before a colon is a place, ``ISLAMABAD:``, rather than a label or acronym."""
    words = place.split()
    return place.isupper() and len(words) <= _COLON_WORDS and len(place) >= _COLON_LETTERS


def _looks_told(agency: str) -> bool:
    """Tell whether brackets hold a remark, ``(left)``, rather than whom the text is from."""
    return not _is_agency(agency) and not any(c.isupper() for c in agency) and agency.isascii()


def _is_agency(name: str) -> bool:
    return any(part.strip().casefold() in AGENCIES for part in re.split("[/,&]", name))


def _without_date(place: str) -> str:
    """Cut a filing date off: ``ISLAMABAD, Jan 18``, ``Paris, le 3 mars 2024``."""
    words = list(_WORD.finditer(place))
    start = len(place)
    seen_month = seen_number = False
    for match in reversed(words):
        word = match[0].rstrip(".").casefold()
        if word in _MONTHS:
            seen_month = True
        elif _NUMBER.fullmatch(word.rstrip("º")):
            seen_number = True
        elif word not in {"le", "den", "de", "del"} or not seen_month:
            break
        start = match.start()
    return place[:start].rstrip(" ,.") if seen_month and seen_number else place


def _is_place(place: str, *, is_sure: bool) -> bool:
    if len(place) < 2 or _QUOTES.search(place) or any(c.isdigit() for c in place):
        return False
    parts = [part.strip() for part in re.split("[,،、]", place)]
    if len(parts) > 3 or not all(1 <= len(part.split()) <= 4 for part in parts):
        return False
    words = place.replace(",", " ").split()
    first = words[0].rstrip(".").casefold()
    if first in _NO_PLACES or (first in OPENERS and len(words) == 1) or (place.isupper() and len(place) < 3):
        return False
    for place_, word in enumerate(words):
        letter = next((c for c in word if c.isalpha()), "")
        if not letter or (letter.islower() and (place_ == 0 or word.casefold() not in _PARTICLES)):
            return False
    # Scripts without case show no name by a capital: two words, a comma or an agency must do.
    if _NO_BLANKS.search(place):
        return is_sure
    has_case = any(c.isupper() for c in place)
    return has_case or is_sure or len(words) <= 2 or len(parts) == 2


def _is_outlet(place: str, names: tuple[str, ...]) -> bool:
    folded = place.casefold()
    words = folded.split()
    if _SITE.search(place) and not _SHORT_REGION.search(place + "."):
        return True
    return any(folded == name.casefold() for name in names) or (len(words) > 1 and words[-1] in _OUTLETS)


def _is_transcript(paragraphs: tuple[str, ...], found: Dateline) -> bool:
    """Tell whether the line opens a dialogue: other paragraphs open the same way."""
    mark = found.raw[-1]
    if mark == ":":
        return any(
            _SPEAKER.match(paragraph) for paragraph in paragraphs[1:12] if not paragraph.startswith(found.raw)
        )
    heads = [paragraph[:MAX_HEAD].partition(f" {mark} ")[0] for paragraph in paragraphs[1:12]]
    alike = sum(1 for head in heads if 0 < len(head) < 30 and head[:1].isupper() and len(head.split()) <= 3)
    return alike >= 2
