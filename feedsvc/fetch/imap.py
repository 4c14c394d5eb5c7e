"""Mail on a server: the messages of one IMAP folder, looked at and left as they are (EXAMINE, BODY.PEEK).

Enters: a Source whose location is ``imaps://HOST/FOLDER``, the remembered FileStates. Leaves: a Scan whose new messages are
fetched already, so that reading them waits for no network. Refused: hosts that are not public, answers beyond the caps.

A message is known by UIDVALIDITY and UID, which never name another (RFC 9051 section 2.3.1.1).
"""

from __future__ import annotations

import contextlib
import hashlib
import imaplib
import re
import socket
import ssl
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any, Final
from urllib.parse import unquote, urlsplit

from feedsvc.errors import BlockedError, FetchError
from feedsvc.fetch.files import too_large
from feedsvc.fetch.folder import FileReading, FoundFile, Scan
from feedsvc.fetch.networks import literal, may_ask, refused
from feedsvc.model.outcome import FileState
from feedsvc.model.payload import Payload
from feedsvc.model.raw import Rejection
from feedsvc.model.source import Source
from feedsvc.parse.detect import MAIL

PORT: Final = 993
#: Seconds that one answer, and that a whole look, may take.
PATIENCE: Final = 20.0
WHOLE: Final = 120.0
#: Messages of a folder that are looked at, the newest; and fetched in one look. The rest follows at the next.
MOST: Final = 10_000
AT_ONCE: Final = 200
#: Bytes that are fetched in one look.
BYTES_AT_ONCE: Final = 50_000_000
_UID: Final = re.compile(rb"UID (\d{1,10})")
_SIZE: Final = re.compile(rb"RFC822\.SIZE (\d{1,12})")


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """By whom a server is asked, and what may be reached for it."""

    user: str = ""
    password: str = field(default="", repr=False)
    allow_networks: tuple[str, ...] = ()
    allow_ports: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Message(FoundFile):
    """A message on the server; its bytes where it was fetched."""

    body: bytes | None = field(default=None, repr=False)


def scan(source: Source, *, known: Mapping[str, FileState], now: datetime) -> Scan:
    """Return the messages of a folder, the newest of the new ones with their bytes. Raises: FetchError."""
    del now
    account = source.options
    assert isinstance(account, Account)
    host, port, name = _parts(source.location, account)
    address = _judged(host, port, account)
    cap = source.max_bytes
    try:
        server = _Server(host, port, address=address, cap=cap)
        try:
            server.login(account.user, account.password)
            return _scanned(server, name, source, known)
        finally:
            with contextlib.suppress(imaplib.IMAP4.error, OSError):
                server.logout()
    except ssl.SSLError as error:
        raise FetchError(
            f"{host} cannot be trusted: its certificate or its encryption is not valid"
        ) from error
    except imaplib.IMAP4.error as error:
        told = str(error).strip("b'\"")[:200]
        raise FetchError(f"{host} refuses: {told if told.isprintable() else 'no reason given'}") from error
    except (OSError, ValueError, IndexError) as error:
        raise FetchError(f"{host} did not answer as a mail server does") from error


def read_files(
    source: Source, files: tuple[FoundFile, ...], *, known: Mapping[str, FileState]
) -> Iterator[FileReading]:
    """Yield the messages that were fetched; those that were not are left for the next look."""
    del known
    for found in files:
        body = found.body if isinstance(found, Message) else None
        digest = hashlib.sha256(body or b"").hexdigest()
        state = FileState(
            place=found.place, size=found.size, mtime_ns=found.mtime_ns, inode=found.inode, digest=digest
        )
        if body is None:
            left = Rejection(
                source=source.key, place=found.place, reason="is fetched at one of the next looks"
            )
            yield FileReading(state=state, skipped=left)
            continue
        modified = datetime.fromtimestamp(found.mtime_ns // 1_000_000_000, tz=UTC)
        payload = Payload(source=source.key, place=found.place, body=body, media_type=MAIL, modified=modified)
        yield FileReading(state=state, payload=payload)


class _Server(imaplib.IMAP4_SSL):
    """A connection to the very address that was judged; what it sends is capped, and it has an end."""

    def __init__(self, host: str, port: int, *, address: str, cap: int) -> None:
        self._address = address
        self._cap = cap
        self._end = time.monotonic() + WHOLE
        super().__init__(host, port, ssl_context=ssl.create_default_context(), timeout=PATIENCE)

    def _create_socket(self, timeout: float | None) -> socket.socket:
        plain = socket.create_connection((self._address, self.port), timeout)
        return encrypted(plain, self.ssl_context, self.host)

    def read(self, size: int) -> bytes:
        if size > self._cap:
            raise self.abort("a message larger than it said")
        self._go_on()
        return super().read(size)

    def readline(self) -> bytes:
        self._go_on()
        return super().readline()

    def _go_on(self) -> None:
        if time.monotonic() > self._end:
            raise self.abort(f"no end within {WHOLE:g} s")


def encrypted(plain: socket.socket, context: ssl.SSLContext, host: str) -> socket.socket:
    """Return a socket over which nobody listens, to a server that is who it says."""
    return context.wrap_socket(plain, server_hostname=host)


def _parts(location: str, account: Account) -> tuple[str, int, str]:
    """Return host, port and folder of an address. Raises: BlockedError."""
    parts = urlsplit(location)
    port = parts.port or PORT
    if port != PORT and port not in account.allow_ports:
        raise BlockedError(f"{location}: port {port} is not asked, unless `allow_ports` names it")
    return parts.hostname or "", port, unquote(parts.path.strip("/")) or "INBOX"


def _judged(host: str, port: int, account: Account) -> str:
    """Return the address to dial; one that may not be asked refuses the name. Raises: FetchError."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise FetchError(f"there is no host {host}, or its name cannot be looked up now") from error
    addresses = [literal(host) or str(one[4][0]) for one in found]
    if not addresses or not all(may_ask(address, account.allow_networks) for address in addresses):
        raise refused(host)
    return addresses[0]


def _scanned(server: _Server, name: str, source: Source, known: Mapping[str, FileState]) -> Scan:
    quoted = '"' + name.replace("\\", "\\\\").replace('"', '\\"') + '"'
    _good(server.select(quoted, readonly=True), f"there is no folder {name}")
    validity = (server.response("UIDVALIDITY")[1] or [b"0"])[0] or b"0"
    (listed,) = _good(server.uid("SEARCH", "ALL"), "its messages cannot be listed")
    uids = sorted(map(int, (listed or b"").split()))[-MOST:]
    places = {uid: f"{int(validity)}.{uid}.eml" for uid in uids}
    standing = [_as_known(known[place]) for place in places.values() if place in known]
    fresh = [uid for uid in uids if places[uid] not in known]
    files: list[FoundFile] = [*standing]
    skipped: list[Rejection] = []
    sizes = _sizes(server, fresh)
    count, sent = source.wanted.backfill if not known and source.wanted.backfill is not None else AT_ONCE, 0
    for uid in reversed(fresh):
        size, moment = sizes.get(uid, (0, 0))
        if size > source.max_bytes:
            reason = too_large(size, max_bytes=source.max_bytes)
            skipped.append(Rejection(source=source.key, place=places[uid], reason=reason))
            continue
        body = None
        if count > 0 and sent + size <= BYTES_AT_ONCE:
            count -= 1
            sent += size
            body = _body(server, uid)
        files.append(
            Message(path=places[uid], place=places[uid], size=size, mtime_ns=moment, inode=uid, body=body)
        )
    return Scan(files=tuple(sorted(files, key=lambda one: one.place)), skipped=tuple(skipped), unsettled=())


def _as_known(state: FileState) -> FoundFile:
    """Return a message as it is remembered: on a server none ever changes."""
    return FoundFile(
        path=state.place, place=state.place, size=state.size, mtime_ns=state.mtime_ns, inode=state.inode
    )


def _sizes(server: _Server, uids: list[int]) -> dict[int, tuple[int, int]]:
    """Return bytes and time of arrival of messages. Units: bytes, nanoseconds since 1970."""
    found: dict[int, tuple[int, int]] = {}
    for start in range(0, len(uids), 500):
        asked = ",".join(map(str, uids[start : start + 500]))
        for line in _good(server.uid("FETCH", asked, "(UID RFC822.SIZE INTERNALDATE)"), "no sizes"):
            if not isinstance(line, bytes):
                continue
            uid, size = _UID.search(line), _SIZE.search(line)
            moment = imaplib.Internaldate2tuple(line)
            if uid and size:
                seconds = int(time.mktime(moment)) if moment else 0
                found[int(uid[1])] = int(size[1]), max(seconds, 0) * 1_000_000_000
    return found


def _body(server: _Server, uid: int) -> bytes | None:
    """Return a message's bytes; None where it went away meanwhile."""
    for part in _good(server.uid("FETCH", str(uid), "(BODY.PEEK[])"), "a message cannot be had"):
        if isinstance(part, tuple) and len(part) > 1:
            return bytes(part[1])
    return None


def _good(answer: tuple[str, Sequence[Any]], otherwise: str) -> Sequence[Any]:
    """Return what a server gave. Raises: IMAP4.error where it says NO."""
    status, given = answer
    if status != "OK":
        raise imaplib.IMAP4.error(otherwise)
    return given
