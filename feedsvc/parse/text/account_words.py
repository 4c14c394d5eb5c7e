"""The rules of the text reader in words, and the roles that lines have by them.

A test holds these tables to the reader: no rule of it is without words or role.
"""

from __future__ import annotations

from typing import Final

#: The fields of ``head.Role`` as roles of lines.
FIELD_ROLES: Final = {
    "deck": "deck",
    "bylines": "byline",
    "dates": "date",
    "categories": "category",
    "captions": "caption",
    "sources": "source",
    "rights": "rights",
}

#: The rules of marks, and of other lines that leave the body, as roles.
MARK_ROLES: Final = {
    "image-placeholder": "placeholder",
    "rule": "drawn",
    "end-mark": "drawn",
    "source-line": "source",
    "sign-off": "byline",
    "follow-heading": "follow",
    "follow-link": "follow",
    "share-prompt": "share",
    "share-link": "share",
    "comment-form": "comment",
    "comment-thread": "comment",
    "read-more": "related",
    "related": "related",
    "advertisement": "advertisement",
    "rights-line": "rights",
    "newsletter": "newsletter",
    "tags": "tags",
    "bare-address": "link",
    "page-control": "menu",
    "wall": "wall",
    "second-copy": "copy",
    "repeated-caption": "copy",
    "repeated-headline": "copy",
    "learned-chrome": "learned",
    "dropped-by-operator": "operator",
    "beyond-limit": "unread",
}

#: Why a line has its role, by the rule; a clause that goes on "it …".
WHY: Final = {
    "headline-score": "has the most of a headline among the lines before the text",
    "first-line": "is the first line of a dump without a menu",
    "headline-goes-on": "goes on with the headline above it, in capitals",
    "title-by-operator": "is the headline by the source's title rule",
    "kept-by-operator": "matches the source's keep",
    "reads-like-text": "reads like text, and stands among lines that do",
    "among-text": "reads little like text by itself, but stands among lines that do",
    "under-headline": "stands right under the headline",
    "by-line": "opens like a byline",
    "byline-beside-date": "holds a byline beside a date",
    "under-label": "names people under a label such as By",
    "bare-name": "names people where bylines stand",
    "sign-off": "names reporters and editors below the text",
    "date-beside-byline": "holds a date beside the byline",
    "date-line": "holds a date and nothing else",
    "page-header": "holds the page's own date: a base for relative ones",
    "date-beside-others": "holds a date among other words",
    "date-in-text": "holds the date inside the text",
    "after-body": "holds a date below the text",
    "known-sections": "holds names of sections and nothing else",
    "holds-a-section": "stands under the headline and names a section",
    "tags": "lists the article's tags",
    "indented": "is indented under the headline, as captions are",
    "after-placeholder": "follows a picture's placeholder, and is no sentence",
    "below-categories": "stands between the categories and the text, where the picture is",
    "below-date": "stands right below the date, and is no sentence",
    "credit-or-flag": "has a picture's credit or flag",
    "printed-twice": "is printed twice, as caption and as the picture's alternative text",
    "source-line": "names where the text comes from",
    "rights-line": "states rights",
    "beyond-limit": "stands beyond the lines that are read",
    "would-be-text": "reads like text, but the dump holds no article",
    "no-text": "does not read like text",
}


def mark_role(rule: str) -> str:
    """Return the role of a line that left the body by a rule."""
    return MARK_ROLES.get(rule, "menu")


def why(rule: str) -> str:
    """Return why a rule gives a line its role; a rule without words says its name."""
    return WHY.get(rule, f"is taken by the rule {rule}")
