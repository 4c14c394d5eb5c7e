"""Weighted length: how X counts a text.

NFC; an address is 23 whatever its length; an emoji sequence is 2; Latin, Greek, Cyrillic, Arabic, Indic and common
punctuation are 1 a character; all else (CJK, ``…``, ``€``) is 2. Line ends count as they are: a CRLF is 2.

Spec: docs.x.com, Counting characters; twitter-text configuration v3.
"""

from __future__ import annotations

import unicodedata

import regex

from feedsvc.share.autolink import links

LIMIT = 280
UNIT = "weighted characters"
LINK_WEIGHT = 23
EMOJI_WEIGHT = 2

#: Configuration v3, ``ranges``: weight 1 within, 2 elsewhere.
_HEAVY = regex.compile("[^\x00-\u10ff\u2000-\u200d\u2010-\u201f\u2032-\u2037]")

#: UTS 51 section 1.4: keycaps, flags, tagged flags, and pictographs with presentation, skin tone and joins. The
#: longest joined sequence in use has four members (a kiss, a family); a longer chain is not one emoji to anybody.
_MEMBER = r"(?:\p{Emoji_Modifier_Base}\p{Emoji_Modifier}|[\p{Extended_Pictographic}--[\u00a9\u00ae]]\ufe0f?|[\u00a9\u00ae]\ufe0f)"
_EMOJI = regex.compile(
    r"[0-9#*]\ufe0f?\u20e3"
    r"|\p{RI}\p{RI}"
    r"|\U0001f3f4[\U000e0020-\U000e007e]{1,8}+\U000e007f"
    rf"|{_MEMBER}(?:\u200d{_MEMBER}){{0,3}}+",
    regex.VERSION1,
)


def weighted_length(text: str) -> int:
    """Return the length of ``text`` as X counts it.

    Units: weighted characters.
    """
    text = unicodedata.normalize("NFC", text)
    total = 0
    end = 0
    for start, stop in links(text):
        total += _plain_weight(text[end:start]) + LINK_WEIGHT
        end = stop
    return total + _plain_weight(text[end:])


def _plain_weight(text: str) -> int:
    if text.isascii():
        return len(text)
    rest, emoji = _EMOJI.subn("", text)
    return len(rest) + sum(1 for _ in _HEAVY.finditer(rest)) + EMOJI_WEIGHT * emoji
