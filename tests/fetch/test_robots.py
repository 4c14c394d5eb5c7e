"""robots.txt: what it forbids is not asked, and what goes wrong with it is decided as RFC 9309 says."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import timedelta

import pytest

from feedsvc.errors import BlockedError, FetchError
from feedsvc.fetch.client import Client
from feedsvc.fetch.robots import Robots
from feedsvc.model.web import Answer
from tests.fetch.servers import NOW, Server, access_to, make_client, server

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


async def test_rules_without_end_are_cut() -> None:
    async def fetch(_: str) -> bytes:
        return b"User-agent: *\n" + b"Disallow: /x*a*a*a*b$\n" * 100_000

    rules = await Robots(lambda: NOW).rules("https://a.example", fetch)
    assert rules.allows("https://a.example/news")
