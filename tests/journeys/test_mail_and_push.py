"""Mail and pushes, from the configuration to the feed: real processes, a real service."""

from __future__ import annotations

import mailbox
from datetime import UTC, datetime
from email.message import EmailMessage
from pathlib import Path

import httpx

from feedsvc.fetch.spool import Pushed, keep
from tests.journeys.newsroom import Newsroom, story

TOKEN = "a-token-of-the-harbour-office"


def configure(newsroom: Newsroom, source: str) -> None:
    text = newsroom.config.read_text()
    newsroom.config.write_text(text.replace("  desk: {folder: inbox, every: 1s, settle: 0s}", f"  {source}"))


def letter(subject: str, number: int) -> EmailMessage:
    message = EmailMessage()
    message["From"] = "Mira Solano <mira@courier.example>"
    message["To"] = "newsdesk@herald.example"
    message["Subject"] = subject
    message["Date"] = f"Fri, 20 Nov 2026 0{number}:30:00 +0000"
    message["Message-ID"] = f"<{number}@courier.example>"
    message.set_content(
        f"{subject}, the harbour office of Port Selwyn said on Friday morning, and asked skippers to keep away.\n\n"
        f"Boat number {number} will stay at the fish quay until the pilots have looked at it, which may take until Monday "
        "or Tuesday, and nobody at the office would say what that means for the ferries.\n\n-- \nMira Solano\nCourier\n"
    )
    return message


def test_each_message_of_a_maildir_is_an_entry_once_wherever_it_is_moved(
    newsroom: Newsroom, tmp_path: Path
) -> None:
    box = mailbox.Maildir(tmp_path / "mail", create=True)
    for number, subject in enumerate(("Buoy adrift off the mole", "Crane stands still"), 1):
        box.add(letter(subject, number))
    configure(newsroom, f"letters: {{mailbox: {tmp_path}/mail}}")
    (source,) = newsroom.feedsvc("once", "--json").json["sources"]
    assert (source["new"], source["error"], source["rejected"]) == (2, None, [])
    items = {item["title"]: item for item in newsroom.feed()["items"]}
    assert set(items) == {"Buoy adrift off the mole", "Crane stands still"}
    assert items["Crane stands still"]["authors"] == [{"name": "Mira Solano"}]
    assert "Courier" not in items["Crane stands still"]["content_html"]
    for key, message in box.iteritems():
        message.set_subdir("cur")
        message.add_flag("S")
        box[key] = message
    (source,) = newsroom.feedsvc("once", "--json").json["sources"]
    assert (source["new"], source["changed"]) == (0, 0)
    # Also where it was moved to, an entry's message is found.
    for entry in newsroom.entries():
        assert "is gone or was changed" not in newsroom.feedsvc("explain", entry["slug"]).out


def test_what_is_pushed_is_published_and_pushing_it_again_changes_nothing(newsroom: Newsroom) -> None:
    configure(newsroom, f"partners: {{push: {{token: {TOKEN}}}}}")
    bearer = {"Authorization": f"Bearer {TOKEN}"}
    with newsroom.service() as process:
        door = f"{newsroom.base}/push/partners"
        assert httpx.post(door, content=story()).status_code == 401
        assert httpx.post(door, content=story(), headers={"Authorization": "Bearer wrong"}).status_code == 401
        first = httpx.post(door, content=story(), headers=bearer)
        assert first.status_code == 202, first.text
        newsroom.wait(lambda: len(newsroom.feed()["items"]) == 1, process=process)
        again = httpx.post(door, content=story(), headers=bearer)
        assert (again.status_code, again.json()["place"]) == (202, first.json()["place"])
        other = story(
            "Night ferry returns in spring",
            lead="The night ferry to Port Merrow returns in spring, it was said.",
        )
        assert httpx.post(door, content=other, headers=bearer).status_code == 202
        newsroom.wait(lambda: len(newsroom.feed()["items"]) == 2, process=process)
        assert len(newsroom.feed()["items"]) == 2
    assert TOKEN not in newsroom.log()
    assert TOKEN not in newsroom.feedsvc("status", "--json").out


def test_what_was_kept_when_the_service_was_killed_is_read_when_it_starts(newsroom: Newsroom) -> None:
    configure(newsroom, f"partners: {{push: {{token: {TOKEN}}}, every: 1d}}")
    assert newsroom.feedsvc("once").code == 0
    keep(str(newsroom.folder / "push" / "partners"), Pushed(body=story().encode()), now=datetime.now(UTC))
    with newsroom.service() as process:
        newsroom.wait(lambda: len(newsroom.feed()["items"]) == 1, process=process)


def test_reprocess_leaves_what_was_fetched_and_reads_what_was_pushed(newsroom: Newsroom) -> None:
    configure(newsroom, f"partners: {{push: {{token: {TOKEN}}}}}\n  far: {{page: 'https://far.example/'}}")
    with newsroom.service() as process:
        httpx.post(
            f"{newsroom.base}/push/partners", content=story(), headers={"Authorization": f"Bearer {TOKEN}"}
        )
        newsroom.wait(lambda: len(newsroom.feed()["items"]) == 1, process=process)
    done = newsroom.feedsvc("reprocess", "--diff")
    assert done.code == 0, done.err
