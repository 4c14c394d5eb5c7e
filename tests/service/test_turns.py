"""How many sources are polled at the same time."""

from __future__ import annotations

import asyncio

import pytest

from feedsvc.service import turns
from feedsvc.service.turns import Turns


async def answered(value: int) -> int:
    return value


async def test_two_thousand_slow_sources_cost_another_no_turn() -> None:
    lanes = Turns(patience=0.01)
    never = asyncio.Event()

    async def hang() -> None:
        await never.wait()

    hanging = [asyncio.create_task(lanes.take(hang, is_web=True)) for _ in range(2_000)]
    async with asyncio.timeout(20):
        assert await lanes.take(lambda: answered(7), is_web=True) == 7
    never.set()
    await asyncio.gather(*hanging)


async def test_no_more_than_so_many_are_polled_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(turns, "WEB", 3)
    monkeypatch.setattr(turns, "FOLDERS", 2)
    lanes = Turns()
    most = {True: 0, False: 0}
    now = {True: 0, False: 0}

    async def poll(*, is_web: bool) -> None:
        now[is_web] += 1
        most[is_web] = max(most[is_web], now[is_web])
        await asyncio.sleep(0)
        now[is_web] -= 1

    await asyncio.gather(
        *(lanes.take(lambda: poll(is_web=True), is_web=True) for _ in range(20)),
        *(lanes.take(lambda: poll(is_web=False), is_web=False) for _ in range(20)),
    )
    assert most == {True: 3, False: 2}


async def test_a_poll_that_fails_or_is_given_up_gives_its_turn_back() -> None:
    lanes = Turns(patience=0.01)

    async def fail() -> None:
        raise OSError("no")

    started = asyncio.Event()

    async def hang() -> None:
        started.set()
        await asyncio.Event().wait()

    for _ in range(2 * turns.WEB):
        with pytest.raises(OSError, match="no"):
            await lanes.take(fail, is_web=True)
    task = asyncio.create_task(lanes.take(hang, is_web=True))
    await started.wait()
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert await lanes.take(lambda: answered(1), is_web=True) == 1
    assert not [one for one in asyncio.all_tasks() if one is not asyncio.current_task()]
