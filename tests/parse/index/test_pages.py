"""Pages in the place of others: told by how they are made, and articles about the same things let through."""

from __future__ import annotations

import tarfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from feedsvc.parse.pages import why_no_page
from tests.parse.payloads import make_payload

PROSE = "".join(
    f"<p>In the {word} week the harbour office counted every crane, every rope and every gull that sat on one of either, "
    "and wrote the numbers into a book that nobody asked to see.</p>"
    for word in "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth".split()
)


def why(html: str) -> str:
    return why_no_page(make_payload(html)) or ""


@pytest.mark.parametrize(
    ("html", "kind"),
    [
        ("<title>Just a moment...</title><p>Checking your browser before you go on.</p>", "captcha"),
        (
            '<title>halvard.example</title><script src="https://geo.captcha-delivery.com/c.js"></script>',
            "captcha",
        ),
        ("<title>Halvard</title><p>Please verify you are a human</p><div id=px-captcha></div>", "captcha"),
        ("<title>百姓网</title><p>请完成安全验证</p>", "captcha"),
        ("<title>Ich bin kein Roboter</title><form><input type=checkbox></form>", "captcha"),
        ("<title>Anmelden</title><form><input name=u><input type=password></form>", "login"),
        ("<title>Halvard Post</title><h1>Welcome back</h1><form><input type=password></form>", "login"),
        ("<title>تسجيل الدخول</title><form><input type=password></form>", "login"),
        ("<title>Before you continue</title><p>Cookies and data</p><button>Accept all</button>", "consent"),
        (
            (
                "<title>Halvard</title><div><p>Wir verwenden Cookies und bitten um Ihre Einwilligung nach der DSGVO für alle Zwecke.</p>"
                "<p>Mehr steht in den Hinweisen zum Datenschutz und zur Einwilligung, die jederzeit gelten.</p><button>Alle akzeptieren</button></div>"
            ),
            "consent",
        ),
        ("<title>404 Not Found</title><h1>Not found</h1>", "error"),
        ("<title>Page introuvable</title><p>Oh non.</p>", "error"),
        (
            "<title>Halvard</title><noscript>You need to enable JavaScript to run this app.</noscript><div id=root></div><script src=a.js></script>",
            "shell",
        ),
        ("<title>Halvard</title><body><div id=app></div><script>x</script></body>", "shell"),
    ],
)
def test_a_page_in_the_place_of_another_is_told(html: str, kind: str):
    assert kind in why(html)


@pytest.mark.parametrize(
    "html",
    [
        f"<title>Just a moment in the life of a crane</title>{PROSE}",
        f"<title>Login: how the office chose its passwords</title><form><input type=password></form>{PROSE}",
        f"<title>Cookie rules</title><p>Cookies, consent, GDPR, privacy, cookies.</p><button>Accept all</button>{PROSE}",
        f"<title>404 gulls counted</title>{PROSE}",
        f"<title>Are you a robot?</title><script src=/recaptcha/api.js></script>{PROSE}",
        "<title>Halvard</title><h1>Ferry cancelled</h1><p>The ferry of eight does not sail today.</p>",
        "<title>Halvard</title>"
        + "".join(f'<a href="/{n}">Crane number {n} was counted</a>' for n in range(20))
        + "<button>Accept</button>",
        "<p>A fragment of a story without any frame at all.</p>",
    ],
)
def test_articles_notices_and_lists_are_let_through(html: str):
    assert why(html) == ""


@pytest.mark.shared
def test_hardly_any_real_article_is_taken_for_something_else(shared: Path):
    alarms = []
    with tarfile.open(shared / "data/dumps-dev/html.tar.xz") as archive:
        pages = [
            (member.name, file.read())
            for at, member in enumerate(archive)
            if at % 8 == 0 and (file := archive.extractfile(member)) is not None
        ]
    for name, body in pages:
        if reason := why_no_page(make_payload(body, name)):
            alarms.append((name, reason))
    assert len(pages) > 50
    assert alarms == []


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=300))
def test_any_bytes_give_a_reason_or_none(body: bytes):
    assert why_no_page(make_payload(body)) != ""
