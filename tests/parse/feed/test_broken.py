"""Feeds that are broken, and feeds that are built to harm: mended, or refused with the reason; never an item of errors."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from feedsvc.errors import DumpError
from feedsvc.model.raw import RawEntry, Rejection
from feedsvc.parse.feed import read_feed
from feedsvc.parse.feed_values import MOST_ITEMS
from feedsvc.parse.payload import parse
from tests.parse.feed.documents import ADDRESS, atom, entries, headline, listed, rss, text
from tests.parse.payloads import STYLE, make_payload

QUAY = "<title>Quay closes</title><link>https://wire.example/quay</link><description>The board met.</description>"
FERRY = (
    "<title>Ferry late</title><link>https://wire.example/ferry</link><description>By an hour.</description>"
)
TWO = rss(QUAY, FERRY)


def told(document):
    """Return headline and text of each article."""
    return [(headline(one), text(one)) for one in entries(document)]


BOTH = [("Quay closes", ["The board met."]), ("Ferry late", ["By an hour."])]


@pytest.mark.parametrize(
    ("document", "articles"),
    [
        (TWO.replace("Quay closes", "Quay & pier"), [("Quay & pier", ["The board met."]), BOTH[1]]),
        (TWO.replace("The board met.", "The&nbsp;board met in the caf&eacute;."), [("Quay closes", ["The board met in the café."]), BOTH[1]]),
        (TWO.replace("Quay closes", "Quay &#11;closes\x0b"), BOTH),
        (TWO.replace("Quay closes", "3 < 4"), [("3 < 4", ["The board met."]), BOTH[1]]),
        (TWO.replace('xmlns:dc="http://purl.org/dc/elements/1.1/"', "").replace("<title>Quay", "<dc:creator>Ada</dc:creator><title>Quay"), BOTH),
        (TWO.replace("<item><title>Quay", "<Item><TITLE>Quay"), BOTH),
        (TWO.replace("</item><item>", "<item>"), BOTH),
        (TWO.replace("Quay closes</title>", "Quay closes"), BOTH),
        (TWO.replace("The board met.</description>", "The board met."), BOTH),
        (TWO.replace('version="2.0"', "version=2.0"), BOTH),
        (f"<br />\n<b>Warning</b>: mysql() in /db.php on line 3\n{TWO}", BOTH),
        (f"<br />\n<b>Warning</b>: headers already sent in /db.php\n{TWO.partition('?>')[2]}", BOTH),
        (f"Notice: no cache in /db.php\n{TWO.partition('?>')[2]}", BOTH),
        (f"\n\n {TWO}", BOTH),
        (f"{TWO}<script>count()</script>", BOTH),
        (TWO.replace("<item>", "<!-- a -- b --><item>", 1), BOTH),
        (TWO.replace("<item>", "<!-- a -- b --><item>", 1).replace("closes", "&amp; pier &lt;3"), [("Quay & pier <3", ["The board met."]), BOTH[1]]),
        (TWO.replace("</item><item>", "<item>").replace("The board met.", "&lt;p&gt;The &amp;quot;board&amp;quot; met."), [("Quay closes", ['The "board" met.']), BOTH[1]]),
        (TWO.replace("The board met.", "<![CDATA[<p>The <!-- <![CDATA[ ]]> --> board met.</p>]]>"), BOTH),
        (TWO.replace("The board met.", "<![CDATA[The board met."), BOTH),
        (TWO.replace("The board met.", "<![CDATA[The board met.").replace("By an hour.", "<![CDATA[By an hour.]]> &"), [BOTH[0], ("Ferry late", ["By an hour. &"])]),
        (TWO[: TWO.rindex("</description>")], BOTH[:1]),
        (TWO[: TWO.rindex("By an")] + "<![CDATA[<p>By an", BOTH[:1]),
    ],
)  # fmt: skip
def test_a_broken_feed_is_mended_and_an_item_that_breaks_off_left_out(document, articles):
    assert told(document) == articles


def test_nothing_is_concluded_from_what_a_mended_feed_lacks():
    assert not listed(TWO).is_mended
    index = listed(TWO[: TWO.rindex("</description>")])
    assert index.is_mended
    assert "broken XML" in index.warnings[0]
    assert index.warnings[1] == "Of 2 items that begin in it 1 could be read."


def test_what_a_tag_that_was_never_closed_swallows_is_set_apart_again():
    document = rss(QUAY.replace("</description>", "<p>"), FERRY)
    assert told(document) == BOTH


def test_what_stands_behind_html_that_nobody_escaped_is_still_the_items():
    document = rss(
        f"{QUAY.replace('The board', '<p>The <b>board<br>')}<pubDate>Fri, 20 Nov 2026 10:00:00 GMT</pubDate>"
        "<guid>quay-1</guid><dc:creator>Ada Marsh</dc:creator>",
        FERRY,
    )
    first, second = entries(document)
    assert [date.text for date in first.dates] == ["Fri, 20 Nov 2026 10:00:00 GMT"]
    assert (first.guid, [name.text for name in first.bylines]) == ("quay-1", ["Ada Marsh"])
    assert " ".join(text(first)) == "The board met."
    assert (headline(second), text(second)) == BOTH[1]


@pytest.mark.parametrize(
    "marks",
    ["<![CDATA[" * 200_000, "]]>" * 200_000, "<![CDATA[<![CDATA[]]>" * 60_000, "<item><![CDATA[" * 60_000],
)
def test_marks_of_sections_without_end_cost_one_pass(marks: str):
    with pytest.raises(DumpError, match="not a feed"):
        read_feed(make_payload(f"<rss>& {marks}", ADDRESS, url=ADDRESS))


@pytest.mark.parametrize("codec", ["utf-8", "cp1252", "utf-16", "utf-8-sig"])
@pytest.mark.parametrize("declared", ["utf-8", "iso-8859-1", "utf-16", "windows-1252"])
def test_the_encoding_is_found_whatever_the_document_says_of_it(codec, declared):
    document = rss("<title>The quay’s café “shut”</title>").replace('"1.0"?', f'"1.0" encoding="{declared}"?')
    assert [headline(one) for one in entries(document.encode(codec))] == ["The quay’s café “shut”"]


def test_the_documents_own_word_counts_where_the_senders_cannot_be():
    document = (
        rss("<title>Причал закрыт</title>").replace('"1.0"?', '"1.0" encoding="koi8-r"?').encode("koi8-r")
    )
    assert [headline(one) for one in entries(document, charset="utf-8")] == ["Причал закрыт"]


def test_who_drops_a_broken_file_is_told_so():
    (told_of, _) = entries(TWO.replace("Quay closes", "Quay & pier"), url=None)
    assert "broken XML" in told_of.warnings[0]


SUBSET = '<!DOCTYPE rss [<!ENTITY a "harm"><!ENTITY b SYSTEM "file:///etc/passwd">]>'


@pytest.mark.parametrize(
    ("document", "reason"),
    [
        (SUBSET + rss("<title>&a;&b;</title>").partition("?>")[2], "DOCTYPE that declares"),
        (
            SUBSET.replace("rss [", "rss PUBLIC 'a[b' \"c\" [") + rss(QUAY).partition("?>")[2],
            "DOCTYPE that declares",
        ),
        (rss("<a>" * 400 + "</a>" * 400), "Excessive depth"),
        (rss(f"<description>{'a' * 10_500_000}</description>"), "Text node too long"),
        ("<rss><channel><item>", "no item of which could be read"),
        ("<rss version='2.0'/>", "neither a channel nor an item"),
        ("<urlset/>", "a sitemap"),
        ("<?xml version='1.0'?><error>busy</error>", "an XML document"),
        ("", "an empty document"),
        ("Service unavailable", "a document of the form text"),
        (
            "<html><title>Just a moment…</title><p>Checking your browser</p></html>",
            "a captcha or another check for robots",
        ),
        ("<html><title>Fares</title><p>What a ride costs.</p></html>", 'titled "Fares" that names no feed'),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "binary"),
    ],
)
def test_what_is_no_feed_or_harmful_is_refused_with_the_reason(document, reason):
    with pytest.raises(DumpError, match=reason):
        listed(document)


def test_nothing_outside_the_document_is_read():
    doctype = '<!DOCTYPE rss SYSTEM "file:///etc/passwd">'
    include = (
        '<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="file:///etc/passwd" parse="text"/>'
    )
    document = doctype + rss(f"<title>Quay{include}</title>").partition("?>")[2]
    assert told(document) == [("Quay", [])]


def test_more_items_than_anyone_publishes_are_cut_with_a_warning():
    index = listed(rss(*(f"<title>Item {number}</title>" for number in range(MOST_ITEMS + 5))))
    assert len(index.links) == MOST_ITEMS
    assert index.warnings == (f"The feed holds {MOST_ITEMS + 5} items; the first {MOST_ITEMS} were read.",)


def test_harmful_html_costs_its_item_only():
    harm = f"<title>Harm</title><description><![CDATA[{'<div>' * 3000}]]></description>"
    results = parse(make_payload(rss(harm, QUAY), ADDRESS), STYLE)
    assert isinstance(results[0], Rejection)
    assert results[0].digest
    assert isinstance(results[1], RawEntry)


@pytest.mark.parametrize(
    "noise",
    [
        "&",
        "<",
        "<a",
        "<item>",
        "<![CDATA[",
        "<!--",
        "<?",
        "<!DOCTYPE ",
        "]]>",
        "&#",
        "&a",
        "'",
        '"',
        "[",
        "\x00",
        " ",
        "é<",
        "</item>",
    ],
)
def test_noise_of_any_length_ends_in_items_or_a_reason(noise):
    for document in (
        noise * 20_000,
        f"<rss><channel>{noise * 20_000}",
        rss(f"<title>x</title>{noise * 20_000}"),
    ):
        _read(document.encode())


def _read(document: bytes) -> None:
    payload = make_payload(document, ADDRESS, media_type="application/rss+xml")
    try:
        index = read_feed(payload)
        results = parse(payload, STYLE)
    except DumpError:
        return
    if index.form:
        known = {result.digest for result in results}
        assert {link.digest for link in index.links} <= known


PARTS = st.sampled_from(
    ["<rss>", "<channel>", "<item>", "</item>", "<title>", "</title>", "<entry>", "</entry>", "<feed>", "<![CDATA[", "]]>", "&amp;", "&",
     "<link>https://wire.example/a</link>", "<guid>g</guid>", "text", "<description>", "</description>", "<p>", "\x0b", "é", "<dc:creator>",
     "</channel></rss>", "</feed>", "<!--", "-->", "<link href='x'/>", "xml:base='//['", "<content type='xhtml'>", "</content>"]
)  # fmt: skip


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.one_of(
        st.binary(max_size=300), st.lists(PARTS, max_size=40).map(lambda parts: "".join(parts).encode())
    )
)
def test_any_bytes_give_items_or_a_reason(document):
    _read(document)
    _read(b"<rss><channel>" + document)
    _read(b"<feed>" + document + b"</feed>")


def test_a_cut_anywhere_gives_whole_items_or_a_reason():
    for document in (
        TWO,
        atom(QUAY.replace("description", "summary"), FERRY.replace("description", "summary")),
    ):
        for end in range(len(document) // 2, len(document), 7):
            try:
                found = told(document[:end])
            except DumpError:
                continue
            assert found == BOTH[: len(found)]
