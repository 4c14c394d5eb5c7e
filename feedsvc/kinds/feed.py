"""``feed``: RSS, RDF, Atom or JSON Feed; a page given instead leads to the feed that it offers."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterable
from dataclasses import dataclass
from typing import Final

from pydantic import Field

from feedsvc.config import fields as of
from feedsvc.config.convert import Placed
from feedsvc.config.section import key
from feedsvc.config.source_keys import ArticleKeys, WebKeys
from feedsvc.errors import FetchError
from feedsvc.kinds.kind import Kind
from feedsvc.model.payload import Payload
from feedsvc.model.source import Source
from feedsvc.model.visit import How
from feedsvc.model.web import Answer
from feedsvc.seams import Visit

ACCEPT: Final = (
    "application/atom+xml, application/rss+xml, application/feed+json, application/xml;q=0.9, text/xml;q=0.9, "
    "application/json;q=0.8, text/html;q=0.6, */*;q=0.4"
)
AS_FEED: Final = How(form="feed", with_words=False)
TO_FOLLOW: Final = How(form="feed")


class FeedSource(ArticleKeys, WebKeys):
    """A feed: RSS, RDF, Atom or JSON Feed."""

    feed: of.Address = Field(
        description="Address of the feed, or of a page that names one.",
        examples=["https://wire.example/rss.xml"],
    )
    full_text: of.Flag = key("Follow the links and take the articles from their pages.", default=False)
    robots: of.Flag = key("Obey robots.txt for the feed and the pages it leads to.", default=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedOptions:
    """What a feed is taken for."""

    full_text: bool = False


def place(keys: FeedSource, _folder: str) -> Placed:
    return Placed(
        location=keys.feed,
        options=FeedOptions(full_text=keys.full_text),
        robots=keys.robots or keys.full_text,
    )


async def _first_changed(addresses: Iterable[str], visit: Visit) -> Answer | None:
    """Return what the first address answers that changed: a page that did not may lead to a feed that did."""
    for address in addresses:
        if (answer := await visit.get(address, accept=ACCEPT)) is not None:
            return answer
    return None


async def collect(source: Source, visit: Visit) -> AsyncIterator[Payload]:
    """Yield the feed itself, or with ``full_text`` the pages of its new items.

    What has no page, or one that could not be had time and again, is taken as the feed tells it.
    """
    assert isinstance(source.options, FeedOptions)
    how = TO_FOLLOW if source.options.full_text else AS_FEED
    answer = await visit.get(source.location, accept=ACCEPT)
    if answer is None:
        answer = await _first_changed(visit.led_to(source.location), visit)
    index = None if answer is None else await visit.index(answer, how)
    if index is not None and not index.form:
        answer = await visit.get(index.feeds[0], accept=ACCEPT)
        index = None if answer is None else await visit.index(answer, how)
        if index is not None and not index.form:
            raise FetchError(f"{source.location} leads from page to page, and to no feed")
    if answer is None or index is None:
        return
    links = visit.chosen(index)
    followed = source.options.full_text
    told = [link for link in links if not followed or not link.url or visit.is_given_up(link)]
    if told:
        left_out = {link.digest for link in index.links} - {link.digest for link in told}
        yield visit.payload(answer, known=frozenset(left_out))
    if followed:
        async for page in visit.pages([link for link in links if link not in told]):
            yield page


KIND = Kind(keys=FeedSource, place=place, collect=collect)
