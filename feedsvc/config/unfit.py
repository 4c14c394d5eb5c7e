"""Why a value does not do: what a field's reader raises and the messages are made of."""

from __future__ import annotations

import difflib
from collections.abc import Iterable


class Unfit(ValueError):  # noqa: N818 - pydantic catches it as a value's state; it never leaves the package
    """A value that does not do. Neither text repeats the value as a whole: it may be a secret."""

    def __init__(self, expected: str, *, why: str = "") -> None:
        super().__init__(expected)
        #: Completes "expected …, got VALUE".
        self.expected = expected
        #: A clause about this value; left out where the value came from the environment.
        self.why = why


def did_you_mean(word: str, known: Iterable[str], *, nearness: float = 0.6) -> str:
    """Return ``did you mean "every"?`` for the nearest known word, or empty text if none is near."""
    folded = {name.lower(): name for name in known}
    near = difflib.get_close_matches(word[:80].lower(), list(folded), n=1, cutoff=nearness)
    return f'did you mean "{folded[near[0]]}"?' if near else ""
