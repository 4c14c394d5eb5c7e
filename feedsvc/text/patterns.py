"""Patterns that an operator writes, on RE2: no pattern, however it is written, takes more than linear time.

Spec: RE2 syntax; no lookaround, no back-references.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from typing import Any

#: A longer pattern is a list of lines that slipped into one.
MAX_PATTERN = 500
#: Patterns in one list: each is tried on each line.
MAX_PATTERNS = 100
#: Bytes that RE2 may spend on one pattern; ``(?:x{1000}){1000}`` needs more and is refused.
_MAX_MEMORY = 1 << 20
#: Characters of a line that are looked at: where RE2 falls back to its slow automaton a megabyte takes seconds.
_MAX_LINE = 20_000
#: Lines that are looked at together: a call of RE2 costs more than its work on one line.
_AT_ONCE = 32
#: What means another thing in joined lines: the ends of a whole text, and flags that are turned off.
_NOT_JOINED = re.compile(r"\\[AzZQ]|\(\?[a-zA-Z]{0,9}-")


class PatternFault(ValueError):  # noqa: N818 - a pattern's state; it never leaves as an error
    """A pattern that cannot be used; its text is a clause about why."""


class Patterns:
    """A list of patterns, tried in order on one line at a time."""

    def __init__(self, patterns: tuple[str, ...]) -> None:
        self._patterns = patterns
        self._each = tuple(_compiled(pattern) for pattern in patterns)
        #: One automaton that says of most lines, or of many at once, that no pattern matches.
        self._any = _together(patterns)

    def first(self, line: str) -> str | None:
        """Return the first pattern that matches somewhere in a line, or None."""
        text = _searchable(line)
        tried = zip(self._patterns, self._each, strict=True)
        return next((pattern for pattern, compiled in tried if compiled.search(text)), None)

    def matches(self, lines: Sequence[str]) -> dict[int, str]:
        """Return for each line that a pattern matches the first such pattern, by the line's index."""
        found: dict[int, str] = {}
        for start in range(0, len(lines) if self._each else 0, _AT_ONCE):
            several = lines[start : start + _AT_ONCE]
            if self._any is not None and self._any.search(_joined(several)) is None:
                continue
            for at, line in enumerate(several, start):
                if line and (pattern := self.first(line)) is not None:
                    found[at] = pattern
        return found


@lru_cache(maxsize=64)
def patterns_of(patterns: tuple[str, ...]) -> Patterns:
    """Return compiled patterns; a source's are compiled once a process. Raises: PatternFault."""
    return Patterns(patterns)


def captured(pattern: str, line: str) -> str | None:
    """Return what a pattern's first group takes of a line, all it matches where it has no group, or None.

    Example: ``captured("^HEADLINE: (.+)$", "HEADLINE: Ferry returns")`` is ``"Ferry returns"``.
    """
    found = _compiled(pattern).search(_searchable(line))
    if found is None:
        return None
    taken = found.group(1) if found.re.groups else found.group(0)
    return (taken or "").strip() or None


def fault(pattern: str) -> str | None:
    """Return why a pattern cannot be used, or None."""
    try:
        compiled = _compiled(pattern)
    except PatternFault as error:
        return str(error)
    if compiled.search("") is not None:
        return "it matches an empty line, so it may match any line"
    return None


@lru_cache(maxsize=512)
def _compiled(pattern: str) -> Any:
    """Raises: PatternFault."""
    import re2

    if len(pattern) > MAX_PATTERN:
        raise PatternFault(f"it is longer than {MAX_PATTERN} characters")
    options = re2.Options()
    options.log_errors = False
    options.max_mem = _MAX_MEMORY
    try:
        return re2.compile(unicodedata.normalize("NFC", pattern), options)
    except (re2.error, UnicodeError) as error:
        raise PatternFault(_in_plain_words(error)) from None


def _together(patterns: tuple[str, ...]) -> Any:
    r"""Return one expression that finds all patterns in joined lines, or None where there is none.

    A pattern that finds more there than in single lines (``\s`` takes a line end) does no harm, one that finds less
    (``\A`` is the beginning of all) would: such are tried line by line.
    """
    import re2

    if not patterns or any(_NOT_JOINED.search(pattern) for pattern in patterns):
        return None
    options = re2.Options()
    options.log_errors = False
    joined = "|".join(f"(?m:{unicodedata.normalize('NFC', pattern)})" for pattern in patterns)
    try:
        return re2.compile(joined, options)
    except re2.error:
        return None


def _in_plain_words(error: Exception) -> str:
    said = error.args[0] if error.args else ""
    text = said.decode("utf-8", "replace") if isinstance(said, bytes) else str(said)
    if text.startswith("invalid perl operator"):
        return "RE2 has no lookaround: (?=, (?!, (?<= and (?<! are not to be had"
    if text.startswith("invalid escape sequence"):
        return f"{text}; RE2 has no back-references"
    return " ".join(text.split())[:120] or "it is no regular expression"


def _joined(lines: Sequence[str]) -> str:
    text = "\n".join(lines)
    return _fit("\n".join(line[:_MAX_LINE] for line in lines) if len(text) > _MAX_LINE else text)


def _searchable(line: str) -> str:
    return _fit(line[:_MAX_LINE])


def _fit(text: str) -> str:
    """Return a text that RE2 takes: NFC as the patterns are, and without halves of surrogate pairs."""
    if text.isascii():
        return text
    return unicodedata.normalize("NFC", text).encode("utf-8", "replace").decode()
