"""A small newsroom in a folder: its configuration, its inbox, and the real commands run upon it."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx

from tests.journeys.forks import forks

ROOT = Path(__file__).resolve().parents[2]
CONFIG = """\
site:
  title: Selwyn Herald
  url: https://herald.example
  language: en
  timezone: UTC
  follow: {{whatsapp: "https://whatsapp.com/channel/0029VaEXAMPLEherald"}}
sources:
  desk: {{folder: inbox, every: 1s, settle: 0s}}
feeds:
  all: {{title: Selwyn Herald}}
  world: {{title: World, where: {{category: World}}}}
publish: {{directory: public}}
serve: {{host: 127.0.0.1, port: {port}}}
store: sqlite:///herald.db
"""


def story(headline: str = "Council votes to mend the harbour wall", *, lead: str = "", day: int = 12) -> str:
    """Return an invented plain-text story that any reader must take for an article."""
    lead = lead or (
        "Port Selwyn's council voted on Monday night to spend four million crowns on the harbour wall, "
        "which last winter's storms had opened in three places."
    )
    return f"""{headline}

World

By Mara Quill

{day} November 2026

PORT SELWYN, Nov {day} (Selwyn Wire) - {lead}

The work is to begin in March and will close the fish quay for eleven weeks, the harbour master, Tobias Renn, told
councillors before the vote. Boats are to land at the ferry pier until then.

"We have patched it every spring since I was an apprentice," Renn said. "A patch is a promise to come back."

Three councillors voted against the plan, saying that the town should wait for the survey of the sea bed that the
pilot service has ordered. It is expected before the end of the year.
"""


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@dataclass
class Done:
    """A command that ended."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)

    @property
    def json_lines(self) -> list[Any]:
        return [json.loads(line) for line in self.out.splitlines() if line.strip()]


class Newsroom:
    """A folder with a configuration; commands run in it as processes of their own."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.inbox = folder / "inbox"
        self.public = folder / "public"
        self.inbox.mkdir()
        self.port = free_port()
        self.config = folder / "feedsvc.yaml"
        self.config.write_text(CONFIG.format(port=self.port))

    def drop(self, name: str, text: str | bytes, *, age: float = 60) -> Path:
        """Put a file into the inbox that has stood there for ``age`` seconds."""
        path = self.inbox / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode() if isinstance(text, str) else text)
        moment = time.time() - age
        os.utime(path, (moment, moment))
        return path

    def feedsvc(self, *words: str, stdin: str | bytes = b"", env: dict[str, str] | None = None) -> Done:
        """Run a command with this newsroom's configuration; one that is given an environment is started anew."""
        given = ["-c", str(self.config)] if words[0] not in {"measure", "version", "schema", "init"} else []
        fed = stdin.encode() if isinstance(stdin, str) else stdin
        environ = {**os.environ, "COLUMNS": "200", "NO_COLOR": "1", **(env or {})}
        if not env and (prepared := forks()):
            code, out, errors = prepared.run([*words, *given], stdin=fed, environ=environ, seconds=90)
            return Done(code, out.decode(), errors.decode())
        done = subprocess.run(
            [sys.executable, "-m", "feedsvc", *words, *given],
            input=fed,
            capture_output=True,
            cwd=ROOT,
            check=False,
            timeout=90,
            env=environ,
        )
        return Done(done.returncode, done.stdout.decode(), done.stderr.decode())

    def entries(self) -> list[Any]:
        return self.feedsvc("entries", "--json", "--limit", "1000").json_lines

    def feed(self, name: str = "all") -> Any:
        return json.loads((self.public / "feeds" / f"{name}.json").read_text())

    @property
    def base(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def start(self, **changes: Any) -> subprocess.Popen[bytes]:
        with (self.folder / "service.log").open("ab") as log:
            return subprocess.Popen(
                [sys.executable, "-m", "feedsvc", "run", "-c", str(self.config)],
                cwd=ROOT,
                stdout=subprocess.DEVNULL,
                stderr=log,
                **changes,
            )

    @contextmanager
    def service(self) -> Iterator[subprocess.Popen[bytes]]:
        """Run the service; yields when it answers."""
        process = self.start()
        try:
            self.wait(lambda: httpx.get(f"{self.base}/readyz").status_code == 200, within=30, process=process)
            yield process
        finally:
            if process.poll() is None:
                process.send_signal(signal.SIGTERM)
            process.wait(timeout=15)

    def log(self) -> str:
        return (self.folder / "service.log").read_text()

    def wait(
        self, holds: Callable[[], bool], *, within: float = 20, process: subprocess.Popen[bytes] | None = None
    ) -> None:
        """Wait until something holds; what cannot be asked yet does not hold yet."""
        deadline = time.monotonic() + within
        while True:
            try:
                if holds():
                    return
            except (httpx.HTTPError, OSError, ValueError, KeyError):
                pass
            if process is not None and process.poll() is not None:
                raise AssertionError(f"the service ended with {process.returncode}:\n{self.log()}")
            if time.monotonic() > deadline:
                raise AssertionError(f"did not come to hold within {within} s:\n{self.log()}")
            time.sleep(0.05)
