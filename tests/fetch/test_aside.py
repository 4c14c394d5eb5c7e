"""A call that never ends holds nobody up but who waits for it."""

from __future__ import annotations

import asyncio
import threading

import pytest

from feedsvc.fetch.aside import aside


async def test_what_a_call_returns_or_raises_is_had() -> None:
    assert await aside(lambda: 7) == 7
    with pytest.raises(ValueError, match="invalid literal"):
        await aside(lambda: int("x"))


async def test_a_hundred_calls_that_hang_hold_no_other_up() -> None:
    release = threading.Event()
    hanging = [asyncio.create_task(aside(release.wait)) for _ in range(100)]
    await asyncio.sleep(0)
    assert await aside(lambda: 7) == 7
    assert await asyncio.to_thread(lambda: 8) == 8
    assert not any(task.done() for task in hanging)
    release.set()
    assert all(await asyncio.gather(*hanging))


def test_the_loop_ends_though_a_call_does_not() -> None:
    release = threading.Event()

    async def begin() -> None:
        task = asyncio.create_task(aside(release.wait))
        await asyncio.sleep(0)
        task.cancel()

    asyncio.run(begin())
    release.set()
