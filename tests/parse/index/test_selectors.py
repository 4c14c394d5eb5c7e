"""Selectors of the operator: what is refused at load, what is taken from a page."""

from __future__ import annotations

import pytest

from feedsvc.errors import DumpError
from feedsvc.parse import listing_fields
from feedsvc.parse.listing import MOST_LINKS
from feedsvc.parse.listing_items import Dates
from feedsvc.parse.selectors import check_selector
from tests.parse.index.documents import SITE, listed, one_link

PAGE = """<html><body><div class="box"><div class="item" data-url="/story/7"><h4><a href="/story/7?ref=x">Bell tower leans</a></h4>
<i>by the desk</i><b class="when" data-day="2026-03-02">Monday</b><span class="pic" data-full="/p/7.jpg"></span>
<p class="intro">It leans a little more than last year, the surveyor says.</p></div></div>
<time datetime="2001-01-01">then</time><a class="older" href="?seite=2">…</a></body></html>"""


@pytest.mark.parametrize(
    "text",
    [
        "article h2 a",
        "h2 > a@data-x",
        "a[title='x@y']",
        "//a/@href",
        "//a@href",
        "(//a)[1]",
        "./a",
        "h2 a, h3 a",
        "li:not(.ad) a",
    ],
)
def test_a_selector_that_can_be_used_passes(text: str):
    assert check_selector(text) is None


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "it is empty"),
        ("a[", "not a CSS selector"),
        ("a::attr(href)", "selector@name"),
        ("a:visited-twice", "not a CSS selector"),
        ("//a[", "not an XPath"),
        ("//a[starts()]", "Unregistered function"),
        ("//a[$name]", "Undefined variable"),
        ("//x:a", "Undefined namespace prefix"),
        ("//a[re:test(., 'x')]", "Undefined namespace prefix"),
        ("(count(//a))", "it gives a float"),
        ("a" * 1001, "longer than 1000"),
        (":not(" * 150 + "a" + ")" * 150, ""),
    ],
)
def test_a_selector_that_cannot_be_used_says_why(text: str, reason: str):
    assert reason in (check_selector(text) or "")


@pytest.mark.parametrize(
    ("selectors", "field", "wanted"),
    [
        ({}, "url", f"{SITE}/story/7?ref=x"),
        ({"link": "./@data-url"}, "url", f"{SITE}/story/7"),
        ({}, "title", "Bell tower leans"),
        ({"title": "i"}, "title", "by the desk"),
        ({"date": ".when"}, "published", "Monday"),
        ({"date": ".when@data-day"}, "published", "2026-03-02"),
        ({"date": "//b"}, "published", "Monday"),
        ({"image": ".pic@data-full"}, "image", f"{SITE}/p/7.jpg"),
        ({"summary": ".intro"}, "summary", "It leans a little more than last year, the surveyor says."),
        ({"link": "@data-url"}, "url", f"{SITE}/story/7"),
        ({"title": "string(.//i)"}, "title", "by the desk"),
        ({"date": "../../time/@datetime"}, "published", "2001-01-01"),
        ({"date": "following::time"}, "published", "2001-01-01"),
        ({"title": "normalize-space(.//h4)"}, "title", "Bell tower leans"),
        ({"summary": "./p/text()"}, "summary", "It leans a little more than last year, the surveyor says."),
    ],
)
def test_a_part_is_taken_where_the_operator_says(selectors: dict[str, str], field: str, wanted: str):
    assert getattr(one_link(PAGE, items=".item", **selectors), field) == wanted


def test_what_the_operator_named_is_marked():
    link = one_link(PAGE, items=".item", title="i", date=".when", image=".nothing")
    assert link.named == ("title", "date")


@pytest.mark.parametrize(
    "items", [".item a", "//div[@class='item']", "//h4/a", "//h4/a/@href", ".item@data-url"]
)
def test_items_may_be_elements_links_or_addresses(items: str):
    assert one_link(PAGE, items=items).url.startswith(f"{SITE}/story/7")


def test_items_may_lie_within_their_links():
    assert one_link('<a href="/x/1"><h2 class="t">One</h2></a>', items="h2.t").url == f"{SITE}/x/1"


@pytest.mark.parametrize(
    ("item", "title"),
    [
        ("<h2>29 March 2026</h2><a href=/x/1>Strike ends</a> <a href=/x/1>9:15 AM</a>", "Strike ends"),
        ("<td>21</td><td><a href=/x/1>Strike ends</a></td><td>Ada Marsh</td>", "Strike ends"),
        ("<a href=/x/1>Ferry runs aground in fog</a><a href=/x/1>The ferry to Oster ran aground, the office said.</a>", "Ferry runs aground in fog"),
        ("<h3>Strike ends</h3><p>After a week.</p><a href=/x/1>Read the whole article</a>", "Strike ends"),
        ("<h3>The strike has ended</h3><p>After a week.</p><a href=/x/1>Read the whole article</a>", "The strike has ended"),
        ("<b class=card-title>Strike ends</b><p>After a week.</p><a href=/x/1>Details</a>", "Strike ends"),
        ("<h4>Sea</h4><a href=/x/1>Ferry runs aground in fog</a>", "Ferry runs aground in fog"),
        ("<a href=/tag>Sea news</a><h4><a href=/x/1>Strike ends</a></h4>", "Strike ends"),
        ("<a href=/x/1><img alt='Ferry runs aground'></a>", "Ferry runs aground"),
    ],
)  # fmt: skip
def test_the_headline_of_an_item_is_what_a_reader_would_call_it(item: str, title: str):
    table = f"<table><tr class=item>{item}</table>" if "<td>" in item else f"<div class=item>{item}</div>"
    link = one_link(table, items=".item")
    assert (link.title, link.url) == (title, f"{SITE}/x/1")


def test_the_next_page_is_where_the_operator_says():
    assert listed(PAGE, items=".item", next_page="a.older").next_page == f"{SITE}/harbour/?seite=2"
    assert listed(PAGE, items=".item", next_page=".none").next_page is None


def test_items_of_other_sites_are_taken_where_the_operator_names_them():
    assert (
        one_link('<p><a href="https://wire.example/7">x</a></p>', items="p a").url == "https://wire.example/7"
    )


def test_parts_are_taken_of_items_that_are_found_by_themselves():
    html = "<ul>" + "".join(
        f'<li><a href="/town/{n}-buses-to-the-quay">{n} buses to the quay</a><u>Edition {n}</u></li>'
        for n in (4, 5, 6)
    )
    assert [link.summary for link in listed(html, summary="u").links] == [
        "Edition 4",
        "Edition 5",
        "Edition 6",
    ]


def test_a_selector_that_finds_nothing_is_warned_of():
    assert listed(PAGE + "<a href=/x>y</a>", items=".gone").warnings == (
        "The selector '.gone' finds no links on the page.",
    )


def test_a_selector_that_was_not_checked_is_a_dump_error():
    with pytest.raises(DumpError, match="cannot be used"):
        listed(PAGE, items="a[")


def test_of_a_page_of_many_items_no_more_are_read_than_count(monkeypatch: pytest.MonkeyPatch):
    read: list[object] = []

    def dates_in(nodes: object) -> Dates:
        read.append(nodes)
        return Dates()

    monkeypatch.setattr(listing_fields, "dates_in", dates_in)
    index = listed(
        "".join(f"<p><a href=/n/{number}>Story {number}</a>" for number in range(6_000)), items="p"
    )
    assert (len(index.links), len(index.warnings)) == (MOST_LINKS, 1)
    assert len(read) == MOST_LINKS + 1
