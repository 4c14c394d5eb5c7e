"""Fixtures of the fetching tests."""

from __future__ import annotations

from tests.fetch.servers import public

__all__ = ["public"]
