"""What a line says of itself, as integers: length, ends, case, words that carry no topic, what it is marked as.

The first of three steps by which the reader tells body from chrome: ``surroundings`` looks at what stands around a
line, ``score`` asks the trained models. No trait tells a language or a script apart: what is learned from one holds
for the others.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import accumulate, chain, pairwise
from typing import TYPE_CHECKING, Any, Final

from feedsvc.parse.text.cues import is_caption, is_credited, is_item
from feedsvc.parse.text.marks import Mark
from feedsvc.parse.text.page import Line
from feedsvc.parse.text.shape import CLOSING, closes
from feedsvc.parse.text.trait_words import CHROME, CHROME_IN_DENSE, COMMENT, FUNCTION, KINDS, READER, WRITER
from feedsvc.parse.text.trees import MOST

if TYPE_CHECKING:
    import numpy as np
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

#: Particles and function characters of Chinese, Japanese and Korean.
_PARTICLES: Final = "的了是在和有不这也与而被将对从但はのにをがでとてたすまるしれな이가은는을를에의도로"
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

#: Classes of characters, a bit each.
_UPPER, _LOWER, _DIGIT, _COMMA, _BRACKET, _QUOTE, _SIGN, _DENSE, _STOP, _FULL_STOP, _PARTICLE = (
    1 << bit for bit in range(11)
)
_SETS: Final = (
    (_COMMA, ",;，、،；"),
    (_BRACKET, "()[]（）"),
    (_QUOTE, '"“”„«»「」『』'),
    (_SIGN, "|@#/<>_=+»›©→▶•"),
    (_STOP, ".!?…”»"),
    (_FULL_STOP, "。！？।۔؟"),
    (_PARTICLE, _PARTICLES),
)
#: Letters with case and digits stand below this code point, and a few above (full width).
_CASED_BELOW: Final = 0x2C00
_FULL_WIDTH: Final = range(0xFF10, 0xFF5B)
_DENSE_RANGES: Final = (
    (0x0E00, 0x0F00),
    (0x1000, 0x10A0),
    (0x1780, 0x1800),
    (0x3040, 0x3100),
    (0x3400, 0x4DC0),
    (0x4E00, 0xA000),
    (0xAC00, 0xD7B0),
    (0xF900, 0xFB00),
)


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
    classes = _classes_of(page)
    sums = _line_sums(classes, starts)
    blanks = np.frombuffer(page.encode("utf-32-le"), np.uint32)
    gap = (blanks == ord(" ")) | (blanks == ord("\n"))
    words = np.add.reduceat(gap, starts, dtype=np.int64)
    words[-1] += 1
    opens = np.concatenate([[True], gap[:-1]])
    capitals = np.add.reduceat(opens & (classes & _UPPER > 0), starts, dtype=np.int64)
    stops = np.concatenate([(classes[:-1] & _STOP > 0) & (blanks[1:] == ord(" ")), [False]])
    gaps = np.add.reduceat(stops | (classes & _FULL_STOP > 0), starts, dtype=np.int64)
    whole = np.array([len(line.text) for line in lines])
    size = whole + whole * (_DENSITY_HALVES - 2) * sums[_DENSE] // (2 * lengths)
    low, word_starts = _words(page, words.tolist())
    kinds = _kinds(low, word_starts)
    dense = size > _MOSTLY_DENSE * whole
    function = np.where(dense, 300 * sums[_PARTICLE] // lengths, 100 * kinds[FUNCTION] // words)
    # A script without case whose function words nobody listed: a long line of it is taken to have some.
    unlisted = (sums[_UPPER] + sums[_LOWER] == 0) & (function == 0) & (words >= UNLISTED[0])
    function = np.where(unlisted, UNLISTED[1], function)
    closing = np.array([closes(line.text) for line in lines])
    caseless = (sums[_UPPER] == 0) & (sums[_LOWER] == 0)
    like_sentence = closing | (size > SAMPLE)
    capitalized = np.where(
        caseless, np.where(like_sentence, _CASELESS[1], _CASELESS[0]), 100 * capitals // words
    )
    label = size < LABEL
    told = _told(lines, size.tolist(), sums[_DIGIT].tolist(), dense.tolist())
    columns = {
        "size": np.minimum(size, 2000),
        "words": np.minimum(words * whole // lengths, 400),
        "word length": np.minimum(10 * (lengths - words + 1) // words, 400),
        "capitalized": capitalized,
        "function words": np.minimum(function, 100),
        "sentences": np.where(label, 0, np.minimum(gaps, 9)),
        "commas": np.where(label, 0, sums[_COMMA]),
        "closes": closing,
        "end": [_end(line.text) for line in lines],
        "start": [
            _start(line.text[0], caseless=bare) for line, bare in zip(lines, caseless.tolist(), strict=True)
        ],
        "shouts": (words > 1) & (sums[_LOWER] == 0) & (sums[_UPPER] > 0),
        "digits": 100 * sums[_DIGIT] // lengths,
        "signs": sums[_SIGN],
        "reader words": kinds[READER],
        "chrome words": kinds[CHROME] + told[4],
        "copies": [min(line.copies, 9) for line in lines],
        "blanks before": [min(line.before, 9) for line in lines],
        "blanks after": [min(line.after, 9) for line in lines],
        "indented": [line.indented for line in lines],
        "brackets": sums[_BRACKET],
        "quotes": sums[_QUOTE],
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


@cache
def _classes() -> NDArray[np.uint16]:
    """Return the classes of the characters of the Basic Multilingual Plane; what lies above has those of its last."""
    import numpy as np

    found = np.zeros(0x10000, np.uint16)
    for code in chain(range(_CASED_BELOW), _FULL_WIDTH):
        character = chr(code)
        if character.isupper():
            found[code] |= _UPPER
        elif character.islower():
            found[code] |= _LOWER
        elif character.isdecimal():
            found[code] |= _DIGIT
    for first, end in _DENSE_RANGES:
        found[first:end] |= _DENSE
    for bit, characters in _SETS:
        for character in characters:
            found[ord(character)] |= bit
    return found


def _classes_of(page: str) -> NDArray[np.uint16]:
    import numpy as np

    codes = np.frombuffer(page.encode("utf-32-le"), np.uint32)
    return _classes()[np.minimum(codes, 0xFFFF)]


def _line_sums(classes: NDArray[np.uint16], starts: Table) -> dict[int, Table]:
    """Return how many characters of each class each line has."""
    import numpy as np

    bits = (_UPPER, _LOWER, _DIGIT, _COMMA, _BRACKET, _QUOTE, _SIGN, _DENSE, _PARTICLE)
    return {bit: np.add.reduceat(classes & bit > 0, starts, dtype=np.int64) for bit in bits}


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


def _told(
    lines: Sequence[Line], sizes: Sequence[int], digits: Sequence[int], dense: Sequence[bool]
) -> list[Table]:
    """Return for each line whether it holds a year, a time of day, a picture's credit, an item's bullet, chrome's words."""
    import numpy as np

    found = np.zeros((5, len(lines)), np.int64)
    for at, line in enumerate(lines):
        text = line.text
        if digits[at] and sizes[at] < SAMPLE:
            found[0, at] = _YEAR.search(text) is not None
            found[1, at] = _CLOCK.search(text) is not None
        if sizes[at] >= LABEL and _MAY_CREDIT.search(text[-SAMPLE:]):
            found[2, at] = is_caption(text) or is_credited(text)
        if not text[0].isalpha() or text[1:2] == ")":
            found[3, at] = is_item(text)
        if dense[at]:
            found[4, at] = CHROME_IN_DENSE.search(text[:SAMPLE]) is not None
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
