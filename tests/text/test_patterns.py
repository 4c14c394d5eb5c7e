"""Patterns of an operator: which are fit, which line they match, and that none takes long."""

from __future__ import annotations

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from feedsvc.text.patterns import MAX_PATTERN, PatternFault, captured, fault, patterns_of


@pytest.mark.parametrize(
    ("pattern", "why"),
    [
        ("(", "missing )"),
        ("[z-a]", "invalid character class range"),
        ("a**", "bad repetition operator"),
        ("(?=a)", "no lookaround"),
        (r"(a)\1", "no back-references"),
        ("(?:x{1000}){1000}", "invalid repetition size"),
        (".*", "matches an empty line"),
        ("^$", "matches an empty line"),
        ("x" * (MAX_PATTERN + 1), "longer than"),
        ("\ud800", ""),
    ],
)
def test_a_pattern_that_cannot_be_used_says_why(pattern: str, why: str) -> None:
    assert why in (fault(pattern) or "no fault")


@pytest.mark.parametrize(
    "pattern", ["^Become a member", r"(?i)\bshare\b", "پوسٹ", "^HEADLINE: (.+)$", r"\p{Arabic}+"]
)
def test_a_pattern_of_re2_is_fit(pattern: str) -> None:
    assert fault(pattern) is None


def test_the_first_pattern_that_matches_anywhere_in_the_line_is_named() -> None:
    patterns = patterns_of(("^Share", "(?i)member", "member$", "(?P<n>a)b", "(?P<n>c)d"))
    assert patterns.first("Become a Member of the Post") == "(?i)member"
    assert patterns.first("Please Share") is None
    assert patterns.first("Share") == "^Share"
    assert patterns.first("x cd") == "(?P<n>c)d"
    assert patterns_of(()).first("anything") is None


def test_composed_and_decomposed_letters_are_the_same() -> None:
    assert patterns_of(("^Caf\u00e9$",)).first("Cafe\u0301") is not None
    assert patterns_of(("^Cafe\u0301$", "x")).first("Caf\u00e9") is not None


@pytest.mark.parametrize(
    ("pattern", "line", "taken"),
    [
        ("^HEADLINE: (.+)$", "HEADLINE: Ferry returns ", "Ferry returns"),
        ("^Ferry .+$", "Ferry returns", "Ferry returns"),
        ("^A(x)?", "A", None),
        ("^B", "A", None),
    ],
)
def test_a_group_is_what_a_pattern_takes_of_a_line(pattern: str, line: str, taken: str | None) -> None:
    assert captured(pattern, line) == taken


@pytest.mark.parametrize("pattern", ["(x+x+)+y", "(.*a.*){20}b", "(a|b|ab)*c{500}d", "(?:a?){50}a{50}c"])
@pytest.mark.parametrize("line", ["x" * 1_000_000, "ab" * 500_000, "a" * 1_000_000])
def test_no_pattern_hangs_on_a_line_of_a_megabyte(pattern: str, line: str) -> None:
    assert patterns_of((pattern,)).first(line) in {None, pattern}


@given(pattern=st.text(max_size=20), line=st.text(max_size=40))
def test_any_text_is_a_pattern_or_a_fault(pattern: str, line: str) -> None:
    if fault(pattern) is None:
        patterns_of((pattern, "^never the case$")).first(line)
    else:
        with contextlib.suppress(PatternFault):
            patterns_of((pattern,))


LINES = st.lists(
    st.text("ab \u00e9\u0301\n-", max_size=6).map(lambda line: line.replace("\n", "")), max_size=80
)
SOME = [
    "^a",
    "b$",
    r"^\s?a",
    r"a\s",
    r"\Aa",
    r"b\z",
    "a[^b]",
    "(?i)A",
    "(?s)a.b",
    "(?-m)^b",
    r"\ba\b",
    "\u00e9",
    "a|^b",
]


@given(lines=LINES, patterns=st.lists(st.sampled_from(SOME), max_size=3).map(tuple))
def test_many_lines_at_once_are_matched_as_one_by_one(lines: list[str], patterns: tuple[str, ...]) -> None:
    tried = patterns_of(patterns)
    one_by_one = {at: found for at, line in enumerate(lines) if line and (found := tried.first(line))}
    assert tried.matches(lines) == one_by_one
