"""Encrypted answers: who speaks must be who was asked.

``tls/`` holds an authority made for these tests (its key is thrown away) and three certificates by it for one key: ``valid``
and ``expired`` for server.example, ``other`` for other.example. All but the expired one last until 2125.
"""

from __future__ import annotations

import ssl
from pathlib import Path

import pytest

from feedsvc.errors import BlockedError, FetchError
from feedsvc.model.web import Answer
from tests.fetch.servers import access_to, make_client, server

pytestmark = pytest.mark.usefixtures("public")
TLS = Path(__file__).parent / "tls"


def proof(name: str) -> ssl.SSLContext:
    """Return what a server shows."""
    made = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    made.load_cert_chain(TLS / f"{name}.pem", TLS / "key.pem")
    return made


def trust() -> ssl.SSLContext:
    return ssl.create_default_context(cafile=TLS / "authority.pem")


async def test_a_server_that_proves_its_name_is_read() -> None:
    async with server(tls=proof("valid")) as web:
        web.says("/", b"secret news")
        client = make_client(trust=trust())
        answer = await client.get(web.url(scheme="https"), access=access_to(web))
        assert isinstance(answer, Answer)
        assert answer.body == b"secret news"
        await client.close()


@pytest.mark.parametrize("name", ["expired", "other"])
async def test_a_server_that_cannot_prove_its_name_is_told_nothing(name: str) -> None:
    async with server(tls=proof(name)) as web:
        web.says("/")
        client = make_client(trust=trust())
        with pytest.raises(FetchError, match="its certificate or its encryption is not valid"):
            await client.get(web.url(scheme="https"), access=access_to(web, headers=(("X-Key", "s3cret"),)))
        assert web.requests == []
        await client.close()


async def test_an_authority_that_nobody_knows_proves_nothing() -> None:
    async with server(tls=proof("valid")) as web:
        web.says("/")
        client = make_client()
        with pytest.raises(FetchError, match="its certificate or its encryption is not valid"):
            await client.get(web.url(scheme="https"), access=access_to(web))
        assert web.requests == []
        await client.close()


@pytest.mark.parametrize("scheme", ["https", "HTTPS", "Https"])
async def test_a_redirect_from_https_to_http_is_refused_however_it_is_spelled(scheme: str) -> None:
    async with server(tls=proof("valid")) as web, server() as plain:
        web.redirects("/", plain.url())
        client = make_client(trust=trust())
        with pytest.raises(BlockedError, match="leads from https to http"):
            await client.get(web.url(scheme=scheme), access=access_to(web, plain))
        assert plain.connections == 0
        await client.close()


async def test_a_redirect_from_http_to_https_is_followed() -> None:
    async with server(tls=proof("valid")) as web, server() as plain:
        web.says("/")
        plain.redirects("/", web.url(scheme="https"), "301 Moved")
        client = make_client(trust=trust())
        answer = await client.get(plain.url(), access=access_to(web, plain))
        assert answer.manners.moved_to == web.url(scheme="https")
        await client.close()
