"""What is remembered of sources on the web: addresses, items, behaviour: ``seams.Remembering``."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import asdict
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, delete, select, update

from feedsvc.model.outcome import Recalled, SourceState
from feedsvc.model.visit import AddressState, ItemState, Memory, Moved, Visited
from feedsvc.model.web import Validators
from feedsvc.store import schema as tables
from feedsvc.store.statements import parts, upsert


class VisitBook:
    """Addresses and items of a store's sources, in its transactions."""

    def __init__(self, transaction: Callable[[], AbstractContextManager[Connection]]) -> None:
        self._transaction = transaction

    def recall(self, asked: Mapping[str, str]) -> Mapping[str, Recalled]:
        found: dict[str, Recalled] = {}
        with self._transaction() as connection:
            for part in parts(list(asked)):
                found |= _recalled(connection, {source: asked[source] for source in part})
        return found

    def items(self, source: str) -> Mapping[int, ItemState]:
        item = tables.items.c
        with self._transaction() as connection:
            rows = connection.execute(
                select(item.digest, item.reason, item.tries).where(item.source == source)
            )
            return {
                digest: ItemState(digest=digest, reason=reason, tries=tries) for digest, reason, tries in rows
            }

    def finish(self, states: Sequence[SourceState]) -> None:
        with self._transaction() as connection:
            upsert(connection, tables.sources, [source_row(state) for state in states])


def _recalled(connection: Connection, asked: Mapping[str, str]) -> dict[str, Recalled]:
    keys = tuple(asked)
    query = select(tables.sources).where(tables.sources.c.source.in_(keys))
    states = {row.source: source_state(row) for row in connection.execute(query)}
    addresses: dict[str, dict[str, AddressState]] = {}
    for row in connection.execute(select(tables.addresses).where(tables.addresses.c.source.in_(keys))):
        addresses.setdefault(row.source, {})[row.url] = _address(row)
    name, value = tables.settings.c.name, tables.settings.c.value
    settings = select(name, value).where(name.in_(tuple(asked.values())))
    read_by: dict[str, str] = dict(map(tuple, connection.execute(settings)))
    return {
        source: Recalled(
            state=states.get(source) or SourceState(source=source),
            addresses=addresses.get(source, {}),
            read_by=read_by.get(setting),
        )
        for source, setting in asked.items()
    }


def remember(connection: Connection, source: str, visited: Visited) -> None:
    """Store what a visit learned, a step of the transaction that stores its entries."""
    addresses = [
        {
            "source": source,
            "url": one.url,
            "etag": one.validators.etag,
            "last_modified": one.validators.last_modified,
            "digest": one.digest,
            "fetched": one.fetched,
        }
        for one in visited.addresses
    ]
    upsert(connection, tables.addresses, addresses)
    items = {one.digest: {"source": source, **asdict(one), "seen": visited.at} for one in visited.items}
    upsert(connection, tables.items, list(items.values()))
    if visited.forget_before is not None:
        _sweep(connection, source, visited, before=visited.forget_before)


def _sweep(connection: Connection, source: str, visited: Visited, *, before: datetime) -> None:
    """Forget the items that were not listed for long."""
    item = tables.items.c
    for part in parts(list(visited.listed)):
        connection.execute(
            update(tables.items).where(item.source == source, item.digest.in_(part)).values(seen=visited.at)
        )
    connection.execute(delete(tables.items).where(item.source == source, item.seen < before))


def _address(row: Row[Any]) -> AddressState:
    return AddressState(
        url=row.url,
        validators=Validators(etag=row.etag, last_modified=row.last_modified),
        digest=row.digest,
        fetched=row.fetched,
    )


def source_row(state: SourceState) -> dict[str, Any]:
    """Return the row of a source's state."""
    row = {name: getattr(state, name) for name in SourceState.__dataclass_fields__}
    row["memory"] = _memory_to_json(state.memory)
    return row


def source_state(row: Row[Any]) -> SourceState:
    """Return the state of a row; a memory that cannot be read is none."""
    return SourceState(**{**row._asdict(), "memory": _memory_from_json(row.memory)})


def _memory_to_json(memory: Memory) -> str | None:
    if memory == Memory():
        return None
    told = {name: value for name, value in asdict(memory).items() if value}
    return json.dumps(told, default=_moment, separators=(",", ":"))


def _moment(value: datetime) -> str:
    return value.isoformat()


def _memory_from_json(text: str | None) -> Memory:
    if not text:
        return Memory()
    try:
        told = json.loads(text)
        moved = told.get("moved")
        for name in ("gone_since", "not_before", "swept", "trouble_since"):
            told[name] = datetime.fromisoformat(told[name]) if told.get(name) else None
        for name in ("counts", "skip_hours", "skip_days"):
            told[name] = tuple(map(int, told.get(name, ())))
        told["news"] = tuple(map(datetime.fromisoformat, told.get("news", ())))
        told["moved"] = Moved(**{**moved, "since": datetime.fromisoformat(moved["since"])}) if moved else None
        return Memory(**told)
    except (ValueError, TypeError, KeyError, AttributeError):
        return Memory()
