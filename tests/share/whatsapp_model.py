"""How WhatsApp reads marks, written apart from the code that avoids them: an oracle for tests.

It errs on the side of finding marks: any closer will do, wherever it stands on the line.
"""

from __future__ import annotations

import re
from typing import NamedTuple

_LINE_START = re.compile(r"(?:[*+-]|>|\d{1,3}[.)]) ")


class Mark(NamedTuple):
    kind: str
    content: str


def marks(message: str) -> list[Mark]:
    """Return every mark that a reader's phone may act on, line by line."""
    found: list[Mark] = []
    if message.count("```") >= 2:
        found.append(Mark("```", message))
    for line in message.split("\n"):
        if start := _LINE_START.match(line):
            found.append(Mark("line", start[0]))
        for at, character in enumerate(line):
            if character in "*_~`" and _opens(line, at):
                found += [
                    Mark(character, line[at + 1 : end])
                    for end in range(at + 2, len(line))
                    if line[end] == character and _closes(line, end)
                ]
    return found


def _opens(line: str, at: int) -> bool:
    before = line[at - 1] if at else " "
    return (before.isspace() or before in ">_~*`") and not line[at + 1 : at + 2].isspace()


def _closes(line: str, end: int) -> bool:
    after = line[end + 1] if end + 1 < len(line) else " "
    return not line[end - 1].isspace() and not after.isalnum()
