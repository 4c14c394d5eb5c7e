"""A copy of the store as of one moment, made beside a running service, looked through before it counts."""

from __future__ import annotations

import errno
import os
import shutil
from contextlib import closing
from pathlib import Path

from feedsvc.errors import NoStoreError, StoreError
from feedsvc.store import connect
from feedsvc.store.failures import explained
from feedsvc.store.location import database_path

#: What file systems say that have no second names for a file: FAT, many network shares.
_NO_LINKS = frozenset({errno.EPERM, errno.EOPNOTSUPP, errno.ENOSYS, errno.EMLINK})


def back_up(url: str, target: Path) -> int:
    """Write a copy of the store to a new file, whole or not at all; return its size.

    Units: bytes.
    Raises: StoreError if the target exists, cannot be written, or the copy is not sound.
    """
    path = database_path(url)
    if not path.exists():
        raise NoStoreError(f"{path}: there is no store yet: `feedsvc once` makes it")
    if target.exists():
        raise StoreError(f"{target}: exists already: a backup overwrites nothing")
    made = target.absolute().with_name(f".{target.name}.{os.getpid()}")
    engine = connect.reader(path)
    try:
        with explained(path):
            with engine.connect() as connection:
                connect.refuse_unknown(connect.schema_version(connection, path=path), path=path)
            # VACUUM wants no transaction, and every connection of the engine begins one.
            with closing(engine.raw_connection()) as raw:
                raw.cursor().execute("VACUUM INTO ?", (str(made),))
        copy = connect.reader(made)
        with explained(made), copy.connect() as connection:
            connect.refuse_damaged(connection, path=made)
        copy.dispose()
        _sync(made)
        _name(made, target)
        return target.stat().st_size
    except OSError as error:
        raise StoreError(f"{target}: cannot be written: {error.strerror}") from error
    finally:
        engine.dispose()
        made.unlink(missing_ok=True)


def _name(made: Path, target: Path) -> None:
    """Give a finished copy its name; a target that has come to be meanwhile is not overwritten. Raises: OSError."""
    try:
        os.link(made, target)
    except OSError as error:
        if error.errno not in _NO_LINKS:
            raise
        with target.open("xb") as out:
            try:
                with made.open("rb") as held:
                    shutil.copyfileobj(held, out)
                out.flush()
                os.fsync(out.fileno())
            except OSError:
                target.unlink()
                raise


def _sync(made: Path) -> None:
    """Wait until a copy is on the disk: SQLite does not. Raises: OSError."""
    with made.open("rb") as held:
        os.fsync(held.fileno())
