"""A look at a source on the web: what its kind would collect, nothing known and nothing remembered."""

from __future__ import annotations

from collections.abc import AsyncIterator, Mapping
from dataclasses import replace
from datetime import datetime

from feedsvc.kinds.registry import KINDS
from feedsvc.model.payload import Payload
from feedsvc.model.source import Source
from feedsvc.model.visit import Findings, ItemState
from feedsvc.pipeline.visit import SourceVisit
from feedsvc.seams import Web, WebReader


async def look(
    source: Source,
    *,
    web: Web,
    reader: WebReader,
    now: datetime,
    own_site: str,
    most: int,
    findings: Findings | None = None,
) -> AsyncIterator[Payload]:
    """Yield what a source gives at the first reading, the first ``most`` items of it.

    ``findings`` are filled while it lasts.

    Raises: FetchError.
    """
    collect = KINDS[source.kind].collect
    assert collect is not None
    backfill = source.wanted.backfill
    fewer = most if backfill is None else min(most, backfill)
    visit = SourceVisit(
        replace(source, wanted=replace(source.wanted, backfill=fewer)),
        location=source.location,
        is_first=True,
        addresses={},
        recall_items=_nothing,
        web=web,
        reader=reader,
        now=now,
        own_site=own_site,
    )
    if findings is not None:
        visit.findings = findings
    async for payload in collect(source, visit):
        yield payload


async def _nothing() -> Mapping[int, ItemState]:
    return {}
