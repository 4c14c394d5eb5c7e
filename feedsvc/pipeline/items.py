"""The items of a source in one visit: which are known, which are read, and what is to be remembered of each."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Mapping, Sequence
from typing import Final

from feedsvc.decide.wanted import chosen, number_of, outdated
from feedsvc.errors import AnswerError, FetchError
from feedsvc.model.outcome import Reading
from feedsvc.model.raw import Rejection
from feedsvc.model.source import Wanted
from feedsvc.model.visit import ItemState
from feedsvc.model.web import Link

#: A page that could not be had so often is asked for no more: its item is taken as the index tells it, or not at all.
MOST_TRIES: Final = 50
#: As so many tries counts every failure but those of the server (5xx): five times "not found" are enough, while a server
#: that is down for an afternoon costs no article.
FINAL: Final = 10
SERVER_FAULT: Final = 500
#: As so many a page that stands in the article's place: a wall may stand for an afternoon, too, but is seldom taken down.
STAND_IN: Final = 5
#: Too Many Requests, Service Unavailable.
BUSY: Final = frozenset({429, 503})


class Items:
    """Items of a source, by digest (``Link.digest``) while the visit lasts and by number (``number_of``) when it is over."""

    def __init__(
        self,
        recall: Callable[[], Awaitable[Mapping[int, ItemState]]],
        *,
        wanted: Wanted,
        is_first: bool,
    ) -> None:
        self._recall = recall
        self._wanted = wanted
        #: How many items the first reading may still take; None for all.
        self._room = wanted.backfill if is_first else None
        #: None until an index asks for them: most visits find that nothing changed.
        self._former: Mapping[int, ItemState] | None = None
        self._known: frozenset[int] = frozenset()
        #: Those of the known that were no articles: an index does not list all of them.
        self.refused: frozenset[int] = frozenset()
        #: Numbers of the items that were listed, by digest, and their addresses.
        self._numbers: dict[int, int] = {}
        self._addresses: set[str] = set()
        self._read: set[int] = set()
        self._passed: set[int] = set()
        self._missed: dict[int, ItemState] = {}
        self._left_out: dict[int, ItemState] = {}
        #: Digests of the items that payloads were made of, by their place: several items may lead to one page.
        self._followed: dict[str, tuple[int, ...]] = {}
        #: Places of those that are pages which the items lead to.
        self._pages: set[str] = set()

    async def take_note(self, links: Sequence[Link]) -> None:
        """Take note of the links of an index."""
        if self._former is None:
            self._former = await self._recall()
            known = {
                number: item for number, item in self._former.items() if not 0 < item.tries <= MOST_TRIES
            }
            self._known = frozenset(known)
            self.refused = frozenset(number for number, item in known.items() if item.reason)
        # Half a second for 50,000 links: the loop goes on meanwhile.
        self._numbers |= await asyncio.to_thread(lambda: {link.digest: number_of(link) for link in links})
        self._addresses.update(link.url for link in links)

    def choose(self, links: Sequence[Link]) -> list[Link]:
        """Return those of the links to read."""
        known = {link.digest for link in links if self._numbers[link.digest] in self._known}
        choice = chosen(links, self._wanted, known=known, room=self._room)
        self._room = choice.room
        self._passed |= {self._numbers[link.digest] for link in choice.passed}
        self._read |= {self._numbers[link.digest] for link in choice.read}
        return list(choice.read)

    @property
    def has_room(self) -> bool:
        """Tell whether a first reading may take more."""
        return self._room is None or self._room > 0

    @property
    def listed(self) -> frozenset[int]:
        """Return the numbers of all items that were listed."""
        return frozenset(self._numbers.values())

    def stands(self, place: str) -> bool:
        """Tell whether an article still stands where it was read: an index of this visit lists its page."""
        return place in self._addresses

    def is_missed(self, place: str) -> bool:
        """Tell whether the payload of a place was made of items that could not be had in it."""
        numbers = (self._numbers.get(digest, digest) for digest in self._followed.get(place, ()))
        return any(number in self._missed for number in numbers)

    def follow(self, place: str, links: Sequence[Link], *, is_page: bool) -> None:
        """Take note that the payload of a place was made of items: it is the page they lead to, or what is told of them."""
        if is_page:
            self._pages.add(place)
        self._followed[place] = (*self._followed.get(place, ()), *(link.digest for link in links))

    def is_given_up(self, link: Link) -> bool:
        """Tell whether the page of an item could not be had so often that it is asked for no more."""
        former = (self._former or {}).get(self._numbers.get(link.digest, link.digest))
        return former is not None and former.tries >= MOST_TRIES

    @property
    def given_up(self) -> int:
        """Return how many items are read as the index tells them, because their pages were given up."""
        former = self._former or {}
        return sum(number in former and former[number].tries >= MOST_TRIES for number in self._read)

    def leave_out(self, link: Link) -> None:
        """Take note that an item is left out for good."""
        number = self._numbers.get(link.digest, link.digest)
        former = (self._former or {}).get(number)
        self._read.discard(number)
        self._left_out[number] = ItemState(digest=number, reason=former.reason if former else None)

    def miss(self, links: Sequence[Link], error: FetchError) -> None:
        """Take note that the page of items could not be had."""
        for link in links:
            self._miss(link.digest, str(error), counts=_counts(error))

    def _miss(self, digest: int, reason: str, *, counts: int) -> None:
        number = self._numbers.get(digest, digest)
        former = (self._former or {}).get(number, ItemState(digest=number))
        tries = min(max(1, former.tries + counts), MOST_TRIES)
        self._missed[number] = ItemState(digest=number, reason=reason, tries=tries)

    @property
    def has_missed(self) -> bool:
        return bool(self._missed)

    @property
    def newly_missed(self) -> list[ItemState]:
        """Return the items that could not be had for the first time."""
        return [item for number, item in self._missed.items() if number not in (self._former or {})]

    def read(self, reading: Reading) -> list[ItemState]:
        """Return what is to be remembered of the items that a payload held, or was made of.

        Raises: FetchError if reading a document broke: that says nothing of the items in it, and they are not read.
        """
        refused = [result if isinstance(result, Rejection) else None for result in reading.results]
        broken = next((one for one in refused if one and one.is_failure and one.place == reading.place), None)
        reasons = [one.reason if one else None for one in refused]
        if reading.place not in self._followed:
            if broken is not None:
                raise FetchError(f"{broken.place}: {broken.reason}")
            items = zip(reading.digests, reasons, strict=False)
            return [self._state(digest, reason) for digest, reason in items if digest]
        digests = self._followed[reading.place]
        if broken is not None:
            for digest in digests:
                self._miss(digest, broken.reason, counts=FINAL)
            return []
        if (wall := next((one for one in refused if one and one.is_stand_in), None)) is not None:
            for digest in digests:
                self._miss(digest, wall.reason, counts=STAND_IN)
            return []
        reason = reasons[0] if reasons and all(reasons) else None
        if reason is not None and reading.place in self._pages:
            # Next time the feed's own words stand for it, if it is a feed's.
            for digest in digests:
                self._miss(digest, reason, counts=MOST_TRIES)
            return []
        return [self._state(digest, reason) for digest in digests]

    def _state(self, digest: int, reason: str | None) -> ItemState:
        return ItemState(digest=self._numbers.get(digest, digest), reason=reason)

    def remembered(self) -> tuple[ItemState, ...]:
        """Return what is to be remembered beside what was read: what was missed or passed over, and what was changed."""
        read = self._read - self._missed.keys()
        changed = outdated(self._former or (), read=read, listed=self.listed) if read else ()
        return (
            *self._missed.values(),
            *self._left_out.values(),
            *(ItemState(digest=number) for number in self._passed),
            *(ItemState(digest=number, tries=1) for number in changed),
        )


def _counts(error: FetchError) -> int:
    """Return as how many tries a failure counts: a host that is busy says nothing of the page."""
    if not isinstance(error, AnswerError):
        return FINAL
    return 0 if error.status in BUSY else 1 if error.status >= SERVER_FAULT else FINAL
