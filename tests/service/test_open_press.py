"""What is made ready before the first poll."""

from __future__ import annotations

import psutil

from feedsvc.app import open_press
from feedsvc.model.source import Settings
from tests.service.test_schedule import settings

__all__ = ["settings"]


def readers() -> int:
    return sum("feedsvc.runner.child" in " ".join(child.cmdline()) for child in psutil.Process().children())


def test_a_reader_loads_beside_a_new_store_and_none_beside_one_that_stands(settings: Settings) -> None:
    for is_new in (True, False):
        with open_press(settings) as press:
            assert readers() == is_new
            assert press.store.entries() == ()
        assert readers() == 0
