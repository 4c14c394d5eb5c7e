"""What a text dump teaches of its source, and the use of what was learned: standing lines leave the body.

Learning only takes lines out of the body and out of what may follow it. It neither scores nor chooses a headline,
byline or date: marks that are set before the scores shift those of the true paragraphs beside them (measured on 128
development dumps that have a sibling: ten better, six worse), while taking lines out afterwards made none worse
(``tests/quality/learning_gain.py``).
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from functools import lru_cache
from typing import Final

from feedsvc.model.chrome import Lesson, Standing
from feedsvc.model.raw import DroppedLine, RawEntry
from feedsvc.parse.text.marks import Mark
from feedsvc.parse.text.page import Line
from feedsvc.parse.text.shape import size
from feedsvc.text.imprints import imprint

RULE: Final = "learned-chrome"
#: Shorter lines, in Latin letters, teach nothing: "Photo:", "Analysis" and names stand in any text.
SHORTEST: Final = 20
#: A shorter line inside the body is a heading or a refrain of the newsroom's form, as long as text follows.
PARAGRAPH: Final = 60
#: Lines at the body's end among which "Follow our coverage here" may stand.
CLOSING: Final = 3
#: Lines at the body's beginning that other dumps may tease: the lede and the line under it.
OPENING: Final = 2
#: Lines below the body that a plain dump's text may be widened by.
BEYOND: Final = 40
#: Lines of one article that count, of each kind: so much a dump of ten thousand lines can teach.
MOST: Final = 400
#: Longer lines are not kept in memory from one dump to the next.
LONGEST_KEPT: Final = 400


def lesson_of(raw: RawEntry, *, chrome: Mapping[int, Standing]) -> Lesson:
    """Return what an article read from a text dump teaches of its source.

    A line that was taken out because it was learned counts as what it was learned to be: learning that forgot its own
    reason would undo itself.
    """
    blocks, last = raw.blocks, len(raw.blocks) - CLOSING
    telling = {block.text for at, block in enumerate(blocks) if at >= last or _is_long(block.text, PARAGRAPH)}
    fields = (
        raw.title, raw.deck, *raw.bylines, *raw.dates, *raw.categories, *raw.captions, *raw.sources, *raw.rights
    )  # fmt: skip
    taken = {line.text for line in raw.dropped if line.rule == RULE and not _is_outside(line.text, chrome)}
    return Lesson(
        text=_imprints([*sorted(taken), *(block.text for block in blocks if block.text in telling)]),
        outside=_imprints(line.text for line in raw.dropped if line.text not in taken),
        own=_imprints(
            [field.text for field in fields if field is not None]
            + [block.text for block in blocks if block.text not in telling]
        ),
    )


def strike(
    lines: list[Line],
    marks: list[Mark | None],
    body: list[bool],
    *,
    chrome: Mapping[int, Standing],
    spared: Collection[int | None] = (),
) -> tuple[DroppedLine, ...]:
    """Take the standing lines of the body, and of what may follow it, out of the page and return them.

    Headline, head and tail are then looked for as if they had never been printed. What stood only outside the text elsewhere may be a teaser: it takes no line of this text's opening. Nothing is
    taken where it would be most of the text: then the source has told this very article before.
    """
    if not chrome or True not in body:
        return ()
    first, last = body.index(True), len(body) - 1 - body[::-1].index(True)
    opening = [at for at in range(first, last + 1) if body[at]][:OPENING]
    found: dict[int, Standing] = {}
    for at in range(first, min(last + 1 + BEYOND, len(lines))):
        if marks[at] is None and at not in spared and _is_long(lines[at].text, SHORTEST):
            held = chrome.get(_imprint(lines[at].text))
            if held is not None and not (held.outside and at in opening):
                found[at] = held
    taken = sum(len(lines[at].text) for at in found if body[at])
    if 2 * taken > sum(len(line.text) for line, inside in zip(lines, body, strict=True) if inside):
        return ()
    struck = tuple(
        DroppedLine(
            text=lines[at].text,
            rule=RULE,
            why=f"stands in {held.seen} of the source's {held.of} last articles",
            line=lines[at].number,
        )
        for at, held in found.items()
    )
    for at in sorted(found, reverse=True):
        del lines[at], marks[at], body[at]
    return struck


def _is_long(text: str, least: int) -> bool:
    """Tell whether a line has so many Latin letters; its size is looked at where its length does not say it."""
    return len(text) >= least or (not text.isascii() and size(text) >= least)


def _is_outside(text: str, chrome: Mapping[int, Standing]) -> bool:
    held = chrome.get(_imprint(text))
    return held is None or held.outside


def _imprints(texts: Iterable[str]) -> tuple[int, ...]:
    """Return the imprints of lines long enough to tell, each once, MOST at most."""
    distinct: dict[str, None] = {}
    for text in texts:
        if _is_long(text, SHORTEST):
            distinct[text] = None
            if len(distinct) >= MOST:
                break
    return tuple(dict.fromkeys(map(_imprint, distinct)))


def _imprint(text: str) -> int:
    """Return a line's imprint; those of short lines are kept, for most of them come again with the next dump."""
    return _kept(text) if len(text) <= LONGEST_KEPT else imprint(text)


_kept = lru_cache(maxsize=4096)(imprint)
