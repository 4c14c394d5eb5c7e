"""Lines of a decoded dump: where they end, when they are blank, how their blanks are evened out.

Law: the line ends are those of Unicode (UAX 14, BK, CR, LF and NL) less the form feed and the vertical tab, which
stand inside lines of wire copy; ``str.splitlines`` also splits at FS, GS and RS and is therefore not used.
"""

from __future__ import annotations

import re
import unicodedata

#: In this order: CRLF is one end, not two, and so is what a second conversion of it leaves, CR CR LF.
_LINE_ENDS = (
    ("\r\r\n", "\x85"),
    ("\r\n", "\n"),
    ("\r", "\n"),
    ("\x85", "\n"),
    ("\u2028", "\n"),
    ("\u2029", "\n"),
)

#: Characters that show nothing and part nothing: zero-width space, soft hyphen, byte order mark, word joiner.
#: ZWNJ and ZWJ stay: they carry meaning in Persian, Urdu, Hindi and emoji.
_INVISIBLE = re.compile("[\u200b\u00ad\ufeff\u2060]")

#: What XML 1.0 (section 2.2, Char) cannot hold, less the line ends; each becomes a blank.
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def split_lines(text: str, *, keep: str = "") -> list[str]:
    r"""Return the lines of a text without their ends, NFC, without characters illegal in XML 1.0.

    ``keep`` holds an illegal character that is wanted nevertheless.

    Spec: XML 1.0 section 2.2; UAX 15.

    Example: ``split_lines("a\r\nb")`` is ``["a", "b"]``.
    """
    if not text.isascii():
        text = _INVISIBLE.sub("", text)
        if not unicodedata.is_normalized("NFC", text):
            text = unicodedata.normalize("NFC", text)
    legal = (
        _ILLEGAL.sub(lambda found: found[0] if found[0] in keep else " ", text)
        if keep
        else _ILLEGAL.sub(" ", text)
    )
    for end, one in _LINE_ENDS:
        if end in legal:
            legal = legal.replace(end, one)
    return legal.split("\n")


def squeeze(text: str) -> str:
    """Return the text with every run of blanks, no-break ones included, as one space, and its ends trimmed."""
    return " ".join(text.split())
