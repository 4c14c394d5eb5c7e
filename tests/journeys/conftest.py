"""The newsroom that journeys start from."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.journeys.newsroom import Newsroom


@pytest.fixture
def newsroom(tmp_path: Path) -> Newsroom:
    """An empty newsroom in a folder of its own."""
    return Newsroom(tmp_path)
