"""What was passed on is the article, a note above it is not; what was answered is not the answer."""

from __future__ import annotations

import pytest

from feedsvc.parse.mail_forward import announced_in, cut_announced, is_answer
from feedsvc.parse.markup import tree_of
from tests.parse.mail.messages import HEADER, STORY, mail, page, parts, plain, reason_of, text_of
from tests.parse.payloads import one_entry

TEXT = "\r\n\r\n".join(STORY)
PARAGRAPHS = "".join(f"<p>{text}</p>" for text in STORY)
NOTE = "For the front page, please.\r\n\r\nDana\r\n\r\n"

#: The headers of programs, and what is put before each line below.
ANNOUNCED = {
    "a web mailer": (
        (
            "---------- Forwarded message ---------\r\nFrom: Ana Reyes <ana@herald.example>\r\nDate: Fri, 13 Mar 2026 at 10:00\r\n"
            "Subject: Ferry\r\nTo: <desk@herald.example>\r\n\r\n"
        ),
        "",
    ),
    "an office": (
        (
            "________________________________\r\nFrom: Ana Reyes <ana@herald.example>\r\nSent: Friday, 13 March 2026 10:00\r\n"
            "To: Dana Quill <dana@quay.example>\r\nSubject: Ferry\r\n\r\n"
        ),
        "",
    ),
    "an older office": (
        "From: Ana Reyes [mailto:ana@herald.example]\r\nSent: Friday\r\nTo: Dana Quill\r\nImportance: High\r\nSubject: Ferry\r\n\r\n",
        "",
    ),
    "a German office": (
        "Von: Ana Reyes\r\nGesendet: Freitag, 13. März 2026 10:00\r\nAn: Dana Quill\r\nBetreff: Fähre\r\n\r\n",
        "",
    ),
    "a telephone": (
        (
            "Begin forwarded message:\r\n\r\n> From: Ana Reyes <ana@herald.example>\r\n> Subject: Ferry\r\n> Date: 13 March 2026\r\n"
            "> To: Dana Quill <dana@quay.example>\r\n>\r\n"
        ),
        "> ",
    ),
}


@pytest.mark.parametrize("note", ["", NOTE])
@pytest.mark.parametrize("program", ANNOUNCED)
def test_a_text_that_was_passed_on_is_the_article_of_who_wrote_it(program: str, note: str) -> None:
    announced, quote = ANNOUNCED[program]
    below = "\r\n".join(f"{quote}{line}" for line in TEXT.split("\r\n"))
    entry = one_entry(plain(note + announced + below, subject="Fwd: Ferry returns"), "ferry.eml")
    assert [block.text for block in entry.blocks] == list(STORY)
    assert [piece.text for piece in entry.bylines] == ["Ana Reyes"]


@pytest.mark.parametrize("program", ANNOUNCED)
def test_of_an_answer_only_the_answer_is_taken(program: str) -> None:
    announced, quote = ANNOUNCED[program]
    answered = (
        f"{STORY[0]}\r\n\r\n{announced}{quote}When does it run?\r\n{quote}\r\n{quote}{STORY[1]} {STORY[2]}"
    )
    entry = one_entry(plain(answered, subject="AW: Ferry returns"), "ferry.eml")
    assert [block.text for block in entry.blocks] == [STORY[0]]
    assert [piece.text for piece in entry.bylines] == ["Dana Quill"]


PAGES = {
    "a web mailer": (
        '<div dir="ltr">{note}<div class="gmail_quote"><div class="gmail_attr">---------- Forwarded message ---------<br>From: <b>Ana Reyes</b> '
        "&lt;<a href='mailto:ana@herald.example'>ana@herald.example</a>&gt;<br>Date: Fri, 13 Mar 2026<br>Subject: Ferry<br>To: &lt;x@quay.example&gt;<br>"
        "</div><br><br>{below}</div></div>"
    ),
    "an office": (
        "<div class=WordSection1>{note}<div style='border-top:solid 1.0pt'><p><b>From:</b> Ana Reyes &lt;ana@herald.example&gt;<br><b>Sent:</b> Friday"
        "<br><b>To:</b> Dana Quill<br><b>Subject:</b> Ferry</p></div>{below}</div>"
    ),
    "a free one": (
        "{note}<div class='moz-forward-container'><br>-------- Forwarded Message --------<table class='moz-email-headers-table'><tr><th>Subject: </th>"
        "<td>Ferry</td></tr><tr><th>From: </th><td>Ana Reyes <a href='mailto:a@herald.example'>&lt;a@herald.example&gt;</a></td></tr></table><br>{below}</div>"
    ),
    "a telephone": (
        "{note}<div>Begin forwarded message:</div><br><blockquote type='cite'><div><b>From: </b>Ana Reyes &lt;ana@herald.example&gt;</div>"
        "<div><b>Subject: </b>Ferry</div><div><b>Date: </b>13 March 2026</div><br>{below}</blockquote>"
    ),
}


@pytest.mark.parametrize(
    "note", ["", "<p>For the front page, please.<img src='https://quay.example/x.png' width='400'></p>"]
)
@pytest.mark.parametrize("program", PAGES)
def test_a_page_that_was_passed_on_is_the_article_of_who_wrote_it(program: str, note: str) -> None:
    body = PAGES[program].format(note=note, below=PARAGRAPHS)
    entry = one_entry(page(body, subject="WG: Ferry returns"), "ferry.eml")
    assert [block.text for block in entry.blocks] == list(STORY)
    assert [piece.text for piece in entry.bylines] == ["Ana Reyes"]
    assert entry.images == ()


@pytest.mark.parametrize("program", PAGES)
def test_of_a_page_that_answers_only_the_answer_is_taken(program: str) -> None:
    below = f"<p>When does it run?</p><p>{STORY[1]} {STORY[2]}</p>"
    body = PAGES[program].format(note=f"<p>{STORY[0]}</p>", below=below)
    assert text_of(page(body, subject="[desk] Re: Ferry returns", List_Id="<desk>")) == [STORY[0]]


def test_a_long_text_above_what_was_passed_on_is_the_article() -> None:
    announced, _ = ANNOUNCED["an office"]
    assert text_of(
        plain(TEXT + "\r\n\r\n" + announced + "When does it run?", subject="Ferry returns")
    ) == list(STORY)


def test_fields_in_a_story_announce_nothing() -> None:
    fields = "From: Port Merrow\r\nTo: Sallow Island"
    text = text_of(plain(STORY[0], fields, STORY[1], STORY[2]))
    assert (text[0], text[-2:]) == (STORY[0], list(STORY[1:]))


def test_a_note_to_an_attached_message_is_not_the_article() -> None:
    inner = plain(*STORY, header=("From: Ana Reyes <ana@herald.example>", *HEADER[1:])).decode()
    noted = parts(("Content-Type: text/plain", "Please print this."), ("Content-Type: message/rfc822", inner))
    entry = one_entry(noted, "ferry.eml")
    assert [block.text for block in entry.blocks] == list(STORY)
    assert [piece.text for piece in entry.bylines] == ["Ana Reyes"]
    long = parts(
        ("Content-Type: text/plain", TEXT), ("Content-Type: message/rfc822", mail("Thanks.").decode())
    )
    assert text_of(long) == list(STORY)


def test_what_came_back_is_no_article_though_a_story_is_in_it() -> None:
    back = parts(
        ("Content-Type: text/plain", "It could not be delivered."),
        ("Content-Type: message/rfc822", plain(*STORY).decode()),
        kind='report; report-type="delivery-status"',
    )
    assert reason_of(back) == "a delivery report, not an article"


@pytest.mark.parametrize(
    "line", ["From: ", "From: x\n", "> ", "-----Original Message-----\n", "de: \nda: \n", "re(1", "____"]
)
def test_a_hundred_kilobytes_of_what_headers_are_made_of_cost_nothing(line: str) -> None:
    many = line * (100_000 // len(line))
    announced_in(many.split("\n"), answers=False)
    cut_announced(tree_of(f"<p>{STORY[0]}</p><p>{many.replace(chr(10), '<br>')}</p>"), answers=False)
    assert not is_answer(many)
