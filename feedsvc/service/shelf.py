"""The shelf: what is published, as the web server hands it out.

Enters: the store's rendition states and the publish directory. Leaves: for a path, headers made once and the bytes,
kept in memory up to a bound. ETags are strong and differ by content coding (RFC 9110 section 8.8.3.3).
"""

from __future__ import annotations

import asyncio
import gzip
import hashlib
import time
import zlib
from collections import OrderedDict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC
from email.utils import format_datetime
from pathlib import Path

from feedsvc.seams import RenditionState

Headers = list[tuple[bytes, bytes]]
# Bytes of bodies kept in memory: some hundred feeds and pages.
CACHE_BYTES = 32 << 20
ASSET_AGE = "public, max-age=31536000, immutable"
# Readers poll feeds every half hour or so; five minutes keeps them fresh and a cache useful.
PAGE_AGE = "public, max-age=300, stale-while-revalidate=600, stale-if-error=86400"
FEED_CSP = b"default-src 'none'; sandbox"


@dataclass(frozen=True, slots=True, kw_only=True)
class Copy:
    """One content coding of a published file."""

    file: Path
    #: SHA-256 of the bytes before their coding, hex.
    digest: str
    etag: bytes
    #: Headers of a 200 / of a 304.
    ok: Headers
    not_modified: Headers


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One published file."""

    #: 200, or 410 for a withdrawn entry's page.
    status: int
    #: Seconds since the epoch.
    modified: int
    identity: Copy
    gzip: Copy


class Shelf:
    """Published files by URL path."""

    def __init__(self, directory: Path, *, page_csp: str) -> None:
        self._directory = directory
        self._page_csp = page_csp.encode("ascii")
        self._items: dict[str, Item] = {}
        self._bodies: OrderedDict[bytes, bytes] = OrderedDict()
        self._held = 0
        self.changed_at = 0.0

    def stock(self, states: Mapping[str, RenditionState], *, gone_slugs: Iterable[str]) -> None:
        """Take the current renditions; answers under way keep what they hold."""
        gone = {f"e/{slug}/index.html" for slug in gone_slugs}
        items: dict[str, Item] = {}
        for path, state in states.items():
            item = self._item(state, status=410 if path in gone else 200)
            items[url_path(path)] = item
        self._items = items
        self.changed_at = time.time()

    def get(self, path: str) -> Item | None:
        return self._items.get(path)

    def __len__(self) -> int:
        return len(self._items)

    async def body(self, copy: Copy) -> tuple[bytes, bool]:
        """Return a copy's bytes, and whether they are those that its headers speak of.

        They are not between a build's writing and the stocking that follows: bytes kept under the name of others would be
        handed out as these for as long as they are kept.

        Raises: OSError if the file is gone.
        """
        held = self._bodies.get(copy.etag)
        if held is not None:
            self._bodies.move_to_end(copy.etag)
            return held, True
        body, digest = await asyncio.to_thread(_read, copy)
        if digest != copy.digest:
            return body, False
        # Another request may have put it there while this one read.
        if copy.etag not in self._bodies and len(body) <= CACHE_BYTES // 4:
            self._bodies[copy.etag] = body
            self._held += len(body)
            while self._held > CACHE_BYTES:
                _, oldest = self._bodies.popitem(last=False)
                self._held -= len(oldest)
        return body, True

    def _item(self, state: RenditionState, *, status: int) -> Item:
        file = self._directory.joinpath(*state.path.split("/"))
        modified = state.modified.astimezone(UTC)
        is_page = state.media_type.startswith("text/html")
        cache = ASSET_AGE if state.path.startswith("assets/") else PAGE_AGE
        shared: Headers = [
            (b"cache-control", cache.encode()),
            (b"vary", b"Accept-Encoding"),
            (b"last-modified", format_datetime(modified, usegmt=True).encode()),
            (b"x-content-type-options", b"nosniff"),
        ]
        whole: Headers = [
            (b"content-type", state.media_type.encode()),
            (b"content-security-policy", self._page_csp if is_page else FEED_CSP),
            (b"referrer-policy", b"strict-origin-when-cross-origin"),
        ]
        if not is_page:
            whole += [
                (b"access-control-allow-origin", b"*"),
                (b"access-control-expose-headers", b"ETag, Last-Modified"),
            ]
        return Item(
            status=status,
            modified=int(modified.timestamp()),
            identity=_copy(file, state.digest, f'"{state.digest[:32]}"', shared, whole),
            gzip=_copy(
                file.with_name(file.name + ".gz"),
                state.digest,
                f'"{state.digest[:32]}-gz"',
                shared,
                [*whole, (b"content-encoding", b"gzip")],
            ),
        )


def _read(copy: Copy) -> tuple[bytes, str]:
    """Return a file's bytes, and the digest of what they are without their coding. Raises: OSError."""
    body = copy.file.read_bytes()
    if copy.file.suffix != ".gz":
        return body, hashlib.sha256(body).hexdigest()
    try:
        held = gzip.decompress(body) if body else None
    except (EOFError, zlib.error, gzip.BadGzipFile) as error:
        raise OSError(f"{copy.file}: is damaged: {error}") from error
    if held is None:
        raise OSError(f"{copy.file}: is empty")
    return body, hashlib.sha256(held).hexdigest()


def _copy(file: Path, digest: str, etag: str, shared: Headers, whole: Headers) -> Copy:
    tagged = [*shared, (b"etag", etag.encode())]
    return Copy(file=file, digest=digest, etag=etag.encode(), ok=[*whole, *tagged], not_modified=tagged)


def url_path(rendition_path: str) -> str:
    """Return the URL path of a rendition: a folder's index is the folder."""
    return "/" + rendition_path.removesuffix("index.html")
