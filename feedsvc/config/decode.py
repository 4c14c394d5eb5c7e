"""The bytes of a configuration file become text whose every character has a line and a column."""

from __future__ import annotations

import codecs
import re
from bisect import bisect_right

from feedsvc.errors import ConfigError, Problem

#: Ten thousand sources take about half of it; composing it takes seconds, not minutes.
MAX_BYTES = 1_000_000

#: UTF-32 first: its mark begins with that of UTF-16.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
#: What editors count as the end of a line; YAML 1.1 has three more (U+0085, U+2028, U+2029), which they do not.
_LINE_END = re.compile(r"\r\n|\n|\r")


class Lines:
    """Where each line of a text begins."""

    def __init__(self, text: str) -> None:
        self._starts = [0, *(match.end() for match in _LINE_END.finditer(text))]

    def place(self, index: int) -> tuple[int, int]:
        """Return line and column of a character. Units: both 1-based."""
        line = bisect_right(self._starts, index)
        return line, index - self._starts[line - 1] + 1


def decode(body: bytes, *, file: str) -> str:
    """Return the text of a configuration file, without its byte order mark.

    Raises: ConfigError if it is too large or not in the encoding it should be in.
    Spec: YAML 1.2.2 section 5.2: UTF-8 unless a byte order mark says otherwise.
    """
    if len(body) > MAX_BYTES:
        problem = f"the file is larger than {MAX_BYTES // 1000:,} kB, which no configuration needs"
        raise ConfigError((Problem(file=file, line=0, column=0, path="", message=problem),))
    mark, codec = next((pair for pair in _MARKS if body.startswith(pair[0])), (b"", "utf-8"))
    body = body.removeprefix(mark)
    try:
        return body.decode(codec)
    except UnicodeDecodeError as error:
        before = body[: error.start].decode(codec, "replace")
        line, column = Lines(before).place(len(before))
        message = f"byte 0x{body[error.start]:02x} is not valid {codec.upper()}; save the file as UTF-8"
        raise ConfigError((Problem(file=file, line=line, column=column, path="", message=message),)) from None
