"""The one HTTP client: the only way out of the process.

httpx speaks through aiohttp's connections (httpx-aiohttp): a 304 costs a fifth of what httpx's own pool takes, whose cost
grows with the requests in flight. The guard stands where aiohttp dials: its resolver judges every address of a name, its
socket factory the very address that is dialled. Requests are given to the transport itself: there are no cookies, no
environment proxies, no .netrc and no redirects but those made here, each judged anew.
"""

from __future__ import annotations

import asyncio
import resource
import socket
import ssl
from collections.abc import Callable
from contextlib import aclosing
from dataclasses import dataclass
from datetime import datetime
from http import HTTPStatus
from typing import Any, Final
from urllib.parse import urljoin, urlsplit

import aiohttp
import httpx
from httpx_aiohttp import AiohttpTransport

from feedsvc.errors import AnswerError, BlockedError, FetchError
from feedsvc.fetch.answers import (
    Fields,
    fields_of,
    fresh_seconds_of,
    moment_of,
    rest_seconds_of,
    type_of,
    validators_of,
)
from feedsvc.fetch.bodies import read_body, too_large
from feedsvc.fetch.hosts import Hosts
from feedsvc.fetch.networks import RefusedAddressError, judge, may_ask, refused
from feedsvc.fetch.resolve import JudgedResolver, Resolver, SystemResolver
from feedsvc.fetch.robots import LONGEST as LONGEST_ROBOTS
from feedsvc.fetch.robots import Robots
from feedsvc.model.web import Access, Answer, Manners, NotModified, Validators
from feedsvc.text.urls import same_origin

ANY: Final = "*/*"
#: Redirects that are followed.
HOPS: Final = 5
#: Seconds until a connection stands.
CONNECT: Final = 10.0
#: Seconds that an idle connection is kept, and connections at the same time where files enough may be open.
IDLE: Final = 3.0
AT_ONCE: Final = 4096
#: Header fields of an answer, and characters of one.
MOST_FIELDS: Final = 200
LONGEST_FIELD: Final = 16_384
_UNREACHED: Final = (aiohttp.ClientConnectorError, aiohttp.ConnectionTimeoutError, httpx.ConnectError)
_MOVES: Final = frozenset({301, 302, 303, 307, 308})
_FOR_GOOD: Final = frozenset({301, 308})
_GOOD: Final = frozenset({200, 203})
_Headers = tuple[tuple[str, str], ...]
_NONE: Final = Validators()


class _NothingError(FetchError):
    """An answer without a document in it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Given:
    """A document, or word that it did not change."""

    status: int
    fields: Fields
    body: bytes
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class _LedOn:
    """A redirect."""

    location: str
    for_good: bool


class Client:
    """Asks addresses for documents: ``seams.Web``."""

    def __init__(
        self,
        *,
        agent: str,
        clock: Callable[[], datetime],
        resolver: Resolver | None = None,
        hosts: Hosts | None = None,
        trust: ssl.SSLContext | None = None,
    ) -> None:
        self._agent = agent
        self._clock = clock
        self._resolver = resolver or SystemResolver()
        self._hosts = hosts or Hosts()
        self._robots = Robots(clock)
        self._trust = trust
        #: One for each set of networks that sources may reach: they share neither connections nor resolved names.
        self._transports: dict[tuple[str, ...], AiohttpTransport] = {}
        self._at_once = asyncio.Semaphore(_room())

    async def get(
        self, url: str, *, access: Access, validators: Validators = _NONE, accept: str = ANY
    ) -> Answer | NotModified:
        """Return what an address answers. Raises: FetchError, with the reason; AnswerError for 4xx and 5xx."""
        usual = (("User-Agent", self._agent), ("Accept", accept), ("Accept-Encoding", "gzip"))
        conditions: list[tuple[str | bytes, str | bytes]] = []
        if validators.etag:
            conditions.append((b"If-None-Match", validators.etag))
        if validators.last_modified:
            conditions.append((b"If-Modified-Since", validators.last_modified))
        asked, for_good = url, True
        for _ in range(HOPS + 1):
            delay = await self._permitted(url, access) if access.robots else 0.0
            own = access.headers if same_origin(url, asked) else ()
            headers = [*_overridden(usual, own), *own, *conditions]
            got = await self._one(url, headers, access, gap=max(access.gap, delay))
            if isinstance(got, _Given):
                return _answer(got, asked=asked, url=url, moved_to=url if for_good and url != asked else None)
            for_good = for_good and got.for_good
            url = _followed(url, got.location, access)
        raise FetchError(f"leads on more than {HOPS} times")

    async def close(self) -> None:
        transports, self._transports = self._transports, {}
        for transport in transports.values():
            await transport.aclose()

    async def _permitted(self, url: str, access: Access) -> float:
        """Return the pause that robots.txt asks for. Raises: BlockedError where it forbids the address."""
        judge(url, access)
        parts = urlsplit(url)
        origin = f"{parts.scheme}://{parts.netloc}"
        plain = Access(
            allow_networks=access.allow_networks,
            allow_ports=access.allow_ports,
            seconds=access.seconds,
            max_bytes=max(access.max_bytes, LONGEST_ROBOTS),
            robots=False,
            gap=0.0,
        )

        async def fetch(address: str) -> bytes:
            try:
                answer = await self.get(address, access=plain)
            except _NothingError:
                return b""
            return answer.body if isinstance(answer, Answer) else b""

        rules = await self._robots.rules(origin, fetch, allow=access.allow_networks)
        if rules.failure is not None:
            raise BlockedError(
                f"{origin}/robots.txt cannot be read, so nothing may be asked: {rules.failure}"
            )
        if not rules.allows(url):
            raise BlockedError(f"robots.txt of {parts.netloc} forbids it; `robots: false` asks all the same")
        return rules.delay()

    async def _one(
        self, url: str, headers: list[tuple[Any, Any]], access: Access, *, gap: float
    ) -> _Given | _LedOn:
        """Return what one request gave, or where it leads. Raises: FetchError."""
        address = judge(url, access)
        host = address.host
        async with self._hosts.turn(address.netloc.decode("ascii"), gap=gap), self._at_once:
            try:
                async with asyncio.timeout(access.seconds):
                    return await self._asked(address, headers, access)
            except TimeoutError as error:
                raise FetchError(f"{host} did not answer within {access.seconds:g} s") from error
            except FetchError:
                raise
            except (httpx.HTTPError, httpx.InvalidURL, aiohttp.ClientError, OSError, ValueError) as error:
                raise _explained(error, host) from error

    async def _asked(
        self, address: httpx.URL, headers: list[tuple[Any, Any]], access: Access
    ) -> _Given | _LedOn:
        request = httpx.Request(
            "GET",
            address,
            headers=headers,
            extensions={"timeout": {"connect": CONNECT, "read": None, "pool": None}},
        )
        response = await self._transport(access.allow_networks).handle_async_request(request)
        try:
            status, fields, now = response.status_code, fields_of(response.headers.raw), self._clock()
            if status in _MOVES and (location := fields.get(b"location")):
                return _LedOn(location=location.decode("utf-8", "replace"), for_good=status in _FOR_GOOD)
            if status == HTTPStatus.NOT_MODIFIED and any(name[:3] == b"If-" for name, _ in headers):
                return _Given(status=status, fields=fields, body=b"", at=now)
            if status >= HTTPStatus.BAD_REQUEST:
                rest = rest_seconds_of(fields, now=now) if status in {429, 503} else None
                if rest is not None:
                    self._hosts.leave_alone(address.netloc.decode("ascii"), rest)
                raise AnswerError(f"answered {_told(status)}", status=status, retry_seconds=rest)
            if status == HTTPStatus.NO_CONTENT:
                raise _NothingError(f"answered {_told(status)}, which is no document")
            if status not in _GOOD:
                raise FetchError(f"answered {_told(status)}, which is no document")
            length = fields.get(b"content-length", b"")
            if length.isdigit() and int(length[:18]) > access.max_bytes:
                raise FetchError(too_large(access.max_bytes))
            coding = fields.get(b"content-encoding", b"").decode("latin-1")
            assert isinstance(response.stream, httpx.AsyncByteStream)
            async with aclosing(response.stream.__aiter__()) as chunks:  # type: ignore[type-var]
                body = await read_body(chunks, coding=coding, max_bytes=access.max_bytes)
            if not body:
                raise _NothingError("answered with an empty document")
            return _Given(status=status, fields=fields, body=body, at=now)
        finally:
            await response.stream.aclose()  # type: ignore[union-attr]

    def _transport(self, allow: tuple[str, ...]) -> AiohttpTransport:
        transport = self._transports.get(allow)
        if transport is None:
            # Read once, and late: the certificates of all authorities take 40 ms.
            trust = self._trust = self._trust or httpx.create_ssl_context(trust_env=False)
            transport = self._transports[allow] = AiohttpTransport(
                client=lambda: self._session(allow, trust), verify=trust, trust_env=False
            )
        return transport

    def _session(self, allow: tuple[str, ...], trust: ssl.SSLContext) -> aiohttp.ClientSession:
        def dialled(info: tuple[Any, ...]) -> socket.socket:
            """Make the socket for an address that is about to be dialled: the last word of the guard."""
            family, kind, proto, _, address = info
            if not may_ask(str(address[0]), allow):
                raise RefusedAddressError(str(address[0]))
            return socket.socket(family=family, type=kind, proto=proto)

        connector = aiohttp.TCPConnector(
            limit=0,
            resolver=JudgedResolver(self._resolver, allow),
            socket_factory=dialled,
            keepalive_timeout=IDLE,
            ssl=trust,
        )
        return aiohttp.ClientSession(
            connector=connector,
            cookie_jar=aiohttp.DummyCookieJar(),
            trust_env=False,
            auto_decompress=False,
            max_line_size=LONGEST_FIELD,
            max_field_size=LONGEST_FIELD,
            max_headers=MOST_FIELDS,
            timeout=aiohttp.ClientTimeout(total=None),
        )


def _room() -> int:
    """Return how many connections may stand at once: half of the files that this process may open."""
    soft, _ = resource.getrlimit(resource.RLIMIT_NOFILE)
    return AT_ONCE if soft == resource.RLIM_INFINITY else max(16, min(AT_ONCE, soft // 2))


def _overridden(usual: _Headers, own: _Headers) -> _Headers:
    """Return those of the usual fields that the operator does not name."""
    named = {name.lower() for name, _ in own}
    return tuple(field for field in usual if field[0].lower() not in named) if named else usual


def _answer(got: _Given, *, asked: str, url: str, moved_to: str | None) -> Answer | NotModified:
    """Return what was given, in the words of the model."""
    manners = Manners(fresh_seconds=fresh_seconds_of(got.fields, now=got.at), moved_to=moved_to)
    validators = validators_of(got.fields)
    if got.status == HTTPStatus.NOT_MODIFIED:
        return NotModified(asked=asked, url=url, validators=validators, manners=manners)
    media_type, charset = type_of(got.fields)
    return Answer(
        asked=asked,
        url=url,
        status=got.status,
        body=got.body,
        media_type=media_type,
        charset=charset,
        validators=validators,
        modified=moment_of(got.fields.get(b"last-modified")),
        manners=manners,
    )


def _followed(url: str, location: str, access: Access) -> str:
    """Return where a redirect leads. Raises: BlockedError, FetchError."""
    try:
        # Many servers leave blanks as they are; browsers take them so.
        there = urljoin(url, location.replace(" ", "%20"))
    except ValueError as error:
        raise FetchError("leads to what is no address") from error
    if judge(there, access).scheme == "http" and judge(url, access).scheme == "https":
        raise BlockedError("leads from https to http")
    return there


def _told(status: int) -> str:
    """Return a status with its words, if it has any."""
    try:
        return f"{status} {HTTPStatus(status).phrase}"
    except ValueError:
        return str(status)


def _explained(error: Exception, host: str) -> FetchError:
    """Return why a host could not be asked, in a clause that tells nothing of what stands behind a closed door."""
    causes: list[BaseException] = []
    one: BaseException | None = error
    while one is not None and one not in causes:
        causes.append(one)
        one = one.__cause__ or getattr(one, "os_error", None) or one.__context__
    if any(isinstance(cause, RefusedAddressError) for cause in causes):
        return refused(host)
    if any(isinstance(cause, ssl.SSLError | aiohttp.ClientSSLError) for cause in causes):
        return FetchError(f"{host} cannot be trusted: its certificate or its encryption is not valid")
    if any(isinstance(cause, aiohttp.ClientConnectorDNSError) for cause in causes):
        return FetchError(f"there is no host {host}, or its name cannot be looked up now")
    if isinstance(error, httpx.InvalidURL | ValueError):
        return FetchError(f"what {host} was asked for is no address")
    if any(isinstance(cause, _UNREACHED) for cause in causes):
        return FetchError(f"{host} cannot be reached")
    if any(isinstance(cause, aiohttp.ClientPayloadError | httpx.ReadError) for cause in causes):
        return FetchError(f"{host} broke off in the middle of its answer")
    return FetchError(f"{host} did not answer as a web server does")
