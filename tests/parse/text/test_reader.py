"""Decisions of the reader that one short dump shows."""

from __future__ import annotations

import pytest

from feedsvc.model.raw import Rejection
from feedsvc.model.source import HouseStyle
from tests.parse.text.reading import article, read

BODY = (
    "Lantern Bay – The ferry to the outer islands sailed again on Tuesday, nine months after its engine room burned out.\n\n"
    "More than 300 people queued before sunrise, the harbour master said.\n\n"
    "The operator said it would run two crossings a day until June."
)
HEAD = "FERRY SERVICE RETURNS TO LANTERN BAY\n\n"


@pytest.mark.parametrize("text", ["", " ", "\n\n\u00a0\n", "\ufeff\n"])
def test_blanks_are_no_article(text):
    assert read(text) == Rejection(source="desk", place="dump.txt", reason="empty file")


def test_a_house_section_is_a_category_line():
    text = f"{HEAD}Quayside Gazette\n\nTue 4 March 2025:\n\n{BODY}"
    style = HouseStyle(source="desk", sections=("Quayside", "Gazette"))
    assert [piece.text for piece in article(text, style=style).categories] == ["Quayside Gazette"]


def test_a_share_intent_is_no_follow_link():
    text = f"{HEAD}{BODY}\n\nhttps://wa.me/?text=a\nhttps://x.com/intent/post?text=a\nhttps://x.com/northquaypress"
    assert [link.url for link in article(text).follow] == ["https://x.com/northquaypress"]


def test_a_follow_address_ends_at_a_no_break_space():
    text = f"{HEAD}{BODY}\n\nTWITTER\nhttps://twitter.com/NorthQuayPress\u00a0"
    assert article(text).follow[0].url == "https://twitter.com/NorthQuayPress"


def test_an_address_in_the_body_is_no_follow_link():
    text = f"{HEAD}{BODY}\n\nHe wrote on https://x.com/someone that the ferry was late, and many others agreed with him."
    assert article(text).follow == ()


def test_a_reprinted_paragraph_is_kept_twice():
    text = f"{HEAD}Tue 4 March 2025:\n\n{BODY}\n\n{BODY.splitlines()[2]}\n\nSOURCE: HARBOUR WIRE"
    texts = [block.text for block in article(text).blocks]
    assert texts.count(BODY.splitlines()[2]) == 2


def test_an_undated_dump_warns():
    assert any("date" in warning for warning in article(HEAD + BODY).warnings)


def test_text_without_a_headline_keeps_its_first_paragraph():
    entry = article(BODY)
    assert entry.title is None
    assert len(entry.blocks) == 3
    assert any("headline" in warning for warning in entry.warnings)


def test_a_page_header_date_is_only_a_base():
    text = "Friday, 29 April 2022\nHome\nWorld\nSport\nCulture\nSearch\nLog in\n" + "\n".join(
        f"Another story number {number}" for number in range(12)
    )
    text += f"\nFerry returns to Lantern Bay\n6 hours ago\n\n{BODY}"
    dates = [(date.text, date.role) for date in article(text).dates]
    assert ("Friday, 29 April 2022", "page") in dates
    assert ("6 hours ago", "published") in dates


def test_unlike_lines_are_not_taken_for_wrapped_text():
    names = "Harbour\nQuay and pier\nBoats\nThe long list of every ship that ever called here"
    assert len(article(f"{HEAD}{BODY}\n\n{names}").blocks) >= 3


def test_dropped_lines_say_why():
    entry = article(f"{HEAD}{BODY}\n\nSOURCE: HARBOUR WIRE\n\nLeave a Reply\n\nImage")
    assert all(line.rule and line.why for line in entry.dropped)


def test_chinese_sentences_are_prose():
    text = "市议会保留夜班公交车\n2024年1月18日\n\n市议会周五晚间投票决定保留连接港口和北部住宅区的夜班公交车，此前三周曾宣布将停运。\n\n动议以十九票对十二票获得通过，副市长表示没有人预料到差距会如此之大。"
    entry = article(text)
    assert entry.title is not None
    assert entry.title.text == "市议会保留夜班公交车"
    assert [date.text for date in entry.dates] == ["2024年1月18日"]
    assert len(entry.blocks) == 2
