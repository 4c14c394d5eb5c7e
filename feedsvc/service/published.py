"""The fast path of the web server: GET and HEAD of published files, before any routing.

Spec: RFC 9110 sections 8.8 (validators), 12.5.3 (Accept-Encoding), 13 (conditional requests).
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, MutableMapping
from email.utils import parsedate_to_datetime
from typing import Any

import structlog

from feedsvc.service.shelf import Headers, Item, Shelf

Scope = MutableMapping[str, Any]
Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
App = Callable[[Scope, Receive, Send], Awaitable[None]]

log = structlog.get_logger()


class Published:
    """Serves what stands on the shelf and hands everything else to the next application."""

    def __init__(self, shelf: Shelf, following: App) -> None:
        self._shelf = shelf
        self._following = following

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http" and scope["method"] in {"GET", "HEAD"}:
            item = self._shelf.get(scope["path"])
            if item is not None:
                await self._answer(item, scope, receive, send)
                return
        await self._following(scope, receive, send)

    async def _answer(self, item: Item, scope: Scope, receive: Receive, send: Send) -> None:
        accept = none_match = since = None
        for name, value in scope["headers"]:
            if name == b"if-none-match":
                none_match = value if none_match is None else none_match + b"," + value
            elif name == b"accept-encoding":
                accept = value if accept is None else accept + b"," + value
            elif name == b"if-modified-since":
                since = value
        copy = item.gzip if accept is not None and takes_gzip(accept) else item.identity
        # 13.1.3: If-Modified-Since is ignored when If-None-Match is there.
        if none_match is not None:
            matched = match_etag(none_match, item)
        else:
            matched = copy.etag if since is not None and is_unmodified(since, item.modified) else None
        if matched is not None and item.status == 200:
            headers = (item.gzip if matched == item.gzip.etag else item.identity).not_modified
            await send({"type": "http.response.start", "status": 304, "headers": headers})
            await send({"type": "http.response.body", "body": b""})
            return
        try:
            body, is_named = await self._shelf.body(copy)
        except OSError as error:
            log.error("published file is gone", path=scope["path"], error=str(error))  # noqa: TRY400 - the path says it all
            await self._following(scope, receive, send)
            return
        named = copy.ok if is_named else _without_validators(copy.ok)
        headers = [*named, (b"content-length", b"%d" % len(body))]
        await send({"type": "http.response.start", "status": item.status, "headers": headers})
        await send({"type": "http.response.body", "body": b"" if scope["method"] == "HEAD" else body})


def _without_validators(headers: Headers) -> Headers:
    """Return the headers for bytes that are newer than they: good for this once."""
    kept = [item for item in headers if item[0] not in {b"etag", b"last-modified", b"cache-control"}]
    return [*kept, (b"cache-control", b"no-cache")]


def match_etag(field: bytes, item: Item) -> bytes | None:
    """Return the validator of ours that an If-None-Match field names, by weak comparison, or None.

    Unquoted tags are tolerated: some readers strip the quotes.
    """
    if field.strip() == b"*":
        return item.identity.etag
    for tag in field.split(b","):
        bare = tag.strip().removeprefix(b"W/").strip(b'"')
        for etag in (item.gzip.etag, item.identity.etag):
            if bare == etag.strip(b'"'):
                return etag
    return None


def is_unmodified(field: bytes, modified: int) -> bool:
    """Return whether an If-Modified-Since date is not before ``modified``; a bad date is ignored."""
    try:
        return parsedate_to_datetime(field.decode("latin-1")).timestamp() >= modified
    except (ValueError, TypeError, IndexError, OverflowError):
        return False


def takes_gzip(field: bytes) -> bool:
    """Return whether an Accept-Encoding field prefers gzip to nothing.

    Spec: RFC 9110 section 12.5.3; an explicit ``gzip`` outweighs ``*``; q=0 refuses.
    """
    named: float | None = None
    star: float | None = None
    for part in field.lower().split(b","):
        coding, _, parameters = part.partition(b";")
        quality = 1.0
        name, _, value = parameters.strip().partition(b"=")
        if name.strip() == b"q":
            try:
                quality = float(value)
            except ValueError:
                quality = 0.0
        if coding.strip() in {b"gzip", b"x-gzip"}:
            named = quality
        elif coding.strip() == b"*":
            star = quality
    chosen = named if named is not None else star
    return chosen is not None and chosen > 0
