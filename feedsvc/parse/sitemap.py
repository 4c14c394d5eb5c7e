"""Sitemaps: the addresses that a site lists for search engines, or the sitemaps that an index names.

What enters: a payload, packed or not. What leaves: an Index, newest first where it says when, with its sitemaps as
children. What is refused: a DOCTYPE with declarations of its own, what is no sitemap, more than the protocol allows.

Spec: sitemaps.org protocol 0.9; Google's extensions for news and images; threats 3.14.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from io import BytesIO
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

from feedsvc.errors import DumpError
from feedsvc.model.web import Index, Link
from feedsvc.parse.listing_addresses import is_same_site, site_of
from feedsvc.parse.sitemap_bytes import unpacked
from feedsvc.parse.xml_mend import mended
from feedsvc.text.clean import clean_line, xml_safe
from feedsvc.text.encoding import decode
from feedsvc.text.imprints import signed_imprint
from feedsvc.text.urls import absolute, canonical_key

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

    from feedsvc.model.payload import Payload

#: Addresses, or sitemaps, of one sitemap. Spec: the protocol allows 50,000 of either.
MOST_LINKS: Final = 50_000
_LONGEST: Final = 1_000
_DOCTYPE: Final = re.compile(r"<!doctype[^>\[]{0,1000}\[", re.IGNORECASE)
_ADDRESS: Final = re.compile(r"https?://\S{1,2048}", re.IGNORECASE)
_ROOTS: Final = frozenset({"urlset", "sitemapindex"})
#: A sitemap behind what its server printed first.
_LATE: Final = re.compile(r"<\?xml\s|<(?:\w{1,20}:)?(?:urlset|sitemapindex)[\s>]", re.IGNORECASE)
_LATEST: Final = 8_192
_HTML: Final = re.compile(r"<!doctype\s+html|<html[\s>]", re.IGNORECASE)
_END: Final = re.compile(r"</(?:\w{1,20}:)?(?:urlset|sitemapindex)\s*>", re.IGNORECASE)
_MONTH: Final = re.compile(r"(\d{4})(?:-(\d\d))?")
_EARLIEST: Final = datetime.min.replace(tzinfo=UTC)


def read_sitemap(payload: Payload) -> Index:
    """Return what a sitemap lists. Raises: DumpError if it is none."""
    body, is_whole = unpacked(payload.body)
    text = decode(body, declared=payload.charset).text.lstrip("\ufeff \t\r\n\x00")
    if text[:1] == "<":
        sitemap = _in_markup(text)
    elif _ADDRESS.match(text):
        sitemap = _Sitemap(tuple(Link(url=line.strip()) for line in _lines(text)))
    else:
        raise DumpError(
            "not a sitemap: neither XML nor a list of addresses" if text else "not a sitemap: empty"
        )
    warnings: list[str] = []
    if not is_whole:
        warnings.append("The sitemap's gzip breaks off; what stands before was read.")
    if sitemap.fault:
        warnings.append(f"The sitemap is broken XML; what could be read was read: {sitemap.fault}.")
    if sitemap.is_more:
        warnings.append(f"The sitemap holds more than {MOST_LINKS} addresses; the first were read.")
    links = _settled(sitemap.links, payload, warnings)
    children = _settled(sitemap.children, payload, warnings)
    return Index(
        links=_newest_first(links),
        children=children,
        own_addresses=(payload.url,) if payload.url else (),
        is_mended=bool(sitemap.fault) or not is_whole,
        form="sitemap",
        warnings=tuple(warnings),
    )


@dataclass(frozen=True, slots=True)
class _Sitemap:
    links: tuple[Link, ...] = ()
    children: tuple[Link, ...] = ()
    fault: str = ""
    is_more: bool = False

    @property
    def size(self) -> int:
        return len(self.links) + len(self.children)

    def without_last(self) -> _Sitemap:
        links, children = (self.links[:-1], self.children) if self.links else ((), self.children[:-1])
        return _Sitemap(links, children, self.fault, self.is_more)


def _lines(text: str) -> Iterator[str]:
    """Yield the lines of a list of addresses, as many as count. Spec: one address a line, nothing else."""
    for number, line in enumerate(text.splitlines()):
        if number > MOST_LINKS:
            return
        if _ADDRESS.match(line.strip()):
            yield line


def _in_markup(text: str) -> _Sitemap:
    if _DOCTYPE.search(text[:65_536]):
        raise DumpError("not a sitemap that is read: XML with a DOCTYPE that declares entities or elements")
    if _HTML.match(text):
        raise DumpError(_not_one("html"))
    found = _LATE.search(text, 0, _LATEST)
    text = xml_safe(text[found.start() :] if found else text)
    strict = _parsed(text, recover=False)
    if not strict.fault:
        return strict
    text = mended(text)
    best = _parsed(text, recover=False)
    if best.fault:
        rest = _parsed(text, recover=True)
        # The last address of what breaks off may be half of one.
        is_cut = _END.search(text, max(len(text) - _LATEST, 0)) is None
        best = max(best, rest.without_last() if is_cut else rest, key=lambda one: one.size)
    if not best.size:
        raise DumpError(f"not a sitemap: broken XML: {strict.fault}")
    return _Sitemap(best.links, best.children, strict.fault, best.is_more)


def _parsed(text: str, *, recover: bool) -> _Sitemap:
    """Return what XML lists, up to where it breaks. Raises: DumpError if its root is no sitemap's."""
    from lxml import etree

    links: list[Link] = []
    children: list[Link] = []
    fault, is_more, depth = "", False, 0
    # The bytes are ours and UTF-8: an encoding that the document declares no longer counts. Elements are dropped as they
    # are read: a tree of 50 MB would cost ten times that.
    events = etree.iterparse(
        BytesIO(text.encode("utf-8", "replace")), events=("start", "end"), encoding="utf-8", resolve_entities=False, no_network=True,
        load_dtd=False, huge_tree=False, remove_comments=True, remove_pis=True, recover=recover,
    )  # fmt: skip
    try:
        for event, element in events:
            depth += 1 if event == "start" else -1
            name = _local(element)
            if event == "start":
                if depth == 1 and name not in _ROOTS:
                    raise DumpError(_not_one(name))
                continue
            if name in {"url", "sitemap"} and depth <= 2:
                (links if name == "url" else children).append(_link(element))
                element.clear(keep_tail=False)
                while (former := element.getprevious()) is not None:
                    element.getparent().remove(former)
                if len(links) + len(children) >= MOST_LINKS:
                    is_more = any(event == "start" for event, _ in events)
                    break
    except etree.XMLSyntaxError as error:
        fault = " ".join((error.msg or "no element").split())[:200]
    return _Sitemap(tuple(links), tuple(children), fault, is_more)


def _not_one(name: str) -> str:
    if name in {"rss", "feed", "rdf"}:
        return "not a sitemap: a feed; give it as a `feed` source"
    return (
        "not a sitemap: an HTML page" if name == "html" else f"not a sitemap: XML with the root {name[:60]}"
    )


def _link(element: Element) -> Link:
    """Return what a sitemap says of an address: by the local names, for prefixes are declared as it comes."""
    said: dict[str, str] = {}
    for child in element:
        name = _local(child)
        if len(child) and name in {"news", "image"}:
            for inner in child:
                said.setdefault(f"{name}:{_local(inner)}", inner.text or "")
        else:
            said.setdefault(name, child.text or "")
    line = {name: clean_line(text[:_LONGEST]) for name, text in said.items()}
    return Link(
        url=said.get("loc", "").strip(),
        title=line.get("news:title", ""),
        published=line.get("news:publication_date", ""),
        updated=line.get("lastmod", ""),
        image=said.get("image:loc", "").strip(),
        categories=tuple(filter(None, map(str.strip, line.get("news:keywords", "").split(","))))[:20],
    )


def _local(element: Element) -> str:
    tag = element.tag
    return tag.rpartition("}")[2].rpartition(":")[2].lower() if isinstance(tag, str) else ""


def _settled(links: tuple[Link, ...], payload: Payload, warnings: list[str]) -> tuple[Link, ...]:
    """Return links with absolute addresses and digests, each once, of one site only; what is left out is warned of."""
    found: dict[str, Link] = {}
    for link in links:
        url = absolute(link.url, payload.url)
        if url is None:
            continue
        # What an index says of an article when it changed; a title mended later is no news.
        digest = signed_imprint(url, link.updated or link.published)
        image = absolute(link.image, url) or ""
        found.setdefault(
            canonical_key(url),
            Link(
                url=url, title=link.title, published=link.published, updated=link.updated, image=image,
                categories=link.categories, digest=digest,
            ),
        )  # fmt: skip
    site = _site(found.values(), payload.url)
    own = tuple(link for link in found.values() if not site or is_same_site(link.url, site))
    if len(own) < len(found):
        warnings.append(f"{len(found) - len(own)} addresses are of other sites: left out.")
    return own


def _site(links: Iterable[Link], address: str | None) -> str:
    """Return the site that a sitemap is of: its own, or that of most addresses where it stands at a host apart."""
    hosts = Counter(site_of(urlsplit(link.url).hostname or "") for link in links)
    own = site_of(urlsplit(address).hostname or "") if address else ""
    if not hosts or (own and any(is_same_site(f"//{host}", own) for host in hosts)):
        return own
    return hosts.most_common(1)[0][0]


def _newest_first(links: tuple[Link, ...]) -> tuple[Link, ...]:
    """Return links with the latest first, those without a date behind, otherwise in their order."""
    return tuple(sorted(links, key=lambda link: _moment(link.published or link.updated), reverse=True))


def _moment(text: str) -> datetime:
    """Spec: W3C date and time formats, a profile of ISO 8601; some print what mails have (RFC 5322)."""
    if found := _MONTH.fullmatch(text):
        text = f"{found[1]}-{found[2] or '01'}-01"
    for read in (datetime.fromisoformat, parsedate_to_datetime):
        try:
            moment = read(text)
            return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)
        except (ValueError, OverflowError):
            continue
    return _EARLIEST
