"""What commands look at on the web: an address, or a source that is configured; nothing is stored."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Final

from feedsvc.cli.targets import Target, informed, style_for
from feedsvc.errors import FetchError
from feedsvc.model.payload import Payload
from feedsvc.model.raw import Rejection
from feedsvc.model.source import HouseStyle, Settings, Source
from feedsvc.model.web import Access, Answer

if TYPE_CHECKING:
    from feedsvc.seams import Web, WebReader

#: Items of an index that a look follows.
MOST: Final = 20
#: Items of an index that are fetched to see that it works.
FEW: Final = 2


def sources_online(settings: Settings | None) -> dict[str, Source]:
    """Return the sources that are asked over the web, by key."""
    if settings is None:
        return {}
    from feedsvc.kinds.registry import KINDS

    return {source.key: source for source in settings.sources if KINDS[source.kind].collect is not None}


def is_online(word: str, settings: Settings | None) -> bool:
    """Tell whether a word names an address or a source on the web."""
    return "://" in word or word in sources_online(settings)


async def fetched(
    words: Sequence[str], *, settings: Settings | None, reader: WebReader, now: datetime
) -> dict[str, tuple[Target, ...]]:
    """Return what those of the words give that name something on the web, in one go."""
    asked = dict.fromkeys(word for word in words if is_online(word, settings))
    if not asked:
        return {}
    from feedsvc.app import make_web

    web = make_web(settings)
    try:
        return {
            word: tuple(await _fetched(word, settings=settings, web=web, reader=reader, now=now))
            for word in asked
        }
    finally:
        await web.close()


async def tried_online(settings: Settings) -> dict[str, dict[str, object]]:
    """Return how many items each source on the web lists, or why it cannot be read; the first items are fetched."""
    from feedsvc.app import make_reader, make_web, wall_clock
    from feedsvc.model.visit import Findings
    from feedsvc.pipeline.look import look

    web, reader = make_web(settings), make_reader(settings)

    async def tried(source: Source) -> dict[str, object]:
        findings, given = Findings(), 0
        try:
            async for _ in look(
                source,
                web=web,
                reader=reader,
                now=wall_clock(),
                own_site=settings.site.url,
                most=FEW,
                findings=findings,
            ):
                given += 1
        except FetchError as error:
            return {"items": 0, "error": str(error)}
        # A list that is empty is well; one of which something is to be told is not read as it should be.
        is_lost = given == 0 and (findings.wanted > 0 or (findings.listed == 0 and bool(findings.warnings)))
        lost = next(iter(findings.warnings), "nothing that it lists could be had") if is_lost else None
        return {"items": given if findings.listed is None else findings.listed, "error": lost}

    try:
        sources = sources_online(settings)
        outcomes = await asyncio.gather(*map(tried, sources.values()))
        return dict(zip(sources, outcomes, strict=True))
    finally:
        await web.close()
        await reader.close()


async def _fetched(
    word: str, *, settings: Settings | None, web: Web, reader: WebReader, now: datetime
) -> list[Target]:
    known = sources_online(settings)
    source = known.get(word) or next((one for one in known.values() if one.location == word), None)
    if source is None or settings is None:
        access = settings.access if settings else Access()
        return [await _page(word, style_for(None, settings), access=access, web=web, now=now)]
    from feedsvc.pipeline.look import look

    style = informed(source.style, settings)
    found: list[Target] = []
    try:
        async for payload in look(
            source, web=web, reader=reader, now=now, own_site=settings.site.url, most=MOST
        ):
            found.append(Target(payload=payload, style=style))
    except FetchError as error:
        found.append(_refused(source.key, source.location, style, error))
    return found


async def _page(address: str, style: HouseStyle, *, access: Access, web: Web, now: datetime) -> Target:
    """Return what an address answers, as a dump."""
    try:
        answer = await web.get(address, access=access)
    except FetchError as error:
        return _refused(style.source, address, style, error)
    assert isinstance(answer, Answer)
    payload = Payload(
        source=style.source,
        place=address,
        body=answer.body,
        media_type=answer.media_type,
        charset=answer.charset,
        url=answer.url,
        modified=min(answer.modified or now, now),
    )
    return Target(payload=payload, style=style)


def _refused(source: str, place: str, style: HouseStyle, error: FetchError) -> Target:
    return Target(
        payload=None, style=style, rejection=Rejection(source=source, place=place, reason=str(error))
    )
