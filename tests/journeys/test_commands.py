"""Claims on the commands: shapes that scripts rely on, exit codes, and words for people."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.journeys.newsroom import ROOT, Newsroom, story

KEYS = [
    "file", "title", "title_raw", "published", "published_precision", "zone_assumed", "updated", "authors", "dateline",
    "categories", "summary", "body_text", "body_html", "images", "captions", "sources", "follow", "url", "language",
    "warnings",
]  # fmt: skip


def test_preview_prints_one_object_a_line_with_the_keys_of_the_contract(newsroom: Newsroom) -> None:
    newsroom.drop("b.txt", story())
    newsroom.drop("a/deep.txt", story("Ferry pier to close for a week", day=13))
    newsroom.drop("empty.txt", "")
    lines = newsroom.feedsvc("preview", "--json", str(newsroom.inbox)).json_lines
    assert [line["file"] for line in lines] == ["a/deep.txt", "b.txt", "empty.txt"]
    assert list(lines[0]) == KEYS
    assert lines[2] == {"file": "empty.txt", "rejected": lines[2]["rejected"]}
    assert lines[1]["published"] == "2026-11-12T00:00:00+00:00"
    assert lines[1]["authors"] == ["Mara Quill"]
    assert lines[1]["dateline"] == "PORT SELWYN"
    assert not lines[1]["summary"].startswith("PORT SELWYN")
    assert not (newsroom.folder / "herald.db").exists()


def test_preview_takes_a_file_standard_input_and_a_sources_name(newsroom: Newsroom) -> None:
    path = newsroom.drop("wall.txt", story())
    for words, stdin, shown in (
        ([str(path)], "", str(path)),
        (["-"], story(), "-"),
        (["desk"], "", "wall.txt"),
    ):
        (line,) = newsroom.feedsvc("preview", "--json", *words, stdin=stdin).json_lines
        assert (line["file"], line["title"]) == (shown, "Council votes to mend the harbour wall")


def test_preview_without_any_configuration_reads_all_the_same(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "feedsvc", "preview", "--json", "-"], input=story(), capture_output=True, text=True,
        cwd=tmp_path, check=True, env={**os.environ, "PYTHONPATH": str(ROOT)},
    )  # fmt: skip
    assert json.loads(done.stdout)["title"] == "Council votes to mend the harbour wall"


def test_preview_of_what_is_not_there_says_so(newsroom: Newsroom) -> None:
    done = newsroom.feedsvc("preview", "nowhere.txt")
    assert (done.code, done.out) == (1, "")
    assert "nowhere.txt: no such file, folder or source" in done.err


def test_explain_names_rules_lines_and_dropped_lines(newsroom: Newsroom) -> None:
    path = newsroom.drop("wall.txt", story() + "\nShare this story!\n\nLeave a Reply\n")
    (explained,) = newsroom.feedsvc("explain", "--json", str(path)).json_lines
    fields = {item["field"]: item for item in explained["fields"]}
    assert fields["title"]["line"] == 1
    assert {line["rule"] for line in explained["dropped"]} >= {"share-prompt", "comment-form"}
    assert "Leave a Reply" in newsroom.feedsvc("explain", str(path)).out


def test_share_prints_snippets_whose_lengths_are_what_measure_counts(newsroom: Newsroom) -> None:
    path = newsroom.drop("wall.txt", story())
    snippets = newsroom.feedsvc("share", "--json", str(path)).json_lines
    assert [snippet["network"] for snippet in snippets] == ["whatsapp", "x", "facebook"]
    for snippet in snippets:
        assert {"entry", "network", "text", "intent_url", "length", "limit", "unit", "dropped"} <= set(
            snippet
        )
        counted = newsroom.feedsvc("measure", snippet["network"], "--json", stdin=snippet["text"] + "\n").json
        assert list(counted) == ["network", "length", "limit", "unit"]
        assert counted["length"] == snippet["length"] <= snippet["limit"]


def test_share_of_a_stored_file_names_the_address_its_page_has(newsroom: Newsroom) -> None:
    path = newsroom.drop("wall.txt", story())
    newsroom.feedsvc("once")
    (entry,) = newsroom.entries()
    path.write_text(story("Another headline for the same wall"))
    (snippet,) = newsroom.feedsvc("share", "--json", "-n", "x", str(path)).json_lines
    assert entry["address"] in snippet["text"]
    (by_slug,) = newsroom.feedsvc("share", "--json", "-n", "x", entry["slug"]).json_lines
    assert by_slug["entry"] == entry["id"]


@pytest.mark.parametrize(
    ("network", "text", "length"),
    [
        ("x", "Read https://herald.example/a/very/long/path now\n", 32),
        ("x", "港の壁\n", 6),
        ("whatsapp", "a\n\n", 2),
        ("telegram", "", 0),
    ],
)
def test_measure_counts_standard_input_less_one_final_newline(
    newsroom: Newsroom, network: str, text: str, length: int
) -> None:
    assert newsroom.feedsvc("measure", network, "--json", stdin=text).json["length"] == length


def test_measure_of_an_unknown_network_names_the_known_ones(newsroom: Newsroom) -> None:
    done = newsroom.feedsvc("measure", "pigeon")
    assert done.code == 1
    assert "whatsapp" in done.err


def test_status_shows_sources_feeds_and_what_was_refused(newsroom: Newsroom) -> None:
    newsroom.drop("wall.txt", story())
    newsroom.drop("empty.txt", "")
    newsroom.feedsvc("once")
    status = newsroom.feedsvc("status", "--json").json
    (source,) = status["sources"]
    assert (source["entries"], source["files"], source["rejected"], source["failures"]) == (1, 2, 1, 0)
    assert source["next_poll"] > source["last_poll"]
    assert [(feed["feed"], feed["entries"]) for feed in status["feeds"]] == [("all", 1), ("world", 1)]
    assert status["rejected"][0]["file"] == "empty.txt"
    shown = newsroom.feedsvc("status").out
    assert "empty.txt" in shown


def test_init_writes_a_configuration_that_runs_and_never_overwrites_one(
    newsroom: Newsroom, tmp_path: Path
) -> None:
    path = tmp_path / "fresh" / "feedsvc.yaml"
    done = newsroom.feedsvc("init", str(path), "--title", "Quay Times", "--url", "https://quay.example")
    assert done.code == 0, done.err
    newsroom.config = path
    assert newsroom.feedsvc("check").code == 0
    assert newsroom.feedsvc("once").code == 0
    before = path.read_bytes()
    again = newsroom.feedsvc("init", str(path))
    assert again.code == 1
    assert "stays as it is" in again.err
    assert path.read_bytes() == before


def test_export_writes_the_complete_site_elsewhere(newsroom: Newsroom, tmp_path: Path) -> None:
    newsroom.drop("wall.txt", story())
    newsroom.feedsvc("once")
    done = newsroom.feedsvc("export", "--json", str(tmp_path / "site"))
    files = {
        path.relative_to(tmp_path / "site")
        for path in (tmp_path / "site").rglob("*")
        if path.suffix != ".gz" and path.is_file()
    }
    ours = {
        path.relative_to(newsroom.public)
        for path in newsroom.public.rglob("*")
        if path.suffix != ".gz" and path.is_file()
    }
    assert files == ours
    assert done.json["files"] == len(files)


def test_backup_copies_the_store_while_the_service_runs_and_overwrites_nothing(
    newsroom: Newsroom, tmp_path: Path
) -> None:
    newsroom.drop("wall.txt", story())
    with newsroom.service():
        assert newsroom.feedsvc("backup", str(tmp_path / "copy.db")).code == 0
        assert newsroom.feedsvc("backup", str(tmp_path / "copy.db")).code == 1
    newsroom.config.write_text(
        newsroom.config.read_text().replace("sqlite:///herald.db", f"sqlite:///{tmp_path}/copy.db")
    )
    assert len(newsroom.entries()) == 1


def test_a_source_that_fails_ends_once_with_one_and_the_other_is_published(newsroom: Newsroom) -> None:
    newsroom.config.write_text(
        newsroom.config.read_text().replace("feeds:\n", "  gone: {folder: not-there, every: 1h}\nfeeds:\n", 1)
    )
    newsroom.drop("wall.txt", story())
    done = newsroom.feedsvc("once", "--json")
    assert done.code == 1
    assert {source["source"]: source["error"] is None for source in done.json["sources"]} == {
        "desk": True,
        "gone": False,
    }
    assert len(newsroom.feed()["items"]) == 1
    assert newsroom.feedsvc("once", "desk").code == 0
    assert newsroom.feedsvc("once", "nobody").code == 1


def test_wrong_use_ends_with_two(newsroom: Newsroom) -> None:
    assert newsroom.feedsvc("preview").code == 2
    assert newsroom.feedsvc("once", "--log", "loud").code == 2
    newsroom.config = newsroom.folder / "absent.yaml"
    absent = newsroom.feedsvc("status")
    assert absent.code == 2
    assert "absent.yaml" in absent.err


def test_a_headline_cannot_command_the_terminal(newsroom: Newsroom) -> None:
    newsroom.drop("evil.txt", story("Mayor \x1b[2J\x1b]0;owned\x07 clears the quay"))
    newsroom.feedsvc("once")
    for words in (["entries"], ["preview", str(newsroom.inbox / "evil.txt")], ["explain", "evil.txt"]):
        assert "\x1b" not in newsroom.feedsvc(*words).out


def test_a_list_piped_into_head_ends_quietly(newsroom: Newsroom) -> None:
    newsroom.drop("wall.txt", story())
    newsroom.feedsvc("once")
    done = subprocess.run(
        ["bash", "-c", f"'{sys.executable}' -m feedsvc entries --json -c '{newsroom.config}' | head -c 1"],
        capture_output=True, text=True, cwd=ROOT, check=True,
    )  # fmt: skip
    assert "Traceback" not in done.stderr
