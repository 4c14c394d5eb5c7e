"""A hundred articles from a listing by selectors, as whole processes: feedsvc beside a naive script, and morss if there is one.

    [MORSS=/path/to/morss] .venv/bin/python -m tests.bench.listing

Pages are of 66 KB, most of it chrome. The naive script fetches the listing and all its articles one after another with httpx,
takes them apart with lxml and writes RSS with feedgen; it keeps nothing, so its second run is as dear as its first. morss
(AGPL, pip install morss) is none of our dependencies: it is measured where it is named.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tests.journeys.site import STORIES, page, served

ROOT = Path(__file__).resolve().parents[2]
COUNT = 100
NAIVE = """
import sys, httpx
from lxml import html
from feedgen.feed import FeedGenerator
base = sys.argv[1]
feed = FeedGenerator()
feed.title("News"); feed.id(base); feed.link(href=base); feed.description("News")
with httpx.Client() as client:
    page = html.fromstring(client.get(base + "/news").content)
    for item in page.cssselect("li.story"):
        link = item.cssselect("h2 a")[0]
        article = html.fromstring(client.get(base + link.get("href")).content)
        entry = feed.add_entry()
        entry.id(base + link.get("href")); entry.link(href=base + link.get("href")); entry.title(link.text_content())
        entry.description("".join(html.tostring(p, encoding="unicode") for p in article.cssselect("article p")))
feed.rss_file(sys.argv[2])
"""
CONFIG = """\
site: {{title: Bench Post, url: "https://bench.example"}}
sources:
  news:
    listing: {url}/news
    items: li.story
    fields: {{title: h2, link: h2 a, date: time@datetime, summary: p}}
    {more}
    gap: 0s
    allow_networks: [127.0.0.0/8]
    allow_ports: [{port}]
publish: {{directory: public}}
store: sqlite:///bench.db
"""


def timed(*words: str, folder: Path) -> float:
    start = time.perf_counter()
    done = subprocess.run(
        words, cwd=folder, env={**os.environ, "PYTHONPATH": str(ROOT)}, check=False, capture_output=True
    )
    assert done.returncode == 0, done.stderr.decode()
    return time.perf_counter() - start


def heavy(slug: str, title: str) -> str:
    """Return an article's page with as much around it as newspapers put there."""
    menu = "".join(
        f"<li class='menu-item level-{n % 3}'><a href='/section/{n}'>Section {n}</a></li>" for n in range(300)
    )
    teasers = "".join(
        f"<div class='card'><a href='/2026/other-{n}'><img src='/img/{n}.jpg' alt=''><h3>Other story number {n} of the week</h3></a>"
        f"<span class='meta'>{n} minutes ago</span></div>"
        for n in range(150)
    )
    script = f"<script>window.state = {{'pages': [{','.join(str(n) for n in range(3_000))}]}}</script>"
    plain = page(slug, title)
    return plain.replace("<nav>", f"{script}<nav><ul>{menu}</ul>").replace(
        "<footer>", f"<aside>{teasers}</aside><footer>"
    )


def figures() -> dict[str, tuple[float, float]]:
    """Return seconds of the first and of the second, unchanged run."""
    made: dict[str, tuple[float, float]] = {}
    titles = {f"report-{number:03}": f"Report {number} of the harbour board" for number in range(COUNT)}
    STORIES.update(titles)
    ways = {
        "feedsvc, the listing alone": "full_text: false",
        "feedsvc, links followed": "full_text: true",
        "feedsvc, followed, with body": "body: article",
    }
    with tempfile.TemporaryDirectory() as name, served() as site:
        folder = Path(name)
        site.slugs = list(titles)
        site.instead = {f"/2026/{slug}": (200, heavy(slug, title)) for slug, title in titles.items()}
        for label, more in ways.items():
            inner = folder / str(len(made))
            inner.mkdir()
            (inner / "feedsvc.yaml").write_text(CONFIG.format(url=site.url, port=site.port, more=more))
            words = (sys.executable, "-m", "feedsvc", "once", "-c", "feedsvc.yaml")
            made[label] = (timed(*words, folder=inner), timed(*words, folder=inner))
        naive = (sys.executable, "-c", NAIVE, site.url, "out.rss")
        made["naive script, links followed"] = (timed(*naive, folder=folder), timed(*naive, folder=folder))
        if morss := shutil.which(os.environ.get("MORSS", "morss")):
            os.environ |= {"LIM_ITEM": "-1", "MAX_ITEM": "-1", "LIM_TIME": "-1", "MAX_TIME": "-1"}
            asked = (
                "--items",
                "//li[@class='story']",
                "--item_link",
                ".//h2/a/@href",
                "--item_title",
                ".//h2",
            )
            command = (morss, *asked, f"{site.url}/news")
            made["morss, links followed"] = (timed(*command, folder=folder), timed(*command, folder=folder))
    return made


def main() -> None:
    print(f"{COUNT} articles of a listing{'cold, s':>24}{'unchanged, s':>16}")
    for name, (cold, unchanged) in figures().items():
        print(f"{name:32}{cold:14.2f}{unchanged:16.2f}")


if __name__ == "__main__":
    main()
