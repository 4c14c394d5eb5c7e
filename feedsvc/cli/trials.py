"""Trying a ``keep`` pattern before it is advised: the dump is read again with it, and the line must be body then."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import replace
from types import TracebackType
from typing import TYPE_CHECKING, Self

from feedsvc.cli.targets import Target
from feedsvc.decide.changes import file_of
from feedsvc.model.account import BODY_ROLES, Explanation, LineAccount
from feedsvc.model.source import HouseStyle, Settings

if TYPE_CHECKING:
    from feedsvc.model.payload import Payload
    from feedsvc.runner.workers import WorkerReader


class Trials:
    """Tries patterns on the dumps that were explained; a context, for it keeps its reader from one to the next."""

    def __init__(self, dumps: Sequence[Target], settings: Settings | None) -> None:
        self._dumps = {dump.payload.place: dump for dump in dumps if dump.payload is not None}
        self._settings = settings
        self._runner = asyncio.Runner()
        self._reader: WorkerReader | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._reader is not None:
            self._runner.run(self._reader.close())
        self._runner.close()

    def first(self, told: Explanation, line: LineAccount, patterns: Sequence[str]) -> str | None:
        """Return the first pattern that puts a line of an explained dump into the body, or None.

        Of a dump that is not to be had any more nothing can be tried: the first pattern is as good as any.
        """
        dump = self._dumps.get(told.place) or self._dumps.get(file_of(told.place))
        if dump is None or dump.payload is None:
            return patterns[0]
        for pattern in patterns:
            style = replace(dump.style, keep=(*dump.style.keep, pattern))
            if _is_body(line, self._runner.run(self._read(dump.payload, style))):
                return pattern
        return None

    async def _read(self, payload: Payload, style: HouseStyle) -> tuple[Explanation, ...]:
        if self._reader is None:
            from feedsvc.app import make_reader

            self._reader = make_reader(self._settings)
        return tuple([one async for several in self._reader.explain([(payload, style)]) for one in several])


def _is_body(line: LineAccount, told: Sequence[Explanation]) -> bool:
    return any(
        (other.number, other.text) == (line.number, line.text) and other.role in BODY_ROLES
        for one in told
        for other in one.lines
    )
