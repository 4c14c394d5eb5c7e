"""newsboat, a real reader, subscribes over HTTP."""

from __future__ import annotations

import shutil
import sqlite3
import subprocess

import pytest

from tests.conftest import missing
from tests.journeys.newsroom import Newsroom, story


@pytest.mark.newsboat
@pytest.mark.parametrize("form", ["rss", "atom"])
def test_newsboat_reads_the_feed_once_and_does_not_show_an_edit_as_another_story(
    newsroom: Newsroom, form: str
) -> None:
    newsboat = shutil.which("newsboat")
    if newsboat is None:
        missing("newsboat")
        return
    newsroom.drop("wall.txt", story())
    newsroom.drop("ferry.txt", story("Ferry pier to close for a week", day=13))
    urls, cache = newsroom.folder / "urls", newsroom.folder / "cache.db"
    urls.write_text(f"{newsroom.base}/feeds/all.{form}\n")
    (newsroom.folder / "newsboat.conf").write_text("")

    def reload() -> list[tuple[str, str, str]]:
        subprocess.run(
            [
                newsboat,
                "-u",
                str(urls),
                "-c",
                str(cache),
                "-C",
                str(newsroom.folder / "newsboat.conf"),
                "-x",
                "reload",
            ],
            check=True,
            capture_output=True,
            timeout=30,
            env={"HOME": str(newsroom.folder), "PATH": "/usr/bin:/bin", "TERM": "dumb", "LANG": "C.UTF-8"},
        )
        with sqlite3.connect(cache) as held:
            rows = held.execute("select guid, title, author from rss_item order by pubDate desc").fetchall()
        held.close()
        return rows

    with newsroom.service():
        first = reload()
        assert [(title, author) for _, title, author in first] == [
            ("Ferry pier to close for a week", "Mara Quill"),
            ("Council votes to mend the harbour wall", "Mara Quill"),
        ]
        newsroom.drop("wall.txt", story("Council votes five million to mend the harbour wall"), age=5)
        newsroom.wait(lambda: newsroom.feed()["items"][1]["title"].startswith("Council votes five"))
        assert [guid for guid, _, _ in reload()] == [guid for guid, _, _ in first]
