"""The summary: the deck where there is one, else the lede without its dateline, in whole sentences."""

from __future__ import annotations

import re

from feedsvc.model.entry import Dateline
from feedsvc.normalize.dateline import read_dateline, without_dateline
from feedsvc.text.clean import clean_line
from feedsvc.text.sentences import fit

#: Characters: what readers, mail and previews show of it.
MAX_SUMMARY = 300
#: A deck or lede shorter than this says too little alone.
MIN_DECK = 20
MIN_LEDE = 60
#: A deck of which the headline is so many hundredths repeats it, with a kicker before it.
ALIKE = 75
_CUT_SHORT = re.compile(r"(?:…|\.\.\.|\[…\]|\[\.\.\.\])$")
_NOT_WORDS = re.compile(r"\W+")


def summarize(
    *, deck: str | None, paragraphs: tuple[str, ...], dateline: Dateline | None, title: str, language: str
) -> tuple[str, str]:
    """Return the summary and the rule that made it: ``deck``, ``lede``, ``lede-clause``, ``lede-cut`` or ``none``.

    A deck that only repeats the headline, or breaks off while the lede does not, is passed over.
    """
    lede = _lede(paragraphs, dateline, language)
    stated = clean_line(deck or "")
    if len(stated) >= MIN_DECK and not _repeats(stated, title) and not (lede and _CUT_SHORT.search(stated)):
        own = read_dateline(stated)
        return _fitted(without_dateline(stated, own), language, "deck")
    if not lede:
        return (stated, "deck") if stated and not _repeats(stated, title) else ("", "none")
    return _fitted(lede, language, "lede")


def _lede(paragraphs: tuple[str, ...], dateline: Dateline | None, language: str) -> str:
    """Return the first paragraph that says something, with the next one where it alone is too short."""
    told = [without_dateline(paragraph, dateline) for paragraph in paragraphs[:4]]
    told = [paragraph for paragraph in told if paragraph]
    if not told:
        return ""
    first = next(
        (place for place, text in enumerate(told) if len(text) >= MIN_LEDE or text[-1:] in '.!?。।؟۔”»"'), 0
    )
    lede = told[first]
    if len(lede) < MIN_LEDE and first + 1 < len(told) and lede[-1:] in '.!?。।؟۔”»"':
        joint = "" if language.partition("-")[0] in {"zh", "ja", "th"} else " "
        lede = f"{lede}{joint}{told[first + 1]}"
    return lede


def _fitted(text: str, language: str, rule: str) -> tuple[str, str]:
    fitted = fit(text, MAX_SUMMARY, language, len)
    if fitted:
        return fitted, rule if text.startswith(fitted) else f"{rule}-clause"
    cut = text[: MAX_SUMMARY - 1]
    if " " in cut[MAX_SUMMARY // 2 :]:
        cut = cut.rpartition(" ")[0]
    return f"{cut.rstrip(' ,;:–—-')}…", f"{rule}-cut"


def _repeats(text: str, title: str) -> bool:
    """Tell whether a text says little besides the headline."""
    said, head = _bare(text), _bare(title)
    return bool(head) and (said == head or (head in said and ALIKE * len(said) <= 100 * len(head)))


def _bare(text: str) -> str:
    return _NOT_WORDS.sub("", text).casefold()
