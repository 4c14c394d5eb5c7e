"""Why a text is not in an article's body, or where in it, and what the operator can do.

Enters: the explanation of one article and the text that is missed. Leaves: an Answer, in words.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from feedsvc.model.account import BODY_ROLES, LOST_ROLES, ROLES, Explanation, LineAccount
from feedsvc.model.raw import Rejection
from feedsvc.text.passages import Passage, find

#: Characters of a line that a suggested pattern holds: a line that was wrapped is printed further than this …
SHORT_PATTERN: Final = 40
#: … and the same where the shorter one would match other lines.
LONG_PATTERN: Final = 90
#: Lines that are told of.
TOLD: Final = 5

_SPECIAL = re.compile(r"[\\.+*?()|\[\]{}^$]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """Where a text is."""

    #: ``body``, ``field`` (headline, caption …), ``dropped`` or ``nowhere``.
    where: str
    #: One sentence.
    sentence: str
    #: How it was found: ``exact``, ``folded`` (but for case, blanks and marks) or ``close``; empty where it was not.
    how: str
    #: The lines that hold it; where it is nowhere the closest one, if any comes near.
    lines: tuple[LineAccount, ...] = ()
    #: What the operator can do, full sentences.
    advice: tuple[str, ...] = ()
    #: A ``keep`` pattern for the first line, where one helps.
    pattern: str | None = None


def why_not(told: Explanation, text: str) -> Answer:
    """Return where a text is in an article, and if it is not in the body, why."""
    passage = find(text, [line.text for line in told.lines])
    found = tuple(told.lines[at] for at in passage.found[:TOLD])
    if not found:
        return _nowhere(told, passage)
    inside = tuple(line for line in found if line.role in BODY_ROLES)
    if isinstance(told.result, Rejection):
        sentence = f"Nothing of this dump is published: {told.result.reason}."
        return Answer(where="dropped", sentence=f"{_place(found)}. {sentence}", how=passage.how, lines=found)
    if inside and (len(inside) == len(found) or not passage.spans):
        return Answer(
            where="body",
            sentence=f"The text is in the body: {_place(inside)}.",
            how=passage.how,
            lines=inside,
        )
    first = next(line for line in found if line not in inside)
    where = "dropped" if first.is_chrome or first.role in LOST_ROLES else "field"
    like = tuple(line for line in found if line.role == first.role) if not passage.spans else (first,)
    sentence = f"Not in the body: {_place(like)} {_fate(first, where, are_several=len(like) > 1)}. It {_clause(first)}."
    pattern = _pattern(first, told.lines) if _may_be_kept(told, first) else None
    return Answer(
        where=where,
        sentence=sentence,
        how=passage.how,
        lines=found,
        advice=tuple(_advice(told, first, pattern)),
        pattern=pattern,
    )


def _nowhere(told: Explanation, passage: Passage) -> Answer:
    closest = (told.lines[passage.closest],) if passage.closest is not None else ()
    sentence = "The text is nowhere in the dump."
    if closest:
        sentence += f" The closest to it is {_place(closest)}, {ROLES[closest[0].role]}."
    return Answer(where="nowhere", sentence=sentence, how="", lines=closest)


def _place(lines: Sequence[LineAccount]) -> str:
    numbers = list(dict.fromkeys(line.number for line in lines if line.number))
    if not numbers:
        return "a block of it"
    if len(numbers) == 1:
        return f"line {numbers[0]}"
    return f"lines {', '.join(map(str, numbers[:-1]))} and {numbers[-1]}"


def _fate(line: LineAccount, where: str, *, are_several: bool) -> str:
    """Return what became of a line, or of several."""
    role = ROLES[line.role]
    was = "were" if are_several else "was"
    if line.role == "unread":
        return f"{was} {role}"
    if where == "dropped":
        return f"{was} dropped {role if line.role == 'operator' else f'as {role}'}"
    return f"{'are' if are_several else 'is'} the article's {role}"


def _clause(line: LineAccount) -> str:
    """Return why a line is what it is, as what follows ``It``."""
    said = line.why
    if line.role == "operator":
        return f"was, because {said}"
    return f"is {said}" if said.startswith(("a ", "an ", "the ")) else said


def _may_be_kept(told: Explanation, line: LineAccount) -> bool:
    """Tell whether a ``keep`` pattern puts a line into the body: in text dumps, and anything but the headline."""
    is_text = not isinstance(told.result, Rejection) and told.result.form == "text"
    return is_text and line.number > 0 and line.role not in {"headline", "unread"}


def _advice(told: Explanation, line: LineAccount, pattern: str | None) -> list[str]:
    source = told.result.source or "SOURCE"
    if line.role == "headline":
        return [
            "A line is either the headline or body: `title` in the source's section names another headline."
        ]
    if line.role == "unread":
        return ["A dump is read up to 10,000 lines: split it."]
    if pattern is None:
        return [
            "Pages and exports state what their text is: `keep` spares there only what `drop` would take."
        ]
    advice = []
    if line.role == "operator":
        advice.append("Take the pattern out of the source's `drop`, or let `keep` be stronger.")
    if line.role == "learned":
        advice.append(f"`feedsvc forget {source} {_quoted(line.text[:60])}` has the line back for good.")
    named = source if source != "preview" else "the source"
    advice.append(
        f"To have it in the body whatever the reader makes of it, give {named} in the configuration"
    )
    advice.append(f"    keep: [{_quoted(pattern)}]")
    advice.append("and try `feedsvc preview SOURCE --diff` before `feedsvc reprocess SOURCE`.")
    return advice


def _pattern(line: LineAccount, lines: Sequence[LineAccount]) -> str:
    """Return an RE2 pattern that matches the beginning of a line, and of no other line if that can be had."""
    short = _beginning(line.text, SHORT_PATTERN)
    others = sum(other.text.startswith(short) and other.text != line.text for other in lines)
    taken = _beginning(line.text, LONG_PATTERN) if others else short
    escaped = _SPECIAL.sub(lambda sign: "\\" + sign[0], taken)
    first = next((other for other in lines if other.number == line.number), line)
    # The cells of a row share its number; only the first of them begins it.
    return f"{'^' if first is line else ''}{escaped}{'$' if taken == line.text and first is line else ''}"


def _beginning(text: str, most: int) -> str:
    """Return the first words of a text."""
    if len(text) <= most:
        return text
    cut = text[: most + 1].rpartition(" ")[0]
    return cut or text[:most]


def _quoted(text: str) -> str:
    """Return a text in single quotes, as YAML and, for texts without one inside, a shell take it."""
    return "'" + text.replace("'", "''") + "'"
