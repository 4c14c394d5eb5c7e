"""Options that several commands share, and the settings they lead to."""

from __future__ import annotations

from typing import Annotated

import typer

from feedsvc.errors import ConfigError
from feedsvc.model.source import Settings

ConfigOption = Annotated[
    str | None,
    typer.Option(
        "--config",
        "-c",
        metavar="FILE",
        help="Configuration file. [default: config/feedsvc.yaml, then /etc/feedsvc/feedsvc.yaml]",
    ),
]
JsonOption = Annotated[bool, typer.Option("--json", help="Print JSON instead of a table.")]
LogOption = Annotated[str, typer.Option("--log", metavar="LEVEL", help="debug, info, warning or error.")]


def settings_of(config: str | None) -> Settings:
    """Return the settings. Raises: ConfigError."""
    from feedsvc.app import load_settings

    return load_settings(config)


def settings_if_any(config: str | None) -> Settings | None:
    """Return the settings, or None where no file was named and none stands in a default place.

    Raises: ConfigError for a file that is there and wrong.
    """
    from feedsvc.app import load_settings
    from feedsvc.config.load import find

    if config is None:
        try:
            find(None)
        except ConfigError:
            return None
    return load_settings(config)


def set_up_logs(level: str, *, now: bool = True) -> None:
    """Set logs up, ``now`` or with the first line. Raises: typer.BadParameter for an unknown level."""
    if level not in {"debug", "info", "warning", "error"}:
        raise typer.BadParameter("expected debug, info, warning or error", param_hint="--log")
    from feedsvc.service import logs

    if now:
        logs.configure_logs(level=level)
    else:
        logs.configure_logs_when_needed(level=level)
