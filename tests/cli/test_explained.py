"""What ``feedsvc explain`` prints, held to a golden file; and how much of it folds."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

import pytest

from feedsvc.cli.explained import print_answer, print_explanation
from feedsvc.cli.output import console
from feedsvc.decide.why_not import why_not
from feedsvc.model.account import Explanation, LineAccount, Reason
from feedsvc.model.entry import Candidate, Evidence
from tests.builders import make_entry

MENU = [("menu", f"Quay {number}") for number in range(90)]


def line(
    number: int, role: str, text: str, rule: str, why: str, odds: int | None = None, *reasons: Reason
) -> LineAccount:
    return LineAccount(number=number, role=role, text=text, rule=rule, why=why, odds=odds, reasons=reasons)


def told() -> Explanation:
    entry = make_entry(
        evidence=(
            Evidence(
                field="title",
                value="Night ferry to Sallow Island returns",
                rule="headline-score case-from-body",
                line=91,
                rejected=(Candidate(value="Harbour Post", why="scores-lower", line=1),),
            ),
            Evidence(field="published", value="2026-03-14T08:05:00+00:00", rule="date-line minute", line=92),
        ),
        warnings=("The dump names no address of its own for the article.",),
    )
    menu = tuple(
        line(number, "menu", f"Quay {number}", "navigation", "stands above the text and reads like a menu", -4200,
             Reason(words="12 lines above a paragraph", weight=-900))
        for number in range(1, 91)
    )  # fmt: skip
    return Explanation(
        place="ferry.txt",
        result=entry,
        lines=(
            *menu,
            line(91, "headline", "NIGHT FERRY TO SALLOW ISLAND RETURNS", "headline-score", "has the most of a headline", -1200),
            line(92, "date", "14 March 2026, 08:05", "date-line", "holds a date and nothing else", -2500),
            line(94, "dateline", "Port Merrow – The night ferry to Sallow Island will run again. \x1b[2J" + "Word " * 40, "reads-like-text",
                 "reads like text, and stands among lines that do", 3100,
                 Reason(words="218 letters long", weight=1200), Reason(words="2 lines below: 0 % digits", weight=-200)),
            line(96, "placeholder", "Image", "image-placeholder", "stands for a picture that is not in the dump"),
            line(98, "comment", "Leave a Reply", "comment-form", "belongs to the comment form"),
            line(99, "operator", "Join us", "dropped-by-operator", "the source drops what matches ^Join"),
        ),
    )  # fmt: skip


@pytest.fixture(autouse=True)
def plain(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """No terminal, whatever the tests run in."""
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.setenv("COLUMNS", "150")
    console.cache_clear()
    yield
    console.cache_clear()


def test_the_text_output_is_that_of_the_golden_file(
    golden: Callable[[str, bytes], None], capsys: pytest.CaptureFixture[str]
) -> None:
    print_explanation(told(), show_all=False)
    print_answer(told(), why_not(told(), "leave a reply"))
    out = capsys.readouterr().out
    assert "\x1b" not in out
    golden("explain.txt", "\n".join(line.rstrip() for line in out.splitlines()).encode() + b"\n")


def test_a_long_menu_is_one_line_unless_all_is_asked_for(capsys: pytest.CaptureFixture[str]) -> None:
    print_explanation(told(), show_all=False)
    assert "… 88 menu lines (--all shows them)" in capsys.readouterr().out
    print_explanation(told(), show_all=True)
    out = capsys.readouterr().out
    assert "--all" not in out
    assert "Quay 44" in out


def test_a_terminal_gets_colours_and_no_line_wider_than_it(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv("NO_COLOR")
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("COLUMNS", "80")
    console.cache_clear()
    print_explanation(
        Explanation(place="ferry.txt", result=told().result, lines=told().lines), show_all=False
    )
    out = capsys.readouterr().out
    assert "\x1b[32mdateline + body" in out
    lines = re.sub(r"\x1b\[[0-9;]*m", "", out.partition("menu lines")[2]).splitlines()
    assert all(len(line) <= 80 for line in lines)
