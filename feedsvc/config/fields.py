"""The types of keys: each a reader from feedsvc.config.values or addresses and what editors are told of it."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BeforeValidator, Field, PlainValidator, ValidationInfo, WithJsonSchema

from feedsvc.config import addresses, values
from feedsvc.config.environment import Filled
from feedsvc.config.follow import read_follow
from feedsvc.config.tree import core_value
from feedsvc.model.source import Every, FollowLink
from feedsvc.text.patterns import MAX_PATTERN, MAX_PATTERNS


def _text(**more: object) -> WithJsonSchema:
    return WithJsonSchema({"type": "string", **more})


def _many(**more: object) -> WithJsonSchema:
    item = {"type": "string", **more}
    return WithJsonSchema({"anyOf": [item, {"type": "array", "items": item}]})


def as_list(value: object) -> object:
    return [value] if isinstance(value, str) else value


def as_scalar(value: object) -> object:
    """Return what a filled-in text says to a key that wants a number, a yes or a no."""
    return core_value(value) if isinstance(value, Filled) else value


def or_empty(value: object) -> object:
    """Return an empty mapping for a section whose keys are all commented out."""
    return {} if value is None else value


def _follow(value: object, info: ValidationInfo) -> FollowLink:
    return read_follow(value, network=info.field_name or "")


_LINE = _text(minLength=1, maxLength=values.MAX_LINE)
_SIZE = WithJsonSchema({"type": ["string", "integer"], "pattern": values.SIZE})

#: Extra ports of one source.
MAX_PORTS = 20

Line = Annotated[str, PlainValidator(values.read_line), _LINE]
Text = Annotated[str, PlainValidator(values.read_text), _text(maxLength=values.MAX_TEXT)]
Lines = Annotated[list[Line], BeforeValidator(as_list), _many(minLength=1)]
Url = Annotated[str, PlainValidator(addresses.read_url), _text(pattern="^[Hh][Tt][Tt][Pp][Ss]?://")]
Language = Annotated[str, PlainValidator(values.read_language), _text()]
Languages = Annotated[list[Language], BeforeValidator(as_list), _many()]
Zone = Annotated[str, PlainValidator(values.read_zone), _text()]
Follow = Annotated[FollowLink | None, PlainValidator(_follow), _text(minLength=1)]

Often = Annotated[Every, PlainValidator(values.read_every), _text(examples=["30s", "15m", "0 6 * * 1-5"])]
FileOften = Annotated[
    Every, PlainValidator(values.read_file_every), _text(examples=["30s", "15m", "0 6 * * 1-5"])
]
Port = Annotated[int, Field(ge=0, le=65_535), BeforeValidator(as_scalar)]
Bound = Annotated[int, PlainValidator(values.read_bound), _text(pattern=values.PAUSE)]
Pause = Annotated[float, PlainValidator(values.read_pause), _text(pattern=values.PAUSE)]
Timeout = Annotated[float, PlainValidator(values.read_timeout), _text(pattern=values.PAUSE)]
FileSize = Annotated[int, PlainValidator(values.read_file_size), _SIZE]
Memory = Annotated[int, PlainValidator(values.read_memory), _SIZE]

Pattern = Annotated[str, PlainValidator(values.read_pattern), _text(minLength=1, maxLength=MAX_PATTERN)]
Patterns = Annotated[
    list[Pattern],
    Field(max_length=MAX_PATTERNS),
    BeforeValidator(as_list),
    _many(minLength=1, maxLength=MAX_PATTERN),
]
TitleWords = Annotated[str, PlainValidator(values.read_title), _text(pattern=values.TITLE)]

Backfill = Annotated[
    int | None,
    PlainValidator(values.read_backfill),
    WithJsonSchema({"anyOf": [{"enum": ["all", "none"]}, {"type": "integer", "minimum": 0}]}),
]
HeaderName = Annotated[str, PlainValidator(values.read_header_name), _text(minLength=1)]
HeaderValue = Annotated[str, PlainValidator(values.read_header_value), _text(minLength=1)]
Headers = Annotated[dict[HeaderName, HeaderValue], BeforeValidator(or_empty)]
Networks = Annotated[
    list[Annotated[str, PlainValidator(values.read_network), _text()]], BeforeValidator(as_list), _many()
]
Ports = Annotated[list[Port], Field(max_length=MAX_PORTS)]
Address = Annotated[str, PlainValidator(addresses.read_address), _text(pattern="^[Hh][Tt][Tt][Pp][Ss]?://")]

Path = Annotated[str, PlainValidator(addresses.read_path), _text(minLength=1)]
Glob = Annotated[str, PlainValidator(addresses.read_glob), _text(minLength=1)]
Globs = Annotated[list[Glob], BeforeValidator(as_list), _many(minLength=1)]
StorePath = Annotated[str, PlainValidator(addresses.read_store), _text(pattern="^sqlite:///.")]
Host = Annotated[str, PlainValidator(addresses.read_host), _text(minLength=1)]

#: Left out, each of these is taken from elsewhere: the site, or the text itself.
MaybeLine = Annotated[str | None, PlainValidator(values.read_line), _LINE]
MaybeLanguage = Annotated[str | None, PlainValidator(values.read_language), _text()]
MaybeZone = Annotated[str | None, PlainValidator(values.read_zone), _text()]
MaybeEncoding = Annotated[str | None, PlainValidator(values.read_encoding), _text()]

SourceKey = Annotated[str, PlainValidator(addresses.read_source_key), _text(pattern=addresses.SOURCE_KEY)]
FeedName = Annotated[str, PlainValidator(addresses.read_feed_name), _text(pattern=addresses.FEED_NAME)]

Flag = Annotated[bool, BeforeValidator(as_scalar)]
Limit = Annotated[int, Field(ge=1, le=1000), BeforeValidator(as_scalar)]
Hashtags = Annotated[int, Field(ge=0, le=10), BeforeValidator(as_scalar)]
Workers = Annotated[int, Field(ge=1, le=64), BeforeValidator(as_scalar)]

Network = Literal["whatsapp", "x", "facebook", "telegram"]
Content = Literal["full", "summary"]
Case = Literal["auto", "keep", "sentence", "title"]
Dateline = Literal["keep", "drop"]
