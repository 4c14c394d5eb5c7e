"""Names become addresses: each lookup on a thread of its own, so that a name server that hangs costs no other name its turn."""

from __future__ import annotations

import asyncio
import socket
import threading
from collections.abc import Callable
from typing import Final, Protocol

from aiohttp.abc import AbstractResolver, ResolveResult

from feedsvc.fetch.networks import RefusedAddressError, literal, may_ask

#: Lookups under way at most; more wait.
AT_ONCE: Final = 128


class Resolver(Protocol):
    """Looks names up."""

    async def addresses(self, host: str) -> tuple[str, ...]:
        """Return the IP addresses of a name. Raises: OSError where there is none."""


class SystemResolver:
    """Looks names up as the system does; one lookup a name at a time."""

    def __init__(self) -> None:
        self._under_way: dict[str, asyncio.Future[tuple[str, ...]]] = {}
        self._turns = asyncio.Semaphore(AT_ONCE)

    async def addresses(self, host: str) -> tuple[str, ...]:
        future = self._under_way.get(host)
        if future is None:
            future = asyncio.ensure_future(self._looked_up(host))
            self._under_way[host] = future
            future.add_done_callback(lambda _: self._under_way.pop(host, None))
        return await asyncio.shield(future)

    async def _looked_up(self, host: str) -> tuple[str, ...]:
        async with self._turns:
            loop = asyncio.get_running_loop()
            answer: asyncio.Future[tuple[str, ...]] = loop.create_future()

            def tell(settle: Callable[[], None]) -> None:
                if not loop.is_closed():
                    loop.call_soon_threadsafe(lambda: None if answer.done() else settle())

            def look() -> None:
                try:
                    found = socket.getaddrinfo(host, None, type=socket.SOCK_STREAM)
                except (OSError, UnicodeError) as error:
                    tell(lambda error=error: answer.set_exception(OSError(str(error))))  # type: ignore[misc]
                else:
                    addresses = tuple(dict.fromkeys(str(one[4][0]) for one in found))
                    tell(lambda: answer.set_result(addresses))

            # A daemon: a lookup that hangs must not keep the process from ending.
            threading.Thread(target=look, name=f"resolve {host}", daemon=True).start()
            return await answer


class JudgedResolver(AbstractResolver):
    """Gives a connector the addresses of a name, all of them judged: one that may not be asked refuses the name."""

    def __init__(self, resolver: Resolver, allow: tuple[str, ...]) -> None:
        self._resolver = resolver
        self._allow = allow

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_UNSPEC
    ) -> list[ResolveResult]:
        spelled = literal(host)
        addresses = (spelled,) if spelled else await self._resolver.addresses(host)
        if not addresses:
            raise OSError(f"there is no host {host}")
        if not all(may_ask(address, self._allow) for address in addresses):
            raise RefusedAddressError(host)
        return [
            ResolveResult(
                hostname=host,
                host=address,
                port=port,
                family=socket.AF_INET6 if ":" in address else socket.AF_INET,
                proto=0,
                flags=socket.AI_NUMERICHOST | socket.AI_NUMERICSERV,
            )
            for address in addresses
            if family in {socket.AF_UNSPEC, socket.AF_INET6 if ":" in address else socket.AF_INET}
        ]

    async def close(self) -> None: ...
