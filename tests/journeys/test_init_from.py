"""``feedsvc init --from`` on sites that are built differently: what it proposes, and that the proposal works as pasted."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
import yaml

from tests.journeys.newsroom import Newsroom
from tests.journeys.site import STORIES, Site, served
from tests.journeys.test_web_sources import configure

CARDS = "".join(
    f"<div class='card'><a href='/2026/{slug}'><img src='/i/{slug}.jpg' alt=''></a><div class='text'><h3><a href='/2026/{slug}'>"
    f"{title}</a></h3><span class='when'>20 Nov 2026</span></div></div>"
    for slug, title in STORIES.items()
)
ROWS = "".join(
    f"<tr><td>{number}.</td><td><a href='/2026/{slug}'>{title}</a></td><td>20.11.2026</td></tr>"
    for number, (slug, title) in enumerate(STORIES.items(), 1)
)
CHROME = "<header><a href='/'>Strait Courier</a> <a href='/about'>About us</a> <a href='/jobs'>Work with us</a></header>"
SHELL = "<html><head><title>Courier</title><script src='/app.js'></script></head><body><div id='root'></div></body></html>"
WORDPRESS = (
    "<html><head><title>Courier</title><link rel='https://api.w.org/' href='/wp-json/'></head>"
    f"<body>{CHROME}<p>Welcome to the Courier.</p></body></html>"
)
SITES = {
    "a feed that the page names": ({}, "feed"),
    "cards without a feed": ({"/": f"<html><body>{CHROME}<main class='grid'>{CARDS}</main></body></html>"}, "listing"),
    "rows of an old table": ({"/": f"<html><body>{CHROME}<table>{ROWS}</table></body></html>"}, "listing"),
    "WordPress": ({"/": WORDPRESS}, "wordpress"),
    "a shell of scripts, and a sitemap in robots.txt": (
        {"/": SHELL, "/robots.txt": "User-agent: *\nDisallow:\nSitemap: {url}/sitemap.xml.gz\n"}, "sitemap",
    ),
}  # fmt: skip


@pytest.fixture
def site() -> Iterator[Site]:
    with served() as made:
        yield made


@pytest.mark.parametrize("built", SITES)
def test_what_is_proposed_for_a_site_reads_it_as_pasted(newsroom: Newsroom, site: Site, built: str) -> None:
    pages, kind = SITES[built]
    for path, body in pages.items():
        site.instead[path] = (200, body.replace("{url}", site.url))
    configure(newsroom, site, "desk: {folder: inbox}")
    done = newsroom.feedsvc("init", "--from", f"{site.url}/", "-c", str(newsroom.config))
    assert done.code == 0, done.err
    ((_, keys),) = yaml.safe_load(done.out)["sources"].items()
    assert next(iter(keys)) == kind, done.out
    assert any(title in done.err for title in STORIES.values())
    configure(newsroom, site, f"courier: {keys}")
    (source,) = newsroom.feedsvc("once", "--json").json["sources"]
    assert (source["new"], source["error"]) == (6, None), source
    assert {item["title"] for item in newsroom.feed()["items"]} == set(STORIES.values())


def test_a_site_that_offers_nothing_says_so(newsroom: Newsroom, site: Site) -> None:
    site.instead["/"] = (200, "<html><body><p>Closed for the season.</p></body></html>")
    configure(newsroom, site, "desk: {folder: inbox}")
    done = newsroom.feedsvc("init", "--from", f"{site.url}/", "-c", str(newsroom.config))
    assert done.code == 1
    assert "offers nothing that could be read" in done.err
