"""JSON and JSON Lines: exports of sites, scrapers and newsroom systems.

What enters: decoded JSON of any layout: an object, an array, an object that holds a list of articles, one object a
line. What leaves: a RawEntry for each article, under the names of parse.fields. What is refused: values without a
title and a text, each on its own.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from feedsvc.errors import DumpError
from feedsvc.model.payload import Payload
from feedsvc.model.raw import RawEntry, Rejection
from feedsvc.model.source import HouseStyle
from feedsvc.parse.body import Body, body_of
from feedsvc.parse.fields import Record, key_of, raw_entry
from feedsvc.parse.json_values import values_of

#: Names under which an object holds its list of articles.
_LISTS = (
    "items",
    "articles",
    "posts",
    "data",
    "entries",
    "results",
    "docs",
    "documents",
    "stories",
    "hits",
    "news",
    "db",
    "rows",
)


def parse_json(text: str, *, payload: Payload, style: HouseStyle) -> tuple[RawEntry | Rejection, ...]:
    """Return the articles of a JSON dump, in its order; ``place`` numbers them where there may be several."""
    del style  # the fields name themselves
    values = values_of(text)
    by_line = values.by_line or payload.place.lower().endswith((".jsonl", ".ndjson"))
    results: list[RawEntry | Rejection] = []
    for value in values.values:
        numbered = f"{payload.place}#{value.line}"
        if value.fault is not None:
            place = numbered if by_line else payload.place
            results.append(_rejected(payload, place, value.fault, line=value.line if by_line else 0))
            continue
        if by_line:
            results.append(article_of(value.value, payload=payload, place=numbered))
            continue
        found = list(_articles(value.value))
        alone = isinstance(value.value, Mapping) and len(values.values) == 1 and found == [value.value]
        for item in found:
            place = payload.place if alone else f"{payload.place}#{len(results) + 1}"
            results.append(article_of(item, payload=payload, place=place))
    return tuple(results) or (_rejected(payload, payload.place, "JSON without an article: an empty list"),)


def _articles(value: Any, depth: int = 0) -> Iterator[Any]:
    """Yield the articles of a value: itself, the members of an array, or of the list that an object holds."""
    if isinstance(value, list):
        yield from value
        return
    if isinstance(value, Mapping) and depth < 4 and not _has_article(value):
        for name in _LISTS:
            inner = value.get(name)
            if isinstance(inner, list) and any(isinstance(item, Mapping) for item in inner):
                for item in inner:
                    if isinstance(item, Mapping) and not _has_article(item) and _holds_list(item):
                        yield from _articles(item, depth + 1)
                    else:
                        yield _with_language(item, value)
                return
            if isinstance(inner, Mapping) and (_holds_list(inner) or _has_article(inner)):
                yield from _articles(inner, depth + 1)
                return
    yield value


def _holds_list(value: Mapping[str, Any]) -> bool:
    return any(isinstance(value.get(name), list | Mapping) for name in _LISTS)


def _has_article(value: Mapping[str, Any]) -> bool:
    record = Record(value, form="json")
    return record.text("title") is not None and any(
        True for field in ("html", "text") for _ in record.found(field)
    )


def _with_language(item: Any, feed: Mapping[str, Any]) -> Any:
    """Return an item with the language that the list around it states."""
    if isinstance(item, Mapping) and isinstance(feed.get("language"), str) and "language" not in item:
        return {**item, "language": feed["language"]}
    return item


def article_of(value: Any, *, payload: Payload, place: str) -> RawEntry | Rejection:
    """Return the article that one value states, or why it states none."""
    if not isinstance(value, Mapping):
        return _rejected(
            payload, place, f"not an article: {_KINDS.get(type(value), 'a number')} instead of an object"
        )
    try:
        record = Record(_unfolded(value), form="json")
        body = _body(record)
        if record.text("title") is None and not body.blocks:
            names = ", ".join(str(name)[:30] for name in list(value)[:8])
            reason = (
                f"no title and no text under any known name; it has {names}" if names else "an empty object"
            )
            return _rejected(payload, place, reason)
        return raw_entry(
            record,
            payload=payload,
            place=place,
            form="json",
            title=None,
            blocks=body.blocks,
            body_html=body.html,
            warnings=body.warnings,
        )
    except DumpError as error:
        return _rejected(payload, place, str(error))


_KINDS: dict[type, str] = {str: "a text", list: "a list", bool: "a truth value", type(None): "null"}


def _body(record: Record) -> Body:
    """Return the longest of the bodies that a record states, HTML before plain text of the same length."""
    best = Body()
    for field in ("html", "text"):
        for _rule, value in record.found(field):
            body = body_of(value)
            if body.length > best.length * 1.2:
                best = body
    if not best.blocks and (deck := next(record.found("deck"), None)):
        body = body_of(deck[1])
        if body.blocks:
            return Body(
                blocks=body.blocks,
                html=body.html,
                warnings=("The item has a summary but no text; the summary stands for it.",),
            )
    return best


def _unfolded(value: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return an item with what WordPress folds into ``_embedded`` under plain names.

    Numbers under ``author``, ``categories`` and ``tags`` are ids of tables that the dump does not hold.
    Spec: WordPress REST API, linking and embedding.
    """
    embedded = value.get("_embedded")
    if not isinstance(embedded, Mapping):
        return value
    terms = [
        term for group in _list(embedded.get("wp:term")) for term in _list(group) if isinstance(term, Mapping)
    ]
    folded = {"author", "categories", "tags", "featured_media"}
    plain = {name: inner for name, inner in value.items() if key_of(name) not in folded}
    return plain | {
        "author": embedded.get("author"),
        "categories": [term.get("name") for term in terms if term.get("taxonomy") == "category"],
        "tags": [term.get("name") for term in terms if term.get("taxonomy") == "post_tag"],
        "image": embedded.get("wp:featuredmedia"),
    }


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []


def _rejected(payload: Payload, place: str, reason: str, *, line: int = 0) -> Rejection:
    # The fault of a line counts from that line: its own "line 1" would mislead.
    shown = reason.replace("line 1, column", f"line {line}, column") if line else reason
    return Rejection(source=payload.source, place=place, reason=shown)
