"""Claims on what a service that begins knows from before."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from feedsvc.model.outcome import SourceState
from feedsvc.model.source import Interval
from feedsvc.model.visit import Memory
from feedsvc.service.health import Health
from feedsvc.service.press import Press
from feedsvc.service.schedule import Schedule
from tests.service.test_schedule import listen, press, running, settings, wait_for_polls

__all__ = ["press", "settings"]


async def test_a_source_that_was_in_trouble_before_a_restart_is_so_after_it(press: Press) -> None:
    now = press.clock()
    later = now + timedelta(hours=1)
    failing = SourceState(source="desk", last_poll=now, next_due=later, failures=3, last_error="answered 500")
    doubtful = Memory(trouble="no items where there were 40", trouble_since=now)
    press.store.finish_poll(failing)
    press.store.finish_poll(SourceState(source="wire", last_poll=now, next_due=later, memory=doubtful))
    press.store.finish_poll(replace(failing, source="a source that left the configuration"))
    daily = [replace(one, every=Interval(seconds=86_400)) for one in press.settings.sources]
    press.settings = replace(press.settings, sources=tuple(daily))
    health = Health()
    async with running(press, health):
        assert health.report()["sources_failing"] == {"desk": "answered 500"}
        assert health.report()["sources_in_doubt"] == {"wire": "no items where there were 40"}
        assert health.is_ready()


async def test_due_times_of_a_clock_that_was_wrong_when_the_service_last_ran_are_brought_back(
    press: Press, monkeypatch: pytest.MonkeyPatch
) -> None:
    wrong = press.clock() + timedelta(days=3650)
    for key in ("desk", "wire"):
        press.store.finish_poll(SourceState(source=key, last_poll=wrong, next_due=wrong))
    polls = listen(press, monkeypatch)
    async with running(press):
        await wait_for_polls(press, polls, "desk", 1)
    due = press.store.source_states()["wire"].next_due
    assert due is not None
    assert due < press.clock() + timedelta(hours=2)


async def test_a_poll_that_ends_while_the_store_tells_what_is_due_next_is_not_forgotten(
    press: Press, monkeypatch: pytest.MonkeyPatch
) -> None:
    schedule = Schedule(press, health=Health(), published=lambda _: None)
    schedule._configure()
    schedule._unpolled = set()
    next_due = press.store.next_due

    def slow(keys: frozenset[str]) -> datetime | None:
        schedule._look_anew()  # as at the end of a poll
        return next_due(keys)

    press.store.finish_poll(SourceState(source="wire", next_due=press.clock() + timedelta(hours=1)))
    with monkeypatch.context() as patch:
        patch.setattr(press.store, "next_due", slow)
        await schedule._look_ahead()
    assert schedule._earliest is None
    await schedule._look_ahead()
    assert schedule._earliest is not None
