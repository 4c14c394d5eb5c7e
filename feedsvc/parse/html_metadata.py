"""What a page says of its article outside the text: JSON-LD, Open Graph, meta elements, marked-up names and dates.

Every value comes with the place it was stated in, the surest first; what is missing stays missing.

Spec: schema.org; ogp.me; HTML Living Standard (time, link rel=canonical, rel=author); Dublin Core; microformats.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit

from feedsvc.model.raw import DatePiece, Piece
from feedsvc.parse.html_authors import authors_of
from feedsvc.parse.html_linked_data import LinkedData
from feedsvc.parse.html_names import DESCRIPTIONS, PUBLISHED, SECTIONS, TAGS, UPDATED
from feedsvc.text.clean import clean_line

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_ADDRESS = re.compile(r"https?:|www\.|^@|/")
_PUBLISHED_ITEM = ".//*[@itemprop='datePublished' or @itemprop='datecreated' or @property='datePublished']"
_UPDATED_ITEM = ".//*[@itemprop='dateModified' or @property='dateModified']"


@dataclass(frozen=True, slots=True, kw_only=True)
class Metadata:
    """What a page states, each value with its rule; the surest first."""

    titles: tuple[Piece, ...] = ()
    descriptions: tuple[Piece, ...] = ()
    dates: tuple[DatePiece, ...] = ()
    bylines: tuple[Piece, ...] = ()
    categories: tuple[Piece, ...] = ()
    url: str | None = None
    base_url: str | None = None
    site_name: str | None = None
    language: str | None = None
    rights: str | None = None
    #: Lower case, from og:type: ``article``, ``website`` …
    kind: str | None = None
    #: True if JSON-LD describes an article.
    has_article: bool = False
    linked_data: LinkedData | None = field(default=None, compare=False)


def metadata_of(tree: HtmlElement, *, address: str | None) -> Metadata:
    """Return what a page states; ``address`` is where it was fetched from, None for a file."""
    meta = _metas(tree)
    head_title = clean_line(tree.findtext("./head/title") or tree.findtext(".//title") or "")
    headings = [line for element in tree.iter("h1") if (line := _shown(element)) and len(line) <= 400]
    first = headings[0] if len(headings) == 1 else next(iter(meta.get("og:title", ())), head_title)
    data = LinkedData(tree, title=first)
    site_name = (
        next(iter(meta.get("og:site_name", ())), None)
        or data.site_name
        or next(iter(meta.get("application-name", ())), None)
    )
    url = _own_address(tree, meta, data, address)
    base = next((element.get("href") for element in tree.iter("base") if element.get("href")), None)
    return Metadata(
        titles=tuple(_titles(meta, data, headings, head_title)),
        descriptions=tuple(_descriptions(meta, data)),
        dates=tuple(_dates(tree, meta, data)),
        bylines=tuple(authors_of(tree, meta, data, site_name=site_name)),
        categories=tuple(_categories(tree, meta, data)),
        url=url,
        base_url=_joined(url or address, base) or url or address,
        site_name=site_name,
        language=_language(tree, meta, data),
        rights=next(iter(meta.get("copyright", ())), None),
        kind=next((kind.lower() for kind in meta.get("og:type", ())), None),
        has_article=bool(data.article),
        linked_data=data,
    )


def _metas(tree: HtmlElement) -> dict[str, list[str]]:
    """Return the contents of the meta elements by lower-case name, in page order."""
    found: dict[str, list[str]] = {}
    for element in tree.iter("meta"):
        name = (
            element.get("property")
            or element.get("name")
            or element.get("itemprop")
            or element.get("http-equiv")
        )
        content = clean_line(element.get("content") or "")
        if name and content:
            found.setdefault(name.strip().lower(), []).append(content[:4000])
    return found


def _shown(element: HtmlElement) -> str:
    return clean_line("".join(element.itertext()))[:1000]


def _titles(
    meta: dict[str, list[str]], data: LinkedData, headings: list[str], head_title: str
) -> Iterator[Piece]:
    for line in headings[:6]:
        yield Piece(text=line, rule="h1")
    for line in data.lines("headline"):
        yield Piece(text=line, rule="json-ld:headline")
    for name in ("og:title", "twitter:title", "dc.title", "sailthru.title", "parsely-title"):
        for line in meta.get(name, ())[:1]:
            yield Piece(text=line, rule=name)
    if head_title:
        yield Piece(text=head_title[:1000], rule="title-element")


def _descriptions(meta: dict[str, list[str]], data: LinkedData) -> Iterator[Piece]:
    for line in data.lines("description"):
        yield Piece(text=line, rule="json-ld:description")
    for name in DESCRIPTIONS:
        for line in meta.get(name, ())[:1]:
            yield Piece(text=line, rule=name)


def _dates(tree: HtmlElement, meta: dict[str, list[str]], data: LinkedData) -> Iterator[DatePiece]:
    for role, properties, names, items in (
        ("published", ("datePublished", "dateCreated", "uploadDate"), PUBLISHED, _PUBLISHED_ITEM),
        ("updated", ("dateModified",), UPDATED, _UPDATED_ITEM),
    ):
        for name in properties:
            for line in data.lines(name):
                yield DatePiece(text=line[:200], role=role, rule=f"json-ld:{name}")
        for name in names:
            for line in meta.get(name, ())[:1]:
                yield DatePiece(text=line[:200], role=role, rule=f"meta:{name}")
        for element in tree.xpath(items)[:3]:
            line = clean_line(element.get("datetime") or element.get("content") or _shown(element))
            if line and element.tag != "meta":
                yield DatePiece(text=line[:200], role=role, rule=f"itemprop:{role}")


def _categories(tree: HtmlElement, meta: dict[str, list[str]], data: LinkedData) -> Iterator[Piece]:
    seen: set[str] = set()
    places = (
        ("json-ld:articleSection", list(data.lines("articleSection"))),
        *((f"meta:{name}", meta.get(name, [])) for name in SECTIONS),
        *(
            (f"meta:{name}", [part for line in meta.get(name, []) for part in line.split(",")])
            for name in TAGS
        ),
        (
            "rel:tag",
            [
                _shown(element)
                for element in tree.xpath(".//a[contains(concat(' ', @rel, ' '), ' tag ')]")[:20]
            ],
        ),
    )
    for rule, lines in places:
        for line in lines:
            term = clean_line(line)
            if 1 < len(term) <= 60 and term.casefold() not in seen and not _ADDRESS.match(term):
                seen.add(term.casefold())
                yield Piece(text=term, rule=rule)


def _own_address(
    tree: HtmlElement, meta: dict[str, list[str]], data: LinkedData, address: str | None
) -> str | None:
    """Return the article's own address: no bare home page, which careless templates state on every page."""
    canonical = [
        element.get("href") or ""
        for element in tree.xpath(".//link[translate(@rel, 'CANOIL', 'canoil')='canonical']")
    ]
    stated = [
        *canonical,
        *meta.get("og:url", ()),
        *data.lines("url"),
        *_page_of(data),
        *meta.get("twitter:url", ()),
        address or "",
    ]
    for candidate in stated:
        joined = _joined(address, candidate.strip())
        if joined and len(joined) <= 2000:
            parts = urlsplit(joined)
            if parts.path.strip("/") or parts.query:
                return joined
    return None


def _page_of(data: LinkedData) -> Iterator[str]:
    for value in data.values("mainEntityOfPage"):
        page = value if isinstance(value, str) else value.get("@id") if isinstance(value, dict) else None
        if isinstance(page, str):
            yield page


def _joined(base: str | None, reference: str | None) -> str | None:
    """Return an absolute http(s) address, or None."""
    if not reference:
        return None
    try:
        joined = urljoin(base or "", reference)
        return joined if urlsplit(joined).scheme in {"http", "https"} and urlsplit(joined).hostname else None
    except ValueError:
        return None


def _language(tree: HtmlElement, meta: dict[str, list[str]], data: LinkedData) -> str | None:
    stated = (
        tree.get("lang"),
        tree.get("{http://www.w3.org/XML/1998/namespace}lang") or tree.get("xml:lang"),
        *data.lines("inLanguage"),
        *meta.get("content-language", ()),
        *meta.get("og:locale", ()),
        *meta.get("dc.language", ()),
    )
    return next((clean_line(tag).replace("_", "-")[:35] for tag in stated if tag and tag.strip()), None)
