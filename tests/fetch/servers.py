"""Servers on loopback that answer what they are told to, byte for byte, and names that lead where the test says."""

from __future__ import annotations

import asyncio
import ssl
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime

import pytest

from feedsvc.fetch import networks
from feedsvc.fetch.client import Client
from feedsvc.fetch.resolve import Resolver
from feedsvc.model.web import Access

#: What stands for a public address in these tests.
PUBLIC = "127.0.0.2"
NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)
Talk = Callable[["Request", asyncio.StreamWriter], Awaitable[None]]


@dataclass
class Request:
    path: str
    headers: dict[str, str]


@dataclass
class Server:
    port: int
    #: What each path does; a path that is not there answers 404.
    talks: dict[str, Talk] = field(default_factory=dict)
    requests: list[Request] = field(default_factory=list)
    connections: int = 0

    def url(self, path: str = "/", host: str = "server.example", scheme: str = "http") -> str:
        return f"{scheme}://{host}:{self.port}{path}"

    def answers(self, path: str, *raw: bytes, pause: float = 0.0) -> None:
        """Answer a path with these bytes, a pause between them, and close."""

        async def talk(_: Request, writer: asyncio.StreamWriter) -> None:
            for part in raw:
                writer.write(part)
                await writer.drain()
                if pause:
                    await asyncio.sleep(pause)

        self.talks[path] = talk

    def says(self, path: str, body: bytes = b"hello", status: str = "200 OK", **headers: str) -> None:
        """Answer a path properly."""
        lines = "".join(f"{name.replace('_', '-')}: {value}\r\n" for name, value in headers.items())
        head = f"HTTP/1.1 {status}\r\n{lines}Content-Length: {len(body)}\r\n\r\n"
        self.answers(path, head.encode("latin-1") + body)

    def redirects(self, path: str, location: str, status: str = "302 Found") -> None:
        self.says(path, b"", status, Location=location)


@asynccontextmanager
async def server(host: str = PUBLIC, *, tls: ssl.SSLContext | None = None) -> AsyncIterator[Server]:
    made = Server(port=0)

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        made.connections += 1
        try:
            head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
            first, *lines = head.rstrip("\r\n").split("\r\n")
            pairs = (line.partition(": ") for line in lines)
            request = Request(
                path=first.split(" ")[1], headers={name.lower(): value for name, _, value in pairs}
            )
            made.requests.append(request)
            talk = made.talks.get(request.path)
            if talk is None:
                writer.write(b"HTTP/1.1 404 Not Found\r\nContent-Length: 4\r\n\r\nnone")
            else:
                await talk(request, writer)
            await writer.drain()
        except (ConnectionError, asyncio.IncompleteReadError):
            pass
        finally:
            writer.close()

    listening = await asyncio.start_server(serve, host, 0, backlog=1024, ssl=tls)
    made.port = listening.sockets[0].getsockname()[1]
    try:
        yield made
    finally:
        listening.close()


class Names:
    """A resolver by script: each name's answers in turn, the last one for ever; a name that hangs has none."""

    def __init__(self, **answers: list[list[str]]) -> None:
        self.answers = {name.replace("_", "."): list(script) for name, script in answers.items()}
        self.asked: list[str] = []

    async def addresses(self, host: str) -> tuple[str, ...]:
        self.asked.append(host)
        script = self.answers.get(host, [[PUBLIC]])
        if not script:
            await asyncio.Event().wait()
        return tuple(script.pop(0) if len(script) > 1 else script[0])


@pytest.fixture
def public(monkeypatch: pytest.MonkeyPatch) -> None:
    """Take one address of loopback for a public one, where the guard judges."""
    real = networks.may_ask

    def may_ask(address: str, allow: tuple[str, ...]) -> bool:
        return address == PUBLIC or real(address, allow)

    for module in ("networks", "resolve", "client"):
        monkeypatch.setattr(f"feedsvc.fetch.{module}.may_ask", may_ask)


def access_to(*servers: Server, **fields: object) -> Access:
    given: dict[str, object] = {"robots": False, "gap": 0.0, "seconds": 5.0}
    ports = tuple(one.port for one in servers)
    return Access(allow_ports=ports, **(given | fields))  # type: ignore[arg-type]


def make_client(names: Resolver | None = None, *, trust: ssl.SSLContext | None = None) -> Client:
    agent = "feedsvc/1 (+https://post.example)"
    return Client(agent=agent, clock=lambda: NOW, resolver=names or Names(), trust=trust)
