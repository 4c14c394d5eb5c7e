"""Claims on learning: what stands in every dump of a source leaves the next one's text, and can be had back."""

from __future__ import annotations

import shlex
import sqlite3
from contextlib import closing

import pytest

from tests.journeys.newsroom import CONFIG, Newsroom

APPEAL = (
    "The Herald has reported from this coast for ninety years without an owner to please. If that is worth "
    "something to you, a crown a week keeps our boats and our reporters out at sea."
)
PLACES = (
    "Ostrey", "Calder Reach", "Vannick", "Tolm Bridge", "Sallow Island", "Upper Merrow", "Brint", "Kestle",
    "Gullhaven", "Marrin Point", "Dunwick", "Pell Sands", "Harrow Quay", "Leam",
)  # fmt: skip


def dump(number: int, *, appeal: str = APPEAL) -> str:
    """Return an invented story with the newspaper's appeal between its third and its fourth paragraph."""
    place = PLACES[number]
    return f"""Library boat returns to {place} after a winter of repairs

By Mara Quill

{number + 1} November 2026

{place.upper()} (Selwyn Wire) - The library boat tied up at {place} on Monday with {900 + number} books on board, the first to
reach the village since the ice broke its rudder.

Children from the school at {place} had waited on the pier since breakfast, said their teacher, who had promised them no
arithmetic until the last book was ashore.

"People in {place} ask for atlases and for recipes, in that order," said the librarian, Orla Finch, who has made the
round for {number + 3} years.

{appeal}

The boat leaves {place} again on Thursday, if the wind allows it, and is expected back before the spring fair opens.
"""


def body(newsroom: Newsroom, name: str) -> str:
    (line,) = newsroom.feedsvc("preview", "--json", str(newsroom.inbox / name)).json_lines
    return str(line["body_text"])


@pytest.fixture
def taught(newsroom: Newsroom) -> Newsroom:
    """A newsroom that has read ten dumps with one appeal in all of them."""
    for number in range(10):
        newsroom.drop(f"boat-{number}.txt", dump(number))
    assert newsroom.feedsvc("once").code == 0
    return newsroom


def damage(newsroom: Newsroom, statement: str) -> None:
    """Change the store behind feedsvc's back."""
    with closing(sqlite3.connect(newsroom.folder / "herald.db")) as connection:
        connection.execute(statement)
        connection.commit()


def stored(newsroom: Newsroom, name: str) -> str:
    item = next(item for item in newsroom.feed()["items"] if PLACES[int(name)] in item["title"])
    return str(item["content_html"])


def test_a_paragraph_that_stands_in_ten_dumps_leaves_the_eleventh(taught: Newsroom) -> None:
    assert "ninety years" in stored(taught, "9")
    taught.drop("boat-10.txt", dump(10))
    assert taught.feedsvc("once").code == 0
    eleventh = stored(taught, "10")
    assert "ninety years" not in eleventh
    assert "atlases" in eleventh
    assert "expected back" in eleventh
    # What is stored already stays as it was read.
    assert "ninety years" in stored(taught, "9")


def test_explain_says_that_the_line_was_learned_and_from_how_many(taught: Newsroom) -> None:
    path = taught.drop("boat-10.txt", dump(10))
    (line,) = taught.feedsvc("explain", "--json", str(path)).json_lines
    (learned,) = [item for item in line["dropped"] if item["rule"] == "learned-chrome"]
    assert learned["text"] == APPEAL
    assert learned["why"] == "stands in 10 of the source's 10 last articles"


def test_learned_lists_the_line_and_forget_brings_it_back_for_good(taught: Newsroom) -> None:
    taught.drop("boat-10.txt", dump(10))
    listed = taught.feedsvc("learned", "desk", "--json").json
    assert listed["articles"] == 10
    (line,) = listed["lines"]
    assert line == {"id": line["id"], "line": APPEAL, "seen": 10, "of": 10, "role": "text"}
    assert "ninety years" in taught.feedsvc("learned", "desk").out
    done = taught.feedsvc("forget", "desk", "NINETY YEARS", "--json")
    assert done.json == {"source": "desk", "forgotten": [APPEAL]}
    assert "ninety years" in body(taught, "boat-10.txt")
    assert taught.feedsvc("once").code == 0
    listed = taught.feedsvc("learned", "desk", "--json").json
    assert (listed["articles"], listed["lines"], listed["spared"]) == (11, [], [APPEAL])


def test_forget_without_a_text_starts_anew_and_leaves_what_was_spared(taught: Newsroom) -> None:
    damage(taught, "INSERT INTO spared_lines VALUES ('desk', 'Follow us on the ferry')")
    done = taught.feedsvc("forget", "desk", "--json").json
    assert done == {
        "source": "desk", "forgotten": [APPEAL], "articles": 10, "spared": ["Follow us on the ferry"],
    }  # fmt: skip
    assert "1 lines stay spared: `feedsvc forget desk --spared`" in taught.feedsvc("forget", "desk").out
    assert taught.feedsvc("forget", "desk", "--spared", "--json").json["unspared"] == [
        "Follow us on the ferry"
    ]
    assert taught.feedsvc("learned", "desk", "--json").json == {
        "source": "desk", "articles": 0, "lines": [], "spared": [],
    }  # fmt: skip
    taught.drop("boat-10.txt", dump(10))
    assert "ninety years" in body(taught, "boat-10.txt")


def test_a_line_whose_text_is_not_stored_is_forgotten_by_its_id(taught: Newsroom) -> None:
    damage(taught, "UPDATE entries SET body = replace(body, 'ninety years', 'ninety winters')")
    (line,) = taught.feedsvc("learned", "desk", "--json").json["lines"]
    assert line["line"] is None
    shown = taught.feedsvc("learned", "desk").out
    assert line["id"] in shown
    assert "its text is not stored" in shown
    assert taught.feedsvc("forget", "desk", line["id"].upper()).code == 0
    assert taught.feedsvc("learned", "desk", "--json").json["lines"] == []
    taught.drop("boat-10.txt", dump(10))
    assert "ninety years" in body(taught, "boat-10.txt")


def test_a_damaged_lesson_stops_neither_a_poll_nor_forgetting(taught: Newsroom) -> None:
    damage(taught, "UPDATE lessons SET body = x'00' WHERE number = 1")
    taught.drop("boat-10.txt", dump(10))
    done = taught.feedsvc("once")
    assert done.code == 0, done.err
    assert "lesson skipped" in done.err
    assert "ninety years" not in stored(taught, "10")
    assert taught.feedsvc("reprocess").code == 0
    damage(taught, "UPDATE entries SET body = '{'")
    done = taught.feedsvc("forget", "desk", "--json")
    assert (done.code, done.json["articles"]) == (0, 11)
    assert "what is forgotten cannot be told" in done.err


def test_what_explain_advises_is_forgotten_as_it_is_pasted(newsroom: Newsroom) -> None:
    appeal = "The Herald's boats aren't cheap: if you can, give a crown a week for 'the reporters' at sea, won't you?"
    for number in range(10):
        newsroom.drop(f"boat-{number}.txt", dump(number, appeal=appeal))
    newsroom.feedsvc("once")
    path = newsroom.drop("boat-10.txt", dump(10, appeal=appeal))
    (told,) = newsroom.feedsvc("explain", str(path), "--why-not", "boats aren't cheap", "--json").json_lines
    (advised,) = [line for line in told["advice"] if line.startswith("`feedsvc forget")]
    words = shlex.split(advised[1:].partition("` has")[0])
    assert newsroom.feedsvc(*words[1:], "--json").json["forgotten"] == [appeal]


def test_forget_names_what_it_cannot_find(taught: Newsroom) -> None:
    done = taught.feedsvc("forget", "desk", "no such line")
    assert done.code == 1
    assert "no learned line holds that text" in done.err
    assert taught.feedsvc("learned", "wire").code == 1


def test_edits_copies_and_files_read_again_teach_once(newsroom: Newsroom) -> None:
    for number in range(2):
        newsroom.drop(f"boat-{number}.txt", dump(number))
        newsroom.drop(f"copy-of-{number}.txt", dump(number))
    assert newsroom.feedsvc("once").code == 0
    for number in range(2):
        newsroom.drop(f"boat-{number}.txt", dump(number) + "\nThe fair opens on the ninth of May.\n", age=30)
    assert newsroom.feedsvc("once").code == 0
    listed = newsroom.feedsvc("learned", "desk", "--json").json
    assert (listed["articles"], listed["lines"]) == (2, [])


def test_the_order_in_which_one_poll_meets_its_files_changes_nothing(newsroom: Newsroom) -> None:
    for number in range(12):
        newsroom.drop(f"boat-{number}.txt", dump(number))
    assert newsroom.feedsvc("once").code == 0
    bodies = [item["content_html"] for item in newsroom.feed()["items"]]
    assert all("ninety years" in text for text in bodies)


def test_a_source_that_may_not_learn_does_not(newsroom: Newsroom) -> None:
    text = CONFIG.format(port=newsroom.port).replace("settle: 0s", "settle: 0s, learn: false")
    newsroom.config.write_text(text)
    for number in range(10):
        newsroom.drop(f"boat-{number}.txt", dump(number))
    assert newsroom.feedsvc("once").code == 0
    assert newsroom.feedsvc("learned", "desk", "--json").json["articles"] == 0
    newsroom.drop("boat-10.txt", dump(10))
    assert "ninety years" in body(newsroom, "boat-10.txt")
