"""The text of a page where the operator says that it stands."""

from __future__ import annotations

import pytest

from feedsvc.model.raw import RawEntry
from feedsvc.model.source import HouseStyle
from feedsvc.model.visit import How
from feedsvc.model.web import TextPlace
from feedsvc.parse.payload import parse
from feedsvc.reading import index
from tests.parse.payloads import make_payload

TIDE = "High water at Port Merrow stands at 4.1 metres on Monday, the harbour office said."
GATE = "The flood gate of the inner basin stays shut until the wind turns."
BOX = "Our guide to the tides of the whole strait, with a table for every harbour, costs four crowns at the kiosk."
PAGE = f"""<!doctype html><html lang="en"><head><title>Flood gate stays shut | Harbour Post</title>
<meta property="article:published_time" content="2026-03-14T08:05:00Z"></head><body><h1>Flood gate stays shut</h1>
<div class="story"><p>{TIDE}</p><div class="promo"><p>{BOX}</p></div><script>track("gate")</script></div>
<div class="rail"><p>{BOX}</p><p>{BOX}</p><p>{BOX}</p><p>{BOX}</p></div>
<div class="story"><p>{GATE}</p></div></body></html>"""


def read(page: str, place: TextPlace) -> RawEntry:
    (entry,) = parse(make_payload(page, "gate.html"), HouseStyle(source="desk", text_place=place))
    assert isinstance(entry, RawEntry), entry
    return entry


@pytest.mark.parametrize(
    "body", ["div.story", ".story, .story p", "//div[@class='story']", "(//div)[1] | (//div)[3]"]
)
def test_the_body_is_all_that_the_selector_finds_once_and_in_order(body: str) -> None:
    entry = read(PAGE, TextPlace(body=body, dropped=(".promo",)))
    assert [block.text for block in entry.blocks] == [TIDE, GATE]
    assert "track" not in (entry.body_html or "")
    assert entry.title is not None
    assert entry.title.text == "Flood gate stays shut"
    assert entry.warnings == ()


def test_elements_are_dropped_also_where_the_text_is_found_by_itself() -> None:
    texts = [block.text for block in read(PAGE, TextPlace(dropped=("div.promo", "div.rail"))).blocks]
    assert TIDE in texts
    assert BOX not in texts


def test_a_selector_that_finds_nothing_costs_a_warning_and_not_the_article() -> None:
    entry = read(PAGE.replace("story", "text"), TextPlace(body="div.story"))
    assert entry.warnings == (
        "The selector of `body`, div.story, finds no text on this page; it was read without.",
    )
    assert entry.blocks


def test_a_short_text_is_an_article_where_the_operator_says_so() -> None:
    page = "<html><head><title>Bridge open</title></head><body><p class=note>The bridge is open.</p></body></html>"
    assert [block.text for block in read(page, TextPlace(body="p.note")).blocks] == ["The bridge is open."]


def test_changes_are_looked_for_in_the_text_alone() -> None:
    payload = make_payload(PAGE, "gate.html", url="https://post.example/gate")
    listed = index(payload, How(form="changes", text_place=TextPlace(body=".story", dropped=(".promo",))))
    assert [link.summary for link in listed.links] == [TIDE, GATE]
