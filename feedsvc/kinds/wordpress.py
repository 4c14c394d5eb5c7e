"""``wordpress``: the posts of a WordPress site by its REST interface, the whole archive where it is wanted."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator, Sequence
from typing import Final
from urllib.parse import urlencode

from pydantic import Field

from feedsvc.config import fields as of
from feedsvc.config.convert import Placed
from feedsvc.config.section import key
from feedsvc.config.source_keys import ArticleKeys, WebKeys
from feedsvc.errors import AnswerError
from feedsvc.kinds.kind import Kind
from feedsvc.model.payload import Payload
from feedsvc.model.source import Source
from feedsvc.model.visit import How
from feedsvc.model.web import Answer
from feedsvc.seams import Visit

ACCEPT: Final = "application/json"
AS_POSTS: Final = How(form="wordpress")
#: Every poll asks for the latest; what stands behind them in portions of what WordPress gives at once at most.
LATEST: Final = 20
PORTION: Final = 100
MOST_PORTIONS: Final = 10_000
#: What an offset beyond the last post may answer, and what a site answers without readable addresses.
BEYOND: Final = 400
MISSING: Final = 404
_INTERFACE: Final = re.compile(r"/wp-json(?:/.*)?\Z")
_ROUTE: Final = "?rest_route="


class WordPressSource(ArticleKeys, WebKeys):
    """A WordPress site, read by its REST interface."""

    wordpress: of.Address = Field(
        description="Address of the site, or of its REST interface.", examples=["https://paper.example"]
    )
    robots: of.Flag = key("Obey robots.txt.", default=True)


def place(keys: WordPressSource, _folder: str) -> Placed:
    location = keys.wordpress.partition("#")[0].rstrip("/")
    if _ROUTE in location:
        location = location[: location.index(_ROUTE) + len(_ROUTE)]
    return Placed(location=_INTERFACE.sub("", location), robots=keys.robots)


async def collect(source: Source, visit: Visit) -> AsyncIterator[Payload]:
    """Yield portions of posts, newest changed first, while they bring what is not known."""
    offset, size = 0, LATEST
    way, ways = source.location, _ways(source.location)
    seen: set[int] = set()
    for _ in range(MOST_PORTIONS):
        try:
            if offset:
                answer = await visit.get(_posts(way, offset, size), accept=ACCEPT)
            else:
                way, answer = await _latest(ways, visit)
        except AnswerError as error:
            if offset and error.status == BEYOND:
                return
            raise
        if answer is None:
            return
        index = await visit.index(answer, AS_POSTS, is_part=offset > 0)
        links = visit.chosen(index)
        if links:
            left_out = {link.digest for link in index.links} - {link.digest for link in links}
            yield visit.payload(answer, known=frozenset(left_out))
        # The posts stand in order: behind one that is known all are, but for a first reading that broke off.
        is_at_known = not visit.is_first and len(links) < len(index.links)
        # Some sites give fewer at once than they are asked for, and some the same whatever they are asked for.
        is_last = len(index.links) < LATEST or seen.issuperset(link.digest for link in index.links)
        if is_at_known or is_last or not visit.goes_on(links):
            return
        seen.update(link.digest for link in index.links)
        offset, size = offset + len(index.links), PORTION


def _ways(location: str) -> tuple[str, ...]:
    """Return the ways to the interface of a site. Spec: WordPress REST API handbook, routes without pretty permalinks."""
    return (location,) if _ROUTE in location else (location, f"{location}/{_ROUTE}")


def _posts(way: str, offset: int, size: int) -> str:
    where = {"offset": offset} if offset else {}
    query = urlencode({"per_page": size, **where, "orderby": "modified", "order": "desc", "_embed": "1"})
    return f"{way}/wp/v2/posts&{query}" if _ROUTE in way else f"{way}/wp-json/wp/v2/posts?{query}"


async def _latest(ways: Sequence[str], visit: Visit) -> tuple[str, Answer | None]:
    """Return the first way that leads to the interface, and what its latest posts are. Raises: FetchError."""
    missing: list[AnswerError] = []
    for way in ways:
        try:
            return way, await visit.get(_posts(way, 0, LATEST), accept=ACCEPT)
        except AnswerError as error:
            if error.status != MISSING:
                raise
            missing.append(error)
    raise missing[0]


KIND = Kind(keys=WordPressSource, place=place, collect=collect)
