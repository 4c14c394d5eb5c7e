"""Compose: the share snippets of an entry, one a network."""

from __future__ import annotations

from feedsvc.model.entry import LedgerEntry
from feedsvc.model.feed import ShareSnippet
from feedsvc.model.source import ShareSpec, Site
from feedsvc.share.fit import fitted
from feedsvc.share.networks import network_named
from feedsvc.share.parts import Parts, parts_of


def compose(ledger: LedgerEntry, *, site: Site, spec: ShareSpec, network: str) -> ShareSnippet:
    """Return the entry's text for one network, within its limit, and the address that opens its composer.

    Raises: NotFoundError, naming the networks there are.
    """
    known = network_named(network)

    def length(parts: Parts) -> int:
        return known.length(known.layout(parts))

    fit = fitted(parts_of(ledger, site=site, spec=spec, network=known.name), limit=known.limit, length=length)
    text = known.layout(fit.parts)
    return ShareSnippet(
        entry=ledger.id,
        network=known.name,
        text=text,
        intent_url=known.intent(fit.parts),
        length=known.length(text),
        limit=known.limit,
        unit=known.unit,
        dropped=fit.dropped,
    )


def compose_all(ledger: LedgerEntry, *, site: Site, spec: ShareSpec) -> tuple[ShareSnippet, ...]:
    """Return a snippet for each network of ``spec``, in its order."""
    return tuple(compose(ledger, site=site, spec=spec, network=network) for network in spec.networks)
