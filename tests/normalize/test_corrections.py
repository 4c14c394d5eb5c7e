"""The operator's rules on what has blocks, on datelines and on the case of headlines."""

from __future__ import annotations

import pytest

from feedsvc.model.entry import Entry
from feedsvc.model.raw import Block
from feedsvc.model.source import HouseStyle
from tests.normalize.test_entry import LEDE, REST, piece, read

APPEAL = "Become a member of the Harbour Post."
HTML = (
    f'<p><b>Port Merrow</b> –\xa0<a href="https://post.example/f">{LEDE.partition(chr(160))[2]}</a></p>'
    f"<p>{APPEAL}</p><ul><li>{APPEAL}</li></ul><p>{REST}</p>"
)
BLOCKS = tuple(Block(text=text) for text in (LEDE, APPEAL, REST))


def page(rules: dict[str, object], html: str | None = HTML, **fields: object) -> Entry:
    style = HouseStyle(source="desk", publisher="Harbour Post", **rules)  # type: ignore[arg-type]
    return read(style, **{"form": "html", "blocks": BLOCKS, "body_html": html, **fields})


def test_a_dropped_block_leaves_text_and_markup_and_its_empty_list_goes_too() -> None:
    entry = page({"drop": ("^Become a member",)})
    assert APPEAL not in entry.paragraphs
    assert APPEAL not in entry.body_html
    assert "<ul>" not in entry.body_html
    assert 'href="https://post.example/f"' in entry.body_html
    assert [(line.rule, line.why) for line in entry.dropped] == [
        ("dropped-by-operator", "the source drops what matches ^Become a member")
    ]


def test_keep_spares_a_block_that_drop_would_take() -> None:
    entry = page({"drop": ("^Become",), "keep": ("Harbour Post",)})
    assert APPEAL in entry.paragraphs
    assert entry.dropped == ()


def test_markup_that_holds_a_dropped_text_in_another_shape_gives_way_to_the_blocks() -> None:
    entry = page({"drop": ("^Become",)}, html=f"<div>{LEDE}<br><br>{APPEAL}<br><br>{REST}</div>")
    assert APPEAL not in entry.body_html
    assert REST in entry.body_html


def test_a_picture_beside_a_dropped_text_stays() -> None:
    image = '<img src="https://post.example/a.jpg" alt="">'
    entry = page({"drop": ("^Become",)}, html=f"<blockquote>{image}<p>{APPEAL}</p></blockquote><p>{REST}</p>")
    assert "https://post.example/a.jpg" in entry.body_html


def test_a_pattern_takes_the_headline_from_the_stated_one_before_the_text() -> None:
    title = piece("Night ferry returns - The Coast - Harbour Post")
    assert page({"title_pattern": "^(.+?) - "}, title=title).title == "Night ferry returns"
    entry = page({"title_pattern": "^The ferry to (Sallow returns) "}, title=title)
    assert entry.title == "Sallow returns"
    assert REST not in entry.paragraphs
    assert REST not in entry.body_html
    entry = page({"title_pattern": "^nowhere"}, title=title)
    assert entry.warnings[0] == "No line matches the pattern of the source's title."


@pytest.mark.parametrize("form", ["html", "text"])
def test_a_dropped_dateline_leaves_text_and_markup_and_stays_known(form: str) -> None:
    entry = page({"dateline": "drop"}, form=form, html=HTML if form == "html" else None)
    assert entry.dateline is not None
    assert entry.dateline.place == "Port Merrow"
    assert entry.paragraphs[0].startswith("The night ferry")
    assert not entry.summary.startswith("Port Merrow")
    assert "Port Merrow" not in entry.body_html
    assert "<b>" not in entry.body_html
    assert (form == "html") == ('href="https://post.example/f"' in entry.body_html)


def test_a_text_without_a_dateline_is_left_alone() -> None:
    blocks = (Block(text=REST), Block(text=REST))
    assert page({"dateline": "drop"}, blocks=blocks, html=None).paragraphs == (REST, REST)


CAPITALS = "NIGHT FERRY TO SALLOW RETURNS"
HEADLINE_CASE = "Night Ferry to Sallow Returns After Weeks"


@pytest.mark.parametrize(
    ("case", "printed", "shown"),
    [
        ("auto", CAPITALS, "Night ferry to Sallow returns"),
        ("auto", HEADLINE_CASE, HEADLINE_CASE),
        ("sentence", CAPITALS, "Night ferry to Sallow returns"),
        ("sentence", HEADLINE_CASE, "Night ferry to Sallow returns after weeks"),
        ("sentence", "Night ferry to Sallow returns", "Night ferry to Sallow returns"),
        ("title", CAPITALS, "Night Ferry to Sallow Returns"),
        ("title", "Night ferry to Sallow returns", "Night Ferry to Sallow Returns"),
        ("title", "XQ ZV WK PR UNKNOWN WORDS ALL", "Xq Zv Wk Pr Unknown Words All"),
        ("keep", CAPITALS, CAPITALS),
        ("keep", HEADLINE_CASE, HEADLINE_CASE),
    ],
)
def test_the_case_of_headlines_is_the_sources(case: str, printed: str, shown: str) -> None:
    entry = page({"case": case, "language": "en"}, title=piece(printed))
    assert (entry.title, entry.title_raw) == (shown, printed)


def test_headline_case_is_english_alone() -> None:
    printed = "Nachtfähre nach Sallow kehrt nach Wochen zurück"
    assert page({"case": "title", "language": "de"}, title=piece(printed)).title == printed


def test_capitals_that_the_operator_keeps_are_no_matter_for_a_warning() -> None:
    entry = page({"case": "keep"}, title=piece(CAPITALS))
    assert not any("capitals" in warning for warning in entry.warnings)
