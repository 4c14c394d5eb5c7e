"""Which items of an index are to be read: not known yet, wanted by the operator, and not too many at the first reading.

What stands on this machine is sifted when it was read: a file says nothing of its article before.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Final

from feedsvc.model.entry import Entry
from feedsvc.model.outcome import Reading
from feedsvc.model.raw import Rejection
from feedsvc.model.source import Wanted
from feedsvc.model.web import Link
from feedsvc.text.imprints import signed_imprint
from feedsvc.text.patterns import Patterns
from feedsvc.text.urls import canonical_key

#: Bits of an item's number that say how it stands; those above say which item it is.
_STAND: Final = 32
_STANDS: Final = (1 << _STAND) - 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """What is done with the links of an index."""

    #: To be read, in their order.
    read: tuple[Link, ...] = ()
    #: Left out for good by the first reading.
    passed: tuple[Link, ...] = ()
    #: How many links the first reading may still take; None for all.
    room: int | None = None


def chosen(
    links: Sequence[Link], wanted: Wanted, *, known: AbstractSet[int], room: int | None = None
) -> Choice:
    """Return which links are read, where no more than ``room`` may be taken; None for all.

    An index is newest first, as far as one knows: of a long one the first are taken. What is known takes its room, too:
    a first reading that broke off takes no more when it is done again.
    """
    fit = [link for link in links if is_wanted(link, wanted)]
    taken, left = (fit, []) if room is None else (fit[:room], fit[room:])
    return Choice(
        read=tuple(link for link in taken if link.digest not in known),
        passed=tuple(link for link in left if link.digest not in known),
        room=None if room is None else room - len(taken),
    )


def number_of(link: Link) -> int:
    """Return the number by which an item of an index is remembered: which one it is, and how it stands.

    Units: 64 bits, signed.
    """
    name = link.guid or canonical_key(link.url)
    return signed_imprint(name) & ~_STANDS | link.digest & _STANDS if name else link.digest


def outdated(known: Iterable[int], *, read: AbstractSet[int], listed: AbstractSet[int]) -> frozenset[int]:
    """Return the known numbers of items that now stand otherwise: one that is changed back is to be read again."""
    names = {number >> _STAND for number in read}
    return frozenset(number for number in known if number >> _STAND in names and number not in listed)


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
