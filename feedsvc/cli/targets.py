"""What a person points at: a file, a folder, ``-``, a source's name; as payloads with the style to read them by."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from types import MappingProxyType

from feedsvc.errors import FetchError, NotFoundError
from feedsvc.fetch.files import explain_os_error, read_file, shown
from feedsvc.fetch.folder import is_folder
from feedsvc.model.entry import LedgerEntry
from feedsvc.model.payload import Payload
from feedsvc.model.raw import Rejection
from feedsvc.model.source import HouseStyle, Interval, Settings, Source

MAX_BYTES = 10_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """One thing to read, or why it cannot be read."""

    payload: Payload | None
    style: HouseStyle
    rejection: Rejection | None = None


def targets(
    words: list[str],
    *,
    settings: Settings | None,
    now: datetime,
    fetched: Mapping[str, Sequence[Target]] = MappingProxyType({}),
) -> Iterator[Target]:
    """Yield what the given words name, folders recursively in name order.

    A file inside a source's folder is read by that source's style. What words name on the web was ``fetched`` before.

    Raises: NotFoundError for a word that names nothing.
    """
    for word in words:
        if word in fetched:
            yield from fetched[word]
        else:
            yield from _target(word, settings=settings, now=now)


def names_files(word: str, settings: Settings) -> bool:
    """Tell whether a word names something to read; else it may name a stored entry."""
    is_path = word == "-" or "://" in word or Path(word).exists() or Path(word).is_symlink()
    return is_path or any(source.key == word for source in settings.sources)


def stored_entry(reference: str, settings: Settings) -> LedgerEntry:
    """Return the stored entry with this id, slug, page address or place. Raises: NotFoundError, StoreError."""
    from feedsvc.app import reading_store

    with reading_store(settings) as store:
        ledger = store.entry(reference)
    if ledger is None:
        raise NotFoundError(
            f"{reference}: no such file, folder, source or entry; `feedsvc entries` lists the entries"
        )
    return ledger


def dump_of(ledger: LedgerEntry, settings: Settings) -> Target | None:
    """Return the dump that a stored entry was read from, or None where it does not stand there as it was read."""
    from feedsvc.app import reading_store
    from feedsvc.decide.changes import file_of
    from feedsvc.kinds.registry import KINDS

    place = file_of(ledger.entry.place)
    source = next((source for source in settings.sources if source.key == ledger.entry.source), None)
    if source is None:
        return None
    kind = KINDS[source.kind]
    if kind.is_fetched(source):
        return None
    with reading_store(settings) as store:
        known = store.file_states(source.key)
    try:
        found = kind.files.scan(source, known=known, now=ledger.updated)
        files = tuple(file for file in found.files if file.place == place)
        (reading,) = kind.files.read_files(source, files, known={}) if files else (None,)
    except FetchError:
        return None
    if reading is None or reading.payload is None or place not in known:
        return None
    if reading.state.digest != known[place].digest:
        return None
    return Target(payload=reading.payload, style=informed(source.style, settings))


def _target(word: str, *, settings: Settings | None, now: datetime) -> Iterator[Target]:
    sources = {source.key: source for source in settings.sources} if settings else {}
    if word == "-":
        body = sys.stdin.buffer.read(MAX_BYTES + 1)
        style = style_for(None, settings)
        payload = Payload(source=style.source, place="-", body=body, modified=now)
        if len(body) > MAX_BYTES:
            reason = f"standard input is over {MAX_BYTES // 1_000_000} MB"
            yield Target(payload=None, style=style, rejection=Rejection(source="", place="-", reason=reason))
        else:
            yield Target(payload=payload, style=style)
    elif is_folder(word):
        yield from _folder(_as_source(word, settings), now=now)
    elif Path(word).exists() or Path(word).is_symlink():
        yield _file(word, settings)
    elif word in sources:
        source = sources[word]
        assert settings is not None
        yield from _folder(replace(source, style=informed(source.style, settings)), now=now)
    else:
        known = f"; sources are: {', '.join(sources)}" if sources else ""
        raise NotFoundError(f"{word}: no such file, folder or source{known}")


def _file(word: str, settings: Settings | None) -> Target:
    path = Path(word)
    style = style_for(path, settings)
    try:
        held = read_file(str(path.resolve()), max_bytes=MAX_BYTES)
    except FetchError as error:
        return Target(
            payload=None,
            style=style,
            rejection=Rejection(source=style.source, place=shown(word), reason=str(error)),
        )
    modified = datetime.fromtimestamp(max(0, held.mtime_ns // 1_000_000_000), tz=UTC)
    return Target(
        payload=Payload(source=style.source, place=shown(word), body=held.body, modified=modified),
        style=style,
    )


def _folder(source: Source, *, now: datetime) -> Iterator[Target]:
    from feedsvc.kinds.registry import KINDS

    stand = KINDS[source.kind].files
    found = stand.scan(replace(source, settle=0.0), known={}, now=now)
    skipped = {item.place: item for item in found.skipped}
    files = {file.place: file for file in found.files}
    for place in sorted({*skipped, *files}):
        refused = skipped.get(place)
        if refused is None:
            (reading,) = stand.read_files(source, (files[place],), known={})
            refused = reading.skipped
            if reading.payload is not None:
                yield Target(payload=reading.payload, style=source.style)
        if refused is not None:
            yield Target(payload=None, style=source.style, rejection=refused)


def _as_source(folder: str, settings: Settings | None) -> Source:
    """Return a folder that a person named as a source that reads all of it."""
    try:
        location = str(Path(folder).resolve(strict=True))
    except OSError as error:
        raise NotFoundError(f"{folder}: {explain_os_error(error)}") from error
    return Source(
        key="preview",
        kind="folder",
        location=location,
        every=Interval(seconds=60),
        style=style_for(Path(folder), settings),
        recursive=True,
        settle=0.0,
        max_bytes=MAX_BYTES,
    )


def style_for(path: Path | None, settings: Settings | None) -> HouseStyle:
    """Return the style of the source that a path lies in, else one made from the site."""
    if settings is None:
        return HouseStyle(source="preview", learn=False)
    if path is not None:
        real = path.resolve()
        for source in settings.sources:
            if real.is_relative_to(Path(source.location).resolve()):
                return informed(source.style, settings)
    site = settings.site
    return HouseStyle(source="preview", fallback_language=site.language, timezone=site.timezone, learn=False)


@cache
def informed(style: HouseStyle, settings: Settings) -> HouseStyle:
    from feedsvc.app import informed_style

    return informed_style(style, settings)
