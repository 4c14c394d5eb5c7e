"""``learned`` and ``forget``: look at what a source's dumps have taught, and take it back."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from feedsvc.cli.options import ConfigOption, JsonOption, settings_of
from feedsvc.cli.output import print_json, print_table, shown
from feedsvc.errors import NotFoundError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from feedsvc.decide.learned import LearnedLine
    from feedsvc.model.entry import Entry
    from feedsvc.model.source import Settings, Source
    from feedsvc.seams import Store

SourceArgument = Annotated[str, typer.Argument(metavar="SOURCE", help="A source's name.")]


def register(app: typer.Typer) -> None:
    app.command()(learned)
    app.command()(forget)


def learned(source: SourceArgument, config: ConfigOption = None, as_json: JsonOption = False) -> None:
    """Show the lines that stand in many of a source's dumps and are left out of its articles."""
    settings = settings_of(config)
    from feedsvc.app import reading_store

    chosen = _chosen(source, settings)
    with reading_store(settings) as store:
        lines = _lines(chosen, store)
        spared = store.learning.spared(source)
        articles = len(store.learning.lessons(source))
    if as_json:
        print_json({"source": source, "articles": articles, "lines": lines, "spared": spared})
        return
    print_table(
        f"{source}: {len(lines)} lines, learned from the last {articles} articles",
        ("#seen in", "of", "role", "line"),
        ((line.seen, line.of, line.role, line.line) for line in lines),
    )
    if spared:
        print_table("Never left out", ("line",), ((line,) for line in spared))
    if not chosen.style.learn:
        sys.stdout.write("the source does not learn any more: learn is false\n")


def forget(
    source: SourceArgument,
    text: Annotated[
        str | None,
        typer.Argument(
            metavar="[TEXT]",
            help="Only the lines that hold this text, and for good; all that was learned else.",
        ),
    ] = None,
    config: ConfigOption = None,
    as_json: JsonOption = False,
) -> None:
    """Forget what a source's dumps have taught. Entries that are stored already stay as they are."""
    settings = settings_of(config)
    from feedsvc.app import reading_store, writing_store

    chosen = _chosen(source, settings)
    with reading_store(settings) as store:  # a store that is not there must not be made
        lines = [line.line for line in _lines(chosen, store)]
    if text is not None:
        lines = [line for line in lines if text.casefold() in line.casefold()]
        if not lines:
            raise NotFoundError(
                f"{source}: no learned line holds that text; `feedsvc learned {source}` lists them"
            )
    with writing_store(settings) as store:
        if text is None:
            store.learning.forget(source)
        else:
            store.learning.spare(source, lines)
    if as_json:
        print_json({"source": source, "forgotten": lines})
        return
    for line in lines:
        sys.stdout.write(f"{shown(line)}\n")
    done = "forgotten; the next dumps teach anew" if text is None else "forgotten, and never learned again"
    sys.stdout.write(f"{len(lines)} lines {done}\n")


def _chosen(key: str, settings: Settings) -> Source:
    for source in settings.sources:
        if source.key == key:
            return source
    raise NotFoundError(
        f"no source is called {key!r}; there are: {', '.join(source.key for source in settings.sources)}"
    )


def _lines(source: Source, store: Store) -> list[LearnedLine]:
    """Return what is learned of a source now, with the texts that its newest entries print."""
    from dataclasses import replace

    from feedsvc.decide.learned import learned_lines
    from feedsvc.pipeline.learn import informed

    style = informed(replace(source.style, learn=True), store.learning)

    def entries() -> Iterator[Entry]:
        for entry_id, _ in store.learning.lessons(source.key):
            ledger = store.entry(entry_id)
            if ledger is not None:
                yield ledger.entry

    return learned_lines(style.chrome, entries())
