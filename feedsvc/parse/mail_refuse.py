"""Messages that are no article: bounces, answers of machines, trials, and what cannot be read.

Spec: RFC 3464 and 6522 (reports), RFC 3834 (Auto-Submitted), RFC 5546 (invitations), RFC 8551 (S/MIME).
"""

from __future__ import annotations

from typing import Final

from feedsvc.parse.mail_message import Message
from feedsvc.parse.mail_words import BOUNCE, MACHINE, TEST, VACATION

#: Characters under which a message that calls itself a test is one.
SHORT: Final = 400
_ENCRYPTED: Final = frozenset({"multipart/encrypted", "application/pkcs7-mime", "application/x-pkcs7-mime"})


def why_no_article(message: Message, *, subject: str) -> str | None:
    """Return why a message is no article, as a clause, or None if it may be one."""
    return (
        _why_a_machine(message, subject=subject)
        or _why_unreadable(message)
        or (f"a test message: {subject[:60]!r}" if _is_test(message, subject=subject) else None)
    )


def _why_a_machine(message: Message, *, subject: str) -> str | None:
    if message.media_type == "multipart/report" or message.report_type:
        if message.report_type == "disposition-notification":
            return "a confirmation that a message was read"
        return "a delivery report, not an article"
    sender = message.sender[1].partition("@")[0]
    if MACHINE.fullmatch(sender) and (BOUNCE.search(subject) or message.first("return-path") in {"", "<>"}):
        return "a bounce: a message that could not be delivered"
    if message.has("x-failed-recipients"):
        return "a bounce: a message that could not be delivered"
    answered = message.first("auto-submitted").lower().startswith("auto-replied")
    precedence = message.first("precedence").lower() in {"auto_reply", "auto-reply"}
    marked = message.has("x-autoreply", "x-autorespond", "x-autoresponder", "x-auto-response-suppress-reply")
    if answered or precedence or marked or VACATION.match(subject):
        return "an automatic answer, such as a vacation notice"
    if message.first("x-spam-flag").lower() == "yes" or message.first("x-spam-status").lower().startswith(
        "yes"
    ):
        return "marked as spam by the mail server"
    return None


def _why_unreadable(message: Message) -> str | None:
    if message.is_invitation:
        return "an invitation, not an article"
    if message.media_type in _ENCRYPTED and not (message.html or message.plain):
        return "an encrypted message"
    if not message.html.strip() and not message.plain.strip():
        if any("calendar" in name or name.endswith(".ics") for name in message.attachments):
            return "an invitation, not an article"
        if message.attachments:
            return "a message without text: all of it is attached"
        return "a message without text"
    return None


def _is_test(message: Message, *, subject: str) -> bool:
    shown = message.plain.strip() or message.html.strip()
    return len(shown) < SHORT and (
        TEST.fullmatch(subject) is not None or (not subject and TEST.fullmatch(shown) is not None)
    )
