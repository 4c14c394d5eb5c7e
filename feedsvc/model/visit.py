"""What is remembered of a source on the web, and what one visit to it found out."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from feedsvc.model.web import Index, Selectors, Validators


@dataclass(frozen=True, slots=True, kw_only=True)
class How:
    """How an index is read."""

    #: ``feed``, ``listing``, ``sitemap``, ``wordpress`` or ``changes``.
    form: str
    #: What the operator says of a listing's parts.
    selectors: Selectors | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AddressState:
    """What is remembered of one address of a source."""

    url: str
    validators: Validators = field(default_factory=Validators)
    #: SHA-256 of the body, hex: equal bytes under a new validator are no news.
    digest: str = ""
    #: When it was last fetched whole. A validator may be stale for ever.
    fetched: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemState:
    """What is remembered of one item of an index."""

    #: ``Link.digest``, ``RawEntry.digest``.
    digest: int
    #: Why it is no article or could not be had, or None.
    reason: str | None = None
    #: How often it could not be had; 0 once it was read.
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

    #: Documents that were fetched whole / that had not changed.
    fetched: int = 0
    unchanged: int = 0
    #: Items in the index and those that were neither known nor filtered out; None before an index was read.
    listed: int | None = None
    wanted: int = 0
    moved_to: str | None = None
    fresh_seconds: int | None = None
    #: The first index that was read, for what it says of the source; None if none was.
    index: Index | None = None
    #: Digests of all items that were listed.
    digests: set[int] = field(default_factory=set)
    #: What is wrong though it answers.
    trouble: str | None = None
    warnings: list[str] = field(default_factory=list)
