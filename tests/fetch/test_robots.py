"""robots.txt: what it forbids is not asked, and what goes wrong with it is decided as RFC 9309 says."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest

from feedsvc.errors import AnswerError, BlockedError, FetchError
from feedsvc.fetch.client import Client
from feedsvc.fetch.robots import LONGEST, Robots
from feedsvc.model.web import Answer
from tests.fetch.servers import NOW, Names, Server, access_to, make_client, server

pytestmark = pytest.mark.usefixtures("public")
FORBIDDEN = b"User-agent: *\nDisallow: /private\n"


@pytest.fixture
async def web() -> AsyncIterator[Server]:
    async with server() as made:
        for path in ("/news", "/private", "/private/a"):
            made.says(path)
        yield made


@pytest.fixture
async def client() -> AsyncIterator[Client]:
    made = make_client()
    yield made
    await made.close()


@pytest.mark.parametrize(
    "body",
    [
        FORBIDDEN,
        b"\xef\xbb\xbf" + FORBIDDEN,
        b"User-agent: feedsvc\nDisallow: /private\n\nUser-agent: *\nDisallow:\n",
    ],
    ids=["for all", "behind a byte order mark", "for us by name"],
)
async def test_what_is_forbidden_is_not_asked_and_the_rest_is(
    web: Server, client: Client, body: bytes
) -> None:
    web.says("/robots.txt", body)
    access = access_to(web, robots=True)
    with pytest.raises(BlockedError, match=r"robots\.txt of server\.example:\d+ forbids it; `robots: false`"):
        await client.get(web.url("/private/a"), access=access)
    assert isinstance(await client.get(web.url("/news"), access=access), Answer)
    assert [request.path for request in web.requests] == ["/robots.txt", "/news"]


async def test_it_is_not_asked_for_a_source_whose_operator_says_so(web: Server, client: Client) -> None:
    web.says("/robots.txt", FORBIDDEN)
    assert isinstance(await client.get(web.url("/private"), access=access_to(web)), Answer)
    assert [request.path for request in web.requests] == ["/private"]


async def test_a_redirect_into_what_is_forbidden_is_not_followed(web: Server, client: Client) -> None:
    web.says("/robots.txt", FORBIDDEN)
    web.redirects("/door", "/private/a")
    with pytest.raises(BlockedError, match="forbids it"):
        await client.get(web.url("/door"), access=access_to(web, robots=True))


@pytest.mark.parametrize("status", ["404 Not Found", "403 Forbidden", "410 Gone"])
async def test_a_site_without_rules_forbids_nothing(web: Server, client: Client, status: str) -> None:
    web.says("/robots.txt", b"no", status)
    assert isinstance(await client.get(web.url("/private"), access=access_to(web, robots=True)), Answer)


async def test_where_the_rules_cannot_be_read_nothing_is_asked(web: Server, client: Client) -> None:
    web.says("/robots.txt", b"no", "503 Service Unavailable")
    with pytest.raises(
        BlockedError, match=r"robots\.txt cannot be read, so nothing may be asked: answered 503"
    ):
        await client.get(web.url("/news"), access=access_to(web, robots=True))


class Site:
    """A site's robots.txt by the day, read through ``Robots`` alone."""

    def __init__(self) -> None:
        self.now = NOW
        self.body: bytes | FetchError = FORBIDDEN
        self.fetched = 0
        self.robots = Robots(lambda: self.now)

    async def allows(self, path: str = "/private") -> bool:
        async def fetch(_: str) -> bytes:
            self.fetched += 1
            if isinstance(self.body, FetchError):
                raise self.body
            return self.body

        rules = await self.robots.rules("https://a.example", fetch)
        return rules.allows(f"https://a.example{path}")


async def test_rules_are_kept_for_a_day_and_in_need_for_a_month() -> None:
    site = Site()
    assert not await site.allows()
    assert await site.allows("/news")
    assert site.fetched == 1
    site.now += timedelta(hours=25)
    site.body = FetchError("does not answer")
    assert not await site.allows()
    assert await site.allows("/news")
    assert site.fetched == 2, "a site in trouble is not asked anew for every page"
    site.now += timedelta(minutes=31)
    assert not await site.allows()
    assert site.fetched == 3
    site.now += timedelta(days=30)
    assert not await site.allows("/news")
    site.body = b"User-agent: *\nDisallow:\n"
    site.now += timedelta(hours=1)
    assert await site.allows()


@pytest.mark.parametrize(
    ("printed", "seconds"),
    [("5", 5.0), ("1e9", 300.0), ("-5", 0.0), ("nan", 0.0), ("often", 0.0), ("0.5", 0.5)],
)
async def test_a_pause_that_a_site_asks_for_is_kept_within_reason(printed: str, seconds: float) -> None:
    async def fetch(_: str) -> bytes:
        return f"User-agent: *\nCrawl-delay: {printed}\n".encode()

    rules = await Robots(lambda: NOW).rules("https://a.example", fetch)
    assert rules.delay() == seconds


@pytest.mark.parametrize(("body", "status"), [(b"", "200 OK"), (b"", "204 No Content")])
async def test_empty_rules_forbid_nothing(web: Server, client: Client, body: bytes, status: str) -> None:
    web.says("/robots.txt", body, status)
    assert isinstance(await client.get(web.url("/private"), access=access_to(web, robots=True)), Answer)


async def test_long_rules_are_read_as_far_as_they_count_and_forbid_no_more(
    web: Server, client: Client
) -> None:
    """The last line that counts is cut before its end: half of it would forbid the whole site."""
    lines = FORBIDDEN + b"Disallow: /archive/of/the/year\n" * 30_000
    web.says("/robots.txt", lines)
    access = access_to(web, robots=True)
    assert isinstance(await client.get(web.url("/news"), access=access), Answer)
    with pytest.raises(BlockedError, match="forbids it"):
        await client.get(web.url("/private"), access=access)


@pytest.mark.parametrize("end", [b"\n", b"\r", b"\r\n"])
@pytest.mark.parametrize("shift", range(12))
async def test_no_half_of_a_line_counts(end: bytes, shift: int) -> None:
    async def fetch(_: str) -> bytes:
        head = b"User-agent: *" + end + b"#" * shift + end
        return head + (b"Disallow: /x" + end) * (LONGEST // 10)

    rules = await Robots(lambda: NOW).rules("https://a.example", fetch)
    assert rules.allows("https://a.example/news")
    assert not rules.allows("https://a.example/x")


async def test_a_site_that_wants_to_be_left_alone_has_not_allowed_anything() -> None:
    site = Site()
    assert not await site.allows()
    site.now += timedelta(hours=25)
    site.body = AnswerError("asks to be left alone", status=429, retry_seconds=60)
    assert not await site.allows()
    unknown = Site()
    unknown.body = site.body
    for _ in range(2):
        with pytest.raises(AnswerError) as caught:
            await unknown.allows()
        assert caught.value.retry_seconds == 60
    unknown.body = FORBIDDEN
    assert not await unknown.allows()


async def test_what_one_source_may_not_read_another_may() -> None:
    async with server("127.0.0.1") as inside:
        inside.says("/news")
        client = make_client(Names(board_example=[["127.0.0.1"]]))
        closed = access_to(inside, robots=True)
        opened = access_to(inside, robots=True, allow_networks=("127.0.0.0/8",))
        url = inside.url("/news", host="board.example")
        for _ in range(2):
            with pytest.raises(BlockedError, match="not on the public network"):
                await client.get(url, access=closed)
            assert isinstance(await client.get(url, access=opened), Answer)
        await client.close()


async def test_rules_are_asked_for_once_by_all_who_wait_for_them(web: Server, client: Client) -> None:
    web.says("/robots.txt", FORBIDDEN)
    access = access_to(web, robots=True)
    await asyncio.gather(*(client.get(web.url("/news"), access=access) for _ in range(5)))
    assert [request.path for request in web.requests].count("/robots.txt") == 1


CASES = (
    ("User-agent: feedsvc\nAllow: /a/b\nDisallow: /a", "/a/b", True),
    ("User-agent: FeedSvc\nDisallow: /a", "/a", False),
    ("User-agent: other\nDisallow: /", "/a", True),
    ("User-agent: *\nDisallow: /*.pdf$", "/x.pdf", False),
    ("User-agent: *\nDisallow: /*.pdf$", "/x.pdf?a", True),
    ("User-agent: *\nDisallow: /caf%C3%A9", "/caf\u00e9", False),
    ("User-agent: *\nDisallow: /\nAllow: /news", "/news/1", True),
    ("Disallow: /", "/a", True),
    ("<html>Not found</html>", "/a", True),
    ("User-agent: *\nDisallow", "/a", True),
)


@pytest.mark.parametrize(("text", "path", "is_allowed"), CASES)
async def test_rules_are_read_as_the_law_says(text: str, path: str, is_allowed: bool) -> None:
    site = Site()
    site.body = text.encode()
    assert await site.allows(path) is is_allowed


@pytest.mark.shared
async def test_the_rules_of_real_sites_are_read_and_never_cost_an_error(shared: Path) -> None:
    files = [one for one in (shared / "data/vectors/protego/tests/test_data").rglob("*") if one.is_file()]
    assert files
    for file in files:
        site = Site()
        site.body = file.read_bytes()
        assert await site.allows("/robots.txt") in {True, False}
        rules = await site.robots.rules("https://a.example", lambda _: None)  # type: ignore[arg-type,return-value]
        assert 0 <= rules.delay() <= 300


async def test_rules_without_end_are_cut() -> None:
    async def fetch(_: str) -> bytes:
        return b"User-agent: *\n" + b"Disallow: /x*a*a*a*b$\n" * 100_000

    rules = await Robots(lambda: NOW).rules("https://a.example", fetch)
    assert rules.allows("https://a.example/news")
