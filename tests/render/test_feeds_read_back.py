"""What an independent reader (feedparser) and plain JSON find in the feeds: the same, in all three forms."""

import calendar
import html
import json
from datetime import UTC, datetime
from typing import Any

import feedparser
import pytest

from feedsvc.model.feed import FeedDocument
from tests.render.documents import DOCUMENTS, FULL, render_all

documents = pytest.mark.parametrize("document", DOCUMENTS.values(), ids=DOCUMENTS.keys())


def parsed(body: bytes) -> Any:
    # Its sanitizer would judge the HTML as well; here only the transport is asked about.
    feed = feedparser.parse(body, sanitize_html=False, resolve_relative_uris=False)
    assert not feed.bozo, feed.bozo_exception
    return feed


def moment(stamp: Any) -> datetime:
    return datetime.fromtimestamp(calendar.timegm(stamp), tz=UTC)


def xml_facts(entry: Any) -> dict[str, object]:
    return {
        "id": entry.id,
        "url": entry.link,
        "title": entry.title,
        "summary": html.unescape(entry.summary),
        "html": entry.content[0].value if "content" in entry else None,
        "published": moment(entry.published_parsed),
        "updated": moment(entry.updated_parsed),
        "tags": [tag.term for tag in entry.get("tags", [])],
        "image": entry.media_content[0]["url"] if "media_content" in entry else None,
    }


def json_facts(item: dict[str, Any]) -> dict[str, object]:
    return {
        "id": item["id"],
        "url": item["url"],
        "title": item["title"],
        "summary": item["summary"],
        "html": item.get("content_html"),
        "published": datetime.fromisoformat(item["date_published"]),
        "updated": datetime.fromisoformat(item["date_modified"]),
        "tags": item.get("tags", []),
        "image": item.get("image"),
    }


@documents
def test_all_three_forms_tell_the_same(document: FeedDocument) -> None:
    forms = render_all(document)
    rss, atom, told = parsed(forms["rss"].body), parsed(forms["atom"].body), json.loads(forms["json"].body)
    facts = [json_facts(item) for item in told["items"]]
    assert [xml_facts(entry) for entry in rss.entries] == facts
    assert [xml_facts(entry) for entry in atom.entries] == facts
    assert rss.feed.title == atom.feed.title == told["title"]
    assert rss.feed.link == atom.feed.link == told["home_page_url"]
    assert rss.feed.language == atom.feed.language == told["language"]
    assert moment(rss.feed.updated_parsed) == moment(atom.feed.updated_parsed) == document.updated


def test_every_person_is_read_back_from_atom_and_json() -> None:
    forms = render_all(FULL)
    authors = [author.name for author in parsed(forms["atom"].body).entries[0].authors]
    assert authors == ["Mira Tolland", "Oskar Venn"]
    assert json.loads(forms["json"].body)["items"][0]["authors"] == [{"name": name} for name in authors]


def test_the_first_address_of_an_article_is_kept_apart_from_our_page() -> None:
    forms = render_all(FULL)
    links = {link.rel: link.href for link in parsed(forms["atom"].body).entries[0].links}
    assert links == {
        "alternate": "https://harbourpost.example/e/2026-03-14-night-ferry-1/",
        "via": "https://harbourpost.example/2026/ferry?id=1&ref=home",
    }
    assert json.loads(forms["json"].body)["items"][0]["external_url"] == links["via"]


def test_a_reader_subscribed_by_any_form_finds_the_others() -> None:
    forms = render_all(FULL)
    for form, own in (("rss", "application/rss+xml"), ("atom", "application/atom+xml")):
        links = {
            link.type: (link.rel, link.href)
            for link in parsed(forms[form].body).feed.links
            if link.type != "text/html"
        }
        assert {media_type for media_type, (rel, _) in links.items() if rel == "self"} == {own}
        assert {href.rpartition(".")[2] for _, href in links.values()} == {"rss", "atom", "json"}
