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
#: What WordPress gives at once at most.
PER_PAGE: Final = 100
#: A newsroom that polls wants the latest; the archive is read when the source is new.
LATEST: Final = 20
MOST_PAGES: Final = 10_000
#: What a page beyond the last answers.
BEYOND: Final = 400


class WordPressSource(ArticleKeys, WebKeys):
    """A WordPress site, read by its REST interface."""

    wordpress: of.Address = Field(description="Address of the site.", examples=["https://paper.example"])
    robots: of.Flag = key("Obey robots.txt.", default=True)


def place(keys: WordPressSource, _folder: str) -> Placed:
    return Placed(location=keys.wordpress.rstrip("/"), robots=keys.robots)


async def collect(source: Source, visit: Visit) -> AsyncIterator[Payload]:
    """Yield pages of posts, newest changed first, while they bring what is not known."""
    wanted = source.wanted.backfill
    size = PER_PAGE if visit.is_first and (wanted is None or wanted > LATEST) else LATEST
    for number in range(1, MOST_PAGES + 1):
        query = urlencode(
            {"per_page": size, "page": number, "orderby": "modified", "order": "desc", "_embed": "1"}
        )
        try:
            answer = await visit.get(f"{source.location}/wp-json/wp/v2/posts?{query}", accept=ACCEPT)
        except AnswerError as error:
            if number > 1 and error.status == BEYOND:
                return
            raise
        if answer is None:
            return
        index = await visit.index(answer, AS_POSTS)
        links = visit.chosen(index)
        if links:
            left_out = {link.digest for link in index.links} - {link.digest for link in links}
            yield visit.payload(answer, known=frozenset(left_out))
        if len(links) < len(index.links) or len(index.links) < size:
            return


KIND = Kind(keys=WordPressSource, place=place, collect=collect)
