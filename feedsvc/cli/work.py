"""``run``, ``once`` and ``export``: the commands that poll and publish."""

from __future__ import annotations

import asyncio
import contextlib
import sys
from collections.abc import Callable, Iterator
from functools import partial
from typing import TYPE_CHECKING, Annotated

import typer

from feedsvc.cli.options import ConfigOption, JsonOption, LogOption, set_up_logs, settings_of
from feedsvc.cli.output import complain, error_console, print_json, print_table
from feedsvc.errors import FeedsvcError, NotFoundError

if TYPE_CHECKING:
    from feedsvc.model.outcome import RunReport
    from feedsvc.model.source import Settings, Source
    from feedsvc.pipeline.build import BuildReport
    from feedsvc.service.press import Press


def register(app: typer.Typer) -> None:
    app.command()(run)
    app.command()(once)
    app.command()(export)


def run(config: ConfigOption = None, log: LogOption = "info") -> None:
    """Run the service: poll on schedule, publish, serve. Ctrl-C ends it, SIGHUP reloads the configuration."""
    set_up_logs(log)
    settings = settings_of(config)
    from feedsvc.app import load_settings, open_press
    from feedsvc.service.run import Service, open_socket

    bound = open_socket(settings.serve.host, settings.serve.port)

    def ready(address: str) -> None:
        sys.stdout.write(f"{settings.site.title} is served at {address}\n")
        sys.stdout.flush()

    with bound, open_press(settings) as press:
        service = Service(press, reload_settings=lambda: load_settings(settings.file))
        with _fast_loop() as runner:
            runner.run(service.run(bound, ready=ready))


def once(
    sources: Annotated[
        list[str] | None, typer.Argument(metavar="[SOURCE]...", help="Source keys; all by default.")
    ] = None,
    config: ConfigOption = None,
    as_json: JsonOption = False,
    log: LogOption = "warning",
) -> None:
    """Poll now, publish, and print what happened. Exit code 1 if a source failed."""
    set_up_logs(log, now=False)
    settings = settings_of(config)
    chosen = _chosen(settings, sources or [])
    from feedsvc.app import open_press

    with open_press(settings) as press, _fast_loop() as runner:
        reports, built, failure = runner.run(_poll_and_build(press, chosen))
    if as_json:
        print_json(
            {
                "sources": [_report_of(report) for report in reports],
                "build": built,
                "error": str(failure) if failure else None,
            }
        )
    else:
        _print_reports(reports, built)
    if failure:
        complain(str(failure))
    if failure or any(report.error for report in reports) or (built is not None and built.kept):
        raise typer.Exit(1)


def export(
    directory: Annotated[
        str, typer.Argument(metavar="DIR", help="Folder that receives the complete static site.")
    ],
    config: ConfigOption = None,
    as_json: JsonOption = False,
) -> None:
    """Write the complete static site, ready for any web server."""
    settings = settings_of(config)
    from feedsvc.app import wall_clock, writing_store
    from feedsvc.pipeline.build import export as export_site
    from feedsvc.publish.directory import DirectorySink

    sink = DirectorySink(directory)
    sink.prepare()
    with writing_store(settings) as store:
        files = export_site(settings, store=store, sink=sink, now=wall_clock())
    if as_json:
        print_json({"directory": directory, "files": files})
    else:
        sys.stdout.write(f"{files} files in {directory}\n")


def _chosen(settings: Settings, keys: list[str]) -> tuple[Source, ...]:
    if not keys:
        return settings.sources
    by_key = {source.key: source for source in settings.sources}
    for key in keys:
        if key not in by_key:
            raise NotFoundError(f"no source is called {key!r}; there are: {', '.join(by_key)}")
    return tuple(by_key[key] for key in keys)


async def _poll_and_build(
    press: Press, sources: tuple[Source, ...]
) -> tuple[list[RunReport], BuildReport | None, FeedsvcError | None]:
    """Poll each source, twice where a file was still being written, and build. An error is the last value."""
    reports: list[RunReport] = []
    try:
        await _poll_all(press, sources, reports)
        return reports, await press.build(), None
    except FeedsvcError as error:
        return reports, None, error
    finally:
        await press.close()


async def _poll_all(press: Press, sources: tuple[Source, ...], reports: list[RunReport]) -> None:
    """Add a report for each source, in their order: folders one after another, the web beside them."""
    from feedsvc.service.press import is_on_the_web
    from feedsvc.service.turns import Turns

    turns = Turns()
    with _progress() as show:

        async def poll(source: Source) -> RunReport:
            report = await press.poll(source, progress=show(source.key))
            if any("still being written" in item.reason for item in report.skipped):
                await asyncio.sleep(source.settle)
                report = _together(report, await press.poll(source, progress=show(source.key)))
            return report

        asked = {
            source.key: asyncio.create_task(turns.take(partial(poll, source), is_web=True))
            for source in sources
            if is_on_the_web(source)
        }
        try:
            for source in sources:
                reports.append(await (asked.get(source.key) or poll(source)))
        finally:
            for task in asked.values():
                task.cancel()
            await asyncio.gather(*asked.values(), return_exceptions=True)


def _together(first: RunReport, second: RunReport) -> RunReport:
    from dataclasses import replace

    return replace(
        second,
        started=first.started,
        took=first.took + second.took,
        read=first.read + second.read,
        new=first.new + second.new,
        changed=first.changed + second.changed,
        same=first.same + second.same,
        rejected=first.rejected + second.rejected,
    )


@contextlib.contextmanager
def _progress() -> Iterator[Callable[[str], Callable[[int, int], None] | None]]:
    """Yield a maker of progress callbacks: a bar on a terminal, nothing elsewhere."""
    if not error_console().is_terminal:
        yield lambda _: None
        return
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=error_console(), transient=True) as bars:

        def show(key: str) -> Callable[[int, int], None]:
            task = bars.add_task(key, total=None)
            return lambda done, total: bars.update(task, completed=done, total=total)

        yield show


def _report_of(report: RunReport) -> dict[str, object]:
    return {
        "source": report.source,
        "seen": report.seen,
        "read": report.read,
        "new": report.new,
        "changed": report.changed,
        "same": report.same,
        "rejected": [{"file": item.place, "reason": item.reason} for item in report.rejected],
        "skipped": [{"file": item.place, "reason": item.reason} for item in report.skipped],
        "error": report.error,
        "trouble": report.trouble,
        "notes": list(report.notes),
        "took": round(report.took, 3),
    }


def _print_reports(reports: list[RunReport], built: BuildReport | None) -> None:
    print_table(
        "Sources",
        ("source", "#files", "#read", "#new", "#changed", "#rejected", "#skipped", "#seconds", "error"),
        (
            (
                r.source,
                r.seen,
                r.read,
                r.new,
                r.changed,
                len(r.rejected),
                len(r.skipped),
                f"{r.took:.2f}",
                r.error or r.trouble or "",
            )
            for r in reports
        ),
    )
    refused = [(r.source, item.place, item.reason) for r in reports for item in (*r.rejected, *r.skipped)]
    if refused:
        print_table("Not published", ("source", "file", "reason"), refused)
    noted = [(r.source, note) for r in reports for note in r.notes]
    if noted:
        print_table("Notes", ("source", "note"), noted)
    if built is None:
        return
    if built.feeds:
        print_table(
            "Feeds",
            ("feed", "#entries", "last change"),
            ((f.name, f.entries, f.updated) for f in built.feeds),
        )
    if built.kept:
        print_table("Last good file kept", ("file", "reason"), built.kept)
    summary = (
        f"{built.written} files written" if built.rendered else "nothing to publish: all files are current"
    )
    sys.stdout.write(f"{summary} ({built.took:.2f} s)\n")


@contextlib.contextmanager
def _fast_loop() -> Iterator[asyncio.Runner]:
    """Yield a runner on uvloop where there is one."""
    try:
        import uvloop

        factory = uvloop.new_event_loop
    except ImportError:  # no wheel for this platform: asyncio's own loop does the same, slower
        factory = None
    with asyncio.Runner(loop_factory=factory) as runner:
        yield runner
