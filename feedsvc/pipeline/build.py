"""Build: from the ledger to published files, rendering only what changed.

Most builds find nothing changed and load no renderer: their imports stand behind that question.
"""

from __future__ import annotations

import json
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from feedsvc import __version__
from feedsvc.errors import PublishError
from feedsvc.model.feed import Rendition
from feedsvc.model.source import Settings
from feedsvc.pipeline.digest import digest_of
from feedsvc.seams import RenditionState, Sink, Store

if TYPE_CHECKING:
    from feedsvc.pipeline.edition import Plan


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


def build(settings: Settings, *, store: Store, sink: Sink, now: datetime) -> BuildReport:
    """Publish what changed since the last build; blocks, so it runs on the store's thread.

    A file that cannot be rendered, or that the gate refuses, keeps its last good version and is named in ``kept``.

    Raises: PublishError, StoreError. What was published before the error stays, the next build does the rest.
    """
    watch = time.monotonic()
    stamp = digest_of(f"{__version__}{store.change_count()}{settings.site}{settings.feeds}{settings.share}")
    known = store.renditions()
    if store.setting("built-from") == stamp and _all_stand(known, sink):
        return BuildReport(took=time.monotonic() - watch)
    from feedsvc.pipeline.edition import open_edition, plans

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
    try:
        written = sink.put([rendition for _, rendition in made])
    except PublishError as error:
        if error.unwritten is not None:
            # What stands there now must be known, or it would be served under the names of what it replaced.
            stand = [one for one in made if one[1].path not in error.unwritten]
            store.record_renditions([_state(plan, rendition) for plan, rendition in stand])
        raise
    gone = tuple(path for path in known if path not in wanted and not path.startswith("assets/"))
    sink.remove(gone)
    store.record_renditions([_state(plan, rendition) for plan, rendition in made], gone=gone)
    refused = {path for path, _ in kept}
    counts = {
        document.spec.name: [digest_of(repr(document.spec)), len(document.entries)]
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
    from feedsvc.pipeline.edition import open_edition, plans

    edition = open_edition(settings, store=store, now=now)
    renditions = [plan.render() for plan in plans(edition)]
    sink.put(renditions)
    return len(renditions)


def _render(plan: Plan, former: Mapping[str, Sequence[object]], sink: Sink) -> tuple[Rendition | None, str]:
    """Return the plan's rendition, or None and why it is not to be published."""
    from feedsvc.pipeline.gate import refuse_emptied, refuse_malformed

    if plan.document is not None:
        spec = plan.document.spec
        digest, count = former.get(spec.name, (digest_of(repr(spec)), sink.published_entries(spec.name)))
        # A changed spec may empty its feed: that is what the operator asked for.
        if digest == digest_of(repr(spec)) and isinstance(count, int):
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
    if state.digest == digest_of(rendition.body):
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
        digest=digest_of(rendition.body),
        size=len(rendition.body),
        modified=rendition.modified,
        inputs=plan.inputs,
    )
