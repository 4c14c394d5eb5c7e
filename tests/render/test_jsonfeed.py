import json
from typing import Any

from feedsvc.model.feed import FeedDocument
from feedsvc.render.jsonfeed import render_json_feed
from tests.builders import make_document, make_entry, make_ledger, make_spec
from tests.render.documents import FULL


def rendered(document: FeedDocument) -> dict[str, Any]:
    body = render_json_feed(document).body
    assert not body.startswith(b"\xef\xbb\xbf")
    feed: dict[str, Any] = json.loads(body.decode("utf-8"))
    return feed


def test_the_feed_says_what_it_is_and_where() -> None:
    feed = rendered(FULL)
    del feed["items"]
    assert feed == {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "Harbour Post",
        "home_page_url": "https://harbourpost.example/",
        "feed_url": "https://harbourpost.example/feeds/all.json",
        "user_comment": "This is a feed. Add https://harbourpost.example/feeds/all.json to a feed reader to follow it.",
        "description": "News from the harbour and the hills behind it.",
        "language": "en",
        "authors": [{"name": "Harbour Post", "url": "https://harbourpost.example/"}],
    }


def test_what_other_forms_have_no_element_for_is_told_in_the_extension() -> None:
    told = rendered(FULL)["items"][0]["_feedsvc"]
    del told["share"]
    assert told == {
        "about": "https://harbourpost.example/",
        "dateline": "Port Merrow",
        "published_precision": "minute",
        "zone_assumed": False,
        "truncated": False,
        "sources": [{"name": "Merrow Coast Wire", "url": "https://wire.example/"}, {"name": "Tide & Times"}],
        "captions": [{"text": "The ferry at its winter berth", "credit": "Ana Pell", "archive": True}],
        "images": [
            {
                "url": "https://media.harbourpost.example/ferry.jpg?w=1200&h=630",
                "caption": "The ferry at its winter berth",
                "credit": "Ana Pell",
            },
            {"url": "https://media.harbourpost.example/stage", "caption": "The landing stage"},
        ],
        "rights": "© 2026 Harbour Post",
    }


def test_each_item_carries_its_own_share_texts() -> None:
    shares = [item["_feedsvc"].get("share", []) for item in rendered(FULL)["items"]]
    assert [[share["network"] for share in item] for item in shares] == [
        ["whatsapp", "x"],
        ["whatsapp"],
        [],
        [],
    ]
    assert shares[0][1] == {
        "network": "x",
        "text": f"*{FULL.entries[0].entry.title}*\nhttps://harbourpost.example/e/2026-03-14-night-ferry-1/",
        "intent_url": "https://wa.me/?text=ferry",
        "length": 90,
        "limit": 280,
        "unit": "characters",
        "dropped": ["source"],
    }


def test_an_item_without_html_has_text() -> None:
    # > it must have either content_html or content_text
    (item,) = rendered(make_document(spec=make_spec(content="summary")))["items"]
    assert "content_html" not in item
    assert item["content_text"] == item["summary"] == make_entry().summary


def test_what_is_absent_has_no_member_and_no_null() -> None:
    bare = make_entry(authors=(), categories=(), sources=(), dateline=None, published_precision=None)
    body = render_json_feed(make_document((make_ledger(entry=bare),))).body
    assert b"null" not in body
    assert b"[]" not in body


def test_plain_text_is_never_escaped() -> None:
    (item,) = rendered(
        make_document((make_ledger(entry=make_entry(title="Fish & <chips>", summary="1 < 2")),))
    )["items"]
    assert (item["title"], item["summary"]) == ("Fish & <chips>", "1 < 2")


def test_an_empty_feed_still_has_its_list_of_items() -> None:
    assert rendered(make_document(()))["items"] == []
