"""HTML that others may publish: sanitized by an own allow-list, addresses absolute, nothing that runs.

The sanitizer always runs, last. Its output sanitized again is itself.

Spec: WHATWG HTML 13.2 (parsing, by nh3); RFC 4287 section 8.1 and the JSON Feed rules ask readers to be wary, and
not every reader is.
"""

from __future__ import annotations

import html as _html
import re
import unicodedata
from collections.abc import Callable

from feedsvc.text.clean import clean_line, xml_safe
from feedsvc.text.urls import absolute

#: nh3 grows quadratically with open ``div``s (10,000: 0.9 s) and lxml with attributes on one tag (204 kB: 1.2 s).
MAX_DEPTH = 200
MAX_TAG = 64_000
MAX_LENGTH = 5_000_000

_TAGS = frozenset(
    """
    a abbr b bdi bdo blockquote br caption cite code col colgroup dd del dfn div dl dt em figcaption figure h1 h2 h3
    h4 h5 h6 hr i img ins kbd li mark ol p pre q rp rt ruby s samp small span strong sub sup table tbody td tfoot th
    thead time tr u ul var wbr
    """.split()
)
#: Gone with all they hold. SVG and MathML are where sanitizers fail (RUSTSEC-2025-0071 and later).
_WITH_CONTENT = frozenset(
    """
    applet audio button canvas datalist embed frame frameset iframe input math noembed noframes noscript object option
    plaintext script select style svg template textarea title video xmp
    """.split()
)
_ATTRIBUTES = {
    "*": {"lang", "dir"},
    "a": {"href", "title"},
    "abbr": {"title"},
    "bdo": {"dir"},
    "blockquote": {"cite"},
    "col": {"span"},
    "colgroup": {"span"},
    "del": {"cite", "datetime"},
    "img": {"src", "srcset", "alt", "title", "width", "height"},
    "ins": {"cite", "datetime"},
    "ol": {"start", "reversed", "type"},
    "q": {"cite"},
    "td": {"colspan", "rowspan"},
    "th": {"colspan", "rowspan", "scope"},
    "time": {"datetime"},
}
_ADDRESSES = frozenset({"href", "src", "cite"})
_NUMBERS = frozenset({"width", "height", "colspan", "rowspan", "span", "start"})
_DIRECTIONS = frozenset({"ltr", "rtl", "auto"})
_LANG = re.compile(r"[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8}){0,4}")
_NUMBER = re.compile(r"-?[0-9]{1,6}%?")

_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)")
_VOID = frozenset("area base br col embed hr img input link meta param source track wbr".split())
_LONG_TAG = re.compile(rf"<[a-zA-Z/!?][^>]{{{MAX_TAG},}}>?")
_PICTURE = 'referrerpolicy="no-referrer" loading="lazy"'
#: An img whose src was refused; nh3 writes every attribute in double quotes.
_BARE_IMG = re.compile(r'<img(?: (?:alt|title|width|height|lang|dir|srcset)="[^"]*")*>')
_LINK_TAG = re.compile(r"<(/?)a(?=[ >])([^>]*)>")
_BLOCK_END = re.compile(
    r"<(?:/?(?:p|div|h[1-6]|li|ul|ol|dl|dt|dd|blockquote|pre|figure|figcaption|table|tr|caption|section|article"
    r"|header|footer|aside|main|nav|center)\b[^>]*|hr\b[^>]*)>|<br ?/?>\s{0,20}<br ?/?>",
    re.IGNORECASE,
)
_ANY_TAG = re.compile(r"<[^>]*>")


def escape(text: str) -> str:
    """Return plain text as HTML text, safe in an attribute too."""
    return _html.escape(xml_safe(text), quote=True)


def escape_content(text: str) -> str:
    """Return plain text as HTML text that stands between tags, as the sanitizer itself would print it."""
    return _html.escape(xml_safe(text), quote=False)


def sanitize(html: str, *, base_url: str | None) -> str:
    """Return ``html`` with nothing left that runs, loads by surprise, tracks or leads nowhere.

    Addresses are absolute http(s) or gone; an element that nests too deep for any reader loses its tags.

    Spec: OWASP XSS prevention: allow-list, never deny-list.
    """
    given = bounded(html)
    cleaned = _clean_once(given, base_url)
    if cleaned == given:
        return cleaned
    for _ in range(3):  # a second parse may move a table's stray text once more; the third never has
        again = _clean_once(cleaned, base_url)
        if again == cleaned:
            break
        cleaned = again
    return cleaned


def paragraphs_of(html: str) -> tuple[str, ...]:
    """Return the text of each block of ``html``, one line each, blank ones left out."""
    import nh3

    bare = nh3.clean(
        bounded(html), tags=set(_BLOCKS), clean_content_tags=set(_WITH_CONTENT), attributes={}, link_rel=None
    )
    pieces = _BLOCK_END.sub("\n", _LINE_ENDS.sub(" ", bare)).split("\n")
    lines = (clean_line(_html.unescape(_ANY_TAG.sub(" ", piece))) for piece in pieces)
    return tuple(line for line in lines if line)


_BLOCKS = frozenset(
    "p div h1 h2 h3 h4 h5 h6 li ul ol dl dt dd blockquote pre figure figcaption table tr caption hr br".split()
)
_LINE_ENDS = re.compile(r"[\r\n]+")


def bounded(html: str) -> str:
    """Return ``html`` without what makes parsers quadratic: tags of 64 kB, nesting beyond 200, megabytes."""
    html = html[:MAX_LENGTH].replace("\x00", "").replace("\r\n", "\n").replace("\r", "\n")
    if len(html) > MAX_TAG:
        html = _LONG_TAG.sub(" ", html)
    if html.count("<") <= MAX_DEPTH:
        return html
    return _shallow(html)


def _shallow(html: str) -> str:
    """Drop start tags that would stand deeper than MAX_DEPTH, and as many end tags after them."""
    depth = 0
    surplus = 0
    pieces: list[str] = []
    at = 0
    for match in _TAG.finditer(html):
        name = match[2].lower()
        if name in _VOID:
            continue
        if match[1]:
            if surplus:
                surplus -= 1
            else:
                depth = max(0, depth - 1)
                continue
        elif depth < MAX_DEPTH:
            depth += 1
            continue
        else:
            surplus += 1
        pieces.append(html[at : match.start()])
        end = html.find(">", match.end())
        at = len(html) if end < 0 else end + 1
    pieces.append(html[at:])
    return "".join(pieces)


def _clean_once(html: str, base_url: str | None) -> str:
    import nh3

    cleaned = nh3.clean(
        html,
        tags=set(_TAGS),
        clean_content_tags=set(_WITH_CONTENT),
        attributes={tag: set(names) for tag, names in _ATTRIBUTES.items()},
        attribute_filter=_attribute_filter(base_url),
        strip_comments=True,
        link_rel="noopener noreferrer nofollow",
        url_schemes={"http", "https"},
    )
    cleaned = unicodedata.normalize("NFC", xml_safe(cleaned))
    cleaned = _unlinked(_BARE_IMG.sub("", cleaned))
    # Text is escaped here, so "<img " is a tag. nh3 itself sets attributes in an order that changes by process.
    return cleaned.replace("<img ", f"<img {_PICTURE} ").strip()


def _unlinked(html: str) -> str:
    """Take the tags off links that lead nowhere; a serialized ``a`` never holds another."""
    bare = False

    def kept(match: re.Match[str]) -> str:
        nonlocal bare
        if match[1]:
            return "" if bare else match[0]
        bare = ' href="' not in match[2]
        return "" if bare else match[0]

    return _LINK_TAG.sub(kept, html)


def _attribute_filter(base_url: str | None) -> Callable[[str, str, str], str | None]:
    def kept(_tag: str, attribute: str, value: str) -> str | None:
        if attribute in _ADDRESSES:
            return absolute(value, base_url)
        if attribute == "srcset":
            return _srcset(value, base_url)
        if attribute in _NUMBERS:
            return value if _NUMBER.fullmatch(value) else None
        if attribute == "dir":
            return value.lower() if value.lower() in _DIRECTIONS else None
        if attribute == "lang":
            return value if _LANG.fullmatch(value) else None
        return clean_line(value)[:1000]

    return kept


def _srcset(value: str, base_url: str | None) -> str | None:
    """Return a srcset of addresses each checked, or None: nh3 does not look into it."""
    checked: list[str] = []
    for candidate in value[:20_000].split(", "):
        address, _, descriptor = candidate.strip(" \t\n\f\r,").partition(" ")
        made = absolute(address, base_url)
        descriptor = descriptor.strip()
        if made is None or "," in made or (descriptor and not _DESCRIPTOR.fullmatch(descriptor)):
            return None
        checked.append(f"{made} {descriptor}".strip())
    return ", ".join(checked) or None


_DESCRIPTOR = re.compile(r"[0-9]{1,5}(?:\.[0-9]{1,3})?[wx]")
