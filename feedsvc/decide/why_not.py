"""Why a text is not in an article's body, or where in it, and what the operator can do.

Enters: the explanation of one article, the text that is missed, and what tries a pattern on the dump. Leaves: an
Answer, in words. No pattern is advised that was tried and does not bring the line back.
"""

from __future__ import annotations

import re
import shlex
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from feedsvc.model.account import BODY_ROLES, LOST_ROLES, ROLES, Explanation, LineAccount
from feedsvc.model.raw import Rejection
from feedsvc.text.passages import Passage, find

#: Characters of a line that a suggested pattern holds: a line that was wrapped is printed further than this …
SHORT_PATTERN: Final = 40
#: … and the same where the shorter one would match other lines, or where a line was wrapped earlier.
LONG_PATTERN: Final = 90
SHORTER_PATTERN: Final = 20
#: Lines that are told of.
TOLD: Final = 5

_SPECIAL = re.compile(r"[\\.+*?()|\[\]{}^$]")

#: Returns the first of some ``keep`` patterns that puts a line of the dump into the body, or None.
Trial = Callable[[LineAccount, tuple[str, ...]], str | None]


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


def _untried(_line: LineAccount, patterns: tuple[str, ...]) -> str | None:
    return patterns[0]


def why_not(told: Explanation, text: str, *, trial: Trial = _untried) -> Answer:
    """Return where a text is in an article, and if it is not in the body, why; ``trial`` reads the dump again."""
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
    pattern = trial(first, _patterns(first, told.lines)) if _may_be_kept(told, first) else None
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
    if pattern is None and _may_be_kept(told, line):
        return [
            "No `keep` pattern on the beginning of this line brings it back; one on another part of it may."
        ]
    if pattern is None:
        return [
            "Pages and exports state what their text is: `keep` spares there only what `drop` would take."
        ]
    advice = []
    if line.role == "operator":
        advice.append("Take the pattern out of the source's `drop`, or let `keep` be stronger.")
    if line.role == "learned":
        named = shlex.join(["feedsvc", "forget", source, *_argument(line.text[:60].rstrip())])
        advice.append(f"`{named}` has the line back for good.")
    named = source if source != "preview" else "the source"
    advice.append(
        f"To have it in the body whatever the reader makes of it, give {named} in the configuration"
    )
    advice.append(f"    keep: [{_in_yaml(pattern)}]")
    advice.append("and try `feedsvc preview SOURCE --diff` before `feedsvc reprocess SOURCE`.")
    return advice


def _patterns(line: LineAccount, lines: Sequence[LineAccount]) -> tuple[str, ...]:
    """Return RE2 patterns that match the beginning of a line, the best first: it matches no other if that can be had."""
    texts = (_beginning(line.text, most) for most in (SHORT_PATTERN, LONG_PATTERN, SHORTER_PATTERN))
    short, long, shorter = texts
    is_shared = any(other.text.startswith(short) and other.text != line.text for other in lines)
    found = []
    for text in (long, short, shorter) if is_shared else (short, long, shorter):
        begins = "^" + _SPECIAL.sub(lambda sign: "\\" + sign[0], text)
        # The end of a line that was wrapped is not the end of what is printed; so a second try goes without it.
        found += [f"{begins}$", begins] if text == line.text else [begins]
    return tuple(dict.fromkeys(found))


def _beginning(text: str, most: int) -> str:
    """Return the first words of a text."""
    if len(text) <= most:
        return text
    cut = text[: most + 1].rpartition(" ")[0]
    return cut or text[:most]


def _argument(text: str) -> tuple[str, ...]:
    """Return a text as the words of a command: behind ``--`` where it would be taken for an option."""
    return ("--", text) if text.startswith("-") else (text,)


def _in_yaml(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"
