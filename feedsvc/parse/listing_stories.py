"""The addresses that a page links, each one story, and how much each looks like an article.

By its address, by how much its link looks like a headline, and by where that stands.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, Final

from feedsvc.parse.listing_addresses import is_same_site, leads_elsewhere, likeness
from feedsvc.parse.listing_anchors import Anchor, title_element_in
from feedsvc.parse.listing_words import is_label, length_of

if TYPE_CHECKING:
    from lxml.html import HtmlElement

#: A text that so many stories share is a label: "Read more".
_LABEL: Final = 3
#: Words from which a link tells as much as one of more: a summary stands behind its headline.
_ENOUGH: Final = 4.0
#: What two words are worth at least that stand in a heading.
_IN_HEADING: Final = 0.3
#: Elements around such a link in which its headline stands, and the links of an item at most.
_NEAR: Final = 4
_FEW: Final = 5


@dataclass(slots=True)
class Story:
    """One address that a page links, and its links."""

    url: str
    key: str
    anchors: list[Anchor]
    #: The link that tells most; set once labels are known.
    best: Anchor
    worth: float = 0.0
    #: True if nothing at its links says what it is.
    is_silent: bool = False


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


def weigh(stories: Sequence[Story]) -> None:
    """Set of each story the link that tells most, and what it is worth."""
    labels = _labels(stories)
    taken: set[HtmlElement] = set()
    for story in stories:
        story.best = max(story.anchors, key=lambda anchor: _telling(anchor, labels))
        is_labelled = is_label(story.best.text, labels)
        heading = _heading_beside(story.best) if is_labelled else None
        # Of several links beside one heading, "more", "comments", "print", the first is meant.
        is_headed = heading is not None and heading not in taken
        if heading is not None:
            taken.add(heading)
        story.is_silent = is_labelled and not is_headed and not story.best.is_heading
        story.worth = _worth(story, labels, is_headed=is_headed)


def _labels(stories: Sequence[Story]) -> frozenset[str]:
    shown = Counter(text for story in stories for text in {anchor.text for anchor in story.anchors} if text)
    return frozenset(text for text, times in shown.items() if times >= _LABEL and length_of(text) < 6)


def _telling(anchor: Anchor, labels: frozenset[str]) -> tuple[bool, bool, bool, bool, float]:
    """Return the order of the links of one story: by what a reader would call its headline."""
    length = 0.0 if is_label(anchor.text, labels) else length_of(anchor.text)
    return (not anchor.is_framed, length >= 2, not anchor.is_label, anchor.is_heading, min(length, _ENOUGH))


def _worth(story: Story, labels: frozenset[str], *, is_headed: bool) -> float:
    """Return how much a story looks like an article, from about -4 to 5."""
    anchor = story.best
    found = 0.6 * likeness(story.url)
    if is_label(anchor.text, labels):
        found += 1.2 if is_headed else -1.0
    else:
        said = _headline(length_of(anchor.text))
        found += max(said, _IN_HEADING) if anchor.is_heading and length_of(anchor.text) >= 2 else said
    found += 1.0 if anchor.is_heading else 0.0
    found += 0.5 if anchor.is_main else 0.0
    found += 0.2 if anchor.is_item else 0.0
    found -= 2.5 if anchor.is_framed else 0.0
    return found


def _heading_beside(anchor: Anchor) -> HtmlElement | None:
    """Return the heading beside a link that only says "more", in an element of few links; None if it has none."""
    for around in islice(anchor.element.iterancestors(), _NEAR):
        if sum(1 for _ in islice(around.iter("a"), _FEW + 1)) > _FEW:
            return None
        if (heading := title_element_in(around)) is not None:
            return heading
    return None


def _headline(length: float) -> float:
    """Return what the words of a link are worth: menus have one or two, headlines from four."""
    if length < 2:
        return -1.0
    if length < 3:
        return -0.4
    return 0.3 if length < 4 else 0.8 if length < 5 else 1.2
