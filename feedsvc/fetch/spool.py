"""Source kind ``push``: what was pushed, kept as files that are polled as a folder.

Enters: the bytes of one push, what its sender said of them, the key it was sent under. Leaves: the name of a file that
outlives a power cut; for a push that was seen before the same name and nothing new. Later: Scans and Payloads, as
``folder`` gives them, with media type and charset as they were stated.

A file is named by its content and its key, written beside and renamed: it stands whole or not at all, in a folder that
only its owner opens. ``.keys/`` remembers for a day what was sent under a key; what was read is kept for ``KEPT``, so that
it can be explained and read again.
"""

from __future__ import annotations

import contextlib
import errno
import hashlib
import json
import os
import secrets
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Final

from feedsvc.errors import FetchError, SpoolError
from feedsvc.fetch import folder
from feedsvc.fetch.files import explain_os_error, read_file, shown, too_large, why_not_regular
from feedsvc.fetch.folder import FileReading, FoundFile, Scan
from feedsvc.model.outcome import FileState
from feedsvc.model.raw import Rejection
from feedsvc.model.source import Source
from feedsvc.parse.detect import MAIL
from feedsvc.text.charsets import codec_of, name_of

#: Seconds for which a key stands for what was sent under it.
REMEMBERED: Final = 24 * 3600
#: Seconds after which a temporary file belongs to nobody.
ABANDONED: Final = 3600
#: Seconds for which a dump that was read is kept.
KEPT: Final = 90 * 24 * 3600
TEMPORARY: Final = ".push-"
KEYS: Final = ".keys"
#: Bytes of what is remembered of a key.
RECORD: Final = 4096

#: How a media type is spelled in a file's name; another is not kept, and the dump tells itself what it is.
EXTENSIONS: Final[Mapping[str, str]] = {
    "text/plain": "txt",
    "text/html": "html",
    "application/xhtml+xml": "xhtml",
    "text/markdown": "md",
    "application/json": "json",
    "application/x-ndjson": "ndjson",
    "application/feed+json": "feedjson",
    "application/rss+xml": "rss",
    "application/atom+xml": "atom",
    "application/xml": "xml",
    "text/xml": "xml",
    MAIL: "eml",
}
_TYPES: Final = {extension: media_type for media_type, extension in EXTENSIONS.items()}
_UNSTATED: Final = "dump"
_FULL: Final = frozenset({errno.ENOSPC, errno.EDQUOT})


@dataclass(frozen=True, slots=True, kw_only=True)
class Pushed:
    """One push, as it was sent."""

    body: bytes
    #: Without parameters, lower case; None where the sender said nothing.
    media_type: str | None = None
    charset: str | None = None
    #: The Idempotency-Key, or None.
    key: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """Where a push is kept."""

    #: Name of its file: the place of its article.
    place: str
    #: SHA-256 of its body, hex.
    digest: str
    #: False if it was kept before.
    is_new: bool = True


class KeyReusedError(SpoolError):
    """Another body was sent under this key within the last day."""


def place_of(pushed: Pushed) -> str:
    """Return the name of a push: equal ones have equal names.

    Example: ``9f86d081884c7d659a2feaa0c55ad015.utf-8.txt``.
    """
    name = hashlib.sha256(pushed.body).hexdigest()[:32]
    if pushed.key is not None:
        name += "-" + _key_name(pushed.key)
    codec = codec_of(pushed.charset)
    charset = f".{name_of(codec).lower()}" if codec else ""
    return f"{name}{charset}.{EXTENSIONS.get(pushed.media_type or '', _UNSTATED)}"


def keep(location: str, pushed: Pushed, *, now: datetime) -> Kept:
    """Keep a push in a folder; what was kept before is not written again.

    Raises: KeyReusedError; SpoolError if it cannot be kept, and then nothing of it stands.
    """
    digest = hashlib.sha256(pushed.body).hexdigest()
    place = place_of(pushed)
    try:
        base = Path(location)
        _make_folder(base)
        if pushed.key is not None:
            _make_folder(base / KEYS)
            former = _sent_under(base, pushed.key, now=now)
            if former is not None and former[1] != digest:
                raise KeyReusedError(f"another body was sent under this key, kept as {former[0]}")
            if former is not None and (base / former[0]).is_file():
                return Kept(place=former[0], digest=digest, is_new=False)
        is_new = not _stands(base / place, pushed)
        if is_new:
            _write(base / place, pushed.body)
        if pushed.key is not None:
            said = {"place": place, "digest": digest, "at": now.timestamp()}
            _write(base / KEYS / _key_name(pushed.key), json.dumps(said).encode())
    except OSError as error:
        raise SpoolError(_explain(error, location), is_full=error.errno in _FULL) from error
    return Kept(place=place, digest=digest, is_new=is_new)


def sweep(location: str, *, known: Mapping[str, FileState] | None = None, now: datetime) -> int:
    """Forget keys of more than a day, what a killed process left half written, and dumps of long ago; return how many files went.

    ``known`` are the states of the dumps that were read and stored: no other goes, however old it is.
    """
    read = frozenset(known or ())
    removed = 0
    with contextlib.suppress(OSError), os.scandir(os.path.join(location, KEYS)) as names:
        removed += sum(_remove_old(item, REMEMBERED, now=now) for item in names)
    with contextlib.suppress(OSError), os.scandir(location) as names:
        for item in names:
            if item.name.startswith(TEMPORARY):
                removed += _remove_old(item, ABANDONED, now=now)
            elif item.name in read:
                removed += _remove_old(item, KEPT, now=now)
    return removed


def _remove_old(item: os.DirEntry[str], age: float, *, now: datetime) -> bool:
    """Remove a file that was written more than ``age`` seconds ago; return whether it went."""
    with contextlib.suppress(OSError):
        is_old = now.timestamp() - item.stat(follow_symlinks=False).st_mtime > age
        if is_old and item.is_file(follow_symlinks=False):
            os.unlink(item.path)
            return True
    return False


def is_remote(source: Source) -> bool:
    """Tell that what was pushed stands here."""
    del source
    return False


def scan(source: Source, *, known: Mapping[str, FileState], now: datetime) -> Scan:
    """Return what was pushed; nothing where nothing was yet. Raises: FetchError.

    Each stands whole, for it was renamed into its place, and for ever the same, for it is named by its content: those that
    are known are not looked at again, and a push costs no more where many were before.
    """
    del now
    files: list[FoundFile] = []
    skipped: list[Rejection] = []
    try:
        with os.scandir(source.location) as names:
            for item in names:
                if item.name.startswith("."):
                    continue
                found = _as_known(known[item.name]) if item.name in known else _look_at(item, source)
                if isinstance(found, FoundFile):
                    files.append(found)
                elif found is not None:
                    skipped.append(found)
    except FileNotFoundError:
        pass  # it is made with the first push
    except OSError as error:
        raise FetchError(f"{source.location}: {explain_os_error(error)}") from error
    files.sort(key=lambda file: file.place)
    return Scan(files=tuple(files), skipped=tuple(skipped), unsettled=())


def _as_known(state: FileState) -> FoundFile:
    return FoundFile(
        path=state.place, place=state.place, size=state.size, mtime_ns=state.mtime_ns, inode=state.inode
    )


def _look_at(item: os.DirEntry[str], source: Source) -> FoundFile | Rejection | None:
    place = shown(item.name)
    try:
        status = item.stat(follow_symlinks=False)
    except FileNotFoundError:
        return None
    reason = why_not_regular(status.st_mode)
    if reason is None and status.st_size > source.max_bytes:
        reason = too_large(status.st_size, max_bytes=source.max_bytes)
    if reason is not None:
        return Rejection(source=source.key, place=place, reason=reason)
    return FoundFile(
        path=item.name, place=place, size=status.st_size, mtime_ns=status.st_mtime_ns, inode=status.st_ino
    )


def read_files(
    source: Source, files: tuple[FoundFile, ...], *, known: Mapping[str, FileState]
) -> Iterator[FileReading]:
    """Yield what was pushed with what its sender said of it. Raises: FetchError."""
    # Before the first push there is no folder to open.
    for reading in folder.read_files(source, files, known=known) if files else ():
        payload = reading.payload
        if payload is not None:
            media_type, charset = _said_by(payload.place)
            payload = replace(payload, media_type=media_type, charset=charset)
        yield replace(reading, payload=payload)


def _said_by(place: str) -> tuple[str | None, str | None]:
    """Return the media type and charset that a name keeps."""
    parts = place.split(".")
    charset = parts[1] if len(parts) == 3 and codec_of(parts[1]) else None
    return _TYPES.get(parts[-1]), charset


def _key_name(key: str) -> str:
    return hashlib.sha256(key.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def _sent_under(base: Path, key: str, *, now: datetime) -> tuple[str, str] | None:
    """Return place and digest of what was sent under a key within the last day."""
    try:
        said = json.loads(read_file(str(base / KEYS / _key_name(key)), max_bytes=RECORD).body)
        place, digest, at = str(said["place"]), str(said["digest"]), float(said["at"])
    except (FetchError, ValueError, KeyError, TypeError):
        return None  # absent, or damaged: as if the key had never been sent; the body still names the file
    return (place, digest) if abs(now.timestamp() - at) < REMEMBERED and "/" not in place else None


def _stands(path: Path, pushed: Pushed) -> bool:
    try:
        return read_file(str(path), max_bytes=len(pushed.body)).body == pushed.body
    except FetchError:
        return False


def _make_folder(path: Path) -> None:
    if path.is_dir():
        return
    path.mkdir(mode=0o700, parents=True, exist_ok=True)
    _sync_folder(path.parent)


def _write(path: Path, body: bytes) -> None:
    """Write beside, flush to the disk, rename, flush the folder: whole or not at all."""
    beside = path.parent / f"{TEMPORARY}{secrets.token_hex(8)}"
    descriptor = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW | os.O_CLOEXEC, 0o600)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(body)
            file.flush()
            os.fsync(file.fileno())
        os.replace(beside, path)
    except BaseException:
        with contextlib.suppress(OSError):
            os.unlink(beside)
        raise
    _sync_folder(path.parent)


def _sync_folder(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _explain(error: OSError, location: str) -> str:
    if error.errno in _FULL:
        return f"{location}: the disk is full: make room, and push again"
    return f"{location}: cannot be written: {error.strerror or error}"
