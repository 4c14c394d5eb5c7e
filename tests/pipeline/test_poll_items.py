"""Items of an index: changed and changed back, without a page, many to a page, unreadable one after the other."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterable, Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from feedsvc.errors import AnswerError
from feedsvc.model.entry import Entry
from feedsvc.model.outcome import Reading
from feedsvc.model.payload import Payload
from feedsvc.model.raw import RawEntry, Rejection
from feedsvc.model.source import HouseStyle
from feedsvc.normalize.entry import normalize
from feedsvc.store.sql import open_store
from tests.pipeline.scripted import Inline, Newsroom, Page, article
from tests.pipeline.test_poll_feeds import FEED, feed, item

NOTICE = "https://port.example/notices"
CAPTCHA = b"<html><head><title>Are you human?</title></head><body><p>Solve this puzzle.</p></body></html>"


@pytest.fixture
def newsroom(tmp_path: Path) -> Iterator[Newsroom]:
    store = open_store(f"sqlite:///{tmp_path}/herald.db")
    made = Newsroom(tmp_path, store)
    yield made
    made.close()
    store.close()


async def test_an_item_that_is_changed_and_changed_back_is_read_again(newsroom: Newsroom) -> None:
    source = newsroom.source(f"{{feed: '{FEED}'}}")
    stays, before = item("Crane stands"), item("Buoy adrift")
    mistaken = item("Harbour sold", guid="buoy-adrift", link="https://wire.example/buoy-adrift")
    for stands, title in ((before, "Buoy adrift"), (mistaken, "Harbour sold"), (before, "Buoy adrift")) * 2:
        newsroom.web.pages[FEED] = feed(stays, stands)
        report = await newsroom.poll(source)
        assert newsroom.titles() == sorted(["Crane stands", title])
        assert report.read <= 2
    assert report.read == 1
    assert (await newsroom.poll(source)).read == 0


async def test_an_article_whose_listing_is_changed_back_is_fetched_again(newsroom: Newsroom) -> None:
    source = newsroom.source("{listing: 'https://town.example/news', items: h2 a}")
    page = "<html><body><main><h2><a href='/a'>{}</a></h2><h2><a href='/b'>Crane stands</a></h2></main></body></html>"
    newsroom.web.pages["https://town.example/b"] = Page(body=article("Crane stands"))
    for title in ("Buoy adrift", "Harbour sold", "Buoy adrift"):
        newsroom.web.pages["https://town.example/news"] = Page(body=page.format(title).encode())
        newsroom.web.pages["https://town.example/a"] = Page(body=article(title))
        await newsroom.poll(source)
        assert newsroom.titles() == sorted(["Crane stands", title])
    assert newsroom.web.asked.count("https://town.example/b") == 1


async def test_an_item_that_comes_back_as_it_was_is_not_read_again(newsroom: Newsroom) -> None:
    source = newsroom.source(f"{{feed: '{FEED}', backfill: none}}")
    old, other = item("Buoy adrift"), item("Crane stands")
    for items in ((old, other), (other,), (other, item("Pilots meet")), (old, other)):
        newsroom.web.pages[FEED] = feed(*items)
        await newsroom.poll(source)
    assert newsroom.titles() == ["Pilots meet"]


async def test_with_full_text_an_item_without_a_link_is_taken_as_the_feed_tells_it(
    newsroom: Newsroom,
) -> None:
    source = newsroom.source(f"{{feed: '{FEED}', full_text: true}}")
    bare = item("Crane stands", guid="crane", link="-").replace("<link>-</link>", "")
    newsroom.web.pages[FEED] = feed(item("Buoy adrift"), bare)
    newsroom.web.pages["https://wire.example/buoy-adrift"] = Page(body=article("Buoy adrift off the mole"))
    assert (await newsroom.poll(source)).new == 2
    assert newsroom.titles() == ["Buoy adrift off the mole", "Crane stands"]
    newsroom.web.pages[FEED] = feed(item("Buoy adrift"), bare, more="<ttl>60</ttl>")
    assert (await newsroom.poll(source)).read == 0


async def test_items_that_lead_to_one_page_are_one_article_fetched_once_and_each_remembered(
    newsroom: Newsroom,
) -> None:
    source = newsroom.source(f"{{feed: '{FEED}', full_text: true}}")
    live = "https://wire.example/live"
    items = [item(f"Live report {name}", link=live) for name in ("one", "two", "three")]
    newsroom.web.pages[FEED] = feed(*items)
    newsroom.web.pages[live] = Page(body=article("Storm over Port Selwyn"))
    await newsroom.poll(source)
    assert len(newsroom.web.asked) == 2
    assert newsroom.titles() == ["Storm over Port Selwyn"]
    asked = len(newsroom.web.asked)
    newsroom.web.pages[FEED] = feed(*items, more="<ttl>60</ttl>")
    assert (await newsroom.poll(source)).read == 0
    assert newsroom.web.since(asked) == [FEED]


class Breaking(Inline):
    """Reads as the worker does whose process is ended at some places."""

    at: frozenset[str] = frozenset()

    async def read(self, work: Iterable[tuple[Payload, HouseStyle]]) -> AsyncIterator[Reading]:
        for payload, style in work:
            if payload.place in self.at:
                broken = Rejection(
                    source=payload.source, place=payload.place, reason="took too long", is_failure=True
                )
                yield Reading(place=payload.place, results=(broken,))
            else:
                async for reading in super().read([(payload, style)]):
                    yield reading


async def test_a_document_whose_reading_broke_is_read_again_however_little_it_changes(
    newsroom: Newsroom,
) -> None:
    newsroom.reader = reader = Breaking(lambda: newsroom.now)
    source = newsroom.source(f"{{feed: '{FEED}'}}")
    newsroom.web.pages[FEED] = feed(item("Buoy adrift"), etag=b'"1"')
    reader.at = frozenset({FEED})
    assert (await newsroom.poll(source)).error == f"{FEED}: took too long"
    reader.at = frozenset()
    assert (await newsroom.poll(source)).new == 1


async def test_an_item_in_which_a_fault_of_ours_shows_costs_no_other(
    newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    def faulty(item: RawEntry, style: HouseStyle, *, now: datetime) -> Entry | Rejection:
        if item.title is not None and item.title.text == "Buoy adrift":
            raise ZeroDivisionError
        return normalize(item, style, now=now)

    monkeypatch.setattr("feedsvc.reading.normalize", faulty)
    source = newsroom.source(f"{{feed: '{FEED}'}}")
    newsroom.web.pages[FEED] = feed(item("Buoy adrift"), item("Crane stands"))
    report = await newsroom.poll(source)
    assert (report.error, report.new, len(report.rejected)) == (None, 1, 1)
    newsroom.web.pages[FEED] = feed(item("Pilots meet"), item("Buoy adrift"), item("Crane stands"))
    assert (await newsroom.poll(source)).read == 1


async def test_a_page_whose_reading_broke_is_tried_again_and_costs_no_other(newsroom: Newsroom) -> None:
    newsroom.reader = reader = Breaking(lambda: newsroom.now)
    source = newsroom.source(f"{{feed: '{FEED}', full_text: true}}")
    newsroom.web.pages[FEED] = feed(item("Buoy adrift"), item("Crane stands"), etag=b'"1"')
    for title in ("Buoy adrift", "Crane stands"):
        slug = title.lower().replace(" ", "-")
        newsroom.web.pages[f"https://wire.example/{slug}"] = Page(body=article(title))
    reader.at = frozenset({"https://wire.example/buoy-adrift"})
    assert (await newsroom.poll(source)).new == 1
    reader.at = frozenset()
    assert (await newsroom.poll(source)).new == 1
    assert newsroom.titles() == ["Buoy adrift", "Crane stands"]


async def test_a_page_that_is_no_article_any_more_is_seen_until_it_is_one_again(newsroom: Newsroom) -> None:
    source = newsroom.source(f"{{page: '{NOTICE}'}}")
    newsroom.web.pages[NOTICE] = Page(body=article("Quay closes"), etag=b'"1"')
    assert (await newsroom.poll(source)).trouble is None
    newsroom.web.pages[NOTICE] = Page(body=CAPTCHA, etag=b'"2"')
    for _ in range(2):
        trouble = (await newsroom.poll(source)).trouble
        assert trouble is not None
        assert trouble.startswith("cannot be read as an article: ")
    assert newsroom.titles() == ["Quay closes"]
    newsroom.web.pages[NOTICE] = Page(body=article("Quay closes at noon"), etag=b'"3"')
    assert (await newsroom.poll(source)).trouble is None


@pytest.mark.parametrize(
    "page",
    [Page(body=CAPTCHA), Page(error=AnswerError("answered 403", status=403))],
    ids=["captcha", "forbidden"],
)
async def test_a_source_none_of_whose_articles_can_be_had_is_seen(newsroom: Newsroom, page: Page) -> None:
    source = newsroom.source(f"{{feed: '{FEED}', full_text: true}}")
    items: list[str] = []
    for number in range(6):
        items.insert(0, item(f"Report {number}"))
        newsroom.web.pages[FEED] = feed(*items)
        newsroom.web.pages[f"https://wire.example/report-{number}"] = page
        trouble = (await newsroom.poll(source)).trouble
        assert (trouble is None) is (number < 4), trouble
    assert trouble is not None
    assert trouble.startswith("none of its last 6 items could be read: ")
    assert (await newsroom.poll(source)).trouble == trouble
    newsroom.web.pages[FEED] = feed(item("Report 9"), *items)
    newsroom.web.pages["https://wire.example/report-9"] = Page(body=article("Report 9"))
    assert (await newsroom.poll(source)).trouble is None


async def test_a_dead_link_now_and_then_is_no_trouble(newsroom: Newsroom) -> None:
    source = newsroom.source(f"{{feed: '{FEED}', full_text: true}}")
    newsroom.web.pages[FEED] = feed(item("Buoy adrift"), item("Crane stands"))
    newsroom.web.pages["https://wire.example/crane-stands"] = Page(body=article("Crane stands"))
    assert [(await newsroom.poll(source)).trouble for _ in range(7)] == [None] * 7


async def test_what_a_feed_says_is_no_article_is_told_once(newsroom: Newsroom) -> None:
    source = newsroom.source(f"{{feed: '{FEED}'}}")
    empty = "<item><guid isPermaLink='false'>x</guid></item>"
    newsroom.web.pages[FEED] = feed(item("Buoy adrift"), empty)
    first = await newsroom.poll(source)
    newsroom.web.pages[FEED] = feed(item("Crane stands"), item("Buoy adrift"), empty)
    second = await newsroom.poll(source)
    assert (len(first.rejected), len(second.rejected), second.new) == (1, 0, 1)


async def test_pages_of_a_server_that_is_down_for_hours_are_read_when_it_is_back(newsroom: Newsroom) -> None:
    source = newsroom.source(f"{{feed: '{FEED}', full_text: true}}")
    newsroom.web.pages[FEED] = feed(item("Buoy adrift"), etag=b'"1"')
    newsroom.web.pages["https://wire.example/buoy-adrift"] = Page(
        error=AnswerError("answered 502", status=502)
    )
    for _ in range(20):
        await newsroom.poll(source)
    newsroom.web.pages["https://wire.example/buoy-adrift"] = Page(body=article("Buoy adrift"))
    assert (await newsroom.poll(source)).new == 1


@pytest.mark.parametrize("kind", ["{{feed: '{}', full_text: true}}", "{{listing: '{}'}}"])
async def test_an_article_behind_a_check_for_robots_is_read_when_that_is_gone(
    newsroom: Newsroom, kind: str
) -> None:
    source = newsroom.source(kind.format(FEED))
    links = "".join(f"<h2><a href='/report-{n}'>Report number {n} of the board</a></h2>" for n in range(6))
    newsroom.web.pages[FEED] = (
        feed(*(item(f"Report {n}") for n in range(6)), etag=b'"1"')
        if "feed:" in kind
        else Page(body=f"<html><body><main>{links}</main></body></html>".encode(), etag=b'"1"')
    )
    for n in range(6):
        newsroom.web.pages[f"https://wire.example/report-{n}"] = Page(
            body=CAPTCHA if n else article("Report 0")
        )
    for _ in range(4):
        await newsroom.poll(source)
    assert newsroom.titles() == ["Report 0"]
    for n in range(6):
        newsroom.web.pages[f"https://wire.example/report-{n}"] = Page(body=article(f"Report {n}"))
    await newsroom.poll(source)
    assert sorted(newsroom.titles()) == [f"Report {n}" for n in range(6)]


async def test_a_page_that_is_never_there_is_not_asked_for_ever_and_its_item_taken_from_the_feed(
    newsroom: Newsroom,
) -> None:
    source = newsroom.source(f"{{feed: '{FEED}', full_text: true}}")
    newsroom.web.pages[FEED] = feed(item("Buoy adrift"), item("Crane stands"), etag=b'"1"')
    newsroom.web.pages["https://wire.example/buoy-adrift"] = Page(
        error=AnswerError("answered 500", status=500)
    )
    for _ in range(60):
        await newsroom.poll(source)
    assert newsroom.web.asked.count("https://wire.example/buoy-adrift") == 50
    assert newsroom.web.asked.count("https://wire.example/crane-stands") == 5
    assert sorted(newsroom.titles()) == ["Buoy adrift", "Crane stands"]
    assert newsroom.web.asked.count(FEED) == 60
    newsroom.web.pages[FEED] = feed(item("Crane stands"), etag=b'"2"')
    await newsroom.poll(source)
    assert newsroom.web.asked.count("https://wire.example/crane-stands") == 5


async def test_what_leads_to_no_article_is_taken_from_the_feed_and_from_no_listing(
    newsroom: Newsroom,
) -> None:
    pdf = Page(body=b"%PDF-1.7 a report of the harbour board", media_type="application/pdf")
    newsroom.web.pages["https://wire.example/crane-stands"] = pdf
    newsroom.web.pages["https://wire.example/buoy-adrift"] = Page(body=article("Buoy adrift"))
    newsroom.web.pages[FEED] = feed(item("Buoy adrift"), item("Crane stands"), etag=b'"1"')
    listing = b"<html><body><main><h2><a href='https://wire.example/crane-stands'>Crane stands still</a></h2></main></body></html>"
    newsroom.web.pages["https://wire.example/news"] = Page(body=listing, etag=b'"1"')
    source = newsroom.source(f"{{feed: '{FEED}', full_text: true}}")
    assert [(await newsroom.poll(source)).new for _ in range(4)] == [1, 1, 0, 0]
    assert sorted(newsroom.titles()) == ["Buoy adrift", "Crane stands"]
    assert newsroom.web.asked.count("https://wire.example/crane-stands") == 1
    other = newsroom.source("{listing: 'https://wire.example/news', items: h2 a}", key="other")
    reports = [await newsroom.poll(other) for _ in range(4)]
    assert [(report.new, len(report.rejected)) for report in reports] == [(0, 1), (0, 0), (0, 0), (0, 0)]
    assert newsroom.web.asked.count("https://wire.example/crane-stands") == 2


async def test_what_a_listing_leads_to_and_is_never_there_is_left_out(newsroom: Newsroom) -> None:
    source = newsroom.source("{listing: 'https://town.example/news', items: h2 a}")
    page = b"<html><body><main><h2><a href='/a'>Buoy adrift off the mole</a></h2></main></body></html>"
    newsroom.web.pages["https://town.example/news"] = Page(body=page, etag=b'"1"')
    for _ in range(10):
        await newsroom.poll(source)
    assert newsroom.web.asked.count("https://town.example/a") == 5
    assert newsroom.titles() == []


async def test_an_item_that_is_mended_after_its_feed_has_another_address_is_read_anew(
    newsroom: Newsroom,
) -> None:
    newsroom.web.pages[FEED] = feed(item("Buoy adrift"))
    await newsroom.poll(newsroom.source(f"{{feed: '{FEED}'}}"))
    other = "https://wire.example/atom.xml"
    source = newsroom.source(f"{{feed: '{other}'}}")
    newsroom.web.pages[other] = feed(item("Buoy adrift"))
    assert (await newsroom.poll(source)).new == 0
    mended = item("Buoy found", guid="buoy-adrift", link="https://wire.example/buoy-adrift")
    newsroom.web.pages[other] = feed(mended)
    assert (await newsroom.poll(source)).changed == 1
    assert newsroom.titles() == ["Buoy found"]


async def test_an_article_whose_address_changes_with_its_headline_is_read_anew(newsroom: Newsroom) -> None:
    source = newsroom.source("{listing: 'https://town.example/news', items: h2 a}")
    page = "<html><body><main><h2><a href='/{}'>{}</a></h2><h2><a href='/b'>Crane stands</a></h2></main></body></html>"
    text = article("Buoy adrift").partition(b"</h1>")[2]
    newsroom.web.pages["https://town.example/b"] = Page(body=article("Crane stands"))
    for slug, title in (("buoy-adrift", "Buoy adrift"), ("buoy-found", "Buoy found")):
        newsroom.web.pages["https://town.example/news"] = Page(body=page.format(slug, title).encode())
        head = article(title).partition(b"</h1>")[0]
        newsroom.web.pages[f"https://town.example/{slug}"] = Page(body=head + b"</h1>" + text)
        await newsroom.poll(source)
        assert newsroom.titles() == [title, "Crane stands"]
    (ledger,) = [one for one in newsroom.store.entries() if one.entry.title == "Buoy found"]
    assert ledger.entry.url == "https://town.example/buoy-found"


async def test_one_article_at_two_addresses_that_are_both_listed_does_not_change_for_ever(
    newsroom: Newsroom,
) -> None:
    source = newsroom.source("{listing: 'https://town.example/news', items: h2 a}")
    text = article("Buoy adrift").partition(b"</h1>")[2]
    changes = 0
    for number in range(4):
        links = f"<h2><a href='/a'>Buoy {number}</a></h2><h2><a href='/b'>Buoy again {number}</a></h2>"
        newsroom.web.pages["https://town.example/news"] = Page(
            body=f"<body><main>{links}</main></body>".encode()
        )
        for slug, title in (("a", "Buoy adrift"), ("b", "Buoy is adrift")):
            head = article(title).partition(b"</h1>")[0]
            newsroom.web.pages[f"https://town.example/{slug}"] = Page(body=head + b"</h1>" + text)
        changes += (await newsroom.poll(source)).changed
    assert len(newsroom.titles()) == 1
    assert changes == 0


async def test_an_address_that_is_another_for_every_visitor_is_no_change(newsroom: Newsroom) -> None:
    source = newsroom.source("{listing: 'https://town.example/news', items: h2 a}")
    for number in range(4):
        page = f"<body><main><h2><a href='/a?visitor={number}'>Buoy adrift</a></h2></main></body>"
        newsroom.web.pages["https://town.example/news"] = Page(body=page.encode())
        newsroom.web.pages[f"https://town.example/a?visitor={number}"] = Page(body=article("Buoy adrift"))
        report = await newsroom.poll(source)
        assert (report.new, report.changed) == (int(number == 0), 0)


async def test_a_front_page_in_the_place_of_an_article_is_none(newsroom: Newsroom) -> None:
    source = newsroom.source(f"{{feed: '{FEED}', full_text: true}}")
    newsroom.web.pages[FEED] = feed(item("Buoy adrift"), item("Crane stands"))
    newsroom.web.pages["https://wire.example/buoy-adrift"] = Page(
        body=article("All the news of Port Selwyn"), url="https://wire.example/"
    )
    newsroom.web.pages["https://wire.example/crane-stands"] = Page(body=article("Crane stands"))
    report = await newsroom.poll(source)
    assert newsroom.titles() == ["Crane stands"]
    assert report.notes == (
        "https://wire.example/buoy-adrift: leads to https://wire.example/, which is no article but the front page",
    )


async def test_items_are_not_forgotten_while_the_index_is_broken(newsroom: Newsroom) -> None:
    source = newsroom.source(f"{{feed: '{FEED}'}}")
    whole = feed(*(item(f"Report {number}") for number in range(6)))
    newsroom.web.pages[FEED] = whole
    await newsroom.poll(source)
    for week in range(8):
        newsroom.now += timedelta(days=8)
        newsroom.web.pages[FEED] = feed(more=f"<ttl>{week}</ttl>")
        assert (await newsroom.poll(source)).trouble == "no items where there were 6"
    newsroom.web.pages[FEED] = whole
    assert (await newsroom.poll(source)).read == 0
