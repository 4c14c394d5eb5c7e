"""What the service knows of its own state, for /readyz, `status` and the log."""

from __future__ import annotations

import time
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime

from feedsvc.model.outcome import SourceState

# Seconds without a tick after which the scheduler counts as stuck.
STUCK = 60.0


@dataclass(slots=True)
class Health:
    """Mutable on purpose: edges write it, /healthz and /readyz read it."""

    #: Monotonic time of the last tick.
    last_tick: float = field(default_factory=time.monotonic)
    #: True after the first build.
    is_built: bool = False
    #: Why something of our own fails at the moment, by what fails: ``build``, ``queue``, ``poll desk``.
    troubles: dict[str, str] = field(default_factory=dict)
    #: Why the last reload was refused, or None.
    reload_error: str | None = None
    #: Reason of the last failed poll by source; absent when the source is well.
    sources: dict[str, str] = field(default_factory=dict)
    #: What is wrong with a source though it answers, by source.
    doubts: dict[str, str] = field(default_factory=dict)
    #: (path, reason) of files whose last good version is kept.
    kept: tuple[tuple[str, str], ...] = ()
    last_build: datetime | None = None

    def recall(self, states: Iterable[SourceState]) -> None:
        """Say of sources what is known of them from before this process: a poll may be a day away."""
        for state in states:
            if state.failures and state.last_error:
                self.sources[state.source] = state.last_error
            elif state.memory.trouble:
                self.doubts[state.source] = state.memory.trouble

    @property
    def trouble(self) -> str | None:
        """Return why nothing can be published or stored at the moment, or None."""
        return next(iter(self.troubles.values()), None)

    def is_alive(self) -> bool:
        return time.monotonic() - self.last_tick < STUCK

    def is_ready(self) -> bool:
        return self.is_built and self.trouble is None and self.is_alive()

    def report(self) -> dict[str, object]:
        """Return the state as JSON-able values."""
        return {
            "ready": self.is_ready(),
            "built": self.is_built,
            "trouble": self.trouble,
            "reload_error": self.reload_error,
            "sources_failing": dict(sorted(self.sources.items())),
            "sources_in_doubt": dict(sorted(self.doubts.items())),
            "kept": [{"path": path, "reason": reason} for path, reason in self.kept],
            "last_build": self.last_build.isoformat() if self.last_build else None,
        }
