"""YAML nodes become plain values, and a map of where each one stands.

Enters: the root node, the environment. Leaves: a Tree: dicts, lists, text, numbers, booleans and None, with the place
of each by its path, and the faults found on the way. Refuses: duplicate keys, tags, keys that are no text, aliases
that contain themselves or unfold to more than a machine should hold.

Spec: YAML 1.2.2 section 10.3.2 (tag resolution of the core schema).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from feedsvc.config.compose import COLLECTION, MAX_NODES, PLAIN, QUOTED
from feedsvc.config.decode import Lines
from feedsvc.config.environment import UnfilledError, fill_in
from feedsvc.errors import Problem

#: A number needs no more digits; longer ones stay text.
_MAX_NUMBER = 20

_NULLS = frozenset({"", "~", "null", "Null", "NULL"})
_BOOLEANS = {"true": True, "True": True, "TRUE": True, "false": False, "False": False, "FALSE": False}
_INT = re.compile(r"[-+]?[0-9]+")
_BASED = re.compile(r"0o[0-7]+|0x[0-9a-fA-F]+")
_FLOAT = re.compile(r"[-+]?(?:\.[0-9]+|[0-9]+\.?[0-9]*)(?:[eE][-+]?[0-9]+)?")
_NOT_FINITE = re.compile(r"[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN)")
_SIMPLE_KEY = re.compile(r"[\w-]{1,64}")
_SURROGATE = re.compile("[\ud800-\udfff]")

Path = tuple[str | int, ...]
Value = dict[str, "Value"] | list["Value"] | str | int | float | bool | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a value and its key stand. Units: lines and columns, 1-based."""

    line: int
    column: int
    key_line: int
    key_column: int
    #: A scalar as the file prints it, references not filled in; None for a list or mapping.
    printed: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Tree:
    """A configuration as written: values, their places, and the faults of its form."""

    file: str
    value: Value
    places: Mapping[Path, Place]
    problems: tuple[Problem, ...] = ()
    #: Paths whose values could not be had; nothing more is to be said of them.
    broken: frozenset[Path] = field(default_factory=frozenset)

    def nearest(self, path: Path) -> Path:
        """Return the longest beginning of ``path`` that stands in the file."""
        while path and path not in self.places:
            path = path[:-1]
        return path

    def get(self, path: Path) -> Value:
        """Return the value at a path that stands in the file."""
        value = self.value
        for step in path:
            if isinstance(value, dict):
                value = value[str(step)]
            elif isinstance(value, list):
                value = value[int(step)]
        return value


def dotted(path: Path) -> str:
    """Return a path as people write it: ``feeds.world.from[1]``; odd keys stand in quotes, cut and escaped."""
    shown = ""
    for step in path:
        if isinstance(step, int):
            shown += f"[{step}]"
        else:
            shown += f"{'.' if shown else ''}{shown_key(step)}"
    return shown


def shown_key(key: str) -> str:
    """Return a key fit for a message: itself where it is simple, else quoted, cut and escaped."""
    if _SIMPLE_KEY.fullmatch(key):
        return key
    cut = key if len(key) <= 60 else f"{key[:60]}…"
    return '"' + "".join(c if c.isprintable() else f"\\u{ord(c):04x}" for c in cut) + '"'


def core_value(text: str) -> str | int | float | bool | None:
    """Return what a plain scalar means; dates, ``yes`` and ``1:30`` are text.

    Example: ``core_value("0o17")`` is 15, ``core_value("no")`` is ``"no"``.
    """
    if text in _NULLS:
        return None
    if text in _BOOLEANS:
        return _BOOLEANS[text]
    if len(text) > _MAX_NUMBER:
        return text
    if _INT.fullmatch(text):
        return int(text)
    if _BASED.fullmatch(text):
        return int(text, 0)
    if _FLOAT.fullmatch(text) or _NOT_FINITE.fullmatch(text):
        return float(re.sub(r"\.(?=[iInN])", "", text))
    return text


def read_tree(root: Node, *, text: str, file: str, environ: Mapping[str, str]) -> Tree:
    """Return the tree below ``root``; its faults stand in it, in no order."""
    growing = _Growing(file=file, lines=Lines(text), environ=environ)
    value = growing.read(root, path=(), key=(1, 1))
    return Tree(
        file=file,
        value=value,
        places=growing.places,
        problems=tuple(growing.problems),
        broken=frozenset(growing.broken),
    )


class _Growing:
    """A tree while it is read: the only mutable thing here, and it does not leave."""

    def __init__(self, *, file: str, lines: Lines, environ: Mapping[str, str]) -> None:
        self.places: dict[Path, Place] = {}
        self.problems: list[Problem] = []
        self.broken: set[Path] = set()
        self._file = file
        self._lines = lines
        self._environ = environ
        self._above: set[int] = set()
        self._nodes = 0

    def read(self, node: Node, *, path: Path, key: tuple[int, int] | None) -> Value:
        line, column = self._at(node)
        printed = node.value if isinstance(node, ScalarNode) else None
        key_line, key_column = key or (line, column)
        self.places[path] = Place(
            line=line, column=column, key_line=key_line, key_column=key_column, printed=printed
        )
        # Counted at each use: 300 bytes of aliases can unfold to billions.
        self._nodes += 1
        if self._nodes > MAX_NODES:
            if self._nodes == MAX_NODES + 1:
                self._refuse(
                    node, path, f"the file unfolds to more than {MAX_NODES:,} values; use fewer aliases"
                )
            self.broken.add(path)
            return None
        if node.tag not in {PLAIN, QUOTED, COLLECTION}:
            self._refuse(node, path, 'a "!" tag is not allowed; put text that begins with "!" in quotes')
            return None
        if isinstance(node, ScalarNode):
            return self._scalar(node, path)
        if id(node) in self._above:
            self._refuse(node, path, 'a "*" alias stands inside the very thing it repeats')
            return None
        self._above.add(id(node))
        value = self._mapping(node, path) if isinstance(node, MappingNode) else self._sequence(node, path)
        self._above.discard(id(node))
        return value

    def _scalar(self, node: ScalarNode, path: Path) -> Value:
        printed = str(node.value)
        if _SURROGATE.search(printed):
            self._refuse(node, path, "an escape names half of a surrogate pair, which is no character")
            return None
        try:
            text = fill_in(printed, self._environ)
        except UnfilledError as error:
            self._refuse(node, path, str(error))
            return None
        if text != printed:
            return text
        return core_value(text) if node.tag == PLAIN else text

    def _sequence(self, node: Node, path: Path) -> Value:
        if not isinstance(node, SequenceNode):
            return None
        values: list[Value] = []
        for index, item in enumerate(node.value):
            if self._nodes > MAX_NODES:
                break
            values.append(self.read(item, path=(*path, index), key=None))
        return values

    def _mapping(self, node: MappingNode, path: Path) -> Value:
        values: dict[str, Value] = {}
        for key_node, value_node in node.value:
            if self._nodes > MAX_NODES:
                break
            if not isinstance(key_node, ScalarNode) or key_node.tag not in {PLAIN, QUOTED}:
                self._refuse(key_node, path, "a key must be plain text", breaks=False)
                continue
            key = str(key_node.value)
            here = (*path, key)
            if key in values:
                first = self.places[here]
                message = f"the key stands twice, first at line {first.key_line}, column {first.key_column}; keep one"
                self._refuse(key_node, here, message, breaks=False)
                continue
            values[key] = self.read(value_node, path=here, key=self._at(key_node))
        return values

    def _at(self, node: Node) -> tuple[int, int]:
        return self._lines.place(node.start_mark.index)

    def _refuse(self, node: Node, path: Path, message: str, *, breaks: bool = True) -> None:
        line, column = self._at(node)
        self.problems.append(
            Problem(file=self._file, line=line, column=column, path=dotted(path), message=message)
        )
        if breaks:
            self.broken.add(path)
