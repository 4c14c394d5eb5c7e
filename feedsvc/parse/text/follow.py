"""Addresses printed in a dump: which follow a publisher, which share the page, which are neither."""

from __future__ import annotations

import re

from feedsvc.text.urls import follow_link

_SHARING = re.compile(
    r"//(?:[\w-]+\.)?(?:wa\.me/\?|api\.whatsapp\.com/send|web\.whatsapp\.com/send|(?:twitter|x)\.com/(?:intent|share|home\?)|"
    r"facebook\.com/(?:sharer|share|dialog)|t\.me/share|telegram\.me/share|linkedin\.com/(?:sharearticle|sharing|cws)|"
    r"pinterest\.[a-z.]{2,8}/pin/create|reddit\.com/submit|tumblr\.com/(?:share|widgets)|bsky\.app/intent|threads\.net/intent)"
    r"|^mailto:\?",
    re.IGNORECASE,
)
#: Addresses inside a line; they end at any blank, the no-break space included.
_ADDRESS = re.compile(
    r"(?:https?://|www\.)[^\s<>\"“”]{1,2000}"
    r"|(?<![\w./@-])(?:whatsapp\.com/channel|t\.me|twitter\.com|x\.com|facebook\.com|instagram\.com)/[^\s<>\"“”]{1,500}",
    re.IGNORECASE,
)
_TRAILING = ".,;:!?)]}>'’"


def is_share_address(url: str) -> bool:
    """Tell whether an address opens a composer instead of a profile."""
    return _SHARING.search(url) is not None


def follow_address(printed: str) -> str | None:
    """Return a printed address as a full one if it is a publisher's profile or channel on a network, else None.

    Example: ``x.com/harbourpost`` is one; ``https://x.com/intent/post?text=…`` is none.
    """
    url = printed if "://" in printed else f"https://{printed}"
    return url if not is_share_address(url) and follow_link(url) is not None else None


def addresses(text: str) -> list[str]:
    """Return the addresses a line prints, without the punctuation of the sentence around them."""
    return [found.rstrip(_TRAILING) for found in _ADDRESS.findall(text)]
