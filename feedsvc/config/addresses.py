"""What names a place: addresses, paths, patterns, and the names that become a part of them.

As in feedsvc.config.values, a reader raises Unfit and never puts the value in its message.
"""

from __future__ import annotations

import ipaddress
import re
from pathlib import Path

from feedsvc.config.unfit import Unfit
from feedsvc.text.urls import absolute

MAX_PATH = 1000
MAX_GLOB = 256

FEED_NAME = r"^[a-z0-9]([a-z0-9._-]{0,62}[a-z0-9])?$"
SOURCE_KEY = r"^[a-z0-9][a-z0-9_-]{0,62}$"
_FEED_NAME = re.compile(FEED_NAME.strip("^$"))
_SOURCE_KEY = re.compile(SOURCE_KEY.strip("^$"))
#: ``feeds/all.rss`` is a file of the feed ``all``, so no feed's folder may be called so.
_FORMATS = (".rss", ".atom", ".json")
#: Windows opens the device whatever the extension.
_DEVICES = frozenset(
    ("con", "prn", "aux", "nul", *(f"com{n}" for n in range(10)), *(f"lpt{n}" for n in range(10)))
)
_HOST = re.compile(r"[A-Za-z0-9]([A-Za-z0-9.-]{0,251}[A-Za-z0-9])?")
_SQLITE = "sqlite:///"


def read_url(value: object) -> str:
    """Return an absolute http(s) address without a trailing slash."""
    expected = 'an absolute address such as "https://news.example"'
    if not isinstance(value, str):
        raise Unfit(expected)
    if "?" in value or "#" in value:
        raise Unfit(expected, why="it takes neither a query nor a fragment")
    made = absolute(value, None)
    if made is None:
        raise Unfit(expected, why="a user name has no place in it" if "@" in value else "")
    return made.rstrip("/")


def read_address(value: object) -> str:
    """Return the absolute http(s) address of a document, its query kept."""
    expected = 'an absolute address such as "https://wire.example/rss.xml"'
    if not isinstance(value, str):
        raise Unfit(expected)
    made = absolute(value, None)
    if made is None:
        raise Unfit(expected, why="a user name has no place in it: use headers" if "@" in value else "")
    return str(made.partition("#")[0])


def read_path(value: object) -> str:
    """Return a path, still relative to the file's folder if it was written so."""
    expected = "the path of a folder"
    if not isinstance(value, str) or not value.strip() or len(value) > MAX_PATH or not value.isprintable():
        raise Unfit(expected)
    if value.startswith("~"):
        raise Unfit(expected, why='"~" is not looked up; write ${HOME} or the whole path')
    return str(value)


def read_glob(value: object) -> str:
    """Return a file name pattern."""
    expected = 'a file name pattern such as "*.txt"'
    if not isinstance(value, str) or not value.strip() or len(value) > MAX_GLOB or not value.isprintable():
        raise Unfit(expected)
    if value.startswith("/") or ".." in value.split("/"):
        raise Unfit(expected, why="patterns match below the source's folder")
    return str(value)


def read_store(value: object) -> str:
    """Return the path that a SQLite address names."""
    expected = 'an address such as "sqlite:///../var/feedsvc.db"'
    if not isinstance(value, str):
        raise Unfit(expected)
    if value.lower().startswith(("postgresql", "postgres")):
        raise Unfit(expected, why="PostgreSQL is not in this version")
    path = value.removeprefix(_SQLITE)
    bad = not path or path == value or path.endswith("/") or len(path) > MAX_PATH or not path.isprintable()
    if bad or set(path) & set("?#") or Path(path).name in {":memory:", ".", ".."}:
        raise Unfit(expected)
    return path


def read_host(value: object) -> str:
    """Return the address or host name to listen on."""
    expected = 'an address to listen on such as "127.0.0.1"'
    if not isinstance(value, str):
        raise Unfit(expected)
    try:
        return str(ipaddress.ip_address(value))
    except ValueError:
        # Digits and dots that are no address would be looked up as a name.
        if not _HOST.fullmatch(value) or ".." in value or not re.search("[A-Za-z]", value):
            raise Unfit(expected) from None
    return value.lower()


def read_source_key(value: object) -> str:
    """Return the key of a source."""
    if isinstance(value, str) and _SOURCE_KEY.fullmatch(value):
        return str(value)
    raise Unfit('a source name of at most 63 characters a-z, 0-9, "-" and "_", a letter or digit first')


def read_feed_name(value: object) -> str:
    """Return the name of a feed: a URL segment and a file name on every system."""
    expected = (
        'a feed name of at most 64 characters a-z, 0-9, ".", "_" and "-", a letter or digit at both ends'
    )
    if not isinstance(value, str) or not _FEED_NAME.fullmatch(value):
        raise Unfit(expected)
    if ".." in value:
        raise Unfit(expected, why="no two dots in a row")
    if value.split(".")[0] in _DEVICES:
        raise Unfit(expected, why="Windows keeps this name for a device")
    if value.endswith(_FORMATS):
        raise Unfit(expected, why="the ending would make it a file of another feed")
    return str(value)
