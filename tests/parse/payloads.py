"""Payloads for the tests of parse: bytes, and what a folder source would say of them."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from feedsvc.model.payload import Payload
from feedsvc.model.raw import RawEntry, Rejection
from feedsvc.model.source import HouseStyle
from feedsvc.parse.payload import parse

STYLE = HouseStyle(source="desk")


def make_payload(body: str | bytes, place: str = "story.txt", **fields: Any) -> Payload:
    given = body.encode() if isinstance(body, str) else body
    return Payload(
        source="desk", place=place, body=given, modified=datetime(2026, 3, 14, 9, 30, tzinfo=UTC), **fields
    )


def parsed(body: str | bytes, place: str, **fields: Any) -> tuple[RawEntry | Rejection, ...]:
    return parse(make_payload(body, place, **fields), STYLE)


def one_entry(body: str | bytes, place: str, **fields: Any) -> RawEntry:
    """Return the only article of a dump; anything else fails the test."""
    (item,) = parsed(body, place, **fields)
    assert isinstance(item, RawEntry), item
    return item


def one_reason(body: str | bytes, place: str, **fields: Any) -> str:
    """Return why a dump holds no article; an article fails the test."""
    (item,) = parsed(body, place, **fields)
    assert isinstance(item, Rejection), item
    return item.reason
