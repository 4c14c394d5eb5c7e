"""The page that explains a reading: self-contained, escaped, bounded; and how menus fold."""

from __future__ import annotations

import base64
import hashlib
import re

from hypothesis import given
from hypothesis import strategies as st

from feedsvc.model.account import ROLES, Explanation, LineAccount, Reason
from feedsvc.model.raw import Rejection
from feedsvc.render.account import line_from_record, line_to_record
from feedsvc.render.explained import MOST_LINES, explained_page
from feedsvc.render.folds import BORDER, FEWEST, Fold, folded
from tests.builders import make_entry

REASON = Reason(words="218 letters long", weight=900)


def line(
    number: int, role: str = "body", text: str = "The ferry runs again.", **fields: object
) -> LineAccount:
    return LineAccount(number=number, text=text, role=role, rule="a-rule", why="has a reason", **fields)  # type: ignore[arg-type]


def page(*lines: LineAccount, **fields: object) -> str:
    told = Explanation(place="ferry.txt", result=make_entry(**fields), lines=lines)
    return explained_page([told], name="ferry.txt").decode()


def test_the_page_shows_each_line_with_role_rule_odds_and_reasons() -> None:
    shown = page(line(1, "headline", "Ferry returns"), line(3, odds=3141, reasons=(REASON,)))
    for expected in (
        "Ferry returns",
        "headline",
        "a-rule",
        "has a reason",
        "+3.1",
        "218 letters long",
        "+0.90",
    ):
        assert expected in shown


def test_the_page_loads_and_runs_nothing() -> None:
    html = "<p>Text</p><img src='https://elsewhere.example/p.jpg' alt=''>"
    for form in ("text", "html"):
        shown = page(line(1), form=form, body_html=html, paragraphs=("Text",))
        assert not re.search(r"<(?:script|img|link|iframe|object|embed)\b|@import|url\(", shown)
    assert "default-src &#39;none&#39;" in shown or "default-src 'none'" in shown


def test_the_policy_allows_the_pages_own_style_and_no_other() -> None:
    shown = page(line(1))
    style = re.search(r"<style>(.*?)</style>", shown, re.DOTALL)
    assert style is not None
    assert base64.b64encode(hashlib.sha256(style[1].encode()).digest()).decode() in shown.split("<style>")[0]


def test_what_a_dump_prints_is_text_on_the_page() -> None:
    evil = "<script>alert(1)</script>\"'><img src=x onerror=alert(1)>"
    told = Explanation(
        place=evil,
        result=Rejection(source="desk", place=evil, reason=evil),
        lines=(line(1, "menu", evil, reasons=(Reason(words=evil, weight=60),)),),
        note=evil,
    )
    shown = explained_page([told], name=evil).decode()
    assert "<script" not in shown
    assert "<img" not in shown


def test_the_page_of_a_giant_dump_is_bounded_and_says_what_it_leaves_out() -> None:
    body = [line(number, text="x" * 5000) for number in range(2 * MOST_LINES)]
    shown = page(*body)
    assert len(shown) < 10_000_000
    assert "3,000 more lines, not shown" in shown
    assert "3,800 more characters" in shown
    menus = page(*(line(number, "menu", "Quay") for number in range(200_000)))
    assert len(menus) < 1_000_000
    assert "200,000 menu lines" in menus


def test_the_page_of_very_many_articles_is_bounded_too() -> None:
    entry = make_entry(paragraphs=("word " * 20_000,))
    told = [Explanation(place=f"{number}.txt", result=entry, lines=(line(1),)) for number in range(400)]
    shown = explained_page(told, name="inbox").decode()
    assert len(shown) < 2_000_000
    assert "350 more articles, not shown" in shown
    assert "the text goes on" in shown


def test_a_dump_that_runs_from_right_to_left_is_shown_so() -> None:
    assert '<ol dir="rtl" lang="ur">' in page(line(1), language="ur", direction="rtl")
    refused = Rejection(source="desk", place="a", reason="list page")
    told = Explanation(place="a", result=refused, lines=(line(1, "menu", "الصفحة الرئيسية"),))
    assert '<ol dir="rtl">' in explained_page([told], name="a").decode()


def test_every_role_has_a_colour_of_its_group() -> None:
    shown = page(*(line(number, role) for number, role in enumerate(ROLES, 1)))
    assert all(f">{name}<" in shown for name in ROLES.values())


@given(st.lists(st.sampled_from(["body", "menu", "share", "placeholder"]), max_size=60))
def test_folding_loses_no_line_and_moves_none(roles: list[str]) -> None:
    lines = [line(number, role) for number, role in enumerate(roles)]
    items = list(folded(lines))
    flat = [one for item in items for one in (item.lines if isinstance(item, Fold) else (item,))]
    assert flat == lines
    for before, item, after in zip([None, *items], items, [*items[1:], None], strict=False):
        if isinstance(item, Fold):
            assert len(item.lines) >= FEWEST
            assert not isinstance(before, Fold)
            assert not isinstance(after, Fold)
            assert all(one.role != "body" for one in item.lines)


def test_the_lines_beside_the_article_stay_in_sight() -> None:
    lines = [line(0), *(line(number, "menu") for number in range(1, 20)), line(20)]
    shown = [item for item in folded(lines) if isinstance(item, LineAccount)]
    assert [item.number for item in shown] == [0, 1, 2, 18, 19, 20]
    assert BORDER == 2


def test_what_was_taught_is_not_folded_among_menus() -> None:
    lines = [line(number, "operator" if number == 20 else "menu") for number in range(40)]
    assert 20 in [item.number for item in folded(lines) if isinstance(item, LineAccount)]


def test_a_fold_counts_what_it_holds() -> None:
    assert Fold(tuple(line(1, "menu") for _ in range(84))).label == "84 menu lines"
    mixed = (*(line(1, "menu") for _ in range(3)), line(1, "share"))
    assert Fold(mixed).label == "4 lines: 3 menu, 1 share"


def test_an_account_comes_back_from_its_record() -> None:
    account = line(7, "learned", odds=-120, reasons=(REASON,))
    assert line_from_record(line_to_record(account)) == account
