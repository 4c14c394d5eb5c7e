"""Selectors in the file: CSS or XPath, compiled and tried before the file is accepted."""

from __future__ import annotations

from typing import Annotated

from pydantic import BeforeValidator, Field, PlainValidator, WithJsonSchema

from feedsvc.config.fields import as_list
from feedsvc.config.unfit import Unfit
from feedsvc.parse.selectors import check_selector

#: Selectors in one list.
MOST = 100


def read_selector(value: object) -> str:
    """Return a CSS selector or an XPath."""
    expected = 'a CSS selector such as "article h2 a", or an XPath'
    if not isinstance(value, str) or not value.strip():
        raise Unfit(expected)
    if (why := check_selector(value)) is not None:
        raise Unfit(expected, why=why)
    return value.strip()


_TEXT = {"type": "string", "minLength": 1}
Selector = Annotated[str | None, PlainValidator(read_selector), WithJsonSchema(dict(_TEXT))]
SelectorList = Annotated[
    list[Annotated[str, PlainValidator(read_selector), WithJsonSchema(dict(_TEXT))]],
    Field(max_length=MOST),
    BeforeValidator(as_list),
    WithJsonSchema({"anyOf": [dict(_TEXT), {"type": "array", "items": dict(_TEXT), "maxItems": MOST}]}),
]
