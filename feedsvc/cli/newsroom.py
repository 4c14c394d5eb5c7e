"""``status``, ``entries``, ``kill`` and ``backup``: look at what is stored, withdraw, copy."""

from __future__ import annotations

import contextlib
import sys
from pathlib import Path
from typing import Annotated

import typer

from feedsvc.cli.options import ConfigOption, JsonOption, settings_of
from feedsvc.cli.output import print_json, print_table
from feedsvc.errors import LockedError, NotFoundError


def register(app: typer.Typer) -> None:
    app.command()(status)
    app.command()(entries)
    app.command()(kill)
    app.command()(backup)


def status(config: ConfigOption = None, as_json: JsonOption = False) -> None:
    """Show sources (last poll, next poll, entries, failures), feeds, and files that were no article."""
    settings = settings_of(config)
    from feedsvc.app import reading_store, wall_clock
    from feedsvc.decide.feeds import assemble

    with reading_store(settings) as store:
        states = store.source_states()
        counts = store.counts()
        rejections = store.rejections()
        ledger = store.entries(include_killed=False)
        tombstones = store.tombstones()
    sources = []
    for source in settings.sources:
        state = states.get(source.key)
        sources.append(
            {
                "source": source.key,
                "kind": source.kind,
                "location": source.location,
                "last_poll": state.last_poll if state else None,
                "next_poll": state.next_due if state else None,
                "files": state.files if state else 0,
                "entries": counts.get(source.key, 0),
                "rejected": sum(key == source.key for key, _ in rejections),
                "failures": state.failures if state else 0,
                "error": state.last_error if state and state.failures else None,
                "trouble": state.memory.trouble if state else None,
                "trouble_since": state.memory.trouble_since if state else None,
            }
        )
    feeds = []
    for spec in settings.feeds:
        document = assemble(
            spec,
            site=settings.site,
            entries=ledger,
            tombstones=tombstones,
            founded=min((entry.first_seen for entry in ledger), default=wall_clock()),
        )
        feeds.append(
            {
                "feed": spec.name,
                "title": spec.title,
                "entries": len(document.entries),
                "updated": document.updated if ledger else None,
            }
        )
    refused = [{"source": key, "file": file.place, "reason": file.rejected} for key, file in rejections]
    if as_json:
        print_json({"sources": sources, "feeds": feeds, "rejected": refused, "withdrawn": len(tombstones)})
        return
    print_table(
        "Sources",
        ("source", "last poll", "next poll", "#files", "#entries", "#rejected", "#failures", "error"),
        (
            (
                s["source"],
                s["last_poll"],
                s["next_poll"],
                s["files"],
                s["entries"],
                s["rejected"],
                s["failures"],
                s["error"] or s["trouble"] or "",
            )
            for s in sources
        ),
    )
    print_table(
        "Feeds",
        ("feed", "title", "#entries", "last change"),
        ((f["feed"], f["title"], f["entries"], f["updated"]) for f in feeds),
    )
    if refused:
        print_table(
            "Not published",
            ("source", "file", "reason"),
            ((r["source"], r["file"], r["reason"]) for r in refused),
        )


def entries(
    source: Annotated[
        list[str] | None, typer.Option("--source", "-s", help="Only this source; may be repeated.")
    ] = None,
    limit: Annotated[int, typer.Option("--limit", min=1, help="Entries at most.")] = 50,
    withdrawn: Annotated[bool, typer.Option("--withdrawn", help="Show withdrawn entries too.")] = False,
    config: ConfigOption = None,
    as_json: JsonOption = False,
) -> None:
    """List stored entries, newest first. With --json one object a line."""
    settings = settings_of(config)
    from feedsvc.app import reading_store
    from feedsvc.text.addresses import entry_url

    with reading_store(settings) as store:
        found = store.entries(sources=source or None, limit=limit, include_killed=withdrawn)
    if as_json:
        for ledger in found:
            print_json(
                {
                    "id": ledger.id,
                    "slug": ledger.slug,
                    "address": entry_url(settings.site, ledger.slug),
                    "source": ledger.entry.source,
                    "file": ledger.entry.place,
                    "title": ledger.entry.title,
                    "published": ledger.entry.published,
                    "first_seen": ledger.first_seen,
                    "updated": ledger.updated,
                    "revision": ledger.revision,
                    "withdrawn": ledger.killed_at,
                },
                lines=True,
            )
        return
    print_table(
        f"{len(found)} entries",
        ("published", "title", "source", "file", "#rev", "slug"),
        (
            (
                ledger.entry.published or ledger.first_seen,
                ledger.entry.title if ledger.killed_at is None else f"withdrawn: {ledger.entry.title}",
                ledger.entry.source,
                ledger.entry.place,
                ledger.revision,
                ledger.slug,
            )
            for ledger in found
        ),
    )


def kill(
    entry: Annotated[
        str, typer.Argument(metavar="ENTRY", help="Id, slug, page address or file of the entry.")
    ],
    config: ConfigOption = None,
    as_json: JsonOption = False,
) -> None:
    """Withdraw an entry: it leaves feeds and pages, a tombstone stays, and its file is not published again."""
    settings = settings_of(config)
    from feedsvc.app import data_lock, reading_store, wall_clock, writing_store
    from feedsvc.pipeline.build import build
    from feedsvc.publish.directory import DirectorySink

    with reading_store(settings) as store:
        ledger = store.entry(entry)
    if ledger is None:
        raise NotFoundError(f"{entry}: no such entry, or more than one; `feedsvc entries` lists them")
    with contextlib.ExitStack() as held:
        try:
            held.enter_context(data_lock(settings))
            is_alone = True
        except LockedError:
            is_alone = False
        store = held.enter_context(writing_store(settings))
        killed = store.kill(ledger.id, now=wall_clock())
        done = "the running service rebuilds the feeds within seconds"
        if is_alone:
            done = "the feeds are rebuilt"
            sink = DirectorySink(settings.publish_directory)
            sink.prepare()
            build(settings, store=store, sink=sink, now=wall_clock())
    if as_json:
        print_json(
            {"id": killed.id, "slug": killed.slug, "title": killed.entry.title, "withdrawn": killed.killed_at}
        )
    else:
        sys.stdout.write(f"withdrawn: {killed.entry.title}; {done}\n")


def backup(
    file: Annotated[
        str, typer.Argument(metavar="FILE", help="File to write; an existing one is never touched.")
    ],
    config: ConfigOption = None,
    as_json: JsonOption = False,
) -> None:
    """Copy the store, checked, while the service runs or not."""
    settings = settings_of(config)
    from feedsvc.store.backup import back_up

    size = back_up(settings.store_url, Path(file))
    if as_json:
        print_json({"file": file, "bytes": size})
    else:
        sys.stdout.write(f"{file}: {size:,} bytes\n")
