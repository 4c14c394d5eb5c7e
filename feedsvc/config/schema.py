"""The keys of the configuration file, as pydantic models: strict, nothing unknown, described for editors.

Defaults stand here as the file would spell them, and are read like the rest. pydantic ends here:
feedsvc.config.convert turns a Document into the frozen values of feedsvc.model.source.
A further kind of source is one model and one line in KINDS.

Spec: JSON Schema draft 2020-12.
"""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Discriminator,
    Field,
    GetCoreSchemaHandler,
    JsonValue,
    Tag,
    model_validator,
)
from pydantic_core import CoreSchema, core_schema

from feedsvc.config import fields as of

#: Kinds that the contract names and a later version reads.
LATER = ("page", "listing", "feed", "sitemap", "wordpress", "mailbox", "push")
SCHEMA_DIALECT = "https://json-schema.org/draft/2020-12/schema"

#: Names that the pattern of a mapping does not take are no names.
_NO_OTHER: dict[str, JsonValue] = {"additionalProperties": False}
#: What may stand in place of any scalar.
_REFERENCE = {"type": "string", "pattern": r"\$\{[A-Za-z_][A-Za-z0-9_]*(:-[^{}]*)?\}"}


def _key(description: str, *, default: object) -> Any:
    """Return a field whose default is spelled as in the file."""
    return Field(default, description=description, validate_default=True)


def _inherited(description: str) -> Any:
    """Return a field that is None where the file leaves it out."""
    return Field(None, description=description)


class Section(BaseModel):
    """A mapping of known keys."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True, hide_input_in_errors=True)

    @model_validator(mode="before")
    @classmethod
    def _empty(cls, value: Any) -> Any:
        return of.or_empty(value)


class FollowSection(Section):
    """Where readers follow the site: a handle such as "@harbourpost", or an address."""

    whatsapp: of.Follow = _inherited("WhatsApp channel: its address or id.")
    x: of.Follow = _inherited("Account on X.")
    facebook: of.Follow = _inherited("Facebook page.")
    telegram: of.Follow = _inherited("Telegram channel.")
    instagram: of.Follow = _inherited("Instagram account.")
    youtube: of.Follow = _inherited("YouTube channel.")
    tiktok: of.Follow = _inherited("TikTok account.")
    threads: of.Follow = _inherited("Threads account.")
    bluesky: of.Follow = _inherited("Bluesky account.")
    linkedin: of.Follow = _inherited("LinkedIn company page.")
    mastodon: of.Follow = _inherited("Mastodon account: @name@server.")


class SiteSection(Section):
    """Who publishes: the base of every absolute URL, id and page."""

    title: of.Line = Field(description="Name of the site.", examples=["Harbour Post"])
    url: of.Url = Field(
        description="Public address of the site, http or https, without query or fragment.",
        examples=["https://news.example"],
    )
    language: of.Language = _key("Language of the site, a BCP 47 tag.", default="en")
    timezone: of.Zone = _key("IANA zone of dates that print none.", default="UTC")
    description: of.Text = _key("One sentence about the site.", default="")
    follow: FollowSection = _key("Where readers follow the site.", default={})


class TitleSection(Section):
    """A headline that a pattern finds."""

    pattern: of.Pattern = Field(
        description="The first line it matches is the headline: its first group, or all it matches.",
        examples=["'^HEADLINE: (.+)$'"],
    )


#: Parts of an error's path that stand in no file: they tell which form a value has.
FORMS = ("(words)", "(mapping)")


def form_of(value: object) -> str:
    """Return whether a value is spelled in words or as a mapping."""
    return FORMS[1] if isinstance(value, dict | TitleSection) else FORMS[0]


TitleRule = Annotated[
    Annotated[of.TitleWords, Tag(FORMS[0])] | Annotated[TitleSection, Tag(FORMS[1])], Discriminator(form_of)
]


class DefaultsSection(Section):
    """Keys that every source takes unless it says otherwise."""

    every: of.Often = _key(
        'How often the source is polled: "30s", "15m", "2h", "1d", or a five-field cron line.', default="30s"
    )
    include: of.Globs = _key("Patterns of the file names that are read.", default=["*"])
    exclude: of.Globs = _key("Patterns of the file names that are left alone.", default=[])
    recursive: of.Flag = _key("Read the folders below, too.", default=False)
    settle: of.Pause = _key("How long a file must stand unchanged before it is read.", default="2s")
    max_size: of.FileSize = _key("A larger file is refused.", default="10MB")
    language: of.MaybeLanguage = _inherited("Language of the articles; found in the text otherwise.")
    timezone: of.MaybeZone = _inherited("Zone of dates that print none; the site's otherwise.")
    encoding: of.MaybeEncoding = _inherited("Encoding of the files; found out otherwise.")
    publisher: of.MaybeLine = _inherited("Who publishes the articles; the site's title otherwise.")
    categories: of.Lines = _key("Categories that every article of the source gets.", default=[])
    sections: of.Lines = _key("Section names of this newsroom, beside the well-known ones.", default=[])
    generic_bylines: of.Lines = _key('Bylines that name nobody, such as "Web Desk".', default=[])
    drop: of.Patterns = _key(
        "Lines that are no part of any article: patterns in RE2 syntax, matched anywhere in a line.",
        default=[],
    )
    keep: of.Patterns = _key(
        "Lines that are body whatever the reader makes of them, and that drop spares.", default=[]
    )
    title: TitleRule = _key(
        "The headline: auto (found), first (the first line), line 3, or {pattern: …}.", default="auto"
    )
    dateline: of.Dateline = _key("Keep the dateline in the text, or drop it.", default="keep")
    case: of.Case = _key(
        "Case of headlines: auto (sentence case for those in capitals), keep (as printed), sentence, "
        "or title (English Headline Case).",
        default="auto",
    )
    learn: of.Flag = _key(
        "Learn the lines that stand in many of the source's dumps and leave them out of the text.",
        default=True,
    )


class FolderSource(DefaultsSection):
    """Dumps dropped into a folder."""

    folder: of.Path = Field(
        description="The folder, relative to the folder of this file.", examples=["inbox"]
    )


#: What a source may be, by the key that names its kind.
KINDS: dict[str, type[DefaultsSection]] = {
    "folder": FolderSource,
}


def kind_of(value: object) -> str | None:
    """Return the kind that a source's mapping names, or None if it names none, several, or a later one."""
    named = [key for key in (*KINDS, *LATER) if key in value] if isinstance(value, dict) else []
    return named[0] if len(named) == 1 and named[0] in KINDS else None


class AnySource:
    """A source of whichever kind its keys name. pydantic puts the kind into an error's path."""

    @classmethod
    def __get_pydantic_core_schema__(cls, _source: object, handler: GetCoreSchemaHandler) -> CoreSchema:
        choices = {kind: handler.generate_schema(model) for kind, model in KINDS.items()}
        return core_schema.tagged_union_schema(choices, discriminator=kind_of)


class WhereSection(Section):
    """Which entries a feed takes: each key given must match."""

    category: of.Lines = _key("Categories, any of them.", default=[])
    source: of.Lines = _key("Source names, any of them.", default=[])
    author: of.Lines = _key("Authors, any of them.", default=[])
    language: of.Languages = _key("Languages, any of them; pt also takes pt-BR.", default=[])


class FeedSection(Section):
    """One feed."""

    title: of.MaybeLine = _inherited("Title of the feed; made of the site's title otherwise.")
    description: of.Text = _key("One sentence about the feed.", default="")
    language: of.MaybeLanguage = _inherited("Language of the feed; the site's otherwise.")
    sources: of.Lines = Field(
        [], alias="from", description="Source names; every source otherwise.", validate_default=True
    )
    where: WhereSection = _key("Which entries the feed takes; all otherwise.", default={})
    limit: of.Limit = _key("Entries at most.", default=50)
    content: of.Content = _key("The whole article or its summary.", default="full")


class ShareSection(Section):
    """Share snippets."""

    networks: list[of.Network] = _key(
        "Networks that a snippet is made for, in order.", default=["whatsapp", "x", "facebook"]
    )
    hashtags: of.Hashtags = _key("Hashtags at most, made of the article's categories.", default=0)


class PublishSection(Section):
    """Where the published files go."""

    directory: of.Path = _key(
        "Folder of the published files, relative to the folder of this file.", default="../var/public"
    )


class ServeSection(Section):
    """Where the service listens."""

    host: of.Host = _key("Address to listen on.", default="127.0.0.1")
    port: of.Port = _key("Port to listen on; 0 takes any free one.", default=8080)


class ReadSection(Section):
    """What reading may cost."""

    workers: of.Workers = _key("Processes that read dumps.", default=2)
    timeout: of.Timeout = _key("How long one dump may take.", default="20s")
    memory: of.Memory = _key("What one reading process may take.", default="1024MB")


class Document(Section):
    """feedsvc reads article dumps and publishes feeds, pages and share snippets."""

    site: SiteSection = Field(
        description="Who publishes.", examples=[{"title": "Harbour Post", "url": "https://news.example"}]
    )
    defaults: DefaultsSection = _key("Keys for every source.", default={})
    sources: Annotated[
        dict[of.SourceKey, AnySource],
        Field(min_length=1, json_schema_extra=_NO_OTHER),
        BeforeValidator(of.or_empty),
    ] = Field(
        description="Where articles come from, by a name of your choice.",
        examples=[{"desk": {"folder": "inbox"}}],
    )
    feeds: Annotated[
        dict[of.FeedName, FeedSection], Field(json_schema_extra=_NO_OTHER), BeforeValidator(of.or_empty)
    ] = _key("What is published, by the name in the address; one feed of everything otherwise.", default={})
    share: ShareSection = _key("Share snippets.", default={})
    publish: PublishSection = _key("Where the published files go.", default={})
    serve: ServeSection = _key("Where the service listens.", default={})
    store: of.StorePath = _key(
        "Where entries are kept: sqlite:///PATH.", default="sqlite:///../var/feedsvc.db"
    )
    read: ReadSection = _key("What reading may cost.", default={})


def strict_schema() -> dict[str, Any]:
    """Return the JSON Schema of the values a file may hold, references already filled in."""
    return Document.model_json_schema(by_alias=True)


def json_schema() -> dict[str, Any]:
    """Return the JSON Schema of the configuration file as written, for editors.

    Spec: JSON Schema draft 2020-12.
    """
    written = {name: _as_written(part) for name, part in strict_schema().items()}
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
