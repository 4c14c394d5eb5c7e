"""Selectors that an operator names: CSS, or XPath; ``selector@name`` takes an attribute.

Compiled and tried on an empty page before a configuration is accepted: what is wrong with one is said at once, and
where it stands. How long one may run over a page is the worker's limit; none can reach a file or the network.

Spec: Selectors Level 3, as far as cssselect reads it; XPath 1.0 without extensions.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from feedsvc.errors import DumpError

if TYPE_CHECKING:
    from lxml.html import HtmlElement

#: A longer selector is a mistake.
LONGEST: Final = 1_000
#: How an XPath begins, and no CSS selector does.
_XPATH: Final = re.compile(
    r"/|\.\.?/|\(|@|(?:self|child|parent|attribute|ancestor|descendant|following|preceding)[a-z-]{0,20}::"
    r"|(?:string|concat|normalize-space|substring[a-z-]{0,10}|translate)\("
)
_ATTRIBUTE: Final = re.compile(r"[A-Za-z_:][A-Za-z0-9_:.-]{0,99}")
#: What selectors mostly ask for; a fault inside a condition shows only where the condition is asked.
_TRIAL: Final = (
    "<html><body><main><article class=a><h2 class=a><a class=a href=a>-</a></h2><p class=a>-</p><time class=a>-</time>"
    "<img class=a src=a></article><ul><li class=a><a href=a><span>-</span></a></li></ul><div class=a><h3>-</h3></div>"
    "<table><tr><td>-</td></tr></table></main></body></html>"
)


@dataclass(frozen=True, slots=True)
class Picker:
    """A compiled selector."""

    #: As the operator wrote it.
    text: str
    #: The attribute that is taken of what is found; None for the element itself.
    attribute: str | None
    run: Callable[[Any], Any]

    def nodes(self, element: HtmlElement) -> list[HtmlElement | str]:
        """Return what the selector finds within an element, in page order; texts where it names attributes or texts.

        Raises: DumpError if the page makes it fail.
        """
        from lxml import etree

        try:
            found = self.run(element)
        except etree.LxmlError as error:
            raise DumpError(f"the selector {self.text!r} fails on this page: {_said(error)}") from error
        if not isinstance(found, list):
            return [found] if isinstance(found, str) and found else []
        found = [node for node in found if isinstance(node, str) or isinstance(node.tag, str)]
        if self.attribute is None:
            return found
        values = (node if isinstance(node, str) else node.get(self.attribute) for node in found)
        return [value for value in values if value]


def check_selector(text: str) -> str | None:
    """Return why a selector cannot be used, or None."""
    from lxml import html as lxml_html

    try:
        found = compiled(text).run(lxml_html.document_fromstring(_TRIAL))
    except ValueError as error:
        return str(error)
    except Exception as error:  # noqa: BLE001 - an unknown function or variable of XPath shows only when it runs
        return _said(error)
    if not isinstance(found, list | str):
        return f"it gives a {type(found).__name__}, not elements or texts"
    return None


def compiled(text: str) -> Picker:
    """Return a selector ready to run. Raises: ValueError with the reason if it is none."""
    text = text.strip()
    if not text:
        raise ValueError("it is empty")
    if len(text) > LONGEST:
        raise ValueError(f"it is longer than {LONGEST} characters")
    make = _xpath if _XPATH.match(text) else _css
    selector, at, attribute = text.rpartition("@")
    if at and selector.strip() and _ATTRIBUTE.fullmatch(attribute):
        try:
            return Picker(text, None, make(text))  # ``//a/@href`` is XPath as it stands
        except ValueError:
            return Picker(text, attribute.lower(), make(selector.strip()))
    return Picker(text, None, make(text))


def _xpath(text: str) -> Callable[[Any], Any]:
    from lxml import etree

    try:
        run: Callable[[Any], Any] = etree.XPath(text, regexp=False, smart_strings=False)
    except (etree.XPathError, ValueError) as error:
        raise ValueError(f"not an XPath: {_said(error)}") from error
    return run


def _css(text: str) -> Callable[[Any], Any]:
    from cssselect import HTMLTranslator, SelectorError, parse

    try:
        selectors = parse(text)
        if any(selector.pseudo_element for selector in selectors):
            raise ValueError("it ends in a pseudo-element; an attribute is taken by selector@name")
        translate = HTMLTranslator().selector_to_xpath
        return _xpath(" | ".join(translate(selector) for selector in selectors))
    except SelectorError as error:
        raise ValueError(f"not a CSS selector: {_said(error)}") from error
    except RecursionError as error:
        raise ValueError("not a CSS selector: nested too deep") from error


def _said(error: BaseException) -> str:
    return " ".join(str(error).split())[:200] or type(error).__name__
