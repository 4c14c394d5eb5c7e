"""Polling sources on the web: what is asked again, what is remembered, what a failure leaves untouched."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from feedsvc.errors import AnswerError, FetchError, StoreError
from feedsvc.model.visit import Memory, Moved
from feedsvc.model.web import Manners
from feedsvc.store.sql import open_store
from tests.pipeline.scripted import START, Newsroom, Page, article

NOTICE = "https://port.example/notices"


@pytest.fixture
def newsroom(tmp_path: Path) -> Iterator[Newsroom]:
    store = open_store(f"sqlite:///{tmp_path}/herald.db")
    made = Newsroom(tmp_path, store)
    yield made
    made.close()
    store.close()


async def test_a_page_is_read_and_not_again_while_the_server_says_that_it_is_the_same(
    newsroom: Newsroom,
) -> None:
    source = newsroom.source(f"{{page: '{NOTICE}'}}")
    newsroom.web.pages[NOTICE] = Page(body=article("Quay closes for repairs"), etag=b'"1"')
    first = await newsroom.poll(source)
    second = await newsroom.poll(source)
    assert (first.new, second.new, second.read) == (1, 0, 0)
    assert newsroom.titles() == ["Quay closes for repairs"]


async def test_equal_bytes_under_another_validator_are_no_news(newsroom: Newsroom) -> None:
    source = newsroom.source(f"{{page: '{NOTICE}'}}")
    newsroom.web.pages[NOTICE] = Page(body=article("Quay closes for repairs"), etag=b'"1"')
    await newsroom.poll(source)
    newsroom.web.pages[NOTICE] = Page(body=article("Quay closes for repairs"), etag=b'"2"')
    assert (await newsroom.poll(source)).read == 0
    newsroom.web.pages[NOTICE] = Page(body=article("Quay closes for repairs"))
    assert (await newsroom.poll(source)).read == 0


async def test_a_page_that_changed_is_the_same_entry_with_a_new_reading(newsroom: Newsroom) -> None:
    source = newsroom.source(f"{{page: '{NOTICE}'}}")
    newsroom.web.pages[NOTICE] = Page(body=article("Quay closes for repairs"), etag=b'"1"')
    await newsroom.poll(source)
    longer = article("Quay closes for repairs").replace(b"January", b"February")
    newsroom.web.pages[NOTICE] = Page(body=longer, etag=b'"2"')
    report = await newsroom.poll(source)
    (ledger,) = newsroom.store.entries(include_killed=False)
    assert (report.new, report.changed, ledger.revision) == (0, 1, 2)


async def test_validators_are_kept_only_with_the_entries_they_answer_for(
    newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = newsroom.source(f"{{page: '{NOTICE}'}}")
    newsroom.web.pages[NOTICE] = Page(body=article("Quay closes for repairs"), etag=b'"1"')
    with monkeypatch.context() as patch:

        def broken(*_: object, **__: object) -> None:
            raise FetchError("the process ends here")

        patch.setattr("feedsvc.store.sql.remember", broken)
        await newsroom.poll(source)
    assert newsroom.titles() == []
    await newsroom.poll(source)
    assert newsroom.titles() == ["Quay closes for repairs"]


async def test_a_failed_poll_leaves_what_was_learned_and_says_why(newsroom: Newsroom) -> None:
    source = newsroom.source(f"{{page: '{NOTICE}'}}")
    good = newsroom.web.pages[NOTICE] = Page(body=article("Quay closes for repairs"), etag=b'"1"')
    await newsroom.poll(source)
    newsroom.web.pages[NOTICE] = Page(error=FetchError("the server does not answer"))
    report = await newsroom.poll(source)
    assert report.error == "the server does not answer"
    state = newsroom.store.source_states()["wire"]
    assert (state.failures, state.last_error) == (1, "the server does not answer")
    newsroom.web.pages[NOTICE] = good
    assert (await newsroom.poll(source)).error is None
    assert newsroom.store.source_states()["wire"].failures == 0
    assert newsroom.titles() == ["Quay closes for repairs"]


async def test_failures_are_asked_for_less_and_less_often(newsroom: Newsroom) -> None:
    source = newsroom.source(f"{{page: '{NOTICE}', every: 5m}}")
    newsroom.web.pages[NOTICE] = Page(error=AnswerError("answered 500", status=500))
    pauses = []
    for _ in range(6):
        await newsroom.poll(source)
        pauses.append(newsroom.due_in())
    assert pauses[0] <= timedelta(minutes=10)
    assert pauses[3] > timedelta(minutes=15)
    assert all(pause <= timedelta(hours=1) for pause in pauses)


async def test_retry_after_is_waited_for(newsroom: Newsroom) -> None:
    source = newsroom.source(f"{{page: '{NOTICE}', every: 1m}}")
    newsroom.web.pages[NOTICE] = Page(error=AnswerError("answered 429", status=429, retry_seconds=7200))
    await newsroom.poll(source)
    assert newsroom.due_in() == timedelta(hours=2)
    newsroom.web.pages[NOTICE] = Page(body=article("Quay closes for repairs"))
    await newsroom.poll(source)
    assert newsroom.due_in() <= timedelta(minutes=2)


async def test_what_the_server_says_of_its_freshness_lengthens_auto_only(newsroom: Newsroom) -> None:
    newsroom.web.pages[NOTICE] = Page(
        body=article("Quay closes for repairs"), manners=Manners(fresh_seconds=6 * 3600)
    )
    for every, pause in (("auto", timedelta(hours=6)), ("10m", timedelta(minutes=15))):
        source = newsroom.source(f"{{page: '{NOTICE}', every: {every}}}", key=f"of-{every}")
        await newsroom.poll(source)
        assert newsroom.due_in(source.key) <= pause
        assert every != "auto" or newsroom.due_in(source.key) == pause


async def test_a_source_that_is_gone_is_left_alone_after_a_day_and_three_answers(newsroom: Newsroom) -> None:
    source = newsroom.source(f"{{page: '{NOTICE}', every: 1h}}")
    newsroom.web.pages[NOTICE] = Page(error=AnswerError("answered 410: gone", status=410))
    for _ in range(3):
        await newsroom.poll(source)
    assert newsroom.due_in() <= timedelta(hours=2)
    newsroom.now += timedelta(days=1)
    await newsroom.poll(source)
    assert newsroom.due_in() >= timedelta(days=29)
    newsroom.web.pages[NOTICE] = Page(body=article("Quay closes for repairs"))
    await newsroom.poll(source)
    assert newsroom.memory().gone_times == 0
    assert newsroom.due_in() <= timedelta(hours=2)


async def test_a_permanent_redirect_is_believed_after_repeated_sight_and_kept_while_it_works(
    newsroom: Newsroom,
) -> None:
    source = newsroom.source(f"{{page: '{NOTICE}', every: 1h, headers: {{X-Key: secret}}}}")
    moved = "https://new.port.example/board"
    newsroom.web.pages[NOTICE] = Page(
        body=article("Quay closes for repairs"), url=moved, manners=Manners(moved_to=moved)
    )
    newsroom.web.pages[moved] = Page(body=article("Quay opens again"))
    for _ in range(5):
        newsroom.now += timedelta(hours=12)
        await newsroom.poll(source)
    assert set(newsroom.web.asked) == {NOTICE}
    count = len(newsroom.web.asked)
    for _ in range(2):
        report = await newsroom.poll(source)
    assert set(newsroom.web.since(count)) == {moved}
    assert report.notes == (f"has moved for good and is asked at {moved}: name this address in the file",)
    # The operator's secrets are for the address that the operator named.
    assert newsroom.web.accesses[NOTICE].headers == (("X-Key", "secret"),)
    assert newsroom.web.accesses[moved].headers == ()
    # Once the new address fails the source's own is asked again.
    newsroom.web.pages[moved] = Page(error=AnswerError("answered 404", status=404))
    await newsroom.poll(source)
    count = len(newsroom.web.asked)
    await newsroom.poll(source)
    assert newsroom.web.since(count) == [NOTICE]


async def test_a_permanent_redirect_to_what_holds_none_of_the_items_is_not_believed(
    newsroom: Newsroom,
) -> None:
    section, parked = "https://port.example/news", "https://parked.example/"
    source = newsroom.source(f"{{listing: '{section}', items: h2 a, every: 1h}}")
    links = "".join(f"<h2><a href='/{number}'>Notice {number}</a></h2>" for number in range(9))
    for number in range(9):
        newsroom.web.pages[f"https://port.example/{number}"] = Page(body=article(f"Notice {number}"))
    newsroom.web.pages[section] = Page(body=f"<body><main>{links}</main></body>".encode())
    await newsroom.poll(source)
    sale = b"<body><main><h1>This name is for sale</h1></main></body>"
    newsroom.web.pages[section] = Page(body=sale, url=parked, manners=Manners(moved_to=parked))
    for _ in range(8):
        newsroom.now += timedelta(hours=12)
        report = await newsroom.poll(source)
        assert report.error or report.trouble
    assert parked not in newsroom.web.asked
    assert newsroom.memory().moved is None


async def test_what_was_learned_of_an_address_is_forgotten_with_it(newsroom: Newsroom) -> None:
    source = newsroom.source(f"{{page: '{NOTICE}'}}")
    newsroom.web.pages[NOTICE] = Page(body=article("Quay closes for repairs"))
    await newsroom.poll(source)
    state = newsroom.store.source_states()["wire"]
    believed = Moved(url="https://old.example/", since=START - timedelta(days=9), times=9)
    newsroom.store.finish_poll(replace(state, memory=replace(state.memory, moved=believed)))
    other = newsroom.source("{page: 'https://port.example/other'}")
    newsroom.web.pages["https://port.example/other"] = Page(body=article("Light ship is back"))
    assert (await newsroom.poll(other)).new == 1
    assert newsroom.memory() == Memory(location="https://port.example/other", news=(newsroom.now,))


async def test_a_redirect_to_a_login_page_is_a_failure_and_no_entry(newsroom: Newsroom) -> None:
    source = newsroom.source(f"{{page: '{NOTICE}'}}")
    door = "https://port.example/login?next=notices"
    newsroom.web.pages[NOTICE] = Page(body=article("Sign in to the port"), url=door)
    report = await newsroom.poll(source)
    assert report.error == f"{NOTICE} leads to {door}, which looks like a login or consent page"
    assert newsroom.titles() == []


async def test_another_house_style_reads_again_what_was_no_article(newsroom: Newsroom) -> None:
    source = newsroom.source(f"{{page: '{NOTICE}'}}")
    newsroom.web.pages[NOTICE] = Page(body=b"<html><body><p>Soon.</p></body></html>", etag=b'"1"')
    assert len((await newsroom.poll(source)).rejected) == 1
    count = len(newsroom.reader.read_places)
    await newsroom.poll(source)
    assert len(newsroom.reader.read_places) == count
    await newsroom.poll(replace(source, style=replace(source.style, publisher="Harbour Board")))
    assert len(newsroom.reader.read_places) == count + 1


async def test_what_is_added_to_a_changing_page_is_an_entry_of_its_own(newsroom: Newsroom) -> None:
    source = newsroom.source(f"{{page: '{NOTICE}', changes: true, backfill: none}}")
    old = (
        "The swing bridge stays open for ships between six and eight in the morning until the end of November.",
        "Divers work at pier four on weekdays. Keep clear of the red buoys and pass at walking pace, please.",
        "Fishing from the mole is forbidden while the crane stands there, which will be until Christmas at least.",
    )
    newsroom.web.pages[NOTICE] = Page(body=article("Notices to mariners", *old))
    assert (await newsroom.poll(source)).new == 0
    added = (
        "The fog signal on the north mole is out of order since Thursday night; a guard boat lies off the entrance.",
        "Pilots board two miles further out until the signal sounds again, which the board expects on Monday.",
    )
    newsroom.web.pages[NOTICE] = Page(
        body=article("Notices to mariners", added[0], old[1], old[0], added[1], old[2])
    )
    assert (await newsroom.poll(source)).new == 1
    (ledger,) = newsroom.store.entries(include_killed=False)
    assert ledger.entry.title.startswith("Notices to mariners: The fog signal on the north mole")
    assert ledger.entry.paragraphs == added
    newsroom.web.pages[NOTICE] = Page(
        body=article("Notices to mariners", *old, added[0].replace("Thursday", "Friday"))
    )
    assert (await newsroom.poll(source)).new == 1
    assert len(newsroom.titles()) == 2


async def test_a_store_that_fails_while_much_waits_to_be_read_ends_the_poll(
    newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = newsroom.source("{listing: 'https://port.example/news', items: h2 a, full_text: false}")
    links = "".join(f"<h2><a href='/{number}'>Notice {number} to mariners</a></h2>" for number in range(400))
    newsroom.web.pages["https://port.example/news"] = Page(body=f"<body><main>{links}</main></body>".encode())

    def full(*_: object, **__: object) -> None:
        raise StoreError("the disk is full")

    with monkeypatch.context() as patch:
        patch.setattr("feedsvc.store.sql.remember", full)
        with pytest.raises(StoreError):
            await asyncio.wait_for(newsroom.poll(source), timeout=20)
    assert (await newsroom.poll(source)).new == 400


async def test_the_text_is_taken_from_where_the_file_says_that_it_stands(newsroom: Newsroom) -> None:
    source = newsroom.source(f"{{page: '{NOTICE}', body: div.text, drop_elements: [.promo]}}")
    words = "The night ferry stays at the quay until the wind turns, the harbour office said."
    page = f"<html><head><title>Ferry stays</title></head><body><p>{words * 5}</p><div class=text><p>{words}</p><p class=promo>Buy.</p></div>"
    newsroom.web.pages[NOTICE] = Page(body=page.encode())
    assert (await newsroom.poll(source)).new == 1
    (ledger,) = newsroom.store.entries(include_killed=False)
    assert ledger.entry.body_text == words
