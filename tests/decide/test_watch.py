"""What is wrong with a source though it answers."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from feedsvc.decide.watch import (
    is_own,
    is_own_entry,
    led_to_a_door,
    led_to_the_front,
    trouble_of,
    with_barren,
    with_count,
)
from feedsvc.model.visit import Memory
from feedsvc.model.web import Index, Link

NOON = datetime(2026, 3, 14, 12, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("listed", "counts", "trouble"),
    [
        (0, (40, 41, 40), "no items where there were 40"),
        (7, (40, 41, 40), "7 items where there were 40: its layout may have changed"),
        (9, (40, 41, 40), None),
        (0, (3, 2, 3), None),
        (0, (), None),
        (None, (40, 40), None),
    ],
    ids=["none", "few", "fewer", "a small index", "a new source", "unchanged"],
)
def test_an_index_that_lost_its_items_is_seen(
    listed: int | None, counts: tuple[int, ...], trouble: str | None
) -> None:
    assert trouble_of(listed, Memory(counts=counts), now=NOON) == trouble


def test_a_source_that_went_quiet_against_its_own_cadence_is_seen() -> None:
    news = tuple(NOON - timedelta(hours=hours) for hours in range(10, 0, -1))
    assert trouble_of(12, Memory(counts=(12,), news=news), now=NOON) is None
    assert (
        trouble_of(12, Memory(counts=(12,), news=news), now=NOON + timedelta(days=3))
        == "nothing new since 2026-03-14, against its own cadence"
    )


def test_items_that_cannot_be_read_one_after_the_other_are_seen_and_the_first_that_can_ends_it() -> None:
    memory = Memory(counts=(12,))
    for _ in range(4):
        memory = with_barren(memory, lost=["a captcha"], is_fruitful=False)
    assert trouble_of(12, memory, now=NOON) is None
    memory = with_barren(memory, lost=["answered 403"], is_fruitful=False)
    told = "none of its last 5 items could be read: answered 403"
    assert trouble_of(12, memory, now=NOON) == told
    assert trouble_of(12, with_barren(memory, lost=[], is_fruitful=False), now=NOON) == told
    assert trouble_of(12, with_barren(memory, lost=["x"], is_fruitful=True), now=NOON) is None


def test_a_page_that_is_no_article_is_seen_at_once() -> None:
    memory = with_barren(Memory(), lost=["an empty page"], is_fruitful=False)
    assert trouble_of(None, memory, now=NOON) == "cannot be read as an article: an empty page"


def test_an_empty_index_teaches_nothing() -> None:
    assert with_count((40,), 0) == (40,)
    assert with_count((40,), None) == (40,)
    assert with_count(tuple(range(1, 11)), 12) == (2, 3, 4, 5, 6, 7, 8, 9, 10, 12)


@pytest.mark.parametrize(
    ("asked", "answered", "door"),
    [
        ("https://a.example/news", "https://a.example/login?next=/news", True),
        ("https://a.example/news", "https://sso.a.example/", True),
        ("https://a.example/news", "https://consent.a.example/collect", True),
        ("https://a.example/news", "https://a.example/wp-login.php", True),
        ("https://a.example/news", "https://www.a.example/news/", False),
        ("https://a.example/login/news", "https://a.example/login/news/", False),
        ("https://a.example/news", "https://a.example/2026/login-codes-stolen", False),
    ],
)
def test_a_redirect_to_a_login_or_consent_page_is_seen(asked: str, answered: str, door: bool) -> None:
    assert led_to_a_door(asked, answered) is door


@pytest.mark.parametrize(
    ("asked", "answered", "front"),
    [
        ("https://a.example/2026/buoy", "https://a.example/", True),
        ("https://a.example/?p=12", "https://parked.example", True),
        ("https://a.example/", "https://www.a.example/", False),
        ("https://a.example/2026/buoy", "https://a.example/?p=12", False),
        ("https://a.example/2026/buoy", "https://a.example/2026/buoy/", False),
    ],
)
def test_an_article_that_leads_to_a_front_page_is_seen(asked: str, answered: str, front: bool) -> None:
    assert led_to_the_front(asked, answered) is front


@pytest.mark.parametrize(
    ("own", "ours"),
    [
        ("https://post.example/feeds/all.rss", True),
        ("http://www.post.example/feeds/all.json?page=2", True),
        ("https://post.example/blog/rss", False),
        ("https://other.example/feeds/all.rss", False),
    ],
)
def test_a_feed_of_our_own_is_known_by_the_addresses_it_gives(own: str, ours: bool) -> None:
    assert is_own(Index(own_addresses=("https://x.example/", own)), "https://post.example") is ours


def test_an_entry_of_our_own_is_known_wherever_it_is_carried_on() -> None:
    carried = Link(url="https://post.example/e/2026-03-14-harbour/?utm_source=x")
    assert is_own_entry(carried, "https://post.example/")
    assert not is_own_entry(Link(url="https://post.example/2026/harbour"), "https://post.example/")
    assert not is_own_entry(Link(url=""), "https://post.example/")
