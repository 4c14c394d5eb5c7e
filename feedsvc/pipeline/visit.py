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

from feedsvc.decide.watch import is_own, is_own_entry, led_to_a_door, led_to_the_front
from feedsvc.errors import DumpError, FetchError
from feedsvc.model.payload import Payload
from feedsvc.model.source import Source
from feedsvc.model.visit import AddressState, Findings, How, ItemState, Visited
from feedsvc.model.web import Answer, Index, Link, NotModified, Validators
from feedsvc.pipeline.items import Items
from feedsvc.seams import Web, WebReader
from feedsvc.text.encoding import decode
from feedsvc.text.urls import same_origin

#: Pages that are asked for at the same time; the host's own turn still holds.
AHEAD: Final = 16
#: A document is fetched whole after so long, whatever its validators say.
STALE: Final = timedelta(days=7)
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
        self._web = web
        self._reader = reader
        self._now = now
        self._own_site = own_site
        self.items = Items(recall_items, wanted=source.wanted, is_first=is_first)
        self._asked: dict[str, AddressState] = {}
        #: Addresses that this visit asked, whatever they answered.
        self._tried: set[str] = set()
        self.findings = Findings()

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
        await self.items.take_note(found.links)
        findings = self.findings
        findings.listed = (findings.listed or 0) + len(found.links)
        findings.warnings += found.warnings
        if found.form and not is_part:
            findings.counted = (findings.counted or 0) + (len(found.links) or len(found.children))
            findings.index = findings.index or found
        return found

    def chosen(self, index: Index) -> list[Link]:
        foreign = [link for link in index.links if not is_own_entry(link, self._own_site)]
        if len(foreign) < len(index.links):
            own = len(index.links) - len(foreign)
            self.findings.warnings.append(f"left out as entries of this site itself: {own}")
        links = self.items.choose(foreign)
        self.findings.wanted += len(links)
        return links

    def is_given_up(self, link: Link) -> bool:
        return self.items.is_given_up(link)

    def goes_on(self, links: Sequence[Link]) -> bool:
        return self.items.has_room if self._is_first else bool(links)

    def lost(self, url: str, error: FetchError, *, of: str) -> None:
        self.findings.warnings.append(f"{url}: {error}")
        self._asked.pop(of, None)

    async def _article(self, url: str) -> Answer:
        answer = await self.again(url)
        if led_to_the_front(answer.asked, answer.url):
            raise FetchError(f"leads to {answer.url}, which is no article but the front page")
        return answer

    async def pages(self, links: Sequence[Link]) -> AsyncIterator[Payload]:
        by_page: dict[str, list[Link]] = {}
        for link in links:
            if self.items.is_given_up(link):
                self.items.leave_out(link)
                continue
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
            answer = await self._article(links[0].url)
        except FetchError as error:
            self.items.miss(links, error)
            self.findings.warnings.append(f"{links[0].url}: {error}")
            return []
        pages = [self.payload(answer, hint=link) for link in links]
        for page, link in zip(pages, links, strict=True):
            self.items.follow(page.place, (link,), is_page=True)
        return pages

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
            known=known if hint is not None else known | self.items.refused,
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
        self.items.follow(place, links, is_page=False)
        return Payload(
            source=self._source.key,
            place=place,
            body=json.dumps({name: value for name, value in said.items() if value}).encode(),
            media_type="application/json",
            url=links[0].url or None,
            modified=self._now,
        )

    def remembered(self, *, is_whole: bool = True) -> Visited:
        """Return what is to be stored when all that was yielded is; ``is_whole`` unless the visit broke off.

        Where an item could not be had the index is read again next time, whatever its validators say.
        """
        is_to_stand = is_whole and not self.items.has_missed
        return Visited(
            at=self._now,
            addresses=(*self._asked.values(), *self._left()) if is_to_stand else (),
            items=self.items.remembered(),
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


def _in_utf8(payload: Payload, encoding: str) -> bytes:
    try:
        return decode(payload.body, override=encoding).text.encode("utf-8", "replace")
    except DumpError as error:
        raise FetchError(f"{payload.place}: {error}") from error
