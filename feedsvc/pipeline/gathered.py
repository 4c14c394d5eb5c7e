"""Calls of many coroutines that are answered together: one transaction for all that wait, not one for each.

While one group is worked on the next gathers, so that a single caller waits for nobody and ten thousand cost little
more than a hundred.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from typing import Final, Generic, TypeVar

#: Calls that are answered together at most.
MOST: Final = 500
Asked = TypeVar("Asked")
Answered = TypeVar("Answered")


class Gathered(Generic[Asked, Answered]):
    """Answers each call by working on groups of them; ``work`` gives one answer for each, in order."""

    def __init__(self, work: Callable[[Sequence[Asked]], Awaitable[Sequence[Answered]]]) -> None:
        self._work = work
        self._waiting: list[tuple[Asked, asyncio.Future[Answered]]] = []
        self._task: asyncio.Task[None] | None = None

    async def __call__(self, asked: Asked) -> Answered:
        """Return the answer. Raises: what working on the group raised. A wait that is cancelled undoes nothing."""
        future: asyncio.Future[Answered] = asyncio.get_running_loop().create_future()
        self._waiting.append((asked, future))
        if self._task is None:
            self._task = asyncio.create_task(self._answer())
        return await future

    async def _answer(self) -> None:
        while self._waiting:
            group, self._waiting = self._waiting[:MOST], self._waiting[MOST:]
            try:
                answers = await self._work([asked for asked, _ in group])
            except Exception as error:  # noqa: BLE001 - each of those who asked raises it
                for _, future in group:
                    if not future.done():
                        future.set_exception(error)
                continue
            for (_, future), answer in zip(group, answers, strict=True):
                if not future.done():
                    future.set_result(answer)
        self._task = None
