"""What can be shown of an entry line by line when there is no dump to read: its fields, its paragraphs, what was dropped.

Enters: an Entry, read from a form without lines or taken from the store. Leaves: accounts like those of a text dump's
lines, the article's own in reading order, then those that left it.
"""

from __future__ import annotations

from collections.abc import Iterator

from feedsvc.model.account import LineAccount
from feedsvc.model.entry import Entry
from feedsvc.parse.text.account_words import mark_role, why

#: Fields of the evidence as roles, in the order in which they are shown above and below the text.
_ABOVE = {
    "title": "headline",
    "authors": "byline",
    "published": "date",
    "updated": "date",
    "categories": "category",
    "captions": "caption",
}
_BELOW = {"sources": "source", "follow": "follow"}


def outline(entry: Entry) -> tuple[LineAccount, ...]:
    """Return the accounts of what an entry holds and of what left it."""
    return (*_fields(entry, _ABOVE), *_body(entry), *_fields(entry, _BELOW), *_dropped(entry))


def _fields(entry: Entry, roles: dict[str, str]) -> Iterator[LineAccount]:
    for field, role in roles.items():
        for found in entry.evidence:
            if found.field == field and found.value:
                rule = found.rule.split(" ")[0]
                text = entry.title_raw if field == "title" else found.value
                yield LineAccount(number=found.line, text=text, role=role, rule=rule, why=why(rule))


def _body(entry: Entry) -> Iterator[LineAccount]:
    opening = entry.dateline.raw if entry.dateline else None
    for paragraph in entry.paragraphs:
        role = "body"
        if opening is not None and paragraph.startswith(opening):
            role, opening = "dateline", None
        yield LineAccount(number=0, text=paragraph, role=role, rule="block", why="is a block of the text")


def _dropped(entry: Entry) -> Iterator[LineAccount]:
    for line in entry.dropped:
        role = mark_role(line.rule)
        yield LineAccount(number=line.line, text=line.text, role=role, rule=line.rule, why=line.why)
