"""What learning a source's chrome is worth on the development dumps, and what it costs: prints a table.

``python -m tests.quality.learning_gain [--worse]``

Every page is read twice, with what the OTHER dumps of its source teach and without; in the first two rows by models
that never saw its site. A source is

- ``sites``: the dumps of a site that has three and more of them, by the rule as it is shipped;
- ``siblings``: the dumps of a site that has two and more, every line of a sibling taken for chrome: the most that
  learning can give and take, for the rule asks two other articles at least to hold a line;
- ``planted``: twelve dumps of any sites, into each of which the same invented appeal (amid the text), note (behind
  its second paragraph) and box (below its end) are put;
- ``mixed``: a folder into which all dumps are pasted, the last hundred of which teach.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from typing import Any, Final

from feedsvc.decide.chrome import WINDOW, standing
from feedsvc.errors import DumpError
from feedsvc.model.chrome import Lesson, Standing
from feedsvc.model.entry import Entry
from feedsvc.model.payload import Payload
from feedsvc.model.raw import RawEntry
from feedsvc.model.source import HouseStyle
from feedsvc.normalize.entry import normalize
from feedsvc.parse.text.learned import RULE, lesson_of
from feedsvc.parse.text.page import read_lines
from feedsvc.parse.text.reader import parse_text
from tests.quality.corpus import FOLDS, Page, label, load, scorer
from tests.quality.measure import unseen

NOW: Final = datetime(2026, 1, 1, tzinfo=UTC)
PLANTED: Final = 12
APPEAL: Final = (
    "The Herald has reported from this coast for ninety years without an owner to please. If that is worth "
    "something to you, a crown a week keeps our boats and our reporters out at sea."
)
NOTE: Final = "This report is part of our series on the northern ports, which is written with the help of the Selwyn Fund."
BOX: Final = (
    "Mara Quill has covered the strait for the Herald since the ferry strike. She keeps bees and two leaking boats.",
    "Every Friday her letter brings the week of the harbour into your mailbox, free of charge and without pictures.",
)
#: A page, its text, and what was learned for it.
Case = tuple[Page, str, Mapping[int, Standing]]
#: A page's name, its scores without and with what was learned, and how many lines that took.
Scored = tuple[str, dict[str, float], dict[str, float], int]
COLUMNS: Final = ("F1", "mF1", "with", "without", "t_exact", "d_day", "a_set")


@dataclass(frozen=True, slots=True, kw_only=True)
class Gain:
    """One row of the table: scores without and with what was learned, and the pages whose body got worse."""

    name: str
    pages: int
    without: Mapping[str, float]
    learned: Mapping[str, float]
    better: tuple[str, ...]
    worse: tuple[str, ...]
    #: Lines that were left out for having been learned: with none of them nothing was measured.
    taken: int


def read(text: str, chrome: Mapping[int, Standing] | None = None) -> tuple[Lesson, dict[str, Any], int]:
    """Return what a dump teaches, what is scored of its reading, and how many of its lines were known from others."""
    style = HouseStyle(source="desk", chrome=chrome or {})
    payload = Payload(source="desk", place="dump.txt", body=b"", modified=NOW)
    (raw,) = parse_text(text, payload=payload, style=style)
    if not isinstance(raw, RawEntry):
        return Lesson(), {}, 0
    try:
        entry = normalize(raw, style, now=NOW)
    except DumpError:
        return Lesson(), {}, 0
    if not isinstance(entry, Entry):
        return Lesson(), {}, 0
    day = entry.published.date().isoformat() if entry.published else ""
    found = {"title": entry.title, "body": entry.body_text, "date": day, "author": list(entry.authors)}
    taken = sum(line.rule == RULE for line in raw.dropped)
    return lesson_of(raw, chrome=style.chrome), found, taken


@cache
def plainly_read(text: str) -> tuple[Lesson, dict[str, Any], int]:
    return read(text)


def gain(name: str, cases: Iterable[Case]) -> Gain:
    """Return the scores of cases."""
    return gained(name, scored(cases))


def scored(cases: Iterable[Case]) -> list[Scored]:
    """Return for each case the page's name, its scores without and with what was learned, and the lines taken."""
    found = []
    for page, text, chrome in cases:
        one = scorer().score_page(page.truth, plainly_read(text)[1])
        _, again, taken = read(text, chrome) if chrome else (None, None, 0)
        other = one if again is None else scorer().score_page(page.truth, again)
        found.append((page.name, one, other, taken))
    return found


def gained(name: str, cases: Sequence[Scored]) -> Gain:
    """Return scored cases as a row."""
    better: list[str] = []
    worse: list[str] = []
    for page, one, other, _ in cases:
        moved = sum(other.get(key, 0.0) - one.get(key, 0.0) for key in ("mF1", "with", "without"))
        if abs(moved) > 0.0005:
            (better if moved > 0 else worse).append(f"{page} {moved:+.3f}")
    score = scorer().aggregate
    return Gain(
        name=name,
        pages=len(cases),
        without=score([one for _, one, _, _ in cases]),
        learned=score([other for _, _, other, _ in cases]),
        better=tuple(better),
        worse=tuple(worse),
        taken=sum(taken for *_, taken in cases),
    )


def by_folds(name: str, least: int, taught: Callable[[Page, Sequence[Page]], Mapping[int, Standing]]) -> Gain:
    """Return the gain over sites with so many dumps, each fold's read by the models that never saw it."""
    parts = []
    for fold in range(FOLDS):
        with unseen(fold):
            plainly_read.cache_clear()
            cases = [(page, pages) for pages in sites(least) for page in pages if page.fold == fold]
            parts.append(scored((page, page.text, taught(page, pages)) for page, pages in cases))
    plainly_read.cache_clear()
    return gained(name, [case for part in parts for case in part])


def sites(least: int) -> list[list[Page]]:
    """Return the pages of each site that has so many of them."""
    found: dict[str, list[Page]] = defaultdict(list)
    for page in load():
        if page.truth.get("site"):
            found[page.site].append(page)
    return [pages for pages in found.values() if len(pages) >= least]


def by_site() -> Gain:
    return by_folds("sites", 3, lambda page, pages: standing(_lessons_beside(page, pages)))


def by_siblings() -> Gain:
    return by_folds("siblings", 2, lambda page, pages: _every_line(_lessons_beside(page, pages)))


def _lessons_beside(page: Page, pages: Sequence[Page]) -> list[Lesson]:
    return [plainly_read(other.text)[0] for other in pages if other is not page]


def _every_line(lessons: Sequence[Lesson]) -> dict[int, Standing]:
    own = {line for lesson in lessons for line in lesson.own}
    inside = {line for lesson in lessons for line in lesson.text}
    outside = {line for lesson in lessons for line in lesson.outside}
    return {line: Standing(1, 1, line not in inside) for line in (inside | outside) - own}


def planted(most: int | None = None) -> Gain:
    """Return the gain over so many pages, or all."""
    pages = [page for page in load() if page.body is not None][:most]
    cases: list[tuple[Page, str, Mapping[int, Standing]]] = []
    for at in range(0, len(pages) - PLANTED + 1, PLANTED):
        source = [(page, _plant(page)) for page in pages[at : at + PLANTED]]
        lessons = [plainly_read(text)[0] for _, text in source]
        cases += [
            (page, text, standing(lesson for index, lesson in enumerate(lessons) if index != own))
            for own, (page, text) in enumerate(source)
        ]
    return gain("planted", cases)


def _plant(page: Page) -> str:
    """Return the dump with the appeal, the note and the box among and below the lines of its true body."""
    assert page.body is not None
    lines, _ = read_lines(page.text)
    inside = [at for at, held in enumerate(label([line.text for line in lines], page.body)) if held]
    if not inside:
        return page.text
    planted = {inside[len(inside) // 2]: (APPEAL,), inside[min(1, len(inside) - 1)]: (NOTE,), inside[-1]: BOX}
    shown: list[str] = []
    for at, line in enumerate(lines):
        shown += [""] * min(line.before, 3)
        shown.append(f"  {line.text}" if line.indented else line.text)
        for text in planted.get(at, ()):
            shown += ["", text, ""]
    return "\n".join(shown)


def mixed(most: int | None = None) -> Gain:
    """Return the gain over so many pages, or all."""
    pages = load()[:most]
    around = [*load(), *load()[:WINDOW]]
    return gain(
        "mixed",
        (
            (
                page,
                page.text,
                standing(plainly_read(other.text)[0] for other in around[at + 1 : at + 1 + WINDOW]),
            )
            for at, page in enumerate(pages)
        ),
    )


def table(gains: Iterable[Gain]) -> str:
    """Return the rows as text, without and with what was learned one above the other."""
    rows = [
        f"{'':18} {'pages':>5} " + " ".join(f"{column:>8}" for column in COLUMNS) + "  better  worse  lines"
    ]
    for found in gains:
        for title, scores in ((found.name, found.without), ("  learned", found.learned)):
            cells = " ".join(
                f"{scores[column]:8.4f}" if column in scores else f"{'-':>8}" for column in COLUMNS
            )
            counts = (
                f"  {len(found.better):6}  {len(found.worse):5}  {found.taken:5}"
                if scores is found.learned
                else ""
            )
            rows.append(f"{title:18} {found.pages:5} {cells}{counts}")
    return "\n".join(rows)


def main() -> None:
    gains = [measure() for measure in (by_site, by_siblings, planted, mixed)]
    print(table(gains))
    if "--worse" in sys.argv[1:]:
        for found in gains:
            print(
                f"{found.name}: worse: {', '.join(found.worse) or 'none'}; better: {', '.join(found.better) or 'none'}"
            )


if __name__ == "__main__":
    main()
