"""Claims on publishing files that readers fetch while they are written."""

from __future__ import annotations

import errno
import gzip
import os
import threading
from datetime import UTC, datetime
from pathlib import Path

import pytest

from feedsvc.errors import PublishError
from feedsvc.model.feed import Rendition
from feedsvc.publish.directory import TEMPORARY, DirectorySink

WHEN = datetime(2026, 11, 20, 8, 0, tzinfo=UTC)


def make_rendition(path: str = "feeds/all.rss", body: bytes = b"<rss/>") -> Rendition:
    return Rendition(path=path, media_type="application/rss+xml", body=body, modified=WHEN)


def test_a_file_its_gzip_copy_and_their_times_are_published(tmp_path: Path) -> None:
    sink = DirectorySink(str(tmp_path))
    sink.put([make_rendition()])
    file = tmp_path / "feeds" / "all.rss"
    assert file.read_bytes() == b"<rss/>"
    assert gzip.decompress((tmp_path / "feeds" / "all.rss.gz").read_bytes()) == b"<rss/>"
    assert file.stat().st_mtime == WHEN.timestamp()


def test_equal_bytes_are_not_written_again(tmp_path: Path) -> None:
    sink = DirectorySink(str(tmp_path))
    assert len(sink.put([make_rendition()])) == 1
    inode = (tmp_path / "feeds" / "all.rss").stat().st_ino
    assert sink.put([make_rendition()]) == ()
    assert (tmp_path / "feeds" / "all.rss").stat().st_ino == inode


@pytest.mark.parametrize(
    "copy",
    [gzip.compress(b"<new/>"), gzip.compress(b"<rss/>")[:-2], b"no gzip", b""],
    ids=["other", "cut", "none", "empty"],
)
def test_a_gzip_copy_that_holds_anything_else_is_made_again(tmp_path: Path, copy: bytes) -> None:
    sink = DirectorySink(str(tmp_path))
    sink.put([make_rendition()])
    (tmp_path / "feeds" / "all.rss.gz").write_bytes(copy)
    assert len(sink.put([make_rendition()])) == 1
    assert gzip.decompress((tmp_path / "feeds" / "all.rss.gz").read_bytes()) == b"<rss/>"


def test_a_lost_gzip_copy_is_made_again(tmp_path: Path) -> None:
    sink = DirectorySink(str(tmp_path))
    sink.put([make_rendition()])
    (tmp_path / "feeds" / "all.rss.gz").unlink()
    assert len(sink.put([make_rendition()])) == 1
    assert (tmp_path / "feeds" / "all.rss.gz").exists()


@pytest.mark.parametrize(
    "path",
    [
        "../x",
        "/etc/passwd",
        "a/../../b",
        "a//b",
        "",
        ".",
        "..",
        ".hidden",
        "a\0b",
        "e/x\n/index.html",
        "e/.feedsvc-1",
    ],
)
def test_no_path_leads_out_of_the_directory(tmp_path: Path, path: str) -> None:
    with pytest.raises(PublishError, match="is no path that feedsvc publishes"):
        DirectorySink(str(tmp_path)).put([make_rendition(path)])


def test_a_reader_never_sees_half_a_file(tmp_path: Path) -> None:
    sink = DirectorySink(str(tmp_path))
    bodies = [bytes([letter]) * 200_000 for letter in b"abcdefgh"]
    sink.put([make_rendition(body=bodies[0])])
    file = tmp_path / "feeds" / "all.rss"
    torn: list[int] = []
    stop = threading.Event()

    def read() -> None:
        while not stop.is_set():
            body = file.read_bytes()
            if body not in bodies:
                torn.append(len(body))

    readers = [threading.Thread(target=read) for _ in range(2)]
    for reader in readers:
        reader.start()
    for turn in range(24):
        sink.put([make_rendition(body=bodies[turn % len(bodies)])])
    stop.set()
    for reader in readers:
        reader.join()
    assert torn == []


def test_a_full_disk_keeps_the_last_good_file_and_leaves_no_scraps(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sink = DirectorySink(str(tmp_path))
    sink.put([make_rendition(body=b"good")])

    def full(*_: object) -> int:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr("feedsvc.publish.directory.os.write", full)
    with pytest.raises(PublishError, match="the disk is full: the last good files stay published"):
        sink.put([make_rendition(body=b"new")])
    monkeypatch.undo()
    assert (tmp_path / "feeds" / "all.rss").read_bytes() == b"good"
    assert sorted(path.name for path in (tmp_path / "feeds").iterdir()) == ["all.rss", "all.rss.gz"]


def test_one_file_that_cannot_be_written_does_not_keep_the_others_back(tmp_path: Path) -> None:
    (tmp_path / "feeds" / "all.rss").mkdir(parents=True)  # a folder stands where a file should
    sink = DirectorySink(str(tmp_path))
    with pytest.raises(PublishError, match=r"all\.rss"):
        sink.put([make_rendition(), make_rendition("feeds/world.rss")])
    assert (tmp_path / "feeds" / "world.rss").exists()


def test_what_a_killed_process_left_is_swept_and_what_is_under_way_is_not(tmp_path: Path) -> None:
    sink = DirectorySink(str(tmp_path))
    old, fresh = tmp_path / f"{TEMPORARY}1-a", tmp_path / f"{TEMPORARY}2-b"
    old.write_bytes(b"half")
    os.utime(old, (1, 1))
    fresh.write_bytes(b"half")
    assert sink.sweep() == 1
    assert fresh.exists()


def test_removing_takes_the_copy_and_the_empty_folder_and_forgives_what_is_absent(tmp_path: Path) -> None:
    sink = DirectorySink(str(tmp_path))
    sink.put([make_rendition("e/a-story/index.html")])
    sink.remove(["e/a-story/index.html", "e/never/index.html"])
    assert not (tmp_path / "e").exists()
    assert tmp_path.exists()


def test_the_entries_of_a_published_feed_can_be_counted(tmp_path: Path) -> None:
    sink = DirectorySink(str(tmp_path))
    assert sink.published_entries("all") == 0
    sink.put([make_rendition("feeds/all.json", b'{"items": [{}, {}]}')])
    assert sink.published_entries("all") == 2


def test_a_failure_names_all_that_is_not_written(tmp_path: Path) -> None:
    sink = DirectorySink(str(tmp_path))
    (tmp_path / "b.rss" / "in the way").mkdir(parents=True)
    with pytest.raises(PublishError) as told:
        sink.put([make_rendition(f"{name}.rss") for name in "abc"])
    assert told.value.unwritten == ("b.rss",)
    assert (tmp_path / "c.rss").exists()


def test_what_cannot_be_removed_is_told_in_words(tmp_path: Path) -> None:
    (tmp_path / "a.rss" / "in the way").mkdir(parents=True)
    with pytest.raises(PublishError, match=r"a\.rss"):
        DirectorySink(str(tmp_path)).remove(["a.rss"])
