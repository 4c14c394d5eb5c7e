"""The text of a page where the operator says that it stands.

What enters: a page's tree and a TextPlace. What leaves: a tree without what is none of the text, or the chosen elements as
one. Nothing that the page holds changes how it is read: selectors come from the configuration alone.
"""

from __future__ import annotations

import copy
from functools import lru_cache
from typing import TYPE_CHECKING

from feedsvc.parse.selectors import Picker, compiled

if TYPE_CHECKING:
    from lxml.html import HtmlElement

    from feedsvc.model.web import TextPlace

#: Elements that are no text wherever they stand.
_NEVER = ("script", "style", "noscript", "template", "nav", "form", "button")


def without_dropped(tree: HtmlElement, place: TextPlace) -> HtmlElement:
    """Return the page without the elements that the operator drops; the tree itself where there are none.

    Raises: DumpError if a selector fails on the page.
    """
    if not place.dropped:
        return tree
    tree = copy.deepcopy(tree)
    for selector in place.dropped:
        for node in _picker(selector).nodes(tree):
            if not isinstance(node, str) and node.getparent() is not None:
                node.drop_tree()
    return tree


def chosen_text(tree: HtmlElement, selector: str) -> HtmlElement | None:
    """Return an element around copies of all that a selector finds, in page order; None if it finds no text.

    What it finds within another find is there already. Raises: DumpError if it fails on the page.
    """
    from lxml import html as lxml_html

    found = [node for node in _picker(selector).nodes(tree) if not isinstance(node, str)]
    outer = set(found)
    around = lxml_html.Element("div")
    for node in found:
        if any(above in outer for above in node.iterancestors()):
            continue
        copied = copy.deepcopy(node)
        copied.tail = None
        around.append(copied)
    for element in list(around.iter(*_NEVER)):
        if element.getparent() is not None:
            element.drop_tree()
    if len(around) == 1 and around[0].tag not in {"p", "ul", "ol", "table", "blockquote", "figure"}:
        around = around[0]
    return around if around.text_content().strip() else None


@lru_cache(maxsize=64)
def _picker(selector: str) -> Picker:
    return compiled(selector)
