"""CPU of the client for an answer 304, fifty in flight, beside other ways to ask; the server is another process.

    .venv/bin/python -m tests.bench.fetching

Prints microseconds of CPU a request. ``feedsvc`` is the client as the service uses it: guard, caps, deadline, validators.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime

import aiohttp
import httpx

from feedsvc.fetch.client import Client
from feedsvc.model.web import Access, NotModified, Validators
from tests.bench import web

COUNT, FLIGHT = 10_000, 50
KNOWN = {"If-None-Match": web.ETAG.decode()}


async def spent(ask: Callable[[str], Awaitable[int]], port: int, count: int) -> float:
    """Return microseconds of CPU a request."""
    numbers = iter(range(count))

    async def asker() -> None:
        for number in numbers:
            assert await ask(f"http://127.0.{number % 40 + 1}.1:{port}/feed/{number}") == 304

    start = time.process_time()
    await asyncio.gather(*(asker() for _ in range(FLIGHT)))
    return (time.process_time() - start) / count * 1e6


async def measure(port: int) -> dict[str, float]:
    figures: dict[str, float] = {}
    access = Access(allow_networks=("127.0.0.0/8",), allow_ports=(port,), robots=False, gap=0.0)
    client = Client(agent="feedsvc", clock=lambda: datetime.now(UTC))

    async def ours(url: str) -> int:
        answer = await client.get(url, access=access, validators=Validators(etag=web.ETAG))
        return 304 if isinstance(answer, NotModified) else 200

    await spent(ours, port, 500)
    figures["feedsvc"] = await spent(ours, port, COUNT)
    await client.close()
    async with httpx.AsyncClient() as plain:

        async def stock(url: str) -> int:
            return (await plain.get(url, headers=KNOWN)).status_code

        figures["httpx, its own pool"] = await spent(stock, port, COUNT // 5)
    limits = httpx.Limits(max_connections=200, max_keepalive_connections=200)
    async with httpx.AsyncClient(limits=limits) as raised:

        async def many(url: str) -> int:
            return (await raised.get(url, headers=KNOWN)).status_code

        figures["httpx, limits raised"] = await spent(many, port, COUNT // 5)
    async with aiohttp.ClientSession() as session:

        async def bare(url: str) -> int:
            async with session.get(url, headers=KNOWN) as answer:
                return answer.status

        figures["aiohttp"] = await spent(bare, port, COUNT)
    return figures


def main() -> None:
    with web.served() as port:
        for name, microseconds in asyncio.run(measure(port)).items():
            print(f"{name:24}{microseconds:8.0f} µs")


if __name__ == "__main__":
    main()
