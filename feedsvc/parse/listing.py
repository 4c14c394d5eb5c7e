"""Listings: the section page of a site becomes what it lists.

What enters: a fetched page, and the selectors that the operator named. What leaves: an Index with a Link for each article,
in page order, with headline, date, summary and picture where the page shows them. What is refused: pages built to exhaust
a parser; pages in the place of a listing (consent, captcha, login, error), with what they are.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

from feedsvc.errors import DumpError
from feedsvc.model.web import Index, Link, Selectors
from feedsvc.parse.listing_addresses import key_of, site_of
from feedsvc.parse.listing_anchors import Anchor, anchors_in
from feedsvc.parse.listing_choice import chosen
from feedsvc.parse.listing_extents import day_before, extents
from feedsvc.parse.listing_fields import Fields, next_by_selector, with_fields
from feedsvc.parse.listing_items import dates_in, image_in, is_lasting, summary_in, title_in
from feedsvc.parse.listing_next import next_page
from feedsvc.parse.listing_stories import Story, stories_of
from feedsvc.parse.listing_words import length_of
from feedsvc.parse.markup import tree_of
from feedsvc.parse.pages import why_no_page_in
from feedsvc.text.clean import clean_line
from feedsvc.text.encoding import decode
from feedsvc.text.imprints import signed_imprint
from feedsvc.text.urls import absolute

if TYPE_CHECKING:
    from lxml.html import HtmlElement

    from feedsvc.model.payload import Payload

#: Articles of one page; what stands behind is left out with a warning.
MOST_LINKS: Final = 5_000


@dataclass(frozen=True, slots=True)
class Page:
    """A page while it is read."""

    tree: HtmlElement
    #: Where it was fetched from, and what its links count from.
    address: str
    base: str
    anchors: Sequence[Anchor]
    #: True if it holds more links than were looked at.
    is_more: bool = False


def read_listing(payload: Payload, selectors: Selectors) -> Index:
    """Return the articles that a page lists.

    Raises: DumpError if it cannot be read, or is no listing but asks for something or says that something failed.
    """
    page = page_of(payload)
    fields = Fields(selectors)
    warnings: list[str] = []
    if fields.items is not None:
        links = list(islice(fields.links(page.tree, page.base), MOST_LINKS + 1))
        if not links:
            warnings.append(f"The selector {fields.items.text!r} finds no links on the page.")
    else:
        links = [with_fields(link, nodes, fields, page.base) for link, nodes in found_in(page)]
        if not links:
            warnings.append("No list of articles was found on the page: name its items by a selector.")
    if not links and (reason := why_no_page_in(page.tree)):
        raise DumpError(f"not a listing: {reason}")
    if len(links) > MOST_LINKS or (page.is_more and links):
        warnings.append(
            f"The page holds more links than are read: it gives {min(len(links), MOST_LINKS)} articles."
        )
    following = next_by_selector(page.tree, fields, page.base)
    if fields.next_page is None:
        following = next_page(page.tree, page.anchors, address=page.address, base=page.base)
    return Index(
        links=tuple(_each_once(links[:MOST_LINKS])),
        next_page=following,
        title=clean_line(page.tree.findtext(".//title") or "")[:300],
        language=clean_line(page.tree.get("lang") or "")[:35],
        own_addresses=(page.address,) if page.address else (),
        form="html",
        warnings=tuple(warnings),
    )


def page_of(payload: Payload) -> Page:
    """Return a page with its links. Raises: DumpError."""
    text = decode(payload.body, declared=payload.charset).text
    if not text.strip():
        raise DumpError("not a listing: an empty document")
    tree = tree_of(text)
    address = payload.url or ""
    stated = next((element.get("href") for element in tree.iter("base") if element.get("href")), None)
    base = absolute(stated, address) or address
    anchors, is_more = anchors_in(tree, base)
    return Page(tree, address, base, anchors, is_more)


def stories_in(page: Page) -> list[Story]:
    """Return the stories that a page lists, found by themselves."""
    host = urlsplit(page.address or page.base).hostname or ""
    site = site_of(host) if host else _commonest(page.anchors)
    own = key_of(page.address) if page.address else ""
    return chosen(stories_of(page.anchors, page=own, site=site))


def found_in(page: Page) -> Iterator[tuple[Link, list[HtmlElement]]]:
    """Yield the links that are found by themselves, each with the elements of its item."""
    stories = stories_in(page)[: MOST_LINKS + 1]
    around = extents(stories)
    taken = frozenset(node for nodes in around.values() for node in nodes)
    for story in stories:
        nodes = around[story.key]
        is_telling = (
            length_of(story.best.text) >= 2 and not story.best.is_label and not _is_shared(story, stories)
        )
        title = title_in(story.best.element, nodes, is_telling=is_telling)
        dates = dates_in(nodes)
        yield (
            Link(
                url=story.url,
                title=title,
                published=dates.published or day_before(nodes[0], taken),
                updated=dates.updated,
                summary=summary_in(nodes, title),
                image=image_in(nodes, page.base),
            ),
            nodes,
        )


def _is_shared(story: Story, stories: Sequence[Story]) -> bool:
    """Tell whether the link of a story says what that of others says: "Read the whole article"."""
    return sum(other.best.text == story.best.text for other in stories[:50]) > 2


def _commonest(anchors: Sequence[Anchor]) -> str:
    """Return the site that most links of a page without an address lead to."""
    hosts = [site_of(urlsplit(anchor.url).hostname or "") for anchor in anchors]
    return max(hosts, key=hosts.count, default="") if len(hosts) < 2_000 else next(iter(hosts), "")


def _each_once(links: Sequence[Link]) -> Iterator[Link]:
    """Yield links with their digests, each address once.

    Of its dates only those count that say the same tomorrow: an article that is "5 hours old" is not read each hour.
    """
    seen: set[str] = set()
    for link in links:
        key = key_of(link.url)
        if key in seen:
            continue
        seen.add(key)
        lasting = [date if is_lasting(date) else "" for date in (link.published, link.updated)]
        yield replace(link, digest=signed_imprint(key, link.title, *lasting))
