"""Which readings are the same entry."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from feedsvc.decide.identity import MIN_BODY, aliases_of, mint
from feedsvc.model.entry import Entry
from tests.builders import SEEN, make_entry, make_site
from tests.decide.ledger import FERRY, MARKET, Ledger

FIRST = make_entry(paragraphs=FERRY, place="ferry.txt")
OTHER = make_entry(paragraphs=MARKET, place="market.txt", title="Night market moves under the arches")
EDITED = (*FERRY[:2], "Tickets cost a crown more than they did before the storm, the board said.")


def edited(entry: Entry, **fields: object) -> Entry:
    return replace(entry, **fields)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("first", "second", "expected", "found_by"),
    [
        pytest.param(FIRST, FIRST, "same", "body", id="read again"),
        pytest.param(
            FIRST,
            edited(FIRST, title="Night ferry returns on Monday"),
            "changed",
            "body",
            id="headline edited",
        ),
        pytest.param(FIRST, edited(FIRST, paragraphs=EDITED), "changed", "place", id="body edited"),
        pytest.param(
            FIRST,
            edited(FIRST, paragraphs=EDITED, title="Ferry dearer"),
            "changed",
            "place",
            id="headline and body edited",
        ),
        pytest.param(FIRST, edited(FIRST, place="night-ferry.txt"), "same", "body", id="file renamed"),
        pytest.param(
            edited(FIRST, guid="f1"),
            edited(FIRST, guid="f1", place="b.txt", paragraphs=MARKET),
            "same",
            "guid",
            id="guid",
        ),
        pytest.param(
            edited(FIRST, url="https://h.example/a?utm_source=x"),
            edited(FIRST, url="http://www.h.example/a/", paragraphs=EDITED, title="Ferry dearer"),
            "changed",
            "url",
            id="address written otherwise",
        ),
        pytest.param(
            FIRST,
            edited(FIRST, paragraphs=tuple(p.upper() + " !" for p in FERRY)),
            "changed",
            "body",
            id="case and marks",
        ),
        pytest.param(
            FIRST,
            edited(FIRST, paragraphs=(*FERRY, *MARKET)),
            "changed",
            "place",
            id="a flash that grew into a story",
        ),
    ],
)
def test_a_reading_finds_its_entry_by_the_strongest_name(
    first: Entry, second: Entry, expected: str, found_by: str
) -> None:
    ledger = Ledger()
    before = ledger.read(first)
    intent = ledger.read(second)
    assert (intent.kind, intent.ledger.id) == (expected, before.ledger.id)
    assert intent.reason.startswith(f"found by {found_by}")


@pytest.mark.parametrize(
    ("first", "second"),
    [
        pytest.param(FIRST, OTHER, id="another article"),
        pytest.param(FIRST, edited(OTHER, place=FIRST.place), id="a file name used again"),
        pytest.param(FIRST, edited(FIRST, paragraphs=MARKET, place="other.txt"), id="a headline used again"),
        pytest.param(FIRST, edited(FIRST, source="wire"), id="another source"),
        pytest.param(
            edited(FIRST, guid="f1"), edited(OTHER, guid="f1", source="wire"), id="another source's guid"
        ),
        pytest.param(
            edited(FIRST, guid="1"), edited(OTHER, guid="1"), id="a guid counted from 1 in every export"
        ),
        pytest.param(
            edited(FIRST, url="https://h.example/"),
            edited(OTHER, url="https://h.example/"),
            id="the site's own address",
        ),
        pytest.param(
            edited(FIRST, url="https://h.example/news"),
            edited(OTHER, url="https://h.example/news"),
            id="a list's address",
        ),
        pytest.param(
            make_entry(title="Harbour", paragraphs=("No delays are reported.",), place="1.txt"),
            make_entry(title="Railway", paragraphs=("No delays are reported.",), place="2.txt"),
            id="a short text that recurs",
        ),
    ],
)
def test_what_is_another_article_is_new(first: Entry, second: Entry) -> None:
    ledger = Ledger()
    before = ledger.read(first)
    intent = ledger.read(second)
    assert intent.kind == "new"
    assert intent.ledger.id != before.ledger.id
    assert intent.ledger.slug != before.ledger.slug


def test_a_guid_and_an_address_together_outweigh_a_wholly_new_text() -> None:
    ledger = Ledger()
    before = ledger.read(edited(FIRST, guid="live", url="https://h.example/live"))
    intent = ledger.read(edited(OTHER, guid="live", url="https://h.example/live", place=FIRST.place))
    assert (intent.kind, intent.ledger.id) == ("changed", before.ledger.id)


def test_a_file_name_used_again_is_then_the_new_articles_own() -> None:
    ledger = Ledger()
    ledger.read(edited(FIRST, place="latest.txt"))
    second = ledger.read(edited(OTHER, place="latest.txt"))
    third = ledger.read(
        edited(OTHER, place="latest.txt", title="Market", paragraphs=(*MARKET[:2], "Five crowns."))
    )
    assert (third.kind, third.ledger.id) == ("changed", second.ledger.id)


def test_articles_of_one_payload_are_not_named_by_their_number() -> None:
    ledger = Ledger()
    first = ledger.read(edited(FIRST, place="dump.txt#1"), alone=False)
    ledger.read(edited(OTHER, place="dump.txt#1"), alone=False)
    moved = ledger.read(edited(FIRST, place="dump.txt#2", paragraphs=EDITED), alone=False)
    assert (moved.kind, moved.ledger.id) == ("changed", first.ledger.id)


def test_only_a_body_that_can_name_an_article_does() -> None:
    def kinds(length: int) -> list[str]:
        return [alias.kind for alias in aliases_of(make_entry(paragraphs=("x" * length,)), alone=True)]

    assert kinds(MIN_BODY - 1) == ["place", "head"]
    assert kinds(MIN_BODY) == ["body", "place", "head"]


def test_a_long_guid_is_kept_as_its_hash() -> None:
    guid = aliases_of(make_entry(guid="g" * 1_000_000), alone=True)[0]
    assert (guid.kind, len(guid.value)) == ("guid", 64)


def test_an_id_is_a_tag_uri_of_the_site_and_the_day_of_first_reading() -> None:
    entry_id, slug = mint(make_entry(), site=make_site(), first_seen=SEEN, taken=lambda _name: False)
    authority, digest = entry_id.rsplit(":", 1)
    assert authority == "tag:harbourpost.example,2026-03-14"
    assert len(digest) == 20
    assert slug == "2026-03-14-night-ferry-to-sallow-island-returns"


@pytest.mark.parametrize(
    ("url", "authority"),
    [
        ("https://harbourpost.example:8443/news", "harbourpost.example"),
        ("https://Zürich.example", "xn--zrich-kva.example"),
        ("http://127.0.0.1:8080", "127.0.0.1"),
        ("http://[::1]:8080", "--1"),
    ],
)
def test_the_authority_of_an_id_is_a_plain_host(url: str, authority: str) -> None:
    entry_id, _ = mint(make_entry(), site=make_site(url=url), first_seen=SEEN, taken=lambda _name: False)
    assert entry_id.startswith(f"tag:{authority},2026-03-14:")


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        (
            "Café “Ölmühle”: Straße gesperrt, 5% weniger",
            "2026-03-14-cafe-olmuhle-strasse-gesperrt-5-percent-weniger",
        ),
        ("Don't panic & carry on", "2026-03-14-dont-panic-and-carry-on"),
        ("Łódź i İstanbul", "2026-03-14-lodz-i-istanbul"),
        ("../../etc/passwd\x00", "2026-03-14-etc-passwd"),
        ("CON", "2026-03-14-con"),
    ],
)
def test_a_slug_is_the_title_in_plain_letters(title: str, expected: str) -> None:
    _, slug = mint(make_entry(title=title), site=make_site(), first_seen=SEEN, taken=lambda _name: False)
    assert slug == expected


@pytest.mark.parametrize("title", ["جزیرے کی فیری IMF کے بعد بحال", "夜间渡轮恢复运营", "!!!", ""])
def test_a_title_in_another_script_gives_a_slug_of_date_and_digest(title: str) -> None:
    entry_id, slug = mint(
        make_entry(title=title), site=make_site(), first_seen=SEEN, taken=lambda _name: False
    )
    assert slug[:11] == "2026-03-14-"
    assert len(slug) == 19
    assert entry_id


def test_a_slug_in_use_gets_a_part_of_the_digest() -> None:
    used: set[str] = set()
    for number in range(5):
        entry = make_entry(title="word " * 40, place=f"{number}.txt")
        _, slug = mint(entry, site=make_site(), first_seen=SEEN, taken=used.__contains__)
        assert slug not in used
        used.add(slug)
    assert {len(slug) <= 64 for slug in used} == {True}


def test_the_date_of_a_slug_is_the_printed_one_unless_it_lies_ahead() -> None:
    def day(**fields: object) -> str:
        return mint(make_entry(**fields), site=make_site(), first_seen=SEEN, taken=lambda _name: False)[1][
            :10
        ]

    assert day(published=SEEN - timedelta(days=400)) == "2025-02-07"
    assert day(published=SEEN + timedelta(days=400)) == "2026-03-14"
    assert day(published=None, published_precision=None) == "2026-03-14"


@given(
    title=st.text(max_size=300), guid=st.none() | st.text(max_size=20), url=st.none() | st.text(max_size=40)
)
def test_any_entry_gets_names_an_id_and_a_slug(title: str, guid: str | None, url: str | None) -> None:
    import re

    entry = make_entry(title=title, guid=guid, url=url, paragraphs=(title,))
    assert all(len(alias.value) <= 200 for alias in aliases_of(entry, alone=True))
    first, second = (
        mint(entry, site=make_site(), first_seen=SEEN, taken=lambda _name: False) for _ in range(2)
    )
    assert first == second
    assert re.fullmatch(r"[a-z0-9]([a-z0-9-]{0,62}[a-z0-9])?", first[1])


@pytest.mark.parametrize(
    ("url", "name"),
    [
        ("https://port.example/live#item-12", "port.example/live#item-12"),
        ("https://port.example/live#comments", "port.example/live"),
        ("https://port.example/live#xtor=RSS-1", "port.example/live"),
    ],
)
def test_a_fragment_that_numbers_the_articles_of_a_page_is_part_of_the_name(url: str, name: str) -> None:
    aliases = aliases_of(make_entry(url=url), alone=False)
    assert [alias.value for alias in aliases if alias.kind == "url"] == [name]
