"""Items of one document told apart, where what should name each names several.

Spec: threats 5.2: one guid for many items, a guid of megabytes; live blogs give all their items one address.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from feedsvc.parse.feed_values import Item
from feedsvc.text.imprints import signed_imprint

#: A longer guid is kept as its SHA-256.
_LONGEST_GUID: Final = 500


def told_apart(items: Sequence[Item]) -> list[tuple[int, int, Item]]:
    """Return (place in the document from 1, digest, item) with guids and addresses that name one item each.

    What stands there twice is left out: the same in all that is read of it, or in guid, address and title; feeds are
    newest first, so the first of them counts. A guid that several items share gets their address and title with it; an
    address that several share gets a fragment. The digest is that of the item as it stood.
    """
    kept: list[tuple[int, int, Item]] = []
    seen: set[object] = set()
    for number, item in enumerate(items, 1):
        digest = item.digest
        names = {digest, (item.guid, item.link, item.title.value) if item.guid else digest}
        if seen.isdisjoint(names):
            kept.append((number, digest, item))
        seen |= names
    guids = Counter(item.guid for _, _, item in kept)
    links = Counter(item.link for _, _, item in kept)
    return [(number, digest, _apart(item, guids, links)) for number, digest, item in kept]


def _apart(item: Item, guids: Counter[str], links: Counter[str]) -> Item:
    guid, link = item.guid, item.link
    if guid and guids[guid] > 1:
        guid = f"{guid} {_mark(item.link, item.title.value)}"
    if link and links[link] > 1 and "#" not in link:
        link = f"{link}#item-{_mark(item.guid, item.title.value)}"
    if len(guid) > _LONGEST_GUID:
        guid = f"sha256:{hashlib.sha256(guid.encode('utf-8', 'surrogatepass')).hexdigest()}"
    return item if guid == item.guid and link == item.link else replace(item, guid=guid, link=link)


def _mark(*parts: str) -> str:
    return f"{signed_imprint(*parts) & (1 << 64) - 1:016x}"
