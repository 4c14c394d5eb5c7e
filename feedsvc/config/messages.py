"""What pydantic found wrong becomes Problems in the words of the person who wrote the file.

Each says what was expected and shows what stands in the file, references not filled in, passwords in addresses masked.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from pydantic import ValidationError

from feedsvc.config.environment import Filled
from feedsvc.config.expectations import Expectations
from feedsvc.config.schema import Kinds
from feedsvc.config.section import FORMS
from feedsvc.config.tree import Path, Tree, dotted, shown_key
from feedsvc.config.unfit import Unfit, did_you_mean
from feedsvc.errors import Problem

#: A longer value says no more about its fault.
_SHOWN = 60
_USERINFO = re.compile(r"://[^/@\s]{1,500}@")
_QUERY = re.compile(r"\?[^\s]{1,1000}")


def problems_of(error: ValidationError, tree: Tree, kinds: Kinds) -> tuple[Problem, ...]:
    """Return a Problem for each fault that pydantic found, but for values that could not be had at all."""
    found = []
    schema = Expectations(kinds, tree)
    for fault in error.errors(include_url=False, include_input=False):
        kind, path, is_key = str(fault["type"]), _without_tag(fault["loc"], kinds), False
        if kind == "value_error" and path[-1:] == ("[key]",):
            path, is_key = path[:-1], True
        if any(path[:length] in tree.broken for length in range(len(path) + 1)):
            continue
        unfit = fault.get("ctx", {}).get("error")
        if kind in {"union_tag_invalid", "union_tag_not_found"}:
            found.append(_about_kind(tree, path, kinds))
        elif kind == "missing":
            found.append(at_key(tree, path, f"is missing; {_example(schema, path)}"))
        elif kind == "extra_forbidden":
            found.append(at_key(tree, path, _unknown(schema, path)))
        elif kind == "too_long":
            most = fault.get("ctx", {}).get("max_length")
            found.append(at_value(tree, path, f"is too long a list: at most {most} stand in it"))
        elif kind == "too_short":
            found.append(at_value(tree, path, f"is empty; {_example(schema, path)}"))
        elif isinstance(unfit, Unfit):
            found.append(_about_value(tree, path, unfit, is_key=is_key))
        else:
            found.append(_about_value(tree, path, _expected_at(schema, tree, path), is_key=is_key))
    return tuple(found)


def at_value(tree: Tree, path: Path, message: str) -> Problem:
    """Return a Problem at the value of ``path``, or of what holds it."""
    place = tree.places[tree.nearest(path)]
    return Problem(file=tree.file, line=place.line, column=place.column, path=dotted(path), message=message)


def at_key(tree: Tree, path: Path, message: str) -> Problem:
    """Return a Problem at the key of ``path``, or of what should hold it."""
    place = tree.places[tree.nearest(path)]
    return Problem(
        file=tree.file, line=place.key_line, column=place.key_column, path=dotted(path), message=message
    )


#: Keys whose values are never printed, whatever is wrong with them.
SECRET: frozenset[str | int] = frozenset({"token", "headers", "password"})


def shown(tree: Tree, path: Path) -> str:
    """Return what stands at ``path``, fit to be printed anywhere.

    Example: ``"soon"``, ``10``, ``a list``, ``nothing``.
    """
    path = tree.nearest(path)
    value, printed = tree.get(path), tree.places[path].printed
    if isinstance(value, dict):
        return "a mapping"
    if isinstance(value, list):
        return "a list"
    if value is None:
        return "nothing"
    if not SECRET.isdisjoint(path):
        return "one that is not shown"
    text = masked(printed or "")
    return quoted(text) if isinstance(value, str) else text


def quoted(text: str) -> str:
    """Return text in quotes, cut, what does not print escaped."""
    cut = text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"
    return '"' + "".join(c if c.isprintable() else f"\\u{ord(c):04x}" for c in cut) + '"'


def masked(text: str) -> str:
    """Return text without what an address may hold of secrets: user, password and query."""
    return _QUERY.sub("?…", _USERINFO.sub("://…@", text[:2000]))


def _without_tag(location: Iterable[str | int], kinds: Kinds) -> Path:
    """Return an error's path as it stands in the file: a source's kind and a value's form are no keys of their own."""
    path = tuple(step for step in location if step not in FORMS)
    tagged = len(path) > 2 and path[0] == "sources" and path[2] in kinds
    return (*path[:2], *path[3:]) if tagged else path


def _about_value(tree: Tree, path: Path, unfit: Unfit, *, is_key: bool) -> Problem:
    if is_key:
        why = f": {unfit.why}" if unfit.why else ""
        return at_key(tree, path, f"expected {unfit.expected}, got {shown_key(str(path[-1]))}{why}")
    nearest = tree.nearest(path)
    why = "" if isinstance(tree.get(nearest), Filled) else unfit.why
    mark = "; " if why.startswith("did you mean") else ": "
    return at_value(
        tree, nearest, f"expected {unfit.expected}, got {shown(tree, path)}{mark if why else ''}{why}"
    )


def _about_kind(tree: Tree, path: Path, kinds: Kinds) -> Problem:
    """Return why a source's kind cannot be told, or read."""
    value = tree.get(path)
    known = ", ".join(kinds)
    if not isinstance(value, dict):
        return at_value(tree, path, f"expected a mapping such as {{folder: inbox}}, got {shown(tree, path)}")
    named = [key for key in value if key in kinds]
    if len(named) > 1:
        message = f"a source is of one kind, and {named[0]} stands there already; make two sources of it"
        return at_key(tree, (*path, named[1]), message)
    allowed = {name for kind in kinds.values() for name in kind.keys.model_fields}
    near = [(key, hint) for key in value if key not in allowed and (hint := did_you_mean(key, kinds))]
    if near:
        return at_key(tree, (*path, near[0][0]), f"unknown key; {near[0][1]}")
    return at_key(tree, path, f"names no kind of source; add one of: {known}")


def _unknown(schema: Expectations, path: Path) -> str:
    known = list(schema.at(path[:-1]).get("properties", {}))
    if path[-1] == "<<":
        return 'merge keys are no part of YAML 1.2; put what sources share into "defaults"'
    hint = did_you_mean(str(path[-1]), known)
    return f"unknown key; {hint}" if hint else f"unknown key; known here: {', '.join(known)}"


def _example(schema: Expectations, path: Path) -> str:
    examples = schema.at(path).get("examples") or ["…"]
    return f'add for example "{path[-1]}: {_in_flow(examples[0])}"'


def _in_flow(value: object) -> str:
    """Return a value of the schema as YAML on one line."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key}: {_in_flow(inner)}" for key, inner in value.items()) + "}"
    return str(value)


def _expected_at(schema: Expectations, tree: Tree, path: Path) -> Unfit:
    """Return what the schema wants at a path, where pydantic's own check failed."""
    part = schema.at(path)
    if "enum" in part:
        words = [str(word) for word in part["enum"]]
        value = tree.get(tree.nearest(path))
        hint = did_you_mean(value, words) if isinstance(value, str) else ""
        return Unfit(f"one of {', '.join(words)}", why=hint)
    if part.get("type") == "integer":
        return Unfit(f"a whole number from {part['minimum']} to {part['maximum']}")
    if part.get("type") == "boolean":
        return Unfit("true or false")
    if part.get("type") == "array":
        return Unfit("a list")
    if "anyOf" in part:
        return Unfit("one text or a list of texts")
    known = ", ".join(list(part.get("properties", {}))[:3])
    return Unfit(f"a mapping with keys such as {known}" if known else 'a mapping, "name: …" lines')
