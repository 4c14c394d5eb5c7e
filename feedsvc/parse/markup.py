"""Markup as blocks: the plain text of an HTML fragment, one block a paragraph, heading, quote or list item.

Shared by the readers of pages, Markdown and JSON. The fragment is untrusted and stays so: nothing here is fit to be
published; normalize sanitizes what is.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from feedsvc.errors import DumpError
from feedsvc.model.raw import Block
from feedsvc.text.clean import clean_line, xml_safe

if TYPE_CHECKING:
    from lxml.html import HtmlElement

#: Attributes on one tag above which lxml grows quadratic: 5,000 take 0.05 s, 40,000 6 s.
_MOST_ATTRIBUTES = 3000
#: Characters of one tag without its quoted values; no page needs more.
_LONGEST_TAG = 65_536
#: A picture inside an attribute: megabytes that no feed carries.
_DATA_URI = re.compile(r"data:[a-zA-Z0-9.+/;=-]{0,80},[^\"'<>\s)]{1024,}")
#: One tag with its quoted values; possessive, so that a missing quote costs one pass and not many. A quote opens a
#: value only after the equals sign: one page in a thousand has a stray one elsewhere.
_TAG = re.compile(r"<[a-zA-Z](?:[^>=]++|=\s*+(?:\"[^\"]*+\"|'[^']*+')?+)*+")
_QUOTED = re.compile(r"=\s*+(?:\"[^\"]*+\"|'[^']*+')")
_ATTRIBUTE = re.compile(r"[\s=/][^\s=/>]")

_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
#: Elements that end the block before them and after them.
_BREAKING = (
    frozenset(
        [
            "address",
            "article",
            "aside",
            "blockquote",
            "body",
            "center",
            "dd",
            "details",
            "div",
            "dl",
            "dt",
            "fieldset",
            "figure",
            "footer",
            "form",
            "header",
            "hr",
            "li",
            "main",
            "nav",
            "ol",
            "p",
            "pre",
            "section",
            "table",
            "tbody",
            "thead",
            "tfoot",
            "tr",
            "ul",
        ]
    )
    | _HEADINGS
)
#: Elements whose text is no body text; captions belong to pictures.
_SILENT = frozenset(
    [
        "script",
        "style",
        "noscript",
        "template",
        "iframe",
        "object",
        "embed",
        "svg",
        "math",
        "canvas",
        "audio",
        "video",
        "figcaption",
        "button",
        "select",
        "option",
        "textarea",
        "input",
        "head",
        "title",
        "link",
        "meta",
    ]
)
_TAGLIKE = re.compile(
    r"</?(?:p|br|div|h[1-6]|ul|ol|li|a|em|strong|b|i|blockquote|img|figure|span|table)(?=[\s>/])",
    re.IGNORECASE,
)


def has_markup(text: str) -> bool:
    """Tell whether a text is HTML rather than plain text that prints a bracket."""
    return _TAGLIKE.search(text) is not None


def tree_of(text: str) -> HtmlElement:
    """Return the tree of a page or fragment; it must not leave the module that asked for it.

    Raises: DumpError if the markup is built to exhaust the parser, or holds nothing.
    Spec: threat 3.9 (attributes on one tag are quadratic in lxml).
    """
    from lxml import etree
    from lxml import html as lxml_html

    text = xml_safe(_DATA_URI.sub("data:,", text))
    _refuse_long_tags(text)
    # The bytes are ours and UTF-8: a charset that the page declares no longer counts.
    parser = lxml_html.HTMLParser(encoding="utf-8", no_network=True, huge_tree=False)
    try:
        tree = lxml_html.document_fromstring(text.encode("utf-8", "ignore"), parser=parser)
    except (etree.LxmlError, ValueError) as error:
        raise DumpError(f"HTML that cannot be parsed: {error}") from error
    if any("Excessive depth" in entry.message for entry in parser.error_log):
        raise DumpError("HTML nested more than 256 elements deep")
    return tree


def _refuse_long_tags(text: str) -> None:
    for found in _TAG.finditer(text):
        if found.end() - found.start() <= _MOST_ATTRIBUTES * 2 or _in_script(text, found.start()):
            continue
        bare = _QUOTED.sub("", found[0])  # a page's state in one data attribute is long and harmless
        if len(bare) > _LONGEST_TAG or len(_ATTRIBUTE.findall(bare)) > _MOST_ATTRIBUTES:
            raise DumpError(f"HTML with a tag of {len(found[0])} characters")


def _in_script(text: str, position: int) -> bool:
    before = text[:position].lower()
    return before.rfind("<script") > before.rfind("</script") or before.rfind("<style") > before.rfind(
        "</style"
    )


def blocks_of_html(fragment: str) -> tuple[Block, ...]:
    """Return the text blocks of an HTML fragment, in reading order; none for a fragment without text.

    Raises: DumpError as ``tree_of``.
    """
    if not fragment.strip():
        return ()
    return blocks_of(tree_of(f"<html><body>{fragment}</body></html>"))


def blocks_of(tree: HtmlElement) -> tuple[Block, ...]:
    """Return the text blocks of a tree, in reading order. The tree is not changed."""
    walk = _Walk()
    walk.visit(tree, "paragraph")
    walk.close("paragraph")
    return tuple(walk.blocks)


class _Walk:
    """Collects text until an element breaks the block; lxml bounds the depth, so recursion is safe."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self._text: list[str] = []
        self._breaks = 0

    def visit(self, element: HtmlElement, kind: str) -> None:
        tag = element.tag if isinstance(element.tag, str) else ""
        if not tag or tag in _SILENT:
            return
        if tag == "br":
            self._line_break(kind)
            return
        own = _kind(tag, kind)
        breaking = tag in _BREAKING
        if breaking:
            self.close(kind)
        elif tag in {"td", "th"} and self._text:
            self._text.append(" | ")
        self._add(element.text)
        for child in element:
            self.visit(child, own)
            if child.tail:
                self._add(child.tail)
        if breaking:
            self.close(own)

    def _add(self, text: str | None) -> None:
        if text:
            self._text.append(text)
            if not text.isspace():
                self._breaks = 0

    def _line_break(self, kind: str) -> None:
        # Two in a row part paragraphs; one is a line end inside a paragraph.
        self._breaks += 1
        if self._breaks == 2:
            self.close(kind)
        else:
            self._text.append("\n")

    def close(self, kind: str) -> None:
        """End the block, if there is one."""
        self._breaks = 0
        if not self._text:
            return
        text = "".join(self._text)
        self._text.clear()
        if text.isspace():
            return
        if kind == "preformatted":
            shown = "\n".join(line.rstrip() for line in xml_safe(text).strip("\n").split("\n"))
        else:
            shown = clean_line(text).strip("| ")
        if shown.strip():
            self.blocks.append(Block(text=shown, kind=kind))


def _kind(tag: str, around: str) -> str:
    if tag in _HEADINGS:
        return "heading"
    if tag == "pre":
        return "preformatted"
    if tag == "blockquote" or around == "quote":
        return "quote"
    return "item" if tag in {"li", "dd", "dt"} or around == "item" else around
