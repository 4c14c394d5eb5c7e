"""A ledger in memory, for decisions in a row: what the pipeline and the store do, in a dozen lines."""

from __future__ import annotations

from datetime import datetime, timedelta

from feedsvc.decide.changes import decide
from feedsvc.decide.identity import aliases_of
from feedsvc.model.entry import Entry, LedgerEntry
from feedsvc.model.outcome import Alias, Intent
from tests.builders import SEEN, make_site

FERRY = (
    "Port Merrow – The night ferry to Sallow Island will run again from Monday, the harbour board said on Saturday.",
    "Repairs to the landing stage took three weeks longer than planned, because divers found a second crack in it.",
    "Tickets cost what they did before the storm. Islanders travel free until the end of the month.",
)
MARKET = (
    "Forty stalls of the Friday market move under the railway arches, as the old car park is dug up for a water main.",
    "Traders drew lots for their pitches. Those nearest the station stairs went first, to a seller of pickled lemons.",
    "The railway asks a rent of nine crowns an evening and has promised lights and a dry floor in return.",
)


class Ledger:
    """Reads entries one after another and carries every intent out."""

    def __init__(self) -> None:
        self.named: dict[Alias, str] = {}
        self.held: dict[str, LedgerEntry] = {}
        #: Places where no file stands any more.
        self.gone: set[str] = set()
        self.now: datetime = SEEN

    def read(self, entry: Entry, *, alone: bool = True) -> Intent:
        self.now += timedelta(minutes=1)
        aliases = aliases_of(entry, alone=alone)
        known = {alias: self.held[self.named[alias]] for alias in aliases if alias in self.named}
        slugs = {ledger.slug for ledger in self.held.values()}
        intent = decide(
            entry,
            known,
            aliases=aliases,
            site=make_site(),
            now=self.now,
            taken=lambda name: name in slugs or name in self.held,
            standing=lambda place: place not in self.gone,
        )
        self.held[intent.ledger.id] = intent.ledger
        self.named.update(dict.fromkeys(intent.aliases, intent.ledger.id))
        return intent
