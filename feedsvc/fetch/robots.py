"""robots.txt: fetched through the same client, kept for a day, obeyed where the source asks for that.

Spec: RFC 9309.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from protego import Protego

from feedsvc.errors import AnswerError, FetchError

#: Bytes that are read of it; beyond 64 kB it is parsed on a thread.
LONGEST: Final = 512_000
_MUCH: Final = 64_000
#: A copy serves for a day; where no new one can be had the last serves for a month. A failure is remembered for a while.
KEPT: Final = timedelta(days=1)
KEPT_IN_NEED: Final = timedelta(days=30)
FAILED_FOR: Final = timedelta(minutes=30)
#: Seconds between requests that a site may ask for.
LONGEST_DELAY: Final = 300.0
MOST: Final = 5_000
AGENT: Final = "feedsvc"


@dataclass(frozen=True, slots=True, kw_only=True)
class Rules:
    """What a site lets us ask for; ``rules`` is None where it forbids nothing, or where nothing is known."""

    read: datetime
    rules: Protego | None
    #: Why no rules could be had, or None.
    failure: str | None = None

    def allows(self, url: str) -> bool:
        return self.failure is None and (self.rules is None or bool(self.rules.can_fetch(url, AGENT)))

    def delay(self) -> float:
        """Return the pause that the site asks for. Units: seconds."""
        asked = self.rules.crawl_delay(AGENT) if self.rules is not None else None
        return min(max(float(asked), 0.0), LONGEST_DELAY) if asked is not None and asked == asked else 0.0  # noqa: PLR0124 - not a NaN


class Robots:
    """The rules of all sites."""

    def __init__(self, clock: Callable[[], datetime]) -> None:
        self._clock = clock
        self._kept: dict[str, Rules] = {}
        self._under_way: dict[str, asyncio.Future[Rules]] = {}

    async def rules(self, origin: str, fetch: Callable[[str], Awaitable[bytes]]) -> Rules:
        """Return a site's rules; ``fetch`` gets its robots.txt, once for all who wait."""
        kept = self._kept.get(origin)
        if kept is not None and self._clock() - kept.read < (FAILED_FOR if kept.failure else KEPT):
            return kept
        under_way = self._under_way.get(origin)
        if under_way is None:
            under_way = asyncio.ensure_future(self._read(origin, kept, fetch))
            self._under_way[origin] = under_way
            under_way.add_done_callback(lambda _: self._under_way.pop(origin, None))
        return await asyncio.shield(under_way)

    async def _read(
        self, origin: str, former: Rules | None, fetch: Callable[[str], Awaitable[bytes]]
    ) -> Rules:
        now = self._clock()
        try:
            body = await fetch(f"{origin}/robots.txt")
        except AnswerError as error:
            rules = self._failed(former, str(error)) if error.status >= 500 else Rules(read=now, rules=None)
        except FetchError as error:
            rules = self._failed(former, str(error))
        else:
            rules = Rules(read=now, rules=await _parsed(body))
        if len(self._kept) >= MOST:
            del self._kept[min(self._kept, key=lambda one: self._kept[one].read)]
        self._kept[origin] = rules
        return rules

    def _failed(self, former: Rules | None, reason: str) -> Rules:
        """Return the last copy where there is one that is not too old; else nothing may be asked."""
        now = self._clock()
        if former is not None and former.failure is None and now - former.read < KEPT_IN_NEED:
            return former
        return Rules(read=now, rules=None, failure=reason)


async def _parsed(body: bytes) -> Protego:
    # protego overlooks the first group behind a byte order mark.
    text = body[:LONGEST].removeprefix(b"\xef\xbb\xbf").decode("utf-8", "replace")
    if len(text) > _MUCH:
        return await asyncio.to_thread(Protego.parse, text)
    return Protego.parse(text)
