"""Measure: how long a text is as one network counts it."""

from __future__ import annotations

from dataclasses import dataclass

from feedsvc.share.networks import network_named


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """A text's length in the unit of a network, beside the network's limit."""

    network: str
    length: int
    limit: int
    unit: str


def measure(network: str, text: str) -> Measure:
    """Return the length of ``text``, counted as it is.

    Raises: NotFoundError, naming the networks there are.
    """
    known = network_named(network)
    return Measure(network=known.name, length=known.length(text), limit=known.limit, unit=known.unit)
