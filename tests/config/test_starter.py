"""The files a newcomer meets: the commented starter, what ``feedsvc init`` writes, the schema beside it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from feedsvc.config.load import load, warnings
from feedsvc.config.schema import json_schema, kind_of
from feedsvc.config.starter import starter_text
from feedsvc.errors import ConfigError
from feedsvc.kinds.registry import KINDS
from feedsvc.model.source import Interval
from tests.config.conftest import Read

CONFIG = Path(__file__).resolve().parents[2] / "config"
STARTER = CONFIG / "feedsvc.yaml"
GIVEN = ("Harbour Post", "https://harbourpost.example", "Asia/Karachi", "en")


def keys_of(schema: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """Yield each section of the schema with each of its keys."""
    for name, part in {"": schema, **schema["$defs"]}.items():
        for key in part["properties"]:
            yield name, key


def test_the_starter_loads_without_a_warning() -> None:
    settings = load(str(STARTER), environ={}, kinds=KINDS)
    assert warnings(settings) == ()
    assert [feed.name for feed in settings.feeds] == ["all", "world", "urdu"]
    assert settings.sources[0].every == Interval(seconds=10)
    assert settings.publish_directory == str(CONFIG.parent / "var" / "public")


def test_the_starter_tells_editors_its_schema_in_the_first_line() -> None:
    first = STARTER.read_text("utf-8").splitlines()[0]
    assert first == "# yaml-language-server: $schema=feedsvc.schema.json"
    assert starter_text(*GIVEN).splitlines()[0] == first


def test_the_schema_file_is_the_one_that_the_models_make() -> None:
    assert json.loads((CONFIG / "feedsvc.schema.json").read_text("utf-8")) == json_schema(KINDS)


def test_every_key_of_the_schema_stands_in_the_starter_with_its_meaning() -> None:
    text = STARTER.read_text("utf-8")
    silent = [
        f"{section}.{key}"
        for section, key in keys_of(json_schema(KINDS))
        if not re.search(rf"\b{key}:|# [\w, ]*\b{key}\b[\w, ]*:", text)
    ]
    assert silent == []


def test_every_key_of_the_schema_is_described() -> None:
    schema = json_schema(KINDS)
    for part in (schema, *schema["$defs"].values()):
        assert part["description"]
        silent = [
            key for key, value in part["properties"].items() if not value.keys() & {"description", "$ref"}
        ]
        assert silent == []


def test_a_default_that_the_starter_mentions_is_the_default() -> None:
    """Lines such as ``# limit: 50`` show the default when they say nothing else."""
    text = STARTER.read_text("utf-8")
    defaults = {
        key: part.get("default")
        for section in json_schema(KINDS)["$defs"].values()
        for key, part in section["properties"].items()
    }
    for key in ("include", "max_size", "recursive", "limit", "content", "workers", "timeout", "memory"):
        match = re.search(rf"^ *# +{key}: +(.*?)(?: +#.*)?$", text, flags=re.MULTILINE)
        assert match is not None, key
        assert yaml.safe_load(match[1]) == defaults[key]


def test_the_schema_is_one_and_takes_the_starter() -> None:
    schema = json_schema(KINDS)
    jsonschema.Draft202012Validator.check_schema(schema)
    for text in (STARTER.read_text("utf-8"), starter_text(*GIVEN)):
        jsonschema.Draft202012Validator(schema).validate(yaml.safe_load(text))


@pytest.mark.parametrize(
    ("text", "valid"),
    [
        ("{serve: {port: 8080}}", True),
        ("{serve: {port: '${PORT:-80}'}}", True),
        ("{serve: {port: '80'}}", False),
        ("{serve: {prot: 80}}", False),
        ("{feeds: {all: {content: short}}}", False),
        ("{feeds: {All: {}}}", False),
        ("{feeds: {all: {}}}", True),
        ("{sources: {Desk: {folder: a}}}", False),
        ("{sources: {}}", False),
        ("{feeds: {all: {limit: 0}}}", False),
        ("{sources: {desk: {folder: a, recursive: '${R}'}}}", True),
        ("{sources: {desk: {every: 1m}}}", False),
        ("{store: 'postgresql://a/b'}", False),
    ],
)
def test_an_editor_sees_the_faults_that_loading_would_tell(text: str, valid: bool) -> None:
    schema = {**json_schema(KINDS), "required": []}
    assert jsonschema.Draft202012Validator(schema).is_valid(yaml.safe_load(text)) is valid


def test_a_source_is_of_the_one_kind_that_it_names() -> None:
    assert kind_of({"folder": "a"}, KINDS) == "folder"
    assert kind_of({"feed": "https://a.example/rss"}, KINDS) == "feed"
    assert kind_of({"feed": "https://a.example/rss", "folder": "a"}, KINDS) is None
    assert kind_of({"telex": "a"}, KINDS) is None


def test_what_init_writes_loads_and_says_what_was_given(read: Read) -> None:
    settings = read(starter_text(*GIVEN))
    assert (settings.site.title, settings.site.url) == GIVEN[:2]
    assert (settings.site.timezone, settings.site.language) == GIVEN[2:]
    assert settings.feeds[0].title == "Harbour Post"


@pytest.mark.parametrize(
    "title", ['The "Post"', "C:\\news", "${HOME}", "$${A}", "no", "a: b # c", "پوسٹ 🌊", "@post", "{}"]
)
def test_a_title_given_to_init_means_itself(read: Read, title: str) -> None:
    assert read(starter_text(title, *GIVEN[1:])).site.title == title


@given(title=st.text(max_size=20), url=st.text(max_size=20))
def test_whatever_init_is_given_it_writes_yaml_that_can_be_written(
    tmp_path_factory: pytest.TempPathFactory, title: str, url: str
) -> None:
    path = tmp_path_factory.mktemp("init") / "feedsvc.yaml"
    path.write_text(starter_text(title, url, "UTC", "en"), encoding="utf-8")
    faults: set[str] = set()
    try:
        load(str(path), environ={}, kinds=KINDS)
    except ConfigError as error:
        faults = {problem.path for problem in error.problems}
    assert faults <= {"site.title", "site.url", "feeds.all.title"}
