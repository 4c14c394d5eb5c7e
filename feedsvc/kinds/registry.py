"""The kinds of sources, by the key that names them in the file. Nothing registers itself."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from feedsvc.kinds import feed, folder, listing, mailbox, page, push, sitemap, wordpress
from feedsvc.kinds.kind import Kind

KINDS: Final[Mapping[str, Kind]] = {
    "folder": folder.KIND,
    "feed": feed.KIND,
    "listing": listing.KIND,
    "page": page.KIND,
    "sitemap": sitemap.KIND,
    "wordpress": wordpress.KIND,
    "mailbox": mailbox.KIND,
    "push": push.KIND,
}
