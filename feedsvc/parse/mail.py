"""Mail: one message becomes one article.

What enters: the bytes of a message. What leaves: a RawEntry with the subject as headline, Date, Message-ID, and the
sender as author; its text is read as a page or as plain text, whichever says more. What is refused: bounces, answers
of machines, trials, messages without text.

Spec: RFC 5322; RFC 2919 and 2369 (lists); RFC 5064 (Archived-At).
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from typing import Final

from feedsvc.errors import DumpError
from feedsvc.model.payload import Payload
from feedsvc.model.raw import DatePiece, Piece, RawEntry, Rejection
from feedsvc.model.source import HouseStyle
from feedsvc.parse.mail_forward import LONGEST_NOTE, is_answer
from feedsvc.parse.mail_html import page_of
from feedsvc.parse.mail_message import NAMED, Message, read_message, sender_in
from feedsvc.parse.mail_refuse import why_no_article
from feedsvc.parse.mail_text import Written, written_in
from feedsvc.parse.mail_words import FORWARDED_MARK, LIST_TAG, NOBODY, REPLY, VIA
from feedsvc.text.clean import clean_line

#: Prefixes that are taken off a subject, one after another.
MOST_PREFIXES: Final = 12
LONGEST_SUBJECT: Final = 500
#: The plain text is taken where the page says less than this share of it.
SAYS_LESS: Final = 0.6
#: A clock that runs ahead of ours by more is not believed.
AHEAD: Final = timedelta(days=1)

_TAG = re.compile(r"<[^<>]{0,2000}>")
_MESSAGE_ID = re.compile(r"<([^<>\s]{3,500})>")
_ADDRESS = re.compile(r"<(https?://[^<>\s]{3,2000})>", re.IGNORECASE)
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})?")
_LIST_FIELDS: Final = ("list-id", "list-post", "list-unsubscribe", "mailing-list", "x-mailing-list")


def parse_mail(payload: Payload, style: HouseStyle) -> tuple[RawEntry | Rejection, ...]:
    """Return the article of a message, or why it is none.

    Raises: DumpError if it is built to exhaust a parser.
    """
    message = _meant(read_message(payload.body, encoding=style.encoding))
    subject = headline_in(message.first("subject"), is_list=_is_list(message))
    if archived := message.first("snapshot-content-location"):
        # A page that a browser saved with all it shows (MHTML): the page speaks for itself.
        from feedsvc.parse.html import parse_html

        saved = replace(payload, url=archived if _is_web(archived) else None)
        return parse_html(message.html, payload=saved, style=style)
    if reason := why_no_article(message, subject=subject):
        return (Rejection(source=payload.source, place=payload.place, reason=reason),)
    sent = _sent(message, payload.modified)
    payload = replace(payload, modified=sent or payload.modified, media_type=None, charset=None)
    read = _read(message, subject=subject, payload=payload, style=style)
    if isinstance(read, Rejection):
        return (read,)
    return (_entry(read, message, subject=subject, sent=sent, style=style),)


def headline_in(subject: str, *, is_list: bool) -> str:
    """Return a subject without what answering, passing on and lists put before it.

    Example: ``headline_in("Re: [desk] Fwd: Ferry returns", is_list=True)`` is ``"Ferry returns"``.
    """
    shown = FORWARDED_MARK.sub("", clean_line(subject))
    for _ in range(MOST_PREFIXES):
        found = REPLY.match(shown) or (LIST_TAG.match(shown) if is_list else None)
        if found is None or found.end() == len(shown):
            break
        shown = shown[found.end() :]
    return shown[:LONGEST_SUBJECT].strip()


def _meant(message: Message) -> Message:
    """Return the message that is meant: one that was passed on as an attachment, with no more than a note to it."""
    while len(message.inside) == 1:
        said = _said(message)
        if said and (
            said >= min(LONGEST_NOTE, _said(message.inside[0])) or why_no_article(message, subject="")
        ):
            break
        message = message.inside[0]
    return message


def _said(message: Message) -> int:
    """Return how many characters a message says, or nearly so."""
    text = message.plain if message.plain.strip() else _TAG.sub("", message.html)
    return len("".join(text.split()))


def _is_list(message: Message) -> bool:
    return message.has(*_LIST_FIELDS) or message.first("precedence").lower() in {"list", "bulk"}


def _sent(message: Message, modified: datetime) -> datetime | None:
    """Return when the message says it was sent; None where that cannot be."""
    try:
        sent = parsedate_to_datetime(message.first("date")[:200])
        # RFC 5322 section 3.3: "-0000" says nothing of the sender's zone, the time is UTC.
        sent = sent.replace(tzinfo=UTC) if sent.tzinfo is None else sent.astimezone(UTC)
    except (ValueError, TypeError, OverflowError, IndexError):
        return None
    return sent if sent <= modified + AHEAD else None


def _read(message: Message, *, subject: str, payload: Payload, style: HouseStyle) -> RawEntry | Rejection:
    """Return the article of the page or of the plain text, whichever says more."""
    answers = is_answer(message.first("subject"))
    written = written_in(message.plain, answers=answers)
    read: list[RawEntry | Rejection] = []
    if message.html.strip():
        read.append(_of_page(message, answers=answers, subject=subject, payload=payload, style=style))
        enough = SAYS_LESS * len("".join(written.text.split()))
        if isinstance(read[0], RawEntry) and _length(read[0]) >= enough:
            return read[0]
    if written.text:
        read.append(_of_text(written, subject=subject, payload=payload, style=style))
    articles = [one for one in read if isinstance(one, RawEntry)]
    if articles:
        return max(articles, key=_length)
    nothing = Rejection(
        source=payload.source, place=payload.place, reason="a message without text of its own"
    )
    return next(iter(read), nothing)


def _of_page(
    message: Message, *, answers: bool, subject: str, payload: Payload, style: HouseStyle
) -> RawEntry | Rejection:
    from feedsvc.parse.html import parse_html

    try:
        letter = page_of(message.html, subject=subject, answers=answers)
        (read,) = parse_html(letter.html, payload=payload, style=style)
    except DumpError as error:
        return Rejection(source=payload.source, place=payload.place, reason=str(error))
    if isinstance(read, Rejection):
        return read
    return replace(read, images=letter.images, bylines=read.bylines or _passed_on_by(letter.sender, style))


def _of_text(written: Written, *, subject: str, payload: Payload, style: HouseStyle) -> RawEntry | Rejection:
    """Read a plain text as a dump whose first line is the subject."""
    from feedsvc.parse.text.reader import parse_text

    text = written.text
    if subject and not _is_named(style):
        first, _, rest = text.partition("\n")
        text = f"{subject}\n\n{rest if clean_line(first).casefold() == subject.casefold() else text}"
        style = replace(style, title="first", title_pattern=None)
    read = parse_text(text, payload=payload, style=style)[0]
    if isinstance(read, Rejection):
        return replace(read, place=payload.place)
    return replace(
        read,
        place=payload.place,
        dropped=(*read.dropped, *written.dropped),
        bylines=read.bylines or _passed_on_by(written.sender, style),
    )


def _entry(
    read: RawEntry, message: Message, *, subject: str, sent: datetime | None, style: HouseStyle
) -> RawEntry:
    """Return what was read of the text with what the header says of it."""
    candidates = read.title_candidates
    if subject and read.title is not None and read.title.text != subject:
        candidates = (read.title, *candidates)
    dates = tuple(replace(date, role="other") if date.role == "published" else date for date in read.dates)
    if sent is not None:
        stated = DatePiece(text=sent.isoformat(), role="published", rule="mail:Date")
        dates = (stated, *dates)
    else:
        dates = read.dates
    guid = _MESSAGE_ID.search(message.first("message-id"))
    archived = _ADDRESS.search(message.first("archived-at"))
    language = _LANGUAGE.fullmatch(message.first("content-language"))
    is_ours = subject and not (_is_named(style) and read.form == "text")
    return replace(
        read,
        title=Piece(text=subject, rule="mail:Subject") if is_ours else read.title,
        title_candidates=candidates if is_ours else read.title_candidates,
        bylines=read.bylines or _byline(message, style),
        dates=dates,
        guid=guid[1] if guid else None,
        # Not the link to a copy "in your browser": it is the recipient's own.
        url=archived[1] if archived else None,
        base_url=None,
        language=language[0] if language else read.language,
        warnings=(
            *message.warnings,
            *_about_attachments(message),
            *_about_dates(read, dated=sent is not None),
        ),
    )


def _is_named(style: HouseStyle) -> bool:
    """Tell whether the operator says which line of a text is the headline."""
    return style.title != "auto" or style.title_pattern is not None


def _byline(message: Message, style: HouseStyle) -> tuple[Piece, ...]:
    """Return the sender as author: a person's name, not a list's, an address or a desk's."""
    return () if _is_list(message) else _named(*message.sender, style=style, rule="mail:From")


def _passed_on_by(sender: str, style: HouseStyle) -> tuple[Piece, ...]:
    """Return who wrote what was passed on, by what the header of the passing says."""
    written = sender.replace("[mailto:", "<")
    name, address = sender_in(written) if "@" in written else (written, "")
    return _named(name, address, style=style, rule="mail:forwarded")


def _named(name: str, address: str, *, style: HouseStyle, rule: str) -> tuple[Piece, ...]:
    name = VIA.sub("", clean_line(name)).strip(" '\"")
    local = address.partition("@")[0]
    if not name or "@" in name or name.casefold() == local.casefold() or NOBODY.fullmatch(local):
        return ()
    if style.publisher and name.casefold() == style.publisher.casefold():
        return ()
    return (Piece(text=name[:200], rule=rule),)


def _about_attachments(message: Message) -> tuple[str, ...]:
    names = message.attachments
    if not names:
        return ()
    more = f" and {len(names) - NAMED} more" if len(names) > NAMED else ""
    return (f"Attachments are not read: {', '.join(names[:NAMED])}{more}.",)


def _about_dates(read: RawEntry, *, dated: bool) -> tuple[str, ...]:
    """Return the warnings of the text's reader, less the one for a date that the header gives."""
    return tuple(warning for warning in read.warnings if not (dated and "date" in warning))


def _is_web(address: str) -> bool:
    return address.lower().startswith(("https://", "http://"))


def _length(entry: RawEntry) -> int:
    return sum(len("".join(block.text.split())) for block in entry.blocks)
