"""Datelines: each form of the agencies and of the press of a language, and what only looks like one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from feedsvc.normalize.dateline import find_dateline, read_dateline, without_dateline

ENGLISH = "The harbour of the town opened again on Monday after a week of storms."
ARABIC = "افتتح الميناء أبوابه مجددا يوم الاثنين بعد أسبوع من العواصف."
HINDI = "बंदरगाह सोमवार को एक सप्ताह के तूफान के बाद फिर से खुल गया।"
CHINESE = "港口在经历了一周的暴风雨之后于星期一重新开放，居民们表示欢迎。"
JAPANESE = "港は一週間の嵐の後、月曜日に再開したと当局が発表した。"
KOREAN = "항구가 일주일간의 폭풍 끝에 월요일에 다시 문을 열었다고 당국이 밝혔다."
RUSSIAN = "Порт открылся в понедельник после недели штормов, сообщили власти."
URDU = "بندرگاہ ایک ہفتے کے طوفان کے بعد پیر کو دوبارہ کھل گئی۔"

FORMS = [
    ("MERROW, Jan. 18 (Xinhua) -- ", ENGLISH, "MERROW", "Xinhua"),
    ("MERROW, 18 Ene. (EUROPA PRESS) - ", ENGLISH, "MERROW", "EUROPA PRESS"),
    ("New Merrow, Jan 18 (PTI) ", ENGLISH, "New Merrow", "PTI"),
    ("New Merrow, Jan 18 (IANS): ", ENGLISH, "New Merrow", "IANS"),
    ("New Delhi: ", ENGLISH, "New Delhi", None),
    ("İSTANBUL (AA) - ", ENGLISH, "İSTANBUL", "AA"),
    ("Merrow (dpa/lno) – ", ENGLISH, "Merrow", "dpa/lno"),
    ("Merrow/Sallow (dpa) - ", ENGLISH, "Merrow/Sallow", "dpa"),
    ("(ANSA) - MERROW, 18 GEN - ", ENGLISH, "MERROW", "ANSA"),
    ("MERROW, Sallow, Jan. 18, 2024 /PRNewswire/ -- ", ENGLISH, "MERROW, Sallow", "PRNewswire"),
    ("MERROW, Sallow –\xa0", ENGLISH, "MERROW, Sallow", None),
    ("القاهرة - رويترز: ", ARABIC, "القاهرة", "رويترز"),
    ("القاهرة (رويترز) - ", ARABIC, "القاهرة", "رويترز"),
    ("القاهرة – د ب أ – ", ARABIC, "القاهرة", "د ب أ"),
    ("دمشق – ", ARABIC, "دمشق", None),
    ("जागरण संवाददाता, आगरा। ", HINDI, "आगरा", "जागरण संवाददाता"),
    ("नई दिल्ली, 18 जनवरी (भाषा) ", HINDI, "नई दिल्ली", "भाषा"),
    ("आगरा। ", HINDI, "आगरा", None),
    ("新华社北京4月24日电（记者 李明）", CHINESE, "北京", "新华社"),
    ("中新网北京1月18日电 (记者 王芳)", CHINESE, "北京", "中新网"),
    ("本报北京1月18日电 ", CHINESE, "北京", None),
    ("【ロンドン=共同】", JAPANESE, "ロンドン", "共同"),
    ("［ロンドン 18日 ロイター］ - ", JAPANESE, "ロンドン", "ロイター"),
    ("(서울=연합뉴스) 홍길동 기자 = ", KOREAN, "서울", "연합뉴스"),
    ("МЕРРОВ, 18 января. /ТАСС/. ", RUSSIAN, "МЕРРОВ", "ТАСС"),
    ("МЕРРОВ, 18 янв — РИА Новости. ", RUSSIAN, "МЕРРОВ", "РИА Новости"),
    ("Меррово. 18 января. INTERFAX.RU - ", RUSSIAN, "Меррово", "INTERFAX.RU"),
    ("اسلام آباد: ", URDU, "اسلام آباد", None),
    ("کراچی (اسٹاف رپورٹر) ", URDU, "کراچی", "اسٹاف رپورٹر"),
]


@pytest.mark.parametrize(("head", "told", "place", "agency"), FORMS, ids=[form[0] for form in FORMS])
def test_each_form_is_known_and_leaves_the_story(head, told, place, agency):
    found = read_dateline(head + told)
    assert found is not None
    assert (found.place, found.agency) == (place, agency)
    assert without_dateline(head + told, found) == told


NONE = [
    "New Merrow: ",
    "Note: ",
    "Emphasising that - ",
    "Q - ",
    "JUDGE ORR - ",
    "“We won” – ",
    "नहीं। ",
    "سوال: ",
    "ملاحظة: ",
    "4月24日，",
    "（图片）",
    "(Merrow) ",
    "The ship/boat (left) - ",
]


@pytest.mark.parametrize("head", NONE)
def test_what_only_looks_like_a_dateline_is_none(head):
    assert read_dateline(head + ENGLISH) is None


def test_an_outlet_in_the_place_of_the_place_is_none():
    assert read_dateline(f"Delhi: {ENGLISH}", names=("Delhi",)) is None


@given(st.text(max_size=200))
def test_no_paragraph_raises_and_a_dateline_opens_it(paragraph):
    found = read_dateline(paragraph)
    assert found is None or (paragraph.lstrip().startswith(found.raw) and found.place)


@pytest.mark.parametrize("alphabet", ["A, ", "新华社", "（", "आ ", "ال ", "M/", "- ", "A1 "])
def test_a_long_paragraph_is_looked_at_only_where_it_begins(alphabet):
    assert find_dateline((alphabet * 40_000,)) is None
