"""Text becomes YAML nodes; what is no YAML becomes one fault in plain words.

Nodes carry no types: scalars are told apart only as plain and quoted, and feedsvc.config.tree reads the plain ones
by YAML 1.2. PyYAML's own resolver follows YAML 1.1, where ``no`` is false, ``1:30`` is 90 and ``2024-02-30`` a crash.
"""

from __future__ import annotations

import re

from yaml.composer import Composer
from yaml.error import Mark, MarkedYAMLError
from yaml.nodes import Node, ScalarNode
from yaml.parser import Parser
from yaml.reader import Reader, ReaderError
from yaml.resolver import BaseResolver
from yaml.scanner import Scanner

from feedsvc.config.decode import Lines
from feedsvc.errors import ConfigError, Problem

#: The schema is five levels deep.
MAX_DEPTH = 32
#: Values and keys. A hundred thousand take seconds to compose, and to read where aliases unfold to them.
MAX_NODES = 100_000

PLAIN = "plain"
QUOTED = "quoted"
COLLECTION = "collection"

_TOO_DEEP = f"nested deeper than {MAX_DEPTH} levels"
_TOO_MANY = f"the file holds more than {MAX_NODES:,} values"

#: What PyYAML says (its beginning) and what the person who wrote the file needs to hear.
_PLAIN_WORDS = (
    (r"found character '\\t' that cannot start", "a tab cannot indent here; use spaces"),
    (r"found a tab character", "a tab cannot indent here; use spaces"),
    (r"found character '(.)' that cannot start", 'text cannot begin with "{}"; put it in quotes'),
    (
        r"mapping values are not allowed",
        'a ":" stands where no key can be: put text that holds ": " in quotes, or see if the line above lacks one',
    ),
    (r"could not find expected ':'", 'this line is no "key: value" pair'),
    (r"found unexpected end of stream", "the quote that opens here is never closed"),
    (r"found unexpected document separator", "the quote that opens here is never closed"),
    (
        r"expected ',' or '(.)'",
        'the bracket that opens here is never closed by "{}", or a comma is missing in it',
    ),
    (
        r"expected the node content, but found '<stream end>'",
        "the file ends inside a bracket that is not closed",
    ),
    (r"expected the node content", "a value is missing here"),
    (r"expected <block end>", "this line does not fit the indentation of the lines above"),
    (r"found unknown escape character", 'an unknown "\\" escape; in single quotes a "\\" stands for itself'),
    (r"expected escape sequence", 'an unknown "\\" escape; in single quotes a "\\" stands for itself'),
    (
        r"found undefined alias",
        'a "*" alias without its "&" anchor above; put text that begins with "*" in quotes',
    ),
    (r"found duplicate anchor", 'an "&" anchor of this name stands above already'),
    (r"second occurrence", 'an "&" anchor of this name stands above already'),
    (r"expected alphabetic or numeric character", 'text cannot begin with "*" or "&"; put it in quotes'),
    (
        r"but found another document",
        'a second document begins here; the file holds one, so take the "---" out',
    ),
    (r"sequence entries are not allowed", 'a "- " item stands where no list can be'),
    (r"block sequence entries are not allowed", 'a "- " item stands where no list can be'),
    (f"({_TOO_DEEP}|{_TOO_MANY})", "{}"),
    (r"while scanning a directive|found unknown directive", 'a line cannot begin with "%"'),
)
#: Faults whose place is where the construct opened, not where the file ended.
_AT_OPENING = re.compile("end of stream|document separator|expected ',' or|flow")


class _Loader(Reader, Scanner, Parser, Composer, BaseResolver):
    """PyYAML's reader up to nodes, with caps on depth and number and without types."""

    def __init__(self, text: str) -> None:
        Reader.__init__(self, text)
        Scanner.__init__(self)
        Parser.__init__(self)
        Composer.__init__(self)
        BaseResolver.__init__(self)
        self._depth = 0
        self._nodes = 0

    def compose_node(self, parent: Node | None, index: int) -> Node | None:
        self._depth += 1
        self._nodes += 1
        if self._depth > MAX_DEPTH or self._nodes > MAX_NODES:
            problem = _TOO_DEEP if self._depth > MAX_DEPTH else _TOO_MANY
            begin = self.peek_event().start_mark  # type: ignore[no-untyped-call]
            raise MarkedYAMLError(problem=problem, problem_mark=begin)
        node: Node | None = super().compose_node(parent, index)
        self._depth -= 1
        return node

    def resolve(self, kind: type[Node], _value: object, implicit: object) -> str:
        """Return how a node without an explicit tag is written; a tag survives and is refused later."""
        if kind is not ScalarNode:
            return COLLECTION
        return PLAIN if isinstance(implicit, tuple) and implicit[0] else QUOTED


def compose(text: str, *, file: str) -> Node | None:
    """Return the root node, or None if the file holds none.

    Raises: ConfigError with one Problem: after a fault of the syntax nothing behind it can be trusted.
    """
    lines = Lines(text)
    loader: _Loader | None = None
    try:
        loader = _Loader(text)
        root: Node | None = loader.get_single_node()
    except ReaderError as error:
        index, message = error.position, f"a character that YAML forbids: U+{ord(text[error.position]):04X}"
    except MarkedYAMLError as error:
        mark = _mark_of(error)
        index = mark.index if mark else 0
        message = _in_plain_words(f"{error.problem or error.context or ''}")
    except (ValueError, OverflowError):
        # An escape such as "\UFFFFFFFF" names no character; a version number may have thousands of digits.
        index = loader.get_mark().index if loader else 0
        message = "an escape or number that is out of range"
    else:
        return root
    line, column = lines.place(index)
    raise ConfigError((Problem(file=file, line=line, column=column, path="", message=message),)) from None


def _mark_of(error: MarkedYAMLError) -> Mark | None:
    problem = error.problem or ""
    if error.context_mark is not None and _AT_OPENING.search(problem):
        return error.context_mark
    return error.problem_mark or error.context_mark


def _in_plain_words(problem: str) -> str:
    for pattern, words in _PLAIN_WORDS:
        if match := re.match(f".*?(?:{pattern})", problem[:200], re.DOTALL):
            return words.format(*(group for group in match.groups() if group))
    return f"not valid YAML: {problem[:100]}" if problem.isprintable() else "not valid YAML"
