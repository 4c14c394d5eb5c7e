"""Whatever stands in the file: settings or a ConfigError, soon."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from feedsvc.config.compose import compose
from feedsvc.config.environment import UnfilledError, fill_in
from feedsvc.config.load import load
from feedsvc.config.messages import masked
from feedsvc.config.starter import starter_text
from feedsvc.config.tree import core_value
from feedsvc.errors import ConfigError
from feedsvc.kinds.registry import KINDS
from feedsvc.model.source import Settings

STARTER = starter_text("Harbour Post", "https://harbourpost.example", "Asia/Karachi", "en")
LETTERS = "ab:-?[]{},#&*!|>'\"%@` \n\t\r\\0x~$.<=\ufeff\x85\u2028"

_NAMES = st.sampled_from(
    ["site", "title", "url", "sources", "desk", "folder", "every", "feeds", "all", "from", "where", "category", "limit",
     "share", "networks", "serve", "port", "store", "defaults", "follow", "x", "read", "[key]", "<<", "__class__"]
)  # fmt: skip
_LEAVES = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8) | _NAMES
_VALUES = st.recursive(
    _LEAVES,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(_NAMES, inner, max_size=4),
    max_leaves=12,
)


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("hostile") / "feedsvc.yaml"


def outcome(path: Path, body: bytes) -> Settings | ConfigError:
    path.write_bytes(body)
    try:
        return load(str(path), environ={"A": "b", "PORT": "80"}, kinds=KINDS)
    except ConfigError as error:
        refused = error
    places = [(problem.line, problem.column) for problem in refused.problems]
    assert places
    assert places == sorted(places)
    assert all(str(problem).isprintable() for problem in refused.problems)
    return refused


@given(st.binary(max_size=200))
def test_random_bytes_are_settings_or_a_config_error(path: Path, body: bytes) -> None:
    assert outcome(path, body)


@settings(max_examples=400, suppress_health_check=[HealthCheck.too_slow])
@given(st.text(LETTERS, max_size=80))
def test_random_yaml_signs_are_settings_or_a_config_error(path: Path, text: str) -> None:
    assert outcome(path, text.encode())


@given(st.integers(0, len(STARTER)), st.text(LETTERS + "$}", max_size=6), st.integers(0, 30))
def test_a_starter_with_a_wound_is_settings_or_a_config_error(
    path: Path, at: int, put: str, gone: int
) -> None:
    assert outcome(path, (STARTER[:at] + put + STARTER[at + gone :]).encode())


@settings(suppress_health_check=[HealthCheck.too_slow])
@given(st.dictionaries(_NAMES, _VALUES, max_size=6))
def test_any_values_under_any_keys_are_settings_or_a_config_error(path: Path, value: object) -> None:
    import yaml

    assert outcome(path, yaml.safe_dump(value, allow_unicode=True).encode("utf-8", "replace"))


@pytest.mark.parametrize(
    "text",
    [
        "[" * 100_000, "{" * 100_000, "- " * 100_000, "? " * 100_000, "a: " * 100_000, "&a " * 50_000,
        "!" * 100_000, "'" * 100_000, '"' + "\\" * 99_999, "#" * 300_000, "\n" * 300_000, " " * 300_000,
        "a" * 300_000, "%" * 100_000, "%YAML 1." + "9" * 10_000 + "\n---\na: 1", "a: |" + "9" * 100, "---\n" * 50_000,
        "a: ${" * 50_000, "x: '" + "${A}" * 50_000 + "'", "a: '" + "$" * 200_000 + "'", "a,b" * 100_000,
        "[" + "a," * 5_000 + "]", "? a\n" * 5_000, "a:\n" * 5_000, "\t" * 100_000, "<<" * 100_000,
        "".join(f"k{n}: 1\n" for n in range(5_000)),
    ],
    ids=range(27),
)  # fmt: skip
def test_a_long_run_of_anything_ends(path: Path, text: str) -> None:
    assert isinstance(outcome(path, text.encode()), ConfigError)


@pytest.mark.parametrize(
    "run", ["$", "{", "${", "${A", "${A:-", "}", "A", ":-", "://", "@", "?", "0", "e", ".", "x"]
)
def test_our_expressions_take_a_long_run_of_their_letters(run: str) -> None:
    text = run * (100_000 // len(run))
    assert masked(text) is not None
    core_value(text)
    try:
        fill_in(text, {"A": "b"})
    except UnfilledError as error:
        assert "NAME" in str(error)  # noqa: PT017 - most runs hold no reference and pass


def test_a_node_knows_its_place_and_no_type() -> None:
    node = compose("a: 'b'", file="f")
    assert node is not None
    assert node.tag == "collection"
