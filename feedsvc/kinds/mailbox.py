"""``mailbox``: a Maildir, an mbox file or an IMAP folder; each message is an article. It is only looked at, never changed."""

from __future__ import annotations

from typing import Annotated, Final
from urllib.parse import urlsplit

from pydantic import Field, PlainValidator, WithJsonSchema, model_validator

from feedsvc.config import fields as of
from feedsvc.config.addresses import read_path
from feedsvc.config.convert import Placed, absolute_path
from feedsvc.config.section import inherited, key
from feedsvc.config.source_keys import ArticleKeys
from feedsvc.config.unfit import Unfit
from feedsvc.fetch import imap, mailboxes
from feedsvc.kinds.kind import Kind


def read_mailbox(value: object) -> str:
    """Return the path of a mailbox, still relative to the file's folder if it was written so, or its address."""
    expected = 'the path of a Maildir or an mbox file, or an address such as "imaps://mail.example/INBOX"'
    if isinstance(value, str) and "://" in value:
        try:
            parts = urlsplit(value)
            is_good = parts.scheme == "imaps" and parts.hostname and not parts.username and (parts.port or 1)
        except ValueError:
            is_good = False
        if not is_good or not value.isprintable() or " " in value:
            raise Unfit(
                expected, why="mail is asked for over imaps only; `user` and `password` are keys of their own"
            )
        return str(value)
    try:
        return read_path(value)
    except Unfit as unfit:
        raise Unfit(expected, why=unfit.why) from unfit


def read_password(value: object) -> str:
    """Return a password."""
    if isinstance(value, str) and 0 < len(value) <= MAX_PASSWORD and value.isprintable():
        return str(value)
    raise Unfit("a password", why="keep it in the environment and write ${NAME}")


#: Characters of a password.
MAX_PASSWORD: Final = 1000
Mailbox = Annotated[str, PlainValidator(read_mailbox), WithJsonSchema({"type": "string", "minLength": 1})]
Password = Annotated[
    str | None, PlainValidator(read_password), WithJsonSchema({"type": "string", "minLength": 1})
]


class MailboxSource(ArticleKeys):
    """Messages of a Maildir, an mbox file or an IMAP folder."""

    mailbox: Mailbox = Field(
        description="The Maildir or mbox file, relative to the folder of this file; or imaps://HOST/FOLDER.",
        examples=["/var/mail/newsdesk"],
    )
    every: of.FileOften = key(
        'How often the mailbox is looked at: "30s", "15m", "2h", "1d", or a five-field cron line.',
        default="2m",
    )
    settle: of.Pause = key("How long an mbox file must stand unchanged before it is read.", default="2s")

    user: of.MaybeLine = inherited("Whose mail it is, for imaps.")
    password: Password = inherited("The password, from the environment: ${IMAP_PASSWORD}.")
    allow_networks: of.Networks = key(
        "Networks that may be reached though they are not public, such as 10.2.0.0/16.", default=[]
    )
    allow_ports: of.Ports = key("Ports beside 993.", default=[])

    @model_validator(mode="after")
    def _with_account(self) -> MailboxSource:
        if "://" in self.mailbox and not (self.user and self.password):
            raise Unfit("user and password beside an address of a mail server")
        return self


def place(keys: MailboxSource, folder: str) -> Placed:
    if "://" in keys.mailbox:
        account = imap.Account(
            user=keys.user or "",
            password=keys.password or "",
            allow_networks=tuple(keys.allow_networks),
            allow_ports=tuple(keys.allow_ports),
        )
        return Placed(location=keys.mailbox, options=account)
    return Placed(location=absolute_path(keys.mailbox, folder))


KIND = Kind(keys=MailboxSource, place=place, files=mailboxes)
