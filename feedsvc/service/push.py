"""``POST /push/SOURCE``: one dump a request, kept on the disk before it is answered, and read at once.

What enters: a request. What leaves: 202 with the place of the dump, or why it was not taken, as JSON. What is refused,
before a byte of the body is read: a wrong token, a form that is no dump, a body over the source's ``max_size``.

Law: a push that was answered 202 is on the disk; one that was not answered may be sent again, for it is named by its
content and its Idempotency-Key. Nothing is taken from Host, Origin or Forwarded headers.
Spec: RFC 6750 (bearer tokens), RFC 9110 section 15.5; draft-ietf-httpapi-idempotency-key-header.
"""

from __future__ import annotations

import asyncio
import hashlib
import hmac
import re
from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Final

import structlog
from starlette.requests import ClientDisconnect, Request
from starlette.responses import JSONResponse, Response

from feedsvc.errors import SpoolError
from feedsvc.fetch import spool
from feedsvc.kinds.push import PushOptions
from feedsvc.model.source import Source
from feedsvc.text.magic import binary_kind

log = structlog.get_logger()

#: Seconds that a body may take to arrive.
PATIENCE: Final = 60.0
#: Bodies held at the same time: of one source, and of all.
OF_ONE: Final = 4
OF_ALL: Final = 16
#: Wrong tokens in a minute that are answered as such; beyond them nobody's guess is weighed.
GUESSES: Final = 60
MINUTE: Final = 60.0
LONGEST_KEY: Final = 255

_BEARER = re.compile(r"(?i)bearer +([!-~]{1,600})")
_CHARSET = re.compile(r"""(?i);\s{0,9}charset\s{0,9}=\s{0,9}["']?([\w:.+-]{1,40})""")
_KEY = re.compile(r"[ -~]{1,255}")
#: What curl states where nobody told it anything.
_UNSTATED: Final = frozenset({"", "application/x-www-form-urlencoded", "application/octet-stream", "*/*"})
_TAKEN: Final = frozenset({"application/json", "application/xml", "application/x-ndjson", "message/rfc822"})
_HEADERS: Final = {"cache-control": "no-store", "x-content-type-options": "nosniff"}


class _Refused(Exception):  # noqa: N818 - an answer on its way out, never seen outside this module
    def __init__(self, status: int, error: str, headers: Mapping[str, str] = _HEADERS) -> None:
        super().__init__(error)
        self.status = status
        self.error = error
        self.headers = headers


class PushDoor:
    """Takes pushes for the sources of the current configuration.

    ``sources`` gives them at each request, so that a reload counts at once; ``arrived`` is told the key of a source
    that has something new to read.
    """

    def __init__(
        self,
        *,
        sources: Callable[[], tuple[Source, ...]],
        arrived: Callable[[str], None],
        clock: Callable[[], datetime],
        patience: float = PATIENCE,
    ) -> None:
        self._sources = sources
        self._arrived = arrived
        self._clock = clock
        self._patience = patience
        self._held: dict[str, int] = {}
        self._writing: dict[str, asyncio.Lock] = {}
        self._guesses: list[datetime] = []

    async def answer(self, request: Request) -> Response:
        """Return the answer to a request for ``/push/{source}``, whatever its method."""
        try:
            return await self._answer(request)
        except _Refused as refused:
            headers = {**_HEADERS, **refused.headers}
            return JSONResponse({"error": refused.error}, status_code=refused.status, headers=headers)

    async def _answer(self, request: Request) -> Response:
        if request.method != "POST":
            raise _Refused(405, "push with POST", {"allow": "POST"})
        source = self._source_of(request)
        media_type, charset = _stated(request)
        key = _key_of(request)
        _refuse_length(request, source)
        body = await self._body(request, source)
        if not body.strip():
            raise _Refused(422, "the body is empty")
        if kind := binary_kind(body):
            raise _Refused(415, f"the body is {kind}, not text")
        pushed = spool.Pushed(body=body, media_type=media_type, charset=charset, key=key)
        kept = await self._keep(source, pushed)
        if kept.is_new:
            log.info("pushed", source=source.key, place=kept.place, bytes=len(body))
        # Also where it was kept before: the first sender may have been cut off before the source was told.
        self._arrived(source.key)
        told = {
            "source": source.key,
            "place": kept.place,
            "bytes": len(body),
            "sha256": kept.digest,
        }
        return JSONResponse(told, status_code=202, headers=_HEADERS)

    def _source_of(self, request: Request) -> Source:
        """Return the source that a request names, if its token opens it.

        Who shows another token, or none, learns nothing of which sources there are.
        """
        found = _BEARER.fullmatch(request.headers.get("authorization", "").strip())
        if found is None:
            raise _Refused(401, "show the source's token: Authorization: Bearer TOKEN", _challenge(""))
        opened = _opened_by(found[1], self._sources())
        if not opened:
            self._count_guess()
            raise _Refused(401, "this token opens nothing here", _challenge(' error="invalid_token"'))
        name = str(request.path_params["source"])
        if name in opened:
            return opened[name]
        raise _Refused(403, "this token opens another source", _challenge(' error="insufficient_scope"'))

    def _count_guess(self) -> None:
        now = self._clock()
        self._guesses = [at for at in self._guesses[-GUESSES:] if 0 <= (now - at).total_seconds() < MINUTE]
        if len(self._guesses) >= GUESSES:
            raise _Refused(429, "too many wrong tokens; wait a minute", {"retry-after": "60"})
        self._guesses.append(now)

    async def _body(self, request: Request, source: Source) -> bytes:
        """Return the body, read no further than the source takes."""
        if self._held.get(source.key, 0) >= OF_ONE:
            raise _Refused(429, "too many pushes at once; wait for an answer", {"retry-after": "1"})
        if sum(self._held.values()) >= OF_ALL:
            raise _Refused(503, "too many pushes at once", {"retry-after": "1"})
        self._held[source.key] = self._held.get(source.key, 0) + 1
        try:
            async with asyncio.timeout(self._patience):
                return await _received(request, source)
        except TimeoutError as error:
            raise _Refused(408, "the body took too long", {"connection": "close"}) from error
        except ClientDisconnect as error:
            raise _Refused(400, "the body is not whole") from error
        finally:
            self._held[source.key] -= 1
            if not self._held[source.key]:
                del self._held[source.key]

    async def _keep(self, source: Source, pushed: spool.Pushed) -> spool.Kept:
        # One after another, so that two pushes under one key see each other.
        async with self._writing.setdefault(source.key, asyncio.Lock()):
            try:
                return await asyncio.to_thread(spool.keep, source.location, pushed, now=self._clock())
            except spool.KeyReusedError as error:
                raise _Refused(422, str(error)) from error
            except SpoolError as error:
                log.error("a push could not be kept", source=source.key, reason=str(error))  # noqa: TRY400 - the reason says it all
                if error.is_full:
                    raise _Refused(
                        507, "the disk is full; push again later", {"retry-after": "60"}
                    ) from error
                raise _Refused(
                    503, "the push could not be kept; push again later", {"retry-after": "60"}
                ) from error


def _opened_by(token: str, sources: tuple[Source, ...]) -> dict[str, Source]:
    """Return the sources that a token opens; every token is compared, in constant time, as digests of one length."""
    shown = hashlib.sha256(token.encode()).digest()
    opened: dict[str, Source] = {}
    for source in sources:
        if not isinstance(source.options, PushOptions):
            continue
        own = hashlib.sha256(source.options.token.encode()).digest()
        if hmac.compare_digest(shown, own):
            opened[source.key] = source
    return opened


def _challenge(error: str) -> dict[str, str]:
    return {"www-authenticate": f'Bearer realm="push"{"," if error else ""}{error}'}


def _stated(request: Request) -> tuple[str | None, str | None]:
    """Return media type and charset as stated; None where the sender said nothing."""
    if request.headers.get("content-encoding", "identity").strip().lower() not in {"identity", ""}:
        raise _Refused(
            415, "send the body as it is, without Content-Encoding", {"accept-encoding": "identity"}
        )
    said = request.headers.get("content-type", "")
    media_type = said.partition(";")[0].strip().lower()
    charset = _CHARSET.search(said[:300])
    if media_type in _UNSTATED:
        return None, charset[1] if charset else None
    is_taken = (
        media_type.startswith("text/") or media_type.endswith(("+json", "+xml")) or media_type in _TAKEN
    )
    if not is_taken or media_type == "text/calendar":
        raise _Refused(
            415,
            f"{media_type[:80]} is no form of a dump: send text, HTML, Markdown, JSON, a feed or a message",
        )
    return media_type, charset[1] if charset else None


def _key_of(request: Request) -> str | None:
    """Return the Idempotency-Key; its quotes, which the draft asks for and few senders write, count for nothing."""
    said = request.headers.getlist("idempotency-key")
    if not said:
        return None
    key = said[0].strip().strip('"')
    if len(said) > 1 or not _KEY.fullmatch(key):
        raise _Refused(400, f"an Idempotency-Key is one value of at most {LONGEST_KEY} printable characters")
    return key


def _refuse_length(request: Request, source: Source) -> None:
    said = request.headers.get("content-length")
    if said is None:
        if request.headers.get("transfer-encoding", "").lower() != "chunked":
            raise _Refused(411, "say how long the body is: Content-Length")
        return
    if not said.isdecimal() or len(said) > 18 or int(said) > source.max_bytes:
        raise _too_large(source)


async def _received(request: Request, source: Source) -> bytes:
    chunks: list[bytes] = []
    left = source.max_bytes
    async for chunk in request.stream():
        left -= len(chunk)
        if left < 0:
            raise _too_large(source)
        chunks.append(chunk)
    return b"".join(chunks)


def _too_large(source: Source) -> _Refused:
    return _Refused(413, f"the body is over {source.max_bytes} bytes", {"connection": "close"})
