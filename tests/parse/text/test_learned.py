"""What a dump teaches, and which lines learning takes out of a text."""

from __future__ import annotations

from collections.abc import Iterable

from hypothesis import given
from hypothesis import strategies as st

from feedsvc.model.chrome import Standing
from feedsvc.model.source import HouseStyle
from feedsvc.parse.text.learned import MOST, lesson_of
from feedsvc.text.imprints import imprint
from tests.parse.text.reading import article, read

APPEAL = "The Herald belongs to the people who read it, and a crown a week keeps its boats and its reporters at sea."
LEDE = (
    "The library boat tied up at Ostrey on Monday with nine hundred books on board, the first since the ice."
)
LAST = "The boat leaves again on Thursday, if the wind allows it, and is expected back before the spring fair opens."
STORY = f"""Library boat returns to Ostrey after a winter of repairs

By Mara Quill

12 November 2026

{LEDE}

What the children asked for

Children from the school had waited on the pier since breakfast, said their teacher, who had promised no arithmetic.

{APPEAL}

"People ask for atlases and for recipes, in that order," said the librarian, who has made the round for ten years.

{LAST}
"""


def style(lines: Iterable[str], *, outside: bool = False, **fields: object) -> HouseStyle:
    chrome = {imprint(line): Standing(9, 10, outside=outside) for line in lines}
    return HouseStyle(source="desk", chrome=chrome, **fields)  # type: ignore[arg-type]


def body(text: str, chrome: HouseStyle) -> list[str]:
    return [block.text for block in article(text, style=chrome).blocks]


def test_a_learned_paragraph_leaves_the_body_and_says_why() -> None:
    result = article(STORY, style=style([APPEAL]))
    assert APPEAL not in [block.text for block in result.blocks]
    (dropped,) = [line for line in result.dropped if line.text == APPEAL]
    assert (dropped.rule, dropped.why) == ("learned-chrome", "stands in 9 of the source's 10 last articles")
    plain = article(STORY)
    assert [block for block in plain.blocks if block.text != APPEAL] == list(result.blocks)


def test_a_learned_line_is_known_in_capitals_and_with_other_blanks() -> None:
    printed = STORY.replace(APPEAL, APPEAL.upper().replace(" ", "\u00a0 "))
    assert not any("CROWN" in text for text in body(printed, style([APPEAL])))


def test_headline_byline_and_date_are_what_they_are_even_if_learned() -> None:
    headline = STORY.split("\n", 1)[0]
    known = style([headline, "By Mara Quill", "12 November 2026"], outside=True)
    assert article(STORY, style=known) == article(STORY)


def test_a_lede_that_other_dumps_tease_stays() -> None:
    assert LEDE in body(STORY, style([LEDE], outside=True))
    # Not so a standing first paragraph, which stood inside the texts of others.
    assert LEDE not in body(STORY, style([LEDE]))


def test_most_of_a_text_is_never_taken() -> None:
    paragraphs = [block.text for block in article(STORY).blocks]
    assert body(STORY, style(paragraphs)) == paragraphs
    assert body(STORY, style(paragraphs[-3:])) == paragraphs


def test_a_line_that_the_operator_keeps_stays() -> None:
    assert APPEAL in body(STORY, style([APPEAL], keep=("a crown a week",)))


def test_a_learned_line_below_the_text_does_not_widen_it() -> None:
    notes = [
        f"Letter number {word} from the harbour goes out on Friday, free of charge."
        for word in ("one", "two")
    ]
    assert not set(notes) & set(body(f"{STORY}\n{notes[0]}\n\n{notes[1]}\n", style(notes)))


def test_paragraphs_and_closing_lines_teach_and_headings_are_the_articles_own() -> None:
    lesson = lesson_of(article(STORY), chrome={})
    assert {imprint(APPEAL), imprint(LEDE), imprint(LAST)} <= set(lesson.text)
    assert imprint("What the children asked for") in lesson.own
    assert imprint("Library boat returns to Ostrey after a winter of repairs") in lesson.own
    assert not set(lesson.own) & {*lesson.text, *lesson.outside}


def test_a_line_that_was_taken_out_teaches_what_it_was_learned_to_be() -> None:
    for outside in (False, True):
        known = style([APPEAL], outside=outside)
        lesson = lesson_of(article(STORY, style=known), chrome=known.chrome)
        assert (imprint(APPEAL) in lesson.text) is not outside
        assert (imprint(APPEAL) in lesson.outside) is outside


def test_a_dump_of_very_many_lines_teaches_only_so_many() -> None:
    menu = "\n".join(f"Another harbour to be visited, number {number}" for number in range(30_000))
    lesson = lesson_of(article(f"{STORY}\n\n{menu}"), chrome={})
    assert len(lesson.outside) <= MOST
    assert len(lesson.text) <= MOST


@given(
    st.lists(
        st.sampled_from(
            [*STORY.split("\n"), "", "Image", "A line of no story at all, but long enough to tell."]
        )
    )
)
def test_learning_never_loses_a_line_or_a_reading(lines: list[str]) -> None:
    text = "\n".join(lines)
    plain, learned = read(text), read(text, style=style([APPEAL, LAST, "Children from the school"]))
    assert type(plain) is type(learned)


def test_a_caption_below_a_learned_line_stays_a_caption() -> None:
    caption = "The boat at the pier of Ostrey in the first light of spring"
    lines = [
        APPEAL,
        *STORY.split("\n"),
        "Image",
        caption,
        caption,
        LAST,
        "A last line of the story, long enough to tell.",
    ]
    learned = article("\n\n".join(lines), style=style([APPEAL]))
    assert caption not in [block.text for block in learned.blocks]


@given(st.text(max_size=200))
def test_an_imprint_is_a_number_of_64_bits_whatever_the_text(text: str) -> None:
    assert 0 <= imprint(text) < 1 << 64
    assert imprint(text) == imprint(text)


def test_an_imprint_is_the_same_in_every_version() -> None:
    assert imprint("Follow the Harbour Post") == imprint("FOLLOW THE HARBOUR POST") == 15216133293644790195
