"""An Index as JSON and back: between the worker that read it and the process that asked."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from feedsvc.model.web import Index, Link

_TUPLES = ("feeds", "own_addresses", "skip_hours", "skip_days", "warnings")


def index_to_record(index: Index) -> dict[str, Any]:
    """Return an index as JSON-able values."""
    return asdict(index)


def index_from_record(record: dict[str, Any]) -> Index:
    """Return the index that a worker told. Raises: KeyError, TypeError for what is none."""
    links = {name: tuple(map(_link, record[name])) for name in ("links", "children")}
    tuples = {name: tuple(record[name]) for name in _TUPLES}
    return Index(**{**record, **links, **tuples})


def _link(record: dict[str, Any]) -> Link:
    return Link(**{**record, "categories": tuple(record["categories"])})
