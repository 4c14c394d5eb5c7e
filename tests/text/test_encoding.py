"""Bytes become text: what decides, in which order, and what is no text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from feedsvc.errors import DumpError
from feedsvc.text.encoding import decode

RUSSIAN = "Совет порта одобрил ночной паром, сообщила председатель совета Тамара Вельская. " * 6
CHINESE = "港务委员会周四批准了夜间渡轮计划，主席表示新航线将于明年春天开通。" * 6
JAPANESE = "港湾評議会は木曜日、夜間フェリーの計画を承認したと議長が述べました。" * 6
SPANISH = (
    "El consejo del puerto aprobó el transbordador nocturno, según informó su presidenta, doña Inés Peñalba. "
    * 4
)


@pytest.mark.parametrize(
    ("body", "encoding", "how"),
    [
        ("Merrow – città".encode(), "utf-8", "utf-8"),
        (b"\xef\xbb\xbfMerrow", "utf-8", "bom"),
        ("Merrow – città".encode("utf-16"), "utf-16le", "bom"),
        (b"\xfe\xff" + "Merrow".encode("utf-16-be"), "utf-16be", "bom"),
        ("Ferry returns\nPort Merrow".encode("utf-16-le"), "utf-16le", "zeros"),
        ("Ferry returns\nPort Merrow".encode("utf-16-be"), "utf-16be", "zeros"),
        (RUSSIAN.encode("cp1251"), "windows-1251", "detected"),
        (RUSSIAN.encode("koi8-r"), "koi8-r", "detected"),
        (CHINESE.encode("gb18030"), "gb18030", "detected"),
        (JAPANESE.encode("cp932"), "shift_jis", "detected"),
        (JAPANESE.encode("euc_jp"), "euc-jp", "detected"),
        (SPANISH.encode("cp1252"), "windows-1252", "detected"),
        ("“Ferry” – it’s back".encode("cp1252"), "windows-1252", "fallback"),
    ],
)
def test_the_encoding_is_found_without_a_word_from_the_sender(body, encoding, how):
    decoded = decode(body)
    assert (decoded.encoding, decoded.how) == (encoding, how)
    assert "\ufffd" not in decoded.text
    assert not decoded.text.startswith("\ufeff")


def test_utf8_beats_the_charset_a_page_declares():
    page = f'<meta charset="gbk"><p>{CHINESE}</p>'
    assert decode(page.encode()).text == page
    assert decode(page.encode(), declared="gbk").encoding == "utf-8"


@pytest.mark.parametrize(
    ("label", "codec"),
    [("latin-1", "cp1252"), ("ISO-8859-1", "cp1252"), ("us-ascii", "cp1252"), ("iso-8859-9", "cp1254")],
)
def test_a_declared_label_means_what_the_web_means_by_it(label, codec):
    text = "“Quayside” cost £4m, up 3 €"
    assert decode(text.encode(codec), declared=label).text == text


def test_gb2312_means_gb18030():
    text = "镕基 – 喆" * 10
    assert decode(f'<meta charset="gb2312"><p>{text}'.encode("gb18030")).text.endswith(text)


@pytest.mark.parametrize(
    "label", ["utf-7", "zlib", "unicode_escape", "rot13", "idna", "hex", "../../etc/passwd", ""]
)
def test_a_label_that_is_none_of_the_web_is_never_looked_up(label):
    assert decode(b"+AGE- \xe9t\xe9", declared=label).text == "+AGE- été"
    with pytest.raises(DumpError, match="names no encoding"):
        decode(b"text", override=label)


def test_the_operators_word_beats_everything():
    assert decode("ń".encode("iso8859-2"), override="latin2").text == "ń"
    assert decode("é".encode(), override="windows-1252").text == "Ã©"
    assert decode(b"\xef\xbb\xbfx", override="utf-8").text == "x"


def test_a_few_broken_bytes_in_utf8_are_read_as_windows_1252():
    decoded = decode("Città di mare – così".encode() + b" \x93quay\x94")
    assert decoded.text == "Città di mare – così “quay”"
    assert decoded.how == "repaired"
    assert decoded.warnings == ("2 bytes are no UTF-8; they were read as windows-1252.",)


def test_a_character_cut_off_at_the_end_is_dropped():
    decoded = decode("Città di mare – così".encode()[:-1])
    assert decoded.text == "Città di mare – cos"
    assert "ends inside a character" in decoded.warnings[0]


@pytest.mark.parametrize(
    ("body", "named"),
    [
        (b"PK\x03\x04" + b"\0" * 26 + b"word/document.xml", "a Word document"),
        (b"PK\x03\x04" + b"\0" * 26 + b"a.txt", "a zip archive"),
        (b"%PDF-1.7\n", "a PDF document"),
        (b"\x1f\x8b\x08\0", "a gzip archive"),
        (b"\x89PNG\r\n\x1a\n", "a PNG image"),
        (b"\xff\xd8\xff\xe0", "a JPEG image"),
        (b"{\\rtf1 text}", "an RTF document"),
        (bytes(range(256)) * 8, "control bytes"),
        (b"abc\0\0\0\0\0\0def" * 3, "control bytes"),
    ],
)
def test_what_is_no_text_is_refused_by_name(body, named):
    with pytest.raises(DumpError, match=f"binary: .*{named}"):
        decode(body)


@pytest.mark.parametrize(
    "text", ["PAKISTAN wins the cup", "P1 team races on", "GIF8 ways to cook", "ID4 drive", "MM Corp"]
)
def test_a_headline_that_reads_like_magic_bytes_is_text(text):
    assert decode(text.encode()).text == text


def test_wire_control_bytes_are_text():
    assert decode(b"\x01abc12\r\n\x02PORT MERROW (HP) _ The ferry is back.\x03\x04").how == "utf-8"


@given(st.text())
def test_whatever_is_utf8_comes_back_as_it_was(text):
    body = text.encode("utf-8", "ignore")
    try:
        decoded = decode(body)
    except DumpError:
        return
    if decoded.how == "utf-8":
        assert decoded.text.encode() == body


@given(st.binary(max_size=400), st.sampled_from([None, "utf-8", "gbk", "utf-16", "shift_jis", "utf-7"]))
def test_any_bytes_are_text_or_a_dump_error(body, declared):
    try:
        decoded = decode(body, declared=declared)
    except DumpError:
        return
    assert isinstance(decoded.text, str)
