"""Servers that misbehave: each costs its own request, a reason, and bounded time and memory; all are real ones on loopback."""

from __future__ import annotations

import asyncio
import contextlib
import gzip
import json
import random
import socket
import ssl
import subprocess
import sys
import textwrap
import zlib
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from feedsvc.errors import AnswerError, FetchError
from feedsvc.fetch.client import MOST_FIELDS, Client
from feedsvc.model.web import Answer, Validators
from tests.fetch.servers import PUBLIC, Server, access_to, make_client, server

ROOT = Path(__file__).resolve().parents[2]
pytestmark = pytest.mark.usefixtures("public")
OK = b"HTTP/1.1 200 OK\r\n"


@pytest.fixture
async def web() -> AsyncIterator[Server]:
    async with server() as made:
        yield made


@pytest.fixture
async def client() -> AsyncIterator[Client]:
    made = make_client()
    yield made
    await made.close()


GZIPPED = gzip.compress(b"hello " * 100)


@pytest.mark.parametrize(
    ("coding", "sent", "made"),
    [
        ("gzip", GZIPPED, b"hello " * 100),
        ("x-gzip", GZIPPED, b"hello " * 100),
        ("gzip", GZIPPED + gzip.compress(b"more"), b"hello " * 100 + b"more"),
        ("deflate", zlib.compress(b"hello"), b"hello"),
        ("deflate", zlib.compress(b"hello")[2:-4], b"hello"),
        ("identity", b"hello", b"hello"),
        ("", b"hello", b"hello"),
    ],
    ids=["gzip", "x-gzip", "two members", "deflate", "raw deflate", "identity", "none"],
)
async def test_a_body_is_unfolded(web: Server, client: Client, coding: str, sent: bytes, made: bytes) -> None:
    web.says("/", sent, Content_Encoding=coding)
    answer = await client.get(web.url(), access=access_to(web))
    assert isinstance(answer, Answer)
    assert answer.body == made


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        (OK + b"Content-Length: 0\r\n\r\n", "empty document"),
        (OK + b"Content-Length: 50\r\n\r\nshort", "broke off"),
        (OK + b"Content-Encoding: gzip\r\nContent-Length: 5\r\n\r\nhello", "not compressed as it says"),
        (OK + b"Content-Encoding: gzip\r\nContent-Length: 20\r\n\r\n" + GZIPPED[:20], "broke off"),
        (OK + b"Content-Encoding: gzip\r\nConnection: close\r\n\r\n" + GZIPPED + b"junk", "holds more"),
        (OK + b"Content-Encoding: gzip, gzip\r\nConnection: close\r\n\r\n" + gzip.compress(GZIPPED), "was not asked for"),
        (OK + b"Content-Encoding: gzip\r\nContent-Encoding: gzip\r\nConnection: close\r\n\r\n" + gzip.compress(GZIPPED), "was not asked for"),
        (OK + b"Content-Encoding: br\r\nConnection: close\r\n\r\nxyz", "was not asked for"),
        (OK + b"Content-Encoding: zstd\r\nConnection: close\r\n\r\nxyz", "was not asked for"),
        (OK + b"Content-Length: 99999999\r\n\r\n", "larger than 0.1 MB"),
        (b"HTTP/1.1 204 No Content\r\n\r\n", "no document"),
        (b"HTTP/1.1 206 Partial Content\r\nContent-Length: 2\r\n\r\nhe", "no document"),
        (b"HTTP/1.1 302 Found\r\nContent-Length: 0\r\n\r\n", "no document"),
        (b"HTTP/1.1 304 Not Modified\r\n\r\n", "no document"),
        (OK + b"X: " + b"y" * 10_000_000 + b"\r\n\r\n", "server"),
        (OK + b"X: y\r\n" * 100_000 + b"\r\n", "server|header fields"),
        (OK + b"Content-Length: 3\r\nContent-Length: 5\r\n\r\nhello", "server"),
        (OK + b"Content-Length: 3\r\n\r\nhello", "server"),
        (OK + b"Content-Length: -3\r\n\r\nhello", "server"),
        (OK + b"X: a\0b\r\nContent-Length: 5\r\n\r\nhello", "server"),
        (OK + b"Transfer-Encoding: chunked\r\n\r\nFFFFFFFFFFFFFFFFF\r\nhello", "server|broke off"),
        (OK + b"Content-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\n\r\n", "server"),
        (b"HTTP/1.1 103 Early Hints\r\n\r\n" * 20_000, "server|reached"),
        (b"HTTP/1.1 302 Found\r\nLocation: /a\x01b\r\nContent-Length: 0\r\n\r\n", "control characters|server"),
        (b"hello\r\n\r\n", "server"),
        (b"", "server|reached"),
    ],
    ids=[
        "empty", "cut", "gzip label", "gzip cut", "gzip with more", "gzip twice", "gzip in two lines", "brotli", "zstd", "announced too large",
        "204", "206", "302 to nowhere", "304 unasked", "a header line of 10 MB", "100,000 headers", "two lengths",
        "longer than announced", "negative length", "NUL in a header", "chunk overflow", "a length and chunks", "nothing but hints", "302 with a control character", "HTTP/0.9", "closes at once",
    ],
)  # fmt: skip
async def test_what_is_no_proper_answer_is_a_failure_with_the_reason(
    web: Server, client: Client, raw: bytes, reason: str
) -> None:
    web.answers("/", raw)
    with pytest.raises(FetchError, match=reason):
        await client.get(web.url(), access=access_to(web, max_bytes=100_000))


@pytest.mark.parametrize("coding", ["identity", "gzip"])
async def test_the_cap_holds_to_the_byte(web: Server, client: Client, coding: str) -> None:
    body = random.Random(1).randbytes(100_000)
    web.says("/", gzip.compress(body) if coding == "gzip" else body, Content_Encoding=coding)
    # What cannot be folded is a little longer as sent.
    most = 100_000 if coding == "identity" else len(gzip.compress(body))
    answer = await client.get(web.url(), access=access_to(web, max_bytes=most))
    assert isinstance(answer, Answer)
    assert answer.body == body
    with pytest.raises(FetchError, match="is larger than"):
        await client.get(web.url(), access=access_to(web, max_bytes=most - 1))


async def test_what_unfolds_like_a_trap_is_refused_though_it_would_fit(web: Server, client: Client) -> None:
    web.says("/", gzip.compress(b" " * 5_000_000), Content_Encoding="gzip")
    with pytest.raises(FetchError, match="unfolds to more than 200 times what was sent"):
        await client.get(web.url(), access=access_to(web, max_bytes=10_000_000))


async def test_the_number_of_header_fields_is_capped(web: Server, client: Client) -> None:
    for count in (MOST_FIELDS, MOST_FIELDS + 1):
        fields = b"".join(b"X-%d: y\r\n" % number for number in range(count - 1))
        web.answers(f"/{count}", OK + fields + b"Content-Length: 5\r\n\r\nhello")
    await client.get(web.url(f"/{MOST_FIELDS}"), access=access_to(web))
    with pytest.raises(FetchError):
        await client.get(web.url(f"/{MOST_FIELDS + 1}"), access=access_to(web))


@pytest.mark.parametrize(
    "date",
    ["Fri, 31 Dec 9999 23:59:59 -2359", "Mon, 01 Jan 0001 00:00:00 +2359", "Fri, 20 Nov 2026 12:00:00 +9999"],
)
async def test_a_date_at_the_end_of_time_costs_nothing(web: Server, client: Client, date: str) -> None:
    web.says("/", Last_Modified=date, Expires=date, Date=date)
    assert isinstance(await client.get(web.url(), access=access_to(web)), Answer)
    web.says("/busy", b"", "503 Service Unavailable", Retry_After=date)
    with pytest.raises(AnswerError):
        await client.get(web.url("/busy"), access=access_to(web))


@pytest.mark.parametrize(
    "charset", ["zlib", "hex", "utf-7", "unicode_escape", "utf-16", "rot13", "x" * 500, "\xff"]
)
async def test_a_charset_is_told_and_never_used(web: Server, client: Client, charset: str) -> None:
    web.says("/", b"+ADw-script+AD4- \\x3cscript\\x3e", Content_Type=f"text/html; charset={charset}")
    answer = await client.get(web.url(), access=access_to(web))
    assert isinstance(answer, Answer)
    assert answer.body == b"+ADw-script+AD4- \\x3cscript\\x3e"
    assert answer.charset is None or charset.startswith(answer.charset)


PIECES = tuple(
    b"HTTP/1.1 200 OK\r\n|HTTP/1.1 304 Not Modified\r\n|HTTP/1.0 302 Found\r\n|HTTP/1.1 103 Hints\r\n\r\n|ICY 200 OK\r\n|"
    b"HTTP/1.1 -1 X\r\n|HTTP/1.1 999 \xff\r\n|Content-Length: |Content-Encoding: |Transfer-Encoding: chunked\r\n|Location: |"
    b"Retry-After: |ETag: |Last-Modified: |Expires: |Date: |Cache-Control: |Content-Type: |Set-Cookie: |Connection: close\r\n|"
    b"Upgrade: h2c\r\n|5\r\n|gzip\r\n|http://[\r\n|http://xn--/\r\n|//\r\n|Fri, 31 Dec 9999 23:59:59 -2359\r\n|"
    b"max-age=99999999999\r\n|text/html; charset=\xff\r\n|\xb2\r\n|\0|\r\n\r\n|hello|5\r\nhello\r\n|0\r\n\r\n|\r|\n| |\t".split(
        b"|"
    )
)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=12).map(b"".join))
def test_nothing_that_a_server_says_costs_more_than_a_fetch_error(raw: bytes) -> None:
    async def ask() -> None:
        async with server() as web:
            web.answers("/", raw)
            client = make_client(trust=ssl.create_default_context())
            with contextlib.suppress(FetchError):
                await client.get(web.url(), access=access_to(web), validators=Validators(etag=b'"a"'))
            await client.close()

    asyncio.run(ask())


async def test_a_document_in_chunks_with_early_hints_before_it_is_read(web: Server, client: Client) -> None:
    hints = b"HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n" * 3
    web.answers("/", hints + OK + b"Transfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\n\r\n")
    answer = await client.get(web.url(), access=access_to(web))
    assert isinstance(answer, Answer)
    assert answer.body == b"hello"


@pytest.mark.parametrize(
    "parts",
    [
        (OK + b"Content-Length: 1000000\r\n\r\n", *[b"x"] * 2000),
        (OK, *[b"X: y\r\n"] * 2000),
        (*[b"HTTP/1.1 103 Early Hints\r\n\r\n"] * 2000,),
    ],
    ids=["body", "headers", "hints"],
)
async def test_a_drip_is_ended_by_the_one_deadline(
    web: Server, client: Client, parts: tuple[bytes, ...]
) -> None:
    web.answers("/", *parts, pause=0.05)
    with pytest.raises(FetchError, match=r"did not answer within 0\.6 s"):
        async with asyncio.timeout(5):
            await client.get(web.url(), access=access_to(web, seconds=0.6))


async def test_a_host_that_accepts_and_never_answers_costs_its_deadline_and_no_other_host_anything(
    web: Server, client: Client
) -> None:
    never = asyncio.Event()

    async def hang(*_: object) -> None:
        await never.wait()

    web.talks["/hang"] = hang
    web.says("/")
    hanging = [
        asyncio.create_task(
            client.get(web.url("/hang", host=f"h{number}.example"), access=access_to(web, seconds=4))
        )
        for number in range(300)
    ]
    await asyncio.sleep(0)
    async with asyncio.timeout(3.5):
        await client.get(web.url(), access=access_to(web))
    outcomes = await asyncio.gather(*hanging, return_exceptions=True)
    assert {type(one) for one in outcomes} == {FetchError}
    never.set()


async def test_an_endless_body_is_cut_at_the_cap(web: Server, client: Client) -> None:
    async def endless(_: object, writer: asyncio.StreamWriter) -> None:
        writer.write(OK + b"Connection: close\r\n\r\n")
        while True:
            writer.write(b"x" * 65_536)
            await writer.drain()

    web.talks["/"] = endless
    with pytest.raises(FetchError, match="larger than 1 MB; `max_size` allows more"):
        await client.get(web.url(), access=access_to(web, max_bytes=1_000_000))


async def test_a_connection_that_never_stands_is_given_up_before_the_deadline(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A listener whose queue is full lets further connections wait for ever."""
    monkeypatch.setattr("feedsvc.fetch.client.CONNECT", 0.3)
    with contextlib.ExitStack() as stack:
        full = stack.enter_context(socket.create_server((PUBLIC, 0), backlog=0))
        made = Server(port=full.getsockname()[1])
        for _ in range(3):
            waiting = stack.enter_context(socket.socket())
            waiting.setblocking(False)
            waiting.connect_ex((PUBLIC, made.port))
        with pytest.raises(FetchError, match=r"server\.example cannot be reached"):
            await client.get(made.url(), access=access_to(made, seconds=30))


async def test_plain_text_where_encryption_is_spoken_is_told_as_that(client: Client) -> None:
    async def plain(_: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.write(b"HTTP/1.1 400 Bad Request\r\n\r\n")
        writer.close()

    listening = await asyncio.start_server(plain, PUBLIC, 0)
    made = Server(port=listening.sockets[0].getsockname()[1])
    with pytest.raises(FetchError, match="its certificate or its encryption is not valid"):
        await client.get(made.url(scheme="https"), access=access_to(made))
    listening.close()


BOMBS = """
    import asyncio, gzip, resource, sys
    sys.path.insert(0, {root!r})
    from tests.fetch.servers import PUBLIC, access_to, make_client, server
    from feedsvc.errors import FetchError
    from feedsvc.fetch import client, networks, resolve
    for module in (client, networks, resolve):
        module.may_ask = lambda address, allow: address == PUBLIC

    async def main():
        bomb = gzip.compress(b"\\0" * 100_000_000)
        bombs = {{"gzip": bomb, "gzip, gzip": gzip.compress(bomb), "br": b"x" * 1516, "zstd": b"x" * 30_535}}
        async with server() as web:
            web.says("/warm")
            asks = make_client()
            await asks.get(web.url("/warm"), access=access_to(web))
            before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
            for coding, body in bombs.items():
                web.says("/", body, Content_Encoding=coding)
                try:
                    await asks.get(web.url(), access=access_to(web))
                except FetchError:
                    pass
                else:
                    raise SystemExit(f"{{coding}} was taken")
            print((resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) // 1024)
            await asks.close()

    asyncio.run(main())
"""


def test_bombs_cost_less_than_fifty_megabytes() -> None:
    script = textwrap.dedent(BOMBS.format(root=str(ROOT)))
    done = subprocess.run(
        [sys.executable, "-c", script], check=False, capture_output=True, text=True, cwd=ROOT, timeout=60
    )
    assert done.returncode == 0, done.stderr
    assert int(done.stdout) < 50


async def test_what_follows_an_answer_at_once_answers_no_other_request(web: Server, client: Client) -> None:
    web.answers("/", OK + b"Content-Length: 5\r\n\r\nhello" + OK + b"Content-Length: 4\r\n\r\nevil")
    web.says("/next", b"right")
    with contextlib.suppress(FetchError):
        await client.get(web.url(), access=access_to(web))
    after = await client.get(web.url("/next"), access=access_to(web))
    assert isinstance(after, Answer)
    assert after.body == b"right"


TRIED = {
    "drip body": test_a_drip_is_ended_by_the_one_deadline,
    "drip headers": test_a_drip_is_ended_by_the_one_deadline,
    "header line 10 MB": test_what_is_no_proper_answer_is_a_failure_with_the_reason,
    "100k header lines": test_what_is_no_proper_answer_is_a_failure_with_the_reason,
    "200k 103 responses": test_a_drip_is_ended_by_the_one_deadline,
    "Content-Length too long": test_what_is_no_proper_answer_is_a_failure_with_the_reason,
    "Content-Length too short": test_what_is_no_proper_answer_is_a_failure_with_the_reason,
    "two Content-Length": test_what_is_no_proper_answer_is_a_failure_with_the_reason,
    "CL + chunked": test_what_is_no_proper_answer_is_a_failure_with_the_reason,
    "infinite body": test_an_endless_body_is_cut_at_the_cap,
    "200 with empty body": test_what_is_no_proper_answer_is_a_failure_with_the_reason,
    "gzip label, no gzip": test_what_is_no_proper_answer_is_a_failure_with_the_reason,
    "gzip cut off": test_what_is_no_proper_answer_is_a_failure_with_the_reason,
    "gzip + trailing garbage": test_what_is_no_proper_answer_is_a_failure_with_the_reason,
    "gzip multi-member": test_a_body_is_unfolded,
    "Content-Encoding: gzip, gzip (1,715 B -> 1 GB)": test_bombs_cost_less_than_fifty_megabytes,
    "br 1,516 B -> 1 GB": test_bombs_cost_less_than_fifty_megabytes,
    "zstd 30,535 B -> 1 GB": test_bombs_cost_less_than_fifty_megabytes,
    "charset=zlib|bz2|hex|uu|base64": test_a_charset_is_told_and_never_used,
    "charset=utf-7": test_a_charset_is_told_and_never_used,
    "charset=unicode_escape": test_a_charset_is_told_and_never_used,
    "charset=utf-16 without BOM": test_a_charset_is_told_and_never_used,
    # Bytes are only handed on here; whoever reads them weighs the marks.
    "BOM says UTF-8, header says windows-1252, prolog says UTF-16": test_a_charset_is_told_and_never_used,
    "status 999": test_what_is_no_proper_answer_is_a_failure_with_the_reason,
    "Location with control characters": test_what_is_no_proper_answer_is_a_failure_with_the_reason,
}


@pytest.mark.shared
def test_every_known_misbehaviour_is_tried(shared: Path) -> None:
    known = json.loads((shared / "data/vectors/own/http_misbehaviour.json").read_text())
    assert {case["name"] for case in known} <= TRIED.keys()
