"""The lines below and between the body: sources, rights, follow links, tags."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from feedsvc.model.raw import RawLink
from feedsvc.parse.text.cues import is_caption
from feedsvc.parse.text.follow import addresses, follow_address, is_share_address
from feedsvc.parse.text.head import Role
from feedsvc.parse.text.marks import Mark
from feedsvc.parse.text.page import Line

#: Lines below the body among which a caption may still be the article's.
NEAR_END: Final = 4
#: Lines below the body in which sources and tags are the article's.
SIGN_OFF: Final = 15
#: More is a directory.
MOST_LINKS: Final = 20
MOST_RIGHTS: Final = 3


def read_tail(
    lines: Sequence[Line], marks: Sequence[Mark | None], *, end: int, roles: dict[int, Role]
) -> dict[int, Role]:
    """Return the roles of lines from the last body line ``end`` on, and of source lines anywhere in the body."""
    found: dict[int, Role] = {}
    rights = 0
    for at in range(end + 1, len(lines)):
        mark, text = marks[at], lines[at].text
        near = at - end
        if at in roles and roles[at].field == "dates":
            continue
        if mark is not None:
            if mark.rule == "source-line" and near <= SIGN_OFF:
                found[at] = Role("sources", "source-line")
            elif mark.rule == "tags" and near <= SIGN_OFF and len(text.split()) > 2:
                found[at] = Role("categories", "tags")
            elif mark.rule == "rights-line" and rights < MOST_RIGHTS:
                rights += 1
                found[at] = Role("rights", "rights-line")
        elif near <= NEAR_END and is_caption(text):
            found[at] = Role("captions", "credit-or-flag")
    return found


def follow_links(
    lines: Sequence[Line], marks: Sequence[Mark | None], body: Sequence[bool]
) -> dict[int, RawLink]:
    """Return the follow links of lines outside the body, by index; the label is on the line or right above it."""
    links: dict[int, RawLink] = {}
    seen: set[str] = set()
    for at, line in enumerate(lines):
        if body[at] or len(links) >= MOST_LINKS or not _may_hold_address(line.text):
            continue
        for printed in addresses(line.text):
            url = follow_address(printed)
            if url is None or url in seen or is_share_address(url):
                continue
            seen.add(url)
            label = line.text.replace(printed, " ").strip(" :–—-()[]<>") or _label(lines, marks, at)
            links.setdefault(at, RawLink(url=url, label=label or None, line=line.number))
    return links


def _may_hold_address(text: str) -> bool:
    return len(text) <= 2500 and "/" in text and "." in text


def _label(lines: Sequence[Line], marks: Sequence[Mark | None], at: int) -> str:
    """Return the line right above an address if it names a network or has no address of its own."""
    if not at or lines[at].before:
        above = marks[at - 1] if at else None
        return (
            lines[at - 1].text
            if above is not None and above.rule == "follow-link" and not addresses(lines[at - 1].text)
            else ""
        )
    return lines[at - 1].text if len(lines[at - 1].text) <= 60 and not addresses(lines[at - 1].text) else ""


def signed(text: str) -> str:
    """Return the reporters of a sign-off: ``Reporting by A B`` of ``(Reporting by A B; Editing by C D)``."""
    return text.strip("() .").split(";")[0].strip()
