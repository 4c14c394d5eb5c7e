"""What reading a stored file again means: the same article, read better, or worse.

Law: the same bytes are the same article, so identity (id, slug, first seen, withdrawn or not) never changes here, and
neither does ``updated``: nothing happened to the story, only to our reading of it.
Spec: RFC 4287 section 4.2.15: ``updated`` moves with what the publisher considers significant; readers that show a
story anew when it moves would show every story of the source anew.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from feedsvc.decide.changes import KINSHIP, recognized, steadied
from feedsvc.decide.differences import Difference, differences
from feedsvc.model.entry import Entry, LedgerEntry
from feedsvc.model.outcome import Alias, Intent
from feedsvc.text.similarity import containment


def identify(
    entries: Sequence[Entry],
    *,
    stored: Sequence[LedgerEntry],
    known: Mapping[Alias, LedgerEntry],
    aliases: Sequence[tuple[Alias, ...]],
) -> tuple[LedgerEntry | None, ...]:
    """Return for each article of a file which stored entry it is, or None.

    ``stored`` is what was read from the same bytes before: one article then and one now are the same, whatever was made
    of it. Of several each is known by its names, and what is left by its text.
    """
    if len(entries) == 1 and len(stored) == 1:
        return (stored[0],)
    found: list[LedgerEntry | None] = []
    taken: set[str] = set()
    for entry, names in zip(entries, aliases, strict=True):
        match = recognized(entry, known, names)
        former = match[1] if match is not None and match[1].id not in taken else None
        found.append(former)
        if former is not None:
            taken.add(former.id)
    left = [former for former in stored if former.id not in taken]
    pairs = sorted(
        (
            (containment(entry.body_text, former.entry.body_text), at, former.id)
            for at, entry in enumerate(entries)
            if found[at] is None
            for former in left
        ),
        reverse=True,
    )
    by_id = {former.id: former for former in left}
    for kinship, at, entry_id in pairs:
        if kinship >= KINSHIP and found[at] is None and entry_id not in taken:
            found[at] = by_id[entry_id]
            taken.add(entry_id)
    return tuple(found)


def reread(
    former: LedgerEntry, entry: Entry, *, aliases: Sequence[Alias], known: Mapping[Alias, LedgerEntry]
) -> tuple[Intent, tuple[Difference, ...]]:
    """Return what is to be done with a stored entry that was read again, and what would be shown differently.

    Names that another entry holds stay with it.
    """
    fresh = tuple(alias for alias in aliases if alias not in known)
    if former.killed_at is not None:
        return Intent(kind="killed", reason="withdrawn", ledger=former), ()
    reading = steadied(entry, former.entry)
    found = differences(former.entry, reading)
    if not found:
        return Intent(kind="same", reason="reads the same", ledger=former, aliases=fresh), ()
    reason = f"{', '.join(difference.field for difference in found)} read differently"
    ledger = replace(former, entry=reading, revision=former.revision + 1)
    return Intent(kind="changed", reason=reason, ledger=ledger, aliases=fresh), found
