"""X: 280 weighted characters, the link on the last line.

The composer joins ``text`` and ``url`` with a blank where our text has a line end: both count the same.
Bidirectional isolates and embeddings are left out, they weigh 2 each and X sets direction by itself.

Spec: docs.x.com, Counting characters; X web intents (``text``, ``url``).
"""

from __future__ import annotations

import re

from feedsvc.share.layout import address, plain_blocks
from feedsvc.share.network import Network
from feedsvc.share.parts import Parts
from feedsvc.share.weighted import LIMIT, UNIT, weighted_length

_CONTROLS = re.compile("[\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]")


def layout(parts: Parts) -> str:
    """Return headline, lede, credit and hashtags, link."""
    before = _before_link(parts)
    gap = "\n" if parts.credits or parts.hashtags else "\n\n"
    return f"{before}{gap}{parts.link}" if before else parts.link


def intent(parts: Parts) -> str:
    """Return the address of X's composer with the text and the link."""
    return address("https://x.com/intent/tweet", text=_before_link(parts), url=parts.link)


def _before_link(parts: Parts) -> str:
    return _CONTROLS.sub("", "\n\n".join(plain_blocks(parts)))


NETWORK = Network(name="x", limit=LIMIT, unit=UNIT, length=weighted_length, layout=layout, intent=intent)
