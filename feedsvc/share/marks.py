"""WhatsApp's marks: ``*bold*``, ``_italic_``, ``~struck~``, ```` ```code``` ````, lists and quotes at a line's start.

There is no escape character. A mark that could act is replaced by a look-alike that is none; one between two
ASCII letters or digits can neither open nor close and stays: ``iran_strikes``, ``2*3``. Replacements are one for
one, so lengths do not move.

Spec: WhatsApp help, How to format your messages; openers and closers as bridges to WhatsApp read them.
"""

from __future__ import annotations

import re

#: Asterisk operator, low macron, tilde operator, grave accent letter.
_LOOK_ALIKES = {"*": "∗", "_": "ˍ", "~": "∼", "`": "ˋ"}
_STRAY = re.compile(r"`|(?<![A-Za-z0-9])[*_~]|[*_~](?![A-Za-z0-9])")
#: A bullet or a quote; an en dash and a single guillemet look the same and are neither.
_BULLET = re.compile(r"[-+>](?=\s)")
_DASHES = {"-": "–", "+": "＋", ">": "›"}
#: ``1. `` makes a list; a no-break space after the stop does not.
_NUMBER = re.compile(r"(\d{1,3}[.)])\s")


def without_marks(text: str) -> str:
    """Return one line in which WhatsApp finds no mark of any kind."""
    text = _STRAY.sub(lambda match: _LOOK_ALIKES[match[0]], text)
    if _BULLET.match(text):
        return _DASHES[text[0]] + text[1:]
    return _NUMBER.sub("\\1\xa0", text, count=1) if _NUMBER.match(text) else text


def bold(text: str) -> str:
    """Return one line as bold from end to end."""
    return f"*{_inside(text, '*')}*"


def italic(text: str) -> str:
    """Return one line as italic from end to end."""
    return f"_{_inside(text, '_')}_"


def _inside(text: str, mark: str) -> str:
    """Return text that may stand between two marks: the same mark inside would end it."""
    plain = _STRAY.sub(lambda match: _LOOK_ALIKES[match[0]], text)
    return plain.replace(mark, _LOOK_ALIKES[mark])
