"""Faults and traps of feedgen 1.0.0, each met and overcome in what we publish."""

import locale
import re
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone

import pytest
from lxml import etree

from feedsvc.model.entry import Category, Image, SourceCredit
from feedsvc.model.feed import FeedDocument
from feedsvc.render.atom import render_atom
from feedsvc.render.rss import render_rss
from tests.builders import SEEN, make_document, make_entry, make_ledger, make_spec
from tests.render.documents import DOCUMENTS, FULL

NS = {
    "a": "http://www.w3.org/2005/Atom",
    "at": "http://purl.org/atompub/tombstones/1.0",
    "content": "http://purl.org/rss/1.0/modules/content/",
    "dc": "http://purl.org/dc/elements/1.1/",
    "media": "http://search.yahoo.com/mrss/",
}
LANG = "{http://www.w3.org/XML/1998/namespace}lang"
documents = pytest.mark.parametrize("document", DOCUMENTS.values(), ids=DOCUMENTS.keys())


def rss(document: FeedDocument) -> etree._Element:
    return etree.fromstring(render_rss(document).body)


def atom(document: FeedDocument) -> etree._Element:
    return etree.fromstring(render_atom(document).body)


def of_one(**fields: object) -> FeedDocument:
    return make_document((make_ledger(entry=make_entry(**fields)),))


def texts(root: etree._Element, path: str) -> list[str | None]:
    return [element.text for element in root.iterfind(path, NS)]


def test_an_entrys_links_keep_their_relations_and_types() -> None:
    links = atom(of_one(url="https://x.example/a")).findall("a:entry/a:link", NS)
    assert [dict(link.items()) for link in links] == [
        {"href": "https://x.example/a", "rel": "via"},
        {
            "href": "https://harbourpost.example/e/2026-03-14-night-ferry-1/",
            "rel": "alternate",
            "type": "text/html",
        },
    ]


def test_the_channel_links_to_a_page_for_people_not_to_a_feed() -> None:
    assert rss(FULL).findtext("channel/link") == "https://harbourpost.example/"
    world = make_document(spec=make_spec(name="world", title="World"))
    assert rss(world).findtext("channel/link") == "https://harbourpost.example/feeds/world/"


def test_the_channel_says_where_it_is_and_where_its_other_forms_are() -> None:
    links = rss(FULL).findall("channel/a:link", NS)
    assert [(link.get("rel"), link.get("type")) for link in links] == [
        ("self", "application/rss+xml"),
        ("alternate", "application/atom+xml"),
        ("alternate", "application/feed+json"),
    ]


@documents
def test_no_made_up_prefix_and_no_unused_namespace_occurs(document: FeedDocument) -> None:
    for body in (render_rss(document).body, render_atom(document).body):
        assert b"ns0" not in body
        root_tag = re.search(rb"<(?:rss|feed) [^>]*>", body)
        assert root_tag
        declared = set(re.findall(rb"xmlns:(\w+)=", body))
        assert declared == set(re.findall(rb"xmlns:(\w+)=", root_tag[0]))
        used = set(re.findall(rb"</?(\w+):", body))
        assert declared == used


@documents
def test_every_element_of_an_atom_feed_stands_in_a_namespace(document: FeedDocument) -> None:
    assert all(etree.QName(element).namespace for element in atom(document).iter())


def test_html_is_marked_as_html_and_plain_text_is_not() -> None:
    entry = atom(of_one()).find("a:entry", NS)
    assert entry is not None
    types = {etree.QName(element).localname: element.get("type") for element in entry}
    assert (types["content"], types["summary"], types["title"]) == ("html", None, None)


def test_a_description_stands_before_the_content_and_both_are_there() -> None:
    item = rss(of_one(summary="")).find("channel/item")
    assert item is not None
    names = [etree.QName(element).localname for element in item]
    assert names.index("description") < names.index("encoded")
    assert item.findtext("description") == make_entry().paragraphs[0]


def test_a_feed_of_summaries_carries_no_content() -> None:
    document = make_document(spec=make_spec(content="summary"))
    assert texts(rss(document), "channel/item/description") == [make_entry().summary]
    assert texts(rss(document), "channel/item/content:encoded") == []
    assert texts(atom(document), "a:entry/a:summary") == [make_entry().summary]
    assert texts(atom(document), "a:entry/a:content") == []


def test_the_beginning_of_a_text_is_not_passed_off_as_the_whole() -> None:
    assert texts(rss(of_one(truncated=True)), "channel/item/content:encoded") == []


def test_an_id_is_never_taken_for_an_address() -> None:
    assert [guid.get("isPermaLink") for guid in rss(FULL).iterfind("channel/item/guid")] == ["false"] * 4


def test_each_person_has_an_element_and_needs_no_e_mail_address() -> None:
    document = of_one(authors=("Mira Tolland", "Oskar Venn", "Mira Tolland", " "))
    assert texts(rss(document), "channel/item/dc:creator") == ["Mira Tolland", "Oskar Venn"]
    assert texts(rss(document), "channel/item/author") == []
    assert texts(atom(document), "a:entry/a:author/a:name") == ["Mira Tolland", "Oskar Venn"]


def test_the_house_answers_for_what_nobody_signed() -> None:
    assert texts(atom(of_one(authors=())), "a:author/a:name") == ["Harbour Post"]


def test_a_picture_of_unknown_length_is_no_enclosure() -> None:
    document = of_one(images=(Image(url="https://x.example/a.jpg", caption="The quay", credit="Ana Pell"),))
    assert texts(rss(document), "channel/item/enclosure") == []
    for root in (rss(document), atom(document)):
        (content,) = root.iterfind(".//media:content", NS)
        assert dict(content.items()) == {
            "url": "https://x.example/a.jpg",
            "type": "image/jpeg",
            "medium": "image",
        }
        assert texts(content, "media:description") == ["The quay"]
        assert texts(content, "media:credit") == ["Ana Pell"]
        assert content.getparent() is not None
        assert etree.QName(content.getparent()).localname in {"item", "entry"}


def test_a_picture_that_has_no_web_address_is_left_out() -> None:
    document = of_one(images=(Image(url="javascript:alert(1)"), Image(url="data:image/png;base64,AA")))
    assert texts(rss(document), ".//media:content") == []


def test_a_caption_does_not_become_the_body_of_an_entry_without_one() -> None:
    document = replace(
        of_one(images=(Image(url="https://x.example/a.jpg", caption="The quay"),)),
        spec=make_spec(content="summary"),
    )
    assert texts(rss(document), ".//media:description") == []


@pytest.mark.parametrize(
    "published, stated",
    [
        (datetime(2026, 3, 14, 8, 5, 9, 999_999, tzinfo=UTC), "Sat, 14 Mar 2026 08:05:09 +0000"),
        (datetime(2026, 3, 14, 8, 5, tzinfo=timezone(timedelta(hours=5))), "Sat, 14 Mar 2026 03:05:00 +0000"),
        # Local mean time, as zones had before 1900: the offset has seconds, which no feed date may.
        (
            datetime(1899, 1, 1, 12, tzinfo=timezone(timedelta(minutes=19, seconds=32))),
            "Sun, 01 Jan 1899 11:40:28 +0000",
        ),
        (datetime(33, 4, 3, tzinfo=UTC), "Sat, 14 Mar 2026 09:30:00 +0000"),
        (datetime(9999, 12, 31, 23, tzinfo=timezone(timedelta(hours=-5))), "Sat, 14 Mar 2026 09:30:00 +0000"),
        (None, "Sat, 14 Mar 2026 09:30:00 +0000"),
    ],
)
def test_a_date_is_stated_in_utc_and_whole_seconds(published: datetime | None, stated: str) -> None:
    document = of_one(published=published)
    assert texts(rss(document), "channel/item/pubDate") == [stated]
    iso = datetime.strptime(stated, "%a, %d %b %Y %H:%M:%S %z").isoformat()
    assert texts(atom(document), "a:entry/a:published") == [iso]


def test_a_date_is_in_english_whatever_the_locale() -> None:
    before = locale.setlocale(locale.LC_ALL)
    try:
        locale.setlocale(locale.LC_ALL, "C.UTF-8")
        assert texts(rss(FULL), "channel/lastBuildDate") == ["Sat, 14 Mar 2026 11:30:00 +0000"]
        assert locale.setlocale(locale.LC_ALL).count("C.UTF-8")
    finally:
        locale.setlocale(locale.LC_ALL, before)


def test_one_poisoned_entry_is_repaired_and_the_feed_stands() -> None:
    poisoned = make_ledger(
        1, entry=make_entry(title="Ta\x00ke\ufffe \ud800this", body_html="<p>\x1b[31mred&#11;</p>")
    )
    root = rss(make_document((poisoned, make_ledger(2))))
    assert texts(root, "channel/item/title") == ["Take this", make_entry().title]
    assert (texts(root, "channel/item/content:encoded")[0] or "").startswith("<p>[31mred </p>")


@pytest.mark.parametrize(
    "fields, title",
    [
        ({"title": "\u200b", "title_raw": "THE FERRY"}, "THE FERRY"),
        ({"title": "", "title_raw": "", "paragraphs": ("The ferry is back.",)}, "The ferry is back."),
        (
            {"title": "", "title_raw": "", "paragraphs": (), "summary": ""},
            "https://harbourpost.example/e/2026-03-14-night-ferry-1/",
        ),
    ],
)
def test_an_entry_without_a_title_is_given_one(fields: dict[str, object], title: str) -> None:
    assert texts(atom(of_one(**fields)), "a:entry/a:title") == [title]


def test_an_empty_category_is_left_out_and_a_scheme_is_an_address() -> None:
    document = of_one(
        categories=(
            Category(term=" "),
            Category(term="Sea"),
            Category(term="Sea"),
            Category(term="Opinion", scheme="genre"),
        )
    )
    domains = [(c.text, c.get("domain")) for c in rss(document).iterfind("channel/item/category")]
    assert domains == [("Sea", None), ("Opinion", "https://harbourpost.example/#genre")]
    schemes = [(c.get("term"), c.get("scheme")) for c in atom(document).iterfind("a:entry/a:category", NS)]
    assert schemes == domains


def test_a_source_is_named_once_each_where_its_feed_is_unknown() -> None:
    document = of_one(sources=(SourceCredit(name="Merrow Coast Wire"), SourceCredit(name="Tide & Times")))
    for root, path in ((rss(document), "channel/item"), (atom(document), "a:entry")):
        assert texts(root, f"{path}/dc:source") == ["Merrow Coast Wire", "Tide & Times"]
        assert texts(root, f"{path}/source") == []


def test_entries_keep_their_order_newest_first() -> None:
    ids = [ledger.id for ledger in FULL.entries]
    assert texts(rss(FULL), "channel/item/guid") == ids
    assert texts(atom(FULL), "a:entry/a:id") == ids


def test_an_entry_says_its_language_where_it_is_not_the_feeds() -> None:
    assert [entry.get(LANG) for entry in atom(FULL).iterfind("a:entry", NS)] == [None, "ur", "ja", None]
    languages = [item.findtext("dc:language", None, NS) for item in rss(FULL).iterfind("channel/item")]
    assert languages == [None, "ur", "ja", None]


def test_rights_are_stated_with_the_entry() -> None:
    assert texts(atom(FULL), "a:entry/a:rights") == ["© 2026 Harbour Post"]
    assert texts(rss(FULL), "channel/item/dc:rights") == ["© 2026 Harbour Post"]


def test_a_withdrawn_entry_leaves_a_tombstone_before_the_entries() -> None:
    names = [etree.QName(element).localname for element in atom(FULL)]
    assert names.count("deleted-entry") == 1
    assert names.index("deleted-entry") < names.index("entry")
    (stone,) = atom(FULL).iterfind("at:deleted-entry", NS)
    assert dict(stone.items()) == {"ref": FULL.tombstones[0].id, "when": SEEN.isoformat()}


@pytest.mark.parametrize(
    "title, written",
    [
        ("Fish & chips", b"Fish &#x26; chips"),
        ("1 < 2", b"1 &#x3C; 2"),
        ("<b>bold</b>", b"&#x3C;b&gt;bold&#x3C;/b&gt;"),
        ("AT&amp;T", b"AT&#x26;amp;T"),
        ("]]>", b"]]&gt;"),
        ("<![CDATA[x]]>", b"&#x3C;![CDATA[x]]&gt;"),
    ],
)
def test_a_title_is_escaped_once_by_number(title: str, written: bytes) -> None:
    body = render_rss(of_one(title=title)).body
    assert b"      <title>" + written + b"</title>\n" in body
    assert texts(etree.fromstring(body), "channel/item/title") == [title]


def test_every_element_stands_on_a_line_of_its_own() -> None:
    for body in (render_rss(FULL).body, render_atom(FULL).body):
        assert all(line.count(b"<") <= 2 and line.endswith(b">") for line in body.strip().split(b"\n"))
