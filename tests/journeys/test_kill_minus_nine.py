"""Twenty kills in mid-poll: no entry lost, doubled or half written."""

from __future__ import annotations

import random
import signal
import sqlite3
import subprocess
import sys
import time
from xml.etree import ElementTree as ET

from tests.journeys.newsroom import ROOT, Newsroom, story

KILLS = 20
STORIES = 400


def test_twenty_kills_during_a_poll_lose_double_and_tear_nothing(newsroom: Newsroom) -> None:
    for number in range(STORIES):
        lead = f"Berth number {number} of the old fish quay is to be measured and sounded. " * 4
        newsroom.drop(f"{number:04}.txt", story(f"Berth {number} to be measured", lead=lead))
    rng = random.Random(9)
    landed = 0
    for _ in range(KILLS):
        process = subprocess.Popen(
            [sys.executable, "-m", "feedsvc", "once", "-c", str(newsroom.config)],
            cwd=ROOT,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        time.sleep(rng.uniform(0.6, 2.2))
        landed += process.poll() is None
        process.send_signal(signal.SIGKILL)
        process.wait()
        for path in newsroom.public.rglob("*.rss"):
            ET.fromstring(path.read_bytes())
        if (newsroom.folder / "herald.db").exists():
            with sqlite3.connect(newsroom.folder / "herald.db") as store:
                assert store.execute("PRAGMA integrity_check").fetchone() == ("ok",)
            store.close()
    assert landed > 0, "every run ended before its kill: the test proves nothing"
    done = newsroom.feedsvc("once", "--json")
    assert done.code == 0, done.err
    entries = newsroom.entries()
    titles = [entry["title"] for entry in entries]
    assert sorted(titles) == sorted(f"Berth {number} to be measured" for number in range(STORIES))
    assert len({entry["id"] for entry in entries}) == STORIES
    assert len({entry["slug"] for entry in entries}) == STORIES
    pages = list((newsroom.public / "e").glob("*/index.html"))
    assert len(pages) == STORIES
    assert all(page.read_text().rstrip().endswith("</html>") for page in pages)
