"""An entry in a list, and the line over and under its headline."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from feedsvc.render.page_body import lead_image
from feedsvc.render.page_dates import Stamp, day_of, day_stamp, full_day_stamp, moment_stamp, zone_of
from feedsvc.render.page_frame import entry_href, is_web, page_words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from feedsvc.model.entry import Entry, Image, LedgerEntry
    from feedsvc.model.source import Site
    from feedsvc.render.page_words import Words


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """An entry in a list."""

    href: str
    title: str
    summary: str
    kicker: str | None
    byline: str | None
    stamp: Stamp
    #: ``14:05`` where the source gave a time.
    time: str | None
    image: Image | None
    language: str
    direction: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Day:
    """The entries of one day."""

    stamp: Stamp
    cards: tuple[Card, ...]


def card(ledger: LedgerEntry, *, site: Site, root: str) -> Card:
    """Return an entry for a list; its byline and date speak its own language, whatever the page's."""
    entry = ledger.entry
    words = page_words(site, entry.language)
    zone = zone_of(site.timezone)
    timed = entry.published is not None and entry.published_precision in {"minute", "second"}
    return Card(
        href=entry_href(root, ledger.slug),
        title=entry.title,
        summary=entry.summary,
        kicker=kicker(entry),
        byline=byline(entry, words),
        stamp=(
            day_stamp(day_of(ledger, zone), words)
            if entry.published is None
            else moment_stamp(
                entry.published,
                "month" if entry.published_precision == "month" else "day",
                words=words,
                zone=zone,
            )
        ),
        time=f"{entry.published.astimezone(zone):%H:%M}" if timed and entry.published else None,
        image=lead_image(entry),
        language=entry.language,
        direction=entry.direction,
    )


def by_day(ledgers: Iterable[LedgerEntry], *, site: Site, words: Words, root: str) -> tuple[Day, ...]:
    """Return entries under the days they appeared on, in the order given."""
    zone = zone_of(site.timezone)
    return tuple(
        Day(
            stamp=full_day_stamp(day, words),
            cards=tuple(card(ledger, site=site, root=root) for ledger in group),
        )
        for day, group in groupby(ledgers, key=lambda ledger: day_of(ledger, zone))
    )


def kicker(entry: Entry) -> str | None:
    """Return the word above a headline: its genre, else its first category."""
    genres = [category.term for category in entry.categories if category.scheme == "genre"]
    terms = genres or [category.term for category in entry.categories]
    return terms[0] if terms else None


def byline(entry: Entry, words: Words) -> str | None:
    """Return ``By A, B and C``; None where nobody signed."""
    if not entry.authors:
        return None
    *first, last = entry.authors
    names = words.comma.join(first) + words.and_ + last if first else last
    return words.by.replace("{names}", names)


def safe_link(url: str | None) -> str | None:
    """Return an address a page may link, or None."""
    return url if is_web(url) else None
