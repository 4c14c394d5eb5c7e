"""Text becomes the tree of a feed, safely; broken XML is mended where that loses nothing but the breakage.

What enters: decoded text whose root was seen to be a feed's. What leaves: a tree, which stays with the readers of
feeds. What is refused: a DOCTYPE with declarations of its own, nesting and texts beyond libxml2's bounds, text that
no mending makes XML of.

Spec: XML 1.0; Namespaces in XML 1.0 is asked for less strictly: an undeclared prefix stands for its usual namespace.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from feedsvc.errors import DumpError
from feedsvc.parse.detect import feed_at
from feedsvc.parse.xml_mend import ITEM, by_section, mended
from feedsvc.text.clean import xml_safe

if TYPE_CHECKING:
    from lxml.etree import _Element as Element
    from lxml.etree import _ListErrorLog as ErrorLog

_BLANKS: Final = "\ufeff \t\r\n\f\x0b\u00a0"
#: A DOCTYPE up to its end or to the declarations of its own; possessive, so that hostile quotes cost one pass.
_DOCTYPE: Final = re.compile(r"<!doctype(?:[^\"'\[>]++|\"[^\"]*+\"|'[^']*+')*+", re.IGNORECASE)
_ROOT: Final = re.compile(r"<(?=[A-Za-z_])")
#: Names of the errors by which libxml2 bounds a document; a tree that it recovers behind one is cut without a word.
_BOUNDS: Final = ("Excessive depth", "too long", "huge", "amplification", "Resource limit")
_ITEMS: Final = frozenset({"item", "entry"})
#: Elements that hold a line and no others, and those that may stand in an item.
_LINES: Final = frozenset("title link guid id pubdate published updated date creator category".split())
_FIELDS: Final = _LINES | frozenset(
    "description encoded content summary author enclosure source comments".split()
)
#: Elements that hold what may be HTML, and fields that stand in none: HTML that nobody escaped swallows them.
_TEXTS: Final = frozenset({"description", "encoded", "summary"})
_NEVER_IN_TEXTS: Final = frozenset("pubdate guid creator category enclosure encoded comments".split())


@dataclass(frozen=True, slots=True)
class Grown:
    """The tree of a document, and what it took to grow it."""

    root: Element
    #: What was wrong, as libxml2 says it; None for well-formed XML.
    fault: str | None = None
    #: What was parsed, where it had to be mended.
    mended: str = ""
    #: Items that the document opens, where it had to be recovered; and whether it ends inside the last.
    opened: int = 0
    is_cut: bool = False


def grow(text: str) -> Grown:
    """Return the tree of an XML document, without its comments and processing instructions.

    Raises: DumpError if it is refused, or no XML at all.
    Spec: threats 3.1 to 3.7, 3.15.
    """
    text = text.lstrip(_BLANKS)
    junk = feed_at(text)
    text = text[junk:]
    text = text[_root_at(text) :]
    root, fault = _parsed(_escaped_sections(text))
    if root is not None:
        return Grown(root, "something stands before it" if junk else None)
    text = mended(xml_safe(text))
    root, _ = _parsed(text)
    if root is not None:
        return Grown(root, fault, text)
    root = _recovered(text)
    if root is None:
        raise DumpError(f"not a feed: broken XML: {fault}")
    _set_apart(root)
    opened, is_cut = _opened(text)
    return Grown(root, fault, text, opened, is_cut)


def _root_at(text: str) -> int:
    """Return where the root element begins, behind declaration, comments, instructions and a plain DOCTYPE.

    Raises: DumpError for a DOCTYPE with an internal subset: entities are declared there (RSS 0.91 has a plain one).
    """
    position = max(text.find("<"), 0)
    while position < len(text):
        opening = text[position : position + 9].lower()
        if opening.startswith("<!--"):
            end = text.find("-->", position)
        elif opening.startswith("<?"):
            end = text.find("?>", position)
        elif opening == "<!doctype":
            found = _DOCTYPE.match(text, position)
            assert found is not None
            end = found.end()
            if text[end : end + 1] == "[":
                raise DumpError(
                    "not a feed that is read: XML with a DOCTYPE that declares entities or elements"
                )
        else:
            return position
        following = _ROOT.search(text, position + 1) if end < 0 else None
        if end < 0:
            return following.start() if following else position
        position = text.find("<", end)
        if position < 0:
            break
    return len(text)


def _parsed(text: str) -> tuple[Element | None, str]:
    """Return the root of well-formed XML, or None and what is wrong with it. Raises: DumpError beyond the bounds."""
    from lxml import etree

    parser = _parser(recover=False)
    try:
        return etree.fromstring(text.encode("utf-8", "replace"), parser), ""
    except etree.XMLSyntaxError as error:
        _refuse_beyond_bounds(parser.error_log)  # the error's own log also holds those of other documents
        return None, " ".join((error.msg or "no element").split())[:200]


def _recovered(text: str) -> Element | None:
    from lxml import etree

    parser = _parser(recover=True)
    try:
        root: Element | None = etree.fromstring(text.encode("utf-8", "replace"), parser)
    except etree.XMLSyntaxError:
        root = None
    _refuse_beyond_bounds(parser.error_log)
    return root


def _parser(*, recover: bool) -> etree.XMLParser:  # type: ignore[name-defined] # noqa: F821 - imported where it is used
    from lxml import etree

    # The bytes are ours and UTF-8: an encoding that the document declares no longer counts.
    return etree.XMLParser(
        encoding="utf-8",
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        dtd_validation=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
        collect_ids=False,
        recover=recover,
    )


def _refuse_beyond_bounds(log: ErrorLog) -> None:
    for entry in log:
        if any(bound in entry.message for bound in _BOUNDS):
            raise DumpError(
                f"not a feed that is read: XML beyond all bounds: {entry.message.partition(', ')[0][:120]}"
            )


def _escaped_sections(text: str) -> str:
    """Return a document with its CDATA sections as escaped text, which libxml2 reads three times as fast."""
    if "<!--" in text:
        return text  # a comment may hold half a section
    first, *rest = text.split("<![CDATA[")
    parts = [first]
    for part in rest:
        section, end, after = part.partition("]]>")
        if not end:
            return text
        parts += (section.replace("&", "&amp;").replace("<", "&lt;"), after)
    return "".join(parts)


def _opened(text: str) -> tuple[int, bool]:
    """Return how many items a broken document opens, and whether the last of them is never closed."""
    marks = [found[1] for is_raw, part in by_section(text) if not is_raw for found in ITEM.finditer(part)]
    return marks.count(""), bool(marks) and marks[-1] == ""


def _set_apart(root: Element) -> None:
    """Move what a tag that was never closed swallowed out of it again: items out of items, fields out of lines."""
    for element in reversed(list(root.iterdescendants())):
        name = _local(element)
        swallower = None
        if name in _ITEMS:
            swallower = next(
                (one for one in reversed(list(element.iterancestors())) if _local(one) in _ITEMS), None
            )
        elif name in _FIELDS:
            parent = element.getparent()
            swallower = parent if parent is not None and _local(parent) in _LINES else _text_around(element)
        if swallower is not None and swallower.getparent() is not None:
            swallower.addnext(element)


def _text_around(element: Element) -> Element | None:
    """Return the text of an item in which a field stands that no text holds, or None."""
    if _local(element) not in _NEVER_IN_TEXTS and not (_local(element) == "link" and element.text):
        return None
    for around in element.iterancestors():
        name = _local(around)
        if name in _TEXTS or name in _ITEMS:
            return around if name in _TEXTS else None
    return None


def _local(element: Element) -> str:
    return element.tag.rpartition("}")[2].rpartition(":")[2].lower() if isinstance(element.tag, str) else ""
