"""``learned`` and ``forget``: look at what a source's dumps have taught, and take it back."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from feedsvc.cli.options import ConfigOption, JsonOption, settings_of
from feedsvc.cli.output import complain, plain, print_json, print_table, shown
from feedsvc.errors import NotFoundError, StoreError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from feedsvc.decide.learned import LearnedLine
    from feedsvc.model.entry import Entry
    from feedsvc.model.source import Settings, Source
    from feedsvc.seams import Store

#: Shown of a line whose text no stored entry prints: too many were dropped with it, or its entries are gone.
UNKNOWN = "(its text is not stored)"
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
        told = [{key: value for key, value in plain(line).items() if key != "kept"} for line in lines]
        print_json({"source": source, "articles": articles, "lines": told, "spared": spared})
        return
    print_table(
        f"{source}: {len(lines)} lines, learned from the last {articles} articles",
        ("id", "#seen in", "of", "role", "line"),
        ((line.id, line.seen, line.of, line.role, line.line or UNKNOWN) for line in lines),
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
            metavar="[TEXT|ID]",
            help="Only the lines that hold this text, or the one of this id, and for good; all that was learned else.",
        ),
    ] = None,
    spared: Annotated[
        bool, typer.Option("--spared", help="Let lines that were forgotten for good be learned again.")
    ] = False,
    config: ConfigOption = None,
    as_json: JsonOption = False,
) -> None:
    """Forget what a source's dumps have taught. Entries that are stored already stay as they are.

    Lines that were forgotten for good stay so, until --spared takes that back.
    """
    if spared and text is not None:
        raise typer.BadParameter("goes with no TEXT: it takes back all", param_hint="--spared")
    if text is not None and not text.strip():
        raise typer.BadParameter("is empty", param_hint="TEXT")
    settings = settings_of(config)
    chosen = _chosen(source, settings)
    if spared:
        _learn_again(source, settings, as_json=as_json)
    elif text is None:
        _begin_anew(chosen, settings, as_json=as_json)
    else:
        _forget_for_good(chosen, text, settings, as_json=as_json)


def _forget_for_good(source: Source, text: str, settings: Settings, *, as_json: bool) -> None:
    from feedsvc.app import reading_store, writing_store
    from feedsvc.decide.learned import named

    with reading_store(settings) as store:  # a store that is not there must not be made
        lines = named(_lines(source, store), text)
    if not lines:
        raise NotFoundError(
            f"{source.key}: no learned line holds that text; `feedsvc learned {source.key}` lists them"
        )
    with writing_store(settings) as store:
        store.learning.spare(source.key, [line.kept for line in lines])
    if as_json:
        print_json({"source": source.key, "forgotten": [line.kept for line in lines]})
        return
    for line in lines:
        sys.stdout.write(f"{shown(line.line or line.id)}\n")
    sys.stdout.write(f"{len(lines)} lines forgotten, and never learned again\n")


def _begin_anew(source: Source, settings: Settings, *, as_json: bool) -> None:
    """Forget all lessons. What they taught is told where it can be read, and forgotten where it cannot, too."""
    from feedsvc.app import reading_store, writing_store

    with reading_store(settings) as store:
        try:
            lines = [line.kept for line in _lines(source, store)]
        except StoreError as error:
            complain(f"what is forgotten cannot be told: {error}")
            lines = []
    with writing_store(settings) as store:
        articles = store.learning.forget(source.key)
        spared = store.learning.spared(source.key)
    if as_json:
        print_json({"source": source.key, "forgotten": lines, "articles": articles, "spared": spared})
        return
    for line in lines:
        sys.stdout.write(f"{shown(line)}\n")
    sys.stdout.write(f"{len(lines)} lines of {articles} articles forgotten; the next dumps teach anew\n")
    if spared:
        sys.stdout.write(
            f"{len(spared)} lines stay spared: `feedsvc forget {source.key} --spared` takes that back\n"
        )


def _learn_again(source: str, settings: Settings, *, as_json: bool) -> None:
    from feedsvc.app import reading_store, writing_store

    with reading_store(settings) as store:
        lines = store.learning.spared(source)
    with writing_store(settings) as store:
        store.learning.unspare(source)
    if as_json:
        print_json({"source": source, "unspared": lines})
        return
    for line in lines:
        sys.stdout.write(f"{shown(line)}\n")
    sys.stdout.write(f"{len(lines)} lines may be learned again\n")


def _chosen(key: str, settings: Settings) -> Source:
    for source in settings.sources:
        if source.key == key:
            return source
    raise NotFoundError(
        f"no source is called {key!r}; there are: {', '.join(source.key for source in settings.sources)}"
    )


def _lines(source: Source, store: Store) -> list[LearnedLine]:
    """Return what is learned of a source now, with the texts that its newest entries print. Raises: StoreError."""
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
