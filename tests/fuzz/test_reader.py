"""Whatever bytes come, entries or a reason come back; ``fuzz_reader.py`` asks the same for hours."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.fuzz.dumps import STYLES, check, dump_of

styles = st.sampled_from(STYLES)


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=1500), styles)
def test_bytes_of_any_kind_are_read_or_refused(body, style):
    check(body, style)


@settings(max_examples=200, deadline=None)
@given(st.lists(st.integers(161, 255), max_size=80), styles)
def test_lines_that_reach_the_rules_in_any_order_are_read_or_refused(lines, style):
    check(dump_of(bytes(lines)), style)


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=200).map(dump_of), styles)
def test_lines_with_noise_between_are_read_or_refused(body, style):
    check(body, style)


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=600).map(lambda text: text.encode("utf-8", "surrogatepass")), styles)
def test_text_of_any_script_is_read_or_refused(body, style):
    check(body, style)


@settings(max_examples=100, deadline=None)
@given(
    st.lists(st.integers(161, 255), max_size=40),
    st.sampled_from(["utf-16", "utf-8-sig", "cp1252", "utf-32"]),
    styles,
)
def test_other_encodings_are_read_or_refused(lines, encoding, style):
    check(dump_of(bytes(lines)).decode().encode(encoding, "replace"), style)
