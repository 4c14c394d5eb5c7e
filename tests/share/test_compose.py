"""Compose: one ready text a network, within its limit."""

from __future__ import annotations

import json
import unicodedata
from dataclasses import replace
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from feedsvc.errors import NotFoundError
from feedsvc.model.entry import Category, LedgerEntry, SourceCredit
from feedsvc.model.feed import ShareSnippet
from feedsvc.model.source import FollowLink, ShareSpec, Site
from feedsvc.registry import NETWORKS
from feedsvc.share.compose import compose, compose_all
from feedsvc.share.measure import measure
from feedsvc.text.clean import clean_line
from tests.builders import make_entry, make_ledger, make_site
from tests.share.whatsapp_model import marks

SPEC = ShareSpec(networks=tuple(NETWORKS), hashtags=2)
LINK = "https://harbourpost.example/e/2026-03-14-night-ferry-1/"
LONG_LEDE = (
    "The night ferry to Sallow Island will run again from Monday, the harbour board said after a meeting of three hours "
    "that ended without a vote on the fares. Islanders had asked for a boat at weekends, too. The board will answer in May."
)


def snippet(network: str, *, site: Site | None = None, hashtags: int = 2, **fields: object) -> ShareSnippet:
    ledger = make_ledger(entry=make_entry(**fields))
    return compose(ledger, site=site or make_site(), spec=ShareSpec(hashtags=hashtags), network=network)


def sent(intent_url: str) -> dict[str, str]:
    assert "+" not in urlsplit(intent_url).query
    return {
        name: value for name, (value,) in parse_qs(urlsplit(intent_url).query, strict_parsing=True).items()
    }


def test_whatsapp_has_a_bold_headline_and_the_channel_after_the_link() -> None:
    made = snippet("whatsapp")
    assert made.text == (
        "*Night ferry to Sallow Island returns*\n\n"
        "The night ferry to Sallow Island will run again from Monday, the harbour board said.\n\n"
        "_Source: Merrow Coast Wire_\n\n"
        f"{LINK}\n\n"
        "Follow Harbour Post on WhatsApp: https://whatsapp.com/channel/0029harbour"
    )
    assert made.intent_url.startswith("https://wa.me/?text=%2ANight%20ferry")
    assert sent(made.intent_url) == {"text": made.text}
    assert (made.length, made.limit, made.dropped) == (len(made.text), 4096, ())


def test_x_has_the_link_last_and_weighs_it_as_23() -> None:
    made = snippet("x")
    before = (
        "Night ferry to Sallow Island returns\n\n"
        "The night ferry to Sallow Island will run again from Monday, the harbour board said.\n\n"
        "Source: Merrow Coast Wire\n#Harbour"
    )
    assert made.text == f"{before}\n{LINK}"
    assert made.length == len(before) + 1 + 23
    assert made.intent_url.startswith("https://x.com/intent/tweet?text=Night%20ferry")
    assert sent(made.intent_url) == {"text": before, "url": LINK}


def test_telegram_has_the_link_first_and_never_twice() -> None:
    made = snippet("telegram")
    assert made.text.startswith(f"{LINK}\nNight ferry to Sallow Island returns\n\n")
    assert made.text.endswith("\n\nSource: Merrow Coast Wire\n#Harbour")
    assert sent(made.intent_url) == {"url": LINK, "text": made.text.removeprefix(f"{LINK}\n")}


def test_facebook_is_given_the_link_and_a_text_to_paste() -> None:
    made = snippet("facebook")
    assert made.intent_url == (
        "https://www.facebook.com/sharer/sharer.php?u=https%3A%2F%2Fharbourpost.example%2Fe%2F2026-03-14-night-ferry-1%2F"
    )
    assert made.text.endswith(f"\n\nSource: Merrow Coast Wire\n\n{LINK}")
    assert "*" not in made.text


def test_snippets_come_in_the_order_of_the_configuration() -> None:
    made = compose_all(make_ledger(), site=make_site(), spec=ShareSpec(networks=("telegram", "x")))
    assert [one.network for one in made] == ["telegram", "x"]


def test_the_lede_is_cut_at_a_sentence_before_the_source_goes() -> None:
    made = snippet("x", title="Night ferry returns", summary=LONG_LEDE, hashtags=0)
    assert made.dropped == ("lede end",)
    assert "at weekends, too.\n\nSource: Merrow Coast Wire\n" in made.text


def test_hashtags_go_first() -> None:
    crowded = ". ".join(["The ferry returns on Monday"] * 7) + "."
    made = snippet(
        "x", summary=crowded, categories=(Category(term="Island transport"), Category(term="Winter"))
    )
    assert made.dropped[0] == "hashtags"
    assert "Source: Merrow Coast Wire" in made.text


def test_further_sources_are_credited_where_they_fit() -> None:
    sources = tuple(SourceCredit(name=name) for name in ("Merrow Coast Wire", "Sallow Radio", "Harbour Post"))
    assert "Source: Merrow Coast Wire; Sallow Radio\n" in snippet("x", sources=sources).text
    many = tuple(SourceCredit(name=f"Coast Station Number {number}") for number in range(20))
    crowded = snippet("x", sources=many)
    assert "other sources" in crowded.dropped
    assert "Source: Coast Station Number 0" in crowded.text


def test_a_headline_that_fills_the_limit_alone_is_cut_at_a_word() -> None:
    made = snippet("x", title="Ferry " * 60)
    assert made.text.startswith("Ferry Ferry")
    assert "Ferry…\n\nhttps" in made.text
    assert made.dropped == ("hashtags", "lede", "source", "headline end")
    assert made.length <= 280


def test_a_headline_without_blanks_is_cut_between_letters() -> None:
    made = snippet("x", title="渡" * 400)
    assert 276 <= made.length <= 280
    assert "渡…\n\nhttps" in made.text


def test_a_domain_in_the_headline_counts_as_an_address() -> None:
    made = snippet("x", title="Booking.com fined", summary="", sources=(), categories=())
    assert made.length == 23 + len(" fined\n\n") + 23


def test_a_lede_that_repeats_the_headline_is_left_out() -> None:
    made = snippet("facebook", title="Night ferry returns", summary="Night Ferry Returns", sources=())
    assert made.text == f"Night ferry returns\n\n{LINK}"


def test_no_address_stands_before_the_articles() -> None:
    made = snippet(
        "whatsapp", title="See https://evil.example/a now", summary="Read hthttp://tp://b.example first."
    )
    assert made.text.index("http") == made.text.index(LINK)


def test_right_to_left_text_carries_no_controls_on_x() -> None:
    made = snippet(
        "x", title="\u2067فیری\u2069 واپس", summary="", language="ur", direction="rtl", categories=()
    )
    assert made.text == f"فیری واپس\n\nماخذ: Merrow Coast Wire\n{LINK}"


def test_a_printed_channel_bears_the_sites_name_only_where_the_dump_names_the_site() -> None:
    site = make_site(follow=())
    printed = (FollowLink(network="whatsapp", url="https://whatsapp.com/channel/9"),)
    ours = (SourceCredit(name="Merrow Coast Wire"), SourceCredit(name="Harbour Post and agencies"))
    named = snippet("whatsapp", site=site, follow=printed, sources=ours)
    assert named.text.endswith("\n\nFollow Harbour Post on WhatsApp: https://whatsapp.com/channel/9")
    foreign = snippet("whatsapp", site=site, follow=printed)
    assert foreign.text.endswith("\n\nWhatsApp: https://whatsapp.com/channel/9")


def test_a_channel_that_is_no_address_is_left_out() -> None:
    broken = (FollowLink(network="whatsapp", url="https://whatsapp.com/channel/9\nhttps://evil.example"),)
    assert snippet("whatsapp", site=make_site(follow=broken)).text.endswith(LINK)


def test_a_mention_at_the_start_is_set_off_as_telegram_does() -> None:
    assert snippet("telegram", title="@harbour speaks").text.startswith(f"{LINK}\n @harbour speaks")


def test_measure_counts_standard_input_as_it_is() -> None:
    assert measure("whatsapp", "a\r\nb").length == 4
    made = measure("x", "渡渡")
    assert (made.network, made.length, made.limit, made.unit) == ("x", 4, 280, "weighted characters")


def test_an_unknown_network_is_refused_with_the_known_ones() -> None:
    with pytest.raises(NotFoundError, match="'myspace'; known: whatsapp, x, facebook, telegram"):
        measure("myspace", "")
    with pytest.raises(NotFoundError):
        compose(make_ledger(), site=make_site(), spec=SPEC, network="X")


line = st.text(st.sampled_from("aB é渡ف👍🏽\u200d.com/:*_~`>-1\n\u2067\x07") | st.characters(), max_size=400)
ledgers = st.builds(
    lambda title, summary, names, terms, language: make_ledger(
        entry=make_entry(
            title=title,
            summary=summary,
            sources=tuple(SourceCredit(name=name) for name in names),
            categories=tuple(Category(term=term) for term in terms),
            language=language,
        )
    ),
    line,
    line | st.just(LONG_LEDE),
    st.lists(st.text(max_size=40), max_size=3),
    st.lists(st.text(max_size=20), max_size=3),
    st.sampled_from(["en", "ur", "ja", "pt-BR", "xx"]),
)


@given(ledgers, st.sampled_from(list(NETWORKS)))
def test_every_snippet_keeps_the_law(ledger: LedgerEntry, network: str) -> None:
    made = compose(ledger, site=make_site(), spec=SPEC, network=network)
    assert made.length <= made.limit
    assert measure(network, made.text).length == made.length
    assert LINK in made.text.split("\n")
    assert "://" not in made.text[: made.text.index(LINK)]
    assert not any(
        unicodedata.category(character) in {"Cc", "Cs"} for character in made.text.replace("\n", "")
    )
    assert made == compose(ledger, site=make_site(), spec=SPEC, network=network)
    assert all(ord(character) < 128 for character in made.intent_url)
    if network != "facebook":
        assert "+" not in made.intent_url
    if network == "whatsapp":
        assert {mark.kind for mark in marks(made.text)} <= {"*", "_"}
        assert len(marks(made.text)) <= 2


@given(ledgers)
def test_the_headline_is_whole_unless_the_snippet_says_so(ledger: LedgerEntry) -> None:
    ledger = replace(ledger, entry=replace(ledger.entry, title=clean_line(ledger.entry.title)))
    made = compose(ledger, site=make_site(), spec=SPEC, network="facebook")
    headline = ledger.entry.title
    assert "://" in headline or headline in made.text
    assert made.dropped == ()


@pytest.mark.shared
def test_the_model_dump_is_shared_as_read_by_hand(shared: Path) -> None:
    expected = json.loads((shared / "data/seed/expected.json").read_text("utf-8"))
    ledger = make_ledger(
        entry=make_entry(
            title="Pakistan launches military strikes on Iran in tit-for-tat move",
            summary=expected["summary"]["lede"],
            sources=tuple(SourceCredit(name=source["name"]) for source in expected["sources"]),
            follow=tuple(FollowLink(network=one["network"], url=one["url"]) for one in expected["follow"]),
        )
    )
    site = make_site(title="Independent Press", follow=())
    spec = ShareSpec(networks=("whatsapp", "x"))
    whatsapp, x = compose_all(ledger, site=site, spec=spec)
    assert x.text == expected["shares"]["x"]["text"].replace("{link}", LINK)
    assert x.length == expected["shares"]["x"]["weighted_length"]
    # The lede goes without its dateline on every network.
    by_hand = expected["shares"]["whatsapp"]["text"].replace("{link}", LINK)
    assert whatsapp.text == by_hand.replace(expected["dateline"]["raw"], "").replace(
        "\n\n\xa0", "\n\n"
    ).replace("\n\n ", "\n\n")
