"""The worker's side: ``python -m feedsvc.runner.child MEGABYTES``.

Frames (``runner.frames``) on standard input and output. A request is a pickle from our own
parent: (operation, [(payload, style)], now, seconds). The answer is JSON, because the process that makes it has touched
hostile bytes: one list of encoded results a payload.
"""

from __future__ import annotations

import json
import os
import pickle
import signal
import sys
from datetime import datetime
from typing import Any

from feedsvc.errors import DumpError
from feedsvc.model.entry import Entry
from feedsvc.model.outcome import Reading
from feedsvc.model.payload import Payload
from feedsvc.model.raw import Rejection
from feedsvc.model.source import HouseStyle
from feedsvc.model.visit import How
from feedsvc.reading import explain, index, read
from feedsvc.render.account import line_to_record
from feedsvc.render.indexed import index_to_record
from feedsvc.render.lesson import lesson_to_bytes
from feedsvc.render.record import record_of
from feedsvc.render.stored import entry_to_json
from feedsvc.runner.frames import read_frame, write_frame

# Seconds beyond the parent's own deadline after which a worker whose parent is gone ends itself.
ORPHAN_GRACE = 10


def answer(request: bytes) -> bytes:
    """Return the encoded readings that a request asks for."""
    # The pickle is our own parent's; nothing fetched reaches it but as bytes inside it.
    operation, work, now, seconds = pickle.loads(request)  # noqa: S301
    signal.alarm(int(seconds) + ORPHAN_GRACE)
    readings: list[list[object]] = []
    for payload, style in work:
        try:
            readings.append(_answered(operation, payload, style, now))
        except MemoryError:
            readings.append(_exhausted(operation, payload))
    signal.alarm(0)
    return json.dumps(readings, ensure_ascii=False).encode("utf-8", "surrogatepass")


def _answered(operation: str, payload: Payload, style: Any, now: datetime) -> list[object]:
    """Return what a payload gave; ``style`` is a HouseStyle, for an index a How."""
    if operation == "explanations":
        return _explained(payload, style, now)
    if operation == "indexes":
        return [_indexed(payload, style)]
    reading = read(payload, style, now=now)
    if operation == "records":
        return [record_of(result, file=result.place) for result in reading.results]
    return _encoded(reading)


def _exhausted(operation: str, payload: Payload) -> list[object]:
    """Return the answer for a payload that needs more memory than there is; those around it are not touched."""
    reason = "needs more memory than read.memory allows"
    refused = Rejection(source=payload.source, place=payload.place, reason=reason, is_failure=True)
    if operation == "records":
        return [record_of(refused, file=payload.place)]
    return [_encoded_result(refused)]


def _indexed(payload: Payload, how: How) -> dict[str, object]:
    """Return an index as JSON-able values, or why it is none."""
    try:
        return index_to_record(index(payload, how))
    except DumpError as error:
        return {"rejected": str(error)}


def _explained(payload: Payload, style: HouseStyle, now: datetime) -> list[object]:
    """Return a payload's results, each with the account of its lines, as JSON-able values."""
    return [
        {**_encoded_result(told.result), "lines": [line_to_record(line) for line in told.lines]}
        for told in explain(payload, style, now=now)
    ]


def _encoded(reading: Reading) -> list[object]:
    """Return a reading as JSON-able values; what the dump teaches goes with its only article."""
    taught = {"lesson": lesson_to_bytes(reading.lesson).hex()} if reading.lesson else {}
    digests = reading.digests or (0,) * len(reading.results)
    return [
        {
            **_encoded_result(result),
            **({} if isinstance(result, Rejection) else taught),
            **({"digest": digest} if digest else {}),
        }
        for result, digest in zip(reading.results, digests, strict=True)
    ]


def _encoded_result(result: Entry | Rejection) -> dict[str, object]:
    if isinstance(result, Rejection):
        return {
            "rejected": result.reason, "place": result.place,
            "failure": result.is_failure, "stand_in": result.is_stand_in,
        }  # fmt: skip
    return {"entry": entry_to_json(result)}


def limit_memory(megabytes: int) -> None:
    """Cap the address space, where the system can."""
    try:
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (megabytes << 20, megabytes << 20))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    except (ImportError, ValueError, OSError):
        return  # the parent's deadline still holds


def main() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the parent's to answer
    limit_memory(int(sys.argv[1]))
    source, sink = sys.stdin.buffer, os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # a library that prints must not break the frames
    while (request := read_frame(source)) is not None:
        write_frame(sink, answer(request))


if __name__ == "__main__":
    main()
