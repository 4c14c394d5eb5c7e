"""An IMAP folder is looked at and left as it is."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from dataclasses import replace

import pytest

from feedsvc.errors import FetchError
from feedsvc.fetch import imap, mailboxes
from feedsvc.model.outcome import FileState
from feedsvc.model.source import HouseStyle, Interval, Source, Wanted
from tests.fetch.mail_server import Handler, Mail, looked_up, message, serving
from tests.fetch.servers import NOW


@pytest.fixture
def mail(monkeypatch: pytest.MonkeyPatch) -> Iterator[Mail]:
    with serving(monkeypatch) as made:
        yield made


def source_on(mail: Mail, **fields: object) -> Source:
    account = imap.Account(
        user="desk", password="s3cret", allow_networks=("127.0.0.0/8",), allow_ports=(mail.port,)
    )
    made = Source(
        key="post", kind="mailbox", location=f"imaps://server.example:{mail.port}/News", every=Interval(seconds=60),
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
        ("LOGIN", b"TAG NO wrong password\r\n", r"server\.example refuses: wrong password"),
        ("EXAMINE", b"TAG NO none\r\n", "there is no folder News"),
        ("LOGIN", b'TAG NO unknown: LOGIN desk "s3cret"\r\n', "refuses: no reason given"),
        ("LOGIN", b'TAG BAD what is LOGIN "desk" "s3\\cret"?\r\n', "refuses: no reason given"),
        ("LOGIN", b"* BYE AGRlc2sAczNjcmV0\r\n", "refuses: no reason given"),
        ("UID SEARCH", b"* SEARCH nonsense\r\nTAG OK done\r\n", "did not answer as a mail server does"),
        ("EXAMINE", b"* many EXISTS\r\n* 3 EXISTS {2}\r\nxx\r\nTAG OK\r\n", "did not answer|refuses"),
        ("UID SEARCH", b"* SEARCH " + b"7" * 1_000_001 + b"\r\nTAG OK done\r\n", "refuses: .*got more than"),
        (
            "UID FETCH",
            b'* 1 FETCH (UID 1 RFC822.SIZE 9 INTERNALDATE "20-Xxx-2026 08:00:00 +0000")\r\nTAG OK done\r\n',
            "did not answer as a mail server does",
        ),
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
    assert "cret" not in str(caught.value)
    assert "AGRlc2sAczNjcmV0" not in str(caught.value)


@pytest.mark.parametrize(
    ("verb", "again", "most", "reason"),
    [
        ("CAPABILITY", b"* OK nothing new\r\n" * 1000, 100_000, "it says more than was asked for"),
        ("UID FETCH", b"* 1 FETCH (BODY[] {1000}\r\n" + b"x" * 1000 + b")\r\n", 100_000, "it says more"),
        ("LOGIN", b"x" * 100, 10_000_000, "got more than 1000000 bytes|no end within"),
    ],
)
def test_what_has_no_end_is_left(
    mail: Mail, monkeypatch: pytest.MonkeyPatch, verb: str, again: bytes, most: int, reason: str
) -> None:
    monkeypatch.setattr(imap, "BESIDE", most)
    monkeypatch.setattr(imap, "BYTES_AT_ONCE", 1000)
    mail.endless[verb] = again
    with pytest.raises(FetchError, match=reason):
        states(source_on(mail, max_bytes=1000))


def test_a_server_that_drips_is_left_at_the_end_of_its_time(
    mail: Mail, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each byte comes in time, all of them never do."""
    monkeypatch.setattr(imap, "WHOLE", 0.3)
    release = threading.Event()
    monkeypatch.setattr(
        Handler, "_answer", lambda *_: (b"" if release.wait(0.05) else b"x" for _ in range(10_000))
    )
    with pytest.raises(FetchError, match=r"no end within 0\.3 s|timed out"):
        states(source_on(mail))
    release.set()


def test_a_server_that_says_nothing_is_not_waited_for_twice(
    mail: Mail, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(imap, "PATIENCE", 0.2)
    mail.instead["EXAMINE"] = b""
    with pytest.raises(FetchError, match="timed out"):
        states(source_on(mail))
    assert mail.told[-1] == 'EXAMINE "News"'


@pytest.mark.parametrize(
    ("proof", "host", "reason"),
    [
        ("expired", "server.example", "certificate has expired"),
        ("other", "server.example", "Hostname mismatch"),
        ("valid", "127.0.0.1", "IP address mismatch"),
    ],
)
def test_who_cannot_prove_its_name_is_told_no_password(
    mail: Mail, proof: str, host: str, reason: str
) -> None:
    mail.proof = proof
    with pytest.raises(FetchError, match=f"cannot be trusted: .*{reason}"):
        states(source_on(mail, location=f"imaps://{host}:{mail.port}/News"))
    assert mail.told == []


def test_an_authority_that_nobody_knows_proves_nothing(mail: Mail, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SSL_CERT_FILE")
    with pytest.raises(FetchError, match=r"cannot be trusted: .*unable to get local issuer"):
        states(source_on(mail))
    assert mail.told == []


def test_the_password_travels_in_any_script_where_the_server_takes_it(mail: Mail) -> None:
    account = source_on(mail).options
    assert isinstance(account, imap.Account)
    abroad = replace(account, user='de"sk', password="Schlüssel 7")
    with pytest.raises(FetchError, match="user and password in ASCII alone"):
        states(source_on(mail, options=abroad))
    mail.capabilities = "IMAP4rev1 AUTH=PLAIN"
    assert len(states(source_on(mail, options=abroad))[1]) == 3
    assert '\0de"sk\0Schlüssel 7' in mail.told
    mail.capabilities = "IMAP4rev1"
    states(source_on(mail, options=replace(account, user='de"sk')))
    assert 'LOGIN "de\\"sk" "s3cret"' in mail.told


@pytest.mark.parametrize(
    ("written", "sent"),
    [
        ("Entw%C3%BCrfe", "Entw&APw-rfe"),
        ("~peter/mail/%E5%8F%B0%E5%8C%97/%E6%97%A5%E6%9C%AC%E8%AA%9E", "~peter/mail/&U,BTFw-/&ZeVnLIqe-"),
        ("A&B", "A&-B"),
        ("x%0D%0Aa%20LOGOUT", "x&AA0ACg-a LOGOUT"),
        ("", "INBOX"),
    ],
)
def test_a_folder_of_any_script_is_named_as_servers_name_it(mail: Mail, written: str, sent: str) -> None:
    states(source_on(mail, location=f"imaps://server.example:{mail.port}/{written}"))
    assert f'EXAMINE "{sent}"' in mail.told


def test_only_the_newest_are_listed_and_no_drafts(mail: Mail, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(imap, "MOST", 2)
    _, bodies = states(source_on(mail))
    assert "UID SEARCH 2:* UNDELETED UNDRAFT" in mail.told
    assert bodies == [message(2), message(3)]
    mail.messages.clear()
    assert states(source_on(mail))[1] == []


def test_who_wants_nothing_of_the_past_gets_what_comes(mail: Mail) -> None:
    """The folder was empty when it was looked at first."""
    source = source_on(mail, wanted=Wanted(backfill=0))
    held, mail.messages = mail.messages, {}
    assert states(source) == ({}, [])
    mail.messages = {1: held[1]}
    assert states(source)[1] == [message(1)]


def test_a_message_larger_than_one_look_takes_is_fetched_alone(
    mail: Mail, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(imap, "BYTES_AT_ONCE", 10)
    source = source_on(mail)
    known, bodies = states(source)
    assert bodies == [message(3)]
    assert states(source, known)[1] == [message(2)]


def test_where_one_address_is_not_to_be_had_the_next_is_asked(
    mail: Mail, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = socket.getaddrinfo
    monkeypatch.setattr(socket, "getaddrinfo", looked_up(whole, "127.0.0.9", "127.0.0.1"))
    assert len(states(source_on(mail))[1]) == 3
    monkeypatch.setattr(socket, "getaddrinfo", looked_up(whole, "127.0.0.1", "10.0.0.1"))
    with pytest.raises(FetchError, match="not on the public network"):
        states(source_on(mail))


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
