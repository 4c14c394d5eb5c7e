"""Which lines around an article say who wrote it: names are read from each, and trained trees weigh where they stand.

A name alone says little: the article is about people, too, and menus and teasers are full of them. What tells the
byline is its label, its neighbours (date, headline, the first paragraph), whether the name comes back in a box about
the author, and what the body says of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import Final

from feedsvc.parse.text.byline_scene import Found, Scene
from feedsvc.parse.text.byline_traits import rows_of_found
from feedsvc.parse.text.cues import is_byline, is_byline_label
from feedsvc.parse.text.shape import closes
from feedsvc.parse.text.trees import model, rows_of
from feedsvc.text.given_names import GIVEN_NAMES
from feedsvc.text.people import read_people
from feedsvc.text.people_east import EAST
from feedsvc.text.people_words import LABEL_ENDS, NO_NAMES, PARTICLES

#: Lines above the headline and below the body's first, before its last and below it, among which a byline is sought.
ABOVE: Final = 8
AMONG_FIRST: Final = 8
AMONG_LAST: Final = 4
BELOW: Final = 40
#: Lines between headline and body that are looked at, at most; the nearer to the headline first.
WIDEST: Final = 60
#: A byline is no longer than this, a closed sentence of more words is none.
LONGEST: Final = 170
SENTENCE: Final = 14
MOST_WORDS: Final = 26
#: A nickname that stands alone is no longer.
LONGEST_HANDLE: Final = 30
#: A name has two capitals; a line with more words in lower case tells something.
FEWEST_CAPITALS: Final = 2
MOST_SMALL: Final = 4
#: A line of so many words that ends like a sentence is one.
FEWEST_TOLD: Final = 4
#: First words of a label of two.
_OPENERS: Final = frozenset(
    "written posted reporting reported article words story text veröffentlicht geschrieben publicado publié propos".split()
)
#: What a line of the head is for sure is no byline.
_OTHERWISE: Final = frozenset({"categories", "captions", "deck", "sources"})
#: Words and marks of names and nothing else; a row of names has no more words.
_PLAIN: Final = re.compile(r"[^\W\d_][\w'’.\- ]*")
LONGEST_ROW: Final = 12
#: Below the body a byline is short.
LONGEST_BELOW: Final = 100
_BUTTONS: Final = NO_NAMES - PARTICLES
#: Labels that are labels wherever they stand; the others only as a line's first word.
_LABELS: Final = LABEL_ENDS - frozenset(
    "the in with under de di da na o time af av text story words photo photos image images video tag tags source bild".split()
)
#: Scores, in thousandths of log-odds, from which a line is the byline (a bare name inside the body is
#: doubted more), and from which one beside it is another.
TAKEN: Final = -1500
DOUBTED: Final = -300
ALSO: Final = 800
#: A line of the head that scores so much needs no other.
SURE: Final = 800
#: The one mark that a byline may have: ``(Reporting by A B; Editing by C D)``.
SIGN_OFF: Final = "sign-off"
#: Lines between two bylines of one article.
TOGETHER: Final = 3


@dataclass(frozen=True, slots=True)
class Byline:
    """A line that says who wrote, how sure that is, and what it names."""

    at: int
    score: int
    rule: str
    people: tuple[str, ...]
    #: Letters of the line that belong to no name.
    rest: int = 0


def find_bylines(scene: Scene, *, nobody: AbstractSet[str] = frozenset()) -> list[Byline]:
    """Return the bylines of an article in reading order, or none.

    Below the body is looked only where the head leaves doubt.
    """
    near = around_head(scene)
    found = candidates(scene, near, nobody)
    scores = _scores(scene, found)
    if max(scores, default=TAKEN) < SURE:
        below = candidates(scene, around_end(scene, near), nobody)
        found, scores = found + below, scores + _scores(scene, below)
    return chosen(found, scores)


def _scores(scene: Scene, found: Sequence[Found]) -> list[int]:
    if not found:
        return []
    return [int(score) for score in model("byline").scores(rows_of(rows_of_found(scene, found)))]


def chosen(found: Sequence[Found], scores: Sequence[int]) -> list[Byline]:
    """Return the best line and those beside it that are as sure."""
    ranked = sorted(range(len(found)), key=lambda at: (-scores[at], found[at].at))
    if not ranked:
        return []
    best = ranked[0]
    if scores[best] < (TAKEN if found[best].is_expected else DOUBTED):
        return []
    taken = [best]
    named = set(found[best].keys)
    for other in ranked[1:]:
        if scores[other] < ALSO or all(any(name in one for one in named) for name in found[other].keys):
            continue
        if any(abs(found[other].at - found[one].at) <= TOGETHER for one in taken):
            taken.append(other)
            named.update(found[other].keys)
    return [
        Byline(found[one].at, scores[one], _rule(found[one]), found[one].people, found[one].signed.rest)
        for one in sorted(taken, key=lambda one: found[one].at)
    ]


def _rule(found: Found) -> str:
    if found.label or found.labelled_above:
        return "by-line" if found.label else "under-label"
    return "bare-name"


def candidates(scene: Scene, places: Iterable[int], nobody: AbstractSet[str] = frozenset()) -> list[Found]:
    """Return the lines among ``places`` that name somebody."""
    found: list[Found] = []
    for at in places:
        mark = scene.marks[at]
        if mark is not None and mark.rule != SIGN_OFF:
            continue
        text = scene.lines[at].text
        if at == scene.title or len(text) > LONGEST or not _may_name(text, below=at > scene.end):
            continue
        if scene.fields.get(at) in _OTHERWISE and _LABELS.isdisjoint(text.lower().replace(":", " ").split()):
            continue
        signed = read_people(text, nobody=nobody)
        above = at > 0 and is_byline_label(scene.lines[at - 1].text)
        if not signed.people and (above or " " not in text):
            signed = read_people(text, nobody=nobody, alone=True)
        if signed.people and not _tells(text):
            found.append(Found(at, signed.people, signed, above, not scene.body[at] or signed.label > 0))
    return _without_lists(found, scene.start)


def _without_lists(found: list[Found], start: int) -> list[Found]:
    """Leave out names without a label that stand line below line in the body or under it: they are a list's."""
    bare = {one.at for one in found if one.at >= start and not one.label and not one.labelled_above}
    listed = {
        at for at in bare if any({first, first + 1, first + 2} <= bare for first in range(at - 2, at + 1))
    }
    return [one for one in found if one.at not in listed]


def _tells(text: str) -> bool:
    """Tell whether a line is a sentence: a name inside it is no byline unless a label opens it."""
    if not closes(text) or text.count(" ") < FEWEST_TOLD or text[0].isdecimal():
        return False
    first = text.lstrip("([*-– ").split(" ", 1)[0].lower().rstrip(":")
    return first not in LABEL_ENDS and first not in _OPENERS


def around_head(scene: Scene) -> range:
    """Return the indices of the lines around the headline and the body's first."""
    top = scene.start - ABOVE if scene.title is None else min(scene.title, scene.start) - ABOVE
    first = max(0, top)
    return range(first, min(len(scene.lines), scene.start + AMONG_FIRST, first + WIDEST))


def around_end(scene: Scene, head: range) -> list[int]:
    """Return the indices of the lines around the body's last, and of those amid it that open with ``By`` and are no body."""
    last = max(head.stop, scene.end - AMONG_LAST)
    inside = [at for at in range(head.stop, last) if not scene.body[at] and is_byline(scene.lines[at].text)]
    return [*inside, *range(last, min(len(scene.lines), scene.end + 1 + BELOW))]


def _may_name(text: str, *, below: bool) -> bool:
    """Tell at a glance whether a line may name somebody: most lines of a page do not, and reading them costs.

    Below the body stand menus and teasers: only a label, or a name and nothing else, counts there.
    """
    words = text.split()
    if len(words) > MOST_WORDS or (len(words) > SENTENCE and closes(text)):
        return False
    folded = text.lower().replace(":", " ").split()
    if not folded:
        return False
    if not _LABELS.isdisjoint(folded) or folded[0] in LABEL_ENDS:
        return not below or len(text) <= LONGEST_BELOW
    if len(words) == 1 and text.isascii():
        return not below and len(text) <= LONGEST_HANDLE and folded[0] not in NO_NAMES
    if EAST.search(text):
        return len(text) <= LONGEST_BELOW and not closes(text)
    capitals = sum(word[0].isupper() for word in words)
    if capitals < FEWEST_CAPITALS:
        return not text.isascii() and not any(map(str.islower, text))
    if sum(word.islower() for word in words) > MOST_SMALL:
        return False
    if _PLAIN.fullmatch(text):
        return len(words) <= LONGEST_ROW and (_BUTTONS.isdisjoint(folded) or folded[0] in GIVEN_NAMES)
    return not below or len(text) <= LONGEST_BELOW // 2
