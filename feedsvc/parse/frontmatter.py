"""Front matter: the fields that stand fenced at the head of a Markdown file, in YAML, TOML or JSON.

Values stay text: YAML's own idea of ``2024-01-18``, ``no`` and ``12:30`` is not what a newsroom meant, so scalars are
read from the nodes and never constructed. Aliases are counted as often as they are used.

Spec: YAML 1.2.2 section 10.3 (core schema; only null is read); TOML 1.0; fences as Jekyll, Hugo and Zola have them.
"""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time
from typing import Any

import yaml

#: Characters; the longest of real ones stays far below.
_LONGEST = 65_536
#: Nodes, aliases counted with repetition, and how deep they may stand.
_MOST_NODES = 10_000
_DEEPEST = 20
_PLAIN_LINE = re.compile(r"([A-Za-z][\w -]{0,40}?)\s?[:=]\s{1,9}(\S.{0,2000})")
_NULLS = frozenset({"", "~", "null", "Null", "NULL"})
_FENCES = {"---": "YAML", "+++": "TOML", ";;;": "JSON"}


@dataclass(frozen=True, slots=True, kw_only=True)
class FrontMatter:
    """The fields at the head of a file, and what follows them."""

    fields: Mapping[str, Any] = field(default_factory=dict)
    body: str
    #: Lines before the body.
    lines: int = 0
    warnings: tuple[str, ...] = ()


def split_front_matter(text: str) -> FrontMatter:
    """Return fields and body of a file; without front matter no fields and the whole text.

    Front matter that cannot be read yields what its plain ``name: value`` lines say and a warning that tells where
    it breaks: a headline with a colon in it is the commonest fault of all.
    """
    text = text.lstrip("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    opened = text.lstrip("\n")
    skipped = len(text) - len(opened)
    fence, _, rest = opened.partition("\n")
    fence = fence.rstrip()
    if fence not in _FENCES:
        return FrontMatter(body=text)
    head, closed, body = _cut(rest, fence)
    if not closed:
        return FrontMatter(body=text)
    lines = skipped + head.count("\n") + 2
    try:
        fields = _READERS[fence](head)
    except (ValueError, RecursionError, yaml.YAMLError) as error:
        warning = f"The {_FENCES[fence]} front matter cannot be read ({_said(error)}); its plain lines were."
        return FrontMatter(fields=_plain_lines(head), body=body, lines=lines, warnings=(warning,))
    return FrontMatter(fields=fields, body=body, lines=lines)


def _plain_lines(head: str) -> Mapping[str, str]:
    found = (
        _PLAIN_LINE.fullmatch(line.strip()) for line in head[:_LONGEST].split("\n") if line[:1].isalpha()
    )
    return {match[1]: match[2].strip("\"' ") for match in found if match and match[2][0] not in "[{|>&*!"}


def _cut(rest: str, fence: str) -> tuple[str, bool, str]:
    """Return what stands before the closing fence, whether there is one, and what follows."""
    position = 0
    ends = {fence, "..."} if fence == "---" else {fence}
    while position < len(rest):
        end = rest.find("\n", position)
        end = len(rest) if end < 0 else end
        if rest[position:end].rstrip() in ends:
            return rest[:position], True, rest[end + 1 :]
        position = end + 1
    return rest, False, ""


def _said(error: Exception) -> str:
    if isinstance(error, yaml.MarkedYAMLError) and error.problem_mark is not None:
        return f"line {error.problem_mark.line + 2}: {error.problem}"  # the fence is line 1
    if isinstance(error, RecursionError):
        return "nested too deep"
    return " ".join(str(error).split())[:200]


def _of_yaml(head: str) -> Mapping[str, Any]:
    if len(head) > _LONGEST:  # PyYAML reads 64 kB in 0.3 s
        raise ValueError(f"more than {_LONGEST} characters")
    node = yaml.compose(head, Loader=yaml.SafeLoader)
    if node is None:
        return {}
    value = _Expansion().value(node, depth=0)
    if not isinstance(value, Mapping):
        raise ValueError("no mapping of names to values")  # noqa: TRY004 - the caller takes it as a fault of the text
    return value


class _Expansion:
    """Turns composed nodes into text, lists and mappings, within a budget."""

    def __init__(self) -> None:
        self._left = _MOST_NODES

    def value(self, node: yaml.Node, *, depth: int) -> Any:
        self._left -= 1
        if self._left < 0:
            raise ValueError(f"more than {_MOST_NODES} values once aliases are followed")
        if depth > _DEEPEST:
            raise ValueError(f"nested more than {_DEEPEST} deep")
        if isinstance(node, yaml.SequenceNode):
            return [self.value(item, depth=depth + 1) for item in node.value]
        if isinstance(node, yaml.MappingNode):
            pairs: dict[str, Any] = {}
            for key, inner in node.value:
                name = str(key.value) if isinstance(key, yaml.ScalarNode) else ""
                pairs.setdefault(name, self.value(inner, depth=depth + 1))
            return pairs
        plain = isinstance(node, yaml.ScalarNode) and node.style is None
        return None if plain and node.value in _NULLS else str(node.value)


def _of_toml(head: str) -> Mapping[str, Any]:
    return {name: _text(value) for name, value in tomllib.loads(head).items()}


def _of_json(head: str) -> Mapping[str, Any]:
    head = head.strip()
    value = json.loads(head if head.startswith("{") else "{" + head + "}", strict=False)
    return value if isinstance(value, dict) else {}


def _text(value: Any, depth: int = 0) -> Any:
    """Return a TOML value with its dates and numbers as they print."""
    if isinstance(value, datetime | date | time):
        return value.isoformat()
    if isinstance(value, list) and depth < _DEEPEST:
        return [_text(item, depth + 1) for item in value]
    if isinstance(value, dict) and depth < _DEEPEST:
        return {name: _text(item, depth + 1) for name, item in value.items()}
    return str(value).lower() if isinstance(value, bool) else value


_READERS = {"---": _of_yaml, "+++": _of_toml, ";;;": _of_json}
