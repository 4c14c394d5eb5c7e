"""Telegram: plain text of 4,096 code points, the link first.

The composer itself puts the link on the first line and the text below: the text never repeats it.

Spec: core.telegram.org, share links (``url``, ``text``); messages 1-4096 characters after entity parsing.
"""

from __future__ import annotations

from feedsvc.share.layout import address, plain_blocks
from feedsvc.share.network import Network
from feedsvc.share.parts import Parts

LIMIT = 4096


def layout(parts: Parts) -> str:
    """Return the message as Telegram's composer builds it: the link, then headline, lede and credit."""
    below = _below_link(parts)
    return f"{parts.link}\n{below}" if below else parts.link


def intent(parts: Parts) -> str:
    """Return the address of the composer with the link and the text."""
    return address("https://t.me/share/url", url=parts.link, text=_below_link(parts))


def _below_link(parts: Parts) -> str:
    text = "\n\n".join(plain_blocks(parts))
    # The client sets a blank before a leading @, lest it call a bot: so do we, to count what is sent.
    return f" {text}" if text.startswith("@") else text


NETWORK = Network(name="telegram", limit=LIMIT, unit="characters", length=len, layout=layout, intent=intent)
