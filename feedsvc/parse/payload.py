"""Bytes become RawEntry values: the entrance of the parse stage.

What enters: a Payload and the house style of its source. What leaves: one RawEntry or Rejection for each article of
the dump, in its order. What is refused: bytes that are no text, forms that are not read, dumps without an article.
"""

from __future__ import annotations

from dataclasses import replace

from feedsvc.model.payload import Payload
from feedsvc.model.raw import RawEntry, Rejection
from feedsvc.model.source import HouseStyle
from feedsvc.parse.detect import MAIL, form_of, is_mail
from feedsvc.text.encoding import Decoded, decode

#: Bytes that tell whether a dump is a message.
_HEAD = 32_768


def parse(payload: Payload, style: HouseStyle) -> tuple[RawEntry | Rejection, ...]:
    """Return the articles of a dump, and why what is none is none.

    Raises: DumpError if the dump as a whole cannot be read.
    """
    if not payload.body.strip():
        return (_rejection(payload, "empty file"),)
    if payload.media_type == MAIL or is_mail(payload.body[:_HEAD].decode("latin-1")):
        from feedsvc.parse.mail import parse_mail

        return parse_mail(payload, style)  # before anything is decoded: each part has an encoding of its own
    decoded = decode(payload.body, declared=payload.charset, override=style.encoding)
    if not decoded.text.strip(" \t\r\n\f\x0b\x00\ufeff\u00a0\u200b"):
        return (_rejection(payload, "empty file: nothing but blanks"),)
    return tuple(_with_warnings(item, decoded) for item in _dispatch(decoded.text, payload, style))


def text_of(payload: Payload, style: HouseStyle) -> str | None:
    """Return the text of a dump that is read as lines of plain text; None for every other form.

    Raises: DumpError if the dump as a whole cannot be read.
    """
    decoded = decode(payload.body, declared=payload.charset, override=style.encoding)
    form = form_of(decoded.text, place=payload.place, media_type=payload.media_type)
    if form.name is None or form.name in {"html", "markdown", "feed", "mail"}:
        return None
    if form.name == "json":
        from feedsvc.parse.json_items import parse_json

        items = parse_json(decoded.text, payload=payload, style=style)
        if not form.tentative or any(isinstance(item, RawEntry) for item in items):
            return None
    return decoded.text


def _dispatch(text: str, payload: Payload, style: HouseStyle) -> tuple[RawEntry | Rejection, ...]:
    form = form_of(text, place=payload.place, media_type=payload.media_type)
    if form.name is None:
        return (_rejection(payload, form.refusal),)
    # Each reader is imported where it is needed: a folder of text never loads the readers of HTML.
    if form.name == "html":
        from feedsvc.parse.html import parse_html

        return parse_html(text, payload=payload, style=style)
    if form.name == "json":
        from feedsvc.parse.json_items import parse_json
        from feedsvc.parse.wordpress import is_wordpress, parse_wordpress

        if payload.url and is_wordpress(text):
            return parse_wordpress(payload, style)
        items = parse_json(text, payload=payload, style=style)
        if not form.tentative or any(isinstance(item, RawEntry) for item in items):
            return items
    if form.name == "feed":
        from feedsvc.parse.feed import parse_feed

        return parse_feed(text, payload=payload, style=style)
    if form.name == "markdown":
        from feedsvc.parse.markdown import parse_markdown

        return parse_markdown(text, payload=payload, style=style)
    from feedsvc.parse.text.reader import parse_text

    return tuple(parse_text(text, payload=payload, style=style))


def _rejection(payload: Payload, reason: str) -> Rejection:
    return Rejection(source=payload.source, place=payload.place, reason=reason)


def _with_warnings(item: RawEntry | Rejection, decoded: Decoded) -> RawEntry | Rejection:
    if isinstance(item, Rejection) or not decoded.warnings:
        return item
    return replace(item, warnings=(*decoded.warnings, *item.warnings))
