"""JSON text becomes values: one value, one a line, or one after another.

Python's parser with its soft spots closed: NaN and Infinity are nothing, an integer of a thousand digits stays text,
nesting that exhausts the stack is an error like any other.

Spec: RFC 8259; https://jsonlines.org for one value a line.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

#: Digits of an integer that anything means; a number of more stays text.
_LONGEST_INTEGER = 20
#: Articles of one dump; more is an export of a database, to be given in parts.
_MOST_VALUES = 100_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Value:
    """One decoded value, or why there is none."""

    value: Any = None
    #: 1-based line where it starts.
    line: int
    #: Why it could not be decoded, as a clause; None if it was.
    fault: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Values:
    """The values of a JSON text."""

    values: tuple[Value, ...]
    #: True where each line of the text is a value: its place is then its line.
    by_line: bool


def values_of(text: str) -> Values:
    """Return the values of a JSON, JSON Lines or concatenated JSON text; a broken line costs that line."""
    text = text.lstrip("\ufeff")
    whole = _decoded(text, line=1)
    if whole.fault is None:
        return Values(values=(whole,), by_line=False)
    lines = [(number, line) for number, line in enumerate(text.split("\n"), 1) if line.strip()]
    if len(lines) > 1 and _are_values(lines):
        return Values(
            values=tuple(_decoded(line, line=number) for number, line in lines[:_MOST_VALUES]), by_line=True
        )
    return Values(values=_in_a_row(text) or (whole,), by_line=False)


def _are_values(lines: list[tuple[int, str]]) -> bool:
    """Tell whether most lines open and close an object or array and the first of those is sound."""
    like = [
        line
        for _, line in lines
        if line.strip()[0] in "{[" and line.strip()[-1] in "}]" and len(line.strip()) > 2
    ]
    if len(like) * 2 < len(lines):
        return False
    return any(_decoded(line, line=0).fault is None for line in like[:10])


def _in_a_row(text: str) -> tuple[Value, ...]:
    """Return values written one after another, blanks or commas between; none if not even the first is sound."""
    values: list[Value] = []
    position = line = 0
    line = 1
    while position < len(text) and len(values) < _MOST_VALUES:
        start = position
        while position < len(text) and text[position] in " \t\r\n,\x1e":
            position += 1
        line += text.count("\n", start, position)
        if position == len(text):
            break
        try:
            value, end = _DECODER.raw_decode(text, position)
        except (ValueError, RecursionError) as error:
            if values:
                values.append(Value(line=line, fault=_fault(error)))
            break
        values.append(Value(value=value, line=line))
        line += text.count("\n", position, end)
        position = end
    return tuple(values)


def _decoded(text: str, *, line: int) -> Value:
    try:
        return Value(value=_DECODER.decode(text), line=line)
    except (ValueError, RecursionError) as error:
        return Value(line=line, fault=_fault(error))


def _fault(error: Exception) -> str:
    if isinstance(error, RecursionError):
        return "JSON nested too deep"
    if isinstance(error, json.JSONDecodeError):
        return f"broken JSON: line {error.lineno}, column {error.colno}: {error.msg}"
    return f"broken JSON: {error}"


def _integer(digits: str) -> int | str:
    return int(digits) if len(digits) <= _LONGEST_INTEGER else digits


def _nothing(_name: str) -> None:
    return None


#: strict=False takes line ends and tabs inside strings, which hand-made exports have.
_DECODER = json.JSONDecoder(parse_int=_integer, parse_constant=_nothing, strict=False)
