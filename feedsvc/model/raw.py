"""RawEntry: one article as it was found, each piece with its place, nothing interpreted yet.

Lines are 1-based lines of the decoded dump; 0 where a format has no lines (a JSON member, an HTML node).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """One printed piece and the rule that found it."""

    #: As printed, ends trimmed.
    text: str
    #: Slug of the rule: ``first-line``, ``json-ld:headline``, ``front-matter:date``.
    rule: str
    line: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class DatePiece:
    """A printed or stated date with its meaning in the page."""

    text: str
    #: ``published``, ``updated``, ``page`` (a page header's "today": only a base for relative dates) or ``other`` (weighed
    #: and not taken: what ``explain`` shows as rejected).
    role: str
    rule: str
    line: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """One block of the body, plain text, in reading order."""

    text: str
    #: ``paragraph``, ``heading``, ``quote``, ``item`` (of a list) or ``preformatted``.
    kind: str = "paragraph"
    line: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class DroppedLine:
    """A line that left the body, and why."""

    text: str
    #: Slug: ``image-placeholder``, ``share-prompt``, ``comment-form``, ``follow-link``, ``rule``, ``navigation`` …
    rule: str
    #: One clause for the operator.
    why: str
    line: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class RawImage:
    """A picture the dump gives an address for."""

    #: As found; may be relative.
    url: str
    alt: str | None = None
    caption: str | None = None
    credit: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RawLink:
    """A follow line: its label as printed and its address."""

    url: str
    label: str | None = None
    line: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class RawEntry:
    """One article, untouched, with the place of each piece."""

    #: Key of the source.
    source: str
    #: The payload's place; with ``#N`` (1-based) where one payload holds several articles.
    place: str
    #: ``text``, ``html``, ``markdown`` or ``json``.
    form: str
    #: The dump's own time (file or server): the base of relative dates.
    modified: datetime
    title: Piece | None = None
    #: Titles that were weighed and not taken; ``rule`` says why.
    title_candidates: tuple[Piece, ...] = ()
    #: Standfirst printed under the headline, or the page's own description.
    deck: Piece | None = None
    #: Byline lines as printed (``By A and B``) or names as stated, in order.
    bylines: tuple[Piece, ...] = ()
    dates: tuple[DatePiece, ...] = ()
    #: Category lines as printed (``Asia World``) or names as stated.
    categories: tuple[Piece, ...] = ()
    #: Captions printed without a picture address, flags and credits still in them.
    captions: tuple[Piece, ...] = ()
    #: The body in reading order, plain text; a dateline still opens the first paragraph.
    blocks: tuple[Block, ...] = ()
    #: Untrusted HTML of the body where the dump had some; None for plain text.
    body_html: str | None = None
    #: ``SOURCE: …`` lines as printed.
    sources: tuple[Piece, ...] = ()
    follow: tuple[RawLink, ...] = ()
    images: tuple[RawImage, ...] = ()
    #: Rights lines as printed.
    rights: tuple[Piece, ...] = ()
    #: The source's own identifier, or None.
    guid: str | None = None
    #: The article's own address as the dump states it (canonical, og:url, front matter), or None.
    url: str | None = None
    #: Address against which relative links resolve, or None.
    base_url: str | None = None
    #: Name of the site the dump states (og:site_name), or None.
    site_name: str | None = None
    #: Language tag the dump states, or None.
    language: str | None = None
    dropped: tuple[DroppedLine, ...] = ()
    #: Full sentences for the operator.
    warnings: tuple[str, ...] = ()
    #: True if the dump says that it holds only the beginning of the text.
    truncated: bool = False
    #: Imprint of the item as its feed or export gives it, a signed number of 64 bits; 0 for dumps that are no item.
    digest: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Rejection:
    """A payload, or one article of it, that is no article; never published."""

    source: str
    place: str
    #: One clause a person understands: ``empty file``, ``list page: 84 links and no paragraph``.
    reason: str
    #: True if reading broke (time, memory, a fault of ours): that says nothing of the dump.
    is_failure: bool = False
    #: True if a page stands in the place of another (consent, captcha, login, error): that says nothing of the article.
    is_stand_in: bool = False
    #: As RawEntry.digest.
    digest: int = 0
