"""What a dump is, by what stands in it; its name only breaks ties.

Spec: the order is container, markup root, JSON, front matter, mail, and otherwise text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

#: Characters that are looked at; a front matter or a comment before the root may be long.
_HEAD = 65_536
_BLANKS = "\ufeff \t\r\n\f\x0b\u00a0"

_ROOT = re.compile(r"<([a-z][\w.:-]{0,60})", re.IGNORECASE)
_DOCTYPE_HTML = re.compile(r"<!doctype\s+html\b", re.IGNORECASE)
#: A dump that opens with one is markup; text may open with an ``<img>`` or ``<a>`` that its page forgot to close in.
_HTML_ROOTS = frozenset(
    [
        "html",
        "head",
        "body",
        "article",
        "main",
        "section",
        "div",
        "p",
        "h1",
        "h2",
        "h3",
        "table",
        "header",
        "meta",
        "link",
        "title",
        "figure",
        "ul",
        "ol",
        "blockquote",
        "center",
        "base",
        "nav",
        "form",
    ]
)
#: Root elements of feeds; the entry of an Atom feed may stand alone.
_FEED_ROOTS = frozenset({"rss", "rdf", "feed", "entry"})
_JSON_FEED = re.compile(r'"version"\s{0,9}:\s{0,9}"https?:\\?/\\?/(?:www\.)?jsonfeed\.org\\?/version')
#: A feed behind what its server printed first: warnings, blank comments.
_LATE_FEED = re.compile(r"<\?xml[^<>]{0,200}\?>\s{0,99}<(?:rss|feed|rdf:rdf)[\s>]", re.IGNORECASE)
#: The same without its declaration: only where the document is known to be no plain text, which may print such a thing.
_LATE_ROOT = re.compile(
    r"<(?:rss|rdf:rdf)\s[^<>]{0,2000}>\s{0,99}<channel[\s>]|<feed\s[^<>]{0,2000}www\.w3\.org/2005/atom",
    re.IGNORECASE,
)
_LATEST = 8192
#: Root elements that name a format, and what to tell the person who dropped such a file.
_OTHER_ROOTS = {
    "urlset": "a sitemap, not an article: give it as a `sitemap` source",
    "sitemapindex": "a sitemap index, not an article: give it as a `sitemap` source",
    "opml": "an OPML list of feeds, not an article: use `feedsvc import`",
    "nitf": "a NITF wire story, a form that is not read",
    "newsml": "a NewsML wire story, a form that is not read",
    "newsitem": "a NewsML-G2 wire story, a form that is not read",
    "newsmessage": "a NewsML-G2 message, a form that is not read",
    "packageitem": "a NewsML-G2 package, a form that is not read",
    "svg": "an SVG drawing, not an article",
}
_JSON_OBJECT = re.compile(r'\{\s*(?:"(?:[^"\\]|\\.){0,200}"\s*:|\})')
_JSON_ARRAY = re.compile(r'\[\s*(?:[{\[\]]|"(?:[^"\\]|\\.){0,2000}"\s*[,\]]|-?\d{1,40}\s*[,\]])')
_FRONT_MATTER = re.compile(r"(?:---|\+\+\+|;;;)[ \t]*\r?\n")
_FRONT_MATTER_KEY = re.compile(r"[\"']?[\w-]{1,60}[\"']?\s{0,9}[:=]|[{#]")
#: The media type of a message, as mailboxes and senders state it.
MAIL = "message/rfc822"
#: Fields that programs write and people do not, and those by which a message is one.
_MAIL_MACHINE = re.compile(
    r"(?im)^(?:mime-version|message-id|received|return-path|delivered-to|dkim-signature):"
)
_MAIL_NAMED = re.compile(r"(?im)^(?:from|subject|date):")
_MAIL_FIELD = re.compile(r"[!-9;-~]{1,80}:|[ \t]+\S|>?From \S")
#: Characters of a mail's header that are looked at; relays may have written dozens of fields before its own.
_MAIL_HEAD = 32_768
_CHAT_LINE = re.compile(r"(?m)^\u200e?\[?\d{1,4}[./-]\d{1,2}[./-]\d{2,4},?\s\d{1,2}[:.]\d{2}")
_MARKDOWN_SIGN = re.compile(r"(?m)^#{1,6}[ \t]+\S|^={3,}[ \t]*$|\]\((?:https?://|/)|\*\*\S")
_BLOCK_TAG = re.compile(r"</(?:p|div|h[1-6]|article|body)>", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """The form of a dump."""

    #: ``text``, ``html``, ``markdown``, ``json``, ``feed`` or ``mail``; None if the dump is of a form that is not read.
    name: str | None
    #: Why it is not read, as a clause.
    refusal: str = ""
    #: True if only the beginning looks so: a dump that then cannot be read as this form is read as text.
    tentative: bool = False


def form_of(text: str, *, place: str, media_type: str | None = None) -> Form:
    """Return the form of a decoded dump.

    ``place`` gives the extension, ``media_type`` what the sender said: both only decide where the text leaves it open.
    """
    head = text[:_HEAD].lstrip(_BLANKS)
    hint = _hint(place, media_type)
    is_sent = media_type not in {None, "text/plain", "text/markdown"}
    if feed_at(head, is_markup=is_sent or place.lower().endswith((".xml", ".rss", ".rdf", ".atom"))):
        return Form(name="feed")
    if head.startswith("<") and (form := _markup(head, hint)):
        return form
    if head[:1] == "{" and (media_type == "application/feed+json" or _JSON_FEED.search(head)):
        return Form(name="feed")
    if head[:1] in {"{", "["} and (form := _json(head, hint)):
        return form
    if head.startswith("WARC/1."):
        return Form(name=None, refusal="a WARC archive of pages, not an article")
    if _FRONT_MATTER.match(head) and _has_front_matter(head):
        return Form(name="markdown")
    if is_mail(head):
        return Form(name="mail")
    if _CHAT_LINE.match(head) and len(_CHAT_LINE.findall(head[:4000])) >= 5:
        return Form(name=None, refusal="a chat export, not an article")
    if hint == "markdown" and _MARKDOWN_SIGN.search(head[:4000]):
        return Form(name="markdown")
    if len(_BLOCK_TAG.findall(head)) >= (1 if hint == "html" else 3):
        return Form(name="html")
    return Form(name="json" if hint == "json" else "text")


def is_mail(head: str) -> bool:
    """Return whether a dump that begins so is an e-mail message: a header of nothing but fields, machines' among them.

    A press release that prints From, Date and Subject is none: no program wrote it.

    Spec: RFC 5322 section 2.2.
    """
    header = (
        head[:_MAIL_HEAD].replace("\r\n", "\n").replace("\r", "\n").lstrip("\ufeff\n").partition("\n\n")[0]
    )
    if not _MAIL_NAMED.search(header) or not _MAIL_MACHINE.search(header):
        return False
    lines = header.split("\n")
    return all(map(_MAIL_FIELD.match, lines[:-1] if len(header) >= _MAIL_HEAD - 1 else lines))


def feed_at(text: str, *, is_markup: bool = True) -> int:
    """Return where a feed begins that stands behind something else; 0 if there is none, or nothing before it."""
    found = _LATE_FEED.search(text, 0, _LATEST)
    if found is None and is_markup:
        root = _ROOT.match(_after_prolog(text[:_LATEST]))
        if root is None or root[1].lower().rpartition(":")[2] not in _FEED_ROOTS:
            found = _LATE_ROOT.search(text, 0, _LATEST)
    return found.start() if found else 0


def _hint(place: str, media_type: str | None) -> str:
    if media_type in {"text/html", "application/xhtml+xml"}:
        return "html"
    if media_type is not None and (
        media_type == "application/json" or media_type.endswith(("+json", "ndjson"))
    ):
        return "json"
    if media_type == "text/markdown":
        return "markdown"
    name = place.rpartition("/")[2].lower()
    extension = name.rpartition(".")[2] if "." in name else ""
    return {
        "htm": "html",
        "html": "html",
        "xhtml": "html",
        "json": "json",
        "jsonl": "json",
        "ndjson": "json",
        "md": "markdown",
        "markdown": "markdown",
        "mdown": "markdown",
    }.get(extension, "")


def _markup(head: str, hint: str) -> Form | None:
    rest = _after_prolog(head)
    if _DOCTYPE_HTML.match(rest):
        return Form(name="html")
    found = _ROOT.match(rest)
    if found is None:
        return Form(name="html") if hint == "html" else None
    root = found[1].lower()
    if root in _HTML_ROOTS:
        return Form(name="html")
    local = root.rpartition(":")[2]
    if local in _FEED_ROOTS:
        return Form(name="feed")
    if refusal := _OTHER_ROOTS.get(root) or _OTHER_ROOTS.get(local):
        return Form(name=None, refusal=refusal)
    if head.startswith("<?xml"):
        return Form(
            name=None, refusal=f"an XML document (root element {root[:40]!r}), a form that is not read"
        )
    return Form(name="html") if hint == "html" else None


def _after_prolog(head: str) -> str:
    """Return what follows XML declaration, comments, processing instructions and a DOCTYPE that is not HTML's."""
    position = 0
    for _ in range(50):
        while position < len(head) and head[position] in " \t\r\n":
            position += 1
        rest = head[position : position + 16].lower()
        if rest.startswith("<!--"):
            end, width = head.find("-->", position), 3
        elif rest.startswith("<?") or (
            rest.startswith("<!doctype") and not _DOCTYPE_HTML.match(head, position)
        ):
            end, width = head.find(">", position), 1
            if (subset := head.find("[", position, max(end, position))) >= 0 and rest.startswith("<!"):
                end = head.find(">", max(head.find("]", subset), 0))
        else:
            break
        if end < 0:
            break
        position = end + width
    return head[position:]


def _json(head: str, hint: str) -> Form | None:
    if hint == "json" or _JSON_OBJECT.match(head):
        return Form(name="json")
    return Form(name="json", tentative=True) if _JSON_ARRAY.match(head) else None


def _has_front_matter(head: str) -> bool:
    fence = head[:3]
    lines = head.replace("\r\n", "\n").split("\n", 400)[1:400]
    inside = next((lines[:index] for index, line in enumerate(lines) if line.rstrip() == fence), None)
    if inside is None:
        return False
    said = [line for line in inside if line.strip()]
    return not said or bool(_FRONT_MATTER_KEY.match(said[0]))
