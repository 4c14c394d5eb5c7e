"""Build: from the ledger to published files, rendering only what changed.

Every file has *inputs*: a digest of all that it is rendered from. Equal inputs and a file that still stands there mean
no render; so a build after one new article renders one page, the front and the feeds it belongs to.
"""

from __future__ import annotations

import hashlib
import json
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime

from feedsvc import __version__
from feedsvc.decide.feeds import assemble, newest_first
from feedsvc.model.entry import LedgerEntry, Tombstone
from feedsvc.model.feed import FeedDocument, Rendition, ShareSnippet
from feedsvc.model.source import FeedSpec, Settings
from feedsvc.pipeline.gate import refuse_emptied, refuse_malformed
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
from feedsvc.seams import RenditionState, Sink, Store
from feedsvc.share.compose import compose_all

FEED_FORMS: Mapping[str, Callable[[FeedDocument], Rendition]] = {
    "rss": render_rss,
    "atom": render_atom,
    "json": render_json_feed,
}
# Entries on the front page.
FRONT_ENTRIES = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedLine:
    """One feed after a build."""

    name: str
    entries: int
    updated: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class BuildReport:
    """What one build did."""

    #: Files rendered / files whose bytes changed / files taken away.
    rendered: int = 0
    written: int = 0
    removed: int = 0
    #: (path, reason) of files whose last good version was kept.
    kept: tuple[tuple[str, str], ...] = ()
    feeds: tuple[FeedLine, ...] = ()
    #: Seconds.
    took: float = 0.0


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
    frame = repr((__version__, site, feeds, settings.share))
    for rendition in asset_renditions():
        yield Plan(path=rendition.path, inputs=_digest(rendition.body), render=lambda r=rendition: r)  # type: ignore[misc]
    for ledger in edition.ledger:
        yield Plan(
            path=f"e/{ledger.slug}/index.html",
            inputs=_digest(f"{frame}{_version(ledger)}"),
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
        inputs=_digest(f"{frame}{shown}{''.join(map(_version, living))}{updated}"),
        render=lambda: render_front(site=site, feeds=documents, entries=living, updated=updated),
    )
    for path in ("feeds.opml", ".well-known/feeds"):
        yield Plan(
            path=path,
            inputs=_digest(f"{frame}{updated}"),
            render=lambda p=path: replace(render_opml(site, feeds, updated=updated), path=p),  # type: ignore[misc]
        )


def _feed_plans(edition: Edition, document: FeedDocument, frame: str) -> Iterator[Plan]:
    name = document.spec.name
    versions = "".join(map(_version, document.entries))
    inputs = _digest(f"{frame}{document.spec}{versions}{document.tombstones}{document.updated}")
    yield Plan(
        path=f"feeds/{name}/index.html",
        inputs=inputs,
        render=lambda: render_feed_page(document),
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


def build(settings: Settings, *, store: Store, sink: Sink, now: datetime) -> BuildReport:
    """Publish what changed since the last build; blocks, so it runs on the store's thread.

    A file that cannot be rendered, or that the gate refuses, keeps its last good version and is named in ``kept``.

    Raises: PublishError, StoreError. What was published before the error stays, the next build does the rest.
    """
    watch = time.monotonic()
    stamp = _digest(f"{__version__}{store.change_count()}{settings.site}{settings.feeds}{settings.share}")
    known = store.renditions()
    if store.setting("built-from") == stamp and _all_stand(known, sink):
        return BuildReport(took=time.monotonic() - watch)
    edition = open_edition(settings, store=store, now=now)
    former = _former_counts(store)
    made: list[tuple[Plan, Rendition]] = []
    kept: list[tuple[str, str]] = []
    wanted: set[str] = set()
    feeds: dict[str, FeedLine] = {}
    for plan in plans(edition):
        wanted.add(plan.path)
        if plan.document is not None:
            feeds[plan.document.spec.name] = FeedLine(
                name=plan.document.spec.name,
                entries=len(plan.document.entries),
                updated=plan.document.updated,
            )
        state = known.get(plan.path)
        if state is not None and state.inputs == plan.inputs and sink.holds(plan.path, size=state.size):
            continue
        rendition, reason = _render(plan, former, sink)
        if rendition is None:
            kept.append((plan.path, reason))
        else:
            made.append((plan, _dated(rendition, state, now=now)))
    written = sink.put([rendition for _, rendition in made])
    gone = tuple(path for path in known if path not in wanted and not path.startswith("assets/"))
    sink.remove(gone)
    store.record_renditions([_state(plan, rendition) for plan, rendition in made], gone=gone)
    refused = {path for path, _ in kept}
    counts = {
        document.spec.name: [_digest(repr(document.spec)), len(document.entries)]
        for document in (edition.document(spec) for spec in settings.feeds)
        if f"feeds/{document.spec.name}.json" not in refused
    }
    store.remember("feed-counts", json.dumps({**former, **counts}, sort_keys=True))
    if not kept:
        store.remember("built-from", stamp)
    return BuildReport(
        rendered=len(made),
        written=len(written),
        removed=len(gone),
        kept=tuple(kept),
        feeds=tuple(feeds.values()),
        took=time.monotonic() - watch,
    )


def export(settings: Settings, *, store: Store, sink: Sink, now: datetime) -> int:
    """Write the complete static site to another sink; return the number of files.

    Raises: PublishError, StoreError.
    """
    edition = open_edition(settings, store=store, now=now)
    renditions = [plan.render() for plan in plans(edition)]
    sink.put(renditions)
    return len(renditions)


def _render(plan: Plan, former: Mapping[str, Sequence[object]], sink: Sink) -> tuple[Rendition | None, str]:
    """Return the plan's rendition, or None and why it is not to be published."""
    if plan.document is not None:
        spec = plan.document.spec
        digest, count = former.get(spec.name, (_digest(repr(spec)), sink.published_entries(spec.name)))
        # A changed spec may empty its feed: that is what the operator asked for.
        if digest == _digest(repr(spec)) and isinstance(count, int):
            reason = refuse_emptied(plan.document, former=count)
            if reason:
                return None, reason
    try:
        rendition = plan.render()
    except Exception as error:  # noqa: BLE001 - one page's fault must not cost the others; the reason is reported
        return None, f"could not be rendered: {type(error).__name__}: {error}"
    malformed = refuse_malformed(rendition)
    return (None, malformed) if malformed else (rendition, "")


def _dated(rendition: Rendition, state: RenditionState | None, *, now: datetime) -> Rendition:
    """Return the rendition with the time its bytes last changed: never earlier than what was already announced."""
    if state is None:
        return rendition
    if state.digest == _digest(rendition.body):
        return replace(rendition, modified=state.modified)
    if rendition.modified <= state.modified:
        return replace(rendition, modified=now.astimezone(UTC).replace(microsecond=0))
    return rendition


def _all_stand(known: Mapping[str, RenditionState], sink: Sink) -> bool:
    return bool(known) and all(sink.holds(path, size=state.size) for path, state in known.items())


def _former_counts(store: Store) -> dict[str, list[object]]:
    text = store.setting("feed-counts")
    if text is None:
        return {}
    counts: dict[str, list[object]] = json.loads(text)
    return counts


def _state(plan: Plan, rendition: Rendition) -> RenditionState:
    return RenditionState(
        path=rendition.path,
        media_type=rendition.media_type,
        digest=_digest(rendition.body),
        size=len(rendition.body),
        modified=rendition.modified,
        inputs=plan.inputs,
    )


def _version(ledger: LedgerEntry) -> str:
    return f"{ledger.id} {ledger.revision} {ledger.killed_at}\n"


def _digest(content: bytes | str) -> str:
    return hashlib.sha256(content if isinstance(content, bytes) else content.encode()).hexdigest()
