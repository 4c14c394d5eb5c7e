"""The trained models say the same everywhere: integers in, integers out."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from feedsvc.parse.text import score, standing, surroundings, traits, trees
from feedsvc.parse.text.marks import mark_lines
from feedsvc.parse.text.page import read_lines

SMALL = {
    "features": ["size", "place"],
    "base": -100,
    "trees": [
        {"splits": [[0, 40], [1, 3]], "leaves": [-500, 700, -900, 300]},
        {"splits": [[1, 10]], "leaves": [50, -50]},
    ],
}


@pytest.mark.parametrize(
    ("row", "score_of_row"),
    [
        ((10, 0), -100 - 500 + 50),
        ((41, 0), -100 + 700 + 50),
        ((40, 4), -100 - 900 + 50),
        ((41, 11), -100 + 300 - 50),
    ],
)
def test_a_score_is_the_base_and_one_leaf_of_each_tree(row, score_of_row):
    assert trees.from_json(SMALL).scores(trees.rows_of([row])).tolist() == [score_of_row]


def test_many_rows_score_as_each_alone():
    rows = np.random.default_rng(1).integers(-5, 60, (trees.CHUNK + 7, 2)).astype(np.int16)
    model = trees.from_json(SMALL)
    every = model.scores(rows)
    assert [int(model.scores(rows[at : at + 1])[0]) for at in (0, 5, trees.CHUNK, trees.CHUNK + 6)] == [
        int(every[at]) for at in (0, 5, trees.CHUNK, trees.CHUNK + 6)
    ]


@pytest.mark.parametrize(
    ("name", "features"),
    [
        ("lines-1", surroundings.names()),
        ("lines-2", (*surroundings.names(), *standing.names())),
    ],
)
def test_the_features_are_those_the_model_was_trained_with(name, features):
    assert trees.model(name).features == features


TEXT = st.lists(
    st.one_of(
        st.text(st.characters(codec="utf-8", exclude_characters="\x00"), max_size=80),
        st.sampled_from(
            ["", "Home", "Read more", "Leave a Reply", "Ada Moreno, 3 May 2024", "。", "…", ". , ;", '"']
        ),
    ),
    min_size=1,
    max_size=40,
).map("\n".join)


@given(TEXT)
def test_every_line_has_a_row_as_wide_as_the_names(text):
    lines, _ = read_lines(text)
    if not lines:
        return
    said = traits.traits(lines, mark_lines(lines))
    assert said.rows.shape == (len(lines), len(traits.NAMES))
    first = surroundings.table(said.rows)
    assert first.shape == (len(lines), len(surroundings.names()))
    second = standing.table(first, np.zeros(len(lines), np.int32), said)
    assert second.shape == (len(lines), len(surroundings.names()) + len(standing.names()))


@given(TEXT)
def test_a_course_has_a_word_on_every_line_and_never_takes_a_marked_one(text):
    lines, _ = read_lines(text)
    marks = mark_lines(lines)
    body = score.course(score.look(lines, marks).odds, marks)
    assert len(body) == len(lines)
    assert not any(inside and found for inside, found in zip(body, marks, strict=True))


def trait(text: str, name: str) -> int:
    lines, _ = read_lines(text)
    return int(traits.traits(lines, mark_lines(lines)).rows[0, traits.NAMES.index(name)])


@pytest.mark.parametrize(
    ("name", "text", "value"),
    [
        ("size", "Two words", 9),
        ("size", "市长宣布新桥", 15),
        ("words", "A line of six short words.", 6),
        ("capitalized", "Harbour Post Front Page", 100),
        ("capitalized", "the road was closed", 0),
        ("function words", "the of and to", 100),
        ("sentences", "The road was closed. Nobody was hurt. Traffic is slow.", 2),
        ("commas", "Salt, pepper, thyme and a bay leaf, if there is one", 3),
        ("shouts", "MAYOR OPENS BRIDGE", 1),
        ("shouts", "市长宣布新桥开通的消息", 0),
        ("digits", "12:45", 80),
        ("reader words", "Sign up and we send you our letter", 2),
        ("year", "Posted on 3 May 2024", 1),
        ("clock", "Last updated at 14:05", 1),
        ("credit", "The old bridge in spring (Photo: Ada Moreno/Harbour Post)", 1),
        ("credit", "The old bridge was closed in spring after a storm.", 0),
        ("writer words", "Ada Moreno is a reporter and columnist based in Port Ellery.", 2),
        ("item", "• A pinch of salt", 1),
    ],
)
def test_a_trait_says_what_its_name_says(name, text, value):
    assert trait(text, name) == value


def test_words_that_are_only_marks_do_not_shift_those_of_later_lines():
    lines, _ = read_lines('. , … "\n\nthe of and to\n\nPort Ellery bridge')
    said = traits.traits(lines, mark_lines(lines))
    assert said.rows[1, traits.NAMES.index("function words")] == 100
    assert said.topic(2) == {"port", "ellery", "bridge"}


def test_scripts_without_spaces_have_pairs_of_characters_as_topic():
    lines, _ = read_lines("市长宣布新桥开通")
    assert "新桥" in traits.traits(lines, [None]).topic(0)
