"""What mail programs, lists and mailings put around a text is cut; what was written stays."""

from __future__ import annotations

import pytest

from tests.parse.mail.messages import STORY, page, plain, text_of
from tests.parse.payloads import one_entry

FOOTERS = [
    "You are receiving this because you signed up at the quay.\r\nUnsubscribe: https://quay.example/u/42",
    "_______________________________________________\r\ndesk mailing list\r\ndesk@quay.example\r\nTo unsubscribe send a mail to desk-leave@quay.example",
    "-- \r\nDana Quill\r\nHarbour board\r\n+00 555 0100",
    "--\r\nDana Quill",
    "Wenn Sie den Newsletter nicht mehr wollen: hier abmelden https://quay.example/ab",
    "Pour vous désabonner : https://quay.example/d",
    "On Thu, 12 Mar 2026 at 10:00, Ana Reyes <ana@herald.example> wrote:\r\n> When does the ferry run?\r\n>\r\n> Ana",
    "Am 12.03.2026 um 10:00 schrieb Ana Reyes:\r\n> Wann fährt die Fähre?",
    "-----Original Message-----\r\nFrom: Ana Reyes\r\nSent: Thursday\r\nTo: Dana Quill\r\nSubject: Ferry\r\n\r\nWhen does the ferry run?",
    "Sent from my iPhone",
]


@pytest.mark.parametrize("footer", FOOTERS)
def test_what_follows_a_plain_text_is_cut(footer: str) -> None:
    assert text_of(plain(*STORY, footer)) == list(STORY)


def test_a_text_that_was_passed_on_loses_the_header_of_the_passing() -> None:
    announced = "---------- Forwarded message ---------\r\nFrom: Ana Reyes <ana@herald.example>\r\nDate: Fri, 13 Mar 2026\r\nSubject: Ferry\r\nTo: <desk@herald.example>"
    assert text_of(plain(announced, *STORY)) == list(STORY)


def test_a_text_that_is_quoted_as_a_whole_is_unquoted() -> None:
    assert text_of(plain("\r\n>\r\n".join(f"> {text}" for text in STORY))) == list(STORY)


def test_a_story_about_unsubscribing_keeps_its_paragraphs() -> None:
    about = "Readers who want to unsubscribe from the harbour board's leaflet now have to write a letter, the board said on Friday."
    assert text_of(plain(about, *STORY)) == [about, *STORY]


PARAGRAPHS = "".join(f"<p>{text}</p>" for text in STORY)
AROUND = [
    '{}<div>On Mar 12, 2026, at 10:00, Ana Reyes wrote:</div><br><blockquote type="cite"><p>When does it run?</p></blockquote>',
    '<div style="display:none;max-height:0">Fares stay as they were. And this is a preheader that nobody sees.</div>{}',
    '{}<div class="gmail_quote"><div class="gmail_attr">On Thu Ana wrote:</div><blockquote>When does it run? Ana asks in a line that is quite long enough.</blockquote></div>',
    '{}<blockquote type="cite">When does it run? Ana asks in a line that is quite long enough to be a paragraph.</blockquote>',
    '{}<div class="moz-signature">Dana Quill, harbour board, speaks for the board and for nobody else at the quay.</div>',
    '{}<p>You receive this mail because you signed up. <a href="https://quay.example/u?id=42">Unsubscribe</a></p>',
    '<table><tr><td>{}</td></tr></table><table><tr><td><p>Harbour board, 1 Quay Street</p><a href="https://quay.us1.list-manage.com/x">Preferences</a></td></tr></table>',
    '<p><a href="https://quay.example/v?id=42">View this email in your browser</a></p>{}',
]


@pytest.mark.parametrize("around", AROUND)
def test_what_surrounds_a_page_is_cut(around: str) -> None:
    assert text_of(page(around.format(PARAGRAPHS))) == list(STORY)


def test_a_message_that_is_quoted_as_a_whole_is_kept() -> None:
    assert text_of(page(f'<div class="gmail_quote"><div>{PARAGRAPHS}</div></div>')) == list(STORY)


def test_no_link_that_acts_for_the_recipient_is_left() -> None:
    inside = PARAGRAPHS.replace(
        "Fares stay", '<a href="https://quay.example/unsubscribe?id=42">Fares</a> stay'
    )
    entry = one_entry(page(inside), "ferry.eml")
    assert "id=42" not in (entry.body_html or "")
    assert [block.text for block in entry.blocks] == list(STORY)


def test_a_message_of_two_lines_is_not_all_footer() -> None:
    short = 'The night ferry runs again from Monday, the board said.<br>Fares stay.<br><a href="https://quay.example/u?id=42">Unsubscribe</a>'
    entry = one_entry(page(f"<table><tr><td>{short}</td></tr></table>"), "ferry.eml")
    assert entry.blocks[0].text.startswith("The night ferry runs again")
    assert "id=42" not in (entry.body_html or "")


def test_a_table_that_lays_out_a_page_is_none_and_one_of_data_is() -> None:
    fares = "<table><tr><th>Boat</th><th>Fare</th></tr><tr><td>Night</td><td>9 crowns</td></tr></table>"
    entry = one_entry(page(f"<table><tr><td>{PARAGRAPHS}{fares}</td></tr></table>"), "ferry.eml")
    assert (entry.body_html or "").count("<table") == 1
    assert [block.text for block in entry.blocks][:3] == list(STORY)


def test_the_headlines_of_a_mailing_stay_and_its_logo_does_not() -> None:
    stories = "".join(
        f'<h2><a href="https://c.quay.example/{number}?to=42">Story {number}</a></h2><p>{text}</p>'
        for number, text in enumerate(STORY)
    )
    logo = '<img src="https://quay.example/logo.png" width="120">'
    entry = one_entry(page(f"{logo}<table><tr><td>{stories}</td></tr></table>"), "ferry.eml")
    assert [block.text for block in entry.blocks] == [
        line for number, text in enumerate(STORY) for line in (f"Story {number}", text)
    ]
    assert "to=42" not in (entry.body_html or "")
    assert "logo" not in (entry.body_html or "")
