"""Messages of an mbox file: where each stands, and its bytes.

The file is streamed and never held. What is remembered of a message is where it stood and an imprint of its bytes: if
the first and the last that are known still stand there, only what was appended is read.

Spec: RFC 4155 (From_ lines part the messages); the mboxrd rule for quoted ``>From`` lines.
"""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from typing import Final

from feedsvc.errors import FetchError
from feedsvc.fetch.files import CHUNK, explain_os_error, open_named, shown, too_large
from feedsvc.fetch.folder import FileReading, FoundFile, Scan, is_moving
from feedsvc.model.outcome import FileState
from feedsvc.model.payload import Payload
from feedsvc.model.raw import Rejection
from feedsvc.model.source import Source

#: Bytes of a From_ line that are looked at, and of a header in which the Message-ID is looked for.
FROM_LINE: Final = 512
HEADER: Final = 65_536
#: Messages of one file.
MOST: Final = 1_000_000

# Archives write "dana at quay.example" for the address. All of it is shorter than FROM_LINE.
_FROM = (
    rb"From (?:[^\s]{1,300}[ \t]{1,9})?(?:[^\s]{1,40}[ \t]{1,3}){0,3}(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun) (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)"
    rb" {1,2}\d{1,2} \d{1,2}:\d{2}"
)
_FIRST = re.compile(_FROM)
_NEXT = re.compile(rb"\n" + _FROM)
#: What stands before it: the end of a line, and an empty one.
_EMPTY = (b"\n", b"\n\r")
_QUOTED = re.compile(rb"(?m)^>(?=>{0,99}From )")
_MESSAGE_ID = re.compile(rb"(?im)^message-id:\s{0,9}<([^<>#\s]{1,150})>")


def scan(source: Source, *, known: Mapping[str, FileState], now: datetime) -> Scan:
    """Return the messages of an mbox, those known without reading them again.

    Raises: FetchError if it cannot be read or is no mbox.
    """
    descriptor = open_named(source.location)
    try:
        return _scan(source, descriptor, known=known, now=now)
    except OSError as error:
        raise FetchError(f"{source.location}: {explain_os_error(error)}") from error
    finally:
        os.close(descriptor)


def _scan(source: Source, descriptor: int, *, known: Mapping[str, FileState], now: datetime) -> Scan:
    status = os.fstat(descriptor)
    if status.st_size == 0:
        return Scan(files=(), skipped=(), unsettled=())
    if not _FIRST.match(os.pread(descriptor, FROM_LINE, 0)):
        raise FetchError(f"{source.location}: is no mbox: it does not begin with a From_ line")
    fitting = {
        place: state
        for place, state in known.items()
        if not _is_too_large(state) or state.size > source.max_bytes
    }
    files = _standing(descriptor, fitting, size=status.st_size)
    begin = _end_of(files[-1]) if files else 0
    name = shown(os.path.basename(source.location))
    taken = {file.place for file in files}
    skipped = [
        Rejection(
            source=source.key, place=file.place, reason=too_large(file.size, max_bytes=source.max_bytes)
        )
        for file in files
        if _is_too_large(fitting[file.place])
    ]
    files = [file for file in files if not _is_too_large(fitting[file.place])]
    if begin >= status.st_size:
        return Scan(files=tuple(files), skipped=tuple(skipped), unsettled=())
    if is_moving(status, settle=source.settle, now_ns=int(now.timestamp() * 1e9)):
        writing = Rejection(
            source=source.key, place=name, reason="is still being written; read at the next poll"
        )
        # What is not looked at is not gone: it is met again at the next poll.
        left = [_as_found(state) for state in known.values() if state.mtime_ns >= begin]
        return Scan(files=(*files, *left), skipped=(*skipped, writing), unsettled=(name,))
    for start, end in _messages(descriptor, begin=begin, size=status.st_size):
        is_too_large = end - start > source.max_bytes
        found = _found(descriptor, start, end, taken=taken, is_too_large=is_too_large)
        taken.add(found.place)
        if is_too_large:
            reason = too_large(end - start, max_bytes=source.max_bytes)
            skipped.append(Rejection(source=source.key, place=found.place, reason=reason))
        # Also one that is too large: where it stands must be remembered, or all below it were looked for at every poll.
        files.append(found)
        if len(taken) > MOST:
            raise FetchError(f"{source.location}: holds more than {MOST:,} messages")
    return Scan(files=tuple(files), skipped=tuple(skipped), unsettled=())


def _is_too_large(state: FileState) -> bool:
    """Tell whether a message was left unread because of its size."""
    return state.rejected is not None and not state.digest


def _standing(descriptor: int, known: Mapping[str, FileState], *, size: int) -> list[FoundFile]:
    """Return the known messages that stand one after another from the start of the file, if they still do."""
    files: list[FoundFile] = []
    end = 0
    for state in sorted(known.values(), key=lambda state: state.mtime_ns):
        if state.mtime_ns != end:
            break
        files.append(_as_found(state))
        end += state.size
    if not files or end > size:
        return []
    for file in (files[0], files[-1]):
        last = _end_of(file) if not _is_too_large(known[file.place]) else file.mtime_ns + HEADER
        if _imprint(descriptor, file.mtime_ns, last) != file.inode:
            return []
    rest = os.pread(descriptor, FROM_LINE, end)
    return files if not rest or _FIRST.match(rest) else []


def _as_found(state: FileState) -> FoundFile:
    return FoundFile(
        path=f"{state.mtime_ns}:{state.mtime_ns + state.size}",
        place=state.place,
        size=state.size,
        mtime_ns=state.mtime_ns,
        inode=state.inode,
    )


def _end_of(file: FoundFile) -> int:
    return file.mtime_ns + file.size


def _messages(descriptor: int, *, begin: int, size: int) -> Iterator[tuple[int, int]]:
    """Yield where each message begins and ends, its From_ line with it."""
    start = begin
    position = begin
    held = b""
    while position < size:
        chunk = os.pread(descriptor, min(CHUNK, size - position), position)
        if not chunk:
            break
        window, base = held + chunk, position - len(held)
        position += len(chunk)
        # A match that the end of the window may cut short is left for the next one.
        safe = len(window) - FROM_LINE if position < size else len(window)
        for found in _NEXT.finditer(window):
            at = found.start()
            if at >= safe:
                break
            if window[max(0, at - 2) : at].endswith(_EMPTY):
                yield start, base + at + 1
                start = base + at + 1
        # Two bytes more than what was left: the look at the empty line needs them.
        held = window[max(0, safe - 2) :]
    if start < position:
        yield start, position


def _found(descriptor: int, start: int, end: int, *, taken: set[str], is_too_large: bool) -> FoundFile:
    """Return a message under its Message-ID, or under its imprint where that names none or another.

    Of one that is too large only the beginning is looked at: where more is allowed one day, its imprint is another.
    """
    imprint = _imprint(descriptor, start, end if not is_too_large else start + HEADER)
    header = (
        os.pread(descriptor, min(HEADER, end - start), start).replace(b"\r\n", b"\n").partition(b"\n\n")[0]
    )
    said = _MESSAGE_ID.search(header)
    place = shown(os.fsdecode(said[1])) if said else f"{imprint:016x}"
    if place in taken:
        place = f"{imprint:016x}"
    while place in taken:  # a copy to the last byte, appended once more
        place += "+"
    return FoundFile(path=f"{start}:{end}", place=place, size=end - start, mtime_ns=start, inode=imprint)


def _imprint(descriptor: int, start: int, end: int) -> int:
    """Return 63 bits of a digest of the file's bytes from ``start`` to ``end``."""
    digest = hashlib.blake2b(digest_size=8)
    position = start
    while position < end:
        chunk = os.pread(descriptor, min(CHUNK, end - position), position)
        if not chunk:
            break
        digest.update(chunk)
        position += len(chunk)
    return int.from_bytes(digest.digest(), "big") >> 1


def read_files(
    source: Source, files: tuple[FoundFile, ...], *, known: Mapping[str, FileState]
) -> Iterator[FileReading]:
    """Yield messages one by one, their From_ lines taken off and quoted ones undone.

    Raises: FetchError if the mbox is gone.
    """
    descriptor = open_named(source.location)
    try:
        for found in files:
            yield _read_one(source, found, known=known.get(found.place), descriptor=descriptor)
    finally:
        os.close(descriptor)


def _read_one(source: Source, found: FoundFile, *, known: FileState | None, descriptor: int) -> FileReading:
    state = FileState(
        place=found.place, size=found.size, mtime_ns=found.mtime_ns, inode=found.inode, digest=""
    )
    if found.size > source.max_bytes:
        return FileReading(state=replace(state, rejected=too_large(found.size, max_bytes=source.max_bytes)))
    start, _, end = found.path.partition(":")
    try:
        raw = b"".join(_chunks(descriptor, int(start), int(end)))
        written = os.fstat(descriptor).st_mtime_ns
    except OSError as error:
        reason = explain_os_error(error)
        return FileReading(
            state=state, skipped=Rejection(source=source.key, place=found.place, reason=reason)
        )
    if int.from_bytes(hashlib.blake2b(raw, digest_size=8).digest(), "big") >> 1 != found.inode:
        reason = "changed while it was read; it is read when it stands still"
        return FileReading(
            state=state, skipped=Rejection(source=source.key, place=found.place, reason=reason)
        )
    # The empty line below a message is the file's, and comes with the next one: the digest is of the message.
    body = _QUOTED.sub(b"", raw.partition(b"\n")[2]).rstrip(b"\r\n") + b"\n"
    state = replace(state, digest=hashlib.sha256(body).hexdigest())
    if known is not None and known.digest == state.digest and known.rejected is None:
        return FileReading(state=state)
    modified = datetime.fromtimestamp(max(0, written // 1_000_000_000), tz=UTC)
    return FileReading(
        state=state,
        payload=Payload(source=source.key, place=found.place, body=body, modified=modified),
    )


def _chunks(descriptor: int, start: int, end: int) -> Iterator[bytes]:
    position = start
    while position < end:
        chunk = os.pread(descriptor, min(CHUNK, end - position), position)
        if not chunk:
            return
        yield chunk
        position += len(chunk)
