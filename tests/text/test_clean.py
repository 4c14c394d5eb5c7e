"""Text hygiene: what leaves is one line, NFC, and legal in XML 1.0."""

from __future__ import annotations

import json
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from feedsvc.text.clean import clean_block, clean_line, xml_safe

LINES = {
    "no-break, narrow and ideographic blanks become one": ("\u3000a\xa0\u202f b\u2009c ", "a b c"),
    "soft hyphens and zero-width blanks go": ("har\xadbour\u200b\ufeff", "harbour"),
    "a zero-width non-joiner carries meaning in Persian": ("می\u200cخواهم", "می\u200cخواهم"),
    "a C1 byte is the cp1252 quotation mark it was": ("\x93Aye\x94", "“Aye”"),
    "a C1 byte without a meaning goes": ("a\x81b", "ab"),
    "an override spoofs a name": ("gpj.\u202eexe", "gpj.exe"),
    "a balanced isolate stays beside Arabic": ("سلام \u2067x\u2069", "سلام \u2067x\u2069"),
    "an unbalanced one goes": ("سلام \u2067x", "سلام x"),
    "a surrogate pair is the character it stands for": ("\ud83d\ude00 \ud800!", "😀 !"),
    "marks are composed": ("e\u0301", "é"),
    "line and paragraph separators are blanks": ("a\u2028b\x85c", "a b c"),
}


@pytest.mark.parametrize("printed, cleaned", LINES.values(), ids=LINES.keys())
def test_a_line_is_cleaned_of_what_no_reader_sees(printed: str, cleaned: str) -> None:
    assert clean_line(printed) == cleaned


def test_a_block_keeps_its_lines_and_one_blank_line_between() -> None:
    assert clean_block("a \r\nb\r\r\r\rc\x0c") == "a\nb\n\nc"


@given(st.text(alphabet=st.characters(codec=None), max_size=60))
def test_whatever_comes_in_an_xml_parser_takes_what_goes_out(text: str) -> None:
    for cleaned in (xml_safe(text), clean_line(text), clean_block(text)):
        node = etree.Element("t")
        node.text = cleaned
        assert etree.tostring(node)


@given(st.text(alphabet=st.characters(codec=None), max_size=60))
def test_cleaning_twice_is_cleaning_once(text: str) -> None:
    once = clean_line(text)
    assert clean_line(once) == once
    assert once == unicodedata.normalize("NFC", once)


@pytest.mark.shared
def test_no_illegal_character_of_the_vectors_survives(shared: Path) -> None:
    vectors = json.loads((shared / "data/vectors/own/xml_text.json").read_text("utf-8"))
    for character in vectors["illegal_in_xml10"]:
        assert clean_line(f"a{character}b") in {"ab", "a b"}
