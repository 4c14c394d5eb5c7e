"""An item of a feed becomes a RawEntry: its texts as plain text or HTML, its people without their addresses."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING, Final

from feedsvc.errors import DumpError
from feedsvc.model.raw import DatePiece, Piece, RawEntry, Rejection
from feedsvc.parse.body import Body, body_of, plain_blocks
from feedsvc.parse.fields import one_line
from feedsvc.parse.markup import blocks_of_html
from feedsvc.text.clean import clean_line
from feedsvc.text.similarity import letters

if TYPE_CHECKING:
    from feedsvc.model.payload import Payload
    from feedsvc.parse.feed_values import Feed, Item, Text

_LONGEST_TITLE: Final = 1000
#: Letters of a text that an index says of an article.
_SHOWN: Final = 600
#: Words of a description below which it tells nothing more.
_FEWEST_WORDS: Final = 4
_TAG: Final = re.compile(r"<[^<>]{0,2000}>")
_MAIL: Final = re.compile(r"[^\s@<>()\[\]]{1,64}@[^\s@<>()\[\]]{1,255}")
_TWO_DIGITS: Final = re.compile(r"(\b\d{1,2} [A-Za-z]{3,9} )(\d{2})(?= \d{1,2}:\d{2})")
_LEAP_SECOND: Final = re.compile(r"(?<=:\d\d):60(?!\d)")


def raw_entry_of(
    item: Item, *, digest: int, feed: Feed, payload: Payload, place: str
) -> RawEntry | Rejection:
    """Return the article that an item is, or why it is none."""

    def rejected(reason: str) -> Rejection:
        return Rejection(source=payload.source, place=place, reason=reason, digest=digest)

    if item.refusal:
        return rejected(item.refusal)
    try:
        body, shorter = _body(item.content), _body(item.summary)
        title = title_of(item.title)
    except DumpError as error:
        return rejected(str(error))
    deck = _deck(shorter, body)
    if shorter.length > 2 * body.length:
        body, deck = shorter, None  # some publish the text as the description and a teaser as the content
    if not title and not body.blocks:
        return rejected("an item without title and text")
    return RawEntry(
        source=payload.source,
        place=place,
        form="feed",
        modified=payload.modified,
        title=Piece(text=title, rule=f"{feed.form}:title") if title else None,
        deck=deck,
        bylines=tuple(Piece(text=name, rule=one.rule) for one in item.authors if (name := _name(one.text))),
        dates=tuple(map(_dated, item.dates)),
        categories=tuple(Piece(text=one_line(one.text), rule=one.rule) for one in item.categories),
        blocks=body.blocks,
        body_html=body.html,
        sources=item.credits,
        images=item.images,
        rights=tuple(Piece(text=one_line(one.text)[:600], rule=one.rule) for one in item.rights),
        guid=item.guid or None,
        url=item.link or None,
        base_url=item.base or payload.url,
        site_name=one_line(feed.title) or None,
        language=item.language or None,
        # What is fetched is an index first, and told of once; a file is not.
        warnings=body.warnings if payload.url else (*body.warnings, *feed.warnings),
        digest=digest,
    )


def title_of(title: Text) -> str:
    """Return a title as one line of plain text, read once and no more.

    Of RSS nobody knows whether a title is HTML: markup goes, references are read, and what prints a bracket keeps it.
    """
    text = clean_line(title.value) if title.markup == "text" else one_line(title.value)
    return text if len(text) <= _LONGEST_TITLE else f"{text[:_LONGEST_TITLE].rpartition(' ')[0]} …"


def shown(text: Text) -> str:
    """Return the beginning of a text as one line, roughly: for an index, not for an entry."""
    beginning = text.value[: 2 * _SHOWN]
    if text.markup != "text":
        beginning = html.unescape(_TAG.sub(" ", beginning).partition("<!--")[0])
    return clean_line(beginning)[:_SHOWN]


def _body(text: Text) -> Body:
    """Return a text as blocks. Raises: DumpError for HTML built to exhaust a parser."""
    if text.markup == "text":
        return Body(blocks=plain_blocks(text.value))
    if text.markup == "html" and "<" not in text.value:
        return Body(blocks=plain_blocks(html.unescape(text.value)))
    body = body_of(text.value)
    if text.markup == "html" and body.html is None:
        return Body(blocks=blocks_of_html(text.value), html=text.value)
    return body


def _deck(summary: Body, body: Body) -> Piece | None:
    """Return the summary, unless it is a mere cut of the text."""
    if not summary.blocks or not body.blocks:
        return None
    said = clean_line(" ".join(block.text for block in summary.blocks))[:4000]
    # A cut is taken from the beginning: a teaser or a byline may stand before it.
    beginning = letters(" ".join(block.text for block in body.blocks[:12])[: 2 * len(said) + 400])
    is_cut = letters(said.rstrip(" ….[]")) in beginning
    return None if is_cut or len(said.split()) < _FEWEST_WORDS else Piece(text=said, rule="summary")


def _name(printed: str) -> str:
    """Return whom an author element names: ``desk@paper.example (Ada Marsh)`` is Ada Marsh; an address alone is nobody.

    Spec: RSS 2.0, author; RFC 5322 section 3.4 (name-addr).
    """
    line = one_line(printed)
    if "@" not in line:
        return line
    bare = _MAIL.sub(" ", line)
    return (
        clean_line(bare.strip(" <>()[],;:\"'").replace("()", "").replace("<>", "")) if bare != line else line
    )


def _dated(piece: DatePiece) -> DatePiece:
    """Return a date with the years and seconds of RFC 822 as every reader of dates takes them.

    Spec: RFC 5322 section 4.3: two digits up to 49 are of this century.
    """
    text = _LEAP_SECOND.sub(":59", piece.text)
    text = _TWO_DIGITS.sub(lambda found: f"{found[1]}{'20' if found[2] < '50' else '19'}{found[2]}", text)
    return DatePiece(text=text, role=piece.role, rule=piece.rule)
