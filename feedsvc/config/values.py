"""What values must look like: one reader a kind of value, each returning what the program works with.

A reader takes anything YAML can hold and raises Unfit for what does not do; it never puts the value in its message.
"""

from __future__ import annotations

import codecs
import ipaddress
import re
from functools import lru_cache
from zoneinfo import ZoneInfo, available_timezones

from feedsvc import cron
from feedsvc.config.unfit import Unfit, did_you_mean
from feedsvc.model.source import Auto, Cron, Every, Interval
from feedsvc.text.charsets import codec_of
from feedsvc.text.clean import clean_line
from feedsvc.text.patterns import MAX_PATTERN, fault

#: Titles and names; a longer one is a paragraph that slipped into a key.
MAX_LINE = 200
MAX_TEXT = 2000
MAX_BACKFILL = 1_000_000

PAUSE = r"^ *[0-9]{1,9}(ms|s|m|h|d) *$"
SIZE = r"^ *[0-9]{1,12} ?([kKMG]i?)?B? *$"

#: Bounds of ``every: auto`` where the file names none. Units: seconds.
AUTO_SHORTEST = 5 * 60
AUTO_LONGEST = 24 * 3600

_DURATION = re.compile(r"([0-9]{1,9})(ms|s|m|h|d)")
_SECONDS = {"ms": 0.001, "s": 1, "m": 60, "h": 3600, "d": 86_400}
#: A year: what is polled more rarely is not polled.
_LONGEST = 366 * 86_400
_SIZE = re.compile(r"([0-9]{1,12}) ?([kKMG]i?)?B?")
_FACTOR = {
    "": 1,
    "k": 1000,
    "K": 1000,
    "M": 1000**2,
    "G": 1000**3,
    "ki": 1 << 10,
    "Ki": 1 << 10,
    "Mi": 1 << 20,
    "Gi": 1 << 30,
}
#: RFC 5646 section 2.1, without extensions and the reserved 4- to 8-letter languages.
_LANGUAGE = re.compile(
    r"[A-Za-z]{2,3}(?:-[A-Za-z]{3})?(?:-[A-Za-z]{4})?(?:-(?:[A-Za-z]{2}|[0-9]{3}))?(?:-(?:[A-Za-z0-9]{5,8}|[0-9][A-Za-z0-9]{3})){0,3}"
)
#: ``line 3``: a line of a dump, as editors and ``feedsvc explain`` number them.
TITLE = r"^(auto|first|line [1-9][0-9]{0,3})$"
_TITLE = re.compile(TITLE.strip("^$"))
_ZONE = re.compile(r"[A-Za-z][A-Za-z0-9_+-]{0,30}(?:/[A-Za-z0-9_+-]{1,30}){0,2}")
_TOKEN = re.compile(r"[A-Za-z0-9!#$%&'*+.^_`|~-]{1,100}")
_OUR_HEADERS = frozenset(
    "host connection content-length transfer-encoding te trailer upgrade keep-alive proxy-authorization proxy-connection "
    "accept-encoding if-none-match if-modified-since range expect".split()
)
#: Names in a system's zone folder that are no place.
_NO_ZONE = ("posix/", "right/", "posixrules", "localtime", "Factory", "leapseconds")


def read_line(value: object) -> str:
    """Return one line of text for people: NFC, without characters that a feed may not carry."""
    expected = f"one line of text (at most {MAX_LINE} characters)"
    if isinstance(value, str):
        made = str(clean_line(value))  # what was filled in from the environment is plain text from here
        if made and len(made) <= MAX_LINE and not set(value.strip()) & set("\n\r\0"):
            return made
    elif isinstance(value, int | float) and not isinstance(value, bool):
        raise Unfit(expected, why="put it in quotes")
    raise Unfit(expected)


def read_text(value: object) -> str:
    """Return text for people, its line ends made blanks; it may be empty."""
    if isinstance(value, str) and len(value) <= MAX_TEXT:
        return str(clean_line(value))
    raise Unfit(f"text (at most {MAX_TEXT} characters)")


def read_every(value: object) -> Every:
    """Return when a source is polled."""
    expected = 'a duration such as "30s"'
    if not isinstance(value, str):
        raise Unfit(expected)
    text = value.strip()
    if text == "auto":
        return Auto(shortest=AUTO_SHORTEST, longest=AUTO_LONGEST)
    if len(text.split()) > 1:
        if why := cron.fault(text):
            raise Unfit('a duration such as "30s" or a five-field cron line', why=why)
        return Cron(line=" ".join(text.split()))
    seconds = _duration(text, expected)
    if not 1 <= seconds <= _LONGEST or seconds % 1:
        raise Unfit('a duration from "1s" to "366d"')
    return Interval(seconds=int(seconds))


def read_file_every(value: object) -> Every:
    """Return when a folder is looked at; it has no cadence of its own that could be learned."""
    every = read_every(value)
    if isinstance(every, Auto):
        raise Unfit('a duration such as "30s"', why='"auto" is for sources on the web')
    return every


def read_bound(value: object) -> int:
    """Return a bound of ``every: auto``. Units: seconds."""
    expected = 'a duration from "1s" to "366d"'
    seconds = _duration(value, expected)
    if not 1 <= seconds <= _LONGEST or seconds % 1:
        raise Unfit(expected)
    return int(seconds)


def read_backfill(value: object) -> int | None:
    """Return how many articles the first reading of an index takes; None for all."""
    if value == "all":
        return None
    if value == "none":
        return 0
    if isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= MAX_BACKFILL:
        return value
    raise Unfit(f"all, none, or a number up to {MAX_BACKFILL}")


def read_header_name(value: object) -> str:
    """Return the name of a request header.

    Spec: RFC 9110 section 5.6.2, token; what the connection itself is made of is ours to say.
    """
    expected = 'the name of a request header such as "Authorization"'
    if not isinstance(value, str) or not _TOKEN.fullmatch(value):
        raise Unfit(expected)
    if value.lower() in _OUR_HEADERS:
        raise Unfit(expected, why="feedsvc sets this one itself")
    return value


def read_header_value(value: object) -> str:
    """Return the value of a request header."""
    if isinstance(value, str) and 0 < len(value) <= MAX_TEXT and value.isascii() and value.isprintable():
        return str(value.strip())
    raise Unfit(
        "the value of a request header: printable ASCII",
        why="put it in quotes" if value and not isinstance(value, str) else "",
    )


def read_network(value: object) -> str:
    """Return a network in CIDR form."""
    expected = 'a network such as "10.2.0.0/16"'
    if not isinstance(value, str):
        raise Unfit(expected)
    try:
        return str(ipaddress.ip_network(value.strip()))
    except ValueError:
        raise Unfit(expected) from None


def read_pause(value: object) -> float:
    """Return how long a file must stand unchanged. Units: seconds."""
    expected = 'a duration from "0s" to "1d"'
    seconds = _duration(value, expected)
    if seconds > _SECONDS["d"]:
        raise Unfit(expected)
    return float(seconds)


def read_timeout(value: object) -> float:
    """Return how long one dump may take. Units: seconds."""
    expected = 'a duration from "1s" to "1h"'
    seconds = _duration(value, expected)
    if not 1 <= seconds <= _SECONDS["h"]:
        raise Unfit(expected)
    return float(seconds)


def read_file_size(value: object) -> int:
    """Return the size of the largest file that is read. Units: bytes."""
    return _size(value, expected='a size from "1kB" to "1GB", such as "10MB"', low=1000, high=1000**3)


def read_memory(value: object) -> int:
    """Return what a reading worker may take. Units: megabytes."""
    expected = 'a size from "256MB" to "64GB"'
    return _size(value, expected=expected, low=256 * 1000**2, high=64 * 1000**3) // 1000**2


def read_zone(value: object) -> str:
    """Return the IANA name of a time zone."""
    expected = 'a time zone such as "Asia/Karachi"'
    if not isinstance(value, str):
        raise Unfit(expected)
    if not _is_zone(value):
        raise Unfit(expected, why=_nearest_zone(value))
    return str(value)


def read_language(value: object) -> str:
    """Return a BCP 47 tag in its usual case.

    Spec: RFC 5646 section 2.1.1: regions in capitals, scripts in title case.
    """
    expected = 'a language tag such as "en" or "pt-BR"'
    if not isinstance(value, str) or len(value) > 35:
        raise Unfit(expected)
    if not _LANGUAGE.fullmatch(value):
        dashed = value.replace("_", "-")
        raise Unfit(expected, why=f'did you mean "{dashed}"?' if _LANGUAGE.fullmatch(dashed) else "")
    first, *rest = value.lower().split("-")
    cased = (
        part.title() if len(part) == 4 and part.isalpha() else part.upper() if len(part) == 2 else part
        for part in rest
    )
    return "-".join((first, *cased))


def read_encoding(value: object) -> str:
    """Return the label of an encoding of the web."""
    expected = 'an encoding such as "utf-8" or "windows-1252"'
    if isinstance(value, str) and (codec := codec_of(value)) is not None:
        try:
            codecs.lookup(codec)
        except LookupError:
            raise Unfit(expected) from None
        return value.strip()
    raise Unfit(expected)


def read_pattern(value: object) -> str:
    """Return a regular expression that RE2 takes.

    Spec: RE2 syntax.
    """
    expected = f"a regular expression in RE2 syntax (at most {MAX_PATTERN} characters)"
    if not isinstance(value, str) or not value or len(value) > MAX_PATTERN or not value.isprintable():
        why = "put it in quotes" if isinstance(value, int | float) else ""
        raise Unfit(expected, why=why)
    if (reason := fault(value)) is not None:
        raise Unfit(expected, why=reason)
    return str(value)


def read_title(value: object) -> str:
    """Return which line is the headline: ``auto``, ``first`` or ``line 3``."""
    if isinstance(value, str) and _TITLE.fullmatch(value):
        return str(value)
    raise Unfit("auto, first, a line such as \"line 3\" or {pattern: '^HEADLINE: (.+)$'}")


def _duration(value: object, expected: str) -> float:
    match = _DURATION.fullmatch(value.strip()) if isinstance(value, str) else None
    if match is None:
        raise Unfit(expected)
    return int(match[1]) * _SECONDS[match[2]]


def _size(value: object, *, expected: str, low: int, high: int) -> int:
    if isinstance(value, int) and not isinstance(value, bool):
        value = str(value)
    match = _SIZE.fullmatch(value.strip()) if isinstance(value, str) else None
    if match is None:
        raise Unfit(expected)
    size = int(match[1]) * _FACTOR[match[2] or ""]
    if not low <= size <= high:
        raise Unfit(expected)
    return size


@lru_cache(maxsize=64)
def _is_zone(name: str) -> bool:
    if not _ZONE.fullmatch(name) or name.startswith(_NO_ZONE):
        return False
    try:
        ZoneInfo(name)
    except (KeyError, ValueError, OSError):  # unknown, malformed, the name of a folder of zones
        return False
    return True


def _nearest_zone(name: str) -> str:
    zones = available_timezones()
    by_city = {zone.rsplit("/", 1)[-1].lower(): zone for zone in sorted(zones, reverse=True)}
    city = by_city.get(name.strip().replace(" ", "_").lower())
    return f'did you mean "{city}"?' if city else did_you_mean(name, sorted(zones), nearness=0.8)
