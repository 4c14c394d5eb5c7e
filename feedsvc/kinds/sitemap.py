"""``sitemap``: the addresses that a site lists for search engines, followed as they are new or change."""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass
from typing import Annotated, Final

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
from feedsvc.seams import Visit

ACCEPT: Final = "application/xml, text/xml;q=0.9, text/plain;q=0.5, */*;q=0.4"
AS_SITEMAP: Final = How(form="sitemap")
#: An index of indexes of sitemaps, and no deeper.
DEEPEST: Final = 3


class SitemapSource(ArticleKeys, WebKeys):
    """A sitemap, or an index of sitemaps."""

    sitemap: of.Address = Field(
        description="Address of the sitemap.", examples=["https://town.example/sitemap-news.xml"]
    )
    children: Annotated[int, Field(ge=1, le=1000)] = key(
        "Of an index: how many of its sitemaps are read, those changed last first.", default=3
    )
    robots: of.Flag = key("Obey robots.txt.", default=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class SitemapOptions:
    """How much of an index of sitemaps is read."""

    children: int = 3


def place(keys: SitemapSource, _folder: str) -> Placed:
    return Placed(location=keys.sitemap, options=SitemapOptions(children=keys.children), robots=keys.robots)


async def collect(source: Source, visit: Visit) -> AsyncIterator[Payload]:
    """Yield the pages of the addresses that are new or have changed."""
    async for payload in _collect(source.location, source, visit, asked=set(), depth=0):
        yield payload


async def _collect(
    address: str, source: Source, visit: Visit, *, asked: set[str], depth: int
) -> AsyncIterator[Payload]:
    """Yield what a sitemap leads to; ``asked`` are those of this visit: an index may name itself, or two of them each other."""
    assert isinstance(source.options, SitemapOptions)
    asked.add(address)
    answer = await visit.get(address, accept=ACCEPT)
    if answer is None:
        # An index that did not change may name sitemaps that did.
        children = visit.led_to(address) if depth == 0 else ()
        async for payload in _children(children, source, visit, of=address, asked=asked, depth=1):
            yield payload
        return
    index = await visit.index(answer, AS_SITEMAP, is_part=depth > 0)
    if index.children:
        if depth >= DEEPEST:
            raise FetchError(f"{address} is a sitemap index more than {DEEPEST} levels deep")
        latest = sorted(index.children, key=lambda child: child.updated, reverse=True)
        children = tuple(child.url for child in latest[: source.options.children])
        async for payload in _children(children, source, visit, of=address, asked=asked, depth=depth + 1):
            yield payload
    async for page in visit.pages(visit.chosen(index)):
        yield page


async def _children(
    addresses: Sequence[str], source: Source, visit: Visit, *, of: str, asked: set[str], depth: int
) -> AsyncIterator[Payload]:
    """Yield what the sitemaps of an index lead to; one that cannot be had costs no other, unless none can."""
    failures: list[FetchError] = []
    for address in addresses:
        if address in asked:
            continue
        try:
            async for payload in _collect(address, source, visit, asked=asked, depth=depth):
                yield payload
        except FetchError as error:
            failures.append(error)
            visit.lost(address, error, of=of)
    if failures and len(failures) == len(addresses):
        raise failures[-1]


KIND = Kind(keys=SitemapSource, place=place, collect=collect)
