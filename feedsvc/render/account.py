"""The account of a line as a JSON-able record, what ``feedsvc explain --json`` prints, and back.

Spec: line_from_record(line_to_record(line)) == line.
"""

from __future__ import annotations

from typing import Any

from feedsvc.model.account import LineAccount, Reason


def line_to_record(line: LineAccount) -> dict[str, Any]:
    """Return a line's account as plain values."""
    return {
        "number": line.number,
        "text": line.text,
        "role": line.role,
        "rule": line.rule,
        "why": line.why,
        "odds": line.odds,
        "reasons": [{"words": reason.words, "weight": reason.weight} for reason in line.reasons],
    }


def line_from_record(record: dict[str, Any]) -> LineAccount:
    """Return the account that line_to_record wrote."""
    reasons = tuple(Reason(words=reason["words"], weight=reason["weight"]) for reason in record["reasons"])
    return LineAccount(**{**record, "reasons": reasons})
