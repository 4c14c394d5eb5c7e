"""Structured logs: for people on a terminal, JSON lines anywhere else; always on standard error."""

from __future__ import annotations

import logging
import sys
from collections.abc import MutableMapping
from typing import Any

import structlog

# A terminal must not obey a headline, and a log line must stay one line.
CONTROL = {code: f"\\x{code:02x}" for code in (*range(32), 127, *range(0x80, 0xA0))}


def configure_logs(*, level: str = "info", json_lines: bool | None = None) -> None:
    """Set the process's logs up; ``json_lines`` None means: unless standard error is a terminal."""
    as_json = not sys.stderr.isatty() if json_lines is None else json_lines
    renderer: Any = (
        structlog.processors.JSONRenderer(ensure_ascii=False)
        if as_json
        else structlog.dev.ConsoleRenderer(colors=sys.stderr.isatty(), pad_event_to=12)
    )
    shared: list[Any] = [
        structlog.contextvars.merge_contextvars,
        structlog.processors.add_log_level,
        structlog.processors.TimeStamper(fmt="iso" if as_json else "%H:%M:%S", utc=as_json),
        structlog.processors.format_exc_info if as_json else _pass,
        _escape,
    ]
    threshold = getattr(logging, level.upper())
    structlog.configure(
        processors=[*shared, renderer],
        wrapper_class=structlog.make_filtering_bound_logger(threshold),
        logger_factory=structlog.PrintLoggerFactory(file=sys.stderr),
        cache_logger_on_first_use=False,
    )
    # A tick that falls while a build holds the store is skipped, which is as it should be and no news.
    logging.getLogger("apscheduler").setLevel(logging.ERROR)
    handler = _ToStructlog(level=max(threshold, logging.WARNING))
    logging.basicConfig(handlers=[handler], level=handler.level, force=True)


class _ToStructlog(logging.Handler):
    """Carries what libraries log by the standard module into the same stream."""

    def emit(self, record: logging.LogRecord) -> None:
        log = structlog.get_logger()
        log.log(record.levelno, record.getMessage(), logger=record.name, exc_info=record.exc_info)


def _pass(_: Any, __: str, event: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
    return event


def _escape(_: Any, __: str, event: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
    for key, value in event.items():
        if isinstance(value, str) and key not in {"exception", "stack"}:
            event[key] = value.translate(CONTROL)
    return event
