"""The composition root: the one module that names concrete classes and puts them together.

Its imports stand inside the functions: a command loads the libraries of its own edges and no others.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from feedsvc.model.source import HouseStyle, Settings

if TYPE_CHECKING:
    from feedsvc.runner.workers import WorkerReader
    from feedsvc.seams import Store, Web
    from feedsvc.service.press import Press


def wall_clock() -> datetime:
    """Return now, aware UTC: the only clock of the program."""
    return datetime.now(UTC)


def load_settings(path: str | None) -> Settings:
    """Return the settings of a configuration file, or of the default one. Raises: ConfigError."""
    from feedsvc.config.load import find, load
    from feedsvc.kinds.registry import KINDS

    return load(find(path), environ=os.environ, kinds=KINDS)


def make_reader(settings: Settings | None) -> WorkerReader:
    """Return a reader with the configured limits, or with the default ones on all cores."""
    from feedsvc.runner.workers import WorkerReader

    return WorkerReader(
        workers=settings.workers if settings else os.cpu_count() or 2,
        seconds=settings.read_timeout if settings else 20.0,
        memory=settings.read_memory if settings else 1024,
        clock=wall_clock,
    )


def make_web(settings: Settings | None) -> Web:
    """Return the way out to the web, which says who asks."""
    from feedsvc import __version__
    from feedsvc.fetch.client import Client

    contact = f" (+{settings.site.url})" if settings else ""
    return Client(agent=f"feedsvc/{__version__}{contact}", clock=wall_clock)


@contextlib.contextmanager
def reading_store(settings: Settings) -> Iterator[Store]:
    """Open the store to look at it, beside a running service. Raises: StoreError."""
    from feedsvc.store.sql import open_store

    store = open_store(settings.store_url, read_only=True)
    try:
        yield store
    finally:
        store.close()


def informed_style(style: HouseStyle, settings: Settings) -> HouseStyle:
    """Return a source's style with what its dumps have taught; as configured where no store can tell."""
    from feedsvc.errors import StoreError
    from feedsvc.pipeline.learn import informed

    if not style.learn:
        return style
    try:
        with reading_store(settings) as store:
            return informed(style, store.learning)
    except StoreError:
        return style


@contextlib.contextmanager
def writing_store(settings: Settings) -> Iterator[Store]:
    """Open the store for one short change, beside a running service. Raises: StoreError."""
    from feedsvc.store.sql import open_store

    store = open_store(settings.store_url)
    try:
        yield store
    finally:
        store.close()


@contextlib.contextmanager
def data_lock(settings: Settings) -> Iterator[None]:
    """Hold the data directory: two services on one store would poll and publish against each other.

    Raises: LockedError naming the process that holds it; StoreError.
    """
    from feedsvc.store.lock import DirectoryLock

    with DirectoryLock(settings.store_url):
        yield


@contextlib.contextmanager
def open_press(settings: Settings) -> Iterator[Press]:
    """Lock the data directory and open all edges for ``run`` and ``once``.

    Raises: StoreError, PublishError.
    """
    from feedsvc.store.location import database_path

    with data_lock(settings):
        reader = make_reader(settings)
        if not database_path(settings.store_url).exists():
            reader.warm()  # all is to be read, and the worker loads beside the store's libraries
        from feedsvc.publish.directory import DirectorySink
        from feedsvc.service.desk import StoreDesk
        from feedsvc.service.press import Press
        from feedsvc.store.sql import open_store

        with contextlib.ExitStack() as edges:
            edges.callback(reader.end)
            store = open_store(settings.store_url)
            edges.callback(store.close)
            desk = StoreDesk()
            edges.callback(desk.close)
            sink = DirectorySink(settings.publish_directory)
            sink.prepare()
            yield Press(
                settings=settings,
                store=store,
                sink=sink,
                reader=reader,
                open_web=lambda: make_web(settings),
                desk=desk,
                clock=wall_clock,
            )
