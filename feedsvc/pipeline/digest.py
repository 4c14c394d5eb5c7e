"""The digest by which builds compare."""

from __future__ import annotations

import hashlib


def digest_of(content: bytes | str) -> str:
    """Return the SHA-256 of bytes, or of a text's UTF-8, as hex."""
    return hashlib.sha256(
        content if isinstance(content, bytes) else content.encode("utf-8", "surrogatepass")
    ).hexdigest()
