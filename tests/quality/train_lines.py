"""The two models by which the reader tells body lines from chrome: ``lines-1`` by a line's traits and surroundings,
``lines-2`` by its standing among what the first takes for body.

Learned from the lines of the usable pages of tier ``open``; with half the weight from the ``snapshot`` pages and from
pages of tier ``segments`` whose HTML gave a body that holds all of their human segments that must be there and none of
those that must not (``stated_bodies``). Of the other pages of that tier only the lines that hold a segment are learned
from. Figures are only ever of what people said is true.

A line counts by the root of its length, a page by the root of its lines. The odds that the second model learns from
come from first models that never saw the page's site.
"""

from __future__ import annotations

import math
import tarfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from feedsvc.parse.text import standing, surroundings, traits, trees
from feedsvc.parse.text.marks import Mark, mark_lines
from feedsvc.parse.text.page import Line, read_lines
from tests.quality import boost, corpus
from tests.quality.corpus import Page

RECIPE: Final = boost.Recipe(rounds=300, depth=5, rate=0.06, columns=0.25)
#: What a page counts whose body is not the truth's.
HALF: Final = 0.5
#: A line of so many characters on a page of 144 lines has the weight one with 1.2 / 12.
SCALE: Final = 1.2
LONGEST: Final = 400
#: A body taken from HTML has so many characters, and so many lines of the dump hold it.
FEWEST_CHARACTERS: Final = 400
FEWEST_LINES: Final = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Lesson:
    """A page to learn from: its lines, what is true of each, and what the page counts."""

    page: Page
    lines: list[Line]
    marks: list[Mark | None]
    inside: list[bool]
    weight: float
    #: The lines of which it is known; None for all.
    known: list[bool] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LineFits:
    """Both looks; the second learned from odds of the first that are as good as they will be on unseen sites."""

    first: boost.CrossFit
    second: boost.CrossFit


def train(pages: Sequence[Page]) -> LineFits:
    """Fit both models."""
    lessons = list(lessons_of(pages))
    said = [traits.traits(lesson.lines, lesson.marks) for lesson in lessons]
    rows = [surroundings.table(one.rows) for one in said]
    first = boost.cross_fit(examples(lessons, rows, surroundings.names()), RECIPE)
    unseen = [trees.from_json(model) for model in first.without]
    placed = [
        standing.table(row, unseen[lesson.page.fold].scores(row), one)
        for lesson, row, one in zip(lessons, rows, said, strict=True)
    ]
    names = (*surroundings.names(), *standing.names())
    return LineFits(first=first, second=boost.cross_fit(examples(lessons, placed, names), RECIPE))


def save(fits: LineFits) -> None:
    boost.save(fits.first, "lines-1")
    boost.save(fits.second, "lines-2")


def examples(
    lessons: Sequence[Lesson], rows: Sequence[NDArray[np.int16]], names: tuple[str, ...]
) -> boost.Examples:
    weights = [
        lesson.weight * SCALE * math.sqrt(min(len(line.text), LONGEST) / len(lesson.lines))
        if lesson.known is None or lesson.known[at]
        else 0.0
        for lesson in lessons
        for at, line in enumerate(lesson.lines)
    ]
    sizes = [len(lesson.lines) for lesson in lessons]
    return boost.Examples(
        features=names,
        rows=np.concatenate(list(rows)),
        holds=np.concatenate([lesson.inside for lesson in lessons]).astype(np.int8),
        weights=np.array(weights),
        folds=np.repeat([lesson.page.fold for lesson in lessons], sizes).astype(np.int8),
        groups=np.repeat(np.arange(len(lessons)), sizes).astype(np.int32),
    )


def lessons_of(pages: Sequence[Page]) -> Iterator[Lesson]:
    """Yield the pages that can be learned from."""
    stated = stated_bodies()
    for page in pages:
        body, weight = page.body, 1.0 if page.tier == "open" else HALF
        if body is None:
            body = stated.get(page.name)
        lines, _ = read_lines(page.text)
        if body is None:
            if page.tier == "segments":
                yield _by_segments(page, lines)
            continue
        inside = corpus.label([line.text for line in lines], body)
        if page.body is None and sum(inside) < FEWEST_LINES:
            continue
        yield Lesson(page=page, lines=lines, marks=mark_lines(lines), inside=inside, weight=weight)


def _by_segments(page: Page, lines: list[Line]) -> Lesson:
    """Return what the human segments alone say of a page's lines."""
    squash = corpus.scorer().squash
    texts = [squash(line.text) for line in lines]
    held, not_held = (
        [any(squash(segment) in text for segment in page.truth.get(kind) or ()) for text in texts]
        for kind in ("with", "without")
    )
    return Lesson(
        page=page,
        lines=lines,
        marks=mark_lines(lines),
        inside=held,
        weight=1.0,
        known=[yes != no for yes, no in zip(held, not_held, strict=True)],
    )


@cache
def stated_bodies() -> dict[str, str]:
    """Return bodies of tier ``segments`` read from the pages' HTML, where all human segments agree with them."""
    import trafilatura

    found: dict[str, str] = {}
    truths = {page.name: page.truth for page in corpus.load() if page.tier == "segments"}
    with tarfile.open(corpus.DUMPS / "html.tar.xz") as archive:
        for member in archive:
            name = member.name.rsplit("/", 1)[-1].removesuffix(".html")
            stream = archive.extractfile(member) if name in truths else None
            if stream is None:
                continue
            markup = stream.read()
            for precise, complete in ((True, False), (False, False), (False, True)):
                body = trafilatura.extract(
                    markup, include_comments=False, favor_precision=precise, favor_recall=complete
                )
                if body and len(body) > FEWEST_CHARACTERS and _agrees(truths[name], body):
                    found[name] = body
                    break
    return found


def _agrees(truth: dict[str, Any], body: str) -> bool:
    scores = corpus.scorer().score_page(truth, {"body": body})
    return all(scores.get(kind, 1.0) == 1.0 for kind in ("with", "without"))
