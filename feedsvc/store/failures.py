"""What SQLite says, in words that tell what to do. The only place where its exceptions are read."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy.exc import DBAPIError

from feedsvc.errors import StoreError

DAMAGED = (
    "is damaged ({detail}) and was left as it is. Restore a backup, or move the file away: entries are then "
    "read again from their folders, but under new ids, and withdrawn ones come back"
)
#: Advice by primary result code. Spec: sqlite.org/rescode.html.
_ADVICE = {
    sqlite3.SQLITE_BUSY: "is locked by another program: close it, or try again",
    sqlite3.SQLITE_LOCKED: "is locked by another program: close it, or try again",
    sqlite3.SQLITE_CORRUPT: DAMAGED,
    sqlite3.SQLITE_NOTADB: "is not a database ({detail}), or a damaged one, and was left as it is. "
    "Restore a backup, move the file away, or name another under `store`",
    sqlite3.SQLITE_FULL: "could not grow: the disk is full. Nothing of the batch was stored: make room, "
    "it is tried again",
    sqlite3.SQLITE_IOERR: "could not be read or written ({detail}): the disk may be full, past a limit "
    "or failing",
    sqlite3.SQLITE_READONLY: "cannot be written: check who owns the file and its folder",
    sqlite3.SQLITE_PERM: "cannot be written: check who owns the file and its folder",
    sqlite3.SQLITE_CANTOPEN: "cannot be opened: check that the file and its folder exist, and who owns them",
}


@contextmanager
def explained(path: Path) -> Iterator[None]:
    """Translate the exceptions of the database at ``path``.

    Raises: StoreError.
    """
    try:
        yield
    except DBAPIError as error:
        raise StoreError(f"{path}: {_advice(error.orig)}") from error
    except sqlite3.Error as error:
        raise StoreError(f"{path}: {_advice(error)}") from error


def _advice(error: BaseException | None) -> str:
    code = getattr(error, "sqlite_errorcode", None)
    # The low byte is the primary code, the rest its detail.
    known = None if code is None else _ADVICE.get(code & 0xFF)
    return known.format(detail=error) if known else f"refused a statement: {error}"
