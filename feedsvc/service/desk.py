"""The one thread that owns the store: every blocking call on it queues here, the loop awaits."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

T = TypeVar("T")


class StoreDesk:
    """Runs calls one after another on a thread of its own; implements ``pipeline.poll.Desk``."""

    def __init__(self) -> None:
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="store")

    async def run(self, call: Callable[[], T]) -> T:
        """Return what ``call`` returns. A cancelled wait does not undo the call: transactions end either way."""
        return await asyncio.get_running_loop().run_in_executor(self._thread, call)

    def close(self) -> None:
        """Wait for the calls that are under way and end the thread."""
        self._thread.shutdown(wait=True)
