import pytest

from feedsvc.text.addresses import (
    entry_url,
    feed_page_url,
    feed_path,
    feed_url,
    front_url,
    home_url,
    media_type,
    opml_url,
    scheme_uri,
)
from tests.builders import make_site, make_spec

SITE = make_site(url="https://harbourpost.example/news")


def test_every_address_stands_below_the_sites() -> None:
    assert front_url(SITE) == "https://harbourpost.example/news/"
    assert entry_url(SITE, "2026-03-14-ferry") == "https://harbourpost.example/news/e/2026-03-14-ferry/"
    assert feed_url(SITE, "all", "rss") == "https://harbourpost.example/news/feeds/all.rss"
    assert feed_page_url(SITE, "all") == "https://harbourpost.example/news/feeds/all/"
    assert opml_url(SITE) == "https://harbourpost.example/news/feeds.opml"


@pytest.mark.parametrize(
    "url, front",
    [
        ("https://hafenpöst.example", "https://xn--hafenpst-s4a.example/"),
        ("https://harbourpost.example/nouvelles/été", "https://harbourpost.example/nouvelles/%C3%A9t%C3%A9/"),
        ("https://harbourpost.example/", "https://harbourpost.example/"),
    ],
)
def test_an_address_is_ascii_since_rss_allows_no_iri(url: str, front: str) -> None:
    assert front_url(make_site(url=url)) == front


@pytest.mark.parametrize("slug", ["a/b", "a b", "é", "\ud800", "?x#y"])
def test_a_slug_is_one_segment_whatever_it_holds(slug: str) -> None:
    segment = entry_url(SITE, slug).removeprefix("https://harbourpost.example/news/e/").removesuffix("/")
    assert segment.isascii()
    assert not set(segment) & set("/ ?#")


def test_the_feed_titled_as_the_site_is_about_its_front_page() -> None:
    assert home_url(SITE, make_spec(title=SITE.title)) == front_url(SITE)
    assert home_url(SITE, make_spec(name="world", title="World")) == feed_page_url(SITE, "world")


def test_a_scheme_of_categories_is_an_absolute_uri() -> None:
    assert scheme_uri(SITE, "genre") == "https://harbourpost.example/news/#genre"
    assert scheme_uri(SITE, "https://x.example/codes") == "https://x.example/codes"


def test_xml_states_its_charset_and_json_has_none_to_state() -> None:
    assert media_type("rss") == "application/rss+xml; charset=utf-8"
    assert media_type("atom") == "application/atom+xml; charset=utf-8"
    assert media_type("json") == "application/feed+json"
    assert feed_path("all", "json") == "feeds/all.json"
