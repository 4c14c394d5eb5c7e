"""Network: what feedsvc knows of one place that entries are shared to."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from feedsvc.share.parts import Parts


@dataclass(frozen=True, slots=True, kw_only=True)
class Network:
    """How one network counts, and how a text for it is laid out."""

    name: str
    #: In ``unit``.
    limit: int
    unit: str
    #: Units of ``unit`` that a text takes.
    length: Callable[[str], int]
    #: The whole text made of the parts it is given.
    layout: Callable[[Parts], str]
    #: Address that opens the network's composer with the parts.
    intent: Callable[[Parts], str]
