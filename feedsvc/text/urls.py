"""Addresses: made absolute and plain ASCII, reduced to a key, recognized as a publisher's follow link.

Spec: RFC 3986; RFC 3987 section 3.1 (mapping to ASCII); UTS 46 for hosts.
"""

from __future__ import annotations

import ipaddress
import re
from urllib.parse import parse_qsl, quote, urlencode, urljoin, urlsplit, urlunsplit

from feedsvc.model.source import FollowLink

#: Longer addresses are data, not addresses.
MAX_LENGTH = 2048
_TRIM = "\t\n\f\r \xa0\u200b\u200e\u200f\u202f\ufeff\u3000"
_HOST = re.compile(r"[a-z0-9_](?:[a-z0-9_.-]{0,251}[a-z0-9_])?\.?")
#: Addresses that are absolute and plain already, as most are: nothing in them is to be mapped, quoted or refused.
_PLAIN = re.compile(
    r"https?://[a-z0-9](?:[a-z0-9.-]{0,250}[a-z0-9])?/[A-Za-z0-9/:!$&'()*+,;=~._-]*+(?:\?[A-Za-z0-9/?:!$&'()*+,;=~._|-]++)?"
)
_STRAY_PERCENT = re.compile(r"%(?![0-9A-Fa-f]{2})")
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.\-]*:")

#: Parameters that follow the reader about and name nothing.
_TRACKING = frozenset(
    """
    fbclid gclid dclid gbraid wbraid msclkid yclid twclid ttclid igshid igsh mc_cid mc_eid mkt_tok
    _hsenc _hsmi vero_id wickedid oly_anon_id oly_enc_id s_cid cmpid ocid ref_src ref_url spm
    """.split()
)

#: Host (without www., web., m., mobile.) and what a path must look like to name an account, per network.
_NETWORKS = (
    ("whatsapp", ("whatsapp.com",), re.compile(r"/channel/[A-Za-z0-9_-]+/?")),
    ("x", ("twitter.com", "x.com"), re.compile(r"/@?[A-Za-z0-9_]{1,15}/?")),
    (
        "facebook",
        ("facebook.com", "fb.com", "fb.me"),
        re.compile(r"/(?:pages/|groups/|people/)?[^/?]+(?:/\d+)?/?"),
    ),
    ("telegram", ("t.me", "telegram.me"), re.compile(r"/(?:s/)?\+?[A-Za-z0-9_-]{3,}/?")),
    ("instagram", ("instagram.com",), re.compile(r"/[A-Za-z0-9_.]+/?")),
    ("youtube", ("youtube.com",), re.compile(r"/(?:@[^/?]+|(?:c|channel|user)/[^/?]+|[A-Za-z0-9_-]{3,})/?")),
    ("tiktok", ("tiktok.com",), re.compile(r"/@[A-Za-z0-9_.]+/?")),
    ("threads", ("threads.net", "threads.com"), re.compile(r"/@[A-Za-z0-9_.]+/?")),
    ("bluesky", ("bsky.app",), re.compile(r"/profile/[^/?]+/?")),
    ("linkedin", ("linkedin.com",), re.compile(r"/(?:company|in|school|showcase)/[^/?]+/?")),
)
_MASTODON = re.compile(r"/@[A-Za-z0-9_.]+(?:@[A-Za-z0-9.-]+)?/?")
#: First path segments that share, search or sign in: they name no account.
_NO_ACCOUNT = frozenset(
    """
    share sharer sharer.php share.php intent home search login signup signin hashtag explore dialog watch shorts
    playlist results embed plugins tr p reel reels stories i status events photo.php story.php joinchat addstickers
    profile.php sharearticle about help privacy settings feed feeds notifications messages compose download iv
    """.split()
)
_MOBILE = re.compile(r"(?:www|web|m|mobile|touch|[a-z]{2}|[a-z]{2}-[a-z]{2})\.(?=[a-z0-9-]+\.[a-z]+\.?$)")


def absolute(url: str | None, base: str | None) -> str | None:
    """Return ``url`` as an absolute http or https address in ASCII, or None if it is no such address.

    A relative address resolves against ``base``. User names and passwords are refused: they spoof hosts.
    """
    if not url:
        return None
    url = url.strip(_TRIM)
    if not url or len(url) > MAX_LENGTH:
        return None
    if _PLAIN.fullmatch(url) and ".." not in url:
        return url
    try:
        if base and not _SCHEME.match(url):
            url = urljoin(base.strip(_TRIM), url)
        parts = urlsplit(url)
        port = parts.port
        host = parts.hostname
    except ValueError:
        return None
    if parts.scheme.lower() not in {"http", "https"} or not host or "@" in parts.netloc or "\\" in url:
        return None
    ascii_host = _ascii_host(host)
    if ascii_host is None:
        return None
    default = {"http": 80, "https": 443}[parts.scheme.lower()]
    netloc = ascii_host if port is None or port == default else f"{ascii_host}:{port}"
    made = urlunsplit(
        (
            parts.scheme.lower(),
            netloc,
            _quoted(parts.path, "/:@!$&'()*+,;=~-._"),
            _quoted(parts.query, "/?:@!$&'()*+,;=~-._[]|"),
            _quoted(parts.fragment, "/?:@!$&'()*+,;=~-._"),
        )
    )
    return made if len(made) <= MAX_LENGTH * 3 else None


def canonical_key(url: str) -> str:
    """Return what stays of an address when its scheme, www, tracking, fragment and last slash are gone.

    Two addresses with one key name the same article; the key itself is no address.
    """
    made = absolute(url, None)
    if made is None:
        return url.strip(_TRIM)
    parts = urlsplit(made)
    host = parts.netloc.rstrip(".").removeprefix("www.")
    kept = sorted(
        (name, value)
        for name, value in parse_qsl(parts.query, keep_blank_values=True)
        if name.lower() not in _TRACKING and not name.lower().startswith("utm_")
    )
    query = f"?{urlencode(kept)}" if kept else ""
    return f"{host}{parts.path.rstrip('/')}{query}"


def same_origin(one: str, other: str) -> bool:
    """Tell whether two addresses have scheme, host and port in common. Spec: RFC 6454 section 5."""
    origin = _origin(one)
    return origin is not None and origin == _origin(other)


def _origin(url: str) -> tuple[str, str, int | None] | None:
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        return None
    usual = {"http": 80, "https": 443}.get(parts.scheme)
    return (parts.scheme, parts.hostname, port or usual) if parts.hostname else None


def follow_link(url: str) -> FollowLink | None:
    """Return where a publisher is followed if ``url`` is an account, channel or page; share addresses are not.

    The address stays as printed, trailing blanks gone.
    """
    made = absolute(url, None)
    if made is None:
        return None
    parts = urlsplit(made)
    host = parts.netloc.split(":")[0]
    bare = _MOBILE.sub("", host)
    first = parts.path.lstrip("/").split("/")[0].lower()
    if first in _NO_ACCOUNT or not first:
        return None
    for network, hosts, path in _NETWORKS:
        if bare in hosts or host in hosts:
            return FollowLink(network=network, url=made) if path.fullmatch(parts.path) else None
    if _MASTODON.fullmatch(parts.path) and (
        "mastodon" in host or "mstdn" in host or host.startswith("social.") or host.endswith(".social")
    ):
        return FollowLink(network="mastodon", url=made)
    return None


def _quoted(text: str, safe: str) -> str:
    text = text.encode("utf-8", "ignore").decode("utf-8")
    return quote(_STRAY_PERCENT.sub("%25", text), safe=f"%{safe}")


def _ascii_host(host: str) -> str | None:
    """Return a host in ASCII, or None if it is none: dotted names, IPv4, IPv6 in brackets."""
    if ":" in host:
        try:
            return f"[{ipaddress.IPv6Address(host)}]"
        except ValueError:
            return None
    if not host.isascii():
        try:
            host = _idna(host)
        except UnicodeError:
            return None
    host = host.lower()
    return host if _HOST.fullmatch(host) and ".." not in host else None


def _idna(host: str) -> str:
    """Raises: UnicodeError (idna.IDNAError is one)."""
    import idna

    return idna.encode(host, uts46=True).decode("ascii")
