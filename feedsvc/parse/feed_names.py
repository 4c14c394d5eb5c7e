"""Elements of feeds by one name each, whatever prefix, case or version of a namespace a feed writes them in.

``dc:creator`` is Dublin Core's, ``pubdate`` of RSS, and in an Atom document ``published`` of Atom.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final
from urllib.parse import urljoin

from feedsvc.text.clean import clean_line

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

XML_LANG: Final = "{http://www.w3.org/XML/1998/namespace}lang"
XML_BASE: Final = "{http://www.w3.org/XML/1998/namespace}base"

#: Namespaces without scheme, case and last slash; the empty name is that of RSS, which has none.
_PREFIXES: Final = {
    "": "",
    "purl.org/rss/1.0": "",
    "my.netscape.com/rdf/simple/0.9": "",
    "channel.netscape.com/rdf/simple/0.9": "",
    "purl.org/net/rss1.1#": "",
    "backend.userland.com/rss": "",
    "backend.userland.com/rss2": "",
    "blogs.law.harvard.edu/tech/rss": "",
    "cyber.law.harvard.edu/rss": "",
    "www.w3.org/2005/atom": "atom",
    "purl.org/atom/ns#": "atom",
    "example.com/newformat#": "atom",
    "purl.org/dc/elements/1.1": "dc",
    "purl.org/dc/elements/1.0": "dc",
    "purl.org/dc/terms": "dcterms",
    "purl.org/rss/1.0/modules/content": "content",
    "purl.org/rss/1.0/modules/syndication": "sy",
    "search.yahoo.com/mrss": "media",
    "search.yahoo.com/rss": "media",
    "www.rssboard.org/media-rss": "media",
    "www.itunes.com/dtds/podcast-1.0.dtd": "itunes",
    "rssnamespace.org/feedburner/ext/1.0": "feedburner",
    "www.w3.org/1999/02/22-rdf-syntax-ns#": "rdf",
    "www.w3.org/1999/xhtml": "xhtml",
    "purl.org/syndication/history/1.0": "fh",
}
_WORDPRESS: Final = "wordpress.org/export/"
#: Prefixes under which core elements are also written.
_CORE: Final = frozenset({"rss", "rss10", "rss090"})


class Names(dict[str, str]):
    """The names of the tags of one document; ``core`` is the prefix whose elements go without one."""

    def __init__(self, *, core: str = "") -> None:
        super().__init__()
        self._core = core

    def __missing__(self, tag: str) -> str:
        made = self._made(tag)
        self[tag] = made
        return made

    def _made(self, tag: str) -> str:
        if tag.startswith("{"):
            namespace, _, local = tag[1:].partition("}")
            prefix = _prefix(namespace)
        else:
            prefix, _, local = tag.rpartition(":")
            prefix = "" if prefix.lower() in _CORE else prefix.lower()
        local = local.lower()
        return local if prefix in {"", self._core} else f"{prefix}:{local}"

    def children(self, element: Element) -> dict[str, list[Element]]:
        """Return the child elements by name, in their order."""
        found: dict[str, list[Element]] = {}
        for child in element:
            if isinstance(child.tag, str):  # an entity that was not resolved has none
                found.setdefault(self[child.tag], []).append(child)
        return found


def _prefix(namespace: str) -> str:
    folded = namespace.lower().partition("://")[2].rstrip("/") if "://" in namespace else namespace.lower()
    if folded in _PREFIXES:
        return _PREFIXES[folded]
    if folded.startswith(_WORDPRESS):
        return "excerpt" if folded.endswith("/excerpt") else "wp"
    # A default namespace that someone made up for RSS.
    return "" if "rss" in folded else "other"


def text_in(element: Element | None) -> str:
    """Return all text of an element, ends trimmed."""
    if element is None:
        return ""
    text = "".join(map(str, element.itertext())) if len(element) else element.text or ""
    return text.strip()


def line_in(element: Element | None) -> str:
    """Return the text of an element as one line."""
    return clean_line(text_in(element)) if element is not None else ""


def first(found: dict[str, list[Element]], *names: str) -> Element | None:
    """Return the first element that says something, under the first of the names that has one."""
    for name in names:
        for element in found.get(name, ()):
            if (element.text and not element.text.isspace()) or len(element):
                return element
    return None


def base_of(element: Element, address: str) -> str:
    """Return the address against which those within an element resolve.

    Spec: XML Base; what stands nearest resolves against what stands around it.
    """
    bases = [base for base in (ancestor.get(XML_BASE) for ancestor in _upwards(element)) if base]
    made = address
    for base in reversed(bases):
        try:
            made = urljoin(made, base.strip())
        except ValueError:
            continue
    return made


def _upwards(element: Element) -> list[Element]:
    return [element, *element.iterancestors()]
