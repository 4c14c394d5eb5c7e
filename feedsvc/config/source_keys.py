"""The keys that sources share: how their articles are read, how files are found, how the web is asked.

A kind of source adds its own to some of these (``feedsvc.kinds``).
"""

from __future__ import annotations

from feedsvc.config import fields as of
from feedsvc.config.section import Section, TitleRule, inherited, key
from feedsvc.config.selectors import Selector, SelectorList


class MatchSection(Section):
    """Patterns in RE2 syntax, by what they are matched against; letters in either case match."""

    title: of.Patterns = key("Against the headline.", default=[])
    url: of.Patterns = key("Against the address.", default=[])
    category: of.Patterns = key("Against each category.", default=[])
    author: of.Patterns = key("Against each author.", default=[])


class ArticleKeys(Section):
    """Which of a source's articles are taken, and how they are read; every kind has these."""

    only: MatchSection = key("Take only the articles that match each of these.", default={})
    without: MatchSection = key("Leave out the articles that match any of these.", default={})
    backfill: of.Backfill = key(
        "How many articles the first reading takes: all, none, or a number.", default="all"
    )
    max_size: of.FileSize = key("A larger file or answer is refused.", default="10MB")
    language: of.MaybeLanguage = inherited("Language of the articles; found in the text otherwise.")
    timezone: of.MaybeZone = inherited("Zone of dates that print none; the site's otherwise.")
    encoding: of.MaybeEncoding = inherited("Encoding of the files; found out otherwise.")
    publisher: of.MaybeLine = inherited("Who publishes the articles; the site's title otherwise.")
    categories: of.Lines = key("Categories that every article of the source gets.", default=[])
    sections: of.Lines = key("Section names of this newsroom, beside the well-known ones.", default=[])
    generic_bylines: of.Lines = key('Bylines that name nobody, such as "Web Desk".', default=[])
    drop: of.Patterns = key(
        "Lines that are no part of any article: patterns in RE2 syntax, matched anywhere in a line.",
        default=[],
    )
    keep: of.Patterns = key(
        "Lines that are body whatever the reader makes of them, and that drop spares.", default=[]
    )
    body: Selector = inherited(
        "Where the text stands in an HTML page: CSS or XPath; found by itself otherwise."
    )
    drop_elements: SelectorList = key(
        "Elements of an HTML page that are none of its text: CSS or XPath.", default=[]
    )
    title: TitleRule = key(
        "The headline: auto (found), first (the first line), line 3, or {pattern: …}.", default="auto"
    )
    dateline: of.Dateline = key("Keep the dateline in the text, or drop it.", default="keep")
    case: of.Case = key(
        "Case of headlines: auto (sentence case for those in capitals), keep (as printed), sentence, "
        "or title (English Headline Case).",
        default="auto",
    )
    learn: of.Flag = key(
        "Learn the lines that stand in many of the source's dumps and leave them out of the text.",
        default=True,
    )


class FileKeys(Section):
    """Which files of a folder are read, and when."""

    every: of.FileOften = key(
        'How often the source is polled: "30s", "15m", "2h", "1d", or a five-field cron line.', default="30s"
    )
    include: of.Globs = key("Patterns of the file names that are read.", default=["*"])
    exclude: of.Globs = key("Patterns of the file names that are left alone.", default=[])
    recursive: of.Flag = key("Read the folders below, too.", default=False)
    settle: of.Pause = key("How long a file must stand unchanged before it is read.", default="2s")


class WebKeys(Section):
    """How addresses are asked for."""

    every: of.Often = key(
        'How often the source is polled: "15m", "2h", "1d", a five-field cron line, or auto: by its own cadence.',
        default="15m",
    )
    every_min: of.Bound = key("The shortest pause that auto takes.", default="5m")
    every_max: of.Bound = key("The longest pause that auto takes.", default="1d")
    headers: of.Headers = key("Extra request headers; they go to the source's own host only.", default={})
    allow_networks: of.Networks = key(
        "Networks that may be reached though they are not public, such as 10.2.0.0/16.", default=[]
    )
    allow_ports: of.Ports = key("Ports beside 80, 443, 8080 and 8443.", default=[])
    gap: of.Pause = key("Pause between two requests to one host.", default="1s")
    request_timeout: of.Timeout = key("How long one request may take as a whole.", default="30s")
