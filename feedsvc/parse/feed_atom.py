"""Atom 1.0 and 0.3: the tree of a document becomes a Feed.

Spec: RFC 4287; RFC 5005 (paging); the draft that Atom 0.3 was (mode, issued, modified).
"""

from __future__ import annotations

import base64
import binascii
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from feedsvc.model.raw import DatePiece, Piece
from feedsvc.parse.feed_markup import markup_in
from feedsvc.parse.feed_media import of_group, pictures
from feedsvc.parse.feed_names import XML_BASE, XML_LANG, Names, base_of, first, line_in, text_in
from feedsvc.parse.feed_timing import rhythm_of
from feedsvc.parse.feed_values import MOST_ITEMS, Feed, Item, Text
from feedsvc.text.clean import clean_line
from feedsvc.text.urls import absolute

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_DATES: Final = (
    ("published", "published"), ("issued", "published"), ("created", "published"), ("pubdate", "published"),
    ("dc:date", "published"), ("updated", "updated"), ("modified", "updated"),
)  # fmt: skip
_KIND_SCHEME: Final = "http://schemas.google.com/g/2005#kind"


def read_atom(root: Element, *, address: str | None) -> Feed:
    """Return the feed that a ``feed`` element, or a lone ``entry``, holds."""
    names = Names(core="atom")
    found = names.children(root)
    entries = [root] if names[root.tag] == "entry" else found.get("entry", [])
    entries = entries or [
        one for one in root.iter() if isinstance(one.tag, str) and names[one.tag] == "entry"
    ]
    base = base_of(root, address or "")
    links = [] if entries == [root] else found.get("link", [])
    reader = _Entries(names, feed=found, root=root, address=address or "")
    over = len(entries) - MOST_ITEMS
    return Feed(
        form="atom",
        title=_line(first(found, "title")),
        language=(root.get(XML_LANG) or line_in(first(found, "dc:language")))[:60],
        generator=line_in(first(found, "generator"))[:500],
        own_addresses=tuple(_hrefs(links, "self", base)),
        next_page=next((url for rel in ("next", "prev-archive") for url in _hrefs(links, rel, base)), None),
        rhythm=rhythm_of(found, names),
        items=tuple(map(reader.read, entries[:MOST_ITEMS])),
        warnings=(f"The feed holds {len(entries)} items; the first {MOST_ITEMS} were read.",)
        if over > 0
        else (),
    )


class _Entries:
    """Reads the entries of one feed, with what it says for all of them."""

    def __init__(self, names: Names, *, feed: dict[str, list[Element]], root: Element, address: str) -> None:
        self._names = names
        self._address = address
        self._authors = self._people(feed)
        self._rights = _pieces(feed, "rights", "copyright")[:1]
        self._language = root.get(XML_LANG) or ""

    def read(self, element: Element) -> Item:
        found = self._names.children(element)
        base = base_of(element, self._address)
        guid = text_in(first(found, "id"))
        link = next(_hrefs(_for_people(found.get("link", [])), "alternate", base), "")
        if not link and guid.startswith(("http://", "https://")):
            link = absolute(guid, None) or ""
        content, summary = first(found, "content"), first(found, "summary", "media:description")
        if content is None and summary is None:
            summary = of_group(found, self._names)
        told, short = _text(content), _text(summary)
        if not told.value:
            content, told, short = summary, short, Text()
        origin = self._names.children(found["source"][0]) if "source" in found else {}
        stated = element if content is None else content
        has_base = any(one.get(XML_BASE) for one in (stated, element, *element.iterancestors()))
        return Item(
            guid=guid,
            link=link,
            via=next(_hrefs(found.get("link", []), "via", base), ""),
            title=_text(first(found, "title", "media:title")),
            content=told,
            summary=short,
            dates=tuple(_dates(found)),
            authors=self._people(found)
            or self._people(origin)
            or _pieces(found, "dc:creator")
            or self._authors,
            categories=tuple(_categories(found)),
            images=pictures(found, self._names, link or base),
            credits=_credit(origin, base),
            rights=_pieces(found, "rights", "dc:rights")[:1] or self._rights,
            language=(_language(content) or element.get(XML_LANG) or self._language)[:60],
            base=base_of(stated, self._address) if has_base else link or base,
            refusal=_refusal(found),
        )

    def _people(self, found: dict[str, list[Element]]) -> tuple[Piece, ...]:
        people = found.get("author", ())[:100]
        named = [
            line_in(first(self._names.children(person), "name") if len(person) else person)
            for person in people
        ]
        return tuple(Piece(text=name[:500], rule="atom:author") for name in dict.fromkeys(named) if name)


def _text(element: Element | None) -> Text:
    """Return a text construct or content. What stands elsewhere, or is neither text nor markup, is nothing.

    Spec: RFC 4287 sections 3.1.1 and 4.1.3; Atom 0.3, mode.
    """
    if element is None or element.get("src"):
        return Text()
    kind, mode = (element.get("type") or "text").strip().lower(), (element.get("mode") or "").lower()
    if len(element):
        return (
            Text()
            if kind.endswith(("+xml", "/xml")) and "xhtml" not in kind
            else Text(value=markup_in(element), markup="html")
        )
    text = text_in(element)
    if mode == "base64":
        return Text(value=_unpacked(text), markup="html" if "html" in kind else "text")
    if kind in {"text", "text/plain"}:
        return Text(value=text, markup="text" if element.get("type") else "unsaid")
    return Text(value=text, markup="html") if "html" in kind else Text()


def _line(element: Element | None) -> str:
    return clean_line(_text(element).value)[:500]


def _unpacked(text: str) -> str:
    try:
        return base64.b64decode(text, validate=False).decode("utf-8", "ignore")
    except (binascii.Error, ValueError):
        return ""


def _hrefs(links: list[Element], rel: str, base: str) -> Iterator[str]:
    """Yield the addresses of links of a relation, absolute. Spec: RFC 4287 section 4.2.7.2: alternate, if nothing is said."""
    for link in links:
        if (link.get("rel") or "alternate").strip().lower() in {
            rel,
            f"http://www.iana.org/assignments/relation/{rel}",
        }:
            url = absolute(
                link.get("href") or text_in(link), base_of(link, base) if link.get(XML_BASE) else base
            )
            if url is not None:
                yield url


def _for_people(links: list[Element]) -> list[Element]:
    """Return links with pages first."""
    return sorted(links, key=lambda link: "html" not in (link.get("type") or "text/html").lower())


def _dates(found: dict[str, list[Element]]) -> Iterator[DatePiece]:
    for name, role in _DATES:
        for element in found.get(name, ())[:1]:
            if text := line_in(element):
                yield DatePiece(text=text[:200], role=role, rule=name if ":" in name else f"atom:{name}")


def _categories(found: dict[str, list[Element]]) -> Iterator[Piece]:
    """Yield what people call the categories of an entry. Spec: RFC 4287 section 4.2.2: the label is for display."""
    told: set[str] = set()
    for element in found.get("category", ())[:100]:
        if element.get("scheme") == _KIND_SCHEME:
            continue
        term = clean_line(element.get("label") or element.get("term") or element.text or "")[:500]
        if term and term not in told:
            told.add(term)
            yield Piece(text=term, rule="atom:category")
    yield from _pieces(found, "dc:subject")


def _credit(origin: dict[str, list[Element]], base: str) -> tuple[Piece, ...]:
    """Return the feed that an entry was copied from. Spec: RFC 4287 section 4.2.11."""
    name = _line(first(origin, "title"))
    url = next(_hrefs(origin.get("link", []), "alternate", base), "")
    return (Piece(text=f"{name[:200]} {url}".strip(), rule="atom:source"),) if name else ()


def _pieces(found: dict[str, list[Element]], *names: str) -> tuple[Piece, ...]:
    lines = [(name, line_in(element)[:500]) for name in names for element in found.get(name, ())[:100]]
    return tuple(
        Piece(text=line, rule=name if ":" in name else f"atom:{name}") for name, line in lines if line
    )


def _language(content: Element | None) -> str:
    return (content.get(XML_LANG) or "") if content is not None else ""


def _refusal(found: dict[str, list[Element]]) -> str:
    """Return why an entry of a Blogger export is no article: it holds comments, pages and settings beside posts."""
    kinds = [
        element.get("term") or ""
        for element in found.get("category", ())
        if element.get("scheme") == _KIND_SCHEME
    ]
    kind = kinds[0].rpartition("#")[2] if kinds else "post"
    return "" if kind == "post" else f"a Blogger {kind[:40]!r}, not a post"
