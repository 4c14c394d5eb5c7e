"""A stated body, HTML or plain, as blocks."""

from __future__ import annotations

import html
import re
from collections.abc import Mapping
from dataclasses import dataclass

from feedsvc.model.raw import Block, DroppedLine, Piece
from feedsvc.parse.markup import blocks_of_html, has_markup
from feedsvc.text.clean import clean_block, clean_line

_BLANK_LINE = re.compile(r"\n[ \t]*\n\s*")
_BLOCK_MARKUP = re.compile(r"<(?:p|br|div|ul|ol|table|blockquote|h[1-6])(?=[\s>/])", re.IGNORECASE)
_BLOCK_START = re.compile(r"\s*</?(?:figure|hr|img|pre|section|article|iframe)(?=[\s>/])", re.IGNORECASE)
#: WordPress's shortcodes and the comments of its block editor.
_EDITOR_MARKS = re.compile(
    r"<!--\s{0,9}/?wp:[^>]{0,4000}-->|\[/?(?:caption|gallery|embed|vc_\w{1,40}|et_pb_\w{1,40})(?: [^\[\]]{0,2000})?\]"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """A body in both forms."""

    blocks: tuple[Block, ...] = ()
    #: Untrusted; None if the body was plain text.
    html: str | None = None
    warnings: tuple[str, ...] = ()
    #: Source lines that stood at its end.
    sources: tuple[Piece, ...] = ()
    #: Labels that stood at its edges.
    dropped: tuple[DroppedLine, ...] = ()
    #: Whether it stands where the operator says.
    is_chosen: bool = False

    @property
    def length(self) -> int:
        """Characters of text."""
        return sum(len(block.text) for block in self.blocks)


def body_of(value: object) -> Body:
    """Return the body that a stated value holds: a text, a list of paragraphs, or an object around either.

    Raises: DumpError for HTML built to exhaust a parser.
    """
    text = _text(value)
    if text.lstrip().startswith("&lt;") and has_markup(unescaped := html.unescape(text)):
        text = unescaped  # escaped once too often by the exporter
    if not has_markup(text):
        return Body(blocks=plain_blocks(html.unescape(text) if "&" in text else text))
    text = _EDITOR_MARKS.sub("", text)
    if not _BLOCK_MARKUP.search(text):
        # Classic WordPress posts hold paragraphs as blank lines; only its themes make elements of them.
        parts = (part.strip() for part in _BLANK_LINE.split(text.replace("\r\n", "\n")))
        text = "\n".join(part if _BLOCK_START.match(part) else f"<p>{part}</p>" for part in parts if part)
    return Body(blocks=blocks_of_html(text), html=text)


def plain_blocks(text: str) -> tuple[Block, ...]:
    """Return the paragraphs of a plain text: parted by blank lines, or its lines where it has none."""
    text = clean_block(text)
    parts = _BLANK_LINE.split(text) if "\n\n" in text else text.split("\n")
    return tuple(Block(text=line) for part in parts if (line := clean_line(part)))


def _text(value: object, depth: int = 0) -> str:
    if isinstance(value, str):
        return value
    if depth > 4:
        return ""
    if isinstance(value, list | tuple):
        return "\n\n".join(part for item in value if (part := _text(item, depth + 1)))
    if isinstance(value, Mapping):
        return next(
            (
                _text(value[key], depth + 1)
                for key in ("rendered", "value", "text", "content", "body", "html")
                if key in value
            ),
            "",
        )
    return ""
