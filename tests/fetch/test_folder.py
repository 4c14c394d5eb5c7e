"""Claims on reading a folder that others write to."""

from __future__ import annotations

import os
import socket
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from feedsvc.errors import FetchError
from feedsvc.fetch.folder import is_wanted, read_files, scan, unchanged
from feedsvc.model.outcome import FileState
from feedsvc.model.source import HouseStyle, Interval, Source

NOW = datetime.now(UTC)
LATER = NOW + timedelta(hours=1)


def make_source(folder: Path, **changes: Any) -> Source:
    source = Source(
        key="desk",
        kind="folder",
        location=str(folder),
        every=Interval(seconds=30),
        style=HouseStyle(source="desk"),
    )
    return replace(source, **changes)


def write(path: Path, text: str = "A story.", *, age: float = 3600) -> Path:
    path.write_text(text)
    os.utime(path, (NOW.timestamp() - age, NOW.timestamp() - age))
    return path


def places(source: Source, known: dict[str, FileState] | None = None) -> list[str]:
    return [file.place for file in scan(source, known=known or {}, now=NOW).files]


def reasons(source: Source) -> dict[str, str]:
    return {item.place: item.reason for item in scan(source, known={}, now=NOW).skipped}


def test_files_come_in_name_order_and_dot_files_and_unfinished_names_are_left(tmp_path: Path) -> None:
    for name in ("b.txt", "a.txt", ".hidden", "c.txt.part", "d.tmp", "e.txt~"):
        write(tmp_path / name)
    assert places(make_source(tmp_path)) == ["a.txt", "b.txt"]


def test_folders_below_are_read_only_when_the_source_says_recursive(tmp_path: Path) -> None:
    (tmp_path / "world").mkdir()
    write(tmp_path / "world" / "a.txt")
    write(tmp_path / "b.txt")
    assert places(make_source(tmp_path)) == ["b.txt"]
    assert places(make_source(tmp_path, recursive=True)) == ["b.txt", "world/a.txt"]


@pytest.mark.parametrize(
    ("path", "include", "exclude", "wanted"),
    [
        ("a.txt", ("*",), (), True),
        ("a.txt", ("*.html",), (), False),
        ("deep/a.txt", ("*.txt",), (), True),
        ("deep/a.txt", ("other/*.txt",), (), False),
        ("deep/a.txt", ("deep/*.txt",), (), True),
        ("a.txt", ("*",), ("a.*",), False),
        ("A.TXT", ("*.txt",), (), False),
    ],
)
def test_a_pattern_without_a_slash_speaks_of_the_name(
    path: str, include: tuple[str, ...], exclude: tuple[str, ...], wanted: bool
) -> None:
    assert is_wanted(path, include=include, exclude=exclude) is wanted


def test_a_file_just_written_waits_until_it_stands_still(tmp_path: Path) -> None:
    write(tmp_path / "fresh.txt", age=0.5)
    source = make_source(tmp_path, settle=2.0)
    first = scan(source, known={}, now=NOW)
    assert (first.files, first.unsettled) == ((), ("fresh.txt",))
    assert [file.place for file in scan(source, known={}, now=NOW + timedelta(seconds=2)).files] == [
        "fresh.txt"
    ]


def test_a_file_renamed_into_place_is_read_at_once(tmp_path: Path) -> None:
    write(tmp_path / "story.txt.part", age=60).rename(tmp_path / "story.txt")
    assert places(make_source(tmp_path)) == ["story.txt"]


def test_a_time_from_another_machines_future_does_not_hold_a_file_back_for_ever(tmp_path: Path) -> None:
    write(tmp_path / "tomorrow.txt", age=-86400)
    assert [file.place for file in scan(make_source(tmp_path), known={}, now=LATER).files] == ["tomorrow.txt"]


def test_links_pipes_sockets_and_giants_are_left_with_a_reason(tmp_path: Path) -> None:
    (tmp_path / "passwd").symlink_to("/etc/passwd")
    (tmp_path / "dangling").symlink_to("nowhere")
    (tmp_path / "loop").symlink_to("loop")
    os.mkfifo(tmp_path / "pipe")
    with socket.socket(socket.AF_UNIX) as listening:
        here = os.getcwd()
        os.chdir(tmp_path)  # the path of a socket may not be long
        try:
            listening.bind("socket")
        finally:
            os.chdir(here)
    with (tmp_path / "giant").open("wb") as file:
        file.truncate(5 << 30)
    os.utime(tmp_path / "giant", (1, 1))
    assert reasons(make_source(tmp_path)) == {
        "passwd": "is a symbolic link, which is not followed",
        "dangling": "is a symbolic link, which is not followed",
        "loop": "is a symbolic link, which is not followed",
        "pipe": "is a named pipe",
        "socket": "is a socket",
        "giant": "is 5368.7 MB large, over the source's max_size of 10.0 MB",
    }
    assert places(make_source(tmp_path)) == []


def test_a_folder_that_is_a_link_is_not_walked_into(tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    write(outside / "secret.txt")
    inbox = tmp_path / "inbox"
    inbox.mkdir()
    (inbox / "way-out").symlink_to(outside)
    source = make_source(inbox, recursive=True)
    assert places(source) == []


def test_names_that_are_no_text_are_shown_escaped_and_still_read(tmp_path: Path) -> None:
    for name in (b"caf\xe9.txt", b"two\nlines.txt", "\u202egnp.txt".encode(), b"-rf.txt"):
        path = os.path.join(os.fsencode(tmp_path), name)
        with open(path, "wb") as file:
            file.write(b"text")
        os.utime(path, (1, 1))
    found = scan(make_source(tmp_path), known={}, now=NOW).files
    assert [file.place for file in found] == ["-rf.txt", "\\u202egnp.txt", "caf\\xe9.txt", "two\\nlines.txt"]
    readings = list(read_files(make_source(tmp_path), found, known={}))
    assert [reading.payload.body for reading in readings if reading.payload] == [b"text"] * 4


def test_a_known_file_that_has_not_moved_is_unchanged_and_a_touched_one_is_read_without_payload(
    tmp_path: Path,
) -> None:
    path = write(tmp_path / "a.txt")
    source = make_source(tmp_path)
    (found,) = scan(source, known={}, now=NOW).files
    (first,) = read_files(source, (found,), known={})
    assert first.payload is not None
    assert first.payload.body == b"A story."
    known = {"a.txt": first.state}
    assert unchanged(found, known["a.txt"])
    os.utime(path, (NOW.timestamp() - 60, NOW.timestamp() - 60))
    (touched,) = scan(source, known=known, now=NOW).files
    assert not unchanged(touched, known["a.txt"])
    (again,) = read_files(source, (touched,), known=known)
    assert again.payload is None
    assert again.skipped is None
    assert again.state.mtime_ns != first.state.mtime_ns


def test_a_refused_file_that_is_touched_is_looked_at_again(tmp_path: Path) -> None:
    path = write(tmp_path / "a.txt")
    source = make_source(tmp_path)
    (first,) = read_files(source, scan(source, known={}, now=NOW).files, known={})
    known = {"a.txt": replace(first.state, rejected="list page")}
    os.utime(path, (NOW.timestamp() - 60, NOW.timestamp() - 60))
    (again,) = read_files(source, scan(source, known=known, now=NOW).files, known=known)
    assert again.payload is not None


def test_a_file_that_vanishes_between_scan_and_reading_costs_only_itself(tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt"):
        write(tmp_path / name)
    source = make_source(tmp_path)
    found = scan(source, known={}, now=NOW).files
    (tmp_path / "a.txt").unlink()
    first, second = read_files(source, found, known={})
    assert first.skipped is not None
    assert first.skipped.reason == "vanished before it could be read"
    assert second.payload is not None


def test_a_file_swapped_for_a_link_after_the_scan_is_not_followed(tmp_path: Path) -> None:
    path = write(tmp_path / "a.txt")
    source = make_source(tmp_path)
    found = scan(source, known={}, now=NOW).files
    path.unlink()
    path.symlink_to("/etc/passwd")
    (reading,) = read_files(source, found, known={})
    assert reading.skipped is not None
    assert reading.skipped.reason == "is a symbolic link, which is not followed"


def test_a_file_that_grows_while_it_is_read_is_left(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = write(tmp_path / "a.txt")
    source = make_source(tmp_path)
    found = scan(source, known={}, now=NOW).files
    real_read = os.read

    def read_and_grow(descriptor: int, size: int) -> bytes:
        chunk = real_read(descriptor, size)
        if chunk:
            with path.open("a") as file:
                file.write(" More.")
        return chunk

    monkeypatch.setattr("feedsvc.fetch.files.os.read", read_and_grow)
    (reading,) = read_files(source, found, known={})
    assert reading.payload is None
    assert reading.skipped is not None
    assert reading.skipped.reason == "changed while it was read; it is read when it stands still"


def test_a_missing_folder_is_an_error_that_names_it(tmp_path: Path) -> None:
    with pytest.raises(FetchError, match="absent: no such folder: create it"):
        scan(make_source(tmp_path / "absent"), known={}, now=NOW)
