"""What differs between two readings of one article, field by field, as lines that can be shown side by side."""

from __future__ import annotations

import difflib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from feedsvc.model.entry import Entry

#: Unchanged lines shown around a change.
AROUND = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """One field that differs, in lines."""

    field: str
    before: tuple[str, ...]
    after: tuple[str, ...]

    def unified(self) -> tuple[tuple[str, str], ...]:
        """Return sign and text of each line of a unified diff: ``-``, ``+``, a blank, or ``@`` between two places."""
        lines = list(difflib.unified_diff(self.before, self.after, n=AROUND, lineterm=""))
        # Two lines name the files, which are none; the third opens the first place.
        return tuple((line[:1], "" if line.startswith("@@") else line[1:]) for line in lines[3:])


def differences(former: Entry, entry: Entry) -> tuple[Difference, ...]:
    """Return what a reader, a feed or a page would show differently; evidence and what was dropped do not count."""
    found = []
    for field, lines in _FIELDS:
        before, after = lines(former), lines(entry)
        is_told = field == "markup" and former.paragraphs != entry.paragraphs
        if before != after and not is_told:
            found.append(Difference(field=field, before=before, after=after))
    return tuple(found)


def _date(entry: Entry) -> tuple[str, ...]:
    return _moment(entry.published, entry.published_precision, is_assumed=entry.zone_assumed)


def _moment(moment: datetime | None, precision: str | None, *, is_assumed: bool) -> tuple[str, ...]:
    if moment is None:
        return ()
    assumed = ", zone assumed" if is_assumed else ""
    return (f"{moment.isoformat()} ({precision}{assumed})",)


def _one(text: str | None) -> tuple[str, ...]:
    return (text,) if text else ()


def _joined(*parts: object) -> str:
    return " | ".join(str(part) for part in parts if part)


#: Every field of an entry that is published somewhere, in the order of a page.
_FIELDS: tuple[tuple[str, Callable[[Entry], tuple[str, ...]]], ...] = (
    ("title", lambda e: _one(e.title)),
    ("title as printed", lambda e: _one(e.title_raw)),
    ("date", _date),
    ("updated", lambda e: _one(e.updated.isoformat() if e.updated else None)),
    ("authors", lambda e: e.authors),
    ("dateline", lambda e: _one(e.dateline.raw if e.dateline else None)),
    ("categories", lambda e: tuple(_joined(c.term, c.scheme) for c in e.categories)),
    ("summary", lambda e: _one(e.summary)),
    ("body", lambda e: e.paragraphs),
    ("markup", lambda e: tuple(e.body_html.replace("><", ">\n<").split("\n"))),
    ("images", lambda e: tuple(_joined(i.url, i.alt, i.caption, i.credit) for i in e.images)),
    ("captions", lambda e: tuple(_joined(c.text, c.credit, c.archive and "archive") for c in e.captions)),
    ("sources", lambda e: tuple(_joined(s.name, s.url) for s in e.sources)),
    ("follow", lambda e: tuple(_joined(link.network, link.url) for link in e.follow)),
    ("rights", lambda e: _one(e.rights)),
    ("address", lambda e: _one(e.url)),
    ("guid", lambda e: _one(e.guid)),
    ("language", lambda e: (f"{e.language} {e.direction}",)),
    ("cut short", lambda e: ("the dump holds only the beginning",) if e.truncated else ()),
)
