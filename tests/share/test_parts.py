"""What a share text may say: credits, hashtags, labels."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from feedsvc.model.entry import Category, SourceCredit
from feedsvc.share.credits import credited
from feedsvc.share.hashtags import hashtags
from feedsvc.share.labels import credit_line, follow_line
from tests.share.whatsapp_model import marks

LANGUAGES = ("en", "es", "fr", "de", "pt", "it", "tr", "id", "ru", "ar", "ur", "fa", "hi", "bn", "zh", "ja")


@pytest.mark.parametrize(
    "printed, names",
    [
        (("Merrow Coast Wire", "Harbour Post"), ("Merrow Coast Wire",)),
        (("Harbour Post and Merrow Coast Wire",), ()),
        (("Harbour Postal Union",), ("Harbour Postal Union",)),
        (("HARBOUR POST", "Sallow Radio"), ("Sallow Radio",)),
        (("Merrow Coast Wire", "The Pilot and news agencies"), ("Merrow Coast Wire",)),
        (("Agencies",), ("Agencies",)),
        (("Merrow Coast Wire", "merrow coast wire", "Sallow Radio"), ("Merrow Coast Wire", "Sallow Radio")),
        ((" ", "\x00"), ()),
    ],
)
def test_credit_goes_to_sources_that_are_not_the_publisher(
    printed: tuple[str, ...], names: tuple[str, ...]
) -> None:
    assert credited([SourceCredit(name=name) for name in printed], publisher="Harbour Post") == names


@pytest.mark.parametrize(
    "term, tag",
    [
        ("World", "#World"),
        ("Business & Economy", "#BusinessEconomy"),
        ("men's football", "#MensFootball"),
        ("Côte d’Ivoire", "#CôteDIvoire"),
        ("پاکستان", "#پاکستان"),
        ("क्रिकेट", "#क्रिकेट"),
        ("می‌خواهم", "#می‌خواهم"),
        ("2024", ""),
        ("🐦", ""),
        ("A category that is a whole sentence about the harbour", ""),
    ],
)
def test_a_category_becomes_a_tag_that_networks_read_whole(term: str, tag: str) -> None:
    assert hashtags([Category(term=term)], limit=2) == ((tag,) if tag else ())


def test_subjects_come_before_genres_and_none_twice() -> None:
    categories = [Category(term=term) for term in ("World", "world", "Asia")]
    genre = Category(term="Opinion", scheme="genre")
    assert hashtags([genre, *categories], limit=3) == ("#World", "#Asia", "#Opinion")
    assert hashtags([genre, *categories], limit=1) == ("#World",)
    assert hashtags(categories, limit=0) == ()


@given(st.text(max_size=60))
def test_a_tag_is_one_word(term: str) -> None:
    for tag in hashtags([Category(term=term)], limit=1):
        assert len(tag) > 1
        assert "#" not in tag[1:]
        assert not any(character.isspace() for character in tag)


@pytest.mark.parametrize("language", LANGUAGES)
def test_labels_speak_the_language_of_the_entry(language: str) -> None:
    credit = credit_line(("Merrow Wire", "Sallow Radio"), language)
    assert credit.endswith("Merrow Wire; Sallow Radio")
    follow = follow_line("Harbour Post", "https://whatsapp.com/channel/1", language)
    assert "Harbour Post" in follow
    assert follow.endswith(" https://whatsapp.com/channel/1")
    assert marks(credit) == marks(follow) == []
    assert language in {"en", "fr"} or credit != credit_line(("Merrow Wire", "Sallow Radio"), "en")


@pytest.mark.parametrize(
    "language, label",
    [("pt-BR", "Fonte"), ("zh-TW", "來源"), ("zh_Hant", "來源"), ("zh", "来源"), ("sv", "Source")],
)
def test_a_region_follows_its_language_and_an_unknown_one_english(language: str, label: str) -> None:
    assert credit_line(("Merrow Wire",), language).startswith(label)
