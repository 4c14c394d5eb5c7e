"""Messages as mail programs write them; the newsroom, its people and its articles are invented."""

from __future__ import annotations

from typing import Any

from tests.parse.payloads import one_entry, one_reason

SUBJECT = "Night ferry to Sallow Island returns"
STORY = (
    "The night ferry to Sallow Island will run again from Monday, the harbour board said on Friday.",
    "Repairs took longer than planned because the timber had to come from the mainland, chair Mira Tolland told islanders.",
    "Fares stay as they were before the storm, and the first boat leaves Port Merrow at a quarter past nine in the evening.",
)
HEADER = (
    "From: Dana Quill <dana@quay.example>",
    "To: desk@herald.example",
    "Date: Fri, 13 Mar 2026 18:05:00 +0100",
    "Message-ID: <ferry-7@quay.example>",
    "MIME-Version: 1.0",
)


def mail(*body: str, subject: str = SUBJECT, header: tuple[str, ...] = HEADER, **more: Any) -> bytes:
    """Return a message; ``more`` are further fields, their names with ``_`` for ``-``."""
    fields = [*header, *(f"{name.replace('_', '-')}: {value}" for name, value in more.items())]
    fields.append(f"Subject: {subject}")
    return ("\r\n".join([*fields, "", *body]) + "\r\n").encode()


def plain(*paragraphs: str, **more: Any) -> bytes:
    return mail("\r\n\r\n".join(paragraphs), Content_Type="text/plain; charset=utf-8", **more)


def page(markup: str, **more: Any) -> bytes:
    return mail(markup, Content_Type="text/html; charset=utf-8", **more)


def parts(*leaves: tuple[str, str], kind: str = "mixed", **more: Any) -> bytes:
    """Return a message of several parts, each given as its fields and its body."""
    shown = "".join(f"--quay\r\n{fields}\r\n\r\n{body}\r\n" for fields, body in leaves)
    return mail(f"{shown}--quay--", Content_Type=f'multipart/{kind}; boundary="quay"', **more)


def text_of(body: bytes) -> list[str]:
    """Return the blocks of the article that a message is read as."""
    return [block.text for block in one_entry(body, "ferry.eml").blocks]


def reason_of(body: bytes) -> str:
    return one_reason(body, "ferry.eml")
