"""The one place that opens dump files: regular, bounded, unmoved while read, never through a link.

Law: no name in a folder that others write to may block us (FIFO), lead us elsewhere (symlink) or cost more than
it is worth (a sparse giant); and half a file is not a file.
"""

from __future__ import annotations

import errno
import os
import stat
from dataclasses import dataclass

from feedsvc.errors import FetchError

# O_NONBLOCK: opening a FIFO for reading would wait for a writer for ever. O_NOCTTY: a terminal device must not
# become ours. O_NOFOLLOW: a link leads nowhere.
OPEN_FLAGS = os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC | os.O_NOCTTY
FOLDER_FLAGS = os.O_RDONLY | os.O_NOFOLLOW | os.O_DIRECTORY | os.O_CLOEXEC

CHUNK = 1 << 20


@dataclass(frozen=True, slots=True, kw_only=True)
class FileBytes:
    """A file's bytes and the state they were read in."""

    body: bytes
    size: int
    mtime_ns: int
    inode: int


def shown(name: str) -> str:
    """Return a file name fit for people, logs and the store: invalid bytes and controls escaped."""
    text = os.fsencode(name).decode("utf-8", "backslashreplace")
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode("ascii") for c in text)


def explain_os_error(error: OSError) -> str:
    """Return what an OSError means for the person who reads it."""
    meanings = {
        errno.ENOENT: "vanished before it could be read",
        errno.ELOOP: "is a symbolic link, which is not followed",
        errno.EACCES: "permission denied: let the user that runs feedsvc read it",
        errno.EPERM: "permission denied: let the user that runs feedsvc read it",
        errno.ENXIO: "is a socket or a device, not a file",
        errno.EISDIR: "is a folder, not a file",
        errno.ENOTDIR: "is not a folder, or lies behind a symbolic link",
        errno.ENAMETOOLONG: "has too long a name",
        errno.EIO: "could not be read: the disk reports an error",
        errno.ESTALE: "could not be read: the network file system lost it",
    }
    return meanings.get(error.errno or 0, f"could not be read: {error.strerror or error}")


def why_not_regular(mode: int) -> str | None:
    """Return why something of this mode is not read; None for a regular file."""
    if stat.S_ISREG(mode):
        return None
    for test, name in (
        (stat.S_ISLNK, "a symbolic link, which is not followed"),
        (stat.S_ISFIFO, "a named pipe"),
        (stat.S_ISSOCK, "a socket"),
        (stat.S_ISDIR, "a folder"),
    ):
        if test(mode):
            return f"is {name}"
    return "is a device"


def open_named(path: str) -> int:
    """Return a descriptor of a regular file that the operator named; a link is followed, for they meant it.

    Raises: FetchError with the reason.
    """
    try:
        descriptor = os.open(path, OPEN_FLAGS & ~os.O_NOFOLLOW)
    except (OSError, ValueError) as error:
        reason = explain_os_error(error) if isinstance(error, OSError) else str(error)
        raise FetchError(f"{path}: {reason}") from error
    if reason_not := why_not_regular(os.fstat(descriptor).st_mode):
        os.close(descriptor)
        raise FetchError(f"{path}: {reason_not}")
    return descriptor


def read_file(name: str, *, max_bytes: int, dir_fd: int | None = None) -> FileBytes:
    """Return the bytes of a regular file that stands still.

    Raises: FetchError with the reason, if it is no regular file, larger than ``max_bytes``, unreadable, or if it
    changed while it was read.
    """
    try:
        descriptor = os.open(name, OPEN_FLAGS, dir_fd=dir_fd)
    except (OSError, ValueError) as error:
        raise FetchError(explain_os_error(error) if isinstance(error, OSError) else str(error)) from error
    try:
        return _read_open(descriptor, max_bytes=max_bytes)
    except OSError as error:
        raise FetchError(explain_os_error(error)) from error
    finally:
        os.close(descriptor)


def _read_open(descriptor: int, *, max_bytes: int) -> FileBytes:
    before = os.fstat(descriptor)
    reason = why_not_regular(before.st_mode)
    if reason:
        raise FetchError(reason)
    if before.st_size > max_bytes:
        raise FetchError(too_large(before.st_size, max_bytes=max_bytes))
    chunks: list[bytes] = []
    # One byte more than it had: enough to see that it grows, without following it.
    left = before.st_size + 1
    while left > 0:
        chunk = os.read(descriptor, min(CHUNK, left))
        if not chunk:
            break
        chunks.append(chunk)
        left -= len(chunk)
    after = os.fstat(descriptor)
    body = b"".join(chunks)
    moved = (before.st_size, before.st_mtime_ns) != (after.st_size, after.st_mtime_ns)
    if moved or len(body) != after.st_size:
        raise FetchError("changed while it was read; it is read when it stands still")
    return FileBytes(body=body, size=after.st_size, mtime_ns=after.st_mtime_ns, inode=after.st_ino)


def too_large(size: int, *, max_bytes: int) -> str:
    """Return the reason for refusing a file of ``size`` bytes."""
    return f"is {size / 1e6:.1f} MB large, over the source's max_size of {max_bytes / 1e6:.1f} MB"
