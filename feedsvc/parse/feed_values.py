"""A feed and its items as they stand in the document, before anything is read out of them.

An item is known again by the imprint of all that is read of it: equal ones need no second reading.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

from feedsvc.model.raw import DatePiece, Piece, RawImage
from feedsvc.text.imprints import signed_imprint

#: Items of one document that are read, in its order; feeds are newest first.
MOST_ITEMS: Final = 10_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """A text of a feed, and what the feed says it is."""

    value: str = ""
    #: ``html``, ``text``, or ``unsaid``: RSS leaves open which of them a title or description is.
    markup: str = "unsaid"


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One item; texts as printed, addresses absolute, empty where it says nothing."""

    guid: str = ""
    link: str = ""
    #: Where it was taken over from; no part of what is read.
    via: str = ""
    title: Text = Text()
    #: The article, and what stands for it in a list. Where a feed has one of them it is the content.
    content: Text = Text()
    summary: Text = Text()
    dates: tuple[DatePiece, ...] = ()
    authors: tuple[Piece, ...] = ()
    categories: tuple[Piece, ...] = ()
    images: tuple[RawImage, ...] = ()
    #: Whom it was taken over from: a name, with an address or without.
    credits: tuple[Piece, ...] = ()
    rights: tuple[Piece, ...] = ()
    language: str = ""
    #: Against which addresses within the content resolve.
    base: str = ""
    #: Why it is no article, as a clause; empty if nothing in it says so.
    refusal: str = ""

    @property
    def digest(self) -> int:
        """The imprint of what is read of the item. Units: 64 bits, signed."""
        pieces = (*self.authors, *self.categories, *self.credits, *self.rights)
        dates = (date.text for date in self.dates)
        said = (part or "" for image in self.images for part in (image.url, image.caption, image.credit))
        texts = (self.title.value, self.content.value, self.summary.value)
        return signed_imprint(
            self.guid, self.link, *texts, self.language, *dates, *(piece.text for piece in pieces), *said
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Rhythm:
    """What a feed says of when to ask again; as ``Index`` has it."""

    ttl_minutes: int | None = None
    skip_hours: tuple[int, ...] = ()
    skip_days: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Feed:
    """A feed: what it says of itself, and its items in their order."""

    #: ``rss``, ``rdf``, ``atom`` or ``json``.
    form: str
    title: str = ""
    language: str = ""
    generator: str = ""
    #: Addresses by which it knows itself.
    own_addresses: tuple[str, ...] = ()
    next_page: str | None = None
    rhythm: Rhythm = field(default_factory=Rhythm)
    items: tuple[Item, ...] = ()
    is_mended: bool = False
    #: Full sentences for the operator.
    warnings: tuple[str, ...] = ()
