"""Mailboxes are looked at and never changed; each message is read once, however its mailbox shifts."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from feedsvc.errors import FetchError
from feedsvc.fetch import mailboxes, mbox
from feedsvc.fetch.folder import Scan, unchanged
from feedsvc.fetch.mailboxes import unique_part
from feedsvc.model.outcome import FileState
from feedsvc.model.source import HouseStyle, Interval, Source

NOW = datetime.now(UTC) + timedelta(hours=1)
FROM = "From dana@quay.example Fri Mar 13 18:05:00 2026\n"


def source(location: Path, *, max_bytes: int = 10_000_000) -> Source:
    return Source(
        key="post", kind="mailbox", location=str(location), every=Interval(seconds=30), style=HouseStyle(source="post"),
        max_bytes=max_bytes,
    )  # fmt: skip


def message(number: int, text: str = "The ferry runs.") -> str:
    return f"Message-ID: <{number}@quay.example>\nFrom: Dana Quill <dana@quay.example>\nSubject: Ferry {number}\n\n{text}\n"


def mbox_of(*messages: str) -> str:
    return "".join(f"{FROM}{text}\n" for text in messages)


def read_all(
    where: Source, known: Mapping[str, FileState], now: datetime = NOW
) -> tuple[Scan, dict[str, FileState], dict[str, bytes]]:
    """Return a scan, what is remembered after it, and the bodies that were new."""
    found = mailboxes.scan(where, known=known, now=now)
    fresh = tuple(file for file in found.files if not unchanged(file, known.get(file.place)))
    readings = list(mailboxes.read_files(where, fresh, known=known))
    states = {file.place: known[file.place] for file in found.files if file not in fresh}
    states |= {item.place: known[item.place] for item in found.skipped if item.place in known}
    states |= {reading.state.place: reading.state for reading in readings if reading.skipped is None}
    return (
        found,
        states,
        {item.payload.place: item.payload.body for item in readings if item.payload is not None},
    )


@pytest.fixture
def maildir(tmp_path: Path) -> Path:
    for part in ("new", "cur", "tmp"):
        (tmp_path / "box" / part).mkdir(parents=True)
    return tmp_path / "box"


def test_messages_of_new_and_cur_are_read_and_those_of_tmp_are_not(maildir: Path) -> None:
    (maildir / "new/1.M1.quay").write_text(message(1))
    (maildir / "cur/2.M1.quay:2,S").write_text(message(2))
    (maildir / "tmp/3.M1.quay").write_text(message(3))
    (maildir / "cur/.hidden").write_text("no")
    _, _, bodies = read_all(source(maildir), {})
    assert sorted(bodies) == ["1.M1.quay", "2.M1.quay"]


def test_a_message_that_is_moved_and_flagged_is_not_read_again(maildir: Path) -> None:
    path = maildir / "new/1.M1.quay"
    path.write_text(message(1))
    _, known, _ = read_all(source(maildir), {})
    path.rename(maildir / "cur/1.M1.quay:2,RS")
    found, _, bodies = read_all(source(maildir), known)
    assert bodies == {}
    assert [file.place for file in found.files] == ["1.M1.quay"]


def test_a_message_that_moves_while_the_folders_are_listed_is_met_once(maildir: Path) -> None:
    (maildir / "new/1.M1.quay").write_text(message(1))
    os.link(maildir / "new/1.M1.quay", maildir / "cur/1.M1.quay:2,S")
    assert len(mailboxes.scan(source(maildir), known={}, now=NOW).files) == 1


def test_drafts_and_what_was_thrown_away_are_left_with_the_reason(maildir: Path) -> None:
    (maildir / "cur/1.M1.quay:2,D").write_text(message(1))
    (maildir / "cur/2.M1.quay:2,ST").write_text(message(2))
    found = mailboxes.scan(source(maildir), known={}, now=NOW)
    assert {item.place: item.reason for item in found.skipped} == {
        "1.M1.quay": "is a draft",
        "2.M1.quay": "was thrown away",
    }


def test_links_and_pipes_in_a_maildir_are_left(maildir: Path) -> None:
    (maildir / "new/link").symlink_to("/etc/passwd")
    os.mkfifo(maildir / "new/pipe")
    (maildir / "new/large").write_bytes(b"x" * 2000)
    found = mailboxes.scan(source(maildir, max_bytes=1000), known={}, now=NOW)
    assert found.files == ()
    assert sorted(item.place for item in found.skipped) == ["large", "link", "pipe"]


def test_a_mailbox_is_only_looked_at(maildir: Path, tmp_path: Path) -> None:
    (maildir / "new/1.M1.quay").write_text(message(1))
    box = tmp_path / "desk.mbox"
    box.write_text(mbox_of(message(1)))
    paths = sorted(path for path in tmp_path.rglob("*") if path.is_file())
    before = [(path, path.stat().st_mtime_ns, path.read_bytes()) for path in paths]
    read_all(source(maildir), {})
    read_all(source(box), {})
    assert [(path, path.stat().st_mtime_ns, path.read_bytes()) for path in sorted(path for path in tmp_path.rglob("*") if path.is_file())] == before  # fmt: skip


def test_what_is_no_mailbox_is_named(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "text").write_text("From the harbour: nothing new.")
    os.mkfifo(tmp_path / "pipe")
    for name, reason in (
        ("folder", "no Maildir"),
        ("text", "no mbox"),
        ("absent", "no such mailbox"),
        ("pipe", "named pipe"),
    ):
        with pytest.raises(FetchError, match=reason):
            mailboxes.scan(source(tmp_path / name), known={}, now=NOW)


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("1.M1P7.quay:2,RS", ("1.M1P7.quay", "RS")),
        ("1.M1P7.quay;2,S", ("1.M1P7.quay", "S")),
        ("1.M1P7.quay", ("1.M1P7.quay", "")),
        (":2,S", (":2,S", "")),
    ],
)
def test_the_unique_part_of_a_name_is_what_stays(name: str, parts: tuple[str, str]) -> None:
    assert unique_part(name) == parts


def test_an_mbox_is_parted_by_its_from_lines_and_quoted_ones_are_text(tmp_path: Path) -> None:
    box = tmp_path / "desk.mbox"
    first = message(
        1,
        "One.\n\n>From here it is far.\n>>From there, too.\nFrom Monday on it runs.\n\nFrom Monday at 10:30 it runs.",
    )
    box.write_text(mbox_of(f"Content-Length: 999999\n{first}", message(2)))
    _, _, bodies = read_all(source(box), {})
    assert sorted(bodies) == ["1@quay.example", "2@quay.example"]
    assert b"\nFrom here it is far.\n>From there, too.\nFrom Monday on" in bodies["1@quay.example"]
    assert bodies["2@quay.example"] == message(2).encode()


def test_only_what_was_appended_to_an_mbox_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    box = tmp_path / "desk.mbox"
    box.write_text(mbox_of(*(message(number) for number in range(20))))
    _, known, _ = read_all(source(box), {})
    begins: list[int] = []
    whole = mbox._messages

    def told(descriptor: int, *, begin: int, size: int) -> Iterator[tuple[int, int]]:
        begins.append(begin)
        return whole(descriptor, begin=begin, size=size)

    monkeypatch.setattr(mbox, "_messages", told)
    end = box.stat().st_size
    assert read_all(source(box), known)[2] == {}
    with box.open("a") as file:
        file.write(mbox_of(message(20)))
    found, _, bodies = read_all(source(box), known)
    assert sorted(bodies) == ["20@quay.example"]
    assert len(found.files) == 21
    assert begins == [end]


def test_a_message_that_was_taken_out_of_an_mbox_makes_no_other_new(tmp_path: Path) -> None:
    box = tmp_path / "desk.mbox"
    box.write_text(mbox_of(*(message(number) for number in range(5))))
    _, known, _ = read_all(source(box), {})
    box.write_text(mbox_of(*(message(number) for number in (0, 2, 3, 4))))
    found, known, bodies = read_all(source(box), known)
    assert bodies == {}
    assert [file.place for file in found.files] == [f"{number}@quay.example" for number in (0, 2, 3, 4)]
    assert read_all(source(box), known)[2] == {}


def test_messages_of_one_name_are_two(tmp_path: Path) -> None:
    box = tmp_path / "desk.mbox"
    box.write_text(mbox_of(message(1), message(1, "Another."), message(1), "Subject: none\n\nNameless.\n"))
    found, known, bodies = read_all(source(box), {})
    assert len(bodies) == len({file.place for file in found.files}) == 4
    assert read_all(source(box), known)[2] == {}


def test_a_message_that_is_still_being_appended_waits(tmp_path: Path) -> None:
    box = tmp_path / "desk.mbox"
    box.write_text(mbox_of(message(1)))
    _, known, _ = read_all(source(box), {})
    with box.open("a") as file:
        file.write(f"{FROM}Message-ID: <2@quay.ex")
    just_now = datetime.fromtimestamp(box.stat().st_mtime + 0.5, tz=UTC)
    found, _, bodies = read_all(source(box), known, now=just_now)
    assert found.unsettled == ("desk.mbox",)
    assert bodies == {}
    assert [file.place for file in found.files] == ["1@quay.example"]


def test_a_message_that_is_too_large_costs_no_other(tmp_path: Path) -> None:
    box = tmp_path / "desk.mbox"
    box.write_text(mbox_of(message(1), message(2, "x" * 5000), message(3)))
    found, _, bodies = read_all(source(box, max_bytes=1000), {})
    assert sorted(bodies) == ["1@quay.example", "3@quay.example"]
    assert [item.place for item in found.skipped] == ["2@quay.example"]


def test_what_stands_below_a_message_that_is_too_large_is_not_looked_for_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    box = tmp_path / "desk.mbox"
    box.write_text(mbox_of(message(1, "x" * 5000), message(2)))
    _, known, _ = read_all(source(box, max_bytes=1000), {})
    known_too = {"1@quay.example", "2@quay.example"}
    assert set(known) == known_too
    with monkeypatch.context() as patch:
        patch.setattr(mbox, "_messages", lambda *_, **__: pytest.fail("the file was read again"))
        found = mailboxes.scan(source(box, max_bytes=1000), known=known, now=NOW)
    assert [file.place for file in found.files] == ["2@quay.example"]
    assert [item.reason for item in found.skipped] == [
        "is 0.0 MB large, over the source's max_size of 0.0 MB"
    ]
    _, _, bodies = read_all(source(box), known)
    assert sorted(bodies) == ["1@quay.example"]


def test_an_archive_that_hides_addresses_is_parted_alike(tmp_path: Path) -> None:
    box = tmp_path / "2026-March.txt"
    box.write_text(
        mbox_of(message(1), message(2)).replace("dana@quay.example Fri", "dana at quay.example  Fri")
    )
    assert sorted(read_all(source(box), {})[2]) == ["1@quay.example", "2@quay.example"]


def test_an_mbox_with_line_ends_of_two_is_parted_alike(tmp_path: Path) -> None:
    box = tmp_path / "desk.mbox"
    box.write_bytes(mbox_of(message(1), message(2)).replace("\n", "\r\n").encode())
    assert sorted(read_all(source(box), {})[2]) == ["1@quay.example", "2@quay.example"]


def test_an_empty_mbox_holds_nothing(tmp_path: Path) -> None:
    (tmp_path / "desk.mbox").touch(mode=stat.S_IRUSR)
    assert mailboxes.scan(source(tmp_path / "desk.mbox"), known={}, now=NOW).files == ()


@settings(max_examples=30, deadline=None)
@given(st.lists(st.binary(max_size=300), min_size=1, max_size=6), st.integers(min_value=513, max_value=700))
def test_messages_are_parted_alike_however_the_file_is_cut_into_chunks(
    tmp_path_factory: pytest.TempPathFactory, texts: list[bytes], chunk: int
) -> None:
    box = tmp_path_factory.mktemp("box") / "desk.mbox"
    box.write_bytes(b"".join(FROM.encode() + text + b"\n\n" for text in texts))
    descriptor = os.open(box, os.O_RDONLY)
    try:
        size = box.stat().st_size
        whole = list(mbox._messages(descriptor, begin=0, size=size))
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(mbox, "CHUNK", chunk)
            assert list(mbox._messages(descriptor, begin=0, size=size)) == whole
    finally:
        os.close(descriptor)
    assert whole[0][0] == 0
    assert whole[-1][1] == size
    assert all(left[1] == right[0] for left, right in pairwise(whole))
