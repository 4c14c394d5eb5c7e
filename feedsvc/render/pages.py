"""Pages for people: articles, feeds, the front, and the few words of an error.

What enters: entries with their identity, feeds as values, share snippets. What leaves: HTML as Renditions whose
bytes depend on nothing else; there is no clock, so no page says "two hours ago". What is refused: markup in any
field but the sanitized body, addresses that are not of the web, and everything that would make a reader's browser
talk to a third party, save the article's own pictures (see ``page_assets.CSP``).

Spec: HTML Living Standard; WCAG 2.2 AA; RFC 6596 (canonical); RSS Autodiscovery.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from markupsafe import Markup

from feedsvc.model.feed import Rendition
from feedsvc.render.page_assets import CSP, asset_renditions
from feedsvc.render.page_body import deck, lead_image, page_body, stands_in_body
from feedsvc.render.page_cards import by_day, byline, card, kicker, safe_link
from feedsvc.render.page_dates import moment_stamp, zone_of
from feedsvc.render.page_frame import FORM_NAMES, frame, page_words
from feedsvc.render.page_meta import (
    entry_json_ld,
    entry_meta,
    list_json_ld,
    modified_at,
    site_meta,
)
from feedsvc.render.page_share import share_items
from feedsvc.render.page_templates import fill
from feedsvc.text.addresses import entry_url, feed_page_url, feed_url, front_url

if TYPE_CHECKING:
    from datetime import datetime

    from feedsvc.model.entry import LedgerEntry
    from feedsvc.model.feed import FeedDocument, ShareSnippet
    from feedsvc.model.source import FeedSpec, Site

__all__ = [
    "CSP",
    "asset_renditions",
    "render_entry_page",
    "render_feed_page",
    "render_front",
    "render_gone_page",
    "render_message_page",
]

_HTML = "text/html; charset=utf-8"

#: Entries beside the lead at the top of the front, and entries of its running list: two screens of headlines.
_TOP = 4
_LATEST = 40
#: Headlines under each section of the front.
_SECTION = 4


def render_entry_page(
    ledger: LedgerEntry,
    *,
    site: Site,
    feeds: tuple[FeedSpec, ...],
    snippets: tuple[ShareSnippet, ...],
    newer: LedgerEntry | None = None,
    older: LedgerEntry | None = None,
) -> Rendition:
    """Return the page of an entry."""
    entry = ledger.entry
    words = page_words(site, entry.language)
    root = "../../"
    zone = zone_of(site.timezone)
    image = lead_image(entry)
    changed = modified_at(ledger)
    body = fill(
        "entry",
        frame=frame(site, feeds, words=words, root=root),
        title=entry.title,
        canonical=entry_url(site, ledger.slug),
        meta=entry_meta(ledger, site=site, words=words),
        json_ld=Markup(entry_json_ld(ledger, site=site)),  # noqa: S704  (json_block leaves no < in it)
        language=entry.language,
        direction=entry.direction,
        kicker=kicker(entry),
        deck=deck(entry),
        byline=byline(entry, words),
        published=entry.published
        and moment_stamp(entry.published, entry.published_precision, words=words, zone=zone),
        received=moment_stamp(ledger.first_seen, "day", words=words, zone=zone),
        changed=changed and moment_stamp(changed, "minute", words=words, zone=zone),
        image=None if image is None or stands_in_body(entry.body_html, image) else image,
        body=Markup(page_body(entry)),  # noqa: S704  (sanitized by normalize; the rest of the page is escaped)
        truncated=entry.truncated,
        sources=tuple((source.name, safe_link(source.url)) for source in entry.sources),
        original=safe_link(entry.url),
        rights=entry.rights,
        shares=share_items(snippets, ledger.id, words),
        newer=newer and card(newer, site=site, root=root),
        older=older and card(older, site=site, root=root),
    )
    shown = [ledger, *(neighbour for neighbour in (newer, older) if neighbour)]
    return Rendition(
        path=f"e/{ledger.slug}/index.html",
        media_type=_HTML,
        body=body,
        modified=max(each.updated for each in shown).replace(microsecond=0),
    )


def render_gone_page(ledger: LedgerEntry, *, site: Site, feeds: tuple[FeedSpec, ...]) -> Rendition:
    """Return the page that stands where a withdrawn entry stood: it says so, and nothing of the entry."""
    words = page_words(site, ledger.entry.language)
    withdrawn = (ledger.killed_at or ledger.updated).replace(microsecond=0)
    day = moment_stamp(withdrawn, "day", words=words, zone=zone_of(site.timezone))
    body = fill(
        "gone",
        frame=frame(site, feeds, words=words, root="../../"),
        title=words.gone,
        canonical=entry_url(site, ledger.slug),
        meta=(),
        json_ld=None,
        text=words.gone_text.replace("{date}", day.shown),
    )
    return Rendition(path=f"e/{ledger.slug}/index.html", media_type=_HTML, body=body, modified=withdrawn)


def render_feed_page(document: FeedDocument, *, feeds: tuple[FeedSpec, ...] = ()) -> Rendition:
    """Return the page of a feed: what it is, how to subscribe, what it holds.

    ``feeds`` are those its navigation names; without them the page knows only its own.
    """
    site, spec = document.site, document.spec
    words = page_words(site, spec.language)
    root = "../../"
    url = feed_page_url(site, spec.name)
    about = spec.description or words.feed_about
    body = fill(
        "feed",
        frame=frame(site, feeds or (spec,), words=words, root=root, current=spec.name),
        title=spec.title,
        canonical=url,
        meta=site_meta(spec.title, text=about, url=url, site=site, words=words),
        json_ld=Markup(  # noqa: S704  (json_block leaves no < in it)
            list_json_ld("CollectionPage", title=spec.title, text=about, url=url, site=site)
        ),
        language=spec.language,
        description=spec.description,
        addresses=tuple(
            (name, f"../{spec.name}.{form}", feed_url(site, spec.name, form))
            for form, name in FORM_NAMES.items()
        ),
        days=by_day(document.entries, site=site, words=words, root=root),
    )
    return Rendition(
        path=f"feeds/{spec.name}/index.html",
        media_type=_HTML,
        body=body,
        modified=document.updated.replace(microsecond=0),
    )


def render_front(
    *,
    site: Site,
    feeds: tuple[FeedDocument, ...],
    entries: tuple[LedgerEntry, ...],
    updated: datetime,
) -> Rendition:
    """Return the front page: the lead, the latest by day, the sections, the subscriptions.

    Entries come newest first; withdrawn ones are left out. The newest in the site's own language leads.
    """
    words = page_words(site, site.language)
    root = "./"
    url = front_url(site)
    about = site.description or site.title
    living = _lead_first(tuple(ledger for ledger in entries if ledger.killed_at is None), site=site)
    cards = tuple(card(ledger, site=site, root=root) for ledger in living[: 1 + _TOP])
    body = fill(
        "front",
        frame=frame(site, tuple(document.spec for document in feeds), words=words, root=root),
        title=site.title,
        canonical=url,
        meta=site_meta(site.title, text=about, url=url, site=site, words=words),
        json_ld=Markup(  # noqa: S704  (json_block leaves no < in it)
            list_json_ld("WebSite", title=site.title, text=about, url=url, site=site)
        ),
        lead=cards[0] if cards else None,
        top=cards[1:],
        days=by_day(living[1 + _TOP : 1 + _TOP + _LATEST], site=site, words=words, root=root),
        parts=tuple(
            (
                document.spec,
                tuple(card(ledger, site=site, root=root) for ledger in document.entries[:_SECTION]),
            )
            for document in feeds
            if document.entries and document.spec.title != site.title
        ),
    )
    return Rendition(path="index.html", media_type=_HTML, body=body, modified=updated.replace(microsecond=0))


def _lead_first(living: tuple[LedgerEntry, ...], *, site: Site) -> tuple[LedgerEntry, ...]:
    """Return the entries with the newest that the site's own readers can read before the others.

    Only the first screen is searched: an old story does not lead because newer ones are in another language.
    """
    own = site.language.partition("-")[0].lower()
    for place, ledger in enumerate(living[: 1 + _TOP]):
        if ledger.entry.language.partition("-")[0].lower() == own:
            return (ledger, *living[:place], *living[place + 1 :])
    return living


def render_message_page(*, site: Site, status: int, title: str, text: str, root: str | None = None) -> bytes:
    """Return a page that says one thing, such as 404's.

    It may answer any path, so its links start at ``root``: the site's own path unless the server knows better.
    """
    words = page_words(site, site.language)
    return fill(
        "message",
        frame=frame(site, (), words=words, root=root or f"{urlsplit(site.url).path.rstrip('/')}/"),
        title=title,
        canonical=None,
        meta=(),
        json_ld=None,
        status=status,
        text=text,
    )
