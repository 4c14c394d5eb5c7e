"""``feedsvc check --online``: a source of which nothing can be read is not called good."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.journeys.newsroom import Newsroom
from tests.journeys.site import Site, served
from tests.journeys.test_web_sources import configure


@pytest.fixture
def site() -> Iterator[Site]:
    with served() as made:
        yield made


@pytest.mark.parametrize(
    ("source", "code", "said"),
    [
        ("listing: '{url}/news'", 0, "6 items"),
        ("listing: '{url}/news', items: .nothing", 1, "The selector '.nothing' finds no links on the page."),
        ("listing: '{url}/quiet'", 1, "No list of articles was found"),
        ("feed: '{url}/empty.xml'", 0, "0 items"),
    ],
)
def test_a_source_of_which_nothing_can_be_read_fails_the_check(
    newsroom: Newsroom, site: Site, source: str, code: int, said: str
) -> None:
    site.instead["/quiet"] = (200, "<html><body><p>Nothing happened today.</p></body></html>")
    site.instead["/empty.xml"] = (200, "<rss version='2.0'><channel><title>Quiet</title></channel></rss>")
    configure(newsroom, site, f"town: {{{source.replace('{url}', site.url)}}}")
    done = newsroom.feedsvc("check", "--online", "-c", str(newsroom.config))
    assert (done.code, said in done.out + done.err) == (code, True), done
