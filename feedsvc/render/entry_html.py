"""The body of an entry as feeds carry it: whole HTML that stands alone in a reader."""

from __future__ import annotations

from feedsvc.model.entry import Entry, SourceCredit
from feedsvc.render.page_languages import words_for
from feedsvc.render.xmltext import markup
from feedsvc.text.clean import clean_line
from feedsvc.text.html import escape
from feedsvc.text.language import plausible_tag
from feedsvc.text.urls import absolute


def entry_html(entry: Entry, *, house_language: str, around: str) -> str:
    """Return the body with its source credit at the end, or nothing for an entry without a body.

    ``around`` is the direction of the feed: text that runs the other way brings its direction along, since no reader
    takes it from the language.
    """
    body = markup(entry.body_html) or "".join(
        f"<p>{escape(clean_line(text))}</p>" for text in entry.paragraphs
    )
    if not body:
        return ""
    body += _credit(entry, house_language)
    direction = "rtl" if entry.direction == "rtl" else "ltr"
    if direction == around == "ltr":
        return body
    language = plausible_tag(entry.language)
    lang = f' lang="{language}"' if language else ""
    return f'<div dir="{direction}"{lang}>{body}</div>'


def _credit(entry: Entry, house_language: str) -> str:
    named = [credit for credit in entry.sources if clean_line(credit.name)]
    if not named:
        return ""
    words = words_for(entry.language, house_language)
    label = words.source if len(named) == 1 else words.sources
    return f"<p>{escape(label)}: {escape(words.comma).join(map(_linked, named))}</p>"


def _linked(credit: SourceCredit) -> str:
    name, address = escape(clean_line(credit.name)), absolute(credit.url, None)
    if address is None:
        return name
    return f'<a href="{escape(address)}" rel="noopener noreferrer nofollow">{name}</a>'
