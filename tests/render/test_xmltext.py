import pytest

from feedsvc.render.xmltext import described, markup, with_numeric_escapes


@pytest.mark.parametrize(
    "html, fit",
    [
        ("<p>a\r\nb\rc</p>", "<p>a\nb\nc</p>"),
        ("a&#11;b&#x0;c&#xFFFE;d", "a b c d"),
        ("&#150; and &#x85;", "– and …"),
        ("&#60;b&#62; &#x1F6A2; &amp;#11;", "&#60;b&#62; &#x1F6A2; &amp;#11;"),
        ("&#9999999999;&#xD800;&#13;", "   "),
        ("&#&#1;1;", "&# 1;"),
    ],
)
def test_html_holds_no_illegal_character_even_by_number(html: str, fit: str) -> None:
    assert markup(html) == fit


@pytest.mark.parametrize(
    "text, description",
    [
        ("Fish & chips for < 5 crowns", "Fish & chips for < 5 crowns"),
        ("The <blink> element is gone", "The &lt;blink&gt; element is gone"),
        ("Write &amp; for an ampersand", "Write &amp;amp; for an ampersand"),
        ("<!-- a remark", "&lt;!-- a remark"),
    ],
)
def test_a_description_shows_markup_instead_of_obeying_it(text: str, description: str) -> None:
    assert described(text) == description


def test_only_plain_text_is_escaped_by_number() -> None:
    document = (
        b"<title>a &amp; b</title>\n  <content:encoded>&lt;p&gt;a &amp;amp; b&lt;/p&gt;</content:encoded>\n"
        b'  <category domain="https://x.example/?a&amp;b">&lt;</category>\n'
    )
    assert with_numeric_escapes(document) == (
        b"<title>a &#x26; b</title>\n  <content:encoded>&lt;p&gt;a &amp;amp; b&lt;/p&gt;</content:encoded>\n"
        b'  <category domain="https://x.example/?a&#x26;b">&#x3C;</category>\n'
    )


@pytest.mark.parametrize("alphabet", ["&", "&#", "&#1", "&#x0;", "<", "<!", "&a", "&#x", "\r", "&#\x96"])
def test_long_lines_of_escapes_take_linear_time(alphabet: str) -> None:
    text = alphabet * 100_000
    markup(text)
    described(text)
    with_numeric_escapes(b"<title>" + text.encode() + b"\n <title " * 1000)
