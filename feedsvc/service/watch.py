"""Folder watching: a change in a watched folder, or new mail in a Maildir, makes its source due now.

The watch only hastens; polling finds everything without it (network folders report nothing).
"""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Callable
from pathlib import Path

import structlog

from feedsvc.fetch import mailboxes
from feedsvc.model.source import Source

log = structlog.get_logger()
# Milliseconds: changes this close together are one.
DEBOUNCE = 200
# Seconds until a folder that is not there is looked for again.
ABSENT = 10.0


async def watch_folder(source: Source, *, changed: Callable[[str], None]) -> None:
    """Call ``changed`` with the source's key whenever its folder changes; runs until cancelled."""
    from watchfiles import awatch

    folder = Path(_place(source))
    while True:
        if await asyncio.to_thread(folder.is_dir):
            try:
                stop = asyncio.Event()
                async for _ in awatch(
                    folder,
                    watch_filter=None,
                    debounce=DEBOUNCE,
                    step=50,
                    stop_event=stop,
                    recursive=source.recursive,
                    ignore_permission_denied=True,
                ):
                    changed(source.key)
                    if not await asyncio.to_thread(folder.is_dir):
                        stop.set()
            except (OSError, RuntimeError) as error:
                # inotify watches can run out; polling goes on.
                log.warning(
                    "folder cannot be watched; it is polled all the same", source=source.key, error=str(error)
                )
        await asyncio.sleep(ABSENT)


def _place(source: Source) -> str:
    """Return the folder whose changes tell of new dumps, or nothing where none does."""
    if source.kind == "folder":
        return source.location
    return mailboxes.new_mail(source) if source.kind == "mailbox" else ""


class Watchers:
    """The watch tasks of the current configuration."""

    def __init__(self, changed: Callable[[str], None]) -> None:
        self._changed = changed
        self._tasks: list[asyncio.Task[None]] = []
        #: Reloads may overlap: each must stop what the one before it began.
        self._door = asyncio.Lock()

    async def watch(self, sources: tuple[Source, ...]) -> None:
        """Watch these folders instead of the former ones."""
        async with self._door:
            await self._stop()
            self._tasks = [
                asyncio.create_task(watch_folder(source, changed=self._changed), name=f"watch {source.key}")
                for source in sources
                if _place(source)
            ]

    async def stop(self) -> None:
        async with self._door:
            await self._stop()

    async def _stop(self) -> None:
        for task in self._tasks:
            task.cancel()
        for task in self._tasks:
            with contextlib.suppress(asyncio.CancelledError):
                await task
        self._tasks = []
