"""What is known is not read again, and items that share a name are told apart."""

from __future__ import annotations

from dataclasses import replace

from feedsvc.decide.identity import aliases_of
from feedsvc.model.entry import Entry
from feedsvc.parse.feed import read_feed
from feedsvc.parse.payload import parse
from feedsvc.reading import read
from tests.parse.feed.documents import ADDRESS, entries, listed, rss
from tests.parse.payloads import STYLE, make_payload

QUAY = "<title>Quay closes</title><link>https://wire.example/quay</link><guid>1</guid>"
FERRY = "<title>Ferry late</title><link>https://wire.example/ferry</link><guid>2</guid>"


def digests(document):
    return [link.digest for link in listed(document).links]


def test_the_index_and_the_articles_of_a_document_have_the_same_digests():
    document = rss(QUAY, FERRY)
    assert digests(document) == [one.digest for one in entries(document)]
    assert 0 not in digests(document)


def test_items_that_are_known_are_left_out_and_keep_the_others_places():
    payload = make_payload(rss(QUAY, FERRY), ADDRESS)
    first = read_feed(payload).links[0].digest
    (left,) = parse(replace(payload, known=frozenset({first})), STYLE)
    assert left.place == f"{ADDRESS}#2"


def test_a_document_of_which_all_is_known_gives_nothing():
    payload = make_payload(rss(QUAY, FERRY), ADDRESS)
    known = frozenset(link.digest for link in read_feed(payload).links)
    assert parse(replace(payload, known=known), STYLE) == ()


def test_an_item_is_news_when_what_is_read_of_it_changes_and_not_when_it_moves():
    before = digests(rss(QUAY, FERRY))
    assert digests(rss("<title>New</title>", QUAY, FERRY))[1:] == before
    counted = "<slash:comments xmlns:slash='http://purl.org/rss/1.0/modules/slash/'>7</slash:comments>"
    assert digests(rss(QUAY + counted, FERRY)) == before
    assert digests(rss(QUAY + "<description>More.</description>", FERRY))[0] != before[0]


def test_an_item_that_stands_twice_is_one():
    assert len(entries(rss(QUAY, QUAY))) == 1
    assert len(entries(rss(QUAY, QUAY + "<description>An older copy</description>"))) == 1


def test_items_that_share_a_guid_are_told_apart_by_address_and_title():
    found = entries(rss(QUAY, FERRY.replace("<guid>2", "<guid>1")))
    assert len({one.guid for one in found}) == 2
    again = entries(rss("<title>New</title>", QUAY, FERRY.replace("<guid>2", "<guid>1")))
    assert [one.guid for one in again[1:]] == [one.guid for one in found]


def test_items_that_share_an_address_are_told_apart_by_a_part_of_it():
    live = "https://wire.example/live"
    found = entries(
        rss(
            QUAY.replace("https://wire.example/quay", live), FERRY.replace("https://wire.example/ferry", live)
        )
    )
    assert all(one.url and one.url.startswith(f"{live}#item-") for one in found)
    assert found[0].url != found[1].url


def test_an_empty_guid_is_none_and_a_huge_one_is_short():
    empty, huge = entries(rss(QUAY.replace(">1<", "> <"), FERRY.replace(">2<", f">{'g' * 1_000_000}<")))
    assert empty.guid is None
    assert huge.guid
    assert huge.guid.startswith("sha256:")


def test_every_item_of_a_document_has_names_of_its_own():
    many = [
        QUAY,
        FERRY,
        FERRY.replace("Ferry late", "Ferry later"),
        QUAY.replace("quay", "pier"),
        "<title>Quay closes</title>",
    ]
    results = read(
        make_payload(rss(*many), ADDRESS, url=ADDRESS), STYLE, now=make_payload("x").modified
    ).results
    names = [
        {(name.kind, name.value) for name in aliases_of(one, alone=False) if name.kind in {"guid", "url"}}
        for one in results
        if isinstance(one, Entry)
    ]
    assert len(names) == len(many)
    assert sum(map(len, names)) == len(set().union(*names))


def test_an_index_without_words_lists_the_same_items():
    picture = "<enclosure url='https://wire.example/1.jpg' type='image/jpeg' length='1'/>"
    payload = make_payload(rss(f"{QUAY}<description>For weeks.</description>{picture}"), ADDRESS, url=ADDRESS)
    full, bare = (read_feed(payload, with_words=words).links for words in (True, False))
    assert (full[0].summary, full[0].image) == ("For weeks.", "https://wire.example/1.jpg")
    assert bare == tuple(replace(link, summary="", image="") for link in full)
