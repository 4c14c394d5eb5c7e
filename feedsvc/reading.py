"""A payload becomes entries: parse, then normalize, nothing else.

What enters: a Payload, the house style of its source, the moment. What leaves: a Reading, with an Entry or a Rejection
for each article in the order of the dump. Nothing is raised: what cannot be read is a Rejection with the reason, so
that one bad item costs that item and one bad dump that dump. Only MemoryError goes through, to the process whose limit
it is.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from feedsvc.errors import DumpError
from feedsvc.model.account import Explanation
from feedsvc.model.outcome import Reading
from feedsvc.model.raw import RawEntry, Rejection
from feedsvc.model.web import Selectors
from feedsvc.normalize.entry import normalize
from feedsvc.parse.payload import parse, text_of

if TYPE_CHECKING:
    from datetime import datetime

    from feedsvc.model.account import LineAccount
    from feedsvc.model.chrome import Lesson
    from feedsvc.model.entry import Entry
    from feedsvc.model.payload import Payload
    from feedsvc.model.source import HouseStyle
    from feedsvc.model.visit import How
    from feedsvc.model.web import Index


def read(payload: Payload, style: HouseStyle, *, now: datetime) -> Reading:
    """Return what became of a payload; ``now`` is aware and bounds what dates can mean."""
    try:
        items = _hinted(parse(payload, style), payload)
    except MemoryError:
        raise  # the limit is the process's: it answers for it
    except DumpError as error:
        return Reading(place=payload.place, results=(_rejected(payload, payload.place, str(error)),))
    except Exception as error:  # noqa: BLE001 - hostile bytes met a parser's fault: the dump is lost, the poll is not
        return Reading(place=payload.place, results=(_unforeseen(payload, payload.place, error),))
    return Reading(
        place=payload.place,
        results=tuple(_settled(payload, item, style, now=now) for item in items),
        digests=tuple(item.digest for item in items) if any(item.digest for item in items) else (),
        lesson=_taught(items, style) if style.learn else None,
    )


def index(payload: Payload, how: How) -> Index:
    """Return what an index lists. Raises: DumpError if it is none, with the reason."""
    # Each reader is imported where it is needed, as the readers of dumps are.
    try:
        if how.form == "feed":
            from feedsvc.parse.feed import read_feed

            return read_feed(payload, with_words=how.with_words)
        if how.form == "sitemap":
            from feedsvc.parse.sitemap import read_sitemap

            return read_sitemap(payload)
        if how.form == "wordpress":
            from feedsvc.parse.wordpress import read_wordpress

            return read_wordpress(payload)
        if how.form == "changes":
            from feedsvc.parse.changes import read_changes

            return read_changes(payload, how.text_place)
        from feedsvc.parse.listing import read_listing

        return read_listing(payload, how.selectors or Selectors())
    except (DumpError, MemoryError):
        raise
    except Exception as error:  # hostile bytes met a parser's fault: this index is lost
        raise DumpError(_unforeseen(payload, payload.place, error).reason) from error


def _hinted(items: tuple[RawEntry | Rejection, ...], payload: Payload) -> tuple[RawEntry | Rejection, ...]:
    """Return the article of a page with what the index that led there said of it."""
    if payload.hint is None or len(items) != 1 or not isinstance(items[0], RawEntry):
        return items
    from feedsvc.parse.hint import with_hint

    return (with_hint(items[0], payload.hint),)


def explain(payload: Payload, style: HouseStyle, *, now: datetime) -> tuple[Explanation, ...]:
    """Return what became of a payload with the account of its lines, where it is plain text."""
    results = read(payload, style, now=now).results
    accounts = _accounts(payload, style)
    if len(accounts) != len(results):
        accounts = ((),) * len(results)
    return tuple(
        Explanation(place=result.place, result=result, lines=_with_dateline(lines, result))
        for result, lines in zip(results, accounts, strict=True)
    )


def _accounts(payload: Payload, style: HouseStyle) -> tuple[tuple[LineAccount, ...], ...]:
    """Return the accounts of the articles of a plain-text dump; of any other form none."""
    from feedsvc.parse.text.account import account

    try:
        text = text_of(payload, style)
        return () if text is None else account(text, payload=payload, style=style)
    except MemoryError:
        raise
    except Exception:  # noqa: BLE001 - as above; what broke is told by the reading
        return ()


def _with_dateline(lines: tuple[LineAccount, ...], result: Entry | Rejection) -> tuple[LineAccount, ...]:
    """Return the account with the line that the dateline opens named so."""
    if isinstance(result, Rejection) or result.dateline is None:
        return lines
    opened = next((found.line for found in result.evidence if found.field == "dateline"), 0)
    return tuple(
        replace(line, role="dateline") if line.role == "body" and line.number == opened else line
        for line in lines
    )


def _taught(items: tuple[RawEntry | Rejection, ...], style: HouseStyle) -> Lesson | None:
    """Return the lesson of a dump; a fault in it costs the lesson, for the article is read by then."""
    try:
        return _lesson(items, style)
    except MemoryError:
        raise
    except Exception:  # noqa: BLE001 - as above; a source learns from its other dumps
        return None


def _lesson(items: tuple[RawEntry | Rejection, ...], style: HouseStyle) -> Lesson | None:
    """Return what a dump of one article teaches; what several in one dump share is that dump's, not the source's."""
    if len(items) != 1 or not isinstance(items[0], RawEntry) or items[0].form != "text":
        return None
    from feedsvc.parse.text.learned import lesson_of

    return lesson_of(items[0], chrome=style.chrome)


def _settled(
    payload: Payload, item: RawEntry | Rejection, style: HouseStyle, *, now: datetime
) -> Entry | Rejection:
    if isinstance(item, Rejection):
        return item
    try:
        return normalize(item, style, now=now)
    except MemoryError:
        raise
    except DumpError as error:
        return _rejected(payload, item.place, str(error))
    except Exception as error:  # noqa: BLE001 - as above, for one article
        return _unforeseen(payload, item.place, error)


def _rejected(payload: Payload, place: str, reason: str) -> Rejection:
    return Rejection(source=payload.source, place=place, reason=reason)


def _unforeseen(payload: Payload, place: str, error: Exception) -> Rejection:
    said = " ".join(str(error).split())[:200]
    named = f"{type(error).__name__}: {said}" if said else type(error).__name__
    reason = f"could not be read: {named}"
    return Rejection(source=payload.source, place=place, reason=reason, is_failure=True)
