"""Whom a share text credits: the sources that are neither the publisher nor nobody in particular."""

from __future__ import annotations

import re
from collections.abc import Sequence

from feedsvc.model.entry import SourceCredit
from feedsvc.text.clean import clean_line

#: What may follow the publisher's name in its own source line: ``Harbour Post and news agencies``.
_CONNECTOR_WORDS = "& + / , ; | and with und mit et avec y con e com ed ve ile dan и و اور और এবং"
_CONNECTORS = frozenset(_CONNECTOR_WORDS.split())
#: Agencies in general: beside a named source they credit nobody.
_NOBODY = re.compile(
    r"\b(?:agenc(?:y|ies)|agencias?|agências?|agences?|agenturen?|agenzie|ajans(?:lar)?|kantor berita|агентств\w*|وكالات"
    r"|ایجنسی\w*|خبرگزاری\w*|एजेंसि\w*)(?!\w)",
    re.IGNORECASE,
)
_WORD = re.compile(r"[\w'’.-]+|[^\w\s]")


def credited(sources: Sequence[SourceCredit], *, publisher: str) -> tuple[str, ...]:
    """Return the names to credit, the original source first, each once.

    Example: ``Al Jazeera`` and ``Harbour Post and news agencies``, published by Harbour Post, give ``Al Jazeera``.
    """
    names: dict[str, str] = {}
    for source in sources:
        name = clean_line(source.name)
        if not name or is_publisher(name, publisher):
            continue
        if names and _NOBODY.search(name):
            continue
        names.setdefault(name.casefold(), name)
    return tuple(names.values())


def is_publisher(name: str, publisher: str) -> bool:
    """Tell whether a source line names the publisher, alone or with others."""
    words, own = _words(name), _words(publisher)
    if not own or words[: len(own)] != own:
        return False
    return len(words) == len(own) or words[len(own)] in _CONNECTORS


def _words(text: str) -> list[str]:
    return _WORD.findall(clean_line(text).casefold())
