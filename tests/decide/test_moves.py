"""Permanent redirects and 410: believed after they were seen again and again."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from feedsvc.decide.moves import address_of, is_gone, moved_note, with_gone, with_move
from feedsvc.model.visit import Memory

START = datetime(2026, 3, 14, 12, 0, tzinfo=UTC)
OLD, NEW = "https://wire.example/rss", "https://wire.example/feed.xml"


def seen(times: int, *, hours: int, to: str | None = NEW, memory: Memory | None = None) -> Memory:
    memory = memory or Memory()
    for step in range(times):
        memory = with_move(memory, to, now=START + timedelta(hours=hours * step))
    return memory


def test_a_move_is_believed_after_five_sights_over_two_days() -> None:
    later = START + timedelta(days=3)
    assert address_of(OLD, seen(5, hours=12), now=later) == NEW
    assert address_of(OLD, seen(4, hours=12), now=later) == OLD
    assert address_of(OLD, seen(50, hours=0), now=START + timedelta(hours=1)) == OLD
    assert address_of(OLD, Memory(), now=later) == OLD


def test_one_answer_from_the_old_address_and_the_move_is_no_more() -> None:
    assert seen(1, hours=0, to=None, memory=seen(5, hours=12)).moved is None


def test_another_target_begins_anew() -> None:
    memory = seen(1, hours=0, to="https://elsewhere.example/", memory=seen(5, hours=12))
    assert memory.moved is not None
    assert memory.moved.times == 1


def test_the_operator_is_told_the_address_to_put_into_the_file() -> None:
    later = START + timedelta(days=3)
    note = moved_note(OLD, seen(5, hours=12), now=later)
    assert note == f"has moved for good and is asked at {NEW}: name this address in the file"
    assert moved_note(OLD, seen(2, hours=12), now=later) is None


def test_a_source_is_gone_after_three_answers_over_a_day_and_back_with_the_first_good_one() -> None:
    memory = Memory()
    for hours in (0, 1, 2):
        memory = with_gone(memory, is_gone=True, now=START + timedelta(hours=hours))
    assert not is_gone(memory, now=START + timedelta(hours=2))
    memory = with_gone(memory, is_gone=True, now=START + timedelta(hours=25))
    assert is_gone(memory, now=START + timedelta(hours=25))
    assert not is_gone(with_gone(memory, is_gone=False, now=START), now=START + timedelta(days=9))
