"""When an article was published and last changed, from the dates its dump prints."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlsplit

from feedsvc.model.entry import Candidate
from feedsvc.model.raw import DatePiece, RawEntry
from feedsvc.model.source import HouseStyle
from feedsvc.text.dates import ReadDate, read_date

#: Dates looked at: a page of teasers prints hundreds.
MAX_DATES = 24
#: Country domains that are bought for their letters.
_NO_COUNTRY = frozenset("co tv io me ai fm ly cc to ws gg ac sh tk ml ga cf gq eu".split())


@dataclass(frozen=True, slots=True, kw_only=True)
class Dates:
    """The two dates of an entry, what they rest on, and what to say of them."""

    published: ReadDate | None
    updated: ReadDate | None
    published_piece: DatePiece | None = None
    updated_piece: DatePiece | None = None
    rejected: tuple[Candidate, ...] = ()


def read_dates(raw: RawEntry, style: HouseStyle, *, language: str, now: datetime) -> Dates:
    """Return when ``raw`` says it was published and updated.

    A stated role outranks position, a weekday that fits outranks one that does not, and of two readings of the same
    day the more exact one is taken. A page header's own date only serves relative ones to count from.
    """
    tag = _dated_language(raw, language)
    base = _relative_base(raw, style, tag, now)
    read: list[tuple[DatePiece, ReadDate]] = []
    rejected: list[Candidate] = []
    for piece in raw.dates[:MAX_DATES]:
        if piece.role == "page":
            continue
        date = _read(piece, style, tag, now=now, base=base)
        if date is None:
            rejected.append(Candidate(value=piece.text[:80], why=_why_not(piece), line=piece.line))
        else:
            read.append((piece, date))
    published = _best([pair for pair in read if pair[0].role != "updated"])
    updated = _best([pair for pair in read if pair[0].role == "updated"])
    rejected += [
        Candidate(
            value=piece.text[:80], why="another date stands nearer or is stated more exactly", line=piece.line
        )
        for piece, _ in read
        if (published is None or piece is not published[0]) and (updated is None or piece is not updated[0])
    ]
    if published is None and updated is not None:
        published = updated  # a page that prints its last change alone claims no earlier day
    if published and updated and updated[1].moment < published[1].moment:
        rejected.append(
            Candidate(value=updated[0].text[:80], why="an update before publication", line=updated[0].line)
        )
        updated = None
    return Dates(
        published=published[1] if published else None,
        published_piece=published[0] if published else None,
        updated=updated[1] if updated else None,
        updated_piece=updated[0] if updated else None,
        rejected=tuple(rejected),
    )


def _read(piece: DatePiece, style: HouseStyle, tag: str, *, now: datetime, base: datetime) -> ReadDate | None:
    date = read_date(piece.text, language=tag, timezone=style.timezone, base=now)
    if date is not None and date.precision == "relative":
        return read_date(piece.text, language=tag, timezone=style.timezone, base=min(base, now))
    return date


def _relative_base(raw: RawEntry, style: HouseStyle, tag: str, now: datetime) -> datetime:
    """Return what "6 hours ago" counts from: the page's own date if it prints one, else the dump's time."""
    for piece in raw.dates[:MAX_DATES]:
        if piece.role == "page":
            date = read_date(piece.text, language=tag, timezone=style.timezone, base=now)
            if date is not None and date.precision != "relative":
                return date.moment
    return raw.modified


def _best(pairs: list[tuple[DatePiece, ReadDate]]) -> tuple[DatePiece, ReadDate] | None:
    if not pairs:
        return None
    rank = {"second": 0, "minute": 0, "day": 0, "relative": 1, "month": 2}
    first = min(pairs, key=lambda pair: (pair[1].weekday_wrong, rank[pair[1].precision]))
    exactness = {"second": 0, "minute": 1, "day": 2, "relative": 3, "month": 4}

    def closer(pair: tuple[DatePiece, ReadDate]) -> tuple[int, bool]:
        return exactness[pair[1].precision], pair[1].zone_assumed

    same_day = [pair for pair in pairs if pair[1].moment.date() == first[1].moment.date()]
    return min(same_day, key=closer) if first in same_day else first


def _dated_language(raw: RawEntry, language: str) -> str:
    """Return the language with its region where the dump tells it: London and New York order numbers apart."""
    primary = language.partition("-")[0]
    if "-" in language:
        return language
    stated = (raw.language or "").replace("_", "-")
    if "-" in stated and stated.partition("-")[0].lower() == primary:
        return stated
    try:
        host = urlsplit(raw.url or raw.base_url or "").hostname or ""
    except ValueError:
        return language
    country = host.rpartition(".")[2]
    if primary == "en" and len(country) == 2 and country.isalpha() and country not in _NO_COUNTRY:
        return f"en-{country.upper()}"
    return language


def _why_not(piece: DatePiece) -> str:
    return "names no day for certain" if any(c.isdigit() for c in piece.text) else "no date"
