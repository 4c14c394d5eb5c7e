"""Names are looked up on threads: one that hangs costs itself its patience and no other name its turn."""

from __future__ import annotations

import asyncio
import socket
import threading
from collections.abc import Iterator
from typing import Any

import pytest

from feedsvc.fetch import resolve
from feedsvc.fetch.resolve import SystemResolver


class NameServer:
    """Stands for the system's: names that begin with ``hang`` wait until the test lets go."""

    def __init__(self) -> None:
        self.let_go = threading.Event()
        self.asked: list[str] = []

    def getaddrinfo(self, host: str, *_: Any, **__: Any) -> list[tuple[Any, ...]]:
        self.asked.append(host)
        if host.startswith("hang"):
            self.let_go.wait()
        if host.endswith("nowhere.example"):
            raise socket.gaierror("Name or service not known")
        if host.startswith("bad"):
            raise UnicodeError("label too long")
        return [(socket.AF_INET, socket.SOCK_STREAM, 0, "", (ip, 0)) for ip in ("192.0.2.1", "192.0.2.1")]


@pytest.fixture
def names(monkeypatch: pytest.MonkeyPatch) -> Iterator[NameServer]:
    made = NameServer()
    monkeypatch.setattr(socket, "getaddrinfo", made.getaddrinfo)
    yield made
    made.let_go.set()


async def test_a_name_gives_its_addresses_each_once(names: NameServer) -> None:
    assert await SystemResolver().addresses("a.example") == ("192.0.2.1",)


@pytest.mark.parametrize("host", ["nowhere.example", "bad.example"])
async def test_a_name_that_is_none_is_an_error_of_the_system(names: NameServer, host: str) -> None:
    with pytest.raises(OSError, match=r"not known|too long"):
        await SystemResolver().addresses(host)


async def test_a_name_is_looked_up_once_for_all_who_wait(names: NameServer) -> None:
    resolver = SystemResolver()
    waiting = [asyncio.create_task(resolver.addresses("hang.example")) for _ in range(5)]
    while not names.asked:
        await asyncio.sleep(0)
    names.let_go.set()
    assert await asyncio.gather(*waiting) == [("192.0.2.1",)] * 5
    assert names.asked == ["hang.example"]


async def test_names_that_hang_give_up_their_turns(
    names: NameServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(resolve, "AT_ONCE", 2)
    monkeypatch.setattr(resolve, "PATIENCE", 0.05)
    resolver = SystemResolver()
    hanging = [asyncio.create_task(resolver.addresses(f"hang{number}.example")) for number in range(6)]
    await asyncio.sleep(0)
    async with asyncio.timeout(5):
        assert await resolver.addresses("a.example") == ("192.0.2.1",)
    outcomes = await asyncio.gather(*hanging, return_exceptions=True)
    assert {str(one) for one in outcomes} == {
        f"looking up hang{number}.example takes longer than 0.05 s" for number in range(6)
    }
    assert not any(isinstance(one, TimeoutError) for one in outcomes)


async def test_a_name_that_hangs_holds_one_thread_however_often_it_is_asked_for(
    names: NameServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(resolve, "PATIENCE", 0.02)
    resolver = SystemResolver()
    for _ in range(3):
        with pytest.raises(OSError, match="takes longer"):
            await resolver.addresses("hang.nowhere.example")
    assert names.asked == ["hang.nowhere.example"]
    names.let_go.set()
    with pytest.raises(OSError, match=r"not known|takes longer"):
        await resolver.addresses("hang.nowhere.example")


def test_a_lookup_that_ends_after_the_loop_says_nothing(names: NameServer) -> None:
    """Threads that outlive their loop raise nowhere: a warning would fail this test."""
    before = set(threading.enumerate())

    async def give_up() -> None:
        with pytest.raises(TimeoutError):
            async with asyncio.timeout(0.02):
                await SystemResolver().addresses("hang.example")

    asyncio.run(give_up())
    names.let_go.set()
    for thread in set(threading.enumerate()) - before:
        thread.join()
