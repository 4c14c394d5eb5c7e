"""What is asked and what is made of the answers; every server is a real one on loopback."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from datetime import UTC, datetime

import pytest

from feedsvc.errors import AnswerError, FetchError
from feedsvc.fetch.client import Client
from feedsvc.model.web import Answer, NotModified, Validators
from tests.fetch.servers import Server, access_to, make_client, server

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


@pytest.mark.parametrize(
    ("fields", "seconds"),
    [
        ({"Cache_Control": "max-age=600"}, 600), ({"Cache_Control": "s-maxage=600"}, None),
        ({"Cache_Control": "public, max-age=600, no-cache"}, None), ({"Cache_Control": "no-store"}, None),
        ({"Cache_Control": "max-age=99999999999"}, 30 * 86_400), ({"Cache_Control": "max-age=-5"}, None),
        ({"Cache_Control": "max-age=0", "Expires": "Fri, 20 Nov 2026 13:00:00 GMT"}, None),
        ({"Expires": "Fri, 20 Nov 2026 13:00:00 GMT"}, 3600), ({"Expires": "0"}, None), ({"Expires": "-1"}, None),
        ({"Expires": "Fri, 20 Nov 2026 13:00:00 GMT", "Date": "Fri, 20 Nov 2026 12:30:00 GMT"}, 1800),
        ({"Cache_Control": "MAX-AGE=60", "Age": "90"}, None), ({}, None),
    ],
)  # fmt: skip
async def test_how_long_an_answer_is_fresh(
    web: Server, client: Client, fields: dict[str, str], seconds: int | None
) -> None:
    web.says("/", b"hello", "200 OK", **fields)
    answer = await client.get(web.url(), access=access_to(web))
    assert answer.manners.fresh_seconds == seconds


async def test_what_stands_in_two_lines_of_a_list_counts_as_one_list(web: Server, client: Client) -> None:
    web.answers(
        "/", OK + b"Cache-Control: no-store\r\nCache-Control: max-age=600\r\nContent-Length: 2\r\n\r\nok"
    )
    answer = await client.get(web.url(), access=access_to(web))
    assert answer.manners.fresh_seconds is None


async def test_the_operators_own_fields_stand_in_place_of_the_usual_ones(web: Server, client: Client) -> None:
    web.says("/")
    await client.get(web.url(), access=access_to(web, headers=(("user-agent", "mine/1"), ("X-Key", "k"))))
    sent = web.requests[0].headers
    assert (sent["user-agent"], sent["accept"], sent["x-key"]) == ("mine/1", "*/*", "k")


async def test_a_redirect_with_a_blank_is_followed_as_browsers_do(web: Server, client: Client) -> None:
    web.redirects("/", "/two words")
    web.says("/two%20words")
    assert (await client.get(web.url(), access=access_to(web))).url == web.url("/two%20words")


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
