"""``page``: one address; its article, or a page whose changes are articles."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import dataclass

from pydantic import Field

from feedsvc.config import fields as of
from feedsvc.config.convert import Placed
from feedsvc.config.section import key
from feedsvc.config.source_keys import ArticleKeys, WebKeys
from feedsvc.kinds.kind import Kind
from feedsvc.model.payload import Payload
from feedsvc.model.source import Source
from feedsvc.model.visit import How
from feedsvc.seams import Visit


class PageSource(ArticleKeys, WebKeys):
    """One page, read as an article whenever it changes."""

    page: of.Address = Field(description="Address of the page.", examples=["https://town.example/notices"])
    changes: of.Flag = key("Make an entry of what is added to the page.", default=False)
    robots: of.Flag = key("Obey robots.txt.", default=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class PageOptions:
    """What a page is taken for."""

    changes: bool = False


def place(keys: PageSource, _folder: str) -> Placed:
    return Placed(location=keys.page, options=PageOptions(changes=keys.changes), robots=keys.robots)


async def collect(source: Source, visit: Visit) -> AsyncIterator[Payload]:
    """Yield the page, if it is not the one that was read; or what was added to it since."""
    assert isinstance(source.options, PageOptions)
    answer = await visit.get(source.location)
    if answer is None:
        return
    if not source.options.changes:
        yield visit.payload(answer)
        return
    index = await visit.index(answer, How(form="changes", text_place=source.style.text_place))
    added = visit.chosen(index)
    if added:
        yield visit.told_as_one(added)


KIND = Kind(keys=PageSource, place=place, collect=collect)
