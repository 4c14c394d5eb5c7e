"""Calls that are answered together."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence

import pytest

from feedsvc.pipeline.gathered import MOST, Gathered


class Work:
    """Doubles numbers, and remembers in which groups they came."""

    def __init__(self) -> None:
        self.groups: list[int] = []

    async def __call__(self, asked: Sequence[int]) -> list[int]:
        self.groups.append(len(asked))
        await asyncio.sleep(0)
        if 13 in asked:
            raise ValueError("13")
        return [2 * number for number in asked]


async def test_each_call_gets_its_own_answer_and_those_that_wait_are_answered_together() -> None:
    work = Work()
    gathered = Gathered(work)
    answers = await asyncio.gather(*(gathered(number) for number in range(14, 1200)))
    assert answers == [2 * number for number in range(14, 1200)]
    assert work.groups == [MOST, MOST, 1200 - 14 - 2 * MOST]


async def test_a_single_caller_waits_for_nobody() -> None:
    work = Work()
    gathered = Gathered(work)
    assert [await gathered(1), await gathered(2)] == [2, 4]
    assert work.groups == [1, 1]


async def test_a_group_that_fails_fails_for_those_in_it_and_no_others() -> None:
    gathered = Gathered(Work())
    answers = await asyncio.gather(gathered(13), gathered(14), return_exceptions=True)
    assert [type(answer) for answer in answers] == [ValueError, ValueError]
    assert await gathered(15) == 30


async def test_a_caller_who_gives_up_takes_nobody_along() -> None:
    gathered = Gathered(Work())
    impatient = asyncio.create_task(gathered(1))
    patient = asyncio.create_task(gathered(2))
    await asyncio.sleep(0)
    impatient.cancel()
    assert await patient == 4
    with pytest.raises(asyncio.CancelledError):
        await impatient
