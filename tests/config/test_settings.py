"""What a good file makes: every default filled in, every path absolute."""

from __future__ import annotations

from pathlib import Path

import pytest

from feedsvc.config.follow import ADDRESSES, read_follow
from feedsvc.config.load import find, load, warnings
from feedsvc.config.unfit import Unfit
from feedsvc.config.values import read_every, read_file_size, read_language
from feedsvc.errors import ConfigError
from feedsvc.kinds.registry import KINDS
from feedsvc.model.source import (
    Cron,
    FeedSpec,
    HouseStyle,
    Interval,
    Serve,
    Settings,
    ShareSpec,
    Site,
    Source,
    Where,
)
from tests.config.conftest import Read

LEAST = "site: {title: Harbour Post, url: 'https://harbourpost.example/'}\nsources: {desk: {folder: inbox}}\n"


def test_the_least_file_makes_settings_with_the_defaults_of_the_model(read: Read, tmp_path: Path) -> None:
    site = Site(title="Harbour Post", url="https://harbourpost.example")
    style = HouseStyle(source="desk", publisher="Harbour Post")
    assert read(LEAST) == Settings(
        file=str(tmp_path / "feedsvc.yaml"),
        site=site,
        sources=(
            Source(
                key="desk",
                kind="folder",
                location=str(tmp_path / "inbox"),
                every=Interval(seconds=30),
                style=style,
            ),
        ),
        feeds=(FeedSpec(name="all", title="Harbour Post"),),
        share=ShareSpec(),
        publish_directory=str(tmp_path.parent / "var" / "public"),
        serve=Serve(),
        store_url=f"sqlite:///{tmp_path.parent}/var/feedsvc.db",
    )


CONTRACT = """\
site:                      # who publishes: the base of every absolute URL, id and page
  title: Harbour Post
  url: https://harbourpost.example
  language: en
  timezone: Asia/Karachi   # zone of dates that print none
  follow: {whatsapp: "https://whatsapp.com/channel/…", x: "@harbourpost", facebook: harbourpost}
defaults: {every: 15m}     # any source key; a source overrides it
sources:
  desk:    {folder: inbox, every: 30s}
  wire:    {folder: wire}
feeds:
  all:   {title: Harbour Post}
  world: {title: World, from: [desk, wire], where: {category: [World, Asia]}, limit: 50, content: full}
share:   {networks: [whatsapp, x, facebook, telegram], hashtags: 2}
publish: {directory: ../var/public}
serve:   {host: 127.0.0.1, port: 8080}
store:   sqlite:///../var/feedsvc.db
"""


def test_the_example_of_the_contract_is_read(read: Read) -> None:
    settings = read(CONTRACT)
    assert [(source.key, source.every) for source in settings.sources] == [
        ("desk", Interval(seconds=30)),
        ("wire", Interval(seconds=900)),
    ]
    assert settings.feeds[1] == FeedSpec(
        name="world",
        title="World",
        sources=("desk", "wire"),
        where=Where(category=("World", "Asia")),
    )
    assert [link.url for link in settings.site.follow] == [
        "https://whatsapp.com/channel/%E2%80%A6",
        "https://x.com/harbourpost",
        "https://www.facebook.com/harbourpost",
    ]
    assert settings.share == ShareSpec(networks=("whatsapp", "x", "facebook", "telegram"), hashtags=2)


def test_a_source_overrides_the_defaults_even_with_what_is_the_default_anyway(read: Read) -> None:
    text = (
        LEAST + "defaults: {every: 1h, recursive: true, categories: [Local], language: ur, exclude: ['*.x']}"
    )
    own = "{folder: inbox, every: 30s, recursive: false, categories: [], language: pt-br}"
    source = read(text.replace("{folder: inbox}", own)).sources[0]
    assert source.every == Interval(seconds=30)
    assert not source.recursive
    assert source.style.categories == ()
    assert (source.style.language, source.style.fallback_language) == ("pt-BR", "pt-BR")
    assert source.exclude == ("*.x",)


def test_a_source_takes_zone_language_and_publisher_from_the_site(read: Read) -> None:
    text = "site: {title: پوسٹ, url: 'https://a.example', language: ur, timezone: Asia/Karachi}\nsources: {d: {folder: a}}"
    style = read(text).sources[0].style
    assert style == HouseStyle(source="d", fallback_language="ur", timezone="Asia/Karachi", publisher="پوسٹ")
    assert read(text).feeds == (FeedSpec(name="all", title="پوسٹ", language="ur"),)


def test_one_text_does_where_a_list_may_stand(read: Read) -> None:
    feeds = "feeds: {sea: {from: desk, where: {category: Sea, source: desk, author: A B, language: pt-br}}}"
    (feed,) = read(LEAST + feeds).feeds
    assert feed.sources == ("desk",)
    assert feed.where == Where(category=("Sea",), source=("desk",), author=("A B",), language=("pt-BR",))
    assert feed.title == "Harbour Post: sea"


def test_paths_are_those_of_the_file_and_not_of_the_caller(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "etc" / "news"
    folder.mkdir(parents=True)
    (folder / "feedsvc.yaml").write_text(
        LEAST + "publish: {directory: /srv/public}\nstore: sqlite:////srv/a b.db"
    )
    monkeypatch.chdir(tmp_path)
    settings = load("etc/news/feedsvc.yaml", environ={}, kinds=KINDS)
    assert settings.file == str(folder / "feedsvc.yaml")
    assert settings.sources[0].location == str(folder / "inbox")
    assert settings.publish_directory == "/srv/public"
    assert settings.store_url == "sqlite:////srv/a b.db"


@pytest.mark.parametrize(
    ("printed", "every"),
    [
        ("1s", Interval(seconds=1)),
        ("15m", Interval(seconds=900)),
        ("2h", Interval(seconds=7200)),
        ("1d", Interval(seconds=86_400)),
        (" 30s ", Interval(seconds=30)),
        ("0  9 * *   7", Cron(line="0 9 * * 7")),
        ("*/15 6-22 * * mon-fri", Cron(line="*/15 6-22 * * mon-fri")),
    ],
)
def test_every_takes_durations_and_cron_lines(printed: str, every: Interval | Cron) -> None:
    assert read_every(printed) == every


@pytest.mark.parametrize(
    ("printed", "size"),
    [
        ("10MB", 10_000_000),
        ("500kB", 500_000),
        ("1MiB", 1_048_576),
        (4096, 4096),
        ("2 MB", 2_000_000),
        ("5M", 5_000_000),
    ],
)
def test_sizes_are_decimal_unless_they_say_otherwise(printed: str | int, size: int) -> None:
    assert read_file_size(printed) == size


@pytest.mark.parametrize(
    ("printed", "tag"),
    [
        ("EN", "en"),
        ("pt-br", "pt-BR"),
        ("zh-hant-hk", "zh-Hant-HK"),
        ("es-419", "es-419"),
        ("de-1996", "de-1996"),
        ("ur", "ur"),
    ],
)
def test_language_tags_come_out_in_their_usual_case(printed: str, tag: str) -> None:
    assert read_language(printed) == tag


@pytest.mark.parametrize("network", sorted(ADDRESSES.keys() - {"mastodon"}))
def test_a_handle_becomes_the_address_of_the_account(network: str) -> None:
    with_sign, without = (
        read_follow(handle, network=network) for handle in ("@harbour_post", "harbour_post")
    )
    assert with_sign == without
    assert with_sign.network == network
    assert with_sign.url.startswith("https://")
    assert with_sign.url.rstrip("/").endswith("harbour_post")


def test_a_mastodon_handle_names_its_server() -> None:
    url = "https://social.example/@desk"
    assert read_follow("@desk@social.example", network="mastodon").url == url
    assert read_follow(url, network="mastodon").url == url
    with pytest.raises(Unfit):
        read_follow("@desk", network="mastodon")


def test_a_file_that_is_not_there_or_cannot_be_read_is_told_without_a_place(tmp_path: Path) -> None:
    for path, reason in (
        (tmp_path / "none.yaml", "No such file or directory; `feedsvc init` writes a starter"),
        (tmp_path, "Is a directory"),
    ):
        with pytest.raises(ConfigError) as caught:
            load(str(path), environ={}, kinds=KINDS)
        assert str(caught.value) == f"{path}: cannot be read: {reason}"
    with pytest.raises(ConfigError):
        load("a\0b", environ={}, kinds=KINDS)


def test_the_file_is_looked_for_in_the_places_that_are_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("feedsvc.config.load.PLACES", ("config/feedsvc.yaml", str(tmp_path / "etc.yaml")))
    assert find("my.yaml") == "my.yaml"
    with pytest.raises(ConfigError, match=r"looked for config/feedsvc.yaml and .*etc.yaml; .*`feedsvc init`"):
        find(None)
    (tmp_path / "etc.yaml").touch()
    assert find(None) == str(tmp_path / "etc.yaml")
    (tmp_path / "config").mkdir()
    (tmp_path / "config" / "feedsvc.yaml").touch()
    assert find(None) == "config/feedsvc.yaml"


def test_a_missing_folder_is_a_warning_and_not_a_fault(read: Read, tmp_path: Path) -> None:
    settings = read(LEAST)
    assert warnings(settings) == (f"sources.desk.folder: {tmp_path}/inbox does not exist; create it.",)
    (tmp_path / "inbox").touch()
    assert warnings(settings) == (f"sources.desk.folder: {tmp_path}/inbox is no folder.",)
    (tmp_path / "inbox").unlink()
    (tmp_path / "inbox").mkdir()
    assert warnings(settings) == ()


def test_two_sources_of_one_folder_are_a_warning(read: Read, tmp_path: Path) -> None:
    (tmp_path / "inbox").mkdir()
    twice = read(LEAST.replace("{desk:", "{night: {folder: ./inbox}, desk:"))
    assert warnings(twice) == (
        f"sources: 2 sources read {tmp_path}/inbox; each article will appear 2 times.",
    )
