"""The development dumps as the trainers see them: texts, truths, and the fold of each page's site."""

from __future__ import annotations

import hashlib
import importlib.util
import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any, Final

ROOT: Final = Path(__file__).resolve().parents[2]
SHARED: Final = ROOT.parent / "shared"
DUMPS: Final = SHARED / "data" / "dumps-dev"
#: Pages of one site share a fold: what is learned from a site is never asked about it.
FOLDS: Final = 5
SCORER: Final = SHARED / "tools" / "score_articles.py"
#: SHA-256 over the dumps in name order, what is true of them, and the scorer: figures belong to all three.
FINGERPRINT: Final = "31e6ca04a7ceef673a6570771e74864a7e295f37f227684d5f859a55872d1d42"
#: Tokens in a row by which a line is looked up in the true body, as in the scorer; shorter lines must be lines of it.
SHINGLE: Final = 4
#: A line is body if the true body has this share of its shingles.
MOSTLY: Final = 0.6
#: A body line of this many tokens anchors the article; what matches further than so many lines outside is a teaser.
ANCHOR: Final = 12
BEYOND: Final = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A development dump and what is true of it (truth.json; absent keys are not known)."""

    name: str
    text: str
    truth: dict[str, Any]
    #: 0 to FOLDS - 1, the same for all pages of a site.
    fold: int

    @property
    def tier(self) -> str:
        return str(self.truth["tier"])

    @property
    def body(self) -> str | None:
        """The true body, None unless the page is one of those on which bodies are judged."""
        return self.truth["body"] if self.truth.get("usable") and self.truth.get("body") else None

    @property
    def title(self) -> str | None:
        return self.truth.get("title") or None

    @property
    def date(self) -> str | None:
        return self.truth.get("date") or None

    @property
    def authors(self) -> list[str]:
        found = self.truth.get("author") or []
        return [found] if isinstance(found, str) else list(found)

    @property
    def language(self) -> str:
        return str(self.truth.get("language") or "")

    @property
    def site(self) -> str:
        return str(self.truth.get("site") or self.name)


def fold_of(site: str) -> int:
    """Return the fold of a site."""
    return int(hashlib.md5(site.encode(), usedforsecurity=False).hexdigest(), 16) % FOLDS


@cache
def load() -> tuple[Page, ...]:
    """Return all development dumps in name order."""
    truths = json.loads((DUMPS / "truth.json").read_text("utf-8"))
    return tuple(
        Page(
            name=name,
            text=(DUMPS / "dumps" / f"{name}.txt").read_bytes().decode("utf-8", "replace"),
            truth=truths[name],
            fold=fold_of(truths[name].get("site") or name),
        )
        for name in sorted(truths)
    )


@cache
def scorer() -> Any:
    """Return ../shared/tools/score_articles.py as a module."""
    spec = importlib.util.spec_from_file_location("score_articles", SCORER)
    assert spec is not None
    assert spec.loader is not None
    module: ModuleType = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def label(texts: Sequence[str], body: str) -> list[bool]:
    """Return for each line of a dump whether the true body has it."""
    tokens_of = scorer().tokens
    tokens = tokens_of(body)
    known = {tuple(tokens[at : at + SHINGLE]) for at in range(max(1, len(tokens) - SHINGLE + 1))}
    short = {tuple(tokens_of(line)) for line in body.split("\n")}
    inside: list[bool] = []
    anchors: list[int] = []
    for at, text in enumerate(texts):
        own = tokens_of(text)
        if len(own) < SHINGLE:
            inside.append(bool(own) and tuple(own) in short)
            continue
        hits = [tuple(own[i : i + SHINGLE]) in known for i in range(len(own) - SHINGLE + 1)]
        inside.append(sum(hits) >= MOSTLY * len(hits))
        if inside[at] and len(own) >= ANCHOR:
            anchors.append(at)
    if anchors:
        first, last = anchors[0] - BEYOND, anchors[-1] + BEYOND
        inside = [held and first <= at <= last for at, held in enumerate(inside)]
    return inside


def fingerprint() -> str:
    """Return the fingerprint of the dumps, truths and scorer that are there."""
    digest = hashlib.sha256()
    for path in (*sorted((DUMPS / "dumps").glob("*.txt")), DUMPS / "truth.json", SCORER):
        held = path.read_bytes()
        digest.update(f"{path.name}\0{len(held)}\0".encode())
        digest.update(held)
    return digest.hexdigest()
