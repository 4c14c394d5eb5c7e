"""Classes of characters, and how many of each a line has, counted in numpy over a whole page."""

from __future__ import annotations

from functools import cache
from itertools import chain
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Table = NDArray[Any]

#: Particles and function characters of Chinese, Japanese and Korean.
_PARTICLES: Final = "的了是在和有不这也与而被将对从但はのにをがでとてたすまるしれな이가은는을를에의도로"

#: Classes of characters, a bit each.
UPPER, LOWER, DIGIT, COMMA, BRACKET, QUOTE, SIGN, DENSE, STOP, FULL_STOP, PARTICLE, CREDIT = (
    1 << bit for bit in range(12)
)
_SETS: Final = (
    (COMMA, ",;，、،；"),
    (BRACKET, "()[]（）"),
    (QUOTE, '"“”„«»「」『』'),
    (SIGN, "|@#/<>_=+»›©→▶•"),
    (STOP, ".!?…”»"),
    (FULL_STOP, "。！？।۔؟"),
    (PARTICLE, _PARTICLES),
    (CREDIT, ":：©([（/|-–—"),
)
#: Letters with case and digits stand below this code point, and a few above (full width).
_CASED_BELOW: Final = 0x2C00
_FULL_WIDTH: Final = range(0xFF10, 0xFF5B)
_DENSE_RANGES: Final = (
    (0x0E00, 0x0F00),
    (0x1000, 0x10A0),
    (0x1780, 0x1800),
    (0x3040, 0x3100),
    (0x3400, 0x4DC0),
    (0x4E00, 0xA000),
    (0xAC00, 0xD7B0),
    (0xF900, 0xFB00),
)


@cache
def _classes() -> NDArray[np.uint16]:
    """Return the classes of the characters of the Basic Multilingual Plane; what lies above has those of its last."""
    import numpy as np

    found = np.zeros(0x10000, np.uint16)
    for code in chain(range(_CASED_BELOW), _FULL_WIDTH):
        character = chr(code)
        if character.isupper():
            found[code] |= UPPER
        elif character.islower():
            found[code] |= LOWER
        elif character.isdecimal():
            found[code] |= DIGIT
    for first, end in _DENSE_RANGES:
        found[first:end] |= DENSE
    for bit, characters in _SETS:
        for character in characters:
            found[ord(character)] |= bit
    return found


def classes_of(page: str) -> NDArray[np.uint16]:
    import numpy as np

    codes = np.frombuffer(page.encode("utf-32-le"), np.uint32)
    return _classes()[np.minimum(codes, 0xFFFF)]


def line_sums(classes: NDArray[np.uint16], starts: Table) -> dict[int, Table]:
    """Return how many characters of each class each line has."""
    import numpy as np

    bits = (UPPER, LOWER, DIGIT, COMMA, BRACKET, QUOTE, SIGN, DENSE, PARTICLE, CREDIT)
    return {bit: np.add.reduceat(classes & bit > 0, starts, dtype=np.int64) for bit in bits}
