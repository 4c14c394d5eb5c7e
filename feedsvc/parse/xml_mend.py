"""Broken XML mended where that loses nothing but the breakage: references, brackets, CDATA sections.

What enters: the text of a document that is no XML. What leaves: the same text with fewer faults; it may still have others.
"""

from __future__ import annotations

import html.entities
import re
from collections.abc import Iterator
from typing import Final

#: What a reference or a bracket must be to stand in XML as it is.
_LOOSE: Final = re.compile(
    r"&(?:#(?P<decimal>[0-9]{1,7});|#[xX](?P<hex>[0-9a-fA-F]{1,6});|(?P<name>[A-Za-z][A-Za-z0-9]{1,31});)?"
    r"|<(?![A-Za-z_/!?])"
)
_XML_NAMES: Final = {"amp": "&", "lt": "<", "gt": ">", "quot": '"', "apos": "'"}
#: By number: behind its first fault libxml2 drops the references that go by a name, ``&amp;`` like all others.
_ESCAPED: Final = {char: f"&#{ord(char)};" for char in _XML_NAMES.values()}
_SECTION: Final = "<![CDATA["
_MARKS: Final = re.compile(r"<!\[CDATA\[|\]\]>")
#: Marks behind the beginning of a section among which its end is looked for.
_MOST_WITHIN: Final = 20
#: Where an item of a feed begins or ends.
ITEM: Final = re.compile(r"<(/?)(?:\w{1,20}:)?(?:item|entry)(?=[\s/>]|\Z)", re.IGNORECASE)


def mended(text: str) -> str:
    """Return a document with its references and brackets as XML wants them, and its CDATA sections as escaped text."""
    return "".join(
        _escaped(part) if is_raw else _LOOSE.sub(_reference, part) for is_raw, part in by_section(text)
    )


def _escaped(section: str) -> str:
    return section.replace("&", _ESCAPED["&"]).replace("<", _ESCAPED["<"]).replace(">", _ESCAPED[">"])


def by_section(text: str) -> Iterator[tuple[bool, str]]:
    """Yield the parts of a document and whether each is what stands in a CDATA section; the marks are no part of it."""
    position = 0
    for start, end in _sections(text):
        yield False, text[position:start].replace(_SECTION, "")
        yield True, text[start + len(_SECTION) : end]
        position = end + 3
    yield False, text[position:].replace(_SECTION, "")


def _sections(text: str) -> Iterator[tuple[int, int]]:
    """Yield where CDATA sections begin and end: one that holds others behind theirs, one that never ends nowhere.

    A section ends within its item; where the marks in it do not pair, its first end counts, as in XML.
    """
    marks = [(found.start(), found[0] == _SECTION) for found in _MARKS.finditer(text)]
    at = 0
    while at < len(marks):
        if marks[at][1] and (last := _end_of(marks, at, text)) is not None:
            yield marks[at][0], marks[last][0]
            at = last
        at += 1


def _end_of(marks: list[tuple[int, bool]], at: int, text: str) -> int | None:
    """Return the number of the mark that ends a section, or None if another item begins before one does."""
    first, depth = None, 1
    for number in range(at + 1, min(at + 1 + _MOST_WITHIN, len(marks))):
        position, is_opening = marks[number]
        if is_opening and ITEM.search(text, marks[number - 1][0], position):
            break
        depth += 1 if is_opening else -1
        if first is None and not is_opening:
            first = number
        if depth == 0:
            return number
    return first


def _reference(found: re.Match[str]) -> str:
    """Return a reference that XML knows; HTML's names become what they stand for (threats 3.4)."""
    if found["decimal"] or found["hex"]:
        number = int(found["decimal"]) if found["decimal"] else int(found["hex"], 16)
        return found[0] if _is_character(number) else ""
    if found["name"]:
        if found["name"] in _XML_NAMES:
            return _ESCAPED[_XML_NAMES[found["name"]]]
        meant = html.entities.html5.get(f"{found['name']};")
        return _ESCAPED["&"] + found[0][1:] if meant is None else "".join(_ESCAPED.get(c, c) for c in meant)
    return _ESCAPED[found[0]]


def _is_character(number: int) -> bool:
    """Spec: XML 1.0 section 2.2, Char."""
    return (
        number in {0x9, 0xA, 0xD}
        or 0x20 <= number <= 0xD7FF
        or 0xE000 <= number <= 0xFFFD
        or 0x10000 <= number <= 0x10FFFF
    )
