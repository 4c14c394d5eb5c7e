"""Claims on conditional and compressed answers, field by field."""

from __future__ import annotations

import asyncio
import gzip
import hashlib
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from feedsvc.seams import RenditionState
from feedsvc.service.published import Published, is_unmodified, match_etag, takes_gzip
from feedsvc.service.shelf import CACHE_BYTES, Item, Shelf, url_path

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


def stocked(folder: Path, bodies: dict[str, bytes]) -> tuple[Shelf, Item]:
    """Return a shelf whose one file holds the first of some bodies, by name."""
    shelf = Shelf(folder, page_csp="default-src 'none'")
    restock(shelf, folder, next(iter(bodies.values())))
    item = shelf.get("/feeds/all.rss")
    assert item is not None
    return shelf, item


def restock(shelf: Shelf, folder: Path, body: bytes) -> None:
    publish(folder, body)
    state = RenditionState(
        path="feeds/all.rss", media_type="application/rss+xml", digest=hashlib.sha256(body).hexdigest(),
        size=len(body), modified=MODIFIED, inputs="",
    )  # fmt: skip
    shelf.stock({"feeds/all.rss": state}, gone_slugs=())


def publish(folder: Path, body: bytes) -> None:
    (folder / "feeds").mkdir(exist_ok=True)
    (folder / "feeds" / "all.rss").write_bytes(body)
    (folder / "feeds" / "all.rss.gz").write_bytes(gzip.compress(body))


async def answered(shelf: Shelf, *headers: tuple[bytes, bytes]) -> tuple[int, dict[bytes, bytes], bytes]:
    sent: list[Any] = []

    async def send(message: Any) -> None:
        sent.append(message)

    async def nothing(*_: Any) -> None:
        raise AssertionError("not handed on")

    scope = {"type": "http", "method": "GET", "path": "/feeds/all.rss", "headers": list(headers)}
    await Published(shelf, nothing)(scope, nothing, send)  # type: ignore[arg-type]
    return sent[0]["status"], dict(sent[0]["headers"]), sent[1]["body"]


@pytest.mark.parametrize("coding", [(), ((b"accept-encoding", b"gzip"),)], ids=["plain", "gzip"])
async def test_bytes_that_a_build_just_wrote_are_never_named_as_those_before_them(
    tmp_path: Path, coding: tuple[tuple[bytes, bytes], ...]
) -> None:
    shelf, _ = stocked(tmp_path, {"first": b"first"})
    publish(tmp_path, b"second")
    status, headers, body = await answered(shelf, *coding)
    assert (status, gzip.decompress(body) if coding else body) == (200, b"second")
    assert not {b"etag", b"last-modified"} & set(headers)
    assert headers[b"cache-control"] == b"no-cache"
    assert headers[b"content-length"] == b"%d" % len(body)
    restock(shelf, tmp_path, b"first")  # a correction that was taken back
    _, headers, body = await answered(shelf, *coding)
    assert (gzip.decompress(body) if coding else body) == b"first"
    assert b"etag" in headers


async def test_many_first_requests_for_one_file_at_once_count_it_once(tmp_path: Path) -> None:
    body = b"x" * (CACHE_BYTES // 8)
    shelf, item = stocked(tmp_path, {"first": body})
    answers = await asyncio.gather(*(shelf.body(item.identity) for _ in range(40)))
    assert all(answer == (body, True) for answer in answers)
    assert shelf._held == len(body)
    packed, is_named = await shelf.body(item.gzip)
    assert (gzip.decompress(packed), is_named) == (body, True)


async def test_a_damaged_gzip_copy_is_no_answer(tmp_path: Path) -> None:
    shelf, item = stocked(tmp_path, {"first": b"first"})
    for damaged in (b"", b"nothing of the kind", gzip.compress(b"first")[:-3]):
        (tmp_path / "feeds" / "all.rss.gz").write_bytes(damaged)
        with pytest.raises(OSError, match=r"all\.rss\.gz"):
            await shelf.body(item.gzip)
