"""``explain``: why every line of a dump went where it went, and every field holds what it holds."""

from __future__ import annotations

import asyncio
import os
import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from feedsvc.cli.options import ConfigOption, JsonOption, settings_if_any
from feedsvc.cli.output import complain, print_json
from feedsvc.model.account import Explanation
from feedsvc.model.raw import Rejection
from feedsvc.model.source import Settings

if TYPE_CHECKING:
    from feedsvc.cli.targets import Target
    from feedsvc.cli.trials import Trials
    from feedsvc.model.entry import LedgerEntry
    from feedsvc.runner.workers import WorkerReader

#: What ``--html`` may write over.
PAGE_SUFFIXES = (".html", ".htm")


def register(app: typer.Typer) -> None:
    app.command()(explain)


def explain(  # noqa: PLR0917 - what Typer makes options of
    target: Annotated[
        str, typer.Argument(metavar="TARGET|ENTRY", help="As for preview, or an entry's id, slug or place.")
    ],
    why_not: Annotated[
        str | None, typer.Option("--why-not", metavar="TEXT", help="Say why this text is not in the body.")
    ] = None,
    html: Annotated[
        str | None, typer.Option("--html", metavar="FILE", help="Write one page that shows it; - for output.")
    ] = None,
    show_all: Annotated[bool, typer.Option("--all", help="Fold no menus.")] = False,
    config: ConfigOption = None,
    as_json: JsonOption = False,
) -> None:
    """Show line by line what a dump was taken for and why, and why every field holds what it holds."""
    if html is not None and (as_json or why_not is not None):
        raise typer.BadParameter("goes with neither --json nor --why-not", param_hint="--html")
    if why_not is not None and not why_not.strip():
        raise typer.BadParameter("is empty", param_hint="--why-not")
    settings = settings_if_any(config)
    if html is not None:
        _refuse_to_lose(html, target, settings)
    told, dumps = _explanations(target, settings)
    if why_not is not None:
        from feedsvc.cli.trials import Trials

        with Trials(dumps, settings) as trials:
            _tell_why_not(told, why_not, trials=trials, as_json=as_json)
    elif html is not None:
        from feedsvc.render.explained import explained_page

        _write(html, explained_page(told, name=target))
        _complain_of_rejections(told)
    elif as_json:
        for one in told:
            print_json(_record(one), lines=True)
    else:
        from feedsvc.cli.explained import print_explanation

        for one in told:
            print_explanation(one, show_all=show_all)
        _complain_of_rejections(told)
    if why_not is None and any(isinstance(one.result, Rejection) for one in told):
        raise typer.Exit(1)


def _explanations(target: str, settings: Settings | None) -> tuple[list[Explanation], list[Target]]:
    """Return what is to be told of a target, files first, else a stored entry; and the dumps that were read for it."""
    from feedsvc.cli.targets import dump_of, names_files, stored_entry

    if settings is not None and not names_files(target, settings):
        ledger = stored_entry(target, settings)
        dump = dump_of(ledger, settings)
        return [_of_stored(ledger, dump, settings)], [] if dump is None else [dump]
    found, told = asyncio.run(_read(target, settings))
    refused = [one.rejection for one in found if one.rejection is not None]
    return [*map(_outlined, told), *(Explanation(place=one.place, result=one) for one in refused)], found


async def _read(word: str, settings: Settings | None) -> tuple[list[Target], list[Explanation]]:
    from feedsvc.app import make_reader, wall_clock
    from feedsvc.cli.online import fetched
    from feedsvc.cli.targets import targets

    reader = make_reader(settings)
    try:
        online = await fetched([word], settings=settings, reader=reader, now=wall_clock())
        found = list(targets([word], settings=settings, now=wall_clock(), fetched=online))
        return found, await _explain(found, reader)
    finally:
        await reader.close()


async def _explain(found: list[Target], reader: WorkerReader) -> list[Explanation]:
    work = [(target.payload, target.style) for target in found if target.payload is not None]
    return [one async for several in reader.explain(work) for one in several]


def _of_stored(ledger: LedgerEntry, dump: Target | None, settings: Settings) -> Explanation:
    """Return what is stored, with the lines of its dump where this still stands and is read as it was."""
    entry = ledger.entry
    stored = Explanation(place=entry.place, result=entry)
    if dump is None:
        note = "Its dump is gone or was changed since it was read: shown is what is stored of it."
        return _outlined(stored, note=note)
    for one in asyncio.run(_reread(dump, settings)):
        result = one.result
        is_same = not isinstance(result, Rejection) and (result.title_raw, result.paragraphs) == (
            entry.title_raw,
            entry.paragraphs,
        )
        if is_same:
            return _outlined(Explanation(place=entry.place, result=entry, lines=one.lines))
    note = "Its dump is read otherwise today: shown is what is stored. `feedsvc preview SOURCE --diff` shows the change."
    return _outlined(stored, note=note)


async def _reread(dump: Target, settings: Settings) -> list[Explanation]:
    from feedsvc.app import make_reader

    reader = make_reader(settings)
    try:
        return await _explain([dump], reader)
    finally:
        await reader.close()


def _outlined(told: Explanation, note: str = "") -> Explanation:
    """Return an explanation with lines: where there are none of a dump, what its entry holds."""
    from feedsvc.decide.outline import outline

    if told.lines or isinstance(told.result, Rejection):
        return told
    return Explanation(place=told.place, result=told.result, lines=outline(told.result), note=note)


def _record(told: Explanation) -> dict[str, Any]:
    from feedsvc.render.account import line_to_record

    lines = [line_to_record(line) for line in told.lines]
    if isinstance(told.result, Rejection):
        return {"file": told.place, "rejected": told.result.reason, "lines": lines}
    entry = told.result
    return {
        "file": entry.place,
        "fields": entry.evidence,
        "dropped": entry.dropped,
        "warnings": entry.warnings,
        "lines": lines,
    }


def _tell_why_not(told: list[Explanation], text: str, *, trials: Trials, as_json: bool) -> None:
    """Answer for each article; exit 1 if none of them holds the text."""
    from feedsvc.cli.explained import print_answer
    from feedsvc.decide.why_not import why_not
    from feedsvc.render.account import line_to_record

    answers = [(one, why_not(one, text, trial=partial(trials.first, one))) for one in told]
    # Of many articles those that hold it are told of; where none does, each of them.
    holding = [(one, answer) for one, answer in answers if answer.where != "nowhere"]
    for one, answer in holding or answers:
        if as_json:
            record = {
                "file": one.place,
                "text": text,
                "where": answer.where,
                "how": answer.how,
                "sentence": answer.sentence,
                "lines": [line_to_record(line) for line in answer.lines],
                "advice": answer.advice,
                "keep": answer.pattern,
            }
            print_json(record, lines=True)
        else:
            print_answer(one, answer)
    if not holding:
        raise typer.Exit(1)


def _complain_of_rejections(told: list[Explanation]) -> None:
    for one in told:
        if isinstance(one.result, Rejection):
            complain(f"{one.place}: no article: {one.result.reason}")


#: What the beginning of a page of ours holds, in its title: no other file is written over.
OURS = "· feedsvc explain</title>".encode()
OPENING = 4096


def _refuse_to_lose(file: str, target: str, settings: Settings | None) -> None:
    """Refuse to write the page over a dump, or among those that a source reads: it would be read as one."""
    path = Path(file)
    if file == "-":
        return
    for source in settings.sources if settings is not None else ():
        if source.kind == "folder" and path.resolve().is_relative_to(Path(source.location).resolve()):
            raise typer.BadParameter(
                f"{file} is in the folder of the source {source.key}, which would read it",
                param_hint="--html",
            )
    if not path.exists():
        return
    with path.open("rb") as stream:
        is_ours = OURS in stream.read(OPENING)
    is_target = Path(target).exists() and path.samefile(target)
    if path.suffix.casefold() not in PAGE_SUFFIXES or not is_ours or is_target:
        raise typer.BadParameter(f"{file} is there already, and is no page of ours", param_hint="--html")


def _write(file: str, page: bytes) -> None:
    """Write the page, whole or not at all."""
    if file == "-":
        sys.stdout.buffer.write(page)
        return
    beside = Path(f"{file}.{os.getpid()}.tmp")
    try:
        beside.write_bytes(page)
        beside.replace(file)
    except OSError as error:
        beside.unlink(missing_ok=True)
        complain(f"{file}: cannot be written: {error.strerror or error}")
        raise typer.Exit(1) from None
    sys.stdout.write(f"{file}\n")
