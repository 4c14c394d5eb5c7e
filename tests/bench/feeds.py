"""Measure what reading feeds costs: CPU seconds of this process, no network.

    .venv/bin/python tests/bench/feeds.py

200 feeds of 200 KB with 50 items each; of 48 the reader knows that they are as they were.
"""

from __future__ import annotations

import random
import sys
import time
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
from feedsvc.decide.identity import aliases_of
from feedsvc.kinds.feed import AS_FEED
from feedsvc.model.entry import Entry
from feedsvc.model.payload import Payload
from feedsvc.model.source import HouseStyle
from feedsvc.model.web import Index
from feedsvc.reading import index, read
from tests.bench.articles import PEOPLE, PLACES, sentence

FEEDS = 200
ITEMS = 50
NEW = 2
NOW = datetime(2026, 11, 21, 12, tzinfo=UTC)
STYLE = HouseStyle(source="wire", language="en")


def feed(number: int) -> bytes:
    """Return an RSS document of some 200 KB."""
    rng = random.Random(number)
    items = []
    for item in range(ITEMS):
        paragraphs = "".join(f"<p>{' '.join(sentence(rng) for _ in range(4))}</p>\n" for _ in range(5))
        items.append(
            f"<item><title>{rng.choice(PLACES)} item {number}-{item} &amp;amp; more</title>"
            f"<link>https://wire{number}.example/2026/11/{item}?utm_source=rss&amp;n={item}</link>"
            f"<guid isPermaLink='false'>https://wire{number}.example/?p={item}</guid>"
            f"<pubDate>Fri, 20 Nov 2026 {item % 24:02}:15:00 +0100</pubDate><dc:creator><![CDATA[{rng.choice(PEOPLE)}]]></dc:creator>"
            f"<category><![CDATA[World]]></category><category>Harbour</category>"
            f"<description><![CDATA[<p>{sentence(rng)} [&#8230;]</p>]]></description>"
            f"<content:encoded><![CDATA[{paragraphs}]]></content:encoded>"
            f"<media:content url='https://wire{number}.example/{item}.jpg' medium='image' width='1200'/></item>"
        )
    return (
        "<?xml version='1.0' encoding='UTF-8'?><rss version='2.0' xmlns:dc='http://purl.org/dc/elements/1.1/' "
        "xmlns:content='http://purl.org/rss/1.0/modules/content/' xmlns:media='http://search.yahoo.com/mrss/'>"
        f"<channel><title>Wire {number}</title><link>https://wire{number}.example/</link>{''.join(items)}</channel></rss>"
    ).encode()


def listing(payloads: list[Payload]) -> float:
    """Return the seconds that the payloads take as indexes."""
    start = time.process_time()
    for payload in payloads:
        index(payload, AS_FEED)
    return time.process_time() - start


def reading(payloads: list[Payload]) -> tuple[float, int]:
    """Return the seconds that the payloads take as articles, names and all, and how many these are."""
    start, entries = time.process_time(), 0
    for payload in payloads:
        for result in read(payload, STYLE, now=NOW).results:
            entries += isinstance(result, Entry) and bool(aliases_of(result, alone=False))
    return time.process_time() - start, entries


def known_but(listed: Index, new: int) -> frozenset[int]:
    return frozenset(link.digest for link in listed.links[new:])


def main() -> None:
    payloads = [
        Payload(source="wire", place=f"f{n}", body=feed(n), url=f"https://wire{n}.example/rss", modified=NOW)
        for n in range(FEEDS)
    ]
    size = sum(len(payload.body) for payload in payloads) // FEEDS // 1000
    reading(payloads[:2])
    indexes = [index(payload, AS_FEED) for payload in payloads]
    known = [
        replace(payload, known=known_but(listed, 0))
        for payload, listed in zip(payloads, indexes, strict=True)
    ]
    news = [
        replace(payload, known=known_but(listed, NEW))
        for payload, listed in zip(payloads, indexes, strict=True)
    ]
    listed, (idle, _), (busy, entries) = listing(known), reading(known), reading(news)
    print(f"{FEEDS} feeds of {size} KB, {ITEMS} items each")
    print(f"a feed as an index, ms                        {listed / FEEDS * 1000:6.2f}   < 5")
    print(f"a feed of which all is known, ms              {idle / FEEDS * 1000:6.2f}   < 5")
    print(f"all feeds, {entries} new items read and named, s   {busy:6.2f}   < 1.5")
    start = time.process_time()
    for payload in news:
        index(payload, AS_FEED)
        reading([payload])
    print(f"as polled, the index first, s                 {time.process_time() - start:6.2f}   < 1.5")


if __name__ == "__main__":
    main()
