"""Claims on ``feedsvc explain``: what a person sees of a dump, a stored entry, a page and an export."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

from tests.journeys.newsroom import ROOT, Newsroom, story

MENU = "".join(f"Quay {number}\n" for number in range(1, 41))
TAIL = "\nSOURCE: SELWYN WIRE\n\nShare this story!\n\nLeave a Reply\n"
AFTERTHOUGHT = "Corrections: an earlier version gave another depth"


def dump() -> str:
    return MENU + "\n" + story() + TAIL


def test_every_line_of_a_dump_is_told_of_with_role_and_rule(newsroom: Newsroom) -> None:
    path = newsroom.drop("wall.txt", dump())
    (told,) = newsroom.feedsvc("explain", "--json", str(path)).json_lines
    assert {"file", "fields", "dropped", "warnings", "lines"} <= set(told)
    roles = {line["text"]: line["role"] for line in told["lines"]}
    assert roles["Council votes to mend the harbour wall"] == "headline"
    assert (roles["Leave a Reply"], roles["SOURCE: SELWYN WIRE"], roles["Quay 7"]) == (
        "comment",
        "source",
        "menu",
    )
    opening = next(line for line in told["lines"] if line["text"].startswith("PORT SELWYN"))
    assert opening["role"] == "dateline"
    assert opening["odds"] > 0
    assert opening["reasons"]
    (numbered,) = (line for line in told["lines"] if line["text"] == "Quay 7")
    assert numbered["number"] == 7


def test_long_menus_fold_unless_all_is_asked_for_and_pipes_have_no_colour(newsroom: Newsroom) -> None:
    path = newsroom.drop("wall.txt", dump())
    shown = newsroom.feedsvc("explain", str(path)).out
    assert "38 menu lines (--all shows them)" in shown
    assert "\x1b" not in shown
    assert "Quay 20" in newsroom.feedsvc("explain", "--all", str(path)).out


def test_a_stored_entry_is_explained_with_the_lines_of_its_dump_while_this_stands(newsroom: Newsroom) -> None:
    path = newsroom.drop("wall.txt", dump())
    newsroom.feedsvc("once")
    (told,) = newsroom.feedsvc("explain", "--json", newsroom.entries()[0]["slug"]).json_lines
    assert any(line["text"] == "Quay 7" and line["number"] == 7 for line in told["lines"])
    path.unlink()
    slug = newsroom.entries()[0]["slug"]
    (told,) = newsroom.feedsvc("explain", "--json", slug).json_lines
    assert [line["text"] for line in told["lines"] if line["role"] == "dateline"]
    assert "is gone or was changed" in newsroom.feedsvc("explain", slug).out


def test_a_dump_without_an_article_shows_what_its_lines_are_and_exits_1(newsroom: Newsroom) -> None:
    path = newsroom.drop("menu.txt", MENU)
    done = newsroom.feedsvc("explain", str(path))
    assert done.code == 1
    assert "no article" in done.err
    assert "menu lines" in done.out
    as_json = newsroom.feedsvc("explain", "--json", str(path))
    (told,) = as_json.json_lines
    assert as_json.code == 1
    assert len(told["lines"]) == 40
    assert told["rejected"]


def test_html_and_json_dumps_show_what_there_is(newsroom: Newsroom) -> None:
    paragraphs = "".join(f"<p>{part}</p>" for part in story().split("\n\n")[4:])
    page = f"<html><head><title>Wall</title></head><body><article><h1>Council mends wall</h1>{paragraphs}</article></body></html>"
    path = newsroom.drop("wall.html", page)
    (told,) = newsroom.feedsvc("explain", "--json", str(path)).json_lines
    roles = [line["role"] for line in told["lines"]]
    assert "headline" in roles
    assert roles.count("body") + roles.count("dateline") >= 3
    record = {"title": "Council mends wall", "content": story().split("\n\n", 4)[4], "date": "2026-11-12"}
    exported = newsroom.drop("wall.json", json.dumps(record))
    (told,) = newsroom.feedsvc("explain", "--json", str(exported)).json_lines
    assert told["lines"][0]["text"] == "Council mends wall"


def test_why_not_gives_a_pattern_that_brings_the_line_back(newsroom: Newsroom) -> None:
    path = newsroom.drop("wall.txt", dump() + f"\n{AFTERTHOUGHT}\n")
    done = newsroom.feedsvc("explain", "--why-not", "an EARLIER   version gave", "--json", str(path))
    (told,) = done.json_lines
    assert (done.code, told["where"], told["how"]) == (0, "dropped", "folded")
    assert [line["text"] for line in told["lines"]] == [AFTERTHOUGHT]
    settings = newsroom.config.read_text().replace("settle: 0s}", f"settle: 0s, keep: ['{told['keep']}']}}")
    newsroom.config.write_text(settings)
    (now,) = newsroom.feedsvc(
        "explain", "--why-not", "an earlier version gave", "--json", str(path)
    ).json_lines
    assert (now["where"], now["lines"][0]["rule"]) == ("body", "kept-by-operator")


def test_no_pattern_is_advised_that_does_not_bring_the_line_back(newsroom: Newsroom) -> None:
    links = "\n".join(f"   {number}. https://quay.example/{number}" for number in range(1, 9))
    row = "Photo desk\tThe pilot boat turned back twice before it reached the ferry, said the master.\tShare it now"
    numbered = dump().replace("Quay 1\n", "[1]Quay [2]1\n").replace("Leave a Reply", "[3]Leave a [4]Reply")
    path = newsroom.drop("wall.txt", f"{row}\n\n{numbered}\nReferences\n\n{links}\n")
    for text in ("Leave a Reply", "Photo desk", "Share it now", "https://quay.example/7"):
        (told,) = newsroom.feedsvc("explain", "--why-not", text, "--json", str(path)).json_lines
        assert told["where"] == "dropped", text
        text_of_config = newsroom.config.read_text()
        rule = f"settle: 0s, keep: ['{told['keep']}']}}"
        newsroom.config.write_text(text_of_config.replace("settle: 0s}", rule))
        (now,) = newsroom.feedsvc("explain", "--why-not", text, "--json", str(path)).json_lines
        assert (now["where"], now["lines"][0]["rule"]) == ("body", "kept-by-operator"), text
        newsroom.config.write_text(text_of_config)


def test_why_not_says_where_a_text_is_and_that_it_is_nowhere(newsroom: Newsroom) -> None:
    path = newsroom.drop("wall.txt", dump())
    inside = newsroom.feedsvc("explain", "--why-not", "close the fish quay for eleven weeks", str(path))
    assert inside.code == 0
    assert "The text is in the body: line" in inside.out
    nowhere = newsroom.feedsvc(
        "explain", "--why-not", "a submarine surfaced beside the pilot boat", str(path)
    )
    assert nowhere.code == 1
    assert "nowhere in the dump" in nowhere.out


def test_the_page_is_written_whole_and_never_over_a_dump(newsroom: Newsroom) -> None:
    path = newsroom.drop("wall.txt", dump())
    page = newsroom.folder / "why.html"
    done = newsroom.feedsvc("explain", "--html", str(page), str(path))
    assert (done.code, done.out.strip()) == (0, str(page))
    shown = page.read_text()
    assert "Council votes to mend the harbour wall" in shown
    assert not re.search(r"<(?:script|img|link)\b", shown)
    assert newsroom.feedsvc("explain", "--html", str(page), str(path)).code == 0
    assert newsroom.feedsvc("explain", "--html", str(path), str(path)).code == 2
    assert path.read_text() == dump()
    for inside in (newsroom.inbox / "why.html", newsroom.inbox / "deeper" / ".." / "why.html"):
        refused = newsroom.feedsvc("explain", "--html", str(inside), str(path))
        assert refused.code == 2
        assert "folder of the source desk" in refused.err
    (newsroom.inbox / "why.html").write_text(shown)
    assert newsroom.feedsvc("explain", "--html", str(newsroom.inbox / "why.html"), str(path)).code == 2
    (newsroom.inbox / "why.html").unlink()
    assert newsroom.feedsvc("explain", "--html", "-", str(path)).out == shown
    assert [file.name for file in newsroom.folder.glob("*.tmp")] == []


def test_wrong_use_exits_2_and_a_page_that_cannot_be_written_1(newsroom: Newsroom) -> None:
    path = str(newsroom.drop("wall.txt", dump()))
    assert newsroom.feedsvc("explain", "--html", "why.html", "--json", path).code == 2
    assert newsroom.feedsvc("explain", "--why-not", "  ", path).code == 2
    done = newsroom.feedsvc("explain", "--html", str(newsroom.folder / "nowhere" / "why.html"), path)
    assert done.code == 1
    assert "cannot be written" in done.err


def test_a_dump_of_several_articles_is_explained_article_by_article(newsroom: Newsroom) -> None:
    rule = "\n" + "=" * 60 + "\n"
    path = newsroom.drop("two.txt", story() + rule + story("Night market moves under the arches", day=14))
    told = newsroom.feedsvc("explain", "--json", str(path)).json_lines
    assert [one["file"].rpartition("#")[2] for one in told] == ["1", "2"]
    assert any(line["text"] == "Night market moves under the arches" for line in told[1]["lines"])


def test_without_any_configuration_a_file_is_explained_all_the_same(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "feedsvc", "explain", "--why-not", "Renn said", "-"], input=story(), capture_output=True,
        text=True, cwd=tmp_path, check=True, env={**os.environ, "PYTHONPATH": str(ROOT)},
    )  # fmt: skip
    assert "The text is in the body" in done.stdout
