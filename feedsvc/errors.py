"""Every error feedsvc raises on purpose, as a tree.

    FeedsvcError
    ├── ConfigError        the configuration cannot be used; carries every Problem found
    ├── DumpError          bytes that cannot be read as a dump (costs that dump only)
    ├── FetchError         a source, or one of its files, could not be read
    │   ├── BlockedError   an address that may not be asked: network, port, scheme, robots.txt
    │   └── AnswerError    a server answered 4xx or 5xx
    ├── SpoolError         what was pushed could not be kept: disk full, not writable
    ├── WorkerError        a reading worker overran its time or memory, or died
    ├── StoreError         the store is locked, corrupt, full or of another version
    │   ├── NoStoreError   there is none yet
    │   ├── LockedError    another feedsvc holds it
    │   └── StaleError     another feedsvc changed it between a look and a change
    ├── PublishError       a rendition could not be written; the last good one stands
    ├── ServeError         the service cannot start: port taken, data directory in use
    └── NotFoundError      a named source, feed, entry or file does not exist

An error says what happened, where (FILE:LINE:COL, source key, path) and what to do. Foreign exceptions are
translated at the edge that raised them and kept as the cause.
"""

from __future__ import annotations

from dataclasses import dataclass


class FeedsvcError(Exception):
    """The root: anything feedsvc can explain to the person at the keyboard."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """One fault in a configuration file."""

    file: str
    #: 1-based; 0 when the fault has no place (a missing file).
    line: int
    #: 1-based; 0 when the fault has no place.
    column: int
    #: Dotted path of the key, e.g. ``sources.desk.every``; empty for a fault of the file as a whole.
    path: str
    message: str

    def __str__(self) -> str:
        place = f"{self.file}:{self.line}:{self.column}" if self.line else self.file
        return f"{place}: {self.path}: {self.message}" if self.path else f"{place}: {self.message}"


class ConfigError(FeedsvcError):
    """The configuration cannot be used; ``problems`` holds every fault of the run."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        self.problems = problems
        super().__init__("\n".join(str(problem) for problem in problems))


class DumpError(FeedsvcError):
    """Bytes that cannot be read as a dump."""


class FetchError(FeedsvcError):
    """A source, or one of its files, could not be read."""


class BlockedError(FetchError):
    """An address may not be asked; the message says by what rule, and what allows it."""


class AnswerError(FetchError):
    """A server answered 4xx or 5xx.

    ``retry_seconds`` is how long it asks to be left alone (Retry-After), or None.
    """

    def __init__(self, message: str, *, status: int, retry_seconds: float | None = None) -> None:
        self.status = status
        self.retry_seconds = retry_seconds
        super().__init__(message)


class SpoolError(FeedsvcError):
    """What was pushed could not be kept; ``is_full`` tells whether the disk is."""

    def __init__(self, message: str, *, is_full: bool = False) -> None:
        self.is_full = is_full
        super().__init__(message)


class WorkerError(FeedsvcError):
    """A reading worker overran its time or memory limit, or died."""


class StoreError(FeedsvcError):
    """The store is locked, corrupt, full or of another version."""


class NoStoreError(StoreError):
    """There is no store yet."""


class LockedError(StoreError):
    """Another feedsvc holds the right to write."""


class StaleError(StoreError):
    """What was decided by a look at the store holds no more: look again."""


class PublishError(FeedsvcError):
    """A rendition could not be written; the last good one stands.

    ``unwritten`` names those that were to be written with it and are not, or is None where none was.
    """

    def __init__(self, message: str, *, unwritten: tuple[str, ...] | None = None) -> None:
        self.unwritten = unwritten
        super().__init__(message)


class ServeError(FeedsvcError):
    """The service cannot start."""


class NotFoundError(FeedsvcError):
    """A named source, feed, entry or file does not exist."""
