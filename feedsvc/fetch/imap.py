"""Mail on a server: the messages of one IMAP folder, looked at and left as they are (EXAMINE, BODY.PEEK).

Enters: a Source whose location is ``imaps://HOST/FOLDER``, the remembered FileStates. Leaves: a Scan whose new messages are
fetched already, so that reading them waits for no network. Refused: hosts that are not public, servers that cannot prove
who they are, answers beyond the caps. What a server says is told, unless it repeats the password.

A message is known by UIDVALIDITY and UID, which never name another (RFC 9051 section 2.3.1.1).
"""

from __future__ import annotations

import base64
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
#: Bytes that are fetched in one look, or one message; and what a server may say beside.
BYTES_AT_ONCE: Final = 50_000_000
BESIDE: Final = 8_000_000
#: A message's number is 32 bits wide.
LARGEST_UID: Final = 0xFFFFFFFF
#: Addresses of a host that are dialled, one after another.
MOST_ADDRESSES: Final = 4
#: What the standard library raises over answers that are none.
_FAULTS: Final = (
    OSError,
    ValueError,
    LookupError,
    TypeError,
    AttributeError,
    ArithmeticError,
    imaplib.IMAP4.error,
)
_UNTRAVELLED: Final = re.compile(r"[^ -~]+")
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
    addresses = _judged(host, port, account)
    try:
        server = _Server(host, port, addresses=addresses, cap=source.max_bytes)
        try:
            _log_in(server, account)
            found = _scanned(server, name, source, known)
        except BaseException:
            with contextlib.suppress(OSError):
                server.shutdown()  # who does not answer is not waited for to say goodbye
            raise
        with contextlib.suppress(*_FAULTS):
            server.logout()
    except ssl.SSLError as error:
        why = getattr(error, "verify_message", "") or (error.reason or "").replace("_", " ").lower()
        raise FetchError(
            f"{host} cannot be trusted: its certificate or its encryption is not valid ({why})"
        ) from error
    except imaplib.IMAP4.error as error:
        raise FetchError(f"{host} refuses: {_told(error, account)}") from error
    except _FAULTS as error:
        why = f": {error.strerror or error}" if isinstance(error, OSError) else ""
        raise FetchError(f"{host} did not answer as a mail server does{why}") from error
    return found


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


class _Wire(ssl.SSLSocket):
    """An encrypted connection that ends: at a moment, and after so many bytes, however slowly they come."""

    end = 0.0
    left = 0

    def recv_into(self, buffer: Any, nbytes: int | None = None, flags: int = 0) -> int:
        remaining = self.end - time.monotonic()
        if remaining <= 0:
            raise TimeoutError(f"no end within {WHOLE:g} s")
        if self.left <= 0:
            raise OSError("it says more than was asked for")
        self.settimeout(min(PATIENCE, remaining))
        received = super().recv_into(buffer, nbytes, flags)
        self.left -= received
        return received


class _Server(imaplib.IMAP4_SSL):
    """A connection to the very addresses that were judged; what it sends is capped, and it has an end."""

    def __init__(self, host: str, port: int, *, addresses: Sequence[str], cap: int) -> None:
        self._addresses = addresses
        self._cap = cap
        context = ssl.create_default_context()
        context.sslsocket_class = _Wire
        super().__init__(host, port, ssl_context=context, timeout=PATIENCE)

    def _create_socket(self, timeout: float | None) -> socket.socket:
        plain = _connected(self._addresses, self.port, timeout)
        wire = self.ssl_context.wrap_socket(plain, server_hostname=self.host)
        assert isinstance(wire, _Wire)
        wire.end = time.monotonic() + WHOLE
        wire.left = max(BYTES_AT_ONCE, self._cap) + BESIDE
        return wire

    def read(self, size: int) -> bytes:
        if size > self._cap:
            raise self.abort("a message larger than it said")
        return super().read(size)


def _connected(addresses: Sequence[str], port: int, timeout: float | None) -> socket.socket:
    """Return a connection to the first address that takes one. Raises: OSError of the last."""
    *others, last = addresses
    for address in others:
        with contextlib.suppress(OSError):
            return socket.create_connection((address, port), timeout)
    return socket.create_connection((last, port), timeout)


def _log_in(server: _Server, account: Account) -> None:
    """Show user and password. LOGIN takes only ASCII, so it is the second choice.

    Spec: RFC 4616 (PLAIN).
    """
    if "AUTH=PLAIN" in server.capabilities:
        server.authenticate("PLAIN", lambda _: _plain(account))
    elif (account.user + account.password).isascii():
        server.login(_quoted(account.user), account.password)
    else:
        raise FetchError(f"{server.host} takes user and password in ASCII alone")


def _plain(account: Account) -> bytes:
    return f"\0{account.user}\0{account.password}".encode()


def _told(error: imaplib.IMAP4.error, account: Account) -> str:
    """Return what a server said, in one line; nothing of it where it may repeat the password."""
    told = str(error).strip("b'\"")
    secrets = (account.password, base64.b64encode(_plain(account)).decode())
    # Letters and digits alone are compared: quotes and blanks may have been escaped, or cut in two.
    repeats = any(not _bare(secret) or _bare(secret) in _bare(told) for secret in secrets if secret)
    return told[:200] if told[:200].isprintable() and not repeats else "no reason given"


def _bare(text: str) -> str:
    return "".join(filter(str.isalnum, text)) if text.isascii() else ""


def _quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _folder_name(name: str) -> str:
    """Return a folder's name as it travels: all but printable ASCII in base64 of UTF-16.

    Spec: RFC 3501 section 5.1.3. Example: ``_folder_name("Entwürfe")`` is ``"Entw&APw-rfe"``.
    """
    return _UNTRAVELLED.sub(_travelling, name.replace("&", "&-"))


def _travelling(run: re.Match[str]) -> str:
    encoded = base64.b64encode(run[0].encode("utf-16-be", "replace"), b"+,").decode().rstrip("=")
    return f"&{encoded}-"


def _parts(location: str, account: Account) -> tuple[str, int, str]:
    """Return host, port and folder of an address. Raises: BlockedError."""
    parts = urlsplit(location)
    port = parts.port or PORT
    if port != PORT and port not in account.allow_ports:
        raise BlockedError(f"{location}: port {port} is not asked, unless `allow_ports` names it")
    return parts.hostname or "", port, unquote(parts.path.strip("/")) or "INBOX"


def _judged(host: str, port: int, account: Account) -> tuple[str, ...]:
    """Return the addresses to dial; one that may not be asked refuses the name. Raises: FetchError."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise FetchError(f"there is no host {host}, or its name cannot be looked up now") from error
    addresses = [literal(host) or str(one[4][0]) for one in found]
    if not addresses or not all(may_ask(address, account.allow_networks) for address in addresses):
        raise refused(host)
    return tuple(dict.fromkeys(addresses))[:MOST_ADDRESSES]


def _scanned(server: _Server, name: str, source: Source, known: Mapping[str, FileState]) -> Scan:
    (held,) = _good(server.select(_quoted(_folder_name(name)), readonly=True), f"there is no folder {name}")
    validity = (server.response("UIDVALIDITY")[1] or [b"0"])[0] or b"0"
    uids = _listed(server, int(held or 0))
    places = {uid: f"{int(validity)}.{uid}.eml" for uid in uids}
    standing = [_as_known(known[place]) for place in places.values() if place in known]
    fresh = [uid for uid in uids if places[uid] not in known]
    files: list[FoundFile] = [*standing]
    skipped: list[Rejection] = []
    sizes = _sizes(server, fresh)
    count, sent = AT_ONCE, 0
    if not known and source.wanted.backfill is not None:
        # One at least: what is known of it tells the next look that it is not the first.
        count = max(1, min(AT_ONCE, source.wanted.backfill))
    for uid in reversed(fresh):
        size, moment = sizes.get(uid, (0, 0))
        if size > source.max_bytes:
            reason = too_large(size, max_bytes=source.max_bytes)
            skipped.append(Rejection(source=source.key, place=places[uid], reason=reason))
            continue
        body = None
        if count > 0 and (not sent or sent + size <= BYTES_AT_ONCE):
            count -= 1
            sent += size
            body = _body(server, uid)
        files.append(
            Message(path=places[uid], place=places[uid], size=size, mtime_ns=moment, inode=uid, body=body)
        )
    return Scan(files=tuple(sorted(files, key=lambda one: one.place)), skipped=tuple(skipped), unsettled=())


def _listed(server: _Server, held: int) -> list[int]:
    """Return the numbers of the newest of ``held`` messages, but drafts and what was thrown away."""
    if held < 1:
        return []
    newest = f"{max(1, held - MOST + 1)}:*"
    lines = _good(server.uid("SEARCH", newest, "UNDELETED", "UNDRAFT"), "its messages cannot be listed")
    uids = {int(word) for line in lines if isinstance(line, bytes) for word in line.split()}
    return sorted(uid for uid in uids if 0 < uid <= LARGEST_UID)[-MOST:]


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
