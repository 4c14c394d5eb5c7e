"""Strings as a feed may carry them: clean before any library sees them, escaped as readers want them after.

lxml refuses one control character with the whole feed; so every string of a feed passes through here, in every format.

Spec: XML 1.0 sections 2.2 (Char) and 2.11 (line ends); RSS Advisory Board, Best Practices Profile (character data).
"""

from __future__ import annotations

import html
import re
import sys

from feedsvc.text.clean import xml_safe
from feedsvc.text.html import escape

_LINE_ENDS = re.compile("\r\n?")
_REFERENCE = re.compile(r"&#(?:[0-9]{1,10}|[xX][0-9a-fA-F]{1,8});")
#: What a reader that takes a description for HTML, as all do, would not show as it stands.
_LOOKS_LIKE_MARKUP = re.compile(r"<[A-Za-z/!?]|&(?:#|[A-Za-z])[0-9A-Za-z]{1,31};")
#: Elements of RSS that hold plain text, one line each.
_PLAIN_LINE = re.compile(
    rb"^ *<(title|description|category|dc:creator|dc:source|dc:rights|media:description|media:credit)[ >].*</\1>$",
    re.MULTILINE,
)


def markup(text: str) -> str:
    """Return HTML fit for a feed: no illegal character, not even as a reference that a reader would decode."""
    text = _LINE_ENDS.sub("\n", xml_safe(text))
    return _REFERENCE.sub(_legal_reference, text) if "&#" in text else text


def described(text: str) -> str:
    """Return plain text for a description of RSS, which readers take for HTML.

    Text that reads as markup (``<b>``, ``&amp;``) is escaped as HTML; all other text stays as it is, since a validator
    takes ``&amp;amp;`` for a slip.
    """
    return escape(text) if _LOOKS_LIKE_MARKUP.search(text) else text


def with_numeric_escapes(document: bytes) -> bytes:
    """Return an RSS document with ``&`` and ``<`` of plain-text elements written as numbers.

    The same infoset; readers that unescape once too often then still show a ``<``.

    Spec: Best Practices Profile, character data: ``&#x26;`` and ``&#x3C;`` are understood by the most readers.
    """
    return _PLAIN_LINE.sub(_numeric, document)


def _numeric(match: re.Match[bytes]) -> bytes:
    return match[0].replace(b"&amp;", b"&#x26;").replace(b"&lt;", b"&#x3C;")


def _legal_reference(match: re.Match[str]) -> str:
    """Return a numeric reference as it is, or what a browser makes of one that no document should hold.

    A blank stands for what nothing can be made of: dropping it could join its surroundings to another reference.
    """
    digits = match[0][2:-1]
    number = int(digits[1:], 16) if digits[0] in "xX" else int(digits)
    character = chr(number) if number <= sys.maxunicode else ""
    if character and character != "\r" and xml_safe(character) == character:
        return match[0]
    return xml_safe(html.unescape(match[0])).replace("\r", "") or " "
