"""Under which names an entry is found again, and the id and slug it is given once.

Spec: RFC 4151 (tag URI); shared names of one source only: a source cannot claim another's entries.
"""

from __future__ import annotations

import contextlib
import hashlib
import re
import unicodedata
from collections.abc import Callable
from datetime import UTC, datetime
from urllib.parse import urlsplit

from feedsvc.model.entry import Entry
from feedsvc.model.outcome import Alias
from feedsvc.model.source import Site
from feedsvc.text.moments import credible
from feedsvc.text.similarity import fingerprint, letters
from feedsvc.text.urls import canonical_key

#: A longer alias is kept as its SHA-256: an index holds it, whatever a source calls a guid.
MAX_VALUE = 200
#: Letters and digits a body must have to name an entry by itself, about 35 words of English. Shorter ones
#: recur under different headlines ("No delays are reported."): joining two articles loses one, parting them
#: costs a line.
MIN_BODY = 200
#: Characters of a slug; the longest name of a feed too, so that one rule holds for every path we publish.
MAX_SLUG = 64
#: Letters of a title that are looked at for a slug.
_TITLE = 200
#: Letters that NFKD leaves whole, and signs with a name.
_ASCII = str.maketrans(
    {
        "ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "ł": "l", "ħ": "h", "ı": "i",
        "ŋ": "ng", "ə": "e", "&": " and ", "%": " percent ", "'": None, "’": None, "‘": None, "ʼ": None,
    }
)  # fmt: skip
_NOT_SLUG = re.compile(r"[^a-z0-9]+")
_NUMBERED = re.compile("[0-9]")
_NOT_HOST = re.compile(r"[^a-z0-9.-]")


def aliases_of(entry: Entry, *, alone: bool) -> tuple[Alias, ...]:
    """Return the names of an entry, strongest first.

    ``place`` is one only where the payload holds this article ``alone``: among several articles of one
    payload a place is a number that shifts when one is put before it.
    """
    names: list[tuple[str, str]] = []
    if entry.guid and entry.guid.strip():
        names.append(("guid", entry.guid.strip()))
    if entry.url and (key := canonical_key(entry.url)) and _names_article(key):
        names.append(("url", key + _part_of_page(entry.url)))
    body = letters(entry.body_text)
    if len(body) >= MIN_BODY:
        names.append(("body", _digest(body)))
    if alone:
        names.append(("place", entry.place))
    if entry.title:
        day = entry.published.date().isoformat() if entry.published else ""
        names.append(("head", f"{fingerprint(entry.title)[:40]} {day}"))
    return tuple(Alias(source=entry.source, kind=kind, value=_short(value)) for kind, value in names)


def _part_of_page(url: str) -> str:
    """Return the fragment of an address where it names one of many articles of a page: ``#item-12``, not ``#comments``."""
    fragment = url.partition("#")[2]
    return f"#{fragment}" if _NUMBERED.search(fragment) and "=" not in fragment else ""


def place_alias(source: str, place: str) -> Alias:
    """Return the name that a file gives to the article that stands in it alone."""
    return Alias(source=source, kind="place", value=_short(place))


def mint(entry: Entry, *, site: Site, first_seen: datetime, taken: Callable[[str], bool]) -> tuple[str, str]:
    """Return a new id and slug: functions of source, place, text and ``first_seen``, and of what is taken.

    Spec: RFC 4151 section 2.1, ``tag:authority,date:specific``; the date is one on which the site was ours.
    """
    seen = first_seen.astimezone(UTC)
    seed = (entry.source, entry.place, entry.guid or "", entry.title, entry.body_text, seen.isoformat())
    digest = _digest("\0".join(seed))
    entry_id = f"tag:{_authority(site)},{seen.date().isoformat()}:{digest[:20]}"
    slug = _free_slug(entry, digest, first_seen=seen, taken=taken)
    while slug is None:
        digest = _digest(digest)
        slug = _free_slug(entry, digest, first_seen=seen, taken=taken)
    return entry_id, slug


def _free_slug(
    entry: Entry, digest: str, *, first_seen: datetime, taken: Callable[[str], bool]
) -> str | None:
    """Return the slug, with a part of the digest where the plain one is taken, or None if that is taken too.

    A part of the digest, not a counter: ten thousand entries of one title would each try all numbers before
    theirs.
    """
    day = (credible(entry, first_seen=first_seen) or first_seen).date().isoformat()
    words = _slug_words(entry.title)
    if words:
        plain = _cut(f"{day}-{words}", MAX_SLUG)
        if not taken(plain):
            return plain
        words = _cut(words, MAX_SLUG - len(day) - 10)
    marked = "-".join(filter(None, (day, words, digest[-8:])))
    return None if taken(marked) else marked


def _slug_words(title: str) -> str:
    """Return a title in ``[a-z0-9-]``; nothing if most of it is in another script: half misleads."""
    folded = title[:_TITLE].casefold().translate(_ASCII)
    plain = "".join(char for char in unicodedata.normalize("NFKD", folded) if char.isascii())
    words = _NOT_SLUG.sub("-", plain).strip("-")
    return words if 2 * len(words.replace("-", "")) > len(letters(folded)) else ""


def _cut(words: str, limit: int) -> str:
    """Return at most ``limit`` characters, cut between words where that leaves more than half."""
    if len(words) <= limit:
        return words
    whole = words[: limit + 1].rpartition("-")[0]
    return whole if len(whole) > limit // 2 else words[:limit].rstrip("-")


def _names_article(key: str) -> bool:
    """Return whether an address says more than a host: the site's own address names no article."""
    return "/" in key or "?" in key


def _authority(site: Site) -> str:
    host = urlsplit(site.url).hostname or "localhost"
    with contextlib.suppress(UnicodeError):  # a host that IDNA refuses is made harmless below
        host = host.encode("idna").decode("ascii")
    return _NOT_HOST.sub("-", host.lower())


def _short(value: str) -> str:
    return value if len(value) <= MAX_VALUE else _digest(value)


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
