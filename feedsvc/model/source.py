"""Configuration as values: the site, its sources, its feeds, and the house style that reading follows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from feedsvc.model.chrome import Standing
from feedsvc.model.web import Access, TextPlace


@dataclass(frozen=True, slots=True, kw_only=True)
class Interval:
    """Poll every so many seconds."""

    seconds: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Cron:
    """Poll by a five-field cron line; Sunday is 0 and 7."""

    line: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Auto:
    """Poll by the source's own cadence, learned from when it brought news; so many seconds at least and at most."""

    shortest: int
    longest: int


Every = Interval | Cron | Auto


@dataclass(frozen=True, slots=True, kw_only=True)
class FollowLink:
    """Where readers follow a publisher."""

    #: ``whatsapp``, ``x``, ``facebook``, ``telegram``, ``instagram``, ``youtube``, ``tiktok``, ``threads``,
    #: ``bluesky``, ``linkedin`` or ``mastodon``.
    network: str
    #: Absolute URL.
    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """Who publishes: the base of every absolute URL, id and page."""

    title: str
    #: Absolute, http or https, without a trailing slash.
    url: str
    #: BCP 47 tag.
    language: str = "en"
    #: IANA name: the zone of dates that print none.
    timezone: str = "UTC"
    description: str = ""
    follow: tuple[FollowLink, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class HouseStyle:
    """How one source's dumps are to be read: all that parse and normalize know of the configuration."""

    #: Key of the source.
    source: str
    #: BCP 47 tag, or None: detect it from the text.
    language: str | None = None
    #: BCP 47 tag used where detection finds nothing.
    fallback_language: str = "en"
    #: IANA name: the zone of dates that print none.
    timezone: str = "UTC"
    #: Encoding label that overrides detection, or None.
    encoding: str | None = None
    #: Who publishes the dumps, where known: a name that is no author and no outside source.
    publisher: str | None = None
    #: Categories given to every entry of the source, before its own.
    categories: tuple[str, ...] = ()
    #: Section names of this newsroom, beside the stock list.
    sections: tuple[str, ...] = ()
    #: Bylines that name nobody (``Web Desk``), beside the stock list.
    generic_bylines: tuple[str, ...] = ()
    #: RE2 patterns of lines that belong to no article / that are body whatever the reader makes of them.
    drop: tuple[str, ...] = ()
    keep: tuple[str, ...] = ()
    #: The headline of a text dump: ``auto`` (found), ``first`` or ``line N`` (1-based line of the dump).
    title: str = "auto"
    #: RE2 pattern of the line that is the headline: its first group, or all that it matches.
    title_pattern: str | None = None
    #: ``keep`` or ``drop``: whether the dateline stays in the text.
    dateline: str = "keep"
    #: ``auto`` (sentence case for headlines in capitals), ``keep``, ``sentence`` or ``title``.
    case: str = "auto"
    #: Where the text of an HTML page stands.
    text_place: TextPlace = field(default_factory=TextPlace)
    #: Whether the source's dumps teach which lines stand in all of them.
    learn: bool = True
    #: Lines of text dumps that were learned to be chrome, by imprint; what the configuration says does not hold them.
    chrome: Mapping[int, Standing] = field(default_factory=dict, repr=False, compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """Which articles are taken, by RE2 patterns on what an index, or the article itself, says."""

    #: By field (``title``, ``url``, ``category``, ``author``): at least one pattern of every field given must match.
    only: tuple[tuple[str, tuple[str, ...]], ...] = ()
    #: None of these may.
    without: tuple[tuple[str, tuple[str, ...]], ...] = ()
    #: Articles taken when a source is read for the first time, the newest; None for all.
    backfill: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """One place that dumps come from."""

    key: str
    #: ``feedsvc.kinds.registry`` names the kinds.
    kind: str
    #: Absolute path of the folder, or address, by kind.
    location: str
    every: Every
    style: HouseStyle
    #: Globs on the path below the folder, with ``/``; a pattern without ``/`` matches the name alone.
    include: tuple[str, ...] = ("*",)
    exclude: tuple[str, ...] = ()
    recursive: bool = False
    #: Seconds that a file must have stood unchanged before it is read.
    settle: float = 2.0
    #: Bytes; a larger file is refused.
    max_bytes: int = 10_000_000
    wanted: Wanted = field(default_factory=Wanted)
    #: How addresses are asked for; of no matter for what stands on this machine.
    access: Access = field(default_factory=Access)
    #: What only its kind knows of: a frozen value that the kind's module defines.
    options: object = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Where:
    """Which entries a feed takes: every given key must match one of its values, case-folded."""

    category: tuple[str, ...] = ()
    source: tuple[str, ...] = ()
    author: tuple[str, ...] = ()
    #: BCP 47 tags; ``pt`` also takes ``pt-BR``.
    language: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedSpec:
    """One feed, as configured."""

    #: The URL segment: ``[a-z0-9]([a-z0-9._-]{0,62}[a-z0-9])?``.
    name: str
    title: str
    description: str = ""
    #: BCP 47 tag of the feed; the site's by default.
    language: str = "en"
    #: Source keys; empty means every source.
    sources: tuple[str, ...] = ()
    where: Where = field(default_factory=Where)
    limit: int = 50
    #: ``full`` or ``summary``.
    content: str = "full"


@dataclass(frozen=True, slots=True, kw_only=True)
class ShareSpec:
    """Which share snippets are made."""

    networks: tuple[str, ...] = ("whatsapp", "x", "facebook")
    #: Hashtags at most, taken from the entry's categories; 0 for none.
    hashtags: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Serve:
    """Where the service listens."""

    host: str = "127.0.0.1"
    port: int = 8080


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """A whole configuration, checked."""

    #: Absolute path of the file it came from, or None for built-in defaults.
    file: str | None
    site: Site
    sources: tuple[Source, ...]
    feeds: tuple[FeedSpec, ...]
    share: ShareSpec
    #: Absolute path of the folder of published files.
    publish_directory: str
    serve: Serve
    #: SQLAlchemy URL; relative SQLite paths are already absolute.
    store_url: str
    #: Worker processes that read dumps.
    workers: int = 2
    #: Seconds one dump may take to read.
    read_timeout: float = 20.0
    #: Megabytes of address space a reading worker may take.
    read_memory: int = 1024
    #: How addresses are asked for that no source names, by ``defaults``; without its headers.
    access: Access = field(default_factory=Access)
