"""``${NAME}`` and ``${NAME:-default}`` in values become what the environment says.

What the environment says is text that no message repeats; a key that wants a number reads the text as one.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

#: ``$${`` stands for a plain ``${``. A default ends at the first brace, so nothing nests.
_REFERENCE = re.compile(r"\$(\$\{)|\$\{([A-Za-z_][A-Za-z0-9_]{0,127})(:-[^{}]*)?\}|(\$\{)")
#: Longer than any password, key or address; a megabyte of environment is an accident.
_MAX_LENGTH = 32_768


class Filled(str):
    """Text in which a reference was filled in: no message repeats it, and a number may be read from it."""

    __slots__ = ()


class UnfilledError(ValueError):
    """A reference that cannot be filled in; its text is the message."""


def fill_in(text: str, environ: Mapping[str, str]) -> str:
    """Return ``text`` with its references filled in; as Filled if there were any.

    As in a shell, ``:-`` also takes the default where the variable is set to nothing.

    Raises: UnfilledError.
    Example: ``fill_in("a ${B:-c}", {})`` is ``"a c"``.
    """
    if "${" not in text:
        return text
    filled = False

    def value_of(match: re.Match[str]) -> str:
        nonlocal filled
        escaped, name, default, malformed = match.groups()
        if escaped:
            return str(escaped)
        if malformed:
            raise UnfilledError('expected ${NAME} or ${NAME:-default}; write "$${" for a plain "${"')
        value = environ.get(name)
        if default is not None and not value:
            filled = True
            return str(default[2:])
        if value is None:
            raise UnfilledError(
                f"the environment has no {name}; set it, or write ${{{name}:-default}} to go on without it"
            )
        if len(value) > _MAX_LENGTH or not value.isprintable():
            raise UnfilledError(f"the value of {name} is too long, or holds line ends or control characters")
        filled = True
        return value

    made = _REFERENCE.sub(value_of, text)
    return Filled(made) if filled else made
