"""An IMAP folder is looked at and left as it is; the server is a small one on loopback, without its encryption."""

from __future__ import annotations

import re
import socketserver
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

import pytest

from feedsvc.errors import FetchError
from feedsvc.fetch import imap, mailboxes
from feedsvc.model.outcome import FileState
from feedsvc.model.source import HouseStyle, Interval, Source, Wanted
from tests.fetch.servers import NOW


def message(number: int) -> bytes:
    return (
        f"Message-ID: <{number}@quay.example>\r\nFrom: Dana Quill <dana@quay.example>\r\nSubject: Ferry {number}\r\n"
        f"Date: Fri, 20 Nov 2026 08:0{number}:00 +0000\r\n\r\nFerry number {number} returns.\r\n"
    ).encode()


@dataclass
class Mail:
    """What the server holds, and what it was told."""

    port: int = 0
    messages: dict[int, bytes] = field(default_factory=dict)
    validity: int = 7
    told: list[str] = field(default_factory=list)
    #: Answers by command that stand in the place of the proper ones.
    instead: dict[str, bytes] = field(default_factory=dict)


class Handler(socketserver.StreamRequestHandler):
    mail: Mail

    def handle(self) -> None:
        self.wfile.write(b"* OK ready\r\n")
        for line in self.rfile:
            tag, _, command = line.decode().strip().partition(" ")
            self.mail.told.append(command)
            verb = " ".join(command.split()[:2] if command.startswith("UID") else command.split()[:1])
            if verb in self.mail.instead:
                self.wfile.write(self.mail.instead[verb].replace(b"TAG", tag.encode()))
                continue
            for part in self._answer(verb, command):
                self.wfile.write(part)
            self.wfile.write(f"{tag} OK done\r\n".encode())
            if verb == "LOGOUT":
                return

    def _answer(self, verb: str, command: str) -> Iterator[bytes]:
        held = self.mail.messages
        if verb == "CAPABILITY":
            yield b"* CAPABILITY IMAP4rev1\r\n"
        elif verb == "EXAMINE":
            yield f"* {len(held)} EXISTS\r\n* OK [UIDVALIDITY {self.mail.validity}] ok\r\n".encode()
        elif verb == "UID SEARCH":
            yield f"* SEARCH {' '.join(map(str, held))}\r\n".encode()
        elif verb == "UID FETCH":
            uids = [int(uid) for uid in re.findall(r"\d+", command.split()[2])]
            for number, uid in enumerate(uids, 1):
                if "SIZE" in command:
                    yield (
                        f'* {number} FETCH (UID {uid} RFC822.SIZE {len(held[uid])} INTERNALDATE "20-Nov-2026 08:00:0{uid} +0000")\r\n'
                    ).encode()
                else:
                    yield (
                        f"* {number} FETCH (UID {uid} BODY[] {{{len(held[uid])}}}\r\n".encode()
                        + held[uid]
                        + b")\r\n"
                    )


@pytest.fixture
def mail(monkeypatch: pytest.MonkeyPatch) -> Iterator[Mail]:
    monkeypatch.setattr(imap, "encrypted", lambda plain, *_: plain)
    made = Mail(messages={uid: message(uid) for uid in (1, 2, 3)})
    server = socketserver.ThreadingTCPServer(("127.0.0.1", 0), type("Bound", (Handler,), {"mail": made}))
    server.daemon_threads = True
    made.port = server.server_address[1]
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield made
    server.shutdown()
    server.server_close()
    thread.join()


def source_on(mail: Mail, **fields: object) -> Source:
    account = imap.Account(
        user="desk", password="s3cret", allow_networks=("127.0.0.0/8",), allow_ports=(mail.port,)
    )
    made = Source(
        key="post", kind="mailbox", location=f"imaps://127.0.0.1:{mail.port}/News", every=Interval(seconds=60),
        style=HouseStyle(source="post"), options=account,
    )  # fmt: skip
    return replace(made, **fields)  # type: ignore[arg-type]


def states(
    source: Source, known: dict[str, FileState] | None = None
) -> tuple[dict[str, FileState], list[bytes]]:
    """Return the states after a look, and the bytes that were read for it."""
    found = mailboxes.scan(source, known=known or {}, now=NOW)
    fresh = tuple(one for one in found.files if one.place not in (known or {}))
    readings = list(mailboxes.read_files(source, fresh, known=known or {}))
    kept = {reading.state.place: reading.state for reading in readings if reading.skipped is None}
    return {**(known or {}), **kept}, [one.payload.body for one in readings if one.payload]


def test_each_message_is_fetched_once_and_none_is_changed(mail: Mail) -> None:
    source = source_on(mail)
    known, bodies = states(source)
    assert bodies == [message(1), message(2), message(3)]
    assert list(known) == ["7.1.eml", "7.2.eml", "7.3.eml"]
    mail.messages[4] = message(4)
    mail.told.clear()
    _, bodies = states(source, known)
    assert bodies == [message(4)]
    assert [one for one in mail.told if "BODY" in one] == ["UID FETCH 4 (BODY.PEEK[])"]
    assert {one.split()[0] for one in mail.told} <= {"CAPABILITY", "LOGIN", "EXAMINE", "UID", "LOGOUT"}
    assert 'EXAMINE "News"' in mail.told


def test_a_folder_that_was_made_anew_is_another(mail: Mail) -> None:
    source = source_on(mail)
    known, _ = states(source)
    mail.validity = 8
    assert len(states(source, known)[1]) == 3


def test_the_first_look_fetches_no_more_than_is_to_be_filled_back(mail: Mail) -> None:
    _, bodies = states(source_on(mail, wanted=Wanted(backfill=1)))
    assert bodies == [message(3)]


def test_what_is_not_fetched_in_one_look_follows_at_the_next(
    mail: Mail, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(imap, "AT_ONCE", 2)
    source = source_on(mail)
    known, bodies = states(source)
    assert bodies == [message(2), message(3)]
    assert states(source, known)[1] == [message(1)]


@pytest.mark.parametrize(
    ("verb", "answer", "reason"),
    [
        ("LOGIN", b"TAG NO wrong password\r\n", r"127\.0\.0\.1 refuses: .*wrong password"),
        ("EXAMINE", b"TAG NO none\r\n", "there is no folder News"),
        ("UID SEARCH", b"* SEARCH nonsense\r\nTAG OK done\r\n", "did not answer as a mail server does"),
        ("UID FETCH", b"* 1 FETCH (UID 1 BODY[] {99999999999}\r\n", "larger than it said"),
        ("CAPABILITY", b"\x00\xff\r\n", "refuses|did not answer"),
    ],
)
def test_a_server_that_refuses_or_lies_is_told_with_the_reason(
    mail: Mail, verb: str, answer: bytes, reason: str
) -> None:
    mail.instead[verb] = answer
    with pytest.raises(FetchError, match=reason) as caught:
        states(source_on(mail))
    assert "s3cret" not in str(caught.value)


def test_a_message_that_is_too_large_is_left_with_the_reason(mail: Mail) -> None:
    found = mailboxes.scan(source_on(mail, max_bytes=100), known={}, now=NOW)
    assert len(found.skipped) == 3
    assert all("over the source's max_size" in one.reason for one in found.skipped)
    assert found.files == ()


def test_a_host_inside_and_a_port_that_nobody_opened_are_refused(mail: Mail) -> None:
    closed = imap.Account(user="desk", password="x", allow_ports=(mail.port,))
    with pytest.raises(FetchError, match="not on the public network"):
        states(source_on(mail, options=closed))
    with pytest.raises(FetchError, match="port 25 is not asked"):
        states(source_on(mail, location="imaps://127.0.0.1:25/INBOX"))
    assert mail.told == []


def test_nobody_there_is_told(mail: Mail) -> None:
    account = imap.Account(allow_networks=("127.0.0.0/8",), allow_ports=(9,))
    with pytest.raises(FetchError, match="did not answer as a mail server does"):
        states(source_on(mail, location="imaps://127.0.0.1:9/INBOX", options=account))
