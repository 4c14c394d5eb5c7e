"""Where a store is: the file of its URL."""

from __future__ import annotations

from pathlib import Path

from feedsvc.errors import StoreError

_SQLITE = "sqlite:///"
#: File systems on which a lock or SQLite's shared memory does not reach the other machine.
_REMOTE = frozenset(
    {"nfs", "nfs4", "cifs", "smb2", "smb3", "smbfs", "ncpfs", "afs", "ceph", "fuse.sshfs", "fuse.s3fs"}
)


def database_path(url: str) -> Path:
    """Return the absolute path of a store's file.

    Raises: StoreError if the URL names no SQLite file.
    """
    if not url.startswith(_SQLITE) or url.removeprefix(_SQLITE) in {"", ":memory:"}:
        scheme = url.partition(":")[0]
        raise StoreError(
            f'store: expected "sqlite:///FOLDER/feedsvc.db", got a "{scheme}" URL without such a file'
        )
    return Path(url.removeprefix(_SQLITE)).absolute()


def refuse_remote(path: Path, *, mounts: Path = Path("/proc/self/mounts")) -> None:
    """Refuse a path on a network file system; where mounts cannot be read, nothing is refused.

    Raises: StoreError.
    Spec: sqlite.org/wal.html: "All processes using a database must be on the same host computer".
    """
    try:
        lines = mounts.read_text(encoding="utf-8", errors="surrogateescape").splitlines()
    except OSError:
        return
    above: dict[Path, str] = {}
    for line in lines:
        fields = line.split(" ")
        if len(fields) > 2:
            above[Path(fields[1].replace("\\040", " "))] = fields[2]
    kind = next((above[folder] for folder in path.resolve().parents if folder in above), "")
    if kind in _REMOTE:
        raise StoreError(
            f"{path}: is on a network file system ({kind}), where SQLite loses data: choose a local disk"
        )
