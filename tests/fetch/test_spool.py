"""A push that was kept stands on the disk, whole, once, and for its owner alone."""

from __future__ import annotations

import errno
import os
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from feedsvc.errors import FetchError, SpoolError
from feedsvc.fetch import spool
from feedsvc.fetch.folder import FoundFile
from feedsvc.fetch.spool import KeyReusedError, Pushed, keep, place_of, sweep
from feedsvc.model.outcome import FileState
from feedsvc.model.raw import Rejection
from feedsvc.model.source import HouseStyle, Interval, Source

NOW = datetime(2026, 3, 14, 9, 30, tzinfo=UTC)
STORY = Pushed(body=b"The ferry runs.", media_type="text/plain", charset="latin-1", key="ferry-7")


def source(location: Path) -> Source:
    return Source(
        key="wire", kind="push", location=str(location), every=Interval(seconds=300), style=HouseStyle(source="wire")
    )  # fmt: skip


def files_in(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir() if path.is_file())


def test_a_push_is_kept_once_however_often_it_is_sent(tmp_path: Path) -> None:
    first = keep(str(tmp_path / "wire"), STORY, now=NOW)
    again = keep(str(tmp_path / "wire"), STORY, now=NOW + timedelta(hours=23))
    assert (first.is_new, again.is_new) == (True, False)
    assert first.place == again.place
    assert files_in(tmp_path / "wire") == [first.place]
    assert (tmp_path / "wire" / first.place).read_bytes() == STORY.body


def test_another_body_under_the_same_key_is_refused_for_a_day(tmp_path: Path) -> None:
    keep(str(tmp_path), STORY, now=NOW)
    other = Pushed(body=b"The ferry does not run.", key="ferry-7")
    with pytest.raises(KeyReusedError):
        keep(str(tmp_path), other, now=NOW + timedelta(hours=23))
    assert keep(str(tmp_path), other, now=NOW + timedelta(hours=25)).is_new
    assert len(files_in(tmp_path)) == 2


def test_the_same_body_without_a_key_is_kept_once(tmp_path: Path) -> None:
    one = keep(str(tmp_path), Pushed(body=b"The ferry runs."), now=NOW)
    two = keep(str(tmp_path), Pushed(body=b"The ferry runs."), now=NOW + timedelta(days=9))
    assert one.place == two.place
    assert len(files_in(tmp_path)) == 1


def test_only_the_owner_opens_what_was_pushed(tmp_path: Path) -> None:
    kept = keep(str(tmp_path / "push/wire"), STORY, now=NOW)
    assert (tmp_path / "push/wire" / kept.place).stat().st_mode & 0o777 == 0o600
    assert (tmp_path / "push/wire").stat().st_mode & 0o777 == 0o700


@pytest.mark.parametrize(
    ("number", "is_full"), [(errno.ENOSPC, True), (errno.EDQUOT, True), (errno.EROFS, False)]
)
@pytest.mark.parametrize("call", ["fsync", "replace", "open"])
def test_where_the_disk_refuses_nothing_stands_and_the_next_push_is_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, call: str, *, is_full: bool
) -> None:
    def refuse(*_: object, **__: object) -> int:
        raise OSError(number, os.strerror(number))

    with monkeypatch.context() as patch:
        patch.setattr(os, call, refuse)
        with pytest.raises(SpoolError) as raised:
            keep(str(tmp_path), Pushed(body=b"The ferry runs."), now=NOW)
    assert raised.value.is_full == is_full
    assert files_in(tmp_path) == []
    assert keep(str(tmp_path), Pushed(body=b"The ferry runs."), now=NOW).is_new


def test_a_file_that_was_torn_from_outside_is_written_again(tmp_path: Path) -> None:
    kept = keep(str(tmp_path), Pushed(body=b"The ferry runs."), now=NOW)
    (tmp_path / kept.place).write_bytes(b"The fer")
    assert keep(str(tmp_path), Pushed(body=b"The ferry runs."), now=NOW).is_new
    assert (tmp_path / kept.place).read_bytes() == b"The ferry runs."


@pytest.mark.parametrize(
    "record", [b"", b"{", b"[]", b'{"place": "../../x", "digest": "", "at": 1773480600}', b'{"at": "x"}']
)
def test_a_damaged_record_of_a_key_loses_no_push(tmp_path: Path, record: bytes) -> None:
    kept = keep(str(tmp_path), STORY, now=NOW)
    (name,) = os.listdir(tmp_path / ".keys")
    (tmp_path / ".keys" / name).write_bytes(record)
    assert keep(str(tmp_path), STORY, now=NOW).place == kept.place


def test_what_was_kept_is_polled_with_what_its_sender_said_of_it(tmp_path: Path) -> None:
    keep(str(tmp_path), STORY, now=NOW)
    where = source(tmp_path)
    found = spool.scan(where, known={}, now=datetime.now(UTC))
    (reading,) = spool.read_files(where, found.files, known={})
    assert reading.payload is not None
    assert (reading.payload.media_type, reading.payload.charset) == ("text/plain", "windows-1252")
    assert reading.payload.body == STORY.body


def test_before_the_first_push_there_is_nothing_and_no_error(tmp_path: Path) -> None:
    assert spool.scan(source(tmp_path / "wire"), known={}, now=NOW).files == ()


def test_old_keys_and_what_was_left_half_written_are_swept_and_dumps_are_not(tmp_path: Path) -> None:
    keep(str(tmp_path), STORY, now=NOW)
    (tmp_path / ".push-0011").write_bytes(b"half")
    assert sweep(str(tmp_path), now=datetime.now(UTC)) == 0
    assert sweep(str(tmp_path), now=datetime.now(UTC) + timedelta(days=2)) == 2
    assert len(files_in(tmp_path)) == 1


def test_what_was_read_goes_after_a_season_and_what_was_not_stays(tmp_path: Path) -> None:
    read = keep(str(tmp_path), STORY, now=NOW)
    waiting = keep(str(tmp_path), Pushed(body=b"The crane stands still."), now=NOW)
    known = {read.place: state_of(read.place)}
    later = datetime.now(UTC) + timedelta(days=89)
    sweep(str(tmp_path), known=known, now=later)
    assert files_in(tmp_path) == sorted([read.place, waiting.place])
    assert sweep(str(tmp_path), known=known, now=later + timedelta(days=2)) == 1
    assert files_in(tmp_path) == [waiting.place]
    assert keep(str(tmp_path), STORY, now=later + timedelta(days=2)).is_new


def test_what_is_known_is_not_looked_at_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    known = {place: state_of(place) for place in (keep(str(tmp_path), STORY, now=NOW).place,)}
    new = keep(str(tmp_path), Pushed(body=b"The crane stands still."), now=NOW).place
    looked: list[str] = []
    whole = spool._look_at

    def look_at(item: os.DirEntry[str], where: Source) -> FoundFile | Rejection | None:
        looked.append(item.name)
        return whole(item, where)

    monkeypatch.setattr(spool, "_look_at", look_at)
    found = spool.scan(source(tmp_path), known=known, now=NOW)
    assert {file.place for file in found.files} == {*known, new}
    assert looked == [new]


def test_what_others_laid_there_is_left_with_the_reason(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "link").symlink_to("/etc/passwd")
    (tmp_path / "folder").mkdir()
    found = spool.scan(source(tmp_path), known={}, now=NOW)
    assert found.files == ()
    assert {item.place for item in found.skipped} == {"pipe", "link", "folder"}
    (tmp_path / "wire").write_text("no folder")
    with pytest.raises(FetchError):
        spool.scan(source(tmp_path / "wire"), known={}, now=NOW)


def state_of(place: str) -> FileState:
    return FileState(place=place, size=1, mtime_ns=1, inode=1, digest="0")


@given(
    st.binary(max_size=50),
    st.one_of(st.none(), st.text(max_size=50)),
    st.one_of(st.none(), st.text(max_size=30)),
    st.one_of(st.none(), st.text(max_size=30)),
)
def test_whatever_was_sent_its_name_is_a_plain_one(
    body: bytes, media_type: str | None, charset: str | None, key: str | None
) -> None:
    place = place_of(Pushed(body=body, media_type=media_type, charset=charset, key=key))
    assert len(place) < 120
    assert set(place) <= set("abcdefghijklmnopqrstuvwxyz0123456789.-_:")
    assert not place.startswith(".")
