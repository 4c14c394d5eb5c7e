"""Names become addresses: each lookup on a thread of its own, so that a name server that hangs costs no other name its turn."""

from __future__ import annotations

import asyncio
import contextlib
import socket
import threading
from collections.abc import Callable
from typing import Final, Protocol

from aiohttp.abc import AbstractResolver, ResolveResult

from feedsvc.fetch.networks import RefusedAddressError, literal, may_ask

#: Lookups under way at most; more wait.
AT_ONCE: Final = 128
#: Seconds after which nobody waits for a lookup any more: it gives up its turn, though its thread still hangs.
PATIENCE: Final = 10.0


class Resolver(Protocol):
    """Looks names up."""

    async def addresses(self, host: str) -> tuple[str, ...]:
        """Return the IP addresses of a name. Raises: OSError where there is none."""


class SystemResolver:
    """Looks names up as the system does; one lookup a name at a time."""

    def __init__(self) -> None:
        self._under_way: dict[str, asyncio.Future[tuple[str, ...]]] = {}
        #: What threads look up, some of them after nobody waits any more.
        self._threads: dict[str, asyncio.Future[tuple[str, ...]]] = {}
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
            answer = self._threads.get(host) or self._begun(host)
            try:
                async with asyncio.timeout(PATIENCE):
                    return await asyncio.shield(answer)
            except TimeoutError as error:
                raise OSError(f"looking up {host} takes longer than {PATIENCE:g} s") from error

    def _begun(self, host: str) -> asyncio.Future[tuple[str, ...]]:
        """Begin to look a name up, on a thread of its own."""
        loop = asyncio.get_running_loop()
        answer: asyncio.Future[tuple[str, ...]] = loop.create_future()

        def done(found: asyncio.Future[tuple[str, ...]]) -> None:
            self._threads.pop(host, None)
            if not found.cancelled():
                found.exception()  # seen, though nobody may wait for it any more

        def tell(settle: Callable[[], None]) -> None:
            with contextlib.suppress(RuntimeError):  # the loop ended first
                loop.call_soon_threadsafe(lambda: None if answer.done() else settle())

        def look() -> None:
            try:
                found = socket.getaddrinfo(host, None, type=socket.SOCK_STREAM)
            except (OSError, UnicodeError) as error:
                tell(lambda error=error: answer.set_exception(OSError(str(error))))  # type: ignore[misc]
            else:
                addresses = tuple(dict.fromkeys(str(one[4][0]) for one in found))
                tell(lambda: answer.set_result(addresses))

        self._threads[host] = answer
        answer.add_done_callback(done)
        # A daemon: a lookup that hangs must not keep the process from ending.
        threading.Thread(target=look, name=f"resolve {host}", daemon=True).start()
        return answer


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
