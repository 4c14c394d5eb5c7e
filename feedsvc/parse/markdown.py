"""Markdown, with or without front matter.

What enters: decoded Markdown. What leaves: one RawEntry, or one for each ``# `` heading that opens an article of its
own under a common front matter. What is refused: files without text, and drafts.

Spec: CommonMark 0.31 with tables; raw HTML passes through, since normalize sanitizes every body.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from feedsvc.model.payload import Payload
from feedsvc.model.raw import DatePiece, Piece, RawEntry, RawImage, Rejection
from feedsvc.model.source import HouseStyle
from feedsvc.parse.fields import ALIASES, Record, key_of, printed, raw_entry
from feedsvc.parse.frontmatter import FrontMatter, split_front_matter
from feedsvc.parse.markup import blocks_of_html
from feedsvc.text.clean import clean_line
from feedsvc.text.datelike import find_date, is_date_line
from feedsvc.text.similarity import letters

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

#: Fields that may stand as labelled lines under a heading: ``**Published:** 2016-02-13``.
_LABELS = frozenset(
    key_of(name)
    for field, names in ALIASES.items()
    if field not in {"html", "text", "guid"}
    for name in names
)
_LABEL = re.compile(r"[*_]{0,3}([^\W\d_][\w -]{1,30}?)\s?[*_]{0,3}:[*_]{0,3}[ \t]+(\S.{0,2000})")
_BYLINE = re.compile(r"(?:by|par|por|von|di|av|door)[ \t]+[^\W\d_]", re.IGNORECASE)
#: Template calls of Hugo and Jekyll, which only their builders resolve.
_SHORTCODE = re.compile(r"\{\{[<%][^{}]{0,2000}[>%]\}\}|\{%[^{}]{0,2000}%\}")
_FILE_DATE = re.compile(r"(?:^|/)(\d{4}-\d{2}-\d{2})(?=[-_. ])")
_TRUE = frozenset({"true", "yes", "on", "1"})


@dataclass(frozen=True, slots=True, kw_only=True)
class _Section:
    """One article of a file: its heading, the labelled lines under it, the tokens of its text."""

    title: Piece | None
    fields: Mapping[str, Any]
    bylines: tuple[Piece, ...]
    dates: tuple[DatePiece, ...]
    tokens: Sequence[Token]


def parse_markdown(text: str, *, payload: Payload, style: HouseStyle) -> tuple[RawEntry | Rejection, ...]:
    """Return the articles of a Markdown file, in its order.

    Raises: DumpError for raw HTML built to exhaust a parser.
    """
    del style  # the fields name themselves
    matter = split_front_matter(text)
    if (status := _unpublished(matter.fields)) is not None:
        return (
            Rejection(
                source=payload.source, place=payload.place, reason=f"a draft: its front matter says {status}"
            ),
        )
    markdown = _markdown()
    tokens = markdown.parse(_SHORTCODE.sub("", matter.body))
    sections = _sections(tokens, matter)
    several = len(sections) > 1
    return tuple(
        _entry(
            section,
            markdown=markdown,
            matter=matter,
            payload=payload,
            place=f"{payload.place}#{number}" if several else payload.place,
        )
        for number, section in enumerate(sections, 1)
    )


def _markdown() -> MarkdownIt:
    from markdown_it import MarkdownIt

    return MarkdownIt("commonmark", {"html": True}).enable("table")


def _unpublished(fields: Mapping[str, Any]) -> str | None:
    """Return the line of the front matter that keeps a file back, or None."""
    said = {key_of(name): printed(value).strip().lower() for name, value in fields.items()}
    if said.get("draft") in _TRUE:
        return "draft: true"
    return "published: false" if said.get("published") == "false" else None


def _entry(
    section: _Section, *, markdown: MarkdownIt, matter: FrontMatter, payload: Payload, place: str
) -> RawEntry | Rejection:
    html = markdown.renderer.render(section.tokens, markdown.options, {})
    blocks = blocks_of_html(html)
    record = Record(
        {**section.fields, **{key: value for key, value in matter.fields.items() if not _is_flag(value)}},
        form="front-matter",
    )
    titled = record.text("title")
    if not blocks and titled is None and section.title is None:
        return Rejection(source=payload.source, place=place, reason="Markdown without title and text")
    entry = raw_entry(
        record,
        payload=payload,
        place=place,
        form="markdown",
        title=section.title if titled is None else titled,
        blocks=blocks,
        body_html=html,
        warnings=matter.warnings,
    )
    named = _FILE_DATE.search(payload.place)
    dates = entry.dates + section.dates
    if named and not any(date.role == "published" for date in dates):
        dates = (*dates, DatePiece(text=named[1], role="published", rule="file-name"))
    return replace(
        entry,
        title_candidates=(section.title,) if section.title and titled else (),
        dates=dates,
        bylines=entry.bylines or section.bylines,
        images=entry.images or _first_image(section.tokens),
    )


def _is_flag(value: object) -> bool:
    return str(value).strip().lower() in {"true", "false"}


def _sections(tokens: Sequence[Token], matter: FrontMatter) -> list[_Section]:
    """Return the articles of a file: one, or one a ``# `` heading where most headings have labelled lines under them."""
    starts = [
        index for index, token in enumerate(tokens) if token.type == "heading_open" and token.tag == "h1"
    ]
    titled = Record(matter.fields, form="front-matter").text("title")
    if len(starts) > 1 and titled is None:
        ends = [*starts[1:], len(tokens)]
        sections = [
            _section(tokens[start:end], matter, None) for start, end in zip(starts, ends, strict=True)
        ]
        if sum(1 for section in sections if section.fields or section.dates) * 2 > len(sections):
            return sections
    return [_section(tokens, matter, titled)]


def _section(tokens: Sequence[Token], matter: FrontMatter, titled: Piece | None) -> _Section:
    title: Piece | None = None
    fields: dict[str, Any] = {}
    bylines: list[Piece] = []
    dates: list[DatePiece] = []
    rest = list(tokens)
    if len(rest) > 2 and rest[0].type == "heading_open" and rest[0].tag == "h1":
        title = Piece(text=_text(rest[1]), rule="markdown:heading", line=_line(rest[0], matter))
        # A heading that says another thing than the front matter's title is the first of the text.
        if titled is None or letters(titled.text) == letters(title.text):
            rest = rest[3:]
    while len(rest) > 2 and rest[0].type == "paragraph_open" and rest[1].type == "inline":
        shown, line = _text(rest[1]), _line(rest[0], matter)
        if labelled := _labelled(rest[1].content):
            fields = {**labelled, **fields}
        elif len(shown) <= 120 and _BYLINE.match(shown) and shown[-1] not in ".!?…":
            bylines.append(Piece(text=shown, rule="markdown:byline", line=line))
        elif (date := find_date(shown)) is not None and is_date_line(shown, date):
            dates.append(DatePiece(text=shown, role="published", rule="markdown:date-line", line=line))
        else:
            break
        rest = rest[3:]
    return _Section(
        title=title if title and title.text else None,
        fields=fields,
        bylines=tuple(bylines),
        dates=tuple(dates),
        tokens=rest,
    )


def _labelled(source: str) -> dict[str, str]:
    """Return the fields of a paragraph whose every line is a label and its value; none for any other."""
    found = [_LABEL.fullmatch(line.strip().rstrip("\\")) for line in source.split("\n")]
    pairs = {match[1]: match[2].strip("*_ <>") for match in found if match and key_of(match[1]) in _LABELS}
    return pairs if len(pairs) == len(found) else {}


def _text(inline: Token) -> str:
    """Return the text of inline markup without its signs."""
    parts = (
        " "
        if child.type in {"softbreak", "hardbreak"}
        else ""
        if child.type == "html_inline"
        else child.content
        for child in inline.children or ()
    )
    return clean_line("".join(parts))


def _first_image(tokens: Sequence[Token]) -> tuple[RawImage, ...]:
    for token in tokens:
        for child in token.children or ():
            if child.type == "image" and child.attrGet("src"):
                alt, caption = clean_line(child.content), clean_line(str(child.attrGet("title") or ""))
                return (RawImage(url=str(child.attrGet("src")), alt=alt or None, caption=caption or None),)
    return ()


def _line(token: Token, matter: FrontMatter) -> int:
    return matter.lines + token.map[0] + 1 if token.map else 0
