"""Days of asking, simulated: nobody is asked when they wished not to be, and nobody is forgotten."""

from __future__ import annotations

import asyncio
from datetime import timedelta
from itertools import pairwise

import pytest

from tests.pipeline.polite_day import SET_BACK_AT, Ask, day
from tests.pipeline.scripted import START


@pytest.fixture(scope="module")
def asks(tmp_path_factory: pytest.TempPathFactory) -> list[Ask]:
    names = ("steady", "busy", "down", "fresh", "lively")
    return asyncio.run(day(tmp_path_factory.mktemp("days"), days=1.5, names=names))


@pytest.fixture(scope="module")
def long(tmp_path_factory: pytest.TempPathFactory) -> list[Ask]:
    return asyncio.run(day(tmp_path_factory.mktemp("long"), days=3, names=("gone", "moved")))


def pauses(asks: list[Ask], source: str) -> list[tuple[Ask, timedelta]]:
    own = [ask for ask in asks if ask.source == source]
    return [(before, after.after - before.after) for before, after in pairwise(own)]


def test_who_answers_429_is_left_alone_as_long_as_they_ask(asks: list[Ask]) -> None:
    told = [pause for ask, pause in pauses(asks, "busy") if ask.answer == "answered 429"]
    assert told == [timedelta(hours=2)]


def test_who_answers_503_is_asked_less_often_and_not_before_they_say(asks: list[Ask]) -> None:
    told = [pause for ask, pause in pauses(asks, "down") if ask.answer == "answered 503"]
    assert told[0] == timedelta(hours=1)
    assert all(timedelta(minutes=30) < pause <= timedelta(hours=1) for pause in told)
    assert [ask.answer for ask, _ in pauses(asks, "down")][-1] == "304"


def test_who_is_gone_is_asked_hourly_for_a_day_and_then_left_alone(long: list[Ask]) -> None:
    told = [ask for ask in long if ask.source == "gone" and ask.answer == "answered 410"]
    assert timedelta(hours=24) < told[-1].after < timedelta(hours=28)
    assert len(told) < 30


def test_who_has_moved_is_asked_at_the_new_address_after_two_days(long: list[Ask]) -> None:
    own = [ask for ask in long if ask.source == "moved"]
    new = [ask for ask in own if ask.address == "https://new.example/news"]
    assert timedelta(hours=48) <= new[0].after <= timedelta(hours=51)
    assert own[-len(new) :] == new


def test_who_says_how_long_nothing_changes_is_not_asked_before(asks: list[Ask]) -> None:
    around = SET_BACK_AT - START
    assert all(
        pause >= timedelta(hours=6)
        for ask, pause in pauses(asks, "fresh")
        if not ask.after <= around <= ask.after + pause
    )


def test_a_clock_that_is_set_back_two_hours_stops_no_source(asks: list[Ask]) -> None:
    assert max(pause for _, pause in pauses(asks, "steady")) <= timedelta(minutes=60)


def test_a_source_with_hourly_news_is_asked_more_often_than_it_has_any(asks: list[Ask]) -> None:
    settled = [pause for ask, pause in pauses(asks, "lively") if ask.after > timedelta(hours=24)]
    assert timedelta(minutes=10) <= sorted(settled)[len(settled) // 2] <= timedelta(minutes=25)
