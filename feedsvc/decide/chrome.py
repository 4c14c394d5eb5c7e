"""Which lines are a source's chrome, by what its last articles hold in common.

Law: the order of the lessons does not matter; readings of one article count once; a line that an article ever called
its own, or that is the text of one article and outside all others (a teaser and its story), is no chrome; a source
whose articles tell one story teaches nothing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Final

from feedsvc.model.chrome import Lesson, Standing

#: Articles of a source that count: a menu that is no longer printed is forgotten after as many.
WINDOW: Final = 100
#: Articles that must hold a line: outside their text, or inside it. The one that is read is another in which it stands.
#: Two stories on one event share a paragraph.
FEWEST_OUTSIDE: Final = 2
FEWEST_INSIDE: Final = 3
#: Of these, those that hold it inside: one may be the story that the others tease.
FEWEST_TEXTS: Final = 2
#: And one in so many articles of the source, or of a site in it: a paragraph of background comes and goes.
ONE_IN: Final = 4
#: Lines that are learned of a source at most, those of the most articles first.
MOST_LINES: Final = 500
#: Lines outside the text that two articles of one site share at least, and the share of the smaller's: one in three.
SHARED_MENU: Final = 4
MENU_SHARE: Final = 3


def standing(lessons: Iterable[Lesson], *, spared: Collection[int] = ()) -> dict[int, Standing]:
    """Return the lines that are chrome, with how they stand, the most frequent first."""
    ordered = sorted(set(lessons), key=lambda lesson: (lesson.text, lesson.outside, lesson.own))
    families = _families(ordered)
    inside = Counter(line for lesson in families for line in set(lesson.text))
    never = {*spared, *(line for lesson in ordered for line in lesson.own)}
    found: dict[int, Standing] = {}
    for group in (families, *_sites(families)):
        for line, held in _standing_in(group, inside).items():
            if line not in never and (line not in found or _share(held) > _share(found[line])):
                found[line] = held
    return dict(sorted(found.items(), key=lambda item: (-item[1].seen, item[0]))[:MOST_LINES])


def _share(held: Standing) -> float:
    return held.seen / held.of


def _standing_in(group: Sequence[Lesson], inside: Mapping[int, int]) -> dict[int, Standing]:
    """Return the lines that enough of these articles hold; ``inside`` counts the texts of the source that hold them."""
    held = Counter(line for lesson in group for line in {*lesson.text, *lesson.outside})
    found: dict[int, Standing] = {}
    for line, seen in held.items():
        texts = inside.get(line, 0)
        enough = seen >= FEWEST_INSIDE and texts >= FEWEST_TEXTS if texts else seen >= FEWEST_OUTSIDE
        if enough and ONE_IN * seen >= len(group):
            found[line] = Standing(seen, len(group), not texts)
    return found


def _families(lessons: Sequence[Lesson]) -> list[Lesson]:
    """Return the lessons with those of one story as one: its versions share more than half of their text."""
    merged: list[Lesson] = []
    holders: dict[int, list[int]] = {}
    for lesson in lessons:
        shared = Counter(at for line in lesson.text for at in holders.get(line, ()))
        kin, count = max(shared.items(), key=lambda item: (item[1], -item[0]), default=(0, 0))
        if 2 * count > min(len(lesson.text), len(merged[kin].text) if count else 0):
            merged[kin] = _joined(merged[kin], lesson)
        else:
            kin = len(merged)
            merged.append(lesson)
        for line in lesson.text:
            at = holders.setdefault(line, [])
            if kin not in at[-1:] and kin not in at:
                at.append(kin)
    return merged


def _joined(one: Lesson, other: Lesson) -> Lesson:
    return Lesson(
        text=tuple(dict.fromkeys((*one.text, *other.text))),
        outside=tuple(dict.fromkeys((*one.outside, *other.outside))),
        own=tuple(dict.fromkeys((*one.own, *other.own))),
    )


def _sites(lessons: Sequence[Lesson]) -> list[list[Lesson]]:
    """Return the articles by site, for a folder into which dumps of many are pasted: a site's dumps share a menu."""
    sites: list[list[Lesson]] = []
    site_of: dict[int, int] = {}
    for lesson in lessons:
        shared = Counter(site_of[line] for line in lesson.outside if line in site_of)
        site, count = max(shared.items(), key=lambda item: (item[1], -item[0]), default=(0, 0))
        if count < SHARED_MENU or MENU_SHARE * count < min(len(lesson.outside), _least(sites[site])):
            site = len(sites)
            sites.append([])
        sites[site].append(lesson)
        site_of.update((line, site) for line in lesson.outside if line not in site_of)
    return [site for site in sites if len(site) >= FEWEST_OUTSIDE]


def _least(site: Sequence[Lesson]) -> int:
    return min(len(lesson.outside) for lesson in site)
