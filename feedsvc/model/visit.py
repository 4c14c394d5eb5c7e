"""What is remembered of a source on the web, and what one visit to it found out."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from feedsvc.model.web import Index, Selectors, TextPlace, Validators


@dataclass(frozen=True, slots=True, kw_only=True)
class How:
    """How an index is read."""

    #: ``feed``, ``listing``, ``sitemap``, ``wordpress`` or ``changes``.
    form: str
    #: What the operator says of a listing's parts.
    selectors: Selectors | None = None
    #: Whether what a feed says of its items is wanted: where no link is followed, their articles are read from the feed.
    with_words: bool = True
    #: What the operator says of a changing page's text.
    text_place: TextPlace = field(default_factory=TextPlace)


@dataclass(frozen=True, slots=True, kw_only=True)
class AddressState:
    """What is remembered of one address of a source."""

    url: str
    validators: Validators = field(default_factory=Validators)
    #: SHA-256 of the body, hex: equal bytes under a new validator are no news.
    digest: str = ""
    #: When it was last fetched whole. A validator may be stale for ever. None for one that the source leads to no more.
    fetched: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemState:
    """What is remembered of one item of an index."""

    #: Which item it is and how it stands (``decide.wanted.number_of``).
    digest: int
    #: Why it is no article or could not be had, or None.
    reason: str | None = None
    #: Weight of the tries in which it could not be had (``pipeline.items``); 0 once it was read, and 1 for how an item stood
    #: before it was changed.
    tries: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Moved:
    """A permanent redirect that was seen again and again."""

    url: str
    since: datetime
    times: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Memory:
    """What a source's own behaviour taught; kept with its state."""

    #: The address, or folder, that all this is about: another one begins anew.
    location: str = ""
    #: Moments of polls that brought new entries, newest last; RECENT at most.
    news: tuple[datetime, ...] = ()
    #: Items that the index held at the last good polls, newest last.
    counts: tuple[int, ...] = ()
    #: Where it says it has moved to, and whether that is used.
    moved: Moved | None = None
    #: When it first answered 410, and how often since.
    gone_since: datetime | None = None
    gone_times: int = 0
    #: Not to be asked before: Retry-After.
    not_before: datetime | None = None
    #: What it says of when to ask again: seconds (Cache-Control, Expires), minutes (ttl), hours in UTC (skipHours) and
    #: days (skipDays, 0 is Monday).
    fresh_seconds: int | None = None
    ttl_minutes: int | None = None
    skip_hours: tuple[int, ...] = ()
    skip_days: tuple[int, ...] = ()
    #: When the items that it lists no more were last forgotten.
    swept: datetime | None = None
    #: What is wrong though it answers, in one clause: ``no items where there were 40``; None if nothing is.
    trouble: str | None = None
    trouble_since: datetime | None = None
    #: Items in a row that were no articles or could not be had, and why the last of them was not.
    barren: int = 0
    barren_reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Visited:
    """What a visit learned, to be stored with the entries that it brought."""

    at: datetime
    addresses: tuple[AddressState, ...] = ()
    items: tuple[ItemState, ...] = ()
    #: Known items that are still listed: their sight is refreshed before those not seen for long are forgotten.
    listed: frozenset[int] = frozenset()
    forget_before: datetime | None = None


@dataclass(slots=True, kw_only=True)
class Findings:
    """What a visit finds out while it lasts."""

    #: Documents that brought something / that had not changed.
    fetched: int = 0
    unchanged: int = 0
    #: Items in all that was read of the index; None before an index was read. And those neither known nor filtered out.
    listed: int | None = None
    wanted: int = 0
    #: Items in the part of the index that every visit begins with: what is compared with former visits. None if it was not
    #: read.
    counted: int | None = None
    moved_to: str | None = None
    fresh_seconds: int | None = None
    #: The first index that was read, for what it says of the source; None if none was.
    index: Index | None = None
    warnings: list[str] = field(default_factory=list)
