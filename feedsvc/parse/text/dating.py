"""Which of the dates a page prints are its article's: trained trees weigh where each stands and what is said of it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from typing import Final

from feedsvc.model.raw import DatePiece
from feedsvc.parse.text.head import Role
from feedsvc.parse.text.printed_date_traits import rows_of_dates
from feedsvc.parse.text.printed_dates import Printed, Scene, printed_dates
from feedsvc.parse.text.trees import model, rows_of

#: Scores, in thousandths of log-odds, from which a date is the article's, and a relative or yearless one, which
#: the model does not know, is.
TAKEN: Final = 0
COUNTED: Final = -1500
#: An update and a second print of the day stand within so many lines of the date.
TOGETHER: Final = 3
#: What a date beside that of an update may lack to its score and be that of publication.
DOUBT: Final = 2500
#: Body lines from either end among which a date line may have slipped into the body.
EDGE: Final = 3
#: Dates that are handed on though they were not taken.
KEPT: Final = 8


_YEAR = re.compile(r"(?<!\d)(?:199\d|20[0-3]\d)(?!\d)")


@dataclass(frozen=True, slots=True)
class Dated:
    """The dates of an article, and those that were weighed and not taken."""

    #: By index, the line's dates that were taken.
    roles: Mapping[int, Role]
    #: Indices of lines that are nothing but a date, taken or not.
    lines: frozenset[int]
    others: tuple[DatePiece, ...] = ()


def find_dates(scene: Scene) -> Dated:
    """Return the dates of an article."""
    found = printed_dates(scene)
    if not found:
        return Dated({}, frozenset())
    scores = [int(score) for score in model("date").scores(rows_of(rows_of_dates(scene, found)))]
    taken = chosen(found, scores, head=scene.head, start=scene.start)
    roles: dict[int, Role] = {}
    for at in taken:
        one = found[at]
        meaning = one.role or "published"
        role = Role("dates", _rule(scene, one), meaning, one.text)
        first = roles.get(one.at)
        roles[one.at] = replace(first, also=role) if first is not None else role
    rest = sorted((at for at in range(len(found)) if at not in taken), key=lambda at: (-scores[at], at))
    others = [_other(scene, found[at]) for at in rest[:KEPT]]
    today = _today(scene, found, taken)
    return Dated(
        dict(sorted(roles.items())),
        frozenset(one.at for one in found if one.is_line),
        (*([today] if today else ()), *others),
    )


def out_of_body(dated: Dated, body: list[bool], *, spared: AbstractSet[int]) -> None:
    """Take date lines of the article that slipped into the edge of its body out of it; those ``spared`` stay."""
    for at in dated.roles:
        if body[at] and at in dated.lines and at not in spared and sum(body) > 1:
            body[at] = sum(body[:at]) >= EDGE and sum(body[at + 1 :]) >= EDGE


def chosen(found: Sequence[Printed], scores: Sequence[int], *, head: int, start: int) -> list[int]:
    """Return which dates are the article's: the best, the same day where it is told more exactly, and its update.

    A date without a year, or a relative one, is taken only where no other is, or only one of the page's header, its
    footer or its teasers: that one stands between ``head`` and ``start`` of the body, the other neither there nor close.
    """
    whole = [at for at, one in enumerate(found) if one.is_absolute]
    best = max(whole, key=lambda at: (scores[at], -at), default=None)
    counted = [at for at, one in enumerate(found) if not one.is_absolute and scores[at] >= COUNTED]
    if (
        best is not None
        and not found[best].role
        and not head - TOGETHER <= found[best].at <= start + TOGETHER
    ):
        between = [at for at in counted if found[at].day is None and head < found[at].at <= start]
        best = between[0] if between else best
    if best is None or (found[best].is_absolute and scores[best] < TAKEN):
        best = max(counted, key=lambda at: (scores[at], -at), default=None)
    if best is None:
        return []
    best = _published(found, scores, best)
    taken = [best]
    for at, one in enumerate(found):
        if at == best or abs(one.at - found[best].at) > TOGETHER:
            continue
        is_update = (
            one.role == "updated"
            and found[best].role != "updated"
            and (one.is_absolute or one.day is not None)
        )
        if is_update or (_same_day(one, found[best]) and one.has_time and scores[at] >= TAKEN):
            taken.append(at)
    return sorted(taken, key=lambda at: (found[at].at, found[at].place))


def _published(found: Sequence[Printed], scores: Sequence[int], best: int) -> int:
    """Return the date of publication beside that of an update: an earlier one of the same line, or of the next lines."""
    update = found[best]
    if update.role != "updated":
        return best
    beside = [
        at
        for at, one in enumerate(found)
        if one.is_absolute
        and one.role != "updated"
        and abs(one.at - update.at) <= TOGETHER
        and (one.at == update.at or scores[at] >= scores[best] - DOUBT)
    ]
    return max(beside, key=lambda at: (found[at].at == update.at, scores[at], -at), default=best)


def _same_day(one: Printed, other: Printed) -> bool:
    if one.day is None or other.day is None or not one.day.is_full:
        return False
    return (one.day.year, one.day.month, one.day.day) == (other.day.year, other.day.month, other.day.day)


def _rule(scene: Scene, one: Printed) -> str:
    if scene.body[one.at] and not one.is_line:
        return "date-in-text"
    if one.at > scene.end:
        return "after-body"
    return "date-line" if one.is_line else "date-beside-others"


def _other(scene: Scene, one: Printed) -> DatePiece:
    return DatePiece(text=one.text, role="other", rule="ranks-lower", line=scene.lines[one.at].number)


def _today(scene: Scene, found: Sequence[Printed], taken: Sequence[int]) -> DatePiece | None:
    """Return what the page says of its own day, where one of the dates taken is counted from it or lacks its year.

    That is a whole date at the top of the page; without one, the latest years that the page prints.
    """
    if all(found[at].is_absolute for at in taken):
        return None
    for at, one in enumerate(found):
        if (
            at not in taken
            and one.at < scene.head
            and one.day is not None
            and one.day.is_full
            and one.is_line
        ):
            return DatePiece(text=one.text, role="page", rule="page-header", line=scene.lines[one.at].number)
    years = sorted({year for line in scene.lines for year in _YEAR.findall(line.text)}, reverse=True)
    return DatePiece(text=" ".join(years[:KEPT]), role="page", rule="latest-years") if years else None
