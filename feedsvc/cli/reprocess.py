"""``reprocess`` and ``preview --diff``: what today's reader and rules make of what is stored."""

from __future__ import annotations

import asyncio
import contextlib
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated

import typer

from feedsvc.cli.options import ConfigOption, JsonOption, settings_of
from feedsvc.cli.output import complain, console, print_json, shown
from feedsvc.errors import FeedsvcError, LockedError, NotFoundError, StoreError
from feedsvc.model.source import Settings, Source

if TYPE_CHECKING:
    from feedsvc.pipeline.reprocess import Outcome
    from feedsvc.seams import Store

#: How the signs of a unified diff are shown.
STYLES = {"-": "red", "+": "green", " ": "dim"}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Task:
    """A source to be read again: the ids of its wanted entries, or None for all."""

    source: Source
    wanted: frozenset[str] | None


def register(app: typer.Typer) -> None:
    app.command()(reprocess)


def reprocess(
    what: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[SOURCE|ENTRY]...",
            help="Source keys, or ids, slugs or files of entries; all by default.",
        ),
    ] = None,
    diff: Annotated[bool, typer.Option("--diff", help="Show what would change; change nothing.")] = False,
    withdraw: Annotated[
        bool, typer.Option("--withdraw", help="Withdraw entries that would not be taken today.")
    ] = False,
    config: ConfigOption = None,
    as_json: JsonOption = False,
) -> None:
    """Read stored entries again from their files, by today's reader and rules. Ids, addresses and dates stay."""
    settings = settings_of(config)
    from feedsvc.app import data_lock, reading_store, wall_clock, writing_store

    if diff:
        show_differences(settings, what or [], as_json=as_json)
        return
    with reading_store(settings) as store:  # a store that is not there must not be made
        tasks = _tasks(settings, what or [], store)
    telling = Telling(as_json=as_json, with_differences=False, withdraw=withdraw)
    with contextlib.ExitStack() as held:
        try:
            held.enter_context(data_lock(settings))
            is_alone = True
        except LockedError:
            is_alone = False
        store = held.enter_context(writing_store(settings))
        failed = _run(settings, tasks, store, telling=telling, to_apply=(is_alone, withdraw))
        if is_alone:
            from feedsvc.pipeline.build import build
            from feedsvc.publish.directory import DirectorySink

            sink = DirectorySink(settings.publish_directory)
            sink.prepare()
            build(settings, store=store, sink=sink, now=wall_clock())
    telling.end()
    if not as_json:
        done = (
            "the feeds are rebuilt"
            if is_alone
            else "the running service rebuilds the feeds within seconds; if rules were changed, reload it too"
        )
        sys.stdout.write(f"{done}\n")
    if failed:
        raise typer.Exit(1)


def show_differences(settings: Settings, words: Sequence[str], *, as_json: bool) -> None:
    """Print what reading stored entries again would change. Nothing is stored.

    Raises: NotFoundError, StoreError, FetchError.
    """
    from feedsvc.app import reading_store

    telling = Telling(as_json=as_json, with_differences=True, withdraw=False)
    with reading_store(settings) as store:
        failed = _run(settings, _tasks(settings, words, store), store, telling=telling, to_apply=None)
    telling.end()
    if failed:
        raise typer.Exit(1)


def _tasks(settings: Settings, words: Sequence[str], store: Store) -> tuple[_Task, ...]:
    """Return the sources that words name, each whole or for some of its entries. Raises: NotFoundError."""
    by_key = {source.key: source for source in settings.sources}
    if not words:
        return tuple(_Task(source=source, wanted=None) for source in settings.sources)
    wanted: dict[str, set[str] | None] = {}
    for word in words:
        if word in by_key:
            wanted[word] = None
            continue
        ledger = store.entry(word)
        if ledger is None:
            raise NotFoundError(
                f"{word}: no such source or entry, or more than one; sources are: {', '.join(by_key)}"
            )
        if ledger.killed_at is not None:
            raise NotFoundError(f"{word}: is withdrawn, and stays so")
        key = ledger.entry.source
        if key not in by_key:
            raise NotFoundError(f"{word}: its source {key!r} is not in the configuration any more")
        ids = wanted.setdefault(key, set())
        if ids is not None:
            ids.add(ledger.id)
    return tuple(
        _Task(source=by_key[key], wanted=None if ids is None else frozenset(ids))
        for key, ids in wanted.items()
    )


def _run(
    settings: Settings,
    tasks: Sequence[_Task],
    store: Store,
    *,
    telling: Telling,
    to_apply: tuple[bool, bool] | None,
) -> bool:
    """Read again and tell of each batch; ``to_apply`` is (with new ones, withdraw) or None. Return whether a source failed."""
    from feedsvc.app import make_reader, wall_clock
    from feedsvc.pipeline.reprocess import apply, reprocess

    async def run() -> bool:
        failed = False
        reader = make_reader(settings)
        try:
            for task in tasks:
                now, source = wall_clock(), task.source
                again = reprocess(
                    source, site=settings.site, store=store, reader=reader, now=now, wanted=task.wanted
                )
                try:
                    async for batch in again:
                        outcomes = batch.outcomes
                        if to_apply is not None:
                            with_new, withdraw = to_apply
                            outcomes = apply(
                                batch,
                                source=source,
                                store=store,
                                now=now,
                                with_new=with_new,
                                withdraw=withdraw,
                            )
                        telling.tell(outcomes)
                except StoreError:
                    raise
                except FeedsvcError as error:
                    complain(f"{source.key}: {error}")
                    failed = True
        finally:
            await reader.close()
        return failed

    return asyncio.run(run())


class Telling:
    """Prints outcomes as they come, and in the end how many there are; none of them is kept.

    Whoever reads along may go away (``| head``): that ends the telling, not the work.
    """

    def __init__(self, *, as_json: bool, with_differences: bool, withdraw: bool) -> None:
        self._as_json = as_json
        self._with_differences = with_differences
        self._withdraw = withdraw
        self._counts: Counter[str] = Counter()
        self._broken: BaseException | None = None

    def tell(self, outcomes: Sequence[Outcome]) -> None:
        self._counts.update(outcome.kind for outcome in outcomes)
        if self._broken is not None:
            return
        try:
            for outcome in outcomes:
                if outcome.kind != "same":
                    self._print(outcome)
            sys.stdout.flush()
        except (BrokenPipeError, SystemExit) as error:  # rich ends the process, unless it is asked not to
            if self._with_differences:
                raise  # there is no work but to tell
            self._broken = error

    def end(self) -> None:
        """Print the counts. Raises: BrokenPipeError or SystemExit if nobody reads."""
        if self._broken is not None:
            raise self._broken
        from feedsvc.pipeline.reprocess import summary

        counts = summary(self._counts)
        if self._as_json:
            print_json({"summary": counts}, lines=True)
            return
        words = {
            "changed": "changed",
            "new": "new: no article before",
            "rejected": "withdrawn: no article today" if self._withdraw else "kept: no article today",
            "left": "left as they are",
            "same": "the same",
        }
        shares = [f"{counts[kind]} {word}" for kind, word in words.items() if counts[kind]]
        sys.stdout.write(("; ".join(shares) or "nothing is stored") + "\n")

    def _print(self, outcome: Outcome) -> None:
        if self._as_json:
            print_json(_record(outcome), lines=True)
        else:
            _print_outcome(outcome, with_differences=self._with_differences)


def _record(outcome: Outcome) -> dict[str, object]:
    return {
        "kind": outcome.kind,
        "entry": outcome.ledger.id if outcome.kind != "new" else None,
        "file": outcome.place,
        "reason": outcome.reason,
        "differences": {
            difference.field: {"before": difference.before, "after": difference.after}
            for difference in outcome.differences
        },
    }


def _print_outcome(outcome: Outcome, *, with_differences: bool) -> None:
    from rich.text import Text

    head = Text(shown(outcome.place), style="bold")
    head.append(f"  {outcome.kind}: {shown(outcome.reason)}", style="default not bold")
    console().print(head, soft_wrap=True)
    if not with_differences:
        return
    for line in _lines(outcome):
        console().print(line, soft_wrap=True)
    console().print()


def _lines(outcome: Outcome) -> Iterator[object]:
    from rich.text import Text

    for difference in outcome.differences:
        yield Text(f"  {difference.field}", style="cyan")
        for sign, text in difference.unified():
            if sign == "@":
                yield Text("    …", style="dim")
            else:
                yield Text(f"  {sign} {shown(text)}", style=STYLES.get(sign, "default"))
