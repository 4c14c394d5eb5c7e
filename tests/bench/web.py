"""A web of one process on loopback: fast, deterministic, and with servers that never answer.

Any address of 127.0.0.0/8 is a host of it. ``/feed/N`` is a feed with an entity tag, ``/slow/N`` accepts and never
answers, ``/stats`` says how many asked for what, and when.
"""

from __future__ import annotations

import asyncio
import json
import socket
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, ClassVar

import httpx

ETAG = b'"one"'


def feed(number: int) -> bytes:
    items = "".join(
        f"<item><title>Report {number}.{item} of the harbour board</title><link>https://wire.example/{number}/{item}</link>"
        f"<guid>{number}-{item}</guid><pubDate>Fri, 20 Nov 2026 1{item}:00:00 GMT</pubDate>"
        f"<description>The board met at {item} and said what it had said before, at some length.</description></item>"
        for item in range(3)
    )
    return f"<rss version='2.0'><channel><title>Wire {number}</title>{items}</channel></rss>".encode()


class Server(asyncio.Protocol):
    """Answers pipelined requests; state is the class's."""

    counts: ClassVar[Counter[str]] = Counter()
    first = last = 0.0

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self.transport = transport
        self.held = b""

    def data_received(self, data: bytes) -> None:
        self.held += data
        while b"\r\n\r\n" in self.held:
            head, _, self.held = self.held.partition(b"\r\n\r\n")
            self._answer(head)

    def _answer(self, head: bytes) -> None:
        path = head.split(b" ", 2)[1].decode()
        kind = path.split("/")[1]
        if kind != "stats":
            Server.counts[kind] += 1
            Server.last = time.monotonic()
            Server.first = Server.first or Server.last
        if kind == "slow":
            return
        if kind == "stats":
            told = {"counts": Server.counts, "seconds": Server.last - Server.first}
            self._send(b"200 OK", json.dumps(told).encode())
            Server.counts.clear()
            Server.first = 0.0
        elif kind != "feed":
            self._send(b"404 Not Found", b"none")
        elif ETAG in head:
            self.transport.write(b"HTTP/1.1 304 Not Modified\r\nETag: " + ETAG + b"\r\n\r\n")
        else:
            self._send(b"200 OK", feed(int(path.rsplit("/", 1)[1])), b"ETag: " + ETAG + b"\r\n")

    def _send(self, status: bytes, body: bytes, more: bytes = b"") -> None:
        self.transport.write(
            b"HTTP/1.1 " + status + b"\r\nContent-Type: application/rss+xml\r\n" + more
            + f"Content-Length: {len(body)}\r\n\r\n".encode() + body
        )  # fmt: skip


async def serve(port: int) -> None:
    server = await asyncio.get_running_loop().create_server(Server, "0.0.0.0", port, backlog=8192)
    print("ready", flush=True)
    await server.serve_forever()


@contextmanager
def served() -> Iterator[int]:
    """Yield the port of a web in a process of its own."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = int(probe.getsockname()[1])
    process = subprocess.Popen([sys.executable, __file__, str(port)], stdout=subprocess.PIPE)
    try:
        assert process.stdout is not None
        process.stdout.readline()
        yield port
    finally:
        process.kill()
        process.wait()
        if process.stdout:
            process.stdout.close()


def stats(port: int) -> dict[str, Any]:
    """Return what was asked since the last look."""
    return httpx.get(f"http://127.0.0.1:{port}/stats").json()  # type: ignore[no-any-return]


if __name__ == "__main__":
    asyncio.run(serve(int(sys.argv[1])))
