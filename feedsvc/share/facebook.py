"""Facebook: the sharer takes a link alone, the text is for pasting.

What is shown is the card of the entry's page (Open Graph); the sharer's ``quote`` is ignored since 2021.

Spec: Facebook sharer (``u``); 63,206 characters a post.
"""

from __future__ import annotations

from dataclasses import replace

from feedsvc.share.layout import address, plain_blocks
from feedsvc.share.network import Network
from feedsvc.share.parts import Parts

LIMIT = 63_206


def layout(parts: Parts) -> str:
    """Return headline, lede, credit and link, each after a blank line."""
    return "\n\n".join((*plain_blocks(replace(parts, hashtags=())), parts.link))


def intent(parts: Parts) -> str:
    """Return the address of the sharer for the link."""
    return address("https://www.facebook.com/sharer/sharer.php", u=parts.link)


NETWORK = Network(name="facebook", limit=LIMIT, unit="characters", length=len, layout=layout, intent=intent)
