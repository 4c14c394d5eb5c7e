"""Dates, languages and directions of pages."""

from __future__ import annotations

import string
from dataclasses import fields
from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from feedsvc.render.page_dates import full_day_stamp, moment_stamp, printed_day, zone_of
from feedsvc.render.page_languages import WORDS, words_for
from feedsvc.render.page_words import Words
from feedsvc.render.pages import render_feed_page, render_front
from tests.builders import make_document, make_entry, make_ledger, make_site, make_spec
from tests.render.page_reading import entry_page, read, text_of

KARACHI = timezone(timedelta(hours=5))
NOON = datetime(2026, 11, 21, 7, 5, tzinfo=UTC)


@pytest.mark.parametrize(
    ("language", "precision", "shown", "machine"),
    [
        ("en", "minute", "21 November 2026, 12:05 PKT", "2026-11-21T07:05:00Z"),
        ("en", "second", "21 November 2026, 12:05 PKT", "2026-11-21T07:05:00Z"),
        ("en", "day", "21 November 2026", "2026-11-21"),
        ("en", "relative", "21 November 2026", "2026-11-21"),
        ("en", "month", "November 2026", "2026-11"),
        ("de", "day", "21. November 2026", "2026-11-21"),
        ("es", "day", "21 de noviembre de 2026", "2026-11-21"),
        ("es", "month", "noviembre de 2026", "2026-11"),
        ("fr", "day", "21 novembre 2026", "2026-11-21"),
        ("ur", "day", "21 نومبر 2026", "2026-11-21"),
        ("ar", "minute", "21 نوفمبر 2026، 12:05 PKT", "2026-11-21T07:05:00Z"),
    ],
)
def test_a_date_is_printed_no_finer_than_it_is_known(
    language: str, precision: str, shown: str, machine: str
) -> None:
    stamp = moment_stamp(NOON, precision, words=words_for(language), zone=zone_of("Asia/Karachi"))
    assert (stamp.shown, stamp.machine) == (shown, machine)


@pytest.mark.parametrize(
    ("moment", "zone"),
    [
        (datetime(2026, 11, 21, tzinfo=KARACHI), "Asia/Karachi"),
        (datetime(2026, 11, 20, 19, 0, tzinfo=UTC), "Asia/Karachi"),  # the same, kept in UTC
        (datetime(2026, 11, 21, tzinfo=UTC), "America/New_York"),
        (datetime(2026, 11, 21, tzinfo=KARACHI), "America/New_York"),
    ],
)
def test_a_day_without_a_time_stays_the_day_that_was_printed(moment: datetime, zone: str) -> None:
    assert printed_day(moment, "day", zone_of(zone)) == date(2026, 11, 21)


def test_a_zone_without_a_name_is_shown_by_its_offset() -> None:
    stamp = moment_stamp(NOON, "minute", words=words_for("en"), zone=zone_of("Asia/Dubai"))
    assert stamp.shown.endswith("11:05 UTC+04:00")


@pytest.mark.parametrize("name", ["", "Nowhere/Here", "../etc/passwd", "Asia", "\0"])
def test_a_zone_that_is_none_is_utc(name: str) -> None:
    assert zone_of(name).key == "UTC"


def test_the_first_of_a_month_is_an_ordinal_in_french_only() -> None:
    first = date(2026, 11, 1)
    assert full_day_stamp(first, words_for("fr")).shown == "dimanche 1er novembre 2026"
    assert full_day_stamp(first, words_for("en")).shown == "Sunday, 1 November 2026"
    assert full_day_stamp(first, words_for("ur")).shown == "اتوار، 1 نومبر 2026"


@pytest.mark.parametrize("language", sorted(WORDS))
def test_a_translation_has_every_word_and_the_same_places_to_fill(language: str) -> None:
    english, words = WORDS["en"], WORDS[language]
    assert len(words.months.split()) == 12
    assert len(words.weekdays.split()) == 7
    for field in fields(Words):
        value = getattr(words, field.name)
        assert value or field.name == "units"
        if isinstance(value, str):
            assert places(value) == places(getattr(english, field.name)), field.name


def places(text: str) -> set[str | None]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


@pytest.mark.parametrize(
    ("languages", "found"),
    [(("ur-PK", "en"), "ur"), (("hi", "es"), "es"), (("hi", "sw"), "en"), (("",), "en"), (("FR",), "fr")],
)
def test_furniture_follows_the_article_then_the_site_then_english(
    languages: tuple[str, ...], found: str
) -> None:
    assert words_for(*languages).language == found


def test_an_urdu_article_has_an_urdu_page_from_right_to_left() -> None:
    entry = make_entry(language="ur", direction="rtl", title="بندرگاہ کھل گئی", authors=("نادیہ کرمانی",))
    page = entry_page(make_ledger(entry=entry))
    tree = read(page)
    assert (tree.get("lang"), tree.get("dir")) == ("ur", "rtl")
    (article,) = tree.xpath("//article")
    assert (article.get("lang"), article.get("dir")) == ("ur", "rtl")
    assert text_of(page, "//p[@class='byline']") == ["تحریر: نادیہ کرمانی"]
    assert text_of(page, "//p[@class='nameplate']") == ["Harbour Post"]
    assert tree.xpath("//p[@class='nameplate']/@lang") == ["en"]


def test_an_article_in_a_language_without_furniture_keeps_its_own_language_and_direction() -> None:
    entry = make_entry(language="he", direction="rtl", title="הנמל נפתח")
    tree = read(entry_page(make_ledger(entry=entry)))
    assert (tree.get("lang"), tree.get("dir")) == ("en", "ltr")
    assert tree.xpath("//article/@lang") == ["he"]
    assert tree.xpath("//article/@dir") == ["rtl"]


def test_entries_of_other_languages_are_marked_in_lists() -> None:
    urdu = make_ledger(1, entry=make_entry(language="ur", direction="rtl", title="بندرگاہ کھل گئی"))
    document = make_document([urdu], spec=make_spec(name="sea", title="Sea"))
    front = render_front(site=make_site(), feeds=(document,), entries=(urdu,), updated=urdu.updated)
    for page in (render_feed_page(document), front):
        tree = read(page)
        for link in tree.xpath("//main//a[starts-with(normalize-space(.), 'بندر')]"):
            assert link.xpath("ancestor::*[@lang][1]/@lang") == ["ur"]
            assert link.xpath("ancestor::*[@dir][1]/@dir") == ["rtl"]


def test_an_undated_article_says_when_it_came_and_claims_nothing_to_machines() -> None:
    entry = make_entry(published=None, published_precision=None)
    page = entry_page(make_ledger(entry=entry))
    assert text_of(page, "//p[@class='dates']") == ["Received 14 March 2026"]
    assert b"published_time" not in page.body
    assert b"datePublished" not in page.body


def test_a_day_is_told_to_machines_without_a_time() -> None:
    entry = make_entry(published=datetime(2026, 3, 14, tzinfo=KARACHI), published_precision="day")
    page = entry_page(make_ledger(entry=entry), site=make_site(timezone="Asia/Karachi"))
    assert b'"datePublished":"2026-03-14"' in page.body
    assert text_of(page, "//p[@class='dates']") == ["14 March 2026"]


def test_a_change_is_shown_once_there_was_one() -> None:
    changed = make_ledger(updated=datetime(2026, 3, 15, 6, tzinfo=UTC), revision=2)
    assert text_of(entry_page(changed), "//*[@class='changed']") == ["Updated 15 March 2026, 06:00 UTC"]
    assert text_of(entry_page(), "//*[@class='changed']") == []


@pytest.mark.parametrize(
    ("authors", "byline"),
    [
        (("Mira Tolland",), "By Mira Tolland"),
        (("A", "B"), "By A and B"),
        (("A", "B", "C"), "By A, B and C"),
        (("{names}", "{0}"), "By {names} and {0}"),
    ],
)
def test_names_are_listed_as_they_are_said(authors: tuple[str, ...], byline: str) -> None:
    page = entry_page(make_ledger(entry=make_entry(authors=authors)))
    assert text_of(page, "//p[@class='byline']") == [byline]


@pytest.mark.parametrize(
    ("summary", "deck"),
    [
        (
            "The board gives a date, and the islanders a party.",
            ["The board gives a date, and the islanders a party."],
        ),
        ("The night ferry to Sallow Island will run again from Monday, the harbour board said.", []),
        ("The night ferry to Sallow Island will run again…", []),
        ("", []),
    ],
)
def test_a_summary_is_a_standfirst_only_where_the_text_does_not_open_with_it(
    summary: str, deck: list[str]
) -> None:
    page = entry_page(make_ledger(entry=make_entry(summary=summary)))
    assert text_of(page, "//p[@class='deck']") == deck
