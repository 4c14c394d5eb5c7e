"""Weighted length: what X counts."""

from __future__ import annotations

import unicodedata
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from feedsvc.share.autolink import links
from feedsvc.share.weighted import weighted_length

FAMILY = "👨\u200d👩\u200d👧\u200d👦"


def addresses(text: str) -> list[str]:
    return [text[start:end] for start, end in links(text)]


@pytest.mark.parametrize(
    "text, length",
    [
        ("", 0),
        ("plain words", 11),
        ("“curly” – and ‘so’", 18),
        ("wait…", 6),
        ("€5", 3),
        ("ماخذ", 4),
        ("故人西辞", 8),
        ("A\u0301B", 2),  # counted in NFC: Á is one letter
        ("a\r\nb", 4),
        ("Booking.com fined", 29),
        ("U.S. talks at 5.30 p.m.", 23),
        ("https://harbourpost.example/e/ferry/", 23),
        ("harbourpost.example", 19),
        ("http://127.0.0.1:8080/e/a/", 26),
        ("© and ©\ufe0f", 8),
        ("1\ufe0f\u20e3 #\u20e3", 5),
        (FAMILY, 2),
        ("🐦\u200d🔥", 2),  # phoenix, Emoji 15.1
        ("🫱🏻\u200d🫲🏿", 2),  # handshake of two skin tones, Emoji 14
        ("⛓\ufe0f\u200d💥", 2),
        ("👩🏻\u200d❤\ufe0f\u200d💋\u200d👨🏿", 2),
        ("🏴\U000e0067\U000e0062\U000e0073\U000e0063\U000e0074\U000e007f", 2),
        ("🇵🇰🇮🇷", 4),
        ("\u2067x\u2069", 5),
    ],
)
def test_a_text_weighs_what_x_says(text: str, length: int) -> None:
    assert weighted_length(text) == length


@pytest.mark.parametrize(
    "text, found",
    [
        ("ELPAÍS.com and öBooking.com", ["ELPAÍS.com", "öBooking.com"]),
        (
            "öBooking.com",
            ["Booking.com"],
        ),  # where a text begins so, the letter is taken as what stands before
        ("see (https://a.com/b_(c)_d) now", ["https://a.com/b_(c)_d"]),
        ("mail a.b@example.com, #a.com, @b.org", []),
        ("http://sub_domain.a.com?q=1&r=", ["http://sub_domain.a.com?q=1&r="]),
        ("a.com?q=1", ["a.com"]),
        ("https://a.com:80/x.", ["https://a.com:80/x"]),
        ("日本語a.com中国語t.co/abc한국", ["a.com", "t.co/abc"]),
        ("日本。a.com", ["a.com"]),
        ("https://" + "a" * 64 + ".com", []),
        ("https://a.com/" + "b" * 4090, []),
        ("https://" + "あ" * 64 + ".com", []),
        ("https://\ud800.com", ["https://\ud800.com"]),
    ],
)
def test_an_address_is_what_x_makes_a_link_of(text: str, found: list[str]) -> None:
    assert addresses(text) == found


pieces = st.sampled_from([*"aé日.-_/:@#?=&() \u200f🐦\u200d", "com", "https://", "t.co/", "xn--"])


@given(st.lists(pieces, max_size=60).map("".join))
@example("a.com/" + "(" * 50)
def test_addresses_are_in_order_and_apart(text: str) -> None:
    text = unicodedata.normalize("NFC", text)
    end = 0
    for start, stop in links(text):
        assert end <= start < stop <= len(text)
        end = stop


@given(st.text(), st.text())
def test_lines_weigh_what_they_weigh_alone(one: str, other: str) -> None:
    # A blank between: neither can become part of an address or an emoji of the other.
    parts = [unicodedata.normalize("NFC", part) for part in (one, other)]
    assert weighted_length(" \n ".join(parts)) == sum(map(weighted_length, parts)) + 3


@pytest.mark.parametrize(
    "pattern",
    [
        "a",
        "日",
        "a.",
        "日.",
        "日_.",
        "a.com_.",
        "_日a.com ",
        "a.com/(",
        "a.com/b(c",
        "http://",
        "a.com?!",
        "xn--",
        "👨\u200d",
        "🇵",
    ],
)
def test_a_long_hostile_line_is_counted_in_linear_time(pattern: str) -> None:
    # The time limit of a test is the law: anything quadratic needs minutes for these.
    assert weighted_length(pattern * 50_000) > 0


def _cases(shared: Path, file: str, group: str) -> list[dict[str, Any]]:
    path = shared / "data/twitter-text/conformance" / file
    cases: list[dict[str, Any]] = yaml.safe_load(path.read_text("utf-8"))["tests"][group]
    assert cases
    return cases


@pytest.mark.shared
@pytest.mark.parametrize(
    "group",
    [
        "WeightedTweetsCounterTest",
        "WeightedTweetsWithDiscountedEmojiCounterTest",
        "UnicodeDirectionalMarkerCounterTest",
    ],
)
def test_the_official_counts_are_ours(shared: Path, group: str) -> None:
    for case in _cases(shared, "validate.yml", group):
        if group == "WeightedTweetsCounterTest" and _is_before_discount(case):
            continue
        assert weighted_length(case["text"]) == case["expected"]["weightedLength"], case["description"]


def _is_before_discount(case: dict[str, Any]) -> bool:
    """Tell whether a case states the count of configuration v2, in which every part of an emoji counts."""
    return case["description"] in {
        "Count a mix of single byte single word, and double word unicode characters",
        "Count unicode emoji chars outside the basic multilingual plane with skin tone modifiers",
    }


@pytest.mark.shared
@pytest.mark.parametrize(
    "file, group",
    [
        ("extract.yml", "urls"),
        ("extract.yml", "tco_urls_with_params"),
        ("tlds.yml", "country"),
        ("tlds.yml", "generic"),
    ],
)
def test_the_official_addresses_are_ours(shared: Path, file: str, group: str) -> None:
    for case in _cases(shared, file, group):
        assert addresses(case["text"]) == case["expected"], case["description"]


@pytest.mark.shared
@pytest.mark.parametrize("group", ["urls_with_indices", "urls_with_directional_markers"])
def test_the_official_places_are_ours(shared: Path, group: str) -> None:
    for case in _cases(shared, "extract.yml", group):
        expected = [tuple(address["indices"]) for address in case["expected"]]
        assert list(links(case["text"])) == expected, case["description"]
