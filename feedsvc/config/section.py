"""What the sections of the configuration file are made of."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Discriminator, Field, Tag, model_validator

from feedsvc.config import fields as of


def key(description: str, *, default: object, **more: Any) -> Any:
    """Return a field whose default is spelled as in the file."""
    return Field(default, description=description, validate_default=True, **more)


def inherited(description: str) -> Any:
    """Return a field that is None where the file leaves it out."""
    return Field(None, description=description)


class Section(BaseModel):
    """A mapping of known keys."""

    #: Built when first used: most files name a few of the kinds of sources.
    model_config = ConfigDict(
        extra="forbid", strict=True, frozen=True, hide_input_in_errors=True, defer_build=True
    )

    @model_validator(mode="before")
    @classmethod
    def _empty(cls, value: Any) -> Any:
        return of.or_empty(value)


class TitleSection(Section):
    """A headline that a pattern finds."""

    pattern: of.Pattern = Field(
        description="The first line it matches is the headline: its first group, or all it matches.",
        examples=["'^HEADLINE: (.+)$'"],
    )


#: Parts of an error's path that stand in no file: they tell which form a value has.
FORMS = ("(words)", "(mapping)")


def form_of(value: object) -> str:
    """Return whether a value is spelled in words or as a mapping."""
    return FORMS[1] if isinstance(value, dict | TitleSection) else FORMS[0]


TitleRule = Annotated[
    Annotated[of.TitleWords, Tag(FORMS[0])] | Annotated[TitleSection, Tag(FORMS[1])], Discriminator(form_of)
]
