"""Markup that a feed holds as elements, not as text: XHTML content, HTML that nobody escaped.

Spec: RFC 4287 section 4.1.3.3 (xhtml), section 3.1.1.3.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

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
    etree.cleanup_namespaces(copied)
    holder = copied[0] if _is_one_div(copied) else copied
    pieces = [_escaped(holder.text)]
    pieces += [etree.tostring(child, method="html", encoding="unicode") for child in holder]
    return "".join(pieces).strip()


def _element_of_html(tag: str) -> str:
    """Return the name of an element without namespace and prefix; of a broken one that of an element that says nothing."""
    name = tag.rpartition("}")[2].rpartition(":")[2].lower()
    return name if _NAME.fullmatch(name) else "span"


def _is_one_div(element: Element) -> bool:
    return len(element) == 1 and element[0].tag == "div" and not (element.text or "").strip()


def _escaped(text: str | None) -> str:
    return (text or "").replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
