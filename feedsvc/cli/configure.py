"""``check``, ``init`` and ``schema``: the configuration."""

from __future__ import annotations

import asyncio
import sys
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from feedsvc.cli.options import ConfigOption, JsonOption, settings_if_any, settings_of
from feedsvc.cli.output import complain, counted, error_console, print_json
from feedsvc.errors import ConfigError, FeedsvcError, FetchError
from feedsvc.model.source import Settings


def register(app: typer.Typer) -> None:
    app.command()(check)
    app.command()(init)
    app.command()(schema)


def check(
    config: ConfigOption = None,
    online: Annotated[bool, typer.Option("--online", help="Also try each source.")] = False,
    as_json: JsonOption = False,
) -> None:
    """Validate the configuration: every fault in one run, as FILE:LINE:COL."""
    from feedsvc.config.load import warnings

    try:
        settings = settings_of(config)
    except ConfigError as error:
        if as_json:
            print_json({"valid": False, "problems": error.problems})
            raise typer.Exit(2) from error
        raise
    notes = warnings(settings)
    tried: list[dict[str, object]] = []
    if online:
        tried = _tried(settings)
    failed = any(item["error"] for item in tried)
    if as_json:
        print_json({"valid": True, "problems": [], "warnings": notes, "sources": tried})
    else:
        for note in notes:
            error_console().print(f"warning: {note}", soft_wrap=True)
        for item in tried:
            if item["error"]:
                complain(f"{item['source']}: {item['error']}")
            else:
                what = "file" if "files" in item else "item"
                sys.stdout.write(f"{item['source']}: {counted(int(str(item[f'{what}s'])), what)}\n")
        sources, feeds = counted(len(settings.sources), "source"), counted(len(settings.feeds), "feed")
        sys.stdout.write(f"{settings.file}: good: {sources}, {feeds}\n")
    if failed:
        raise typer.Exit(1)


def _tried(settings: Settings) -> list[dict[str, object]]:
    """Return what each source gives, or why it gives nothing, in the order of the file."""
    from feedsvc.cli.online import sources_online, tried_online
    from feedsvc.kinds.registry import KINDS

    online = asyncio.run(tried_online(settings)) if sources_online(settings) else {}
    tried: list[dict[str, object]] = []
    for source in settings.sources:
        if source.key in online:
            tried.append({"source": source.key, **online[source.key]})
            continue
        try:
            stand = KINDS[source.kind].files
            found = stand.scan(replace(source, settle=0.0), known={}, now=datetime.now(UTC))
            tried.append({"source": source.key, "files": len(found.files), "error": None})
        except FetchError as error:
            tried.append({"source": source.key, "files": 0, "error": str(error)})
    return tried


def init(  # noqa: PLR0917 - Typer calls it by name
    path: Annotated[str, typer.Argument(metavar="[FILE]", help="File to write.")] = "config/feedsvc.yaml",
    title: Annotated[str, typer.Option(help="Name of the site.")] = "My newsroom",
    url: Annotated[str, typer.Option(help="Public address of the site.")] = "https://newsroom.example",
    timezone: Annotated[str, typer.Option(help="Zone of dates that print none.")] = "UTC",
    language: Annotated[str, typer.Option(help="Language of the site.")] = "en",
    address: Annotated[
        str | None,
        typer.Option(
            "--from",
            metavar="ADDRESS",
            help="Write no file: propose sources for a site, and show what they yield.",
        ),
    ] = None,
    config: ConfigOption = None,
    as_json: JsonOption = False,
) -> None:
    """Write a commented configuration file and the folder it reads; an existing file is never touched."""
    if address is not None:
        from feedsvc.cli.proposing import propose_sources

        propose_sources(address, settings_if_any(config), as_json=as_json)
        return
    from feedsvc.config.load import load
    from feedsvc.config.starter import starter_text
    from feedsvc.kinds.registry import KINDS

    target = Path(path)
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with target.open("x", encoding="utf-8") as file:
            file.write(starter_text(title, url, timezone, language))
    except FileExistsError as error:
        raise FeedsvcError(
            f"{path} is there already and stays as it is: name another file, or edit it"
        ) from error
    except OSError as error:
        raise FeedsvcError(f"{path}: could not be written: {error.strerror}") from error
    try:
        settings = load(str(target), environ={}, kinds=KINDS)
    except ConfigError:
        target.unlink()
        raise
    for source in settings.sources:
        Path(source.location).mkdir(parents=True, exist_ok=True)
    sys.stdout.write(
        f"{path} written; drop dumps into {settings.sources[0].location} and start `feedsvc run -c {path}`\n"
    )


def schema() -> None:
    """Print the JSON Schema of the configuration, for editors."""
    from feedsvc.config.schema import json_schema
    from feedsvc.kinds.registry import KINDS

    print_json(json_schema(KINDS))
