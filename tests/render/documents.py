"""Feeds that together hold everything a feed can: what the golden files and the outside readers are shown."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

from feedsvc.model.entry import Caption, Category, Image, SourceCredit, Tombstone
from feedsvc.model.feed import FeedDocument, Rendition
from feedsvc.render.atom import render_atom
from feedsvc.render.jsonfeed import render_json_feed
from feedsvc.render.rss import render_rss
from tests.builders import SEEN, make_document, make_entry, make_ledger, make_snippet, make_spec

RENDER = {"rss": render_rss, "atom": render_atom, "json": render_json_feed}


def render_all(document: FeedDocument) -> dict[str, Rendition]:
    return {form: render(document) for form, render in RENDER.items()}


RICH = make_ledger(
    1,
    entry=make_entry(
        title="Ferry & harbour board agree: fares < last year's 🚢",
        authors=("Mira Tolland", "Oskar Venn"),
        categories=(Category(term="Harbour"), Category(term="Explainer", scheme="genre")),
        images=(
            Image(
                url="https://media.harbourpost.example/ferry.jpg?w=1200&h=630",
                caption="The ferry at its winter berth",
                credit="Ana Pell",
            ),
            Image(url="https://media.harbourpost.example/stage", alt="The landing stage"),
        ),
        captions=(Caption(text="The ferry at its winter berth", credit="Ana Pell", archive=True),),
        sources=(
            SourceCredit(name="Merrow Coast Wire", url="https://wire.example/"),
            SourceCredit(name="Tide & Times"),
        ),
        rights="© 2026 Harbour Post",
        url="https://harbourpost.example/2026/ferry?id=1&ref=home",
    ),
    updated=SEEN + timedelta(hours=2),
    revision=2,
)
URDU = make_ledger(
    2,
    entry=make_entry(
        title="جزیرے کی رات کی کشتی پیر سے دوبارہ چلے گی",
        summary="بندرگاہ کے بورڈ نے کہا کہ رات کی کشتی پیر سے دوبارہ چلے گی۔",
        paragraphs=("بندرگاہ کے بورڈ نے کہا کہ رات کی کشتی پیر سے دوبارہ چلے گی۔",),
        authors=("سلمیٰ نقوی",),
        dateline=None,
        language="ur",
        direction="rtl",
        published=datetime(2026, 3, 14, tzinfo=timezone(timedelta(hours=5))),
        published_precision="day",
        zone_assumed=True,
    ),
)
JAPANESE = make_ledger(
    3,
    entry=make_entry(
        title="夜間フェリー、月曜から再開へ",
        summary="港湾委員会は、夜間フェリーを月曜から再開すると発表した。",
        paragraphs=(
            "港湾委員会は、夜間フェリーを月曜から再開すると発表した。",
            "修理は予定より三週間長くかかった。",
        ),
        authors=(),
        dateline=None,
        sources=(),
        categories=(),
        language="ja",
        published=None,
        published_precision=None,
    ),
)
STUB = make_ledger(4, entry=make_entry(title="Tide tables for spring", truncated=True, sources=()))

FULL = make_document(
    (RICH, URDU, JAPANESE, STUB),
    tombstones=(Tombstone(id="tag:harbourpost.example,2026-03-01:0000000000000000dead", when=SEEN),),
    snippets=(
        make_snippet(RICH),
        make_snippet(RICH, network="x", limit=280, dropped=("source",)),
        make_snippet(URDU),
    ),
)
SUMMARIES = make_document(
    (RICH, URDU),
    spec=make_spec(
        name="headlines", title="Headlines & more", content="summary", description="Only what is new."
    ),
)
RIGHT_TO_LEFT = make_document(
    (URDU, RICH),
    spec=make_spec(name="urdu", title="بندرگاہ پوسٹ", language="ur", description="بندرگاہ کی خبریں"),
)
EMPTY = make_document((), updated=datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC))

DOCUMENTS = {"full": FULL, "summaries": SUMMARIES, "right-to-left": RIGHT_TO_LEFT, "empty": EMPTY}
