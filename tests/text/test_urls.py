"""Addresses: absolute, ASCII, http or https; keys; follow links."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from feedsvc.text.urls import absolute, canonical_key, follow_link

BASE = "https://post.example/news/"
ABSOLUTE = [
    ("a b.html", "https://post.example/news/a%20b.html"),
    ("//cdn.example:443/x.png", "https://cdn.example/x.png"),
    ("https://münchen.example/größe?q=ü#ort", "https://xn--mnchen-3ya.example/gr%C3%B6%C3%9Fe?q=%C3%BC#ort"),
    ("HTTP://POST.example:8080/100%", "http://post.example:8080/100%25"),
    ("https://post.example/x\xa0", "https://post.example/x"),
    ("javascript:alert(1)", None),
    ("java\nscript:alert(1)", None),
    ("data:text/html,x", None),
    ("mailto:desk@post.example", None),
    ("https://post.example@evil.example/", None),
    ("https://post.example\\@evil.example/", None),
    ("https://post.example:99999/", None),
    ("http://[::1/", None),
    ("http://", None),
    ("", None),
    ("https://post.example/" + "a" * 3000, None),
]


@pytest.mark.parametrize("url, expected", ABSOLUTE)
def test_an_address_is_made_absolute_or_refused(url: str, expected: str | None) -> None:
    assert absolute(url, BASE) == expected


def test_a_relative_address_without_a_base_is_none() -> None:
    assert absolute("/x", None) is None


@given(st.text(max_size=80))
def test_an_absolute_address_is_ascii_and_stays_as_it_is(url: str) -> None:
    made = absolute(url, BASE)
    if made is not None:
        assert made.isascii()
        assert made.startswith(("https://", "http://"))
        assert absolute(made, None) == made


def test_two_addresses_of_one_article_have_one_key() -> None:
    assert canonical_key("http://www.post.example/a/?utm_source=x&b=2&fbclid=y#top") == canonical_key(
        "https://post.example/a?b=2"
    )


def test_what_names_another_article_stays_in_the_key() -> None:
    assert canonical_key("https://post.example/?id=1") != canonical_key("https://post.example/?id=2")


FOLLOW = [
    ("https://whatsapp.com/channel/0029harbour", "whatsapp"),
    ("https://twitter.com/harbourpost\xa0", "x"),
    ("https://x.com/harbourpost", "x"),
    ("https://web.facebook.com/harbourpost", "facebook"),
    ("https://t.me/harbourpost", "telegram"),
    ("https://www.instagram.com/harbourpost/", "instagram"),
    ("https://www.youtube.com/@harbourpost", "youtube"),
    ("https://www.tiktok.com/@harbourpost", "tiktok"),
    ("https://www.threads.net/@harbourpost", "threads"),
    ("https://bsky.app/profile/harbourpost.example", "bluesky"),
    ("https://www.linkedin.com/company/harbourpost", "linkedin"),
    ("https://mastodon.social/@harbourpost", "mastodon"),
    ("https://wa.me/?text=x", None),
    ("https://twitter.com/intent/tweet?text=x", None),
    ("https://www.facebook.com/sharer/sharer.php?u=x", None),
    ("https://t.me/share/url?url=x", None),
    ("https://post.example/@mira", None),
]


@pytest.mark.parametrize("url, network", FOLLOW)
def test_a_follow_link_names_an_account_and_a_share_link_does_not(url: str, network: str | None) -> None:
    found = follow_link(url)
    assert (found.network if found else None) == network
    if found:
        assert found.url == url.strip("\xa0")
