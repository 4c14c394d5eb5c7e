"""A page whose changes are articles: notices, timetables, registers.

What enters: a fetched page. What leaves: an Index with a Link for each block of its text, known by its words alone: what
was moved, or set in other markup, is no change. What is refused: what ``parse.html`` refuses.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from feedsvc.model.web import Index, Link
from feedsvc.parse.html_body import body_in
from feedsvc.parse.html_chosen import without_dropped
from feedsvc.parse.html_metadata import metadata_of
from feedsvc.parse.html_title import headline_of
from feedsvc.parse.markup import tree_of
from feedsvc.text.encoding import decode
from feedsvc.text.imprints import signed_imprint
from feedsvc.text.similarity import letters

if TYPE_CHECKING:
    from feedsvc.model.payload import Payload
    from feedsvc.model.web import TextPlace

#: Letters that a block needs to be worth an entry: page numbers and single dates are not.
FEWEST = 20
#: Blocks of a page that are looked at.
MOST = 5_000
#: Characters of an addition that its headline shows.
_SHOWN = 80


def read_changes(payload: Payload, place: TextPlace) -> Index:
    """Return the blocks of a page's text as what an index lists. Raises: DumpError."""
    tree = tree_of(decode(payload.body, declared=payload.charset).text)
    stated = metadata_of(tree, address=payload.url)
    assert stated.linked_data is not None
    title = headline_of(stated.titles, site_name=stated.site_name or "")
    name = title.text if title else ""
    url = payload.url or payload.place
    links: dict[int, Link] = {}
    text = without_dropped(tree, place)
    body = body_in(text, stated.linked_data, title=name or None, place=place)
    for block in body.blocks[:MOST]:
        words = letters(block.text)
        if len(words) >= FEWEST:
            digest = signed_imprint(words)
            shown = ": ".join(filter(None, (name, _shortened(block.text))))
            links[digest] = Link(
                url=f"{url}#added-{digest & (1 << 64) - 1:016x}",
                title=shown,
                summary=block.text,
                digest=digest,
            )
    return Index(
        links=tuple(links.values()),
        title=name,
        language=stated.language or "",
        own_addresses=(url,),
        form="html",
    )


def _shortened(text: str) -> str:
    """Return the beginning of a text, whole words."""
    line = " ".join(text.split())
    return line if len(line) <= _SHOWN else f"{line[:_SHOWN].rpartition(' ')[0] or line[:_SHOWN]} …"
