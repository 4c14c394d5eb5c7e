"""Why a text is not in the body, in words, and what the operator can do."""

from __future__ import annotations

import shlex
from dataclasses import replace

import pytest

from feedsvc.decide.outline import outline
from feedsvc.decide.why_not import why_not
from feedsvc.model.account import Explanation, LineAccount
from feedsvc.model.raw import DroppedLine, Rejection
from feedsvc.text.patterns import patterns_of
from tests.builders import make_entry

RULES = {
    "headline": ("first-line", "is the first line of a dump without a menu"),
    "caption": ("credit-or-flag", "has a picture's credit or flag"),
    "body": ("reads-like-text", "reads like text"),
    "comment": ("comment-form", "belongs to the comment form"),
    "drawn": ("rule", "a drawn line without words"),
    "learned": ("learned-chrome", "stands in 9 of the source's 10 last articles"),
    "operator": ("dropped-by-operator", "the source drops what matches ^Join"),
    "menu": ("navigation", "stands above the text and reads like a menu"),
    "unread": ("beyond-limit", "stands beyond the lines that are read"),
}
PRINTED = [
    ("headline", "Ferry returns to Ostrey"),
    ("menu", "Home (new!)"),
    ("menu", "The Herald's boats, books and reporters need a harbour of their own, say its readers"),
    ("caption", "The ferry at the pier (FILE PHOTO)"),
    ("body", "The ferry returned to Ostrey on Monday with nine hundred books on board."),
    ("learned", "A crown a week keeps the Herald's boats at sea."),
    ("operator", "Join the Herald today"),
    ("drawn", "______"),
    ("comment", "Leave a Reply"),
    ("unread", "The last line of a very long page"),
]


def told(form: str = "text") -> Explanation:
    lines = tuple(
        LineAccount(number=number, text=text, role=role, rule=RULES[role][0], why=RULES[role][1])
        for number, (role, text) in enumerate(PRINTED, 1)
    )
    return Explanation(place="ferry.txt", result=make_entry(source="desk", form=form), lines=lines)


@pytest.mark.parametrize(
    ("text", "where", "sentence"),
    [
        ("nine hundred books", "body", "The text is in the body: line 5."),
        ("Ferry returns", "field", "Not in the body: line 1 is the article's headline. It is the first line of a dump without a menu."),
        ("FILE PHOTO", "field", "Not in the body: line 4 is the article's caption. It has a picture's credit or flag."),
        ("leave a reply", "dropped", "Not in the body: line 9 was dropped as comment. It belongs to the comment form."),
        ("______", "dropped", "Not in the body: line 8 was dropped as rule. It is a drawn line without words."),
        ("Join the Herald", "dropped", "Not in the body: line 7 was dropped by the operator. It was, because the source drops what matches ^Join."),
        ("books on board A crown a week", "dropped", "Not in the body: line 6 was dropped as learned. It stands in 9 of the source's 10 last articles."),
        ("a submarine surfaced", "nowhere", "The text is nowhere in the dump."),
    ],
)  # fmt: skip
def test_the_answer_says_where_a_text_is_and_why(text: str, where: str, sentence: str) -> None:
    answer = why_not(told(), text)
    assert (answer.where, answer.sentence.split(" The closest")[0]) == (where, sentence)


def test_a_pattern_that_is_suggested_matches_that_line_and_no_other() -> None:
    lines = [text for _, text in PRINTED]
    for role, text in PRINTED:
        answer = why_not(told(), text)
        if role in {"headline", "body", "unread"}:
            assert answer.pattern is None
        else:
            assert answer.pattern is not None
            assert [lines[at] for at in patterns_of((answer.pattern,)).matches(lines)] == [text]


def test_the_advice_is_yaml_that_keeps_its_quotes() -> None:
    answer = why_not(told(), "The Herald's boats, books")
    assert "    keep: ['^The Herald''s boats, books and reporters']" in answer.advice


def test_a_learned_line_can_be_forgotten_and_a_dropped_one_undropped() -> None:
    assert "feedsvc forget desk" in " ".join(why_not(told(), "A crown a week").advice)
    assert "`drop`" in " ".join(why_not(told(), "Join the Herald").advice)


def test_a_command_that_is_advised_survives_the_shell() -> None:
    for text in (
        "A crown a week keeps the Herald's boats at sea.",
        "-- Share 'it' `now` $HOME",
        '"Quoted" \\ line',
    ):
        line = LineAccount(
            number=6, text=text, role="learned", rule="learned-chrome", why="stands in 9 of 10"
        )
        answer = why_not(replace(told(), lines=(line,)), text)
        (advised,) = [sentence for sentence in answer.advice if "feedsvc forget" in sentence]
        words = shlex.split(advised.removeprefix("`").rpartition("` has the line back")[0])
        assert words[:3] == ["feedsvc", "forget", "desk"]
        assert words[-1] == text
        assert words[3:-1] == (["--"] if text.startswith("-") else [])


def test_the_first_pattern_that_works_is_advised_and_none_where_none_does() -> None:
    asked: list[str] = []

    def shorter(_line: LineAccount, patterns: tuple[str, ...]) -> str | None:
        asked.extend(patterns)
        return patterns[-1]

    long = "The Herald's boats, books and reporters need"
    answer = why_not(told(), long, trial=shorter)
    assert answer.pattern == "^The Herald's boats,"
    assert any("^The Herald''s boats," in sentence for sentence in answer.advice)
    assert asked[0].startswith("^The Herald's boats, books and reporters")
    none = why_not(told(), long, trial=lambda _line, _patterns: None)
    assert none.pattern is None
    assert "No `keep` pattern" in " ".join(none.advice)
    assert not any(line.startswith("    keep:") for line in none.advice)


def test_keep_is_not_promised_where_it_does_nothing() -> None:
    assert why_not(told("html"), "Leave a Reply").pattern is None
    assert "title" in " ".join(why_not(told(), "Ferry returns").advice)


def test_of_a_dump_without_an_article_nothing_is_published_and_the_answer_says_so() -> None:
    rejection = Rejection(source="desk", place="ferry.txt", reason="list page: 84 links and no paragraph")
    answer = why_not(Explanation(place="ferry.txt", result=rejection, lines=told().lines), "Leave a Reply")
    assert answer.where == "dropped"
    assert "Nothing of this dump is published: list page" in answer.sentence


def test_an_entry_without_its_dump_is_told_of_by_what_it_holds() -> None:
    gone = DroppedLine(text="Leave a Reply", rule="comment-form", why="belongs to the comment form", line=40)
    entry = make_entry(paragraphs=("Ostrey – The ferry returned.", "It leaves on Monday."), dropped=(gone,))
    lines = outline(entry)
    assert [line.text for line in lines if line.role == "body"][-1] == "It leaves on Monday."
    assert [(line.role, line.number) for line in lines if line.is_chrome] == [("comment", 40)]
    assert why_not(Explanation(place="x", result=entry, lines=lines), "on Monday").where == "body"
