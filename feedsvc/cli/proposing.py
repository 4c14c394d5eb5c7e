"""``feedsvc init --from ADDRESS``: which sources a site offers, and what each would yield."""

from __future__ import annotations

import asyncio
import re
import sys
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import urljoin, urlsplit

from feedsvc.cli.output import error_console, print_json, shown
from feedsvc.errors import DumpError, FeedsvcError, FetchError
from feedsvc.model.payload import Payload
from feedsvc.model.raw import Rejection
from feedsvc.model.source import HouseStyle, Interval, Settings, Source
from feedsvc.model.visit import Findings, How
from feedsvc.model.web import Access, Answer, Index, Proposal

if TYPE_CHECKING:
    from collections.abc import Sequence

    from feedsvc.runner.workers import WorkerReader
    from feedsvc.seams import Web, WebReader

#: Proposals that are shown, those that are tried for it, and articles that each is tried with.
MOST: Final = 4
TRIED: Final = 8
SAMPLES: Final = 3
#: Addresses that a page calls feeds which are asked whether they are.
MOST_FEEDS: Final = 8
_SITEMAP: Final = re.compile(rb"^\s*sitemap:\s*(\S{1,2000})\s*$", re.IGNORECASE | re.MULTILINE)
_NOT_NAME: Final = re.compile(r"[^a-z0-9]+")
#: Labels below which a registry of a country lets names be taken: ``paper.co.uk``.
_BELOW: Final = frozenset("ac co com edu gob gouv gov govt gv mil net ne nom or org".split())
#: A name that YAML would take for a number.
_NUMBER: Final = re.compile(r"[0-9]+")


def propose_sources(address: str, settings: Settings | None, *, as_json: bool) -> None:
    """Print the best source for a site as YAML, the others as comments; what each yields goes to standard error.

    Raises: FeedsvcError if the address cannot be read, or offers nothing.
    """
    tried = asyncio.run(_proposed(address, settings))
    good = [one for one in tried if one["titles"]]
    if as_json:
        print_json({"address": address, "proposals": tried})
    elif good:
        _print(address, good)
    if not good:
        reasons = "; ".join(f"{one['keys']}: {one['error'] or 'no article'}" for one in tried)
        raise FeedsvcError(f"{address} offers nothing that could be read{': ' if reasons else ''}{reasons}")


def _print(address: str, good: list[dict[str, Any]]) -> None:
    from feedsvc.config.starter import source_text

    console = error_console()
    sys.stdout.write("sources:\n")
    for number, one in enumerate(good):
        text = source_text(source_name(address), one["keys"])
        commented = "".join(f"  # {line[2:]}\n" for line in text.splitlines())
        sys.stdout.write(text if number == 0 else f"  # or: {one['reason']}\n{commented}")
        kind, place = next(iter(one["keys"].items()))
        console.print(f"{kind} {shown(place)}: {one['reason']}", soft_wrap=True)
        for title in one["titles"]:
            console.print(f"  - {shown(title)}", soft_wrap=True)


def source_name(address: str) -> str:
    """Return a name for a source: what its host is called, without what all hosts are called."""
    labels = (urlsplit(address).hostname or "source").removeprefix("www.").split(".")
    if len(labels) > 2 and labels[-2] in _BELOW and len(labels[-1]) == 2:
        labels.pop()
    name = labels[-2] if len(labels) > 1 and not labels[-1].isdigit() else "site"
    name = _NOT_NAME.sub("-", name.lower()).strip("-") or "site"
    return f"site-{name}" if _NUMBER.fullmatch(name) else name


async def _proposed(address: str, settings: Settings | None) -> list[dict[str, Any]]:
    from feedsvc.app import make_reader, make_web

    access = settings.access if settings else Access()
    web, reader = make_web(settings), make_reader(settings)
    try:
        proposals = await _proposals(address, access, web=web, reader=reader)
        tried: list[dict[str, Any]] = []
        for one in proposals[:TRIED]:
            if sum(bool(former["titles"]) for former in tried) < MOST:
                tried.append(await _tried(one, access, settings, web=web, reader=reader))
    except (FetchError, DumpError) as error:
        raise FeedsvcError(f"{address}: {error}") from error
    finally:
        await web.close()
        await reader.close()
    return tried


async def _proposals(address: str, access: Access, *, web: Web, reader: WorkerReader) -> list[Proposal]:
    """Return what the address and its site offer, the best first. Raises: FetchError, DumpError."""
    from feedsvc.parse.listing_proposals import propose

    answer = await _asked(address, access, web)
    page = _payload(answer)
    index = await _index_of(page, "feed", reader)
    if index is not None and index.form:
        return [Proposal(keys=(("feed", address),), reason="The address is a feed.")]
    if await _index_of(page, "sitemap", reader) is not None:
        return [Proposal(keys=(("sitemap", address),), reason="The address is a sitemap.")]
    feeds = await _feeds(index.feeds if index else (), access, web=web, reader=reader)
    sitemaps = [
        one
        for one in await _sitemaps(answer.url, access, web)
        if await _lists(one, "sitemap", access, web, reader)
    ]
    return await asyncio.to_thread(propose, page, feeds=feeds, sitemaps=sitemaps)


async def _feeds(named: Sequence[str], access: Access, *, web: Web, reader: WebReader) -> list[str]:
    """Return those of the addresses that are feeds, and for a page among them, which explains feeds, those that it names."""
    found: list[str] = []
    waiting = dict.fromkeys(named)
    for asked in range(MOST_FEEDS):
        if asked >= len(waiting):
            break
        address = list(waiting)[asked]
        index = await _lists(address, "feed", access, web, reader)
        if index is None:
            continue
        if index.links:
            found.append(address)
        if address in named:
            waiting |= dict.fromkeys(index.feeds)
    return found


async def _sitemaps(address: str, access: Access, web: Web) -> list[str]:
    """Return the sitemaps that a site's robots.txt names, and where one usually stands."""
    usual = urljoin(address, "/sitemap.xml")
    try:
        robots = await _asked(urljoin(address, "/robots.txt"), replace(access, robots=False), web)
    except FetchError:
        return [usual]
    named = [found.decode("utf-8", "replace") for found in _SITEMAP.findall(robots.body[:512_000])]
    return list(dict.fromkeys([*named[:3], usual]))


async def _lists(address: str, form: str, access: Access, web: Web, reader: WebReader) -> Index | None:
    """Return what an address lists, or for one that should be a feed which feeds it names; None if it is neither."""
    try:
        return await _index_of(_payload(await _asked(address, access, web)), form, reader)
    except FetchError:
        return None


async def _index_of(page: Payload, form: str, reader: WebReader) -> Index | None:
    try:
        return await reader.index(page, How(form=form))
    except FetchError:
        return None


async def _asked(address: str, access: Access, web: Web) -> Answer:
    answer = await web.get(address, access=access)
    assert isinstance(answer, Answer)
    return answer


def _payload(answer: Answer) -> Payload:
    from feedsvc.app import wall_clock

    return Payload(
        source="proposed", place=answer.asked, body=answer.body, media_type=answer.media_type, charset=answer.charset,
        url=answer.url, modified=wall_clock(),
    )  # fmt: skip


async def _tried(
    proposal: Proposal, access: Access, settings: Settings | None, *, web: Web, reader: WorkerReader
) -> dict[str, Any]:
    """Return a proposal with the headlines that it yields, or why it yields none."""
    from feedsvc.app import wall_clock
    from feedsvc.pipeline.look import look

    style = HouseStyle(source="proposed", fallback_language=settings.site.language if settings else "en")
    source = _source(proposal, access, style)
    told: dict[str, Any] = {
        "keys": dict(proposal.keys),
        "reason": proposal.reason,
        "titles": [],
        "error": None,
    }
    try:
        findings = Findings()
        own_site = settings.site.url if settings else ""
        payloads = [
            one
            async for one in look(
                source,
                web=web,
                reader=reader,
                now=wall_clock(),
                own_site=own_site,
                most=SAMPLES,
                findings=findings,
            )
        ]
        async for reading in reader.read((payload, style) for payload in payloads):
            for result in reading.results[:SAMPLES]:
                if isinstance(result, Rejection):
                    told["error"] = told["error"] or result.reason
                else:
                    told["titles"].append(result.title)
    except FetchError as error:
        told["error"] = str(error)
    return told


def _source(proposal: Proposal, access: Access, style: HouseStyle) -> Source:
    """Return the source that a proposal's keys make."""
    from feedsvc.kinds.registry import KINDS

    keys = dict(proposal.keys)
    name = next(kind for kind in KINDS if kind in keys)
    kind = KINDS[name]
    placed = kind.place(kind.keys.model_validate(keys), "/")
    return Source(
        key="proposed",
        kind=name,
        location=placed.location,
        options=placed.options,
        every=Interval(seconds=900),
        style=style,
        access=replace(access, robots=placed.robots),
    )
