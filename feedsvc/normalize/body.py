"""The body: paragraphs as plain text, the same as HTML, and whether the dump holds all of it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from feedsvc.model.raw import Block, RawEntry
from feedsvc.text.clean import clean_block, clean_line
from feedsvc.text.html import escape_content, paragraphs_of, sanitize

#: A stub says where the rest is, in its last lines.
_STUB = re.compile(
    r"(?:\[(?:…|\.\.\.)\]|(?:…|\.\.\.) ?(?:read more|continue reading|more|weiterlesen|lire la suite|leer más|leia mais|читать далее)?[ »→]{0,3}"
    r"|(?:read more|continue reading|read the full (?:story|article)[^.]{0,60})[ »→.…]{0,3})$"
    r"|\bsubscribe (?:now |today )?(?:to|for)\b[^.]{0,80}\b(?:full story|full article|continue reading|read (?:on|more|the rest))"
    r"|\bto (?:view|read|continue reading) (?:the (?:full|rest)|this)[^.]{0,60}(?:subscribe|log ?in|sign ?(?:in|up)|register)"
    r"|\bthis (?:article|story|content) is (?:only )?(?:for|available to) subscribers",
    re.IGNORECASE,
)
_ELEMENTS = {"paragraph": "p", "heading": "h2", "quote": "blockquote", "preformatted": "pre"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """The text of an entry."""

    #: Plain text, one line each, preformatted blocks aside.
    paragraphs: tuple[str, ...]
    #: Those of them that are running text: no headings, no list items.
    prose: tuple[str, ...]
    html: str
    truncated: bool
    #: ``blocks`` or ``html``.
    rule: str


def read_body(raw: RawEntry) -> Body:
    """Return the body of ``raw``; where it has HTML that is kept, sanitized, and else made from the blocks."""
    blocks = tuple(block for block in map(_cleaned, raw.blocks) if block.text)
    html = sanitize(raw.body_html, base_url=raw.base_url or raw.url) if raw.body_html else ""
    if html and not blocks:
        blocks = tuple(Block(text=text) for text in paragraphs_of(html))
    paragraphs = tuple(block.text for block in blocks)
    prose = tuple(block.text for block in blocks if block.kind in {"paragraph", "quote"})
    has_text = bool(html) and bool(paragraphs_of(html))
    return Body(
        paragraphs=paragraphs,
        prose=prose,
        html=html if has_text else sanitize(html_of(blocks), base_url=None),
        truncated=any(_STUB.search(paragraph[-300:]) for paragraph in paragraphs[-2:]),
        rule="html" if has_text else "blocks",
    )


def html_of(blocks: tuple[Block, ...]) -> str:
    """Return blocks as HTML, one element each, the items of a list in one ``ul``."""
    pieces: list[str] = []
    in_list = False
    for block in blocks:
        if (block.kind == "item") != in_list:
            pieces.append("</ul>" if in_list else "<ul>")
            in_list = not in_list
        text = escape_content(block.text)
        if block.kind == "item":
            pieces.append(f"<li>{text}</li>")
        elif block.kind == "quote":
            pieces.append(f"<blockquote><p>{text}</p></blockquote>")
        else:
            element = _ELEMENTS.get(block.kind, "p")
            pieces.append(f"<{element}>{text}</{element}>")
    if in_list:
        pieces.append("</ul>")
    return "\n".join(pieces)


def _cleaned(block: Block) -> Block:
    text = clean_block(block.text) if block.kind == "preformatted" else clean_line(block.text)
    return Block(text=text, kind=block.kind, line=block.line)
