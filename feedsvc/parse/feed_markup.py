"""Markup that a feed holds as elements, not as text: XHTML content, HTML that nobody escaped.

Spec: RFC 4287 section 4.1.3.3 (xhtml), section 3.1.1.3.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

#: Elements of HTML that hold nothing; nobody closes them, and what stands behind one grows within it.
_VOID: Final = frozenset("area br col embed hr img input source track wbr".split())
_NAME: Final = re.compile(r"[a-z][a-z0-9-]{0,40}")


def markup_in(element: Element) -> str:
    """Return what stands in an element as HTML; the ``div`` that XHTML content must stand in is no part of it."""
    from copy import deepcopy

    from lxml import etree

    copied = deepcopy(element)
    copied.tail = None
    for inner in copied.iterdescendants():
        if isinstance(inner.tag, str):
            inner.tag = _element_of_html(inner.tag)
    for inner in reversed(list(copied.iterdescendants(*_VOID))):
        _empty(inner)
    etree.cleanup_namespaces(copied)
    holder = copied[0] if _is_one_div(copied) else copied
    pieces = [_escaped(holder.text)]
    pieces += [etree.tostring(child, method="html", encoding="unicode") for child in holder]
    return "".join(pieces).strip()


def _element_of_html(tag: str) -> str:
    """Return the name of an element without namespace and prefix; of a broken one that of an element that says nothing."""
    name = tag.rpartition("}")[2].rpartition(":")[2].lower()
    return name if _NAME.fullmatch(name) else "span"


def _empty(element: Element) -> None:
    """Set what an element holds behind it."""
    parent, tail = element.getparent(), element.tail or ""
    if parent is None or not (len(element) or element.text):
        return
    element.tail, element.text = element.text, None
    last = element
    for number, child in enumerate(list(element), parent.index(element) + 1):
        parent.insert(number, child)
        last = child
    last.tail = (last.tail or "") + tail


def _is_one_div(element: Element) -> bool:
    return len(element) == 1 and element[0].tag == "div" and not (element.text or "").strip()


def _escaped(text: str | None) -> str:
    return (text or "").replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
