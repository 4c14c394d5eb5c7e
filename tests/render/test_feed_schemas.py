"""The schemas of the formats, as others wrote them."""

import json
from pathlib import Path

import jsonschema
import pytest
from lxml import etree

from feedsvc.model.feed import FeedDocument
from feedsvc.render.opml import render_opml
from tests.builders import SEEN, make_site, make_spec
from tests.render.documents import DOCUMENTS, render_all

pytestmark = pytest.mark.shared
documents = pytest.mark.parametrize("document", DOCUMENTS.values(), ids=DOCUMENTS.keys())


@documents
def test_atom_is_valid_against_the_grammar_of_rfc_4287(document: FeedDocument, shared: Path) -> None:
    grammar = etree.RelaxNG(etree.parse(shared / "data/schemas/atom.rng"))
    grammar.assertValid(etree.fromstring(render_all(document)["atom"].body))


# The schema wants an item; RSS 2.0 lets a channel have none, and a new feed has none yet.
@pytest.mark.parametrize("document", [d for d in DOCUMENTS.values() if d.entries])
def test_rss_is_valid_against_the_schema_of_rss_2(document: FeedDocument, shared: Path) -> None:
    schema = etree.XMLSchema(etree.parse(shared / "data/schemas/rss-2_0.xsd"))
    schema.assertValid(etree.fromstring(render_all(document)["rss"].body))


@documents
def test_json_feed_is_valid_against_its_schema(document: FeedDocument, shared: Path) -> None:
    schema = json.loads((shared / "data/schemas/jsonfeed-1.1.schema.json").read_text())
    checker = jsonschema.Draft7Validator(schema, format_checker=jsonschema.Draft7Validator.FORMAT_CHECKER)
    assert [
        error.message for error in checker.iter_errors(json.loads(render_all(document)["json"].body))
    ] == []


def test_each_outline_of_a_subscription_list_says_where_its_feed_is() -> None:
    specs = [make_spec(), make_spec(name="world", title="World & sea", description="Abroad")]
    root = etree.fromstring(render_opml(make_site(), specs, updated=SEEN).body)
    assert root.get("version") == "2.0"
    assert [dict(outline.items()) for outline in root.iter("outline")][1] == {
        "type": "rss",
        "text": "World & sea",
        "title": "World & sea",
        "xmlUrl": "https://harbourpost.example/feeds/world.rss",
        "htmlUrl": "https://harbourpost.example/feeds/world/",
        "description": "Abroad",
        "language": "en",
        "version": "RSS2",
    }
