"""Permanent redirects and answers that a document is gone: believed only after they were seen again and again."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Final

from feedsvc.model.visit import Memory, Moved

#: A move is believed after so many sights over so long a time; a mistake of an afternoon is not.
SIGHTS: Final = 5
OVER: Final = timedelta(days=2)
#: Answers of 410 over so long a time after which a source is asked no more until its configuration changes.
GONE_TIMES: Final = 3
GONE_OVER: Final = timedelta(hours=24)


def with_move(memory: Memory, moved_to: str | None, *, now: datetime) -> Memory:
    """Return the memory after a poll that was permanently redirected to an address, or was not redirected.

    Spec: RFC 9110 sections 15.4.2 and 15.4.9.
    """
    if moved_to is None:
        return replace(memory, moved=None) if memory.moved is not None else memory
    if memory.moved is None or memory.moved.url != moved_to:
        return replace(memory, moved=Moved(url=moved_to, since=now, times=1))
    return replace(memory, moved=replace(memory.moved, times=memory.moved.times + 1))


def address_of(location: str, memory: Memory, *, now: datetime) -> str:
    """Return the address to ask: where the source has moved to for good, else its own."""
    moved = memory.moved
    if moved is None or moved.times < SIGHTS or now - moved.since < OVER:
        return location
    return moved.url


def moved_note(location: str, memory: Memory, *, now: datetime) -> str | None:
    """Return what the operator should know of a move that is believed, or None if there is none."""
    address = address_of(location, memory, now=now)
    if address == location:
        return None
    return f"has moved for good and is asked at {address}: name this address in the file"


def with_gone(memory: Memory, *, is_gone: bool, now: datetime) -> Memory:
    """Return the memory after a poll that was, or was not, answered with 410."""
    if not is_gone:
        return replace(memory, gone_since=None, gone_times=0) if memory.gone_times else memory
    return replace(memory, gone_since=memory.gone_since or now, gone_times=memory.gone_times + 1)


def is_gone(memory: Memory, *, now: datetime) -> bool:
    """Tell whether a source has said often and long enough that it is gone."""
    since = memory.gone_since
    return since is not None and memory.gone_times >= GONE_TIMES and now - since >= GONE_OVER
