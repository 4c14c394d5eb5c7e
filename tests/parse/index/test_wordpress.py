"""Posts of WordPress: what the interface lists, what becomes of them, what is known already."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from feedsvc.errors import DumpError
from feedsvc.model.raw import RawEntry, Rejection
from feedsvc.parse.payload import parse
from feedsvc.parse.wordpress import read_wordpress
from tests.parse.index.documents import SITE
from tests.parse.payloads import STYLE, make_payload

ADDRESS = f"{SITE}/wp-json/wp/v2/posts?per_page=20"


def post(number: int = 7, **fields: Any) -> dict[str, Any]:
    return {
        "id": number,
        "date": "2026-03-01T10:00:00",
        "date_gmt": "2026-03-01T09:00:00",
        "modified_gmt": "2026-03-02T09:00:00",
        "guid": {"rendered": f"{SITE}/?p={number}"},
        "slug": "bell-tower-leans",
        "status": "publish",
        "type": "post",
        "link": f"{SITE}/bell-tower-leans-{number}",
        "title": {"rendered": "Bell tower &#8216;leans&#8217;"},
        "content": {
            "rendered": "<p>It leans a little more than last year.</p><p>Nobody knows why it does.</p>",
            "protected": False,
        },
        "excerpt": {"rendered": "<p>It leans a little more [&hellip;]</p>"},
        "author": 3,
        "class_list": ["post-7"],
        "_embedded": {
            "author": [{"name": "Tove Brandt"}],
            "wp:term": [
                [
                    {"taxonomy": "category", "name": "Port &amp; Sea"},
                    {"taxonomy": "category", "name": "None", "slug": "uncategorized"},
                ],
                [{"taxonomy": "post_tag", "name": "towers"}],
            ],
            "wp:featuredmedia": [
                {
                    "source_url": f"{SITE}/t.jpg",
                    "alt_text": "A tower",
                    "caption": {"rendered": "<p>The tower</p>"},
                }
            ],
        },
        **fields,
    }


def given_posts(*posts: Any, **fields: Any):
    return make_payload(json.dumps(posts), ADDRESS, url=ADDRESS, media_type="application/json", **fields)


def one(*posts: Any) -> RawEntry:
    (item,) = parse(given_posts(*posts), STYLE)
    assert isinstance(item, RawEntry)
    return item


def test_a_post_is_listed_with_what_tells_it_from_its_earlier_self():
    (link,) = read_wordpress(given_posts(post())).links
    (other,) = read_wordpress(given_posts(post(modified_gmt="2026-03-03T09:00:00"))).links
    assert (link.title, link.published, link.guid) == (
        "Bell tower ‘leans’",
        "2026-03-01T09:00:00Z",
        f"{SITE}/?p=7",
    )
    assert link.categories == ("Port & Sea",)
    assert link.digest != other.digest


def test_a_post_becomes_an_article_with_authors_terms_and_picture():
    item = one(post())
    assert item.title is not None
    assert item.title.text == "Bell tower ‘leans’"
    assert [block.text for block in item.blocks] == [
        "It leans a little more than last year.",
        "Nobody knows why it does.",
    ]
    assert [piece.text for piece in item.bylines] == ["Tove Brandt"]
    assert [piece.text for piece in item.categories] == ["Port & Sea", "towers"]
    assert [(date.role, date.text) for date in item.dates] == [
        ("published", "2026-03-01T09:00:00Z"),
        ("updated", "2026-03-02T09:00:00Z"),
    ]
    assert (item.images[0].url, item.images[0].alt, item.images[0].caption) == (
        f"{SITE}/t.jpg",
        "A tower",
        "The tower",
    )
    assert (item.guid, item.url, item.base_url) == (
        f"{SITE}/?p=7",
        f"{SITE}/bell-tower-leans-7",
        f"{SITE}/bell-tower-leans-7",
    )


def test_an_excerpt_that_is_a_mere_cut_is_no_deck_and_a_written_one_is():
    written = {"rendered": "<p>Surveyors are at a loss over the tower.</p>"}
    deck = one(post(excerpt=written)).deck
    assert one(post()).deck is None
    assert deck is not None
    assert deck.text == "Surveyors are at a loss over the tower."


def test_what_is_known_is_left_out_and_the_rest_keeps_its_number_and_digest():
    payload = given_posts(post(7), post(8))
    first, second = (link.digest for link in read_wordpress(payload).links)
    (item,) = parse(replace(payload, known=frozenset({first})), STYLE)
    assert (item.place, item.digest) == (f"{ADDRESS}#2", second)


def test_a_post_behind_a_password_is_rejected_alone():
    hidden = post(8, content={"rendered": "", "protected": True})
    first, second = parse(given_posts(post(7), hidden), STYLE)
    assert isinstance(first, RawEntry)
    assert isinstance(second, Rejection)
    assert second.reason == "a post that only its password opens"
    assert second.digest


def test_an_empty_page_lists_nothing():
    assert read_wordpress(given_posts()).links == ()


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        (
            '{"code":"rest_no_route","message":"No route was found &amp; none will."}',
            "WordPress says: No route was found & none will.",
        ),
        ("<!DOCTYPE html><title>x</title>", "may be switched off"),
        ('{"posts":[]}', "JSON without a list"),
        ('[{"id":1}]', "a list of something else"),
        ("[", "broken JSON"),
        ("[" * 100_000, "JSON nested too deep|broken JSON"),
    ],
)
def test_what_is_no_page_of_posts_says_why(body: str, reason: str):
    with pytest.raises(DumpError, match=reason):
        read_wordpress(make_payload(body, ADDRESS, url=ADDRESS))


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=20),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["rendered", "name", "taxonomy", "protected"]), inner)
    ),
    max_leaves=6,
)


@settings(max_examples=80, deadline=None)
@given(st.dictionaries(st.sampled_from(list(post())), VALUES))
def test_any_values_give_an_article_or_a_reason(fields: dict[str, Any]):
    payload = given_posts(post() | fields)
    try:
        links = read_wordpress(payload).links
    except DumpError:
        return
    assert [item.digest for item in parse(payload, STYLE)] == [link.digest for link in links]
