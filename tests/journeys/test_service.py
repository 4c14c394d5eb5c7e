"""Claims on the running service: a reader's view over HTTP, an operator's by signals."""

from __future__ import annotations

import gzip
import signal
import time
from collections.abc import Iterator

import feedparser
import httpx
import pytest

from tests.journeys.newsroom import Newsroom, story


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Newsroom]:
    """A running service with one story, for tests that only look."""
    newsroom = Newsroom(tmp_path_factory.mktemp("served"))
    newsroom.drop("wall.txt", story())
    with newsroom.service():
        yield newsroom


def test_a_dropped_file_appears_in_the_feed_and_an_edit_follows(newsroom: Newsroom) -> None:
    newsroom.drop("wall.txt", story())
    with newsroom.service():
        assert len(httpx.get(f"{newsroom.base}/feeds/all.json").json()["items"]) == 1
        newsroom.drop("ferry.txt", story("Ferry pier to close for a week", day=13), age=0)
        newsroom.wait(lambda: len(httpx.get(f"{newsroom.base}/feeds/all.json").json()["items"]) == 2)
        item = httpx.get(f"{newsroom.base}/feeds/all.json").json()["items"][0]
        assert item["title"] == "Ferry pier to close for a week"
        page = httpx.get(newsroom.base + item["url"].removeprefix("https://herald.example"))
        assert page.status_code == 200
        assert "Ferry pier to close for a week" in page.text


def test_a_reader_gets_the_right_types_and_a_304_when_nothing_changed(served: Newsroom) -> None:
    for form, media_type in (
        ("rss", "application/rss+xml; charset=utf-8"),
        ("atom", "application/atom+xml; charset=utf-8"),
        ("json", "application/feed+json"),
    ):
        url = f"{served.base}/feeds/all.{form}"
        full = httpx.get(url)
        assert full.headers["content-type"] == media_type
        assert full.headers["content-encoding"] == "gzip"
        plain = httpx.get(url, headers={"accept-encoding": "identity"})
        assert plain.headers["etag"] != full.headers["etag"]
        assert plain.content == full.content
        for validator in (
            {"if-none-match": full.headers["etag"]},
            {"if-none-match": f'"x", W/{plain.headers["etag"]}'},
            {"if-modified-since": full.headers["last-modified"]},
        ):
            again = httpx.get(url, headers=validator)
            assert (again.status_code, again.content) == (304, b"")
            assert again.headers["vary"] == "Accept-Encoding"
        head = httpx.head(url)
        assert head.content == b""
        assert head.headers["content-length"] == full.headers["content-length"]


def test_feedparser_subscribes_by_autodiscovery_from_the_front_page(served: Newsroom) -> None:
    front = httpx.get(f"{served.base}/").text
    for form in ("rss", "atom", "json"):
        assert f'href="https://herald.example/feeds/all.{form}"' in front
    parsed = feedparser.parse(httpx.get(f"{served.base}/feeds/all.atom").content)
    assert not parsed.bozo
    assert parsed.entries[0].title == "Council votes to mend the harbour wall"


def test_absolute_addresses_never_come_from_the_request(served: Newsroom) -> None:
    honest = httpx.get(f"{served.base}/feeds/all.rss").content
    evil = {"host": "evil.example", "x-forwarded-host": "evil.example", "forwarded": "host=evil.example"}
    assert httpx.get(f"{served.base}/feeds/all.rss", headers=evil).content == honest
    for path in ("/", "/nothing", "/e"):
        assert "evil.example" not in httpx.get(served.base + path, headers=evil).text


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("GET", "/nothing-here", 404),
        ("GET", "/../../etc/passwd", 404),
        ("GET", "/%2e%2e/%2e%2e/etc/passwd", 404),
        ("GET", "/feeds/all.rss%00", 404),
        ("GET", "/feeds/absent.rss", 404),
        ("POST", "/feeds/all.rss", 405),
        ("DELETE", "/", 405),
        ("GET", "/feeds/all", 301),
        ("GET", "/feed.xml", 301),
        ("GET", "/healthz", 200),
        ("GET", "/readyz", 200),
    ],
)
def test_every_answer_has_the_right_status_and_says_nosniff(
    served: Newsroom, method: str, path: str, status: int
) -> None:
    answer = httpx.request(method, served.base + path)
    assert answer.status_code == status
    if status != 301:
        assert answer.headers["x-content-type-options"] == "nosniff"
        assert "content-security-policy" in answer.headers


def test_sigterm_ends_the_service_within_ten_seconds_and_nothing_is_lost(newsroom: Newsroom) -> None:
    for number in range(120):
        newsroom.drop(
            f"{number:03}.txt", story(f"Harbour wall, part {number}", lead=f"Part {number} of the wall. " * 9)
        )
    process = newsroom.start()
    newsroom.wait(lambda: httpx.get(f"{newsroom.base}/healthz").status_code == 200, process=process)
    process.send_signal(signal.SIGTERM)
    started = time.monotonic()
    assert process.wait(timeout=15) == 0
    assert time.monotonic() - started < 10
    newsroom.feedsvc("once")
    titles = [entry["title"] for entry in newsroom.entries()]
    assert len(titles) == len(set(titles)) == 120


def test_sighup_takes_a_new_configuration_and_a_bad_one_keeps_the_old(newsroom: Newsroom) -> None:
    newsroom.drop("wall.txt", story())
    with newsroom.service() as process:
        good = newsroom.config.read_text()
        newsroom.config.write_text(
            good.replace("all: {title: Selwyn Herald}", "all: {title: Selwyn Herald}\n  quay: {title: Quay}")
        )
        process.send_signal(signal.SIGHUP)
        newsroom.wait(lambda: httpx.get(f"{newsroom.base}/feeds/quay.rss").status_code == 200)
        newsroom.config.write_text(good.replace("every: 1s", "every: soon"))
        process.send_signal(signal.SIGHUP)
        newsroom.wait(lambda: httpx.get(f"{newsroom.base}/readyz").json()["reload_error"] is not None)
        assert "sources.desk.every" in httpx.get(f"{newsroom.base}/readyz").json()["reload_error"]
        assert httpx.get(f"{newsroom.base}/feeds/quay.rss").status_code == 200


def test_a_reload_over_http_is_for_loopback_tools_and_not_for_web_pages(newsroom: Newsroom) -> None:
    newsroom.drop("wall.txt", story())
    with newsroom.service():
        assert httpx.post(f"{newsroom.base}/-/reload").json() == {"reloaded": True}
        for header in ({"origin": "https://evil.example"}, {"x-forwarded-for": "203.0.113.9"}):
            assert httpx.post(f"{newsroom.base}/-/reload", headers=header).status_code == 403
        newsroom.config.write_text("site: {}")
        refused = httpx.post(f"{newsroom.base}/-/reload")
        assert refused.status_code == 422


def test_an_entry_withdrawn_beside_the_running_service_is_gone_from_its_answers(newsroom: Newsroom) -> None:
    newsroom.drop("wall.txt", story())
    with newsroom.service():
        (entry,) = newsroom.entries()
        assert newsroom.feedsvc("kill", entry["slug"]).code == 0
        newsroom.wait(lambda: httpx.get(f"{newsroom.base}/e/{entry['slug']}/").status_code == 410)
        assert httpx.get(f"{newsroom.base}/feeds/all.json").json()["items"] == []


def test_the_published_files_are_what_the_service_serves(served: Newsroom) -> None:
    for path in ("feeds/all.rss", "feeds/all.atom", "feeds/all.json", "feeds.opml"):
        body = (served.public / path).read_bytes()
        assert httpx.get(f"{served.base}/{path}").content == body
        assert gzip.decompress((served.public / f"{path}.gz").read_bytes()) == body


def test_a_source_whose_folder_is_missing_is_named_and_the_other_goes_on(newsroom: Newsroom) -> None:
    newsroom.config.write_text(
        newsroom.config.read_text().replace("feeds:\n", "  gone: {folder: not-there, every: 1s}\nfeeds:\n", 1)
    )
    newsroom.drop("wall.txt", story())
    with newsroom.service():
        newsroom.wait(lambda: "gone" in httpx.get(f"{newsroom.base}/readyz").json()["sources_failing"])
        assert httpx.get(f"{newsroom.base}/readyz").status_code == 200
        assert len(httpx.get(f"{newsroom.base}/feeds/all.json").json()["items"]) == 1
    assert "no such folder" in newsroom.log()


def test_published_files_that_are_deleted_answer_503_and_are_made_again(newsroom: Newsroom) -> None:
    newsroom.drop("wall.txt", story())
    with newsroom.service():
        (newsroom.public / "feeds" / "all.rss").unlink()
        (newsroom.public / "feeds" / "all.rss.gz").unlink()
        gone = httpx.get(f"{newsroom.base}/feeds/all.rss")
        assert gone.status_code == 503
        assert gone.headers["retry-after"] == "5"
        newsroom.drop("ferry.txt", story("Ferry pier to close for a week", day=13))
        newsroom.wait(lambda: httpx.get(f"{newsroom.base}/feeds/all.rss").status_code == 200)
