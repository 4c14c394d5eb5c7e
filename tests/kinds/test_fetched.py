"""Which sources are asked over the network: those take turns with the web, and of their dumps only the reading is kept."""

from __future__ import annotations

from pathlib import Path

import pytest

from feedsvc.config.load import load
from feedsvc.kinds.registry import KINDS


@pytest.mark.parametrize(
    ("source", "is_fetched"),
    [
        ("{folder: inbox}", False),
        ("{feed: 'https://wire.example/rss'}", True),
        ("{mailbox: post.mbox}", False),
        ("{mailbox: 'imaps://mail.example/INBOX', user: dana, password: tides}", True),
        ("{push: {token: sixteen-letters-token}}", False),
    ],
)
def test_a_kind_tells_whether_its_dumps_are_fetched(tmp_path: Path, source: str, is_fetched: bool) -> None:
    path = tmp_path / "feedsvc.yaml"
    path.write_text(f"site: {{title: Post, url: 'https://post.example'}}\nsources: {{desk: {source}}}\n")
    (made,) = load(str(path), environ={}, kinds=KINDS).sources
    assert KINDS[made.kind].is_fetched(made) is is_fetched
