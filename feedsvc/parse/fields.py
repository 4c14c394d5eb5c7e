"""The names under which article fields go in front matter and in JSON, and how their values become pieces.

One table for both: newsrooms export the same names to either. Names are compared without case, blanks, ``_`` and
``-``; of several the one that stands first in the table wins.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from typing import Any

from feedsvc.model.payload import Payload
from feedsvc.model.raw import Block, DatePiece, Piece, RawEntry, RawImage
from feedsvc.parse.markup import blocks_of_html, has_markup
from feedsvc.text.clean import clean_line

_ENTITY = re.compile(r"&(?:#\d{1,7}|#x[0-9a-f]{1,6}|[a-z]{2,10});", re.IGNORECASE)
_NAME_KEYS = ("name", "fullname", "full_name", "display_name", "label", "term", "title")
_LIST_MARK = re.compile(r"[,;|،、，]")
#: Seconds of the years 1973 to 2286, in seconds, thousandths or millionths.
_EPOCH = re.compile(r"\d{9,10}(?:\.\d{1,9})?|\d{12,13}|\d{15,16}")
_LAST_SECOND = 10_000_000_000
_NAIVE = re.compile(r"\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(?::\d{2})?(?:\.\d{1,9})?")

#: Field of ours, then the names it goes by, the surest first.
ALIASES: dict[str, tuple[str, ...]] = {
    field: tuple(names.split())
    for field, names in {
        "title": "title headline headlines head name subject post_title titre titulo titel",
        "deck": "summary description deck dek standfirst excerpt abstract subtitle subheadline lead teaser intro "
        "post_excerpt",
        "published": "date_published datepublished published published_at publishedat published_on pubdate pub_date "
        "date_publish publish_date publishdate publication_date publicationdate date_gmt post_date_gmt date datetime "
        "post_date firstpublished first_published issued created created_at createdat date_created datecreated "
        "versioncreated firstcreated timestamp time published_time",
        "updated": "date_modified datemodified updated updated_at updatedat lastmod last_modified lastmodified "
        "modified_gmt modified modified_at post_modified_gmt update_date date_modify last_updated lastupdated",
        "authors": "authors author byline bylines by creator creators dc:creator writer writers post_author",
        "categories": "categories category section sections articlesection topic topics channel",
        "tags": "tags tag keywords keyword",
        "image": "image images image_url imageurl featured_image featuredimage top_image lead_image feature_image cover "
        "cover_image thumbnail thumbnail_url jetpack_featured_media_url photo media banner og_image",
        "source": "source sources credit publisher source_name outlet publication",
        "source_url": "source_url sourceurl",
        "site": "site_name sitename site",
        "rights": "rights copyright license licence",
        "url": "url link canonical canonical_url canonicalurl permalink web_url weburl article_url source_link "
        "original_url external_url",
        "guid": "guid id _id uuid uid uri article_id articleid slug",
        "language": "lang language locale inlanguage",
        "html": "content_html contenthtml body_html bodyhtml html content:encoded content_encoded",
        "text": "content_text contenttext body text content maintext main_text article_body articlebody full_text "
        "fulltext article story post_content article_text paragraphs bodies",
    }.items()
}


def key_of(name: object) -> str:
    """Return a name as it is compared: lower case, without blanks, ``_`` and ``-``."""
    return "".join(char for char in str(name).lower() if char not in " _-")


_ORDER = {field: tuple(key_of(name) for name in names) for field, names in ALIASES.items()}


class Record:
    """A mapping read under the names of the table; every value comes with the name it was found under."""

    def __init__(self, mapping: Mapping[Any, Any], *, form: str) -> None:
        self._values: dict[str, tuple[str, Any]] = {}
        self._form = form
        for name, value in mapping.items():
            self._values.setdefault(key_of(name), (clean_line(str(name))[:60], value))

    def found(self, field: str) -> Iterator[tuple[str, Any]]:
        """Yield rule and value for each name of a field that says something, the surest first."""
        for key in _ORDER[field]:
            name, value = self._values.get(key, ("", None))
            if value is not None and value not in ("", [], {}):
                yield f"{self._form}:{name}", value

    def text(self, field: str) -> Piece | None:
        """Return the first value of a field that is text, as one line."""
        return next(iter(self.texts(field)), None)

    def texts(self, field: str) -> Iterator[Piece]:
        """Yield the values of a field that are text, as one line each."""
        for rule, value in self.found(field):
            shown = one_line(printed(value))
            if shown:
                yield Piece(text=shown[:4000], rule=rule)

    def names(self, field: str) -> tuple[Piece, ...]:
        """Return names under the first key that holds any: a text, a list, objects with a name."""
        for rule, value in self.found(field):
            pieces = tuple(Piece(text=name, rule=rule) for name in dict.fromkeys(_names(value)) if name)
            if pieces:
                return pieces
        return ()

    def dates(self) -> tuple[DatePiece, ...]:
        """Return the stated dates, published ones first, the surest name first."""
        return tuple(
            DatePiece(text=shown[:200], role=role, rule=rule)
            for role in ("published", "updated")
            for rule, value in self.found(role)
            if (shown := clean_line(_moment(rule, value)))
        )

    def images(self) -> tuple[RawImage, ...]:
        """Return the pictures under the first key that holds any."""
        for _rule, value in self.found("image"):
            images = tuple({image.url: image for image in _images(value)}.values())
            if images:
                return images
        return ()


def printed(value: object) -> str:
    """Return a value as text: WordPress's ``{"rendered": …}`` opened, the first of a list, nothing for an object."""
    for _ in range(4):
        if isinstance(value, list | tuple) and value:
            value = value[0]
        elif isinstance(value, Mapping):
            value = next(
                (
                    value[key]
                    for key in ("rendered", "value", "#text", "text", "name", "title")
                    if key in value
                ),
                None,
            )
        else:
            break
    if isinstance(value, bool) or value is None or isinstance(value, list | tuple | Mapping):
        return ""
    return str(value)


def one_line(text: str) -> str:
    """Return a stated value as one line of plain text: tags gone, entities read."""
    if "<" in text and has_markup(text):
        text = " ".join(block.text for block in blocks_of_html(text))
    elif _ENTITY.search(text):
        text = html.unescape(text)
    return clean_line(text)


def _moment(rule: str, value: object) -> str:
    """Return a date as text; a number counts seconds, or their thousandths or millionths, from 1970.

    A name that ends in ``gmt`` says the zone that WordPress does not print.
    """
    text = printed(value).strip()
    if _EPOCH.fullmatch(text):
        seconds = float(text)
        for _ in range(2):
            seconds = seconds / 1000 if seconds > _LAST_SECOND else seconds
        try:
            return datetime.fromtimestamp(seconds, tz=UTC).isoformat(timespec="seconds")
        except (ValueError, OverflowError, OSError):
            return text
    if rule.lower().endswith("gmt") and _NAIVE.fullmatch(text):
        return f"{text}Z"
    return text


def _names(value: object) -> Iterator[str]:
    for item in value[:100] if isinstance(value, list | tuple) else (value,):
        name = (
            next((item[key] for key in _NAME_KEYS if key in item), "") if isinstance(item, Mapping) else item
        )
        if isinstance(name, str):  # a number is an id of a table we do not have
            yield clean_line(name)[:500]


def _images(value: object) -> Iterator[RawImage]:
    for item in value[:20] if isinstance(value, list | tuple) else (value,):
        if isinstance(item, str) and item.strip():
            yield RawImage(url=item.strip()[:2000])
        elif isinstance(item, Mapping):
            said = {key_of(name): inner for name, inner in item.items()}
            url = next(
                (
                    said[key]
                    for key in ("url", "src", "contenturl", "href", "sourceurl", "path")
                    if isinstance(said.get(key), str)
                ),
                "",
            )
            if url.strip():
                yield RawImage(
                    url=url.strip()[:2000],
                    alt=_line(said, "alt", "alttext"),
                    caption=_line(said, "caption", "description", "title"),
                    credit=_line(said, "credit", "credits", "copyright", "photographer"),
                )


def _line(said: Mapping[str, Any], *keys: str) -> str | None:
    return next((line for key in keys if (line := clean_line(printed(said.get(key))))), None)


def _parted(names: tuple[Piece, ...]) -> Iterator[Piece]:
    """Yield categories that stand in one text, parted by commas, each for itself."""
    for piece in names:
        for name in _LIST_MARK.split(piece.text):
            if name.strip():
                yield Piece(text=name.strip(), rule=piece.rule)


def raw_entry(
    record: Record,
    *,
    payload: Payload,
    place: str,
    form: str,
    title: Piece | None,
    blocks: tuple[Block, ...],
    body_html: str | None,
    warnings: tuple[str, ...] = (),
) -> RawEntry:
    """Return the article that a record states, with the body its reader found."""
    titles = tuple(record.texts("title"))
    url = record.text("url")
    guid = record.text("guid")
    site = record.text("site")
    language = record.text("language")
    return RawEntry(
        source=payload.source,
        place=place,
        form=form,
        modified=payload.modified,
        title=title or (titles[0] if titles else None),
        title_candidates=tuple(piece for piece in titles if title is None or piece.text != title.text)[
            0 if title else 1 :
        ],
        deck=record.text("deck"),
        bylines=record.names("authors"),
        dates=record.dates(),
        categories=(*_parted(record.names("categories")), *_parted(record.names("tags"))),
        blocks=blocks,
        body_html=body_html,
        sources=record.names("source"),
        images=record.images(),
        rights=tuple(record.texts("rights"))[:1],
        guid=guid.text if guid else None,
        url=url.text if url else None,
        base_url=payload.url or (url.text if url else None),
        site_name=site.text if site else None,
        language=language.text if language else None,
        warnings=warnings,
    )
