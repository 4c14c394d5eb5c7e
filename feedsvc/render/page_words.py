"""The words of the pages' own furniture, by language.

A language without a table in ``page_languages`` gets the site's, and a site without one gets English. The articles themselves are
never touched. ``{…}`` marks what a page fills in; the numbers of a date stay in Western digits everywhere.
"""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Words:
    """One language's furniture. Each language has one, so identity is equality and hashing costs nothing."""

    #: BCP 47 tag.
    language: str
    #: ``ltr`` or ``rtl``.
    direction: str
    #: As og:locale writes it.
    locale: str
    #: Parted by blanks, January first.
    months: str
    #: Parted by blanks, Monday first.
    weekdays: str
    #: Of ``day``, ``month`` and ``year``.
    date: str
    #: Of ``weekday`` and ``date``.
    full_date: str
    #: Of ``date`` and ``time``.
    moment: str
    month: str
    skip: str
    sections: str
    front: str
    by: str
    #: Between the last two names; ``comma`` between the others.
    and_: str
    comma: str
    updated: str
    received: str
    source: str
    sources: str
    original: str
    truncated: str
    share: str
    share_lead: str
    share_on: str
    share_device: str
    text_for: str
    copy: str
    copied: str
    #: What a network counts, by ``ShareSnippet.unit``; an unknown unit is shown as it is.
    units: Mapping[str, str]
    email: str
    follow: str
    newer: str
    older: str
    around: str
    gone: str
    gone_text: str
    latest: str
    subscribe: str
    feed: str
    feed_about: str
    feed_use: str
    feed_address: str
    feed_entries: str
    feeds_all: str
    opml: str
    more_in: str
    empty: str


#: Networks by the names they go by; an unknown one is shown as configured.
NETWORKS: Mapping[str, str] = MappingProxyType(
    {
        "whatsapp": "WhatsApp",
        "x": "X",
        "facebook": "Facebook",
        "telegram": "Telegram",
        "instagram": "Instagram",
        "youtube": "YouTube",
        "tiktok": "TikTok",
        "threads": "Threads",
        "bluesky": "Bluesky",
        "linkedin": "LinkedIn",
        "mastodon": "Mastodon",
        "reddit": "Reddit",
        "sms": "SMS",
    }
)


def network_name(network: str, words: Words) -> str:
    """Return a network's name as its users write it."""
    if network == "email":
        return words.email
    return NETWORKS.get(network, network)
