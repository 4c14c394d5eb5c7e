"""YAML as this file understands it: 1.2, each key once, nothing that unfolds or recurs."""

from __future__ import annotations

import codecs
import math

import pytest

from feedsvc.config.tree import core_value
from tests.config.conftest import Complaints, Read

GOOD = "site: {title: Harbour Post, url: 'https://a.example'}\nsources: {desk: {folder: inbox}}\n"
COLON = (
    'a ":" stands where no key can be: put text that holds ": " in quotes, or see if the line above lacks one'
)


@pytest.mark.parametrize(
    ("printed", "value"),
    [
        ("true", True), ("False", False), ("TRUE", True), ("null", None), ("~", None), ("", None),
        ("12", 12), ("-3", -3), ("+7", 7), ("010", 10), ("0o17", 15), ("0x1F", 31),
        ("1.5", 1.5), (".5", 0.5), ("1.", 1.0), ("1e3", 1000.0), ("-.inf", -math.inf), ("1e999", math.inf),
        ("no", "no"), ("yes", "yes"), ("on", "on"), ("Off", "Off"), ("y", "y"),
        ("1:30", "1:30"), ("2024-02-30", "2024-02-30"), ("2026-11-22", "2026-11-22"), ("1_000", "1_000"),
        ("0b11", "0b11"), ("<<", "<<"), ("=", "="), ("0x", "0x"), ("1e", "1e"), ("9" * 5000, "9" * 5000),
    ],
)  # fmt: skip
def test_plain_scalars_are_those_of_the_core_schema(printed: str, value: object) -> None:
    read = core_value(printed)
    assert (type(read), read) == (type(value), value)


def test_not_a_number_is_a_number() -> None:
    read = core_value(".nan")
    assert isinstance(read, float)
    assert math.isnan(read)


def test_norwegian_is_a_language_and_a_date_is_a_title(read: Read) -> None:
    settings = read(
        "site: {title: 2024-02-30, url: 'https://a.example', language: no}\nsources: {d: {folder: i}}"
    )
    assert (settings.site.language, settings.site.title) == ("no", "2024-02-30")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (f"{GOOD}store: sqlite:///a\nstore: sqlite:///b", "4:1: store: the key stands twice, first at line 3, column 1; keep one"),
        (f"{GOOD}feeds: {{a: {{limit: 1, limit: 2}}}}", "3:23: feeds.a.limit: the key stands twice, first at line 3, column 13; keep one"),
        (f"{GOOD}store: !!python/object/apply:os.system [ls]", '3:8: store: a "!" tag is not allowed; put text that begins with "!" in quotes'),
        (f"{GOOD}store: !secret a", '3:8: store: a "!" tag is not allowed; put text that begins with "!" in quotes'),
        (f"{GOOD}feeds: &a {{b: *a}}", '3:8: feeds.b: a "*" alias stands inside the very thing it repeats'),
        (f"{GOOD}? [a]\n: b", "3:3: a key must be plain text"),
        (f'{GOOD}feeds: {{a: {{title: "\\ud800"}}}}', "3:20: feeds.a.title: an escape names half of a surrogate pair, which is no character"),
        ("a: " + "[" * 5000, "1:35: nested deeper than 32 levels"),
        ("a: " + "{b: " * 5000, "1:125: nested deeper than 32 levels"),
        ("- " * 5000, "1:65: nested deeper than 32 levels"),
        ("site:\n\ttitle: T", "2:1: a tab cannot indent here; use spaces"),
        ("site:\n  title: T\n follow: x", "3:2: this line does not fit the indentation of the lines above"),
        ("site:\n  title: T: U", f"2:11: {COLON}"),
        ("site:\n  title: 'T\n  url: x", "2:10: the quote that opens here is never closed"),
        ("site: {title: T,\n", "2:1: the file ends inside a bracket that is not closed"),
        ("site: {title: T\n", '1:7: the bracket that opens here is never closed by "}", or a comma is missing in it'),
        ("site: [a, b\nc: d", '1:7: the bracket that opens here is never closed by "]", or a comma is missing in it'),
        ("x: @harbourpost", '1:4: text cannot begin with "@"; put it in quotes'),
        ("x: `a`", '1:4: text cannot begin with "`"; put it in quotes'),
        ("x: %a", '1:4: text cannot begin with "%"; put it in quotes'),
        ("include: *.txt", '1:11: text cannot begin with "*" or "&"; put it in quotes'),
        ("include: *all", '1:10: a "*" alias without its "&" anchor above; put text that begins with "*" in quotes'),
        ('x: "a\\qb"', '1:7: an unknown "\\" escape; in single quotes a "\\" stands for itself'),
        ('x: "\\UFFFFFFFF"', "1:7: an escape or number that is out of range"),
        ("a: 1\n---\nb: 2", '2:1: a second document begins here; the file holds one, so take the "---" out'),
        ("site\ntitle: x", f"2:6: {COLON}"),
        ("a: b\x00c", "1:5: a character that YAML forbids: U+0000"),
        ("a: \x1b[31m", "1:4: a character that YAML forbids: U+001B"),
        (b"a: 1\nb: caf\xe9", "2:7: byte 0xe9 is not valid UTF-8; save the file as UTF-8"),
        (codecs.BOM_UTF16_LE + b"a\x00\x00\xd8", "1:2: byte 0x00 is not valid UTF-16-LE; save the file as UTF-8"),
    ],
    ids=range(30),
)  # fmt: skip
def test_what_is_no_yaml_is_told_in_plain_words_where_it_begins(
    complaints: Complaints, text: str | bytes, told: str
) -> None:
    assert complaints(text)[0] == f"feedsvc.yaml:{told}"


@pytest.mark.parametrize(
    "codec", ["utf-8", "utf-8-sig", "utf-16", "utf-32"], ids=["utf-8", "with a mark", "utf-16", "utf-32"]
)
def test_the_byte_order_mark_says_how_the_file_is_encoded(read: Read, codec: str) -> None:
    text = "site: {title: ہاربر 🌊, url: 'https://a.example'}\nsources: {desk: {folder: inbox}}"
    assert read(text.encode(codec)).site.title == "ہاربر 🌊"


def test_utf_16_without_a_mark_is_refused_at_its_first_zero(complaints: Complaints) -> None:
    assert complaints("site:".encode("utf-16-le")) == [
        "feedsvc.yaml:1:2: a character that YAML forbids: U+0000"
    ]


def test_lines_end_where_editors_end_them(complaints: Complaints) -> None:
    assert complaints("a: '\u2028'\r\nb: 1\rc: @")[0].startswith("feedsvc.yaml:3:4: ")


def test_a_file_of_five_megabytes_is_refused_unread(complaints: Complaints) -> None:
    told = ["feedsvc.yaml: the file is larger than 1,000 kB, which no configuration needs"]
    assert complaints("#" * 5_000_000) == told


def test_an_alias_says_again_what_its_anchor_said(read: Read) -> None:
    settings = read(f"{GOOD}feeds:\n  a: &news {{limit: 7, where: {{category: World}}}}\n  b: *news")
    assert [feed.limit for feed in settings.feeds] == [7, 7]


def test_a_bomb_of_aliases_is_counted_as_it_unfolds(complaints: Complaints) -> None:
    bomb = 'a: &a ["x","x","x","x","x","x","x","x","x"]\n' + "".join(
        f"{name}: &{name} [{','.join([f'*{before}'] * 9)}]\n"
        for before, name in zip("abcdefgh", "bcdefghi", strict=True)
    )
    told = complaints(bomb)
    assert any(
        line.endswith("the file unfolds to more than 100,000 values; use fewer aliases") for line in told
    )


def test_sections_whose_keys_are_all_commented_out_are_empty_ones(read: Read) -> None:
    settings = read(f"{GOOD}feeds:\nshare:\nserve:\nread:\ndefaults:\npublish:\n")
    assert settings == read(GOOD)


def test_a_key_without_a_value_is_not_taken_for_left_out(complaints: Complaints) -> None:
    assert complaints("site: {title: , url: 'https://a.example'}\nsources: {d: {folder: a}}") == [
        "feedsvc.yaml:1:14: site.title: expected one line of text (at most 200 characters), got nothing"
    ]


def test_a_merge_key_is_told_apart_from_a_misspelt_one(complaints: Complaints) -> None:
    (told,) = complaints(f"{GOOD}feeds:\n  a: &n {{limit: 7}}\n  b: {{<<: *n}}")
    assert told == (
        'feedsvc.yaml:5:7: feeds.b."<<": merge keys are no part of YAML 1.2; put what sources share into "defaults"'
    )
