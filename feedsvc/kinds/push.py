"""``push``: dumps that programs send to ``POST /push/SOURCE`` with a token; kept in the data folder, polled as files."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Annotated, Final

from pydantic import Field, PlainValidator, WithJsonSchema

from feedsvc.config import fields as of
from feedsvc.config.convert import Placed
from feedsvc.config.section import Section, key
from feedsvc.config.source_keys import ArticleKeys
from feedsvc.config.unfit import Unfit
from feedsvc.fetch import spool
from feedsvc.kinds.kind import Kind

#: Characters of a token: fewer can be guessed.
SHORTEST: Final = 16
LONGEST: Final = 512
#: RFC 6750 section 2.1, b64token, and what password makers add.
_TOKEN = re.compile(r"[!-~]{16,512}")


def read_token(value: object) -> str:
    """Return a bearer token."""
    if isinstance(value, str) and _TOKEN.fullmatch(value):
        return str(value)
    raise Unfit(
        f"a token of {SHORTEST} to {LONGEST} characters, printable ASCII without blanks",
        why="`openssl rand -hex 32` makes one; keep it in the environment and write ${NAME}",
    )


Token = Annotated[
    str,
    PlainValidator(read_token),
    WithJsonSchema({"type": "string", "minLength": SHORTEST, "maxLength": LONGEST}),
]


class PushSection(Section):
    """Who may push."""

    token: Token = Field(
        description="The token that a sender shows: Authorization: Bearer TOKEN.", examples=["${PUSH_TOKEN}"]
    )


class PushSource(ArticleKeys):
    """Dumps that are sent to POST /push/SOURCE, one a request, in any form."""

    push: PushSection = Field(description="Who may push.")
    every: of.FileOften = key(
        "How often the kept dumps are looked at; what is pushed is read at once.", default="5m"
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class PushOptions:
    """Who may push."""

    token: str = field(repr=False)


def place(keys: PushSource, _folder: str) -> Placed:
    # The location is the spool in the data folder, which the configuration knows by the store's place.
    return Placed(location="", options=PushOptions(token=keys.push.token))


KIND = Kind(keys=PushSource, place=place, files=spool)
