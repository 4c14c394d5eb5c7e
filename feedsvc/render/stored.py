"""An entry as the JSON text the store keeps, and back, without loss.

Keys are field names; datetimes are RFC 3339 with their offset. A key that this version does not know is passed over
and one that is missing takes its field's default, so that rows outlive the program that wrote them.

Spec: entry_from_json(entry_to_json(entry)) == entry; RFC 8259; RFC 3339 section 5.6.
"""

from __future__ import annotations

import dataclasses
import json
import types
from collections.abc import Callable
from datetime import datetime
from functools import cache
from typing import Any, get_args, get_origin, get_type_hints

from feedsvc.errors import StoreError
from feedsvc.model.entry import Entry

#: Turns a decoded JSON value into a field's value; raises _MisfitError if it does not fit.
_Reader = Callable[[Any], Any]


class _MisfitError(Exception):
    """A value that its field cannot hold."""

    def __init__(self, what: str, *, path: str = "") -> None:
        super().__init__(what)
        self.what = what
        #: Where in the entry, ``images[0].url``; grows on the way up.
        self.path = path

    def below(self, step: str) -> _MisfitError:
        joint = "." if self.path and not self.path.startswith("[") else ""
        return _MisfitError(self.what, path=f"{step}{joint}{self.path}")


def entry_to_json(entry: Entry) -> str:
    """Return an entry as one line of JSON; equal entries give equal text."""
    return json.dumps(entry, ensure_ascii=False, separators=(",", ":"), allow_nan=False, default=_plain)


def entry_from_json(text: str) -> Entry:
    """Return the entry that entry_to_json wrote, in this version or another.

    Raises: StoreError if the text is no such JSON.
    """
    try:
        record = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise StoreError(f"a stored entry is no JSON: {error}") from error
    if not isinstance(record, dict):
        raise StoreError(f"a stored entry is no JSON object but {type(record).__name__}")
    return entry_from_record(record)


def entry_from_record(record: dict[str, Any]) -> Entry:
    """Return the entry of a decoded record.

    Raises: StoreError naming the field whose value does not fit.
    """
    try:
        entry = _reader(Entry)(record)
    except _MisfitError as misfit:
        raise StoreError(f"a stored entry is damaged: {misfit.path} holds {misfit.what}") from misfit
    assert isinstance(entry, Entry)
    return entry


def _plain(value: Any) -> Any:
    """Return what JSON can hold of a value that it cannot; called by the encoder, level by level."""
    if isinstance(value, datetime):
        return value.isoformat()
    return {name: getattr(value, name) for name in _names(value.__class__)}


@cache
def _names(cls: type) -> tuple[str, ...]:
    return tuple(field.name for field in dataclasses.fields(cls))


@cache
def _reader(hint: Any) -> _Reader:
    """Return how a value of this type is read. Made once: a build decodes thousands of entries of 40 values each."""
    if isinstance(hint, types.UnionType):
        return _optional(_reader(next(option for option in get_args(hint) if option is not type(None))))
    if get_origin(hint) is tuple:
        return _several(_reader(get_args(hint)[0]))
    if dataclasses.is_dataclass(hint) and isinstance(hint, type):
        return _record(hint)
    return _moment if hint is datetime else _exactly(hint)


def _optional(read: _Reader) -> _Reader:
    return lambda value: None if value is None else read(value)


def _several(read: _Reader) -> _Reader:
    def several(value: Any) -> Any:
        if type(value) is not list:
            raise _MisfitError(type(value).__name__)
        items = []
        for item in value:
            try:
                items.append(read(item))
            except _MisfitError as misfit:
                raise misfit.below(f"[{len(items)}]") from misfit
        return tuple(items)

    return several


def _record(cls: type) -> _Reader:
    hints = get_type_hints(cls)
    fields = tuple(
        (field.name, _reader(hints[field.name]), _default(field, hints[field.name]))
        for field in dataclasses.fields(cls)
    )

    def record(value: Any) -> Any:
        if type(value) is not dict:
            raise _MisfitError(type(value).__name__)
        held = {}
        for name, read, default in fields:
            try:
                held[name] = read(value[name]) if name in value else default
            except _MisfitError as misfit:
                raise misfit.below(name) from misfit
        return cls(**held)

    return record


def _default(field: dataclasses.Field[Any], hint: Any) -> Any:
    if field.default is not dataclasses.MISSING:
        return field.default
    if type(None) in get_args(hint):
        return None
    return () if get_origin(hint) is tuple else {str: "", bool: False, int: 0}.get(hint)


def _exactly(cls: type) -> _Reader:
    def exactly(value: Any) -> Any:
        if type(value) is not cls:
            raise _MisfitError(type(value).__name__)
        return value

    return exactly


def _moment(value: Any) -> datetime:
    try:
        moment = datetime.fromisoformat(value)
    except (TypeError, ValueError) as error:
        raise _MisfitError(f"{value!r}, no date") from error
    if moment.tzinfo is None:
        raise _MisfitError(f"{value!r}, a date without its offset")
    return moment
