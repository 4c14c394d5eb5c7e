"""A web that answers as scripted, and a newsroom that polls it: real store, real parsers, no network."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

from feedsvc.config.load import load
from feedsvc.decide.cadence import lengthened, pace
from feedsvc.decide.due import backoff, next_due
from feedsvc.errors import AnswerError, DumpError, FetchError
from feedsvc.kinds.registry import KINDS
from feedsvc.model.outcome import Reading, Recalled, RunReport, SourceState
from feedsvc.model.payload import Payload
from feedsvc.model.source import HouseStyle, Source
from feedsvc.model.visit import How, Memory
from feedsvc.model.web import Access, Answer, Index, Manners, NotModified, Validators
from feedsvc.pipeline.poll import read_by_name
from feedsvc.pipeline.poll_web import WebEdges, poll_web
from feedsvc.reading import index, read
from feedsvc.seams import Store
from feedsvc.service.desk import StoreDesk
from tests.builders import make_site

NOTHING = Validators()
START = datetime(2026, 11, 20, 12, tzinfo=UTC)


@dataclass(frozen=True, kw_only=True)
class Page:
    """What an address answers."""

    body: bytes = b""
    media_type: str = "text/html"
    etag: bytes | None = None
    manners: Manners = field(default_factory=Manners)
    url: str | None = None
    error: FetchError | None = None


@dataclass
class ScriptedWeb:
    """Answers from a table; what is not in it is a 404."""

    pages: dict[str, Page] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)
    accesses: dict[str, Access] = field(default_factory=dict)

    async def get(
        self, url: str, *, access: Access, validators: Validators = NOTHING, accept: str = ""
    ) -> Answer | NotModified:
        del accept
        self.asked.append(url)
        self.accesses[url] = access
        page = self.pages.get(url.partition("#")[0], Page(error=AnswerError("answered 404", status=404)))
        if page.error is not None:
            raise page.error
        shown = page.url or url
        known = Validators(etag=page.etag)
        if page.etag is not None and validators.etag == page.etag:
            return NotModified(asked=url, url=shown, validators=known, manners=page.manners)
        return Answer(
            asked=url, url=shown, status=200, body=page.body, media_type=page.media_type, charset="utf-8",
            validators=known, manners=page.manners,
        )  # fmt: skip

    async def close(self) -> None: ...

    def since(self, count: int) -> list[str]:
        return self.asked[count:]


class Inline:
    """Reads in this process."""

    def __init__(self, clock: Callable[[], datetime]) -> None:
        self.clock = clock
        self.read_places: list[str] = []

    async def read(self, work: Iterable[tuple[Payload, HouseStyle]]) -> AsyncIterator[Reading]:
        for payload, style in work:
            self.read_places.append(payload.place)
            yield read(payload, style, now=self.clock())

    async def index(self, payload: Payload, how: How) -> Index:
        try:
            return index(payload, how)
        except DumpError as error:
            raise FetchError(f"{payload.place}: {error}") from error

    async def close(self) -> None: ...


class Newsroom:
    """One site that polls sources on a scripted web."""

    def __init__(self, folder: Path, store: Store) -> None:
        self.folder = folder
        self.store = store
        self.web = ScriptedWeb()
        self.now = START
        self.reader = Inline(lambda: self.now)
        self.site = make_site()
        self._desk = StoreDesk()

    def close(self) -> None:
        self._desk.close()

    def source(self, text: str, key: str = "wire") -> Source:
        """Return a source as its YAML makes it."""
        path = self.folder / "feedsvc.yaml"
        path.write_text(f"site: {{title: Post, url: 'https://post.example'}}\nsources: {{{key}: {text}}}\n")
        return load(str(path), environ={}, kinds=KINDS).sources[0]

    async def poll(self, source: Source, *, minutes: int = 1) -> RunReport:
        """Poll a source, a minute later than the last time."""
        self.now += timedelta(minutes=minutes)
        collect = KINDS[source.kind].collect
        assert collect is not None
        edges = WebEdges(
            site=self.site, store=self.store, desk=self._desk, reader=self.reader, web=self.web,
            clock=lambda: self.now, recall=self._recall, finish=self._finish, schedule=self.schedule,
        )  # fmt: skip
        return await poll_web(source, collect, edges)

    def titles(self) -> list[str]:
        """Return the headlines of the entries, sorted."""
        return sorted(ledger.entry.title for ledger in self.store.entries(include_killed=False))

    def memory(self, key: str = "wire") -> Memory:
        return self.store.source_states()[key].memory

    def due_in(self, key: str = "wire") -> timedelta:
        due = self.store.source_states()[key].next_due
        assert due is not None
        return due - self.now

    async def _recall(self, key: str) -> Recalled:
        return self.store.visits.recall({key: read_by_name(key)})[key]

    async def _finish(self, state: SourceState) -> None:
        self.store.visits.finish([state])

    @staticmethod
    def schedule(source: Source, memory: Memory, now: datetime, failures: int) -> datetime:
        every = backoff(failures, pace(source.every, memory.news, now=now))
        due = next_due(every, key=source.key, last=now, now=now, fire=lambda _, at: at)
        return lengthened(due, every=source.every, memory=memory, last=now)


def article(title: str, *paragraphs: str) -> bytes:
    """Return a page with one article."""
    text = paragraphs or (
        f"{title}, the harbour board said on Friday, and nobody at the quay was surprised by what it had decided.",
        "The pilots of Port Selwyn have waited for the new moorings since the spring, when the storm took the old ones.",
        "Work is to begin in the second week of January and will take until the first ferries of the summer sail.",
    )
    body = "".join(f"<p>{paragraph}</p>" for paragraph in text)
    return (
        f"<html lang=en><head><title>{title}</title><meta property='article:published_time' content='2026-11-20T09:00:00Z'>"
        f"</head><body><article><h1>{title}</h1>{body}</article></body></html>"
    ).encode()
