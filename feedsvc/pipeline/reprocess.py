"""Reprocess: stored entries read again from their files, by today's reader and rules.

The store keeps readings, not dumps, so a file must still stand, with the bytes that were read, to be read again; an
entry whose file does not stays as it is, with the reason. Nothing is written here but by ``apply``: a batch a
transaction, and done again after a kill it changes only what is left.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from uuid import uuid4

from feedsvc.decide.changes import file_of
from feedsvc.decide.differences import Difference
from feedsvc.decide.identity import aliases_of, place_alias
from feedsvc.decide.reread import identify, reread
from feedsvc.fetch.folder import FoundFile, Scan
from feedsvc.kinds.registry import KINDS
from feedsvc.model.entry import Entry, LedgerEntry
from feedsvc.model.outcome import FileState, Intent, Reading
from feedsvc.model.payload import Payload
from feedsvc.model.raw import Rejection
from feedsvc.model.source import HouseStyle, Site, Source
from feedsvc.pipeline.learn import informed
from feedsvc.pipeline.poll import file_state, read_by_name, was_refused
from feedsvc.pipeline.recording import BATCH, intend, is_alone
from feedsvc.seams import Reader, Store

#: What may become of a stored entry, or of a file that was no article, in the order of a summary.
OUTCOMES = ("changed", "new", "rejected", "left", "same")


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What reading again makes of one entry."""

    #: One of OUTCOMES: ``new`` is an article in a file that held none before; ``rejected`` an entry that the rules of today
    #: would not take; ``left`` one whose dump is not to be had.
    kind: str
    place: str
    #: One clause.
    reason: str
    ledger: LedgerEntry
    differences: tuple[Difference, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Batch:
    """Outcomes that are recorded together."""

    outcomes: tuple[Outcome, ...] = ()
    #: For entries that are stored already / for those of files that were refused before.
    intents: tuple[Intent, ...] = ()
    new: tuple[Intent, ...] = ()
    #: States of files that were refused before and are not any more.
    files: tuple[FileState, ...] = ()


@dataclass(slots=True)
class _Shelf:
    """What is stored of one source, and where its dumps are."""

    source: Source
    #: The source's, with what its dumps have taught.
    style: HouseStyle
    site: Site
    store: Store
    now: datetime
    #: Ids of the entries that are asked for; None for all, and for files that were refused.
    wanted: frozenset[str] | None
    known: Mapping[str, FileState]
    files: dict[str, FoundFile]
    #: Reasons for files that stand and cannot be read now.
    unread: dict[str, str]
    #: Entries by the file that each is read from, withdrawn ones too: nothing may come back under another id.
    at_home: dict[str, list[LedgerEntry]] = field(default_factory=dict)
    #: Entries without a file, and why.
    homeless: list[tuple[LedgerEntry, str]] = field(default_factory=list)

    def asks_for(self, ledger: LedgerEntry) -> bool:
        return ledger.killed_at is None and (self.wanted is None or ledger.id in self.wanted)


async def reprocess(
    source: Source,
    *,
    site: Site,
    store: Store,
    reader: Reader,
    now: datetime,
    wanted: frozenset[str] | None = None,
) -> AsyncIterator[Batch]:
    """Yield what reading a source's stored entries again makes of them; ``wanted`` are ids, None for all.

    Files that were refused are read again too, where all are wanted. Nothing is recorded.

    Raises: FetchError if the folder cannot be read; StoreError.
    """
    shelf = _open(source, site=site, store=store, now=now, wanted=wanted)
    reasons: dict[str, str] = {}
    batch: list[Reading] = []
    async for reading in reader.read(_payloads(shelf, reasons)):
        batch.append(reading)
        if len(batch) >= BATCH:
            yield _settled(batch, shelf)
            batch = []
    if batch:
        yield _settled(batch, shelf)
    lost = [(ledger, reason) for place, reason in reasons.items() for ledger in shelf.at_home.get(place, ())]
    left = [(ledger, reason) for ledger, reason in (*lost, *shelf.homeless) if shelf.asks_for(ledger)]
    if left:
        yield Batch(outcomes=tuple(_outcome("left", ledger, reason) for ledger, reason in left))


def apply(
    batch: Batch, *, source: Source, store: Store, now: datetime, with_new: bool, withdraw: bool
) -> tuple[Outcome, ...]:
    """Record a batch in one transaction, withdraw what is rejected where that is asked for, and return what was done.

    Without ``with_new`` the next poll, a running service's, is told to look at refused files again: two writers would
    give one article two ids. Where a service was quicker, an entry is left as the service has it.

    Raises: StoreError.
    """
    new, files = (batch.new, batch.files) if with_new else ((), ())
    changed: frozenset[str] = frozenset()
    if batch.intents or new or files:
        changed = store.amend(source.key, intents=batch.intents, new=new, files=files, at=now)
    if batch.new and not with_new:
        # No two orders are the same: a poll that is under way must not take this one for the one it follows.
        store.remember(read_by_name(source.key), f"to be read again, by order of {uuid4()}")
    if withdraw:
        for outcome in batch.outcomes:
            if outcome.kind == "rejected":
                store.kill(outcome.ledger.id, now=now)
    return tuple(
        outcome if outcome.kind != "changed" or outcome.ledger.id in changed else _overtaken(outcome)
        for outcome in batch.outcomes
    )


def _overtaken(outcome: Outcome) -> Outcome:
    reason = "was changed or withdrawn by another feedsvc while it was read"
    return replace(outcome, kind="left", reason=reason, differences=())


def summary(counted: Mapping[str, int]) -> dict[str, int]:
    """Return how many outcomes there are of each kind, in the order of OUTCOMES."""
    return {kind: counted.get(kind, 0) for kind in OUTCOMES}


def _open(
    source: Source, *, site: Site, store: Store, now: datetime, wanted: frozenset[str] | None
) -> _Shelf:
    known = store.file_states(source.key)
    kind = KINDS[source.kind]
    # Of what is fetched only the reading is kept.
    found = (
        kind.files.scan(source, known=known, now=now)
        if not kind.is_fetched(source)
        else Scan(files=(), skipped=(), unsettled=())
    )
    shelf = _Shelf(
        source=source,
        style=informed(source.style, store.learning),
        site=site,
        store=store,
        now=now,
        wanted=wanted,
        known=known,
        files={file.place: file for file in found.files},
        unread={item.place: item.reason for item in found.skipped},
    )
    holders = store.find(place_alias(source.key, place) for place in shelf.files)
    standing: dict[str, str] = {}
    for place in shelf.files:
        holder = holders.get(place_alias(source.key, place))
        if holder is not None:
            standing.setdefault(holder.id, place)
    for ledger in store.entries(sources=(source.key,), include_killed=True):
        own = file_of(ledger.entry.place)
        holder = holders.get(place_alias(source.key, own))
        if own in shelf.files and (holder is None or holder.id == ledger.id):
            shelf.at_home.setdefault(own, []).append(ledger)
        elif ledger.id in standing:
            shelf.at_home.setdefault(standing[ledger.id], []).append(ledger)
        else:
            shelf.homeless.append((ledger, _why_homeless(own, shelf)))
    return shelf


def _why_homeless(own: str, shelf: _Shelf) -> str:
    if KINDS[shelf.source.kind].is_fetched(shelf.source):
        return f"{own} was fetched: of such dumps only the reading is kept"
    if own in shelf.files:
        return f"{own} holds another article now"
    return f"{own} {shelf.unread[own]}" if own in shelf.unread else f"{own} is gone"


def _payloads(shelf: _Shelf, reasons: dict[str, str]) -> Iterator[tuple[Payload, HouseStyle]]:
    """Yield the dumps to read; ``reasons`` is told of the files that cannot be."""
    homes = {place for place, held in shelf.at_home.items() if any(map(shelf.asks_for, held))}
    refused = {place for place, state in shelf.known.items() if state.rejected is not None}
    places = sorted(homes | (shelf.files.keys() & refused if shelf.wanted is None else set()))
    files = tuple(shelf.files[place] for place in places)
    stand = KINDS[shelf.source.kind].files
    for reading in stand.read_files(shelf.source, files, known={}) if files else ():
        place, state = reading.state.place, shelf.known.get(reading.state.place)
        if reading.skipped is not None or reading.payload is None:
            reasons[place] = reading.skipped.reason if reading.skipped else "could not be read"
        elif state is None or state.digest != reading.state.digest:
            reasons[place] = f"{place} was changed since it was read: the next poll reads it"
        else:
            yield reading.payload, shelf.style


def _settled(batch: Sequence[Reading], shelf: _Shelf) -> Batch:
    """Return what a batch of readings means for what is stored."""
    outcomes: list[Outcome] = []
    intents: list[Intent] = []
    newcomers: list[Reading] = []
    for reading in batch:
        stored = shelf.at_home.get(reading.place, [])
        if _was_refused(reading, shelf):
            # These bytes were never read as an article: what a poll would make of them holds.
            newcomers.append(reading)
            continue
        found, strangers = _matched(reading, stored, shelf)
        for former, intent, differences in found:
            if shelf.asks_for(former):
                intents.append(intent)
                outcomes.append(
                    replace(_outcome(intent.kind, intent.ledger, intent.reason), differences=differences)
                )
        held = {former.id for former, _, _ in found}
        lost = [former for former in stored if former.id not in held]
        outcomes += [_lost(former, reading) for former in lost if shelf.asks_for(former)]
        # An article without an entry beside an entry without an article may be that entry: it gets no second id.
        if strangers and not lost and shelf.wanted is None:
            newcomers.append(reading)
    settled = Batch(outcomes=tuple(outcomes), intents=tuple(intents))
    return _with_new(newcomers, settled, shelf) if newcomers else settled


def _matched(
    reading: Reading, stored: Sequence[LedgerEntry], shelf: _Shelf
) -> tuple[list[tuple[LedgerEntry, Intent, tuple[Difference, ...]]], bool]:
    """Return the stored entries that a file's articles are, and whether there are others."""
    entries = [result for result in reading.results if isinstance(result, Entry)]
    aliases = [aliases_of(entry, alone=is_alone(reading)) for entry in entries]
    known = shelf.store.find({alias for names in aliases for alias in names})
    matches = identify(entries, stored=stored, known=known, aliases=aliases)
    mine = {former.id for former in stored}
    found = [
        (former, *reread(former, entry, aliases=names, known=known))
        for entry, former, names in zip(entries, matches, aliases, strict=True)
        if former is not None and former.id in mine
    ]
    return found, None in matches


def _with_new(newcomers: Sequence[Reading], batch: Batch, shelf: _Shelf) -> Batch:
    """Return a batch with what a poll would make of files that held no article, or fewer."""
    decided = intend(
        newcomers, site=shelf.site, store=shelf.store, now=shelf.now, standing=shelf.files.__contains__
    )
    fresh = {reading.place for reading in newcomers if _was_refused(reading, shelf)}
    new = tuple(
        intent
        for intent in decided
        if intent.kind == "new" or (intent.kind == "changed" and file_of(intent.ledger.entry.place) in fresh)
    )
    added = [_outcome("new", intent.ledger, "was no article before") for intent in new]
    found = {intent.ledger.id for intent in decided}
    for reading in newcomers:
        stored = shelf.at_home.get(reading.place, ()) if reading.place in fresh else ()
        added += [
            _replaced(former, reading)
            for former in stored
            if former.id not in found and shelf.asks_for(former)
        ]
    states = tuple(
        file_state(replace(shelf.known[reading.place], rejected=None), reading) for reading in newcomers
    )
    return replace(batch, outcomes=(*batch.outcomes, *added), new=new, files=states)


def _was_refused(reading: Reading, shelf: _Shelf) -> bool:
    return was_refused(shelf.known[reading.place])


def _replaced(former: LedgerEntry, reading: Reading) -> Outcome:
    """Return what became of an entry whose file was overwritten with what was no article."""
    still = [result.reason for result in reading.results if isinstance(result, Rejection)]
    if len(still) < len(reading.results):
        return _outcome("left", former, f"{reading.place} holds another article now")
    return _outcome("left", former, f"{reading.place} was changed into what is no article: {still[0]}")


def _lost(former: LedgerEntry, reading: Reading) -> Outcome:
    """Return what became of an entry that its file, read today, does not hold."""
    refused = [result for result in reading.results if isinstance(result, Rejection)]
    own = [result for result in refused if result.place == former.entry.place]
    if own or (refused and len(refused) == len(reading.results)):
        found = (own or refused)[0]
        return _outcome("left" if found.is_failure else "rejected", former, found.reason)
    return _outcome("left", former, f"cannot be told among the articles that {reading.place} is read as now")


def _outcome(kind: str, ledger: LedgerEntry, reason: str) -> Outcome:
    return Outcome(kind=kind, place=ledger.entry.place, reason=reason, ledger=ledger)
