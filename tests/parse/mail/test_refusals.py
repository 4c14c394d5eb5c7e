"""Messages that are no article, and messages made to harm the reader."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from feedsvc.model.raw import RawEntry
from feedsvc.reading import read
from tests.parse.mail.messages import HEADER, STORY, mail, page, parts, plain, reason_of, text_of
from tests.parse.payloads import STYLE, make_payload, one_entry

NOW = make_payload("").modified


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        (
            parts(("Content-Type: text/plain", STORY[0]), kind="report; report-type=delivery-status"),
            "delivery report",
        ),
        (
            plain(*STORY, subject="Undelivered Mail Returned to Sender", X_Failed_Recipients="a@b.example"),
            "bounce",
        ),
        (
            mail(
                *STORY,
                subject="Mail delivery failed",
                header=("From: MAILER-DAEMON@quay.example", *HEADER[1:]),
            ),
            "bounce",
        ),
        (plain(*STORY, subject="Out of office: Dana Quill"), "automatic answer"),
        (plain(*STORY, subject="Automatische Antwort: Fähre"), "automatic answer"),
        (plain(*STORY, Auto_Submitted="auto-replied (vacation)"), "automatic answer"),
        (plain("test", subject="Test"), "test message"),
        (plain("Testing 1 2 3", subject="This is a test"), "test message"),
        (plain("", subject="Ferry returns"), "without text"),
        (parts(("Content-Type: application/pdf", "JVBERi0x")), "all of it is attached"),
        (parts(("Content-Type: text/calendar", "BEGIN:VCALENDAR")), "an invitation"),
        (
            parts(
                ("Content-Type: text/plain", "\r\n\r\n".join(STORY)),
                ("Content-Type: text/calendar; method=REQUEST", "BEGIN:VCALENDAR"),
                kind="alternative",
            ),
            "an invitation",
        ),
        (parts(("Content-Type: application/octet-stream", "hQEM"), kind="encrypted"), "encrypted"),
        (plain(*STORY, X_Spam_Flag="YES"), "marked as spam"),
    ],
)
def test_what_is_no_article_is_refused_with_the_reason(body: bytes, reason: str) -> None:
    assert reason in reason_of(body)


@pytest.mark.parametrize(
    "subject", ["Test match ends in a draw", "Testing times for the harbour board", "Delivery of timber ends"]
)
def test_a_story_whose_headline_begins_like_a_refusal_is_an_article(subject: str) -> None:
    assert one_entry(plain(*STORY, subject=subject), "ferry.eml").title is not None


def nested(depth: int) -> bytes:
    opened = "".join(
        f'--b{at}\nContent-Type: multipart/mixed; boundary="b{at + 1}"\n\n' for at in range(depth)
    )
    return mail(opened, STORY[0], Content_Type='multipart/mixed; boundary="b0"')


@pytest.mark.parametrize(
    "body",
    [
        nested(5000),
        parts(*[("Content-Type: text/plain", "x")] * 30_000),
        mail("\n" * 2_000_000),
        mail(STORY[0], Content_Type="text/plain; " + 'a="' * 200_000),
        mail(STORY[0], Content_Type="text/plain; charset*" + "9" * 5000 + "*=x"),
        mail("Content-Type: message/rfc822\n\n" * 5000, Content_Type="message/rfc822"),
    ],
    ids=["deep", "many", "lines", "quotes", "digits", "inside"],
)
def test_a_structure_made_to_exhaust_the_reader_is_refused_in_words(body: bytes) -> None:
    (result,) = read(make_payload(body, "bomb.eml"), STYLE, now=NOW).results
    assert not getattr(result, "is_failure", False)


@pytest.mark.parametrize(
    "field",
    [
        "(" * 100_000,
        "<" * 100_000,
        '"' * 100_001,
        "=?utf-8?q?a?= " * 10_000,
        "=?" * 50_000,
        "a@" * 50_000,
        "Re: " * 30_000,
        "[" * 100_000,
    ],
)
def test_a_field_of_a_hundred_kilobytes_costs_nothing(field: str) -> None:
    header = (f"From: {field}", f"Date: {field}", f"Message-ID: {field}", "MIME-Version: 1.0")
    entry = one_entry(
        mail("\n\n".join(STORY), subject=field, header=header), "ferry.eml", media_type="message/rfc822"
    )
    assert [block.text for block in entry.blocks][-1] == STORY[-1]


@pytest.mark.parametrize(
    "line", ["> " * 50_000, "-" * 100_000, "on " * 33_000, "von: " * 20_000, "unsubscrib" * 10_000]
)
def test_a_line_of_a_hundred_kilobytes_costs_nothing(line: str) -> None:
    read(make_payload(plain(*STORY, line, line), "ferry.eml"), STYLE, now=NOW)


@pytest.mark.parametrize(
    "markup",
    [
        "<div>" + '<p><a href="/unsubscribe">Unsubscribe</a></p>' * 15_000 + "</div>",
        '<blockquote type="cite"></blockquote>' * 15_000 + "<p>x</p>",
        "<div>" * 200 + '<div class="gmail_quote">x</div>' * 5_000,
        '<p style="display:none">' * 10_000,
    ],
    ids=["links", "quotes", "deep", "hidden"],
)
def test_markup_made_of_what_is_cut_costs_nothing(markup: str) -> None:
    (result,) = read(make_payload(page(markup), "ferry.eml"), STYLE, now=NOW).results
    assert not getattr(result, "is_failure", False)


def test_half_a_million_empty_lines_cost_nothing() -> None:
    text_of(mail("\n" * 400_000 + "\n\n".join(STORY)))


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=400), st.binary(max_size=400))
def test_whatever_a_message_holds_nothing_is_raised(header: bytes, body: bytes) -> None:
    message = b"Message-ID: <a@b>\nFrom: a@b\n" + header + b"\n\n" + body
    for result in read(make_payload(message, "x.eml", media_type="message/rfc822"), STYLE, now=NOW).results:
        assert not getattr(result, "is_failure", False), result


@settings(max_examples=40, deadline=None)
@given(st.text(st.characters(codec="utf-8"), max_size=200))
def test_a_headline_is_one_line_that_xml_can_carry(subject: str) -> None:
    message = mail(*STORY, subject=" ".join(subject.split()))
    for item in read(make_payload(message, "x.eml"), STYLE, now=NOW).results:
        title = getattr(item, "title", "")
        assert not isinstance(item, RawEntry)
        assert not any(char < " " or char in "\ufffe\uffff" for char in title)
