"""Which stories of a page are its list of articles.

Stories whose links have the same path make a list; lists are weighed by what their stories are worth and whether these
are dated; the best is taken, and with it what continues it: the lead story above, the second column, the same list of
another section.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from heapq import nlargest
from itertools import islice
from math import log2
from statistics import fmean, median
from typing import TYPE_CHECKING, Final

from feedsvc.parse.listing_addresses import SPEAKS, is_in_folder, likeness, shape
from feedsvc.parse.listing_items import dates_in
from feedsvc.parse.listing_stories import Story, weigh

if TYPE_CHECKING:
    from lxml.html import HtmlElement

#: A list of links whose mean worth is less is a menu. On the invented pages of the tests lists of articles have 1.7 and
#: more, the links beside them -0.3 at most. Chosen between the two by eye; no real sections were measured.
LEAST: Final = 0.9
#: Of the best list's mean worth, what another needs to continue it: with like addresses, and without.
_SHARE_LIKE: Final = 0.5
_SHARE_OTHER: Final = 0.75
#: What dates are worth to a list: menus, services and topics have none.
_DATED: Final = 1.0
#: Lists whose dates are looked for, and stories of each; elements around a link that may be its item, and links in one.
_LISTS: Final = 8
_SAMPLES: Final = 5
_AROUND: Final = 4
_FEW: Final = 5
#: Links by which a list names one address again and again: what its items are filed under.
_FILED: Final = 3


def chosen(stories: Sequence[Story]) -> list[Story]:
    """Return the stories of the page's list of articles, in page order; none if it has no such list."""
    weigh(stories)
    lists: dict[int, list[Story]] = defaultdict(list)
    for story in stories:
        if not story.is_silent:
            lists[story.best.path].append(story)
    likeliest = nlargest(_LISTS, lists.values(), key=_weight)
    valued = [(fmean(story.worth for story in one) + _DATED * _dated(one), one) for one in likeliest]
    value, best = max(valued, key=lambda one: one[0] * _size(one[1]), default=(0.0, []))
    if not best or value < LEAST:
        return []
    if len(best) == 1 and not best[0].best.is_heading and likeness(best[0].url) < SPEAKS:
        return []  # one link is no list, unless everything says that it leads to an article
    taken = {id(story) for one in lists.values() if one is best or _continues(one, best) for story in one}
    usual = median(map(_links, best))
    return _without_sections(
        [story for story in stories if id(story) in taken and _links(story) < max(_FILED, 2 * usual + 1)]
    )


def _weight(stories: Sequence[Story]) -> float:
    return fmean(story.worth for story in stories) * _size(stories)


def _size(stories: Sequence[Story]) -> float:
    return 1 + log2(min(len(stories), 64))


def _links(story: Story) -> int:
    """Return how often one list names a story."""
    return max(Counter(anchor.path for anchor in story.anchors).values())


def _dated(stories: Sequence[Story]) -> float:
    """Return the share of the first stories that have a date of their own beside them."""
    sample = stories[:_SAMPLES]
    own = {_item_of(story) for story in sample}
    return sum(bool(dates_in([item]).published) for item in own) / len(sample)


def _item_of(story: Story) -> HtmlElement:
    """Return the largest element around a story's link that holds few others."""
    item = story.best.element
    for above in islice(item.iterancestors(), _AROUND):
        if sum(1 for _ in islice(above.iter("a"), _FEW + 1)) > _FEW:
            break
        item = above
    return item


def _continues(other: Sequence[Story], best: Sequence[Story]) -> bool:
    """Tell whether a list of links is of one kind with the best one."""
    share = fmean(story.worth for story in other) / max(fmean(story.worth for story in best), LEAST)
    if share < _SHARE_LIKE or sum(story.best.is_framed for story in other) * 2 > len(other):
        return False
    known = {shape(story.url) for story in best}
    if sum(shape(story.url) in known for story in other) * 2 >= len(other):
        return True
    if share < _SHARE_OTHER or (
        median(likeness(story.url) for story in other) < 0.8 * median(likeness(story.url) for story in best)
    ):
        return False
    return _stands_out(other) or not _stands_out(best)


def _stands_out(stories: Sequence[Story]) -> bool:
    """Tell whether the links of a list are headings or dated, as those of services are not."""
    return sum(story.best.is_heading for story in stories) * 2 >= len(stories) or _dated(stories) >= 0.5


def _without_sections(stories: list[Story]) -> list[Story]:
    """Return stories without those that look like a section where nearly all others have an article's address."""
    if not stories or median(likeness(story.url) for story in stories) < SPEAKS:
        return stories
    folders = Counter(shape(story.url) for story in stories)
    return [
        story
        for story in stories
        if (likeness(story.url) >= 0 and story.worth >= 0)
        or story.best.is_heading
        or (is_in_folder(story.url) and folders[shape(story.url)] * 2 > len(stories))
    ]
