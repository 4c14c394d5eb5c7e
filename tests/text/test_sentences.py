"""Sentences and clauses, in many languages."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from feedsvc.text.sentences import clause_cut, fit, sentences

SPLIT = [
    (
        "en",
        "Mr. Orr met the U.S. Army on Jan. 18. It rained. “We won.” No?",
        ["Mr. Orr met the U.S. Army on Jan. 18.", "It rained.", "“We won.”", "No?"],
    ),
    ("en", "It ended in the U.S. The rest followed.", ["It ended in the U.S.", "The rest followed."]),
    (
        "en",
        "“Stop!” she said. J. R. Tolland left... Then nothing.",
        ["“Stop!” she said.", "J. R. Tolland left...", "Then nothing."],
    ),
    ("de", "Am 18. Januar kam Dr. Ott. Dann ging er.", ["Am 18. Januar kam Dr. Ott.", "Dann ging er."]),
    ("es", "La Sra. Ruiz llegó. ¿Quién? Nadie.", ["La Sra. Ruiz llegó.", "¿Quién?", "Nadie."]),
    ("fr", "M. Roy est parti. « Bien. » Il pleut.", ["M. Roy est parti.", "« Bien.", "» Il pleut."]),
    ("hi", "नाव आई। लोग उतरे।", ["नाव आई।", "लोग उतरे।"]),
    ("ur", "کشتی آئی۔ لوگ اترے۔", ["کشتی آئی۔", "لوگ اترے۔"]),
    ("ar", "هل وصلت؟ نعم.", ["هل وصلت؟", "نعم."]),
    ("zh", "船到了。“走吧。”他说。", ["船到了。", "“走吧。”", "他说。"]),
]


@pytest.mark.parametrize(
    "language, text, expected", SPLIT, ids=[f"{case[0]}-{case[1][:12]}" for case in SPLIT]
)
def test_a_paragraph_is_split_where_sentences_end(language: str, text: str, expected: list[str]) -> None:
    assert list(sentences(text, language)) == expected


CLAUSES = [
    (
        "en",
        "The board of the harbour closed both “outer” piers on Monday, further raising fears of a long winter.",
        "The board of the harbour closed both “outer” piers on Monday.",
    ),
    (
        "en",
        "The ferry to Sallow Island left the old pier late, which angered many.",
        "The ferry to Sallow Island left the old pier late.",
    ),
    (
        "es",
        "La junta del puerto cerró los dos muelles viejos, dejando a la isla sin barco.",
        "La junta del puerto cerró los dos muelles viejos.",
    ),
    (
        "fr",
        "La mairie du port a fermé les deux vieux quais, laissant les îliens sans bateau.",
        "La mairie du port a fermé les deux vieux quais.",
    ),
    (
        "de",
        "Die Hafenbehörde hat am Montag beide alten Stege gesperrt, während die Fähre im Dock lag.",
        "Die Hafenbehörde hat am Montag beide alten Stege gesperrt.",
    ),
    ("en", "The mayor of the small town, speaking in the old town hall, said no.", None),
    ("en", "After the long war on the northern coast had ended, raising children was hard.", None),
    ("en", "The board bought ropes and lamps and a bell, according to the harbour master.", None),
    ("en", "The board said “the old pier on the island is closed, raising fears” in a note.", None),
    ("en", "Short, raising doubts.", None),
    ("zh", "港务局周一关闭了两个旧码头，引发居民担忧。", None),
]


@pytest.mark.parametrize("language, sentence, expected", CLAUSES, ids=[case[1][:30] for case in CLAUSES])
def test_a_sentence_is_cut_only_at_a_safe_clause(language: str, sentence: str, expected: str | None) -> None:
    assert clause_cut(sentence, language) == expected


def test_as_many_whole_sentences_as_fit_are_taken() -> None:
    text = "One two. Three four. Five six."
    assert fit(text, 21, "en", len) == "One two. Three four."
    assert fit(text, 100, "en", len) == text
    assert fit(text, 3, "en", len) == ""


def test_the_measure_decides_what_fits() -> None:
    assert fit("Aye. Nay.", 8, "en", lambda text: 2 * len(text)) == "Aye."


@given(st.text(alphabet="ab .!?”“。।,\n", max_size=80), st.integers(0, 40))
def test_nothing_is_lost_between_sentences_and_what_fits_fits(text: str, limit: int) -> None:
    assert "".join("".join(sentences(text, "en")).split()) == "".join(text.split())
    assert len(fit(text, limit, "en", len)) <= limit


@pytest.mark.timeout(20)
@pytest.mark.parametrize(
    "text",
    ["." * 100_000, ".”" * 50_000, "A." * 50_000, "a, " * 33_000],
    ids=["stops", "closers", "initials", "commas"],
)
def test_a_line_of_nothing_but_stops_is_read_in_linear_time(text: str) -> None:
    assert sentences(text, "en")
