"""Claims on what arrives broken, and on a machine that breaks: a clear word, nothing lost."""

from __future__ import annotations

import os
import re
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from tests.journeys.newsroom import ROOT, Newsroom, story

GOOD = "good.txt"


def rejections(newsroom: Newsroom) -> dict[str, str]:
    """Poll and return why each file was no article; the good story beside them must always come through."""
    done = newsroom.feedsvc("once", "--json")
    (source,) = done.json["sources"]
    assert source["error"] is None
    assert [item["title"] for item in newsroom.feed()["items"]] == ["Council votes to mend the harbour wall"]
    return {item["file"]: item["reason"] for item in (*source["rejected"], *source["skipped"])}


@pytest.mark.parametrize(
    ("name", "body", "reason"),
    [
        ("empty.txt", b"", "empty"),
        ("blank.txt", b"\n \t\n\xc2\xa0\n" * 50, "empty"),
        ("binary.txt", bytes(range(256)) * 40, "binary"),
        ("nul.txt", b"\0" * 4096, "binary"),
        ("picture.txt", b"\x89PNG\r\n\x1a\n" + b"\0" * 200, "PNG|image|binary"),
        ("page.pdf", b"%PDF-1.7\n" + b"\x93\x8c" * 200, "PDF"),
        ("word.docx", b"PK\x03\x04" + b"\0" * 200, "zip|ZIP|archive|binary"),
        ("huge.txt", b"A" * 50_000_000, "50.0 MB large, over the source's max_size"),
        ("broken.json", b'{"title": "Half a st', "JSON"),
        ("feed.xml", b'<?xml version="1.0"?><rss version="2.0"><channel/></rss>', "feed"),
    ],
)
def test_a_file_that_is_no_article_is_refused_with_the_reason_and_costs_nothing(
    newsroom: Newsroom, name: str, body: bytes, reason: str
) -> None:
    newsroom.drop(GOOD, story())
    newsroom.drop(name, body)
    found = rejections(newsroom)
    assert set(found) == {name}
    assert re.search(reason, found[name]), found[name]


def test_one_line_of_five_megabytes_is_answered_for_in_time(newsroom: Newsroom) -> None:
    newsroom.drop(GOOD, story())
    newsroom.drop("line.txt", ("the quay and the wall and " * 200_000)[:5_000_000])
    done = newsroom.feedsvc("once", "--json")
    assert done.json["sources"][0]["error"] is None
    assert "Council votes to mend the harbour wall" in [item["title"] for item in newsroom.feed()["items"]]


@pytest.mark.parametrize(
    ("name", "encoding"),
    [
        ("cp1252.txt", "cp1252"),
        ("utf16.txt", "utf-16"),
        ("utf8sig.txt", "utf-8-sig"),
        ("utf16le.txt", "utf-16-le"),
    ],
)
def test_other_encodings_are_read_right(newsroom: Newsroom, name: str, encoding: str) -> None:
    newsroom.drop(name, story("Café owners of “Little Quay” protest").encode(encoding))
    newsroom.feedsvc("once")
    (item,) = newsroom.feed()["items"]
    assert item["title"] == "Café owners of “Little Quay” protest"


def test_invalid_bytes_in_utf8_cost_a_warning_and_not_the_article(newsroom: Newsroom) -> None:
    newsroom.drop("bad.txt", story().encode().replace(b"apprentice", b"appren\xfftice"))
    newsroom.feedsvc("once")
    (item,) = newsroom.feed()["items"]
    assert "harbour master" in item["content_text"]


def test_a_file_that_may_not_be_read_is_left_with_what_to_do(newsroom: Newsroom) -> None:
    newsroom.drop(GOOD, story())
    newsroom.drop("secret.txt", story("A secret")).chmod(0)
    if os.geteuid() != 0:
        found = rejections(newsroom)
        assert "let the user that runs feedsvc read it" in found["secret.txt"]
        return
    # Root reads everything: another user must try.
    newsroom.folder.chmod(0o777)
    for path in (newsroom.folder, *newsroom.folder.parents):
        if path.stat().st_uid == 0 and path != Path("/"):
            path.chmod(path.stat().st_mode | 0o011)
    program = (
        "import os, sys\n"
        "from feedsvc.errors import FetchError\n"
        "from feedsvc.fetch.files import read_file\n"
        "os.setgid(65534); os.setuid(65534)\n"
        "try:\n    read_file(sys.argv[1], max_bytes=1000)\n"
        "except FetchError as error:\n    print(error)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, str(newsroom.inbox / "secret.txt")],
        capture_output=True,
        text=True,
        check=True,
        cwd=ROOT,
    )
    assert "let the user that runs feedsvc read it" in done.stdout


def test_five_faults_in_a_configuration_are_told_in_one_run(newsroom: Newsroom) -> None:
    newsroom.config.write_text(
        """\
site: {title: Selwyn Herald, url: "herald.example", timezone: Selwyn/Quay}
sources:
  desk: {folder: inbox, every: soon, colour: red}
feeds:
  all: {title: All, from: [dock]}
"""
    )
    done = newsroom.feedsvc("check")
    assert done.code == 2
    assert done.out == ""
    places = re.findall(r"feedsvc\.yaml:(\d+):\d+: ([a-z.\[\]0-9]+): ", done.err)
    assert {path.partition("[")[0] for _, path in places} >= {
        "site.url", "site.timezone", "sources.desk.every", "sources.desk.colour", "feeds.all.from",
    }  # fmt: skip
    assert 'expected a duration such as "30s", got "soon"' in done.err


def test_a_port_in_use_is_named_with_what_to_do(newsroom: Newsroom) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", newsroom.port))
        other.listen()
        done = newsroom.feedsvc("run")
    assert done.code == 1
    assert f"cannot listen on 127.0.0.1 port {newsroom.port}: another program listens there" in done.err


def test_a_second_service_on_one_data_directory_is_refused(newsroom: Newsroom) -> None:
    newsroom.drop(GOOD, story())
    with newsroom.service() as running:
        done = newsroom.feedsvc("once")
        assert done.code == 1
        assert str(running.pid) in done.err
        assert "another feedsvc" in done.err


def test_a_corrupt_database_is_left_as_it_is_and_named(newsroom: Newsroom) -> None:
    newsroom.drop(GOOD, story())
    newsroom.feedsvc("once")
    published = newsroom.feed()
    store = newsroom.folder / "herald.db"
    broken = b"this is no database, whatever its name says" * 1000
    store.write_bytes(broken)
    done = newsroom.feedsvc("once")
    assert done.code == 1
    assert "herald.db" in done.err
    assert store.read_bytes() == broken
    assert newsroom.feed() == published


def test_a_lost_database_does_not_empty_the_published_feed(newsroom: Newsroom) -> None:
    path = newsroom.drop(GOOD, story())
    newsroom.feedsvc("once")
    published = newsroom.feed()
    for file in newsroom.folder.glob("herald.db*"):
        file.unlink()
    path.unlink()
    done = newsroom.feedsvc("once")
    assert done.code == 1
    assert "would lose all of its 1 entries" in done.out
    assert newsroom.feed() == published


def test_a_full_disk_while_publishing_keeps_the_last_good_feed_and_the_next_run_makes_up_for_it(
    newsroom: Newsroom,
) -> None:
    newsroom.public.mkdir()
    disk = ["mount", "-t", "tmpfs", "-o", "size=4m", "tmpfs", str(newsroom.public)]
    if subprocess.run(disk, capture_output=True, check=False).returncode != 0:
        pytest.skip("no file system can be mounted here")
    try:
        newsroom.drop(GOOD, story())
        assert newsroom.feedsvc("once").code == 0
        before = newsroom.feed()
        filler = newsroom.public / "filler"
        with filler.open("wb", buffering=0) as file:
            try:
                while True:
                    file.write(bytes(4096))
            except OSError:
                pass
        newsroom.drop("second.txt", story("Ferry pier to close for a week", day=13))
        done = newsroom.feedsvc("once")
        assert done.code == 1
        assert "the disk is full: the last good files stay published" in done.err
        assert newsroom.feed() == before
        assert list(newsroom.public.rglob(".feedsvc-*")) == []
        filler.unlink()
        assert newsroom.feedsvc("once").code == 0
        assert len(newsroom.feed()["items"]) == 2
    finally:
        subprocess.run(["umount", str(newsroom.public)], check=True)
