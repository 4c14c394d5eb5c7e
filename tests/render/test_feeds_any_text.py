"""Any text in any field gives a well-formed feed that says the same when read back."""

import json
from dataclasses import replace
from datetime import UTC, datetime

from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from feedsvc.model.entry import Caption, Category, Dateline, Image, SourceCredit, Tombstone
from feedsvc.model.feed import FeedDocument
from feedsvc.render.opml import render_opml
from feedsvc.render.xmltext import markup
from feedsvc.text.clean import clean_line, xml_safe
from tests.builders import SEEN, make_document, make_entry, make_ledger, make_site, make_snippet, make_spec
from tests.render.documents import render_all

DC = "{http://purl.org/dc/elements/1.1/}"
ATOM = "{http://www.w3.org/2005/Atom}"
CONTENT = "{http://purl.org/rss/1.0/modules/content/}encoded"

#: What breaks feeds, often enough to be met together: controls, lone surrogates, noncharacters, markup, directions.
POISON = "\x00\x0b\x1b\x7f\x85\x93\ud800\udfff\ufffe\uffff\ufffd\u2028\u202e\u2066\ufeff\r\n\t&<>\"']]>🚢é漢ا"
texts = st.text(
    alphabet=st.one_of(st.sampled_from(POISON), st.characters(exclude_categories=[])), max_size=40
)
maybe = st.none() | texts
names = st.lists(texts, max_size=3).map(tuple)
moments = st.datetimes(min_value=datetime(1, 1, 2), max_value=datetime(9998, 1, 1), timezones=st.just(UTC))

entries = st.builds(
    make_entry,
    title=texts,
    title_raw=texts,
    summary=texts,
    paragraphs=names,
    body_html=texts,
    authors=names,
    categories=st.lists(st.builds(Category, term=texts, scheme=maybe), max_size=3).map(tuple),
    images=st.lists(
        st.builds(
            Image,
            url=texts.map(lambda t: f"https://x.example/{t}") | texts,
            alt=maybe,
            caption=maybe,
            credit=maybe,
        ),
        max_size=2,
    ).map(tuple),
    captions=st.lists(st.builds(Caption, text=texts, credit=maybe), max_size=2).map(tuple),
    sources=st.lists(st.builds(SourceCredit, name=texts, url=maybe), max_size=2).map(tuple),
    dateline=st.none() | st.builds(Dateline, raw=texts, place=texts),
    rights=maybe,
    url=maybe,
    language=texts,
    direction=texts,
    published=st.none() | moments,
    published_precision=st.sampled_from(("second", "minute", "day", "month", "relative")),
    truncated=st.booleans(),
)


@st.composite
def documents(draw: st.DrawFn) -> FeedDocument:
    ledger = make_ledger(entry=draw(entries), id=draw(texts), slug=draw(texts))
    return make_document(
        (ledger, make_ledger(2)),
        site=make_site(
            title=draw(texts),
            url=f"https://x.example{draw(texts)}",
            description=draw(texts),
            language=draw(texts),
        ),
        spec=make_spec(
            title=draw(texts),
            description=draw(texts),
            language=draw(texts),
            content=draw(st.sampled_from(("full", "summary"))),
        ),
        tombstones=(Tombstone(id=draw(texts), when=SEEN),),
        snippets=(make_snippet(ledger, text=draw(texts), intent_url=draw(texts)),),
    )


@settings(deadline=None)
@given(documents())
def test_any_text_in_any_field_leaves_three_feeds_that_agree(document: FeedDocument) -> None:
    forms = render_all(document)
    channel = etree.fromstring(forms["rss"].body)[0]
    root = etree.fromstring(forms["atom"].body)
    told = json.loads(forms["json"].body.decode("utf-8"))
    items, atoms = channel.findall("item"), root.findall(f"{ATOM}entry")
    assert len(items) == len(atoms) == len(told["items"]) == 2
    item, atom, member = items[0], atoms[0], told["items"][0]
    assert item.findtext("title") == atom.findtext(f"{ATOM}title") == member["title"]
    assert item.findtext("guid") == atom.findtext(f"{ATOM}id") == member["id"]
    assert item.findtext("link") == member["url"]
    assert item.findtext(CONTENT) == atom.findtext(f"{ATOM}content") == member.get("content_html")
    authors = [author["name"] for author in member.get("authors", [])]
    assert [element.text for element in item.findall(f"{DC}creator")] == authors
    assert [element.text for element in item.findall("category")] == member.get("tags", [])
    assert member["title"]
    assert member["id"]
    assert member["url"].isascii()


@settings(deadline=None)
@given(entries)
def test_a_clean_field_is_read_back_as_it_was(entry: object) -> None:
    ledger = make_ledger(entry=entry)  # type: ignore[arg-type]
    member = json.loads(render_all(make_document((ledger,)))["json"].body)["items"][0]
    read = ledger.entry
    if title := clean_line(read.title):
        assert member["title"] == title
    if summary := clean_line(read.summary):
        assert member["summary"] == summary
    assert member.get("authors", []) == [
        {"name": n} for n in dict.fromkeys(map(clean_line, read.authors)) if n
    ]
    if not read.truncated:
        assert markup(read.body_html) in member.get("content_html", "")


@given(texts | st.text(alphabet="&#x01358;\r\x96"))
def test_cleaning_a_second_time_changes_nothing(text: str) -> None:
    once = markup(text)
    assert markup(once) == once == xml_safe(once)


@given(title=texts, description=texts, language=texts, name=texts)
def test_any_text_leaves_a_well_formed_list_of_feeds(
    title: str, description: str, language: str, name: str
) -> None:
    spec = make_spec(title=title, description=description, language=language, name=name)
    body = render_opml(replace(make_site(), title=title), [spec], updated=SEEN).body
    (outline,) = etree.fromstring(body).iter("outline")
    assert outline.get("text") == clean_line(title) or not clean_line(title)
