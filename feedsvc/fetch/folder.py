"""Source kind ``folder``: which files stand in it, which of them are to be read, and their bytes.

Enters: a Source, the remembered FileStates, the wall clock. Leaves: a Scan; then Payloads, lazily, in name order.
A file is left for the next poll until it has stood unchanged for ``settle`` seconds: a copy in progress moves its
modification time, while a rename into place keeps an old one and is read at once.
"""

from __future__ import annotations

import fnmatch
import hashlib
import os
import stat
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Protocol

from feedsvc.errors import FetchError
from feedsvc.fetch.files import (
    FOLDER_FLAGS,
    FileBytes,
    explain_os_error,
    read_file,
    shown,
    too_large,
    why_not_regular,
)
from feedsvc.model.outcome import FileState
from feedsvc.model.payload import Payload
from feedsvc.model.raw import Rejection
from feedsvc.model.source import Source

# Names that programs give to files they have not finished.
UNFINISHED = (
    "*.part",
    "*.partial",
    "*.tmp",
    "*.temp",
    "*.crdownload",
    "*.download",
    "*.filepart",
    "*~",
    "*.swp",
)
# A tree deeper than any newsroom's is a loop of bind mounts.
MAX_DEPTH = 32


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundFile:
    """A regular file that the patterns take."""

    #: Path below the folder as the system spells it; opens the file.
    path: str
    #: The same, fit for people and the store.
    place: str
    size: int
    mtime_ns: int
    inode: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Scan:
    """What stands in a folder now."""

    #: In name order.
    files: tuple[FoundFile, ...]
    #: What was left, and why; settled later or never.
    skipped: tuple[Rejection, ...]
    #: Of the skipped: places that are still being written.
    unsettled: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FileReading:
    """One file that was opened: a payload to read, or why there is none."""

    state: FileState
    #: None when the bytes are the ones already known, or could not be had.
    payload: Payload | None = None
    #: Why the file could not be read, or None.
    skipped: Rejection | None = None


class Files(Protocol):
    """Where the dumps of a source stand: this module, ``mailboxes``, ``spool``."""

    def is_remote(self, source: Source) -> bool:
        """Tell whether they stand on another machine: looking for them may wait for it, and only what was read is kept."""

    def scan(self, source: Source, *, known: Mapping[str, FileState], now: datetime) -> Scan:
        """Return what stands there. Raises: FetchError if it cannot be looked at."""

    def read_files(
        self, source: Source, files: tuple[FoundFile, ...], *, known: Mapping[str, FileState]
    ) -> Iterator[FileReading]:
        """Yield what they hold, one by one. Raises: FetchError if they are gone as a whole."""


def is_remote(source: Source) -> bool:
    """Tell that a folder is none of another machine."""
    del source
    return False


def scan(source: Source, *, known: Mapping[str, FileState], now: datetime) -> Scan:
    """Return the files of a folder source, without opening any.

    A known file that has not moved is always taken as settled.

    Raises: FetchError if the folder itself cannot be read.
    """
    files: list[FoundFile] = []
    skipped: list[Rejection] = []
    unsettled: list[str] = []
    now_ns = int(now.timestamp() * 1e9)
    for path, status in _walk(source, skipped):
        place = shown(path)
        reason = why_not_regular(status.st_mode)
        if reason is None and status.st_size > source.max_bytes:
            reason = too_large(status.st_size, max_bytes=source.max_bytes)
        if reason is not None:
            skipped.append(Rejection(source=source.key, place=place, reason=reason))
            continue
        found = FoundFile(
            path=path, place=place, size=status.st_size, mtime_ns=status.st_mtime_ns, inode=status.st_ino
        )
        if not unchanged(found, known.get(place)) and is_moving(status, settle=source.settle, now_ns=now_ns):
            unsettled.append(place)
            skipped.append(
                Rejection(
                    source=source.key, place=place, reason="is still being written; read at the next poll"
                )
            )
            continue
        files.append(found)
    files.sort(key=lambda file: file.place)
    return Scan(files=tuple(files), skipped=tuple(skipped), unsettled=tuple(unsettled))


def unchanged(found: FoundFile, state: FileState | None) -> bool:
    """Return whether a file is, by its size, time and inode, the one that is remembered."""
    return state is not None and (found.size, found.mtime_ns, found.inode) == (
        state.size,
        state.mtime_ns,
        state.inode,
    )


def read_files(
    source: Source, files: tuple[FoundFile, ...], *, known: Mapping[str, FileState]
) -> Iterator[FileReading]:
    """Open files one by one and yield what they held.

    A file whose bytes are the remembered ones (touched, or moved back) yields a state and no payload, unless it was
    refused before.

    Raises: FetchError if the folder itself is gone.
    """
    try:
        folder = os.open(source.location, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    except OSError as error:
        raise FetchError(f"{source.location}: {explain_os_error(error)}") from error
    try:
        for found in files:
            yield _read_one(source, found, known=known.get(found.place), folder=folder)
    finally:
        os.close(folder)


def _read_one(source: Source, found: FoundFile, *, known: FileState | None, folder: int) -> FileReading:
    state = FileState(
        place=found.place, size=found.size, mtime_ns=found.mtime_ns, inode=found.inode, digest=""
    )
    try:
        held = _read_below(found.path, folder=folder, max_bytes=source.max_bytes)
    except FetchError as error:
        return FileReading(
            state=state, skipped=Rejection(source=source.key, place=found.place, reason=str(error))
        )
    digest = hashlib.sha256(held.body).hexdigest()
    state = replace(state, size=held.size, mtime_ns=held.mtime_ns, inode=held.inode, digest=digest)
    # A refused file that was touched is read again: so a person asks for a second look.
    if known is not None and known.digest == digest and known.rejected is None:
        return FileReading(state=state)
    modified = datetime.fromtimestamp(max(0, held.mtime_ns // 1_000_000_000), tz=UTC)
    payload = Payload(source=source.key, place=found.place, body=held.body, modified=modified)
    return FileReading(state=state, payload=payload)


def _read_below(path: str, *, folder: int, max_bytes: int) -> FileBytes:
    """Open ``path`` step by step below ``folder``, so that no part of it is a link."""
    *parents, name = path.split("/")
    steps: list[int] = []
    try:
        here = folder
        for parent in parents:
            here = os.open(parent, FOLDER_FLAGS, dir_fd=here)
            steps.append(here)
        return read_file(name, max_bytes=max_bytes, dir_fd=here)
    except OSError as error:
        raise FetchError(explain_os_error(error)) from error
    finally:
        for step in reversed(steps):
            os.close(step)


def is_moving(status: os.stat_result, *, settle: float, now_ns: int) -> bool:
    """Return whether a file was written within the last ``settle`` seconds.

    A time in the future (another machine's clock) says nothing; then the inode's change time, which is ours, decides.
    """
    written = status.st_mtime_ns
    if written > now_ns:
        written = status.st_ctime_ns
    return 0 <= now_ns - written < int(settle * 1e9)


def _walk(source: Source, skipped: list[Rejection]) -> Iterator[tuple[str, os.stat_result]]:
    """Yield path and status of everything the patterns take, never following a link below the folder."""
    try:
        root = os.open(source.location, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    except FileNotFoundError as error:
        raise FetchError(
            f"{source.location}: no such folder: create it, or mend the source's path"
        ) from error
    except OSError as error:
        raise FetchError(f"{source.location}: {explain_os_error(error)}") from error
    pending: list[tuple[str, int]] = [("", root)]
    try:
        while pending:
            prefix, folder = pending.pop()
            try:
                yield from _list(source, prefix, folder, pending, skipped)
            finally:
                os.close(folder)
    finally:
        for _, folder in pending:
            os.close(folder)


def _list(
    source: Source, prefix: str, folder: int, pending: list[tuple[str, int]], skipped: list[Rejection]
) -> Iterator[tuple[str, os.stat_result]]:
    with os.scandir(folder) as names:
        for item in names:
            path = prefix + item.name
            if item.name.startswith("."):
                continue
            if item.is_dir(follow_symlinks=False):
                if source.recursive and path.count("/") < MAX_DEPTH:
                    try:
                        pending.append((path + "/", os.open(item.name, FOLDER_FLAGS, dir_fd=folder)))
                    except OSError as error:
                        reason = explain_os_error(error)
                        skipped.append(Rejection(source=source.key, place=shown(path), reason=reason))
                continue
            if not is_wanted(path, include=source.include, exclude=source.exclude):
                continue
            try:
                yield path, item.stat(follow_symlinks=False)
            except FileNotFoundError:
                continue  # renamed or deleted since it was listed: the next scan sees what became of it


def is_wanted(path: str, *, include: tuple[str, ...], exclude: tuple[str, ...]) -> bool:
    """Return whether the patterns take a path; names of unfinished files are never taken."""
    return _matches(path, include) and not _matches(path, exclude) and not _matches(path, UNFINISHED)


def _matches(path: str, patterns: tuple[str, ...]) -> bool:
    name = path.rpartition("/")[2]
    return any(fnmatch.fnmatchcase(path if "/" in pattern else name, pattern) for pattern in patterns)


def is_folder(path: str) -> bool:
    """Return whether a path that a person typed names a folder (links followed: they meant it)."""
    try:
        return stat.S_ISDIR(os.stat(path).st_mode)
    except OSError:
        return False
