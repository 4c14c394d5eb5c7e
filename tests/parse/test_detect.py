"""The form of a dump follows from what stands in it."""

from __future__ import annotations

import pytest

from feedsvc.parse.detect import form_of


@pytest.mark.parametrize(
    ("text", "place", "form"),
    [
        ("NIGHT FERRY RETURNS\n\nPort Merrow – It is back.", "a.txt", "text"),
        ("<!DOCTYPE html><title>Ferry</title>", "a.txt", "html"),
        ("\ufeff\n <!-- saved -->\n<html>", "a", "html"),
        ('<?xml version="1.0"?>\n<!DOCTYPE html PUBLIC "x">\n<html>', "a.xml", "html"),
        ("<p>Ferry</p>", "a", "html"),
        ("<BREAKING> Ferry returns", "a.txt", "text"),
        ('<img src="x.gif">\nHome\nSport\nFerry returns', "a.txt", "text"),
        ('<img src="x.gif">', "a.html", "html"),
        ("A story of <b>tags</b> and the </p> that closes one", "a.txt", "text"),
        ("Teaser<p>One</p><p>Two</p><p>Three</p>", "a", "html"),
        ('{"title": "Ferry"}', "a.txt", "json"),
        ('[{"title": "Ferry"}]', "a", "json"),
        ("[File photo] The ferry", "a.txt", "text"),
        ("{curly} The ferry", "a.txt", "text"),
        ("no braces at all", "a.json", "json"),
        ("---\ntitle: Ferry\n---\nBack.", "a.txt", "markdown"),
        ('+++\ntitle = "Ferry"\n+++\nBack.', "a", "markdown"),
        (';;;\n"title": "Ferry"\n;;;\nBack.', "a", "markdown"),
        ("---\nThe ferry is back.\n---\nMore.", "a.txt", "text"),
        ('<?xml version="1.0"?><!-- c --><rss version="2.0">', "a.txt", "feed"),
        ('<!DOCTYPE rss [<!ENTITY a "b>">]><rss>', "a.xml", "feed"),
        ('<feed xmlns="http://www.w3.org/2005/Atom">', "a", "feed"),
        ("<rdf:RDF>", "a", "feed"),
        ("Warning in /db.php\n<?xml version='1.0'?><rss>", "a.php", "feed"),
        ('{"version": "https://jsonfeed.org/version/1.1"}', "a.json", "feed"),
        ("From: a@b.example\nSubject: Ferry\nMIME-Version: 1.0\n\nHello", "a.txt", "mail"),
        ("From: a@b.example\nSubject: Ferry\n\nHello", "a.eml", "text"),
        ("# Ferry returns\n\nBack.", "a.md", "markdown"),
        ("# Ferry returns\n\nBack.", "a.txt", "text"),
        ("Ferry returns\n\nBack.", "a.md", "text"),
    ],
)
def test_the_form_follows_from_the_content_and_the_name_breaks_ties(text, place, form):
    assert form_of(text, place=place).name == form


@pytest.mark.parametrize(
    ("text", "refusal"),
    [
        ("<urlset>", "a sitemap"),
        ("<sitemapindex>", "a sitemap index"),
        ('<?xml version="1.0"?><opml>', "an OPML list"),
        ('<?xml version="1.0"?><nitf>', "a NITF wire story"),
        ('<?xml version="1.0"?><ns:newsItem>', "a NewsML-G2 wire story"),
        ('<?xml version="1.0"?><invoice>', "an XML document (root element 'invoice')"),
        ("WARC/1.0\r\nWARC-Type: response", "a WARC archive"),
        ("\n".join(f"[1/2/24, 10:0{n}] Ada: hello" for n in range(6)), "a chat export"),
    ],
)
def test_a_form_that_is_not_read_is_refused_by_name(text, refusal):
    form = form_of(text, place="a.txt")
    assert form.name is None
    assert form.refusal.startswith(refusal)


def test_the_senders_word_stands_before_the_name():
    assert form_of('<img src="x.gif">', place="a.txt", media_type="text/html").name == "html"
    assert form_of("no braces", place="a.txt", media_type="application/json").name == "json"
    assert form_of("{}", place="a.txt", media_type="application/feed+json").name == "feed"
