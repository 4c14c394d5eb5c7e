"""What feedsvc can do, by name: explicit dictionaries, and nothing registers itself."""

from __future__ import annotations

from feedsvc.share.networks import NETWORKS

__all__ = ["NETWORKS"]
