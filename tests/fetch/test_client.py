"""What is asked and what is made of the answers, the badly behaved ones included; every server is a real one on loopback."""

from __future__ import annotations

import asyncio
import gzip
import subprocess
import sys
import textwrap
import zlib
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from feedsvc.errors import AnswerError, BlockedError, FetchError
from feedsvc.fetch.client import Client, _followed
from feedsvc.model.web import Answer, NotModified, Validators
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


async def test_an_answer_is_told_with_all_that_its_fields_say(web: Server, client: Client) -> None:
    web.says(
        "/a", b"<rss/>", Content_Type='Application/RSS+xml; Charset="windows-1252"', ETag='W/"x y"', Cache_Control="max-age=600",
        Last_Modified="Fri, 20 Nov 2026 10:00:00 GMT", Age="60",
    )  # fmt: skip
    answer = await client.get(web.url("/a"), access=access_to(web), accept="application/rss+xml")
    assert isinstance(answer, Answer)
    assert (answer.asked, answer.url, answer.status, answer.body) == (
        web.url("/a"),
        web.url("/a"),
        200,
        b"<rss/>",
    )
    assert (answer.media_type, answer.charset) == ("application/rss+xml", "windows-1252")
    assert answer.validators == Validators(etag=b'W/"x y"', last_modified=b"Fri, 20 Nov 2026 10:00:00 GMT")
    assert answer.modified == datetime(2026, 11, 20, 10, tzinfo=UTC)
    assert (answer.manners.fresh_seconds, answer.manners.moved_to) == (540, None)
    assert web.requests[0].headers["accept"] == "application/rss+xml"


@pytest.mark.parametrize(
    ("etag", "modified"),
    [
        (b'"a-gzip"', b"Fri, 20 Nov 2026 10:00:00 GMT"),
        (b"unquoted", None),
        (b'W/"a, b"', b"2026-11-20 10:00"),
        (None, b"yesterday"),
    ],
)
async def test_validators_go_back_byte_for_byte(
    web: Server, client: Client, etag: bytes | None, modified: bytes | None
) -> None:
    web.answers("/", b'HTTP/1.1 304 Not Modified\r\nETag: "new"\r\n\r\n')
    known = Validators(etag=etag, last_modified=modified)
    answer = await client.get(web.url(), access=access_to(web), validators=known)
    assert isinstance(answer, NotModified)
    assert answer.validators == Validators(etag=b'"new"')
    sent = web.requests[0].headers
    assert sent.get("if-none-match", "").encode("latin-1") == (etag or b"")
    assert sent.get("if-modified-since", "").encode("latin-1") == (modified or b"")


@pytest.mark.parametrize("etag", ["x" * 1025, '"tab\there"', '"\xe9"'])
async def test_validators_that_are_no_validators_are_not_kept(web: Server, client: Client, etag: str) -> None:
    web.says("/", ETag=etag)
    answer = await client.get(web.url(), access=access_to(web))
    assert answer.validators == Validators()


@pytest.mark.parametrize(
    ("statuses", "is_for_good"),
    [
        (("301 Moved", "308 Permanent"), True),
        (("301 Moved", "302 Found"), False),
        (("307 Temporary",), False),
    ],
)
async def test_a_move_is_for_good_only_if_every_hop_is(
    web: Server, client: Client, statuses: tuple[str, ...], is_for_good: bool
) -> None:
    for number, status in enumerate(statuses):
        web.redirects(f"/{number}", f"/{number + 1}", status)
    web.says(f"/{len(statuses)}")
    answer = await client.get(web.url("/0"), access=access_to(web))
    there = web.url(f"/{len(statuses)}")
    assert answer.url == there
    assert answer.manners.moved_to == (there if is_for_good else None)


@pytest.mark.parametrize(
    ("status", "retry", "seconds"),
    [
        ("429 Too Many Requests", "120", 120), ("503 Service Unavailable", "Fri, 20 Nov 2026 12:05:00 GMT", 300),
        ("503 Service Unavailable", "1000000000000", 8 * 3600), ("429 Too Many Requests", "-1", None),
        ("503 Service Unavailable", "Fri, 20 Nov 2020 12:05:00 GMT", None), ("429 Too Many Requests", "soon", None),
        ("404 Not Found", "120", None), ("410 Gone", "", None), ("500 Oh no", "60", None), ("999 Denied", "", None),
    ],
)  # fmt: skip
async def test_an_error_is_told_with_its_status_and_how_long_to_wait(
    web: Server, client: Client, status: str, retry: str, seconds: float | None
) -> None:
    web.says("/", b"an error page", status, Retry_After=retry)
    with pytest.raises(AnswerError, match=f"^answered {status[:3]}") as caught:
        await client.get(web.url(), access=access_to(web))
    assert (caught.value.status, caught.value.retry_seconds) == (int(status[:3]), seconds)


async def test_a_host_that_asked_to_be_left_alone_is_not_asked_for_another_page(
    web: Server, client: Client
) -> None:
    web.says("/a", b"", "429 Too Many Requests", Retry_After="120")
    web.says("/b")
    with pytest.raises(AnswerError):
        await client.get(web.url("/a"), access=access_to(web))
    with pytest.raises(AnswerError, match=r"asks to be left alone for 1[12][0-9] s more") as caught:
        await client.get(web.url("/b"), access=access_to(web))
    assert caught.value.status == 429
    assert isinstance(await client.get(web.url("/b", host="other.example"), access=access_to(web)), Answer)
    assert len(web.requests) == 2


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
        (OK + b"Content-Length: -3\r\n\r\nhello", "server"),
        (OK + b"X: a\0b\r\nContent-Length: 5\r\n\r\nhello", "server"),
        (OK + b"Transfer-Encoding: chunked\r\n\r\nFFFFFFFFFFFFFFFFF\r\nhello", "server|broke off"),
        (b"hello\r\n\r\n", "server"),
        (b"", "server|reached"),
    ],
    ids=[
        "empty", "cut", "gzip label", "gzip cut", "gzip with more", "gzip twice", "brotli", "zstd", "announced too large",
        "204", "206", "302 to nowhere", "304 unasked", "a header line of 10 MB", "100,000 headers", "two lengths",
        "negative length", "NUL in a header", "chunk overflow", "HTTP/0.9", "closes at once",
    ],
)  # fmt: skip
async def test_what_is_no_proper_answer_is_a_failure_with_the_reason(
    web: Server, client: Client, raw: bytes, reason: str
) -> None:
    web.answers("/", raw)
    with pytest.raises(FetchError, match=reason):
        await client.get(web.url(), access=access_to(web, max_bytes=100_000))


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


async def test_nobody_there_and_no_such_name(web: Server, client: Client) -> None:
    access = access_to(web)
    with pytest.raises(FetchError, match=r"server\.example cannot be reached"):
        await client.get("http://server.example:8443/", access=access)

    class NoNames:
        async def addresses(self, host: str) -> tuple[str, ...]:
            raise OSError("Name or service not known")

    nameless = make_client(NoNames())
    with pytest.raises(FetchError, match=r"there is no host nowhere\.example"):
        await nameless.get("http://nowhere.example/", access=access)
    await nameless.close()


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


async def test_two_at_a_time_and_a_pause_between_requests_to_one_host(web: Server, client: Client) -> None:
    at_once = most = 0

    async def slow(_: object, writer: asyncio.StreamWriter) -> None:
        nonlocal at_once, most
        at_once += 1
        most = max(most, at_once)
        await asyncio.sleep(0.02)
        at_once -= 1
        writer.write(OK + b"Content-Length: 2\r\n\r\nok")

    web.talks["/"] = slow
    await asyncio.gather(*(client.get(web.url(), access=access_to(web)) for _ in range(10)))
    assert most == 2


def test_a_redirect_from_https_to_http_is_refused() -> None:
    with pytest.raises(BlockedError, match="leads from https to http"):
        _followed("https://a.example/", "http://a.example/", access_to())
