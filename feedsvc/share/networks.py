"""The networks that feedsvc writes for, by name: an explicit dictionary, one module each."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from feedsvc.errors import NotFoundError
from feedsvc.share import facebook, telegram, whatsapp, x
from feedsvc.share.network import Network

NETWORKS: Mapping[str, Network] = MappingProxyType(
    {
        "whatsapp": whatsapp.NETWORK,
        "x": x.NETWORK,
        "facebook": facebook.NETWORK,
        "telegram": telegram.NETWORK,
    }
)


def network_named(name: str) -> Network:
    """Return the network of that name.

    Raises: NotFoundError, naming the networks there are.
    """
    try:
        return NETWORKS[name]
    except KeyError as unknown:
        raise NotFoundError(f"no network {name!r}; known: {', '.join(NETWORKS)}") from unknown
