"""Names in byline lines: every form that newsrooms print, with invented people."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from feedsvc.text.people import read_people

SIGNED = [
    # Labels.
    ("By Mira Tolland", ["Mira Tolland"]),
    ("BY MIRA TOLLAND", ["MIRA TOLLAND"]),
    ("ByMira Tolland", ["Mira Tolland"]),
    ("Byby Mira Tolland and Jon Hask", ["Mira Tolland", "Jon Hask"]),
    ("Written by:Mira Tolland", ["Mira Tolland"]),
    ("Analysis by Mira Tolland, Harbour Senior Analyst", ["Mira Tolland"]),
    ("Kolumne von Klara Hask - 28.04.2024 um 08:52 Uhr - 12 Ergänzungen", ["Klara Hask"]),
    ("Gespeichert von rasmo am 24. Juli 2017 - 18:55", ["rasmo"]),
    ("Posted by Jon Hask on 2025-12-18 in boats. Tags: boats, piers.", ["Jon Hask"]),
    ("Autor*in: Klara Hask", ["Klara Hask"]),
    ("Tekst: Nora Vik", ["Nora Vik"]),
    ("автор: Анна Ветрова", ["Анна Ветрова"]),
    ("بقلم: آسيا منصور", ["آسيا منصور"]),
    # Dates, times, counts and reading times beside the name.
    ("Jon Hask · Harbour News · Posted: Aug 08, 2024 4:00 AM EDT | Last Updated: August 8", ["Jon Hask"]),
    ("By Jon Hask March 18 at 12:22 PM Follow @jonhask", ["Jon Hask"]),
    ("MIRA TOLLAND3.11.2023", ["MIRA TOLLAND"]),
    ("19. Mai 2024 | 15:33 Uhr | Klara Hask", ["Klara Hask"]),
    ("26. September 2019 Klara Hask Schreibe einen Kommentar", ["Klara Hask"]),
    ("December 15, 2025 · 30 min · 6279 words · Jon Hask", ["Jon Hask"]),
    ("by Jon Hask—10 min read", ["Jon Hask"]),
    # Roles, glued or not, before and behind.
    ("Jon HaskLifestyle Writer", ["Jon Hask"]),
    ("By Jon HaskStaff Writer", ["Jon Hask"]),
    ("Richard Hask Education editor", ["Richard Hask"]),
    ("HARBOUR-Online-Experte Robin Hask", ["Robin Hask"]),
    ("Von Klara Hask Landespolitische Korrespondentin", ["Klara Hask"]),
    ("By: Jon Hask, Sr. Director of Boats, Pier Van Lines - 10+ Years Afloat", ["Jon Hask"]),
    ("Jon Hask, PhD", ["Jon Hask"]),
    # Several.
    ("Julia Hask | Clara Tolland", ["Julia Hask", "Clara Tolland"]),
    ("Anna Hask/Peter Tolland", ["Anna Hask", "Peter Tolland"]),
    ("By Anna Hask, Peter Tolland, and Julia Orr", ["Anna Hask", "Peter Tolland", "Julia Orr"]),
    ("Anna Hask Peter Tolland Julia Marie Orr", ["Anna Hask", "Peter Tolland", "Julia Marie Orr"]),
    ("Par Anna Hask et Julie Orr — 24 novembre 2017 à 18:42", ["Anna Hask", "Julie Orr"]),
    # Places, outlets, agencies, addresses.
    ("Von Klara Hask, Berlin", ["Klara Hask"]),
    ("Markus M. Hask, London, Peter Tolland", ["Markus M. Hask", "Peter Tolland"]),
    ("Jon Hask and AP", ["Jon Hask"]),
    ("By Anna Hask and Peter Tolland The Associated Press", ["Anna Hask", "Peter Tolland"]),
    ("By Jon Hask | Harbour News", ["Jon Hask"]),
    ("Jon Hask, jon@harbour.example", ["Jon Hask"]),
    ("(Reporting by Jon Hask; Editing by Anna Tolland)", ["Jon Hask"]),
    # Particles, initials, honorifics.
    ("By Dr. Marna van der Orr", ["Dr. Marna van der Orr"]),
    ("J.R. Hask", ["J.R. Hask"]),
    ("María de la O", ["María de la O"]),
    ("Will Hask", ["Will Hask"]),
    # China, Japan, Korea.
    ("作者： 李晓明", ["李晓明"]),
    ("本报记者 李晓明 王芳", ["李晓明", "王芳"]),
    ("新京报记者 李晓 山东某县报道", ["李晓"]),
    ("2015-11-05 阅读：8169 来源:转载 作者:孙大明", ["孙大明"]),
    ("홍길동 기자", ["홍길동"]),
    ("文：田中花子", ["田中花子"]),
    # India, Iran, Thailand: vowel signs are parts of words.
    ("লেখা: সজীব রহমান", ["সজীব রহমান"]),
    ("लेखक: अजय मीरा", ["अजय मीरा"]),
    ("گزارش از بهرام منصوری", ["بهرام منصوری"]),
    ("โดย สมหญิง แสงดี", ["สมหญิง แสงดี"]),
    ("文・田中花子", ["田中花子"]),
    ("글 홍길동", ["홍길동"]),
    # Nobody.
    ("By Web Desk", []),
    ("By AFP", []),
    ("von Redaktion, 24. Januar 2022", []),
    ("（责任编辑：李晓明）", []),
    ("Edited by Jon Hask", []),
    ("Photo: Jon Hask", []),
    ("Staff Reporter", []),
    ("Read more", []),
    ("New Delhi", []),
    ("The government promised 1,200 houses by March. It has built 212.", []),
    ("", []),
]


@pytest.mark.parametrize(("line", "people"), SIGNED, ids=[line for line, _ in SIGNED])
def test_a_byline_names_its_people(line, people):
    assert list(read_people(line).people) == people


def test_a_nickname_counts_where_a_label_or_the_place_says_so():
    assert read_people("Veröffentlicht am 12. Juni 2017 von gizmo7").people == ("gizmo7",)
    assert read_people("gizmo").people == ()
    assert read_people("gizmo", alone=True).people == ("gizmo",)


def test_what_signs_for_nobody_is_told_with_the_reason():
    signed = read_people("By Quay Desk", nobody=frozenset({"quay desk"}))
    assert signed.people == ()
    assert signed.turned == (("Quay Desk", "signs for nobody"),)


def test_a_label_that_is_a_particle_counts_only_in_front():
    assert read_people("Ursula von der Hask").people == ("Ursula von der Hask",)
    assert read_people("von Ursula Hask").label == 1
    assert read_people("By Ursula Hask").label == 2


@given(st.text(max_size=300))
def test_no_line_raises_and_names_stand_in_it(line):
    for name in read_people(line).people:
        assert name.strip()
        assert len(name) <= 60


@pytest.mark.parametrize(
    "alphabet", ["By ", "von ", "A. ", "a@b.", "，记者", "1:", "| ", "(", "and ", " -", "Aa"]
)
def test_a_long_line_costs_little(alphabet):
    began = time.process_time()
    read_people(alphabet * 40_000)
    assert time.process_time() - began < 2
