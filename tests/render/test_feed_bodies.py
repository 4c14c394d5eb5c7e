import pytest

from feedsvc.model.entry import SourceCredit
from feedsvc.render.entry_html import entry_html
from tests.builders import make_entry


def html(*, around: str = "ltr", **fields: object) -> str:
    return entry_html(make_entry(body_html="<p>Text.</p>", **fields), house_language="en", around=around)


@pytest.mark.parametrize(
    "direction, around, opening",
    [
        ("ltr", "ltr", "<p>"),
        ("rtl", "ltr", '<div dir="rtl" lang="ur">'),
        ("rtl", "rtl", '<div dir="rtl" lang="ur">'),
        ("ltr", "rtl", '<div dir="ltr" lang="ur">'),
        ('"><script>', "rtl", '<div dir="ltr" lang="ur">'),
    ],
)
def test_text_that_runs_the_other_way_brings_its_direction_along(
    direction: str, around: str, opening: str
) -> None:
    assert html(direction=direction, around=around, language="ur").startswith(opening)


@pytest.mark.parametrize(
    "sources, end",
    [
        ((), "<p>Text.</p>"),
        ((SourceCredit(name="Coast & Wire"),), "<p>Source: Coast &amp; Wire</p>"),
        (
            (SourceCredit(name="A"), SourceCredit(name="B", url="https://b.example/?x&y")),
            '<p>Sources: A, <a href="https://b.example/?x&amp;y" rel="noopener noreferrer nofollow">B</a></p>',
        ),
        ((SourceCredit(name="C", url="javascript:alert(1)"),), "<p>Source: C</p>"),
    ],
)
def test_the_source_is_credited_at_the_end(sources: tuple[SourceCredit, ...], end: str) -> None:
    assert html(sources=sources).endswith(end)


def test_the_credit_speaks_the_language_of_the_article() -> None:
    assert "ماخذ" in html(language="ur", direction="rtl")


def test_paragraphs_stand_in_for_html_that_is_missing() -> None:
    entry = make_entry(body_html="", paragraphs=("1 < 2", ""), sources=())
    assert entry_html(entry, house_language="en", around="ltr") == "<p>1 &lt; 2</p><p></p>"


def test_an_entry_without_a_body_has_none_not_even_a_credit() -> None:
    assert entry_html(make_entry(body_html="", paragraphs=()), house_language="en", around="ltr") == ""
