"""``follow``: a network and a handle or address become the address where readers follow the site."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from feedsvc.config.unfit import Unfit
from feedsvc.model.source import FollowLink
from feedsvc.text.urls import absolute, follow_link

#: Where an account of each network lives; ``{}`` is the handle without its ``@``.
ADDRESSES = {
    "whatsapp": "https://whatsapp.com/channel/{}",
    "x": "https://x.com/{}",
    "facebook": "https://www.facebook.com/{}",
    "telegram": "https://t.me/{}",
    "instagram": "https://www.instagram.com/{}",
    "youtube": "https://www.youtube.com/@{}",
    "tiktok": "https://www.tiktok.com/@{}",
    "threads": "https://www.threads.com/@{}",
    "bluesky": "https://bsky.app/profile/{}",
    "linkedin": "https://www.linkedin.com/company/{}",
    "mastodon": "https://{1}/@{0}",
}
_HANDLE = re.compile(r"@?([A-Za-z0-9_.-]{1,100})")
_FEDIVERSE = re.compile(r"@?([A-Za-z0-9_.-]{1,100})@([A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,4})")


def read_follow(value: object, *, network: str) -> FollowLink:
    """Return where a site is followed on a network.

    An operator's address is trusted as long as it is not plainly another network's.

    Raises: Unfit.
    """
    example = "@desk@social.example" if network == "mastodon" else "@harbourpost"
    expected = f'a handle such as "{example}" or an absolute address'
    if not isinstance(value, str):
        raise Unfit(expected)
    text = value.strip()
    if "://" in text:
        url = absolute(text, None)
        if url is None or urlsplit(url).path in {"", "/"}:
            raise Unfit(expected)
        known = follow_link(url)
        if known and known.network not in {network, "mastodon"}:
            raise Unfit(expected, why=f"that is an address of {known.network}")
        return FollowLink(network=network, url=url)
    match = (_FEDIVERSE if network == "mastodon" else _HANDLE).fullmatch(text)
    if match is None or not any(c.isalnum() for c in match[1]):
        raise Unfit(expected)
    return FollowLink(network=network, url=ADDRESSES[network].format(*match.groups()))
