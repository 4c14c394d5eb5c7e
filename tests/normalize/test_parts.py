"""The parts of an article, each by its own module: printed text beside what it means."""

from __future__ import annotations

import pytest

from feedsvc.model.entry import Caption, Category
from feedsvc.model.raw import Piece
from feedsvc.normalize.byline import read_bylines
from feedsvc.normalize.captions import read_caption
from feedsvc.normalize.categories import read_categories
from feedsvc.normalize.dateline import find_dateline, read_dateline
from feedsvc.normalize.headline import read_headline
from feedsvc.normalize.sources import read_sources
from feedsvc.normalize.summary import summarize

TOLD = "The harbour board met on Monday and agreed on a new plan for the piers."

DATELINES = [
    ("MERROW (AP) — ", "MERROW", "AP"),
    ("PORT MERROW, Sallow (AP) _ ", "PORT MERROW, Sallow", "AP"),
    ("MERROW, Jan 18 (Reuters) - ", "MERROW", "Reuters"),
    ("Merrow (dpa) - ", "Merrow", "dpa"),
    ("San Merro (tca/dpa) - ", "San Merro", "tca/dpa"),
    ("Merrow, Sallow | AFP | ", "Merrow, Sallow", "AFP"),
    ("MERROW | Xinhua | ", "MERROW", "Xinhua"),
    ("Merrow (AFP)  ", "Merrow", "AFP"),
    ("Merrow, Sallow –\xa0", "Merrow, Sallow", None),
    ("PUERTO MERRO, SALLOW.- ", "PUERTO MERRO, SALLOW", None),
    ("Puerto Merro, 4 may (EFE).- ", "Puerto Merro", "EFE"),
    ("PARIS, 3 mars 2024 (AFP) - ", "PARIS", "AFP"),
    ("Rio de Janeiro – ", "Rio de Janeiro", None),
    ("St. Orr’s – ", "St. Orr’s", None),
    ("دمشق، سوريا (CNN) -- ", "دمشق، سوريا", "CNN"),
    ("新华社北京4月24日电\u3000", "北京", "新华社"),
]


@pytest.mark.parametrize("head, place, agency", DATELINES, ids=[case[0] for case in DATELINES])
def test_a_dateline_is_known_by_its_form(head: str, place: str, agency: str | None) -> None:
    found = read_dateline(head + TOLD)
    assert found is not None
    assert (found.place, found.agency) == (place, agency)


NO_DATELINES = [
    "Harbour Post – ",
    "Merrow News – ",
    "Emphasising that - ",
    "Q - ",
    "JUDGE ORR - ",
    "“We won” – ",
    "Note - ",
    "The board – ",
    "2 juillet 2012. - ",
    "Merrow: ",
    "",
]


@pytest.mark.parametrize("head", NO_DATELINES)
def test_what_only_looks_like_a_dateline_is_none(head: str) -> None:
    assert read_dateline(head + TOLD, names=("Harbour Post",)) is None


def test_a_dialogue_has_no_dateline() -> None:
    assert (
        find_dateline(("ORR – I never saw the boat that night, sir.", "TOLLAND – Never?", "ORR – No."))
        is None
    )


BYLINES = [
    ("en", "By MIRA TOLLAND", ("Mira Tolland",)),
    ("en", "by J.O. Orr", ("J.O. Orr",)),
    ("en", "By Davi Ghilo & Alex Fouché,", ("Davi Ghilo", "Alex Fouché")),
    ("en", "Written by Mira Tolland and Ada Orr, Staff Writers", ("Mira Tolland", "Ada Orr")),
    ("en", "By Mira Tolland in Merrow", ("Mira Tolland",)),
    ("en", "By Mira Tolland | Merrow Coast Wire", ("Mira Tolland",)),
    ("en", "Mira Tolland, mira@post.example", ("Mira Tolland",)),
    ("en", "By MIRA ORR and ADA TOLLAND=", ("Mira Orr", "Ada Tolland")),
    ("es", "Por: Ana Ruiz, Luis Mora y Eva Sol", ("Ana Ruiz", "Luis Mora", "Eva Sol")),
    ("pt", "Por Rui Sá | 03/05/2022 20:36", ("Rui Sá",)),
    ("fr", "Par Chokri GHARO", ("Chokri Gharo",)),
    ("de", "Von Max Müller, Berlin", ("Max Müller",)),
    ("nl", "Door Luuk van der Berg", ("Luuk van der Berg",)),
    ("ar", "حوار: آسيا منصور", ("آسيا منصور",)),
    ("zh", "新华社记者 才扬", ("才扬",)),
    ("ko", "배윤경 기자", ("배윤경",)),
    ("en", "In Merrow and in Sallow", ()),
    ("en", "Coast Staff Reporter", ()),
    ("en", "Web Desk", ()),
    ("en", "By AFP", ()),
    ("en", "By Harbour Post", ()),
    ("sw", "Mwandishi wetu", ()),
    ("ur", "ویب ڈیسک", ()),
]


@pytest.mark.parametrize("language, printed, people", BYLINES, ids=[case[1] for case in BYLINES])
def test_a_byline_gives_people_and_nobody_else(language: str, printed: str, people: tuple[str, ...]) -> None:
    assert (
        read_bylines((Piece(text=printed, rule="r"),), language=language, publisher=("Harbour Post",))[0]
        == people
    )


CATEGORIES = [
    ("Asia World", ["Asia", "World"]),
    ("Middle East Politics", ["Middle East", "Politics"]),
    ("Harbour Life Notes", ["Harbour Life Notes"]),
    ("Posted in Latest, Sport", ["Latest", "Sport"]),
    ("Home » World » Asia", ["World", "Asia"]),
    ("CrimePolitics", ["Crime", "Politics"]),
    ("SPORT", ["Sport"]),
    ("Science &amp;amp; Health", ["Science & Health"]),
    ("OPINION", ["Opinion"]),
    ("Uncategorized", []),
    ("Мир", ["Мир"]),
]


@pytest.mark.parametrize("printed, terms", CATEGORIES, ids=[case[0] for case in CATEGORIES])
def test_a_line_is_split_only_where_each_word_is_a_section(printed: str, terms: list[str]) -> None:
    found, _ = read_categories(
        (Piece(text=printed, rule="r"),), own=(), sections=(), genre=None, language="en"
    )
    assert [category.term for category in found] == terms


def test_the_sources_own_categories_stand_first_and_the_genre_last() -> None:
    found, _ = read_categories(
        (Piece(text="Quays Asia", rule="r"),),
        own=("Wire",),
        sections=("Quays",),
        genre="Analysis",
        language="en",
    )
    assert found == (
        Category(term="Wire"),
        Category(term="Quays"),
        Category(term="Asia"),
        Category(term="Analysis", scheme="genre"),
    )


CAPTIONS = [
    ("  A ferry\xa0 leaves (FILE PHOTO)", Caption(text="A ferry leaves", archive=True)),
    ("A pier (AP Photo/Mira Orr, file)", Caption(text="A pier", credit="AP Photo/Mira Orr", archive=True)),
    (
        "A pier [File: Mira Orr/Coast via Getty Images]",
        Caption(text="A pier", credit="Mira Orr/Coast via Getty Images", archive=True),
    ),
    ("A pier (Picture by Mira Orr)", Caption(text="A pier", credit="Mira Orr")),
    ("A pier — Picture by Mira Orr", Caption(text="A pier", credit="Mira Orr")),
    ("Der Steg. Foto: Max Ott", Caption(text="Der Steg.", credit="Max Ott")),
    ("Photos: A and B/Coast Staff", Caption(text="", credit="A and B/Coast Staff")),
    ("Mira Orr (left) and Ada", Caption(text="Mira Orr (left) and Ada")),
    ("A pier A pier", Caption(text="A pier")),
]


@pytest.mark.parametrize("printed, expected", CAPTIONS, ids=[case[0] for case in CAPTIONS])
def test_file_photo_is_a_flag_and_a_credit_names_somebody(printed: str, expected: Caption) -> None:
    assert read_caption(printed) == expected


SOURCES = [
    ("SOURCE: MERROW COAST", ["Merrow Coast"]),
    ("SOURCE :\xa0MERROW COAST AND NEWS AGENCIES", ["Merrow Coast and news agencies"]),
    ("Source: AFP, Reuters", ["AFP", "Reuters"]),
    ("SOURCE: AFP AND REUTERS", ["AFP", "Reuters"]),
    ("Fuente: Junta de Pesca y Puertos", ["Junta de Pesca y Puertos"]),
    ("المصدر : الجزيرة + وكالات", ["الجزيرة", "وكالات"]),
    ("来源：新华网", ["新华网"]),
    ("Quelle: dpa", ["dpa"]),
    ("SOURCE:", []),
]


@pytest.mark.parametrize("printed, names", SOURCES, ids=[case[0] for case in SOURCES])
def test_a_source_line_names_its_sources(printed: str, names: list[str]) -> None:
    assert [
        source.name for source in read_sources((Piece(text=printed, rule="r"),), publisher=(), language="en")
    ] == names


def test_the_publishers_own_name_stands_last() -> None:
    lines = (
        Piece(text="SOURCE: HARBOUR POST AND NEWS AGENCIES", rule="r"),
        Piece(text="SOURCE: MERROW COAST", rule="r"),
    )
    found = read_sources(lines, publisher=("Harbour Post",), language="en")
    assert [source.name for source in found] == ["Merrow Coast", "Harbour Post and news agencies"]


HEADLINES = [
    ("Ferry returns to Sallow | Harbour Post", "Ferry returns to Sallow", None),
    ("Ferry returns to Sallow - harbourpost.example", "Ferry returns to Sallow - harbourpost.example", None),
    ("Ferry returns to Sallow - harbourpost.com", "Ferry returns to Sallow", None),
    ("Ferry – back at last", "Ferry – back at last", None),
    ("UPDATE 2-Ferry returns to Sallow", "Ferry returns to Sallow", None),
    ("Ferry returns to Sallow =", "Ferry returns to Sallow", None),
    ("Ferry returns to Sallow (+Fotos)", "Ferry returns to Sallow", None),
    ("Ferry returns to Sallow.", "Ferry returns to Sallow", None),
    ("EXPLAINER: Why the ferry is back", "Why the ferry is back", "Explainer"),
    ("Opinion: Bring the ferry back", "Opinion: Bring the ferry back", "Opinion"),
    ("QUAY GLOWS OCHRE", "QUAY GLOWS OCHRE", None),
    ("FERRY AT HARBOUR", "Ferry at harbour", None),
]


@pytest.mark.parametrize("printed, expected, genre", HEADLINES, ids=[case[0] for case in HEADLINES])
def test_a_headline_loses_what_is_not_its_own(printed: str, expected: str, genre: str | None) -> None:
    found = read_headline(
        printed, paragraphs=("We saw a ferry at the harbour.",), language="en", names=("Harbour Post",)
    )
    assert (found.text, found.genre, found.raw) == (expected, genre, printed)


def test_a_lede_too_long_for_a_summary_is_cut_at_a_clause_and_else_at_a_word() -> None:
    clause = f"The board of the harbour closed {'the old and the new ' * 11}piers, further raising fears of a very long and cold winter."
    cut, rule = summarize(deck=None, paragraphs=(clause,), dateline=None, title="x", language="en")
    assert cut.endswith("piers.")
    assert rule == "lede-clause"
    cut, rule = summarize(deck=None, paragraphs=("word " * 90,), dateline=None, title="x", language="en")
    assert cut.endswith("word…")
    assert len(cut) <= 300
    assert rule == "lede-cut"


def test_a_lede_that_says_little_takes_the_next_paragraph_too() -> None:
    assert (
        summarize(deck=None, paragraphs=("It is back.", TOLD), dateline=None, title="x", language="en")[0]
        == f"It is back. {TOLD}"
    )


@pytest.mark.parametrize(
    ("paragraph", "place"),
    [
        ("TALVERA: The ruler of Orsena has named a new cabinet after weeks of protest.", "TALVERA"),
        ("Yarrow, Orsena- The junta has said that all young men must serve two years.", "Yarrow, Orsena"),
        ("Talvera, Orsena –The harbour opened again on Monday after a week of storms.", "Talvera, Orsena"),
        ("ORSENA HARBOUR TALKS: The ministers met again on Monday without a result.", None),
        ("WHO: The agency has said that the new strain spreads faster than the old.", None),
    ],
)
def test_a_dateline_ends_in_a_colon_or_in_a_dash_without_a_blank(paragraph, place):
    found = read_dateline(paragraph)
    assert (found.place if found else None) == place


def test_speakers_of_an_interview_are_no_places():
    told = ("HARBOUR: How is the town two years after the storm?", "TOLLAND: The town works, and trams run.")
    assert find_dateline(told) is None


def test_a_dateline_in_capitals_says_nothing_of_the_case_of_its_place():
    told = ("YARROW, Orsena (AP) — The island fired several rockets into the sea on Sunday.",)
    headline = read_headline("ROCKETS FIRED OFF COAST, YARROW SAYS", paragraphs=told, language="en")
    assert headline.text == "Rockets fired off coast, Yarrow says"


def test_a_headline_of_two_words_shouts_too_but_acronyms_do_not():
    told = ("A fire tore through a factory in Talvera, and the town burns still.",)
    assert read_headline("TALVERA BURNS", paragraphs=told, language="en").text == "Talvera burns"
    assert read_headline("NATO ISAF", paragraphs=told, language="en").text == "NATO ISAF"


@pytest.mark.parametrize(
    ("printed", "names"),
    [
        ("SOURCE: NEWS AGENCIES", ["News agencies"]),
        ("SOURCE: APP/DAWN", ["APP", "Dawn"]),
        ("ذرائع: الجزیرہ", ["الجزیرہ"]),
    ],
)
def test_sources_keep_their_whole_name(printed, names):
    credits_ = read_sources((Piece(text=printed, rule="source-line"),), publisher=(), language="en")
    assert [credit.name for credit in credits_] == names


@pytest.mark.parametrize(
    ("printed", "text", "credit", "archive"),
    [
        (
            "FILE – A ferry leaves Talvera. (AP Photo/Ada Moreno, File)",
            "A ferry leaves Talvera.",
            "AP Photo/Ada Moreno",
            True,
        ),
        (
            "A ferry leaves Talvera, May 3, 2024. REUTERS/Ada Moreno",
            "A ferry leaves Talvera, May 3, 2024.",
            "REUTERS/Ada Moreno",
            False,
        ),
        ("بندرگاہ کا منظر (فائل فوٹو)", "بندرگاہ کا منظر", None, True),
    ],
)
def test_agencies_sign_captions_in_their_own_ways(printed, text, credit, archive):
    assert read_caption(printed) == Caption(text=text, credit=credit, archive=archive)


def test_names_in_capitals_are_parted_at_a_joining_word_in_capitals():
    authors, _ = read_bylines((Piece(text="BY HAWA IDRIS AND TOM BELLAMY", rule="by-line"),), language="en")
    assert authors == ("Hawa Idris", "Tom Bellamy")
