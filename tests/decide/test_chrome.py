"""Laws of what counts as chrome. Lines are small numbers here: their imprints."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from feedsvc.decide.chrome import MOST_LINES, ONE_IN, WINDOW, standing
from feedsvc.model.chrome import Lesson, Standing

MENU = tuple(range(900, 912))
lines = st.lists(st.integers(0, 30), max_size=8, unique=True).map(tuple)
lessons = st.lists(st.builds(Lesson, text=lines, outside=lines, own=lines), max_size=14)


def article(
    number: int, *, text: tuple[int, ...] = (), outside: tuple[int, ...] = (), **own: tuple[int, ...]
) -> Lesson:
    """Return an article with five paragraphs of its own beside the given lines."""
    paragraphs = tuple(10_000 + 10 * number + at for at in range(5))
    return Lesson(text=(*paragraphs, *text), outside=outside, **own)


def test_a_paragraph_that_three_other_articles_hold_is_chrome_and_one_of_two_is_not() -> None:
    assert standing(article(number, text=(7,)) for number in range(3)) == {7: Standing(3, 3, outside=False)}
    assert standing(article(number, text=(7,)) for number in range(2)) == {}


def test_a_line_outside_the_text_takes_two_other_articles() -> None:
    assert standing(article(number, outside=(7,)) for number in range(2)) == {7: Standing(2, 2, outside=True)}
    assert standing(article(number, outside=(7,)) for number in range(1)) == {}


def test_a_paragraph_that_one_story_quotes_from_another_teaches_nothing() -> None:
    assert standing([article(1, text=(7,)), article(2, text=(7,)), article(3), article(4)]) == {}


def test_background_that_comes_and_goes_is_no_chrome() -> None:
    rare = [article(number, text=(7,)) for number in range(5)]
    assert standing([*rare, *(article(number) for number in range(5, 40))]) == {}


def test_the_lede_that_other_dumps_tease_is_no_chrome() -> None:
    story = article(1, text=(7,))
    assert standing([story, *(article(number, outside=(7,)) for number in range(2, 12))]) == {}


def test_what_an_article_ever_called_its_own_is_no_chrome() -> None:
    held = [article(number, outside=(7,)) for number in range(10)]
    assert 7 in standing(held)
    assert standing([*held, article(11, own=(7,))]) == {}


def test_versions_of_one_live_story_teach_nothing() -> None:
    versions = [Lesson(text=tuple(range(100 - number, 120))) for number in range(12)]
    assert standing(versions) == {}
    # Nor do three such stories: each counts once.
    others = [
        Lesson(text=tuple(range(start - number, start + 20))) for start in (300, 400) for number in range(9)
    ]
    assert standing([*versions, *others]) == {}


def test_a_spared_line_is_no_chrome_whatever_stands() -> None:
    held = [article(number, text=(7, 8)) for number in range(6)]
    assert set(standing(held, spared={7})) == {8}


def test_each_site_of_a_mixed_folder_has_its_own_chrome() -> None:
    def site(first: int, count: int, line: int) -> list[Lesson]:
        menu = tuple(line * 100 + at for at in range(8))
        return [article(first + at, text=(line,), outside=(*menu, 5_000 + first + at)) for at in range(count)]

    mixed = [lesson for at in range(10) for lesson in site(at * 20, 6, 40 + at)]
    found = standing(mixed)
    assert {40 + at for at in range(10)} <= set(found)
    assert found[43] == Standing(6, 6, outside=False)


def test_dumps_of_many_sites_without_anything_in_common_teach_nothing() -> None:
    assert (
        standing(
            article(number, outside=tuple(range(number * 50, number * 50 + 40))) for number in range(WINDOW)
        )
        == {}
    )


def test_at_most_so_many_lines_are_learned_the_most_frequent_of_them() -> None:
    often, seldom = tuple(range(MOST_LINES)), tuple(range(MOST_LINES, 3 * MOST_LINES))
    held = [article(number, outside=often + (seldom if number % 2 else ())) for number in range(20)]
    assert set(standing(held)) == set(often)


@given(lessons, st.randoms(use_true_random=False))
def test_the_order_of_the_lessons_does_not_matter(given_lessons: list[Lesson], random) -> None:
    shuffled = random.sample(given_lessons, len(given_lessons))
    assert list(standing(shuffled).items()) == list(standing(given_lessons).items())


@given(lessons)
def test_telling_a_lesson_twice_changes_nothing(given_lessons: list[Lesson]) -> None:
    assert standing([*given_lessons, *given_lessons]) == standing(given_lessons)


@given(lessons)
def test_chrome_stands_in_enough_articles_and_is_nobodys_own(given_lessons: list[Lesson]) -> None:
    own = {line for lesson in given_lessons for line in lesson.own}
    for line, held in standing(given_lessons).items():
        assert held.seen >= 2
        assert held.seen * ONE_IN >= held.of
        assert held.of <= len(given_lessons)
        assert line not in own
        assert held.outside == (not any(line in lesson.text for lesson in given_lessons)) or not held.outside
