"""Pages: what they state, what they print, and pages that are no article."""

from __future__ import annotations

import json

import pytest

from feedsvc.errors import DumpError
from feedsvc.model.raw import Piece
from feedsvc.parse.html_title import headline_of
from feedsvc.parse.markup import blocks_of_html, tree_of
from tests.parse.payloads import one_entry, one_reason, parsed

PARAGRAPHS = [
    "The night ferry to Sallow Island will run again from Monday, the harbour board said on Saturday, ending a gap of nine weeks.",
    "Repairs to the landing stage took three weeks longer than planned because divers found a second crack in the eastern pier.",
    "Islanders had asked for a replacement boat since January, and the council paid for a small launch that carried forty people a day.",
    "The first boat leaves Port Merrow at ten past ten in the evening, and tickets bought before the winter remain valid until June.",
]


def page(
    *, head: str = "", before: str = "", title: str = "Night ferry to Sallow Island returns", after: str = ""
) -> str:
    body = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)
    nav = "<nav><ul><li><a href='/'>Home</a></li><li><a href='/sport'>Sport</a></li></ul></nav>"
    return (
        f"<!doctype html><html lang='en-GB'><head><title>{title} | Harbour Post</title>{head}</head><body>{nav}"
        f"<main><article><h1>{title}</h1>{before}{body}{after}</article></main>"
        "<footer><p>Copyright Harbour Post</p></footer></body></html>"
    )


def linked_data(value: object) -> str:
    return f'<script type="application/ld+json">{json.dumps(value)}</script>'


ARTICLE = {
    "@type": ["NewsArticle"],
    "headline": "Night ferry to Sallow Island returns",
    "datePublished": "2026-03-14T08:05:00+00:00",
    "dateModified": "2026-03-14T09:00:00+00:00",
    "author": [{"@type": "Person", "name": "Mira Tolland"}, {"@id": "#jon"}],
    "articleSection": "Harbour",
    "image": {"url": "https://harbourpost.example/img/ferry.jpg", "caption": "The ferry at the stage"},
}


def test_the_body_is_the_article_and_nothing_around_it():
    entry = one_entry(page(), "a.html")
    assert [block.text for block in entry.blocks] == PARAGRAPHS
    assert entry.body_html is not None
    assert entry.body_html.count("<p>") == 4
    assert "Copyright" not in entry.body_html
    assert entry.language == "en-GB"


def test_structure_survives_as_html_and_as_blocks():
    after = (
        "<h2>What comes next</h2><ul><li>A new timetable from April, printed on paper too</li><li>Cheaper fares for islanders</li></ul>"
        "<blockquote><p>We waited nine weeks for this, said the ferryman.</p></blockquote>"
        "<p>See the <a href='/fares'>list of fares</a> for the <strong>summer</strong> season of the harbour.</p>"
    )
    entry = one_entry(page(after=after), "a.html")
    assert {"heading", "item", "quote"} <= {block.kind for block in entry.blocks}
    assert entry.body_html is not None
    for tag in ("<h2>", "<ul>", "<li>", "<blockquote>", "<strong>"):
        assert tag in entry.body_html
    assert "fares" in entry.body_html


@pytest.mark.parametrize(
    "value",
    [
        ARTICLE,
        [{"@type": "Organization", "name": "Harbour Post"}, ARTICLE],
        {
            "@context": "https://schema.org",
            "@graph": [{"@type": "WebPage"}, ARTICLE, {"@id": "#jon", "@type": "Person", "name": "Jon Esk"}],
        },
    ],
)
def test_json_ld_states_dates_authors_and_section(value):
    entry = one_entry(page(head=linked_data(value)), "a.html")
    assert [(date.role, date.text) for date in entry.dates] == [
        ("published", "2026-03-14T08:05:00+00:00"),
        ("updated", "2026-03-14T09:00:00+00:00"),
    ]
    assert entry.bylines[0].text == "Mira Tolland"
    assert entry.bylines[0].rule == "json-ld:author"
    assert [piece.text for piece in entry.categories] == ["Harbour"]


def test_a_reference_in_the_graph_is_followed():
    graph = {"@graph": [ARTICLE, {"@id": "#jon", "@type": "Person", "name": "Jon Esk"}]}
    entry = one_entry(page(head=linked_data(graph)), "a.html")
    assert [piece.text for piece in entry.bylines] == ["Mira Tolland", "Jon Esk"]


@pytest.mark.parametrize(
    "text", ["{broken", "[" * 50_000, "null", '{"@type": 3, "author": {"name": {}}}', "", "{},{}"]
)
def test_broken_json_ld_costs_nothing_but_itself(text):
    entry = one_entry(page(head=f'<script type="application/ld+json">{text}</script>'), "a.html")
    assert len(entry.blocks) == 4


def test_teasers_in_a_list_are_not_the_article():
    teasers = {
        "@type": "ItemList",
        "itemListElement": [{"@type": "NewsArticle", "headline": "Another", "author": "Bo Quill"}],
    }
    assert one_entry(page(head=linked_data(teasers)), "a.html").bylines == ()


def test_open_graph_and_meta_fill_what_json_ld_leaves():
    head = (
        '<meta property="og:site_name" content="Harbour Post"><meta property="article:published_time" content="2026-03-14T08:05:00Z">'
        '<meta name="author" content="By Mira Tolland"><meta property="article:section" content="Harbour">'
        '<meta property="article:tag" content="ferry, island"><meta property="og:description" content="Islanders cheer as the boat is back.">'
        '<meta property="og:image" content="/img/ferry-1200.jpg"><link rel="canonical" href="https://harbourpost.example/ferry">'
    )
    entry = one_entry(page(head=head), "a.html")
    assert entry.site_name == "Harbour Post"
    assert entry.dates[0].rule == "meta:article:published_time"
    assert [piece.text for piece in entry.bylines] == ["Mira Tolland"]
    assert [piece.text for piece in entry.categories] == ["Harbour", "ferry", "island"]
    assert entry.deck is not None
    assert entry.deck.text == "Islanders cheer as the boat is back."
    assert entry.images[0].url == "/img/ferry-1200.jpg"
    assert entry.url == entry.base_url == "https://harbourpost.example/ferry"


def test_a_description_cut_from_the_text_is_no_deck():
    head = f'<meta name="description" content="{PARAGRAPHS[0][:70]}…">'
    assert one_entry(page(head=head), "a.html").deck is None


def test_a_canonical_home_page_is_not_the_articles_address():
    head = '<link rel="canonical" href="https://harbourpost.example/">'
    assert one_entry(page(head=head), "a.html").url is None
    fetched = one_entry(page(head=head), "a.html", url="https://harbourpost.example/ferry")
    assert fetched.url == "https://harbourpost.example/ferry"


def test_what_is_printed_by_the_headline_serves_where_nothing_is_stated():
    before = "<div>By Mira Tolland | Harbour desk</div><div>Saturday, 14 March 2026</div>"
    entry = one_entry(page(before=before), "a.html")
    assert [(date.role, date.text) for date in entry.dates] == [("published", "Saturday, 14 March 2026")]
    assert [piece.text for piece in entry.bylines] == ["By Mira Tolland"]


def test_a_byline_glued_to_its_date_is_cut_from_it():
    before = '<div class="byline"><span>Written by</span><a>Mira Tolland</a><span>March 14, 2026</span><span>5 min read</span></div>'
    assert [piece.text for piece in one_entry(page(before=before), "a.html").bylines] == ["Mira Tolland"]


def test_the_figure_of_the_lead_picture_gives_caption_and_credit():
    head = '<meta property="og:image" content="https://cdn.example/ferry.jpg?w=1200">'
    figure = (
        '<figure><img src="https://cdn.example/ferry.jpg?w=300" alt="A ferry">'
        '<figcaption>The ferry at the stage <span class="credit">Jon Esk</span></figcaption></figure>'
    )
    (image,) = one_entry(page(head=head, before=figure), "a.html").images
    assert (image.alt, image.credit) == ("A ferry", "Jon Esk")
    assert image.caption is not None
    assert image.caption.startswith("The ferry at the stage")


@pytest.mark.parametrize(
    ("titles", "headline"),
    [
        (
            [("h1", "Ferry returns at last"), ("title-element", "Ferry returns at last | Harbour Post")],
            "Ferry returns at last",
        ),
        (
            [("h1", "Harbour Post"), ("h1", "Ferry returns at last"), ("og:title", "Ferry returns at last")],
            "Ferry returns at last",
        ),
        (
            [("h1", "Harbour Post"), ("og:title", "Ferry returns at last"), ("title-element", "x")],
            "Ferry returns at last",
        ),
        (
            [("h1", "Island Ferry returns at last"), ("json-ld:headline", "Ferry returns at last")],
            "Ferry returns at last",
        ),
        ([("title-element", "Ferry returns at last - Harbour Post")], "Ferry returns at last"),
        ([("title-element", "Ferry – the boat that came back")], "Ferry – the boat that came back"),
        (
            [("h1", "Ferry returns at last"), ("og:title", "Something else altogether here")],
            "Ferry returns at last",
        ),
    ],
)
def test_the_headline_is_the_title_on_which_print_and_statement_agree(titles, headline):
    chosen = headline_of([Piece(text=text, rule=rule) for rule, text in titles], site_name="Harbour Post")
    assert chosen is not None
    assert chosen.text == headline


def test_the_headline_repeated_in_the_text_leaves_it():
    html = page(title="Night ferry returns to the island").replace(
        "<p>", "<h2>Night ferry returns to the island</h2><p>", 1
    )
    assert one_entry(html, "a.html").blocks[0].text == PARAGRAPHS[0]


def test_the_stated_body_serves_where_the_page_prints_none():
    value = ARTICLE | {"articleBody": "\n\n".join(PARAGRAPHS)}
    html = f"<html><head><title>Night ferry</title>{linked_data(value)}</head><body><div id=app></div></body></html>"
    assert [block.text for block in one_entry(html, "a.html").blocks] == PARAGRAPHS


@pytest.mark.parametrize(
    ("html", "reason"),
    [
        (
            "<html><head><title>404 Not Found</title></head><body><h1>404 Not Found</h1><p>nginx</p></body></html>",
            "an error page",
        ),
        (
            "<html><head><title>Page not found</title></head><body><p>Sorry.</p></body></html>",
            "an error page",
        ),
        ("<html><head><title>页面不存在</title></head><body><p>返回首页</p></body></html>", "an error page"),
        ("<html><body></body></html>", "a page without article text"),
        (
            "<html><head><title>Latest</title></head><body><ul>"
            + "".join(f"<li><a href='/{n}'>The ferry story number {n} of today</a></li>" for n in range(40))
            + "</ul></body></html>",
            "a list page",
        ),
        (
            (
                "<html><head><title>Night ferry to Sallow Island returns</title></head><body><article><h1>Night ferry to Sallow Island returns</h1>"
                "<p>The night ferry to Sallow Island will run again from Monday, the board said.</p>"
                "<p>Subscribe now to continue reading this story and all others.</p></article></body></html>"
            ),
            "a paywall stub",
        ),
    ],
)
def test_a_page_that_is_no_article_is_rejected(html, reason):
    assert one_reason(html, "a.html").startswith(reason)


@pytest.mark.parametrize(
    "html",
    [
        "<html><p " + " ".join(f"a{n}=1" for n in range(20_000)) + ">x</p>",
        "<html><p " + " ".join(f'a{n}=">"' for n in range(20_000)) + ">x</p>",
        "<html>" + "<div>" * 50_000 + "x",
        "<html>" + "<a" * 100_000,
    ],
)
def test_markup_built_to_exhaust_a_parser_is_refused(html):
    with pytest.raises(DumpError, match="HTML"):
        parsed(html, "a.html")


@pytest.mark.parametrize("quote", ['"', "'"])
def test_a_long_value_is_no_attack(quote):
    html = (
        page()
        .replace("<main>", f"<main data-state={quote}{'x y ' * 40_000}{quote}>")
        .replace("<article>", "<article data-x=“a b“>")
    )
    assert len(one_entry(html, "a.html").blocks) == 4


def test_an_embedded_picture_is_left_out():
    html = page(
        after=f'<p>The ferry, seen from the hill.<img src="data:image/png;base64,{"A" * 200_000}"></p>'
    )
    assert len(one_entry(html, "a.html").body_html or "") < 2000


@pytest.mark.parametrize(
    ("html", "texts"),
    [
        ("<p>One<br>two</p><p>three</p>", ["One two", "three"]),
        ("One<br><br>two", ["One", "two"]),
        ("<div>One <b>two</b><p>three</p>four</div>", ["One two", "three", "four"]),
        (
            "<p>One</p><script>x</script><style>y</style><!-- z --><figure><img><figcaption>c</figcaption></figure>",
            ["One"],
        ),
        ("<table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table>", ["a | b", "c"]),
        ("&lt;p&gt; &amp; \x00\x0b\ufffe", ["<p> &"]),
    ],
)
def test_markup_becomes_blocks_of_text(html, texts):
    assert [block.text for block in blocks_of_html(html)] == texts


def test_the_declared_charset_no_longer_counts_once_text_is_decoded():
    tree = tree_of('<?xml version="1.0" encoding="utf-16"?><html><meta charset="gbk"><p>città</p></html>')
    assert tree.findtext(".//p") == "città"
