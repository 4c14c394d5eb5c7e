"""The article's text in a page: trafilatura, and two nets below it.

What enters: a page's tree. What leaves: structural HTML and its blocks. trafilatura cuts precisely; where it finds
next to nothing it is asked for more, then JSON-LD's articleBody serves, then the node that holds most running text.
"""

from __future__ import annotations

import copy
from dataclasses import replace
from html import escape
from typing import TYPE_CHECKING

from feedsvc.parse.body import Body, body_of
from feedsvc.parse.html_chosen import chosen_text
from feedsvc.parse.html_edges import trim_edges
from feedsvc.parse.markup import blocks_of
from feedsvc.text.similarity import letters

if TYPE_CHECKING:
    from collections.abc import Callable

    from lxml.html import HtmlElement

    from feedsvc.model.web import TextPlace
    from feedsvc.parse.html_linked_data import LinkedData

#: Characters under which an extraction is doubted: two short paragraphs.
_THIN = 250
#: How many times longer the catch of a net must be than what there was.
_CLEARLY = 1.5
#: Characters of a paragraph that counts as running text in the last net.
_RUNNING = 80

_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_EMPHASIS = {"#b": "strong", "#i": "em", "#u": "u", "#t": "code", "#sub": "sub", "#sup": "sup"}
_PLAIN = {
    "quote": "blockquote",
    "item": "li",
    "lb": "br",
    "row": "tr",
    "code": "code",
    "del": "del",
    "table": "table",
    "p": "p",
    "div": "div",
    "details": "div",
    "summary": "p",
}


def body_in(
    tree: HtmlElement, data: LinkedData, *, title: str | None, place: TextPlace | None = None
) -> Body:
    """Return the body of a page's article without its headline; one without blocks if it holds none.

    Where the operator's ``place`` finds nothing, the body is found without, with a warning. The tree is not changed.
    """
    if place is None or place.body is None:
        return _found(tree, data, title)
    chosen = chosen_text(tree, place.body)
    if chosen is not None:
        return replace(_body(chosen, title), is_chosen=True)
    warning = f"The selector of `body`, {place.body}, finds no text on this page; it was read without."
    return replace(_found(tree, data, title), warnings=(warning,))


def _found(tree: HtmlElement, data: LinkedData, title: str | None) -> Body:
    best = _extracted(tree, recall=False, title=title)
    if best.length >= _THIN:
        return best
    nets: tuple[Callable[[], Body], ...] = (
        lambda: _stated(data),
        lambda: _extracted(tree, recall=True, title=title),
        lambda: _densest(tree, title),
        lambda: _baseline(tree, title),
    )
    for net in nets:
        body = net()
        if body.length >= max(_THIN, best.length * _CLEARLY):
            return body
        best = max(best, body, key=lambda one: one.length)
    return best


def _extracted(tree: HtmlElement, *, recall: bool, title: str | None) -> Body:
    from trafilatura.core import bare_extraction
    from trafilatura.settings import Extractor

    # favor_precision prunes lists and short closing paragraphs that belong to the story.
    options = Extractor(
        output_format="python",
        fast=True,
        recall=recall,
        comments=False,
        formatting=True,
        links=True,
        images=True,
        tables=True,
    )
    # Its own last net flattens whatever the page holds into one paragraph; ours come after and keep the structure.
    options.min_extracted_size = 0
    options.min_output_size = 0
    document = bare_extraction(tree, options=options)
    if document is None or isinstance(document, dict) or document.body is None:
        return Body()
    _to_html(document.body)
    return _body(document.body, title)


def _baseline(tree: HtmlElement, title: str | None) -> Body:
    from trafilatura.baseline import baseline

    body, _text, _length = baseline(tree)
    _to_html(body)
    return _body(body, title)


def _body(element: HtmlElement, title: str | None) -> Body:
    from lxml import etree

    wanted = letters(title or "")
    while len(element) > 1 and wanted and letters("".join(element[0].itertext())) == wanted:
        element.remove(element[0])
    sources, dropped = trim_edges(element)
    inner = [escape(element.text or "")]
    inner += [etree.tostring(child, encoding="unicode", method="html") for child in element]
    return Body(
        blocks=blocks_of(element), html="".join(inner).strip() or None, sources=sources, dropped=dropped
    )


def _to_html(body: HtmlElement) -> None:
    """Rename trafilatura's elements to those of HTML, in place; ``body`` is its own copy.

    Spec: TEI names as trafilatura's htmlprocessing.convert_tags writes them.
    """
    for element in body.iter("*"):
        tag, rend = element.tag, element.get("rend") or ""
        attributes: dict[str, str] = {}
        if tag == "head":
            # The page's h1 is the entry's title: inside the text headings start below it.
            element.tag = rend if rend in _HEADINGS - {"h1"} else "h2"
        elif tag == "list":
            element.tag = rend if rend in {"ol", "ul"} else "ul"
        elif tag == "hi":
            element.tag = _EMPHASIS.get(rend, "em")
        elif tag == "ref":
            element.tag = "a"
            attributes = {"href": element.get("target") or ""}
        elif tag == "graphic":
            element.tag = "img"
            attributes = {name: value for name in ("src", "alt", "title") if (value := element.get(name))}
        elif tag == "cell":
            element.tag = "th" if element.get("role") == "head" else "td"
        else:
            element.tag = _PLAIN.get(tag, "span" if tag != "body" else "body")
        element.attrib.clear()
        for name, value in attributes.items():
            element.set(name, value)


def _stated(data: LinkedData) -> Body:
    """Return the longest articleBody that the page states."""
    bodies = [
        body_of(text)
        for name in ("articleBody", "text")
        for text in data.values(name)
        if isinstance(text, str)
    ]
    return max(bodies, key=lambda body: body.length, default=Body())


def _densest(tree: HtmlElement, title: str | None) -> Body:
    """Return the node under which most characters of long, hardly linked paragraphs stand."""
    weights: dict[HtmlElement, int] = {}
    for paragraph in tree.iter("p", "div", "td", "section", "article"):
        own = "".join(paragraph.itertext()) if paragraph.tag == "p" else (paragraph.text or "")
        own = own.strip()
        if len(own) < _RUNNING or _linked(paragraph) * 2 > len(own):
            continue
        parent = paragraph.getparent() if paragraph.tag == "p" else paragraph
        for step in range(2):
            if parent is not None:
                weights[parent] = weights.get(parent, 0) + len(own) // (step + 1)
                parent = parent.getparent()
    if not weights:
        return Body()
    best = copy.deepcopy(max(weights, key=lambda node: weights[node]))
    for element in list(best.iter("script", "style", "nav", "aside", "footer", "form", "header")):
        if element.getparent() is not None:
            element.drop_tree()
    return _body(best, title)


def _linked(element: HtmlElement) -> int:
    return sum(len("".join(link.itertext())) for link in element.iter("a"))
