"""Sources on the web, from the configuration to the feed: real processes, a real site on loopback."""

from __future__ import annotations

import json
from collections.abc import Iterator

import httpx
import pytest

from tests.journeys.newsroom import Newsroom
from tests.journeys.site import STORIES, Site, served

KINDS = {
    "feed": "feed: {url}/rss.xml, full_text: true",
    "page-with-a-feed": "feed: {url}/, full_text: true",
    "listing": "listing: {url}/news",
    "selectors": "listing: {url}/news, items: li.story, fields: {{title: h2, link: h2 a, date: time@datetime, summary: p}}",
    "sitemap": "sitemap: {url}/sitemap.xml.gz",
    "wordpress": "wordpress: {url}",
}


@pytest.fixture
def site() -> Iterator[Site]:
    with served() as made:
        yield made


def configure(newsroom: Newsroom, site: Site, *sources: str) -> None:
    """Replace the newsroom's sources; all may reach loopback."""
    text = newsroom.config.read_text()
    i, j = text.index("defaults:" if "defaults:" in text else "sources:"), text.index("feeds:")
    lines = "".join(f"  {source}\n" for source in sources)
    opened = f"defaults: {{allow_networks: [127.0.0.0/8], allow_ports: [{site.port}], gap: 0s, every: 1s}}\n"
    newsroom.config.write_text(f"{text[:i]}{opened}sources:\n{lines}{text[j:]}")


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_brings_the_articles_once_and_asks_no_more_than_it_must(
    newsroom: Newsroom, site: Site, kind: str
) -> None:
    configure(newsroom, site, f"courier: {{{KINDS[kind].format(url=site.url)}}}")
    done = newsroom.feedsvc("once", "--json")
    assert done.code == 0, done.err + done.out
    (source,) = done.json["sources"]
    assert (source["new"], source["rejected"], source["error"]) == (6, [], None), source
    items = {item["title"]: item for item in newsroom.feed()["items"]}
    assert set(items) == set(STORIES.values())
    assert "asked skippers to keep their distance" in items["Buoy adrift off the mole"]["content_html"]
    assert items["Buoy adrift off the mole"]["date_published"].startswith("2026-11-20")
    for _ in range(2 if kind == "wordpress" else 1):  # the first reading of an archive asks for longer pages
        asked = len(site.asked)
        (source,) = newsroom.feedsvc("once", "--json").json["sources"]
        assert (source["new"], source["changed"], source["read"]) == (0, 0, 0)
    assert [status for path, status in site.asked[asked:] if "robots" not in path] == [304] * (
        2 if kind == "page-with-a-feed" else 1
    ), site.asked[asked:]


def test_a_page_is_one_article(newsroom: Newsroom, site: Site) -> None:
    configure(newsroom, site, f"notice: {{page: {site.url}/2026/buoy-adrift}}")
    assert newsroom.feedsvc("once").code == 0
    assert [item["title"] for item in newsroom.feed()["items"]] == ["Buoy adrift off the mole"]


def test_the_running_service_publishes_what_a_site_adds_and_sees_when_it_breaks(
    newsroom: Newsroom, site: Site
) -> None:
    late = site.slugs.pop()
    configure(newsroom, site, f"courier: {{listing: {site.url}/news}}")
    with newsroom.service() as process:
        newsroom.wait(lambda: len(newsroom.feed()["items"]) == 5, process=process)
        site.slugs.append(late)
        newsroom.wait(lambda: len(newsroom.feed()["items"]) == 6, process=process)
        site.instead["/news"] = (
            200,
            "<html><title>News</title><body><p>We are building anew for you.</p></body></html>",
        )
        newsroom.wait(
            lambda: "where there were" in json.dumps(httpx.get(f"{newsroom.base}/readyz").json()),
            process=process,
        )
        told = httpx.get(f"{newsroom.base}/readyz").json()
        assert "where there were" in {**told["sources_in_doubt"], **told["sources_failing"]}["courier"]
        assert len(newsroom.feed()["items"]) == 6
        (source,) = newsroom.feedsvc("status", "--json").json["sources"]
        assert "where there were" in source["trouble"]
        del site.instead["/news"]
        newsroom.wait(
            lambda: httpx.get(f"{newsroom.base}/readyz").json()["sources_in_doubt"] == {}, process=process
        )
    assert "source in doubt; what is published stays" in newsroom.log()
    assert "source is out of doubt" in newsroom.log()


def test_one_source_that_breaks_costs_no_other(newsroom: Newsroom, site: Site) -> None:
    site.instead["/2026/crane-stands"] = (500, "oh no")
    configure(
        newsroom, site, f"gone: {{feed: {site.url}/nothing}}", f"courier: {{feed: {site.url}/rss.xml, full_text: true}}",
        "inside: {page: 'http://169.254.169.254/latest/meta-data/'}",
    )  # fmt: skip
    done = newsroom.feedsvc("once", "--json")
    assert done.code == 1
    gone, courier, inside = done.json["sources"]
    assert gone["error"] == "answered 404 Not Found"
    assert inside["error"].startswith("169.254.169.254 is not on the public network")
    assert (courier["new"], courier["error"]) == (5, None)
    assert courier["notes"] == [f"{site.url}/2026/crane-stands: answered 500 Internal Server Error"]


def test_a_source_or_an_address_is_looked_at_before_anything_is_stored(
    newsroom: Newsroom, site: Site
) -> None:
    configure(newsroom, site, f"courier: {{listing: {site.url}/news}}", f"gone: {{feed: {site.url}/nothing}}")
    shown = newsroom.feedsvc("preview", "--json", "courier")
    assert {one["title"] for one in shown.json_lines} == set(STORIES.values())
    by_address = newsroom.feedsvc("preview", "--json", f"{site.url}/news")
    assert by_address.out == shown.out
    refused = newsroom.feedsvc("preview", "--json", "http://127.0.0.1:9/")
    assert "port 9 is not asked" in refused.json["rejected"]
    checked = newsroom.feedsvc("check", "--online", "--json")
    assert checked.code == 1
    assert checked.json["sources"] == [
        {"source": "courier", "items": 6, "error": None},
        {"source": "gone", "items": 0, "error": "answered 404 Not Found"},
    ]
    assert not (newsroom.folder / "herald.db").exists()


def test_a_killed_poll_loses_nothing_and_reads_nothing_twice(newsroom: Newsroom, site: Site) -> None:
    configure(newsroom, site, f"courier: {{feed: {site.url}/rss.xml, full_text: true}}")
    process = newsroom.start()
    newsroom.wait(lambda: len(site.asked) >= 3, process=process)
    process.kill()
    process.wait()
    (source,) = newsroom.feedsvc("once", "--json").json["sources"]
    assert source["error"] is None
    assert len(newsroom.feed()["items"]) == 6
    assert len({item["id"] for item in newsroom.feed()["items"]}) == 6


def test_init_from_a_site_proposes_its_feed_and_shows_what_it_yields(newsroom: Newsroom, site: Site) -> None:
    configure(newsroom, site, "desk: {folder: inbox}")
    done = newsroom.feedsvc("init", "--from", f"{site.url}/", "-c", str(newsroom.config))
    assert done.code == 0, done.err
    assert done.out.startswith(f'sources:\n  site:\n    feed: "{site.url}/rss.xml"\n')
    assert "Buoy adrift off the mole" in done.err
    done = newsroom.feedsvc("init", "--from", f"{site.url}/news", "--json", "-c", str(newsroom.config))
    (listing,) = [one for one in done.json["proposals"] if "listing" in one["keys"]]
    assert listing["titles"] == list(STORIES.values())[:3]
    configure(newsroom, site, f"courier: {json.dumps(listing['keys'])}")
    (source,) = newsroom.feedsvc("once", "--json").json["sources"]
    assert (source["new"], source["error"]) == (6, None)
