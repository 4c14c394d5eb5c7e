"""Letter case, restored by evidence."""

from __future__ import annotations

import pytest

from feedsvc.text.casing import display_name, is_shouting, learn, recase

SHOUTING = [
    ("FERRY RETURNS TO SALLOW", True),
    ("Ferry returns to Sallow", False),
    ("FERRY RETURNS", False),
    ("FERRY RETURNS TO the QUAY", True),
    ("ПАРОМ СНОВА ХОДИТ", True),
    ("船が島に戻る", False),
    ("2024 – 2025", False),
]


@pytest.mark.parametrize("text, expected", SHOUTING)
def test_a_line_shouts_when_nearly_all_of_its_letters_are_capitals(text: str, expected: bool) -> None:
    assert is_shouting(text) is expected


RECASED = [
    (
        "en",
        "SALLOW FERRY RETURNS TO PIER",
        "The ferry to Sallow left the pier. It returns on Monday.",
        "Sallow ferry returns to pier",
    ),
    (
        "en",
        "IT'S TOLLAND’S F-16 AT O'DARE",
        "We saw Tolland and the F-16 at O'Dare.",
        "It's Tolland’s F-16 at O'Dare",
    ),
    (
        "en",
        "U.S. BOARD AND BBC IN TIT-FOR-TAT ROW",
        "A row of the BBC with the board: tit-for-tat.",
        "U.S. board and BBC in tit-for-tat row",
    ),
    (
        "en",
        "SHE TOLD US THE US LOST",
        "They told us so, and she lost the case for us.",
        "She told us the us lost",
    ),
    ("en", "FIRE ON MONDAY. NO ONE HURT", "The fire hurt no one.", "Fire on Monday. No one hurt"),
    ("en", "18TH FERRY OF THE 1990S", "The ferry of old.", "18th ferry of the 1990s"),
    (
        "de",
        "RAT GIBT FÄHRE NACH SALLOW MEHR GELD",
        "Der Rat gibt der Fähre mehr Geld. Sie fährt nach Sallow.",
        "Rat gibt Fähre nach Sallow mehr Geld",
    ),
    ("tr", "İSTANBUL'DA İSKELE KAPANDI", "Dün İstanbul'da bir iskele kapandı.", "İstanbul'da iskele kapandı"),
    ("ru", "ПАРОМ В СОЛЛО СНОВА ХОДИТ", "Теперь паром в Солло ходит снова.", "Паром в Солло снова ходит"),
]


@pytest.mark.parametrize("language, printed, body, expected", RECASED, ids=[case[1] for case in RECASED])
def test_capitals_are_undone_by_what_the_body_shows(
    language: str, printed: str, body: str, expected: str
) -> None:
    assert (
        recase(printed, language=language, evidence=learn([body], language, headline=printed)).text
        == expected
    )


def test_a_name_of_two_words_is_learned_as_a_pair_beside_its_words() -> None:
    body = (
        "Dockers in Port Selwyn said the port authority and the port police had agreed to a new roster.",
        "The mayor of New York sent a new flag; the port flew it and cut the Tessaly Islands off from the islands.",
    )
    headline = "NEW PORT AUTHORITY CUTS ISLANDS OFF FROM NEW YORK FLAG IN PORT SELWYN"
    evidence = learn(body, "en", headline=headline)
    made = recase(headline, language="en", evidence=evidence)
    assert made.text == "New port authority cuts islands off from New York flag in Port Selwyn"


def test_a_body_that_shows_nothing_is_no_evidence() -> None:
    assert recase("QUAY GLOWS OCHRE", language="en", evidence={}).known == 0


def test_a_body_that_shouts_teaches_nothing() -> None:
    assert learn(["THE FERRY TO SALLOW LEFT"], "en", headline="FERRY TO SALLOW") == {}


NAMES = [
    ("HARBOUR POST", "Harbour Post"),
    ("AFP", "AFP"),
    ("BBC NEWS", "BBC News"),
    ("REUTERS", "Reuters"),
    ("GAZETTE OF THE COAST", "Gazette of the Coast"),
    ("MIRA O'DARE-MCKAY", "Mira O'Dare-McKay"),
    ("J.O. TOLLAND", "J.O. Tolland"),
    ("Mira TOLLAND", "Mira TOLLAND"),
]


@pytest.mark.parametrize("printed, expected", NAMES)
def test_a_name_in_capitals_is_written_as_names_are(printed: str, expected: str) -> None:
    assert display_name(printed, language="en") == expected


def test_countries_keep_their_capital_where_the_body_never_names_them() -> None:
    made = recase("TRUCKS WAIT IN AFGHANISTAN AND NEW ZEALAND’S PORTS", language="en", evidence={})
    assert made.text == "Trucks wait in Afghanistan and New Zealand’s ports"


def test_the_body_is_believed_before_the_list_of_names() -> None:
    made = recase("OLD CHINA SOLD", language="en", evidence={"china": "china"})
    assert made.text == "Old china sold"


def test_a_sentence_quoted_behind_a_colon_opens_with_a_capital() -> None:
    assert recase("WAR: ‘WE EAT LEAVES’", language="en", evidence={}).text == "War: ‘We eat leaves’"
    assert recase("WAR: ‘NO END’", language="en", evidence={}).text == "War: ‘no end’"
