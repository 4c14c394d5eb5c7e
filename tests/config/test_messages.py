"""Every fault of a file, in one run, where it stands, in words."""

from __future__ import annotations

import pytest

from feedsvc.kinds.registry import KINDS
from tests.config.conftest import Complaints

FIVE_FAULTS = """\
site:
  title: Harbour Post
  url: harbourpost.example
sources:
  desk: {folder: inbox, every: soon}
  night: {folder: night, evrey: 10m}
feeds:
  world: {from: [desk, nigth], limit: 0}
"""


def test_five_faults_of_one_file_are_told_in_one_run_each_at_its_place(complaints: Complaints) -> None:
    assert complaints(FIVE_FAULTS) == [
        'feedsvc.yaml:3:8: site.url: expected an absolute address such as "https://news.example", got "harbourpost.example"',
        'feedsvc.yaml:5:32: sources.desk.every: expected a duration such as "30s", got "soon"',
        'feedsvc.yaml:6:26: sources.night.evrey: unknown key; did you mean "every"?',
        'feedsvc.yaml:8:24: feeds.world.from[1]: no source is called "nigth"; did you mean "night"?',
        "feedsvc.yaml:8:39: feeds.world.limit: expected a whole number from 1 to 1000, got 0",
    ]


SITE = "site: {title: Harbour Post, url: 'https://harbourpost.example'}\n"
DESK = "sources: {desk: {folder: inbox}}\n"


def _of(key: str, value: str) -> str:
    """Return a file in which one key holds one value, on line 3."""
    *sections, name = key.split(".")
    if sections[0] == "sources":
        return f"{SITE}\nsources: {{desk: {{folder: inbox, {name}: {value}}}}}\n"
    if sections[0] == "site":
        return f"{DESK}\nsite: {{title: T, url: 'https://a.example', {name}: {value}}}\n"
    opened = "".join(f"{section}: {{" for section in sections)
    return f"{SITE}{DESK}{opened}{name}: {value}{'}' * len(sections)}\n"


EVERY = 'expected a duration such as "30s"'
CRON = 'expected a duration such as "30s" or a five-field cron line'
ZONE = 'expected a time zone such as "Asia/Karachi"'
LANGUAGE = 'expected a language tag such as "en" or "pt-BR"'
SIZE = 'expected a size from "1kB" to "1GB", such as "10MB"'
FOLDER = "expected the path of a folder"
GLOB = 'expected a file name pattern such as "*.txt"'
HANDLE = 'expected a handle such as "@harbourpost" or an absolute address'
HOST = 'expected an address to listen on such as "127.0.0.1"'
NETWORKS = "expected one of whatsapp, x, facebook, telegram"


@pytest.mark.parametrize(
    ("key", "value", "message"),
    [
        ("sources.desk.every", "10", f"{EVERY}, got 10"),
        ("sources.desk.every", "10M", f'{EVERY}, got "10M"'),
        ("sources.desk.every", "1.5h", f'{EVERY}, got "1.5h"'),
        ("sources.desk.every", "-5s", f'{EVERY}, got "-5s"'),
        ("sources.desk.every", "[30s]", f"{EVERY}, got a list"),
        ("sources.desk.every", "", f"{EVERY}, got nothing"),
        ("sources.desk.every", "0s", 'expected a duration from "1s" to "366d", got "0s"'),
        ("sources.desk.every", "999999999d", 'expected a duration from "1s" to "366d", got "999999999d"'),
        ("sources.desk.every", "auto", f'{EVERY}, got "auto": "auto" is for sources on the web'),
        ("sources.desk.every", "0 0 31 2 *", f'{CRON}, got "0 0 31 2 *": no such day ever comes'),
        ("sources.desk.every", "0 25 * * *", f'{CRON}, got "0 25 * * *": hour: "25" is not between 0 and 23'),
        ("sources.desk.every", "0 0 * *", f'{CRON}, got "0 0 * *": a cron line has five fields: minute, hour, day, month, weekday'),
        ("sources.desk.settle", "2", 'expected a duration from "0s" to "1d", got 2'),
        ("sources.desk.max_size", "big", f'{SIZE}, got "big"'),
        ("sources.desk.max_size", "2GB", f'{SIZE}, got "2GB"'),
        ("sources.desk.max_size", "true", f"{SIZE}, got true"),
        ("sources.desk.recursive", "yes", 'expected true or false, got "yes"'),
        ("sources.desk.recursive", "1", "expected true or false, got 1"),
        ("sources.desk.timezone", "Karachi", f'{ZONE}, got "Karachi"; did you mean "Asia/Karachi"?'),
        ("sources.desk.timezone", "Asia/Karaci", f'{ZONE}, got "Asia/Karaci"; did you mean "Asia/Karachi"?'),
        ("sources.desk.timezone", "../../etc/localtime", f'{ZONE}, got "../../etc/localtime"'),
        ("sources.desk.timezone", "Asia", f'{ZONE}, got "Asia"'),
        ("sources.desk.timezone", "+05:00", f'{ZONE}, got "+05:00"'),
        ("sources.desk.language", "english", f'{LANGUAGE}, got "english"'),
        ("sources.desk.language", "en_GB", f'{LANGUAGE}, got "en_GB"; did you mean "en-GB"?'),
        ("sources.desk.encoding", "utf-7", 'expected an encoding such as "utf-8" or "windows-1252", got "utf-7"'),
        ("sources.desk.include", '["*.txt", ""]', f'{GLOB}, got ""'),
        ("sources.desk.include", "{a: b}", "expected one text or a list of texts, got a mapping"),
        ("sources.desk.exclude", '"../*"', f"""{GLOB}, got "../*": patterns match below the source's folder"""),
        ("sources.desk.categories", "[2024]", "expected one line of text (at most 200 characters), got 2024: put it in quotes"),
        ("sources.desk.publisher", '"a\\nb"', 'expected one line of text (at most 200 characters), got "a\\u000ab"'),
        ("site.follow", "{x: 'a b'}", f'{HANDLE}, got "a b"'),
        ("site.follow", "{facebook: 'https://x.com/post'}", f'{HANDLE}, got "https://x.com/post": that is an address of x'),
        ("site.follow", "{x: 'javascript:alert(1)'}", f'{HANDLE}, got "javascript:alert(1)"'),
        ("feeds.all.content", "Full", 'expected one of full, summary, got "Full"; did you mean "full"?'),
        ("feeds.all.limit", "1001", "expected a whole number from 1 to 1000, got 1001"),
        ("feeds.all.limit", "5.5", "expected a whole number from 1 to 1000, got 5.5"),
        ("feeds.all.limit", "'50'", 'expected a whole number from 1 to 1000, got "50"'),
        ("feeds.all.from", "{}", "expected one text or a list of texts, got a mapping"),
        ("feeds.all.from", "dask", 'no source is called "dask"; did you mean "desk"?'),
        ("feeds.all.where", "[a]", "expected a mapping with keys such as category, source, author, got a list"),
        ("share.networks", "x", 'expected a list, got "x"'),
        ("share.networks", "[instagram]", f'{NETWORKS}, got "instagram"'),
        ("share.hashtags", "-1", "expected a whole number from 0 to 10, got -1"),
        ("publish.directory", "~/public", f'{FOLDER}, got "~/public": "~" is not looked up; write ${{HOME}} or the whole path'),
        ("publish.directory", "''", f'{FOLDER}, got ""'),
        ("serve.port", "65536", "expected a whole number from 0 to 65535, got 65536"),
        ("serve.host", "127.0.0.1.5", f'{HOST}, got "127.0.0.1.5"'),
        ("serve.host", "http://a", f'{HOST}, got "http://a"'),
        ("read.workers", "0", "expected a whole number from 1 to 64, got 0"),
        ("read.timeout", "500ms", 'expected a duration from "1s" to "1h", got "500ms"'),
        ("read.memory", "1MB", 'expected a size from "256MB" to "64GB", got "1MB"'),
    ],
)  # fmt: skip
def test_a_value_that_does_not_do_is_told_with_what_does(
    complaints: Complaints, key: str, value: str, message: str
) -> None:
    told = complaints(_of(key, value))
    assert [line.split(": ", 2)[2] for line in told] == [message]
    assert told[0].startswith("feedsvc.yaml:3:")
    assert f": {key}" in told[0]


@pytest.mark.parametrize(
    ("url", "why"),
    [
        ("//harbourpost.example", ""),
        ("ftp://harbourpost.example", ""),
        ("https://harbourpost.example/?a=1", ": it takes neither a query nor a fragment"),
        ("https://harbourpost.example/#top", ": it takes neither a query nor a fragment"),
        ("https://desk:secret@harbourpost.example", ": a user name has no place in it"),
        ("https://", ""),
        ("https://har bour.example", ""),
    ],
)
def test_the_site_needs_an_address_that_links_can_be_made_from(
    complaints: Complaints, url: str, why: str
) -> None:
    (told,) = complaints(f"site: {{title: T, url: '{url}'}}\n{DESK}")
    assert told.startswith('feedsvc.yaml:1:23: site.url: expected an absolute address such as "https://news.')
    assert told.endswith(f'"{why}')
    assert "secret" not in told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (DESK, ['feedsvc.yaml:1:1: site: is missing; add for example "site: {title: Harbour Post, url: https://news.example}"']),
        (
            f"{DESK}site: {{}}",
            [
                'feedsvc.yaml:2:1: site.title: is missing; add for example "title: Harbour Post"',
                'feedsvc.yaml:2:1: site.url: is missing; add for example "url: https://news.example"',
            ],
        ),
        (SITE, ['feedsvc.yaml:1:1: sources: is missing; add for example "sources: {desk: {folder: inbox}}"']),
        (
            f"{SITE}sources:",
            ['feedsvc.yaml:2:9: sources: is empty; add for example "sources: {desk: {folder: inbox}}"'],
        ),
        ("- a", ["feedsvc.yaml:1:1: expected a mapping with keys such as site, defaults, sources, got a list"]),
        ("", ["feedsvc.yaml:1:1: the file is empty; `feedsvc init` writes a starter"]),
        ("# only\n", ["feedsvc.yaml:1:1: the file is empty; `feedsvc init` writes a starter"]),
    ],
)  # fmt: skip
def test_what_is_missing_is_told_with_an_example(complaints: Complaints, text: str, told: list[str]) -> None:
    assert complaints(text) == told


@pytest.mark.parametrize(
    ("source", "told"),
    [
        ("{feed: wire.example/rss}", '2:24: sources.desk.feed: expected an absolute address such as "https://wire.example/rss.xml", got "wire.example/rss"'),
        ("{feed: 'https://wire.example/rss', include: a}", "2:52: sources.desk.include: unknown key; known here: every, every_min, every_max, headers, allow_networks, allow_ports, gap, request_timeout, only, without, backfill, max_size, language, timezone, encoding, publisher, categories, sections, generic_bylines, drop, keep, body, drop_elements, title, dateline, case, learn, feed, full_text, robots"),
        ("{folder: a, page: b}", "2:29: sources.desk.page: a source is of one kind, and folder stands there already; make two sources of it"),
        ("{foldr: a}", '2:18: sources.desk.foldr: unknown key; did you mean "folder"?'),
        ("{every: 1m}", "2:11: sources.desk: names no kind of source; add one of: " + ", ".join(KINDS)),
        ("inbox", '2:17: sources.desk: expected a mapping such as {folder: inbox}, got "inbox"'),
        ("{folder: ''}", '2:26: sources.desk.folder: expected the path of a folder, got ""'),
        ("{mailbox: 'imaps://mail.example/INBOX', user: dana}", "2:17: sources.desk: expected user and password beside an address of a mail server, got a mapping"),
        ("{folder: a, colour: red}", "2:29: sources.desk.colour: unknown key; known here: every, include, exclude, recursive, settle, only, without, backfill, max_size, language, timezone, encoding, publisher, categories, sections, generic_bylines, drop, keep, body, drop_elements, title, dateline, case, learn, folder"),
    ],
)  # fmt: skip
def test_a_source_is_of_one_kind_and_the_kind_is_one_that_is_read(
    complaints: Complaints, source: str, told: str
) -> None:
    assert complaints(f"{SITE}sources: {{desk: {source}}}") == [f"feedsvc.yaml:{told}"]


@pytest.mark.parametrize(
    "name",
    ["../x", "a/b", "a..b", "%2e%2e", ".hidden", "dot.", "A", "con", "nul.x", "com1", "ﬁ", "a b", "all.rss", "x" * 65, "-a"],
)  # fmt: skip
def test_a_feed_name_is_safe_as_address_and_file_on_every_system(complaints: Complaints, name: str) -> None:
    (told,) = complaints(f"{SITE}{DESK}feeds: {{'{name}': {{}}}}")
    assert "expected a feed name of at most 64 characters" in told
    assert told.startswith("feedsvc.yaml:3:9: feeds.")


@pytest.mark.parametrize("name", ["a", "world-news", "v1.2", "2024", "con-news", "x" * 64, "a_b"])
def test_a_plain_feed_name_is_taken(complaints: Complaints, name: str) -> None:
    assert complaints(f"{SITE}{DESK}feeds: {{{name}: {{}}}}") == []


@pytest.mark.parametrize("key", ["Desk", "-desk", "de sk", "_x", "d.e", "x" * 64])
def test_a_source_name_is_plain(complaints: Complaints, key: str) -> None:
    (told,) = complaints(f"{SITE}sources: {{{key}: {{folder: inbox}}}}")
    assert ": expected a source name of at most 63 characters" in told
    assert told.startswith("feedsvc.yaml:2:11: sources.")


def test_a_fault_in_the_defaults_is_told_once_and_not_for_every_source(complaints: Complaints) -> None:
    text = f"{SITE}defaults: {{every: soon}}\nsources: {{a: {{folder: x}}, b: {{folder: y}}}}"
    assert complaints(text) == [f'feedsvc.yaml:2:19: defaults.every: {EVERY}, got "soon"']


def test_postgresql_is_refused_without_repeating_its_password(complaints: Complaints) -> None:
    (told,) = complaints(f"{SITE}{DESK}store: postgresql://desk:hunter2@db.example/news?sslkey=abc")
    assert told == (
        'feedsvc.yaml:3:8: store: expected an address such as "sqlite:///../var/feedsvc.db", '
        'got "postgresql://…@db.example/news?…": PostgreSQL is not in this version'
    )


@pytest.mark.parametrize(
    "store", ["sqlite://x.db", "sqlite:///", "sqlite:///:memory:", "x.db", "mysql://a/b", "sqlite:///a/"]
)
def test_a_store_is_a_sqlite_file(complaints: Complaints, store: str) -> None:
    (told,) = complaints(f"{SITE}{DESK}store: '{store}'")
    assert told.startswith('feedsvc.yaml:3:8: store: expected an address such as "sqlite:///')


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("publish: {directory: .}", "2:26: sources.desk.folder: stands in publish.directory"),
        ("publish: {directory: inbox}", "2:26: sources.desk.folder: stands in publish.directory"),
        ("publish: {directory: p}\nstore: sqlite:///p/a.db", "4:8: store: stands in publish.directory"),
        ("publish: {directory: inbox/p}\ndefaults: {recursive: true}", "2:26: sources.desk.folder: holds publish.dir"),
    ],
)  # fmt: skip
def test_published_files_and_inputs_do_not_stand_in_each_other(
    complaints: Complaints, text: str, told: str
) -> None:
    (line,) = complaints(f"{SITE}{DESK}{text}")
    assert line.startswith(f"feedsvc.yaml:{told}")


def test_a_key_out_of_a_hostile_file_cannot_forge_a_line_of_its_own(complaints: Complaints) -> None:
    (told,) = complaints(f'{SITE}{DESK}"a\\nfeedsvc.yaml:1:1: all is well\\e[31m": 1')
    assert told.startswith(
        'feedsvc.yaml:3:1: "a\\u000afeedsvc.yaml:1:1: all is well\\u001b[31m": unknown key'
    )


@pytest.mark.parametrize(
    "source",
    [
        "{push: {token: s3cret}}",
        "{feed: 'https://wire.example/rss', headers: {Authorization: \"s3cret\\n\"}}",
        "{feed: 'https://wire.example/rss', headers: {'Bad Name': s3cret}}",
    ],
)
def test_a_secret_is_never_printed_whatever_is_wrong_with_it(complaints: Complaints, source: str) -> None:
    told = complaints(f"{SITE}sources: {{desk: {source}}}")
    assert told
    assert "s3cret" not in "".join(told)
