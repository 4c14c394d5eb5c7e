"""Polling feeds: items once, filters, backfill, loops, thefts of identity, and feeds that break."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from feedsvc.errors import AnswerError, FetchError
from feedsvc.store.sql import open_store
from tests.builders import make_document, make_entry, make_ledger, make_site
from tests.pipeline.scripted import Newsroom, Page, article
from tests.render.documents import RENDER

FEED = "https://wire.example/rss.xml"


@pytest.fixture
def newsroom(tmp_path: Path) -> Iterator[Newsroom]:
    store = open_store(f"sqlite:///{tmp_path}/herald.db")
    made = Newsroom(tmp_path, store)
    yield made
    made.close()
    store.close()


def item(title: str, *, guid: str = "", link: str = "", more: str = "", words: str = "") -> str:
    """Return an item of an RSS feed with a text of its own."""
    slug = title.lower().replace(" ", "-")
    text = words or (
        f"{title}: so much was said at the quay on Friday, and the board of Port Selwyn has nothing to add to it now. "
        f"What {slug} means for the ferries will be known when the pilots have met, which they do on every Monday."
    )
    return (
        f"<item><title>{title}</title><link>{link or f'https://wire.example/{slug}'}</link>"
        f"<guid isPermaLink='false'>{guid or slug}</guid><pubDate>Fri, 20 Nov 2026 10:00:00 GMT</pubDate>"
        f"<description>{text}</description>{more}</item>"
    )


def feed(*items: str, more: str = "", etag: bytes | None = None) -> Page:
    body = f"<rss version='2.0'><channel><title>Wire</title><link>https://wire.example/</link>{more}{''.join(items)}</channel></rss>"
    return Page(body=body.encode(), media_type="application/rss+xml", etag=etag)


async def test_an_item_is_read_once_however_often_the_feed_changes(newsroom: Newsroom) -> None:
    source = newsroom.source(f"{{feed: '{FEED}'}}")
    newsroom.web.pages[FEED] = feed(item("Buoy adrift"), item("Crane stands"), etag=b'"1"')
    assert (await newsroom.poll(source)).new == 2
    newsroom.web.pages[FEED] = feed(
        item("Pilots meet"), item("Buoy adrift"), item("Crane stands"), etag=b'"2"'
    )
    report = await newsroom.poll(source)
    assert (report.seen, report.read, report.new, report.changed, report.same) == (3, 1, 1, 0, 0)
    newsroom.web.pages[FEED] = feed(
        item("Pilots meet"),
        item("Buoy adrift again", guid="buoy-adrift", link="https://wire.example/buoy-adrift"),
    )
    report = await newsroom.poll(source)
    assert (report.new, report.changed) == (0, 1)
    assert newsroom.titles() == ["Buoy adrift again", "Crane stands", "Pilots meet"]


async def test_a_page_that_names_a_feed_leads_to_it(newsroom: Newsroom) -> None:
    source = newsroom.source("{feed: 'https://wire.example/'}")
    newsroom.web.pages["https://wire.example/"] = Page(
        body=b"<html><head><title>Wire</title><link rel=alternate type='application/rss+xml' href='/rss.xml'></head>"
        b"<body><p>Welcome.</p></body></html>"
    )
    newsroom.web.pages[FEED] = feed(item("Buoy adrift"))
    assert (await newsroom.poll(source)).new == 1
    assert newsroom.web.asked == ["https://wire.example/", FEED]


async def test_full_text_follows_the_links_and_keeps_what_the_feed_said(newsroom: Newsroom) -> None:
    source = newsroom.source(f"{{feed: '{FEED}', full_text: true}}")
    more = "<dc:creator xmlns:dc='http://purl.org/dc/elements/1.1/'>Mira Solano</dc:creator><category>Harbour</category>"
    newsroom.web.pages[FEED] = feed(item("Buoy adrift", more=more))
    newsroom.web.pages["https://wire.example/buoy-adrift"] = Page(body=article("Buoy adrift off the mole"))
    assert (await newsroom.poll(source)).new == 1
    (ledger,) = newsroom.store.entries(include_killed=False)
    entry = ledger.entry
    assert entry.title == "Buoy adrift off the mole"
    assert entry.paragraphs[0].startswith("Buoy adrift off the mole, the harbour board said")
    assert entry.authors == ("Mira Solano",)
    assert [category.term for category in entry.categories] == ["Harbour"]
    assert entry.guid == "buoy-adrift"
    assert (await newsroom.poll(source)).read == 0


async def test_an_item_whose_page_cannot_be_had_is_tried_five_times_then_taken_from_the_feed_and_costs_no_other(
    newsroom: Newsroom,
) -> None:
    source = newsroom.source(f"{{feed: '{FEED}', full_text: true}}")
    newsroom.web.pages[FEED] = feed(item("Buoy adrift"), item("Crane stands"), etag=b'"1"')
    newsroom.web.pages["https://wire.example/crane-stands"] = Page(body=article("Crane stands"))
    reports = [await newsroom.poll(source) for _ in range(7)]
    assert [report.new for report in reports] == [1, 0, 0, 0, 0, 1, 0]
    assert reports[0].error is None
    assert reports[0].notes == ("https://wire.example/buoy-adrift: answered 404",)
    assert newsroom.web.asked.count("https://wire.example/buoy-adrift") == 5
    assert newsroom.web.asked.count("https://wire.example/crane-stands") == 1


async def test_filters_choose_by_what_the_feed_says(newsroom: Newsroom) -> None:
    source = newsroom.source(
        f"{{feed: '{FEED}', only: {{category: harbour}}, without: {{title: ['^Advert']}}}}"
    )
    harbour = "<category>Harbour</category>"
    newsroom.web.pages[FEED] = feed(
        item("Buoy adrift", more=harbour), item("Advert of the week", more=harbour), item("Cup final")
    )
    assert (await newsroom.poll(source)).new == 1
    assert newsroom.titles() == ["Buoy adrift"]


@pytest.mark.parametrize(("backfill", "first"), [("all", 4), ("2", 2), ("none", 0)])
async def test_backfill_bounds_the_first_reading_and_no_other(
    newsroom: Newsroom, backfill: str, first: int
) -> None:
    source = newsroom.source(f"{{feed: '{FEED}', backfill: {backfill}}}")
    old = [item(f"Report {number}") for number in ("one", "two", "three", "four")]
    newsroom.web.pages[FEED] = feed(*old)
    assert (await newsroom.poll(source)).new == first
    newsroom.web.pages[FEED] = feed(item("Report five"), item("Report six"), *old)
    assert (await newsroom.poll(source)).new == 2


async def test_a_feed_of_our_own_is_refused(newsroom: Newsroom) -> None:
    source = newsroom.source(f"{{feed: '{FEED}'}}")
    own = f"<atom:link xmlns:atom='http://www.w3.org/2005/Atom' rel='self' href='{newsroom.site.url}/feeds/all.rss'/>"
    newsroom.web.pages[FEED] = feed(item("Buoy adrift"), more=own)
    report = await newsroom.poll(source)
    assert report.error == (
        f"{FEED} is published by this site itself: what a source reads may not be what is made of it"
    )
    assert newsroom.titles() == []


async def test_entries_of_our_own_that_another_carries_on_are_left_out(newsroom: Newsroom) -> None:
    source = newsroom.source(f"{{feed: '{FEED}'}}")
    ours = item("Our own story", link=f"{newsroom.site.url}/e/2026-11-20-our-own-story/")
    newsroom.web.pages[FEED] = feed(ours, item("Buoy adrift"))
    report = await newsroom.poll(source)
    assert newsroom.titles() == ["Buoy adrift"]
    assert report.notes == ("left out as entries of this site itself: 1",)


@pytest.mark.parametrize("form", ["rss", "atom", "json"])
async def test_two_newsrooms_that_read_each_other_end_no_story_in_a_circle(
    newsroom: Newsroom, form: str
) -> None:
    source = newsroom.source(f"{{feed: '{FEED}'}}")
    ours = f"{newsroom.site.url}/e/2026-11-20-our-own-story/"
    theirs = [
        make_ledger(1, entry=make_entry(title="Our own story", url=ours)),
        make_ledger(2, entry=make_entry(title="Buoy adrift", url="https://coast.example/buoy")),
    ]
    made = RENDER[form](make_document(theirs, site=make_site(url="https://other.example")))
    newsroom.web.pages[FEED] = Page(body=made.body, media_type=made.media_type.partition(";")[0])
    await newsroom.poll(source)
    assert newsroom.titles() == ["Buoy adrift"]


async def test_no_source_takes_over_the_entries_of_another_by_claiming_their_names(
    newsroom: Newsroom,
) -> None:
    honest = newsroom.source(f"{{feed: '{FEED}'}}")
    newsroom.web.pages[FEED] = feed(item("Buoy adrift"))
    await newsroom.poll(honest)
    (before,) = newsroom.store.entries(include_killed=False)
    thief = newsroom.source("{feed: 'https://thief.example/rss'}", key="thief")
    lies = "The harbour of Port Selwyn is closed for good, says nobody but us, and all ships are to be sold by Monday."
    newsroom.web.pages["https://thief.example/rss"] = feed(
        item("Harbour closed", guid="buoy-adrift", link="https://wire.example/buoy-adrift", words=lies),
        item(
            "Harbour sold",
            guid=before.id,
            link=f"https://thief.example/{before.slug}",
            words=lies + " Really.",
        ),
    )
    await newsroom.poll(thief)
    after = {ledger.id: ledger for ledger in newsroom.store.entries(include_killed=False)}
    assert after[before.id] == before
    assert sorted(ledger.entry.source for ledger in after.values()) == ["thief", "thief", "wire"]


async def test_items_that_vanish_are_seen_and_nothing_is_taken_back(newsroom: Newsroom) -> None:
    source = newsroom.source(f"{{feed: '{FEED}'}}")
    newsroom.web.pages[FEED] = feed(*(item(f"Report {name}") for name in ("a", "b", "c", "d", "e", "f")))
    await newsroom.poll(source)
    newsroom.web.pages[FEED] = feed()
    report = await newsroom.poll(source)
    assert report.trouble == "no items where there were 6"
    assert report.error is None
    assert len(newsroom.titles()) == 6
    assert newsroom.memory().trouble_since == newsroom.now
    since = newsroom.now
    await newsroom.poll(source)
    assert newsroom.memory().trouble_since == since
    newsroom.web.pages[FEED] = feed(*(item(f"Report {name}") for name in ("b", "c", "d", "e", "f", "g")))
    report = await newsroom.poll(source)
    assert (report.trouble, report.new, newsroom.memory().trouble_since) == (None, 1, None)


async def test_a_feed_that_is_shorter_for_good_and_brings_articles_is_the_usual_one_again(
    newsroom: Newsroom,
) -> None:
    source = newsroom.source(f"{{feed: '{FEED}'}}")
    newsroom.web.pages[FEED] = feed(*(item(f"Report {number}") for number in range(30)))
    await newsroom.poll(source)
    for _ in range(3):
        newsroom.web.pages[FEED] = feed(
            item("Report 1"), item("Report 2"), more=f"<ttl>{newsroom.now.minute}</ttl>"
        )
        assert (
            await newsroom.poll(source)
        ).trouble == "2 items where there were 30: its layout may have changed"
    for number in range(40, 44):
        newsroom.web.pages[FEED] = feed(item(f"Report {number}"), item(f"Report {number - 1}"))
        report = await newsroom.poll(source)
    assert report.trouble is None


async def test_a_feed_that_goes_quiet_against_its_own_cadence_is_seen(newsroom: Newsroom) -> None:
    source = newsroom.source(f"{{feed: '{FEED}'}}")
    for number in range(8):
        newsroom.web.pages[FEED] = feed(item(f"Report of hour {number}"))
        newsroom.now += timedelta(hours=1)
        await newsroom.poll(source)
    last = newsroom.now
    newsroom.now += timedelta(days=3)
    report = await newsroom.poll(source)
    assert report.trouble == f"nothing new since {last.date()}, against its own cadence"


async def test_what_a_feed_says_of_when_to_ask_again_is_kept_while_it_does_not_change(
    newsroom: Newsroom,
) -> None:
    source = newsroom.source(f"{{feed: '{FEED}', every: auto}}")
    newsroom.web.pages[FEED] = feed(item("Buoy adrift"), more="<ttl>180</ttl>", etag=b'"1"')
    for _ in range(2):
        await newsroom.poll(source)
        assert newsroom.due_in() == timedelta(hours=3)


@pytest.mark.parametrize(
    "page",
    [
        Page(error=AnswerError("answered 500", status=500)),
        Page(error=FetchError("the server does not answer")),
        Page(
            body=b"<html><head><title>Are you human?</title></head><body><p>Solve this puzzle.</p></body></html>"
        ),
        Page(body=b"\x00\x01\x02 nothing of sense", media_type="application/rss+xml"),
        Page(body=b'{"error": "rate limited"}', media_type="application/json"),
    ],
    ids=["500", "silence", "a captcha", "a binary", "an error as JSON"],
)
async def test_an_error_is_never_an_item_and_the_next_good_answer_is_read(
    newsroom: Newsroom, page: Page
) -> None:
    source = newsroom.source(f"{{feed: '{FEED}'}}")
    newsroom.web.pages[FEED] = feed(item("Buoy adrift"), etag=b'"1"')
    await newsroom.poll(source)
    newsroom.web.pages[FEED] = page
    report = await newsroom.poll(source)
    assert report.error
    assert newsroom.titles() == ["Buoy adrift"]
    newsroom.web.pages[FEED] = feed(item("Crane stands"), item("Buoy adrift"), etag=b'"2"')
    assert (await newsroom.poll(source)).new == 1


async def test_items_whose_names_all_change_at_once_are_not_published_anew(newsroom: Newsroom) -> None:
    source = newsroom.source(f"{{feed: '{FEED}'}}")
    titles = ("Buoy adrift", "Crane stands", "Pilots meet")
    newsroom.web.pages[FEED] = feed(*(item(title, guid=f"http://{title}") for title in titles))
    await newsroom.poll(source)
    for host in ("wire.example", "new.example"):
        link = f"https://{host}/2026/{{}}.html?utm_source=rss"
        newsroom.web.pages[FEED] = feed(
            *(item(title, guid=f"{host} {title}", link=link.format(title[:4])) for title in titles)
        )
        assert (await newsroom.poll(source)).new == 0
    assert newsroom.titles() == sorted(titles)


async def test_what_was_read_before_a_source_failed_is_kept_and_not_read_again(newsroom: Newsroom) -> None:
    source = newsroom.source(
        "{listing: 'https://town.example/news', items: h2 a, next_page: a.older, pages: 2}"
    )
    front = "<html><body><main>{}</main><a class=older href='/news/2'>Older</a></body></html>"
    titles = ("Buoy adrift", "Crane stands", "Pilots meet")
    links = "".join(f"<h2><a href='/{title.lower().replace(' ', '-')}'>{title}</a></h2>" for title in titles)
    newsroom.web.pages["https://town.example/news"] = Page(body=front.format(links).encode(), etag=b'"1"')
    for title in titles:
        slug = title.lower().replace(" ", "-")
        newsroom.web.pages[f"https://town.example/{slug}"] = Page(body=article(title))
    report = await newsroom.poll(source)
    assert report.error == "answered 404"
    assert newsroom.titles() == sorted(titles)
    await newsroom.poll(source)
    assert newsroom.web.asked.count("https://town.example/buoy-adrift") == 1
