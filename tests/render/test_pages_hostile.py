"""Text of any kind, in any field, stays text."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from feedsvc.model.entry import Category, Image, LedgerEntry, SourceCredit
from feedsvc.model.feed import Rendition
from feedsvc.model.source import FollowLink
from feedsvc.render.page_body import page_body
from feedsvc.render.pages import render_feed_page, render_front, render_message_page
from tests.builders import make_document, make_entry, make_ledger, make_site, make_snippet, make_spec
from tests.render.page_reading import entry_page, json_ld, metas, read

EVIL = "</title></script><script>alert(1)</script><img src=x onerror=alert(1)>\"'><svg/onload=alert(1)>{{7*7}}{%x%}]]>&amp;\u202e"


def evil_ledger(text: str = EVIL) -> LedgerEntry:
    return make_ledger(
        entry=make_entry(
            title=text,
            summary=text,
            authors=(text, text),
            categories=(Category(term=text), Category(term=text, scheme="genre")),
            images=(
                Image(url="https://harbourpost.example/\"'><x>.jpg", alt=text, caption=text, credit=text),
            ),
            sources=(SourceCredit(name=text, url="https://a.example/\"'><x>"),),
            rights=text,
            url='https://a.example/?"><script>',
            paragraphs=("Body.",),
            dateline=None,
        ),
    )


@pytest.mark.parametrize("kind", ["entry", "feed", "front", "message"])
def test_markup_in_a_field_is_shown_and_not_obeyed(kind: str) -> None:
    ledger = evil_ledger()
    site = make_site(
        title=EVIL, description=EVIL, follow=(FollowLink(network=EVIL, url="https://a.example/\"'>"),)
    )
    spec = make_spec(title=EVIL, description=EVIL)
    document = make_document([ledger], site=site, spec=spec)
    makers: dict[str, Callable[[], Rendition | bytes]] = {
        "entry": lambda: entry_page(
            ledger,
            site=site,
            feeds=(spec,),
            snippets=(make_snippet(ledger, text=EVIL + "</textarea>", network=EVIL, unit=EVIL),),
            newer=ledger,
        ),
        "feed": lambda: render_feed_page(document),
        "front": lambda: render_front(
            site=site,
            feeds=(document,),
            entries=(ledger,) * 7,
            updated=datetime(2026, 3, 14, tzinfo=UTC),
        ),
        "message": lambda: render_message_page(site=site, status=404, title=EVIL, text=EVIL),
    }
    tree = read(makers[kind]())
    assert not tree.xpath("//svg | //x | //img[@src='x'] | //*[@onerror or @onload]")
    scripts = tree.xpath("//script")
    assert len(scripts) == (1 if kind == "message" else 2)
    assert EVIL in tree.xpath("string(//main)")


def test_hostile_text_reaches_machines_whole() -> None:
    page = entry_page(evil_ledger())
    assert json_ld(page)["headline"] == EVIL
    assert metas(page)["og:title"] == EVIL


@pytest.mark.parametrize(
    "address",
    ["javascript:alert(1)", "data:text/html,x", " https://a.example", "vbscript:x", "//a.example", ""],
)
def test_an_address_that_is_not_of_the_web_is_not_linked(address: str) -> None:
    entry = make_entry(sources=(SourceCredit(name="Wire", url=address),), url=address)
    ledger = make_ledger(entry=entry)
    page = entry_page(
        ledger,
        site=make_site(follow=(FollowLink(network="x", url=address),)),
        snippets=(make_snippet(ledger, intent_url=address),),
    )
    tree = read(page)
    assert address not in tree.xpath("//a/@href")
    assert "Wire" in tree.xpath("string(//article)")
    assert tree.xpath("//textarea")


@pytest.mark.parametrize("scheme", ["https://wa.me/?text=a", "mailto:?subject=a&body=b", "sms:?&body=a"])
def test_a_composer_may_be_opened_by_web_mail_or_message(scheme: str) -> None:
    ledger = make_ledger()
    tree = read(entry_page(ledger, snippets=(make_snippet(ledger, intent_url=scheme),)))
    assert tree.xpath("//section[@class='share']//a/@href") == [scheme]


def test_a_dateline_is_marked_only_where_the_body_opens_with_it() -> None:
    body = "<p>Port Merrow – The ferry &amp; more.</p>"
    marked = page_body(make_entry(body_html=body))
    assert marked == '<p><span class="dateline">Port Merrow –</span> The ferry &amp; more.</p>'
    assert page_body(make_entry(body_html="<h2>x</h2>" + body)) == "<h2>x</h2>" + body


def test_a_caption_goes_under_its_picture_in_the_body_and_is_escaped() -> None:
    image = Image(url="https://a.example/1.jpg?a=1&b=2", caption="A <b>quay</b>", credit="M & T")
    tag = '<img src="https://a.example/1.jpg?a=1&amp;b=2" alt="1 > 0">'
    entry = make_entry(body_html=f"<p>One.</p>{tag}<p>Two {tag}</p>", images=(image,), dateline=None)
    assert page_body(entry) == (
        f'<p>One.</p><figure>{tag}<figcaption><span dir="auto">A &lt;b&gt;quay&lt;/b&gt;</span> '
        f'<small class="credit" dir="auto">M &amp; T</small></figcaption></figure><p>Two {tag}</p>'
    )
    assert not read(entry_page(make_ledger(entry=entry))).xpath("//figure[@class='lead']")


def test_a_picture_outside_the_body_leads_unless_it_would_be_blocked() -> None:
    shown = make_entry(images=(Image(url="https://a.example/1.jpg", caption="A quay", credit="M. Tolland"),))
    (figure,) = read(entry_page(make_ledger(entry=shown))).xpath("//figure[@class='lead']")
    assert " ".join("".join(figure.itertext()).split()) == "A quay M. Tolland"
    plain = make_entry(images=(Image(url="http://a.example/1.jpg"),))
    assert not read(entry_page(make_ledger(entry=plain))).xpath("//figure")


def test_a_body_of_nothing_but_openings_of_pictures_costs_no_time() -> None:
    body = '<img src="' * 20_000 + "<img " * 20_000 + '<img a="b"' * 20_000
    entry = make_entry(body_html=body, images=(Image(url="https://a.example/1.jpg", caption="x"),))
    assert page_body(entry) == body


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet=st.characters(exclude_categories=["Cs", "Cc", "Cn"]), min_size=1, max_size=80))
def test_any_text_comes_back_from_the_page_as_it_went_in(text: str) -> None:
    ledger = evil_ledger(text)
    page = entry_page(ledger, snippets=(make_snippet(ledger, text=text),))
    tree = read(page)
    assert tree.xpath("string(//h1)") == text
    assert tree.xpath("string(//textarea)") == text
    assert json_ld(page)["headline"] == text


def test_half_a_surrogate_pair_costs_a_character_and_not_the_page() -> None:
    page = entry_page(make_ledger(entry=make_entry(title="Ferry \ud83d")))
    assert "Ferry ?" in page.body.decode("utf-8")
