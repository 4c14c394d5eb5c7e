"""Source kind ``mailbox``: the messages of a Maildir, an mbox file or an IMAP folder, each a dump of its own.

Enters: a Source, the remembered FileStates. Leaves: a Scan; then Payloads, lazily. A mailbox is only looked at: nothing
is moved, flagged, or locked. ``new`` before ``cur``, so that a message that moves meanwhile is met twice and not missed.

Law: a Maildir name is unique up to its ``:2,``, what follows are flags (cr.yp.to/proto/maildir.html); an mbox is parted
by its From_ lines alone, for Content-Length lies (RFC 4155).
"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import datetime
from typing import Final

from feedsvc.errors import FetchError
from feedsvc.fetch import folder, imap, mbox
from feedsvc.fetch.files import explain_os_error, shown, too_large, why_not_regular
from feedsvc.fetch.folder import FileReading, FoundFile, Scan
from feedsvc.model.outcome import FileState
from feedsvc.model.raw import Rejection
from feedsvc.model.source import Source
from feedsvc.parse.detect import MAIL

PARTS: Final = ("new", "cur")
#: Flags of messages that are none of ours to publish, and why.
UNWANTED: Final = {"D": "is a draft", "T": "was thrown away"}
#: What parts a name from its flags; systems without ``:`` in names write another sign.
SEPARATORS: Final = (":2,", ";2,", "!2,")


def scan(source: Source, *, known: Mapping[str, FileState], now: datetime) -> Scan:
    """Return the messages of a mailbox, without opening those of a Maildir.

    Raises: FetchError if there is no mailbox.
    """
    if is_remote(source):
        return imap.scan(source, known=known, now=now)
    return _maildir(source) if _is_folder(source) else mbox.scan(source, known=known, now=now)


def read_files(
    source: Source, files: tuple[FoundFile, ...], *, known: Mapping[str, FileState]
) -> Iterator[FileReading]:
    """Yield the messages one by one; one whose bytes are the remembered ones yields a state and no payload.

    Raises: FetchError if the mailbox itself is gone.
    """
    if is_remote(source):
        yield from imap.read_files(source, files, known=known)
        return
    read = folder.read_files if _is_folder(source) else mbox.read_files
    for reading in read(source, files, known=known):
        payload = reading.payload
        yield reading if payload is None else replace(reading, payload=replace(payload, media_type=MAIL))


def is_remote(source: Source) -> bool:
    """Tell whether a source is asked over the network: looking at it may wait for another machine."""
    return isinstance(source.options, imap.Account)


def new_mail(source: Source) -> str:
    """Return the folder of a Maildir into which new mail is moved; nothing for a mailbox that is none."""
    if is_remote(source) or os.path.isfile(source.location):
        return ""
    return os.path.join(source.location, PARTS[0])


def _is_folder(source: Source) -> bool:
    try:
        mode = os.stat(source.location).st_mode
    except FileNotFoundError as error:
        raise FetchError(f"{source.location}: no such mailbox: mend the source's path") from error
    except (OSError, ValueError) as error:
        reason = explain_os_error(error) if isinstance(error, OSError) else str(error)
        raise FetchError(f"{source.location}: {reason}") from error
    if stat.S_ISDIR(mode):
        return True
    if reason_not := why_not_regular(mode):
        raise FetchError(f"{source.location}: {reason_not}, and no mailbox")
    return False


def _maildir(source: Source) -> Scan:
    files: dict[str, FoundFile] = {}
    skipped: dict[str, Rejection] = {}
    found_part = False
    for part in PARTS:
        folder_path = os.path.join(source.location, part)
        try:
            if stat.S_ISLNK(os.lstat(folder_path).st_mode):
                raise FetchError(f"{folder_path}: is a symbolic link, which is not followed")
            with os.scandir(folder_path) as names:
                found_part = True
                for item in names:
                    _look_at(item, part, source, files, skipped)
        except FileNotFoundError:
            continue
        except OSError as error:
            raise FetchError(f"{folder_path}: {explain_os_error(error)}") from error
    if not found_part:
        raise FetchError(
            f"{source.location}: is no Maildir, it has neither new nor cur: files are read as a `folder` source"
        )
    return Scan(
        files=tuple(files[place] for place in sorted(files)),
        skipped=tuple(found for place, found in skipped.items() if place not in files),
        unsettled=(),
    )


def _look_at(
    item: os.DirEntry[str],
    part: str,
    source: Source,
    files: dict[str, FoundFile],
    skipped: dict[str, Rejection],
) -> None:
    if item.name.startswith("."):
        return
    unique, flags = unique_part(item.name)
    place = shown(unique)
    try:
        status = item.stat(follow_symlinks=False)
    except FileNotFoundError:
        return  # its flags changed since it was listed: the next scan meets it under its new name
    reason = why_not_regular(status.st_mode) or next(
        (why for flag, why in UNWANTED.items() if flag in flags), None
    )
    if reason is None and status.st_size > source.max_bytes:
        reason = too_large(status.st_size, max_bytes=source.max_bytes)
    if reason is not None:
        files.pop(place, None)
        skipped[place] = Rejection(source=source.key, place=place, reason=reason)
        return
    files[place] = FoundFile(
        path=f"{part}/{item.name}",
        place=place,
        size=status.st_size,
        mtime_ns=status.st_mtime_ns,
        inode=status.st_ino,
    )


def unique_part(name: str) -> tuple[str, str]:
    """Return what of a Maildir name stays for ever, and its flags.

    Example: ``unique_part("1763899200.M1P7.quay:2,RS")`` is ``("1763899200.M1P7.quay", "RS")``.
    """
    for separator in SEPARATORS:
        unique, found, flags = name.rpartition(separator)
        if found and unique:
            return unique, flags
    return name, ""
