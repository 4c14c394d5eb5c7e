"""The parent's side: a pool of worker processes, batches in flight, readings in order."""

from __future__ import annotations

import asyncio
import contextlib
import json
import os
import pickle
import selectors
import subprocess
import sys
import threading
import time
from collections import deque
from collections.abc import AsyncIterator, Callable, Iterable, Iterator, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

from feedsvc.errors import FetchError, StoreError, WorkerError
from feedsvc.model.account import Explanation
from feedsvc.model.chrome import Lesson
from feedsvc.model.outcome import Reading
from feedsvc.model.payload import Payload
from feedsvc.model.raw import Rejection
from feedsvc.model.visit import How
from feedsvc.model.web import Index
from feedsvc.render.account import line_from_record
from feedsvc.render.indexed import index_from_record
from feedsvc.render.lesson import lesson_from_bytes
from feedsvc.render.stored import entry_from_json
from feedsvc.runner.frames import LENGTH

#: A payload and how it is read: a HouseStyle, for an index a How.
Work = tuple[Payload, Any]
# A batch amortizes the round trip (0.3 ms) over dumps of a few milliseconds, and is small enough to spread evenly.
BATCH_FILES = 8
BATCH_BYTES = 512 << 10
# Another worker takes a third of a second to start: it is worth it for work that waits so long, or is so much.
PATIENCE = 0.5
MUCH_BYTES = 64 << 10
# A worker's start includes importing lxml on a cold disk.
START_SECONDS = 20.0
# -P: the folder a person happens to stand in must not shadow a module.
CHILD = (sys.executable, "-P", "-m", "feedsvc.runner.child")


class Worker:
    """One worker process; ``call`` blocks, so threads make the calls."""

    def __init__(self, *, memory: int, command: Sequence[str] = CHILD) -> None:
        root = str(Path(__file__).resolve().parents[2])
        self._process = subprocess.Popen(  # noqa: S603 - our own interpreter and module
            [*command, str(memory)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env={**os.environ, "PYTHONPATH": root},
            start_new_session=True,
        )
        self.idle_since = time.monotonic()
        #: Whether it has answered yet: the first answer waits for its libraries.
        self.has_loaded = False
        self._is_called = False

    def call(self, request: bytes, *, seconds: float) -> bytes:
        """Return the answer to a request.

        Raises: WorkerError if the worker dies or overruns; it is dead then.
        """
        self._is_called = True
        try:
            answer = self._answer(request, time.monotonic() + seconds)
        except (OSError, ValueError, WorkerError) as error:
            self._is_called = False
            self.kill()
            if isinstance(error, WorkerError):
                raise
            raise WorkerError("its reader process died of it") from error
        self._is_called = False
        self.has_loaded = True
        self.idle_since = time.monotonic()
        return answer

    def _answer(self, request: bytes, deadline: float) -> bytes:
        stdin = self._process.stdin
        assert stdin is not None
        stdin.write(LENGTH.pack(len(request)) + request)
        stdin.flush()
        (length,) = LENGTH.unpack(self._receive(LENGTH.size, deadline))
        return self._receive(length, deadline)

    def _receive(self, length: int, deadline: float) -> bytes:
        assert self._process.stdout is not None
        descriptor = self._process.stdout.fileno()
        parts: list[bytes] = []
        with selectors.DefaultSelector() as selector:
            selector.register(descriptor, selectors.EVENT_READ)
            while length:
                if not selector.select(max(0.0, deadline - time.monotonic())):
                    raise WorkerError("took longer to read than read.timeout allows")
                part = os.read(descriptor, min(length, 1 << 20))
                if not part:
                    raise WorkerError("its reader process died of it")
                parts.append(part)
                length -= len(part)
        return b"".join(parts)

    def kill(self) -> None:
        """End the process. A call that is under way sees its stream end: closing it here would leave the call waiting."""
        self._process.kill()
        self._process.wait()
        if self._is_called:
            return
        for stream in (self._process.stdin, self._process.stdout):
            if stream is not None:
                with contextlib.suppress(OSError):
                    stream.close()


class WorkerReader:
    """Reads payloads in worker processes; implements ``seams.Reader``."""

    def __init__(
        self,
        *,
        workers: int,
        seconds: float,
        memory: int,
        clock: Callable[[], datetime],
        command: Sequence[str] = CHILD,
    ) -> None:
        self._size = max(1, workers)
        self._seconds = seconds
        self._memory = memory
        self._clock = clock
        self._command = command
        self._idle: list[Worker] = []
        self._all: set[Worker] = set()
        self._turn = asyncio.Semaphore(self._size)
        self._busy = 0
        #: Bytes of the batches that are not answered yet.
        self._pending = 0
        self._changed = asyncio.Event()
        self._door = threading.Lock()
        self._is_closed = False

    async def read(self, work: Iterable[Work]) -> AsyncIterator[Reading]:
        """Yield a Reading for each payload, in order."""
        async for batch, answers in self._stream("entries", work):
            for (payload, _), answer in zip(batch, answers, strict=True):
                yield Reading(
                    place=payload.place,
                    results=tuple(_decode(payload, item) for item in answer),
                    digests=_digests(answer),
                    lesson=_decode_lesson(answer),
                )

    async def records(self, work: Iterable[Work]) -> AsyncIterator[list[dict[str, Any]]]:
        """Yield the preview records of each payload, in order; the workers make them."""
        async for _, answers in self._stream("records", work):
            for answer in answers:
                yield answer

    async def index(self, payload: Payload, how: How) -> Index:
        """Return what an index lists. Raises: FetchError if it is none, with the reason."""
        ((told,),) = await self._run("indexes", [(payload, how)])
        if "rejected" in told:
            raise FetchError(f"{payload.place}: {told['rejected']}")
        return index_from_record(told)

    async def explain(self, work: Iterable[Work]) -> AsyncIterator[tuple[Explanation, ...]]:
        """Yield what became of each payload, with the account of its lines where it is plain text, in order."""
        async for batch, answers in self._stream("explanations", work):
            for (payload, _), answer in zip(batch, answers, strict=True):
                yield tuple(_decode_explanation(payload, item) for item in answer)

    def warm(self) -> None:
        """Start a worker before there is anything to read: it loads beside what else has to be loaded."""
        self._idle.append(self._start())

    async def close(self) -> None:
        """End the workers, as ``seams.Reader`` asks for it."""
        self.end()

    def end(self) -> None:
        """End the workers; a call that is under way in a thread finds its worker dead and starts no other."""
        with self._door:
            self._is_closed = True
            for worker in self._all:
                worker.kill()
            self._all.clear()
            self._idle.clear()

    def retire(self, *, idle_seconds: float) -> int:
        """End workers that have had nothing to do for so long; return how many."""
        horizon = time.monotonic() - idle_seconds
        old = [worker for worker in self._idle if worker.idle_since <= horizon]
        for worker in old:
            self._idle.remove(worker)
            self._all.discard(worker)
            worker.kill()
        return len(old)

    async def _stream(
        self, operation: str, work: Iterable[Work]
    ) -> AsyncIterator[tuple[list[Work], list[list[dict[str, Any]]]]]:
        batches = _batches(iter(work))
        flying: deque[tuple[list[Work], asyncio.Task[list[list[dict[str, Any]]]]]] = deque()
        try:
            exhausted = False
            while flying or not exhausted:
                while not exhausted and len(flying) < self._size * 2:
                    # Taking a batch opens files: a thread waits for the disk, the loop does not.
                    batch = await asyncio.to_thread(next, batches, None)
                    if batch is None:
                        exhausted = True
                    else:
                        flying.append((batch, asyncio.create_task(self._run(operation, batch))))
                if flying:
                    batch, task = flying[0]
                    answers = await task
                    flying.popleft()
                    yield batch, answers
        finally:
            for _, task in flying:
                task.cancel()
            await asyncio.gather(*(task for _, task in flying), return_exceptions=True)

    async def _run(self, operation: str, batch: list[Work]) -> list[list[dict[str, Any]]]:
        """Return a batch's answers; when the batch breaks its worker, each payload's own."""
        try:
            return await self._run_whole(operation, batch)
        except WorkerError as error:
            if len(batch) == 1:
                payload = batch[0][0]
                if operation == "records":
                    return [[{"file": payload.place, "rejected": str(error)}]]
                return [[{"rejected": str(error), "place": payload.place, "failure": True}]]
        answers: list[list[dict[str, Any]]] = []
        for item in batch:
            answers.extend(await self._run(operation, [item]))
        return answers

    async def _run_whole(self, operation: str, batch: list[Work]) -> list[list[dict[str, Any]]]:
        """Return a batch's answers from one worker. Raises: WorkerError."""
        size = sum(len(payload.body) for payload, _ in batch)
        self._pending += size
        self._changed.set()
        try:
            async with self._turn:
                held = await self._free()
                self._busy += 1
                try:
                    return await asyncio.to_thread(self._call, held, operation, batch)
                finally:
                    with contextlib.suppress(IndexError):
                        self._idle.append(held.pop())  # cancelled before a thread took it
                    self._busy -= 1
                    self._changed.set()
        finally:
            self._pending -= size

    async def _free(self) -> list[Worker]:
        """Return an idle worker; none where another is to be started."""
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(PATIENCE):
                while self._busy and not self._idle and self._pending < MUCH_BYTES:
                    self._changed.clear()
                    await self._changed.wait()
        return [self._idle.pop()] if self._idle else []

    def _call(self, held: list[Worker], operation: str, batch: list[Work]) -> list[list[dict[str, Any]]]:
        worker = held.pop() if held else self._start()
        request = pickle.dumps((operation, batch, self._clock(), self._seconds))
        try:
            answer = worker.call(request, seconds=self._seconds + (0 if worker.has_loaded else START_SECONDS))
        except WorkerError:
            self._all.discard(worker)
            raise
        self._idle.append(worker)
        decoded: list[list[dict[str, Any]]] = json.loads(answer.decode("utf-8", "surrogatepass"))
        return decoded

    def _start(self) -> Worker:
        with self._door:
            if self._is_closed:
                raise WorkerError("was not read: feedsvc is stopping")
            worker = Worker(memory=self._memory, command=self._command)
            self._all.add(worker)
            return worker


def _batches(work: Iterator[Work]) -> Iterator[list[Work]]:
    batch: list[Work] = []
    size = 0
    for item in work:
        batch.append(item)
        size += len(item[0].body)
        if len(batch) >= BATCH_FILES or size >= BATCH_BYTES:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def _decode(payload: Payload, item: dict[str, Any]) -> Any:
    if "rejected" in item:
        return Rejection(
            source=payload.source,
            place=item["place"],
            reason=item["rejected"],
            is_failure=item["failure"],
            is_stand_in=item.get("stand_in", False),
        )
    return entry_from_json(item["entry"])


def _digests(answer: Sequence[dict[str, Any]]) -> tuple[int, ...]:
    digests = tuple(int(item.get("digest", 0)) for item in answer)
    return digests if any(digests) else ()


def _decode_explanation(payload: Payload, item: dict[str, Any]) -> Explanation:
    result = _decode(payload, item)
    lines = tuple(map(line_from_record, item.get("lines", ())))
    return Explanation(place=result.place, result=result, lines=lines)


def _decode_lesson(answer: Sequence[dict[str, Any]]) -> Lesson | None:
    """Return what the payload's only article teaches; a lesson that is none costs no reading."""
    if len(answer) != 1 or "lesson" not in answer[0]:
        return None
    try:
        return lesson_from_bytes(bytes.fromhex(answer[0]["lesson"]))
    except (ValueError, TypeError, StoreError):
        return None
