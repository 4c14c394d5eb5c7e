"""Claims on answers behind the fast path."""

from __future__ import annotations

from pathlib import Path

import httpx
import pytest

from feedsvc.model.source import Site
from feedsvc.service.health import Health
from feedsvc.service.shelf import Shelf
from feedsvc.service.web import WebSite, web_app


async def refuse() -> str | None:
    return "not now"


@pytest.mark.parametrize("method", ["PROPFIND", "TRACE", "BREW"])
async def test_a_method_that_nobody_knows_is_told_once_what_is_allowed(method: str) -> None:
    site = WebSite(site=Site(title="Selwyn Herald", url="https://herald.example"), first_feed=None)
    shelf = Shelf(Path("/nowhere"), page_csp="default-src 'none'")
    app = web_app(shelf=shelf, health=Health(is_built=True), web_site=site, reload=refuse, reload_token=None)
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://a") as client:
        answer = await client.request(method, "/feeds/all.rss")
    assert answer.status_code == 405
    assert answer.headers.get_list("allow") == ["GET, HEAD"]
