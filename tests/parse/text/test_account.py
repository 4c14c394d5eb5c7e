"""The account of a dump: every line, what it was taken for, and why; and the words it is told in."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from feedsvc.model.account import ARTICLE_ROLES, BODY_ROLES, ROLES, LineAccount
from feedsvc.model.chrome import Standing
from feedsvc.model.raw import RawEntry
from feedsvc.model.source import HouseStyle
from feedsvc.parse.text import score, trees
from feedsvc.parse.text.account import account
from feedsvc.parse.text.account_words import FIELD_ROLES, MARK_ROLES, WHY
from feedsvc.parse.text.feature_words import theme, words, words_of
from feedsvc.parse.text.marks import mark_lines
from feedsvc.parse.text.page import read_lines
from feedsvc.parse.text.reasons import LEAST, TOLD, contributions, reasons
from feedsvc.text.imprints import imprint
from feedsvc.text.lines import split_lines
from tests.parse.payloads import make_payload
from tests.parse.text.reading import read

TEXT = Path(__file__).resolve().parents[3] / "feedsvc" / "parse" / "text"
APPEAL = (
    "The Herald belongs to the people who read it, and a crown a week keeps its boats and reporters at sea."
)
DUMP = f"""Home
News
Sport
Tides
Library boat returns to Ostrey after a winter of repairs

World

By Mara Quill

12 November 2026

OSTREY, Nov 12 (Selwyn Wire) - The library boat tied up at Ostrey on Thursday with nine hundred books on board, the first since the ice closed the sound in January.

Image

Children from the school had waited on the pier since breakfast, said their teacher, who had promised no arithmetic.

{APPEAL}

"People ask for atlases and for recipes, in that order," said the librarian, who has made the round for ten years.

The boat leaves again on Monday, if the wind allows it, and is expected back before the spring fair opens its gates.

SOURCE: SELWYN WIRE

Share this story!

Leave a Reply

Your email address will not be published. Required fields are marked *
"""


def told(text: str, **style: object) -> tuple[LineAccount, ...]:
    """Return the account of a dump of one article."""
    given_style = HouseStyle(source="desk", **style)  # type: ignore[arg-type]
    (lines,) = account(text, payload=make_payload(text), style=given_style)
    return lines


def line_with(lines: tuple[LineAccount, ...], words_: str) -> LineAccount:
    return next(line for line in lines if words_ in line.text)


@pytest.mark.parametrize(
    ("words_", "role"),
    [
        ("Library boat returns", "headline"),
        ("World", "category"),
        ("By Mara Quill", "byline"),
        ("12 November 2026", "date"),
        ("tied up at Ostrey", "body"),
        ("Image", "placeholder"),
        ("atlases and for recipes", "body"),
        ("SOURCE: SELWYN WIRE", "source"),
        ("Share this story!", "share"),
        ("Leave a Reply", "comment"),
        ("Tides", "menu"),
    ],
)
def test_a_line_has_the_role_that_it_plays(words_: str, role: str) -> None:
    assert line_with(told(DUMP), words_).role == role


def test_every_line_is_told_of_in_the_order_of_the_dump() -> None:
    lines = told(DUMP)
    printed = [" ".join(line.split()) for line in split_lines(DUMP) if line.strip()]
    assert len(lines) <= len(printed)  # a wrapped paragraph is one line again
    assert "".join(printed).replace(" ", "") == "".join(line.text for line in lines).replace(" ", "")
    assert [line.number for line in lines] == sorted(line.number for line in lines)


def test_a_line_that_the_model_decided_has_odds_and_reasons_for_and_against() -> None:
    line = line_with(told(DUMP), "atlases and for recipes")
    assert line.odds is not None
    assert line.odds > 0
    assert any(reason.weight > 0 for reason in line.reasons)
    assert line_with(told(DUMP), "Leave a Reply").odds is None


def test_the_lines_below_the_text_are_told_what_ended_it() -> None:
    tail = "\n\nMore from the harbour, the pier and the sound\n"
    line = line_with(told(DUMP + tail), "More from the harbour")
    if line.rule == "after-the-end":
        assert "which ends before line" in line.why


def test_what_the_operator_dropped_or_kept_is_told_so() -> None:
    dropped = line_with(told(DUMP, drop=("^The Herald belongs",)), "The Herald belongs")
    assert (dropped.role, dropped.odds) == ("operator", None)
    assert "^The Herald belongs" in dropped.why
    kept = line_with(told(DUMP, keep=("^Share this story",)), "Share this story")
    assert (kept.role, kept.rule) == ("body", "kept-by-operator")


def test_a_learned_line_is_told_so_with_what_the_model_made_of_it() -> None:
    chrome = {imprint(APPEAL): Standing(9, 10, outside=False)}
    line = line_with(told(DUMP, chrome=chrome), "The Herald belongs")
    assert line.role == "learned"
    assert "9 of the source's 10" in line.why
    assert line.odds is not None


def test_a_dump_without_an_article_has_an_account_too() -> None:
    menu = "\n".join(f"Section {number}" for number in range(30))
    lines = told(menu)
    assert len(lines) == 30
    assert {line.role for line in lines} == {"menu"}
    assert told("") == ()


def test_lines_that_are_too_many_to_be_read_are_told_so() -> None:
    lines = told("Title of it all\n\n" + "A line of text that says nothing at all.\n" * 10_050)
    assert lines[-1].role == "unread"


@given(st.text(alphabet=st.sampled_from("aA .\n\t-:1“?世ب"), max_size=400))
def test_no_text_breaks_it_and_its_body_is_the_readers(text: str) -> None:
    lines = told(text)
    result = read(text)
    inside = [line.text for line in lines if line.role in BODY_ROLES]
    if isinstance(result, RawEntry):
        assert inside == [block.text for block in result.blocks]
    assert all(line.role in ROLES and line.rule and line.why for line in lines)
    if not any(line.role == "headline" and line.rule == "title-by-operator" for line in lines):
        shown = "".join(line.text for line in lines).replace(" ", "")
        assert len(shown) == len("".join("".join(line.split()) for line in split_lines(text)))


@pytest.mark.parametrize("name", ["lines-1", "lines-2"])
def test_every_feature_of_a_model_has_words(name: str) -> None:
    features = trees.model(name).features
    assert [feature for feature in features if words_of(feature) is None] == []
    for value in (0, 1, 7, 60, 32_767, -32_767):
        assert all(words(feature, value) and theme(feature) for feature in features)


def test_a_feature_says_its_value() -> None:
    assert words("size -2", 218) == "2 lines above: 218 letters long"
    assert words("prose after 8", 1) == "1 paragraph within 8 lines below"
    assert words("since related", 60) == "no such thing near above: a list of other articles"
    assert words("odds +1", 0) == "line below, at first look: none there"
    assert words("unheard of", 3) == "unheard of: 3"


def reasons_of_one(model: trees.Trees, row) -> dict[str, int]:
    """Return what each feature added to one row's score, tree by tree."""
    told: dict[str, int] = {}
    depth, count = model.questions.shape
    tables = model.leaves.reshape(count, 1 << depth)
    for tree in range(count):
        leaves = tables[tree].reshape((2,) * depth)  # the axis of level 0 is the last one
        mean = float(leaves.mean())
        for level in range(depth):
            asked = model.questions[level, tree]
            column = int(model.columns[asked])
            leaves = leaves[..., int(row[column] > model.borders[asked, 0])]
            moved, mean = float(leaves.mean()) - mean, float(leaves.mean())
            name = model.features[column]
            told[name] = told.get(name, 0) + round(moved)
    return told


def test_the_quick_reasons_are_those_of_the_model() -> None:
    lines, _ = read_lines(DUMP)
    model, rows = trees.model("lines-2"), score.look(lines, mark_lines(lines)).rows
    added = contributions(model, rows)
    for row, quick in zip(rows, added.tolist(), strict=True):
        slow = reasons_of_one(model, row)
        assert {name: slow.get(name, 0) for name in model.features} == pytest.approx(
            dict(zip(model.features, quick, strict=True)), abs=3
        )


def test_the_reasons_are_few_and_none_says_what_another_says() -> None:
    lines, _ = read_lines(DUMP)
    rows = score.look(lines, mark_lines(lines)).rows
    for own in reasons(trees.model("lines-1"), trees.model("lines-2"), rows):
        assert sum(reason.weight > 0 for reason in own) <= TOLD
        assert sum(reason.weight < 0 for reason in own) <= TOLD
        assert all(abs(reason.weight) >= LEAST for reason in own)
        assert len({reason.words for reason in own}) == len(own)


def rules_in_code(name: str, position: int) -> set[str]:
    """Return the slugs that the reader's modules give as an argument of a call, conditional ones included."""
    found: set[str] = set()
    for path in TEXT.glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if not isinstance(node, ast.Call) or len(node.args) <= position:
                continue
            if isinstance(node.func, ast.Name) and node.func.id == name:
                leaves = ast.walk(node.args[position])
                constants = [leaf.value for leaf in leaves if isinstance(leaf, ast.Constant)]
                found |= {value for value in constants if isinstance(value, str)}
    return found


def rules_returned() -> set[str]:
    """Return the slugs that the reader's functions choose a rule from."""
    found: set[str] = set()
    for path in TEXT.glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.FunctionDef) and node.name == "_rule":
                returned = [one.value for one in ast.walk(node) if isinstance(one, ast.Return) and one.value]
                leaves = [
                    leaf.value for one in returned for leaf in ast.walk(one) if isinstance(leaf, ast.Constant)
                ]
                found |= {value for value in leaves if isinstance(value, str)}
    return found


def test_every_rule_that_gives_a_line_its_role_has_words() -> None:
    assert rules_returned() - WHY.keys() == set()
    assert rules_in_code("Role", 1) - WHY.keys() == set()
    assert rules_in_code("Role", 0) - FIELD_ROLES.keys() == set()


def test_every_mark_has_a_role() -> None:
    assert rules_in_code("Mark", 0) - MARK_ROLES.keys() == set()
    assert set(MARK_ROLES.values()) <= ROLES.keys()
    assert set(FIELD_ROLES.values()) <= ARTICLE_ROLES.keys()
