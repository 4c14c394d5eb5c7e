"""Where lines end."""

from __future__ import annotations

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from feedsvc.text.lines import split_lines, squeeze


def test_each_line_end_of_the_list_ends_a_line():
    assert split_lines("a\r\nb\nc\rd\u2028e\u2029f\x85g") == ["a", "b", "c", "d", "e", "f", "g"]


def test_form_feed_and_file_separator_end_no_line():
    assert len(split_lines("a\x0cb\x0bc\x1cd\x1de\x1ef")) == 1


def test_invisible_characters_go_and_joiners_stay():
    assert split_lines("\ufeffa\u200bb\u00adc") == ["abc"]
    assert split_lines("می\u200cروم") == ["می\u200cروم"]


def test_every_blank_is_squeezed():
    assert squeeze("\u00a0a\u00a0 \u2009b\u3000\tc\u202f") == "a b c"


@given(st.text())
def test_lines_are_nfc_and_legal_in_xml(text):
    for line in split_lines(text):
        assert unicodedata.is_normalized("NFC", line)
        assert not any((char < " " and char != "\t") or char in "\ufffe\uffff" for char in line)
