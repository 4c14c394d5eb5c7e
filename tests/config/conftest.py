"""Reading a configuration from text, as a value or as the lines a person would see."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from feedsvc.config.load import load
from feedsvc.errors import ConfigError
from feedsvc.kinds.registry import KINDS
from feedsvc.model.source import Settings

Read = Callable[..., Settings]
Complaints = Callable[..., list[str]]


@pytest.fixture
def read(tmp_path: Path) -> Read:
    """Return the settings of a text."""

    def settings(text: str | bytes, environ: Mapping[str, str] | None = None) -> Settings:
        path = tmp_path / "feedsvc.yaml"
        path.write_bytes(text.encode() if isinstance(text, str) else text)
        return load(str(path), environ=environ or {}, kinds=KINDS)

    return settings


@pytest.fixture
def complaints(read: Read, tmp_path: Path) -> Complaints:
    """Return what is wrong with a text, a line a fault, the folder of the file left out."""

    def lines(text: str | bytes, environ: Mapping[str, str] | None = None) -> list[str]:
        try:
            read(text, environ)
        except ConfigError as error:
            return str(error).replace(f"{tmp_path}/", "").split("\n")
        return []

    return lines
