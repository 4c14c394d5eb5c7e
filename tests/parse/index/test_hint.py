"""What an index says of an article, beside what its page says."""

from __future__ import annotations

from feedsvc.model.raw import Block, DatePiece, Piece, RawEntry, RawImage
from feedsvc.model.web import Link
from feedsvc.parse.hint import with_hint
from tests.parse.payloads import make_payload

HINT = Link(
    url="https://halvard.example/7",
    title="Bell tower leans",
    published="2 March 2026",
    updated="2026-03-05",
    summary="Surveyors are at a loss over the tower.",
    image="https://halvard.example/t.jpg",
    author="Tove Brandt",
    guid="tag:halvard,7",
    categories=("Town",),
)
PAYLOAD = make_payload("")
BARE = RawEntry(
    source="desk",
    place="x",
    form="html",
    modified=PAYLOAD.modified,
    blocks=(Block(text="It leans a little more than last year."),),
)
FULL = RawEntry(
    source="desk",
    place="x",
    form="html",
    modified=PAYLOAD.modified,
    title=Piece(text="Why the bell tower leans", rule="h1"),
    deck=Piece(text="A surveyor's tale", rule="meta:description"),
    bylines=(Piece(text="Ib Ost", rule="meta:author"),),
    dates=(DatePiece(text="2026-03-01", role="published", rule="meta:date"),),
    categories=(Piece(text="Towers", rule="rel:tag"),),
    blocks=BARE.blocks,
    images=(RawImage(url="https://halvard.example/own.jpg"),),
    url="https://halvard.example/own",
)


def test_what_a_page_lacks_is_taken_from_the_index():
    item = with_hint(BARE, HINT)
    assert item.title == Piece(text="Bell tower leans", rule="index")
    assert item.dates == (DatePiece(text="2 March 2026", role="published", rule="index"),)
    assert item.deck == Piece(text=HINT.summary, rule="index")
    assert item.bylines == (Piece(text="Tove Brandt", rule="index"),)
    assert item.categories == (Piece(text="Town", rule="index"),)
    assert item.images == (RawImage(url=HINT.image),)
    assert (item.guid, item.url) == (HINT.guid, HINT.url)


def test_what_a_page_says_itself_stays():
    item = with_hint(FULL, HINT)
    assert (item.title, item.deck, item.bylines, item.dates) == (
        FULL.title,
        FULL.deck,
        FULL.bylines,
        FULL.dates,
    )
    assert (item.categories, item.images, item.url) == (FULL.categories, FULL.images, FULL.url)
    assert item.guid == HINT.guid


def test_what_the_operator_named_goes_before_what_the_page_says():
    named = ("title", "date", "summary", "image")
    item = with_hint(
        FULL, Link(**{name: getattr(HINT, name) for name in HINT.__slots__ if name != "named"}, named=named)
    )
    assert item.title == Piece(text="Bell tower leans", rule="selector")
    assert item.title_candidates == (FULL.title,)
    assert item.dates == (DatePiece(text="2 March 2026", role="published", rule="selector"),)
    assert item.deck == Piece(text=HINT.summary, rule="selector")
    assert [image.url for image in item.images] == [HINT.image, "https://halvard.example/own.jpg"]


def test_a_printed_date_of_the_index_goes_before_a_guess():
    guessed = RawEntry(
        source="desk", place="x", form="html", modified=PAYLOAD.modified,
        dates=(DatePiece(text="2026-01-01", role="published", rule="htmldate"),),
    )  # fmt: skip
    assert [date.rule for date in with_hint(guessed, HINT).dates] == ["index", "htmldate"]


def test_a_date_of_change_counts_only_where_there_is_no_other():
    changed = Link(url=HINT.url, updated="2026-03-05")
    assert [date.role for date in with_hint(BARE, changed).dates] == ["updated"]
    assert with_hint(FULL, changed).dates == FULL.dates


def test_a_summary_that_is_a_mere_cut_of_the_text_is_no_deck():
    assert with_hint(BARE, Link(url=HINT.url, summary="It leans a little more than …")).deck is None


def test_an_index_that_says_nothing_changes_nothing():
    assert with_hint(FULL, Link(url="")) == FULL
