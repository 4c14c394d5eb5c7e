"""What is wrong with a source though it answers: nothing where there was much, far less than usual, nothing readable, silence.

Law: a trouble is said, never acted on by taking anything away; what was published stays.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from functools import lru_cache
from statistics import median
from typing import Final
from urllib.parse import urlsplit

from feedsvc.decide.cadence import quiet_since
from feedsvc.model.visit import Memory
from feedsvc.model.web import Index, Link
from feedsvc.text.urls import canonical_key

#: Counts of good polls that are remembered.
RECENT: Final = 10
#: An index of fewer items is too small to miss any.
FEWEST: Final = 5
#: An index that holds only one of so many of its usual items has probably another layout.
SHRUNK: Final = 5
#: Words of addresses that ask who we are.
_DOORS: Final = frozenset(
    "login signin sign-in log-in anmelden anmeldung connexion sso auth oauth authorize account wp-login.php consent "
    "cookie-consent cookiewall captcha challenge paywall subscribe".split()
)


def trouble_of(counted: int | None, memory: Memory, *, now: datetime) -> str | None:
    """Return what is wrong with a source that answers, in one clause, or None.

    ``counted`` is how many items its index holds; None for a source without one.
    """
    if (trouble := shrunk(counted, memory) or _barren(counted, memory)) is not None:
        return trouble
    quiet = quiet_since(memory.news, now=now)
    return None if quiet is None else f"nothing new since {quiet.date().isoformat()}, against its own cadence"


def shrunk(counted: int | None, memory: Memory) -> str | None:
    """Return what an index lacks of the items that it usually holds, in one clause, or None."""
    usual = int(median(memory.counts)) if memory.counts else 0
    if counted is None or usual < FEWEST:
        return None
    if counted == 0:
        return f"no items where there were {usual}"
    if counted * SHRUNK <= usual:
        return f"{counted} items where there were {usual}: its layout may have changed"
    return None


def _barren(counted: int | None, memory: Memory) -> str | None:
    """Return what is wrong with a source whose items cannot be read one after the other; a single page is one item."""
    if counted is None and memory.barren:
        return f"cannot be read as an article: {memory.barren_reason}"
    if memory.barren >= FEWEST:
        return f"none of its last {memory.barren} items could be read: {memory.barren_reason}"
    return None


def with_barren(memory: Memory, *, lost: Sequence[str], is_fruitful: bool) -> Memory:
    """Return the memory after a poll that brought an article or none, and lost items for these reasons."""
    if is_fruitful:
        return replace(memory, barren=0, barren_reason="") if memory.barren else memory
    return replace(memory, barren=memory.barren + len(lost), barren_reason=lost[-1]) if lost else memory


def with_count(counts: Sequence[int], listed: int | None) -> tuple[int, ...]:
    """Return the remembered counts with another; an empty index teaches nothing."""
    return (*counts, listed)[-RECENT:] if listed else tuple(counts)


def led_to_a_door(asked: str, answered: str) -> bool:
    """Tell whether a redirect led to a page that wants a login or a consent."""
    before, after = _steps(asked), _steps(answered)
    return asked != answered and not _DOORS.isdisjoint(after - before)


def led_to_the_front(asked: str, answered: str) -> bool:
    """Tell whether what was asked led to the front page of a site, as do articles that are no more and names for sale."""
    before, after = urlsplit(asked), urlsplit(answered)
    is_front = not after.path.strip("/") and not after.query
    return is_front and bool(before.path.strip("/") or before.query)


def is_own(index: Index, site_url: str) -> bool:
    """Tell whether an index is a feed of this very site, by the addresses that it gives as its own.

    Another feedsvc's feed is a source as good as any: the generator tells nothing.
    """
    feeds = f"{_key_of(site_url)}/feeds/"
    return any(canonical_key(address).startswith(feeds) for address in index.own_addresses)


def is_own_entry(link: Link, site_url: str) -> bool:
    """Tell whether an item of an index is an entry of this very site that another carries on, under our address or its own."""
    own = _key_of(site_url)
    return any(
        # Of a million links none is looked at closely that does not name our host.
        own.partition("/")[0] in url.lower() and canonical_key(url).startswith(f"{own}/e/")
        for url in (link.url, link.via)
        if url
    )


@lru_cache(maxsize=8)
def _key_of(site_url: str) -> str:
    return canonical_key(site_url)


def _steps(url: str) -> set[str]:
    parts = urlsplit(url.lower())
    steps = {step.partition(".")[0] if step != "wp-login.php" else step for step in parts.path.split("/")}
    return steps | set((parts.hostname or "").split("."))
