"""The operator's corrections: read into the house style, faults at their place."""

from __future__ import annotations

import pickle

import jsonschema
import pytest
import yaml

from feedsvc.config.schema import json_schema
from feedsvc.kinds.registry import KINDS
from tests.config.conftest import Complaints, Read

SITE = "site: {title: Harbour Post, url: 'https://harbourpost.example'}\n"
REGEX = "expected a regular expression in RE2 syntax (at most 500 characters)"
TITLE = """expected auto, first, a line such as "line 3" or {pattern: '^HEADLINE: (.+)$'}"""


def test_every_correction_becomes_a_plain_value_that_travels(read: Read) -> None:
    (source,) = read(
        f"{SITE}defaults: {{drop: '^Ad$', case: keep}}\n"
        "sources: {desk: {folder: a, drop: ['^Become', '^Share', '^Become'], keep: '^Correction',"
        " title: {pattern: '^HEADLINE: (.+)$'}, dateline: drop}}\n"
    ).sources
    style = source.style
    assert (style.drop, style.keep) == (("^Become", "^Share"), ("^Correction",))
    assert (style.title, style.title_pattern) == ("auto", "^HEADLINE: (.+)$")
    assert (style.dateline, style.case) == ("drop", "keep")
    assert pickle.loads(pickle.dumps(style)) == style


@pytest.mark.parametrize("words", ["auto", "first", "line 1", "line 3", "line 9999"])
def test_a_headline_is_named_in_words(read: Read, words: str) -> None:
    (source,) = read(f"{SITE}sources: {{desk: {{folder: a, title: {words}}}}}\n").sources
    assert (source.style.title, source.style.title_pattern) == (words, None)


def test_a_source_may_undo_what_the_defaults_say(read: Read) -> None:
    (source,) = read(
        f"{SITE}defaults: {{title: first, drop: [x], case: title, dateline: drop}}\n"
        "sources: {desk: {folder: a, title: auto, drop: [], case: auto, dateline: keep}}\n"
    ).sources
    style = source.style
    assert (style.title, style.drop, style.case, style.dateline) == ("auto", (), "auto", "keep")


def test_the_faults_of_all_corrections_are_told_in_one_run_each_at_its_place(complaints: Complaints) -> None:
    text = f"""{SITE}sources:
  a:
    folder: a
    drop:
      - '^Become a member'
      - '('
      - '(?!x)'
    keep: '.*'
    title: {{pattern: '[z-a]'}}
    case: upper
    dateline: no
  b: {{folder: b, title: line 0}}
  c: {{folder: c, title: {{patern: x}}}}
  d: {{folder: d, title: 3, drop: 5}}
"""
    assert complaints(text) == [
        f'feedsvc.yaml:7:9: sources.a.drop[1]: {REGEX}, got "(": missing ): (',
        f'feedsvc.yaml:8:9: sources.a.drop[2]: {REGEX}, got "(?…": RE2 has no lookaround: (?=, (?!, (?<= and (?<! are not to be had',
        f'feedsvc.yaml:9:11: sources.a.keep: {REGEX}, got ".*": it matches an empty line, so it may match any line',
        f'feedsvc.yaml:10:22: sources.a.title.pattern: {REGEX}, got "[z-a]": invalid character class range: z-a',
        'feedsvc.yaml:11:11: sources.a.case: expected one of auto, keep, sentence, title, got "upper"',
        'feedsvc.yaml:12:15: sources.a.dateline: expected one of keep, drop, got "no"',
        f'feedsvc.yaml:13:25: sources.b.title: {TITLE}, got "line 0"',
        "feedsvc.yaml:14:18: sources.c.title.pattern: is missing; add for example \"pattern: '^HEADLINE: (.+)$'\"",
        'feedsvc.yaml:14:26: sources.c.title.patern: unknown key; did you mean "pattern"?',
        f"feedsvc.yaml:15:25: sources.d.title: {TITLE}, got 3",
        "feedsvc.yaml:15:34: sources.d.drop: expected one text or a list of texts, got 5",
    ]


def test_a_list_of_patterns_has_an_end(complaints: Complaints) -> None:
    many = ", ".join(f"'^line {number}$'" for number in range(101))
    assert complaints(f"{SITE}sources: {{desk: {{folder: a, drop: [{many}]}}}}\n") == [
        "feedsvc.yaml:2:35: sources.desk.drop: is too long a list: at most 100 stand in it"
    ]


@pytest.mark.parametrize(
    ("title", "valid"),
    [
        ("first", True),
        ("line 12", True),
        ("last", False),
        ("{pattern: a}", True),
        ("{}", False),
        ("3", False),
    ],
)
def test_an_editor_sees_which_titles_there_are(title: str, valid: bool) -> None:
    schema = {**json_schema(KINDS), "required": []}
    given = yaml.safe_load(f"{{sources: {{desk: {{folder: a, title: {title}}}}}}}")
    assert jsonschema.Draft202012Validator(schema).is_valid(given) is valid
