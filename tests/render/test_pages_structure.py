"""What every page must have, and what none may."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from feedsvc.model.entry import Category, Image
from feedsvc.model.feed import Rendition
from feedsvc.render.pages import (
    CSP,
    asset_renditions,
    render_feed_page,
    render_front,
    render_gone_page,
    render_message_page,
)
from tests.builders import make_document, make_entry, make_ledger, make_site, make_snippet, make_spec
from tests.render.page_reading import entry_page, every_page, json_ld, metas, read, text_of

KINDS = ("entry", "gone", "feed", "front", "message")
PICTURE = Image(
    url="https://harbourpost.example/a.jpg?w=1&h=2", alt="A quay", caption="The quay", credit="M. Tolland"
)


@pytest.mark.parametrize("kind", KINDS)
def test_every_page_is_valid_and_has_the_parts_a_reader_needs(kind: str) -> None:
    tree = read(every_page(make_ledger())[kind])
    assert tree.get("lang") == "en"
    assert tree.get("dir") == "ltr"
    assert tree.xpath("count(//title)") == 1
    assert tree.xpath("count(//main)") == 1
    assert tree.xpath("count(//h1)") == 1
    assert tree.xpath("//body/*[1]/@href") == ["#text"]
    assert tree.xpath("//meta[@name='viewport']")
    ids = tree.xpath("//@id")
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize(
    ("kind", "canonical", "type_"),
    [
        ("entry", "https://harbourpost.example/e/2026-03-14-night-ferry-1/", "NewsArticle"),
        ("feed", "https://harbourpost.example/feeds/harbour/", "CollectionPage"),
        ("front", "https://harbourpost.example/", "WebSite"),
    ],
)
def test_a_page_to_share_says_so_to_machines(kind: str, canonical: str, type_: str) -> None:
    page = every_page(make_ledger())[kind]
    tree, told = read(page), metas(page)
    assert tree.xpath("//link[@rel='canonical']/@href") == [canonical]
    assert told["og:url"] == canonical
    assert told["og:title"]
    assert told["og:description"] == told["description"] != ""
    assert told["robots"] == "max-image-preview:large"
    assert json_ld(page)["@type"] == type_
    alternates = tree.xpath("//link[@rel='alternate']")
    assert [link.get("type") for link in alternates] == [
        "application/rss+xml",
        "application/atom+xml",
        "application/feed+json",
    ]
    assert len({link.get("title") for link in alternates}) == 3
    assert all(
        link.get("href").startswith("https://harbourpost.example/feeds/harbour.") for link in alternates
    )


@pytest.mark.parametrize("kind", ["gone", "message"])
def test_a_page_without_news_is_not_indexed(kind: str) -> None:
    assert metas(every_page(make_ledger())[kind])["robots"] == "noindex"


def test_previews_find_what_they_need_at_the_start_of_the_head() -> None:
    body = entry_page(make_ledger(entry=make_entry(images=(PICTURE,)))).body
    assert body.index(b"og:image") < body.index(b"ld+json") < body.index(b'rel="alternate"')
    assert body.index(b"og:image") < 3000


@pytest.mark.parametrize("kind", KINDS)
def test_no_page_asks_anybody_else_for_anything_but_the_articles_pictures(kind: str) -> None:
    ledger = make_ledger(entry=make_entry(images=(PICTURE,)))
    tree = read(every_page(ledger)[kind])
    loaded = tree.xpath("//script/@src | //link[@rel='stylesheet' or @rel='icon']/@href")
    assert loaded
    assert not [address for address in loaded if "//" in address]
    assert set(tree.xpath("//img/@src")) <= {PICTURE.url}
    assert all(image.get("referrerpolicy") == "no-referrer" for image in tree.xpath("//img"))
    assert not tree.xpath("//iframe | //form | //object | //embed | //style | //*[@style]")
    assert not tree.xpath("//script[not(@src) and @type!='application/ld+json']")
    assert not tree.xpath("//@*[starts-with(name(), 'on')]")


def test_the_policy_allows_no_inline_code_and_no_framing() -> None:
    assert "unsafe" not in CSP
    assert CSP.startswith("default-src 'none'")
    assert "frame-ancestors 'none'" in CSP


def test_links_between_pages_work_below_any_path_and_at_any_host() -> None:
    for kind, page in every_page(make_ledger(), url="https://harbourpost.example/news").items():
        inner = [
            address
            for address in read(page).xpath("//body//a/@href")
            if "/e/" in address or "/feeds" in address or address.endswith("./")
        ]
        if kind == "message":  # it answers any path, so it starts at the site's own
            assert set(read(page).xpath("//link[@rel='stylesheet']/@href")) == {
                f"/news/{asset_renditions()[0].path}"
            }
            continue
        assert inner
        assert all(address.startswith(("./", "../")) for address in inner)


def test_the_message_page_takes_its_way_to_the_root_from_the_server() -> None:
    page = render_message_page(site=make_site(), status=404, title="Gone fishing", text="x", root="../../")
    assert read(page).xpath("//link[@rel='icon']/@href")[0].startswith("../../assets/icon.")


def test_each_page_lies_where_the_contract_says() -> None:
    pages = every_page(make_ledger())
    paths = {kind: page.path for kind, page in pages.items() if isinstance(page, Rendition)}
    assert paths == {
        "entry": "e/2026-03-14-night-ferry-1/index.html",
        "gone": "e/2026-03-14-night-ferry-1/index.html",
        "feed": "feeds/harbour/index.html",
        "front": "index.html",
    }


def test_equal_content_gives_equal_bytes() -> None:
    assert every_page(make_ledger()) == every_page(make_ledger())


def test_a_page_with_neighbours_is_as_new_as_the_newest_of_them() -> None:
    later = datetime(2026, 3, 15, 7, 0, 0, 5, tzinfo=UTC)
    page = entry_page(newer=make_ledger(2, updated=later))
    assert page.modified == later.replace(microsecond=0)


def test_a_withdrawn_entry_leaves_nothing_of_itself() -> None:
    ledger = make_ledger(killed_at=datetime(2026, 3, 16, 20, 30, tzinfo=UTC))
    page = render_gone_page(ledger, site=make_site(timezone="Asia/Karachi"), feeds=())
    text = page.body.decode()
    assert "withdrawn on 17 March 2026" in text
    for left in ("Night ferry to", "Mira Tolland", "harbour board", "Merrow Coast"):
        assert left not in text


def test_the_front_leaves_withdrawn_entries_out_and_leads_with_the_first() -> None:
    titles = ("Withdrawn", "First", "Second")
    entries = tuple(make_ledger(n, entry=make_entry(title=title)) for n, title in enumerate(titles))
    entries = (replace(entries[0], killed_at=datetime(2026, 3, 16, tzinfo=UTC)), *entries[1:])
    page = render_front(site=make_site(), feeds=(), entries=entries, updated=entries[1].updated)
    assert text_of(page, "//article//h2") == ["First"]
    assert b"Withdrawn" not in page.body


def test_the_front_leads_with_a_story_its_readers_can_read() -> None:
    urdu = make_entry(title="بندرگاہ کھل گئی", language="ur", direction="rtl")
    entries = (make_ledger(1, entry=urdu), make_ledger(2, entry=make_entry(title="The port is open")))
    page = render_front(site=make_site(), feeds=(), entries=entries, updated=entries[0].updated)
    assert text_of(page, "//article//h2") == ["The port is open"]
    assert text_of(page, "//article//h3") == ["بندرگاہ کھل گئی"]


def test_pages_of_a_newsroom_without_news_say_so() -> None:
    empty = make_document([])
    for page in (
        render_feed_page(empty),
        render_front(site=make_site(), feeds=(empty,), entries=(), updated=empty.updated),
    ):
        assert text_of(page, "//p[@class='empty']") == ["Nothing has been published here yet."]


def test_a_feed_page_gives_its_three_addresses_to_copy() -> None:
    tree = read(render_feed_page(make_document(spec=make_spec(name="sea", title="Sea"))))
    fields = {node.get("id"): node.get("value") for node in tree.xpath("//input")}
    copied = [fields[button.get("data-copy")] for button in tree.xpath("//button")]
    assert copied == [f"https://harbourpost.example/feeds/sea.{form}" for form in ("rss", "atom", "json")]
    assert tree.xpath("//a[@class='form']/@href") == ["../sea.rss", "../sea.atom", "../sea.json"]


def test_a_feed_titled_as_the_site_is_no_section_but_can_be_subscribed_to() -> None:
    page = entry_page()
    assert text_of(page, "//nav[@class='sections']//a") == ["Harbour"]
    assert text_of(page, "//footer//nav[1]//a")[:2] == ["Harbour Post", "Harbour"]


def test_the_head_announces_the_first_feeds_only_and_a_feeds_own_page_its_own() -> None:
    feeds = tuple(make_spec(name=f"f{number}", title=f"F{number}") for number in range(40))
    assert len(read(entry_page(feeds=feeds)).xpath("//link[@rel='alternate']")) == 24
    page = render_feed_page(make_document(spec=feeds[30]), feeds=feeds)
    assert read(page).xpath("//link[@rel='alternate']/@title")[0] == "F30 (RSS)"
    assert text_of(page, "//nav[@class='sections']//a[@aria-current='page']") == ["F30"]


def test_an_entrys_metadata_tells_what_its_page_shows() -> None:
    entry = make_entry(
        images=(PICTURE,),
        categories=(Category(term="Harbour"), Category(term="Explainer", scheme="genre")),
        updated=datetime(2026, 3, 14, 11, tzinfo=UTC),
    )
    page = entry_page(make_ledger(entry=entry))
    told, article = metas(page), json_ld(page)
    assert told["og:title"] == article["headline"] == "Night ferry to Sallow Island returns"
    assert told["og:image"] == PICTURE.url
    assert article["image"] == [PICTURE.url]
    assert told["og:image:alt"] == "A quay"
    assert told["twitter:card"] == "summary_large_image"
    assert told["og:locale"] == "en_GB"
    assert told["article:published_time"] == article["datePublished"] == "2026-03-14T08:05:00Z"
    assert told["article:modified_time"] == article["dateModified"] == "2026-03-14T11:00:00Z"
    assert told["article:section"] == "Explainer"
    assert article["articleSection"] == ["Harbour"]
    assert article["genre"] == ["Explainer"]
    assert article["author"] == [{"@type": "Person", "name": "Mira Tolland"}]
    assert article["dateline"] == "Port Merrow"


def test_without_a_picture_the_card_is_small() -> None:
    told = metas(entry_page())
    assert told["twitter:card"] == "summary"
    assert "og:image" not in told


def test_a_description_is_never_empty_and_never_endless() -> None:
    bare = make_entry(summary="", paragraphs=("word " * 400,))
    told = metas(entry_page(make_ledger(entry=bare)))["og:description"]
    assert told.endswith("word…")
    assert len(told) <= 301
    nothing = make_entry(summary="", paragraphs=())
    assert metas(entry_page(make_ledger(entry=nothing)))["og:description"] == nothing.title


def test_a_share_row_opens_the_network_and_holds_the_text() -> None:
    ledger = make_ledger()
    text = "\n*Night ferry*\n\nhttps://harbourpost.example/e/x/"
    snippets = (
        make_snippet(ledger, text=text),
        make_snippet(make_ledger(2), network="x", text="another entry's"),
    )
    tree = read(entry_page(ledger, snippets=snippets))
    (link,) = tree.xpath("//section[@class='share']//a")
    assert link.get("href") == "https://wa.me/?text=ferry"
    assert link.get("target") == "_blank"
    assert link.get("rel") == "noopener noreferrer"
    assert tree.xpath("string(//textarea)") == text
    assert "90 / 4096 characters" in tree.xpath("string(//summary)")
    (button,) = tree.xpath("//button[@data-copy]")
    assert button.get("hidden") is not None
    assert tree.xpath(f"//*[@id='{button.get('data-copy')}']")[0].tag == "textarea"


def test_assets_are_named_by_their_bytes() -> None:
    style, script, icon = asset_renditions()
    assert style.path.startswith("assets/feedsvc.")
    assert script.path.startswith("assets/share.")
    assert icon.media_type == "image/svg+xml"
    page = entry_page().body.decode()
    assert all(f"../../{asset.path}" in page for asset in (style, script, icon))
    assert b"http" not in style.body.replace(b'href^="http"', b"")
    assert b"url(" not in style.body


def test_ink_and_accents_can_be_read_on_paper_by_day_and_by_night() -> None:
    style = asset_renditions()[0].body.decode()
    light, dark = (
        dict(re.findall(r"--(\w+): (#[0-9a-f]{6});", block)) for block in style.split(":root {")[1:3]
    )
    for scheme in (light, dark):
        for paper in ("paper", "tint"):
            assert contrast(scheme["ink"], scheme[paper]) >= 12
            for name in ("soft", "accent", "kicker"):
                assert contrast(scheme[name], scheme[paper]) >= 5.5, name  # WCAG AA wants 4.5


def contrast(one: str, other: str) -> float:
    """Spec: WCAG 2.2, contrast ratio."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def luminance(colour: str) -> float:
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
