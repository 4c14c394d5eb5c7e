"""JSON Feed 1 and 1.1."""

from __future__ import annotations

import json

import pytest

from feedsvc.errors import DumpError
from feedsvc.model.raw import Rejection
from tests.parse.feed.documents import entries, entry, headline, listed, standfirst, text
from tests.parse.payloads import parsed

FEED = {
    "version": "https://jsonfeed.org/version/1.1",
    "title": "Selwyn Wire",
    "home_page_url": "https://wire.example/",
    "feed_url": "https://wire.example/feed.json",
    "language": "en-GB",
    "authors": [{"name": "Selwyn Desk"}],
}
ITEM = {
    "id": "quay-1",
    "url": "/quay",
    "title": "Quay &amp; pier",
    "content_html": "<p>The board met.</p>",
    "summary": "Shut until the spring comes.",
    "date_published": "2026-11-20T10:00:00+01:00",
    "date_modified": "2026-11-20T11:00:00+01:00",
    "authors": [{"name": "Ada Marsh"}, {"url": "https://x.example"}],
    "tags": ["Harbour"],
    "image": "/quay.jpg",
    "attachments": [
        {"url": "/b.png", "mime_type": "image/png"},
        {"url": "/c.mp3", "mime_type": "audio/mpeg"},
    ],
}


def made(*items, **feed):
    return json.dumps({**FEED, **feed, "items": list(items)})


def test_an_item_gives_every_part_of_an_article():
    found = entry(made(ITEM))
    assert (headline(found), found.url, found.guid) == (
        "Quay &amp; pier",
        "https://wire.example/quay",
        "quay-1",
    )
    assert (text(found), standfirst(found)) == (["The board met."], "Shut until the spring comes.")
    assert [(date.role, date.text) for date in found.dates] == [
        ("published", "2026-11-20T10:00:00+01:00"),
        ("updated", "2026-11-20T11:00:00+01:00"),
    ]
    assert [one.text for one in found.bylines] == ["Ada Marsh"]
    assert [one.url for one in found.images] == [
        "https://wire.example/quay.jpg",
        "https://wire.example/b.png",
    ]
    assert found.language == "en-GB"


def test_version_1_names_its_author_in_the_singular():
    assert [
        one.text for one in entry(made({**ITEM, "authors": None, "author": {"name": "Ilse"}})).bylines
    ] == ["Ilse"]
    assert [one.text for one in entry(made({"id": "1", "title": "x"})).bylines] == ["Selwyn Desk"]


def test_plain_text_is_never_read_as_html():
    assert text(entry(made({"id": 1, "title": "x", "content_text": "a < b & <p> &amp;"}))) == [
        "a < b & <p> &amp;"
    ]


@pytest.mark.parametrize(("value", "guid"), [("a", "a"), (7, "7"), (1.5, "1.5"), (True, "true")])
def test_an_id_is_coerced_to_a_string(value, guid):
    assert entry(made({**ITEM, "id": value})).guid == guid


@pytest.mark.parametrize(
    "item", [{"title": "x"}, {"id": "", "title": "x"}, {"id": None, "title": "x"}, "x", None, []]
)
def test_an_item_without_an_id_is_discarded(item):
    assert [link.guid for link in listed(made(item, ITEM)).links] == ["quay-1"]
    refused = parsed(made(item, ITEM), "feed.json")[0]
    assert isinstance(refused, Rejection)
    assert "item" in refused.reason


def test_the_feed_says_who_it_is_and_goes_on():
    index = listed(made(ITEM, next_url="/feed.json?p=2"))
    assert (index.form, index.title, index.language) == ("json", "Selwyn Wire", "en-GB")
    assert index.own_addresses[0] == "https://wire.example/feed.json"
    assert index.next_page == "https://wire.example/feed.json?p=2"


def test_the_senders_word_makes_a_feed_of_json_that_lost_its_version():
    document = json.dumps({"items": [ITEM]})
    assert [one.guid for one in entries(document, media_type="application/feed+json")] == ["quay-1"]


@pytest.mark.parametrize(
    ("document", "reason"),
    [
        ('{"title": "x"}', "not a feed: a document of the form json"),
        (
            '{"version": "https://jsonfeed.org/version/1", "items": {}}',
            "not a feed: JSON without a list of items",
        ),
        (
            '{"version": "https://jsonfeed.org/version/1", "items": ' + "[" * 100_000,
            "not a feed: JSON nested too deep",
        ),
        ('{"version": "https://jsonfeed.org/version/1", "items": [', "not a feed: broken JSON"),
    ],
)
def test_json_that_is_no_feed_is_refused_with_the_reason(document, reason):
    with pytest.raises(DumpError, match=reason.replace("[", r"\[")):
        listed(document)
