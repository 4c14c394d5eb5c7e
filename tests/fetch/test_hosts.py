"""Good manners towards a host, by a clock that the test turns."""

from __future__ import annotations

import asyncio

import pytest

from feedsvc.errors import AnswerError
from feedsvc.fetch.hosts import Hosts


class Time:
    def __init__(self) -> None:
        self.now = 0.0
        self.hosts = Hosts(monotonic=lambda: self.now, sleep=self.sleep)
        self.begun: list[float] = []

    async def sleep(self, seconds: float) -> None:
        until = self.now + seconds
        await asyncio.sleep(0)
        self.now = max(self.now, until)

    async def ask(self, host: str = "a.example", gap: float = 1.0) -> None:
        async with self.hosts.turn(host, gap=gap):
            self.begun.append(self.now)


async def test_requests_to_one_host_begin_a_gap_apart() -> None:
    time = Time()
    for _ in range(4):
        await time.ask()
    assert time.begun == [0.0, 1.0, 2.0, 3.0]


async def test_hosts_do_not_wait_for_one_another() -> None:
    time = Time()
    for host in ("a.example", "b.example", "c.example"):
        await time.ask(host, gap=60)
    assert time.begun == [0.0, 0.0, 0.0]


async def test_the_longer_of_two_gaps_counts_from_the_request_that_had_it() -> None:
    time = Time()
    await time.ask(gap=5)
    await time.ask(gap=1)
    await time.ask(gap=1)
    assert time.begun == [0.0, 5.0, 6.0]


async def test_a_host_that_asked_for_it_is_left_alone_even_by_those_who_wait() -> None:
    time = Time()
    await time.ask()
    time.hosts.leave_alone("a.example", 60)
    with pytest.raises(AnswerError, match=r"a\.example asks to be left alone for 60 s more") as caught:
        await time.ask()
    assert caught.value.retry_seconds == 60
    time.now = 61.0
    await time.ask()
    assert time.begun == [0.0, 61.0]
