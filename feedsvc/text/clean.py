"""Text hygiene: what a feed may carry, and one line or one block made of what was printed.

Text enters as a decoder left it; it leaves in NFC, free of characters that XML 1.0 forbids. ZWNJ and ZWJ stay:
they carry meaning in Persian, Urdu, Hindi and in emoji.

Spec: XML 1.0 section 2.2 (Char); Unicode Standard Annex 9 (bidirectional controls), Annex 15 (NFC).
"""

from __future__ import annotations

import re
import unicodedata

#: Everything outside ``Char`` but TAB, LF, CR; C1 controls and U+FFFD are legal, yet only ever damage.
#: The last ranges are the two noncharacters that end each plane.
_SUSPECT = re.compile(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffd-\uffff"
    + "".join(f"{chr(plane * 0x10000 + 0xFFFE)}-{chr(plane * 0x10000 + 0xFFFF)}" for plane in range(1, 17))
    + "]"
)

#: An explicit list: ``str.splitlines`` also breaks at FF, VT and FS-US.
_LINE_END = re.compile("\r\n|[\r\x85\u2028\u2029]")
#: Invisible and meaningless inside text: soft hyphen, zero-width space, word joiner, byte order mark.
_INVISIBLE = re.compile("[\xad\u200b\u2060\ufeff]")
_UNSEEN = re.compile("[\xad\u200b\u2060\ufeff\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]")
_BIDI = re.compile("[\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]")
_RTL_LETTER = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
_BREAKS = re.compile("\n{3,}")

_OPENERS = {"\u202a": "\u202c", "\u202b": "\u202c", "\u202d": "\u202c", "\u202e": "\u202c"} | dict.fromkeys(
    "\u2066\u2067\u2068", "\u2069"
)
_OVERRIDES = "\u202d\u202e"


def xml_safe(text: str) -> str:
    """Return ``text`` without the characters that XML 1.0 forbids, C1 bytes read as cp1252 where they are letters.

    Surrogate pairs become the character they stand for; lone surrogates, noncharacters and U+FFFD go.
    """
    if "\ufffd" not in text and (text.isprintable() or "".join(text.split("\n")).isprintable()):
        return text
    if _SUSPECT.search(text) is None:
        return text
    return _SUSPECT.sub(_repair, _PAIR.sub(_join_pair, text))


_PAIR = re.compile("[\ud800-\udbff][\udc00-\udfff]")


def _join_pair(match: re.Match[str]) -> str:
    return match[0].encode("utf-16-le", "surrogatepass").decode("utf-16-le")


def _repair(match: re.Match[str]) -> str:
    character = match[0]
    if character == "\x85":
        return "\n"
    if "\x80" <= character <= "\x9f":
        # A page declared Latin-1 means cp1252: 0x93 is a quotation mark. Five bytes mean nothing there.
        return bytes([ord(character)]).decode("cp1252", "ignore")
    return ""


def clean_line(text: str) -> str:
    """Return ``text`` as one line: NFC, runs of blanks one space, ends trimmed, invisible characters gone.

    Bidirectional controls stay only where they are balanced and the line has right-to-left letters.
    """
    text = xml_safe(text)
    if not text.isprintable():
        if not text.isascii() and _UNSEEN.search(text):
            text = _settle_bidi(_INVISIBLE.sub("", text))
        text = " ".join(text.split())
    elif "  " in text or text[:1] == " " or text[-1:] == " ":
        # Of all blanks only the space is printable.
        text = " ".join(text.split())
    return text if text.isascii() else unicodedata.normalize("NFC", text)


def clean_block(text: str) -> str:
    """Return ``text`` with its line ends: each line cleaned, runs of blank lines made one.

    Bidirectional controls are settled line by line.
    """
    lines = _LINE_END.sub("\n", xml_safe(text)).split("\n")
    return _BREAKS.sub("\n\n", "\n".join(clean_line(line) for line in lines)).strip("\n")


def _settle_bidi(text: str) -> str:
    if not _RTL_LETTER.search(text):
        return _BIDI.sub("", text)
    text = text.strip("\u200e\u200f\u061c \xa0")
    return text if _is_balanced(text) else "".join(c for c in text if c not in _CONTROLS)


_CONTROLS = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def _is_balanced(text: str) -> bool:
    """Tell whether each embedding and isolate is closed in its turn; overrides never pass: they spoof names."""
    open_: list[str] = []
    for character in text:
        if character in _OVERRIDES:
            return False
        if character in _OPENERS:
            open_.append(_OPENERS[character])
        elif character in "\u202c\u2069" and (not open_ or open_.pop() != character):
            return False
    return not open_
