"""One poll of one source on the web: what is asked, what was known, what is to be remembered."""

from __future__ import annotations

import asyncio
import hashlib
import json
from collections import deque
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Final

from feedsvc.decide.wanted import chosen, number_of, outdated
from feedsvc.decide.watch import is_own, is_own_entry, led_to_a_door
from feedsvc.errors import AnswerError, DumpError, FetchError
from feedsvc.model.outcome import Reading
from feedsvc.model.payload import Payload
from feedsvc.model.raw import Rejection
from feedsvc.model.source import Source
from feedsvc.model.visit import AddressState, Findings, How, ItemState, Visited
from feedsvc.model.web import Answer, Index, Link, NotModified, Validators
from feedsvc.seams import Web, WebReader
from feedsvc.text.encoding import decode
from feedsvc.text.urls import same_origin

#: Pages that are asked for at the same time; the host's own turn still holds.
AHEAD: Final = 16
#: An item that could not be had so often is asked for no more.
MOST_TRIES: Final = 50
#: As so many tries counts every failure but those of the server (5xx): five times "not found" are enough, while a server
#: that is down for an afternoon costs no article.
FINAL: Final = 10
SERVER_FAULT: Final = 500
#: A document is fetched whole after so long, whatever its validators say.
STALE: Final = timedelta(days=7)
#: Too Many Requests, Service Unavailable.
BUSY: Final = frozenset({429, 503})
ACCEPT_PAGE: Final = "text/html, application/xhtml+xml;q=0.9, */*;q=0.5"


class SourceVisit:
    """What a kind asks while it collects: ``seams.Visit``."""

    def __init__(
        self,
        source: Source,
        *,
        location: str,
        is_first: bool,
        addresses: Mapping[str, AddressState],
        recall_items: Callable[[], Awaitable[Mapping[int, ItemState]]],
        web: Web,
        reader: WebReader,
        now: datetime,
        own_site: str,
    ) -> None:
        self._source = source
        #: The address that is asked in the place of the source's own.
        self.location = location
        self._is_first = is_first
        self._addresses = addresses
        self._recall_items = recall_items
        self._web = web
        self._reader = reader
        self._now = now
        self._own_site = own_site
        #: None until an index asks for them: most visits find that nothing changed.
        self._items: Mapping[int, ItemState] | None = None
        self._known: frozenset[int] = frozenset()
        #: Those of the known that were no articles: an index does not list all of them.
        self._refused: frozenset[int] = frozenset()
        #: How many items the first reading may still take; None for all.
        self._room = source.wanted.backfill if is_first else None
        #: Numbers of the items that were listed, by digest.
        self._numbers: dict[int, int] = {}
        self._asked: dict[str, AddressState] = {}
        #: Addresses of the items that were listed.
        self._listed: set[str] = set()
        #: Addresses that this visit asked, whatever they answered.
        self._tried: set[str] = set()
        self._read: set[int] = set()
        self._missed: dict[int, ItemState] = {}
        self._passed: dict[int, ItemState] = {}
        self.findings = Findings()
        #: Digests of the items that payloads were made of, by their place: several items may lead to one page.
        self._followed: dict[str, tuple[int, ...]] = {}

    @property
    def is_first(self) -> bool:
        return self._is_first

    def led_to(self, url: str) -> tuple[str, ...]:
        return tuple(
            address
            for address, state in self._addresses.items()
            if address != url and state.fetched is not None
        )

    async def get(self, url: str, *, accept: str = ACCEPT_PAGE) -> Answer | None:
        self._tried.add(url)
        former = self._addresses.get(url, AddressState(url=url))
        is_stale = former.fetched is None or self._now - former.fetched > STALE
        answer = await self._ask(url, accept, Validators() if is_stale else former.validators)
        if isinstance(answer, NotModified):
            self.findings.unchanged += 1
            return None
        digest = hashlib.sha256(answer.body).hexdigest()
        self._asked[url] = AddressState(
            url=url, validators=answer.validators, digest=digest, fetched=self._now
        )
        if digest == former.digest:
            self.findings.fetched -= 1
            self.findings.unchanged += 1
            return None
        return answer

    async def again(self, url: str, *, accept: str = ACCEPT_PAGE) -> Answer:
        answer = await self._ask(url, accept, Validators())
        assert isinstance(answer, Answer)
        return answer

    async def _ask(self, url: str, accept: str, validators: Validators) -> Answer | NotModified:
        asked = self.location if url == self._source.location else url
        access = self._source.access
        if not same_origin(asked, self._source.location):
            access = replace(access, headers=())  # secrets are for the address that the operator named
        answer = await self._web.get(asked, access=access, validators=validators, accept=accept)
        if url == self._source.location:
            self.findings.moved_to = answer.manners.moved_to
        if not self.findings.fetched and not self.findings.unchanged:
            self.findings.fresh_seconds = answer.manners.fresh_seconds
        if isinstance(answer, Answer):
            self.findings.fetched += 1
            if led_to_a_door(answer.asked, answer.url):
                raise FetchError(f"{url} leads to {answer.url}, which looks like a login or consent page")
        return answer

    async def index(self, answer: Answer, how: How, *, is_part: bool = False) -> Index:
        payload = self.payload(answer)
        if self._source.style.encoding:
            # An index is read without the house style; the operator's word on the encoding counts all the same.
            payload = replace(payload, body=_in_utf8(payload, self._source.style.encoding), charset="utf-8")
        found = await self._reader.index(payload, how)
        if is_own(found, self._own_site):
            raise FetchError(
                f"{answer.url} is published by this site itself: what a source reads may not be what is made of it"
            )
        if self._items is None:
            self._items = await self._recall_items()
            self._known = frozenset(
                number for number, item in self._items.items() if not 0 < item.tries < MOST_TRIES
            )
            self._refused = frozenset(number for number in self._known if self._items[number].reason)
        numbers = {link.digest: number_of(link) for link in found.links}
        self._numbers |= numbers
        self._listed.update(link.url for link in found.links)
        findings = self.findings
        findings.listed = (findings.listed or 0) + len(found.links)
        findings.numbers.update(numbers.values())
        findings.warnings += found.warnings
        if found.form and not is_part:
            findings.counted = (findings.counted or 0) + (len(found.links) or len(found.children))
            findings.index = findings.index or found
        return found

    def chosen(self, index: Index) -> list[Link]:
        foreign = [link for link in index.links if not is_own_entry(link, self._own_site)]
        if len(foreign) < len(index.links):
            own = len(index.links) - len(foreign)
            self.findings.warnings.append(f"{own} items are entries of this site itself: left out")
        known = {link.digest for link in foreign if self._numbers[link.digest] in self._known}
        choice = chosen(foreign, self._source.wanted, known=known, room=self._room)
        self._room = choice.room
        passed = [self.item(link.digest) for link in choice.passed]
        self._passed |= {item.digest: item for item in passed}
        self._read |= {self._numbers[link.digest] for link in choice.read}
        self.findings.wanted += len(choice.read)
        return list(choice.read)

    def goes_on(self, links: Sequence[Link]) -> bool:
        return bool(links) if not self._is_first else self._room is None or self._room > 0

    def lost(self, url: str, error: FetchError, *, of: str) -> None:
        self.findings.warnings.append(f"{url}: {error}")
        self._asked.pop(of, None)

    async def pages(self, links: Sequence[Link]) -> AsyncIterator[Payload]:
        by_page: dict[str, list[Link]] = {}
        for link in links:
            by_page.setdefault(link.url.partition("#")[0], []).append(link)
        waiting = deque(by_page.values())
        under_way: deque[asyncio.Task[list[Payload]]] = deque()
        try:
            while waiting or under_way:
                while waiting and len(under_way) < AHEAD:
                    under_way.append(asyncio.create_task(self._page(waiting.popleft())))
                for page in await under_way.popleft():
                    yield page
        finally:
            for task in under_way:
                task.cancel()
            await asyncio.gather(*under_way, return_exceptions=True)

    async def _page(self, links: Sequence[Link]) -> list[Payload]:
        """Return the page that items lead to, once for each of them: what the index says of them differs."""
        try:
            answer = await self.again(links[0].url)
        except FetchError as error:
            for link in links:
                self._miss(link.digest, str(error), counts=_counts(error))
            self.findings.warnings.append(f"{links[0].url}: {error}")
            return []
        pages = [self.payload(answer, hint=link) for link in links]
        for page, link in zip(pages, links, strict=True):
            self._follow(page.place, (link,))
        return pages

    def _miss(self, digest: int, reason: str, *, counts: int = FINAL) -> None:
        number = self._numbers.get(digest, digest)
        former = (self._items or {}).get(number, ItemState(digest=number))
        tries = max(1, former.tries + counts)
        self._missed[number] = ItemState(digest=number, reason=reason, tries=tries)

    def _follow(self, place: str, links: Sequence[Link]) -> None:
        self._followed[place] = (*self._followed.get(place, ()), *(link.digest for link in links))

    def stands(self, place: str) -> bool:
        """Tell whether an article still stands where it was read: an index of this visit lists its page."""
        return place in self._listed

    def item(self, digest: int, *, reason: str | None = None) -> ItemState:
        """Return what is to be remembered of an item that was read, or left out for good."""
        return ItemState(digest=self._numbers.get(digest, digest), reason=reason)

    def items_of(self, reading: Reading) -> list[ItemState]:
        """Return what is to be remembered of the items that a payload held, or was followed from.

        Raises: FetchError if reading a document broke: that says nothing of the items in it, and they are not read.
        """
        refused = [result.reason if isinstance(result, Rejection) else None for result in reading.results]
        broken = next((one for one in reading.results if isinstance(one, Rejection) and one.is_failure), None)
        if reading.place in self._followed:
            digests = self._followed[reading.place]
            if broken is not None:
                for digest in digests:
                    self._miss(digest, broken.reason)
                return []
            reason = refused[0] if refused and all(refused) else None
            return [self.item(digest, reason=reason) for digest in digests]
        if broken is not None:
            raise FetchError(f"{broken.place}: {broken.reason}")
        return [
            self.item(digest, reason=reason)
            for digest, reason in zip(reading.digests, refused, strict=False)
            if digest
        ]

    def payload(
        self, answer: Answer, *, known: frozenset[int] = frozenset(), hint: Link | None = None
    ) -> Payload:
        return Payload(
            source=self._source.key,
            place=hint.url if hint is not None and hint.url else answer.asked,
            body=answer.body,
            media_type=answer.media_type,
            charset=answer.charset,
            url=answer.url,
            modified=min(answer.modified or self._now, self._now),
            known=known if hint is not None else known | self._refused,
            hint=hint,
        )

    def told(self, link: Link) -> Payload:
        said = {
            "title": link.title, "url": link.url, "summary": link.summary, "text": link.summary or link.title,
            "date": link.published, "image": link.image, "authors": [link.author] if link.author else [],
            "categories": list(link.categories),
        }  # fmt: skip
        return self._told(said, link.url or link.guid or self._source.location, (link,))

    def told_as_one(self, links: Sequence[Link]) -> Payload:
        said = {
            "title": links[0].title, "url": links[0].url, "date": self._now.isoformat(),
            "text": "\n\n".join(link.summary for link in links),
        }  # fmt: skip
        return self._told(said, links[0].url, tuple(links))

    def _told(self, said: Mapping[str, object], place: str, links: tuple[Link, ...]) -> Payload:
        self._follow(place, links)
        return Payload(
            source=self._source.key,
            place=place,
            body=json.dumps({name: value for name, value in said.items() if value}).encode(),
            media_type="application/json",
            url=links[0].url or None,
            modified=self._now,
        )

    @property
    def newly_missed(self) -> list[ItemState]:
        """Return the items that could not be had for the first time."""
        return [item for number, item in self._missed.items() if number not in (self._items or {})]

    def remembered(self, *, is_whole: bool = True) -> Visited:
        """Return what is to be stored when all that was yielded is; ``is_whole`` unless the visit broke off.

        Where an item could not be had the index is read again next time, whatever its validators say.
        """
        read = self._read - self._missed.keys()
        known = outdated(self._items or (), read=read, listed=self.findings.numbers) if read else ()
        before = (ItemState(digest=number, tries=1) for number in known)
        return Visited(
            at=self._now,
            addresses=() if self._missed or not is_whole else (*self._asked.values(), *self._left()),
            items=(*self._missed.values(), *self._passed.values(), *before),
        )

    def _left(self) -> list[AddressState]:
        """Return the addresses that a changed index leads to no more: they are asked no more, and not remembered."""
        if not self._asked:
            return []
        return [
            AddressState(url=url)
            for url, state in self._addresses.items()
            if url not in self._tried and state.fetched is not None
        ]


def _counts(error: FetchError) -> int:
    """Return as how many tries a failure counts: a host that is busy says nothing of the page."""
    if not isinstance(error, AnswerError):
        return FINAL
    return 0 if error.status in BUSY else 1 if error.status >= SERVER_FAULT else FINAL


def _in_utf8(payload: Payload, encoding: str) -> bytes:
    try:
        return decode(payload.body, override=encoding).text.encode("utf-8", "replace")
    except DumpError as error:
        raise FetchError(f"{payload.place}: {error}") from error
