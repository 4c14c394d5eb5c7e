"""What is known of a line that names somebody, as whole numbers: the features of the byline model."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from feedsvc.parse.text.byline_scene import Found, Scene
from feedsvc.parse.text.cues import is_caption
from feedsvc.parse.text.shape import closes
from feedsvc.text.given_names import GIVEN_NAMES
from feedsvc.text.people import role_at
from feedsvc.text.people_east import EAST, has_surname
from feedsvc.text.people_words import NO_NAMES, PARTICLES
from feedsvc.text.places import PLACES
from feedsvc.text.sections import SECTIONS

#: A distance that is as good as none.
FAR: Final = 99
#: Lines on either side among which others may name people.
AROUND: Final = 3
#: Words before a name, and behind it, that are printed in boxes about the author.
_BEFORE: Final = (
    "by", "von", "about", "über", "from", "par", "por", "door", "di", "follow", "author", "autor", "autorin", "de", "vom", "av", "af",
)  # fmt: skip
_BEHIND: Final = frozenset(
    "is has covers writes was works joined ist schreibt war arbeitet est es lives studied reports lehrt".split()
)
#: Places of a name on the page that are looked at.
LOOKED_AT: Final = 9
_PICTURE: Final = (
    "photo",
    "foto",
    "©",
    "bild",
    "image",
    "getty",
    "credit",
    "picture",
    "/afp",
    "/dpa",
    "图",
    "摄",
    "写真",
)


def rows_of_found(scene: Scene, found: Sequence[Found]) -> list[list[int]]:
    """Return the features of each line, in the order of FEATURES."""
    at_lines = {one.at for one in found}
    strong = [one.at for one in found if one.label == 2 or one.labelled_above]
    weak = [one.at for one in found if one.label]
    anchor = scene.title_end if scene.title is not None else scene.start - 1
    below = [one.at for one in found if one.at > anchor]
    return [
        [
            *_of_names(scene, one),
            *_of_line(scene, one),
            *_of_place(scene, one, anchor),
            *_of_neighbours(scene, one.at),
            len(found),
            len(strong),
            len(weak),
            _rank(strong, one.at),
            _rank(weak, one.at),
            _rank(below, one.at),
            sum(near in at_lines for near in range(one.at - AROUND, one.at + AROUND + 1)) - 1,
        ]
        for one in found
    ]


def _rank(places: Sequence[int], at: int) -> int:
    return min(sum(place < at for place in places), 20) if at in places else 21


_NAMES: Final = (
    "people",
    "words",
    "given-first",
    "given-last",
    "capitals",
    "initials",
    "particles",
    "longest-word",
    "shortest-word",
    "common-words",
    "place-words",
    "section-words",
    "button-words",
    "east",
    "east-surname",
    "handle",
    "lower-case",
    "told",
    "told-surname",
    "in-headline",
    "of-the-site",
    "shown",
    "shown-alone",
    "boxed-before",
    "boxed-behind",
    "in-mail",
)


def _of_names(scene: Scene, one: Found) -> list[int]:
    name = one.people[0]
    folded = name.lower()
    words = name.split()
    low = [word.casefold().strip(".") for word in words]
    every = [word.casefold().strip(".") for person in one.people for word in person.split()]
    given = sum(person.split()[0].casefold() in GIVEN_NAMES for person in one.people)
    surname = low[-1]
    is_east = EAST.search(name) is not None
    return [
        len(one.people),
        len(words),
        given * 100 // len(one.people),
        int(surname in GIVEN_NAMES),
        int(name.isupper()),
        sum(len(word.strip(".")) <= 1 for word in words),
        sum(word in PARTICLES for word in low),
        max(map(len, words)),
        min(map(len, words)),
        sum(word in scene.common for word in every if len(word) > 3) * 100 // len(every),
        sum(word in PLACES for word in every),
        sum(word in SECTIONS for word in every),
        sum(word in NO_NAMES for word in every),
        int(is_east),
        int(is_east and has_surname(name)),
        int(len(words) == 1 and not is_east),
        int(name.islower()),
        min(scene.told.count(folded), 9),
        min(scene.told.count(surname), 20) if len(surname) > 2 else 0,
        2 if folded in scene.headline else int(len(surname) > 3 and surname in scene.headline),
        int(folded in scene.rights),
        *_shown(scene, folded),
        int(
            len(surname) > 3
            and surname.isascii()
            and (f"{surname}@" in scene.shown or f"@{surname}" in scene.shown or f".{surname}@" in scene.told)
        ),
    ]


def _shown(scene: Scene, name: str) -> tuple[int, int, int, int]:
    """Return how often a name is shown beside the body, how often alone, behind a label, and before what is said of it."""
    text = scene.shown
    times = alone = before = behind = 0
    at = text.find(name)
    while at >= 0 and times < LOOKED_AT:
        end = at + len(name)
        times += 1
        opens, ends = text[at - 1] == "\n", text[end] == "\n"
        alone += opens and ends
        before += not opens and text[max(0, at - 12) : at].rstrip(" :").endswith(_BEFORE)
        behind += (
            not ends
            and text[end : end + 14].split(" ", 2)[1:2] != []
            and text[end : end + 14].split(" ", 2)[1] in _BEHIND
        )
        at = text.find(name, end)
    return times, alone, before, behind


_LINE: Final = (
    "label",
    "label-above",
    "length",
    "rest",
    "parts",
    "turned",
    "turned-roles",
    "turned-nobody",
    "dated",
    "picture",
    "has-role",
    "handle-behind",
    "ends-open",
    "marked",
    "is-caption-field",
    "is-category-field",
    "is-date-field",
    "copies",
    "sentence",
    "digits",
)


def _of_line(scene: Scene, one: Found) -> list[int]:
    line, signed = scene.lines[one.at], one.signed
    text = line.text
    folded = text.casefold()
    field_ = scene.fields.get(one.at, "")
    mark = scene.marks[one.at]
    return [
        signed.label,
        int(one.labelled_above),
        len(text),
        signed.rest,
        signed.parts,
        len(signed.turned),
        sum(why.startswith("a title") for _, why in signed.turned),
        sum(why.startswith("signs") for _, why in signed.turned),
        int(one.at in scene.dates),
        int(any(word in folded for word in _PICTURE)),
        int(role_at(text.split()) is not None),
        int("@" in text),
        int(text[-1] in ",:-–&"),
        0 if mark is None else 2 if mark.rule == "sign-off" else 1,
        int(field_ == "captions"),
        int(field_ == "categories"),
        int(field_ == "dates"),
        min(line.copies, 9),
        int(closes(text)),
        sum(char.isdecimal() for char in text),
    ]


_PLACE: Final = (
    "below-headline",
    "above-body",
    "below-body",
    "body-lines",
    "region",
    "in-body",
    "date-above",
    "date-below",
    "headed",
    "place",
)


def _of_place(scene: Scene, one: Found, anchor: int) -> list[int]:
    at = one.at
    region = 0 if at <= anchor else 1 if at < scene.start else 2 if at <= scene.end else 3
    above = [at - date for date in scene.dates if date <= at]
    below = [date - at for date in scene.dates if date >= at]
    return [
        max(-FAR, min(FAR, at - anchor)),
        max(-FAR, min(FAR, scene.start - at)),
        max(-FAR, min(FAR, at - scene.end)),
        scene.end - scene.start,
        region,
        int(scene.body[at]),
        min(above, default=FAR),
        min(below, default=FAR),
        int(scene.title is not None),
        at * 100 // len(scene.lines),
    ]


_NEIGHBOURS: Final = (
    "blank-above",
    "blank-below",
    "above-length",
    "above-closes",
    "above-picture",
    "above-marked",
    "above-copies",
    "below-length",
    "below-closes",
    "below-role",
    "below-mail",
    "below-marked",
    "below-copies",
    "below-in-body",
    "above-in-body",
)


def _of_neighbours(scene: Scene, at: int) -> list[int]:
    line = scene.lines[at]
    above = scene.lines[at - 1] if at else None
    below = scene.lines[at + 1] if at + 1 < len(scene.lines) else None
    return [
        min(line.before, 9),
        min(line.after, 9),
        len(above.text) if above else 0,
        int(above is not None and closes(above.text)),
        int(
            above is not None
            and (is_caption(above.text) or any(word in above.text[:200].casefold() for word in _PICTURE))
        ),
        int(above is not None and scene.marks[at - 1] is not None),
        min(above.copies, 9) if above else 0,
        len(below.text) if below else 0,
        int(below is not None and closes(below.text)),
        int(below is not None and len(below.text) < 100 and role_at(below.text.split()) is not None),
        int(below is not None and "@" in below.text[:200]),
        int(below is not None and scene.marks[at + 1] is not None),
        min(below.copies, 9) if below else 0,
        int(below is not None and scene.body[at + 1]),
        int(above is not None and scene.body[at - 1]),
    ]


FEATURES: Final = (
    *_NAMES, *_LINE, *_PLACE, *_NEIGHBOURS,
    "candidates", "labels", "weak-labels", "label-rank", "weak-label-rank", "rank", "names-around",
)  # fmt: skip
