"""A change where new dumps appear makes a source due at once."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from feedsvc.fetch import imap
from feedsvc.model.source import HouseStyle, Interval, Source
from feedsvc.service.watch import Watchers


def source(kind: str, location: str, options: object = None) -> Source:
    return Source(
        key="desk", kind=kind, location=location, every=Interval(seconds=30), style=HouseStyle(source="desk"),
        options=options,
    )  # fmt: skip


@contextlib.asynccontextmanager
async def watched(*sources: Source) -> AsyncIterator[asyncio.Event]:
    told = asyncio.Event()
    watchers = Watchers(lambda _: told.set())
    await watchers.watch(sources)
    try:
        yield told
    finally:
        await watchers.stop()


async def changes_until_told(told: asyncio.Event, folder: Path) -> None:
    """Write until the watch, which takes a moment to begin, has told of it."""
    for number in range(200):
        (folder / f"{number}.M1.quay").write_text("Subject: Ferry")
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(told.wait(), 0.1)
            return
    pytest.fail("nobody was told")


async def test_new_mail_in_a_maildir_is_told(tmp_path: Path) -> None:
    (tmp_path / "new").mkdir()
    async with watched(source("mailbox", str(tmp_path))) as told:
        await changes_until_told(told, tmp_path / "new")


async def test_a_file_dropped_into_a_folder_is_told(tmp_path: Path) -> None:
    async with watched(source("folder", str(tmp_path))) as told:
        await changes_until_told(told, tmp_path)


async def test_what_is_no_folder_is_not_watched(tmp_path: Path) -> None:
    (tmp_path / "desk.mbox").write_text("From dana@quay.example Fri Mar 13 18:05:00 2026\n\n")
    before = asyncio.all_tasks()
    others = (
        source("mailbox", str(tmp_path / "desk.mbox")),
        source("mailbox", "imaps://mail.example/INBOX", imap.Account()),
        source("push", str(tmp_path)),
        source("feed", "https://quay.example/rss"),
    )
    async with watched(*others):
        assert asyncio.all_tasks() == before
