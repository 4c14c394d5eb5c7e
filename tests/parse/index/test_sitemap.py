"""Sitemaps: addresses and their dates, packed or not, whole or not; and what is none."""

from __future__ import annotations

import gzip
import zlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from feedsvc.errors import DumpError
from feedsvc.model.web import Index
from feedsvc.parse import sitemap_bytes
from feedsvc.parse.sitemap import read_sitemap
from tests.parse.index.documents import SITE, path_of
from tests.parse.payloads import make_payload

CORE = "http://www.sitemaps.org/schemas/sitemap/0.9"


def sitemap(urls: str, *, root: str = "urlset") -> str:
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<{root} xmlns="{CORE}" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"'
        f' xmlns:image="http://www.google.com/schemas/sitemap-image/1.1">{urls}</{root}>'
    )


def url(path: str, rest: str = "") -> str:
    return f"<url><loc>{SITE}{path}</loc>{rest}</url>"


def read(body: str | bytes, address: str = f"{SITE}/sitemap.xml") -> Index:
    return read_sitemap(make_payload(body, url=address))


def paths(index: Index) -> list[str | None]:
    return [path_of(link.url) for link in index.links]


def test_a_news_sitemap_says_title_date_and_picture():
    (link,) = read(
        sitemap(
            url(
                "/2026/seal",
                "<news:news><news:publication><news:name>Halvard Post</news:name></news:publication>"
                "<news:publication_date>2026-03-14T08:00:00+01:00</news:publication_date><news:title>Seal &amp; pool</news:title>"
                "<news:keywords>sea, town</news:keywords></news:news><image:image><image:loc>/p/1.jpg</image:loc></image:image>",
            )
        )
    ).links
    assert (link.title, link.published, link.image, link.categories) == (
        "Seal & pool",
        "2026-03-14T08:00:00+01:00",
        f"{SITE}/p/1.jpg",
        ("sea", "town"),
    )


def test_the_latest_stand_first_and_those_without_a_date_behind():
    index = read(
        sitemap(
            url("/none")
            + url("/old", "<lastmod>2025-01-01</lastmod>")
            + url("/new", "<lastmod>2026-03-14T23:30:00-05:00</lastmod>")
            + url("/newer", "<lastmod>2026-03-15T05:00:00Z</lastmod>")
            + url("/bad", "<lastmod>yesterday</lastmod>")
        )
    )
    assert paths(index) == ["/newer", "/new", "/old", "/none", "/bad"]


def test_a_page_that_changed_is_another_item():
    one, other = (
        read(sitemap(url("/a", f"<lastmod>2026-03-1{day}</lastmod>"))).links[0].digest for day in (1, 2)
    )
    assert one != other


def test_an_index_names_its_sitemaps_and_when_they_changed():
    index = read(
        sitemap(
            f"<sitemap><loc>{SITE}/s-1.xml.gz</loc><lastmod>2026-03-01</lastmod></sitemap><sitemap><loc>{SITE}/s-2.xml</loc></sitemap>",
            root="sitemapindex",
        )
    )
    assert [(path_of(child.url), child.updated) for child in index.children] == [
        ("/s-1.xml.gz", "2026-03-01"),
        ("/s-2.xml", ""),
    ]
    assert index.links == ()


def test_a_list_of_addresses_is_a_sitemap():
    assert paths(read(f"{SITE}/a\r\n{SITE}/b\n\nnonsense\n{SITE}/a\n")) == ["/a", "/b"]


@pytest.mark.parametrize(
    "body",
    [
        gzip.compress(sitemap(url("/a")).encode()),
        gzip.compress(gzip.compress(sitemap(url("/a")).encode())),
        gzip.compress(sitemap(url("/a")).encode()[:90]) + gzip.compress(sitemap(url("/a")).encode()[90:]),
        gzip.compress(sitemap(url("/a")).encode()) + b"\0\0\0\0",
        sitemap(url("/a")).encode("utf-16"),
        b"\n\n" + sitemap(url("/a")).encode(),
        sitemap(url("/a")).replace(f' xmlns="{CORE}"', "").encode(),
    ],
    ids=[
        "gz",
        "gz twice",
        "gz in members",
        "gz with zeros behind",
        "utf-16",
        "blanks before",
        "no namespace",
    ],
)
def test_a_sitemap_is_read_as_it_comes(body: bytes):
    index = read(body)
    assert paths(index) == ["/a"]
    assert not index.is_mended


@pytest.mark.parametrize(
    "body",
    [
        sitemap(url("/a") + url("/b"))[:-40].encode(),
        sitemap(url("/a") + url("/b?x=1&y=2")).encode(),
        zlib.compress(sitemap(url("/a") + "".join(url(f"/{n}") for n in range(999))).encode(), wbits=31)[
            :-100
        ],
    ],
    ids=["breaks off", "bare ampersand", "gz breaks off"],
)
def test_a_broken_sitemap_gives_what_it_holds_and_says_that_it_was_mended(body: bytes):
    index = read(body)
    assert "/a" in paths(index)
    assert index.is_mended
    assert index.warnings


@pytest.mark.parametrize(
    ("address", "read_as"),
    [
        ("/b?x=1&y=2", "/b?x=1&y=2"),
        ("/b?x=1&amp;y=2", "/b?x=1&y=2"),
        ("/b?copy=1&lang=de", "/b?copy=1&lang=de"),
        ("/b?x=1&copy=2&y=3", "/b?x=1&copy=2&y=3"),
    ],
)
@pytest.mark.parametrize("fault", ["", "<xhtml:link href='/de'/>", "<!-- a -- b -->"])
def test_a_fault_costs_no_address_its_parameters(address: str, read_as: str, fault: str):
    assert paths(read(sitemap(url("/a", fault) + url(address)))) == ["/a", read_as]


@pytest.mark.parametrize("fault", ["", "?x=1&y=2"])
def test_the_half_of_an_address_at_which_a_sitemap_breaks_off_is_none(fault: str):
    whole = sitemap(url(f"/a{fault}") + url("/b") + url("/a-long-story"))
    for cut in range(1, 50):
        assert set(paths(read(whole[:-cut]))) <= {f"/a{fault}", "/b", "/a-long-story"}
        assert "/b" in paths(read(whole[:-cut]))


def test_a_sitemap_behind_a_warning_of_its_server_is_read():
    assert paths(read(f"<br />\n<b>Warning</b>: no cache in <b>/x.php</b><br />\n{sitemap(url('/a'))}")) == [
        "/a"
    ]


def test_dates_of_a_month_and_dates_as_mails_have_them_tell_what_is_newer():
    dates = {
        "/month": "2026-03",
        "/mail": "Sun, 29 Mar 2026 10:00:00 GMT",
        "/year": "2026",
        "/day": "2026-03-20",
    }
    index = read(sitemap("".join(url(path, f"<lastmod>{date}</lastmod>") for path, date in dates.items())))
    assert paths(index) == ["/mail", "/day", "/month", "/year"]


def test_addresses_of_other_sites_are_left_out_with_a_warning():
    index = read(sitemap(url("/a") + "<url><loc>https://other.example/b</loc></url>"))
    assert paths(index) == ["/a"]
    assert index.warnings == ("1 addresses are of other sites: left out.",)


def test_a_sitemap_at_a_host_apart_is_of_the_site_that_it_lists():
    assert paths(read(sitemap(url("/a") + url("/b")), "https://maps.cdn.example/s.xml")) == ["/a", "/b"]


def test_no_more_than_the_protocol_allows_is_read():
    index = read(sitemap("".join(url(f"/{number}") for number in range(50_010))))
    assert len(index.links) == 50_000
    assert index.warnings == ("The sitemap holds more than 50000 addresses; the first were read.",)


def test_a_sitemap_that_unpacks_beyond_all_bounds_is_refused(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(sitemap_bytes, "MOST_BYTES", 100_000)
    with pytest.raises(DumpError, match="once unpacked"):
        read(gzip.compress(b" " * 200_000))


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        ("", "not a sitemap"),
        ("<html><body>x</body></html>", "an HTML page"),
        ("<!doctype html><p>x<br>y</p>", "an HTML page"),
        ("<rss><channel/></rss>", "a feed; give it as a `feed` source"),
        ("<plist/>", "with the root plist"),
        ("Page not found", "neither XML nor a list of addresses"),
        (f'<!DOCTYPE urlset [<!ENTITY a "b">]>{sitemap(url("/&a;"))}', "DOCTYPE"),
        (b"\x1f\x8b\xff\x00nonsense", "gzip is broken"),
        ("<urlset>" + "<a>" * 400, "broken XML"),
    ],
)
def test_what_is_no_sitemap_says_what_it_is(body: str | bytes, reason: str):
    with pytest.raises(DumpError, match=reason):
        read(body)


@settings(max_examples=80, deadline=None)
@given(
    st.one_of(st.binary(max_size=300), st.binary(max_size=200).map(lambda body: b"<urlset><url><loc>" + body))
)
def test_any_bytes_give_an_index_or_a_dump_error(body: bytes):
    try:
        read(body)
    except DumpError:
        return
