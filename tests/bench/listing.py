"""A hundred articles from a listing by selectors, as whole processes: feedsvc beside a naive script, and morss if there is one.

    .venv/bin/python -m tests.bench.listing

The naive script fetches the listing and all its articles one after another with httpx, takes them apart with lxml and writes
RSS with feedgen; it keeps nothing, so its second run is as dear as its first.
"""

from __future__ import annotations

import importlib.util
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tests.journeys.site import STORIES, served

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
    full_text: {full_text}
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


def figures() -> dict[str, tuple[float, float]]:
    """Return seconds of the first and of the second, unchanged run."""
    made: dict[str, tuple[float, float]] = {}
    titles = {f"report-{number:03}": f"Report {number} of the harbour board" for number in range(COUNT)}
    STORIES.update(titles)
    with tempfile.TemporaryDirectory() as name, served() as site:
        folder = Path(name)
        site.slugs = list(titles)
        for full_text in ("false", "true"):
            inner = folder / full_text
            inner.mkdir()
            (inner / "feedsvc.yaml").write_text(
                CONFIG.format(url=site.url, port=site.port, full_text=full_text)
            )
            words = (sys.executable, "-m", "feedsvc", "once", "-c", "feedsvc.yaml")
            label = "feedsvc, links followed" if full_text == "true" else "feedsvc, the listing alone"
            made[label] = (timed(*words, folder=inner), timed(*words, folder=inner))
        naive = (sys.executable, "-c", NAIVE, site.url, "out.rss")
        made["naive script, links followed"] = (timed(*naive, folder=folder), timed(*naive, folder=folder))
        if importlib.util.find_spec("morss"):
            morss = (sys.executable, "-m", "morss", "--items", "//li[@class='story']", f"{site.url}/news")
            made["morss"] = (timed(*morss, folder=folder), timed(*morss, folder=folder))
    return made


def main() -> None:
    print(f"{COUNT} articles of a listing{'cold, s':>24}{'unchanged, s':>16}")
    for name, (cold, unchanged) in figures().items():
        print(f"{name:32}{cold:14.2f}{unchanged:16.2f}")


if __name__ == "__main__":
    main()
