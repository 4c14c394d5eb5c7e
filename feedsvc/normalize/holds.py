"""Articles that must not go out: embargoed, held, killed.

Before the instant an embargo names there is no output at all; an embargo that cannot be read holds.

Spec: the advisories of Reuters (STORY WITHDRAWN) and dpa (HOLD, KILL), ``Sperrfrist``.
"""

from __future__ import annotations

import re
from datetime import datetime, timedelta

from feedsvc.model.raw import RawEntry
from feedsvc.model.source import HouseStyle
from feedsvc.text.clean import clean_line
from feedsvc.text.dates import read_date

#: An advisory is a short line at the head of the dump; in longer ones the words are part of a story.
MAX_ADVISORY = 120
_HEAD_BLOCKS = 4

_EMBARGO = re.compile(
    r"\W{0,4}(?:(?:STRICTLY )?EMBARGO(?:ED)?\b(?: FOR [A-Z]+)?|NOT FOR (?:PUBLICATION|RELEASE) (?:BEFORE|UNTIL)\b|HOLD FOR RELEASE\b"
    r"|Sperrfrist\b|SPERRFRIST\b|EMBARGADO\b|SOUS EMBARGO\b)(?P<until>.*)"
)
_KILL = re.compile(
    r"\W{0,4}(?:(?:BULLETIN )?KILL(?:[ :,]+KILL)+|STORY WITHDRAWN|WITHDRAWN[:,]|MANDATORY KILL|HOLD(?:[ :,]+HOLD)+)\b"
)


def hold_reason(raw: RawEntry, style: HouseStyle, *, language: str, now: datetime) -> str | None:
    """Return why an article must not be published now, or None."""
    for line in _head(raw):
        if _KILL.match(line):
            return f"withdrawn or held by its sender: {line}"
        embargo = _EMBARGO.match(line)
        if embargo is None:
            continue
        until = read_date(embargo["until"], language=language, timezone=style.timezone, base=now)
        if until is None or until.precision in {"month", "relative"}:
            return f"under an embargo whose end cannot be read, or lies ahead: {line}"
        end = until.moment + timedelta(days=1) if until.precision == "day" else until.moment
        if end > now:
            return f"under embargo until {end.isoformat()}: {line}"
    return None


def _head(raw: RawEntry) -> list[str]:
    printed = [raw.title.text] if raw.title else []
    printed += [piece.text for piece in raw.title_candidates[:4]]
    printed += [block.text for block in raw.blocks[:_HEAD_BLOCKS]]
    printed += [line.text for line in raw.dropped[:10]]
    lines = (clean_line(text[: MAX_ADVISORY * 4]) for text in printed if len(text) <= MAX_ADVISORY * 4)
    return [line for line in lines if len(line) <= MAX_ADVISORY]
