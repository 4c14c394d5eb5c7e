"""Which addresses may be asked: the public ones, and what the operator's file opens for a source.

Python's own ``is_global`` takes multicast, translated and documentation addresses for public (CVE-2024-4032); this table is
written out from the IANA special-purpose registries instead.
"""

from __future__ import annotations

import socket
from functools import lru_cache
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network
from typing import TYPE_CHECKING, Final

from feedsvc.errors import BlockedError
from feedsvc.model.web import Access

if TYPE_CHECKING:
    import httpx

PORTS: Final = frozenset({80, 443, 8080, 8443})
#: Characters of an address; servers and proxies take hardly more.
LONGEST: Final = 2_000

_REFUSED_V4: Final = tuple(
    map(
        IPv4Network,
        "0.0.0.0/8 10.0.0.0/8 100.64.0.0/10 127.0.0.0/8 169.254.0.0/16 172.16.0.0/12 192.0.0.0/24 192.0.2.0/24 "
        "192.31.196.0/24 192.52.193.0/24 192.88.99.0/24 192.168.0.0/16 192.175.48.0/24 198.18.0.0/15 198.51.100.0/24 "
        # The last is a cloud's own: its machines reach the host by it.
        "203.0.113.0/24 224.0.0.0/4 240.0.0.0/4 168.63.129.16/32".split(),
    )
)
#: Of IPv6 only global unicast is public, and not all of that: what carries IPv4 within is refused whole.
_PUBLIC_V6: Final = IPv6Network("2000::/3")
_REFUSED_V6: Final = tuple(
    map(IPv6Network, "2001::/23 2001:db8::/32 2002::/16 2620:4f:8000::/48 3fff::/20".split())
)
_MAPPED: Final = IPv6Network("::ffff:0:0/96")

Address = IPv4Address | IPv6Address


class RefusedAddressError(OSError):
    """An address was resolved or dialled that may not be asked."""


def may_ask(address: str, allow: tuple[str, ...]) -> bool:
    """Tell whether an IP address may be asked; what cannot be read may not."""
    try:
        ip = ip_address(address.partition("%")[0])
    except ValueError:
        return False
    return _may_ask(ip, allow)


@lru_cache(maxsize=4096)
def _may_ask(ip: Address, allow: tuple[str, ...]) -> bool:
    if isinstance(ip, IPv6Address) and ip in _MAPPED:
        ip = IPv4Address(int(ip) & 0xFFFFFFFF)
    if any(ip.version == network.version and ip in network for network in _networks(allow)):
        return True
    if isinstance(ip, IPv4Address):
        return not any(ip in network for network in _REFUSED_V4)
    return ip in _PUBLIC_V6 and not any(ip in network for network in _REFUSED_V6)


@lru_cache(maxsize=256)
def _networks(allow: tuple[str, ...]) -> tuple[IPv4Network | IPv6Network, ...]:
    return tuple(ip_network(one, strict=False) for one in allow)


def literal(host: str) -> str | None:
    """Return the IP address that a host name is another spelling of (``127.1``, ``0x7f000001``), or None."""
    try:
        found = socket.getaddrinfo(host, None, type=socket.SOCK_STREAM, flags=socket.AI_NUMERICHOST)
    except (OSError, UnicodeError, ValueError):
        return None
    return str(found[0][4][0])


def judge(url: str, access: Access) -> httpx.URL:
    """Return an address that may be asked for, as far as its text tells.

    Raises: BlockedError with the rule.
    """
    if len(url) > LONGEST:
        raise BlockedError(f"an address of {len(url)} characters: {LONGEST} are the most that is asked for")
    if not url.isprintable() or " " in url or "\\" in url:
        raise BlockedError("an address with blanks, backslashes or control characters is not asked for")
    import httpx  # here, because reading mail and configurations needs this table and not the web

    try:
        made = httpx.URL(url)
        host = made.host
    except (httpx.InvalidURL, ValueError) as error:  # "xn--" is an IDNAError, a ValueError
        raise BlockedError(f"{url} is no address") from error
    if made.scheme not in {"http", "https"}:
        raise BlockedError(f"{url}: only http and https are asked")
    if made.userinfo:
        raise BlockedError("an address with a user name is not asked for; `headers` take an Authorization")
    if not host or "%" in host:
        raise BlockedError(f"{url} names no host")
    usual = 443 if made.scheme == "https" else 80
    port = usual if made.port is None else made.port
    if port not in PORTS and port not in access.allow_ports:
        raise BlockedError(f"{url}: port {port} is not asked, unless `allow_ports` names it")
    address = literal(host)
    if address is not None and not may_ask(address, access.allow_networks):
        raise refused(host)
    return made


def refused(host: str) -> BlockedError:
    """Return the error for a host that leads where nothing may be asked: no word of what stands there."""
    return BlockedError(f"{host} is not on the public network; `allow_networks` of the source opens others")
