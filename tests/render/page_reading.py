"""Pages read back as a browser reads them."""

from __future__ import annotations

import json
from typing import Any

import html5lib

from feedsvc.model.entry import LedgerEntry
from feedsvc.model.feed import Rendition
from feedsvc.render.pages import (
    render_entry_page,
    render_feed_page,
    render_front,
    render_gone_page,
    render_message_page,
)
from tests.builders import make_document, make_ledger, make_site, make_snippet, make_spec


def read(page: Rendition | bytes) -> Any:
    """Return the page's tree; a page that is no valid HTML raises."""
    body = page.body if isinstance(page, Rendition) else page
    # A browser mends what is wrong, which hides it: strict reading does not.
    parser = html5lib.HTMLParser(
        tree=html5lib.getTreeBuilder("lxml"), namespaceHTMLElements=False, strict=True
    )
    return parser.parse(body.decode("utf-8")).getroot()


def text_of(page: Rendition | bytes, path: str) -> list[str]:
    """Return the text of every element on the path, blanks squeezed."""
    return [" ".join("".join(node.itertext()).split()) for node in read(page).xpath(path)]


def metas(page: Rendition | bytes) -> dict[str, str]:
    """Return the metadata of a page by name; of several of one name the last."""
    return {
        node.get("name") or node.get("property"): node.get("content")
        for node in read(page).xpath("//head/meta[@content]")
    }


def json_ld(page: Rendition | bytes) -> dict[str, Any]:
    (block,) = read(page).xpath("//script[@type='application/ld+json']")
    told: dict[str, Any] = json.loads(block.text)
    return told


def entry_page(ledger: LedgerEntry | None = None, **fields: Any) -> Rendition:
    """Return an entry's page with a feed and a snippet."""
    ledger = ledger or make_ledger()
    defaults: dict[str, Any] = {
        "site": make_site(),
        "feeds": (make_spec(), make_spec(name="harbour", title="Harbour")),
        "snippets": (make_snippet(ledger),),
    }
    return render_entry_page(ledger, **(defaults | fields))


def every_page(ledger: LedgerEntry, **site: Any) -> dict[str, Rendition | bytes]:
    """Return one page of each kind that shows the entry."""
    document = make_document(
        [ledger], site=make_site(**site), spec=make_spec(name="harbour", title="Harbour")
    )
    house, feeds = document.site, (document.spec,)
    return {
        "entry": render_entry_page(
            ledger,
            site=house,
            feeds=feeds,
            snippets=(make_snippet(ledger),),
            newer=make_ledger(2, entry=ledger.entry),
            older=make_ledger(3, entry=ledger.entry),
        ),
        "gone": render_gone_page(ledger, site=house, feeds=feeds),
        "feed": render_feed_page(document),
        "front": render_front(
            site=house,
            feeds=(document,),
            entries=tuple(make_ledger(number, entry=ledger.entry) for number in range(12)),
            updated=document.updated,
        ),
        "message": render_message_page(
            site=house, status=404, title="Not found", text="Nothing stands here."
        ),
    }
