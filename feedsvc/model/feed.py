"""A feed as a value, and what rendering makes of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from feedsvc.model.entry import LedgerEntry, Tombstone
from feedsvc.model.source import FeedSpec, Site


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedDocument:
    """A feed's spec and its entries, newest first: the one value all three formats are rendered from."""

    site: Site
    spec: FeedSpec
    entries: tuple[LedgerEntry, ...]
    tombstones: tuple[Tombstone, ...]
    #: Aware UTC, from entries and tombstones, never from the clock of the build.
    updated: datetime
    #: Share snippets by entry id, for the JSON Feed's ``_feedsvc`` object.
    snippets: tuple[ShareSnippet, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ShareSnippet:
    """A ready share text for one entry and one network."""

    #: The entry's id.
    entry: str
    network: str
    text: str
    #: Address that opens the network's own composer with the text.
    intent_url: str
    #: In ``unit``.
    length: int
    #: In ``unit``.
    limit: int
    #: ``weighted characters``, ``characters`` …
    unit: str
    #: Parts left out to fit, in the order they went: ``hashtags``, ``source``, ``lede`` …
    dropped: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Rendition:
    """Bytes ready to publish."""

    #: Path below ``publish.directory``, with ``/``: ``feeds/all.rss``, ``e/some-slug/index.html``.
    path: str
    #: With charset where one applies.
    media_type: str
    body: bytes
    #: Last change of what it shows, aware UTC, whole seconds.
    modified: datetime
