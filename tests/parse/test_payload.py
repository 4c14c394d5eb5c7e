"""The entrance of the parse stage."""

from __future__ import annotations

import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from feedsvc.errors import DumpError
from feedsvc.model.raw import RawEntry, Rejection
from tests.parse.payloads import one_reason, parsed


@pytest.mark.parametrize("body", [b"", b" \n\t", "\ufeff\n\u00a0\n".encode()])
def test_an_empty_file_is_rejected(body):
    assert one_reason(body, "a.txt").startswith("empty file")


def test_bytes_that_are_no_text_cost_the_dump():
    with pytest.raises(DumpError, match="a PDF document"):
        parsed(b"%PDF-1.4", "a.txt")


def test_a_warning_of_the_decoder_reaches_every_entry():
    body = "# Città di mare – così\n\nIl porto è aperto.".encode() + b" \x93quay\x94\n"
    (entry,) = parsed(body, "a.md")
    assert isinstance(entry, RawEntry)
    assert "read as windows-1252" in entry.warnings[0]


@settings(max_examples=60, deadline=None)
@given(
    st.one_of(st.text(max_size=200), st.text(alphabet="<>/=\"'&;pahtml !-[]{}:,#*\n", max_size=300)),
    st.sampled_from(["a.html", "a.json", "a.jsonl", "a.md"]),
)
def test_no_text_breaks_a_reader(text, place):
    try:
        items = parsed(text, place)
    except DumpError:
        return
    assert items
    assert all(isinstance(item, RawEntry | Rejection) for item in items)


def test_reading_text_does_not_load_the_readers_of_other_forms():
    """Start-up of a one-shot command on a folder of text is measured."""
    code = (
        "import sys, feedsvc.parse.payload, feedsvc.parse.detect, feedsvc.text.encoding as e;"
        "e.decode('Città – così'.encode());"
        "print([m for m in ('trafilatura','lxml','markdown_it','charset_normalizer','yaml') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
