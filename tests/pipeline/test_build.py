"""Building, on a real store and a real folder."""

from __future__ import annotations

import hashlib
from datetime import timedelta
from pathlib import Path

import pytest

from feedsvc.errors import PublishError
from feedsvc.model.outcome import Intent
from feedsvc.model.source import FeedSpec, Serve, Settings, ShareSpec
from feedsvc.pipeline.build import build
from feedsvc.publish.directory import DirectorySink
from feedsvc.store.sql import open_store
from tests.builders import SEEN, make_ledger, make_site


def test_what_is_written_is_known_even_where_another_file_cannot_be(tmp_path: Path) -> None:
    settings = Settings(
        file=None, site=make_site(), sources=(), feeds=(FeedSpec(name="all", title="All"),), share=ShareSpec(),
        publish_directory=str(tmp_path / "public"), serve=Serve(), store_url=f"sqlite:///{tmp_path}/a.db",
    )  # fmt: skip
    store, sink = open_store(settings.store_url), DirectorySink(settings.publish_directory)
    sink.prepare()
    build(settings, store=store, sink=sink, now=SEEN)
    (tmp_path / "public" / "feeds" / "all.rss").unlink()
    (tmp_path / "public" / "feeds" / "all.rss" / "in the way").mkdir(parents=True)
    new = Intent(kind="new", reason="first reading", ledger=make_ledger(1))
    store.record("desk", intents=[new], files=[])
    with pytest.raises(PublishError, match=r"all\.rss"):
        build(settings, store=store, sink=sink, now=SEEN + timedelta(hours=1))
    for path, state in store.renditions().items():
        if path != "feeds/all.rss":
            assert hashlib.sha256((tmp_path / "public" / path).read_bytes()).hexdigest() == state.digest, path
    assert f"e/{make_ledger(1).slug}/index.html" in store.renditions()
    (tmp_path / "public" / "feeds" / "all.rss" / "in the way").rmdir()
    (tmp_path / "public" / "feeds" / "all.rss").rmdir()
    assert build(settings, store=store, sink=sink, now=SEEN + timedelta(hours=2)).rendered == 1
    store.close()
