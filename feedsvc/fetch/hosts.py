"""Good manners towards a host: few requests at a time, a pause between them, and silence where it asks for that."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Final

from feedsvc.errors import AnswerError

#: Requests to one host at the same time.
AT_ONCE: Final = 2
#: Hosts that are remembered; those with nothing to remember are forgotten first.
MOST: Final = 20_000
TOO_MANY: Final = 429


@dataclass(slots=True)
class Host:
    """One host, by the monotonic clock."""

    turns: asyncio.Semaphore = field(default_factory=lambda: asyncio.Semaphore(AT_ONCE))
    users: int = 0
    #: No request begins before; and none at all is made before, which it has asked for.
    next_start: float = 0.0
    closed_until: float = 0.0


class Hosts:
    """All hosts that are asked."""

    def __init__(
        self,
        *,
        monotonic: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        self._monotonic = monotonic
        self._sleep = sleep
        self._hosts: dict[str, Host] = {}

    @asynccontextmanager
    async def turn(self, name: str, *, gap: float) -> AsyncIterator[None]:
        """Wait for one's turn at a host. Raises: AnswerError where it wants to be left alone."""
        host = self._hosts.get(name)
        if host is None:
            self._forget()
            host = self._hosts[name] = Host()
        host.users += 1
        try:
            async with host.turns:
                await self._begin(name, host, gap)
                yield
        finally:
            host.users -= 1

    async def _begin(self, name: str, host: Host, gap: float) -> None:
        while True:
            now = self._monotonic()
            rest = host.closed_until - now
            if rest > 0:
                message = f"{name} asks to be left alone for {rest:.0f} s more"
                raise AnswerError(message, status=TOO_MANY, retry_seconds=rest)
            if host.next_start <= now:
                host.next_start = now + gap
                return
            start = host.next_start
            host.next_start += gap
            await self._sleep(start - now)
            if self._monotonic() >= host.closed_until:
                return

    def leave_alone(self, name: str, seconds: float) -> None:
        """Make no request to a host for so long."""
        host = self._hosts.setdefault(name, Host())
        host.closed_until = max(host.closed_until, self._monotonic() + seconds)

    def _forget(self) -> None:
        if len(self._hosts) < MOST:
            return
        now = self._monotonic()
        self._hosts = {
            name: host
            for name, host in self._hosts.items()
            if host.users or host.closed_until > now or host.next_start > now
        }
