"""The body of an article on its page: sanitized already, here given its captions, dateline and standfirst."""

from __future__ import annotations

import re
from html import escape, unescape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from feedsvc.model.entry import Entry, Image

#: A picture as the sanitizer writes it: every attribute after one blank and in double quotes, so that a ``>`` inside
#: an alternative text ends nothing.
_IMG = re.compile(r'<img(?: [a-z-]+="[^"]*")*>')
_SRC = re.compile(r' src="([^"]*)"')

#: What stands before a picture that is a block of its own; elsewhere a figure would break the paragraph around it.
_BLOCK_ENDS = (
    "</p>",
    "</h2>",
    "</h3>",
    "</h4>",
    "</ul>",
    "</ol>",
    "</blockquote>",
    "</table>",
    "</pre>",
    "<hr>",
)


def page_body(entry: Entry) -> str:
    """Return the body as the page shows it."""
    return _captioned(_dateline_marked(entry), entry.images)


def lead_image(entry: Entry) -> Image | None:
    """Return the first picture a page can show. Policy and browsers refuse plain http inside an https page."""
    return next((image for image in entry.images if image.url.lower().startswith("https://")), None)


def stands_in_body(body_html: str, image: Image) -> bool:
    """Tell whether a body already holds the picture."""
    return image.url in body_html or escape(image.url) in body_html


def deck(entry: Entry) -> str | None:
    """Return the summary where it says what the text does not open with: a real standfirst, else None."""
    summary = _letters(entry.summary)
    if not summary or summary in _letters(" ".join(entry.paragraphs[:3])):
        return None
    return entry.summary


def _dateline_marked(entry: Entry) -> str:
    """Return the body with its dateline in an element of its own, for style to set apart."""
    body = entry.body_html
    if entry.dateline is None:
        return body
    opening = "<p>" + escape(entry.dateline.raw, quote=False)
    if not body.startswith(opening):
        return body
    return f'<p><span class="dateline">{opening[3:]}</span>{body[len(opening) :]}'


def _captioned(body: str, images: tuple[Image, ...]) -> str:
    """Return the body with captions and credits under those of its pictures that stand alone."""
    told = {image.url: image for image in images if image.caption or image.credit}
    if not told or "<img" not in body:
        return body

    def figure(match: re.Match[str]) -> str:
        source = _SRC.search(match[0])
        image = told.pop(unescape(source[1]), None) if source else None
        before = body[max(0, match.start() - 40) : match.start()].rstrip()
        if image is None or (before and not before.endswith(_BLOCK_ENDS)):
            return match[0]
        return f"<figure>{match[0]}{_caption(image)}</figure>"

    return _IMG.sub(figure, body)


def _caption(image: Image) -> str:
    caption = f'<span dir="auto">{escape(image.caption)}</span>' if image.caption else ""
    credit = f' <small class="credit" dir="auto">{escape(image.credit)}</small>' if image.credit else ""
    return f"<figcaption>{caption}{credit}</figcaption>"


def _letters(text: str) -> str:
    """Return letters and digits alone: quotation marks, cuts and spacing decide nothing."""
    return "".join(character for character in text.casefold() if character.isalnum())
