"""HTML: saved or fetched pages, and fragments.

What enters: decoded HTML. What leaves: one RawEntry with the page's own claims (title, dates, authors, address) and
its text. What is refused: markup built to exhaust a parser, error pages, lists, paywall stubs, pages without text.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from feedsvc.model.payload import Payload
from feedsvc.model.raw import DatePiece, Piece, RawEntry, Rejection
from feedsvc.model.source import HouseStyle
from feedsvc.parse.html_body import body_in
from feedsvc.parse.html_chosen import without_dropped
from feedsvc.parse.html_images import images_in
from feedsvc.parse.html_metadata import Metadata, metadata_of
from feedsvc.parse.html_nearby import lines_near, printed_bylines, printed_dates
from feedsvc.parse.html_page import why_no_article
from feedsvc.parse.html_title import headline_of
from feedsvc.parse.markup import blocks_of, tree_of
from feedsvc.parse.pages import why_no_page_in
from feedsvc.text.similarity import letters

if TYPE_CHECKING:
    from lxml.html import HtmlElement

    from feedsvc.model.raw import Block


def parse_html(text: str, *, payload: Payload, style: HouseStyle) -> tuple[RawEntry | Rejection, ...]:
    """Return the article of a page, or why it is none.

    Raises: DumpError for markup that exhausts a parser (threats 3.9, 3.12).
    """
    tree = tree_of(text)
    stated = metadata_of(tree, address=payload.url)
    assert stated.linked_data is not None
    title = headline_of(stated.titles, site_name=stated.site_name or style.publisher)
    page = without_dropped(tree, style.text_place)
    body = body_in(page, stated.linked_data, title=title.text if title else None, place=style.text_place)
    if title is None and len(body.blocks) > 1 and body.blocks[0].kind == "heading":
        title = Piece(text=body.blocks[0].text, rule="first-heading")
        body = body_in(page, stated.linked_data, title=title.text, place=style.text_place)
    shown = blocks_of(tree)
    stands_in = reason = why_no_page_in(tree, shown) if payload.url else None
    if not reason and not body.is_chosen:
        reason = why_no_article(tree, stated, body, title=title.text if title else None)
    if reason:
        return (
            Rejection(
                source=payload.source, place=payload.place, reason=reason, is_stand_in=stands_in is not None
            ),
        )
    is_told = stated.bylines and any(date.role == "published" for date in stated.dates)
    near = () if is_told else lines_near(shown, body.blocks, title.text if title else None)
    return (
        RawEntry(
            source=payload.source,
            place=payload.place,
            form="html",
            modified=payload.modified,
            title=title,
            title_candidates=tuple(
                piece for piece in stated.titles if title is None or piece.text != title.text
            )[:8],
            deck=_deck(stated, body.blocks),
            bylines=stated.bylines or printed_bylines(near),
            dates=_dates(tree, stated, near),
            categories=stated.categories,
            blocks=body.blocks,
            body_html=body.html,
            sources=body.sources,
            dropped=body.dropped,
            images=images_in(tree, stated.linked_data),
            rights=(Piece(text=stated.rights, rule="meta:copyright"),) if stated.rights else (),
            url=stated.url,
            base_url=stated.base_url,
            site_name=stated.site_name,
            language=stated.language,
            warnings=body.warnings,
        ),
    )


def _deck(stated: Metadata, blocks: tuple[Block, ...]) -> Piece | None:
    """Return the page's description, unless it is a mere cut of the text."""
    text = letters(" ".join(block.text for block in blocks[:12]))
    for piece in stated.descriptions:
        said = letters(piece.text.rstrip(". …[]"))
        if len(piece.text.split()) >= 4 and said and said not in text:
            return piece
        if said:
            return None
    return None


def _dates(tree: HtmlElement, stated: Metadata, near: tuple[str, ...]) -> tuple[DatePiece, ...]:
    """Return the stated dates; where none is stated as published, what stands by the headline, or htmldate's guess."""
    if any(date.role == "published" for date in stated.dates):
        return stated.dates
    printed = printed_dates(near)
    if any(date.role == "published" for date in printed):
        return (*printed, *stated.dates)
    from htmldate import find_date

    try:
        found = find_date(tree, original_date=True, extensive_search=True, url=stated.url)
    except (ValueError, TypeError, AttributeError, RecursionError, OverflowError):
        found = None  # a library's fault over a hostile page costs the guess, not the page
    guess = (DatePiece(text=found, role="published", rule="htmldate"),) if found else ()
    return (*guess, *printed, *stated.dates)
