"""How near a read body is to the true one: shingles of four words, or characters where a script writes no spaces."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter

_NO_SPACES = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\u0e00-\u0eff\u1780-\u17ff\u1000-\u109f"
_TOKEN = re.compile(f"[{_NO_SPACES}]|[^\\W{_NO_SPACES}]+")


def body_f1(true: str, read: str) -> float:
    wanted, found = _shingles(true), _shingles(read)
    both = sum((wanted & found).values())
    return 2 * both / (wanted.total() + found.total())


def same_words(first: str, second: str) -> bool:
    """Tell whether two headlines differ in signs and case alone."""
    return _letters(first) == _letters(second)


def _shingles(text: str) -> Counter[tuple[str, ...]]:
    tokens = _TOKEN.findall(unicodedata.normalize("NFC", text))
    return Counter(tuple(tokens[at : at + 4]) for at in range(max(1, len(tokens) - 3)))


def _letters(text: str) -> str:
    return "".join(char for char in unicodedata.normalize("NFKC", text).casefold() if char.isalnum())
