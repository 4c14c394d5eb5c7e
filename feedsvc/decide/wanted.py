"""Which items of an index are to be read: not known yet, wanted by the operator, and not too many at the first reading.

What stands on this machine is sifted when it was read: a file says nothing of its article before.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace
from functools import lru_cache

from feedsvc.model.entry import Entry
from feedsvc.model.outcome import Reading
from feedsvc.model.raw import Rejection
from feedsvc.model.source import Wanted
from feedsvc.model.web import Link
from feedsvc.text.patterns import Patterns


def chosen(
    links: Sequence[Link], wanted: Wanted, *, known: AbstractSet[int], is_first: bool
) -> tuple[list[Link], list[Link]]:
    """Return the links to read, in their order, and those that the first reading leaves out for good.

    An index is newest first, as far as one knows: of a long one the first reading takes the first ``backfill``.
    """
    fresh = [link for link in links if link.digest not in known and is_wanted(link, wanted)]
    if not is_first or wanted.backfill is None:
        return fresh, []
    return fresh[: wanted.backfill], fresh[wanted.backfill :]


def is_wanted(link: Link, wanted: Wanted) -> bool:
    """Tell whether the operator wants an item, by what the index says of it."""
    return _is_among(link, wanted) and not _is_left_out(link, wanted)


def sifted(reading: Reading, wanted: Wanted) -> Reading:
    """Return a reading in which the articles that the operator does not want are refused, by what they say themselves."""
    if not wanted.only and not wanted.without:
        return reading
    return replace(reading, results=tuple(_sifted(result, wanted) for result in reading.results))


def _sifted(result: Entry | Rejection, wanted: Wanted) -> Entry | Rejection:
    if isinstance(result, Rejection):
        return result
    terms = tuple(category.term for category in result.categories)
    # Of several authors each is matched: a link has one text for all.
    links = [
        Link(url=result.url or "", title=result.title, categories=terms, author=author)
        for author in result.authors or ("",)
    ]
    if any(_is_among(link, wanted) for link in links) and not any(
        _is_left_out(link, wanted) for link in links
    ):
        return result
    return Rejection(source=result.source, place=result.place, reason="left out by `only` or `without`")


def _is_among(link: Link, wanted: Wanted) -> bool:
    return all(_matches(link, field, patterns) for field, patterns in wanted.only)


def _is_left_out(link: Link, wanted: Wanted) -> bool:
    return any(_matches(link, field, patterns) for field, patterns in wanted.without)


def _matches(link: Link, field: str, patterns: tuple[str, ...]) -> bool:
    compiled = _compiled(patterns)
    return any(compiled.first(text) is not None for text in _texts(link, field))


def _texts(link: Link, field: str) -> Iterable[str]:
    if field == "category":
        return link.categories
    return (getattr(link, field),)


@lru_cache(maxsize=256)
def _compiled(patterns: tuple[str, ...]) -> Patterns:
    return Patterns(patterns=tuple(f"(?i){pattern}" for pattern in patterns))
