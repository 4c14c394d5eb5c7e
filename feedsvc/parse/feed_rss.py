"""RSS 0.90 to 2.0 and RSS 1.0: the tree of a document becomes a Feed.

Spec: RSS 2.0 (RSS Advisory Board 2.0.11); RSS 1.0 (RDF); the modules Dublin Core, content, syndication, Media RSS.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from feedsvc.errors import DumpError
from feedsvc.model.raw import DatePiece, Piece
from feedsvc.parse.feed_markup import markup_in
from feedsvc.parse.feed_media import of_group, pictures
from feedsvc.parse.feed_names import XML_BASE, XML_LANG, Names, base_of, first, line_in, text_in
from feedsvc.parse.feed_timing import rhythm_of
from feedsvc.parse.feed_values import MOST_ITEMS, Feed, Item, Text
from feedsvc.text.urls import absolute

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

#: Elements that date an item, the surest first.
_DATES: Final = (
    ("pubdate", "published"), ("atom:published", "published"), ("dcterms:issued", "published"), ("dc:date", "published"),
    ("dcterms:created", "published"), ("wp:post_date_gmt", "published"), ("published", "published"),
    ("date", "published"), ("atom:updated", "updated"), ("dcterms:modified", "updated"), ("updated", "updated"),
    ("modified", "updated"),
)  # fmt: skip
#: Elements that hold the text of an item, and those that hold a summary or all there is; the surest first.
_CONTENTS: Final = ("content:encoded", "xhtml:body", "atom:content", "content", "fulltext", "full-text")
_SUMMARIES: Final = (
    "description", "excerpt:encoded", "atom:summary", "summary", "itunes:summary", "media:description",
)  # fmt: skip
_HOST: Final = re.compile(r"www\.[\w-]{1,63}\.[a-z]", re.IGNORECASE)
_WEB: Final = re.compile(r"https?://[^\s]+", re.IGNORECASE)


def read_rss(root: Element, *, address: str | None) -> Feed:
    """Return the feed that an ``rss`` or ``rdf:RDF`` element holds. Raises: DumpError if it holds no channel."""
    names = Names()
    form = "rdf" if names[root.tag] in {"rdf:rdf", "rdf"} else "rss"
    around = names.children(root)
    channel = first(around, "channel")
    if channel is None:
        channel = root
    found = names.children(channel)
    # RSS 0.90 and 1.0 set the items beside the channel.
    items = (
        [*found.get("item", ()), *around.get("item", ())] if channel is not root else found.get("item", [])
    )
    items = items or [
        element for element in root.iter() if isinstance(element.tag, str) and names[element.tag] == "item"
    ]
    if not items and channel is root:
        raise DumpError("not a feed: neither a channel nor an item in it")
    own = [link for link in found.get("atom:link", ()) if link.get("href")]
    site = absolute(line_in(first(found, "link")), address) or ""
    addresses = [link.get("href") for link in own if link.get("rel") == "self"]
    following = [
        link.get("href") for rel in ("next", "prev-archive") for link in own if link.get("rel") == rel
    ]
    reader = _Items(
        names,
        channel=found,
        address=site or address or "",
        language=_language(root, channel, found),
    )
    return Feed(
        form=form,
        title=line_in(first(found, "title", "dc:title"))[:500],
        language=reader.language,
        generator=line_in(first(found, "generator"))[:500],
        own_addresses=tuple(url for url in (absolute(given, address) for given in addresses) if url),
        next_page=next((url for given in following if (url := absolute(given, address))), None),
        rhythm=rhythm_of(found, names),
        items=tuple(map(reader.read, items[:MOST_ITEMS])),
        warnings=(f"The feed holds {len(items)} items; the first {MOST_ITEMS} were read.",)
        if len(items) > MOST_ITEMS
        else (),
    )


def _language(root: Element, channel: Element, found: dict[str, list[Element]]) -> str:
    stated = line_in(first(found, "language", "dc:language"))
    return (stated or channel.get(XML_LANG) or root.get(XML_LANG) or "")[:60]


class _Items:
    """Reads the items of one channel, with what it says for all of them."""

    def __init__(
        self, names: Names, *, channel: dict[str, list[Element]], address: str, language: str
    ) -> None:
        self._names = names
        self._address = address
        self.language = language
        self._rights = _pieces(channel, "copyright", "dc:rights")[:1]

    def read(self, element: Element) -> Item:
        found = self._names.children(element)
        base = base_of(element, self._address)
        guid = text_in(first(found, "guid", "atom:id", "dc:identifier"))
        link = _link(element, found, guid, base)
        content, summary = first(found, *_CONTENTS), first(found, *_SUMMARIES)
        if content is None and summary is None:
            summary = of_group(found, self._names)
        if content is None:
            content, summary = summary, first(found, "excerpt:encoded")
        stated = element if content is None else content
        has_base = base != self._address or stated.get(XML_BASE) is not None
        return Item(
            guid=guid,
            link=link,
            via=_via(found, base),
            title=Text(value=text_in(first(found, "title", "dc:title", "atom:title", "media:title"))),
            content=_text(content),
            summary=_text(summary),
            dates=tuple(_dates(found)),
            authors=_pieces(found, "dc:creator")
            or tuple(self._people(found, "author"))
            or tuple(self._people(found, "atom:author"))
            or _pieces(found, "itunes:author"),
            categories=_pieces(found, "category", "dc:subject"),
            images=pictures(found, self._names, link or base),
            credits=_credits(found),
            rights=_pieces(found, "dc:rights", "atom:rights", "media:copyright")[:1] or self._rights,
            language=(
                line_in(first(found, "dc:language", "language")) or element.get(XML_LANG) or self.language
            )[:60],
            base=base_of(stated, self._address) if has_base else link or base,
            refusal=_refusal(found),
        )

    def _people(self, found: dict[str, list[Element]], name: str) -> Iterator[Piece]:
        """Yield people, each once: by the name that stands in an element of its own, else by all that is said."""
        told: set[str] = set()
        for person in found.get(name, ())[:100]:
            named = first(self._names.children(person), "atom:name", "name") if len(person) else None
            line = line_in(person if named is None else named)[:500]
            if line and line not in told:
                told.add(line)
                yield Piece(text=line, rule=name)


def _link(element: Element, found: dict[str, list[Element]], guid: str, base: str) -> str:
    """Return the address of an item: as published before a counting service took its place, else its link, else a guid that is one.

    Spec: RSS 2.0: a guid is an address unless isPermaLink says false.
    """
    for name in ("feedburner:origlink", "link"):
        if name in found and (url := absolute(_whole(line_in(first(found, name))), base)):
            return url
    links = [link for name in ("atom:link", "link") for link in found.get(name, ())]
    given = [link.get("href") for link in links if link.get("rel", "alternate") == "alternate"]
    given += [str(value) for name, value in element.attrib.items() if str(name).endswith("about")]
    mark = found["guid"][0].get("isPermaLink", "true") if "guid" in found else "true"
    if mark.strip().lower() != "false" and _WEB.fullmatch(guid):
        given.append(guid)
    return next((url for one in given if one and (url := absolute(one, base))), "")


def _via(found: dict[str, list[Element]], base: str) -> str:
    """Return where an item says that it comes from, as Atom does (RFC 4287 section 4.2.7.2)."""
    links = found.get("atom:link", ())
    given = (link.get("href") for link in links if (link.get("rel") or "").strip().lower() == "via")
    return next((url for one in given if (url := absolute(one, base))), "")


def _whole(link: str) -> str:
    """Return a link with the scheme that some feeds leave out: no site has a folder that is called ``www.``."""
    return f"http://{link}" if _HOST.match(link) else link


def _text(element: Element | None) -> Text:
    if element is None:
        return Text()
    if len(element):
        return Text(value=markup_in(element), markup="html")  # markup that was not escaped
    kind = (element.get("type") or "").lower()
    return Text(value=text_in(element), markup="html" if "html" in kind else "unsaid")


def _dates(found: dict[str, list[Element]]) -> Iterator[DatePiece]:
    for name, role in _DATES:
        if name in found and (text := line_in(found[name][0])):
            yield DatePiece(text=text[:200], role=role, rule=name)


def _pieces(found: dict[str, list[Element]], *names: str) -> tuple[Piece, ...]:
    """Return the texts of the elements of these names, each once."""
    made: dict[str, Piece] = {}
    for name in names:
        if name in found:
            for element in found[name][:100]:
                if line := line_in(element)[:500]:
                    made.setdefault(line, Piece(text=line, rule=name))
    return tuple(made.values())


def _credits(found: dict[str, list[Element]]) -> tuple[Piece, ...]:
    if "source" not in found and "dc:publisher" not in found:
        return ()
    named = [
        Piece(text=f"{line_in(element)[:200]} {element.get('url') or ''}".strip(), rule="source")
        for element in found.get("source", ())[:4]
    ]
    return tuple(piece for piece in named if piece.text) or _pieces(found, "dc:publisher")[:4]


def _refusal(found: dict[str, list[Element]]) -> str:
    """Return why an item of a WordPress export is no article: it holds pages, pictures, drafts and menus beside posts."""
    if "wp:post_type" not in found:
        return ""
    kind, status = line_in(first(found, "wp:post_type")), line_in(first(found, "wp:status"))
    if kind and kind != "post":
        return f"a WordPress {kind[:40]!r}, not a post"
    return (
        f"a WordPress post that is not published but {status[:40]!r}"
        if status and status != "publish"
        else ""
    )
