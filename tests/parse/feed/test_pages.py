"""A page given in the place of a feed leads to the feeds that it names."""

from __future__ import annotations

import pytest

from tests.parse.feed.documents import listed

PAGE = "https://wire.example/news/"


def feeds(head: str = "", body: str = "") -> list[str]:
    document = f"<!doctype html><html lang=en><head><title>Selwyn Wire</title>{head}</head><body>{body}</body></html>"
    index = listed(document, url=PAGE)
    assert (index.form, index.links, index.title) == ("", (), "Selwyn Wire")
    return list(index.feeds)


def alternate(href: str, kind: str = "application/rss+xml", title: str = "") -> str:
    return f'<link rel="alternate" type="{kind}" href="{href}" title="{title}">'


@pytest.mark.parametrize(
    "kind",
    [
        "application/rss+xml",
        "application/atom+xml; charset=utf-8",
        "application/feed+json",
        "Application/RSS+XML",
    ],
)
def test_a_page_names_its_feeds_in_its_head(kind):
    assert feeds(alternate("/feed", kind)) == ["https://wire.example/feed"]


def test_its_own_hosts_feeds_stand_first_and_feeds_of_comments_nowhere():
    head = (
        alternate("https://count.example/selwyn")
        + alternate("/comments/feed/")
        + alternate("/c", title="Comments on News")
        + alternate("feed/")
    )
    assert feeds(head) == ["https://wire.example/news/feed/", "https://count.example/selwyn"]


@pytest.mark.parametrize(
    ("href", "title"),
    [
        ("/feed/", "The Correspondent » Feed"),
        ("/feed/", "Coast Commentary » Feed"),
        ("/feed/", "Comment and Coast » Feed"),
        ("https://comments.wire.example/feed", ""),
        ("/responsible-fishing/feed", "Responsible fishing"),
    ],
)
def test_a_name_that_only_sounds_like_comments_costs_no_feed(href, title):
    assert len(feeds(alternate(href, title=title))) == 1


@pytest.mark.parametrize(
    ("href", "title"),
    [
        ("comments/feed/", ""),
        ("https://wire.example/comments/feed/", "Selwyn Wire » Comments Feed"),
        ("/?feed=comments-rss2", ""),
        ("/feeds/comments/default", ""),
        ("/2026/03/quay/feed/", "Selwyn Wire » Quay closes Comments Feed"),
        ("/x", "Selwyn Wire » Kommentar-Feed"),
        ("/x", "Selwyn Wire » Flux des commentaires"),
        ("/x", "Selwyn Wire › Лента комментариев"),
    ],
)
def test_a_feed_of_comments_is_known_by_its_address_or_its_label(href, title):
    assert feeds(alternate(href, title=title) + alternate("/feed")) == ["https://wire.example/feed"]


def test_other_alternates_are_no_feeds():
    head = (
        alternate("/de", "text/html") + '<link rel="alternate" hreflang="de" href="/de">' + alternate("/feed")
    )
    assert feeds(head) == ["https://wire.example/feed"]


@pytest.mark.parametrize(
    "href",
    [
        "/feed",
        "/feed/",
        "/rss.xml",
        "/rss",
        "/atom.xml",
        "/feed.json",
        "/index.xml",
        "/news.rss",
        "/feeds/all",
        "/feed/?cat=3",
    ],
)
def test_links_of_the_usual_forms_count_where_the_head_names_none(href):
    assert feeds(body=f"<a href='{href}'>RSS</a><a href='/about'>About</a>") == [
        f"https://wire.example{href}"
    ]


def test_the_base_of_the_page_counts():
    assert feeds("<base href='https://wire.example/de/'>" + alternate("feed")) == [
        "https://wire.example/de/feed"
    ]


def test_nothing_but_the_web_is_named():
    assert feeds(alternate("javascript:alert(1)") + alternate("feed:https://x") + alternate("/feed")) == [
        "https://wire.example/feed"
    ]
