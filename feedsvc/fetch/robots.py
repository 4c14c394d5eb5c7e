"""robots.txt: fetched through the same client, kept for a day, obeyed where the source asks for that.

Spec: RFC 9309.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Final

from protego import Protego

from feedsvc.errors import AnswerError, FetchError

#: Bytes of it that count; beyond 64 kB it is parsed on a thread.
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
#: Too Many Requests; and the statuses that say that a server fails.
TOO_MANY: Final = 429
FAILING: Final = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class Rules:
    """What a site lets us ask for; ``rules`` is None where it forbids nothing, or where nothing is known."""

    read: datetime
    #: Not asked for again before.
    until: datetime
    rules: Protego | None = None
    #: Why no rules could be had, or None.
    failure: str | None = None

    def allows(self, url: str) -> bool:
        return self.failure is None and (self.rules is None or bool(self.rules.can_fetch(url, AGENT)))

    def delay(self) -> float:
        """Return the pause that the site asks for. Units: seconds."""
        asked = self.rules.crawl_delay(AGENT) if self.rules is not None else None
        return min(max(float(asked), 0.0), LONGEST_DELAY) if asked is not None and asked == asked else 0.0  # noqa: PLR0124 - not a NaN


#: A site, and the networks that who asks may reach: what one source may not read another may.
_Key = tuple[str, tuple[str, ...]]


class Robots:
    """The rules of all sites."""

    def __init__(self, clock: Callable[[], datetime]) -> None:
        self._clock = clock
        self._kept: dict[_Key, Rules] = {}
        self._under_way: dict[_Key, asyncio.Future[Rules]] = {}

    async def rules(
        self, origin: str, fetch: Callable[[str], Awaitable[bytes]], *, allow: tuple[str, ...] = ()
    ) -> Rules:
        """Return a site's rules; ``fetch`` gets its robots.txt, once for all who wait.

        Raises: AnswerError where the site wants to be left alone and its rules are not known.
        """
        key = (origin, allow)
        kept = self._kept.get(key)
        if kept is not None and self._clock() < kept.until:
            return kept
        under_way = self._under_way.get(key)
        if under_way is None:
            under_way = asyncio.ensure_future(self._read(key, kept, fetch))
            self._under_way[key] = under_way
            under_way.add_done_callback(lambda _: self._under_way.pop(key, None))
        return await asyncio.shield(under_way)

    async def _read(self, key: _Key, former: Rules | None, fetch: Callable[[str], Awaitable[bytes]]) -> Rules:
        now = self._clock()
        if former is not None and (former.failure is not None or now - former.read >= KEPT_IN_NEED):
            former = None
        try:
            rules = Rules(
                read=now, until=now + KEPT, rules=await _parsed(await fetch(f"{key[0]}/robots.txt"))
            )
        except AnswerError as error:
            if error.status == TOO_MANY:
                # Of the rules it says nothing, so neither may be concluded: that all is allowed, that nothing is.
                if former is None:
                    raise
                rules = replace(former, until=now + FAILED_FOR)
            elif error.status < FAILING:
                rules = Rules(read=now, until=now + KEPT)
            else:
                rules = _failed(former, str(error), now=now)
        except FetchError as error:
            rules = _failed(former, str(error), now=now)
        if len(self._kept) >= MOST:
            del self._kept[min(self._kept, key=lambda one: self._kept[one].read)]
        self._kept[key] = rules
        return rules


def _failed(former: Rules | None, reason: str, *, now: datetime) -> Rules:
    """Return the last copy where there is one; else nothing may be asked."""
    if former is not None:
        return replace(former, until=now + FAILED_FOR)
    return Rules(read=now, until=now + FAILED_FOR, failure=reason)


async def _parsed(body: bytes) -> Protego:
    if len(body) > LONGEST:
        # At the end of a line: half of "Disallow: /archive" forbids the whole site.
        body = body[: max(body.rfind(b"\n", 0, LONGEST), body.rfind(b"\r", 0, LONGEST), 0)]
    # protego overlooks the first group behind a byte order mark.
    text = body.removeprefix(b"\xef\xbb\xbf").decode("utf-8", "replace")
    if len(text) > _MUCH:
        return await asyncio.to_thread(Protego.parse, text)
    return Protego.parse(text)
