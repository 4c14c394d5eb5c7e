"""The kind of source that README makes is one module, and all the rest comes with it."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

from feedsvc.config.load import load
from feedsvc.config.schema import json_schema
from feedsvc.errors import ConfigError
from feedsvc.kinds import registry
from feedsvc.kinds.kind import Kind
from feedsvc.store.sql import open_store
from tests.pipeline.scripted import Newsroom, Page, article

README = (Path(__file__).resolve().parents[2] / "README.md").read_text("utf-8")
ADDRESSES = ("https://port.example/pilots", "https://port.example/moorings")
SITE = "site: {title: Post, url: 'https://post.example'}\n"


@pytest.fixture
def kinds(monkeypatch: pytest.MonkeyPatch) -> dict[str, Kind]:
    match = re.search(
        r"^### A kind of your own\n.*?```python\n(.*?)^```", README, flags=re.MULTILINE | re.DOTALL
    )
    assert match is not None
    module = ModuleType("feedsvc.kinds.watch")
    monkeypatch.setitem(sys.modules, module.__name__, module)
    exec(compile(match[1], "watch.py", "exec"), module.__dict__)
    return {**registry.KINDS, "watch": module.KIND}


@pytest.fixture
def newsroom(tmp_path: Path) -> Iterator[Newsroom]:
    store = open_store(f"sqlite:///{tmp_path}/herald.db")
    made = Newsroom(tmp_path, store)
    yield made
    made.close()
    store.close()


async def test_it_is_configured_polled_and_remembered_as_any_other(
    kinds: dict[str, Kind], newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tests.pipeline.scripted.KINDS", kinds)
    source = newsroom.source(f"{{watch: [{', '.join(ADDRESSES)}], every: auto}}")
    for address, title in zip(ADDRESSES, ("Pilots wait", "Moorings hold"), strict=True):
        newsroom.web.pages[address] = Page(body=article(title), etag=b'"1"')
    assert (await newsroom.poll(source)).new == 2
    assert newsroom.titles() == ["Moorings hold", "Pilots wait"]
    assert (await newsroom.poll(source)).read == 0


def test_its_faults_are_told_with_their_place(kinds: dict[str, Kind], tmp_path: Path) -> None:
    path = tmp_path / "feedsvc.yaml"
    path.write_text(f"{SITE}sources: {{port: {{watch: [port.example], colour: red}}}}\n")
    with pytest.raises(ConfigError) as caught:
        load(str(path), environ={}, kinds=kinds)
    first, second = str(caught.value).splitlines()
    assert first.startswith(f"{path}:2:26: sources.port.watch[0]: expected an absolute address")
    assert "sources.port.colour: unknown key" in second


def test_editors_know_it_too(kinds: dict[str, Kind]) -> None:
    assert (
        json_schema(kinds)["$defs"]["WatchSource"]["properties"]["watch"]["description"] == "Their addresses."
    )
