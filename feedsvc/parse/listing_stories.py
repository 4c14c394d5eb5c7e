"""Which links of a page are its articles.

Links to one address are one story. Stories whose links have the same path make a list; lists are weighed by how much
their links look like headlines and their addresses like those of articles; the best is taken, and with it what continues
it: the lead story above, the second column, the same list of another section.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import islice
from math import log2
from statistics import fmean, median
from typing import Final

from feedsvc.parse.listing_addresses import is_same_site, leads_elsewhere, likeness, shape
from feedsvc.parse.listing_anchors import Anchor, heading_in

#: A list of links whose mean worth is less is a menu. On the twelve invented pages of the tests lists of articles have
#: 1.7 and more, the links beside them -0.3 at most. Chosen between the two by eye; no real sections were measured.
LEAST: Final = 0.9
#: Of the best list's mean worth, what another needs to continue it: with like addresses, and without.
_SHARE_LIKE: Final = 0.5
_SHARE_OTHER: Final = 0.75
#: Likeness from which an address is an article's by itself.
_SPEAKS: Final = 0.8
#: A text that so many stories share is a label: "Read more".
_LABEL: Final = 3
#: Elements around such a link in which its headline stands, and the links of an item at most.
_NEAR: Final = 3
_FEW: Final = 5
_WORD: Final = re.compile(r"[^\W_]+")
#: Letters of scripts that put no blanks between words; two make about one.
_UNSPACED: Final = re.compile(
    r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]"
)


@dataclass(slots=True)
class Story:
    """One address that a page links, and its links."""

    url: str
    key: str
    anchors: list[Anchor]
    #: The link that tells most; set once labels are known.
    best: Anchor
    worth: float = 0.0


def stories_of(anchors: Iterable[Anchor], *, page: str, site: str) -> list[Story]:
    """Return the addresses that may be articles of a site, in page order; never the page itself."""
    found: dict[str, Story] = {}
    for anchor in anchors:
        story = found.get(anchor.key)
        if story is not None:
            story.anchors.append(anchor)
            story.url = min(story.url, anchor.url, key=len)  # without what only counts clicks
        elif anchor.key != page and is_same_site(anchor.url, site) and not leads_elsewhere(anchor.url):
            found[anchor.key] = Story(anchor.url, anchor.key, [anchor], anchor)
    return list(found.values())


def chosen(stories: Sequence[Story]) -> list[Story]:
    """Return the stories of the page's list of articles, in page order; none if it has no such list."""
    labels = _labels(stories)
    for story in stories:
        story.best = max(story.anchors, key=lambda anchor: _telling(anchor, labels))
        story.worth = _worth(story, labels)
    lists: dict[int, list[Story]] = defaultdict(list)
    for story in stories:
        lists[story.best.path].append(story)
    best = max(lists.values(), key=_weight, default=[])
    if not best or fmean(story.worth for story in best) < LEAST:
        return []
    if len(best) == 1 and not best[0].best.is_heading and likeness(best[0].url) < _SPEAKS:
        return []  # one link is no list, unless everything says that it leads to an article
    taken = {id(story) for one in lists.values() if one is best or _continues(one, best) for story in one}
    return _without_sections([story for story in stories if id(story) in taken])


def length_of(text: str) -> float:
    """Return the words of a text, those of scripts without blanks by their letters."""
    unspaced = len(_UNSPACED.findall(text))
    return len(_WORD.findall(_UNSPACED.sub(" ", text))) + unspaced / 2


def is_label(text: str, labels: frozenset[str]) -> bool:
    """Tell whether a text tells nothing of where its link leads."""
    return text in labels or text.isdigit() or not _WORD.search(text)


def _labels(stories: Sequence[Story]) -> frozenset[str]:
    shown = Counter(text for story in stories for text in {anchor.text for anchor in story.anchors} if text)
    return frozenset(text for text, times in shown.items() if times >= _LABEL and length_of(text) < 6)


def _telling(anchor: Anchor, labels: frozenset[str]) -> tuple[bool, bool, bool, float]:
    """Return the order of the links of one story: by what a reader would call its headline."""
    length = 0.0 if is_label(anchor.text, labels) else length_of(anchor.text)
    return (not anchor.is_framed, length >= 2, anchor.is_heading, min(length, 30.0))


def _worth(story: Story, labels: frozenset[str]) -> float:
    """Return how much a story looks like an article, from about -4 to 5."""
    anchor = story.best
    found = 0.6 * likeness(story.url)
    if is_label(anchor.text, labels):
        found += 1.2 if _has_own_heading(anchor) else -1.0
    else:
        found += _headline(length_of(anchor.text))
    found += 1.0 if anchor.is_heading else 0.0
    found += 0.5 if anchor.is_main else 0.0
    found += 0.2 if anchor.is_item else 0.0
    found -= 2.5 if anchor.is_framed else 0.0
    return found


def _has_own_heading(anchor: Anchor) -> bool:
    """Tell whether a link that only says "more" stands beside a heading, in an element of few links."""
    for around in islice(anchor.element.iterancestors(), _NEAR):
        if sum(1 for _ in islice(around.iter("a"), _FEW + 1)) > _FEW:
            return False
        if heading_in(around) is not None:
            return True
    return False


def _headline(length: float) -> float:
    """Return what the words of a link are worth: menus have one or two, headlines from four."""
    if length < 2:
        return -1.0
    if length < 3:
        return -0.4
    return 0.3 if length < 4 else 0.8 if length < 5 else 1.2


def _weight(stories: Sequence[Story]) -> float:
    return fmean(story.worth for story in stories) * (1 + log2(min(len(stories), 64)))


def _continues(other: Sequence[Story], best: Sequence[Story]) -> bool:
    """Tell whether a list of links is of one kind with the best one."""
    share = fmean(story.worth for story in other) / fmean(story.worth for story in best)
    if share < _SHARE_LIKE or sum(story.best.is_framed for story in other) * 2 > len(other):
        return False
    known = {shape(story.url) for story in best}
    if sum(shape(story.url) in known for story in other) * 2 >= len(other):
        return True
    return share >= _SHARE_OTHER and (
        median(likeness(story.url) for story in other) >= 0.8 * median(likeness(story.url) for story in best)
    )


def _without_sections(stories: list[Story]) -> list[Story]:
    """Return stories without those that have the address of a section where nearly all others have an article's."""
    if not stories or median(likeness(story.url) for story in stories) < _SPEAKS:
        return stories
    return [story for story in stories if likeness(story.url) >= 0 or story.best.is_heading]
