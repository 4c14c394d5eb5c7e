"""What a page may be read as: the feeds, sitemaps and interfaces that it or its site names, or its own list of articles."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import TYPE_CHECKING, Final

from feedsvc.model.web import Link, Proposal, Selectors
from feedsvc.parse.listing import Page, found_in, page_of
from feedsvc.parse.listing_fields import Fields
from feedsvc.parse.selectors import check_selector
from feedsvc.text.urls import absolute, canonical_key

if TYPE_CHECKING:
    from lxml.html import HtmlElement

    from feedsvc.model.payload import Payload

SAMPLES: Final = 5
#: A list of fewer articles is a box beside something else.
_FEWEST: Final = 3
#: Steps of a selector, and how well it must meet the list: both missed and surplus items count.
_MOST_STEPS: Final = 4
_MEETS: Final = 0.95
_MOST_FEEDS: Final = 5
_NAME: Final = re.compile(r"-?[A-Za-z_][A-Za-z0-9_-]{0,60}")
_REST: Final = "https://api.w.org/"
_INTERFACE: Final = re.compile(r"/wp-json/?\Z")
_ROUTE: Final = re.compile(r"\?rest_route=/?\Z")


def propose(payload: Payload, *, feeds: Sequence[str], sitemaps: Sequence[str]) -> list[Proposal]:
    """Return the sources that a page may be read as, the best first; ``feeds`` and ``sitemaps`` were seen to answer.

    Raises: DumpError if the page cannot be read.
    """
    page = page_of(payload)
    news = [address for address in sitemaps if "news" in address.lower()]
    others = [address for address in sitemaps if address not in news]
    return [
        *(
            Proposal(
                keys=(("feed", address),), reason="The site publishes a feed: it says itself what is new."
            )
            for address in list(dict.fromkeys(feeds))[:_MOST_FEEDS]
        ),
        *_wordpress(page),
        *(
            Proposal(
                keys=(("sitemap", address),), reason="The site lists its latest articles for search engines."
            )
            for address in news
        ),
        *_listing(page),
        *(
            Proposal(
                keys=(("sitemap", address),),
                reason="The site lists all its pages for search engines, others than articles among them.",
            )
            for address in others
        ),
    ]


def _wordpress(page: Page) -> Iterator[Proposal]:
    """Yield the site if its REST interface stands where it can be asked. Spec: WordPress REST API, discovery."""
    for element in page.tree.iter("link"):
        if _REST not in (element.get("rel") or "").split():
            continue
        address = absolute(element.get("href"), page.base)
        if not address:
            continue
        found = _INTERFACE.search(address)
        if found or _ROUTE.search(address):
            yield Proposal(
                keys=(("wordpress", address[: found.start()] if found else address),),
                reason="The site runs WordPress: whole texts and the archive can be had from it.",
            )
            return


def _listing(page: Page) -> Iterator[Proposal]:
    found = list(found_in(page))
    if len(found) < _FEWEST or not page.address:
        return
    links = [link for link, _nodes in found]
    selector = _selector(page, links, [nodes for _link, nodes in found])
    keys = (("listing", page.address), *((("items", selector),) if selector else ()))
    yield Proposal(
        keys=keys,
        reason=f"The page lists {len(links)} articles."
        + ("" if selector else " No one selector meets them; they are found by themselves."),
        samples=tuple(links[:SAMPLES]),
        count=len(links),
    )


def _selector(page: Page, links: Sequence[Link], items: Sequence[Sequence[HtmlElement]]) -> str | None:
    """Return the shortest selector that finds the items of a list and hardly anything else, or None."""
    tops = [node for nodes in items for node in nodes if node.tag != "a" and node.find(".//a") is not None]
    anchors = [link for nodes in items for node in nodes for link in (node.iter("a"))]
    best: tuple[float, str] = (0.0, "")
    tried: set[str] = set()
    for elements in (tops, anchors):
        for candidate in _candidates(elements):
            if candidate in tried:
                continue
            tried.add(candidate)
            meets = _meeting(candidate, page, links)
            if meets > best[0] + 0.01:
                best = (meets, candidate)
        if best[0] >= _MEETS:
            return best[1]
    return None


def _candidates(elements: Sequence[HtmlElement]) -> Iterator[str]:
    """Yield selectors for the commonest of elements, the shortest first."""
    shared = Counter(name for element in elements for name in _names(element))
    for steps in range(1, _MOST_STEPS + 1):
        said = Counter(_path(element, steps, shared, len(elements)) for element in elements)
        for candidate, _times in said.most_common(2):
            yield candidate


def _path(element: HtmlElement, steps: int, shared: Counter[str], number: int) -> str:
    own = [name for name in _names(element) if shared[name] * 2 > number]
    said = [element.tag + "".join(f".{name}" for name in own[:2])]
    for above in element.iterancestors():
        if len(said) == steps or above.tag in {"body", "html"}:
            break
        names = _names(above)
        said.append(above.tag + (f".{names[0]}" if names else ""))
    return " > ".join(reversed(said))


def _names(element: HtmlElement) -> list[str]:
    """Return the classes that a selector may name: no numbers, which tell single items."""
    return [
        name
        for name in (element.get("class") or "")[:300].split()
        if _NAME.fullmatch(name) and not any(map(str.isdigit, name))
    ]


def _meeting(selector: str, page: Page, links: Sequence[Link]) -> float:
    """Return how well a selector meets the articles of a page, from 0 to 1: 0 where the dates beside them are lost.

    Spec: F1, of the items found and the articles wanted.
    """
    if check_selector(selector) is not None:
        return 0.0
    wanted = {(canonical_key(link.url), link.title) for link in links}
    got = list(islice(Fields(Selectors(items=selector)).links(page.tree, page.base), 2 * len(wanted) + 10))
    if 2 * sum(bool(link.published) for link in got) < sum(bool(link.published) for link in links):
        return 0.0
    hits = len({(canonical_key(link.url), link.title) for link in got} & wanted)
    return 2 * hits / (len(got) + len(wanted))
