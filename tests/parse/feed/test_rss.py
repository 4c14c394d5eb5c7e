"""RSS of every version: which element gives which part of an article."""

from __future__ import annotations

import pytest

from tests.parse.feed.documents import entries, entry, headline, listed, rss, standfirst, text, title
from tests.parse.payloads import one_reason

ONE = "<title>Quay closes</title><link>https://wire.example/quay</link><guid>quay-1</guid>"


def test_an_item_gives_every_part_of_an_article():
    found = entry(
        rss(
            f"{ONE}<pubDate>Fri, 20 Nov 2026 10:00:00 +0100</pubDate><dc:creator>Ada Marsh</dc:creator>"
            "<dc:creator>Jonah Vance</dc:creator><category domain='x'>Harbour</category><category>World</category>"
            "<description>The quay at Port Selwyn stays shut until spring.</description>"
            "<content:encoded><![CDATA[<p>The board met on Friday.</p><p>It was brief.</p>]]></content:encoded>"
            "<media:content url='https://wire.example/quay.jpg' medium='image'><media:credit>Lena Marsh</media:credit>"
            "<media:description>The quay</media:description></media:content>"
            "<source url='https://coast.example/rss'>Coast Agency</source><dc:rights>© Coast Agency</dc:rights>",
            channel="<language>en-GB</language>",
        )
    )
    assert (headline(found), found.url, found.guid) == ("Quay closes", "https://wire.example/quay", "quay-1")
    assert text(found) == ["The board met on Friday.", "It was brief."]
    assert standfirst(found) == "The quay at Port Selwyn stays shut until spring."
    assert [date.text for date in found.dates] == ["Fri, 20 Nov 2026 10:00:00 +0100"]
    assert [byline.text for byline in found.bylines] == ["Ada Marsh", "Jonah Vance"]
    assert [category.text for category in found.categories] == ["Harbour", "World"]
    (image,) = found.images
    assert (image.url, image.caption, image.credit) == (
        "https://wire.example/quay.jpg",
        "The quay",
        "Lena Marsh",
    )
    assert [source.text for source in found.sources] == ["Coast Agency https://coast.example/rss"]
    assert [rights.text for rights in found.rights] == ["© Coast Agency"]
    assert (found.language, found.site_name, found.form) == ("en-GB", "Selwyn Wire", "feed")


@pytest.mark.parametrize(
    ("printed", "shown"),
    [
        ("Salt &amp; vinegar", "Salt & vinegar"),
        ("Salt &amp;amp; vinegar", "Salt & vinegar"),
        ("It&amp;#8217;s shut", "It’s shut"),
        ("<![CDATA[Salt &amp; vinegar]]>", "Salt & vinegar"),
        ("Why 3 &lt; 4", "Why 3 < 4"),
        ("The &lt;b&gt;old&lt;/b&gt; quay", "The old quay"),
        ("&amp;lt;script&amp;gt; explained", "<script> explained"),
        ("How &lt;script&gt; works", "How <script> works"),
        ("  two\n lines ", "two lines"),
        ("a]]&gt;b", "a]]>b"),
    ],
)
def test_a_title_is_plain_text_read_once_and_no_more(printed, shown):
    assert title(rss(f"<title>{printed}</title>")) == shown


@pytest.mark.parametrize(
    ("inside", "body"),
    [
        ("<description>Plain text.\n\nIn two parts.</description>", ["Plain text.", "In two parts."]),
        ("<description>&lt;p&gt;Escaped &amp;amp; marked.&lt;/p&gt;</description>", ["Escaped & marked."]),
        ("<description><p>Not <b>escaped</b></p><p>at all</p></description>", ["Not escaped", "at all"]),
        (
            "<description>Teaser</description><content:encoded>&lt;p&gt;Whole&lt;/p&gt;</content:encoded>",
            ["Whole"],
        ),
        ("<description>Only text</description><content:encoded></content:encoded>", ["Only text"]),
        (
            "<description>One<br>two <img src='/a.jpg'>three<hr><b>four</b> five</hr></img></br></description>",
            ["One two three", "four five"],
        ),
        (
            "<media:group><media:title>Film</media:title><media:description>What the film shows</media:description></media:group>",
            ["What the film shows"],
        ),
        ("<media:description>Said by the picture alone</media:description>", ["Said by the picture alone"]),
        (
            "<description>&lt;p&gt;All of the long text stands here.&lt;/p&gt;</description><content:encoded>&lt;p&gt;All of it&lt;/p&gt;</content:encoded>",
            ["All of the long text stands here."],
        ),
    ],
)
def test_the_fullest_text_is_the_body_however_it_is_escaped(inside, body):
    assert text(entry(rss(ONE + inside))) == body


def test_a_teaser_that_is_cut_from_the_text_is_no_standfirst():
    found = entry(
        rss(
            f"{ONE}<description>The board met on […]</description><content:encoded>&lt;p&gt;The board met on Friday.&lt;/p&gt;</content:encoded>"
        )
    )
    assert found.deck is None


@pytest.mark.parametrize(
    ("author", "name"),
    [
        ("desk@wire.example (Ada Marsh)", ["Ada Marsh"]),
        ("Ada Marsh &lt;desk@wire.example&gt;", ["Ada Marsh"]),
        ("desk@wire.example", []),
        ("Ada Marsh", ["Ada Marsh"]),
        ("(Ada Marsh) desk@wire.example", ["Ada Marsh"]),
        ("<name>Ada Marsh</name><email>desk@wire.example</email>", ["Ada Marsh"]),
        ("<email>desk@wire.example</email>", []),
    ],
)
def test_an_author_is_a_name_and_never_an_address(author, name):
    assert [byline.text for byline in entry(rss(f"{ONE}<author>{author}</author>")).bylines] == name


@pytest.mark.parametrize(
    ("inside", "url"),
    [
        ("<link>https://wire.example/a</link>", "https://wire.example/a"),
        ("<link>/a</link>", "https://wire.example/a"),
        ("<link>www.wire.example/a</link>", "http://www.wire.example/a"),
        ("<guid>https://wire.example/g</guid>", "https://wire.example/g"),
        ("<guid isPermaLink='false'>https://wire.example/g</guid>", None),
        ("<guid>g-1</guid>", None),
        ("<atom:link href='https://wire.example/b'/>", "https://wire.example/b"),
        (
            "<link>https://count.example/1</link><feedburner:origLink>https://wire.example/o</feedburner:origLink>",
            "https://wire.example/o",
        ),
        ("<link>javascript:alert(1)</link>", None),
        ("<link>https://user:word@wire.example/a</link>", None),
        (f"<link>https://wire.example/{'a' * 100_000}</link>", None),
        ("<link></link><link>https://wire.example/second</link>", "https://wire.example/second"),
    ],
)
def test_the_address_of_an_item_is_its_link_or_a_guid_that_is_one(inside, url):
    assert entry(rss(f"<title>Quay closes</title>{inside}")).url == url


def test_addresses_in_the_text_resolve_against_the_item_or_its_xml_base():
    assert entry(rss(ONE)).base_url == "https://wire.example/quay"
    based = rss(ONE + "<description>x</description>").replace(
        "<item>", "<item xml:base='https://other.example/deep/'>"
    )
    assert entry(based).base_url == "https://other.example/deep/"
    around = rss("<title>Quay</title><link>quay</link>").replace("<channel>", "<channel xml:base='news/'>")
    assert (entry(around).url, entry(around).base_url) == (
        "https://wire.example/news/quay",
        "https://wire.example/news/",
    )


@pytest.mark.parametrize(
    ("inside", "urls"),
    [
        ("<enclosure url='/a.jpg' type='image/jpeg' length='-1'/>", ["/a.jpg"]),
        ("<enclosure url='/a.mp3' type='audio/mpeg' length='9'/>", []),
        ("<media:thumbnail url='/t.png' width='75'/>", ["/t.png"]),
        ("<media:thumbnail url='/t.png'/><enclosure url='/a.jpg' type='image/jpeg' length='1'/>", ["/a.jpg"]),
        (
            "<media:content url='/a.jpg?w=140' width='140'/><media:content url='/a.jpg?w=460' width='460'/>",
            ["/a.jpg?w=460"],
        ),
        (
            "<media:group><media:content url='/s.jpg' medium='image' width='90'/><media:content url='/l.jpg' medium='image' width='900'/></media:group>",
            ["/l.jpg"],
        ),
        (
            "<media:content url='/v.mp4' medium='video'><media:thumbnail url='/v.jpg'/></media:content>",
            ["/v.jpg"],
        ),
        ("<itunes:image href='/i.jpg'/>", ["/i.jpg"]),
        ("<media:content url='javascript:x' medium='image'/>", []),
    ],
)
def test_pictures_are_told_from_other_media_and_the_largest_is_taken(inside, urls):
    found = entry(rss(ONE + inside))
    base = "https://wire.example"
    assert [image.url for image in found.images] == [f"{base}{url}" for url in urls]


@pytest.mark.parametrize(
    ("printed", "given"),
    [
        ("Fri, 20 Nov 26 10:00:00 GMT", "Fri, 20 Nov 2026 10:00:00 GMT"),
        ("20 Nov 99 10:00 EST", "20 Nov 1999 10:00 EST"),
        ("Fri, 20 Nov 2026 23:59:60 GMT", "Fri, 20 Nov 2026 23:59:59 GMT"),
        ("Fri, 20 Nov 2026 10:00:00", "Fri, 20 Nov 2026 10:00:00"),
    ],
)
def test_a_date_is_handed_on_as_printed_but_for_what_rfc_822_abbreviates(printed, given):
    (date,) = entry(rss(f"{ONE}<pubDate>{printed}</pubDate>")).dates
    assert (date.text, date.role) == (given, "published")


@pytest.mark.parametrize(
    "name", ["pubdate", "dc:date", "dcterms:issued", "atom:published", "published", "date"]
)
def test_a_date_counts_under_whatever_name_feeds_give_it(name):
    found = entry(rss(f"{ONE}<{name}>2026-11-20T10:00:00Z</{name}>", channel="<x xmlns:dcterms='urn:x'/>"))
    assert [(date.text, date.role) for date in found.dates] == [("2026-11-20T10:00:00Z", "published")]


def test_an_item_without_title_and_text_is_no_article_and_costs_only_itself():
    document = rss("<guid>empty</guid>", ONE)
    assert [link.title for link in listed(document).links] == ["", "Quay closes"]
    assert one_reason(rss("<guid>empty</guid>"), "feed.xml") == "an item without title and text"


def test_a_feed_may_be_empty_and_a_dropped_one_is_then_no_article():
    assert listed(rss()).links == ()
    assert one_reason(rss(), "feed.xml") == "a feed without an item"


def test_a_dropped_file_is_read_as_a_fetched_feed_is_each_item_an_entry():
    found = entries(rss(ONE, "<title>Ferry late</title>"), url=None)
    assert [headline(one) for one in found] == ["Quay closes", "Ferry late"]
    assert [one.place.rpartition("#")[2] for one in found] == ["1", "2"]


RDF = (
    '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="{}" xmlns:dc="http://purl.org/dc/elements/1.1/">'
    "<channel><title>Wire</title><link>https://wire.example/</link></channel>"
    '<item rdf:about="https://wire.example/quay"><title>Quay closes</title><dc:date>2026-11-20T10:00:00Z</dc:date>'
    "<dc:subject>Harbour</dc:subject></item></rdf:RDF>"
)


@pytest.mark.parametrize(
    "namespace",
    ["http://purl.org/rss/1.0/", "http://my.netscape.com/rdf/simple/0.9/", "https://purl.org/rss/1.0"],
)
def test_rdf_keeps_its_items_beside_the_channel(namespace):
    found = entry(RDF.format(namespace))
    assert (headline(found), found.url) == ("Quay closes", "https://wire.example/quay")
    assert ([date.text for date in found.dates], [one.text for one in found.categories]) == (
        ["2026-11-20T10:00:00Z"],
        ["Harbour"],
    )
    assert listed(RDF.format(namespace)).form == "rdf"


def test_rss_091_has_a_plain_doctype_and_the_names_of_html():
    doctype = '<!DOCTYPE rss PUBLIC "-//Netscape Communications//DTD RSS 0.91//EN" "http://my.netscape.com/publish/formats/rss-0.91.dtd">'
    document = f"<?xml version='1.0'?>\n{doctype}\n<rss version='0.91'><channel><item><title>Caf&eacute;&nbsp;shut</title></item></channel></rss>"
    assert title(document) == "Café shut"


def test_tags_in_capitals_and_made_up_prefixes_are_read_all_the_same():
    assert title("<RSS><CHANNEL><ITEM><TITLE>Quay closes</TITLE></ITEM></CHANNEL></RSS>") == "Quay closes"
    assert (
        title(
            '<x:rss xmlns:x="http://backend.userland.com/rss2"><x:channel><x:item><x:title>Quay</x:title></x:item></x:channel></x:rss>'
        )
        == "Quay"
    )


def test_a_wordpress_export_gives_its_published_posts():
    spaces = 'xmlns:wp="http://wordpress.org/export/1.2/" xmlns:rssx="x"'
    made = rss(
        f"{ONE}<wp:post_type>post</wp:post_type><wp:status>publish</wp:status>",
        "<title>quay.jpg</title><wp:post_type>attachment</wp:post_type><wp:status>inherit</wp:status>",
        "<title>Not yet</title><wp:post_type>post</wp:post_type><wp:status>draft</wp:status>",
    ).replace("<rss ", f"<rss {spaces} ")
    assert [link.title for link in listed(made).links] == ["Quay closes"]


def test_a_channel_says_when_to_ask_again_and_who_it_is():
    index = listed(
        rss(
            ONE,
            channel="<ttl>60</ttl><skipHours><hour>24</hour><hour>3</hour><hour>x</hour></skipHours><skipDays><day>Sunday</day></skipDays>"
            "<generator>Presswork 3</generator><atom:link rel='self' href='https://wire.example/feed'/>"
            "<atom:link rel='next' href='?page=2'/>",
        )
    )
    assert (index.ttl_minutes, index.skip_hours, index.skip_days) == (60, (0, 3), (6,))
    assert (index.generator, index.title, index.form) == ("Presswork 3", "Selwyn Wire", "rss")
    assert index.own_addresses == ("https://wire.example/feed", "https://wire.example/rss.xml")
    assert index.next_page == "https://wire.example/rss.xml?page=2"


@pytest.mark.parametrize(
    ("channel", "minutes"),
    [
        ("<sy:updatePeriod>hourly</sy:updatePeriod><sy:updateFrequency>2</sy:updateFrequency>", 30),
        ("<sy:updatePeriod>\n daily </sy:updatePeriod>", 1440),
        ("<ttl>-5</ttl>", None),
        ("<ttl>99999999</ttl>", 10080),
        ("<ttl>0</ttl>", None),
    ],
)
def test_a_rhythm_is_a_number_of_minutes_within_a_week(channel, minutes):
    assert listed(rss(ONE, channel=channel)).ttl_minutes == minutes
