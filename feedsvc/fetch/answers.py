"""What an answer's header fields say: validators, type, age, when to come again. Nothing of them is trusted to be well-formed."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from typing import Final

from feedsvc.model.web import Validators

#: Bytes of a validator that are kept.
LONGEST: Final = 1024
#: Seconds for which an answer is believed to be fresh at most, and for which a server may ask to be left alone.
FRESHEST: Final = 30 * 86_400
LONGEST_REST: Final = 8 * 3600
#: Other bytes cannot be handed back as they came.
_PRINTABLE: Final = re.compile(rb"[\x20-\x7e]+")
_CHARSET: Final = re.compile(r"""charset\s*=\s*["']?([\w.:+-]{1,40})""", re.IGNORECASE)
_MAX_AGE: Final = re.compile(r"max-age\s*=\s*\"?([0-9]{1,12})", re.IGNORECASE)

#: Fields that are read here whose values are lists: several of one name are one. Spec: RFC 9110 section 5.3.
_LISTS: Final = frozenset({b"cache-control", b"content-encoding"})

#: Fields by name in lower case; of several of one name the last, unless they are lists.
Fields = Mapping[bytes, bytes]


def fields_of(raw: Sequence[tuple[bytes, bytes]]) -> Fields:
    """Return the fields of an answer."""
    fields: dict[bytes, bytes] = {}
    for written, value in raw:
        name = written.lower()
        fields[name] = fields[name] + b", " + value if name in _LISTS and name in fields else value
    return fields


def validators_of(fields: Fields) -> Validators:
    """Return the validators, as they came. Spec: RFC 9110 section 8.8; opaque."""
    return Validators(etag=_kept(fields.get(b"etag")), last_modified=_kept(fields.get(b"last-modified")))


def _kept(value: bytes | None) -> bytes | None:
    return value if value and len(value) <= LONGEST and _PRINTABLE.fullmatch(value) else None


def type_of(fields: Fields) -> tuple[str | None, str | None]:
    """Return media type and charset as stated."""
    text = fields.get(b"content-type", b"")[:300].decode("latin-1")
    media_type = text.partition(";")[0].strip().lower() or None
    found = _CHARSET.search(text)
    return media_type, found[1] if found else None


def moment_of(value: bytes | None) -> datetime | None:
    """Return an HTTP date, in whatever form of it; None for anything else."""
    try:
        moment = parsedate_to_datetime((value or b"")[:100].decode("latin-1"))
        # In UTC the last minutes of the year 9999 west of Greenwich are no date.
        return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def fresh_seconds_of(fields: Fields, *, now: datetime) -> int | None:
    """Return for how long the server says that nothing changes. Spec: RFC 9111 sections 4.2.1 and 5.2.2."""
    control = fields.get(b"cache-control", b"")[:500].decode("latin-1").lower()
    if "no-cache" in control or "no-store" in control:
        return None
    found = _MAX_AGE.search(control)
    if found:
        seconds = float(found[1])
    else:
        expires = moment_of(fields.get(b"expires"))
        if expires is None:
            return None
        seconds = (expires - (moment_of(fields.get(b"date")) or now)).total_seconds()
    age = fields.get(b"age", b"0")
    seconds -= int(age) if age.isdigit() and len(age) < 10 else 0
    return int(min(seconds, FRESHEST)) if seconds > 0 else None


def rest_seconds_of(fields: Fields, *, now: datetime) -> float | None:
    """Return for how long a server asks to be left alone. Spec: RFC 9110 section 10.2.3; seconds or a date."""
    value = fields.get(b"retry-after", b"").strip()
    if value.isdigit():
        seconds = float(value[:12])
    else:
        moment = moment_of(value)
        if moment is None:
            return None
        seconds = (moment - now) / timedelta(seconds=1)
    return min(seconds, LONGEST_REST) if seconds > 0 else None
