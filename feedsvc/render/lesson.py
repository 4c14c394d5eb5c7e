"""A lesson as the bytes that the store keeps and a reading process hands over, and back.

Three counts of 32 bits, then the imprints of 64 bits, big-endian.

Spec: lesson_from_bytes(lesson_to_bytes(lesson)) == lesson.
"""

from __future__ import annotations

import struct
from typing import Final

from feedsvc.errors import StoreError
from feedsvc.model.chrome import Lesson

_HEAD: Final = struct.Struct(">III")


def lesson_to_bytes(lesson: Lesson) -> bytes:
    """Return a lesson as bytes; equal lessons give equal bytes."""
    lines = (*lesson.text, *lesson.outside, *lesson.own)
    head = _HEAD.pack(len(lesson.text), len(lesson.outside), len(lesson.own))
    return head + struct.pack(f">{len(lines)}Q", *lines)


def lesson_from_bytes(packed: bytes) -> Lesson:
    """Return the lesson that lesson_to_bytes packed.

    Raises: StoreError if the bytes are no lesson.
    """
    if len(packed) < _HEAD.size:
        raise StoreError("a stored lesson is damaged: it has no head")
    text, outside, own = _HEAD.unpack_from(packed)
    count = text + outside + own
    if len(packed) != _HEAD.size + 8 * count:
        raise StoreError(f"a stored lesson is damaged: it holds no {count} lines")
    lines = struct.unpack_from(f">{count}Q", packed, _HEAD.size)
    return Lesson(text=lines[:text], outside=lines[text : text + outside], own=lines[text + outside :])
