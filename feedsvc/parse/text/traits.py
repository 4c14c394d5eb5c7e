"""What a line says of itself, as integers: length, ends, case, words that carry no topic, what it is marked as.

The first of three steps by which the reader tells body from chrome: ``surroundings`` looks at what stands around a
line, ``score`` asks the trained models. No trait tells a language or a script apart: what is learned from one holds
for the others.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING, Any, Final

from feedsvc.parse.text.characters import (
    BRACKET,
    COMMA,
    CREDIT,
    DENSE,
    DIGIT,
    FULL_STOP,
    LOWER,
    PARTICLE,
    QUOTE,
    SIGN,
    STOP,
    UPPER,
    classes_of,
    line_sums,
)
from feedsvc.parse.text.cues import is_caption, is_credited, is_item
from feedsvc.parse.text.marks import Mark
from feedsvc.parse.text.page import Line
from feedsvc.parse.text.shape import CLOSING, closes
from feedsvc.parse.text.trait_words import CHROME, CHROME_IN_DENSE, COMMENT, FUNCTION, KINDS, READER, WRITER
from feedsvc.parse.text.trees import MOST

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Table = NDArray[Any]

#: The beginning of a line that is looked at for words; its size and its end are those of the whole line.
SAMPLE: Final = 200
#: A shorter line is a label: it has no sentences, clauses, credits.
LABEL: Final = 25

#: Marks that are told apart; the others count as the number after the last.
MARKS: Final = (
    "related",
    "read-more",
    "share-prompt",
    "comment-thread",
    "comment-form",
    "newsletter",
    "follow-heading",
    "rights-line",
    "tags",
    "source-line",
    "image-placeholder",
    "advertisement",
    "page-control",
    "rule",
)
_MARK_CODES: Final = {rule: at for at, rule in enumerate(MARKS, 1)}
OTHER_MARK: Final = len(MARKS) + 1

NAMES: Final = (
    "size",
    "words",
    "word length",
    "capitalized",
    "function words",
    "sentences",
    "commas",
    "closes",
    "end",
    "start",
    "shouts",
    "digits",
    "signs",
    "reader words",
    "chrome words",
    "copies",
    "blanks before",
    "blanks after",
    "indented",
    "brackets",
    "quotes",
    "year",
    "clock",
    "credit",
    "comment words",
    "writer words",
    "item",
    "mark",
)

_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_CLOCK = re.compile(r"(?<![\d:])[0-2]?\d[:.h][0-5]\d(?!\d)")
#: Marks that hang on words; they become nothing before words are looked up.
_HANGING: Final = ',.;:!?"“”„«»()[]…'
_ASKING: Final = frozenset("?？؟")
_OPENING: Final = frozenset("\"“„«‘'「『»‹")
_BULLETS: Final = frozenset("•·▪◦‣●○■□✓►*-–—")
_MAY_CREDIT = re.compile(r"[:：©(\[（/|]|[–—-] |getty", re.IGNORECASE)

#: Codes of how a line ends and begins.
ENDS_OPEN, ENDS_STOP, ENDS_ASKING, ENDS_COLON, ENDS_BRACKET, ENDS_DOTS, ENDS_COMMA = range(7)
STARTS_UPPER, STARTS_LOWER, STARTS_QUOTE, STARTS_DIGIT, STARTS_BULLET, STARTS_BRACKET, STARTS_OTHER = range(7)
#: A line of so many words is taken to have so many hundredths of function words where none is listed.
UNLISTED: Final = (8, 25)
#: What a line of a script without case counts as: a label is capitalized, a sentence is not.
_CASELESS: Final = (70, 15)
#: A character of a script without spaces says as much as so many halves of a Latin letter.
_DENSITY_HALVES: Final = 5

#: The rarer words of a line, or the pairs of its characters: by them it is of one topic with others.
Topic = frozenset[str]
#: A word of a topic has so many letters.
TOPIC_LETTERS: Final = 4


@dataclass(frozen=True, slots=True, eq=False)
class Traits:
    """The traits of a page's lines."""

    #: (lines, NAMES); shares are in hundredths.
    rows: Table
    #: The words of all lines one after the other, in lower case, and where each line's begin.
    _words: list[str]
    _starts: list[int]
    _lines: Sequence[Line]
    #: True where words are written without spaces between them.
    _dense: list[bool]

    def topic(self, at: int) -> Topic:
        """Return the topic of a line."""
        if self._dense[at]:
            text = self._lines[at].text[:SAMPLE]
            return frozenset(map("".join, pairwise(text)))
        words = self._words[self._starts[at] : self._starts[at + 1]]
        return frozenset([word for word in words if len(word) >= TOPIC_LETTERS and word not in KINDS])


#: A quarter of such a line is written without spaces between words.
_MOSTLY_DENSE: Final = 1.375


def traits(lines: Sequence[Line], marks: Sequence[Mark | None]) -> Traits:
    """Return the traits of each line, in the order of NAMES."""
    import numpy as np

    samples = [line.text[:SAMPLE] for line in lines]
    lengths = np.array([len(sample) for sample in samples])
    starts = np.concatenate([[0], np.cumsum(lengths + 1)[:-1]])
    page = "\n".join(samples)
    classes = classes_of(page)
    sums = line_sums(classes, starts)
    blanks = np.frombuffer(page.encode("utf-32-le"), np.uint32)
    gap = (blanks == ord(" ")) | (blanks == ord("\n"))
    words = np.add.reduceat(gap, starts, dtype=np.int64)
    words[-1] += 1
    opens = np.concatenate([[True], gap[:-1]])
    capitals = np.add.reduceat(opens & (classes & UPPER > 0), starts, dtype=np.int64)
    stops = np.concatenate([(classes[:-1] & STOP > 0) & (blanks[1:] == ord(" ")), [False]])
    gaps = np.add.reduceat(stops | (classes & FULL_STOP > 0), starts, dtype=np.int64)
    whole = np.array([len(line.text) for line in lines])
    size = whole + whole * (_DENSITY_HALVES - 2) * sums[DENSE] // (2 * lengths)
    low, word_starts = _words(page, words.tolist())
    kinds = _kinds(low, word_starts)
    dense = size > _MOSTLY_DENSE * whole
    function = np.where(dense, 300 * sums[PARTICLE] // lengths, 100 * kinds[FUNCTION] // words)
    # A script without case whose function words nobody listed: a long line of it is taken to have some.
    unlisted = (sums[UPPER] + sums[LOWER] == 0) & (function == 0) & (words >= UNLISTED[0])
    function = np.where(unlisted, UNLISTED[1], function)
    closing = np.array([closes(line.text) for line in lines])
    caseless = (sums[UPPER] == 0) & (sums[LOWER] == 0)
    like_sentence = closing | (size > SAMPLE)
    capitalized = np.where(
        caseless, np.where(like_sentence, _CASELESS[1], _CASELESS[0]), 100 * capitals // words
    )
    label = size < LABEL
    short = size < SAMPLE
    credited = sums[CREDIT] > 0 if "getty" not in page.lower() else True
    told = _told(
        lines,
        digits=short & (sums[DIGIT] > 0),
        credited=~label & (credited | ~short),
        dense=dense,
    )
    columns = {
        "size": np.minimum(size, 2000),
        "words": np.minimum(words * whole // lengths, 400),
        "word length": np.minimum(10 * (lengths - words + 1) // words, 400),
        "capitalized": capitalized,
        "function words": np.minimum(function, 100),
        "sentences": np.where(label, 0, np.minimum(gaps, 9)),
        "commas": np.where(label, 0, sums[COMMA]),
        "closes": closing,
        "end": [_end(line.text) for line in lines],
        "start": [
            _start(line.text[0], caseless=bare) for line, bare in zip(lines, caseless.tolist(), strict=True)
        ],
        "shouts": (words > 1) & (sums[LOWER] == 0) & (sums[UPPER] > 0),
        "digits": 100 * sums[DIGIT] // lengths,
        "signs": sums[SIGN],
        "reader words": kinds[READER],
        "chrome words": kinds[CHROME] + told[4],
        "copies": [min(line.copies, 9) for line in lines],
        "blanks before": [min(line.before, 9) for line in lines],
        "blanks after": [min(line.after, 9) for line in lines],
        "indented": [line.indented for line in lines],
        "brackets": sums[BRACKET],
        "quotes": sums[QUOTE],
        "year": told[0],
        "clock": told[1],
        "credit": told[2],
        "comment words": np.where(size < SAMPLE, kinds[COMMENT], 0),
        "writer words": kinds[WRITER],
        "item": told[3],
        "mark": [mark_code(found) for found in marks],
    }
    rows = np.stack([np.asarray(columns[name], np.int64) for name in NAMES], axis=1)
    return Traits(np.minimum(rows, MOST), low, word_starts, lines, dense.tolist())


def mark_code(found: Mark | None) -> int:
    """Return the number by which a mark is told apart; 0 for none."""
    return 0 if found is None else _MARK_CODES.get(found.rule, OTHER_MARK)


def _words(page: str, counts: Iterable[int]) -> tuple[list[str], list[int]]:
    """Return the words of all lines in lower case without what hangs on them, and where each line's begin."""
    low = page.lower()
    for mark in _HANGING:
        low = low.replace(mark, "")
    # Not split(): a word that was nothing but marks is still one, or the lines' words would move.
    return low.replace("\n", " ").split(" "), [0, *accumulate(counts)]


def _kinds(words: Sequence[str], starts: Sequence[int]) -> dict[int, Table]:
    """Return how many words of each kind each line has."""
    import numpy as np

    known = KINDS.get
    codes = np.array([known(word, 0) for word in words], np.uint8)
    firsts = np.array(starts[:-1])
    bits = (FUNCTION, READER, COMMENT, WRITER, CHROME)
    return {bit: np.add.reduceat(codes & bit > 0, firsts, dtype=np.int64) for bit in bits}


def _told(lines: Sequence[Line], *, digits: Table, credited: Table, dense: Table) -> list[Table]:
    """Return for each line whether it holds a year, a time of day, a picture's credit, an item's bullet, chrome's words.

    Lines that cannot hold dates, credits and such words are told by the three tables, and are not searched.
    """
    import numpy as np

    found = np.zeros((5, len(lines)), np.int64)
    for at in np.flatnonzero(digits).tolist():
        text = lines[at].text
        found[0, at] = _YEAR.search(text) is not None
        found[1, at] = _CLOCK.search(text) is not None
    for at in np.flatnonzero(credited).tolist():
        text = lines[at].text
        if _MAY_CREDIT.search(text[-SAMPLE:]):
            found[2, at] = is_caption(text) or is_credited(text)
    for at, line in enumerate(lines):
        text = line.text
        if not text[0].isalpha() or text[1:2] == ")":
            found[3, at] = is_item(text)
    for at in np.flatnonzero(dense).tolist():
        found[4, at] = CHROME_IN_DENSE.search(lines[at].text[:SAMPLE]) is not None
    return list(found)


def _end(text: str) -> int:
    last = text[-1]
    if last in _ASKING:
        return ENDS_ASKING
    if text.endswith(("...", "…")):
        return ENDS_DOTS
    if last in CLOSING:
        return ENDS_STOP
    if last in ":：":
        return ENDS_COLON
    if last in ")）]":
        return ENDS_BRACKET
    return ENDS_COMMA if last in ",;，；" else ENDS_OPEN


def _start(first: str, *, caseless: bool) -> int:
    if first.isupper():
        return STARTS_UPPER
    if first.islower():
        return STARTS_LOWER
    if first in _OPENING:
        return STARTS_QUOTE
    if first.isdecimal():
        return STARTS_DIGIT
    if first in _BULLETS:
        return STARTS_BULLET
    if first in "([（【":
        return STARTS_BRACKET
    return STARTS_UPPER if caseless else STARTS_OTHER
