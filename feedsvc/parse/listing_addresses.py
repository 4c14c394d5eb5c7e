"""Addresses judged by how they are made: of the same site or not, of an article, a section, a file or a service."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final
from urllib.parse import unquote, urlsplit

from feedsvc.text.urls import canonical_key

_MIRRORS: Final = re.compile(r"(?:www\d?|m|mobile|amp|web)\.(?=[^.]+\.)")
#: Files that are no pages.
_FILE: Final = re.compile(
    r"\.(?:pdf|jpe?g|png|gif|webp|avif|svg|ico|mp[34]|m4[av]|mov|webm|ogg|wav|zip|gz|rar|7z|exe|apk|dmg|docx?|xlsx?|pptx?"
    r"|odt|ods|epub|ics|vcf|css|js|json|xml|rss|atom|txt|csv)\Z",
    re.IGNORECASE,
)
#: Steps of a path, whole, behind which no article stands, whatever the words of the link say.
_SERVICES: Final = frozenset(
    """
    login signin sign-in signup sign-up register logout account user users profile password subscribe subscription
    subscriptions abo newsletter newsletters cart checkout shop store search suche recherche buscar busca cerca share
    sharer print email feed feeds rss wp-admin wp-login.php wp-json cdn-cgi tag tags author authors autor autores auteur
    autore category categories kategorie categorie categoria label labels page pages about about-us contact contact-us
    contacts kontakt contacto contatti impressum imprint privacy datenschutz cookies cookie terms legal agb rgpd
    advertise advertising werbung mediadaten jobs careers sitemap help faq comment comments reply archive archives
    """.split()
)
#: Of those, the ones that also stand before the slug of an article: ``/archives/123``, ``/pages/a-long-slug``.
_ALSO_FOLDERS: Final = frozenset("archive archives page pages store shop jobs print user users".split())
#: Likeness from which an address is an article's by itself.
SPEAKS: Final = 0.8
_DATE: Final = re.compile(r"(?:19|20)\d{2}[/_-]?(?:0[1-9]|1[0-2])(?:[/_-]?(?:0[1-9]|[12]\d|3[01]))?(?!\d)")
#: The year, month or day that an archive is of; behind it stands nothing.
_ARCHIVE: Final = re.compile(
    r"/(?:19|20)\d{2}(?:/(?:0?[1-9]|1[0-2]|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)(?:/(?:0?[1-9]|[12]\d|3[01]))?)?/?\Z",
    re.IGNORECASE,
)
_ID: Final = re.compile(r"\d{4,}")
#: What a system draws to name an article: letters and digits by turns, no word.
_DRAWN: Final = re.compile(r"(?=[a-z]*\d[a-z]*\d)(?=\d*[a-z])[a-z0-9]{8,40}", re.IGNORECASE)
_QUERY_ID: Final = re.compile(
    r"(?:\A|&)(?:[a-z_]{0,12}id|p|article|story|news|artikel|newsid|aid|nid|sid)=\w{1,40}", re.IGNORECASE
)
_ENDING: Final = re.compile(r"\.(?:s?html?|php|aspx?|jsp|cms|stm)\Z", re.IGNORECASE)
_WORD: Final = re.compile(r"[^\W_]+")
_DIGITS: Final = re.compile(r"\d+")


@lru_cache(maxsize=4096)
def site_of(host: str) -> str:
    """Return a host without the label that names another view of the same site: ``www``, ``m``, ``amp``."""
    host = host.lower().rstrip(".")
    return host[len(found[0]) :] if (found := _MIRRORS.match(host)) else host


def is_same_site(url: str, site: str) -> bool:
    """Tell whether an address is of a site: of its host, or one of the two beneath the other.

    Sisters (``a.host.example``, ``b.host.example``) are not the same: they may be the blogs of two people, and without
    a list of public suffixes nothing tells.
    """
    host = site_of(urlsplit(url).hostname or "")
    if not host or host == site:
        return bool(host)
    above, below = (host, site) if len(host) < len(site) else (site, host)
    return "." in above and below.endswith(f".{above}")


def leads_elsewhere(url: str) -> bool:
    """Tell whether an address is that of a file, or of a service of the site: login, share, tag, author."""
    parts = urlsplit(url)
    steps = [step for step in parts.path.lower().split("/") if step]
    if not steps:
        return not _QUERY_ID.search(parts.query)
    if _FILE.search(steps[-1]):
        return True
    last = _ENDING.sub("", steps[-1])
    if last in _SERVICES:
        return True
    if not _SERVICES.isdisjoint(steps[:-1]):
        named = _SERVICES.intersection(steps[:-1])
        return not (named <= _ALSO_FOLDERS and likeness(url) > 0)
    return False


@lru_cache(maxsize=32_768)
def likeness(url: str) -> float:
    """Return how much an address looks like that of an article, from -1 (a section) to 3.

    A date in the path, a slug of several words, a number: what content systems put there to tell articles apart.
    """
    parts = urlsplit(url)
    path = unquote(parts.path)
    steps = [step for step in path.split("/") if step]
    if not steps:
        return 1.0 if _QUERY_ID.search(parts.query) else -1.0
    last = _ENDING.sub("", steps[-1])
    words = _WORD.findall(last)
    found = 0.0
    if _ARCHIVE.search(path):
        return -0.4
    if _DATE.search(path):
        found += 1.2
    if len(words) >= 4:
        found += 1.2
    elif len(words) == 3 or (not last.isascii() and len(last) >= 8):
        found += 0.6
    if (
        _ID.search(last)
        or _DRAWN.fullmatch(last)
        or (last.isdigit() and len(steps) > 1)
        or _QUERY_ID.search(parts.query)
    ):
        found += 0.8
    elif len(steps) > 1 and _ID.search(path):
        found += 0.4
    if _ENDING.search(steps[-1]):
        found += 0.3
    if found == 0.0:
        return -1.0 if len(steps) == 1 and len(words) <= 2 else -0.4
    return min(found, 3.0)


@lru_cache(maxsize=32_768)
def key_of(url: str) -> str:
    """Return what stays of an address where it names the same article: of one whose path does, nothing but that.

    Sites tell in the query from which of their boxes a reader came.
    """
    path, asks, query = url.partition("?")
    if asks and not _QUERY_ID.search(query) and likeness(path) >= SPEAKS:
        return canonical_key(path)
    return canonical_key(url)


@lru_cache(maxsize=32_768)
def shape(url: str) -> str:
    """Return how an address is made, what differs between articles left out: ``/news/#/*``."""
    parts = urlsplit(url)
    steps = [step for step in parts.path.split("/") if step]
    names = "&".join(sorted(part.partition("=")[0] for part in parts.query.split("&") if part))
    return "/".join([*map(_step, steps[:-1]), _last(steps[-1]) if steps else "", names])


def is_in_folder(url: str) -> bool:
    """Tell whether an address has more than one step: beside the front page stand sections and articles alike."""
    return urlsplit(url).path.strip("/").count("/") > 0


def _step(step: str) -> str:
    if step.isdigit():
        return "#"
    return "*" if len(_WORD.findall(step)) >= 3 else _DIGITS.sub("#", step.lower())


def _last(step: str) -> str:
    ending = _ENDING.search(step)
    return f"*{ending[0].lower()}" if ending else "*"
