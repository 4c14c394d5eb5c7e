"""The bytes of a sitemap, unpacked where they are packed, within bounds.

Spec: sitemaps.org: 50 MB unpacked at most; RFC 1952, which lets several members stand in a row.
"""

from __future__ import annotations

import zlib
from typing import Final

from feedsvc.errors import DumpError

MOST_BYTES: Final = 50 * 1024 * 1024
_MAGIC: Final = b"\x1f\x8b"
#: A sitemap that is packed and sent packed is unpacked twice.
_MOST_LAYERS: Final = 2
_MOST_MEMBERS: Final = 1_000


def unpacked(body: bytes) -> tuple[bytes, bool]:
    """Return what is packed in bytes, and whether it is whole; bytes that are not packed as they are.

    Raises: DumpError if it is no gzip behind its first bytes, or more than MOST_BYTES.
    """
    is_whole = True
    for _ in range(_MOST_LAYERS):
        if body[:2] != _MAGIC:
            break
        body, is_layer_whole = _members(body)
        is_whole = is_whole and is_layer_whole
    if len(body) > MOST_BYTES:
        raise DumpError(f"a sitemap of more than {MOST_BYTES // 1024 // 1024} MB")
    return body, is_whole


def _members(body: bytes) -> tuple[bytes, bool]:
    parts: list[bytes] = []
    room = MOST_BYTES
    for _ in range(_MOST_MEMBERS):
        inflate = zlib.decompressobj(31)
        try:
            part = inflate.decompress(body, room + 1)
        except zlib.error as error:
            if parts:
                return b"".join(parts), False
            raise DumpError(f"a sitemap whose gzip is broken: {error}") from error
        if len(part) > room:
            raise DumpError(f"a sitemap of more than {MOST_BYTES // 1024 // 1024} MB once unpacked")
        parts.append(part)
        room -= len(part)
        if not inflate.eof:
            return b"".join(parts), False
        body = inflate.unused_data.lstrip(b"\0")
        if body[:2] != _MAGIC:
            return b"".join(parts), True
    return b"".join(parts), False
