"""Reads a text in a test, and shows a reading as data that stands in a JSON file."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from feedsvc.model.payload import Payload
from feedsvc.model.raw import RawEntry, Rejection
from feedsvc.model.source import HouseStyle
from feedsvc.parse.text.reader import parse_text

STYLE = HouseStyle(source="desk")
PAYLOAD = Payload(source="desk", place="dump.txt", body=b"", modified=datetime(2025, 3, 1, tzinfo=UTC))


def read(text: str, *, style: HouseStyle = STYLE) -> RawEntry | Rejection:
    (result,) = parse_text(text, payload=PAYLOAD, style=style)
    return result


def article(text: str, *, style: HouseStyle = STYLE) -> RawEntry:
    result = read(text, style=style)
    assert isinstance(result, RawEntry), result
    return result


def shown(result: RawEntry | Rejection) -> dict[str, Any]:
    if isinstance(result, Rejection):
        return {"rejected": result.reason}
    return {
        "title": result.title.text if result.title else None,
        "deck": result.deck.text if result.deck else None,
        "bylines": [piece.text for piece in result.bylines],
        "dates": [[date.text, date.role] for date in result.dates if date.role != "other"],
        "categories": [piece.text for piece in result.categories],
        "captions": [piece.text for piece in result.captions],
        "body": [[block.kind, block.text] for block in result.blocks],
        "sources": [piece.text for piece in result.sources],
        "follow": [[link.label, link.url] for link in result.follow],
        "rights": [piece.text for piece in result.rights],
        "dropped": [[line.rule, line.text] for line in result.dropped],
    }
