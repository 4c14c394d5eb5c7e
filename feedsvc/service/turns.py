"""Turns: how many sources are polled at the same time, so that none waits for another's slowness.

Folders cost this machine's disk and processors: few at a time. Sources on the web mostly wait: many at a time, and one
that has not ended after a moment makes room for the next and goes on in the slow lane. Two thousand servers that accept
and never answer so cost the others nothing.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine
from typing import Any, Final, TypeVar

#: Folders polled at the same time.
FOLDERS: Final = 8
#: Sources on the web polled at the same time, those in the slow lane left out.
WEB: Final = 512
#: Seconds after which a poll goes on in the slow lane, and how many go on there.
PATIENCE: Final = 0.5
SLOW: Final = 4096
T = TypeVar("T")


class Turns:
    """Gives polls their turn."""

    def __init__(self, *, patience: float = PATIENCE) -> None:
        self._patience = patience
        self._folders = asyncio.Semaphore(FOLDERS)
        self._web = asyncio.Semaphore(WEB)
        self._slow = asyncio.Semaphore(SLOW)

    async def take(self, poll: Callable[[], Coroutine[Any, Any, T]], *, is_web: bool) -> T:
        """Return what a poll returns, once it had its turn. A wait that is cancelled cancels the poll."""
        if not is_web:
            async with self._folders:
                return await poll()
        await self._web.acquire()
        task = asyncio.create_task(poll())
        lane = self._web
        try:
            await asyncio.wait({task}, timeout=self._patience)
            if not task.done() and not self._slow.locked():
                await self._slow.acquire()
                self._web.release()
                lane = self._slow
            return await task
        finally:
            lane.release()
            if not task.done():
                task.cancel()
                await asyncio.gather(task, return_exceptions=True)
