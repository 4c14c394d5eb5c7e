"""Claims on what a service tidies up."""

from __future__ import annotations

import os
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from feedsvc.fetch.spool import KEPT
from feedsvc.kinds.push import PushOptions
from feedsvc.service.housekeeping import sweep
from feedsvc.service.press import Press
from tests.journeys.newsroom import story
from tests.service.test_schedule import press, settings

__all__ = ["press", "settings"]

OLD = "Masons closed the last of the three holes that January tore into the old mole, a week before the spring tides come."
NEW = "Engineers from Tolm showed the council a mole of steel and rubble which would shelter forty boats, at twice the price."
MOVE = "Clerks of the harbour office carried eleven tons of charts up to the customs house, where nobody expects to find them."


async def test_pushes_of_long_ago_go_when_they_were_read_and_their_entries_stay(
    press: Press, tmp_path: Path
) -> None:
    spool = tmp_path / "push"
    spool.mkdir(mode=0o700)
    desk = press.settings.sources[0]
    pushed = replace(
        desk, kind="push", location=str(spool), options=PushOptions(token="sixteen-letters-token")
    )
    press.settings = replace(press.settings, sources=(pushed,))
    read, waiting, fresh = (spool / f"{letter * 32}.txt" for letter in "abc")
    read.write_text(story("Old mole mended", lead=OLD))
    fresh.write_text(story("New mole planned", lead=NEW))
    await press.poll(pushed)
    waiting.write_text(story("Harbour office moves", lead=MOVE))
    old = (press.clock() - timedelta(seconds=KEPT + 60)).timestamp()
    for path in (read, waiting):
        os.utime(path, (old, old))
    await sweep(press)
    assert [path.exists() for path in (read, waiting, fresh)] == [False, True, True]
    await press.poll(pushed)
    titles = {ledger.entry.title for ledger in press.store.entries()}
    assert titles == {"Old mole mended", "New mole planned", "Harbour office moves"}
    await press.close()
