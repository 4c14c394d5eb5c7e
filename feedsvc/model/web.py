"""What is asked of the web and what it answers, as values: access, validators, answers, and what an index page lists."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Validators:
    """What a server gave to recognize an answer by: opaque, handed back byte for byte.

    Spec: RFC 9110 section 8.8.
    """

    etag: bytes | None = None
    last_modified: bytes | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Access:
    """How a source's addresses are asked for: the operator's word, from the configuration file only."""

    #: Extra request headers, secrets among them: never shown, never sent to another origin.
    headers: tuple[tuple[str, str], ...] = field(default=(), repr=False)
    #: Networks in CIDR form that may be reached though they are not public.
    allow_networks: tuple[str, ...] = ()
    #: Ports beside 80, 443, 8080 and 8443.
    allow_ports: tuple[int, ...] = ()
    #: Seconds that a request may take as a whole, redirects and waiting for the host's turn left out.
    seconds: float = 30.0
    #: Bytes of an answer, as sent and as decoded.
    max_bytes: int = 10_000_000
    #: Whether robots.txt is asked and obeyed.
    robots: bool = True
    #: Seconds between two requests to one host; robots.txt may ask for more.
    gap: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Manners:
    """What the answer says of when to ask again and where."""

    #: Seconds for which the server says that nothing changes (Cache-Control, Expires); None if it says nothing.
    fresh_seconds: int | None = None
    #: The address to use from now on: every redirect on the way was permanent (301, 308).
    moved_to: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """A document that a server sent."""

    #: Address that was asked for, and the one that answered after redirects.
    asked: str
    url: str
    status: int
    #: Content-decoded.
    body: bytes
    #: Media type without parameters, lower case; and the charset it states, as stated.
    media_type: str | None = None
    charset: str | None = None
    validators: Validators = Validators()
    #: When the server says that the document was last changed; None where it says nothing that can be read.
    modified: datetime | None = None
    manners: Manners = Manners()


@dataclass(frozen=True, slots=True, kw_only=True)
class NotModified:
    """The server says that the document is the one we know."""

    asked: str
    url: str
    validators: Validators = Validators()
    manners: Manners = Manners()


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """What an index (a feed, a listing, a sitemap) says of one article. Texts as printed; empty where it says nothing."""

    #: Absolute; empty for a feed item without a link.
    url: str
    title: str = ""
    published: str = ""
    updated: str = ""
    summary: str = ""
    image: str = ""
    author: str = ""
    guid: str = ""
    #: Where it was taken over from, absolute: another's page.
    via: str = ""
    categories: tuple[str, ...] = ()
    #: Imprint of all that the index says of the article: an equal one was read already. Units: 64 bits, signed.
    digest: int = 0
    #: Fields above that the operator named by selector: they stand before what the article's own page says.
    named: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Index:
    """What an index lists, in its order, and what it says of itself."""

    links: tuple[Link, ...] = ()
    #: The next page of the same index (rel=next, ?page=2), absolute; None on the last.
    next_page: str | None = None
    #: Indexes that it names: child sitemaps; feeds that an HTML page offers, the likeliest first.
    children: tuple[Link, ...] = ()
    feeds: tuple[str, ...] = ()
    title: str = ""
    language: str = ""
    #: Who made it, and the addresses by which it knows itself: our own output is recognized by these.
    generator: str = ""
    own_addresses: tuple[str, ...] = ()
    #: What it says of when to ask again: minutes (ttl), hours of the day in UTC (skipHours), days (skipDays, 0 is Monday).
    ttl_minutes: int | None = None
    skip_hours: tuple[int, ...] = ()
    skip_days: tuple[int, ...] = ()
    #: True if it could only be read by mending it: nothing may be concluded from what it lacks.
    is_mended: bool = False
    #: ``rss``, ``atom``, ``rdf``, ``json``, ``html``, ``sitemap``, ``wordpress``; empty if it is none of them.
    form: str = ""
    #: Full sentences for the operator.
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Selectors:
    """Where an operator says that the parts of a listing stand: CSS, or XPath where it begins with ``/``, ``./`` or ``(``.

    ``selector@name`` takes an attribute. What is None is found without.
    """

    #: The items, or their links.
    items: str | None = None
    #: Within an item.
    title: str | None = None
    link: str | None = None
    date: str | None = None
    image: str | None = None
    summary: str | None = None
    #: The link to the next page of the listing.
    next_page: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TextPlace:
    """Where an operator says that the text of a page stands, by selectors; what the page states of itself counts as ever."""

    #: The elements that hold the text; None: it is found.
    body: str | None = None
    #: Elements that are none of it.
    dropped: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """A source that an address may be read as."""

    #: Its keys in the file: the kind first, with its address.
    keys: tuple[tuple[str, str], ...]
    #: Why, as a full sentence.
    reason: str
    #: Some of what it would yield, where that shows already.
    samples: tuple[Link, ...] = ()
    #: How much that would be; None where it does not show yet.
    count: int | None = None
