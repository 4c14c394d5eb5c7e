"""Atom 0.3 and 1.0: text constructs, links, what an entry takes over from its feed."""

from __future__ import annotations

import pytest

from tests.parse.feed.documents import atom, entry, headline, listed, text, title

ONE = "<title>Quay closes</title><id>tag:wire.example,2026:1</id><link href='https://wire.example/quay'/>"


@pytest.mark.parametrize(
    ("printed", "shown"),
    [
        ("<title>Salt &amp; vinegar</title>", "Salt & vinegar"),
        ("<title type='text'>Salt &amp;amp; vinegar</title>", "Salt &amp; vinegar"),
        ("<title type='html'>Salt &amp;amp; &lt;i&gt;vinegar&lt;/i&gt;</title>", "Salt & vinegar"),
        (
            "<title type='xhtml'><div xmlns='http://www.w3.org/1999/xhtml'>Salt <em>&amp;</em> vinegar</div></title>",
            "Salt & vinegar",
        ),
        ("<title type='text'>&lt;b&gt; explained</title>", "<b> explained"),
    ],
)
def test_a_title_is_what_its_type_says(printed, shown):
    assert title(atom(printed)) == shown


@pytest.mark.parametrize(
    ("inside", "body"),
    [
        ("<content type='html'>&lt;p&gt;One.&lt;/p&gt;&lt;p&gt;Two.&lt;/p&gt;</content>", ["One.", "Two."]),
        (
            "<content type='xhtml'><div xmlns='http://www.w3.org/1999/xhtml'><p>One &amp; all.</p><br/></div></content>",
            ["One & all."],
        ),
        (
            "<content type='xhtml' xmlns:h='http://www.w3.org/1999/xhtml'><h:div><h:p>One.</h:p></h:div></content>",
            ["One."],
        ),
        ("<content>Plain &lt; text</content>", ["Plain < text"]),
        ("<content type='text'>a &lt;p&gt; b</content>", ["a <p> b"]),
        ("<content src='https://wire.example/x' type='text/html'/><summary>Short.</summary>", ["Short."]),
        ("<content type='application/pdf'>JVBERi0=</content><summary>Short.</summary>", ["Short."]),
        ("<content type='text/html' mode='base64'>PHA+T25lLjwvcD4=</content>", ["One."]),
        ("<summary>Short.</summary>", ["Short."]),
        (
            "<summary>Short.</summary><content type='html'>&lt;p&gt;The whole of it.&lt;/p&gt;</content>",
            ["The whole of it."],
        ),
    ],
)
def test_content_of_every_type_becomes_paragraphs(inside, body):
    assert text(entry(atom(ONE + inside))) == body


def test_an_entry_takes_over_what_its_feed_says_of_all():
    feed = "<author><name>Selwyn Desk</name><email>desk@wire.example</email></author><rights>© Selwyn Wire</rights>"
    found = entry(atom(ONE, feed=feed, attributes="xml:lang='en-GB'"))
    assert [one.text for one in found.bylines] == ["Selwyn Desk"]
    assert [one.text for one in found.rights] == ["© Selwyn Wire"]
    assert found.language == "en-GB"


def test_an_entrys_own_word_stands_before_its_feeds():
    own = "<author><name>Ada Marsh</name></author><author><name>Jonah Vance</name></author><rights type='text'>© Ada</rights>"
    feed = "<author><name>Selwyn Desk</name></author><rights>© Selwyn Wire</rights>"
    found = entry(atom(ONE + own, feed=feed))
    assert [one.text for one in found.bylines] == ["Ada Marsh", "Jonah Vance"]
    assert [one.text for one in found.rights] == ["© Ada"]


def test_an_author_without_a_name_element_is_what_the_author_says():
    assert [one.text for one in entry(atom(f"{ONE}<author>Ada Marsh</author>")).bylines] == ["Ada Marsh"]


def test_an_entry_copied_from_another_feed_names_it():
    source = "<source><title>Coast Agency</title><link href='https://coast.example/'/><author><name>Petra Lind</name></author></source>"
    found = entry(atom(ONE + source, feed="<author><name>Selwyn Desk</name></author>"))
    assert [one.text for one in found.sources] == ["Coast Agency https://coast.example/"]
    assert [one.text for one in found.bylines] == ["Petra Lind"]


@pytest.mark.parametrize(
    ("links", "url"),
    [
        ("<link href='/a'/>", "https://wire.example/a"),
        ("<link rel='self' href='/s'/><link rel='alternate' href='/a'/>", "https://wire.example/a"),
        (
            "<link type='application/json' href='/j'/><link type='text/html' href='/a'/>",
            "https://wire.example/a",
        ),
        ("<link rel='related' href='/r'/>", None),
        (
            "<link rel='http://www.iana.org/assignments/relation/alternate' href='/a'/>",
            "https://wire.example/a",
        ),
    ],
)
def test_the_address_of_an_entry_is_its_alternate_page(links, url):
    assert entry(atom(f"<title>Quay</title><id>tag:x,2026:1</id>{links}")).url == url


def test_an_id_that_is_an_address_stands_in_for_a_missing_link():
    assert entry(atom("<title>Quay</title><id>https://wire.example/q</id>")).url == "https://wire.example/q"


def test_relative_addresses_resolve_against_every_xml_base_around_them():
    inside = "<title>Quay</title><link href='quay'/><content type='html' xml:base='deep/'>&lt;img src='a.jpg'&gt;text</content>"
    found = entry(atom(inside, attributes="xml:base='https://other.example/news/'"))
    assert (found.url, found.base_url) == (
        "https://other.example/news/quay",
        "https://other.example/news/deep/",
    )


def test_a_relative_xml_base_counts_once():
    found = entry(
        atom("<title>Quay</title><link href='quay'/><content>x</content>", attributes="xml:base='news/'")
    )
    assert (found.url, found.base_url) == ("https://wire.example/news/quay", "https://wire.example/news/")


def test_dates_keep_their_meaning_in_both_versions():
    found = entry(
        atom(f"{ONE}<published>2026-11-19T10:00:00Z</published><updated>2026-11-20T10:00:00Z</updated>")
    )
    assert [(date.role, date.text) for date in found.dates] == [
        ("published", "2026-11-19T10:00:00Z"),
        ("updated", "2026-11-20T10:00:00Z"),
    ]
    old = (
        '<feed version="0.3" xmlns="http://purl.org/atom/ns#"><entry><title mode="escaped" type="text/html">Quay &amp;amp; pier</title>'
        "<issued>2026-11-19T10:00:00Z</issued><modified>2026-11-20T10:00:00Z</modified></entry></feed>"
    )
    found = entry(old)
    assert [(date.role, date.text) for date in found.dates] == [
        ("published", "2026-11-19T10:00:00Z"),
        ("updated", "2026-11-20T10:00:00Z"),
    ]
    assert headline(found) == "Quay & pier"


def test_categories_are_shown_by_their_labels():
    inside = "<category term='h1' label='Harbour'/><category term='world'/><category term=''/>"
    assert [one.text for one in entry(atom(ONE + inside)).categories] == ["Harbour", "world"]


def test_a_blogger_export_gives_its_posts():
    kind = "<category scheme='http://schemas.google.com/g/2005#kind' term='http://schemas.google.com/blogger/2008/kind#{}'/>"
    made = atom(ONE + kind.format("post"), "<title>Re: Quay</title>" + kind.format("comment"))
    assert [(link.title, link.categories) for link in listed(made).links] == [("Quay closes", ())]


def test_a_feed_without_its_namespace_is_read_all_the_same():
    assert title("<feed><entry><title>Quay closes</title></entry></feed>") == "Quay closes"
    assert (
        title("<entry xmlns='http://www.w3.org/2005/Atom'><title>Quay closes</title></entry>")
        == "Quay closes"
    )


def test_pages_of_a_feed_lead_on():
    links = "<link rel='self' href='/atom'/><link rel='next' href='/atom?page=2'/><link rel='prev-archive' href='/2026'/>"
    index = listed(atom(ONE, feed=links))
    assert (index.next_page, index.form) == ("https://wire.example/atom?page=2", "atom")
    assert index.own_addresses[0] == "https://wire.example/atom"
