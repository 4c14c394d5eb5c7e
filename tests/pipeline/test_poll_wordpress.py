"""Sites of WordPress as they are set up: without readable addresses, with fewer posts at once, with caches that are deaf."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest

from feedsvc.errors import AnswerError
from feedsvc.store.sql import open_store
from tests.pipeline.scripted import Newsroom, Page
from tests.pipeline.test_poll_many_documents import PAPER, post

MISSING = Page(error=AnswerError("answered 404", status=404))


@pytest.fixture
def newsroom(tmp_path: Path) -> Iterator[Newsroom]:
    store = open_store(f"sqlite:///{tmp_path}/herald.db")
    made = Newsroom(tmp_path, store)
    yield made
    made.close()
    store.close()


class Answers(dict[str, Page]):
    """Pages of an interface that gives so many posts at once at most, under the addresses that begin so."""

    def __init__(self, begins: str, number: int, *, at_once: int = 100, is_deaf: bool = False) -> None:
        self._begins, self._number, self._at_once, self._is_deaf = begins, number, at_once, is_deaf
        super().__init__()

    def get(self, address: str, _default: object = None) -> Page:
        if not address.startswith(self._begins):
            return MISSING
        asked = {name: values[0] for name, values in parse_qs(urlsplit(address).query).items()}
        size = min(int(asked["per_page"]), self._at_once)
        offset = 0 if self._is_deaf else int(asked.get("offset", 0))
        posts = [post(number) for number in range(self._number)][offset : offset + size]
        return Page(body=json.dumps(posts).encode(), media_type="application/json")


@pytest.mark.parametrize(
    ("address", "begins"),
    [
        (PAPER, f"{PAPER}/?rest_route=/wp/v2/posts&"),
        (f"{PAPER}/?rest_route=/", f"{PAPER}/?rest_route=/wp/v2/posts&"),
        (f"{PAPER}/index.php?rest_route=/", f"{PAPER}/index.php?rest_route=/wp/v2/posts&"),
        (f"{PAPER}/index.php", f"{PAPER}/index.php/wp-json/wp/v2/posts?"),
        (f"{PAPER}/wp-json/wp/v2/posts", f"{PAPER}/wp-json/wp/v2/posts?"),
        (f"{PAPER}/de/wp-json/", f"{PAPER}/de/wp-json/wp/v2/posts?"),
    ],
)
async def test_the_interface_is_found_however_the_site_makes_its_addresses(
    newsroom: Newsroom, address: str, begins: str
) -> None:
    newsroom.web.pages = Answers(begins, 130)
    report = await newsroom.poll(newsroom.source(f"{{wordpress: '{address}'}}"))
    assert (report.error, report.new) == (None, 130)


async def test_a_site_that_gives_fewer_posts_at_once_than_it_is_asked_for_is_read_to_its_end(
    newsroom: Newsroom,
) -> None:
    newsroom.web.pages = Answers(f"{PAPER}/wp-json/", 130, at_once=25)
    assert (await newsroom.poll(newsroom.source(f"{{wordpress: '{PAPER}'}}"))).new == 130


async def test_a_cache_that_gives_the_same_posts_whatever_it_is_asked_for_is_asked_no_more(
    newsroom: Newsroom,
) -> None:
    newsroom.web.pages = Answers(f"{PAPER}/wp-json/", 130, is_deaf=True, at_once=20)
    assert (await newsroom.poll(newsroom.source(f"{{wordpress: '{PAPER}'}}"))).new == 20
    assert len(newsroom.web.asked) == 2


async def test_an_interface_that_is_nowhere_or_shut_says_so(newsroom: Newsroom) -> None:
    newsroom.web.pages = Answers("nowhere", 1)
    source = newsroom.source(f"{{wordpress: '{PAPER}'}}")
    assert (await newsroom.poll(source)).error == "answered 404"
    newsroom.web.pages = {
        f"{PAPER}/wp-json/wp/v2/posts?per_page=20&orderby=modified&order=desc&_embed=1": Page(
            error=AnswerError("answered 401", status=401)
        )
    }
    assert (await newsroom.poll(source)).error == "answered 401"
