"""Mailboxes and spools are polled as folders are: each message and each push is an entry once."""

from __future__ import annotations

import asyncio
import os
import threading
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from feedsvc.fetch import folder, mailboxes, spool
from feedsvc.fetch.folder import FileReading, Files, FoundFile, Scan
from feedsvc.model.outcome import FileState, RunReport
from feedsvc.model.source import HouseStyle, Interval, Source, Wanted
from feedsvc.pipeline.poll import poll_folder
from feedsvc.seams import Store
from feedsvc.service.desk import StoreDesk
from feedsvc.store.sql import open_store
from tests.builders import make_site
from tests.pipeline.scripted import Inline

ALL = Wanted()
NOW = datetime.now(UTC) + timedelta(hours=1)
TEXT = (
    "The night ferry to Sallow Island will run again from Monday, the harbour board said on Friday, {0} weeks after a storm.\n\n"
    "Repairs of stage {0} took longer than planned because the timber had to come from the mainland, chair Mira Tolland said.\n"
)


class House:
    """A store, and sources that are polled into it."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self.desk = StoreDesk()

    async def poll(self, kind: str, location: Path, files: Files, wanted: Wanted = ALL) -> RunReport:
        source = Source(
            key="post",
            kind=kind,
            location=str(location),
            every=Interval(seconds=30),
            style=HouseStyle(source="post"),
            wanted=wanted,
        )
        return await poll_folder(
            source,
            site=make_site(),
            store=self.store,
            desk=self.desk,
            reader=Inline(lambda: NOW),
            clock=lambda: NOW,
            schedule=lambda _, now, __: now + timedelta(seconds=30),
            files=files,
        )

    def titles(self) -> list[str]:
        return sorted(ledger.entry.title for ledger in self.store.entries())


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    store = open_store(f"sqlite:///{tmp_path}/herald.db")
    made = House(store)
    yield made
    made.desk.close()
    store.close()


def message(number: int, subject: str = "") -> str:
    return (
        f"Message-ID: <{number}@quay.example>\nDate: Fri, 13 Mar 2026 18:05:0{number} +0100\nFrom: Dana Quill <dana@quay.example>\n"
        f"Subject: {subject or f'Ferry number {number} returns'}\nMIME-Version: 1.0\n\n{TEXT.format(number)}"
    )


def mbox_of(*messages: str) -> str:
    return "".join(f"From dana@quay.example Fri Mar 13 18:05:00 2026\n{text}\n" for text in messages)


async def test_messages_of_a_maildir_are_entries_once_wherever_they_move(
    house: House, tmp_path: Path
) -> None:
    box = tmp_path / "box"
    for part in ("new", "cur"):
        (box / part).mkdir(parents=True)
    (box / "new/1.M1.quay").write_text(message(1))
    (box / "new/2.M1.quay").write_text(message(2, "Out of office: Dana Quill"))
    report = await house.poll("mailbox", box, mailboxes)
    assert (report.error, report.new) == (None, 1)
    assert [item.reason for item in report.rejected] == ["an automatic answer, such as a vacation notice"]
    (box / "new/1.M1.quay").rename(box / "cur/1.M1.quay:2,S")
    again = await house.poll("mailbox", box, mailboxes)
    assert (again.read, again.new, again.changed) == (0, 0, 0)
    assert house.titles() == ["Ferry number 1 returns"]


async def test_an_mbox_that_grows_and_shrinks_gives_each_message_once(house: House, tmp_path: Path) -> None:
    box = tmp_path / "desk.mbox"
    box.write_text(mbox_of(message(1), message(2)))
    assert (await house.poll("mailbox", box, mailboxes)).new == 2
    with box.open("a") as file:
        file.write(mbox_of(message(3)))
    report = await house.poll("mailbox", box, mailboxes)
    assert (report.read, report.new) == (1, 1)
    box.write_text(mbox_of(message(2), message(3)))
    report = await house.poll("mailbox", box, mailboxes)
    assert (report.seen, report.new, report.changed) == (2, 0, 0)
    assert house.titles() == [f"Ferry number {number} returns" for number in (1, 2, 3)]


async def test_a_mailbox_that_is_gone_is_a_failure_and_no_entry_goes(house: House, tmp_path: Path) -> None:
    box = tmp_path / "desk.mbox"
    box.write_text(mbox_of(message(1)))
    await house.poll("mailbox", box, mailboxes)
    box.unlink()
    assert "no such mailbox" in str((await house.poll("mailbox", box, mailboxes)).error)
    assert house.titles() == ["Ferry number 1 returns"]


async def test_a_push_is_an_entry_once_in_whatever_form_it_came(house: House, tmp_path: Path) -> None:
    where = tmp_path / "push/wire"
    assert (await house.poll("push", where, spool)).error is None
    text = f"Ferry number 1 returns\n\n{TEXT.format(1)}"
    paragraphs = "".join(f"<p>{line}</p>" for line in TEXT.format("zwei für").split("\n\n"))
    page = f"<title>Ferry zwei</title><h1>Ferry zwei</h1>{paragraphs}".encode("latin-1")
    spool.keep(str(where), spool.Pushed(body=text.encode(), media_type="text/plain", key="1"), now=NOW)
    spool.keep(str(where), spool.Pushed(body=page, media_type="text/html", charset="latin-1"), now=NOW)
    spool.keep(str(where), spool.Pushed(body=message(3).encode(), media_type="message/rfc822"), now=NOW)
    report = await house.poll("push", where, spool)
    assert (report.error, report.new, report.rejected) == (None, 3, ())
    spool.keep(str(where), spool.Pushed(body=text.encode(), media_type="text/plain", key="1"), now=NOW)
    assert (await house.poll("push", where, spool)).read == 0
    assert house.titles() == ["Ferry number 1 returns", "Ferry number 3 returns", "Ferry zwei"]


async def test_only_the_mail_that_the_operator_wants_is_taken_and_another_wish_reads_it_again(
    house: House, tmp_path: Path
) -> None:
    box = tmp_path / "mail.mbox"
    box.write_text(mbox_of(message(1), message(2, "Sponsored: cheap anchors"), message(3)))
    plain = Wanted(without=(("title", ("^sponsored",)),), only=(("author", ("quill",)),))
    report = await house.poll("mailbox", box, mailboxes, plain)
    assert (report.new, [item.reason for item in report.rejected]) == (2, ["left out by `only` or `without`"])
    assert (await house.poll("mailbox", box, mailboxes, plain)).read == 0
    assert (await house.poll("mailbox", box, mailboxes)).new == 1


async def test_backfill_takes_the_newest_of_what_stands_there_at_first(house: House, tmp_path: Path) -> None:
    box = tmp_path / "mail" / "new"
    for number in range(1, 5):
        (box.parent / "cur").mkdir(parents=True, exist_ok=True)
        box.mkdir(parents=True, exist_ok=True)
        path = box / f"100{number}.M1.quay"
        path.write_text(message(number))
        os.utime(path, (number * 1000, number * 1000))
    few = Wanted(backfill=2)
    assert (await house.poll("mailbox", box.parent, mailboxes, few)).new == 2
    assert house.titles() == ["Ferry number 3 returns", "Ferry number 4 returns"]
    (box / "1005.M1.quay").write_text(message(5))
    assert (await house.poll("mailbox", box.parent, mailboxes, few)).new == 1


class Hanging:
    """A mail server that does not answer."""

    def __init__(self) -> None:
        self.release = threading.Event()
        self.asked = 0

    def is_remote(self, source: Source) -> bool:
        return source.kind == "mailbox"

    def scan(self, source: Source, *, known: Mapping[str, FileState], now: datetime) -> Scan:
        del source, known, now
        self.asked += 1
        self.release.wait()
        return Scan(files=(), skipped=(), unsettled=())

    def read_files(
        self, source: Source, files: tuple[FoundFile, ...], *, known: Mapping[str, FileState]
    ) -> Iterator[FileReading]:
        del source, files, known
        return iter(())


async def test_servers_that_hang_hold_up_no_folder(house: House, tmp_path: Path) -> None:
    (tmp_path / "inbox").mkdir()
    (tmp_path / "inbox" / "ferry.txt").write_text(f"Ferry returns\n\n{TEXT.format(3)}")
    hanging = Hanging()
    polls = [asyncio.create_task(house.poll("mailbox", tmp_path, hanging)) for _ in range(50)]
    try:
        async with asyncio.timeout(60):
            while hanging.asked < 4:
                await asyncio.sleep(0.01)
            report = await house.poll("folder", tmp_path / "inbox", folder)
    finally:
        hanging.release.set()
        await asyncio.gather(*polls)
    assert report.new == 1
