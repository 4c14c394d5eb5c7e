"""What the operator's rules change in an article whose form has blocks: HTML, Markdown, JSON.

The lines of a text dump are corrected where they are read, by feedsvc.parse.text.corrections; here ``drop`` takes blocks
(of the HTML too), ``keep`` spares them, ``title`` takes a pattern, and ``dateline: drop`` works on every form.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from feedsvc.model.entry import Dateline
from feedsvc.model.raw import Block, DroppedLine, Piece, RawEntry
from feedsvc.model.source import HouseStyle
from feedsvc.normalize.body import Body, html_of
from feedsvc.normalize.dateline import without_dateline
from feedsvc.text.clean import clean_line
from feedsvc.text.html import paragraphs_of, sanitize
from feedsvc.text.patterns import captured, patterns_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from lxml.html import HtmlElement

RULE_DROPPED = "dropped-by-operator"
RULE_TITLE = "title-by-operator"
_BLOCKS = frozenset(
    "p h1 h2 h3 h4 h5 h6 li dt dd blockquote pre figure figcaption tr caption div ul ol dl table".split()
)
#: What an element holds that is more than text.
_PICTURES = ("img", "hr")


def corrected(raw: RawEntry, style: HouseStyle) -> RawEntry:
    """Return an article with the source's rules applied to its headline and blocks; a text dump as it is."""
    if raw.form == "text" or not (style.drop or style.title_pattern):
        return raw
    return _without_dropped(_titled(raw, style.title_pattern) if style.title_pattern else raw, style)


def without_opening(body: Body, dateline: Dateline | None) -> Body:
    """Return a body without the dateline that opens it, in text and HTML."""
    if dateline is None:
        return body
    at = next((at for at, text in enumerate(body.paragraphs) if text.startswith(dateline.raw)), None)
    if at is None:
        return body
    opening = body.paragraphs[at]
    bare = without_dateline(opening, dateline)
    paragraphs = (*body.paragraphs[:at], bare, *body.paragraphs[at + 1 :])
    return replace(
        body,
        paragraphs=paragraphs,
        prose=tuple(bare if text == opening else text for text in body.prose),
        html=_without_prefix(body.html, opening, dateline.raw)
        or html_of(tuple(Block(text=text) for text in paragraphs)),
    )


def _titled(raw: RawEntry, pattern: str) -> RawEntry:
    """Return the article under the headline that a pattern finds: in the stated ones, then in the text."""
    stated = (*((raw.title,) if raw.title else ()), *raw.title_candidates)
    for piece in stated:
        if text := captured(pattern, clean_line(piece.text)):
            title = Piece(text=text, rule=f"{RULE_TITLE} {piece.rule}", line=piece.line)
            return replace(raw, title=title, title_candidates=stated)
    for block in raw.blocks:
        if text := captured(pattern, clean_line(block.text)):
            rest = tuple(other for other in raw.blocks if other is not block)
            title = Piece(text=text, rule=RULE_TITLE, line=block.line)
            html = _html_without(raw, {clean_line(block.text)}.__contains__, {clean_line(block.text)})
            return replace(raw, title=title, title_candidates=stated, blocks=rest, body_html=html)
    return replace(raw, warnings=(*raw.warnings, "No line matches the pattern of the source's title."))


def _without_dropped(raw: RawEntry, style: HouseStyle) -> RawEntry:
    """Return the article without the blocks that the source drops."""
    if not style.drop:
        return raw
    drop, keep = patterns_of(style.drop), patterns_of(style.keep)

    def pattern_for(text: str) -> str | None:
        found = drop.first(text)
        return None if found is None or keep.first(text) is not None else found

    gone: list[DroppedLine] = []
    left: list[Block] = []
    for block in raw.blocks:
        text = clean_line(block.text)
        pattern = pattern_for(text)
        if pattern is None:
            left.append(block)
        else:
            why = f"the source drops what matches {pattern}"
            gone.append(DroppedLine(text=text, rule=RULE_DROPPED, why=why, line=block.line))
    if not gone and raw.blocks:
        return raw
    html = _html_without(raw, lambda text: pattern_for(text) is not None, {line.text for line in gone})
    return replace(raw, blocks=tuple(left), body_html=html, dropped=(*raw.dropped, *gone))


def _html_without(raw: RawEntry, is_gone: Callable[[str], bool], gone: set[str]) -> str | None:
    """Return the body's HTML without some blocks, or None where it cannot be had: then the blocks make it."""
    if not raw.body_html:
        return raw.body_html
    root = _parsed(sanitize(raw.body_html, base_url=raw.base_url or raw.url))
    for element in list(_leaves(root)):
        if is_gone(_text(element)):
            _remove(element)
    html = _written(root)
    return None if raw.blocks and gone & set(paragraphs_of(html)) else html


def _without_prefix(html: str, opening: str, prefix: str) -> str | None:
    """Return ``html`` without the words that open one of its paragraphs, or None where they stand otherwise there."""
    root = _parsed(html)
    element = next((element for element in _leaves(root) if _text(element) == opening), None)
    if element is None:
        return None
    left = "".join(prefix.split())
    for holder, name in list(_texts(element)):
        text = getattr(holder, name)
        at = 0
        while at < len(text) and (text[at].isspace() or left):
            if not text[at].isspace():
                if text[at] != left[0]:
                    return None
                left = left[1:]
            at += 1
        setattr(holder, name, text[at:])
        if at < len(text):
            break
    if left:
        return None
    for inner in list(element.iter()):
        if inner is not element and inner.tag not in (*_PICTURES, "br") and not len(inner) and not inner.text:
            inner.drop_tree()
    return _written(root)


def _parsed(html: str) -> HtmlElement:
    from lxml.html import fragment_fromstring

    return fragment_fromstring(html or " ", create_parent="div")


def _written(root: HtmlElement) -> str:
    from lxml import etree

    inner = [etree.tostring(child, encoding="unicode", method="html") for child in root]
    holder = _parsed("")
    holder.text = root.text
    lead = etree.tostring(holder, encoding="unicode", method="html")[len("<div>") : -len("</div>")]
    return sanitize(lead + "".join(inner), base_url=None)


def _leaves(root: HtmlElement) -> Iterator[HtmlElement]:
    """Yield the elements that are one block of text each: those that hold no other."""
    for element in root.iter(*_BLOCKS):
        if element is not root and not any(True for inner in element.iter(*_BLOCKS) if inner is not element):
            yield element


def _text(element: HtmlElement) -> str:
    return clean_line(element.text_content())


def _texts(element: HtmlElement) -> Iterator[tuple[HtmlElement, str]]:
    """Yield where the texts of an element stand, in reading order."""
    if element.text:
        yield element, "text"
    for child in element:
        yield from _texts(child)
        if child.tail:
            yield child, "tail"


def _remove(element: HtmlElement) -> None:
    """Take an element out, and what held nothing but it."""
    parent = element.getparent()
    element.drop_tree()
    while parent is not None and parent.getparent() is not None:
        if _text(parent) or any(True for _ in parent.iter(*_PICTURES)):
            return
        parent, empty = parent.getparent(), parent
        empty.drop_tree()
