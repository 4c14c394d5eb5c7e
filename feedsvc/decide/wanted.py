"""Which items of an index are to be read: not known yet, wanted by the operator, and not too many at the first reading."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet
from functools import lru_cache

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
    return all(_matches(link, field, patterns) for field, patterns in wanted.only) and not any(
        _matches(link, field, patterns) for field, patterns in wanted.without
    )


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
