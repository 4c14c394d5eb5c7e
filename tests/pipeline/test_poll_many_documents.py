"""Sources whose index is several documents: pages of a listing, an archive, children of a sitemap, a page and its feed."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from datetime import timedelta
from pathlib import Path

import pytest

from feedsvc.errors import AnswerError
from feedsvc.model.source import Source
from feedsvc.pipeline.digest import digest_of
from feedsvc.store.sql import open_store
from tests.pipeline.scripted import Newsroom, Page, article
from tests.pipeline.test_poll_feeds import feed, item

PAPER = "https://paper.example"
POSTS = f"{PAPER}/wp-json/wp/v2/posts"
TOWN = "https://town.example/news"
MAP = "https://town.example/sitemap.xml"
FRONT = "https://wire.example/"
FEED = "https://wire.example/rss.xml"


@pytest.fixture
def newsroom(tmp_path: Path) -> Iterator[Newsroom]:
    store = open_store(f"sqlite:///{tmp_path}/herald.db")
    made = Newsroom(tmp_path, store)
    yield made
    made.close()
    store.close()


def post(number: int, *, category: str = "Harbour") -> dict[str, object]:
    text = f"Report {number} of the pilots, who met at the quay of Port Selwyn on Friday and had number {number} on their list."
    return {
        "id": number, "link": f"{PAPER}/{number}", "date_gmt": "2026-11-20T09:00:00", "modified_gmt": "2026-11-20T09:00:00",
        "title": {"rendered": f"Report {number} of the pilots"}, "content": {"rendered": f"<p>{text}</p><p>{text}</p>"},
        "_embedded": {"wp:term": [[{"taxonomy": "category", "slug": "x", "name": category}]]},
    }  # fmt: skip


def serve_archive(newsroom: Newsroom, posts: Sequence[dict[str, object]]) -> None:
    """Answer as WordPress does, the latest and then by offset; an offset beyond the last post gives none."""
    for size, offset in ((20, 0), *((100, offset) for offset in range(20, len(posts) + 100, 100))):
        where = f"&offset={offset}" if offset else ""
        newsroom.web.pages[f"{POSTS}?per_page={size}{where}&orderby=modified&order=desc&_embed=1"] = Page(
            body=json.dumps(posts[offset : offset + size]).encode(), media_type="application/json"
        )


def serve_listing(newsroom: Newsroom, pages: Sequence[Sequence[str]]) -> None:
    """Serve a section page of several pages, and the articles that they link."""
    for number, titles in enumerate(pages, 1):
        links = "".join(f"<h2><a href='/news/{t.lower().replace(' ', '-')}'>{t}</a></h2>" for t in titles)
        older = f"<a class=older href='/news/page/{number + 1}'>Older</a>" if number < len(pages) else ""
        address = TOWN if number == 1 else f"{TOWN}/page/{number}"
        newsroom.web.pages[address] = Page(
            body=f"<html><body><main>{links}</main>{older}</body></html>".encode()
        )
        for title in titles:
            newsroom.web.pages[f"{TOWN}/{title.lower().replace(' ', '-')}"] = Page(body=article(title))


def listed(newsroom: Newsroom, more: str = "") -> Source:
    return newsroom.source(f"{{listing: '{TOWN}', items: h2 a, next_page: a.older, pages: 5{more}}}")


def urls(*addresses: str) -> Page:
    entries = "".join(
        f"<url><loc>{address}</loc><lastmod>2026-11-20</lastmod></url>" for address in addresses
    )
    body = f"<urlset xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'>{entries}</urlset>"
    return Page(body=body.encode(), media_type="application/xml", etag=digest_of(body).encode())


def maps(*addresses: str, day: int = 1) -> Page:
    entries = "".join(
        f"<sitemap><loc>{address}</loc><lastmod>2026-11-{day:02}</lastmod></sitemap>" for address in addresses
    )
    body = f"<sitemapindex xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'>{entries}</sitemapindex>"
    return Page(body=body.encode(), media_type="application/xml", etag=digest_of(body).encode())


@pytest.mark.parametrize(("backfill", "taken"), [("30", 30), ("150", 150), ("all", 230), ("none", 0)])
async def test_backfill_bounds_an_archive_as_a_whole(newsroom: Newsroom, backfill: str, taken: int) -> None:
    source = newsroom.source(f"{{wordpress: '{PAPER}', backfill: {backfill}}}")
    serve_archive(newsroom, [post(number) for number in range(230)])
    assert (await newsroom.poll(source)).new == taken
    assert (await newsroom.poll(source)).new == 0


async def test_backfill_bounds_a_listing_of_several_pages_as_a_whole(newsroom: Newsroom) -> None:
    source = listed(newsroom, ", backfill: 3")
    serve_listing(
        newsroom,
        [["Buoy adrift", "Crane stands"], ["Pilots meet", "Night ferry"], ["Fish quay", "Survey ship"]],
    )
    assert (await newsroom.poll(source)).new == 3
    assert newsroom.titles() == ["Buoy adrift", "Crane stands", "Pilots meet"]
    assert (await newsroom.poll(source)).new == 0


async def test_a_first_reading_that_broke_off_takes_no_more_than_backfill_when_it_is_done_again(
    newsroom: Newsroom,
) -> None:
    source = listed(newsroom, ", backfill: 3")
    serve_listing(
        newsroom,
        [["Buoy adrift", "Crane stands"], ["Pilots meet", "Night ferry"], ["Fish quay", "Survey ship"]],
    )
    good = newsroom.web.pages[f"{TOWN}/page/2"]
    newsroom.web.pages[f"{TOWN}/page/2"] = Page(error=AnswerError("answered 502", status=502))
    assert (await newsroom.poll(source)).error == "answered 502"
    newsroom.web.pages[f"{TOWN}/page/2"] = good
    assert (await newsroom.poll(source)).new == 1
    assert newsroom.titles() == ["Buoy adrift", "Crane stands", "Pilots meet"]
    assert (await newsroom.poll(source)).new == 0


async def test_an_archive_whose_reading_broke_off_is_read_to_its_end_next_time(newsroom: Newsroom) -> None:
    source = newsroom.source(f"{{wordpress: '{PAPER}'}}")
    serve_archive(newsroom, [post(number) for number in range(230)])
    whole = dict(newsroom.web.pages)
    for address in whole:
        if "offset=120&" in address:
            newsroom.web.pages[address] = Page(error=AnswerError("answered 502", status=502))
    assert (await newsroom.poll(source)).error == "answered 502"
    assert len(newsroom.titles()) == 120
    newsroom.web.pages = whole
    assert (await newsroom.poll(source)).error is None
    assert len(newsroom.titles()) == 230


async def test_a_filter_does_not_end_the_reading_of_an_archive(newsroom: Newsroom) -> None:
    source = newsroom.source(f"{{wordpress: '{PAPER}', only: {{category: Harbour}}}}")
    posts = [post(number, category="Harbour" if number % 50 == 0 else "Sport") for number in range(230)]
    serve_archive(newsroom, posts)
    assert (await newsroom.poll(source)).new == 5
    asked = len(newsroom.web.asked)
    assert (await newsroom.poll(source)).new == 0
    assert len(newsroom.web.since(asked)) == 1


async def test_what_was_read_once_is_no_measure_for_the_polls_after_it(newsroom: Newsroom) -> None:
    """The first reading goes through a whole archive, every later one looks at its beginning."""
    archive = newsroom.source(f"{{wordpress: '{PAPER}'}}", key="paper")
    posts = [post(number) for number in range(230)]
    serve_archive(newsroom, posts)
    listing = listed(newsroom)
    titles = [[f"Notice {page} {row}" for row in "abcdef"] for page in range(5)]
    serve_listing(newsroom, titles)
    for round_ in range(3):
        serve_archive(newsroom, [*(post(1000 + new) for new in range(round_)), *posts])
        serve_listing(newsroom, [[*(f"Late {n}" for n in range(round_)), *titles[0]], *titles[1:]])
        for source in (archive, listing):
            assert (await newsroom.poll(source)).trouble is None


async def test_a_child_of_a_sitemap_that_alone_changed_is_no_trouble(newsroom: Newsroom) -> None:
    source = newsroom.source(f"{{sitemap: '{MAP}'}}")
    one, two = "https://town.example/one.xml", "https://town.example/two.xml"
    newsroom.web.pages[MAP] = maps(one, two)
    many = [f"https://town.example/{number}" for number in range(40)]
    newsroom.web.pages[one], newsroom.web.pages[two] = urls(*many), urls("https://town.example/x")
    for address in (*many, "https://town.example/x", "https://town.example/y"):
        newsroom.web.pages[address] = Page(body=article(f"Notice of {address[-2:]}"))
    await newsroom.poll(source)
    newsroom.web.pages[two] = urls("https://town.example/x", "https://town.example/y")
    report = await newsroom.poll(source)
    assert (report.trouble, report.read) == (None, 1)


async def test_what_an_index_names_no_more_is_asked_no_more(newsroom: Newsroom) -> None:
    source = newsroom.source(f"{{sitemap: '{MAP}'}}")
    one, two = "https://town.example/one.xml", "https://town.example/two.xml"
    newsroom.web.pages[MAP] = maps(one)
    newsroom.web.pages[one] = urls("https://town.example/a")
    newsroom.web.pages[two] = urls("https://town.example/b")
    for name in "ab":
        newsroom.web.pages[f"https://town.example/{name}"] = Page(body=article(f"Notice {name}"))
    await newsroom.poll(source)
    newsroom.web.pages[MAP] = maps(two)
    del newsroom.web.pages[one]
    await newsroom.poll(source)
    asked = len(newsroom.web.asked)
    report = await newsroom.poll(source)
    assert (report.error, newsroom.web.since(asked)) == (None, [MAP, two])


async def test_an_address_that_left_the_configuration_is_asked_no_more(newsroom: Newsroom) -> None:
    newsroom.web.pages[FEED] = feed(item("Buoy adrift"), etag=b'"1"')
    await newsroom.poll(newsroom.source(f"{{feed: '{FEED}'}}"))
    other = "https://other.example/rss"
    newsroom.web.pages[other] = feed(item("Crane stands"), etag=b'"1"')
    source = newsroom.source(f"{{feed: '{other}'}}")
    await newsroom.poll(source)
    asked = len(newsroom.web.asked)
    await newsroom.poll(source)
    assert newsroom.web.since(asked) == [other]


async def test_a_child_of_a_sitemap_that_cannot_be_had_costs_no_other_and_is_tried_again(
    newsroom: Newsroom,
) -> None:
    source = newsroom.source(f"{{sitemap: '{MAP}'}}")
    one, two = "https://town.example/one.xml", "https://town.example/two.xml"
    newsroom.web.pages[MAP] = maps(one, two)
    newsroom.web.pages[two] = urls("https://town.example/b")
    for name in "ab":
        newsroom.web.pages[f"https://town.example/{name}"] = Page(body=article(f"Notice {name}"))
    report = await newsroom.poll(source)
    assert (report.error, report.new, report.notes) == (None, 1, (f"{one}: answered 404",))
    newsroom.web.pages[one] = urls("https://town.example/a")
    assert (await newsroom.poll(source)).new == 1
    del newsroom.web.pages[one]
    del newsroom.web.pages[two]
    assert (await newsroom.poll(source)).error == "answered 404"


async def test_sitemaps_that_name_themselves_or_each_other_are_asked_once(newsroom: Newsroom) -> None:
    one, two = "https://town.example/one.xml", "https://town.example/two.xml"
    newsroom.web.pages[MAP] = maps(MAP, one, two)
    newsroom.web.pages[one] = maps(two, MAP, one)
    newsroom.web.pages[two] = urls("https://town.example/a")
    newsroom.web.pages["https://town.example/a"] = Page(body=article("Notice a"))
    report = await newsroom.poll(newsroom.source(f"{{sitemap: '{MAP}'}}"))
    assert (report.error, report.new) == (None, 1)
    assert sorted(newsroom.web.asked) == sorted([MAP, one, two, "https://town.example/a"])


async def test_a_page_that_changes_while_the_feed_it_names_does_not_is_well(newsroom: Newsroom) -> None:
    source = newsroom.source(f"{{feed: '{FRONT}'}}")
    head = "<html><head><title>Wire</title><link rel=alternate type='application/rss+xml' href='{}'></head><body><p>{}</p></body></html>"
    newsroom.web.pages[FRONT] = Page(body=head.format("/rss.xml", "Monday").encode())
    newsroom.web.pages[FEED] = feed(*(item(f"Report {name}") for name in "abcdef"), etag=b'"1"')
    await newsroom.poll(source)
    newsroom.web.pages[FRONT] = Page(body=head.format("/rss.xml", "Tuesday").encode())
    report = await newsroom.poll(source)
    assert (report.error, report.trouble, report.read) == (None, None, 0)
    newsroom.web.pages[FEED] = feed(item("Report g"), *(item(f"Report {name}") for name in "abcdef"))
    assert (await newsroom.poll(source)).new == 1
    newsroom.web.pages[FRONT] = Page(body=head.format("/atom.xml", "Tuesday").encode())
    newsroom.web.pages["https://wire.example/atom.xml"] = newsroom.web.pages.pop(FEED)
    report = await newsroom.poll(source)
    assert (report.error, report.new) == (None, 0)
    assert (await newsroom.poll(source)).error is None


async def test_what_stands_in_a_sitemap_that_did_not_change_for_months_is_not_read_again_when_it_does(
    newsroom: Newsroom,
) -> None:
    source = newsroom.source(f"{{sitemap: '{MAP}'}}")
    one, two = "https://town.example/one.xml", "https://town.example/two.xml"
    newsroom.web.pages[MAP] = maps(one, two)
    newsroom.web.pages[two] = urls("https://town.example/old")
    names = ["old", "older", *(f"week-{week}" for week in range(12))]
    for name in names:
        newsroom.web.pages[f"https://town.example/{name}"] = Page(body=article(f"Notice of {name}"))
    for week in range(12):
        newsroom.web.pages[one] = urls(f"https://town.example/week-{week}")
        newsroom.web.pages[MAP] = maps(one, two, day=week + 1)
        newsroom.now += timedelta(days=6)
        await newsroom.poll(source)
    newsroom.web.pages[two] = urls("https://town.example/older", "https://town.example/old")
    assert (await newsroom.poll(source)).read == 1
    assert newsroom.web.asked.count("https://town.example/old") == 1


async def test_a_further_page_that_is_gone_does_not_make_the_source_gone(newsroom: Newsroom) -> None:
    source = listed(newsroom)
    serve_listing(newsroom, [["Buoy adrift"], ["Crane stands"]])
    newsroom.web.pages[f"{TOWN}/page/2"] = Page(error=AnswerError("answered 410", status=410))
    for _ in range(5):
        newsroom.now += timedelta(hours=10)
        await newsroom.poll(source)
    assert newsroom.due_in() < timedelta(days=1)
