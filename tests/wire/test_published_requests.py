"""Claims on conditional and compressed answers, field by field."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from feedsvc.seams import RenditionState
from feedsvc.service.published import is_unmodified, match_etag, takes_gzip
from feedsvc.service.shelf import Item, Shelf, url_path

MODIFIED = datetime(2026, 11, 20, 8, 0, tzinfo=UTC)
DIGEST = "ab" * 32
TAG, GZIP_TAG = f'"{DIGEST[:32]}"'.encode(), f'"{DIGEST[:32]}-gz"'.encode()


def make_item(path: str = "feeds/all.rss", media_type: str = "application/rss+xml; charset=utf-8") -> Item:
    shelf = Shelf(Path("/nowhere"), page_csp="default-src 'none'")
    state = RenditionState(
        path=path, media_type=media_type, digest=DIGEST, size=1, modified=MODIFIED, inputs=""
    )
    shelf.stock({path: state}, gone_slugs=())
    item = shelf.get(url_path(path))
    assert item is not None
    return item


@pytest.mark.parametrize(
    ("field", "takes"),
    [
        (b"gzip", True),
        (b"gzip, deflate, br", True),
        (b"GZIP;q=0.5", True),
        (b"x-gzip", True),
        (b"*", True),
        (b"br, *;q=0.1", True),
        (b"gzip;q=0", False),
        (b"gzip;q=0.000", False),
        (b"*;q=0", False),
        (b"gzip;q=0, *", False),
        (b"identity", False),
        (b"br", False),
        (b"", False),
        (b"gzip;q=many", False),
        (b";;;,,,", False),
    ],
)
def test_gzip_is_sent_to_those_who_take_it(field: bytes, takes: bool) -> None:
    assert takes_gzip(field) is takes


@pytest.mark.parametrize(
    ("field", "matched"),
    [
        (TAG, TAG),
        (b"W/" + TAG, TAG),
        (GZIP_TAG, GZIP_TAG),
        (b'"other", ' + TAG, TAG),
        (TAG.strip(b'"'), TAG),
        (b"*", TAG),
        (b'"other"', None),
        (b"", None),
        (b",,,", None),
        (TAG[:-2], None),
    ],
)
def test_a_validator_is_found_in_a_list_by_weak_comparison(field: bytes, matched: bytes | None) -> None:
    assert match_etag(field, make_item()) == matched


@pytest.mark.parametrize(
    ("field", "unmodified"),
    [
        (b"Fri, 20 Nov 2026 08:00:00 GMT", True),
        (b"Sat, 21 Nov 2026 08:00:00 GMT", True),
        (b"Fri, 20 Nov 2026 07:59:59 GMT", False),
        (b"yesterday", False),
        (b"", False),
        (b"Fri, 99 Nov 2026 08:00:00 GMT", False),
        (b"Fri, 20 Nov 99999 08:00:00 GMT", False),
        (b"\xff\xfe", False),
    ],
)
def test_a_date_no_earlier_than_the_last_change_is_unmodified(field: bytes, unmodified: bool) -> None:
    assert is_unmodified(field, int(MODIFIED.timestamp())) is unmodified


def test_each_coding_has_its_own_strong_etag_and_says_vary() -> None:
    item = make_item()
    plain, packed = dict(item.identity.ok), dict(item.gzip.ok)
    assert (plain[b"etag"], packed[b"etag"]) == (TAG, GZIP_TAG)
    assert packed[b"content-encoding"] == b"gzip"
    assert plain[b"vary"] == packed[b"vary"] == b"Accept-Encoding"
    assert plain[b"x-content-type-options"] == b"nosniff"
    assert plain[b"last-modified"] == b"Fri, 20 Nov 2026 08:00:00 GMT"


def test_a_304_carries_validators_and_nothing_of_a_body() -> None:
    names = {name for name, _ in make_item().identity.not_modified}
    assert {b"etag", b"cache-control", b"vary", b"last-modified"} <= names
    assert not names & {b"content-type", b"content-length", b"content-encoding"}


def test_pages_get_the_page_policy_and_feeds_are_open_to_other_origins() -> None:
    page = dict(make_item("e/a-story/index.html", "text/html; charset=utf-8").identity.ok)
    feed = dict(make_item().identity.ok)
    assert page[b"content-security-policy"] == b"default-src 'none'"
    assert b"access-control-allow-origin" not in page
    assert feed[b"access-control-allow-origin"] == b"*"
    assert b"sandbox" in feed[b"content-security-policy"]


@pytest.mark.parametrize(
    ("path", "address"),
    [("index.html", "/"), ("e/a-story/index.html", "/e/a-story/"), ("feeds/all.rss", "/feeds/all.rss")],
)
def test_a_folders_index_is_the_folder(path: str, address: str) -> None:
    assert url_path(path) == address
