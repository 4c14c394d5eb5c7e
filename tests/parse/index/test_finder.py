"""The finder measured: on pages as content systems make them it gives the stories, and hardly anything else."""

from __future__ import annotations

from statistics import fmean
from urllib.parse import unquote, urlsplit

import pytest

from feedsvc.model.web import Index
from feedsvc.parse.listing_addresses import key_of
from feedsvc.parse.listing_proposals import propose
from tests.parse.index import cms_late, cms_more, cms_odd, cms_papers, cms_systems
from tests.parse.index.cms import Page
from tests.parse.index.documents import listed
from tests.parse.payloads import make_payload

PAGES = {
    name: made()
    for kind in (cms_systems, cms_papers, cms_odd, cms_more, cms_late)
    for name, made in kind.PAGES.items()
}
#: Parameters that these pages count clicks by.
COUNTS = ("ref=", "utm_")


def path_of(url: str) -> str:
    parts = urlsplit(url)
    query = "&".join(part for part in parts.query.split("&") if part and not part.startswith(COUNTS))
    return f"{unquote(parts.path)}?{query}" if query else unquote(parts.path)


def found(page: Page) -> Index:
    return listed(page.html, address=page.address)


def measured(page: Page) -> tuple[float, float]:
    """Return precision and recall; what a page may give counts for neither."""
    given = [path_of(link.url) for link in found(page).links]
    wanted, allowed = set(page.must), {*page.must, *page.may}
    precision = sum(path in allowed for path in given) / len(given) if given else 1.0
    return precision, len(wanted.intersection(given)) / len(wanted) if wanted else 1.0


def test_the_finder_keeps_its_precision_and_recall_over_all_pages():
    figures = [measured(page) for page in PAGES.values()]
    assert fmean(precision for precision, _ in figures) >= 0.98
    assert fmean(recall for _, recall in figures) >= 0.98


@pytest.mark.parametrize("page", PAGES.values(), ids=PAGES.keys())
def test_no_page_gives_more_than_a_tenth_of_other_links_or_misses_more_than_a_tenth(page: Page):
    precision, recall = measured(page)
    assert (precision >= 0.9, recall >= 0.9) == (True, True)


@pytest.mark.parametrize("page", PAGES.values(), ids=PAGES.keys())
def test_headlines_are_those_of_the_stories(page: Page):
    titles = {link.title.casefold() for link in found(page).links if path_of(link.url) in page.must}
    for title in titles:
        assert title, titles
        assert title in page.html.casefold().replace("&amp;", "&")
    assert not any(title.startswith(("read ", "more", "continue", "details", "posted")) for title in titles)


@pytest.mark.parametrize(
    "name", ["wordpress classic", "drupal views", "press releases", "chinese portal", "microsoft portal"]
)
def test_dates_are_found_where_the_items_print_them(name: str):
    assert all(link.published for link in found(PAGES[name]).links if path_of(link.url) in PAGES[name].must)


@pytest.mark.parametrize(
    ("name", "following"),
    [
        ("wordpress classic", "/category/news/page/2/"),
        ("drupal views", "/news/?page=1"),
        ("chinese portal", "/bd/index_1.shtml"),
        ("french teasers", "/mer/2/"),
        ("headlines beside", None),
        ("korean portal", "/main/list.nhn?mode=LSD&page=2"),
    ],
)
def test_the_next_page_is_found_and_no_story_is_taken_for_it(name: str, following: str | None):
    given = found(PAGES[name]).next_page
    assert (given and path_of(given)) == following


def test_what_only_counts_clicks_makes_no_other_item():
    page = PAGES["tracked"]
    other = Page(page.html.replace("home_", "sport_"), page.must)
    assert [link.digest for link in found(page).links] == [
        link.digest for link in listed(other.html, address=page.address).links
    ]


@pytest.mark.parametrize(
    "picture",
    [
        '<img data-img-url="/p/1.jpg">',
        '<img data-echo="/p/1.jpg" src="data:image/gif;base64,R0">',
        "<div style=\"background-image: url('/p/1.jpg')\"></div>",
    ],
)
def test_a_picture_is_found_under_whatever_name_a_script_looks_for_it(picture: str):
    items = "".join(
        f'<li><a href="/2026/a-story-of-number-{n}">{picture}<b>A story of number {n}</b></a></li>'
        for n in range(4)
    )
    assert listed(f"<ul>{items}</ul>").links[0].image == "https://halvard.example/p/1.jpg"


@pytest.mark.parametrize("page", PAGES.values(), ids=PAGES.keys())
def test_a_selector_that_is_proposed_gives_the_same_stories_under_the_same_headlines(page: Page):
    payload = make_payload(page.html, url=page.address)
    by_itself = {key_of(link.url): link.title for link in found(page).links}
    for proposal in propose(payload, feeds=(), sitemaps=()):
        items = dict(proposal.keys).get("items")
        if items is not None:
            named = {
                key_of(link.url): link.title
                for link in listed(page.html, address=page.address, items=items).links
            }
            assert len(by_itself.items() & named.items()) >= 0.9 * len(by_itself.keys() | named.keys())


def test_most_sections_are_met_by_a_selector():
    proposed = [
        dict(proposal.keys).get("items")
        for page in PAGES.values()
        for proposal in propose(make_payload(page.html, url=page.address), feeds=(), sitemaps=())
    ]
    assert sum(items is not None for items in proposed) >= 0.8 * len(proposed)
