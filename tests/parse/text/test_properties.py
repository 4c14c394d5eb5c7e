"""Laws of the text reader, whatever the dump holds."""

from __future__ import annotations

import unicodedata

from hypothesis import given, settings
from hypothesis import strategies as st

from feedsvc.model.raw import Block, DroppedLine, Piece, RawEntry
from feedsvc.text.lines import split_lines, squeeze
from tests.parse.text.reading import read

#: Lines of the kinds that dumps hold, so that random dumps reach every rule.
LINES = (
    "COUNCIL OF ARDMOUTH VOTES TO KEEP THE NIGHT BUS",
    "Asia World",
    "By Piet Sørby",
    "Thu 18 January 2024:",
    "Updated: 19 January 2024, 10:15 GMT",
    "The pier at Ardmouth (FILE PHOTO)",
    "ARDMOUTH – The city council voted on Friday evening to keep the night bus, three weeks after it was to end.",
    "“It was quiet here all winter,” said Ana Pell, who runs the tea stall at the pier.",
    "市议会周五晚间投票决定保留夜班公交车，此前三周曾宣布将停运。",
    "Nobody was hurt.",
    "What comes next",
    "• A first point",
    "Image",
    "Interactive_map_2024",
    "READ MORE",
    "Read more: Another story",
    "SOURCE: HARBOUR WIRE",
    "____________________",
    "* * *",
    "FOLLOW NORTH QUAY PRESS:",
    "https://x.com/northquaypress",
    "https://wa.me/?text=a",
    "Leave a Reply",
    "Your email address will not be published. Required fields are marked *",
    "12 Comments",
    "© 2024 North Quay Press",
    "Home",
    "Page not found",
    "",
    " ",
    "\u00a0",
)
dumps = st.lists(st.one_of(st.sampled_from(LINES), st.text(max_size=90)), max_size=40).map("\n".join)
texts = st.one_of(dumps, st.text(max_size=400))


def _kept_once(result: RawEntry) -> list[Piece | Block | DroppedLine]:
    """Return all that the lines of the dump became, dates aside: a date line may print two."""
    found: list[Piece | Block | DroppedLine] = [
        *result.blocks,
        *result.dropped,
        *result.bylines,
        *result.categories,
    ]
    found += [*result.captions, *result.sources, *result.rights]
    return found + [piece for piece in (result.title, result.deck) if piece]


@settings(max_examples=250, deadline=None)
@given(texts)
def test_no_text_raises_and_each_gives_one_result(text):
    read(text)


@settings(max_examples=250, deadline=None)
@given(texts)
def test_every_line_that_is_not_blank_is_accounted_for(text):
    result = read(text)
    if not isinstance(result, RawEntry):
        return
    pieces = [*_kept_once(result), *result.dates]
    said = " ".join(squeeze(piece.text) for piece in pieces)
    numbers = {piece.line for piece in pieces}
    for number, line in enumerate(split_lines(text), 1):
        shown = squeeze(line)
        assert not shown or number in numbers or shown in said


@settings(max_examples=150, deadline=None)
@given(texts)
def test_no_line_stands_in_two_fields(text):
    result = read(text)
    if not isinstance(result, RawEntry):
        return
    places = [piece.line for piece in _kept_once(result)]
    assert len(places) == len(set(places))


@settings(max_examples=150, deadline=None)
@given(texts)
def test_what_leaves_is_nfc_and_legal_in_xml(text):
    result = read(text)
    if not isinstance(result, RawEntry):
        return
    for piece in _kept_once(result):
        assert unicodedata.is_normalized("NFC", piece.text)
        assert not any(
            char < " " or char in "\ufffe\uffff" or "\ud800" <= char <= "\udfff" for char in piece.text
        )


@settings(max_examples=100, deadline=None)
@given(texts)
def test_blank_lines_at_the_ends_change_nothing_but_numbers(text):
    first, second = read(text), read("\n\n" + text)
    assert type(first) is type(second)
    if isinstance(first, RawEntry) and isinstance(second, RawEntry):
        assert first.title == second.title or (
            first.title and second.title and first.title.text == second.title.text
        )
