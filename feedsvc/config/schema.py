"""The keys of the configuration file, as pydantic models: strict, nothing unknown, described for editors.

Defaults stand here as the file would spell them, and are read like the rest. pydantic ends here:
feedsvc.config.convert turns a Document into the frozen values of feedsvc.model.source.
The kinds of sources are handed in (``feedsvc.kinds``): each brings the model of its own keys.

Spec: JSON Schema draft 2020-12.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from functools import lru_cache
from typing import Annotated, Any, Protocol

from pydantic import BeforeValidator, Field, GetCoreSchemaHandler, JsonValue, create_model
from pydantic_core import CoreSchema, core_schema

from feedsvc.config import fields as of
from feedsvc.config.section import Section, inherited, key
from feedsvc.config.source_keys import ArticleKeys, FileKeys, WebKeys

SCHEMA_DIALECT = "https://json-schema.org/draft/2020-12/schema"

#: Names that the pattern of a mapping does not take are no names.
_NO_OTHER: dict[str, JsonValue] = {"additionalProperties": False}
#: What may stand in place of any scalar.
_REFERENCE = {"type": "string", "pattern": r"\$\{[A-Za-z_][A-Za-z0-9_]*(:-[^{}]*)?\}"}


class FollowSection(Section):
    """Where readers follow the site: a handle such as "@harbourpost", or an address."""

    whatsapp: of.Follow = inherited("WhatsApp channel: its address or id.")
    x: of.Follow = inherited("Account on X.")
    facebook: of.Follow = inherited("Facebook page.")
    telegram: of.Follow = inherited("Telegram channel.")
    instagram: of.Follow = inherited("Instagram account.")
    youtube: of.Follow = inherited("YouTube channel.")
    tiktok: of.Follow = inherited("TikTok account.")
    threads: of.Follow = inherited("Threads account.")
    bluesky: of.Follow = inherited("Bluesky account.")
    linkedin: of.Follow = inherited("LinkedIn company page.")
    mastodon: of.Follow = inherited("Mastodon account: @name@server.")


class SiteSection(Section):
    """Who publishes: the base of every absolute URL, id and page."""

    title: of.Line = Field(description="Name of the site.", examples=["Harbour Post"])
    url: of.Url = Field(
        description="Public address of the site, http or https, without query or fragment.",
        examples=["https://news.example"],
    )
    language: of.Language = key("Language of the site, a BCP 47 tag.", default="en")
    timezone: of.Zone = key("IANA zone of dates that print none.", default="UTC")
    description: of.Text = key("One sentence about the site.", default="")
    follow: FollowSection = key("Where readers follow the site.", default={})


class DefaultsSection(ArticleKeys, FileKeys, WebKeys):
    """Keys that every source takes that knows them, unless it says otherwise."""

    every: of.Often = key("How often sources are polled, unless they say otherwise.", default="30s")


class KeysOfKind(Protocol):
    """What the configuration knows of a kind of source."""

    @property
    def keys(self) -> type[ArticleKeys]: ...


Kinds = Mapping[str, KeysOfKind]


def kind_of(value: object, kinds: Iterable[str]) -> str | None:
    """Return the kind that a source's mapping names, or None if it names none or several."""
    named = [key for key in kinds if key in value] if isinstance(value, dict) else []
    return named[0] if len(named) == 1 else None


class WhereSection(Section):
    """Which entries a feed takes: each key given must match."""

    category: of.Lines = key("Categories, any of them.", default=[])
    source: of.Lines = key("Source names, any of them.", default=[])
    author: of.Lines = key("Authors, any of them.", default=[])
    language: of.Languages = key("Languages, any of them; pt also takes pt-BR.", default=[])


class FeedSection(Section):
    """One feed."""

    title: of.MaybeLine = inherited("Title of the feed; made of the site's title otherwise.")
    description: of.Text = key("One sentence about the feed.", default="")
    language: of.MaybeLanguage = inherited("Language of the feed; the site's otherwise.")
    sources: of.Lines = Field(
        [], alias="from", description="Source names; every source otherwise.", validate_default=True
    )
    where: WhereSection = key("Which entries the feed takes; all otherwise.", default={})
    limit: of.Limit = key("Entries at most.", default=50)
    content: of.Content = key("The whole article or its summary.", default="full")


class ShareSection(Section):
    """Share snippets."""

    networks: list[of.Network] = key(
        "Networks that a snippet is made for, in order.", default=["whatsapp", "x", "facebook"]
    )
    hashtags: of.Hashtags = key("Hashtags at most, made of the article's categories.", default=0)


class PublishSection(Section):
    """Where the published files go."""

    directory: of.Path = key(
        "Folder of the published files, relative to the folder of this file.", default="../var/public"
    )


class ServeSection(Section):
    """Where the service listens."""

    host: of.Host = key("Address to listen on.", default="127.0.0.1")
    port: of.Port = key("Port to listen on; 0 takes any free one.", default=8080)


class ReadSection(Section):
    """What reading may cost."""

    workers: of.Workers = key("Processes that read dumps.", default=2)
    timeout: of.Timeout = key("How long one dump may take.", default="20s")
    memory: of.Memory = key("What one reading process may take.", default="1024MB")


class Document(Section):
    """feedsvc reads article dumps and publishes feeds, pages and share snippets."""

    site: SiteSection = Field(
        description="Who publishes.", examples=[{"title": "Harbour Post", "url": "https://news.example"}]
    )
    defaults: DefaultsSection = key("Keys for every source.", default={})
    sources: dict[str, Any]
    feeds: Annotated[
        dict[of.FeedName, FeedSection], Field(json_schema_extra=_NO_OTHER), BeforeValidator(of.or_empty)
    ] = key("What is published, by the name in the address; one feed of everything otherwise.", default={})
    share: ShareSection = key("Share snippets.", default={})
    publish: PublishSection = key("Where the published files go.", default={})
    serve: ServeSection = key("Where the service listens.", default={})
    store: of.StorePath = key(
        "Where entries are kept: sqlite:///PATH.", default="sqlite:///../var/feedsvc.db"
    )
    read: ReadSection = key("What reading may cost.", default={})


class _AnySource:
    """A source of whichever kind its keys name. pydantic puts the kind into an error's path."""

    def __init__(self, kinds: Kinds, used: Collection[str]) -> None:
        self._kinds = kinds
        self._used = used

    def __get_pydantic_core_schema__(self, _source: object, handler: GetCoreSchemaHandler) -> CoreSchema:
        choices = {
            name: handler.generate_schema(kind.keys)
            for name, kind in self._kinds.items()
            if name in self._used
        }
        return core_schema.tagged_union_schema(
            choices, discriminator=lambda value: kind_of(value, self._kinds)
        )


def document_type(kinds: Kinds, *, used: Collection[str] | None = None) -> type[Document]:
    """Return the model of a file whose sources are of the given kinds; of those that are not ``used`` nothing is built."""
    return _document_type(tuple(kinds.items()), frozenset(kinds if used is None else used))


# A file is looked at again at every reload, and a fault asks for the schema of all kinds: both take a tenth of a second.
@lru_cache(maxsize=8)
def _document_type(kinds: tuple[tuple[str, KeysOfKind], ...], used: frozenset[str]) -> type[Document]:
    sources = Annotated[
        dict[of.SourceKey, Annotated[Any, _AnySource(dict(kinds), used)]],
        Field(min_length=1, json_schema_extra=_NO_OTHER),
        BeforeValidator(of.or_empty),
    ]
    told = Field(
        description="Where articles come from, by a name of your choice.",
        examples=[{"desk": {"folder": "inbox"}}],
    )
    return create_model("Document", __base__=Document, __doc__=Document.__doc__, sources=(sources, told))


def strict_schema(kinds: Kinds) -> dict[str, Any]:
    """Return the JSON Schema of the values a file may hold, references already filled in; it is shared, not to be changed."""
    return _strict_schema(tuple(kinds.items()))


@lru_cache(maxsize=8)
def _strict_schema(kinds: tuple[tuple[str, KeysOfKind], ...]) -> dict[str, Any]:
    return document_type(dict(kinds)).model_json_schema(by_alias=True)


def json_schema(kinds: Kinds) -> dict[str, Any]:
    """Return the JSON Schema of the configuration file as written, for editors.

    Spec: JSON Schema draft 2020-12.
    """
    written = {name: _as_written(part) for name, part in strict_schema(kinds).items()}
    return {"$schema": SCHEMA_DIALECT, **written, "title": "feedsvc configuration"}


def _as_written(part: Any) -> Any:
    """Return a part of the schema that also takes ``${NAME}`` for a scalar, and tells no generated titles."""
    if isinstance(part, list):
        return [_as_written(item) for item in part]
    if not isinstance(part, dict):
        return part
    # A key of the file may be called "pattern": only a text is the keyword.
    is_pattern = isinstance(part.get("pattern"), str)
    narrow = is_pattern or part.keys() & {"enum", "minimum"} or part.get("type") == "boolean"
    told = {key: value for key, value in part.items() if key in {"description", "default", "examples"}}
    rest = {
        key: value if key in {"default", "examples", "enum"} else _as_written(value)
        for key, value in part.items()
        if not (key == "title" and isinstance(value, str)) and not (key == "default" and value is None)
    }
    if not narrow or part.get("type") == "object":
        return rest
    told = {key: value for key, value in told.items() if key in rest}
    return {**told, "anyOf": [{key: rest[key] for key in rest if key not in told}, _REFERENCE]}
