"""One message is one article: its header, its text, and what does not belong to it."""

from __future__ import annotations

from base64 import b64encode
from datetime import UTC, datetime
from pathlib import Path
from quopri import encodestring
from typing import Any

import pytest

from feedsvc.parse.detect import is_mail
from feedsvc.parse.mail import headline_in
from tests.parse.mail.messages import HEADER, STORY, mail, page, parts, plain, text_of
from tests.parse.payloads import one_entry, parsed


def test_the_header_gives_headline_date_author_and_guid() -> None:
    entry = one_entry(plain(*STORY), "ferry.eml")
    assert entry.title is not None
    assert (entry.title.text, entry.title.rule) == ("Night ferry to Sallow Island returns", "mail:Subject")
    assert [(date.text, date.role) for date in entry.dates][:1] == [
        ("2026-03-13T17:05:00+00:00", "published")
    ]
    assert [(piece.text, piece.rule) for piece in entry.bylines] == [("Dana Quill", "mail:From")]
    assert entry.guid == "ferry-7@quay.example"
    assert entry.modified == datetime(2026, 3, 13, 17, 5, tzinfo=UTC)
    assert [block.text for block in entry.blocks] == list(STORY)
    assert entry.warnings == ()


@pytest.mark.parametrize("place", ["ferry.eml", "ferry.txt", "ferry", "1763899200.M1P7.quay"])
def test_a_message_is_known_by_its_header_whatever_its_name(place: str) -> None:
    assert one_entry(plain(*STORY), place).guid == "ferry-7@quay.example"


def test_the_first_paragraph_is_not_taken_for_the_headline() -> None:
    assert text_of(plain("A short first line", *STORY))[-3:] == list(STORY)


def test_a_headline_that_the_text_repeats_stands_once() -> None:
    assert text_of(plain("Night ferry to Sallow Island returns", *STORY)) == list(STORY)


@pytest.mark.parametrize(
    ("subject", "headline"),
    [
        ("Re: Ferry returns", "Ferry returns"),
        ("RE: FW: AW: Ferry returns", "Ferry returns"),
        ("Fwd: [desk] Re[2]: Ferry returns (fwd)", "Ferry returns"),
        ("回复：Ferry returns", "Ferry returns"),
        ("Regarding: the ferry", "Regarding: the ferry"),
        ("Reform: what it costs", "Reform: what it costs"),
        ("Re:", "Re:"),
        ("[desk]", "[desk]"),
        ("", ""),
    ],
)
def test_a_subject_loses_what_answering_and_lists_put_before_it(subject: str, headline: str) -> None:
    assert headline_in(subject, is_list=True) == headline


def test_brackets_stay_in_the_headline_of_a_message_that_came_by_no_list() -> None:
    assert headline_in("[Video] Ferry returns", is_list=False) == "[Video] Ferry returns"


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("=?utf-8?q?F=C3=A4hre_f=C3=A4hrt?=", "Fähre fährt"),
        ("=?UTF-8?B?RsOkaHJl?= =?UTF-8?B?IGbDpGhydA==?=", "Fähre fährt"),
        # A character split over two words, which RFC 2047 forbids and programs write.
        ("=?utf-8?q?F=C3?= =?utf-8?q?=A4hre?=", "Fähre"),
        ("=?iso-8859-1?q?F=E4hre?= heute", "Fähre heute"),
        # The label lies: the bytes are UTF-8.
        ("=?us-ascii?q?F=C3=A4hre?=", "Fähre"),
        ("=?x-unknown?q?F=C3=A4hre?=", "Fähre"),
        ("=?utf-8?b?RsOkaHJl", "=?utf-8?b?RsOkaHJl"),
        # Cut short in the middle of a character.
        ("=?utf-8?q?F=C3=A4hre_f=C3?=", "Fähre f"),
        ("Fähre", "Fähre"),
        ("Ferry\r\n returns", "Ferry returns"),
    ],
)
def test_a_subject_is_decoded_as_it_is_meant(written: str, shown: str) -> None:
    title = one_entry(plain(*STORY, subject=written), "ferry.eml").title
    assert title is not None
    assert title.text == shown


def test_bare_bytes_of_another_encoding_in_a_subject_are_read() -> None:
    body = plain(*STORY, subject="FERRY").replace(b"FERRY", "Fähre für alle".encode("latin-1"))
    title = one_entry(body, "ferry.eml").title
    assert title is not None
    assert title.text == "Fähre für alle"


@pytest.mark.parametrize(
    "sender",
    [
        "desk@quay.example",
        "no-reply@quay.example",
        '"Quay News" <newsletter@quay.example>',
        '"dana" <dana@quay.example>',
        "",
    ],
)
def test_a_sender_without_a_persons_name_is_no_author(sender: str) -> None:
    header = (f"From: {sender}", *HEADER[1:])
    assert one_entry(mail(*STORY, header=header), "ferry.eml").bylines == ()


@pytest.mark.parametrize("field", ["List_Id", "List_Unsubscribe", "Precedence"])
def test_the_sender_of_a_list_is_no_author(field: str) -> None:
    assert one_entry(plain(*STORY, **{field: "bulk"}), "ferry.eml").bylines == ()


def test_a_byline_in_the_text_stands_before_the_sender() -> None:
    entry = one_entry(plain("By Ana Reyes", *STORY), "ferry.eml")
    assert [piece.text for piece in entry.bylines] == ["By Ana Reyes"]


@pytest.mark.parametrize(
    "date", ["", "yesterday", "Fri, 13 Mar 2099 18:05:00 +0100", "Fri, 99 Mar 2026 18:05:00"]
)
def test_a_date_that_cannot_be_is_not_taken(date: str) -> None:
    header = tuple(f"Date: {date}" if field.startswith("Date") else field for field in HEADER)
    entry = one_entry(mail(*STORY, header=header), "ferry.eml")
    assert not any(found.rule == "mail:Date" for found in entry.dates)
    assert entry.modified == datetime(2026, 3, 14, 9, 30, tzinfo=UTC)


def test_the_address_of_an_archived_message_is_its_own_and_that_in_your_browser_is_not() -> None:
    archived = plain(*STORY, Archived_At="<https://quay.example/news/7>")
    assert one_entry(archived, "ferry.eml").url == "https://quay.example/news/7"
    online = page(
        f'<p><a href="https://m.quay.example/v?to=42">View in your browser</a></p><p>{STORY[0]}</p><p>{STORY[1]}</p>'
    )
    entry = one_entry(online, "ferry.eml")
    assert entry.url is None
    assert "m.quay.example" not in (entry.body_html or "")


@pytest.mark.parametrize("charset", ["utf-8", "iso-8859-1", "us-ascii", "windows-1251", "x-made-up"])
def test_a_charset_that_lies_is_survived(charset: str) -> None:
    words = f"Die Fähre fährt wieder über den Sund, sagte die Behörde. {STORY[0]}"
    body = mail("BODY", Content_Type=f"text/plain; charset={charset}", Content_Transfer_Encoding="8bit")
    assert text_of(body.replace(b"BODY", words.encode())) == [words]


@pytest.mark.parametrize(
    ("encoding", "encoded"),
    [
        ("base64", b64encode("\n\n".join(STORY).encode()).decode()),
        ("quoted-printable", encodestring("\n\n".join(STORY).encode()).decode()),
        ("base64", "\n\n".join(STORY)),  # it says so and is none
        ("x-unknown", "\n\n".join(STORY)),
    ],
)
def test_transfer_encodings_are_undone_also_where_they_are_not_what_they_say(
    encoding: str, encoded: str
) -> None:
    assert text_of(mail(encoded, Content_Transfer_Encoding=encoding)) == list(STORY)


def test_soft_line_ends_are_no_line_ends() -> None:
    soft = STORY[0].replace(" again ", " again \r\n").replace(" three ", " three \r\n")
    assert text_of(mail(soft, "", STORY[1], Content_Type="text/plain; format=flowed")) == list(STORY[:2])


def test_the_page_is_taken_where_it_says_as_much_as_the_text() -> None:
    both = parts(
        ("Content-Type: text/plain", "\r\n\r\n".join(STORY)),
        ("Content-Type: text/html", "".join(f"<p>{text}</p>" for text in STORY)),
        kind="alternative",
    )
    assert one_entry(both, "ferry.eml").form == "html"
    assert text_of(both) == list(STORY)


def test_the_text_is_taken_where_the_page_says_less() -> None:
    both = parts(
        ("Content-Type: text/plain", "\r\n\r\n".join(STORY)),
        (
            "Content-Type: text/html",
            "<p>Your program cannot show this message as it was meant to be shown.</p>",
        ),
        kind="alternative",
    )
    assert one_entry(both, "ferry.eml").form == "text"
    assert text_of(both) == list(STORY)


def test_a_message_that_was_passed_on_as_an_attachment_is_the_one_meant() -> None:
    inner = plain(*STORY, subject="Ferry returns").decode()
    body = parts(("Content-Type: message/rfc822", inner), subject="Fwd: for you")
    entry = one_entry(body, "ferry.eml")
    assert entry.title is not None
    assert entry.title.text == "Ferry returns"


def test_attachments_are_left_out_with_a_warning_that_names_them() -> None:
    body = parts(
        ("Content-Type: text/plain", "\r\n\r\n".join(STORY)),
        ('Content-Type: application/pdf; name="stage.pdf"', "JVBERi0x"),
        ('Content-Type: text/html\r\nContent-Disposition: attachment; filename="old.html"', "<p>Old.</p>"),
    )
    entry = one_entry(body, "ferry.eml")
    assert entry.warnings == ("Attachments are not read: stage.pdf, old.html.",)
    assert [block.text for block in entry.blocks] == list(STORY)


def test_pictures_stay_only_where_they_have_an_address_of_the_web() -> None:
    pictures = (
        '<img src="cid:logo" width=600><img src="https://track.quay.example/o.gif" width=1 height=1>'
        '<img src="https://quay.example/ferry.jpg" width="600" height="400" alt="The ferry">'
    )
    entry = one_entry(page(f"<p>{STORY[0]}</p>{pictures}<p>{STORY[1]}</p><p>{STORY[2]}</p>"), "ferry.eml")
    assert "track.quay.example" not in f"{entry.body_html}{entry.images}"
    assert "cid:" not in f"{entry.body_html}{entry.images}"
    assert [(image.url, image.alt) for image in entry.images] == [
        ("https://quay.example/ferry.jpg", "The ferry")
    ]


def test_a_saved_page_is_read_as_that_page() -> None:
    paragraphs = "".join(f"<p>{text}</p>" for text in STORY)
    saved = parts(
        (
            "Content-Type: text/html",
            f"<html><head><title>Ferry returns</title></head><body><h1>Ferry returns</h1>{paragraphs}</body></html>",
        ),
        kind="related",
        Snapshot_Content_Location="https://quay.example/news/7",
        subject="Ferry returns",
    )
    entry = one_entry(saved, "ferry.mhtml")
    assert [block.text for block in entry.blocks] == list(STORY)
    assert entry.bylines == ()


@pytest.mark.parametrize(
    "text",
    [
        "From: Harbour board\nDate: 13 March 2026\nSubject: Ferry returns\n\n" + STORY[0],
        "Subject: Ferry\nMessage-ID is a word of the trade, the pilots say.\n\n" + STORY[0],
        "Received: a letter\n\n" + STORY[0],
        "Message-ID: how a mail is named\n\nFrom: what it says of its sender\n\n" + STORY[0],
    ],
)
def test_text_that_prints_fields_is_no_message(text: str) -> None:
    assert not is_mail(text)


@pytest.mark.shared
def test_no_dump_of_the_corpus_is_taken_for_a_message(shared: Path) -> None:
    dumps = [path for path in (shared / "data" / "dumps-dev").rglob("*") if path.is_file()]
    taken = [path.name for path in dumps if is_mail(path.read_bytes()[:32_768].decode("latin-1"))]
    assert len(dumps) > 800
    assert taken == []


@pytest.mark.shared
def test_a_message_of_an_odd_charset_is_read_whole(shared: Path) -> None:
    (item,) = parsed((shared / "data/samples/50_en_email_oddcharset.eml").read_bytes(), "odd.eml")
    assert "’s Special for TAAI" in str(getattr(item, "title", ""))


def test_base64_with_a_footer_below_and_base64_that_was_cut_are_read_as_far_as_they_go() -> None:
    fields: dict[str, Any] = {"Content_Type": "text/plain", "Content_Transfer_Encoding": "base64"}
    whole = "\r\n\r\n".join(STORY).encode()
    encoded = "\r\n".join(b64encode(whole[at : at + 45]).decode() for at in range(0, len(whole), 45))
    footer = "\r\n_______________________\r\ndesk mailing list\r\n"
    assert text_of(mail(encoded.rstrip("=") + footer, **fields)) == list(STORY)
    cut = text_of(mail(encoded[:-30], **fields))
    assert cut[:2] == list(STORY[:2])
    assert STORY[2].startswith(cut[2])
