"""Section pages: the articles that they list, found without a word from the operator."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from feedsvc.errors import DumpError
from feedsvc.model.web import Index, Selectors
from feedsvc.parse.listing import MOST_LINKS, read_listing
from tests.parse.index.documents import ADDRESS, SITE, listed, path_of
from tests.parse.index.sections import SECTIONS, Section, page
from tests.parse.payloads import make_payload

ITEM = '<li><a href="/town/{0}-buses-to-the-new-quay">{0} buses to the new quay</a> <span>{1}</span></li>'


def a_list(*dates: str) -> str:
    return page(
        "<ul>" + "".join(ITEM.format(number, date) for number, date in enumerate(dates, 11)) + "</ul>"
    )


@pytest.mark.parametrize("section", SECTIONS.values(), ids=SECTIONS.keys())
def test_a_section_gives_its_articles_in_page_order_and_nothing_of_its_frame(section: Section):
    index = listed(section.html)
    known = {path for path, _, _ in section.lists}
    shown = [
        (path if path in known else path.removeprefix("/harbour"), link.title, link.published)
        for link in index.links
        if (path := path_of(link.url)) is not None
    ]
    assert shown == list(section.lists)
    assert path_of(index.next_page) == section.next_page
    assert index.form == "html"
    assert not index.warnings
    assert len({link.digest for link in index.links}) == len(index.links)


def test_picture_and_headline_that_lead_to_one_address_are_one_item():
    index = listed(SECTIONS["grid of cards"].html)
    first = index.links[0]
    assert first.title == "Pilot boat sinks off Halvard"
    assert first.image == f"{SITE}/pictures/0.jpg"
    assert first.summary.startswith("and what the harbour master said")


def test_a_picture_that_a_script_would_load_is_found_behind_its_placeholder():
    index = listed(SECTIONS["cards that are links"].html)
    assert index.links[0].image == f"{SITE}/img/tunnel-to-skerry-opens.webp"
    assert index.links[0].summary == "It took the islanders eleven years and two ministers to get there."


def test_the_time_of_day_in_a_link_is_no_part_of_its_headline():
    html = "".join(
        f'<li><a href="/town/{n}-buses-to-the-quay"><span>18:{n}</span>{n} buses to the quay</a></li>'
        for n in (14, 15, 16)
    )
    assert [link.title for link in listed(html).links] == [f"{n} buses to the quay" for n in (14, 15, 16)]


def test_a_headline_in_pieces_is_whole():
    html = "".join(
        f'<li><a href="/town/{n}-buses-to-the-quay"><b>{n}</b> buses <i>go</i> to the quay</a></li>'
        for n in (14, 15, 16)
    )
    assert [link.title for link in listed(html).links] == [f"{n} buses go to the quay" for n in (14, 15, 16)]


def test_what_a_time_element_says_must_be_a_date():
    assert listed(a_list("<time>video</time>", "<time>2 March 2026</time>")).links[0].published == ""


def test_an_item_is_the_same_tomorrow_though_it_is_older_then():
    today, tomorrow = listed(a_list("5 hours ago", "yesterday")), listed(a_list("1 day ago", "2 days ago"))
    assert [link.digest for link in today.links] == [link.digest for link in tomorrow.links]


def test_an_item_with_another_headline_or_date_is_another():
    one, other = (
        listed(a_list("3 March 2026", "2 March 2026")),
        listed(a_list("4 March 2026", "2 March 2026")),
    )
    assert one.links[0].digest != other.links[0].digest
    assert one.links[1].digest == other.links[1].digest


def test_tracking_in_an_address_makes_no_other_item():
    plain = a_list("3 March 2026", "2 March 2026")
    tracked = plain.replace('quay"', 'quay?utm_source=list&fbclid=91#top"')
    assert [link.digest for link in listed(plain).links] == [link.digest for link in listed(tracked).links]


@pytest.mark.parametrize(
    "href",
    [
        "https://other.example/town/a-story-of-another-town",
        "https://sister.example/town/a-story-of-another-town",
        "/files/the-report-of-the-harbour-council.pdf",
        "/tag/all-about-the-new-quay",
        "/author/tove-brandt-and-her-friends",
        "/login?next=/town/a-story-about-buses",
        "/share?u=/town/a-story-about-buses",
        "javascript:void(0)",
        "mailto:desk@halvard.example",
        "#a-story-about-buses",
        "https://user:word@halvard.example/a-story-about-buses",
    ],
)
def test_what_leads_elsewhere_is_no_article(href: str):
    html = a_list("3 March 2026", "2 March 2026").replace(
        "</ul>", f'<li><a href="{href}">What else the town is talking about</a></li></ul>'
    )
    assert len(listed(html).links) == 2


@pytest.mark.parametrize("host", ["www.halvard.example", "m.halvard.example", "news.halvard.example"])
def test_hosts_beneath_the_site_are_of_the_site(host: str):
    html = a_list("3 March 2026", "2 March 2026").replace('href="/town', f'href="https://{host}/town')
    assert len(listed(html).links) == 2


def test_links_count_from_the_base_of_the_page():
    html = a_list("3 March 2026", "2 March 2026").replace(
        "<title>", '<base href="https://www.halvard.example/x/"><title>'
    )
    assert listed(html).links[0].url == "https://www.halvard.example/town/11-buses-to-the-new-quay"


@pytest.mark.parametrize(
    ("html", "wanted"),
    [
        ('<link rel="next" href="/harbour/?page=2">', "/harbour/?page=2"),
        ('<a rel="nofollow next" href="/harbour/page/2/">x</a>', "/harbour/page/2/"),
        ('<a href="/harbour/aelter">Ältere Beiträge</a>', "/harbour/aelter"),
        ('<a href="/harbour/2">下一页</a>', "/harbour/2"),
        ('<a href="/harbour/?p=1">1</a> <a href="/harbour/?p=2">2</a>', "/harbour/?p=2"),
        ('<a href="/harbour/?page=2" aria-label="Next page">›</a>', "/harbour/?page=2"),
        ('<a href="/next/">Next</a>', None),
        ('<a href="/harbour/?after=x7f">Older posts</a>', "/harbour/?after=x7f"),
        ('<a href="#">Next</a>', None),
        ('<a href="/harbour/">Next</a>', None),
        ('<a href="https://other.example/2">Next</a>', None),
        ('<a href="/town/next-stop-moon-says-mayor">Next stop moon says mayor</a>', None),
    ],
)
def test_the_next_page_is_found_by_what_says_so(html: str, wanted: str | None):
    index = listed(page(html + "<ul>" + ITEM.format(1, "") + ITEM.format(2, "") + "</ul>"))
    assert path_of(index.next_page) == wanted


def test_the_page_before_is_never_the_next():
    html = page('<a href="/harbour/?page=2">‹</a> <a href="/harbour/?page=4" class="next">›</a>')
    assert path_of(listed(html, address=f"{ADDRESS}?page=3").next_page) == "/harbour/?page=4"


def test_a_page_of_menus_alone_lists_nothing_and_says_what_to_do():
    index = listed(page("<p>Nothing happened today.</p>"))
    assert index.links == ()
    assert index.warnings == ("No list of articles was found on the page: name its items by a selector.",)


def test_a_page_of_many_links_gives_the_first_and_a_warning():
    items = "".join(ITEM.format(number, "") for number in range(MOST_LINKS + 10))
    index = listed(page(f"<ul>{items}</ul>"))
    assert len(index.links) == MOST_LINKS
    assert index.links[0].title == "0 buses to the new quay"
    assert len(index.warnings) == 1


def test_a_page_of_more_links_than_are_looked_at_ends():
    index = listed(
        "<body>" + "".join(f"<a href=/n/{number}>a b c d {number}</a>" for number in range(60_000))
    )
    assert len(index.links) == MOST_LINKS


@pytest.mark.parametrize(
    "html",
    [
        "<a " + " ".join(f"a{number}=1" for number in range(50_000)) + ' href="/x">x</a>',
        "<div>" * 400 + '<a href="/x">x</a>',
    ],
    ids=["attributes", "depth"],
)
def test_markup_that_exhausts_a_parser_is_refused(html: str):
    with pytest.raises(DumpError):
        listed(html)


def test_a_page_that_asks_for_consent_in_the_place_of_a_listing_is_refused():
    html = "<title>Before you continue</title><p>We use cookies.</p><button>Accept all</button>"
    with pytest.raises(DumpError, match="a consent page"):
        listed(html)


def read(body: bytes, **selectors: str) -> Index | None:
    try:
        return read_listing(make_payload(body, url=ADDRESS), Selectors(**selectors))
    except DumpError:
        return None


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=600))
def test_any_bytes_give_an_index_or_a_dump_error(body: bytes):
    read(body)


PIECES = st.sampled_from(
    '<a href="/a/one-two-three-4">one two three four</a>|<a href="//[">x y z w</a>|<a href="http://[::1]:99999/">a b c d</a>'
    '|<li>|</li>|<h2>|</h2>|<time datetime="2026-13-45">|</time>|<img srcset=", ,">|<base href="data:x">|<link rel=next href="::">|\x00|\ufffe|\u202e'
    "|<svg><a href=/b/one-two-three-4>five six seven</a></svg>|<template>|12 March 2026|<a>|<table><tr><td>|<!--|<nav>|<article class='\x01'>".split(
        "|"
    )
)


@settings(max_examples=100, deadline=None)
@given(st.lists(PIECES, max_size=40))
def test_any_tags_give_texts_that_xml_may_hold(pieces: list[str]):
    index = read("".join(pieces).encode("utf-8", "surrogatepass"))
    for link in index.links if index else ():
        for text in (link.url, link.title, link.published, link.summary, link.image):
            assert not set(text) & set("\x00\x01\ufffe"), text
