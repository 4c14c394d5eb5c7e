"""What a feed says of when to ask again.

Spec: RSS 2.0, ttl, skipHours, skipDays; RSS 1.0 syndication module.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from feedsvc.parse.feed_names import Names, first, line_in
from feedsvc.parse.feed_values import Rhythm

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

#: Longer waits are slips: a ttl meant as seconds.
_MOST_MINUTES: Final = 7 * 24 * 60
_DAYS: Final = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_PERIODS: Final = {"hourly": 60, "daily": 24 * 60, "weekly": 7 * 24 * 60}


def rhythm_of(found: dict[str, list[Element]], names: Names) -> Rhythm:
    """Return what a channel or feed says of its rhythm; all 24 hours or seven days skipped say nothing."""
    hours = {
        number % 24
        for number in map(_number, _said(found, names, "skiphours", "hour"))
        if number is not None and number <= 24
    }
    days = {
        _DAYS.index(day[:3].lower())
        for day in _said(found, names, "skipdays", "day")
        if day[:3].lower() in _DAYS
    }
    return Rhythm(
        ttl_minutes=_minutes(found),
        skip_hours=tuple(sorted(hours)) if len(hours) < 24 else (),
        skip_days=tuple(sorted(days)) if len(days) < 7 else (),
    )


def _minutes(found: dict[str, list[Element]]) -> int | None:
    stated = _number(line_in(first(found, "ttl")))
    if stated is None and (period := _PERIODS.get(line_in(first(found, "sy:updateperiod")).lower())):
        stated = period // (_number(line_in(first(found, "sy:updatefrequency"))) or 1)
    return min(stated, _MOST_MINUTES) if stated else None


def _said(found: dict[str, list[Element]], names: Names, outer: str, inner: str) -> list[str]:
    inside = [names.children(element).get(inner, []) for element in found.get(outer, ())]
    return [line_in(element) for group in inside for element in group[:100]]


def _number(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 9 else None
