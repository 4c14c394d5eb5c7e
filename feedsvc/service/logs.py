"""Structured logs: for people on a terminal, JSON lines anywhere else; always on standard error.

structlog loads Rich, a tenth of a second: a command that logs nothing when all goes well loads neither.
"""

from __future__ import annotations

import logging
import sys
from collections.abc import Callable, MutableMapping
from functools import partial
from typing import Any

# A terminal must not obey a headline, and a log line must stay one line.
CONTROL = {code: f"\\x{code:02x}" for code in (*range(32), 127, *range(0x80, 0xA0))}


def configure_logs(*, level: str = "info", json_lines: bool | None = None) -> None:
    """Set the process's logs up; ``json_lines`` None means: unless standard error is a terminal."""
    _set_up_structlog(level=level, json_lines=json_lines)
    _hear_libraries(level=level, first=lambda: None)


def configure_logs_when_needed(*, level: str) -> None:
    """Set the logs up with the first line that a library has to say."""
    _hear_libraries(level=level, first=partial(_set_up_structlog, level=level, json_lines=None))


def _set_up_structlog(*, level: str, json_lines: bool | None) -> None:
    import structlog

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
    structlog.configure(
        processors=[*shared, renderer],
        wrapper_class=structlog.make_filtering_bound_logger(getattr(logging, level.upper())),
        logger_factory=structlog.PrintLoggerFactory(file=sys.stderr),
        cache_logger_on_first_use=False,
    )


def _hear_libraries(*, level: str, first: Callable[[], None]) -> None:
    # A tick that falls while a build holds the store is skipped, which is as it should be and no news.
    logging.getLogger("apscheduler").setLevel(logging.ERROR)
    handler = _ToStructlog(first, level=max(getattr(logging, level.upper()), logging.WARNING))
    logging.basicConfig(handlers=[handler], level=handler.level, force=True)


class _ToStructlog(logging.Handler):
    """Carries what libraries log by the standard module into the same stream."""

    def __init__(self, first: Callable[[], None], *, level: int) -> None:
        super().__init__(level)
        self._first: Callable[[], None] | None = first

    def emit(self, record: logging.LogRecord) -> None:
        import structlog

        if self._first is not None:
            self._first()
            self._first = None
        log = structlog.get_logger()
        log.log(record.levelno, record.getMessage(), logger=record.name, exc_info=record.exc_info)


def _pass(_: Any, __: str, event: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
    return event


def _escape(_: Any, __: str, event: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
    for key, value in event.items():
        if isinstance(value, str) and key not in {"exception", "stack"}:
            event[key] = value.translate(CONTROL)
    return event
