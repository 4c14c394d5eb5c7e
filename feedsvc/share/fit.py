"""Fit: the most that a share text can say within its limit, whole part by whole part.

What stays is decided in this order: headline and link, the first source, the lede (whole, else whole sentences, else
a clause of it), the channel, further sources, hashtags. A headline that fills the limit alone is the one thing ever
cut, at a word.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass, replace

import regex

from feedsvc.share.parts import Parts
from feedsvc.text.sentences import fit as fit_sentences

_CLUSTER = regex.compile(r"\X")
_ELLIPSIS = "…"
#: Characters of a headline that are looked at for a cut: more than the longest limit of any network.
_CUT_SCOPE = 65_536


@dataclass(frozen=True, slots=True, kw_only=True)
class Fitted:
    """The parts that stay, and the names of those that went, first gone first."""

    parts: Parts
    dropped: tuple[str, ...]


def fitted(parts: Parts, *, limit: int, length: Callable[[Parts], int]) -> Fitted:
    """Return the parts that fit ``limit`` by ``length``, which measures a whole laid-out text."""

    def fits(candidate: Parts) -> bool:
        return length(candidate) <= limit

    if fits(parts):
        return Fitted(parts=parts, dropped=())
    kept = replace(parts, lede="", credits=(), hashtags=(), channel="")
    if not fits(kept):
        kept = _cut_headline(kept, fits)
    kept = _first_that_fits(fits, replace(kept, credits=parts.credits[:1]), kept)
    kept = replace(kept, lede=_fit_lede(kept, parts.lede, limit=limit, length=length))
    kept = _first_that_fits(fits, replace(kept, channel=parts.channel), kept)
    for count in range(len(kept.credits) + 1, len(parts.credits) + 1):
        kept = _first_that_fits(fits, replace(kept, credits=parts.credits[:count]), kept)
    for count in range(1, len(parts.hashtags) + 1):
        kept = _first_that_fits(fits, replace(kept, hashtags=parts.hashtags[:count]), kept)
    return Fitted(parts=kept, dropped=_dropped(parts, kept))


def _first_that_fits(fits: Callable[[Parts], bool], wanted: Parts, otherwise: Parts) -> Parts:
    return wanted if fits(wanted) else otherwise


def _fit_lede(kept: Parts, lede: str, *, limit: int, length: Callable[[Parts], int]) -> str:
    if not lede or length(replace(kept, lede="x")) > limit:
        return ""
    return fit_sentences(lede, limit, kept.language, lambda piece: length(replace(kept, lede=piece)))


def _cut_headline(parts: Parts, fits: Callable[[Parts], bool]) -> Parts:
    """Return the parts with the longest beginning of the headline that fits, cut at a word where there are words."""
    headline = parts.headline[:_CUT_SCOPE]
    clusters = [0, *(match.end() for match in _CLUSTER.finditer(headline))]

    def cut(at: int) -> Parts:
        return replace(parts, headline=headline[:at].rstrip() + _ELLIPSIS)

    # An address weighs 23 once whole, so length does not always grow; what bisection ends at was tried and fits.
    place = bisect_right(clusters, 0, lo=1, key=lambda end: 0 if fits(cut(end)) else 1) - 1
    blank = headline.rfind(" ", 0, clusters[place] + 1)
    if blank > clusters[place] // 2 and fits(cut(blank)):
        return cut(blank)
    return cut(clusters[place])


def _dropped(parts: Parts, kept: Parts) -> tuple[str, ...]:
    gone = (
        ("hashtags", kept.hashtags != parts.hashtags),
        ("other sources", bool(kept.credits) and kept.credits != parts.credits),
        ("channel", kept.channel != parts.channel),
        ("lede", bool(parts.lede) and not kept.lede),
        ("lede end", bool(kept.lede) and kept.lede != parts.lede),
        ("source", bool(parts.credits) and not kept.credits),
        ("headline end", kept.headline != parts.headline),
    )
    return tuple(name for name, is_gone in gone if is_gone)
