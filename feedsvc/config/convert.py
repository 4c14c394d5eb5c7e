"""A valid Document becomes Settings: defaults merged in, paths made absolute, None where nothing was said."""

from __future__ import annotations

import os.path
from pathlib import PurePath

from feedsvc.config.schema import DefaultsSection, Document, FeedSection, FolderSource, TitleSection
from feedsvc.model.source import (
    FeedSpec,
    HouseStyle,
    Serve,
    Settings,
    ShareSpec,
    Site,
    Source,
    Where,
)

#: The feed of a file that names none.
ONLY_FEED = "all"


def settings_from(document: Document, *, file: str, folder: str) -> Settings:
    """Return the settings of a file that stands in ``folder``, an absolute path."""
    site = Site(
        title=document.site.title,
        url=document.site.url,
        language=document.site.language,
        timezone=document.site.timezone,
        description=document.site.description,
        follow=tuple(link for _, link in document.site.follow if link is not None),
    )
    feeds = document.feeds or {ONLY_FEED: FeedSection.model_validate({})}
    return Settings(
        file=file,
        site=site,
        sources=tuple(
            _source(key, source, defaults=document.defaults, site=site, folder=folder)
            for key, source in document.sources.items()
            if isinstance(source, FolderSource)
        ),
        feeds=tuple(_feed(name, feed, site=site) for name, feed in feeds.items()),
        share=ShareSpec(
            networks=tuple(dict.fromkeys(document.share.networks)), hashtags=document.share.hashtags
        ),
        publish_directory=_absolute(document.publish.directory, folder),
        serve=Serve(host=document.serve.host, port=document.serve.port),
        store_url=f"sqlite:///{_absolute(document.store, folder)}",
        workers=document.read.workers,
        read_timeout=document.read.timeout,
        read_memory=document.read.memory,
    )


def _source(key: str, source: FolderSource, *, defaults: DefaultsSection, site: Site, folder: str) -> Source:
    given = {name: getattr(defaults, name) for name in defaults.model_fields_set}
    own = {name: getattr(source, name) for name in source.model_fields_set}
    chosen = source.model_copy(update=given | own)
    return Source(
        key=key,
        kind="folder",
        location=_absolute(source.folder, folder),
        every=chosen.every,
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
        ),
        include=tuple(chosen.include) or ("*",),
        exclude=tuple(chosen.exclude),
        recursive=chosen.recursive,
        settle=chosen.settle,
        max_bytes=chosen.max_size,
    )


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


def _absolute(path: str, folder: str) -> str:
    return os.path.normpath(PurePath(folder) / path)
