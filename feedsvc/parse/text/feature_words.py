"""The features of the line models in words that an operator understands, values included.

A table from slug to words; the families (a neighbour's trait, a count within so many lines) are put together from their
parts. A test holds the table to the models: each of their features has words.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

from feedsvc.parse.text import standing, surroundings, traits
from feedsvc.parse.text.trees import UNIT

Words = Callable[[int], str]

#: The feature of the second look that holds what the first one said.
FIRST_LOOK: Final = "odds"

#: What a mark is called where its distance is told.
MARK_WORDS: Final = {
    "related": "a list of other articles",
    "read-more": "a pointer to another article",
    "share-prompt": "a share prompt",
    "comment-thread": "the readers' comments",
    "comment-form": "a comment form",
    "newsletter": "a newsletter box",
    "follow-heading": "follow links",
    "rights-line": "a rights line",
    "tags": "a list of tags",
    "source-line": "a source line",
    "image-placeholder": "a picture's placeholder",
    "advertisement": "an advertisement's label",
    "page-control": "a button of the page",
    "rule": "a drawn line",
    "comment words": "a line with words of comments",
    "prose": "a paragraph",
    "sure": "a line that is surely text",
    "body": "a line that is likely text",
}
_ENDS: Final = (
    "ends without a stop",
    "ends with a stop",
    "ends in a question",
    "ends in a colon",
    "ends in a bracket",
    "breaks off in dots",
    "ends in a comma",
)
_STARTS: Final = (
    "begins with a capital",
    "begins in lower case",
    "begins with a quotation mark",
    "begins with a digit",
    "begins with a bullet or dash",
    "begins with a bracket",
    "begins with a sign",
)


def _many(one: str, many: str) -> Words:
    return lambda value: f"{value or 'no'} {one if value == 1 else many}"


def _either(yes: str, no: str) -> Words:
    return lambda value: yes if value else no


def _one_of(names: tuple[str, ...]) -> Words:
    return lambda value: names[value] if 0 <= value < len(names) else names[-1]


def _marked(value: int) -> str:
    if value == 0:
        return "is no label, button or placeholder"
    name = traits.MARKS[value - 1] if 0 < value <= len(traits.MARKS) else ""
    return f"is {MARK_WORDS.get(name, 'a label of the page')}"


_OWN: Final[dict[str, Words]] = {
    "size": _many("letter long", "letters long"),
    "words": _many("word", "words"),
    "word length": lambda value: f"words of {value / 10:.1f} letters",
    "capitalized": lambda value: f"{value} % of its words capitalized",
    "function words": lambda value: f"{value} % little words (the, of, and)",
    "sentences": _many("sentence's end inside", "sentences' ends inside"),
    "commas": _many("comma", "commas"),
    "closes": _either("ends like a sentence", "does not end like a sentence"),
    "end": _one_of(_ENDS),
    "start": _one_of(_STARTS),
    "shouts": _either("all in capitals", "not all in capitals"),
    "digits": lambda value: f"{value} % digits",
    "signs": _many("sign such as | @ #", "signs such as | @ #"),
    "reader words": _many("word to the reader (you, we)", "words to the reader (you, we)"),
    "chrome words": _many("word of menus and forms", "words of menus and forms"),
    "copies": lambda value: f"printed {value} times" if value > 1 else "printed once",
    "blanks before": _many("blank line above", "blank lines above"),
    "blanks after": _many("blank line below", "blank lines below"),
    "indented": _either("indented", "not indented"),
    "brackets": _many("bracket", "brackets"),
    "quotes": _many("quotation mark", "quotation marks"),
    "year": _either("names a year", "names no year"),
    "clock": _either("names a time of day", "names no time of day"),
    "credit": _either("has a picture's credit", "has no picture's credit"),
    "comment words": _many("word of comments (reply, likes)", "words of comments (reply, likes)"),
    "writer words": _many("word about writers (editor, author)", "words about writers (editor, author)"),
    "item": _either("begins like a list's item", "is no list's item"),
    "mark": _marked,
}


def _signed(odds: int) -> str:
    return f"{odds / UNIT:+.1f}"


def _neighbour_odds(what: str) -> Words:
    return lambda value: f"{what}: {_signed(value - standing.SURE - 1)}" if value else f"{what}: none there"


def _neighbour_worst(what: str) -> Words:
    return lambda value: f"{what}: {_signed(standing.SURE + 1 - value)}" if value else f"{what}: none there"


def _tenfold(words: str) -> Words:
    return lambda value: words.format(f"about {10 * value:,}" if value else "no")


def _rank(value: int) -> str:
    return "in the page's main run of text" if value == 0 else f"in the page's run of text number {value + 1}"


_PAGE: Final[dict[str, Words]] = {
    "prose before": _tenfold("{} letters of paragraphs above"),
    "prose after": _tenfold("{} letters of paragraphs below"),
    "prose before, share": lambda value: f"{value} % of the paragraphs stand above",
    "prose after, share": lambda value: f"{value} % of the paragraphs stand below",
    "lines before": _many("line above it", "lines above it"),
    "lines after": _many("line below it", "lines below it"),
    "place": lambda value: f"{value} % down the page",
    "gap": _many("line between the paragraphs around it", "lines between the paragraphs around it"),
    "prose beside": lambda value: (
        f"paragraphs of {value} letters or more on both sides"
        if value
        else "no paragraph on one side at least"
    ),
    "longest before": lambda value: f"longest of the ten lines above has {value} letters",
    "longest after": lambda value: f"longest of the ten lines below has {value} letters",
    "like 1": lambda value: f"{value} of its 2 neighbours are of its kind",
    "like 2": lambda value: f"{value} of the lines 2 away are of its kind",
    "like 3": lambda value: f"{value} of the lines 3 away are of its kind",
    "twin": _either("a long line that is printed twice", "no long line that is printed twice"),
    FIRST_LOOK: lambda value: f"at first look {'text' if value > 0 else 'no text'}, {_signed(value)}",
    "mass before": _tenfold("{} letters of likely text above"),
    "mass after": _tenfold("{} letters of likely text below"),
    "mass before, share": lambda value: f"{value} % of the likely text stands above",
    "mass after, share": lambda value: f"{value} % of the likely text stands below",
    "peak": lambda value: f"{value} % as much text around it as where the page has most",
    "best before": _neighbour_odds("surest of the 3 lines above"),
    "best after": _neighbour_odds("surest of the 3 lines below"),
    "worst before": _neighbour_worst("least sure of the 3 lines above"),
    "worst after": _neighbour_worst("least sure of the 3 lines below"),
    "weaker side": _neighbour_odds("the less likely of its neighbours"),
    "kin": lambda value: f"{value} % of its words stand in the text, too",
    "close kin": lambda value: f"{value} % of its words stand in the text often",
    "topic": _many("word that tells a topic", "words that tell a topic"),
    "run lines": lambda value: (
        f"in a run of {value} alike lines" if value > 1 else "unlike the lines beside it"
    ),
    "run mass": _tenfold("in a run with {} letters of text"),
    "run rank": _rank,
}
_COUNTED: Final = {
    "prose": ("paragraph", "paragraphs"),
    "letters": ("letter of paragraphs", "letters of paragraphs"),
    "marks": ("label, button or placeholder", "labels, buttons or placeholders"),
    "dates": ("short line with a year", "short lines with a year"),
    "comments": ("line with words of comments", "lines with words of comments"),
    "credits": ("line with a picture's credit", "lines with a picture's credit"),
}

#: Features that say nearly the same; of each theme one is told.
_THEMES: Final = {
    **dict.fromkeys(("run lines", "run mass", "run rank", "gap", "since body", "until body"), "run"),
    **dict.fromkeys(("since sure", "until sure", "since prose", "until prose"), "run"),
    **dict.fromkeys(("prose before", "prose before, share", "mass before", "mass before, share"), "above"),
    **dict.fromkeys(("prose after", "prose after, share", "mass after", "mass after, share"), "below"),
    **dict.fromkeys(("lines before", "lines after", "place"), "place"),
    **dict.fromkeys(("best before", "best after", "worst before", "worst after", "weaker side"), "beside"),
}

_NEIGHBOUR = re.compile(r"(.+) ([+-])([1-9])")
_WITHIN = re.compile(r"(\w+) (before|after) ([0-9]{1,2})")
_DISTANCE = re.compile(r"(since|until) (.+)")


def words(feature: str, value: int) -> str:
    """Return what a feature says of a line when it has this value; an unknown one is named by its slug.

    Example: ``words("size -2", 218)`` is ``"2 lines above: 218 letters long"``.
    """
    found = words_of(feature)
    return found(value) if found is not None else f"{feature}: {value}"


def theme(feature: str) -> str:
    """Return what a feature is about: those of one theme say nearly the same."""
    if known := _THEMES.get(feature):
        return known
    if parts := _NEIGHBOUR.fullmatch(feature):
        return "beside" if parts[1] == FIRST_LOOK else f"beside: {parts[1]}"
    parts = _WITHIN.fullmatch(feature)
    return f"{parts[1]} {parts[2]}" if parts else feature


def words_of(feature: str) -> Words | None:
    """Return what puts a feature into words, or None."""
    if known := _OWN.get(feature) or _PAGE.get(feature):
        return known
    if parts := _NEIGHBOUR.fullmatch(feature):
        return _neighbour(parts[1], below=parts[2] == "+", away=int(parts[3]))
    if parts := _WITHIN.fullmatch(feature):
        return _within(parts[1], "above" if parts[2] == "before" else "below", int(parts[3]))
    if (parts := _DISTANCE.fullmatch(feature)) and (name := MARK_WORDS.get(parts[2])):
        return _distance(name, since=parts[1] == "since")
    return None


def _neighbour(trait: str, *, below: bool, away: int) -> Words | None:
    side = "below" if below else "above"
    where = f"line {side}" if away == 1 else f"{away} lines {side}"
    if trait == FIRST_LOOK:
        return _neighbour_odds(f"{where}, at first look")
    own = _OWN.get(trait)
    return None if own is None else lambda value: f"{where}: {own(value)}"


def _within(what: str, side: str, reach: int) -> Words | None:
    where = f"within {reach} lines {side}"
    if what == "chance":
        return lambda value: f"{value / 100:.1f} likely lines of text {where}"
    counted = _COUNTED.get(what)
    if counted is None:
        return None
    count = _many(*counted)
    return lambda value: f"{count(value)} {where}"


def _distance(name: str, *, since: bool) -> Words:
    side, way = ("above", "below") if since else ("below", "above")

    def said(value: int) -> str:
        if value == 0:
            return f"is itself {name}"
        if value >= surroundings.FARTHEST:
            return f"no such thing near {side}: {name}"
        return f"{value} {'line' if value == 1 else 'lines'} {way} {name}"

    return said
