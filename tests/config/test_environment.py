"""Values from the environment: taken where they are named, and never told again."""

from __future__ import annotations

import pytest

from feedsvc.config.environment import Filled, UnfilledError, fill_in
from feedsvc.errors import ConfigError
from tests.config.conftest import Complaints, Read

CANARY = "CANARY-7f3a"
GOOD = "site: {title: Harbour Post, url: 'https://a.example'}\nsources: {desk: {folder: inbox}}\n"


@pytest.mark.parametrize(
    ("text", "filled"),
    [
        ("plain", "plain"),
        ("${NAME}", "Port"),
        ("the ${NAME} of ${NAME}", "the Port of Port"),
        ("${NONE:-default}", "default"),
        ("${NONE:-}", ""),
        ("${EMPTY:-default}", "default"),
        ("${EMPTY}", ""),
        ("${NAME:-default}", "Port"),
        ("${NONE:-a b: c # d}", "a b: c # d"),
        ("$${NAME}", "${NAME}"),
        ("$NAME costs 5$", "$NAME costs 5$"),
        ("$$", "$$"),
    ],
)
def test_references_are_filled_in_as_a_shell_would(text: str, filled: str) -> None:
    assert fill_in(text, {"NAME": "Port", "EMPTY": ""}) == filled


@pytest.mark.parametrize("text", ["${}", "${1A}", "${A", "${A:-${B}}", "${A-b}", "${A B}", "a ${"])
def test_a_reference_that_is_none_is_refused(text: str) -> None:
    with pytest.raises(UnfilledError, match="NAME:-default"):
        fill_in(text, {"A": "x", "B": "y"})


@pytest.mark.parametrize("value", ["a\nb", "a\x00b", "\udcff", "x" * 40_000])
def test_a_value_with_line_ends_control_characters_or_broken_bytes_is_refused(value: str) -> None:
    with pytest.raises(UnfilledError, match="the value of A is too long"):
        fill_in("${A}", {"A": value})


def test_what_the_environment_said_is_not_filled_in_again() -> None:
    assert fill_in("${A}", {"A": "${B}", "B": "no"}) == Filled("${B}")


def test_a_missing_variable_is_told_by_name_at_its_place(complaints: Complaints) -> None:
    assert complaints("site:\n  title: ${TITLE}\n  url: https://a.example\nsources: {d: {folder: a}}") == [
        "feedsvc.yaml:2:10: site.title: the environment has no TITLE; set it, or write ${TITLE:-default} to go on without it"
    ]


@pytest.mark.parametrize("written", ["${PORT}", '"${PORT}"', "${NONE:-9090}"])
def test_a_number_may_come_from_the_environment_quoted_or_not(read: Read, written: str) -> None:
    assert read(f"{GOOD}serve:\n  port: {written}", {"PORT": "9090"}).serve.port == 9090


def test_text_from_the_environment_stays_text_where_text_is_wanted(read: Read) -> None:
    text = "site: {title: '${T}', url: 'https://a.example', language: '${L}'}\nsources: {d: {folder: '${F}'}}"
    settings = read(text, {"T": "1984", "L": "no", "F": "/data/true"})
    assert (settings.site.title, settings.site.language) == ("1984", "no")
    assert settings.sources[0].location == "/data/true"
    assert type(settings.site.title) is str


@pytest.mark.parametrize(
    "key",
    [
        "site: {title: '${S}\\', url: '${S}', language: '${S}', timezone: '${S}', follow: {x: '${S} '}}",
        "sources: {desk: {folder: '~${S}', every: '${S}', max_size: '${S}', recursive: '${S}'}}",
        "sources: {desk: {folder: a, every: '* * * * ${S}', encoding: '${S}', include: ['/${S}']}}",
        "sources: {desk: {folder: a, language: '${S}', timezone: 'Asia/${S}', settle: '${S}'}}",
        "feeds: {all: {from: '${S}', limit: '${S}', content: '${S}', where: {source: ['${S}']}}}",
        "share: {networks: ['${S}'], hashtags: '${S}'}",
        "store: postgresql://desk:${S}@db.example/${S}",
        "serve: {host: '${S}:', port: '${S}'}",
        "read: {workers: '${S}', timeout: '${S}', memory: '${S}'}",
        "publish: '${S}'",
        "defaults: ['${S}']",
    ],
)
def test_no_message_repeats_what_the_environment_said(read: Read, key: str) -> None:
    with pytest.raises(ConfigError) as caught:
        read(f"{GOOD}{key}" if not key.startswith(("site", "sources")) else key, {"S": CANARY})
    assert CANARY.lower() not in str(caught.value).lower()
    assert CANARY not in repr(caught.value.problems)
    assert caught.value.__cause__ is None
    assert caught.value.__context__ is None


def test_a_fault_in_a_filled_value_shows_the_reference(complaints: Complaints) -> None:
    (told,) = complaints(f"{GOOD}serve: {{port: '${{PORT}}'}}", {"PORT": "secret"})
    assert told.endswith('expected a whole number from 0 to 65535, got "${PORT}"')
