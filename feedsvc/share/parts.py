"""Parts of a share text: what an entry offers, before any network lays it out.

The lede is the entry's summary, which has no dateline: a share text is read hours later and far from the desk, and
the place stands in the story. Every part is one line without control characters. ``http://`` and ``https://`` are
taken from headline, lede and credits: a preview is made from the first address, and that is the article's.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from feedsvc.model.entry import Entry, LedgerEntry
from feedsvc.model.source import FollowLink, ShareSpec, Site
from feedsvc.share.credits import credited, is_publisher
from feedsvc.share.hashtags import hashtags
from feedsvc.text.addresses import entry_url
from feedsvc.text.clean import clean_line
from feedsvc.text.sentences import fit

#: Characters of lede at most; longer is no share text. The two longest summaries a reading makes stay whole.
LEDE_LIMIT = 600

_SCHEME = re.compile(r"https?:/{2,}", re.IGNORECASE)
_ADDRESS = re.compile(r"https?://[^\s<>\"]+", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Parts:
    """The pieces of one share text; an empty piece is left out of the layout."""

    headline: str
    #: Address of the entry's page.
    link: str
    #: BCP 47 tag of the text, which labels follow.
    language: str
    lede: str = ""
    #: Names to credit, the original source first.
    credits: tuple[str, ...] = ()
    #: With their ``#``.
    hashtags: tuple[str, ...] = ()
    #: Whose channel it is, as far as we know.
    publisher: str = ""
    #: Where readers follow the publisher on this network, or empty.
    channel: str = ""


def parts_of(ledger: LedgerEntry, *, site: Site, spec: ShareSpec, network: str) -> Parts:
    """Return everything that a snippet of this entry may hold."""
    entry = ledger.entry
    headline = _plain(entry.title) or _plain(entry.title_raw)
    return Parts(
        headline=headline,
        link=entry_url(site, ledger.slug),
        language=entry.language,
        lede=_lede(entry, headline),
        credits=tuple(_plain(name) for name in credited(entry.sources, publisher=site.title)),
        hashtags=hashtags(entry.categories, limit=spec.hashtags),
        publisher=_plain(site.title) if _speaks_for_site(entry, site, network) else "",
        channel=_channel((*site.follow, *entry.follow), network),
    )


def _plain(text: str) -> str:
    """Return one clean line in which no address has a scheme."""
    line = clean_line(text)
    if "//" in line:
        # Once more for a scheme that the first pass put together: "hthttps://tp://".
        line = clean_line(_SCHEME.sub("", _SCHEME.sub("", line)).replace("://", " "))
    return line


def _lede(entry: Entry, headline: str) -> str:
    lede = _plain(entry.summary)
    if lede.casefold() == headline.casefold():
        return ""
    return fit(lede, LEDE_LIMIT, entry.language, len)


def _channel(follow: tuple[FollowLink, ...], network: str) -> str:
    """Return the first address on the network: the site's own, else the one printed in the dump."""
    for link in follow:
        if link.network == network and _ADDRESS.fullmatch(link.url) and clean_line(link.url) == link.url:
            return link.url
    return ""


def _speaks_for_site(entry: Entry, site: Site, network: str) -> bool:
    """Tell whether the channel is the site's: configured, or printed in a dump that names the site as its source."""
    if _channel(site.follow, network):
        return True
    return any(is_publisher(source.name, site.title) for source in entry.sources)
