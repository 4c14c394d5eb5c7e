"""Autolink: the addresses that X makes links of, with a scheme or without.

``Booking.com fined`` holds one, and weighs 12 more for it. Every step is linear in the text: labels are judged once
a run, and paths and queries are taken by one class and trimmed.

Spec: twitter-text 3, ``extractUrlsWithIndices`` and its conformance cases (extract.yml, tlds.yml).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from feedsvc.share.tlds import ASCII_TLDS, OTHER_TLDS

#: ``example`` is reserved for documentation (RFC 2606). With a scheme it stands for the real domain that a text
#: tried out under it will have, and so weighs what that will weigh.
_TLDS_AFTER_SCHEME = ASCII_TLDS | {"example"}
_LONGEST_OTHER_TLD = max(map(len, OTHER_TLDS))
#: A DNS label, an address, and what follows ``t.co/``, at most.
_LABEL_LIMIT = 63
_URL_LIMIT = 4096
_TCO_SLUG_LIMIT = 40

_SPACES = "\t-\r \x85\xa0\u1680\u180e\u2000-\u200a\u2028\u2029\u202f\u205f\u3000"
_DIRECTIONS = "\u202a-\u202e\u061c\u200e\u200f\u2066-\u2069"
_INVALID = "\ufffe\ufeff\uffff"
#: What no domain holds. ``-``, ``_`` and ``.`` stand inside one, and are named apart.
_OUTSIDE = rf"!'#%&()*+,\\/:;<=>?@\[\]\^{{|}}~${_SPACES}{_INVALID}{_DIRECTIONS}"
_RUN = re.compile(rf"[^{_OUTSIDE}_.-][^{_OUTSIDE}]*")
_FORBIDDEN_BEFORE = f"A-Za-z0-9@＠$#＃{_INVALID}"
_START = re.compile(rf"(?<![{_FORBIDDEN_BEFORE}])[^{_OUTSIDE}_.-]")
_SCHEME = re.compile(rf"(?<![{_FORBIDDEN_BEFORE}])https?://\Z", re.IGNORECASE | re.ASCII)
_NO_LINK_AFTER = "-_./"

_ALNUM = re.compile("[0-9A-Za-z]*")
_PUNYCODE = re.compile("xn--[-0-9a-z]+", re.IGNORECASE | re.ASCII)
_PUNYCODE_PREFIX = "xn--"
_IDEOGRAPHIC_DOT = re.compile("[。．｡]")

_ACCENTED = (
    "\xc0-\xd6\xd8-\xf6\xf8-\u024f\u0253\u0254\u0256\u0257\u0259\u025b\u0263\u0268\u026f\u0272\u0289\u028b\u02bb"
    "\u0300-\u036f\u1e00-\u1eff"
)
_ASCII_RUN = re.compile(rf"[-A-Za-z0-9{_ACCENTED}][-.A-Za-z0-9{_ACCENTED}]*")
_PORT = re.compile(":[0-9]+")
_PATH = rf"A-Za-z0-9\u0400-\u04ff!*';:=+,.$/%#\[\]\-\u2013_~@|&{_ACCENTED}"
_PATH_RUN = re.compile(rf"[{_PATH}]*")
_PATH_TAIL = "!*';:,.$%[]\u2013~@|&"
_BALANCED = re.compile(rf"\((?:[{_PATH}]+|[{_PATH}]*\([{_PATH}]+\)[{_PATH}]*)\)")
_QUERY_RUN = re.compile(r"\?[-A-Za-z0-9!?*'@();:&=+$/%#\[\]_.,~|]*")
_QUERY_TAIL = "!?*'@();:+$%[].,~|"
_TCO = re.compile(r"https?://t\.co/([A-Za-z0-9]+)", re.IGNORECASE | re.ASCII)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Label:
    start: int
    end: int
    #: Where the top-level domain that opens the label ends, or 0.
    tld_end: int
    #: Place of its last ``_``, or -1.
    last_low: int
    opens_well: bool
    closes_well: bool

    @property
    def is_sub(self) -> bool:
        return self.opens_well and self.closes_well


def links(text: str) -> Iterator[tuple[int, int]]:
    """Yield start and end of each address, in order; the text is in NFC.

    Example: ``Booking.com fined`` gives (0, 11).
    """
    if "." not in text:
        return
    position = 0
    #: Before it everything belongs to an address already taken.
    floor = 0
    while (run := _RUN.search(text, position)) is not None:
        position = run.end()
        if "." not in run[0]:
            continue
        for begin, start, end in _domains(text, run.start(), run.end(), floor=floor):
            path_start = port.end() if (port := _PORT.match(text, end)) else end
            path_end = _path_end(text, path_start)
            floor = _query_end(text, path_end)
            position = max(position, floor)
            if not _is_valid(text, begin, start, end, stop=floor):
                continue
            if begin < start:
                yield from _tco_cut(text, begin, floor)
            elif start == 0 or text[start - 1] not in _NO_LINK_AFTER:
                yield from _bare(text, start, end, stop=floor if path_end > path_start else end)


def _domains(text: str, start: int, end: int, *, floor: int) -> Iterator[tuple[int, int, int]]:
    """Yield (begin, start, end) of each domain in a run of domain characters; begin is its scheme's, if it has one."""
    scheme = _SCHEME.search(text, max(0, start - len("https://")), start)
    begin = scheme.start() if scheme and _is_free(scheme.start(), floor) else start
    labels = _labels(text, start, end, _TLDS_AFTER_SCHEME if begin < start else ASCII_TLDS)
    reach = _reach(labels)
    index = 0
    position = start
    while (candidate := _START.search(text, position, end)) is not None:
        place = candidate.start()
        position = place + 1
        while labels[index].end <= place:
            index += 1
        if place == 0 and _START.match(text, 1) and _domain_end(labels, reach, index, 1):
            continue  # a letter that may stand before an address is taken for that where the text begins with it
        stop = _domain_end(labels, reach, index, place)
        if stop and (_is_free(place, floor) or (place == start and begin < start)):
            yield (begin if place == start else place), place, stop
            position = floor = stop


def _is_free(place: int, floor: int) -> bool:
    """Tell whether the character before ``place`` is there and belongs to no address before, or there is none."""
    return place == 0 or place > floor


def _labels(text: str, start: int, end: int, tlds: frozenset[str]) -> list[_Label]:
    labels = []
    while start <= end:
        dot = text.find(".", start, end)
        stop = dot if dot != -1 else end
        labels.append(
            _Label(
                start=start,
                end=stop,
                tld_end=_tld_end(text, start, len(text), tlds),
                last_low=text.rfind("_", start, stop),
                opens_well=start < stop and text[start] not in "-_",
                closes_well=start < stop and text[stop - 1] not in "-_",
            )
        )
        start = stop + 1
    return labels


def _reach(labels: list[_Label]) -> list[int]:
    """Return for each label the furthest that may be the top-level domain of a name begun at least two before it.

    All between must be sub-domains, and the one before it a domain name, which has no ``_``.
    """
    furthest = 0
    usable = []
    for index, label in enumerate(labels):
        before = labels[index - 1]
        if index and label.tld_end and before.is_sub and before.last_low == -1:
            furthest = index
        usable.append(furthest)
    reach = [0] * len(labels)
    barrier = len(labels) - 1
    for index in range(len(labels) - 1, -1, -1):
        reach[index] = usable[barrier]
        if not labels[index].is_sub:
            barrier = index
    return reach


def _domain_end(labels: list[_Label], reach: list[int], index: int, place: int) -> int:
    """Return where the longest domain that starts at ``place``, in the label of that index, ends; 0 if there is none."""
    if not labels[index].closes_well:
        return 0
    if reach[index] > index + 1:
        return labels[reach[index]].tld_end
    if index + 1 < len(labels) and labels[index].last_low < place:
        return labels[index + 1].tld_end
    return 0


def _tld_end(text: str, start: int, limit: int, tlds: frozenset[str]) -> int:
    """Return where a top-level domain that starts here ends, or 0."""
    word = _ALNUM.match(text, start, limit)
    end = word.end() if word else start
    if end > start:
        if text[start:end].lower() in tlds and text[end : min(end + 1, limit)] not in {"@", "+", "-"}:
            return end
        punycode = _PUNYCODE.match(text, start, limit)
        if punycode:
            return punycode.end()
    for stop in range(min(limit, start + _LONGEST_OTHER_TLD), start, -1):
        if text[start:stop].lower() in OTHER_TLDS and not _is_name_character(
            text[stop : min(stop + 1, limit)]
        ):
            return stop
    return 0


def _is_name_character(character: str) -> bool:
    return bool(character) and character.isascii() and (character.isalnum() or character in "@+-")


def _path_end(text: str, start: int) -> int:
    """Return where the path that starts here ends: never in punctuation, parentheses only in pairs."""
    if not text.startswith("/", start):
        return start
    end = at = start + 1
    while True:
        run = _PATH_RUN.match(text, at)
        stop = run.end() if run else at
        kept = len(text[at:stop].rstrip(_PATH_TAIL))
        end = at + kept if kept else end
        pair = _BALANCED.match(text, stop)
        if pair is None:
            return end
        end = at = pair.end()


def _query_end(text: str, start: int) -> int:
    """Return where the query that starts here ends; ``start`` if it has no character that may end one."""
    run = _QUERY_RUN.match(text, start)
    if run is None:
        return start
    kept = len(run[0].rstrip(_QUERY_TAIL))
    return start + kept


def _is_valid(text: str, begin: int, start: int, end: int, *, stop: int) -> bool:
    """Tell whether the address is no longer than X takes, and each label no longer than DNS takes."""
    scheme = start - begin or len("https://")
    if scheme + stop - begin > _URL_LIMIT:
        return False
    domain = text[start:end]
    if domain.startswith(_PUNYCODE_PREFIX) and not any(_ascii_domains(text, start, end)):
        return False
    return all(0 < _dns_length(label) <= _LABEL_LIMIT for label in domain.split("."))


def _dns_length(label: str) -> int:
    """Return the characters that a label takes in DNS, or its own where these are too many already."""
    if label.isascii() or len(label) > _LABEL_LIMIT:
        return len(label)
    parts = [
        len(part) if part.isascii() else len(_PUNYCODE_PREFIX) + len(part.encode("punycode"))
        for part in _IDEOGRAPHIC_DOT.split(label)
    ]
    return sum(parts) + len(parts) - 1


def _tco_cut(text: str, begin: int, stop: int) -> Iterator[tuple[int, int]]:
    """Yield the address; one of t.co ends with its slug and query, and is none if the slug is too long."""
    slug = _TCO.match(text, begin, stop)
    if slug is None:
        yield begin, stop
    elif len(slug[1]) <= _TCO_SLUG_LIMIT:
        yield begin, min(stop, _query_end(text, slug.end()))


def _bare(text: str, start: int, end: int, *, stop: int) -> Iterator[tuple[int, int]]:
    """Yield the ASCII domains in a domain without a scheme; the last takes the path."""
    found = list(_ascii_domains(text, start, end))
    for first, last in found[:-1]:
        yield first, last
    for first, last in found[-1:]:
        yield first, max(last, stop) if stop > end else last


def _ascii_domains(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the domains whose labels, but for the last, are ASCII and accented Latin."""
    for run in _ASCII_RUN.finditer(text, start, end):
        first = run.start()
        while (last := _ascii_domain_end(text, first, run.end(), limit=end)) > 0:
            yield first, last
            first = last


def _ascii_domain_end(text: str, start: int, end: int, *, limit: int) -> int:
    best = 0
    label = start
    while (dot := text.find(".", label, end)) > label:
        label = dot + 1
        best = _tld_end(text, label, limit, ASCII_TLDS) or best
    return best
