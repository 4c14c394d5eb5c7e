"""A payload becomes entries: parse, then normalize, nothing else.

What enters: a Payload, the house style of its source, the moment. What leaves: a Reading, with an Entry or a Rejection
for each article in the order of the dump. Nothing is raised: what cannot be read is a Rejection with the reason, so
that one bad item costs that item and one bad dump that dump.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from feedsvc.errors import DumpError
from feedsvc.model.outcome import Reading
from feedsvc.model.raw import RawEntry, Rejection
from feedsvc.normalize.entry import normalize
from feedsvc.parse.payload import parse

if TYPE_CHECKING:
    from datetime import datetime

    from feedsvc.model.entry import Entry
    from feedsvc.model.payload import Payload
    from feedsvc.model.source import HouseStyle


def read(payload: Payload, style: HouseStyle, *, now: datetime) -> Reading:
    """Return what became of a payload; ``now`` is aware and bounds what dates can mean."""
    try:
        items = parse(payload, style)
    except DumpError as error:
        return Reading(place=payload.place, results=(_rejected(payload, payload.place, str(error)),))
    except Exception as error:  # noqa: BLE001 - hostile bytes met a parser's fault: the dump is lost, the poll is not
        return Reading(place=payload.place, results=(_rejected(payload, payload.place, _unforeseen(error)),))
    return Reading(
        place=payload.place, results=tuple(_settled(payload, item, style, now=now) for item in items)
    )


def _settled(
    payload: Payload, item: RawEntry | Rejection, style: HouseStyle, *, now: datetime
) -> Entry | Rejection:
    if isinstance(item, Rejection):
        return item
    try:
        return normalize(item, style, now=now)
    except DumpError as error:
        return _rejected(payload, item.place, str(error))
    except Exception as error:  # noqa: BLE001 - as above, for one article
        return _rejected(payload, item.place, _unforeseen(error))


def _rejected(payload: Payload, place: str, reason: str) -> Rejection:
    return Rejection(source=payload.source, place=place, reason=reason)


def _unforeseen(error: Exception) -> str:
    said = " ".join(str(error).split())[:200]
    return (
        f"could not be read: {type(error).__name__}: {said}"
        if said
        else f"could not be read: {type(error).__name__}"
    )
