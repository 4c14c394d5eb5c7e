"""JSON Feed 1 and 1.1: values become a Feed.

Spec: https://jsonfeed.org/version/1.1
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final

from feedsvc.errors import DumpError
from feedsvc.model.raw import DatePiece, Piece, RawImage
from feedsvc.parse.feed_media import attached
from feedsvc.parse.feed_values import MOST_ITEMS, Feed, Item, Text
from feedsvc.parse.json_values import values_of
from feedsvc.text.clean import clean_line
from feedsvc.text.urls import absolute

_LONGEST: Final = 500


def read_json_feed(text: str, *, address: str | None) -> Feed:
    """Return the feed that a JSON text holds. Raises: DumpError if it is broken, or holds no items."""
    (value, *_) = values_of(text).values
    if value.fault is not None:
        raise DumpError(f"not a feed: {value.fault}")
    feed = value.value
    if not isinstance(feed, Mapping) or not isinstance(feed.get("items"), list):
        raise DumpError("not a feed: JSON without a list of items")
    items = feed["items"]
    base = absolute(_line(feed, "home_page_url"), address) or address or ""
    language = _line(feed, "language")[:60]
    authors = tuple(_authors(feed))
    following = absolute(_line(feed, "next_url"), address)
    return Feed(
        form="json",
        title=_line(feed, "title"),
        language=language,
        generator=_line(feed, "generator"),
        own_addresses=tuple(filter(None, [absolute(_line(feed, "feed_url"), address)])),
        next_page=following,
        items=tuple(_item(item, base, language, authors) for item in items[:MOST_ITEMS]),
        warnings=(f"The feed holds {len(items)} items; the first {MOST_ITEMS} were read.",)
        if len(items) > MOST_ITEMS
        else (),
    )


def _item(item: Any, base: str, language: str, authors: tuple[Piece, ...]) -> Item:
    if not isinstance(item, Mapping):
        return Item(guid=str(item)[:_LONGEST], refusal="not an item of a JSON Feed: no object")
    link = absolute(_line(item, "url"), base) or absolute(_line(item, "external_url"), base) or ""
    html, plain = _string(item, "content_html"), _string(item, "content_text")
    summary = Text(value=_string(item, "summary"), markup="text")
    content = Text(value=html, markup="html") if html.strip() else Text(value=plain, markup="text")
    if not content.value.strip():
        content, summary = summary, Text()
    guid = _identity(item.get("id"))
    return Item(
        guid=guid,
        link=link,
        via=absolute(_line(item, "external_url"), base) or "",
        title=Text(value=_string(item, "title"), markup="text"),
        content=content,
        summary=summary,
        dates=tuple(_dates(item)),
        authors=tuple(_authors(item)) or authors,
        categories=tuple(_tags(item)),
        images=_images(item, link or base),
        language=_line(item, "language")[:60] or language,
        base=link or base,
        # "any item without an id must be discarded"
        refusal="" if guid else "an item without an id, which JSON Feed wants discarded",
    )


def _identity(value: object) -> str:
    """Return an id as text. Spec: a number or boolean is to be coerced to a string."""
    if isinstance(value, bool):
        return str(value).lower()
    return str(value).strip() if isinstance(value, str | int | float) else ""


def _string(item: Mapping[str, Any], name: str) -> str:
    value = item.get(name)
    return value if isinstance(value, str) else ""


def _line(item: Mapping[str, Any], name: str) -> str:
    return clean_line(_string(item, name)[: 8 * _LONGEST])


def _dates(item: Mapping[str, Any]) -> Iterator[DatePiece]:
    for name, role in (("date_published", "published"), ("date_modified", "updated")):
        if text := _line(item, name):
            yield DatePiece(text=text[:200], role=role, rule=f"json:{name}")


def _authors(item: Mapping[str, Any]) -> Iterator[Piece]:
    """Yield the authors; the singular is what version 1 has."""
    several = item.get("authors")
    for author in several[:100] if isinstance(several, list) and several else [item.get("author")]:
        if isinstance(author, Mapping) and (name := _line(author, "name")[:_LONGEST]):
            yield Piece(text=name, rule="json:authors")


def _tags(item: Mapping[str, Any]) -> Iterator[Piece]:
    tags = item.get("tags")
    for tag in tags[:100] if isinstance(tags, list) else []:
        if isinstance(tag, str) and (text := clean_line(tag)[:_LONGEST]):
            yield Piece(text=text, rule="json:tags")


def _images(item: Mapping[str, Any], base: str) -> tuple[RawImage, ...]:
    named = [url for name in ("image", "banner_image") if (url := absolute(_string(item, name), base))]
    files = item.get("attachments")
    kinds = [
        (_string(file, "url"), _string(file, "mime_type"))
        for file in (files[:100] if isinstance(files, list) else [])
        if isinstance(file, Mapping)
    ]
    images = [*(RawImage(url=url) for url in named), *attached(kinds, base)]
    return tuple({image.url: image for image in images}.values())
