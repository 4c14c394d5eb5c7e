"""``listing``: a section page; the articles that it links are found by themselves or by selectors, and followed."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import dataclass
from typing import Annotated, Any, Final

from pydantic import Field

from feedsvc.config import fields as of
from feedsvc.config.convert import Placed
from feedsvc.config.section import Section, inherited, key
from feedsvc.config.selectors import Selector
from feedsvc.config.source_keys import ArticleKeys, WebKeys
from feedsvc.kinds.kind import Kind
from feedsvc.model.payload import Payload
from feedsvc.model.source import Source
from feedsvc.model.visit import How
from feedsvc.model.web import Selectors
from feedsvc.seams import Visit

#: A listing goes on over so many pages at most.
MOST_PAGES: Final = 1000


Pages = Annotated[int, Field(ge=1, le=MOST_PAGES)]


class FieldsSection(Section):
    """Where the parts of an item stand, each a selector within the item; ``selector@name`` takes an attribute."""

    title: Selector = inherited("Its headline.")
    link: Selector = inherited("Its link.")
    date: Selector = inherited("Its date.")
    image: Selector = inherited("Its picture.")
    summary: Selector = inherited("Its summary.")


class ListingSource(ArticleKeys, WebKeys):
    """A page that lists articles."""

    listing: of.Address = Field(description="Address of the page.", examples=["https://town.example/news"])
    items: Selector = inherited("The items, or their links: CSS or XPath; found by themselves otherwise.")
    fields: FieldsSection = key("Where the parts of an item stand.", default={})
    next_page: Selector = inherited("The link to the next page of the listing; found by itself otherwise.")
    pages: Pages = key("Pages of the listing that are read.", default=1)
    full_text: of.Flag = key("Follow the links to the articles.", default=True)
    robots: of.Flag = key("Obey robots.txt.", default=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class ListingOptions:
    """How a listing is read."""

    selectors: Selectors
    pages: int = 1
    full_text: bool = True


def place(keys: ListingSource, _folder: str) -> Placed:
    parts: dict[str, Any] = {name: value for name, value in keys.fields if value is not None}
    selectors = Selectors(items=keys.items, next_page=keys.next_page, **parts)
    options = ListingOptions(selectors=selectors, pages=keys.pages, full_text=keys.full_text)
    return Placed(location=keys.listing, options=options, robots=keys.robots)


async def collect(source: Source, visit: Visit) -> AsyncIterator[Payload]:
    """Yield the pages of the new items, page by page of the listing while these bring new ones."""
    options = source.options
    assert isinstance(options, ListingOptions)
    how = How(form="listing", selectors=options.selectors)
    address: str | None = source.location
    seen: set[str] = set()
    while address and address not in seen and len(seen) < options.pages:
        seen.add(address)
        answer = await visit.get(address)
        if answer is None:
            return
        index = await visit.index(answer, how, is_part=len(seen) > 1)
        links = visit.chosen(index)
        if options.full_text:
            async for page in visit.pages(links):
                yield page
        else:
            for link in links:
                yield visit.told(link)
        address = index.next_page if visit.goes_on(links) else None


KIND = Kind(keys=ListingSource, place=place, collect=collect)
