"""One writer: whoever runs, polls or withdraws holds the lock of the data.

The lock is the kernel's (flock): it goes with the process that held it, however that ended. The file stays.
"""

from __future__ import annotations

import fcntl
import os
from pathlib import Path
from types import TracebackType
from typing import Self

from feedsvc.errors import LockedError, StoreError
from feedsvc.store.location import database_path


class DirectoryLock:
    """The right to write one database, held as a context."""

    def __init__(self, store: str | Path) -> None:
        """Name the store by its URL, or its database by path; the lock is ``<database>.lock`` beside it.

        Raises: StoreError if the URL names no file.
        """
        self.database = store if isinstance(store, Path) else database_path(store)
        self.path = Path(f"{self.database}.lock")
        self._descriptor: int | None = None

    def acquire(self) -> None:
        """Take the lock at once, or say who has it.

        Raises: LockedError if another process has it; StoreError if there can be none.
        """
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            # Never through a link and never truncated before it is ours: the holder's number stands in it.
            descriptor = os.open(self.path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC | os.O_NOFOLLOW, 0o644)
        except OSError as error:
            raise StoreError(
                f"{self.path}: cannot be locked: {error.strerror}; check the folder's owner"
            ) from error
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            holder = os.read(descriptor, 20).decode("ascii", "replace").strip()
            os.close(descriptor)
            if not isinstance(error, BlockingIOError):
                raise StoreError(f"{self.path}: cannot be locked: {error.strerror}") from error
            process = f" (process {holder})" if holder.isdigit() else ""
            raise LockedError(f"another feedsvc{process} is using {self.database}: stop it first") from error
        self._descriptor = descriptor
        try:
            os.ftruncate(descriptor, 0)
            os.pwrite(descriptor, f"{os.getpid()}\n".encode("ascii"), 0)
        except OSError:
            # A full disk: the lock holds all the same, it only cannot say whose it is.
            return

    def held_elsewhere(self) -> bool:
        """Return whether another process holds the lock now; where there is no lock file, none does."""
        try:
            descriptor = os.open(self.path, os.O_RDONLY | os.O_CLOEXEC | os.O_NOFOLLOW)
        except OSError:
            return False
        try:
            fcntl.flock(descriptor, fcntl.LOCK_SH | fcntl.LOCK_NB)
        except BlockingIOError:
            return os.read(descriptor, 20).strip() != str(os.getpid()).encode("ascii")
        except OSError:
            return False
        finally:
            os.close(descriptor)
        return False

    def release(self) -> None:
        """Give the lock back; again changes nothing."""
        if self._descriptor is not None:
            os.close(self._descriptor)
            self._descriptor = None

    def __enter__(self) -> Self:
        self.acquire()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.release()
