"""A feed as all formats state it: clean, complete, with every default the wire formats need.

A FeedDocument enters; a StatedFeed leaves, from which RSS, Atom and JSON Feed are written. What is decided here is
the same in all three: id, title, address, dates, people, categories, sources, body. Nothing is refused: a poisoned
field is repaired, and its feed stands.

Spec: RFC 4287 section 4.1.2 (what an entry must have); JSON Feed 1.1 (an item without an id is discarded).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlsplit

from feedsvc.model.entry import Entry, Image, LedgerEntry, Tombstone
from feedsvc.model.feed import FeedDocument, ShareSnippet
from feedsvc.model.source import Site
from feedsvc.render.entry_html import entry_html
from feedsvc.text.addresses import entry_url, front_url, home_url, scheme_uri
from feedsvc.text.clean import clean_line, xml_safe
from feedsvc.text.language import direction, plausible_tag
from feedsvc.text.moments import published_at, whole_utc
from feedsvc.text.urls import absolute

GENERATOR = "feedsvc"

#: By the ending of an address; another ending says nothing.
_IMAGE_TYPES = {
    "avif": "image/avif",
    "gif": "image/gif",
    "jpeg": "image/jpeg",
    "jpg": "image/jpeg",
    "png": "image/png",
    "webp": "image/webp",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class StatedCategory:
    """A category; ``scheme`` is an absolute URI or None."""

    term: str
    scheme: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class StatedImage:
    """A picture with an absolute address."""

    url: str
    #: As the ending of its address has it, or None.
    media_type: str | None
    #: Plain text; empty if there is none.
    caption: str
    credit: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StatedEntry:
    """An entry as all formats state it. Text is plain, on one line and clean; moments are UTC in whole seconds."""

    id: str
    #: Its page on our site.
    url: str
    #: Where it first appeared, or None.
    external_url: str | None
    #: Never empty.
    title: str
    #: Never empty.
    summary: str
    #: Clean HTML; empty where the feed carries summaries, or only the beginning of the text is known.
    html: str
    #: The body as plain text, paragraphs parted by a blank line; empty where ``html`` is.
    text: str
    published: datetime
    updated: datetime
    authors: tuple[str, ...]
    categories: tuple[StatedCategory, ...]
    images: tuple[StatedImage, ...]
    sources: tuple[str, ...]
    #: Empty if unknown.
    rights: str
    #: BCP 47 tag where it differs from the feed's, else None.
    language: str | None
    snippets: tuple[ShareSnippet, ...]
    entry: Entry


@dataclass(frozen=True, slots=True, kw_only=True)
class StatedFeed:
    """A feed as all formats state it."""

    site: Site
    name: str
    title: str
    #: Never empty: RSS requires it.
    description: str
    language: str
    #: The page for people.
    home: str
    #: Who answers for the feed where an entry names nobody.
    author: str
    author_url: str
    updated: datetime
    entries: tuple[StatedEntry, ...]
    tombstones: tuple[Tombstone, ...]


def state(document: FeedDocument) -> StatedFeed:
    """Return the document with every string clean and every required value present."""
    site, spec = document.site, document.spec
    language = plausible_tag(spec.language) or plausible_tag(site.language) or "en"
    author = clean_line(site.title) or front_url(site)
    title = clean_line(spec.title) or author
    snippets: dict[str, list[ShareSnippet]] = {}
    for snippet in document.snippets:
        snippets.setdefault(snippet.entry, []).append(snippet)
    return StatedFeed(
        site=site,
        name=spec.name,
        title=title,
        description=clean_line(spec.description) or clean_line(site.description) or title,
        language=language,
        home=home_url(site, spec),
        author=author,
        author_url=front_url(site),
        updated=whole_utc(document.updated),
        entries=tuple(
            _entry(ledger, document, language=language, snippets=tuple(snippets.get(ledger.id, ())))
            for ledger in document.entries
        ),
        tombstones=_tombstones(document),
    )


def _entry(
    ledger: LedgerEntry, document: FeedDocument, *, language: str, snippets: tuple[ShareSnippet, ...]
) -> StatedEntry:
    entry, site = ledger.entry, document.site
    own_language = plausible_tag(entry.language)
    url = entry_url(site, ledger.slug)
    paragraphs = [line for line in map(clean_line, entry.paragraphs) if line]
    title = clean_line(entry.title) or clean_line(entry.title_raw) or _opening(paragraphs) or url
    # A stub is never passed off as the whole: readers of a full-text feed do not look further.
    is_full = document.spec.content == "full" and not entry.truncated
    return StatedEntry(
        id=_identity(ledger.id) or url,
        url=url,
        external_url=absolute(entry.url, None),
        title=title,
        summary=clean_line(entry.summary) or _opening(paragraphs) or title,
        html=entry_html(entry, house_language=site.language, around=direction(language)) if is_full else "",
        text="\n\n".join(paragraphs) if is_full else "",
        published=published_at(ledger),
        updated=whole_utc(ledger.updated),
        authors=_names(entry.authors),
        categories=_categories(ledger, site),
        images=tuple(image for image in map(_image, entry.images) if image is not None),
        sources=_names(source.name for source in entry.sources),
        rights=clean_line(entry.rights or ""),
        language=own_language if own_language and own_language.lower() != language.lower() else None,
        snippets=snippets,
        entry=entry,
    )


def _tombstones(document: FeedDocument) -> tuple[Tombstone, ...]:
    """Return the tombstones clean, each once, none for an entry that the feed shows."""
    shown = {ledger.id for ledger in document.entries}
    stones = (
        Tombstone(id=_identity(stone.id), when=whole_utc(stone.when))
        for stone in document.tombstones
        if stone.id not in shown
    )
    return tuple(dict.fromkeys(stone for stone in stones if stone.id))


def _identity(text: str) -> str:
    """Return an id character by character, but for what no document can hold."""
    return xml_safe(text).strip()


#: Characters of a summary made from the text.
_OPENING = 300


def _opening(paragraphs: list[str]) -> str:
    text = paragraphs[0] if paragraphs else ""
    if len(text) <= _OPENING:
        return text
    head, blank, _ = text[:_OPENING].rpartition(" ")
    return (head if blank else text[:_OPENING]) + "…"


def _names(names: Iterable[str]) -> tuple[str, ...]:
    """Return names clean, each once, in order."""
    return tuple(dict.fromkeys(name for name in map(clean_line, names) if name))


def _categories(ledger: LedgerEntry, site: Site) -> tuple[StatedCategory, ...]:
    terms = {clean_line(category.term): category.scheme for category in reversed(ledger.entry.categories)}
    return tuple(
        StatedCategory(term=term, scheme=scheme_uri(site, scheme) if scheme else None)
        for term, scheme in reversed(terms.items())
        if term
    )


def _image(image: Image) -> StatedImage | None:
    url = absolute(image.url, None)
    if url is None:
        return None
    ending = urlsplit(url).path.rpartition(".")[2].lower()
    return StatedImage(
        url=url,
        media_type=_IMAGE_TYPES.get(ending),
        caption=clean_line(image.caption or image.alt or ""),
        credit=clean_line(image.credit or ""),
    )
