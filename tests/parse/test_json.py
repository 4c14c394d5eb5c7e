"""JSON dumps of every layout become articles; what is none costs itself only."""

from __future__ import annotations

import json

import pytest

from feedsvc.errors import DumpError
from feedsvc.model.raw import RawEntry, Rejection
from tests.parse.payloads import one_entry, one_reason, parsed

FERRY = {
    "title": "Night ferry returns",
    "published": "2026-03-14T08:05:00Z",
    "author": "Mira Tolland",
    "text": "The night ferry is back.\n\nIt sails on Monday.",
    "url": "https://harbourpost.example/ferry",
}


def dump(value: object) -> str:
    return json.dumps(value)


def test_an_object_is_an_article():
    entry = one_entry(dump(FERRY), "ferry.json")
    assert entry.place == "ferry.json"
    assert entry.title is not None
    assert (entry.title.text, entry.title.rule) == ("Night ferry returns", "json:title")
    assert [block.text for block in entry.blocks] == ["The night ferry is back.", "It sails on Monday."]
    assert entry.body_html is None
    assert [(date.role, date.text) for date in entry.dates] == [("published", "2026-03-14T08:05:00Z")]
    assert entry.url == "https://harbourpost.example/ferry"


@pytest.mark.parametrize(
    "text",
    [
        dump([FERRY, FERRY]),
        dump({"items": [FERRY, FERRY]}),
        dump({"status": "ok", "articles": [FERRY, FERRY]}),
        dump({"data": {"posts": [FERRY, FERRY]}}),
        dump({"db": [{"data": {"posts": [FERRY, FERRY]}}]}),
        json.dumps(FERRY, indent=2) + json.dumps(FERRY, indent=2),
        json.dumps(FERRY) + "\n" + json.dumps(FERRY) + "\n",
        "\ufeff" + json.dumps(FERRY) + "\r\n\r\n" + json.dumps(FERRY),
    ],
)
def test_several_articles_come_in_any_layout(text):
    entries = parsed(text, "a.json")
    assert [entry.title.text for entry in entries if isinstance(entry, RawEntry) and entry.title] == [
        "Night ferry returns"
    ] * 2
    assert len({entry.place for entry in entries}) == 2


def test_a_broken_line_costs_that_line_only():
    text = "\n".join([dump(FERRY), '{"title": "cut o', "", "42", dump(FERRY)])
    items = parsed(text, "wire.jsonl")
    assert [item.place for item in items] == ["wire.jsonl#1", "wire.jsonl#2", "wire.jsonl#4", "wire.jsonl#5"]
    assert isinstance(items[1], Rejection)
    assert items[1].reason.startswith("broken JSON: line 2, column")
    assert isinstance(items[2], Rejection)
    assert items[2].reason == "not an article: a number instead of an object"


def test_a_single_line_of_a_growing_file_keeps_its_place():
    assert one_entry(dump(FERRY), "wire.jsonl").place == "wire.jsonl#1"


def test_html_is_told_from_text_by_its_tags():
    entry = one_entry(
        dump({"title": "Ferry", "content": "<p>It is <b>back</b>.</p><ul><li>Monday</li></ul>"}), "a.json"
    )
    assert entry.body_html == "<p>It is <b>back</b>.</p><ul><li>Monday</li></ul>"
    assert [(block.kind, block.text) for block in entry.blocks] == [
        ("paragraph", "It is back."),
        ("item", "Monday"),
    ]


def test_classic_wordpress_bodies_get_their_paragraphs():
    entry = one_entry(dump({"title": "Ferry", "content": "It is <em>back</em>.\n\nOn Monday."}), "a.json")
    assert [block.text for block in entry.blocks] == ["It is back.", "On Monday."]


def test_the_wordpress_api_is_unfolded():
    post = {
        "id": 7,
        "date_gmt": "2026-03-14T08:05:00",
        "title": {"rendered": "Ferry&#8217;s back"},
        "content": {"rendered": "<p>It is back.</p>", "protected": False},
        "excerpt": {"rendered": "<p>Good news for the island.</p>"},
        "author": 3,
        "categories": [12],
        "featured_media": 9,
        "link": "https://harbourpost.example/?p=7",
        "_embedded": {
            "author": [{"name": "Mira Tolland"}],
            "wp:term": [
                [{"taxonomy": "category", "name": "Harbour"}],
                [{"taxonomy": "post_tag", "name": "ferry"}],
            ],
            "wp:featuredmedia": [
                {"source_url": "https://harbourpost.example/f.jpg", "alt_text": "The ferry"}
            ],
        },
    }
    entry = one_entry(dump(post), "a.json")
    assert entry.title is not None
    assert entry.title.text == "Ferry’s back"
    assert entry.dates[0].text == "2026-03-14T08:05:00Z"
    assert entry.deck is not None
    assert entry.deck.text == "Good news for the island."
    assert [piece.text for piece in entry.bylines] == ["Mira Tolland"]
    assert [piece.text for piece in entry.categories] == ["Harbour", "ferry"]
    assert entry.images[0].url == "https://harbourpost.example/f.jpg"
    assert entry.guid == "7"


@pytest.mark.parametrize(
    ("given", "meant"),
    [
        (1773475500, "2026-03-14T08:05:00+00:00"),
        (1773475500000, "2026-03-14T08:05:00+00:00"),
        ("1773475500", "2026-03-14T08:05:00+00:00"),
        ("14 March 2026", "14 March 2026"),
        (20260314, "20260314"),
    ],
)
def test_numbers_count_seconds_or_milliseconds(given, meant):
    assert one_entry(dump(FERRY | {"published": given}), "a.json").dates[0].text == meant


@pytest.mark.parametrize(
    ("given", "names"),
    [
        ("Mira Tolland", ["Mira Tolland"]),
        (["Mira Tolland", "Jon Esk"], ["Mira Tolland", "Jon Esk"]),
        ([{"name": "Mira Tolland", "url": "x"}], ["Mira Tolland"]),
        ({"name": "Mira Tolland"}, ["Mira Tolland"]),
        (3, []),
        (None, []),
    ],
)
def test_authors_come_as_text_lists_and_objects(given, names):
    assert [piece.text for piece in one_entry(dump(FERRY | {"author": given}), "a.json").bylines] == names


@pytest.mark.parametrize(
    "given",
    [
        "https://h.example/f.jpg",
        ["https://h.example/f.jpg"],
        {"url": "https://h.example/f.jpg"},
        [{"src": "https://h.example/f.jpg"}],
    ],
)
def test_images_come_as_text_lists_and_objects(given):
    assert [image.url for image in one_entry(dump(FERRY | {"images": given}), "a.json").images] == [
        "https://h.example/f.jpg"
    ]


def test_a_summary_stands_for_a_missing_text_with_a_warning():
    entry = one_entry(dump({"title": "Ferry", "summary": "It is back."}), "a.json")
    assert [block.text for block in entry.blocks] == ["It is back."]
    assert "the summary stands for it" in entry.warnings[0]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ('{"title": "cut o', "broken JSON: line 1"),
        ("[]", "JSON without an article"),
        ("{}", "an empty object"),
        ('{"colour": "blue", "size": 3}', "no title and no text under any known name; it has colour, size"),
        ("[" * 100_000, "JSON nested too deep"),
        ('{"a":' * 100_000, "JSON nested too deep"),
        ("not json at all", "broken JSON"),
    ],
)
def test_what_is_no_article_is_rejected_with_the_reason(text, reason):
    assert one_reason(text, "a.json").startswith(reason)


def test_poisoned_values_leave_a_clean_article():
    text = (
        '{"title":"Fer\\ud800ry \\u0000back","title":"Ferry\\ud800 back","text":"It\\ufffe is.","date":NaN,"id":1e999999,"lang":'
        + "9" * 5000
        + "}"
    )
    entry = one_entry(text, "a.json")
    assert entry.title is not None
    assert entry.title.text == "Ferry back"
    assert entry.blocks[0].text == "It is."
    assert entry.dates == ()


@pytest.mark.shared
def test_the_public_json_vectors_cost_themselves_only(shared):
    for vector in sorted((shared / "data/vectors/jsontestsuite/test_parsing").iterdir()):
        try:
            items = parsed(vector.read_bytes(), "a.json")
        except DumpError:
            continue
        assert items, vector.name
        if vector.name.startswith("n_") and len(items) == 1:
            assert isinstance(items[0], Rejection), vector.name
