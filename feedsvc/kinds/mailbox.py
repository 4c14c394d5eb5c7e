"""``mailbox``: a Maildir or an mbox file; each message is an article. It is only looked at, never changed."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, PlainValidator, WithJsonSchema

from feedsvc.config import fields as of
from feedsvc.config.addresses import read_path
from feedsvc.config.convert import Placed, absolute_path
from feedsvc.config.section import key
from feedsvc.config.source_keys import ArticleKeys
from feedsvc.config.unfit import Unfit
from feedsvc.fetch import mailboxes
from feedsvc.kinds.kind import Kind


def read_mailbox(value: object) -> str:
    """Return the path of a mailbox, still relative to the file's folder if it was written so."""
    expected = "the path of a Maildir or an mbox file"
    if isinstance(value, str) and "://" in value:
        raise Unfit(
            expected,
            why="a mail server is not asked; a program such as mbsync or getmail brings its mail here",
        )
    try:
        return read_path(value)
    except Unfit as unfit:
        raise Unfit(expected, why=unfit.why) from unfit


Mailbox = Annotated[
    str,
    PlainValidator(read_mailbox),
    WithJsonSchema({"type": "string", "minLength": 1, "not": {"pattern": "://"}}),
]


class MailboxSource(ArticleKeys):
    """Messages of a Maildir or an mbox file."""

    mailbox: Mailbox = Field(
        description="The Maildir or mbox file, relative to the folder of this file.",
        examples=["/var/mail/newsdesk"],
    )
    every: of.FileOften = key(
        'How often the mailbox is looked at: "30s", "15m", "2h", "1d", or a five-field cron line.',
        default="30s",
    )
    settle: of.Pause = key("How long an mbox file must stand unchanged before it is read.", default="2s")


def place(keys: MailboxSource, folder: str) -> Placed:
    return Placed(location=absolute_path(keys.mailbox, folder))


KIND = Kind(keys=MailboxSource, place=place, files=mailboxes)
