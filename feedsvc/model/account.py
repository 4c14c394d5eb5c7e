"""The account of a reading: what became of each line of a dump, and why."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from feedsvc.model.entry import Entry
from feedsvc.model.raw import Rejection

#: What a line may be, and what it is called. First the roles of an article's own lines …
ARTICLE_ROLES: Final = {
    "headline": "headline",
    "deck": "deck",
    "byline": "byline",
    "date": "date",
    "category": "category",
    "caption": "caption",
    "dateline": "dateline + body",
    "body": "body",
    "heading": "heading",
    "item": "list item",
    "quote": "quote",
    "source": "source",
    "follow": "follow",
    "rights": "rights",
    "placeholder": "placeholder",
}
#: … then those of what is printed around it.
CHROME_ROLES: Final = {
    "menu": "menu",
    "teaser": "teaser",
    "share": "share",
    "comment": "comment",
    "newsletter": "newsletter",
    "related": "related",
    "tags": "tags",
    "advertisement": "advertisement",
    "link": "link",
    "drawn": "rule",
    "wall": "wall",
    "copy": "copy",
    "learned": "learned",
    "operator": "by the operator",
    "unread": "not read",
}
ROLES: Final = {**ARTICLE_ROLES, **CHROME_ROLES}
#: Roles that stand in the text.
BODY_ROLES: Final = frozenset({"body", "dateline", "heading", "item", "quote"})
#: Roles of lines that are the article's and leave no trace in it.
LOST_ROLES: Final = frozenset({"placeholder"})
#: Roles that the operator or the source's other dumps taught.
TAUGHT_ROLES: Final = frozenset({"learned", "operator"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """One feature of a line, in words, and what it added to the line's odds."""

    #: ``218 letters long``, ``4 paragraphs within 8 lines below``.
    words: str
    #: Thousandths of log-odds: above 0 it speaks for text.
    weight: int


@dataclass(frozen=True, slots=True, kw_only=True)
class LineAccount:
    """One line of a dump, what it was taken for, and why."""

    #: 1-based line of the dump, the first one of a paragraph that was wrapped over several; 0 where a form has none.
    number: int
    #: As printed, blanks squeezed.
    text: str
    #: A key of ROLES.
    role: str
    #: Slug of the rule that decided.
    rule: str
    #: One clause for the operator.
    why: str
    #: Log-odds to be text in thousandths, by the trained models; None where these were not asked.
    odds: int | None = None
    #: The strongest for and against, each half strongest first.
    reasons: tuple[Reason, ...] = ()

    @property
    def is_chrome(self) -> bool:
        return self.role in CHROME_ROLES


@dataclass(frozen=True, slots=True, kw_only=True)
class Explanation:
    """One article of a dump, or why it is none, with the account of its lines."""

    place: str
    result: Entry | Rejection
    lines: tuple[LineAccount, ...] = ()
    #: A full sentence on what is shown, where it is not simply the dump as it is read now.
    note: str = ""
