"""Feeds read to the end: what is published of an item, and what hostile collections make of it."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from feedsvc.errors import DumpError
from feedsvc.model.entry import Entry
from feedsvc.model.raw import Rejection
from feedsvc.model.source import HouseStyle
from feedsvc.parse.feed import read_feed
from feedsvc.reading import read
from tests.parse.feed.documents import ADDRESS, rss
from tests.parse.payloads import make_payload

NOW = datetime(2026, 11, 21, 12, tzinfo=UTC)
STYLE = HouseStyle(source="wire", timezone="Asia/Karachi")


def published(*items: str) -> list[Entry]:
    results = read(make_payload(rss(*items), ADDRESS, url=ADDRESS), STYLE, now=NOW).results
    return [result for result in results if isinstance(result, Entry)]


@pytest.mark.parametrize(
    ("printed", "moment", "is_assumed"),
    [
        ("Fri, 20 Nov 2026 10:00:00 GMT", "2026-11-20T10:00:00+00:00", False),
        ("Fri, 20 Nov 2026 10:00:00 -0500", "2026-11-20T10:00:00-05:00", False),
        ("Fri, 20 Nov 26 10:00:00 EST", "2026-11-20T10:00:00-05:00", False),
        ("20 Nov 2026 23:59:60 GMT", "2026-11-20T23:59:59+00:00", False),
        ("Fri, 20 Nov 2026 10:00:00", "2026-11-20T10:00:00+05:00", True),
        ("2026-11-20T10:00:00.5Z", "2026-11-20T10:00:00+00:00", False),
        ("2026-11-20 10:00:00", "2026-11-20T10:00:00+05:00", True),
        ("Fri, 20 Nov 2099 10:00:00 GMT", None, False),
        ("0000-00-00T00:00:00Z", None, False),
        ("yes", None, False),
    ],
)
def test_a_date_is_the_feeds_own_in_its_own_zone_or_the_houses(printed, moment, is_assumed):
    (entry,) = published(f"<title>Quay closes</title><pubDate>{printed}</pubDate>")
    assert (entry.published.isoformat() if entry.published else None, entry.zone_assumed) == (
        moment,
        is_assumed,
    )


def test_what_runs_or_leads_nowhere_is_gone_and_addresses_are_absolute():
    (entry,) = published(
        "<title>Quay &lt;script&gt;</title><link>/news/quay</link><content:encoded><![CDATA[<p onclick=x()>The <a href='pier'>pier</a>"
        "<script>x()</script> and <a href='javascript:x()'>quay</a>.</p><img src='/a.jpg'>]]></content:encoded>"
    )
    assert (entry.title, entry.url) == ("Quay <script>", "https://wire.example/news/quay")
    assert 'href="https://wire.example/news/pier"' in entry.body_html
    assert 'src="https://wire.example/a.jpg"' in entry.body_html
    assert "script" not in entry.body_html
    assert "onclick" not in entry.body_html


def test_a_source_and_an_author_are_named_as_readers_are_told():
    (entry,) = published(
        "<title>Quay closes</title><author>desk@wire.example (Ada Marsh)</author><source url='https://coast.example/rss'>Coast Agency</source>"
    )
    assert entry.authors == ("Ada Marsh",)
    assert [(source.name, source.url) for source in entry.sources] == [
        ("Coast Agency", "https://coast.example/rss")
    ]


def test_readings_carry_the_digest_of_each_item_rejected_ones_too():
    reading = read(make_payload(rss("<title>Quay</title>", "<guid>2</guid>"), ADDRESS), STYLE, now=NOW)
    assert [isinstance(result, Rejection) for result in reading.results] == [False, True]
    assert reading.digests == tuple(
        link.digest
        for link in read_feed(make_payload(rss("<title>Quay</title>", "<guid>2</guid>"), ADDRESS)).links
    )


@pytest.mark.shared
@pytest.mark.parametrize("folder", ["defusedxml/xmltestdata", "h5sc/rss", "jsontestsuite/test_parsing"])
def test_hostile_collections_end_in_entries_or_a_reason(shared: Path, folder: str) -> None:
    files = sorted(path for path in (shared / "data" / "vectors" / folder).iterdir() if path.is_file())
    assert files
    for path in files:
        body = path.read_bytes()
        for document in (body, b'{"version": "https://jsonfeed.org/version/1.1", "items": [' + body + b"]}"):
            payload = make_payload(document, path.name)
            try:
                read_feed(payload)
            except DumpError as error:
                assert "passwd" not in str(error)  # noqa: PT017
            results = read(payload, STYLE, now=NOW).results
            assert not any(isinstance(result, Rejection) and result.is_failure for result in results), path
