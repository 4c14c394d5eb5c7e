"""How results are shown: tables for people, one JSON value (or one a line) for programs."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterable, Sequence
from dataclasses import fields, is_dataclass
from datetime import datetime
from functools import cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from rich.console import Console

# Columns of a table that no terminal bounds: a slug, a headline and a file name side by side.
PIPED_WIDTH = 180


@cache
def console() -> Console:
    """Return the console of standard output."""
    from rich.console import Console

    is_piped = not sys.stdout.isatty() and "COLUMNS" not in os.environ
    return Console(width=PIPED_WIDTH if is_piped else None, highlight=False, emoji=False, markup=False)


@cache
def error_console() -> Console:
    """Return the console of standard error."""
    from rich.console import Console

    return Console(stderr=True, highlight=False, emoji=False, markup=False)


def print_json(value: object, *, lines: bool = False) -> None:
    """Print a value as JSON; ``lines`` keeps it on one line."""
    text = json.dumps(plain(value), ensure_ascii=False, indent=None if lines else 2)
    sys.stdout.write(text.encode("utf-8", "backslashreplace").decode() + "\n")


def plain(value: object) -> Any:
    """Return a value as JSON-able plain values; datetimes as RFC 3339."""
    if is_dataclass(value) and not isinstance(value, type):
        return {field.name: plain(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, datetime):
        return value.isoformat()
    if isinstance(value, dict):
        return {str(key): plain(item) for key, item in value.items()}
    if isinstance(value, (list, tuple, set)):
        return [plain(item) for item in value]
    return value


def print_table(title: str, columns: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    """Print a table; columns whose name starts with ``#`` are numbers and stand right."""
    from rich import box
    from rich.table import Table
    from rich.text import Text

    table = Table(title=title, title_justify="left", box=box.SIMPLE_HEAD, pad_edge=False)
    for column in columns:
        table.add_column(
            column.lstrip("#"), justify="right" if column.startswith("#") else "left", overflow="fold"
        )
    for row in rows:
        table.add_row(*(Text(shown(cell)) for cell in row))
    console().print(table)


def counted(number: int, thing: str) -> str:
    """Return ``1 feed`` or ``2 feeds``."""
    return f"{number:,} {thing}" + ("" if number == 1 else "s")


def shown(cell: object) -> str:
    """Return a cell's text: nothing a terminal would obey."""
    if cell is None:
        return "-"
    if isinstance(cell, datetime):
        return cell.astimezone().strftime("%Y-%m-%d %H:%M:%S")
    return "".join(c if c.isprintable() or c in "\n\u200c\u200d" else "\ufffd" for c in str(cell))


def complain(message: str) -> None:
    """Print an error for the person at the keyboard."""
    from rich.text import Text

    for line in message.splitlines():
        text = Text("error: ", style="bold red")
        text.append(shown(line), style="default")
        error_console().print(text, soft_wrap=True)


def end_quietly_on_broken_pipe() -> None:
    """Let ``feedsvc entries | head`` end without a traceback."""
    devnull = os.open(os.devnull, os.O_WRONLY)
    os.dup2(devnull, sys.stdout.fileno())
