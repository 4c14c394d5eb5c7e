"""Which line is the headline, and which part of one."""

from __future__ import annotations

from datetime import UTC, datetime
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from feedsvc.model.payload import Payload
from feedsvc.model.raw import RawEntry
from feedsvc.model.source import HouseStyle
from feedsvc.parse.text import title, trees
from feedsvc.parse.text.marks import mark_lines
from feedsvc.parse.text.page import read_lines
from feedsvc.parse.text.reader import parse_text
from feedsvc.parse.text.score import look
from feedsvc.parse.text.title import NAMES, candidates, parts_of, table, texts_of
from feedsvc.parse.text.title_traits import FEATURES, REACH, Scene, rows_of_texts

STORY = (
    "The harbour of Port Selwyn closed on Monday after its largest crane fell into the basin, the port authority said.",
    "No one was hurt when the crane fell, but eleven ships waited outside the harbour until the evening.",
    "Engineers said that the crane had been inspected in March and that its foundation had sunk since then.",
    "The port authority expects the harbour to open again on Thursday, once divers have cleared the basin.",
)
MENU = ("Home", "News", "Weather", "Shop", "Log in")


def scene_of(lines, body):
    read, _ = read_lines("\n".join(lines))
    return Scene(read, mark_lines(read), [at in body for at in range(len(read))])


def headline_of(*lines):
    payload = Payload(source="desk", place="a.txt", body=b"", modified=datetime(2026, 1, 1, tzinfo=UTC))
    (entry,) = parse_text("\n".join(lines), payload=payload, style=HouseStyle(source="desk"))
    assert isinstance(entry, RawEntry)
    return entry


def test_the_headline_of_a_plain_dump_is_its_first_line():
    entry = headline_of("Fallen crane closes Port Selwyn harbour", "", "12 January 2026", "", *STORY)
    assert entry.title.text == "Fallen crane closes Port Selwyn harbour"


def test_a_menu_above_the_headline_is_none():
    entry = headline_of(
        *MENU, "", "Fallen crane closes Port Selwyn harbour", "", "12 January 2026", "", *STORY
    )
    assert entry.title.text == "Fallen crane closes Port Selwyn harbour"


def test_what_was_not_taken_is_told_with_a_reason():
    entry = headline_of(
        *MENU, "", "Fallen crane closes Port Selwyn harbour", "", "12 January 2026", "", *STORY
    )
    assert entry.title_candidates
    assert all(piece.rule and piece.text for piece in entry.title_candidates)
    assert entry.title.text not in {piece.text for piece in entry.title_candidates}


def test_a_headline_without_the_site_behind_a_bar_is_weighed_too():
    parts = list(parts_of(0, "Fallen crane closes harbour | The Selwyn Post"))
    assert [(part.text, part.rest) for part in parts] == [("Fallen crane closes harbour", "The Selwyn Post")]


def test_the_last_step_of_a_path_is_weighed_too():
    assert [part.text for part in parts_of(0, "Home » News » Fallen crane closes harbour")] == [
        "Fallen crane closes harbour"
    ]


def test_what_follows_a_date_is_weighed_too():
    assert [part.text for part in parts_of(0, "Dec 18 2025 Fallen crane closes harbour")] == [
        "Fallen crane closes harbour"
    ]


def test_a_row_of_buttons_has_no_parts():
    assert not list(
        parts_of(0, "One here | Two here | Three here | Four here | Five here | Six here | Seven")
    )


def test_a_line_without_a_mark_or_date_has_no_parts():
    assert not list(parts_of(0, "A twenty-year-old crane falls"))


def test_a_line_far_above_the_body_is_not_weighed():
    lines = [f"Button {at}" for at in range(REACH + 9)] + list(STORY)
    scene = scene_of(lines, range(REACH + 9, REACH + 9 + len(STORY)))
    assert min(one.at for one in texts_of(scene)) == 9


def test_a_byline_and_a_date_are_not_weighed():
    lines = ["Fallen crane closes harbour", "By Mira Tolland", "12 January 2026", *STORY]
    scene = scene_of(lines, range(3, 7))
    assert [one.at for one in texts_of(scene) if one.at < 3] == [0]


def test_a_name_between_the_date_and_the_text_signs_it():
    lines = ["Fallen crane closes Port Selwyn harbour", "12 January 2026", "Mira Tolland", *STORY]
    scene = scene_of(lines, range(3, 7))
    assert [one.at for one in texts_of(scene) if one.at < 3] == [0]


def test_a_headline_of_capitalized_words_below_kicker_and_date_is_weighed():
    lines = ["Harbour", "12 January 2026", "Fallen Crane Closes Harbour", *STORY]
    scene = scene_of(lines, range(3, 7))
    assert 2 in [one.at for one in texts_of(scene)]


def test_a_line_that_speaks_of_what_the_body_speaks_of_shows_it():
    lines = ["Fallen crane closes harbour", "Recipes from our kitchen", *STORY]
    scene = scene_of(lines, range(2, 6))
    texts = [one for one in texts_of(scene) if one.at < 2]
    own, other = rows_of_texts(scene, texts)
    at = FEATURES.index("words in body")
    assert own[at] > other[at] == 0


def test_a_row_has_a_value_for_each_feature():
    lines = [*MENU, "Fallen crane closes harbour | The Selwyn Post", *STORY]
    scene = scene_of(lines, range(6, 10))
    texts = list(texts_of(scene))
    assert table(scene, texts, look(scene.lines, scene.marks).rows).shape == (len(texts), len(NAMES))
    assert trees.model("title").features == NAMES


def test_candidates_stand_in_the_order_of_their_scores():
    lines = [*MENU, "Fallen crane closes harbour", *STORY]
    scene = scene_of(lines, range(6, 10))
    found = candidates(scene.lines, scene.marks, scene.body, look(scene.lines, scene.marks).rows)
    assert all(one.score >= other.score for one, other in pairwise(found))
    assert found[0].text == "Fallen crane closes harbour"


@given(st.text(max_size=300))
def test_a_part_is_shorter_than_its_line(text):
    line = " ".join(text.split())
    assert all(len(part.text) < len(line) and part.cut for part in parts_of(0, line))


def test_a_line_of_marks_is_read_in_one_pass():
    for character in "|-–»:/ > 1":
        assert list(title.parts_of(0, character * 100_000)) == []
