"""Public addresses: the one place that builds them from ``site.url``.

Every address is absolute, http or https, and plain ASCII: a ``link`` of RSS may be no IRI, and readers store three
different forms of one that is.

Spec: CONTRACT, HTTP; RSS Advisory Board, Best Practices Profile (link); RFC 3987 section 3.1.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType
from urllib.parse import quote

from feedsvc.model.source import FeedSpec, Site
from feedsvc.text.clean import xml_safe
from feedsvc.text.urls import absolute

#: Media type by form, bare: what ``type`` attributes carry. The forms of a feed in the order they are offered.
FEED_MEDIA_TYPES: Mapping[str, str] = MappingProxyType(
    {"rss": "application/rss+xml", "atom": "application/atom+xml", "json": "application/feed+json"}
)
OPML_MEDIA_TYPE = "text/x-opml"
OPML_PATH = "feeds.opml"
#: Characters with a meaning of their own in an address (RFC 3986 section 2.2), and the percent sign.
_RESERVED = ":/?#[]@!$&'()*+,;=%"


def media_type(form: str) -> str:
    """Return what a feed of this form is served as, charset included."""
    bare = FEED_MEDIA_TYPES[form]
    # JSON is UTF-8 by definition: RFC 8259 section 8.1 and 11, no charset parameter is defined.
    return bare if form == "json" else f"{bare}; charset=utf-8"


def front_url(site: Site) -> str:
    """Return the address of the site's front page."""
    return f"{_base(site.url)}/"


def entry_url(site: Site, slug: str) -> str:
    """Return the address of an entry's page."""
    return f"{_base(site.url)}/e/{_segment(slug)}/"


def feed_path(name: str, form: str) -> str:
    """Return where a feed is published, below ``publish.directory``."""
    return f"feeds/{name}.{form}"


def feed_url(site: Site, name: str, form: str) -> str:
    """Return the address of a feed; ``form`` is ``rss``, ``atom`` or ``json``."""
    return f"{_base(site.url)}/feeds/{_segment(name)}.{form}"


def feed_page_url(site: Site, name: str) -> str:
    """Return the address of the page that shows a feed to people."""
    return f"{_base(site.url)}/feeds/{_segment(name)}/"


def home_url(site: Site, spec: FeedSpec) -> str:
    """Return the page a feed is about: the front for the feed titled as the site, else the feed's own page."""
    return front_url(site) if spec.title == site.title else feed_page_url(site, spec.name)


def scheme_uri(site: Site, scheme: str) -> str:
    """Return the URI that stands for a scheme of categories: RSS calls it domain.

    Spec: RFC 4287 section 4.2.2.2 (scheme: an IRI).
    """
    return absolute(scheme, None) or f"{front_url(site)}#{_segment(scheme)}"


def opml_url(site: Site) -> str:
    """Return the address of the list of all feeds."""
    return f"{_base(site.url)}/{OPML_PATH}"


@lru_cache(maxsize=64)
def _base(url: str) -> str:
    return (absolute(url, None) or quote(xml_safe(url), safe=_RESERVED)).rstrip("/")


def _segment(text: str) -> str:
    return quote(text.encode("utf-8", "replace"), safe="")
