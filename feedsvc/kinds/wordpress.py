"""``wordpress``: the posts of a WordPress site by its REST interface, the whole archive where it is wanted."""

from __future__ import annotations

from collections.abc import AsyncIterator
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
from feedsvc.seams import Visit

ACCEPT: Final = "application/json"
AS_POSTS: Final = How(form="wordpress")
#: Every poll asks for the latest; what stands behind them in portions of what WordPress gives at once at most.
LATEST: Final = 20
PORTION: Final = 100
MOST_PORTIONS: Final = 10_000
#: What an offset beyond the last post may answer.
BEYOND: Final = 400


class WordPressSource(ArticleKeys, WebKeys):
    """A WordPress site, read by its REST interface."""

    wordpress: of.Address = Field(description="Address of the site.", examples=["https://paper.example"])
    robots: of.Flag = key("Obey robots.txt.", default=True)


def place(keys: WordPressSource, _folder: str) -> Placed:
    return Placed(location=keys.wordpress.rstrip("/"), robots=keys.robots)


async def collect(source: Source, visit: Visit) -> AsyncIterator[Payload]:
    """Yield portions of posts, newest changed first, while they bring what is not known."""
    offset, size = 0, LATEST
    for _ in range(MOST_PORTIONS):
        where = {"offset": offset} if offset else {}
        query = urlencode({"per_page": size, **where, "orderby": "modified", "order": "desc", "_embed": "1"})
        try:
            answer = await visit.get(f"{source.location}/wp-json/wp/v2/posts?{query}", accept=ACCEPT)
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
        if is_at_known or len(index.links) < size or not visit.goes_on(links):
            return
        offset, size = offset + size, PORTION


KIND = Kind(keys=WordPressSource, place=place, collect=collect)
