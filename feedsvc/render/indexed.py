"""An Index as JSON and back: between the worker that read it and the process that asked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields
from typing import Any

from feedsvc.model.web import Index, Link

_OF_INDEX = tuple(field.name for field in fields(Index))
_OF_LINK = tuple(field.name for field in fields(Link))
_TUPLES = ("feeds", "own_addresses", "skip_hours", "skip_days", "warnings")


def index_to_record(index: Index) -> dict[str, Any]:
    """Return an index as JSON-able values."""
    record = {name: getattr(index, name) for name in _OF_INDEX}
    return {**record, "links": _records(index.links), "children": _records(index.children)}


def _records(links: Sequence[Link]) -> list[dict[str, Any]]:
    return [{name: getattr(link, name) for name in _OF_LINK} for link in links]


def index_from_record(record: dict[str, Any]) -> Index:
    """Return the index that a worker told. Raises: KeyError, TypeError for what is none."""
    links = {name: tuple(map(_link, record[name])) for name in ("links", "children")}
    tuples = {name: tuple(record[name]) for name in _TUPLES}
    return Index(**{**record, **links, **tuples})


def _link(record: dict[str, Any]) -> Link:
    return Link(**{**record, "categories": tuple(record["categories"])})
