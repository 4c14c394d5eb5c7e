"""Entry: an article in canonical form, every value with the evidence for it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from feedsvc.model.raw import DroppedLine
from feedsvc.model.source import FollowLink


@dataclass(frozen=True, slots=True, kw_only=True)
class Dateline:
    """Place (and agency) that open the story."""

    #: As printed, separator included: ``Islamabad, Pakistan –``.
    raw: str
    #: ``Islamabad, Pakistan``.
    place: str
    agency: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Category:
    """One category; ``scheme`` is ``genre`` for EXPLAINER, OPINION and their like."""

    term: str
    scheme: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Caption:
    """A caption, its credit, and whether it says the picture is from the archive."""

    text: str
    credit: str | None = None
    archive: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Image:
    """A picture with an address."""

    #: Absolute http or https URL.
    url: str
    alt: str | None = None
    caption: str | None = None
    credit: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceCredit:
    """Whom the text comes from."""

    name: str
    url: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A value that was weighed and not taken."""

    value: str
    why: str
    line: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """Why a field holds what it holds: what ``feedsvc explain`` prints."""

    field: str
    #: The value as text.
    value: str
    rule: str
    line: int = 0
    rejected: tuple[Candidate, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """An article, canonical. Text fields are NFC plain text without characters illegal in XML 1.0."""

    #: Key of the source.
    source: str
    #: Where it was read: ``RawEntry.place``.
    place: str
    form: str
    #: For people: recased where the print shouted.
    title: str
    #: As printed.
    title_raw: str
    #: The source's claim, aware; None if it makes none. Whole seconds.
    published: datetime | None
    #: ``second``, ``minute``, ``day``, ``month`` or ``relative``; None without a date.
    published_precision: str | None
    #: True if the print gave no zone and the house's was taken.
    zone_assumed: bool
    #: The source's claim of its last change, aware, or None.
    updated: datetime | None
    #: People; organisations that signed for nobody are left out.
    authors: tuple[str, ...]
    dateline: Dateline | None
    categories: tuple[Category, ...]
    #: One or two sentences without the dateline; plain text.
    summary: str
    #: Plain text, one a paragraph; the dateline still opens the first.
    paragraphs: tuple[str, ...]
    #: Sanitized HTML, absolute addresses.
    body_html: str
    images: tuple[Image, ...]
    captions: tuple[Caption, ...]
    sources: tuple[SourceCredit, ...]
    follow: tuple[FollowLink, ...]
    rights: str | None
    #: The source's own identifier, or None.
    guid: str | None
    #: The article's own address, absolute http(s), or None.
    url: str | None
    #: BCP 47 tag.
    language: str
    #: ``ltr`` or ``rtl``.
    direction: str
    #: True if the dump holds only the beginning of the text.
    truncated: bool = False
    warnings: tuple[str, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    dropped: tuple[DroppedLine, ...] = ()

    @property
    def body_text(self) -> str:
        """The paragraphs, parted by a blank line."""
        return "\n\n".join(self.paragraphs)


@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerEntry:
    """An entry with the identity and history that are ours."""

    #: ``tag:`` URI, minted once, never changed.
    id: str
    #: URL segment of its page, minted once, never changed.
    slug: str
    entry: Entry
    #: When we first read it, aware UTC; orders entries without a date.
    first_seen: datetime
    #: Last material change, aware UTC: what Atom calls updated.
    updated: datetime
    #: 1 for the first reading.
    revision: int
    #: When it was withdrawn, aware UTC, or None.
    killed_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Tombstone:
    """A withdrawn entry, as feeds still speak of it."""

    id: str
    #: Aware UTC.
    when: datetime
