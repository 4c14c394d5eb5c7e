"""The sanitizer: nothing that runs, loads by surprise or leads nowhere; its own output is left alone."""

from __future__ import annotations

import json
import re
from pathlib import Path

import html5lib
import pytest
from hypothesis import given
from hypothesis import strategies as st

from feedsvc.text.html import escape, paragraphs_of, sanitize

BASE = "https://post.example/news/"
PICTURE = '<img referrerpolicy="no-referrer" loading="lazy" '
CASES = {
    "handlers and scripts go": ('<p onclick="x()">Hi<script>x()</script></p>', "<p>Hi</p>"),
    "links are absolute": (
        '<a href="/a">b</a>',
        '<a href="https://post.example/a" rel="noopener noreferrer nofollow">b</a>',
    ),
    "a link that leads nowhere is its text": ('<a href="javascript:x">b</a>', "b"),
    "a picture without an address goes": ('<p>a<img src="data:x" alt="b"></p>', "<p>a</p>"),
    "pictures tell nobody who reads": (
        '<img src="//c.example/x.png">',
        f'{PICTURE}src="https://c.example/x.png">',
    ),
    "a checked srcset stays": (
        '<img src="/x.png" srcset="/x.png 1x, /y.png 2x">',
        f'{PICTURE}src="https://post.example/x.png" srcset="https://post.example/x.png 1x, https://post.example/y.png 2x">',
    ),
    "an unchecked one goes": (
        '<img src="/x.png" srcset="javascript:x 1x">',
        f'{PICTURE}src="https://post.example/x.png">',
    ),
    "SVG and MathML go with all they hold": ("a<svg><text>b</text></svg><math><mi>c</mi></math>d", "ad"),
    "forms, frames and styles go": ("<style>p{}</style><form><input></form><iframe src=x></iframe>a", "a"),
    "comments go": ("a<!-- b -->c", "ac"),
    "what XML forbids goes after cleaning": ("<p>a\x08\ufffeb</p>", "<p>ab</p>"),
    "one level of escaping stays one": ("<p>&amp;lt;b&amp;gt;</p>", "<p>&amp;lt;b&amp;gt;</p>"),
}


@pytest.mark.parametrize("html, expected", CASES.values(), ids=CASES.keys())
def test_a_fragment_is_sanitized(html: str, expected: str) -> None:
    assert sanitize(html, base_url=BASE) == expected


HOSTILE = {
    "deep": "<div>" * 20_000 + "a",
    "wide": "<a " + "x=1 " * 200_000 + ">b</a>",
    "brackets": "<" * 100_000,
    "unclosed": "<a" * 50_000,
    "formatting": "<b><i><p>" * 5_000,
}


@pytest.mark.timeout(20)
@pytest.mark.parametrize("html", HOSTILE.values(), ids=HOSTILE.keys())
def test_what_makes_parsers_quadratic_is_bounded_first(html: str) -> None:
    assert len(sanitize(html, base_url=None)) < 600_000
    assert len(paragraphs_of(html)) < 10


@given(st.text(alphabet="<>/=\"' abipx!-&;#\x08\n", max_size=80))
def test_sanitizing_twice_is_sanitizing_once(html: str) -> None:
    once = sanitize(html, base_url=BASE)
    assert sanitize(once, base_url=BASE) == once


def payloads(shared: Path) -> list[str]:
    """The inputs of public sanitizer suites."""
    vectors = shared / "data/vectors"
    found = re.findall(
        r'"payload": ("(?:[^"\\]|\\.)*")', (vectors / "dompurify/expect.mjs").read_text("utf-8")
    )
    read = [json.loads(text, strict=False) for text in found if r"\x" not in text]
    return read + (vectors / "h5sc/vectors.txt").read_text("utf-8").splitlines()


@pytest.mark.shared
def test_no_payload_of_the_public_suites_leaves_anything_that_runs(shared: Path) -> None:
    inputs = payloads(shared)
    assert len(inputs) > 150
    for payload in inputs:
        cleaned = sanitize(payload, base_url=BASE)
        assert sanitize(cleaned, base_url=BASE) == cleaned, payload
        for node in html5lib.parseFragment(cleaned, treebuilder="etree", namespaceHTMLElements=False).iter():
            assert node.tag not in {"script", "style", "svg", "math", "iframe", "form", "object", "embed"}, (
                payload
            )
            for name, value in node.attrib.items():
                assert not str(name).startswith("on"), payload
                assert name != "style", payload
                assert name not in {"href", "src", "cite"} or value.startswith(("http://", "https://")), (
                    payload
                )


def test_the_text_of_a_fragment_is_its_blocks_in_order() -> None:
    html = "<h2>One</h2><p>Two <b>bold</b><br><br>three</p><ul><li>a</li><li>b &amp; c</li></ul><script>x</script>"
    assert paragraphs_of(html) == ("One", "Two bold", "three", "a", "b & c")


def test_escaped_text_is_safe_in_an_attribute() -> None:
    assert escape('a<b "c"\x00') == "a&lt;b &quot;c&quot;"
