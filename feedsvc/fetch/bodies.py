"""Bodies, read under caps: as sent, as decoded, and in the ratio of both, before the bytes are made.

Spec: RFC 9110 section 8.4; exactly one coding is read, for each further one multiplies what a kilobyte can unfold to.
"""

from __future__ import annotations

import zlib
from collections.abc import AsyncIterator, Iterator
from typing import Final

from feedsvc.errors import FetchError

#: Bytes that are unfolded at once.
STEP: Final = 65_536
#: From so many bytes on, text that was folded smaller than this is a trap.
RATIO: Final = 200
RATIO_FROM: Final = 2_000_000
_GZIP: Final = 16 + zlib.MAX_WBITS


async def read_body(chunks: AsyncIterator[bytes], *, coding: str, max_bytes: int) -> bytes:
    """Return a body, decoded. Raises: FetchError for one that is too large, broken, or in a coding that is not read."""
    decoder = _decoder(coding)
    made = bytearray()
    sent = 0
    async for chunk in chunks:
        sent += len(chunk)
        if sent > max_bytes:
            raise FetchError(too_large(max_bytes))
        if decoder is None:
            made += chunk
            continue
        for part in decoder.parts(chunk):
            made += part
            if len(made) > max_bytes:
                raise FetchError(too_large(max_bytes))
            if len(made) > RATIO_FROM and len(made) > RATIO * sent:
                raise FetchError(f"unfolds to more than {RATIO} times what was sent")
    if decoder is not None and not decoder.is_whole():
        raise FetchError("broke off in the middle of its compressed body")
    return bytes(made)


def too_large(max_bytes: int) -> str:
    return f"is larger than {max_bytes / 1e6:g} MB; `max_size` allows more"


def _decoder(coding: str) -> _Decoder | None:
    codings = [name.strip().lower() for name in coding.split(",") if name.strip()]
    if not codings or codings == ["identity"]:
        return None
    if codings in (["gzip"], ["x-gzip"]):
        return _Decoder(_GZIP)
    if codings == ["deflate"]:
        return _Decoder(zlib.MAX_WBITS)
    raise FetchError(f"is compressed in a way that was not asked for ({coding[:60]})")


class _Decoder:
    """Unfolds one stream, member after member, a step at a time."""

    def __init__(self, bits: int) -> None:
        self._bits = bits
        self._stream = zlib.decompressobj(bits)
        self._has_begun = False

    def parts(self, chunk: bytes) -> Iterator[bytes]:
        """Yield what a chunk unfolds to, a step at a time: the caller counts before the next is made."""
        while chunk:
            if self._stream.eof:
                if self._bits != _GZIP or not chunk.startswith(b"\x1f"):
                    raise FetchError("holds more than its compressed body")
                self._stream = zlib.decompressobj(self._bits)
            try:
                yield self._unfolded(chunk)
            except zlib.error as error:
                raise FetchError("is not compressed as it says") from error
            chunk = self._stream.unused_data if self._stream.eof else self._stream.unconsumed_tail

    def _unfolded(self, chunk: bytes) -> bytes:
        try:
            part = self._stream.decompress(chunk, STEP)
        except zlib.error:
            if self._bits != zlib.MAX_WBITS or self._has_begun:
                raise
            # Some servers send deflate without its wrapper.
            self._stream = zlib.decompressobj(-zlib.MAX_WBITS)
            part = self._stream.decompress(chunk, STEP)
        self._has_begun = True
        return part

    def is_whole(self) -> bool:
        return self._stream.eof
