"""The roles of byline lines: what the head and the tail took for one is weighed again beside every line that names somebody."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from typing import Final

from feedsvc.model.source import HouseStyle
from feedsvc.parse.text.byline_scene import Scene
from feedsvc.parse.text.bylines import SIGN_OFF, Byline, find_bylines
from feedsvc.parse.text.head import Role, each
from feedsvc.parse.text.marks import Mark
from feedsvc.parse.text.page import Line
from feedsvc.text.people import read_people

#: Body lines from either end among which a byline may have slipped into the body, and letters beside its names.
EDGE: Final = 3
BESIDE: Final = 40
#: Rules by which a line holds categories and nothing else.
SURE_CATEGORIES: Final = frozenset({"known-sections", "tags", "under-headline"})


def nobody(style: HouseStyle) -> frozenset[str]:
    """Return what signs for nobody in a source, case-folded."""
    return frozenset(name.casefold() for name in (*style.generic_bylines, style.publisher or "") if name)


def sign(
    lines: Sequence[Line],
    marks: Sequence[Mark | None],
    body: list[bool],
    *,
    title: int | None,
    title_end: int,
    roles: Mapping[int, Role],
    nobody: AbstractSet[str],
) -> dict[int, Role]:
    """Return the roles with the bylines that the model finds; one that slipped into the edge of ``body`` leaves it."""
    scene = Scene(
        lines,
        marks,
        tuple(body),
        title,
        title_end,
        dates=[at for at, role in each(roles) if role.field == "dates"],
        fields={at: _field(role) for at, role in roles.items() if role.field != "bylines"},
    )
    found = find_bylines(scene, nobody=nobody)
    signed = {at: role for at, role in roles.items() if role.field != "bylines"}
    for at, role in roles.items():
        if role.field == "bylines" and role.also is not None:
            signed[at] = role.also
        elif role.field == "bylines" and not found and not read_people(lines[at].text, nobody=nobody).people:
            signed[at] = role  # signed by an organisation: said so, though it is no author
    for one in found:
        if body[one.at] and (one.rest > BESIDE or sum(body) == 1 or not _may_leave(body, one)):
            continue
        before = roles.get(one.at)
        also = before.also if before is not None and before.field == "bylines" else before
        dated = also if also is not None and also.field == "dates" else None
        mark = marks[one.at]
        rule = mark.rule if mark is not None and mark.rule == SIGN_OFF else one.rule
        signed[one.at] = Role("bylines", rule, also=dated)
        body[one.at] = False
    return dict(sorted(signed.items()))


def _field(role: Role) -> str:
    """Return the field of a line, ``?`` behind it where the role was taken for want of a better."""
    return f"{role.field}?" if role.field == "categories" and role.rule not in SURE_CATEGORIES else role.field


def _may_leave(body: Sequence[bool], one: Byline) -> bool:
    """Tell whether a byline may be taken out of the body: a label says what it is, or it stands at an end."""
    return one.rule != "bare-name" or sum(body[: one.at]) < EDGE or sum(body[one.at + 1 :]) < EDGE
