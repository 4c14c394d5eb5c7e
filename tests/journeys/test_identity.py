"""Claims on entries that keep their identity, by the real commands on real files."""

from __future__ import annotations

import os

from tests.journeys.newsroom import Newsroom, story


def once(newsroom: Newsroom) -> dict[str, int]:
    report = newsroom.feedsvc("once", "--json").json["sources"][0]
    return {key: report[key] for key in ("new", "changed")}


def test_reading_an_unchanged_folder_again_does_nothing(newsroom: Newsroom) -> None:
    newsroom.drop("wall.txt", story())
    assert once(newsroom) == {"new": 1, "changed": 0}
    before = {path: path.stat().st_ino for path in newsroom.public.rglob("*") if path.is_file()}
    again = newsroom.feedsvc("once", "--json").json
    assert again["sources"][0]["read"] == 0
    assert again["build"]["rendered"] == 0
    assert {path: path.stat().st_ino for path in newsroom.public.rglob("*") if path.is_file()} == before


def test_an_edited_file_keeps_its_id_and_moves_updated(newsroom: Newsroom) -> None:
    newsroom.drop("wall.txt", story())
    once(newsroom)
    (first,) = newsroom.entries()
    newsroom.drop("wall.txt", story("Council votes five million to mend the harbour wall"), age=30)
    assert once(newsroom) == {"new": 0, "changed": 1}
    (second,) = newsroom.entries()
    assert (second["id"], second["slug"], second["revision"]) == (first["id"], first["slug"], 2)
    assert second["updated"] > first["updated"]
    assert second["title"].startswith("Council votes five million")


def test_a_renamed_file_and_a_copy_find_the_same_entry(newsroom: Newsroom) -> None:
    path = newsroom.drop("wall.txt", story())
    once(newsroom)
    (first,) = newsroom.entries()
    path.rename(newsroom.inbox / "harbour-wall.txt")
    assert once(newsroom) == {"new": 0, "changed": 0}
    newsroom.drop("copy of harbour-wall.txt", story())
    assert once(newsroom) == {"new": 0, "changed": 0}
    (same,) = newsroom.entries()
    assert (same["id"], same["updated"]) == (first["id"], first["updated"])


def test_a_renamed_file_that_is_edited_later_still_is_the_same_entry(newsroom: Newsroom) -> None:
    path = newsroom.drop("wall.txt", story())
    once(newsroom)
    (first,) = newsroom.entries()
    path.rename(newsroom.inbox / "harbour-wall.txt")
    once(newsroom)
    newsroom.drop("harbour-wall.txt", story() + "\nThe ferry company said it had not been asked.\n", age=20)
    assert once(newsroom) == {"new": 0, "changed": 1}
    (same,) = newsroom.entries()
    assert same["id"] == first["id"]


def test_a_touched_file_changes_nothing(newsroom: Newsroom) -> None:
    path = newsroom.drop("wall.txt", story())
    once(newsroom)
    (first,) = newsroom.entries()
    os.utime(path)
    assert once(newsroom) == {"new": 0, "changed": 0}
    assert newsroom.entries() == [first]


def test_a_deleted_file_leaves_its_entry(newsroom: Newsroom) -> None:
    path = newsroom.drop("wall.txt", story())
    once(newsroom)
    path.unlink()
    once(newsroom)
    assert len(newsroom.feed()["items"]) == 1


def test_a_file_name_used_again_for_another_article_is_a_new_entry(newsroom: Newsroom) -> None:
    newsroom.drop("latest.txt", story())
    once(newsroom)
    other = """Night market moves under the railway arches

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
    newsroom.drop("latest.txt", other, age=20)
    assert once(newsroom) == {"new": 1, "changed": 0}
    assert len(newsroom.entries()) == 2


def test_a_withdrawn_entry_stays_withdrawn_however_often_its_file_comes_back(newsroom: Newsroom) -> None:
    newsroom.drop("wall.txt", story())
    once(newsroom)
    (first,) = newsroom.entries()
    done = newsroom.feedsvc("kill", first["slug"])
    assert done.code == 0, done.err
    newsroom.drop("wall.txt", story("Council votes five million to mend the harbour wall"), age=30)
    newsroom.drop("copy.txt", story())
    assert once(newsroom) == {"new": 0, "changed": 0}
    assert newsroom.feed()["items"] == []
    atom = (newsroom.public / "feeds" / "all.atom").read_text()
    assert f'ref="{first["id"]}"' in atom
    assert "harbour wall" not in (newsroom.public / "e" / first["slug"] / "index.html").read_text()


def test_an_undated_entry_keeps_its_place_by_when_it_was_first_seen(newsroom: Newsroom) -> None:
    undated = story().replace("12 November 2026\n\n", "").replace(", Nov 12", "")
    path = newsroom.drop("wall.txt", undated)
    once(newsroom)
    (first,) = newsroom.entries()
    assert first["published"] is None
    os.utime(path)
    newsroom.drop("copy.txt", undated)
    once(newsroom)
    (again,) = newsroom.entries()
    assert again["first_seen"] == first["first_seen"]
    assert newsroom.feed()["items"][0]["date_published"][:19] == first["first_seen"][:19]
