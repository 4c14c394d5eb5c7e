"""What an index said of an article, added to what the article's own page says.

The page's own words win: an index prints shortened titles and the day of its own making. Two things it knows better: its
identifier of the article, and what the operator named by a selector. A guess of ours is no word of the page.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from feedsvc.model.raw import Block, DatePiece, Piece, RawEntry, RawImage
from feedsvc.model.web import Link
from feedsvc.text.similarity import letters

INDEX: Final = "index"
SELECTOR: Final = "selector"
#: Rules that guess where a page states nothing.
_GUESSED: Final = frozenset({"htmldate"})
#: Letters of a summary below which it tells nothing.
_SHORTEST: Final = 20
#: Blocks in which a summary that is a mere cut of the text stands.
_BEGINNING: Final = 12


def with_hint(raw: RawEntry, hint: Link) -> RawEntry:
    """Return an article with what its index says where its page says nothing, or where the operator named it."""
    named = frozenset(hint.named)
    return replace(
        raw,
        title=_title(raw, hint, named),
        title_candidates=_candidates(raw, hint, named),
        deck=_deck(raw, hint, named),
        bylines=raw.bylines or _pieces(hint.author),
        dates=_dates(raw, hint, named),
        categories=raw.categories or _pieces(*hint.categories),
        images=_images(raw, hint, named),
        guid=raw.guid or hint.guid or None,
        url=raw.url or hint.url or None,
        base_url=raw.base_url or hint.url or None,
    )


def is_cut(summary: str, blocks: Sequence[Block]) -> bool:
    """Tell whether a summary is a mere cut of the text's beginning, or nothing."""
    said = letters(summary.rstrip(" .…[]()"))
    return not said or said in letters(" ".join(block.text for block in blocks[:_BEGINNING]))


def _pieces(*texts: str) -> tuple[Piece, ...]:
    return tuple(Piece(text=text, rule=INDEX) for text in texts if text)


def _title(raw: RawEntry, hint: Link, named: frozenset[str]) -> Piece | None:
    if hint.title and "title" in named:
        return Piece(text=hint.title, rule=SELECTOR)
    return raw.title or next(iter(_pieces(hint.title)), None)


def _candidates(raw: RawEntry, hint: Link, named: frozenset[str]) -> tuple[Piece, ...]:
    if "title" in named and hint.title and raw.title is not None and raw.title.text != hint.title:
        return (raw.title, *raw.title_candidates)
    return raw.title_candidates


def _deck(raw: RawEntry, hint: Link, named: frozenset[str]) -> Piece | None:
    if hint.summary and "summary" in named:
        return Piece(text=hint.summary, rule=SELECTOR)
    if raw.deck is not None or len(letters(hint.summary)) < _SHORTEST or is_cut(hint.summary, raw.blocks):
        return raw.deck
    return Piece(text=hint.summary, rule=INDEX)


def _dates(raw: RawEntry, hint: Link, named: frozenset[str]) -> tuple[DatePiece, ...]:
    """Return the dates, the surest first.

    When a sitemap was last told that a page changed is a date only where nothing else is: many tell it of every page at
    every making.
    """
    if hint.published and "date" in named:
        others = tuple(date for date in raw.dates if date.role != "published")
        return (DatePiece(text=hint.published, role="published", rule=SELECTOR), *others)
    stated = any(date.role == "published" and date.rule not in _GUESSED for date in raw.dates)
    if hint.published and not stated:
        return (DatePiece(text=hint.published, role="published", rule=INDEX), *raw.dates)
    if hint.updated and not raw.dates:
        return (DatePiece(text=hint.updated, role="updated", rule=INDEX),)
    return raw.dates


def _images(raw: RawEntry, hint: Link, named: frozenset[str]) -> tuple[RawImage, ...]:
    if not hint.image:
        return raw.images
    if "image" in named:
        return (
            RawImage(url=hint.image),
            *(image for image in raw.images if image.url != hint.image),
        )
    return raw.images or (RawImage(url=hint.image),)
