"""What the schema says of a path of the file: examples, known keys, allowed values."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import Any

from feedsvc.config.schema import Kinds, kind_of, strict_schema
from feedsvc.config.tree import Path, Tree


class Expectations:
    """The schema of a file whose sources are of the given kinds, asked by path."""

    def __init__(self, kinds: Kinds, tree: Tree) -> None:
        self.kinds = kinds
        self._tree = tree

    @cached_property
    def _schema(self) -> dict[str, Any]:
        return strict_schema(self.kinds)

    def at(self, path: Path) -> Mapping[str, Any]:
        """Return the part of the schema that speaks of a path; empty where it says nothing."""
        part = self._resolved(self._schema)
        for depth, step in enumerate(path, 1):
            if isinstance(step, int):
                part = self._resolved(part.get("items", {}))
                continue
            named = part.get("properties", {}).get(step)
            patterned = next(iter(part.get("patternProperties", {}).values()), None)
            found = named or part.get("additionalProperties") or patterned or {}
            kind = self._kind(path[:depth])
            part = self._resolved({"$ref": f"#/$defs/{self.kinds[kind].keys.__name__}"} if kind else found)
        return part

    def _kind(self, path: Path) -> str | None:
        """Return the kind of the source that a path names, or None if it names none."""
        is_source = len(path) == 2 and path[0] == "sources"
        return kind_of(self._tree.get(path), self.kinds) if is_source and path in self._tree.places else None

    def _resolved(self, part: Any) -> Mapping[str, Any]:
        if not isinstance(part, dict):
            return {}
        if "$ref" in part:
            target = self._schema["$defs"][part["$ref"].rsplit("/", 1)[-1]]
            return {**target, **{key: value for key, value in part.items() if key != "$ref"}}
        forms = part.get("oneOf", ())
        mappings = [form for form in forms if "$ref" in form]
        if len(forms) == 1 or len(mappings) == 1:
            return self._resolved((mappings or forms)[0])
        return part
