"""Markdown, its front matter, and several articles under one."""

from __future__ import annotations

import pytest

from feedsvc.model.raw import RawEntry
from feedsvc.parse.frontmatter import split_front_matter
from tests.parse.payloads import one_entry, one_reason, parsed

YAML = """---
title: Night ferry returns
date: 2026-03-14
lastmod: 2026-03-15 10:00
author: [Mira Tolland, {name: Jon Esk}]
categories: Harbour, Island
tags: [ferry, no]
image: {src: ferry.jpg, alt: The ferry}
description: Good news for the island.
source: Harbour Board
canonical: https://harbourpost.example/ferry
slug: night-ferry
lang: en-GB
---
The night ferry is **back**.

- Monday
- Tuesday

> "At last," she said.

| Day | Time |
|-----|------|
| Mon | 22:10 |
"""
TOML = """+++
title = "Night ferry returns"
date = 2026-03-14T08:05:00Z
authors = ["Mira Tolland"]
draft = false
+++
The night ferry is back.
"""
JSON = """;;;
"title": "Night ferry returns",
"date": "2026-03-14"
;;;
The night ferry is back.
"""


def test_front_matter_fills_the_fields_and_markdown_the_body():
    entry = one_entry(YAML, "ferry.md")
    assert entry.title is not None
    assert (entry.title.text, entry.title.rule) == ("Night ferry returns", "front-matter:title")
    assert [(date.role, date.text) for date in entry.dates] == [
        ("published", "2026-03-14"),
        ("updated", "2026-03-15 10:00"),
    ]
    assert [piece.text for piece in entry.bylines] == ["Mira Tolland", "Jon Esk"]
    assert [piece.text for piece in entry.categories] == ["Harbour", "Island", "ferry", "no"]
    assert (entry.images[0].url, entry.images[0].alt) == ("ferry.jpg", "The ferry")
    assert entry.deck is not None
    assert entry.deck.text == "Good news for the island."
    assert [piece.text for piece in entry.sources] == ["Harbour Board"]
    assert (entry.url, entry.guid, entry.language) == (
        "https://harbourpost.example/ferry",
        "night-ferry",
        "en-GB",
    )
    assert [(block.kind, block.text) for block in entry.blocks] == [
        ("paragraph", "The night ferry is back."),
        ("item", "Monday"),
        ("item", "Tuesday"),
        ("quote", '"At last," she said.'),
        ("paragraph", "Day | Time"),
        ("paragraph", "Mon | 22:10"),
    ]
    assert entry.body_html is not None
    assert "<strong>back</strong>" in entry.body_html


@pytest.mark.parametrize(("text", "date"), [(TOML, "2026-03-14T08:05:00+00:00"), (JSON, "2026-03-14")])
def test_toml_and_json_front_matter_are_read(text, date):
    entry = one_entry(text, "ferry.md")
    assert entry.title is not None
    assert entry.title.text == "Night ferry returns"
    assert entry.dates[0].text == date


@pytest.mark.parametrize("printed", ["2026-03-14", "no", "12:30", "0o17", "1_000", "true", "2026-02-30"])
def test_yaml_scalars_stay_as_printed(printed):
    assert split_front_matter(f"---\nkey: {printed}\n---\n").fields == {"key": printed}


@pytest.mark.parametrize("printed", ["", "~", "null"])
def test_yaml_null_says_nothing(printed):
    assert split_front_matter(f"---\nkey: {printed}\n---\n").fields == {"key": None}


BOMB = "a: &a [x,x,x,x,x,x,x,x,x]\n" + "".join(
    f"{new}: &{new} [{','.join([f'*{old}'] * 9)}]\n" for old, new in zip("abcdefg", "bcdefgh", strict=True)
)


@pytest.mark.parametrize(
    ("head", "said"),
    [
        ("title: Ferry: a story", "line 2: mapping values are not allowed here"),
        (BOMB, "more than 10000 values"),
        ("a: &x [*x]", "nested more than 20 deep"),
        ("a: " + "[" * 5000, "nested too deep"),
        ("- one\n- two", "no mapping"),
        ("a: &x 1\nb: *y", "found undefined alias"),
    ],
)
def test_front_matter_that_cannot_be_read_warns_and_leaves_the_body(head, said):
    matter = split_front_matter(f"---\n{head}\n---\nThe ferry is back.\n")
    assert matter.body == "The ferry is back.\n"
    assert said in matter.warnings[0]


def test_a_headline_with_a_colon_is_still_read():
    entry = one_entry("---\ntitle: Ferry: a story\ndate: 2026-03-14\n---\nIt is back.\n", "a.md")
    assert entry.title is not None
    assert entry.title.text == "Ferry: a story"
    assert entry.dates[0].text == "2026-03-14"
    assert entry.warnings


def test_python_tags_of_yaml_are_text():
    assert split_front_matter("---\na: !!python/object/apply:os.system [id]\n---\n").fields == {"a": ["id"]}


def test_the_first_heading_is_the_headline_and_labels_under_it_are_fields():
    entry = one_entry(
        "# Night ferry *returns*\n\n**Published:** 2026-03-14\n\n**Author:** Mira Tolland\n\nIt is back.\n",
        "a.md",
    )
    assert entry.title is not None
    assert (entry.title.text, entry.title.line) == ("Night ferry returns", 1)
    assert entry.dates[0].text == "2026-03-14"
    assert entry.bylines[0].text == "Mira Tolland"
    assert [block.text for block in entry.blocks] == ["It is back."]


def test_a_byline_and_a_date_printed_under_the_heading_leave_the_body():
    entry = one_entry("# Night ferry returns\n\n*By Mira Tolland*\n\n14 March 2026\n\nIt is back.\n", "a.md")
    assert [piece.text for piece in entry.bylines] == ["By Mira Tolland"]
    assert [date.text for date in entry.dates] == ["14 March 2026"]
    assert [block.text for block in entry.blocks] == ["It is back."]


def test_a_heading_that_repeats_the_title_leaves_the_body_and_another_stays():
    head = "---\ntitle: Night ferry returns\n---\n"
    assert [
        block.text for block in one_entry(head + "# Night Ferry Returns!\n\nIt is back.", "a.md").blocks
    ] == ["It is back."]
    assert [block.text for block in one_entry(head + "# What we know\n\nIt is back.", "a.md").blocks] == [
        "What we know",
        "It is back.",
    ]


def test_articles_under_one_front_matter_are_several():
    text = "---\nsource: Harbour Board\n---\n" + "".join(
        f"# Story {number}\n\n**Date:** 2026-03-1{number}\n\n**URL:** https://h.example/{number}\n\nText {number}.\n\n"
        for number in (1, 2, 3)
    )
    entries = [entry for entry in parsed(text, "all.md") if isinstance(entry, RawEntry)]
    assert [entry.place for entry in entries] == ["all.md#1", "all.md#2", "all.md#3"]
    assert [entry.url for entry in entries] == [
        "https://h.example/1",
        "https://h.example/2",
        "https://h.example/3",
    ]
    assert [entry.sources[0].text for entry in entries] == ["Harbour Board"] * 3
    assert [entry.blocks[0].text for entry in entries] == ["Text 1.", "Text 2.", "Text 3."]


def test_chapters_of_one_article_are_one():
    text = "# Night ferry returns\n\nIt is back.\n\n# Why it stopped\n\nRepairs.\n"
    assert [block.text for block in one_entry(text, "a.md").blocks] == [
        "It is back.",
        "Why it stopped",
        "Repairs.",
    ]


@pytest.mark.parametrize("line", ["draft: true", "draft: yes", "published: false"])
def test_a_draft_is_rejected(line):
    assert one_reason(f"---\ntitle: Ferry\n{line}\n---\nIt is back.\n", "a.md").startswith("a draft")


def test_published_true_is_no_date_and_the_file_name_gives_one():
    entry = one_entry("---\ntitle: Ferry\npublished: true\n---\nIt is back.\n", "posts/2026-03-14-ferry.md")
    assert [(date.text, date.rule) for date in entry.dates] == [("2026-03-14", "file-name")]


def test_template_calls_leave_the_text():
    entry = one_entry('# Ferry\n\nIt is {{< figure src="x" >}}back{% include x %}.\n', "a.md")
    assert entry.blocks[0].text == "It is back."


def test_an_empty_body_without_title_is_rejected():
    assert one_reason("---\nlang: en\n---\n", "a.md") == "Markdown without title and text"
