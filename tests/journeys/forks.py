"""Commands without the wait for libraries: one process loads feedsvc once and forks for every command.

What is forked is a process of its own, with its own arguments, folder, streams and exit code; only the loading of some four
hundred modules, most of what a small command costs, is not paid a thousand times. ``FEEDSVC_TEST_REAL=1`` starts each one anew.
"""

from __future__ import annotations

import atexit
import contextlib
import json
import os
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import traceback
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
#: Loaded before the first fork; none of them starts a thread or opens a file by being imported.
LOADED = (
    "asyncio", "uvloop", "rich.progress", "rich.table", "sqlalchemy.dialects.sqlite", "jinja2", "feedgen.feed", "nh3", "lxml.html",
    "feedsvc.app", "feedsvc.cli.main", "feedsvc.config.load", "feedsvc.fetch.client", "feedsvc.kinds.registry",
    "feedsvc.pipeline.build", "feedsvc.pipeline.edition", "feedsvc.pipeline.reprocess", "feedsvc.publish.directory",
    "feedsvc.runner.workers", "feedsvc.service.press", "feedsvc.service.turns", "feedsvc.store.backup", "feedsvc.store.sql",
)  # fmt: skip
#: Bytes of a request.
MOST = 1 << 20


class Forks:
    """The parent's side: one command at a time."""

    def __init__(self) -> None:
        ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        self._socket = ours
        self._turn = threading.Lock()
        with theirs:
            self._process = subprocess.Popen(
                [sys.executable, "-m", "tests.journeys.forks", str(theirs.fileno())],
                cwd=ROOT,
                pass_fds=[theirs.fileno()],
            )
        atexit.register(self.close)

    def run(
        self, words: list[str], *, stdin: bytes, environ: dict[str, str], seconds: float
    ) -> tuple[int, bytes, bytes]:
        """Return exit code, output and errors of ``feedsvc WORDS``. Raises: TimeoutError."""
        with self._turn, contextlib.ExitStack() as files:
            streams = [files.enter_context(tempfile.TemporaryFile()) for _ in range(3)]
            streams[0].write(stdin)
            streams[0].seek(0)
            request = json.dumps({"words": words, "environ": environ}).encode()
            socket.send_fds(self._socket, [request], [stream.fileno() for stream in streams])
            pid = int(self._socket.recv(MOST))
            self._socket.settimeout(seconds)
            try:
                code = int(self._socket.recv(MOST))
            except TimeoutError:
                os.kill(pid, signal.SIGKILL)
                self._socket.settimeout(None)
                self._socket.recv(MOST)
                raise
            self._socket.settimeout(None)
            for stream in streams[1:]:
                stream.seek(0)
            return code, streams[1].read(), streams[2].read()

    def close(self) -> None:
        self._socket.close()
        self._process.wait()


@cache
def forks() -> Forks | None:
    """Return this process's forks; None where commands are to be started anew."""
    return Forks() if sys.platform == "linux" and not os.environ.get("FEEDSVC_TEST_REAL") else None


def serve(control: socket.socket) -> None:
    """Fork for every request until the parent is gone."""
    for name in LOADED:
        __import__(name)
    while True:
        request, streams, _, _ = socket.recv_fds(control, MOST, 3)
        if not request:
            return
        pid = os.fork()
        if pid == 0:
            control.close()
            become(json.loads(request), streams)
        for stream in streams:
            os.close(stream)
        control.send(str(pid).encode())
        control.send(str(os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])).encode())


def become(request: dict[str, object], streams: list[int]) -> None:
    """Be the command, and end with its exit code."""
    for target, stream in enumerate(streams):
        os.dup2(stream, target)
        os.close(stream)
    words, environ = request["words"], request["environ"]
    assert isinstance(words, list)
    assert isinstance(environ, dict)
    os.environ.clear()
    os.environ.update(environ)
    sys.argv = ["feedsvc", *words]
    from feedsvc.cli.main import main

    code: object = 0
    try:
        main()
    except SystemExit as end:
        code = end.code
    except BaseException:  # noqa: BLE001 - as the interpreter itself does at its top
        traceback.print_exc()
        code = 1
    threading._shutdown()  # type: ignore[attr-defined]
    with contextlib.suppress(OSError):
        sys.stdout.flush()
        sys.stderr.flush()
    os._exit(code if isinstance(code, int) else 0 if code is None else 1)


if __name__ == "__main__":
    with socket.socket(fileno=int(sys.argv[1])) as control:
        serve(control)
