"""What is known of a line, or of a part of one, that may be the headline, as whole numbers: the features of its model.

What the line models know of the same line comes first (``standing``): its shape, its neighbours, how much text is
near. Here is added what makes a headline: whether it speaks of what the body speaks of, what stands between it and the
body, whether the page says it again, and how it compares with the other candidates.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from feedsvc.parse.text.cues import is_bare_name, is_byline, is_caption
from feedsvc.parse.text.marks import Mark
from feedsvc.parse.text.page import Line
from feedsvc.parse.text.shape import closes, size
from feedsvc.parse.text.trait_words import KINDS
from feedsvc.text.datelike import find_date, is_date_line
from feedsvc.text.sections import are_sections

#: How far above the first body line the headline is looked for: 98 % stand within 60 lines (development dumps).
REACH: Final = 60
#: How many lines from there on, where the text seems to begin above its headline.
INSIDE: Final = 9
#: A headline is no longer, in Latin letters.
LONGEST: Final = 260
#: Body paragraphs and characters of each whose words a candidate is compared with; the first ones are the lede.
SAMPLE: Final = (30, 600)
LEDE: Final = 2
#: Lines looked at for a date or a byline on either side.
NEAR: Final = 12
#: A shorter text stands on a page by chance.
TELLING: Final = 5
#: A line this long, in Latin letters, could be a headline.
LIKELY: Final = 28
#: A date line is shorter, in characters.
DATED: Final = 120
DECK: Final = 50

#: Kinds of lines.
PLAIN, MARKED, BYLINE, CAPTION, DATE, SECTIONS, NAME, SENTENCE, BEYOND = range(9)
#: Kinds of lines that are no headline.
_NO_HEADLINE: Final = frozenset({MARKED, BYLINE, CAPTION, DATE})

_WORD = re.compile(r"[^\W_]{3,}|[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]{2}")
#: The same for ASCII, where it takes half the time.
_PLAIN_WORD = re.compile("[0-9a-z]{4,}")


@dataclass(frozen=True, slots=True)
class Text:
    """A line that may be the headline, or a part of it that may be."""

    #: Index among the page's lines.
    at: int
    text: str
    #: What was cut off; empty for a whole line.
    rest: str = ""
    #: How it was cut: 0 not at all, else the number of the mark that parts it.
    cut: int = 0


@dataclass(frozen=True)
class Scene:
    """The lines of a dump with what is known of them when the headline is sought."""

    lines: Sequence[Line]
    marks: Sequence[Mark | None]
    body: Sequence[bool]

    @cached_property
    def start(self) -> int:
        return list(self.body).index(True)

    @cached_property
    def end(self) -> int:
        return len(self.body) - 1 - list(self.body)[::-1].index(True)

    @cached_property
    def first(self) -> int:
        """The first line that is looked at; lines from ``last`` on are not."""
        return max(0, self.start - REACH)

    @cached_property
    def last(self) -> int:
        return min(self.start + INSIDE, len(self.lines))

    @cached_property
    def kinds(self) -> list[int]:
        """The kinds of the lines from ``first`` on, some beyond ``last`` among them."""
        near = slice(self.first, self.last + NEAR)
        return [kind(line, found) for line, found in zip(self.lines[near], self.marks[near], strict=True)]

    @cached_property
    def paragraphs(self) -> list[str]:
        shown = zip(self.lines[self.start :], self.body[self.start :], strict=True)
        inside = (line.text[: SAMPLE[1]] for line, held in shown if held)
        return [text for text, _ in zip(inside, range(SAMPLE[0]), strict=False)]

    @cached_property
    def lede(self) -> frozenset[str]:
        return topic(" ".join(self.paragraphs[:LEDE]))

    @cached_property
    def said(self) -> Counter[str]:
        """How often the body says each of its words."""
        return Counter(_words(" ".join(self.paragraphs)))

    @cached_property
    def page(self) -> str:
        """The lines down to the last candidate, each between line ends."""
        return "\n" + "\n".join([line.text for line in self.lines[: self.last]]) + "\n"

    @cached_property
    def tail(self) -> str:
        """The lines below the body."""
        return "\n" + "\n".join([line.text for line in self.lines[self.end + 1 :]]) + "\n"

    @cached_property
    def open_below(self) -> list[int]:
        """For each line from ``first`` on, how many unmarked ones stand between it and the body."""
        found = [0] * (self.last - self.first)
        for at in range(self.start - 2, self.first - 1, -1):
            found[at - self.first] = found[at + 1 - self.first] + (self.marks[at + 1] is None)
        return found

    @cached_property
    def away(self) -> dict[tuple[int, int], list[int]]:
        """By kind and direction, how many lines away the next line of the kind stands, for each from ``first`` on."""
        sides = ((DATE, 1), (DATE, -1), (BYLINE, 1))
        return {(wanted, step): _away(self.kinds, wanted, step) for wanted, step in sides}

    def kind_at(self, at: int) -> int:
        place = at - self.first
        return self.kinds[place] if 0 <= place < len(self.kinds) else BEYOND


def kind(line: Line, found: Mark | None) -> int:
    """Return what a line is at first sight."""
    text = line.text
    if found is not None:
        return MARKED
    if is_byline(text):
        return BYLINE
    if is_caption(text):
        return CAPTION
    if len(text) < DATED and any(map(str.isdecimal, text)):
        date = find_date(text)
        if date is not None and is_date_line(text, date):
            return DATE
    if are_sections(text):
        return SECTIONS
    if is_bare_name(text):
        return NAME
    return SENTENCE if closes(text) and size(text) >= DECK else PLAIN


def may_be_headline(scene: Scene, at: int) -> bool:
    """Tell whether a line is weighed at all."""
    if scene.kind_at(at) in _NO_HEADLINE or size(scene.lines[at].text) > LONGEST:
        return False
    return not _signs(scene, at)


def _signs(scene: Scene, at: int) -> bool:
    """Tell whether a name stands between a date and the body, with what may be the headline above the date."""
    return (
        scene.kind_at(at) == NAME
        and scene.kind_at(at - 1) == DATE
        and at + 1 == scene.start
        and scene.kind_at(at - 2) in {PLAIN, NAME}
        and size(scene.lines[at - 2].text) >= LIKELY
    )


def topic(text: str) -> frozenset[str]:
    """Return the rarer words of a text, in scripts without spaces pairs of characters."""
    return frozenset(_words(text))


def _words(text: str) -> list[str]:
    if text.isascii():
        return [word for word in _PLAIN_WORD.findall(text.lower()) if word not in KINDS]
    return [
        word
        for word in _WORD.findall(text.casefold())
        if (len(word) > 3 or not word.isascii()) and word not in KINDS
    ]


def rows_of_texts(scene: Scene, texts: Sequence[Text]) -> list[list[int]]:
    """Return the features of each candidate, in the order of FEATURES; ``texts`` are in the order of the page."""
    topics = [topic(one.text) for one in texts]
    sizes = [size(one.text) for one in texts]
    shared = [sum([word in scene.said for word in words]) for words in topics]
    shares = [
        100 * held // len(words) if len(words) > 1 else 0 for held, words in zip(shared, topics, strict=True)
    ]
    likely = _closer(scene, texts, [length >= LIKELY for length in sizes])
    kin = _closer(scene, texts, [held > 1 for held in shared])
    by_line = {one.at: words for one, words in zip(texts, topics, strict=True) if not one.cut}
    ranks = [_ranks(values) for values in (shares, shared, sizes)]
    return [
        [
            *_of_place(scene, one.at),
            *_of_topic(scene, topics[place], shared[place]),
            *_of_copies(scene, one),
            *_of_neighbours(scene, one, topics[place], by_line),
            min(sizes[place], 400),
            one.cut,
            100 * len(one.text) // len(scene.lines[one.at].text),
            *(rank[place] for rank in ranks),
            likely[place],
            kin[place],
            len(texts),
        ]
        for place, one in enumerate(texts)
    ]


_PLACE: Final = (
    "distance", "open lines below", "line", "inside", "kind", "kind -3", "kind -2", "kind -1", "kind +1", "kind +2", "kind +3",
    "date below", "date above", "byline below", "start of body", "lines of body", "lines",
)  # fmt: skip


def _of_place(scene: Scene, at: int) -> list[int]:
    place = at - scene.first
    return [
        scene.start - at,
        scene.open_below[place],
        at,
        int(scene.body[at]),
        scene.kind_at(at),
        *(scene.kind_at(at + away) for away in (-3, -2, -1, 1, 2, 3)),
        *(far[place] for far in scene.away.values()),
        scene.start,
        min(scene.end - scene.start, 200),
        len(scene.lines),
    ]


def _away(kinds: Sequence[int], wanted: int, step: int) -> list[int]:
    """Return for each line how many lines away the next line of a kind stands; NEAR + 1 where none is near."""
    found = [0] * len(kinds)
    far = NEAR + 1
    places = range(len(kinds))
    for place in reversed(places) if step > 0 else places:
        found[place] = min(far, NEAR + 1)
        far = 1 if kinds[place] == wanted else far + 1
    return found


_TOPIC: Final = ("share in lede", "share in body", "words in body", "times in body", "words of topic")


def _of_topic(scene: Scene, words: frozenset[str], shared: int) -> list[int]:
    count = len(words)
    return [
        100 * len(words & scene.lede) // count if count else -1,
        100 * shared // count if count else -1,
        shared,
        min(sum([scene.said[word] for word in words if word in scene.said]), 50),
        count,
    ]


_COPIES: Final = (
    "times on page", "as line", "inside lines", "opens a line", "ends a line", "times below", "rest alone", "rest below",
)  # fmt: skip


def _of_copies(scene: Scene, one: Text) -> list[int]:
    text, page = one.text, scene.page
    if len(text) <= TELLING:
        return [-1] * 6 + [0, 0]
    times = page.count(text)
    alone = page.count(f"\n{text}\n") if times > 1 or one.cut else 1
    inside = times - alone
    return [
        min(times, 9),
        min(alone, 9),
        min(inside, 9),
        int(inside > 0 and page.count(f"\n{text}") > alone),
        int(inside > 0 and page.count(f"{text}\n") > alone),
        min(scene.tail.count(text), 9),
        int(one.cut > 0 and f"\n{one.rest}\n" in page),
        int(one.cut > 0 and one.rest in scene.tail),
    ]


_NEIGHBOURS: Final = (
    "words above",
    "words below",
    "share above",
    "share below",
    "opens with above",
    "opens below",
)


def _of_neighbours(
    scene: Scene, one: Text, words: frozenset[str], by_line: dict[int, frozenset[str]]
) -> list[int]:
    lines, at = scene.lines, one.at
    above = by_line.get(at - 1, frozenset())
    below = by_line.get(at + 1)
    if below is None:
        below = topic(lines[at + 1].text[:300]) if at + 1 < len(lines) else frozenset()
    count = len(words)
    return [
        100 * len(words & above) // count if count else -1,
        100 * len(words & below) // count if count else -1,
        sum([word in scene.said for word in above]),
        sum([word in scene.said for word in below]),
        int(at > 0 and len(lines[at - 1].text) > TELLING and one.text.startswith(lines[at - 1].text)),
        int(at + 1 < len(lines) and lines[at + 1].text.startswith(one.text)),
    ]


def _ranks(values: Sequence[int]) -> list[int]:
    """Return how many values are greater than each."""
    seen: dict[int, int] = {}
    for rank, value in enumerate(sorted(values, reverse=True)):
        seen.setdefault(value, rank)
    return [seen[value] for value in values]


def _closer(scene: Scene, texts: Sequence[Text], holds: Sequence[bool]) -> list[int]:
    """Return how many candidates for which it holds stand between each and the body."""
    found = [0] * len(texts)
    count = 0
    for place in range(len(texts) - 1, -1, -1):
        found[place] = count
        count += holds[place] and texts[place].at < scene.start and not texts[place].cut
    return found


FEATURES: Final = (
    *_PLACE, *_TOPIC, *_COPIES, *_NEIGHBOURS,
    "letters", "cut", "share of line", "rank by share", "rank by words", "rank by letters", "likely closer", "kin closer",
    "candidates",
)  # fmt: skip
