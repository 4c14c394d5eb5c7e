"""An explanation on a terminal, or as plain text where there is none: fields, lines with their roles, reasons."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Final

from feedsvc.cli.output import console, print_table, shown
from feedsvc.model.account import BODY_ROLES, ROLES, Explanation, LineAccount, Reason
from feedsvc.model.raw import Rejection
from feedsvc.render.folds import Fold, folded

if TYPE_CHECKING:
    from rich.text import Text

    from feedsvc.decide.why_not import Answer
    from feedsvc.model.entry import Entry

#: The article's own lines by colour; chrome is dim, what people and dumps taught it is told apart.
STYLES: Final = {
    **dict.fromkeys(("headline", "deck"), "bold cyan"),
    **dict.fromkeys(("byline", "date", "category", "caption"), "cyan"),
    **dict.fromkeys(("body", "dateline", "item", "quote"), "green"),
    "heading": "bold green",
    **dict.fromkeys(("source", "follow", "rights"), "blue"),
    "placeholder": "magenta",
    **dict.fromkeys(("learned", "operator"), "yellow"),
}
#: Characters of a line that are shown, and of a field's value.
LONGEST: Final = 100
LONGEST_VALUE: Final = 200
REJECTED: Final = 5
ROLE_WIDTH: Final = 16


def print_explanation(told: Explanation, *, show_all: bool) -> None:
    """Print the fields and the lines of one article."""
    out = console()
    out.print(_styled(told.place, "bold underline"), soft_wrap=True)
    if told.note:
        out.print(_styled(told.note, "yellow"), soft_wrap=True)
    if isinstance(told.result, Rejection):
        out.print(_styled(f"no article: {told.result.reason}", "bold red"), soft_wrap=True)
    else:
        _print_fields(told.result)
        for warning in told.result.warnings:
            out.print(_styled(f"! {warning}", "yellow"), soft_wrap=True)
    out.print()
    for item in told.lines if show_all else folded(told.lines):
        if isinstance(item, Fold):
            out.print(_styled(f"{'':>6}  … {item.label} (--all shows them)", "dim"), soft_wrap=True)
        else:
            _print_line(item)
    out.print()


def print_answer(told: Explanation, answer: Answer) -> None:
    """Print why a text is where it is, and what can be done."""
    out = console()
    colour = "green" if answer.where == "body" else "yellow"
    out.print(_styled(f"{told.place}: {answer.sentence}", f"bold {colour}"), soft_wrap=True)
    if answer.how == "folded":
        out.print(_styled("(but for case, blanks and punctuation)", "dim"), soft_wrap=True)
    elif answer.how == "close":
        out.print(_styled("(not word for word: the closest line)", "dim"), soft_wrap=True)
    for line in answer.lines:
        _print_line(line)
    for sentence in answer.advice:
        out.print(_styled(sentence, "default"), soft_wrap=True)


def reasons_in_words(reasons: Sequence[Reason], *, for_text: bool) -> str:
    """Return the reasons for or against, with their weights: ``218 letters long 0.9 · ends with a stop 0.4``."""
    told = (reason for reason in reasons if (reason.weight > 0) == for_text)
    return " · ".join(f"{reason.words} {abs(reason.weight) / 1000:.1f}" for reason in told)


def _print_fields(entry: Entry) -> None:
    print_table(
        "Fields",
        ("field", "value", "rule", "#line", "weighed and not taken"),
        (
            (
                item.field,
                _cut(item.value, LONGEST_VALUE),
                item.rule,
                item.line or "",
                "\n".join(
                    f"{_cut(candidate.value, 80)} ({candidate.why})" for candidate in item.rejected[:REJECTED]
                ),
            )
            for item in entry.evidence
        ),
    )


def _print_line(line: LineAccount) -> None:
    out = console()
    head = _styled("", "default")
    head.append(f"{line.number or '':>6}  ", style="dim")
    head.append(f"{ROLES[line.role]:<{ROLE_WIDTH}} ", style=STYLES.get(line.role, "dim"))
    head.append(shown(_cut(line.text, LONGEST)), style="dim" if line.is_chrome else "default")
    if out.is_terminal:
        head.truncate(out.width, overflow="ellipsis")
    out.print(head, soft_wrap=True)
    for text in _below(line):
        _print_indented(text)


def _below(line: LineAccount) -> Iterable[str]:
    """Yield what is said below a line: the rule, and for what the model decided the odds with the reasons."""
    odds = "" if line.odds is None else f"; odds to be text {line.odds / 1000:+.1f}"
    yield f"{line.rule}: {line.why}{odds}"
    if line.role in BODY_ROLES or line.is_chrome:
        for sign, for_text in (("+", True), ("-", False)):
            if told := reasons_in_words(line.reasons, for_text=for_text):
                yield f"{sign} {told}"


def _print_indented(text: str) -> None:
    """Print what belongs to a line below it: wrapped to a terminal's width, on one line where a program may read it."""
    out = console()
    indent = " " * (ROLE_WIDTH + 9)
    styled = _styled(text, "dim")
    if not out.is_terminal or out.width < 2 * len(indent):
        out.print(_styled(indent, "dim") + styled, soft_wrap=True)
        return
    for piece in styled.wrap(out, out.width - len(indent) - 1):
        piece.rstrip()
        out.print(_styled(indent, "dim") + piece, soft_wrap=True)


def _styled(text: str, style: str) -> Text:
    from rich.text import Text

    return Text(shown(text), style=style)


def _cut(text: str, most: int) -> str:
    return text if len(text) <= most else f"{text[: most - 1].rstrip()}…"
