"""Which elements of a page belong to which of its stories."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import TYPE_CHECKING, Final

from feedsvc.parse.listing_anchors import text_of
from feedsvc.parse.listing_words import is_date

if TYPE_CHECKING:
    from lxml.html import HtmlElement

    from feedsvc.parse.listing_stories import Story

#: Neighbours of a link that may be about it, where items have no element of their own.
_BESIDE: Final = 8
#: Elements around an item, and elements before each, among which the day of several items is looked for.
_ABOVE: Final = 4
_BEFORE: Final = 60
#: Elements that hold one item each: nothing beside them belongs to it.
_ITEMS: Final = frozenset({"li", "tr", "article", "section", "option"})
_SILENT: Final = frozenset({"script", "style", "nav", "footer", "noscript", "form"})
_STOPS: Final = frozenset({"h1", "h2", "li", "tr", "article", "section"})
_HOLDERS: Final = frozenset({"body", "main"})
_DAYS: Final = frozenset(
    "h1 h2 h3 h4 h5 h6 p div span dt b strong caption header time legend tr th td".split()
)

#: Around what story an element stands; None for several.
Owners = dict["HtmlElement", "str | None"]


def extents(stories: Sequence[Story]) -> dict[str, list[HtmlElement]]:
    """Return by key the elements that belong to each story: the largest around its links that holds no other's.

    Where stories stand in a row without an element each (headings and paragraphs by turns), what stands behind a link
    belongs to it, up to the next; and the date before it, where that is how the row begins and not how it ends.
    """
    owners: Owners = {}
    for story in stories:
        for anchor in story.anchors:
            _claim(anchor.element, story.key, owners)
    tops = {story.key: _top(story.best.element, story.key, owners) for story in stories}
    rows: dict[HtmlElement | None, list[str]] = defaultdict(list)
    for key, top in tops.items():
        rows[top.getparent()].append(key)
    found: dict[str, list[HtmlElement]] = {}
    for keys in rows.values():
        is_before = _has_dates_before([tops[key] for key in keys], owners)
        for key in keys:
            top = tops[key]
            behind = list(_beside(top, owners))
            if is_before:
                end = next((at for at, node in enumerate(behind) if is_date(text_of(node))), len(behind))
                found[key] = [*islice(_beside(top, owners, is_before=True), 1), top, *behind[:end]]
            else:
                found[key] = [top, *behind]
    return found


def day_before(top: HtmlElement, owners_of: frozenset[HtmlElement]) -> str:
    """Return the date that stands alone before an item or the list it stands in: the day of several items."""
    node: HtmlElement | None = top
    for _ in range(_ABOVE):
        if node is None or node.tag in _HOLDERS:
            break
        for former in islice(node.itersiblings(preceding=True), _BEFORE):
            if (
                former.tag in _DAYS
                and former not in owners_of
                and len(former) <= 3
                and is_date(line := text_of(former))
            ):
                return line
        node = node.getparent()
    return ""


def _claim(element: HtmlElement, key: str, owners: Owners) -> None:
    node: HtmlElement | None = element
    while node is not None:
        owner = owners.setdefault(node, key)
        if owner is None:
            return  # whatever is around it is shared as well
        if owner != key:
            owners[node] = None
        node = node.getparent()


def _top(element: HtmlElement, key: str, owners: Owners) -> HtmlElement:
    top = element
    while (above := top.getparent()) is not None and owners.get(above) == key and above.tag not in _HOLDERS:
        top = above
    return top


def _has_dates_before(row: Sequence[HtmlElement], owners: Owners) -> bool:
    """Tell whether the dates of a row of items stand before them: before the first stands one, behind the last none."""
    if len(row) < 2:
        return False
    first = next(_beside(row[0], owners, is_before=True), None)
    if first is None or not is_date(text_of(first)):
        return False
    return not any(is_date(text_of(node)) for node in _beside(row[-1], owners))


def _beside(top: HtmlElement, owners: Owners, *, is_before: bool = False) -> Iterator[HtmlElement]:
    """Yield the elements beside an item that are nobody's, the nearest first."""
    if top.tag in _ITEMS:
        return
    for node in islice(top.itersiblings(preceding=is_before), _BESIDE):
        if node in owners or node.tag in _STOPS:
            return
        if isinstance(node.tag, str) and node.tag not in _SILENT:
            yield node
