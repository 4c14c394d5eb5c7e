"""``preview``, ``share`` and ``measure``: look at what comes out, store nothing."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from feedsvc.cli.options import ConfigOption, JsonOption, settings_if_any, settings_of
from feedsvc.cli.output import complain, console, print_json, shown
from feedsvc.errors import NoStoreError
from feedsvc.model.entry import Entry, LedgerEntry
from feedsvc.model.outcome import Alias, Reading
from feedsvc.model.raw import Rejection
from feedsvc.model.source import Settings, ShareSpec

if TYPE_CHECKING:
    from feedsvc.cli.targets import Target
    from feedsvc.model.payload import Payload
    from feedsvc.model.source import HouseStyle

TargetsArgument = Annotated[
    list[str],
    typer.Argument(
        metavar="TARGET...", help="A file, a folder, an address, - (standard input) or a source's name."
    ),
]


def register(app: typer.Typer) -> None:
    app.command()(preview)
    app.command()(share)
    app.command()(measure)


def preview(
    targets: TargetsArgument,
    diff: Annotated[
        bool,
        typer.Option("--diff", help="Show what reading it again would change in what a source has stored."),
    ] = False,
    config: ConfigOption = None,
    as_json: JsonOption = False,
) -> None:
    """Read and normalize, store nothing. With --json one object a line, in input order."""
    if diff:
        from feedsvc.cli.reprocess import show_differences

        show_differences(settings_of(config), targets, as_json=as_json)
        return
    settings = settings_if_any(config)
    if as_json:
        asyncio.run(_preview_records(targets, settings))
        return
    refused = 0
    for reading in _read(targets, settings):
        for result in reading.results:
            if isinstance(result, Rejection):
                refused += 1
                console().print(f"{shown(result.place)}: no article: {shown(result.reason)}", soft_wrap=True)
            else:
                _print_entry(result)
    if refused:
        raise typer.Exit(1)


def share(
    target: Annotated[
        str, typer.Argument(metavar="TARGET|ENTRY", help="As for preview, or an entry's id, slug or place.")
    ],
    network: Annotated[
        list[str] | None, typer.Option("--network", "-n", help="Only this network; may be repeated.")
    ] = None,
    config: ConfigOption = None,
    as_json: JsonOption = False,
) -> None:
    """Print the share snippets, with exact lengths and intent links."""
    from feedsvc.share.compose import compose_all

    settings = settings_of(config)
    spec = ShareSpec(
        networks=tuple(network) if network else settings.share.networks, hashtags=settings.share.hashtags
    )
    refused = False
    for ledger in _ledger_entries(target, settings):
        if isinstance(ledger, Rejection):
            complain(f"{ledger.place}: no article: {ledger.reason}")
            refused = True
            continue
        for snippet in compose_all(ledger, site=settings.site, spec=spec):
            if as_json:
                print_json(snippet, lines=True)
                continue
            dropped = f"; left out: {', '.join(snippet.dropped)}" if snippet.dropped else ""
            console().rule(
                f"{snippet.network}: {snippet.length} of {snippet.limit} {snippet.unit}{dropped}",
                align="left",
            )
            sys.stdout.write(f"{snippet.text}\n\n{snippet.intent_url}\n\n")
    if refused:
        raise typer.Exit(1)


def measure(
    network: Annotated[str, typer.Argument(metavar="NETWORK", help="whatsapp, x, facebook, telegram.")],
    as_json: JsonOption = False,
) -> None:
    """Print the length of standard input as that network counts it, less one final newline."""
    from feedsvc.share.measure import measure as measure_text

    text = sys.stdin.buffer.read().decode("utf-8", "replace").removesuffix("\n")
    result = measure_text(network, text)
    if as_json:
        print_json(
            {"network": result.network, "length": result.length, "limit": result.limit, "unit": result.unit},
            lines=True,
        )
    else:
        sys.stdout.write(f"{result.length} of {result.limit} {result.unit}\n")


async def _preview_records(words: list[str], settings: Settings | None) -> None:
    """Stream records as the workers make them, what could not be read in its place."""
    from feedsvc.app import make_reader, wall_clock
    from feedsvc.cli.online import fetched
    from feedsvc.cli.targets import targets

    reader = make_reader(settings)
    online = await fetched(words, settings=settings, reader=reader, now=wall_clock())
    waiting: list[tuple[int, Rejection]] = []
    given = 0

    def work() -> Iterator[tuple[Payload, HouseStyle]]:
        nonlocal given
        for target in targets(words, settings=settings, now=wall_clock(), fetched=online):
            if target.payload is not None:
                given += 1
                yield target.payload, target.style
            elif target.rejection is not None:
                waiting.append((given, target.rejection))

    done = 0
    try:
        async for records in reader.records(work()):
            _print_waiting(waiting, done)
            for record in records:
                print_json(record, lines=True)
            done += 1
        _print_waiting(waiting, given)
    finally:
        await reader.close()


def _print_waiting(waiting: list[tuple[int, Rejection]], done: int) -> None:
    while waiting and waiting[0][0] <= done:
        _, rejection = waiting.pop(0)
        print_json({"file": rejection.place, "rejected": rejection.reason}, lines=True)


def _read(words: list[str], settings: Settings | None) -> list[Reading]:
    """Return the readings of what the words name, in order."""
    from feedsvc.app import make_reader, wall_clock
    from feedsvc.cli.online import fetched
    from feedsvc.cli.targets import targets

    async def read() -> list[Reading]:
        reader = make_reader(settings)
        try:
            online = await fetched(words, settings=settings, reader=reader, now=wall_clock())
            found: list[Target] = list(targets(words, settings=settings, now=wall_clock(), fetched=online))
            work = [(target.payload, target.style) for target in found if target.payload is not None]
            readings = [reading async for reading in reader.read(work)]
        finally:
            await reader.close()
        refused = [
            Reading(place=target.rejection.place, results=(target.rejection,))
            for target in found
            if target.rejection is not None
        ]
        return [*readings, *refused]

    return asyncio.run(read())


def _ledger_entries(target: str, settings: Settings) -> Iterator[LedgerEntry | Rejection]:
    """Yield stored entries, or what files would become: with their own address where they are stored already."""
    from feedsvc.app import reading_store, wall_clock
    from feedsvc.cli.targets import names_files, stored_entry
    from feedsvc.decide.changes import decide
    from feedsvc.decide.identity import aliases_of

    if not names_files(target, settings):
        yield stored_entry(target, settings)
        return
    for reading in _read([target], settings):
        for result in reading.results:
            if isinstance(result, Rejection):
                yield result
                continue
            aliases = aliases_of(result, alone=len(reading.results) == 1)
            known: dict[Alias, LedgerEntry] = {}
            try:
                with reading_store(settings) as store:
                    known = store.find(aliases)
            except NoStoreError:
                known = {}
            yield decide(
                result,
                known,
                aliases=aliases,
                site=settings.site,
                now=wall_clock(),
                taken=lambda _: False,
            ).ledger


def _print_entry(entry: Entry) -> None:
    from rich.panel import Panel
    from rich.text import Text

    head = Text(shown(entry.title), style="bold")
    printed = entry.published.isoformat() if entry.published else "undated"
    facts = [
        f"{printed} ({entry.published_precision or 'first seen counts'}{', zone assumed' if entry.zone_assumed else ''})",
        f"language {entry.language}",
    ]
    if entry.authors:
        facts.append(f"by {', '.join(entry.authors)}")
    if entry.categories:
        facts.append(f"in {', '.join(category.term for category in entry.categories)}")
    if entry.sources:
        facts.append(f"from {'; '.join(source.name for source in entry.sources)}")
    body = Text("\n").join(
        [
            head,
            Text(shown("; ".join(facts)), style="dim"),
            Text(""),
            *(Text(shown(paragraph) + "\n") for paragraph in entry.paragraphs),
            *(Text(f"! {shown(warning)}", style="yellow") for warning in entry.warnings),
        ]
    )
    console().print(Panel(body, title=Text(shown(entry.place)), title_align="left"))
