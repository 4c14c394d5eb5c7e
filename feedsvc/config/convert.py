"""A valid Document becomes Settings: defaults merged in, paths made absolute, None where nothing was said."""

from __future__ import annotations

import os.path
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import PurePath
from typing import Any, Protocol

from feedsvc.config.schema import DefaultsSection, Document, FeedSection
from feedsvc.config.section import TitleSection
from feedsvc.config.source_keys import ArticleKeys, FileKeys, MatchSection, WebKeys
from feedsvc.model.source import (
    Auto,
    Every,
    FeedSpec,
    HouseStyle,
    Interval,
    Serve,
    Settings,
    ShareSpec,
    Site,
    Source,
    Wanted,
    Where,
)
from feedsvc.model.web import Access, TextPlace

#: The feed of a file that names none.
ONLY_FEED = "all"


#: How often files are looked for where only a default of ``auto`` says so: they have no cadence of their own.
FILES_PACE = 30


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """What a kind makes of its own keys."""

    #: Absolute path, or address; empty for what is kept in the data folder, beside the store.
    location: str
    options: object = None
    #: Whether robots.txt is obeyed.
    robots: bool = True


class KindOfSource(Protocol):
    """What the configuration asks a kind of source for."""

    @property
    def keys(self) -> type[ArticleKeys]: ...

    def place(self, keys: Any, folder: str) -> Placed:
        """Return what its own keys say; paths are relative to ``folder``."""


Kinds = Mapping[str, KindOfSource]


def settings_from(document: Document, *, kinds: Kinds, file: str, folder: str) -> Settings:
    """Return the settings of a file that stands in ``folder``, an absolute path."""
    site = Site(
        title=document.site.title,
        url=document.site.url,
        language=document.site.language,
        timezone=document.site.timezone,
        description=document.site.description,
        follow=tuple(link for _, link in document.site.follow if link is not None),
    )
    store = absolute_path(document.store, folder)
    feeds = document.feeds or {ONLY_FEED: FeedSection.model_validate({})}
    return Settings(
        file=file,
        site=site,
        sources=tuple(
            _source(
                key,
                keys,
                kinds=kinds,
                defaults=document.defaults,
                site=site,
                folder=folder,
                data=str(PurePath(store).parent),
            )
            for key, keys in document.sources.items()
        ),
        feeds=tuple(_feed(name, feed, site=site) for name, feed in feeds.items()),
        share=ShareSpec(
            networks=tuple(dict.fromkeys(document.share.networks)), hashtags=document.share.hashtags
        ),
        publish_directory=absolute_path(document.publish.directory, folder),
        serve=Serve(host=document.serve.host, port=document.serve.port),
        store_url=f"sqlite:///{store}",
        workers=document.read.workers,
        read_timeout=document.read.timeout,
        read_memory=document.read.memory,
        access=replace(_access(_with_defaults(_AnyWebSource(), document.defaults), robots=True), headers=()),
    )


class _AnyWebSource(ArticleKeys, WebKeys):
    """A source of which nothing is known but that it is on the web."""


def _with_defaults(keys: ArticleKeys, defaults: DefaultsSection) -> Any:
    known = type(keys).model_fields
    given = {name: getattr(defaults, name) for name in defaults.model_fields_set if name in known}
    own = {name: getattr(keys, name) for name in keys.model_fields_set}
    return keys.model_copy(update=given | own)


def _source(
    key: str,
    keys: ArticleKeys,
    *,
    kinds: Kinds,
    defaults: DefaultsSection,
    site: Site,
    folder: str,
    data: str,
) -> Source:
    name, kind = next((name, kind) for name, kind in kinds.items() if type(keys) is kind.keys)
    chosen = _with_defaults(keys, defaults)
    placed = kind.place(chosen, folder)
    return Source(
        key=key,
        kind=name,
        location=placed.location or str(PurePath(data, name, key)),
        options=placed.options,
        every=_every(chosen),
        style=HouseStyle(
            source=key,
            language=chosen.language,
            fallback_language=chosen.language or site.language,
            timezone=chosen.timezone or site.timezone,
            encoding=chosen.encoding,
            publisher=chosen.publisher or site.title,
            categories=tuple(chosen.categories),
            sections=tuple(chosen.sections),
            generic_bylines=tuple(chosen.generic_bylines),
            drop=tuple(dict.fromkeys(chosen.drop)),
            keep=tuple(dict.fromkeys(chosen.keep)),
            title="auto" if isinstance(chosen.title, TitleSection) else chosen.title,
            title_pattern=chosen.title.pattern if isinstance(chosen.title, TitleSection) else None,
            dateline=chosen.dateline,
            case=chosen.case,
            learn=chosen.learn,
            text_place=TextPlace(body=chosen.body, dropped=tuple(chosen.drop_elements)),
        ),
        max_bytes=chosen.max_size,
        wanted=Wanted(
            only=_patterns(chosen.only), without=_patterns(chosen.without), backfill=chosen.backfill
        ),
        **(_of_files(chosen) if isinstance(chosen, FileKeys) else {}),
        **({"settle": chosen.settle} if "settle" in type(keys).model_fields else {}),
        **(_of_web(chosen, placed) if isinstance(chosen, WebKeys) else {}),
    )


def _every(chosen: Any) -> Every:
    every: Every = chosen.every
    if not isinstance(every, Auto):
        return every
    if not isinstance(chosen, WebKeys):
        return Interval(seconds=FILES_PACE)
    return Auto(shortest=min(chosen.every_min, chosen.every_max), longest=chosen.every_max)


def _of_files(chosen: FileKeys) -> dict[str, Any]:
    return {
        "include": tuple(chosen.include) or ("*",),
        "exclude": tuple(chosen.exclude),
        "recursive": chosen.recursive,
    }


def _of_web(chosen: WebKeys, placed: Placed) -> dict[str, Any]:
    return {
        "access": _access(chosen, robots=placed.robots),
    }


def _access(chosen: Any, *, robots: bool) -> Access:
    return Access(
        headers=tuple(chosen.headers.items()),
        allow_networks=tuple(dict.fromkeys(chosen.allow_networks)),
        allow_ports=tuple(dict.fromkeys(chosen.allow_ports)),
        seconds=chosen.request_timeout,
        gap=chosen.gap,
        max_bytes=chosen.max_size,
        robots=robots,
    )


def _patterns(matches: MatchSection) -> tuple[tuple[str, tuple[str, ...]], ...]:
    return tuple((name, tuple(patterns)) for name, patterns in matches if patterns)


def _feed(name: str, feed: FeedSection, *, site: Site) -> FeedSpec:
    return FeedSpec(
        name=name,
        title=feed.title or (site.title if name == ONLY_FEED else f"{site.title}: {name}"),
        description=feed.description,
        language=feed.language or site.language,
        sources=tuple(dict.fromkeys(feed.sources)),
        where=Where(
            category=tuple(feed.where.category),
            source=tuple(feed.where.source),
            author=tuple(feed.where.author),
            language=tuple(feed.where.language),
        ),
        limit=feed.limit,
        content=feed.content,
    )


def absolute_path(path: str, folder: str) -> str:
    return os.path.normpath(PurePath(folder) / path)
