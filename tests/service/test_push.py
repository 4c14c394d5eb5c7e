"""``POST /push/SOURCE``: who may, what is taken, and that a push which was answered is kept."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import httpx
import pytest

from feedsvc.errors import SpoolError
from feedsvc.fetch import spool
from feedsvc.kinds.push import PushOptions
from feedsvc.model.source import HouseStyle, Interval, Site, Source
from feedsvc.service.health import Health
from feedsvc.service.push import GUESSES, OF_ONE, PushDoor
from feedsvc.service.shelf import Shelf
from feedsvc.service.web import WebSite, web_app

TOKEN = "harbour-lights-7-quay"
OTHER = "another-token-of-the-quay"
STORY = b"The night ferry runs again from Monday."


async def refuse() -> str | None:
    return "not now"


@dataclass
class House:
    """A service's door with two push sources and a folder."""

    folder: Path
    sources: tuple[Source, ...]
    now: datetime = datetime(2026, 3, 14, 9, 30, tzinfo=UTC)
    arrived: list[str] = field(default_factory=list)
    patience: float = 5.0

    def door(self) -> PushDoor:
        return PushDoor(
            sources=lambda: self.sources,
            arrived=self.arrived.append,
            clock=lambda: self.now,
            patience=self.patience,
        )

    def client(self) -> httpx.AsyncClient:
        door = self.door()
        site = WebSite(site=Site(title="Selwyn Herald", url="https://herald.example"), first_feed=None)
        shelf = Shelf(self.folder / "public", page_csp="default-src 'none'")
        app = web_app(
            shelf=shelf, health=Health(is_built=True), web_site=site, reload=refuse, reload_token=None, push=door
        )  # fmt: skip
        headers = {"authorization": f"Bearer {TOKEN}"}
        return httpx.AsyncClient(
            transport=httpx.ASGITransport(app), base_url="http://evil.example", headers=headers
        )

    def kept(self, key: str = "wire") -> list[bytes]:
        folder = self.folder / "push" / key
        return (
            [path.read_bytes() for path in sorted(folder.iterdir()) if path.is_file()]
            if folder.is_dir()
            else []
        )


def source(folder: Path, key: str, options: object = None, *, max_bytes: int = 10_000_000) -> Source:
    return Source(
        key=key, kind="push", location=str(folder / "push" / key), every=Interval(seconds=300),
        style=HouseStyle(source=key), options=options, max_bytes=max_bytes,
    )  # fmt: skip


@pytest.fixture
def house(tmp_path: Path) -> House:
    return House(
        tmp_path,
        (
            source(tmp_path, "wire", PushOptions(token=TOKEN), max_bytes=1000),
            source(tmp_path, "council", PushOptions(token=OTHER)),
            source(tmp_path, "desk"),
        ),
    )


async def test_a_push_is_kept_before_it_is_answered_and_its_source_is_told(house: House) -> None:
    async with house.client() as client:
        answer = await client.post("/push/wire", content=STORY, headers={"content-type": "text/plain"})
    assert answer.status_code == 202
    told = answer.json()
    assert (told["source"], told["bytes"]) == ("wire", len(STORY))
    assert (house.folder / "push/wire" / told["place"]).read_bytes() == STORY
    assert house.arrived == ["wire"]
    assert answer.headers["cache-control"] == "no-store"
    assert "access-control-allow-origin" not in answer.headers


async def test_the_same_push_under_the_same_key_gets_the_same_answer_and_is_kept_once(house: House) -> None:
    key = {"idempotency-key": '"ferry-7"'}
    async with house.client() as client:
        answers = [await client.post("/push/wire", content=STORY, headers=key) for _ in range(3)]
        reused = await client.post("/push/wire", content=STORY + b" Or not.", headers=key)
        house.now += timedelta(hours=25)
        later = await client.post("/push/wire", content=STORY + b" Or not.", headers=key)
    assert {(answer.status_code, answer.text) for answer in answers} == {(202, answers[0].text)}
    assert (reused.status_code, later.status_code) == (422, 202)
    assert len(house.kept()) == 2


async def test_pushes_of_one_key_at_the_same_time_are_one(house: House) -> None:
    async with house.client() as client:
        answers = await asyncio.gather(
            *(
                client.post("/push/wire", content=body, headers={"idempotency-key": "ferry-7"})
                for body in (STORY, b"Another story.")
            )
        )
    assert sorted(answer.status_code for answer in answers) == [202, 422]
    assert len(house.kept()) == 1


@pytest.mark.parametrize(
    ("path", "token", "status"),
    [
        ("/push/wire", None, 401),
        ("/push/wire", "Basic aGE6aGE=", 401),
        ("/push/wire", "Bearer wrong-token-of-somebody", 401),
        ("/push/wire", f"Bearer {TOKEN}x", 401),
        ("/push/wire", "Bearer ", 401),
        ("/push/nowhere", "Bearer wrong-token-of-somebody", 401),
        ("/push/council", f"Bearer {TOKEN}", 403),
        ("/push/nowhere", f"Bearer {TOKEN}", 403),
        ("/push/desk", f"Bearer {TOKEN}", 403),
        ("/push/wire", f"bearer {TOKEN}", 202),
    ],
)
async def test_only_the_token_of_a_source_opens_it(
    house: House, path: str, token: str | None, status: int
) -> None:
    async with house.client() as client:
        del client.headers["authorization"]
        headers = {"authorization": token} if token is not None else {}
        answer = await client.post(path, content=STORY, headers=headers)
    assert answer.status_code == status
    assert ("www-authenticate" in answer.headers) == (status in {401, 403})
    assert TOKEN not in answer.text
    assert len(house.kept()) == (status == 202)


async def test_who_has_no_token_cannot_tell_which_sources_there_are(house: House) -> None:
    async with house.client() as client:
        client.headers["authorization"] = "Bearer wrong-token-of-somebody"
        there, not_there = await client.post("/push/wire"), await client.post("/push/nowhere")
    assert (there.status_code, there.content) == (not_there.status_code, not_there.content)


async def test_who_has_the_token_of_one_source_cannot_tell_which_others_there_are(house: House) -> None:
    async with house.client() as client:
        answers = [
            await client.post(f"/push/{name}", content=STORY) for name in ("council", "desk", "nowhere")
        ]
    assert len({(answer.status_code, answer.content, str(answer.headers)) for answer in answers}) == 1


async def test_guesses_are_weighed_no_more_after_a_while_and_the_token_still_opens(house: House) -> None:
    async with house.client() as client:
        wrong = {"authorization": "Bearer wrong-token-of-somebody"}
        statuses = [(await client.post("/push/wire", headers=wrong)).status_code for _ in range(GUESSES + 2)]
        right = await client.post("/push/wire", content=STORY)
        house.now += timedelta(minutes=2)
        after = await client.post("/push/wire", headers=wrong)
    assert statuses == [401] * GUESSES + [429] * 2
    assert (right.status_code, after.status_code) == (202, 401)


@pytest.mark.parametrize("method", ["GET", "HEAD", "PUT", "DELETE", "OPTIONS"])
async def test_pushing_is_posting(house: House, method: str) -> None:
    async with house.client() as client:
        answer = await client.request(method, "/push/wire")
    assert answer.status_code == 405
    assert answer.headers["allow"] == "POST"


async def endless(told: list[int]) -> AsyncIterator[bytes]:
    for _ in range(1000):
        told.append(100)
        yield b"x" * 100


async def test_a_body_that_is_too_large_is_refused_while_it_is_read(house: House) -> None:
    told: list[int] = []
    async with house.client() as client:
        streamed = await client.post(
            "/push/wire", content=endless(told), headers={"transfer-encoding": "chunked"}
        )
        stated = await client.post("/push/wire", content=b"x" * 1001)
        fits = await client.post("/push/wire", content=b"x" * 1000)
    assert (streamed.status_code, stated.status_code, fits.status_code) == (413, 413, 202)
    assert [len(body) for body in house.kept()] == [1000]


async def test_a_body_that_says_it_is_too_large_is_refused_unread(house: House) -> None:
    told: list[int] = []
    async with house.client() as client:
        answer = await client.post("/push/wire", content=endless(told), headers={"content-length": "1001"})
    assert answer.status_code == 413
    assert told == []


@pytest.mark.parametrize(
    ("headers", "body", "status"),
    [
        ({"content-type": "image/png"}, STORY, 415),
        ({"content-type": "multipart/form-data; boundary=x"}, STORY, 415),
        ({"content-encoding": "gzip"}, STORY, 415),
        ({"content-type": "text/plain"}, b"%PDF-1.7 and so on", 415),
        ({"content-type": "text/plain"}, b" \n", 422),
        ({"idempotency-key": "x" * 300}, STORY, 400),
        ({"idempotency-key": ""}, STORY, 400),
        ({"content-type": "application/x-www-form-urlencoded"}, STORY, 202),
        ({"content-type": "application/ld+json"}, b"{}", 202),
        ({}, STORY, 202),
    ],
)
async def test_what_is_no_dump_is_refused_with_the_reason(
    house: House, headers: dict[str, str], body: bytes, status: int
) -> None:
    async with house.client() as client:
        answer = await client.post("/push/wire", content=body, headers=headers)
    assert answer.status_code == status
    assert ("error" in answer.json()) == (status != 202)
    assert len(house.kept()) == (status == 202)


async def test_a_body_without_a_length_is_refused(house: House) -> None:
    async with house.client() as client:
        request = client.build_request("POST", "/push/wire")
        request.headers.pop("content-length", None)
        answer = await client.send(request)
    assert answer.status_code == 411


@pytest.mark.parametrize(
    ("error", "status"),
    [
        (SpoolError("/srv/data: the disk is full", is_full=True), 507),
        (SpoolError("/srv/data: read-only"), 503),
    ],
)
async def test_where_the_disk_refuses_the_sender_is_told_to_come_again_and_nothing_of_the_disk(
    house: House, monkeypatch: pytest.MonkeyPatch, error: SpoolError, status: int
) -> None:
    def cannot(*_: object, **__: object) -> spool.Kept:
        raise error

    monkeypatch.setattr(spool, "keep", cannot)
    async with house.client() as client:
        answer = await client.post("/push/wire", content=STORY)
    assert answer.status_code == status
    assert "retry-after" in answer.headers
    assert "/srv" not in answer.text
    assert house.arrived == []


def stalled(begun: Callable[[], None], release: asyncio.Event) -> AsyncIterator[bytes]:
    async def body() -> AsyncIterator[bytes]:
        yield b"The night "
        begun()
        await release.wait()
        yield b"ferry"

    return body()


async def test_a_sender_who_stalls_is_left_and_keeps_no_place(house: House) -> None:
    house.patience = 0.05
    async with house.client() as client:
        late = await client.post("/push/wire", content=stalled(lambda: None, asyncio.Event()))
        next_one = await client.post("/push/wire", content=STORY)
    assert (late.status_code, next_one.status_code) == (408, 202)
    assert house.kept() == [STORY]


async def test_one_source_cannot_take_all_places(house: House) -> None:
    release, all_begun, begun = asyncio.Event(), asyncio.Event(), [0]

    def count() -> None:
        begun[0] += 1
        if begun[0] == OF_ONE:
            all_begun.set()

    async with house.client() as client:
        waiting = [
            asyncio.create_task(client.post("/push/wire", content=stalled(count, release)))
            for _ in range(OF_ONE)
        ]
        await all_begun.wait()
        full = await client.post("/push/wire", content=STORY)
        other = await client.post(
            "/push/council", content=STORY, headers={"authorization": f"Bearer {OTHER}"}
        )
        release.set()
        answers = await asyncio.gather(*waiting)
        after = await client.post("/push/wire", content=STORY)
    assert (full.status_code, full.headers["retry-after"]) == (429, "1")
    assert (other.status_code, after.status_code) == (202, 202)
    assert {answer.status_code for answer in answers} == {202}


async def test_a_token_that_a_reload_replaced_opens_no_more(house: House) -> None:
    async with house.client() as client:
        assert (await client.post("/push/wire", content=STORY)).status_code == 202
        house.sources = (replace(house.sources[0], options=PushOptions(token="a-new-token-of-the-quay")),)
        assert (await client.post("/push/wire", content=STORY)).status_code == 401


def test_a_token_is_not_shown_where_its_source_is() -> None:
    assert TOKEN not in repr(source(Path("/srv"), "wire", PushOptions(token=TOKEN)))
