"""The share section of an entry's page: a link that opens each network, and the text to copy."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from feedsvc.render.page_words import network_name

if TYPE_CHECKING:
    from feedsvc.model.feed import ShareSnippet
    from feedsvc.render.page_words import Words

#: What a network's composer may be opened by. Anything else could run in the page that links it.
_SCHEMES = ("https://", "http://", "mailto:", "sms:")


@dataclass(frozen=True, slots=True, kw_only=True)
class ShareItem:
    """One network's row."""

    network: str
    #: Slug for style: ``whatsapp``.
    key: str
    #: None where the network's composer cannot be opened by an address.
    intent_url: str | None
    text: str
    #: ``246 / 280 weighted characters``.
    count: str
    #: Lines the text takes in the box it is copied from.
    rows: int


def share_items(snippets: tuple[ShareSnippet, ...], entry_id: str, words: Words) -> tuple[ShareItem, ...]:
    """Return the rows for an entry, in the order of its snippets."""
    return tuple(
        ShareItem(
            network=network_name(snippet.network, words),
            key=snippet.network,
            intent_url=snippet.intent_url if snippet.intent_url.lower().startswith(_SCHEMES) else None,
            text=snippet.text,
            count=f"{snippet.length} / {snippet.limit} {words.units.get(snippet.unit, snippet.unit)}",
            rows=min(12, sum(1 + len(line) // 60 for line in snippet.text.split("\n"))),
        )
        for snippet in snippets
        if snippet.entry == entry_id
    )
