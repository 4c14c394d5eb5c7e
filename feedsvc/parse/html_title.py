"""Which of a page's titles is the headline.

A headline is printed (h1) and stated (JSON-LD, Open Graph, title element); where the two agree, the printed form
without its kicker is meant. Site names that templates append go only when another title shows where they start.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from feedsvc.model.raw import Piece
from feedsvc.text.similarity import letters

#: What parts a headline from the name of its site; a plain hyphen only between blanks.
_SEPARATOR = re.compile(r"\s+[|·•»«–—:\-/]{1,2}\s+|\s?[|»_]\s?")
#: Words of a heading that may stand for an article by itself; fewer are sections and site names.
_SPEAKING = 3


def headline_of(titles: Sequence[Piece], *, site_name: str | None) -> Piece | None:
    """Return the headline among a page's titles, or None if it has none."""
    printed = [title for title in titles if title.rule == "h1"]
    stated = [_without_site(title, titles, site_name) for title in titles if title.rule != "h1"]
    for said in stated:
        for heading in printed:
            if _agrees(heading.text, said.text):
                return _without_kicker(heading, said)
    sound = [
        heading for heading in printed if not _is_site(heading.text, site_name) and _speaks(heading.text)
    ]
    if len(printed) == 1 and sound:
        return sound[0]
    return next(iter(stated or sound), None)


def _agrees(heading: str, said: str) -> bool:
    one, other = letters(heading), letters(said)
    if not one or not other:
        return False
    if one == other:
        return True
    short, long = sorted((one, other), key=len)
    return short in long and len(short) * 3 >= len(long)


def _without_kicker(heading: Piece, said: Piece) -> Piece:
    """Return the stated form where the heading only puts a kicker before it."""
    one, other = letters(heading.text), letters(said.text)
    if one != other and one.endswith(other) and said.rule in {"json-ld:headline", "og:title"}:
        return Piece(text=said.text, rule=said.rule)
    return heading


def _without_site(title: Piece, titles: Sequence[Piece], site_name: str | None) -> Piece:
    """Return a title without the site name at its end or start, where that can be known."""
    parts = [(found.start(), found.end()) for found in _SEPARATOR.finditer(title.text)]
    for start, end in reversed(parts):
        head, tail = title.text[:start], title.text[end:]
        if _is_site(tail, site_name) or any(
            letters(other.text) == letters(head) for other in titles if other is not title
        ):
            return Piece(text=head.strip(), rule=title.rule)
    for start, end in parts[:1]:
        if _is_site(title.text[:start], site_name):
            return Piece(text=title.text[end:].strip(), rule=title.rule)
    if title.rule == "title-element" and parts:
        # Nothing names the site: a short last part after a long first one is a site's name far oftener than not.
        start, end = parts[-1]
        if len(title.text[end:].split()) <= 4 and len(title.text[:start].split()) >= _SPEAKING + 1:
            return Piece(text=title.text[:start].strip(), rule=title.rule)
    return title


def _is_site(text: str, site_name: str | None) -> bool:
    one, other = letters(text), letters(site_name or "")
    return bool(one and other) and (
        one == other
        or (len(one) > 3 and one in other)
        or (len(other) > 3 and other in one and len(one) < 2 * len(other))
    )


def _speaks(text: str) -> bool:
    return len(text.split()) >= _SPEAKING or sum(1 for char in text if char > "\u2e80") >= 5
