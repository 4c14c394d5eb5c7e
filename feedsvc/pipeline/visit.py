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

from feedsvc.decide.wanted import chosen
from feedsvc.decide.watch import is_own, is_own_entry, led_to_a_door
from feedsvc.errors import AnswerError, DumpError, FetchError
from feedsvc.model.payload import Payload
from feedsvc.model.source import Source
from feedsvc.model.visit import AddressState, Findings, How, ItemState, Visited
from feedsvc.model.web import Answer, Index, Link, NotModified, Validators
from feedsvc.seams import Web, WebReader
from feedsvc.text.encoding import decode
from feedsvc.text.urls import same_origin

#: Pages that are asked for at the same time; the host's own turn still holds.
AHEAD: Final = 16
#: An item that could not be had so often is asked for no more.
MOST_TRIES: Final = 5
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
        self._asked: dict[str, AddressState] = {}
        self._missed: dict[int, ItemState] = {}
        self._passed: dict[int, ItemState] = {}
        self.findings = Findings()
        #: Digests of the items that a payload was made of, by its place.
        self.followed: dict[str, tuple[int, ...]] = {}

    @property
    def is_first(self) -> bool:
        return self._is_first

    def led_to(self, url: str) -> tuple[str, ...]:
        return tuple(address for address in self._addresses if address != url)

    async def get(self, url: str, *, accept: str = ACCEPT_PAGE) -> Answer | None:
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

    async def index(self, answer: Answer, how: How) -> Index:
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
                digest for digest, item in self._items.items() if not 0 < item.tries < MOST_TRIES
            )
        findings = self.findings
        findings.listed = (findings.listed or 0) + len(found.links)
        findings.digests.update(link.digest for link in found.links)
        findings.warnings += found.warnings
        findings.index = findings.index or found
        return found

    def chosen(self, index: Index) -> list[Link]:
        foreign = [link for link in index.links if not is_own_entry(link, self._own_site)]
        if len(foreign) < len(index.links):
            own = len(index.links) - len(foreign)
            self.findings.warnings.append(f"{own} items are entries of this site itself: left out")
        links, passed = chosen(foreign, self._source.wanted, known=self._known, is_first=self.is_first)
        self._passed |= {link.digest: ItemState(digest=link.digest) for link in passed}
        self.findings.wanted += len(links)
        return links

    async def pages(self, links: Sequence[Link]) -> AsyncIterator[Payload]:
        waiting = deque(links)
        under_way: deque[asyncio.Task[Payload | None]] = deque()
        try:
            while waiting or under_way:
                while waiting and len(under_way) < AHEAD:
                    under_way.append(asyncio.create_task(self._page(waiting.popleft())))
                page = await under_way.popleft()
                if page is not None:
                    yield page
        finally:
            for task in under_way:
                task.cancel()
            await asyncio.gather(*under_way, return_exceptions=True)

    async def _page(self, link: Link) -> Payload | None:
        try:
            answer = await self.again(link.url)
        except FetchError as error:
            former = (self._items or {}).get(link.digest, ItemState(digest=link.digest))
            # A host that is busy says nothing of the page: it is not counted against it.
            is_busy = isinstance(error, AnswerError) and error.status in BUSY
            tries = max(1, former.tries + (not is_busy))
            self._missed[link.digest] = ItemState(digest=link.digest, reason=str(error), tries=tries)
            self.findings.warnings.append(f"{link.url}: {error}")
            return None
        page = self.payload(answer, hint=link)
        self.followed[page.place] = (link.digest,)
        return page

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
            known=known,
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
        self.followed[place] = tuple(link.digest for link in links)
        return Payload(
            source=self._source.key,
            place=place,
            body=json.dumps({name: value for name, value in said.items() if value}).encode(),
            media_type="application/json",
            url=links[0].url or None,
            modified=self._now,
        )

    def remembered(self) -> Visited:
        """Return what is to be stored when all that was yielded is.

        Where an item could not be had the index is read again next time, whatever its validators say.
        """
        return Visited(
            at=self._now,
            addresses=() if self._missed else tuple(self._asked.values()),
            items=(*self._missed.values(), *self._passed.values()),
        )


def _in_utf8(payload: Payload, encoding: str) -> bytes:
    try:
        return decode(payload.body, override=encoding).text.encode("utf-8", "replace")
    except DumpError as error:
        raise FetchError(f"{payload.place}: {error}") from error
