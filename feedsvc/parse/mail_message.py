"""The bytes of a message become its header fields and its texts: bounded, decoded, attachments only counted.

What enters: RFC 5322 bytes, however broken. What leaves: a Message. What is refused: structures built to exhaust a
parser.

The standard library reads the structure under ``compat32`` and the fields are decoded here: the header parser of
``policy.default`` ends 8,000 open brackets in a RecursionError, and takes 0.9 s for 8,000 words in a From.

Spec: RFC 5322, RFC 2045 to 2047, RFC 3676; the charset labels are those of the web.
"""

from __future__ import annotations

import binascii
import codecs
import contextlib
import email
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from email.errors import MessageError
from email.message import Message as Tree
from email.policy import compat32
from itertools import takewhile
from typing import Final

from feedsvc.errors import DumpError
from feedsvc.text.charsets import codec_of
from feedsvc.text.clean import clean_line
from feedsvc.text.encoding import decode

#: Fields of a header, and characters of one, that are looked at.
MOST_FIELDS: Final = 500
LONGEST_FIELD: Final = 8192
#: Lines, lines that may part a message, containers, and characters of one field that tells the structure.
MOST_LINES: Final = 500_000
MOST_PARTS: Final = 2_000
MOST_CONTAINERS: Final = 60
LONGEST_STRUCTURE: Final = 8192
#: Attachments that are named to the operator.
NAMED: Final = 5

_STRUCTURE = re.compile(rb"(?im)^content-(?:type|disposition)[ \t]*:[^\n]*(?:\n[ \t][^\n]*)*")
_CONTAINER = re.compile(rb"(?i)multipart/|message/rfc822")
_FOLD = re.compile(r"[\r\n]+[ \t]*")
_WORD = re.compile(r"=\?([\w.:+-]{1,60})(?:\*[\w-]{1,20})?\?([bBqQ])\?([^?]{0,2000})\?=")
#: A body that claims to be base64 and is none: its first line has a blank between words.
_NOT_BASE64 = re.compile(r"\s*[^\s]{1,200}[ \t]+\S")
_NO_BASE64 = re.compile(r"[^A-Za-z0-9+/=]+")
#: Codecs of charsets that are written in ASCII alone.
_SEVEN_BIT: Final = frozenset({"iso2022_jp", "iso2022_jp_2"})
#: What the standard library raises over hostile structures, none of it documented.
_PARSER_FAULTS = (MessageError, ValueError, LookupError, TypeError, AttributeError, RecursionError)


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """A message, its encodings undone."""

    #: Values by name in lower case, decoded, each on one line.
    fields: Mapping[str, tuple[str, ...]]
    #: ``multipart/mixed``, and the ``report-type`` of a report.
    media_type: str
    report_type: str = ""
    #: The text/html and text/plain parts that are shown, in their order, each kind as one text.
    html: str = ""
    plain: str = ""
    #: Names of what is attached; a media type where there is none.
    attachments: tuple[str, ...] = ()
    #: Messages that it carries whole.
    inside: tuple[Message, ...] = ()
    #: It asks to come, or takes such a question back: RFC 6047.
    is_invitation: bool = False
    warnings: tuple[str, ...] = ()

    def first(self, name: str) -> str:
        """Return the first field of this name; nothing where there is none."""
        return next(iter(self.fields.get(name, ())), "")

    @property
    def sender(self) -> tuple[str, str]:
        """Return name and address of From; both may be empty."""
        return sender_in(self.first("from"))

    def has(self, *names: str) -> bool:
        return any(name in self.fields for name in names)


def sender_in(value: str) -> tuple[str, str]:
    """Return name and address of a sender. A comment is no name: few write one, and few of them a name.

    Not ``email.utils.parseaddr``: it recurses once for each open bracket and each colon.
    """
    name, found, rest = value.rpartition("<")
    if found:
        return name.strip(" \t'\""), rest.partition(">")[0].strip()
    return "", rest.strip()


def read_message(body: bytes, *, encoding: str | None = None) -> Message:
    """Return a message; ``encoding`` is the operator's word for all of its texts.

    Raises: DumpError if it is built to exhaust a parser.
    """
    body = body.replace(b"\r\n", b"\n").replace(b"\r", b"\n").lstrip(b"\n")
    body = body.removeprefix(b"\xef\xbb\xbf")
    if body.startswith(b"From "):
        body = body.partition(b"\n")[2]
    _refuse_excess(body)
    try:
        return _message(email.message_from_bytes(body, policy=compat32), encoding=encoding)
    except _PARSER_FAULTS as error:
        raise DumpError("a message whose structure cannot be read") from error


def _refuse_excess(body: bytes) -> None:
    if body.count(b"\n") > MOST_LINES:
        raise DumpError(f"a message of more than {MOST_LINES:,} lines")
    if body.count(b"\n--") > MOST_PARTS or body.lower().count(b"content-type") > MOST_PARTS:
        raise DumpError(f"a message of more than {MOST_PARTS:,} parts")
    if len(_CONTAINER.findall(body)) > MOST_CONTAINERS:
        raise DumpError("a message nested too deep")
    for found in _STRUCTURE.finditer(body):
        if found.end() - found.start() > LONGEST_STRUCTURE:
            raise DumpError(f"a message with a field of {found.end() - found.start():,} bytes")


def _message(tree: Tree, *, encoding: str | None) -> Message:
    html: list[str] = []
    plain: list[str] = []
    attached: list[str] = []
    inside: list[Message] = []
    warnings: dict[str, None] = {}
    is_invitation = False
    for part in _leaves(tree):
        kind = part.get_content_type()
        if kind == "message/rfc822":
            carried = part.get_payload()
            if isinstance(carried, list) and carried and isinstance(carried[0], Tree):
                inside.append(_message(carried[0], encoding=encoding))
            continue
        is_shown = kind in {"text/html", "text/plain", "application/xhtml+xml"}
        is_invitation |= kind == "text/calendar" and _asks(part)
        if not is_shown or part.get_content_disposition() == "attachment":
            attached.append(_name_of(part, kind))
            continue
        try:
            label = _label(part)
            forced = encoding or (label if codec_of(label) in _SEVEN_BIT else None)
            decoded = decode(_bytes_of(part), declared=label, override=forced)
        except DumpError as error:
            warnings[f"A part of the message was left out: {error}."] = None
            continue
        warnings.update(dict.fromkeys(decoded.warnings))
        text = decoded.text if kind != "text/plain" else _unflowed(decoded.text, part)
        (plain if kind == "text/plain" else html).append(text)
    return Message(
        fields=_fields(tree),
        media_type=tree.get_content_type(),
        report_type=str(tree.get_param("report-type", "")).lower(),
        html="\n".join(html),
        plain="\n\n".join(plain),
        attachments=tuple(attached),
        inside=tuple(inside),
        is_invitation=is_invitation,
        warnings=tuple(warnings),
    )


def _leaves(tree: Tree) -> Iterator[Tree]:
    """Yield the parts that hold something, in their order; a message inside is one of them."""
    waiting: list[Tree] = [tree]
    while waiting:
        part = waiting.pop()
        held = part.get_payload()
        if isinstance(held, list) and part.get_content_maintype() == "multipart":
            waiting.extend(one for one in reversed(held) if isinstance(one, Tree))
        else:
            yield part


def _bytes_of(part: Tree) -> bytes:
    said = str(part.get("content-transfer-encoding", "")).strip().lower()
    held = part.get_payload()
    if said == "base64" and isinstance(held, str):
        return held.encode("ascii", "surrogateescape") if _NOT_BASE64.match(held) else _of_base64(held)
    undone = part.get_payload(decode=True)
    return undone if isinstance(undone, bytes) else b""


def _asks(part: Tree) -> bool:
    """Tell whether a calendar part is the message itself, and not a date that a story comes with."""
    method = str(part.get_param("method", "publish")).lower()
    return method != "publish" and part.get_content_disposition() != "attachment"


def _of_base64(text: str) -> bytes:
    """Return what base64 stands for, as far as it goes: lists write their footers below it, and some messages are cut."""
    lines = takewhile(lambda line: len(line.split()) < 2, text.splitlines())
    good = _NO_BASE64.sub("", "".join(lines)).partition("=")[0]
    return binascii.a2b_base64(good[: len(good) - (len(good) % 4 == 1)] + "==")


def _label(part: Tree) -> str | None:
    said = part.get_param("charset")
    if isinstance(said, tuple):
        said = said[2]
    return said[:60] if isinstance(said, str) and said else None


def _name_of(part: Tree, kind: str) -> str:
    return clean_line(_decoded(part.get_filename() or ""))[:80] or kind


def _unflowed(text: str, part: Tree) -> str:
    """Return a plain text with the soft line ends of ``format=flowed`` taken out.

    Spec: RFC 3676 section 4: a line that ends in a space goes on in the next; ``-- `` never does; one leading space
    was stuffed; with ``DelSp=yes`` the space goes, too.
    """
    if str(part.get_param("format", "")).lower() != "flowed":
        return text
    joint = "" if str(part.get_param("delsp", "")).lower() == "yes" else " "
    lines: list[str] = []
    goes_on = False
    for line in text.replace("\r\n", "\n").split("\n"):
        is_quote = line.startswith(">")
        told = line.removeprefix(" ")
        is_soft = told.endswith(" ") and told != "-- " and not is_quote
        shown = told.rstrip(" ") + joint if is_soft else told
        if goes_on and not is_quote and told != "-- ":
            lines[-1] += shown
        else:
            lines.append(shown)
        goes_on = is_soft
    return "\n".join(lines)


def _fields(tree: Tree) -> dict[str, tuple[str, ...]]:
    """Return the header fields, decoded; of those over the bounds nothing."""
    found: dict[str, tuple[str, ...]] = {}
    for name, value in list(tree.raw_items())[:MOST_FIELDS]:
        shown = clean_line(_decoded(_FOLD.sub(" ", str(value)[:LONGEST_FIELD])))
        found[name.lower()] = (*found.get(name.lower(), ()), shown)
    return found


def _decoded(value: str) -> str:
    """Return a field's text: encoded words undone, bare bytes read as UTF-8 or what they are likeliest to be.

    Spec: RFC 2047 section 6.2: blanks between two encoded words are no text; a word that cannot be decoded is shown as
    it stands. Programs split a character over two words: neighbours of one charset are decoded together.
    """
    if not value.isascii():
        value = _text_of(value.encode("utf-8", "surrogateescape"), None)
    shown: list[str] = []
    waiting, label, end = b"", "", 0
    for word in _WORD.finditer(value):
        between = value[end : word.start()]
        if between.strip() or not end or word[1].lower() != label:
            shown.append(_text_of(waiting, label) if waiting else "")
            shown.append(between if between.strip() or not end else "")
            waiting = b""
        label, end = word[1].lower(), word.end()
        waiting += _undone(word[2], word[3])
    return "".join((*shown, _text_of(waiting, label) if waiting else "", value[end:]))


def _undone(encoding: str, text: str) -> bytes:
    raw = text.encode("utf-8")
    if encoding in "qQ":
        return binascii.a2b_qp(raw, header=True)
    try:
        return binascii.a2b_base64(raw.rstrip(b"=") + b"===")
    except ValueError:
        return raw


def _text_of(raw: bytes, label: str | None) -> str:
    """Return the text of bytes; their label is believed where they do not speak for themselves."""
    codec = codec_of(label) if label else None
    if codec in _SEVEN_BIT:
        return raw.decode(codec, "replace")  # written in ASCII: it would pass for UTF-8
    with contextlib.suppress(UnicodeDecodeError):
        # A program that cuts a subject short cuts a character in two: what is whole of it stands.
        return codecs.getincrementaldecoder("utf-8")().decode(raw)
    try:
        return decode(raw, declared=label).text
    except DumpError:
        return raw.decode("cp1252", "replace")
