"""Layouts and addresses that several networks share."""

from __future__ import annotations

from urllib.parse import quote

from feedsvc.share.labels import credit_line
from feedsvc.share.parts import Parts


def plain_blocks(parts: Parts) -> tuple[str, ...]:
    """Return headline, lede, and credit with hashtags, as blocks that a blank line parts; empty ones left out."""
    credit = credit_line(parts.credits, parts.language) if parts.credits else ""
    foot = "\n".join(line for line in (credit, " ".join(parts.hashtags)) if line)
    return tuple(block for block in (parts.headline, parts.lede, foot) if block)


def address(base: str, **query: str) -> str:
    """Return ``base`` with its query percent-encoded: UTF-8, a blank is ``%20``, a line end ``%0A``.

    Spec: RFC 3986 section 2.1; ``+`` for a blank belongs to forms and is shown as ``+`` by several composers.
    """
    pairs = "&".join(f"{name}={quote(value, safe='')}" for name, value in query.items())
    return f"{base}?{pairs}"
