"""One article, whole."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from feedsvc.model.entry import Entry
from feedsvc.model.raw import Block, DatePiece, DroppedLine, Piece, RawEntry, RawImage, RawLink, Rejection
from feedsvc.model.source import HouseStyle
from feedsvc.normalize.entry import normalize

NOW = datetime(2026, 3, 14, 12, 0, tzinfo=UTC)
STYLE = HouseStyle(source="desk", timezone="Asia/Karachi", publisher="Harbour Post")
LEDE = "Port Merrow –\xa0The night ferry to Sallow Island will run again from Monday, the harbour board said on Friday."
REST = "The ferry to Sallow returns after repairs. At night it had not run for weeks."


def piece(text: str, rule: str = "test") -> Piece:
    return Piece(text=text, rule=rule, line=1)


def make_raw(**fields: Any) -> RawEntry:
    defaults: dict[str, Any] = {
        "source": "desk",
        "place": "ferry.txt",
        "form": "text",
        "modified": NOW,
        "title": piece("NIGHT FERRY TO SALLOW RETURNS", "first-line"),
        "dates": (DatePiece(text="Fri 13 March 2026:", role="published", rule="near-title", line=3),),
        "blocks": (Block(text=LEDE, line=5), Block(text=REST, line=7)),
    }
    return RawEntry(**(defaults | fields))


def read(style: HouseStyle = STYLE, **fields: Any) -> Entry:
    entry = normalize(make_raw(**fields), style, now=NOW)
    assert isinstance(entry, Entry)
    return entry


def test_a_headline_in_capitals_takes_its_case_from_the_body_and_the_print_is_kept() -> None:
    entry = read()
    assert (entry.title, entry.title_raw) == (
        "Night ferry to Sallow returns",
        "NIGHT FERRY TO SALLOW RETURNS",
    )
    assert any("capitals" in warning for warning in entry.warnings)


def test_the_dateline_opens_the_text_and_leaves_the_summary() -> None:
    entry = read()
    assert entry.dateline is not None
    assert (entry.dateline.raw, entry.dateline.place) == ("Port Merrow –", "Port Merrow")
    assert entry.paragraphs[0].startswith("Port Merrow – The night ferry")
    assert entry.summary.startswith("The night ferry")
    assert entry.body_html.startswith("<p>Port Merrow – The night ferry")


def test_a_date_without_a_zone_is_midnight_in_the_houses_zone_and_says_so() -> None:
    entry = read()
    assert entry.published is not None
    assert entry.published.isoformat() == "2026-03-13T00:00:00+05:00"
    assert (entry.published_precision, entry.zone_assumed) == ("day", True)


def test_a_stated_deck_is_the_summary() -> None:
    assert (
        read(deck=piece("Repairs to the landing stage are done at last.")).summary
        == "Repairs to the landing stage are done at last."
    )


def test_a_deck_that_breaks_off_gives_way_to_the_lede() -> None:
    assert read(deck=piece("Repairs to the landing stage are done at…")).summary.startswith("The night ferry")


def test_the_exacter_reading_of_the_same_day_is_taken() -> None:
    dates = (
        DatePiece(text="13 March 2026", role="published", rule="printed", line=3),
        DatePiece(text="2026-03-13T08:05:00+05:00", role="published", rule="meta", line=0),
    )
    entry = read(dates=dates)
    assert entry.published is not None
    assert (entry.published.isoformat(), entry.zone_assumed) == ("2026-03-13T08:05:00+05:00", False)


def test_relative_dates_count_from_the_pages_own_date() -> None:
    dates = (
        DatePiece(text="Friday, March 6, 2026", role="page", rule="header", line=1),
        DatePiece(text="2 days ago", role="published", rule="printed", line=3),
    )
    entry = read(dates=dates)
    assert entry.published is not None
    assert (entry.published.date().isoformat(), entry.published_precision) == ("2026-03-04", "relative")


def test_an_update_before_publication_is_no_update() -> None:
    dates = (
        DatePiece(text="13 March 2026", role="published", rule="printed", line=3),
        DatePiece(text="12 March 2026", role="updated", rule="printed", line=4),
    )
    assert read(dates=dates).updated is None


def test_an_article_without_a_date_has_none_and_warns() -> None:
    entry = read(dates=())
    assert entry.published is None
    assert any("no date" in warning for warning in entry.warnings)


def test_a_text_without_a_headline_takes_its_first_sentence() -> None:
    entry = read(title=None)
    assert entry.title.startswith("Port Merrow – The night ferry")
    assert any("no headline" in warning for warning in entry.warnings)


def test_what_has_neither_headline_nor_text_is_rejected() -> None:
    rejected = normalize(make_raw(title=None, blocks=()), STYLE, now=NOW)
    assert rejected == Rejection(source="desk", place="ferry.txt", reason="no headline and no text")


HELD = {
    "an embargo ahead": "EMBARGOED UNTIL 15 March 2026 06:00 GMT",
    "an embargo that cannot be read": "EMBARGOED until the chairman has spoken",
    "a German one": "Sperrfrist: 16. März 2026, 9:00 Uhr",
    "a kill": "KILL KILL KILL",
    "a withdrawal": "STORY WITHDRAWN",
}


@pytest.mark.parametrize("advisory", HELD.values(), ids=HELD.keys())
def test_what_must_not_go_out_is_rejected_with_the_reason(advisory: str) -> None:
    rejected = normalize(make_raw(blocks=(Block(text=advisory), Block(text=LEDE))), STYLE, now=NOW)
    assert isinstance(rejected, Rejection)
    assert advisory in rejected.reason


def test_an_embargo_that_has_passed_holds_nothing() -> None:
    assert read(blocks=(Block(text="EMBARGOED UNTIL 13 March 2026 06:00 GMT"), Block(text=LEDE))).title


def test_blocks_become_elements_and_list_items_one_list() -> None:
    blocks = (
        Block(text="Times & fares", kind="heading"),
        Block(text="Monday", kind="item"),
        Block(text="Friday", kind="item"),
        Block(text="No more.", kind="quote"),
    )
    html = "<h2>Times &amp; fares</h2>\n<ul>\n<li>Monday</li>\n<li>Friday</li>\n</ul>\n<blockquote><p>No more.</p></blockquote>"
    assert read(blocks=blocks).body_html == html


def test_html_of_the_dump_is_kept_sanitized_with_absolute_addresses() -> None:
    entry = read(
        body_html='<p>A <a href="/b">b</a><script>c</script></p>',
        blocks=(),
        base_url="https://post.example/n/",
    )
    assert (
        entry.body_html
        == '<p>A <a href="https://post.example/b" rel="noopener noreferrer nofollow">b</a></p>'
    )
    assert entry.paragraphs == ("A b",)


def test_only_pictures_and_links_with_real_addresses_stay() -> None:
    entry = read(
        images=(
            RawImage(url="/p.jpg", caption="A pier (Photo: Ada Orr)"),
            RawImage(url="data:x"),
            RawImage(url="/p.jpg"),
        ),
        follow=(RawLink(url="https://t.me/harbourpost\xa0"), RawLink(url="https://t.me/share/url?url=x")),
        url="javascript:x",
        base_url="https://post.example/",
    )
    assert [(image.url, image.caption, image.credit) for image in entry.images] == [
        ("https://post.example/p.jpg", "A pier", "Ada Orr")
    ]
    assert [link.network for link in entry.follow] == ["telegram"]
    assert entry.url is None


def test_the_language_is_the_stated_one_unless_the_text_belies_it() -> None:
    assert read(language="en-GB").language == "en-GB"
    assert read(language="fr").language == "en"
    assert read(STYLE.__class__(source="desk", language="cy"), language="fr").language == "cy"


def test_republished_text_and_stubs_are_said_to_be_so() -> None:
    entry = read(
        sources=(piece("SOURCE: MERROW COAST WIRE"),),
        blocks=(Block(text=LEDE), Block(text="To read the full story, please subscribe.")),
    )
    assert entry.truncated
    assert any("check the rights" in warning for warning in entry.warnings)


def test_the_evidence_names_rule_and_line_of_each_field() -> None:
    found = {evidence.field: evidence for evidence in read().evidence}
    assert (found["title"].rule, found["title"].line) == ("first-line case-from-body", 1)
    assert (found["published"].rule, found["published"].line) == ("near-title day", 3)
    assert {"language", "summary", "dateline", "body"} <= set(found)


def test_warnings_are_full_sentences() -> None:
    for warning in read(captions=(piece("A pier (FILE PHOTO)"),)).warnings:
        assert warning[0].isupper()
        assert len(warning.split()) > 4


TEXT = st.text(alphabet=st.characters(codec=None), max_size=40) | st.sampled_from(
    [
        "SOURCE: A AND B",
        "By Mira Orr, in Merrow",
        "A – B",
        "3 days ago",
        "12/12/2025",
        "(FILE)",
        "https://x.example/\x00",
        "Merrow (AP) -- The",
    ]
)
PIECES = st.lists(st.builds(Piece, text=TEXT, rule=st.just("r")), max_size=3).map(tuple)
RAWS = st.builds(
    RawEntry,
    source=st.just("desk"),
    place=st.just("x"),
    form=st.just("text"),
    modified=st.datetimes(timezones=st.just(UTC)),
    title=st.none() | st.builds(Piece, text=TEXT, rule=st.just("r")),
    deck=st.none() | st.builds(Piece, text=TEXT, rule=st.just("r")),
    bylines=PIECES,
    dates=st.lists(
        st.builds(
            DatePiece, text=TEXT, role=st.sampled_from(["published", "updated", "page"]), rule=st.just("r")
        ),
        max_size=3,
    ).map(tuple),
    categories=PIECES,
    captions=PIECES,
    sources=PIECES,
    rights=PIECES,
    blocks=st.lists(
        st.builds(
            Block, text=TEXT, kind=st.sampled_from(["paragraph", "heading", "item", "quote", "preformatted"])
        ),
        max_size=4,
    ).map(tuple),
    body_html=st.none() | TEXT,
    follow=st.lists(st.builds(RawLink, url=TEXT), max_size=2).map(tuple),
    images=st.lists(st.builds(RawImage, url=TEXT, alt=TEXT, caption=TEXT, credit=TEXT), max_size=2).map(
        tuple
    ),
    url=st.none() | TEXT,
    base_url=st.none() | TEXT,
    guid=st.none() | TEXT,
    language=st.none() | TEXT,
    site_name=st.none() | TEXT,
    dropped=st.lists(st.builds(DroppedLine, text=TEXT, rule=st.just("r"), why=st.just("w")), max_size=2).map(
        tuple
    ),
    warnings=st.lists(TEXT, max_size=2).map(tuple),
)


@settings(max_examples=150, deadline=None)
@given(RAWS)
def test_whatever_was_parsed_gives_the_same_entry_twice_and_nothing_xml_forbids(raw: RawEntry) -> None:
    entry = normalize(raw, STYLE, now=NOW)
    assert normalize(raw, STYLE, now=NOW) == entry
    if isinstance(entry, Entry):
        node = etree.Element("t")
        names = (
            *entry.authors,
            *(c.term for c in entry.categories),
            *(s.name for s in entry.sources),
            entry.rights or "",
        )
        for text in (
            entry.title,
            entry.title_raw,
            entry.summary,
            entry.body_html,
            *entry.paragraphs,
            *names,
            *entry.warnings,
        ):
            node.text = text
        assert entry.title
        assert entry.published is None or entry.published <= NOW + timedelta(days=1)
