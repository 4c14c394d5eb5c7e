"""Shorthands for the tests of indexes."""

from __future__ import annotations

from typing import Any

from feedsvc.model.web import Index, Link, Selectors
from feedsvc.parse.listing import read_listing
from tests.parse.payloads import make_payload

SITE = "https://halvard.example"
ADDRESS = f"{SITE}/harbour/"


def listed(html: str | bytes, *, address: str = ADDRESS, **selectors: Any) -> Index:
    return read_listing(make_payload(html, url=address), Selectors(**selectors))


def one_link(html: str, **selectors: Any) -> Link:
    """Return the only link of a page."""
    (link,) = listed(html, **selectors).links
    return link


def path_of(url: str | None) -> str | None:
    return None if url is None else url.removeprefix(SITE)
