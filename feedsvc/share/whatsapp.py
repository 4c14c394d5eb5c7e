"""WhatsApp: a bold headline, the lede, the source in italics, the link, and the publisher's channel last.

The preview is made from the first address, so the article's comes before the channel's. 4,096 characters are what
the business API takes; the app itself takes more.

Spec: WhatsApp click to chat (``wa.me/?text=``); Cloud API, text messages.
"""

from __future__ import annotations

from feedsvc.share.labels import credit_line, follow_line
from feedsvc.share.layout import address
from feedsvc.share.marks import bold, italic, without_marks
from feedsvc.share.network import Network
from feedsvc.share.parts import Parts

LIMIT = 4096


def layout(parts: Parts) -> str:
    """Return the message, each part after a blank line."""
    blocks = (
        bold(parts.headline) if parts.headline else "",
        without_marks(parts.lede),
        italic(credit_line(parts.credits, parts.language)) if parts.credits else "",
        parts.link,
        _follow(parts),
    )
    return "\n\n".join(block for block in blocks if block)


def intent(parts: Parts) -> str:
    """Return the address that opens WhatsApp's contact picker with the message."""
    return address("https://wa.me/", text=layout(parts))


def _follow(parts: Parts) -> str:
    if not parts.channel:
        return ""
    phrase = follow_line(parts.publisher, "", parts.language)
    return without_marks(phrase) + parts.channel


NETWORK = Network(name="whatsapp", limit=LIMIT, unit="characters", length=len, layout=layout, intent=intent)
