"""When an article was published and last changed, from the dates its dump prints."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final
from urllib.parse import urlsplit

from feedsvc.model.entry import Candidate
from feedsvc.model.raw import DatePiece, RawEntry
from feedsvc.model.source import HouseStyle
from feedsvc.text.date_days import order_shown
from feedsvc.text.date_plain import plain_line
from feedsvc.text.dates import ReadDate, read_date

#: Dates looked at: a page of teasers prints hundreds.
MAX_DATES: Final = 24
#: Roles of pieces that are no claim about the article.
BESIDE: Final = frozenset({"page", "other"})
#: What a page may say of its own day: a date, or the latest years it prints.
LATEST_YEARS: Final = "latest-years"
#: So long into a year pages still end in the rights of the last one.
NEW_YEAR: Final = timedelta(days=60)
_AHEAD: Final = timedelta(days=1)
#: Country domains that are bought for their letters.
_NO_COUNTRY: Final = frozenset("co tv io me ai fm ly cc to ws gg ac sh tk ml ga cf gq eu".split())


@dataclass(frozen=True, slots=True, kw_only=True)
class Dates:
    """The two dates of an entry, what they rest on, and what to say of them."""

    published: ReadDate | None
    updated: ReadDate | None
    published_piece: DatePiece | None = None
    updated_piece: DatePiece | None = None
    rejected: tuple[Candidate, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class _Setting:
    """What the dates of one dump are read with."""

    language: str
    timezone: str
    now: datetime
    #: What "6 hours ago" counts from; None if the dump was written long after its page.
    base: datetime | None
    #: The order that other numbers of the page show.
    order: str | None
    #: The year of dates that print none.
    year: int


def read_dates(raw: RawEntry, style: HouseStyle, *, language: str, now: datetime) -> Dates:
    """Return when ``raw`` says it was published and updated.

    A stated role outranks position, a weekday that fits outranks one that does not, and of two readings of the same
    day the more exact one is taken. A page header's own date only serves relative ones to count from, and dates that
    the reader weighed and did not take only tell the order of numbers.
    """
    pieces = raw.dates[:MAX_DATES]
    setting = _setting(raw, pieces, style, _dated_language(raw, language), now)
    read: list[tuple[DatePiece, ReadDate]] = []
    rejected: list[Candidate] = []
    for piece in pieces:
        if piece.role in BESIDE:
            continue
        date = _read(piece, setting)
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
    rejected += [
        Candidate(value=piece.text[:80], why=_why_other(piece), line=piece.line)
        for piece in pieces
        if piece.role in BESIDE
    ]
    return Dates(
        published=published[1] if published else None,
        published_piece=published[0] if published else None,
        updated=updated[1] if updated else None,
        updated_piece=updated[0] if updated else None,
        rejected=tuple(rejected),
    )


def _read(piece: DatePiece, setting: _Setting) -> ReadDate | None:
    """Return what a piece says; of numbers that may be read two ways the one that is not after the dump."""
    date = _read_as(piece, setting, setting.order)
    if date is not None or setting.order is not None:
        return date
    readings = [_read_as(piece, setting, order) for order in ("dmy", "mdy")]
    possible = [reading for reading in readings if reading is not None]
    return possible[0] if len(possible) == 1 else None


def _read_as(piece: DatePiece, setting: _Setting, order: str | None) -> ReadDate | None:
    base = setting.now if setting.base is None else min(setting.base, setting.now)
    for year in (setting.year, setting.year - 1):
        date = read_date(
            piece.text,
            language=setting.language,
            timezone=setting.timezone,
            base=setting.now,
            counted_from=base,
            order=order,
            year=year,
        )
        if date is None or (date.year_assumed and date.moment > base + _AHEAD):
            continue  # a day without a year is the last of its name
        if year != setting.year and not date.year_assumed:
            return None
        return None if date.precision == "relative" and setting.base is None else date
    return None


def _setting(
    raw: RawEntry, pieces: tuple[DatePiece, ...], style: HouseStyle, tag: str, now: datetime
) -> _Setting:
    """Return what the dates are read with.

    Relative dates count from the page's own date if it prints one, else from the dump's time, unless the page knows
    no year so late: then the dump is a later copy.
    """
    base: datetime | None = raw.modified
    year = min(raw.modified, now).year
    for piece in pieces:
        if piece.role != "page":
            continue
        if piece.rule == LATEST_YEARS:
            year = max((int(one) for one in piece.text.split() if int(one) <= year), default=year)
            if year < (raw.modified - NEW_YEAR).year:
                base = None
            continue
        date = read_date(piece.text, language=tag, timezone=style.timezone, base=now)
        if date is not None and date.precision != "relative":
            base, year = date.moment, date.moment.year
            break
    shown = {order_shown(plain_line(piece.text)) for piece in pieces} - {None}
    return _Setting(
        language=tag,
        timezone=style.timezone,
        now=now,
        base=base,
        order=shown.pop() if len(shown) == 1 else None,
        year=year,
    )


def _best(pairs: list[tuple[DatePiece, ReadDate]]) -> tuple[DatePiece, ReadDate] | None:
    if not pairs:
        return None
    rank = {"second": 0, "minute": 0, "day": 0, "relative": 1, "month": 2}
    first = min(
        pairs, key=lambda pair: (pair[1].weekday_wrong, pair[1].year_assumed, rank[pair[1].precision])
    )
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


def _why_other(piece: DatePiece) -> str:
    if piece.role == "page":
        return "tells when the page was made"
    return "where it stands and what is said of it fits the article less"
