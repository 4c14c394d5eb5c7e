"""``feedsvc init --from`` on sites that are built differently: what it proposes, and that the proposal works as pasted."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
import yaml

from feedsvc.cli.proposing import source_name
from feedsvc.config.starter import source_text
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
HEAD = "<html><head><title>Courier</title>{}</head><body>" + CHROME + "</body></html>"
RSS = "<link rel='alternate' type='application/rss+xml' title='{0}' href='{1}'>"
EMPTY = "<rss version='2.0'><channel><title>Sport</title></channel></rss>"
SITES = {
    "a feed that the page names": ({}, "feed"),
    "cards without a feed": ({"/": f"<html><body>{CHROME}<main class='grid'>{CARDS}</main></body></html>"}, "listing"),
    "rows of an old table": ({"/": f"<html><body>{CHROME}<table>{ROWS}</table></body></html>"}, "listing"),
    "a start page that has moved": ({"/": "301 {url}/start", "/start": HEAD.format(RSS.format("News", "rss.xml"))}, "feed"),
    "a feed of comments and empty ones first": (
        {
            "/": HEAD.format("".join(RSS.format(*one) for one in (("Courier » Comments Feed", "/comments/feed"), *(("Sport", f"/{n}.xml") for n in range(5)), ("The Correspondent", "/rss.xml")))),
            "/comments/feed": "<rss version='2.0'><channel><title>C</title><item><title>Re: buoy</title></item></channel></rss>",
            **{f"/{number}.xml": EMPTY for number in range(5)},
        }, "feed",
    ),
    "a page of feeds that is linked in the text": (
        {"/": HEAD.format("").replace("</body>", "<a href='/feeds/'>RSS</a></body>"), "/feeds/": HEAD.format("").replace("</body>", "<a href='/rss.xml'>All news</a></body>")}, "feed",
    ),
    "WordPress without readable addresses": (
        {"/": WORDPRESS.replace("/wp-json/", "/index.php?rest_route=/"), "/index.php": "{posts}"}, "wordpress",
    ),
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
    posts = site.body_of("/wp-json/wp/v2/posts")
    assert posts is not None
    for path, given in pages.items():
        body = posts[1].decode() if given == "{posts}" else given.replace("{url}", site.url)
        site.instead[path] = (301, body[4:]) if body.startswith("301 ") else (200, body)
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


@pytest.mark.parametrize(
    ("path", "kind"), [("/rss.xml", "feed"), ("/sitemap.xml.gz", "sitemap"), ("/news", "listing")]
)
def test_an_address_that_is_the_source_itself_is_proposed(
    newsroom: Newsroom, site: Site, path: str, kind: str
) -> None:
    configure(newsroom, site, "desk: {folder: inbox}")
    done = newsroom.feedsvc("init", "--from", f"{site.url}{path}", "-c", str(newsroom.config))
    ((name, keys),) = yaml.safe_load(done.out)["sources"].items()
    assert (name, keys[kind]) == ("site", f"{site.url}{path}")


@pytest.mark.parametrize(
    ("answer", "reason"),
    [
        ((503, "busy"), "503"),
        ((200, "%PDF-1.7 not a page"), "binary"),
        ((200, ""), "empty"),
        ((200, '{"a": 1}'), "offers nothing"),
        ((200, "<title>Just a moment...</title><p>Verify you are human</p>"), "offers nothing|robots"),
        ((301, "/"), "leads on more than 5 times"),
    ],
)
def test_an_address_that_is_down_or_no_page_says_so_in_one_line(
    newsroom: Newsroom, site: Site, answer: tuple[int, str], reason: str
) -> None:
    site.instead["/"] = answer
    configure(newsroom, site, "desk: {folder: inbox}")
    done = newsroom.feedsvc("init", "--from", f"{site.url}/", "-c", str(newsroom.config))
    assert (done.code, done.out) == (1, "")
    assert re.search(reason, done.err), done.err
    assert "Traceback" not in done.err


@pytest.mark.parametrize(
    ("address", "name"),
    [
        ("https://www.paper.example/x", "paper"),
        ("https://news.paper.co.uk/", "paper"),
        ("https://paper.com.au", "paper"),
        ("https://247.example/", "site-247"),
        ("https://127.0.0.1/", "site"),
        ("https://a_b.example/", "a-b"),
        ("https://co.uk/", "co"),
    ],
)
def test_a_source_is_called_what_its_host_is(address: str, name: str) -> None:
    assert source_name(address) == name
    assert isinstance(next(iter(yaml.safe_load(source_text(name, {"feed": address})))), str)
