"""The notes a reading leaves: why each field holds what it holds, and what the operator should know."""

from __future__ import annotations

from dataclasses import dataclass, field

from feedsvc.model.entry import Candidate, Evidence

#: Longer values are shown by their beginning.
MAX_SHOWN = 200


@dataclass(slots=True)
class Notes:
    """Evidence and warnings of one entry, in the order they came up; lives for one call of ``normalize``."""

    evidence: list[Evidence] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)

    def took(
        self, field_: str, value: str, rule: str, *, line: int = 0, rejected: tuple[Candidate, ...] = ()
    ) -> None:
        """Note the value of a field with the rule that found it."""
        self.evidence.append(
            Evidence(field=field_, value=shown(value), rule=rule, line=line, rejected=rejected)
        )

    def warn(self, sentence: str) -> None:
        """Note a full sentence for the operator, once."""
        if sentence not in self.warnings:
            self.warnings.append(sentence)


def shown(value: str) -> str:
    """Return a value short enough for one line of ``feedsvc explain``."""
    return value if len(value) <= MAX_SHOWN else f"{value[: MAX_SHOWN - 1].rstrip()}…"
