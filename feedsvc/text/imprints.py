"""The imprint of a line: by which it is known again in another dump, in another process, in another year.

Case does not count: a style sheet's capitals reach some copies of a page and not others. Digits do: the results of two
matches differ in nothing else, and a line that says how many subscribers there are is learned again when it changes.
"""

from __future__ import annotations

from hashlib import blake2b


def imprint(line: str) -> int:
    """Return a number of 64 bits for a line whose blanks are squeezed.

    Spec: RFC 7693 (BLAKE2b).
    """
    return int.from_bytes(blake2b(line.casefold().encode("utf-8", "surrogatepass"), digest_size=8).digest())


def signed_imprint(*parts: str) -> int:
    """Return a number that a signed column of 64 bits holds, for texts that belong together, in their order."""
    made = blake2b("\0".join(parts).encode("utf-8", "surrogatepass"), digest_size=8).digest()
    return int.from_bytes(made, signed=True)
