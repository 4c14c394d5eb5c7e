"""Claims on rules that an operator adds later: looked at first, then applied to what is stored, ids unchanged."""

from __future__ import annotations

import json
import sqlite3
import subprocess
import sys

import httpx

from tests.journeys.newsroom import ROOT, Done, Newsroom, story

BEGGING = (
    "Become a member of the Selwyn Herald and read all that we write about the town, every day of the week."
)
OTHER = """Night market moves under the railway arches

Business

By Samir Dastan

14 November 2026

KARROW, Nov 14 (Selwyn Wire) - Forty stalls of the Friday night market are to move under the railway arches of Karrow from
next month, because the old car park is being dug up for a new water main.

Traders drew lots for the pitches on Saturday. Those nearest the station stairs went first, and a seller of pickled
lemons who won one of them said she would not have swapped it for a shop.

The railway has promised lights and a dry floor, and asks a rent of nine crowns an evening in return. The market's
association called that fair, and said it would sign for five years.
"""


def begging(text: str) -> str:
    """Return a story with an appeal among its paragraphs."""
    head, mark, tail = text.partition("The work is to begin")
    return f"{head}{BEGGING}\n\n{mark}{tail}"


def rule(newsroom: Newsroom, rules: str) -> None:
    """Give the desk a rule, in place of the former one."""
    desk = f"desk: {{folder: inbox, every: 1s, settle: 0s, {rules}}}"
    lines = newsroom.config.read_text().split("\n")
    shown = [f"  {desk}" if line.startswith("  desk:") else line for line in lines]
    newsroom.config.write_text("\n".join(shown))


def outcomes(done: Done) -> tuple[list[dict[str, object]], dict[str, int]]:
    *told, last = done.json_lines
    return told, last["summary"]


def published(newsroom: Newsroom) -> list[tuple[str, str, str]]:
    """Return what feeds tell of each entry beside its text: id, address, date of the last change."""
    return [(item["id"], item["url"], item["date_modified"]) for item in newsroom.feed()["items"]]


def test_a_changed_rule_is_looked_at_then_applied_and_no_id_or_date_moves(newsroom: Newsroom) -> None:
    newsroom.drop("wall.txt", begging(story()))
    newsroom.drop("market.txt", OTHER)
    newsroom.feedsvc("once")
    before, count = published(newsroom), len(newsroom.entries())
    assert any(BEGGING in item["content_html"] for item in newsroom.feed()["items"])
    rule(newsroom, "drop: ['^Become a member']")

    looked = newsroom.feedsvc("preview", "desk", "--diff", "--json")
    told, counts = outcomes(looked)
    assert looked.code == 0, looked.err
    assert counts == {"changed": 1, "new": 0, "rejected": 0, "left": 0, "same": 1}
    assert [(one["kind"], one["file"]) for one in told] == [("changed", "wall.txt")]
    body = told[0]["differences"]["body"]  # type: ignore[index]
    assert [line for line in body["before"] if line not in body["after"]] == [BEGGING]
    assert outcomes(newsroom.feedsvc("reprocess", "--diff", "--json")) == (told, counts)
    assert any(BEGGING in item["content_html"] for item in newsroom.feed()["items"])

    done = newsroom.feedsvc("reprocess", "desk")
    assert done.code == 0, done.err
    assert "1 changed" in done.out
    assert not any(BEGGING in item["content_html"] for item in newsroom.feed()["items"])
    assert published(newsroom) == before
    assert [entry["revision"] for entry in newsroom.entries()].count(2) == 1
    assert len(newsroom.entries()) == count

    assert outcomes(newsroom.feedsvc("reprocess", "--json"))[1]["same"] == 2
    assert newsroom.feedsvc("once", "--json").json["sources"][0]["changed"] == 0


def test_the_difference_is_shown_as_lines_taken_and_added(newsroom: Newsroom) -> None:
    newsroom.drop("wall.txt", begging(story()))
    newsroom.feedsvc("once")
    rule(newsroom, "drop: ['^Become a member'], case: title")
    shown = newsroom.feedsvc("preview", "desk", "--diff").out
    assert "  - Council votes to mend the harbour wall\n  + Council Votes to Mend the Harbour Wall" in shown
    assert f"  - {BEGGING}" in shown
    assert shown.splitlines()[-1] == "1 changed"
    assert "\x1b" not in shown
    assert "\x1b[" in newsroom.feedsvc("reprocess", "--diff", env={"FORCE_COLOR": "1", "NO_COLOR": ""}).out


def test_every_rule_of_a_source_reaches_the_feed(newsroom: Newsroom) -> None:
    newsroom.drop("wall.txt", "SLUG 77\n\n" + begging(story()) + "\nHEADLINE: Council mends the wall\n")
    newsroom.feedsvc("once")
    rule(
        newsroom,
        "drop: ['^Become a member', '^SLUG'], keep: ['^SLUG 7'], title: {pattern: '^HEADLINE: (.+)$'}, "
        "dateline: drop, case: title, categories: [Harbour]",
    )
    assert newsroom.feedsvc("reprocess").code == 0
    (item,) = newsroom.feed()["items"]
    assert item["title"] == "Council Mends the Wall"
    assert item["content_html"].startswith("<p>SLUG 77</p>")
    assert BEGGING not in item["content_html"]
    assert "PORT SELWYN, Nov 12" not in item["content_html"]
    assert item["_feedsvc"]["dateline"] == "PORT SELWYN"
    assert item["tags"] == ["Harbour", "World"]
    (explained,) = newsroom.feedsvc("explain", "--json", "wall.txt").json_lines
    assert [line["why"] for line in explained["dropped"] if line["rule"] == "dropped-by-operator"] == [
        "the source drops what matches ^Become a member"
    ]


def test_one_entry_alone_may_be_read_again(newsroom: Newsroom) -> None:
    newsroom.drop("wall.txt", story())
    newsroom.drop("market.txt", OTHER)
    newsroom.feedsvc("once")
    rule(newsroom, "case: title")
    told, counts = outcomes(newsroom.feedsvc("reprocess", "market.txt", "--json"))
    assert (len(told), counts["changed"], counts["same"]) == (1, 1, 0)
    assert sorted(entry["title"] for entry in newsroom.entries()) == [
        "Council votes to mend the harbour wall",
        "Night Market Moves Under the Railway Arches",
    ]
    assert newsroom.feedsvc("reprocess", "nothing-of-the-kind").code == 1


def test_an_entry_whose_dump_is_not_to_be_had_stays_and_says_why(newsroom: Newsroom) -> None:
    gone = newsroom.drop("gone.txt", begging(story()))
    newsroom.drop("latest.txt", OTHER)
    newsroom.drop(
        "edited.txt",
        begging(
            story(
                "Ferry pier to close for a week",
                lead="The ferry company of Karrow is to close its pier for a week in spring, so that divers can look at the piles.",
            )
        ),
    )
    newsroom.feedsvc("once")
    gone.unlink()
    newsroom.drop(
        "edited.txt", "An edit that no poll has seen yet, so that it is the next one's to read.", age=30
    )
    rule(newsroom, "drop: ['^Become a member'], case: title")
    told, counts = outcomes(newsroom.feedsvc("reprocess", "--json"))
    assert {one["file"]: one["reason"] for one in told if one["kind"] == "left"} == {
        "gone.txt": "gone.txt is gone",
        "edited.txt": "edited.txt was changed since it was read: the next poll reads it",
    }
    assert counts["changed"] == 1
    assert sum(BEGGING in item["content_html"] for item in newsroom.feed()["items"]) == 2


def test_a_renamed_file_is_found_and_one_used_again_is_no_dump_of_its_first_article(
    newsroom: Newsroom,
) -> None:
    path = newsroom.drop("wall.txt", begging(story()))
    newsroom.drop(
        "latest.txt",
        begging(
            story(
                "Ferry pier to close",
                lead="Divers are to look at the piles of the ferry pier of Karrow for a week in spring.",
            )
        ),
    )
    newsroom.feedsvc("once")
    path.rename(newsroom.inbox / "harbour-wall.txt")
    newsroom.drop("latest.txt", OTHER, age=30)
    newsroom.feedsvc("once")
    rule(newsroom, "drop: ['^Become a member']")
    told, counts = outcomes(newsroom.feedsvc("reprocess", "--json"))
    assert {one["file"]: one["kind"] for one in told} == {"harbour-wall.txt": "changed", "latest.txt": "left"}
    assert counts == {"changed": 1, "new": 0, "rejected": 0, "left": 1, "same": 1}


def test_what_the_rules_reject_is_kept_unless_it_is_to_be_withdrawn(newsroom: Newsroom) -> None:
    newsroom.drop("wall.txt", story())
    newsroom.drop("market.txt", OTHER)
    newsroom.feedsvc("once")
    rule(newsroom, "drop: ['(?i)harbour|council|crowns|patch|boats|survey|pilot|Nov|World|Mara']")
    counts = outcomes(newsroom.feedsvc("reprocess", "--json"))[1]
    assert counts["rejected"] == 1
    assert len(newsroom.feed()["items"]) == 2
    assert newsroom.feedsvc("reprocess", "--withdraw").code == 0
    assert len(newsroom.feed()["items"]) == 1
    rule(newsroom, "recursive: false")
    assert outcomes(newsroom.feedsvc("reprocess", "--json"))[1]["new"] == 0
    assert len(newsroom.feed()["items"]) == 1


def test_files_that_were_no_article_are_looked_at_again(newsroom: Newsroom) -> None:
    rule(newsroom, "drop: ['[a-z]']")
    newsroom.drop("wall.txt", story())
    newsroom.drop("copy.txt", story())
    newsroom.feedsvc("once")
    assert newsroom.entries() == []
    rule(newsroom, "drop: ['^Become a member']")
    told, counts = outcomes(newsroom.feedsvc("reprocess", "--diff", "--json"))
    assert (counts["new"], [one["entry"] for one in told]) == (1, [None])
    assert newsroom.entries() == []
    assert outcomes(newsroom.feedsvc("reprocess", "--json"))[1]["new"] == 1
    assert len(newsroom.feed()["items"]) == 1
    assert newsroom.feedsvc("status", "--json").json["rejected"] == []
    assert newsroom.feedsvc("once", "--json").json["sources"][0]["new"] == 0


def test_articles_of_one_dump_keep_their_ids_however_its_text_is_cut(newsroom: Newsroom) -> None:
    lines = [
        {"title": f"Pier {number} reopens", "text": f"The pier number {number} of the port reopens on Monday after months of work by {number * 7} divers.\n\n{BEGGING}"}
        for number in range(1, 6)
    ]  # fmt: skip
    newsroom.drop("wire.jsonl", "\n".join(map(json.dumps, lines)))
    newsroom.feedsvc("once")
    before = {entry["file"]: entry["id"] for entry in newsroom.entries()}
    (withdrawn,) = [entry for entry in newsroom.entries() if entry["file"] == "wire.jsonl#2"]
    newsroom.feedsvc("kill", withdrawn["id"])
    rule(newsroom, "drop: ['^Become a member'], title: {pattern: '^(Pier .)'}")
    counts = outcomes(newsroom.feedsvc("reprocess", "--json"))[1]
    assert counts == {"changed": 4, "new": 0, "rejected": 0, "left": 0, "same": 0}
    after = {entry["file"]: entry["id"] for entry in newsroom.entries()}
    assert after == {file: entry_id for file, entry_id in before.items() if file != "wire.jsonl#2"}
    assert not any(BEGGING in item["content_html"] for item in newsroom.feed()["items"])


def test_a_running_service_publishes_what_was_read_again(newsroom: Newsroom) -> None:
    newsroom.drop("wall.txt", begging(story()))
    with newsroom.service():
        newsroom.wait(lambda: BEGGING in httpx.get(f"{newsroom.base}/feeds/all.json").text)
        before = httpx.get(f"{newsroom.base}/feeds/all.atom")
        rule(newsroom, "drop: ['^Become a member']")
        done = newsroom.feedsvc("reprocess")
        assert "the running service" in done.out
        newsroom.wait(lambda: BEGGING not in httpx.get(f"{newsroom.base}/feeds/all.atom").text)
        after = httpx.get(f"{newsroom.base}/feeds/all.atom")
        assert after.headers["etag"] != before.headers["etag"]
        assert after.headers["last-modified"] >= before.headers["last-modified"]
        assert newsroom.feedsvc("reprocess", "--json").json_lines[-1]["summary"]["same"] == 1


def test_the_former_reading_is_kept_with_the_time_it_was_replaced(newsroom: Newsroom) -> None:
    newsroom.drop("wall.txt", begging(story()))
    newsroom.feedsvc("once")
    (entry,) = newsroom.entries()
    rule(newsroom, "drop: ['^Become a member']")
    newsroom.feedsvc("reprocess")
    connection = sqlite3.connect(newsroom.folder / "herald.db")
    ((body, replaced),) = connection.execute("SELECT body, replaced_at FROM revisions").fetchall()
    connection.close()
    assert BEGGING in body
    assert replaced > entry["updated"]
    (now,) = newsroom.entries()
    assert now["updated"] == entry["updated"]


def test_a_reader_of_the_output_that_goes_away_ends_the_telling_and_not_the_work(newsroom: Newsroom) -> None:
    for number in range(3):
        lead = f"The harbour office counted {number * 37} boats in month {number} of its survey, and found none adrift."
        newsroom.drop(f"{number}.txt", begging(story(f"Survey {number} of the harbour", lead=lead)))
    newsroom.feedsvc("once")
    rule(newsroom, "drop: ['^Become a member']")
    process = subprocess.Popen(
        [sys.executable, "-m", "feedsvc", "reprocess", "-c", str(newsroom.config)],
        cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    )  # fmt: skip
    assert process.stdout is not None
    process.stdout.close()
    assert process.stderr is not None
    told = process.stderr.read()
    process.stderr.close()
    assert process.wait(timeout=60) == 1, told
    assert told == b""
    assert {entry["revision"] for entry in newsroom.entries()} == {2}
    assert not any(BEGGING in item["content_html"] for item in newsroom.feed()["items"])


def test_a_lock_that_cannot_be_had_is_not_taken_for_a_running_service(newsroom: Newsroom) -> None:
    newsroom.drop("wall.txt", begging(story()))
    newsroom.feedsvc("once")
    rule(newsroom, "drop: ['^Become a member']")
    lock = newsroom.folder / "herald.db.lock"
    lock.unlink()
    lock.mkdir()
    done = newsroom.feedsvc("reprocess")
    assert done.code == 1
    assert "cannot be locked" in done.err
    assert "running service" not in done.out
    assert newsroom.feedsvc("kill", "wall.txt").code == 1
    assert [entry["revision"] for entry in newsroom.entries()] == [1]
