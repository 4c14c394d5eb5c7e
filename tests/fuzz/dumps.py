"""Turns bytes into dumps for fuzzing, and says what must hold of their reading."""

from __future__ import annotations

import re
import unicodedata
from datetime import UTC, datetime

from feedsvc.errors import DumpError
from feedsvc.model.entry import Entry
from feedsvc.model.payload import Payload
from feedsvc.model.raw import RawEntry, Rejection
from feedsvc.model.source import HouseStyle
from feedsvc.normalize.entry import normalize
from feedsvc.parse.text.reader import parse_text
from feedsvc.text.encoding import decode

NOW = datetime(2025, 3, 1, tzinfo=UTC)
#: Lines that reach the rules; a byte of the input chooses one.
LINES = (
    "", "", " ", "\u00a0", "\t", "Night bus stays", "NIGHT BUS STAYS", "By Ana Pell", "By Ana Pell and Piet Sørby, Ardmouth",
    "14 February 2025", "Thu 18 January 2024:", "Updated: 19 January 2024, 10:15 GMT", "14/02/2025", "6 hours ago", "2025年2月14日",
    "Ardmouth – The city council voted on Friday evening to keep the night bus, three weeks after it was to end.",
    "“It was quiet here all winter,” said Ana Pell, who runs the tea stall at the pier.",
    "市议会周五晚间投票决定保留夜班公交车，此前三周曾宣布将停运。", "قرر المجلس البلدي مساء الجمعة الإبقاء على الحافلة الليلية.",
    "\u202eThe mayor\u202c said so.\u2066", "Image", "pier.jpg", "The pier at Ardmouth (FILE PHOTO)", "Photo: Ana Pell/Harbour Wire",
    "READ MORE", "Read more: Another story", "SOURCE: HARBOUR WIRE", "-" * 80, "_" * 62, "* * *", "\x0c", "Document 1 of 2",
    "FOLLOW NORTH QUAY PRESS:", "https://x.com/northquaypress", "https://wa.me/?text=a", "[12]The pier", "References",
    "   12. https://quay.example/12", "Leave a Reply", "Your email address will not be published. Required fields are marked *",
    "12 Comments", "© 2024 North Quay Press", "Home\tWorld\tSport", "Page not found", "Subscribe to continue reading",
    "We value your privacy", "Verify you are human", "Please enable JavaScript", "Privacy policy", "Search results for bus",
    "Test message", "EMBARGOED UNTIL 0001 GMT FRIDAY", "KILL KILL KILL", "Tags: bus, council", "• A point of a list", "The line breaks in a gov-",
    "ernment office of the old town, and nobody minds it much at all,", "x" * 300, "a\u0301" * 40, "list of 4 items", "end of list",
)  # fmt: skip
STYLES = (
    HouseStyle(source="fuzz"),
    HouseStyle(source="fuzz", publisher="North Quay Press", dateline="drop", case="title", learn=True),
    HouseStyle(source="fuzz", title="first", drop=("(?i)^read more",), keep=("council",), language="ar"),
    HouseStyle(source="fuzz", title="line 3", sections=("Night", "Bus"), timezone="Asia/Karachi"),
)
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def dump_of(data: bytes) -> bytes:
    """Return a dump: bytes above 160 stand for lines that reach the rules, all others for themselves."""
    return b"".join(
        b"\n" + LINES[(byte - 161) % len(LINES)].encode() + b"\n" if byte > 160 else bytes([byte])
        for byte in data
    )


def check(body: bytes, style: HouseStyle) -> None:
    """Read a dump and assert what holds of every one: entries or reasons come back, legal in XML, in NFC."""
    try:
        text = decode(body).text
    except DumpError:
        return
    payload = Payload(source="fuzz", place="dump.txt", body=body, modified=NOW)
    results = parse_text(text, payload=payload, style=style)
    assert results
    for result in results:
        read = normalize(result, style, now=NOW) if isinstance(result, RawEntry) else result
        assert isinstance(read, Entry | Rejection)
        said = (read.title, read.body_html, *read.paragraphs) if isinstance(read, Entry) else (read.reason,)
        for piece in said:
            assert _ILLEGAL.search(piece) is None
            assert isinstance(read, Rejection) or unicodedata.is_normalized("NFC", piece)
