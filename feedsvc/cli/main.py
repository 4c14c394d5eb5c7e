"""The ``feedsvc`` command.

Exit codes: 0 done, 1 something failed or was refused, 2 wrong use or configuration.
"""

from __future__ import annotations

import gc
import sys
from typing import Annotated

import typer

from feedsvc import __version__
from feedsvc.cli import configure, explain, learning, look, newsroom, reprocess, work
from feedsvc.cli.output import complain, end_quietly_on_broken_pipe, print_json
from feedsvc.errors import ConfigError, FeedsvcError

app = typer.Typer(
    name="feedsvc",
    help="Article dumps in; clean pages, RSS, Atom and JSON feeds and ready share snippets out.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)


@app.command()
def version(as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False) -> None:
    """Print the version."""
    if as_json:
        print_json({"version": __version__, "python": sys.version.split()[0]})
    else:
        sys.stdout.write(f"feedsvc {__version__}\n")


for commands in (work, look, explain, newsroom, learning, reprocess, configure):
    commands.register(app)


def main() -> None:
    """Run the command line and turn errors into messages and exit codes."""
    # Loading makes some hundred thousand objects that stay: collected at every 700 of them, a command starts a tenth later.
    gc.set_threshold(10_000, 10, 10)
    try:
        app(prog_name="feedsvc")
    except ConfigError as error:
        complain(str(error))
        sys.exit(2)
    except FeedsvcError as error:
        complain(str(error))
        sys.exit(1)
    except BrokenPipeError:
        end_quietly_on_broken_pipe()
        sys.exit(1)
