"""What a page states of its article in JSON-LD.

Pages hold several blocks, lists, ``@graph``s and references by ``@id``; the article is the one that the page is about.

Spec: JSON-LD 1.1 section 9 (embedding in HTML); schema.org NewsArticle.
"""

from __future__ import annotations

import html
import json
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from feedsvc.text.clean import clean_line
from feedsvc.text.similarity import letters

if TYPE_CHECKING:
    from lxml.html import HtmlElement

#: Characters of one block, and nodes of all: enough for a live blog, too little to exhaust a reader.
_LONGEST = 2_000_000
_MOST_NODES = 5000

#: Types whose instances list other articles; an article inside one is a teaser.
_LISTS = frozenset(
    {"itemlist", "collectionpage", "breadcrumblist", "webpageelement", "sitenavigationelement"}
)
_ARTICLES = frozenset(
    {"report", "liveblogposting", "blogposting", "socialmediaposting", "reportagenewsarticle"}
)


class LinkedData:
    """The article node of a page, or an empty one, and the nodes it refers to."""

    def __init__(self, tree: HtmlElement, *, title: str | None) -> None:
        self._by_id: dict[str, Mapping[str, Any]] = {}
        self._left = _MOST_NODES
        articles: list[Mapping[str, Any]] = []
        self.site_name: str | None = None
        for script in tree.iter("script"):
            if "ld+json" in (script.get("type") or "").lower():
                self._collect(_decoded(script.text or ""), articles, depth=0)
        self.article: Mapping[str, Any] = _chosen(articles, title)

    def _collect(self, node: Any, articles: list[Mapping[str, Any]], *, depth: int) -> None:
        self._left -= 1
        if depth > 12 or self._left < 0:
            return
        if isinstance(node, list):
            for item in node:
                self._collect(item, articles, depth=depth + 1)
        if not isinstance(node, Mapping):
            return
        if isinstance(node.get("@id"), str) and len(node) > 1:
            self._by_id.setdefault(node["@id"], node)
        kinds = types_of(node)
        if kinds & _LISTS:
            return
        if (
            kinds & {"website", "organization", "newsmediaorganization"}
            and self.site_name is None
            and depth <= 3
        ):
            self.site_name = self.line(node.get("name"))
        if any(kind.endswith("article") or kind in _ARTICLES for kind in kinds):
            articles.append(node)
        for name in (
            "@graph",
            "mainEntity",
            "mainEntityOfPage",
            "hasPart",
            "publisher",
            "author",
            "isPartOf",
            "image",
        ):
            self._collect(node.get(name), articles, depth=depth + 1)

    def values(self, name: str) -> Iterator[Any]:
        """Yield the values of a property of the article, references followed."""
        yield from self.of(self.article, name)

    def of(self, node: Mapping[str, Any], name: str) -> Iterator[Any]:
        """Yield the values of a property of a node, references followed."""
        value = node.get(name)
        for item in value[:200] if isinstance(value, list) else (value,):
            if isinstance(item, Mapping) and len(item) <= 2 and isinstance(item.get("@id"), str):
                yield self._by_id.get(item["@id"], item)
            elif item is not None:
                yield item

    def lines(self, name: str) -> Iterator[str]:
        """Yield the texts of a property of the article, objects by their name."""
        for value in self.values(name):
            if shown := self.line(value):
                yield shown

    def line(self, value: Any) -> str:
        """Return a value as one line: a text, the name of an object, the text of ``{"@value": …}``."""
        for _ in range(3):
            if isinstance(value, list) and value:
                value = value[0]
            elif isinstance(value, Mapping):
                value = next((value[key] for key in ("name", "@value", "headline") if key in value), None)
        return clean_line(html.unescape(value))[:4000] if isinstance(value, str) else ""


def types_of(node: Mapping[str, Any]) -> set[str]:
    """Return the types of a node, lower case, without their vocabulary."""
    kinds = node.get("@type")
    return {
        str(kind).rpartition("/")[2].lower() for kind in (kinds if isinstance(kinds, list) else [kinds])[:9]
    }


def _decoded(text: str) -> Any:
    text = text.strip()[:_LONGEST].removeprefix("<!--").removesuffix("-->").strip()
    text = (
        text.removeprefix("//<![CDATA[")
        .removeprefix("<![CDATA[")
        .removesuffix("]]>")
        .removesuffix("//")
        .strip()
        .rstrip(";")
    )
    if not text:
        return None
    try:
        return json.loads(text, strict=False)
    except (ValueError, RecursionError):
        pass
    try:  # a comma too many and a second object after the first are the commonest faults
        value, _ = json.JSONDecoder(strict=False).raw_decode(text)
    except (ValueError, RecursionError):
        return None
    return value


def _chosen(articles: list[Mapping[str, Any]], title: str | None) -> Mapping[str, Any]:
    """Return the article that the page is about: the one whose headline the page prints, else the fullest."""
    if not articles:
        return {}
    wanted = _folded(title or "")
    for article in articles:
        said = _folded(str(article.get("headline") or article.get("name") or ""))
        if said and wanted and (said in wanted or wanted in said):
            return article
    return max(
        articles,
        key=lambda article: sum(
            1 for name in ("headline", "datePublished", "author", "articleBody") if article.get(name)
        ),
    )


def _folded(text: str) -> str:
    return letters(html.unescape(text))
