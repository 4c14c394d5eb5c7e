"""The edition: the ledger as one build sees it, and a plan for every file of the site.

Every file has *inputs*: a digest of all that it is rendered from. Equal inputs and a file that still stands there mean
no render; so a build after one new article renders one page, the front and the feeds it belongs to.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime

from feedsvc import __version__
from feedsvc.decide.feeds import assemble, newest_first
from feedsvc.model.entry import LedgerEntry, Tombstone
from feedsvc.model.feed import FeedDocument, Rendition, ShareSnippet
from feedsvc.model.source import FeedSpec, Settings
from feedsvc.pipeline.digest import digest_of
from feedsvc.render.atom import render_atom
from feedsvc.render.jsonfeed import render_json_feed
from feedsvc.render.opml import render_opml
from feedsvc.render.pages import (
    asset_renditions,
    render_entry_page,
    render_feed_page,
    render_front,
    render_gone_page,
)
from feedsvc.render.rss import render_rss
from feedsvc.seams import Store
from feedsvc.share.compose import compose_all

FEED_FORMS: Mapping[str, Callable[[FeedDocument], Rendition]] = {
    "rss": render_rss,
    "atom": render_atom,
    "json": render_json_feed,
}
# Entries on the front page.
FRONT_ENTRIES = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """A file to be: its path, what it depends on, and how to make it."""

    path: str
    inputs: str
    render: Callable[[], Rendition]
    #: The feed a reader would lose if this came out empty, or None.
    document: FeedDocument | None = None


@dataclass(slots=True)
class Edition:
    """The ledger as one build sees it; snippets are composed once, when first asked for."""

    settings: Settings
    ledger: tuple[LedgerEntry, ...]
    tombstones: tuple[Tombstone, ...]
    #: When the store was made: the date of a feed that never had an entry.
    founded: datetime
    _snippets: dict[str, tuple[ShareSnippet, ...]] = field(default_factory=dict)

    def snippets(self, entry: LedgerEntry) -> tuple[ShareSnippet, ...]:
        if entry.id not in self._snippets:
            self._snippets[entry.id] = compose_all(entry, site=self.settings.site, spec=self.settings.share)
        return self._snippets[entry.id]

    def document(self, spec: FeedSpec) -> FeedDocument:
        return assemble(
            spec,
            site=self.settings.site,
            entries=self.ledger,
            tombstones=self.tombstones,
            snippets=(),
            founded=self.founded,
        )

    def with_snippets(self, document: FeedDocument) -> FeedDocument:
        return replace(
            document,
            snippets=tuple(snippet for entry in document.entries for snippet in self.snippets(entry)),
        )


def open_edition(settings: Settings, *, store: Store, now: datetime) -> Edition:
    """Return the ledger as it stands."""
    founded = store.setting("founded")
    if founded is None:
        founded = now.astimezone(UTC).replace(microsecond=0).isoformat()
        store.remember("founded", founded)
    return Edition(
        settings=settings,
        ledger=newest_first(store.entries(include_killed=True)),
        tombstones=store.tombstones(),
        founded=datetime.fromisoformat(founded),
    )


def plans(edition: Edition) -> Iterator[Plan]:
    """Yield a plan for every file of the site, pages before the feeds that link to them."""
    settings = edition.settings
    site, feeds = settings.site, settings.feeds
    assets = asset_renditions()
    frame = repr((__version__, site, feeds, settings.share, [asset.path for asset in assets]))
    for rendition in assets:
        yield Plan(path=rendition.path, inputs=digest_of(rendition.body), render=lambda r=rendition: r)  # type: ignore[misc]
    for ledger in edition.ledger:
        yield Plan(
            path=f"e/{ledger.slug}/index.html",
            inputs=digest_of(f"{frame}{_version(ledger)}"),
            render=lambda e=ledger: _render_entry(edition, e),  # type: ignore[misc]
        )
    documents = tuple(edition.document(spec) for spec in feeds)
    for document in documents:
        yield from _feed_plans(edition, document, frame)
    living = tuple(entry for entry in edition.ledger if entry.killed_at is None)[:FRONT_ENTRIES]
    updated = max((document.updated for document in documents), default=edition.founded)
    shown = "".join(_version(entry) for document in documents for entry in document.entries[:10])
    yield Plan(
        path="index.html",
        inputs=digest_of(f"{frame}{shown}{''.join(map(_version, living))}{updated}"),
        render=lambda: render_front(site=site, feeds=documents, entries=living, updated=updated),
    )
    for path in ("feeds.opml", ".well-known/feeds"):
        yield Plan(
            path=path,
            inputs=digest_of(f"{frame}{updated}"),
            render=lambda p=path: replace(render_opml(site, feeds, updated=updated), path=p),  # type: ignore[misc]
        )


def _feed_plans(edition: Edition, document: FeedDocument, frame: str) -> Iterator[Plan]:
    name = document.spec.name
    versions = "".join(map(_version, document.entries))
    inputs = digest_of(f"{frame}{document.spec}{versions}{document.tombstones}{document.updated}")
    yield Plan(
        path=f"feeds/{name}/index.html",
        inputs=inputs,
        render=lambda: render_feed_page(document, feeds=edition.settings.feeds),
        document=document,
    )
    for form, render in FEED_FORMS.items():
        yield Plan(
            path=f"feeds/{name}.{form}",
            inputs=inputs,
            render=lambda r=render: r(edition.with_snippets(document)),  # type: ignore[misc]
            document=document,
        )


def _render_entry(edition: Edition, ledger: LedgerEntry) -> Rendition:
    site, feeds = edition.settings.site, edition.settings.feeds
    if ledger.killed_at is not None:
        return render_gone_page(ledger, site=site, feeds=feeds)
    return render_entry_page(ledger, site=site, feeds=feeds, snippets=edition.snippets(ledger))


def _version(ledger: LedgerEntry) -> str:
    return f"{ledger.id} {ledger.revision} {ledger.killed_at}\n"
