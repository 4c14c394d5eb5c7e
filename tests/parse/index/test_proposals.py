"""What a page may be read as, the best first."""

from __future__ import annotations

import pytest

from feedsvc.model.web import Proposal, Selectors
from feedsvc.parse.listing import read_listing
from feedsvc.parse.listing_proposals import propose
from feedsvc.text.urls import canonical_key
from tests.parse.index.documents import ADDRESS, SITE
from tests.parse.index.sections import SECTIONS, Section, page
from tests.parse.payloads import make_payload


def proposed(html: str, *, feeds: tuple[str, ...] = (), sitemaps: tuple[str, ...] = ()) -> list[Proposal]:
    return propose(make_payload(html, url=ADDRESS), feeds=feeds, sitemaps=sitemaps)


def test_the_best_stands_first():
    html = SECTIONS["grid of cards"].html.replace(
        "<title>", '<link rel="https://api.w.org/" href="/wp-json/"><title>'
    )
    found = proposed(
        html, feeds=(f"{SITE}/feed",), sitemaps=(f"{SITE}/sitemap.xml", f"{SITE}/news-sitemap.xml")
    )
    assert [one.keys[0] for one in found] == [
        ("feed", f"{SITE}/feed"),
        ("wordpress", SITE),
        ("sitemap", f"{SITE}/news-sitemap.xml"),
        ("listing", ADDRESS),
        ("sitemap", f"{SITE}/sitemap.xml"),
    ]
    assert found[3].keys[1] == ("items", "div.card")
    assert found[3].count == 4
    assert found[3].samples[0].title == "Pilot boat sinks off Halvard"


@pytest.mark.parametrize("section", SECTIONS.values(), ids=SECTIONS.keys())
def test_a_selector_that_is_proposed_finds_what_was_found_without(section: Section):
    (proposal,) = proposed(section.html)
    payload = make_payload(section.html, url=ADDRESS)
    by_itself = read_listing(payload, Selectors())
    if (items := dict(proposal.keys).get("items")) is not None:
        named = read_listing(payload, Selectors(items=items))
        assert [(canonical_key(link.url), link.title) for link in named.links] == [
            (canonical_key(link.url), link.title) for link in by_itself.links
        ]


def test_a_page_without_a_list_is_no_listing():
    assert proposed(page("<p>Nothing happened today.</p>")) == []


@pytest.mark.parametrize(
    ("href", "address"),
    [
        ("/wp-json/", SITE),
        ("/index.php/wp-json/", f"{SITE}/index.php"),
        ("/blog/wp-json/", f"{SITE}/blog"),
        ("/?rest_route=/", f"{SITE}/?rest_route=/"),
        ("/index.php?rest_route=/", f"{SITE}/index.php?rest_route=/"),
    ],
)
def test_the_interface_of_wordpress_is_proposed_as_the_site_names_it(href: str, address: str):
    (proposal,) = proposed(f'<link rel="https://api.w.org/" href="{href}"><p>x</p>')
    assert proposal.keys == (("wordpress", address),)


def test_an_interface_of_wordpress_that_cannot_be_asked_is_not_proposed():
    assert proposed('<link rel="https://api.w.org/" href="/interface/"><p>x</p>') == []
